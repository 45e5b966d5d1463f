/** Fills to trades, from flat to flat. */
import { Decimal } from "decimal.js";
import type { PositionSide, ReadFill, Step, Trade } from "./fill";
import { isoTime } from "./words";

/** The part of a fill that belongs to one trade. */
export interface FillPart {
  /** Its place among the fills. */
  fill: number;
  contracts: Decimal;
  fee: Decimal | null;
  isEntry: boolean;
}

/** What is held of a symbol, before the first fill. */
export interface OpenPosition {
  symbol: string;
  position: PositionSide | null;
  /** Above 0 long, below 0 short. */
  held: Decimal;
}

export interface TradeParts {
  side: PositionSide;
  symbol: string;
  parts: FillPart[];
  /** Did it stand open before the first fill? */
  isContinued: boolean;
  held: Decimal;
}

export interface Grouping {
  trades: TradeParts[];
  /** Parts of fills that close what was opened before: fill and contracts. */
  orphans: { fill: number; contracts: Decimal }[];
}

/** Groups fills, which stand in the order of time. */
export function groupFills(fills: readonly ReadFill[], before: readonly OpenPosition[] = []): Grouping {
  const open = new Map<string, TradeParts>();
  const found: Grouping = { trades: [], orphans: [] };
  for (const { symbol, position, held } of before) {
    const trade: TradeParts = { side: held.gt(0) ? "long" : "short", symbol, parts: [], isContinued: true, held };
    open.set(keyOf(symbol, position), trade);
    found.trades.push(trade);
  }
  fills.forEach((fill, at) => addFill(fill, at, open, found));
  return found;
}

function keyOf(symbol: string, position: PositionSide | null): string {
  return JSON.stringify([symbol, position]);
}

function addFill(fill: ReadFill, at: number, open: Map<string, TradeParts>, found: Grouping): void {
  const sign = fill.side === "buy" ? 1 : -1;
  // A fill that turns the position closes one side of an account that keeps both apart, and opens the other
  const closing = keyOf(fill.symbol, fill.turns ? (sign > 0 ? "short" : "long") : fill.position);
  const opening = fill.turns ? keyOf(fill.symbol, sign > 0 ? "long" : "short") : closing;
  const held = open.get(closing);
  let rest = new Decimal(fill.contracts);
  if (held && held.held.s !== sign) {
    const closed = Decimal.min(rest, held.held.abs());
    addPart(held, fill, at, closed, false);
    rest = rest.minus(closed);
    if (held.held.isZero()) open.delete(closing);
    if (rest.isZero()) return;
    // Where both sides are kept apart nothing turns round
    if (fill.position !== null) return void found.orphans.push({ fill: at, contracts: rest });
  } else if (!held && isClosing(fill)) {
    return void found.orphans.push({ fill: at, contracts: rest });
  }
  let trade = open.get(opening);
  if (!trade) {
    trade = { side: sign > 0 ? "long" : "short", symbol: fill.symbol, parts: [], isContinued: false, held: new Decimal(0) };
    open.set(opening, trade);
    found.trades.push(trade);
  }
  addPart(trade, fill, at, rest, true);
}

/** By its position, its word, or a realised profit. A fill that turns the position closes as much as was held, which nobody knows. */
function isClosing({ side, position, closes, hasProfit, turns }: ReadFill): boolean {
  if (turns) return true;
  if (position !== null) return (position === "long") !== (side === "buy");
  return closes ?? hasProfit ?? false;
}

function addPart(trade: TradeParts, fill: ReadFill, at: number, contracts: Decimal, isEntry: boolean): void {
  const share = contracts.eq(fill.contracts) ? new Decimal(1) : contracts.div(fill.contracts);
  const fee = fill.fee === null ? null : new Decimal(fill.fee).times(share);
  trade.parts.push({ fill: at, contracts, fee, isEntry });
  trade.held = trade.held.plus(contracts.times(fill.side === "buy" ? 1 : -1));
}

/** The trades that fills make, and how many fills close what was opened before the first of them. */
export function groupTrades(fills: readonly ReadFill[]): { trades: Trade[]; orphans: number } {
  const { trades, orphans } = groupFills(fills);
  return {
    trades: trades.map((trade) => tradeOf(trade, fills)),
    orphans: new Set(orphans.map(({ fill }) => fill)).size,
  };
}

function tradeOf({ side, symbol, parts, held }: TradeParts, fills: readonly ReadFill[]): Trade {
  const [entries, exits] = [parts.filter(({ isEntry }) => isEntry), parts.filter(({ isEntry }) => !isEntry)];
  const last = fills[parts[parts.length - 1]!.fill]!;
  return {
    symbol,
    side,
    opened: isoTime(fills[parts[0]!.fill]!.time),
    closed: held.isZero() ? isoTime(last.time) : null,
    steps: stepsOf(parts, true, fills),
    exits: stepsOf(parts, false, fills),
    avgEntry: average(entries, fills)!,
    avgExit: average(exits, fills),
    fees: feesOf(parts, fills),
  };
}

/** Parts of one order, or without orders of one moment, that follow each other are one step. */
function stepsOf(parts: readonly FillPart[], isEntry: boolean, fills: readonly ReadFill[]): Step[] {
  const steps: FillPart[][] = [];
  parts.forEach((part, at) => {
    if (part.isEntry !== isEntry) return;
    const before = parts[at - 1];
    const follows = before?.isEntry === isEntry && isOneOrder(fills[before.fill]!, fills[part.fill]!);
    if (follows) steps[steps.length - 1]!.push(part);
    else steps.push([part]);
  });
  return steps.map((step) => [contractsOf(step).toNumber(), average(step, fills)!]);
}

function isOneOrder(one: ReadFill, other: ReadFill): boolean {
  if (one.order !== undefined && other.order !== undefined) return one.order === other.order;
  return one.time === other.time;
}

function contractsOf(parts: readonly FillPart[]): Decimal {
  return Decimal.sum(0, ...parts.map(({ contracts }) => contracts));
}

function average(parts: readonly FillPart[], fills: readonly ReadFill[]): number | null {
  if (parts.length === 0) return null;
  const value = Decimal.sum(...parts.map(({ fill, contracts }) => contracts.times(fills[fill]!.price)));
  return value.div(contractsOf(parts)).toNumber();
}

function feesOf(parts: readonly FillPart[], fills: readonly ReadFill[]): Record<string, number> {
  const totals = new Map<string, Decimal>();
  for (const { fill, fee } of parts) {
    if (fee === null) continue;
    const currency = fills[fill]!.currency ?? "";
    totals.set(currency, (totals.get(currency) ?? new Decimal(0)).plus(fee));
  }
  return Object.fromEntries([...totals].map(([currency, total]) => [currency, total.toNumber()]));
}
