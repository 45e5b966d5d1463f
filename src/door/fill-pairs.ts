/** Tables whose lines hold an entry and an exit, or that name entries and exits by words. */
import type { FillSide } from "./fill";
import { type Drafts, type FillDraft, placesOf, timeIn } from "./fill-drafts";
import { findColumn, pairPlaces } from "./fill-columns";
import type { FillFormat } from "./fill-formats";
import { sideWord } from "./fill-words";
import { otherFees, placesByContent } from "./general-fills";
import { fold } from "./names";
import { cellAt, type Line } from "./split";

const empty: Omit<FillDraft, "line" | "time" | "timeCell" | "quantity" | "price"> = {
  symbol: "",
  word: undefined,
  sideCell: "",
  isSigned: false,
  fee: "",
  feeParts: [],
  currency: null,
  id: null,
  position: null,
  profit: "",
};

function tableOf(lines: readonly Line[], drafts: FillDraft[], timeColumns: readonly number[], aside = 0): Drafts {
  return { drafts, aside, funding: [], timeColumns, lines, hasOwnOrder: false, timeHeader: "" };
}

function hasNumber(lines: readonly Line[], at: number): Line[] {
  return lines.filter(({ cells }) => /\d/.test(cellAt(cells, at)));
}

/** Tradovate: a buy and a sell on each line; the parts of one fill are one fill. */
export function draftTradovatePairs(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const at = (name: string) => findColumn(header, [name]);
  const places = placesOf(header, format.columns);
  const times = [at("boughttimestamp"), at("soldtimestamp")];
  const lines = hasNumber(all, places.quantity);
  const drafts = lines.flatMap((line) =>
    (["buy", "sell"] as const).map((side): FillDraft => {
      const time = times[side === "buy" ? 0 : 1]!;
      return {
        ...empty,
        line: line.number,
        time: timeIn(line.cells, time),
        timeCell: cellAt(line.cells, time),
        symbol: cellAt(line.cells, places.symbol),
        word: { side },
        sideCell: side,
        quantity: cellAt(line.cells, places.quantity),
        price: cellAt(line.cells, at(`${side}price`)),
        id: cellAt(line.cells, at(`${side}fillid`)) || null,
      };
    }),
  );
  return tableOf(lines, drafts, times);
}

/** An entry and an exit on each line, the whole commission at the exit, or at the entry while there is none. */
export function draftPairs(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const { entryTime, exitTime, entryPrice, exitPrice } = pairPlaces(header)!;
  const only = format.only && { at: findColumn(header, format.only.column), words: format.only.words };
  const isMeant = ({ cells }: Line) => only === undefined || only.words.includes(fold(cellAt(cells, only.at)));
  const meant = all.filter(isMeant);
  const aside = only ? all.filter((line) => !isMeant(line) && cellAt(line.cells, only.at) !== "").length : 0;
  const places = placesByContent(header, format.columns, meant);
  const lines = hasNumber(meant, places.quantity);
  const drafts = lines.flatMap((line, row) => {
    const cell = (at: number) => cellAt(line.cells, at);
    const word = sideWord(cell(places.side));
    const ends = [
      { time: entryTime, price: entryPrice, side: word?.side, isExit: false },
      { time: exitTime, price: exitPrice, side: word && opposite(word.side), isExit: true },
    ];
    // What is still held has no exit
    const isOpen = cell(exitTime) === "" || (cell(exitPrice) === "" && cell(entryPrice) !== "");
    return ends.slice(0, isOpen ? 1 : 2).map(({ time, price, side, isExit }, phase, { length }): FillDraft => ({
      ...empty,
      line: line.number,
      time: timeIn(line.cells, time),
      timeCell: cell(time),
      symbol: cell(places.symbol),
      word: side && { side },
      sideCell: cell(places.side),
      quantity: cell(places.quantity),
      price: cell(price),
      ...(phase === length - 1 && { fee: cell(places.fee), commission: cell(places.commission) }),
      currency: cell(places.currency) || null,
      id: `${cell(places.id) || row + 1} ${isExit ? "out" : "in"}`,
      closes: isExit,
      rank: row * 2 + phase,
    }));
  });
  const funding = lines.map(({ cells }) => ({ text: cellAt(cells, places.funding), currency: cellAt(cells, places.currency) }));
  const uncounted = otherFees(header, lines, places).map((at) => header[at]!);
  return { ...tableOf(lines, drafts, [entryTime, exitTime], aside), funding, uncounted, timeHeader: cellAt(header, entryTime) };
}

function opposite(side: FillSide): FillSide {
  return side === "buy" ? "sell" : "buy";
}

/** TradingView: lines Entry long, Exit long; the exit of a trade that is still open is none. */
export function draftTradingView(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const places = placesOf(header, format.columns);
  const [type, signal] = [findColumn(header, ["type"]), findColumn(header, ["signal"])];
  const lines = all.filter(({ cells }) => /^(entry|exit)\b/i.test(cellAt(cells, type)));
  let aside = 0;
  const drafts: FillDraft[] = [];
  for (const line of lines) {
    const { cells } = line;
    const isExit = /^exit/i.test(cells[type]!);
    if (isExit && (/^open$/i.test(cellAt(cells, signal)) || cellAt(cells, places.time) === "")) {
      aside += 1;
      continue;
    }
    const side: FillSide = /long/i.test(cells[type]!) !== isExit ? "buy" : "sell";
    const trade = cellAt(cells, places.id);
    drafts.push({
      ...empty,
      line: line.number,
      time: timeIn(cells, places.time),
      timeCell: cellAt(cells, places.time),
      word: { side },
      sideCell: cells[type]!,
      quantity: cellAt(cells, places.quantity),
      price: cellAt(cells, places.price),
      id: `${trade} ${isExit ? "out" : "in"}`,
      closes: isExit,
      rank: Number(trade) * 2 + (isExit ? 1 : 0),
    });
  }
  return tableOf(lines, drafts, [places.time], aside);
}
