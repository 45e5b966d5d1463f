/** Bars for benchmarks: a seeded walk that never touches the plan's exit and never reaches a target, so that the position stays open. */

/** mulberry32: a small seeded generator, the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows Open, High, Low, Close between 70,760 and 71,390: above the last stop of the plan and below its target. */
export function openPositionBars(count: number): number[][] {
  const random = seeded(20261122);
  const rows: number[][] = [[70000, 71000, 69990, 70990]];
  let close = 70990;
  while (rows.length < count) {
    const open = close;
    close = Math.min(Math.max(open + Math.round((random() - 0.5) * 400) / 10, 70800), 71350);
    const high = Math.max(open, close) + Math.round(random() * 400) / 10;
    const low = Math.min(open, close) - Math.round(random() * 400) / 10;
    rows.push([open, high, low, close]);
  }
  return rows;
}
