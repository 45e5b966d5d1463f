/** The search for the largest total of lots that a plan can have, from above. */
import { Decimal, larger } from "../decimal";
import { splitLots } from "../split";
import type { Weights } from "../weights";
import type { LotLosses } from "./lot-losses";
import { nearSplits } from "./near-splits";
import { countsInDoubles } from "./split-in-doubles";

/** Totals that are not worth a look at all of them together. */
const few = 8;

/** What a look takes, as a multiple of what a step of a look at a range takes. */
const costs = { range: 1, total: 0.4, exact: 11, exactInManyDigits: 51 };

const decimalOf = (count: number) => new Decimal(count);

/**
 * Totals are ruled out by the range while that goes; near the budget, where gains by rounding may decide, they are looked at one by one,
 * and with each the totals right below it that cannot fit either. What is left is tried exactly.
 */
export class LargestTotal<Size> {
  /** As many totals below one that does not fit are asked about as could be passed over lately. */
  private reach = few;

  constructor(
    private readonly weights: Weights,
    private readonly losses: LotLosses,
    /** Told what each look takes; ends the search by throwing. */
    private readonly worked: (cost: number) => void,
    /** What a total comes to by its split, undefined where it does not fit. */
    private readonly tried: (lots: Decimal, counts: readonly Decimal[]) => Size | undefined,
  ) {}

  /** Between totals; undefined: none fits. */
  between(least: Decimal, most: Decimal): Size | undefined {
    let top = most;
    let width = top.minus(least).toNumber() + 1;
    for (let looks = 0; top.gte(least);) {
      if (width >= few) {
        const lowest = larger(least, top.minus(width).plus(1).floor());
        const isNone = this.noneFits(lowest, top);
        if (isNone) top = lowest.minus(1);
        width = isNone ? width * 2 : width / 4;
        continue;
      }
      const { size, passed } = this.look(top);
      if (size !== undefined) return size;
      top = top.minus(1 + passed);
      // A range that could not be ruled out is asked about again from time to time
      looks += 1;
      if (looks % few === 0) width = few;
    }
    return undefined;
  }

  private noneFits(least: Decimal, most: Decimal): boolean {
    this.worked(costs.range);
    return this.losses.noneFits(least.toNumber(), most.toNumber());
  }

  /** What a total comes to; where it does not fit, how many totals right below it do not either. */
  private look(lots: Decimal): { size?: Size | undefined; passed: number } {
    this.worked(costs.total);
    const total = lots.toNumber();
    const counts = countsInDoubles(total, this.weights);
    if (counts === undefined) {
      if (this.losses.noneFits(total, total)) return { passed: 0 };
      this.worked(costs.exactInManyDigits);
      return { size: this.tried(lots, splitLots(lots, this.weights)), passed: 0 };
    }
    if (this.losses.exceedRoom(counts)) return { passed: this.passedOver(total, counts) };
    this.worked(costs.exact);
    return { size: this.tried(lots, counts.map(decimalOf)), passed: 0 };
  }

  /** How many totals right below one that exceeds the room do so as well; 0 where it cannot be told. */
  private passedOver(lots: number, counts: readonly number[]): number {
    for (; this.reach >= 1; this.reach = Math.floor(this.reach / 4)) {
      const bounds = nearSplits(lots, counts, this.weights, this.reach);
      if (bounds === undefined || !this.losses.noneWithin(bounds, lots - this.reach)) continue;
      const passed = this.reach;
      this.reach *= 2;
      return passed;
    }
    this.reach = 1;
    return 0;
  }
}
