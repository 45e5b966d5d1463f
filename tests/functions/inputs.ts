/** The Inputs block of the plan that whatif.md works out: three contracts in thirds from 70,000 on, half a percent apart. */
const worked = { side: "long", entry: 70000, total: 3, weights: "thirds", distance: 0.005, stop: 69650 };

/** Its rows, with other values and more of them; undefined leaves a row out. */
export function inputsOf(more: Record<string, unknown> = {}): [key: string, value: unknown][] {
  return Object.entries({ ...worked, ...more }).filter(([, value]) => value !== undefined);
}
