/** Plans of round prices for tests of what-if: from 100 on, a second step 10 further, the stop 10 behind. */
import { flatMaintenance } from "../../../src/calc/maintenance";
import type { PlanInputs } from "../../../src/calc/whatif/figures";
import { weightsOf } from "../../../src/calc/weights";
import { d, terms } from "../exact";

/** What a test states of a plan; the rest is that of a long without costs. */
export interface Stated extends Partial<Omit<PlanInputs, "terms" | "stop" | "total" | "weights" | "targets">> {
  readonly stop?: number | string;
  readonly total?: number | string;
  /** Of each step; one step without them. */
  readonly weights?: readonly number[];
  readonly targets?: readonly number[];
  /** Maintenance margin rate. */
  readonly rate?: number | string;
  readonly terms?: Record<string, number | string>;
}

/** A plan of one step, or of two with two weights. */
export function planOf(stated: Stated = {}): PlanInputs {
  const { stop, total, weights = [1], targets = [], rate, terms: words = {}, side = "long", ...more } = stated;
  const s = side === "long" ? 1 : -1;
  const plain = terms({ equityPrice: 1, ...words });
  return {
    side,
    weights: weightsOf(weights.map(d)),
    triggers: [d(100), d(100 + 10 * s)].slice(0, weights.length),
    stop: d(stop ?? 100 - 10 * s),
    total: d(total ?? weights.reduce((sum, weight) => sum + weight, 0)),
    targets: targets.map((price) => ({ price, contracts: undefined, stop: undefined })),
    motion: { drift: 0, volatility: undefined },
    terms: rate === undefined ? plain : { ...plain, maintenance: flatMaintenance(d(rate)) },
    ...more,
  };
}
