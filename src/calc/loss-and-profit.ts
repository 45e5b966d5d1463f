/** Which fills lose and which win at a stop, and how much: the two sides of the gross result of every stage. */
import type { Pricing, TradingCosts } from "./contract-terms";
import { type Decimal, one, zero } from "./decimal";
import { type Fill, grossProfit } from "./fill";
import { stopFill } from "./position";
import { type Side, sign } from "./side";

/** Gross result of the fills that lose (0 or less) and of those that win (0 or more). */
export interface LossAndProfit {
  readonly atLoss: Decimal;
  readonly inProfit: Decimal;
}

/** What fills come to: their contracts, and what they would win, bought, if they left at one price that is common to all sums. */
interface Sums {
  readonly contracts: Decimal;
  readonly won: Decimal;
}

const nothing: Sums = { contracts: zero, won: zero };

function added(a: Sums, b: Sums): Sums {
  return { contracts: a.contracts.plus(b.contracts), won: a.won.plus(b.won) };
}

/** Sums over places in an order, in a Fenwick tree: adding and asking both touch as many sums as the count of places has binary digits. */
class OrderedSums {
  private readonly sums: Sums[];

  constructor(private readonly count: number) {
    this.sums = new Array<Sums>(count + 1).fill(nothing);
  }

  add(place: number, sums: Sums): void {
    for (let index = place + 1; index <= this.count; index += index & -index) this.sums[index] = added(this.sums[index]!, sums);
  }

  /** Over as many places from the first on. */
  overFirst(places: number): Sums {
    let sums = nothing;
    for (let index = places; index > 0; index -= index & -index) sums = added(sums, this.sums[index]!);
    return sums;
  }
}

/** How many of ascending prices lie below one (`at`: or at it). */
function countBelow(prices: readonly Decimal[], price: Decimal, at = false): number {
  let [from, to] = [0, prices.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = prices[middle]!.cmp(price);
    if (order < 0 || (at && order === 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Sums over a window of the fills: a new one comes in at its end, the oldest leaves. Nothing is ever taken from a sum. */
class WindowSums {
  /** The older fills, newest first, each with all of these that came after it. */
  private older: Sums[] = [];
  private newer: Sums[] = [];
  private overNewer = nothing;

  add(sums: Sums): void {
    this.newer.push(sums);
    this.overNewer = added(this.overNewer, sums);
  }

  dropOldest(): void {
    if (this.older.length === 0) {
      let sums = nothing;
      for (let index = this.newer.length - 1; index >= 0; index -= 1) this.older.push((sums = added(this.newer[index]!, sums)));
      [this.newer, this.overNewer] = [[], nothing];
    }
    this.older.pop();
  }

  get total(): Sums {
    const oldest = this.older[this.older.length - 1];
    return oldest === undefined ? this.overNewer : added(oldest, this.overNewer);
  }
}

/** The fills that lose and those that win at the exit of a stage, of which its fill comes to so much. Asked for every stage, in order. */
type SidesAt = (stage: number, sums: Sums, exit: Decimal) => { readonly losing: Sums; readonly winning: Sums };

/**
 * Both sides of every stage, asked for in order: the fills up to it, left at its stop. Neither is a difference of sums, so that nothing is
 * left of what cancels. One by one, so that a stage is no more than its row when the next is reckoned.
 */
export function lossAndProfit(
  side: Side,
  fills: readonly Fill[],
  stops: readonly Decimal[],
  terms: Pricing & TradingCosts,
): (stage: number) => LossAndProfit {
  const prices = fills.map(({ price }) => price);
  const first = prices[0]!;
  const goesForward = (levels: readonly Decimal[]) =>
    levels.every((level, index) => index === 0 || level.cmp(levels[index - 1]!) * sign(side) >= 0);
  // Stops fill at one share of themselves, so that exits go where stops go
  const inOrder = goesForward(prices) && goesForward(stops);
  const sidesAt = (inOrder ? sidesForward : sidesAnyhow)(side, prices);
  return (stage) => {
    const fill = fills[stage]!;
    const exit = stopFill(side, stops[stage]!, terms);
    const sums = { contracts: fill.contracts, won: grossProfit("long", fill, first, terms) };
    const { losing, winning } = sidesAt(stage, sums, exit);
    const eachFromFirst = grossProfit("long", { contracts: one, price: first }, exit, terms);
    const leaving = ({ contracts, won }: Sums) => contracts.times(eachFromFirst).plus(won).times(sign(side));
    return { atLoss: leaving(losing), inProfit: leaving(winning) };
  };
}

/** Adds in favour under a stop that never moves back, as the method wants them: fills pass from loss to profit in their order. */
function sidesForward(side: Side, prices: readonly Decimal[]): SidesAt {
  const losing = new WindowSums();
  const each: Sums[] = [];
  let [winning, winners, losersFrom] = [nothing, 0, 0];
  return (stage, sums, exit) => {
    each.push(sums);
    losing.add(sums);
    const passed = (place: number) => exit.cmp(prices[place]!) * sign(side);
    while (winners <= stage && passed(winners) > 0) winning = added(winning, each[winners++]!);
    for (; losersFrom <= stage && passed(losersFrom) >= 0; losersFrom += 1) losing.dropOldest();
    return { losing: losing.total, winning };
  };
}

function sidesAnyhow(side: Side, prices: readonly Decimal[]): SidesAt {
  const count = prices.length;
  const ascending = [...prices].sort((a, b) => a.cmp(b));
  const [cheapFirst, dearFirst] = [new OrderedSums(count), new OrderedSums(count)];
  return (stage, sums, exit) => {
    const place = countBelow(ascending, prices[stage]!);
    cheapFirst.add(place, sums);
    dearFirst.add(count - 1 - place, sums);
    const cheaper = cheapFirst.overFirst(countBelow(ascending, exit));
    const dearer = dearFirst.overFirst(count - countBelow(ascending, exit, true));
    return side === "long" ? { losing: dearer, winning: cheaper } : { losing: cheaper, winning: dearer };
  };
}
