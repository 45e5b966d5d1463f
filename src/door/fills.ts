/** Drafts to fills: numbers, signs of fees, order, and the trades they make. */
import { Decimal } from "decimal.js";
import { type Answers, Ask, Refusal } from "./answers";
import { noTime, refuseLines } from "./bars";
import { decimalMark } from "./decimal-mark";
import type { FillFacts, FillSide, FillsRead, ReadFill } from "./fill";
import { draftActivity, draftFlex, draftLines, type Drafts, type FillDraft } from "./fill-drafts";
import type { FillFormat } from "./fill-formats";
import { draftPairs, draftTradingView, draftTradovatePairs } from "./fill-pairs";
import { currencyIn, type DecimalMark, readCellNumber } from "./number-cell";
import { refuseThirtySeconds } from "./odd-prices";
import { directionOf } from "./order";
import { fillsSentence } from "./sentence";
import type { Delimiter, Line } from "./split";
import { readZone } from "./time-text";
import { timesOf } from "./times";
import { groupTrades } from "./trades";
import { isoTime, numberWords } from "./words";

/** Reads the fills below the header that stands `at` that place of the lines; `unread` are the titles of tables further below. */
export function readFills(
  format: FillFormat,
  all: readonly Line[],
  at: number,
  delimiter: Delimiter,
  answers: Answers,
  unread: readonly string[] = [],
): FillsRead {
  const drafted = draftsOf(format, all, at);
  const { drafts, aside } = drafted;
  if (drafted.lines.length === 0) throw new Refusal("empty", "has no line below the header.");
  const texts = drafts.map(({ time }) => time);
  const zone = format.isUtc ? { offset: 0 } : zoneAbove(all.slice(0, at));
  const times = timesOf(texts, { header: drafted.timeHeader, ...(zone && { zone }), order: format.order }, answers);
  const voting = drafted.lines.flatMap(({ cells }) => cells.filter((_, column) => !drafted.timeColumns.includes(column)));
  const mark = decimalMark(voting, { delimiter, hasDottedDates: texts.some((text) => text?.dotted) }, answers);
  refuseThirtySeconds(drafts.flatMap(({ price, line }) => (price === "" ? [] : [[price, line] as const])));
  const read = readDrafts(drafts, times.at, mark);
  signFees(read.fills, format, answers);
  const whole = format.layout === "tradovate pairs" ? joinParts(read.fills) : read.fills;
  const order = inOrder(whole, drafted.hasOwnOrder);
  const { fills, duplicates } = eachIdOnce(order.fills.map(({ fill }) => fill));
  if (fills.length === 0) throw new Refusal("empty", "holds no fills.");
  const { trades, orphans } = groupTrades(fills);
  const facts: FillFacts = {
    format: format.name,
    count: fills.length,
    from: isoTime(fills[0]!.time),
    to: isoTime(fills[fills.length - 1]!.time),
    zone: times.zone,
    turned: order.turned,
    duplicates,
    skipped: read.skipped,
    aside: aside + read.aside,
    symbols: [...new Set(fills.map(({ symbol }) => symbol))].filter((symbol) => symbol !== "").sort(),
    trades: trades.filter(({ closed }) => closed !== null).length,
    open: trades.filter(({ closed }) => closed === null).length,
    orphans,
    fees: sums(fills.flatMap(({ fee, currency }) => (fee === null ? [] : [[currency ?? "", fee] as const]))),
    funding: fundingOf(drafted, mark),
  };
  const report = fillsSentence(facts, {
    sorted: order.sorted,
    firstSkipped: read.firstSkipped,
    uncounted: drafted.uncounted ?? [],
    unread,
  });
  return { fills, trades, facts, report };
}

function draftsOf(format: FillFormat, all: readonly Line[], at: number): Drafts {
  const [header, lines] = [all[at]!.cells, all.slice(at + 1)];
  switch (format.layout) {
    case "tradovate pairs":
      return draftTradovatePairs(format, header, lines);
    case "pairs":
      return draftPairs(format, header, lines);
    case "tradingview":
      return draftTradingView(format, header, lines);
    case "ib activity":
      return draftActivity(format, all);
    case "ib flex":
      return draftFlex(format, header, lines);
    default:
      return draftLines(format, header, lines);
  }
}

