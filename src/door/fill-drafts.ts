/** Lines of cells to drafts of fills: what stands where, before any number is read. */
import { type FillColumns, findColumn } from "./fill-columns";
import type { FillFormat } from "./fill-formats";
import { isMoneyWord, isUnfilled, positionWord, type SideWord, sideWord } from "./fill-words";
import { otherFees, type Places, placesByContent } from "./general-fills";
import type { PositionSide } from "./fill";
import { fold } from "./names";
import { cellAt, type Line, widthOf } from "./split";
import { findTimeColumns, timeTexts } from "./time-column";
import { readTimeText, type TimeText } from "./time-text";
import { timeNames } from "./bar-columns";

/** A fill whose numbers are still texts. */
export interface FillDraft {
  line: number;
  time: TimeText | undefined;
  timeCell: string;
  symbol: string;
  word: SideWord | undefined;
  /** The side as it stands. */
  sideCell: string;
  /** Does the sign of the quantity tell the side? */
  isSigned: boolean;
  quantity: string;
  price: string;
  fee: string;
  /** Paid beside the fee. */
  commission?: string;
  feeParts: readonly (readonly [text: string, sign: 1 | -1])[];
  currency: string | null;
  id: string | null;
  order?: string;
  position: PositionSide | null;
  closes?: boolean;
  profit: string;
  /** Of one time, the lower comes first. */
  rank?: number;
}

export interface Drafts {
  drafts: FillDraft[];
  /** Lines that are no fills. */
  aside: number;
  funding: { text: string; currency: string }[];
  /** The names of columns of fees that are not counted. */
  uncounted?: readonly string[];
  /** The columns that hold times: their cells do not vote on the decimal mark. */
  timeColumns: readonly number[];
  /** Every line that belongs to the table. */
  lines: readonly Line[];
  /** Lines that hold an entry and an exit have no order of their own. */
  hasOwnOrder: boolean;
  timeHeader: string;
}

const columnNames: readonly (keyof FillColumns)[] = [
  "time",
  "symbol",
  "side",
  "quantity",
  "price",
  "fee",
  "commission",
  "currency",
  "id",
  "order",
  "position",
  "closes",
  "profit",
  "funding",
  "status",
];

export function placesOf(header: readonly string[], columns: FillColumns): Places {
  return Object.fromEntries(columnNames.map((name) => [name, findColumn(header, columns[name])])) as Places;
}

/** Drafts of a table with a fill a line. */
export function draftLines(format: FillFormat, header: readonly string[], all: readonly Line[]): Drafts {
  const isGeneral = format.layout === "general";
  const places = isGeneral ? placesByContent(header, format.columns, all) : placesOf(header, format.columns);
  const lines = isGeneral ? ownLines(all, timeOf(format, header, all, places).date) : all;
  const isFilledQuantity = /fill|exec|deal|transacted/i.test(cellAt(header, places.quantity));
  const time = timeOf(format, header, lines, places);
  const texts = timeTexts(lines, time);
  const parts = (format.feeParts ?? []).map(([name, sign]) => [findColumn(header, [name]), sign] as const);
  const alike = (format.alike ?? []).map((name) => findColumn(header, [name])).filter((at) => at >= 0);
  const only = format.only && { column: findColumn(header, format.only.column), words: format.only.words };
  const found: Drafts = {
    drafts: [],
    aside: 0,
    funding: [],
    timeColumns: [time.date, time.clock ?? -1],
    lines: [],
    hasOwnOrder: true,
    timeHeader: [time.date, time.clock].map((at) => cellAt(header, at)).join(" "),
  };
  // In a column that names sides a blank is no side
  const isSigned = !lines.some(({ cells }) => sideWord(cellAt(cells, places.side)) !== undefined);
  const kept: Line[] = [];
  lines.forEach((line, at) => {
    const cell = cellsOf(line, places);
    const word = sideWord(cell("side"));
    if (texts[at] === undefined && word === undefined && !/\d/.test(cell("price"))) return;
    kept.push(line);
    if (format.fundingLines === undefined || line.cells.some((each) => format.fundingLines!.test(each)))
      if (cell("funding") !== "") found.funding.push({ text: cell("funding"), currency: cell("currency") });
    const isOther = only && !only.words.includes(fold(cellAt(line.cells, only.column)));
    if (
      isOther ||
      isNoFill(cell, word, isFilledQuantity) ||
      alike.some((at) => fold(cellAt(line.cells, at)) !== fold(cellAt(line.cells, alike[0]!)))
    )
      found.aside += 1;
    else found.drafts.push(draftOf(line, cell, word, texts[at], time.date, parts, isSigned, format.currency));
  });
  const uncounted = isGeneral ? otherFees(header, kept, places).map((at) => header[at]!) : [];
  return { ...found, lines: kept, uncounted };
}

type Cell = (name: keyof FillColumns) => string;

function cellsOf({ cells }: Line, places: Places): Cell {
  return (name) => {
    const text = cellAt(cells, places[name]);
    // A dash is a blank, but beside a + it is a side
    return name !== "side" && /^[-–]{1,2}$/.test(text) ? "" : text;
  };
}

