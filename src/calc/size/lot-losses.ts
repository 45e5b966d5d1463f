/** What totals of a plan lose at its stops, in doubles: enough to pass over nearly all that do not fit. */
import type { Pricing, TradingCosts } from "../contract-terms";
import type { Decimal } from "../decimal";
import { grossProfit } from "../fill";
import { entryCosts, exitCosts } from "../costs";
import { stopFill, valueAt } from "../position";
import type { Side } from "../side";
import type { Weights } from "../weights";
import type { SplitBounds } from "./near-splits";

// Looked up once: inside a sandbox each look at a global costs more than the sum
const { abs, ceil, floor, max, min } = Math;

/** How far doubles may be off, against the size of the terms that are added. */
const slack = 1e-12;

/** Of so many parts of the stages one each is asked for all of them. */
const parts = 8;

/**
 * Of n lots step i gets n_i = n p_i + e_i, where p_i is its exact share and e_i what splitting in whole lots adds. Stage k loses
 * sum(c_ki n_i) over the fills that it holds, and c_ki = u_i + w_k: what one lot of fill i loses at its stop. The split gives:
 * - n_i >= 1, and e_i < 1 while the share is at least one lot: a lot left over lifts a step by less than one lot above its share;
 *   below that n_i is 1;
 * - a step gives a lot only to one whose share is less than a lot, so n_i > n p_i - 1 - z, where z counts those.
 */
export class LotLosses {
  private readonly shares: number[];
  private readonly smallestShare: number;
  private readonly perFill: number[];
  private readonly perStage: number[];
  private readonly sizes: number[];
  /** Of each part of the stages the one that loses most a lot of the total. */
  private readonly steepest: number[];
  /** The stage that was over the room when last asked: it is asked first. */
  private suspect = 0;

  constructor(
    side: Side,
    weights: Weights,
    prices: readonly Decimal[],
    stops: readonly Decimal[],
    lot: Decimal,
    private readonly room: number,
    terms: Pricing & TradingCosts,
  ) {
    const first = prices[0]!;
    const value = (price: Decimal) => valueAt(lot, price, terms);
    this.shares = weights.parts.map((part) => part.div(weights.whole).toNumber());
    this.perFill = prices.map((price) =>
      entryCosts(lot, value(price), terms)
        .minus(grossProfit(side, { contracts: lot, price }, first, terms))
        .toNumber(),
    );
    const exits = stops.map((stop) => stopFill(side, stop, terms));
    this.perStage = exits.map((exit) =>
      exitCosts(lot, value(exit), terms)
        .minus(grossProfit(side, { contracts: lot, price: first }, exit, terms))
        .toNumber(),
    );
    this.sizes = this.perFill.map(abs);
    this.smallestShare = min(...this.shares);
    this.steepest = this.steepestOfEachPart();
  }

  /** Stages that may limit the total: without a slope above what doubles leave of gains and losses that cancel, none does. */
  private steepestOfEachPart(): number[] {
    const { length } = this.perStage;
    const size = ceil(length / parts);
    const found: number[] = [];
    let [losses, gross, held, best] = [0, 0, 0, 0];
    for (let stage = 0; stage < length; stage += 1) {
      const share = this.shares[stage]!;
      const leaving = this.perStage[stage]!;
      losses += this.perFill[stage]! * share;
      gross += this.sizes[stage]! * share;
      held += share;
      const slope = losses + leaving * held;
      if (stage % size === 0) best = -Infinity;
      if (slope <= best || slope < -slack * (gross + abs(leaving) * held)) continue;
      if (best === -Infinity) found.push(stage);
      else found[found.length - 1] = stage;
      best = slope;
    }
    return found;
  }

  /** No total that fits has more lots; undefined: the budget sets no limit. */
  mostLots(): number | undefined {
    // Each stage is a bound of its own: of many the steepest are enough, unless none of these limits the total
    const some = this.bound(this.steepest);
    const isAll = this.steepest.length === 0 || some < Infinity;
    const least = isAll ? some : this.bound([...this.perStage.keys()]);
    return least === Infinity ? undefined : least * (1 + slack) + 2;
  }

