/** What totals of a plan lose at its stops, in doubles: enough to pass over nearly all that do not fit. */
import type { Pricing, TradingCosts } from "../contract-terms";
import type { Decimal } from "../decimal";
import { grossProfit } from "../fill";
import { entryCosts, exitCosts } from "../costs";
import { stopFill, valueAt } from "../position";
import type { Side } from "../side";
import type { Weights } from "../weights";

// Looked up once: inside a sandbox each look at a global costs more than the sum
const { abs, floor, max, min } = Math;

/** How far doubles may be off, against the size of the terms that are added. */
const slack = 1e-12;

/**
 * Of n lots step i gets n_i = n p_i + e_i, where p_i is its exact share and e_i what splitting in whole lots adds. Stage k loses
 * sum(c_ki n_i) over the fills that it holds, and c_ki = u_i + w_k: what one lot of fill i loses at its stop. The split gives:
 * - n_i >= 1, and e_i < 1 while the share is at least one lot: a lot left over lifts a step by less than one lot above its share;
 *   below that n_i is 1;
 * - a step gives a lot only to one whose share is less than a lot, so n_i > n p_i - 1 - z, where z counts those.
 */
export class LotLosses {
  private readonly shares: number[];
  private readonly perFill: number[];
  private readonly perStage: number[];
  private readonly sizes: number[];
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
  }

  /** No total that fits has more lots; undefined: the budget sets no limit. */
  mostLots(): number | undefined {
    const stages = this.perStage.map((_leaving, stage) => stage);
    const apart = Math.ceil(stages.length / 32);
    // Each stage is a bound of its own: of many, some are enough, unless none of these limits the total
    const some = this.bound(stages.filter((stage) => (stages.length - 1 - stage) % apart === 0));
    const least = some < Infinity || apart === 1 ? some : this.bound(stages);
    return least === Infinity ? undefined : least * (1 + slack) + 2;
  }

  /**
   * min over stages k with a_k = sum(c_ki p_i) > 0 of (room + D_k) / a_k: as sum(c_ki e_i) > -D_k, where D_k adds up |c_ki| for the
   * fills that win, and for those that lose as many times as there are other steps; once only from one lot a step on.
   */
  private bound(stages: readonly number[]): number {
    const others = this.shares.length - 1;
    const oneEach = Math.ceil(1 / Math.min(...this.shares)) + 1;
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
    const givers = this.shares.filter((share) => share * least < 1 + slack).length;
    const fewest = this.shares.map((share) => max(1, floor(least * share * (1 - 1e-12)) - givers));
    const many = this.shares.map((share) => (most * share < 1 - slack ? 1 : floor(most * share * (1 + 1e-12)) + 1));
    const exceeds = (stage: number) => {
      const leaving = this.perStage[stage]!;
      let [loss, size] = [0, 0];
      for (let fill = 0; fill <= stage; fill += 1) {
        const each = this.perFill[fill]! + leaving;
        const count = each > 0 ? fewest[fill]! : many[fill]!;
        loss += each * count;
        size += (this.sizes[fill]! + abs(leaving)) * count;
      }
      return loss > this.room + slack * (size + abs(this.room));
    };
    return this.found(exceeds);
  }

  /** Is a stage over the room by more than doubles can be wrong? */
  exceedRoom(counts: readonly number[]): boolean {
    let [held, loss, size] = [0, 0, 0];
    for (let stage = 0; stage < counts.length; stage += 1) {
      const count = counts[stage]!;
      const leaving = this.perStage[stage]!;
      held += count;
      loss += count * this.perFill[stage]!;
      size += count * this.sizes[stage]!;
      const margin = slack * (size + held * abs(leaving) + abs(this.room));
      if (loss + held * leaving <= this.room + margin) continue;
      this.suspect = stage;
      return true;
    }
    return false;
  }

  /** Of many stages some are asked: what they do not rule out is looked at closer. */
  private found(exceeds: (stage: number) => boolean): boolean {
    const count = this.perStage.length;
    const step = max(1, floor(count / 8));
    if (exceeds(this.suspect)) return true;
    for (let stage = 0; stage < count; stage += step) {
      if (!exceeds(stage)) continue;
      this.suspect = stage;
      return true;
    }
    return exceeds(count - 1);
  }
}
