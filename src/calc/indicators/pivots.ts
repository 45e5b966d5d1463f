/** Pivot levels of a completed period. They are prices to be traded at, so they are decimals, unlike the other indicators. */
import type { Decimal } from "../decimal";
import { DomainError } from "../domain-error";

/** A completed period: its prices, and what some methods need besides. */
export interface Period {
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
  readonly open?: Decimal;
  /** The open of the period that follows. */
  readonly nextOpen?: Decimal;
}

/** A level under its usual name: R1, PP, S1. */
export interface PivotLevel {
  readonly name: string;
  readonly price: Decimal;
}

/** The pivots in use, by name. */
export type PivotMethod = "classic" | "traditional" | "fibonacci" | "camarilla" | "woodie" | "demark";

/** The pivot itself, resistances and supports, each nearest first. */
interface Levels {
  readonly pivot: Decimal;
  readonly resistances: readonly Decimal[];
  readonly supports: readonly Decimal[];
}

/** Levels from the highest resistance to the lowest support. */
export function pivotLevels(period: Period, method: PivotMethod): PivotLevel[] {
  if (period.high.lt(period.low))
    throw new DomainError("range", `high must not be below low, was ${period.high} below ${period.low}`);
  const { pivot, resistances, supports } = methods[method](period);
  return [
    ...resistances.map((price, index) => ({ name: `R${index + 1}`, price })).reverse(),
    { name: "PP", price: pivot },
    ...supports.map((price, index) => ({ name: `S${index + 1}`, price })),
  ];
}

const methods: Record<PivotMethod, (period: Period) => Levels> = { classic, traditional, fibonacci, camarilla, woodie, demark };

function typicalPrice({ high, low, close }: Period): Decimal {
  return high.plus(low).plus(close).div(3);
}

/** Levels at the same distances above and below a centre. */
function around(pivot: Decimal, centre: Decimal, distances: readonly Decimal[]): Levels {
  return {
    pivot,
    resistances: distances.map((distance) => centre.plus(distance)),
    supports: distances.map((distance) => centre.minus(distance)),
  };
}

/** The three levels a side that classic, traditional and Woodie's pivots share. */
function mirrored(pivot: Decimal, { high, low }: Period): Levels {
  const range = high.minus(low);
  return {
    pivot,
    resistances: [pivot.times(2).minus(low), pivot.plus(range), high.plus(pivot.minus(low).times(2))],
    supports: [pivot.times(2).minus(high), pivot.minus(range), low.minus(high.minus(pivot).times(2))],
  };
}

function classic(period: Period): Levels {
  return mirrored(typicalPrice(period), period);
}

function traditional(period: Period): Levels {
  const { high, low } = period;
  const { pivot, resistances, supports } = classic(period);
  const above = (factor: number) => pivot.times(factor).plus(high).minus(low.times(factor));
  const below = (factor: number) => pivot.times(factor).minus(high.times(factor).minus(low));
  return { pivot, resistances: [...resistances, above(3), above(4)], supports: [...supports, below(3), below(4)] };
}

function fibonacci(period: Period): Levels {
  const [pivot, range] = [typicalPrice(period), period.high.minus(period.low)];
  return around(
    pivot,
    pivot,
    ["0.382", "0.618", "1"].map((ratio) => range.times(ratio)),
  );
}

function camarilla(period: Period): Levels {
  const range = period.high.minus(period.low).times("1.1");
  return around(
    typicalPrice(period),
    period.close,
    [12, 6, 4, 2].map((divisor) => range.div(divisor)),
  );
}

function woodie(period: Period): Levels {
  const { high, low, close, nextOpen = close } = period;
  return mirrored(high.plus(low).plus(nextOpen.times(2)).div(4), period);
}

function demark({ high, low, close, open }: Period): Levels {
  if (open === undefined) throw new DomainError("argument", 'open is required for method "demark", was empty');
  const weighted = close.lt(open) ? low : close.gt(open) ? high : close;
  const total = high.plus(low).plus(close).plus(weighted);
  return { pivot: total.div(4), resistances: [total.div(2).minus(low)], supports: [total.div(2).minus(high)] };
}
