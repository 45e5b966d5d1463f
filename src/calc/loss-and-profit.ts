/** Which fills lose and which win at a stop, and how much: the two sides of the gross result of every stage. */
import type { Pricing, TradingCosts } from "./contract-terms";
import { type Decimal, sum, zero } from "./decimal";
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

/** Both sides of every stage: the fills up to it, left at its stop. Neither is a difference of sums, so that nothing is left of what cancels. */
export function lossAndProfit(
  side: Side,
  fills: readonly Fill[],
  stops: readonly Decimal[],
  terms: Pricing & TradingCosts,
): LossAndProfit[] {
  const ascending = fills.map(({ price }) => price).sort((a, b) => a.cmp(b));
  const [cheapFirst, dearFirst] = [new OrderedSums(fills.length), new OrderedSums(fills.length)];
  const first = fills[0]!.price;
  const leaving = ({ contracts, won }: Sums, exit: Decimal) =>
    sum([grossProfit("long", { contracts, price: first }, exit, terms), won]).times(sign(side));
  return fills.map((fill, stage) => {
    const sums = { contracts: fill.contracts, won: grossProfit("long", fill, first, terms) };
    const place = countBelow(ascending, fill.price);
    cheapFirst.add(place, sums);
    dearFirst.add(fills.length - 1 - place, sums);
    const exit = stopFill(side, stops[stage]!, terms);
    const cheaper = leaving(cheapFirst.overFirst(countBelow(ascending, exit)), exit);
    const dearer = leaving(dearFirst.overFirst(fills.length - countBelow(ascending, exit, true)), exit);
    return side === "long" ? { atLoss: dearer, inProfit: cheaper } : { atLoss: cheaper, inProfit: dearer };
  });
}
