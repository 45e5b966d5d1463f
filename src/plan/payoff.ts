/** What a plan comes to at a price, if the price moved straight there: the steps passed are filled, the targets reached are sold. */
import { Decimal, zero } from "../calc/decimal";
import { type Fill, netAtStop, netProfit } from "../calc/position";
import { sign } from "../calc/side";
import type { PlanResult } from "./model";

export interface PayoffPoint {
  price: number;
  /** Net in the settlement currency, costs off. */
  scaled: number;
  /** The whole size at the entry, the first stop throughout, the same targets. */
  allIn: number;
  /** What lies at this price: the first stop, a step, a target. */
  mark?: "stop" | "step" | "target";
}

/** The line from beyond the stop to beyond the last target, with a point at every kink; empty without a plan. */
export function payoffOf({ outcome, resolved }: PlanResult, points = 80): PayoffPoint[] {
  if (outcome === undefined) return [];
  const { side, stages, exit, terms } = outcome;
  const s = sign(side);
  const last = stages[stages.length - 1]!;
  const all = stages.map(({ fill }) => fill);
  const entry = resolved.prices.entry!;
  const stop = stages[0]!.stop;
  const farthest = exit[exit.length - 1]?.price ?? last.fill.price;
  const margin = farthest.minus(stop).abs().times(0.12);
  const [from, to] = [stop.minus(margin.times(s)), farthest.plus(margin.times(s))];
  const marks = new Map<number, PayoffPoint["mark"]>([
    [stop.toNumber(), "stop"],
    ...all.map(({ price }): [number, "step"] => [price.toNumber(), "step"]),
    ...exit.map(({ price }): [number, "target"] => [price.toNumber(), "target"]),
  ]);
  const even = Array.from({ length: points + 1 }, (_, at) => from.plus(to.minus(from).times(at).div(points)).toNumber());
  const prices = [...new Set([...even, ...marks.keys()])].filter((price) => price > 0).sort((a, b) => s * (a - b));
  const isBehind = (price: Decimal, other: Decimal): boolean => other.minus(price).times(s).gte(0);
  const whole: Fill = { contracts: outcome.contracts, price: entry };

  const soldAt = (price: Decimal, average: Decimal): { net: Decimal; left: Decimal } => {
    const reached = exit.filter((target) => isBehind(target.price, price));
    const net = reached.reduce(
      (sum, { price: at, contracts }) => sum.plus(netProfit(side, [{ contracts, price: average }], at, terms)),
      zero,
    );
    return { net, left: reached.reduce((rest, { contracts }) => rest.minus(contracts), outcome.contracts) };
  };
  const held = (fills: readonly Fill[], price: Decimal): Decimal =>
    fills.length === 0 ? zero : netProfit(side, fills, price, terms);
  const scaledAt = (price: Decimal): Decimal => {
    if (isBehind(price, stop)) return stages[0]!.net;
    const fills = all.filter((fill, index) => index === 0 || isBehind(fill.price, price));
    if (fills.length < all.length) return held(fills, price);
    const { net, left } = soldAt(price, last.averageEntry);
    return left.gt(0) ? net.plus(held([{ contracts: left, price: last.averageEntry }], price)) : net;
  };
  const allInAt = (price: Decimal): Decimal => {
    if (isBehind(price, stop)) return netAtStop(side, [whole], stop, terms);
    const { net, left } = soldAt(price, entry);
    return left.gt(0) ? net.plus(held([{ contracts: left, price: entry }], price)) : net;
  };
  return prices.map((price) => {
    const at = new Decimal(price);
    const mark = marks.get(price);
    return { price, scaled: scaledAt(at).toNumber(), allIn: allInAt(at).toNumber(), ...(mark && { mark }) };
  });
}
