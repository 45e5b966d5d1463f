/** The plan in sentences: the summary that is read out when it changes, and the text that stands for the chart. */
import { filled, stageWords } from "../plan/sentence-words";
import { decimalsOf, money, percent, price } from "./numbers";
import { type PlanStage, sideOf, stopsComeFirst, worstStage } from "./plan";

/** The worst stage, and whether the stop or liquidation comes first. */
export function planSummary(stages: readonly PlanStage[]): string {
  const worst = worstStage(stages);
  const amount = money(worst.netAtStop);
  const isProfit = worst.netAtStop >= 0;
  const words = worst.netOfEquity === undefined ? stageWords.worstStage : stageWords.worstOfEquity;
  const share = worst.netOfEquity === undefined ? "" : percent(Math.abs(worst.netOfEquity));
  const said = filled(words, { amount: isProfit ? `still a profit of ${amount}` : amount, share });
  return `${said[0]!.toUpperCase()}${said.slice(1)}${liquidationWords(stages)}.`;
}

function liquidationWords(stages: readonly PlanStage[]): string {
  const first = stopsComeFirst(stages);
  if (first === undefined) return "";
  return first ? ", stop is reached before liquidation" : ", LIQUIDATION COMES BEFORE THE STOP";
}

/** The chart's text alternative: one sentence a stage, with the numbers that the chart shows. */
export function planSentences(stages: readonly PlanStage[]): string[] {
  const decimals = planDecimals(stages);
  const at = (value: number): string => price(value, decimals);
  return stages.map((stage) => {
    const verb = stage.step === 1 ? "enter" : "add";
    const result = stage.netAtStop < 0 ? `a loss of ${money(-stage.netAtStop)}` : `a profit of ${money(stage.netAtStop)}`;
    const parts = [
      `Step ${stage.step}: ${verb} ${contractWords(stage.add)} ${sideOf(stages)} at ${at(stage.trigger)}`,
      `average ${at(stage.averageEntry)}`,
      `stop ${at(stage.stop)}, ${result}`,
      ...(stage.breakEven === undefined ? [] : [`break-even ${at(stage.breakEven)}`]),
      ...(stage.liquidation === undefined ? [] : [`liquidation ${at(stage.liquidation)}`]),
    ];
    return `${parts.join("; ")}.`;
  });
}

function contractWords(count: number): string {
  return `${count} ${count === 1 ? "contract" : "contracts"}`;
}

/** The decimals of the prices that a trader places orders at; averages may have more. */
export function planDecimals(stages: readonly PlanStage[]): number {
  return decimalsOf(stages.flatMap(({ trigger, stop }) => [trigger, stop]));
}
