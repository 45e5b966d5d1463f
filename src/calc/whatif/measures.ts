/** The measures of a plan: what a table varies and a search aims at. */
import { accountEquity, requiredEquity } from "../account";
import { type ContractTerms, lotStep } from "../contract-terms";
import { type Decimal, smaller } from "../decimal";
import { DomainError } from "../domain-error";
import { heldAfterEach } from "../holding";
import { stopLadder } from "../ladder";
import { losesAsValueRises } from "../liquidation";
import { isolatedLiquidation } from "../plan";
import { fillsOf, netAtStop } from "../position";
import { type Side, sign } from "../side";
import { wholePlanSize } from "../whole-plan-size";
import { type PlanFigures, type PlanInputs } from "./figures";
import { largestTotal } from "./totals";

/** undefined = not applicable. */
export type MeasureValue = Decimal | number | undefined;

/** What a measure cannot do without: an input, or one of two that do. */
export type Need = "total" | "equity" | "leverage" | "mmr" | "target";

/** One figure of a plan. */
export interface Measure {
  readonly heading: string;
  readonly needs: readonly Need[];
  /** Which way is better; "forward": what helps a long is lower, what helps a short higher. */
  readonly better: "higher" | "lower" | "forward";
  /** A result at the stops, which says nothing where liquidation comes first. */
  readonly atStops: boolean;
  readonly of: (plan: PlanFigures) => MeasureValue;
}

const higher = { better: "higher", atStops: false } as const;
const atStops = { better: "higher", atStops: true } as const;
const forward = { better: "forward", atStops: false } as const;

/** Every measure by its key. */
export const measures = {
  worst: { ...atStops, heading: "Worst net", needs: ["total"], of: (plan) => plan.worst },
  worstPct: {
    ...atStops,
    heading: "Worst % equity",
    needs: ["total", "equity"],
    of: (plan) => plan.worst.div(equityOf(plan.inputs.terms)),
  },
  locked: { ...atStops, heading: "Net at the last stop", needs: ["total"], of: (plan) => plan.last.net },
  unmoved: {
    ...atStops,
    heading: "Net if the stop never moves",
    needs: ["total"],
    of: ({ last, inputs }) => netAtStop(inputs.side, last.held, inputs.stop, inputs.terms),
  },
  average: { ...forward, heading: "Avg entry", needs: ["total"], of: (plan) => plan.last.averageEntry },
  breakeven: { ...forward, heading: "Break-even", needs: ["total"], of: (plan) => plan.last.breakEven },
  liquidation: { ...forward, heading: "Liquidation", needs: ["total", "leverage", "mmr"], of: liquidation },
  gap: { ...higher, heading: "Stop to liquidation", needs: ["total", "leverage", "mmr"], of: gap },
  margin: { better: "lower", atStops: false, heading: "Margin", needs: ["total", "leverage"], of: (plan) => plan.last.margin },
  size: { ...atStops, heading: "Contracts that fit", needs: ["equity"], of: ({ inputs }) => sizeOf(inputs) },
  atTarget: { ...higher, heading: "Net at the targets", needs: ["total", "target"], of: (plan) => plan.atTargets },
  reward: { ...atStops, heading: "Reward per risk", needs: ["total", "target"], of: reward },
  expected: { ...higher, heading: "Expected net", needs: ["total", "target"], of: (plan) => plan.odds.expected.net },
  win: { ...higher, heading: "Win probability", needs: ["total", "target"], of: (plan) => plan.odds.winProbability },
} satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof measures;

/** The equity that a measure needs, in the settlement currency. */
function equityOf(terms: ContractTerms): Decimal {
  return accountEquity(terms) ?? requiredEquity(terms.equity!, terms);
}

/** A liquidation price where there is one. A position that loses as its value rises is always liquidated somewhere: its tiers end first. */
function known(price: Decimal | undefined, { side, terms }: PlanInputs): Decimal | undefined {
  if (price === undefined && losesAsValueRises(side, terms))
    throw new DomainError("notEnoughData", "the tiers of the maintenance margin end before a liquidation price is reached");
  return price;
}

function liquidation({ last, inputs }: PlanFigures): Decimal | undefined {
  return known(last.liquidation, inputs);
}

function gap({ stages, inputs }: PlanFigures): Decimal | undefined {
  const gaps = stages.flatMap(({ stop, liquidation: price }) => {
    const at = known(price, inputs);
    return at === undefined ? [] : [stop.minus(at).times(sign(inputs.side))];
  });
  return gaps.length === 0 ? undefined : gaps.reduce(smaller);
}

function reward(plan: PlanFigures): Decimal | undefined {
  const gained = plan.atTargets;
  return plan.worst.gte(0) ? undefined : gained.div(plan.worst.negated());
}

/** The stops of a plan before its total is known: one lot a step. Under rule breakeven they would move with the contracts. */
export function lotByLot({ side, triggers, stop, terms }: PlanInputs) {
  const lot = lotStep(terms);
  const fills = fillsOf(
    triggers.map(() => lot),
    triggers,
  );
  return { fills, stops: stopLadder(side, fills, stop, terms.rule, terms) };
}

function sizeOf(inputs: PlanInputs): Decimal {
  const { side, weights, triggers, terms } = inputs;
  const budget = equityOf(terms).times(terms.maxRisk);
  if (terms.rule === "breakeven") return largestTotal(inputs, budget);
  return wholePlanSize(side, weights, triggers, lotByLot(inputs).stops, budget, terms, inputs.work).contracts;
}

/** Is a stage liquidated at or before its stop? Then there are no results at the stops. */
export function isLiquidatedFirst(key: MeasureKey, plan: PlanFigures): boolean {
  const { side, stop: initialStop, terms } = plan.inputs;
  if (terms.maintenance === undefined || (terms.leverage === undefined && terms.marginPerContract === undefined)) return false;
  const isReached = (stop: Decimal, price: Decimal | undefined) =>
    price !== undefined && stop.minus(price).times(sign(side)).lte(0);
  if (key !== "size") {
    return plan.stages.some(({ stop, liquidation: price }) => isReached(key === "unmoved" ? initialStop : stop, price));
  }
  const { fills, stops } = lotByLot(plan.inputs);
  return heldAfterEach(fills, terms).some((held, index) => isReached(stops[index]!, isolatedLiquidation(side, held, terms)));
}

/** Is the first at least as good as the second? Figures that cannot be told apart are equal. */
export function isAsGood(value: MeasureValue, goal: Decimal, { better }: Measure, side: Side): boolean {
  if (value === undefined) return true;
  const wantsHigher = better === "higher" || (better === "forward" && side === "short");
  if (typeof value === "number") {
    const aim = goal.toNumber();
    const room = 1e-12 * Math.max(1, Math.abs(aim));
    return wantsHigher ? value >= aim - room : value <= aim + room;
  }
  const room = goal.abs().times("1e-25");
  return wantsHigher ? value.gte(goal.minus(room)) : value.lte(goal.plus(room));
}
