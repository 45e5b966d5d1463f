/** Bars for benchmarks: a seeded walk that never touches the exit of the plan and never reaches a target, so that the position stays open. */
import { seededRandom } from "../src/workbooks/sample-bars";

/** Rows Open, High, Low, Close between 70,760 and 71,390: above the last stop of the plan and below its target. */
export function openPositionBars(count: number): number[][] {
  const random = seededRandom(20261122);
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
