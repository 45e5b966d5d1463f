/** The wallet on the way of the market, step by step in plain doubles: what the exact liquidation is held against. */
import { contractTiers } from "../../../src/calc/contracts/contracts";

export interface ScanPosition {
  readonly side: "long" | "short";
  readonly contracts: number;
  readonly entry: number;
  readonly mark: number;
  readonly stop: number | undefined;
  readonly beta: number;
  readonly inverse: boolean;
  /** A code with tiers, or undefined: `rate` of everything. */
  readonly code: string | undefined;
  readonly rate: number;
}

export const exitFee = 0.0005;
export const liqFee = 0.002;

function value(p: ScanPosition, price: number): number {
  return p.inverse ? p.contracts / price : p.contracts * price;
}

function gross(p: ScanPosition, price: number): number {
  const s = p.side === "long" ? 1 : -1;
  return s * (p.inverse ? p.contracts / p.entry - p.contracts / price : p.contracts * (price - p.entry));
}

const tiersOf = new Map<string, { cap: number; rate: number; amount: number }[]>();

function tiers(code: string): { cap: number; rate: number; amount: number }[] {
  const found = tiersOf.get(code);
  if (found !== undefined) return found;
  const made = contractTiers(code).map(({ cap, rate, amount }) => ({
    cap: cap?.toNumber() ?? Infinity,
    rate: rate.toNumber(),
    amount: amount.toNumber(),
  }));
  tiersOf.set(code, made);
  return made;
}

function maintenance(p: ScanPosition, price: number): number {
  const v = value(p, price);
  if (p.code === undefined) return v * (p.rate + liqFee);
  const list = tiers(p.code);
  const tier = list.find(({ cap }) => v <= cap) ?? list[list.length - 1]!;
  return v * (tier.rate + liqFee) - tier.amount;
}

function stopMove(p: ScanPosition): number {
  return (p.stop! / p.mark - 1) / p.beta;
}

/** Balance less maintenance after a move from 0 to x. `stops`: positions leave where their stop is met before x (`orAt`: or there). */
export function surplus(wallet: number, positions: readonly ScanPosition[], x: number, stops: boolean, orAt = true): number {
  return positions.reduce((sum, p) => {
    const met = p.stop === undefined || x === 0 ? 0 : stopMove(p) / x;
    if (stops && p.stop !== undefined && met > 0 && (orAt ? met <= 1 : met < 1 - 1e-12))
      return sum + gross(p, p.stop) - value(p, p.stop) * exitFee;
    const price = p.mark * (1 + p.beta * x);
    return sum + gross(p, price) - maintenance(p, price);
  }, wallet);
}

/** How far the market can go until a mark is 0 (of those still held if stops hold). */
export function reach(positions: readonly ScanPosition[], direction: number, stops: boolean): number {
  return Math.min(
    ...positions.map((p) => {
      const end = p.beta * direction < 0 ? 1 / Math.abs(p.beta) : Infinity;
      const leaves = stops && p.stop !== undefined && stopMove(p) * direction > 0 && Math.abs(stopMove(p)) < end;
      return leaves ? Infinity : end;
    }),
    5,
  );
}
