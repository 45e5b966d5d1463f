/** What fills come to together. Whoever asks after every fill keeps it and adds to it: summing all fills again takes the square of the time. */
import type { Pricing } from "./contract-terms";
import { type Decimal, RunningSum, zero } from "./decimal";
import { type Fill, grossProfit, units, valueAt } from "./fill";
import { type Side, sign } from "./side";

/** The sums that a position consists of. Nothing in it changes: a fill makes a new one. */
export class Holding {
  /** Reckoned when it is asked for first: it takes a division. */
  private average: Decimal | undefined;

  private constructor(
    private readonly pricing: Pricing,
    readonly contracts: Decimal,
    /** Value of all fills at their own prices, settlement currency. */
    readonly value: Decimal,
    /** What all fills would win, bought, if they left at the first of their prices. */
    private readonly atFirst: Decimal,
    private readonly first: Decimal | undefined,
    /** The only fill that is not one of 0 contracts; undefined = there is none, or others too. */
    private readonly only: Fill | undefined,
  ) {}

  /** Before the first fill. */
  static none(pricing: Pricing): Holding {
    return new Holding(pricing, zero, zero, zero, undefined, undefined);
  }

  /** With one fill more. */
  after(fill: Fill): Holding {
    const { pricing, first } = this;
    const value = valueAt(fill.contracts, fill.price, pricing);
    if (first === undefined) return new Holding(pricing, fill.contracts, value, zero, fill.price, fill);
    const won = grossProfit("long", fill, first, pricing);
    const only = fill.contracts.isZero() ? this.only : this.contracts.isZero() ? fill : undefined;
    return new Holding(pricing, this.contracts.plus(fill.contracts), this.value.plus(value), this.atFirst.plus(won), first, only);
  }

  /** Base units of a linear contract, quote units of an inverse one. */
  get units(): Decimal {
    return units(this.contracts, this.pricing);
  }

  /** Arithmetic for a linear contract, harmonic for an inverse one. Never rounded; of one fill it is its price. */
  get averageEntry(): Decimal {
    if (this.only !== undefined) return this.only.price;
    this.average ??= this.pricing.type === "linear" ? this.value.div(this.units) : this.units.div(this.value);
    return this.average;
  }

  /**
   * Profit before costs of all fills left at an exit price, as a sum that costs can be taken from. It is reckoned from the first price and
   * not from 0: what fills win or lose is small against what they are worth, and the digits are kept for it.
   */
  gross(side: Side, exit: Decimal): RunningSum {
    if (this.first === undefined) return RunningSum.none;
    const fromFirst = grossProfit(side, { contracts: this.contracts, price: this.first }, exit, this.pricing);
    return RunningSum.none.plus(fromFirst).plus(this.atFirst.times(sign(side)));
  }
}

/** Fills one by one, or what they come to. */
export type Fills = readonly Fill[] | Holding;

/** What fills come to. */
export function heldIn(fills: Fills, pricing: Pricing): Holding {
  if (fills instanceof Holding) return fills;
  let held = Holding.none(pricing);
  for (const fill of fills) held = held.after(fill);
  return held;
}

/** What is held after each fill. */
export function heldAfterEach(fills: readonly Fill[], pricing: Pricing): Holding[] {
  let held = Holding.none(pricing);
  return fills.map((fill) => (held = held.after(fill)));
}
