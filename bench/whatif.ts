/** SCALE.WHATIF, SCALE.SOLVE and SCALE.BEST, any[][] to any[][], against one SCALE.PLAN. */
import { scaleBest } from "../src/functions/scale/scale-best";
import { scalePlan } from "../src/functions/scale/scale-plan";
import { scaleSolve } from "../src/functions/scale/scale-solve";
import { scaleWhatif } from "../src/functions/scale/scale-whatif";
import type { Benchmark } from "./benchmark";

const terms: [string, unknown][] = [
  ...([
    ["size", 0.01],
    ["tick", 0.1],
    ["leverage", 10],
    ["fee", 0.0005],
    ["mmr", 0.004],
    ["equity", 1000],
  ] as [string, unknown][]),
];
const inputs: [string, unknown][] = [
  ...([
    ["side", "long"],
    ["entry", 70000],
    ["total", 3],
    ["weights", "thirds"],
    ["distance", 0.005],
  ] as [string, unknown][]),
  ...([
    ["stop", 69650],
    ["target", 71400],
    ["volatility", 0.03],
  ] as [string, unknown][]),
  ...terms,
];
const breakeven: [string, unknown][] = [...inputs, ["rule", "breakeven"]];
const down = Array.from({ length: 20 }, (_item, index) => [0.003 + index / 10_000]);
const across = [Array.from({ length: 20 }, (_item, index) => 3 + index)];

/** The targets, in milliseconds, are those of the specification. */
export const whatifBenchmarks: readonly (() => Benchmark)[] = [
  () => {
    const against = "one SCALE.PLAN";
    const solve = (block: [string, unknown][], name: string, measure: string, goal: number) => () =>
      scaleSolve(block, name, measure, goal);
    return {
      name: "SCALE.WHATIF, SCALE.SOLVE, SCALE.BEST",
      calls: 11,
      tasks: [
        { name: against, run: () => scalePlan("long", 70000, 3, [["thirds"]], [[0.005]], 69650, terms) },
        { name: "400 cells of worst", run: () => scaleWhatif(inputs, "distance", down, "total", across), against, limit: 1000 },
        { name: "solve the stop", run: solve(inputs, "stop", "worst", -10), against, limit: 300 },
        { name: "solve the drift", run: solve(inputs, "drift", "expected", 0), against, limit: 300 },
        { name: "solve the risk, rule breakeven", run: solve(breakeven, "maxRisk", "size", 9), against, limit: 3000 },
        { name: "best of 61", run: () => scaleBest(inputs), against, limit: 1000 },
      ],
    };
  },
];