/** "Time Zone:UTC+8" in a line above the header. */
function zoneAbove(lines: readonly Line[]): ReturnType<typeof readZone> {
  for (const { cells } of lines) {
    for (const cell of cells) {
      const found = /time\s*zone\W*((?:UTC|GMT)[^,;)]*)/i.exec(cell);
      if (found) return readZone(found[1]!.trim());
    }
  }
  return undefined;
}

interface NumberedFill {
  fill: ReadFill;
  line: number;
  rank: number;
}

interface ReadDrafts {
  fills: NumberedFill[];
  aside: number;
  skipped: number;
  firstSkipped: number | null;
}

/** A line that holds an entry and an exit is left out whole where one of them cannot be read. */
function readDrafts(drafts: readonly FillDraft[], times: Float64Array, mark: DecimalMark): ReadDrafts {
  const fills: NumberedFill[] = [];
  const aside = new Set<number>();
  const faults = new Map<number, string>();
  drafts.forEach((draft, at) => {
    const quantity = readCellNumber(draft.quantity, mark);
    if (draft.quantity === "" || quantity === 0) {
      aside.add(draft.line);
      return;
    }
    const price = readCellNumber(draft.price, mark);
    const side = sideOf(draft, quantity);
    const fault = faultOf(draft, times[at]!, quantity, price, side);
    if (fault !== undefined) {
      if (!faults.has(draft.line)) faults.set(draft.line, fault);
      return;
    }
    const fill: ReadFill = {
      time: times[at]!,
      symbol: draft.symbol,
      side: side!,
      contracts: Math.abs(quantity!),
      price: price!,
      fee: feeOf(draft, mark),
      currency: draft.currency ?? (currencyIn(draft.fee) || null),
      id: draft.id,
      position: draft.position,
    };
    if (draft.order !== undefined) fill.order = draft.order;
    if (draft.closes !== undefined) fill.closes = draft.closes;
    if (draft.word?.turns) fill.turns = true;
    if ((readCellNumber(draft.profit, mark) ?? 0) !== 0) fill.hasProfit = true;
    fills.push({ fill, line: draft.line, rank: draft.rank ?? 0 });
  });
  const [first] = faults;
  if (!first) return { fills, aside: aside.size, skipped: 0, firstSkipped: null };
  const whole = fills.filter(({ line }) => !faults.has(line));
  const lines = new Set(drafts.map(({ line }) => line)).size;
  if (whole.length === 0 || (faults.size > 3 && faults.size > Math.floor(lines / 10)))
    refuseLines(faults.size, lines, { line: first[0], fault: first[1] });
  return { fills: whole, aside: aside.size, skipped: faults.size, firstSkipped: first[0] };
}

function sideOf({ word, sideCell, isSigned }: FillDraft, quantity: number | undefined): FillSide | undefined {
  if (word) return word.side;
  if (!isSigned || sideCell !== "" || quantity === undefined) return undefined;
  return quantity < 0 ? "sell" : "buy";
}

function faultOf(draft: FillDraft, time: number, quantity: number | undefined, price: number | undefined, side?: string) {
  if (Number.isNaN(time)) return noTime(draft.timeCell);
  if (quantity === undefined) return `quantity "${draft.quantity}" is no number`;
  if (side === undefined) return draft.sideCell === "" ? "it has no side" : `"${draft.sideCell}" is neither buy nor sell`;
  // A buy that is taken back is none, and no sale either
  if (draft.word?.side === "buy" && quantity < 0 && draft.word.closes === undefined) return `a buy of ${draft.quantity}`;
  const money = currencyIn(draft.quantity);
  if (isMoneyOf(draft.symbol, money)) return `quantity "${draft.quantity}" is an amount of ${money}, no number of contracts`;
  if (price === undefined) return draft.price === "" ? "price is missing" : `price "${draft.price}" is no number`;
  const formula = [draft.symbol, draft.currency, draft.id].find((name) => name?.startsWith("="));
  if (formula !== undefined) return `"${formula}" is a formula, no name`;
  return price > 0 ? undefined : `price ${numberWords(price)} is not above 0`;
}

/** 700 USDT of BTCUSDT are what was paid for them. Contracts of a dollar each are counted in USD. */
function isMoneyOf(symbol: string, currency: string): boolean {
  const pair = symbol.toUpperCase().replace(/[-_ ]?(?:SWAP|PERP|PERPETUAL)$/, "");
  return currency.length > 2 && currency !== "USD" && pair.length > currency.length && pair.endsWith(currency);
}

