/**
 * What coarse bars do to a plan, measured: seeded fair walks in bars of one minute, merged into coarser bars, replayed with the
 * worst and the best reading. docs/replay-and-odds.md shows the table; coarse-bars-table.ts prints it.
 */
import { scaleOdds } from "../src/functions/scale/scale-odds";
import { scaleReplay } from "../src/functions/scale/scale-replay";
import { mergedBars, type SampleBar, seededRandom } from "../src/workbooks/sample-bars";

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70350],
];
const targets = [[71400]];
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
];

/** One line of the table: bars of so many minutes, over all walks. */
export interface CoarseLine {
  readonly minutes: number;
  /** Share of trades with a bar that allowed more than one outcome. */
  readonly unsure: number;
  readonly meanWorst: number;
  readonly meanBest: number;
}

/** Summaries of one walk replayed in bars of so many minutes. */
function replayed(bars: readonly SampleBar[], minutes: number): { unsure: boolean; worst: number; best: number } {
  const rows = mergedBars(bars, minutes).map(({ open, high, low, close }) => [open, high, low, close]);
  const summary = (intrabar: string) =>
    scaleReplay("long", plan, rows, targets, undefined, "summary", [...terms, ["intrabar", intrabar]])[1] as [
      string,
      number,
      ...number[],
    ];
  const [worst, best] = [summary("worst"), summary("best")];
  return { unsure: worst[9]! > 0, worst: worst[1], best: best[1] };
}

/**
 * A fair walk of 2,000 minutes, twelve coin tosses of 10 a minute. Every level of the plan lies on its points, so that no step jumps
 * over one: a walk with longer steps would fill at levels better than its prices and flatter the plan.
 */
function coinWalk(seed: number): SampleBar[] {
  const random = seededRandom(seed);
  let price = 70000;
  return Array.from({ length: 2000 }, () => {
    const open = price;
    let [high, low] = [open, open];
    for (let toss = 0; toss < 12; toss++) {
      price += random() < 0.5 ? 10 : -10;
      if (price > high) high = price;
      if (price < low) low = price;
    }
    return { open, high, low, close: price };
  });
}

/** The table: every walk in every size of bar. */
export function coarseBarStudy(walks: number, sizes: readonly number[]): CoarseLine[] {
  const totals = sizes.map((minutes) => ({ minutes, unsure: 0, meanWorst: 0, meanBest: 0 }));
  for (let walk = 1; walk <= walks; walk++) {
    const bars = coinWalk(walk);
    for (const total of totals) {
      const { unsure, worst, best } = replayed(bars, total.minutes);
      total.unsure += (unsure ? 1 : 0) / walks;
      total.meanWorst += worst / walks;
      total.meanBest += best / walks;
    }
  }
  return totals;
}

/** The same plan on a continuous fair path. */
export function continuousNet(): number {
  const summary = scaleOdds("long", plan, targets, undefined, undefined, "summary", terms);
  return summary[1]![7] as number;
}

/** The lines as the documentation prints them. */
export function coarseTable(lines: readonly CoarseLine[]): string[] {
  return lines.map(({ minutes, unsure, meanWorst, meanBest }) => {
    return `| ${minutes} | ${(unsure * 100).toFixed(1)}% | ${meanWorst.toFixed(2)} | ${meanBest.toFixed(2)} |`;
  });
}

/** What the documentation shows. */
export const documentedStudy = { walks: 4000, sizes: [1, 5, 15, 60, 240] } as const;
