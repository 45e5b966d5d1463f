/** From inputs to the figures that a plan is worked out from. What cannot be told, because an input is wrong, is undefined. */
import { Decimal, decimalOf, one } from "../calc/decimal";
import type { Side } from "../calc/side";
import { type PlanContract, planContracts } from "./contract-list";
import type { PlanInputName, PlanValues } from "./inputs";
import { backward, forward, moneyDecimals, priceDecimals } from "./numbers";
import { Reading, sideWords } from "./reading";
import { readSplit, type SplitRead } from "./split-text";

/** What is traded: the typed figures, else those of the list. */
export interface ContractFigures {
  row: PlanContract | undefined;
  isUnknown: boolean;
  size: Decimal | undefined;
  type: "linear" | "inverse" | undefined;
  tick: Decimal | undefined;
  /** False where a wrong tick was typed: then no price can be told. */
  isTickKnown: boolean;
  lot: Decimal | undefined;
  quote: string;
  settles: string;
  fee: Decimal | undefined;
  /** The code whose tiers of maintenance count. */
  tiers: string | undefined;
}

export interface PriceFigures {
  side: Side | undefined;
  entry: Decimal | undefined;
  /** The input that says where the stop is, and its distance from the entry where it is one. */
  stopFrom: PlanInputName;
  stopDistance: Decimal | undefined;
  /** Before it is judged. */
  rawStop: Decimal | undefined;
  stop: Decimal | undefined;
  steps: number | undefined;
  /** A number: a list of more steps than a plan has. */
  split: SplitRead | number | undefined;
  stepFrom: PlanInputName;
  stepPoints: Decimal | undefined;
  rawLast: Decimal | undefined;
  last: Decimal | undefined;
  targets: readonly TargetFigures[];
  decimals: number;
}

export interface TargetFigures {
  from: PlanInputName;
  /** Undefined: none, or it cannot be told. */
  price: Decimal | undefined;
}

export interface AccountFigures {
  currency: string;
  equityPrice: Decimal | undefined;
  equity: Decimal | undefined;
  riskAllowed: Decimal | undefined;
  moneyDecimals: number;
}

export interface Resolved {
  reading: Reading;
  contract: ContractFigures;
  prices: PriceFigures;
  account: AccountFigures;
}

export function resolve(values: PlanValues, list: readonly PlanContract[] = planContracts): Resolved {
  const reading = new Reading(values);
  const contract = contractFigures(reading, list);
  const prices = priceFigures(reading, contract);
  return { reading, contract, prices, account: accountFigures(reading, contract, prices.entry) };
}

function contractFigures(reading: Reading, list: readonly PlanContract[]): ContractFigures {
  const code = reading.text("Contract")?.toLowerCase();
  const row = list.find((each) => each.code.toLowerCase() === code);
  const figure = (name: PlanInputName, listed: number | undefined): Decimal | undefined =>
    reading.isBlank(name) ? (listed === undefined ? undefined : decimalOf(listed)) : reading.number(name);
  const type = reading.isBlank("Contract_type") ? (row?.type ?? "linear") : reading.word("Contract_type");
  const settles = reading.text("Settlement_currency") ?? row?.settles ?? "USD";
  return {
    row,
    isUnknown: code !== undefined && row === undefined,
    size: figure("Contract_size", row?.size),
    type: type as ContractFigures["type"],
    tick: figure("Tick_size", row?.tick),
    isTickKnown: reading.isRight("Tick_size"),
    lot: figure("Lot_step", row?.lot ?? 1),
    quote: row?.quote ?? (type === "inverse" ? "USD" : settles),
    settles,
    fee: figure("Fee_rate", row?.taker ?? 0),
    tiers: reading.isBlank("Maintenance_margin_rate") && row?.hasTiers ? row.code : undefined,
  };
}

/** The first of these inputs that is filled in, the most specific one first; the last one where none is. */
function sourceOf(reading: Reading, names: readonly PlanInputName[]): PlanInputName {
  return names.find((name) => !reading.isBlank(name)) ?? names[names.length - 1]!;
}

export const stopSources = ["Initial_stop", "Stop_in_points", "Stop_in_ATRs", "Stop_distance"] as const;
export const stepSources = ["Trigger_in_points", "Trigger_in_ATRs", "Trigger_distance"] as const;
export const targetSources = (number: 1 | 2 | 3) =>
  [`Target_${number}_price`, `Target_${number}_move`, `Target_${number}`] as const;

