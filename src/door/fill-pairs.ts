/** Tables whose lines hold an entry and an exit, or that name entries and exits by words. */
import type { FillSide } from "./fill";
import { type Drafts, type FillDraft, placesOf, timeIn } from "./fill-drafts";
import { type FillFormat, findColumn } from "./fill-formats";
import type { Line } from "./split";

const empty: Omit<FillDraft, "line" | "time" | "timeCell" | "quantity" | "price"> = {
  symbol: "",
  word: undefined,
  sideCell: "",
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
  return lines.filter(({ cells }) => /\d/.test(cells[at] ?? ""));
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
        timeCell: line.cells[time] ?? "",
        symbol: line.cells[places.symbol] ?? "",
        word: { side },
        sideCell: side,
        quantity: line.cells[places.quantity] ?? "",
        price: line.cells[at(`${side}price`)] ?? "",
        id: line.cells[at(`${side}fillid`)] || null,
      };
    }),
  );
  return tableOf(lines, drafts, times);
}

/** NinjaTrader: an entry and an exit on each line, the whole commission at the exit. */
export function draftNinjaTraderPairs(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const at = (name: string) => findColumn(header, [name]);
  const places = placesOf(header, format.columns);
  const times = [at("entrytime"), at("exittime")];
  const lines = hasNumber(all, places.quantity);
  const drafts = lines.flatMap((line, row) =>
    (["entry", "exit"] as const).map((end, phase): FillDraft => {
      const isLong = /^long$/i.test(line.cells[places.side] ?? "");
      const side: FillSide = isLong === (end === "entry") ? "buy" : "sell";
      return {
        ...empty,
        line: line.number,
        time: timeIn(line.cells, times[phase]!),
        timeCell: line.cells[times[phase]!] ?? "",
        symbol: line.cells[places.symbol] ?? "",
        word: { side },
        sideCell: line.cells[places.side] ?? "",
        quantity: line.cells[places.quantity] ?? "",
        price: line.cells[at(`${end}price`)] ?? "",
        fee: end === "exit" ? (line.cells[places.fee] ?? "") : "",
        id: `${line.cells[places.id] || row + 1} ${end === "entry" ? "in" : "out"}`,
        closes: end === "exit",
        rank: row * 2 + phase,
      };
    }),
  );
  return tableOf(lines, drafts, times);
}

/** TradingView: lines Entry long, Exit long; the exit of a trade that is still open is none. */
export function draftTradingView(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const places = placesOf(header, format.columns);
  const [type, signal] = [findColumn(header, ["type"]), findColumn(header, ["signal"])];
  const lines = all.filter(({ cells }) => /^(entry|exit)\b/i.test(cells[type] ?? ""));
  let aside = 0;
  const drafts: FillDraft[] = [];
  for (const line of lines) {
    const { cells } = line;
    const isExit = /^exit/i.test(cells[type]!);
    if (isExit && (/^open$/i.test(cells[signal] ?? "") || (cells[places.time] ?? "") === "")) {
      aside += 1;
      continue;
    }
    const side: FillSide = /long/i.test(cells[type]!) !== isExit ? "buy" : "sell";
    const trade = cells[places.id] ?? "";
    drafts.push({
      ...empty,
      line: line.number,
      time: timeIn(cells, places.time),
      timeCell: cells[places.time] ?? "",
      word: { side },
      sideCell: cells[type]!,
      quantity: cells[places.quantity] ?? "",
      price: cells[places.price] ?? "",
      id: `${trade} ${isExit ? "out" : "in"}`,
      closes: isExit,
      rank: Number(trade) * 2 + (isExit ? 1 : 0),
    });
  }
  return tableOf(lines, drafts, [places.time], aside);
}