/** As it stands in the file; null where there is none. */
function feeOf({ fee, commission = "", feeParts }: FillDraft, mark: DecimalMark): number | null {
  if (feeParts.length === 0) {
    const paid = [fee, commission].flatMap((text) => readCellNumber(text, mark) ?? []);
    return paid.length === 0 ? null : Decimal.sum(...paid).toNumber();
  }
  const parts = feeParts.flatMap(([text, sign]) => {
    const value = readCellNumber(text, mark);
    return value === undefined ? [] : [new Decimal(value).times(sign)];
  });
  return parts.length === 0 ? null : Decimal.sum(...parts).toNumber();
}

/** Turns the sign of fees to above 0 = paid; asked where the file does not say which sign that is. */
function signFees(fills: readonly NumberedFill[], format: FillFormat, answers: Answers): void {
  const signs = new Set(fills.map(({ fill }) => Math.sign(fill.fee ?? 0)).filter((sign) => sign !== 0));
  const rebate = format.fees === "cash" ? 1 : -1;
  const isUnclear = format.feeParts === undefined && signs.has(rebate) && (signs.size === 1 || format.fees === "unknown");
  if (isUnclear && answers.fees === undefined) throw new Ask(feesQuestion);
  const paid = isUnclear ? answers.fees : format.fees === "cash" ? "cash" : "cost";
  if (paid === "cash") for (const { fill } of fills) if (fill.fee) fill.fee = -fill.fee;
}

const feesQuestion: Ask["question"] = {
  ask: "fees",
  says: "Are fees above 0 costs, or those below 0?",
  choices: [
    { answer: "cost", label: "Above 0 are costs" },
    { answer: "cash", label: "Below 0 are costs" },
  ],
};

function joinParts(fills: readonly NumberedFill[]): NumberedFill[] {
  const joined = new Map<string, NumberedFill>();
  for (const each of fills) {
    const { side, id, time, price, contracts, symbol } = each.fill;
    const key = JSON.stringify([symbol, side, id, time, price]);
    const before = joined.get(key)?.fill;
    if (before) before.contracts = new Decimal(before.contracts).plus(contracts).toNumber();
    else joined.set(key, each);
  }
  return [...joined.values()];
}

function inOrder(fills: readonly NumberedFill[], hasOwnOrder: boolean) {
  const times = fills.map(({ fill }) => fill.time);
  const { rises, falls } = directionOf(times);
  const turned = hasOwnOrder && falls && !rises;
  const falling = times.filter((time, at) => at > 0 && time < times[at - 1]!).length;
  // Of one moment, the order of the file counts, which in most files is rising or falling throughout
  const isBackwards = hasOwnOrder && falling * 2 > times.length - 1;
  const ordered = turned || isBackwards ? [...fills].reverse() : [...fills];
  if (!turned) ordered.sort((one, other) => one.fill.time - other.fill.time || one.rank - other.rank);
  return { fills: ordered, turned, sorted: hasOwnOrder && rises && falls };
}

/** What makes a fill with an id the same as another. */
export function identityOf({ id, symbol, time, side, contracts, price }: ReadFill): string {
  return JSON.stringify([id, symbol, time, side, contracts, price]);
}

function eachIdOnce(fills: readonly ReadFill[]): { fills: ReadFill[]; duplicates: number } {
  const seen = new Set<string>();
  const once = fills.filter((fill) => {
    if (fill.id === null) return true;
    const key = identityOf(fill);
    return !seen.has(key) && seen.add(key);
  });
  return { fills: once, duplicates: fills.length - once.length };
}

/** Sums by name, without the residues of binary fractions. */
export function sums(entries: readonly (readonly [name: string, value: number])[]): Record<string, number> {
  const totals = new Map<string, Decimal>();
  for (const [name, value] of entries) totals.set(name, (totals.get(name) ?? new Decimal(0)).plus(value));
  return Object.fromEntries([...totals].map(([name, total]) => [name, total.toNumber()]));
}

function fundingOf({ funding }: Drafts, mark: DecimalMark): Record<string, number> {
  const entries = funding.flatMap(({ text, currency }) => {
    const value = readCellNumber(text, mark) ?? 0;
    return value === 0 ? [] : [[currency, value] as const];
  });
  return sums(entries);
}