/** A distance in price units from an input in points, in ATRs or in percent of the entry. */
function distanceOf(reading: Reading, name: PlanInputName, entry: Decimal | undefined): Decimal | undefined {
  const value = reading.number(name);
  if (name.endsWith("points")) return value;
  const unit = name.endsWith("ATRs") ? reading.number("ATR") : entry;
  return value && unit && value.times(unit);
}

function priceFigures(reading: Reading, { tick, isTickKnown }: ContractFigures): PriceFigures {
  const sign = sideWords.get(reading.word("Side") ?? "");
  const side = sign && (sign > 0 ? "long" : "short");
  const entry = reading.number("Entry_price");
  const isKnown = side !== undefined && entry !== undefined && isTickKnown;
  const behind = (price: Decimal, other: Decimal): boolean => (other.cmp(price) as number) === sign;

  const stopFrom = sourceOf(reading, stopSources);
  const stopDistance = stopFrom === "Initial_stop" ? undefined : distanceOf(reading, stopFrom, entry);
  const rawStop =
    stopFrom === "Initial_stop"
      ? reading.number(stopFrom)
      : isKnown && stopDistance
        ? forward(side, entry.minus(stopDistance.times(sign!)), tick)
        : undefined;
  const isFar = stopDistance === undefined || !isBelowTick(stopDistance, tick);
  const stop = isKnown && rawStop?.gt(0) && behind(rawStop, entry) && isFar ? rawStop : undefined;

  const split = readSplit(reading.value("Split"), reading.number("Steps")?.toNumber());
  const steps = typeof split === "object" ? split.steps : undefined;
  const stepFrom = sourceOf(reading, stepSources);
  const stepPoints = steps === 1 ? (tick ?? one) : distanceOf(reading, stepFrom, entry);
  const rawLast =
    steps === 1
      ? entry
      : isKnown && steps !== undefined && stepPoints
        ? forward(side, entry.plus(stepPoints.times(sign! * (steps - 1))), tick)
        : undefined;
  const last = isKnown && rawLast?.gt(0) && (steps === 1 || !isBelowTick(stepPoints!, tick)) ? rawLast : undefined;

  const priceOf = (from: PlanInputName): Decimal | undefined => {
    const value = reading.number(from);
    if (value === undefined || last === undefined || side === undefined) return undefined;
    if (from.endsWith("_price")) return backward(side, value, tick);
    if (from.endsWith("_move")) return backward(side, last.times(value.times(sign!).plus(1)), tick);
    return stop && entry && backward(side, last.plus(entry.minus(stop).abs().times(value).times(sign!)), tick);
  };
  const targets = ([1, 2, 3] as const).map((number) => {
    const from = sourceOf(reading, targetSources(number));
    return { from, price: priceOf(from) };
  });
  const decimals = priceDecimals(entry ?? one, isTickKnown ? tick : undefined);
  return {
    side,
    entry,
    stopFrom,
    stopDistance,
    rawStop,
    stop,
    steps,
    split,
    stepFrom,
    stepPoints,
    rawLast,
    last,
    targets,
    decimals,
  };
}

/** Is a distance less than one tick? */
export function isBelowTick(distance: Decimal, tick: Decimal | undefined): boolean {
  return tick !== undefined && distance.div(tick).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).lt(1);
}

/** The contract's lot is neither in the list nor typed: 1 is used. */
export function isLotAssumed({ row }: ContractFigures, reading: Reading): boolean {
  return row !== undefined && row.lot === undefined && reading.isBlank("Lot_step");
}

const dollars: readonly string[] = ["USD", "USDT", "USDC"];

/** Are two currencies one, or counted as equal? */
export function isSameMoney(one: string, other: string): boolean {
  const [a, b] = [one.toUpperCase(), other.toUpperCase()];
  return a === b || (dollars.includes(a) && dollars.includes(b));
}

function accountFigures(reading: Reading, contract: ContractFigures, entry: Decimal | undefined): AccountFigures {
  const currency = reading.text("Equity_currency") ?? contract.settles;
  const typed = reading.number("Equity_price");
  const own = isSameMoney(currency, contract.settles) ? one : undefined;
  const isPriced = contract.type === "inverse" && isSameMoney(currency, contract.quote);
  const equityPrice = reading.isBlank("Equity_price") ? (own ?? (isPriced ? entry : undefined)) : typed;
  const equity = equityPrice && reading.number("Account_equity")?.div(equityPrice);
  const maxRisk = reading.number("Max_risk_per_trade");
  const riskAllowed = equity && maxRisk && equity.times(maxRisk);
  return { currency, equityPrice, equity, riskAllowed, moneyDecimals: riskAllowed ? moneyDecimals(riskAllowed) : 2 };
}
