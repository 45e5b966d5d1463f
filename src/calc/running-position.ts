/** The position that signed fills leave, at average cost: adds move the average, reductions realise, a larger one turns it round. */
import { exitForNet } from "./break-even";
import type { Instrument, Pricing, TradingCosts, TradingFees } from "./contract-terms";
import { entryCosts, exitCosts } from "./costs";
import { type Decimal, RunningSum, smaller, sum, zero } from "./decimal";
import { averageEntry, type Fill, grossProfit, valueAt } from "./position";
import { roundForward } from "./rounding";
import type { Side } from "./side";

/** What is held after a fill, and the money so far. Nothing in it changes; a fill makes a new one. */
export interface RunningPosition {
  /** What is held, at its average entry; undefined while flat. */
  readonly held: Fill | undefined;
  /** The direction of what is held, or was last held. */
  readonly side: Side;
  /** Gross results of everything closed so far, before costs. */
  readonly gross: RunningSum;
  /** Fees and commissions so far, at both ends. */
  readonly fees: RunningSum;
}

/** Before the first fill. */
export function flat(side: Side): RunningPosition {
  return { held: undefined, side, gross: RunningSum.none, fees: RunningSum.none };
}

/** The position after each fill. A positive count trades in the direction of `side`, a negative one against it. */
export function positionsAfter(side: Side, fills: readonly Fill[], terms: Pricing & TradingFees): RunningPosition[] {
  let position = flat(side);
  return fills.map(({ contracts, price }) => {
    const direction = contracts.gt(0) ? side : opposite(side);
    position = afterFill(position, direction, { contracts: contracts.abs(), price }, terms);
    return position;
  });
}

function opposite(side: Side): Side {
  return side === "long" ? "short" : "long";
}

/** The position after a fill in a direction: what is held against it is closed first, the rest opens or adds. */
export function afterFill(position: RunningPosition, direction: Side, fill: Fill, terms: Pricing & TradingFees): RunningPosition {
  const { held } = position;
  const closing = held === undefined || position.side === direction ? zero : smaller(held.contracts, fill.contracts);
  const opening = fill.contracts.minus(closing);
  const reduced = closing.gt(0) ? reducedBy(position, { contracts: closing, price: fill.price }, terms) : position;
  return opening.gt(0) ? addedTo(reduced, direction, { contracts: opening, price: fill.price }, terms) : reduced;
}

function reducedBy(position: RunningPosition, { contracts, price }: Fill, terms: Pricing & TradingFees): RunningPosition {
  const held = position.held!;
  const left = held.contracts.minus(contracts);
  return {
    held: left.gt(0) ? { contracts: left, price: held.price } : undefined,
    side: position.side,
    gross: position.gross.plus(grossProfit(position.side, { contracts, price: held.price }, price, terms)),
    fees: position.fees.plus(exitCosts(contracts, valueAt(contracts, price, terms), terms)),
  };
}

function addedTo(position: RunningPosition, side: Side, fill: Fill, terms: Pricing & TradingFees): RunningPosition {
  const { held } = position;
  const both = held === undefined ? [fill] : [held, fill];
  return {
    held: { contracts: sum(both.map(({ contracts }) => contracts)), price: averageEntry(both, terms) },
    side,
    gross: position.gross,
    fees: position.fees.plus(entryCosts(fill.contracts, valueAt(fill.contracts, fill.price, terms), terms)),
  };
}

/** Fees and commissions so far. */
export function feesOf({ fees }: RunningPosition): Decimal {
  return fees.value;
}

/** The cash so far: gross of what was closed, less all fees and the funding paid. The entry fees of what is still held are in it. */
export function realisedOf({ gross, fees }: RunningPosition, { paid }: Pick<TradingCosts, "paid">): Decimal {
  return gross.minus(fees).plus(paid.negated()).value;
}

/** The whole trade if what is held leaves at a price, its exit costs paid. */
export function netIfLeft(
  position: RunningPosition,
  exit: Decimal,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid">,
): Decimal {
  const { held } = position;
  const left = held === undefined ? position : reducedBy(position, { ...held, price: exit }, terms);
  return realisedOf(left, terms);
}

/**
 * The exit price of what is held at which the whole trade nets 0, on the tick toward the market. Undefined when flat, or when no price
 * above 0 does it: a trade that has already earned more than the rest can lose.
 */
export function wholeTradeBreakEven(
  position: RunningPosition,
  terms: Pricing & TradingFees & Pick<TradingCosts, "paid"> & Pick<Instrument, "tick">,
): Decimal | undefined {
  const { held, side } = position;
  if (held === undefined) return undefined;
  // The rest, its entry costs and the funding counted again, has to win back what all that is closed has lost.
  const counted = entryCosts(held.contracts, valueAt(held.contracts, held.price, terms), terms).plus(terms.paid);
  const needed = realisedOf(position, terms).plus(counted).negated();
  const exact = exitForNet(side, [held], needed, terms);
  const price = exact && roundForward(side, exact, terms.tick);
  return price?.gt(0) ? price : undefined;
}
