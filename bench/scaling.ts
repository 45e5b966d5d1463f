/** How the time of a plan grows with its steps: each function at 1,000 steps against itself at 30. Linear work takes 33 times as long. */
import { scaleAudit } from "../src/functions/scale/scale-audit";
import { scaleOdds } from "../src/functions/scale/scale-odds";
import { scalePlan } from "../src/functions/scale/scale-plan";
import { scaleSize } from "../src/functions/scale/scale-size";
import { scaleStages } from "../src/functions/scale/scale-stages";
import { stopBreakeven } from "../src/functions/stop/stop-breakeven";
import { stopLadder } from "../src/functions/stop/stop-ladder";
import type { Benchmark, ComparedTask } from "./benchmark";

const linear = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["leverage", 10],
  ["mmr", 0.004],
  ["tick", 0.1],
];
const inverse = [["type", "inverse"], ["size", 100], ...linear.slice(1)];

/** Calls of every function whose work must be linear, on a plan of so many steps. Small ones are repeated, so that their time can be told. */
export function callsOf(steps: number, repeated: number): Record<string, () => unknown> {
  const prices = Array.from({ length: steps }, (_item, index) => [70000 + index * 3.5]);
  // Ten steps behind, so that at every size some fills win at the stop: where all lose, a stage has less to reckon
  const stops = prices.map(([price]) => [price! - 35]);
  const ones = prices.map(() => [1]);
  const plan = prices.map(([price], index) => [1, price, stops[index]![0]]);
  const equal = [[`equal ${steps}`]];
  const pyramid = [[`pyramid ${steps}`]];
  const calls: Record<string, () => unknown> = {
    "SCALE.PLAN": () => scalePlan("long", 70000, steps, equal, prices, 69650, linear),
    "SCALE.PLAN, inverse": () => scalePlan("long", 70000, steps, equal, prices, 69650, inverse),
    "SCALE.STAGES": () => scaleStages("long", ones, prices, stops, linear),
    "SCALE.STAGES, inverse": () => scaleStages("long", ones, prices, stops, inverse),
    "STOP.LADDER, breakeven": () => stopLadder("long", prices, 69650, "breakeven", ones, linear),
    "SCALE.AUDIT": () => scaleAudit("long", ones, prices, stops, 1e6, [[80000]], linear),
    "SCALE.SIZE": () => scaleSize(1000 * steps, 0.01, "long", equal, prices, stops, linear),
    "SCALE.SIZE, pyramid": () => scaleSize(1000 * steps, 0.01, "long", pyramid, prices, stops, linear),
    "STOP.BREAKEVEN": () => stopBreakeven("long", ones, prices, linear),
    "STOP.BREAKEVEN, inverse": () => stopBreakeven("long", ones, prices, inverse),
    "SCALE.ODDS": () => scaleOdds("long", plan, [[80000]], undefined, undefined, "endings", linear),
  };
  const often = (run: () => unknown) => () => {
    let last: unknown;
    for (let time = 0; time < repeated; time += 1) last = run();
    return last;
  };
  return Object.fromEntries(Object.entries(calls).map(([name, run]) => [name, often(run)]));
}

/** The goal is an exponent of 1.05 from 30 to 1,000 steps. */
export const scalingBenchmarks: readonly (() => Benchmark)[] = [
  () => {
    const [few, many] = [callsOf(30, 30), callsOf(1000, 1)];
    const tasks = Object.keys(few).flatMap((name): ComparedTask[] => [
      { name: `${name}, 30 x 30 steps`, run: few[name]! },
      { name: `${name}, 1,000 steps`, run: many[name]!, against: `${name}, 30 x 30 steps` },
    ]);
    return { name: "Steps of a plan: equal work is 1.1, an exponent of 1.05 is 1.3", calls: 15, tasks };
  },
];
