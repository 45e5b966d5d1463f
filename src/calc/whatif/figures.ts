/** What a plan comes to: every figure is worked out when it is first asked for, and what a measure does not use is never read. */
import { type ContractTerms, lotStep } from "../contract-terms";
import { entryCosts, exitCosts } from "../costs";
import { type Decimal, decimalOf, smaller, sum } from "../decimal";
import type { Work } from "../limits";
import { type Ending, endingsOf } from "../odds/endings";
import { type OddsSummary, summaryOf } from "../odds/expectation";
import { checkMotion, type PriceMotion } from "../odds/first-passage";
import { type PlanStage, planStages } from "../plan";
import { grossProfit, valueAt } from "../fill";
import { exitRule } from "../replay/exit-level";
import { checkTargets, type PlanStep } from "../replay/plan";
import { tradeTermsOf } from "../replay/trade-terms";
import type { Side } from "../side";
import { contractsAtTargets, type Target } from "../targets";
import type { Weights } from "../weights";

/** The inputs of a plan. Reading one of them may refuse it. */
export interface PlanInputs {
  readonly side: Side;
  readonly weights: Weights;
  readonly triggers: readonly Decimal[];
  readonly stop: Decimal;
  readonly total: Decimal;
  readonly targets: readonly Target[];
  readonly motion: PriceMotion;
  readonly terms: ContractTerms;
  /** What the search has worked out so far, where there is one. */
  readonly work?: Work;
  /** Worst stages by total, for plans of one shape that are sized again and again. */
  readonly worstByTotal?: Map<number, Decimal | undefined>;
  /** The stages of all plans that differ in what no stage depends on, such as the equity. */
  readonly shared?: SharedStages | undefined;
}

/** Stages that are worked out once for several plans. */
export interface SharedStages {
  stages?: readonly PlanStage[];
}

/** A plan with what follows from it. */
export class PlanFigures {
  private known: readonly PlanStage[] | undefined;

  constructor(readonly inputs: PlanInputs) {}

  get stages(): readonly PlanStage[] {
    const { shared } = this.inputs;
    this.known ??= shared?.stages ?? this.workedOut();
    if (shared !== undefined) shared.stages = this.known;
    return this.known;
  }

  private workedOut(): PlanStage[] {
    const { side, weights, triggers, stop, terms, work } = this.inputs;
    work?.add(200 * triggers.length);
    return planStages(side, this.inputs.total, weights, triggers, stop, terms);
  }

  get last(): PlanStage {
    return this.stages[this.stages.length - 1]!;
  }

  get worst(): Decimal {
    return this.stages.map(({ net }) => net).reduce(smaller);
  }

  /** Net result when every step fills and every target is reached. */
  get atTargets(): Decimal {
    const { side, targets, terms } = this.inputs;
    checkTargets(side, this.steps(), targets, true);
    const { held, contracts, averageEntry: price } = this.last;
    const sales = contractsAtTargets(targets, contracts, lotStep(terms)).map((sold, index) => {
      const exit = decimalOf(targets[index]!.price);
      const costs = exitCosts(sold, valueAt(sold, exit, terms), terms);
      return grossProfit(side, { contracts: sold, price }, exit, terms).minus(costs);
    });
    const paidIn = entryCosts(contracts, held.value, terms).plus(terms.paid);
    return sum([...sales, paidIn.negated()]);
  }

  /** The row Scaled of SCALE.ODDS. */
  get odds(): OddsSummary {
    return summaryOf(this.endings);
  }

  /** The endings of SCALE.ODDS. */
  get endings(): Ending[] {
    const { side, targets, motion, terms } = this.inputs;
    checkMotion(motion);
    const steps = this.steps();
    checkTargets(side, steps, targets, true);
    return endingsOf({ steps, targets, terms: tradeTermsOf(side, terms), exitRule: exitRule(side, terms) }, motion);
  }

  private steps(): PlanStep[] {
    return this.stages.map(({ fill, stop }) => {
      const { contracts, price } = fill;
      return { contracts: contracts.toNumber(), trigger: price.toNumber(), stop: stop.toNumber() };
    });
  }
}
