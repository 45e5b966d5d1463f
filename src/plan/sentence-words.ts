/**
 * The wordings of the sentences that say what a plan comes to, once for the code, the formulas of the planning sheet and the translations.
 * Parts in braces are figures, names, or other wordings of this list.
 */

const worstStage = "worst stage {amount}";
const worstOfEquity = `${worstStage} ({share} of equity)`;

/** Pieces of sentences, also shown alone. */
export const stageWords = { worstStage, worstOfEquity } as const;

export const sentenceWords = {
  noPlan: "No plan. {fault}.",
  within: "Within {limit}",
  over: "OVER {limit}",
  headline: `{verdict}: ${worstOfEquity} at step {step}, costs included; {size}.`,
  contractInStep: "{count} contract in 1 step",
  contractsInStep: "{count} contracts in 1 step",
  contractInSteps: "{count} contract in {steps} steps",
  contractsInSteps: "{count} contracts in {steps} steps",
  rewardAndTimes: "If every step fills and every target is reached: {amount}, {times} times the worst stage.",
  reward: "If every step fills and every target is reached: {amount}.",
  chanceAndNeed: "Without drift it wins {chance} of the time and needs {needed}.",
  chance: "Without drift it wins {chance} of the time.",
  margin: "Margin {margin} of {equity}.",
  isSafe: "The stop is reached before liquidation.",
  isUnsafe: "LIQUIDATION COMES BEFORE THE STOP.",
  noCheckFails: "No check fails.",
  checkFails: "1 check fails.",
  checksFail: "{count} checks fail.",
  lotAssumed: "A lot of 1 is assumed: type Lot step if it trades in smaller ones.",
} as const;

type Parts = Readonly<Record<string, string | number>>;

/** A wording with its parts. */
export function filled(wording: string, parts: Parts): string {
  return wording.replace(/\{(\w+)\}/g, (brace, name: string) => String(parts[name] ?? brace));
}

/** A wording as a formula that joins texts; the parts are formulas. */
export function filledFormula(wording: string, parts: Readonly<Record<string, string>> = {}): string {
  const pieces = wording.split(/(\{\w+\})/).filter((piece) => piece !== "");
  return pieces.map((piece) => parts[piece.slice(1, -1)] ?? `"${piece.replace(/"/g, '""')}"`).join("&");
}

/** The wording that counts so many contracts in so many steps. */
export function countWords(isOneContract: boolean, isOneStep: boolean): string {
  if (isOneStep) return isOneContract ? sentenceWords.contractInStep : sentenceWords.contractsInStep;
  return isOneContract ? sentenceWords.contractInSteps : sentenceWords.contractsInSteps;
}