  /**
   * min over stages k with a_k = sum(c_ki p_i) > 0 of (room + D_k) / a_k: as sum(c_ki e_i) > -D_k, where D_k adds up |c_ki| for the
   * fills that win, and for those that lose as many times as there are other steps; once only from one lot a step on.
   */
  private bound(stages: readonly number[]): number {
    const others = this.shares.length - 1;
    const oneEach = ceil(1 / this.smallestShare) + 1;
    let [always, later] = [Infinity, Infinity];
    for (const stage of stages) {
      const leaving = this.perStage[stage]!;
      let [slope, size, won, lost] = [0, 0, 0, 0];
      for (let fill = 0; fill <= stage; fill += 1) {
        const loss = this.perFill[fill]! + leaving;
        slope += loss * this.shares[fill]!;
        size += abs(loss) * this.shares[fill]!;
        if (loss > 0) lost += loss;
        else won -= loss;
      }
      if (slope <= size * 1e-12) continue;
      always = min(always, (this.room + won + lost * others) / slope);
      later = min(later, (this.room + won + lost * min(1, others)) / slope);
    }
    return min(always, max(later, oneEach));
  }

  /** Can no total from `least` to `most` lots fit? Each fill that loses is counted as small as it can be, each that wins as large. */
  noneFits(least: number, most: number): boolean {
    const isLot = this.smallestShare * least >= 1 + slack;
    const givers = isLot ? 0 : this.shares.filter((share) => share * least < 1 + slack).length;
    const fewest: number[] = [];
    const many: number[] = [];
    const exceeds = (stage: number) => {
      for (let fill = fewest.length; fill <= stage; fill += 1) {
        const share = this.shares[fill]!;
        fewest.push(max(1, floor(least * share * (1 - 1e-12)) - givers));
        many.push(most * share < 1 - slack ? 1 : floor(most * share * (1 + 1e-12)) + 1);
      }
      return this.losesMore(stage, fewest, many);
    };
    return this.found(exceeds);
  }

  /** Is a stage over the room by more than doubles can be wrong? */
  exceedRoom(counts: readonly number[]): boolean {
    let [held, loss, size, worst] = [0, 0, 0, 0];
    for (let stage = 0; stage < counts.length; stage += 1) {
      const count = counts[stage]!;
      const leaving = this.perStage[stage]!;
      held += count;
      loss += count * this.perFill[stage]!;
      size += count * this.sizes[stage]!;
      const over = loss + held * leaving - this.room - slack * (size + held * abs(leaving) + abs(this.room));
      if (over <= worst) continue;
      worst = over;
      this.suspect = stage;
    }
    return worst > 0;
  }

  /** Can none of the totals fit whose splits stay within bounds, from `least` lots on? The stage is asked that the last total exceeded most. */
  noneWithin({ fewest, most }: SplitBounds, least: number): boolean {
    if (this.losesMore(this.suspect, fewest, most)) return true;
    const leaving = this.perStage[this.suspect]!;
    let [loss, size, lots, dearest] = [0, 0, 0, 0];
    for (let fill = 0; fill < most.length; fill += 1) {
      const count = most[fill]!;
      lots += count;
      if (fill > this.suspect) continue;
      const each = this.perFill[fill]! + leaving;
      dearest = max(dearest, each);
      loss += each * count;
      size += (this.sizes[fill]! + abs(leaving)) * count;
    }
    // As many lots are too many, and none of them spares more than the lot that loses most
    const spared = dearest * (lots - least);
    return loss - spared > this.room + slack * (size + spared + abs(this.room));
  }

  /** Does a stage lose more than the room where fills that lose have the fewest lots, and those that win the most? */
  private losesMore(stage: number, fewest: ArrayLike<number>, most: ArrayLike<number>): boolean {
    const leaving = this.perStage[stage]!;
    let [loss, size] = [0, 0];
    for (let fill = 0; fill <= stage; fill += 1) {
      const each = this.perFill[fill]! + leaving;
      const count = each > 0 ? fewest[fill]! : most[fill]!;
      loss += each * count;
      size += (this.sizes[fill]! + abs(leaving)) * count;
    }
    return loss > this.room + slack * (size + abs(this.room));
  }

  /** Of many stages the steepest are asked: what they do not rule out is looked at closer. */
  private found(exceeds: (stage: number) => boolean): boolean {
    if (exceeds(this.suspect)) return true;
    const over = this.steepest.find(exceeds);
    if (over === undefined) return false;
    this.suspect = over;
    return true;
  }
}