function timeOf(format: FillFormat, header: readonly string[], lines: readonly Line[], places: Places) {
  if (format.layout !== "general") return { date: places.time };
  const names = [...(format.columns.time as string[]), ...timeNames];
  return findTimeColumns(header.map(fold), lines, Object.values(places), names) ?? { date: places.time };
}

/** Lines that move money, and orders that were never filled. */
function isNoFill(cell: Cell, word: SideWord | undefined, isFilledQuantity: boolean): boolean {
  if (cell("quantity") === "") return true;
  if (word === undefined && cell("side") !== "" && isMoneyWord(cell("side"))) return true;
  return !isFilledQuantity && isUnfilled(cell("status"));
}

function draftOf(
  line: Line,
  cell: Cell,
  word: SideWord | undefined,
  time: TimeText | undefined,
  timeColumn: number,
  parts: readonly (readonly [number, 1 | -1])[],
  isSigned: boolean,
  currency?: string,
): FillDraft {
  const closes = word?.closes ?? closingWord(cell("closes"));
  const draft: FillDraft = {
    line: line.number,
    time,
    timeCell: cellAt(line.cells, timeColumn),
    symbol: cell("symbol"),
    word,
    sideCell: cell("side"),
    isSigned,
    quantity: cell("quantity"),
    price: cell("price"),
    fee: cell("fee"),
    commission: cell("commission"),
    feeParts: parts.filter(([at]) => at >= 0).map(([at, sign]) => [cellAt(line.cells, at), sign] as const),
    currency: cell("currency") || currency || null,
    id: cell("id") || null,
    position: word?.position ?? positionWord(cell("position")) ?? null,
    profit: cell("profit"),
  };
  if (closes !== undefined) draft.closes = closes;
  if (cell("order") !== "") draft.order = cell("order");
  return draft;
}

/** Words such as OPEN, CLOSE, in, out, Entry, Exit, O and C, parted by ; where a fill has several. */
function closingWord(text: string): boolean | undefined {
  const found = text.split(/[;,/]/).map(fold);
  if (found.some((word) => ["open", "in", "entry", "o", "toopen", "opening"].includes(word))) return false;
  return found.some((word) => ["close", "out", "exit", "c", "toclose", "closing"].includes(word)) ? true : undefined;
}

/** A table ends where blank lines and lines without times follow: what stands below is a section of its own. */
function ownLines(lines: readonly Line[], time: number): readonly Line[] {
  const isTimed = ({ cells }: Line) => readTimeText(cellAt(cells, time)) !== undefined;
  let end = lines.length;
  while (end > 0 && !isTimed(lines[end - 1]!)) end -= 1;
  const next = lines[end];
  return end > 0 && next && next.number > lines[end - 1]!.number + 1 ? lines.slice(0, end) : lines;
}

/** The lines of the section Trades of an activity statement, each with the header above it. */
export function draftActivity(format: FillFormat, all: readonly Line[]): Drafts {
  const sections: { header: readonly string[]; lines: Line[] }[] = [];
  for (const line of all) {
    const [section, kind, level] = line.cells;
    if (section !== "Trades") continue;
    if (kind === "Header") sections.push({ header: line.cells, lines: [] });
    else if (kind === "Data" && level === "Order") sections[sections.length - 1]?.lines.push(line);
  }
  let exchanges = 0;
  const read = sections.map(({ header, lines }) => {
    const category = findColumn(header, ["assetcategory"]);
    const kept = lines.filter(({ cells }) => !/^forex/i.test(cellAt(cells, category)));
    exchanges += lines.length - kept.length;
    return draftLines(format, header, kept);
  });
  const first = read[0]!;
  return {
    ...first,
    drafts: read.flatMap(({ drafts }) => drafts),
    lines: read.flatMap(({ lines }) => lines),
    aside: exchanges + read.reduce((sum, { aside }) => sum + aside, 0),
  };
}

/** A Flex table ends where the next one begins; of orders with their executions only the executions count. */
export function draftFlex(format: FillFormat, header: readonly string[], lines: readonly Line[]): Drafts {
  const isAgain = ({ cells }: Line) => cells[0] === header[0];
  const isSame = (line: Line) => isAgain(line) && widthOf(line) === widthOf({ number: 0, cells: header });
  const end = lines.findIndex((line) => isAgain(line) && !isSame(line));
  const table = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !isSame(line));
  const [level, kind] = [findColumn(header, ["levelofdetail"]), findColumn(header, ["assetclass"])];
  const executions = table.filter(({ cells }) => /^execution/i.test(cellAt(cells, level)));
  const rows = executions.length > 0 ? executions : table;
  const fills = rows.filter(({ cells }) => !/^cash$/i.test(cellAt(cells, kind)));
  const read = draftLines(format, header, fills);
  return { ...read, aside: read.aside + rows.length - fills.length };
}

/** Reads the time of a cell that stands alone. */
export function timeIn(cells: readonly string[], at: number): TimeText | undefined {
  return readTimeText(cellAt(cells, at));
}
