/** Which values of an input a search tries: multiples of a step, from one end of a range to the other. */
import { Decimal, one, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { isMultiple, roundToStep } from "../rounding";
import { type Side, sign } from "../side";
import { mostLots } from "./totals";

/** The steps from `first` on, each `step` further; n steps lead to the last. A negative step walks down. */
export interface Grid {
  readonly first: Decimal;
  readonly step: Decimal;
  readonly count: number;
}

/** Where a walk begins and ends, and how far apart its values lie. */
export interface Range {
  readonly step: Decimal;
  readonly from: Decimal;
  readonly to: Decimal;
}

/** What the default ranges depend on. Reading one of them may be refused: an input is missing. */
export interface RangeContext {
  readonly side: Side;
  readonly entry: Decimal;
  readonly stop: Decimal;
  readonly lastTrigger: Decimal;
  /** The target that comes before target 2 or 3. */
  readonly targetBefore: (key: "target2" | "target3") => Decimal;
  readonly steps: number;
  readonly tick: Decimal | undefined;
  readonly lot: Decimal;
  readonly isInPoints: boolean;
  readonly isInverse: boolean;
  /** Is the equity in coin? */
  readonly isInCoin: boolean;
}

/** What can be solved for. */
export type SolvableKey = keyof typeof ranges;

const of = (value: string): Decimal => new Decimal(value);
const cent = of("0.01");
const satoshi = of("0.00000001");

/** The tick, or without one the sixth significant digit of a price. */
function priceStep(price: Decimal, tick: Decimal | undefined): Decimal {
  if (tick !== undefined) return tick;
  const [, exponent] = price.toSignificantDigits(15).toNumber().toExponential().split("e");
  return of(`1e${Number(exponent) - 5}`);
}

/** Twice the price for a long, half of it for a short. */
function farAhead(side: Side, price: Decimal): Decimal {
  return side === "long" ? price.times(2) : price.div(2);
}

/** What a caller has put in the place of a default: ranges that begin one step from 0, or end after so many, follow the step given. */
type Replaced = Partial<Range>;

function targetRange(context: RangeContext, before: Decimal, { from = before }: Replaced): Range {
  return { step: priceStep(context.entry, context.tick), from, to: farAhead(context.side, from) };
}

function fixed(step: string, from: string, to: string): () => Range {
  return () => ({ step: of(step), from: of(from), to: of(to) });
}

function upFromOneStep(usual: Decimal, to: Decimal, { step = usual }: Replaced): Range {
  return { step, from: step, to };
}

function money(usual: Decimal, steps: string, { step = usual }: Replaced): Range {
  return { step, from: zero, to: step.times(steps) };
}

const ranges = {
  total: ({ lot, steps }: RangeContext) => ({ step: lot, from: lot.times(steps), to: lot.times(mostLots) }),
  stop: ({ side, entry, tick }: RangeContext) => {
    return { step: priceStep(entry, tick), from: entry, to: entry.times(one.minus(of("0.5").times(sign(side)))) };
  },
  entry: ({ side, stop, tick }: RangeContext) => ({ step: priceStep(stop, tick), from: stop, to: farAhead(side, stop) }),
  target: (context: RangeContext, replaced: Replaced) => targetRange(context, context.lastTrigger, replaced),
  target2: (context: RangeContext, replaced: Replaced) => targetRange(context, context.targetBefore("target2"), replaced),
  target3: (context: RangeContext, replaced: Replaced) => targetRange(context, context.targetBefore("target3"), replaced),
  distance: ({ entry, tick, isInPoints }: RangeContext, replaced: Replaced) =>
    isInPoints ? upFromOneStep(priceStep(entry, tick), entry.div(2), replaced) : upFromOneStep(of("0.0001"), of("0.5"), replaced),
  atr: ({ entry, tick }: RangeContext, replaced: Replaced) => upFromOneStep(priceStep(entry, tick), entry.div(2), replaced),
  multiple: fixed("0.1", "0.1", "20"),
  leverage: fixed("1", "1", "200"),
  equity: ({ isInCoin }: RangeContext, { step = isInCoin ? satoshi : cent }: Replaced) => {
    return upFromOneStep(step, step.times("1000000000"), {});
  },
  paid: ({ isInverse }: RangeContext, replaced: Replaced) => money(isInverse ? satoshi : cent, "1000000000", replaced),
  maxRisk: fixed("0.0001", "0.0001", "0.9999"),
  fee: fixed("0.000001", "0", "0.009999"),
  entryFee: fixed("0.000001", "0", "0.009999"),
  exitFee: fixed("0.000001", "0", "0.009999"),
  commission: ({ isInverse }: RangeContext, replaced: Replaced) => money(isInverse ? satoshi : cent, "1000000", replaced),
  slippage: fixed("0.00001", "0", "0.1"),
  mmr: fixed("0.0001", "0", "0.5"),
  liqFee: fixed("0.0001", "0", "0.0999"),
  drift: ({ side }: RangeContext) => ({ step: of("0.000001"), from: zero, to: of("100").times(sign(side)) }),
  volatility: fixed("0.0001", "0.0001", "10"),
} satisfies Record<string, (context: RangeContext, replaced: Replaced) => Range>;

const prices: readonly string[] = ["entry", "stop", "target", "target2", "target3"];

/** Can an input be solved for? */
export function isSolvable(key: string): key is SolvableKey {
  return key in ranges;
}

/** The grid of an input: its default range, any part of which may be replaced. */
export function gridOf(key: SolvableKey, replaced: Replaced, context: RangeContext): Grid {
  const given = replaced.step;
  if (given !== undefined) checkStep(key, given, context);
  const whole = replaced.from !== undefined && replaced.to !== undefined && given !== undefined;
  const { step, from, to } = whole ? (replaced as Range) : { ...ranges[key](context, defined(replaced)), ...defined(replaced) };
  const isDown = from.gt(to);
  const first = roundToStep(from, step, isDown ? "down" : "up");
  const last = roundToStep(to, step, isDown ? "up" : "down");
  const count = last.minus(first).div(step).abs().round();
  if (isDown ? last.gt(first) : last.lt(first))
    throw new DomainError("range", `step ${step} has no multiple from ${from} to ${to}`);
  if (count.gt("1e12"))
    throw new DomainError("range", `step ${step} has more than 1,000,000,000,000 multiples from ${from} to ${to}`);
  return { first, step: isDown ? step.negated() : step, count: count.toNumber() };
}

function defined(range: Partial<Range>): Partial<Range> {
  return Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
}

function checkStep(key: SolvableKey, step: Decimal, { lot, tick }: RangeContext): void {
  const unit = key === "total" ? lot : prices.includes(key) ? tick : undefined;
  if (unit === undefined || isMultiple(step, unit)) return;
  throw new DomainError("range", `step must be a multiple of the ${key === "total" ? "lot step" : "tick"} ${unit}, was ${step}`);
}

/** The value of a step of the grid. */
export function valueOn({ first, step }: Grid, index: number): Decimal {
  return first.plus(step.times(index));
}
