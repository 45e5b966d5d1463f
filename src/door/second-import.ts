/** Fills that come a second time: what stands on the sheet is not added again. */
import type { Fill } from "./fill";

/** A row of the sheet Fills: a fill, or one of the two parts of a fill that turned the position. */
export interface FillOnSheet extends Fill {
  /** The word in its column Trade. */
  trade?: string | number | null;
}

export interface NewFills<Kind extends Fill> {
  added: Kind[];
  alreadyThere: number;
}

/** With an id by what is alike, without one by how often the row stands there. */
export function newFills<Kind extends Fill>(there: readonly FillOnSheet[], read: readonly Kind[]): NewFills<Kind> {
  const standing = countsOf(there, (fill) => keyOf(fill, fill.contracts));
  const later = read.filter((fill) => !take(standing, keyOf(fill, fill.contracts)));
  const pairs = countsOf(turnedPairs(there), ([fill, contracts]) => keyOf(fill, contracts, null));
  const added = later.filter((fill) => !take(pairs, keyOf(fill, fill.contracts, null)));
  return { added, alreadyThere: read.length - added.length };
}

function keyOf({ id, symbol, time, side, price, position }: Fill, contracts: number, kept = position): string {
  return JSON.stringify([id, symbol, Math.round(time), side, contracts, price, kept]);
}

function countsOf<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

/** Two rows that follow each other and are alike but for their contracts and trades were one fill. */
function turnedPairs(there: readonly FillOnSheet[]): [Fill, number][] {
  return there.slice(1).flatMap((fill, at): [Fill, number][] => {
    const before = there[at]!;
    const isPair = keyOf(before, 0, null) === keyOf(fill, 0, null) && before.trade !== fill.trade;
    return isPair ? [[fill, plus(before.contracts, fill.contracts)]] : [];
  });
}

/** A sum of decimals without the residue of binary fractions. */
function plus(one: number, other: number): number {
  return Number((one + other).toPrecision(15));
}
