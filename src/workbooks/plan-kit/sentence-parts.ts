/** Pieces of sentences in formulas. FIXED instead of TEXT: its result is the same in every reader's language. */
import { countWords, filledFormula, stageWords } from "../../plan/sentence-words";

/** A moment as 2026-03-31 14:00, to the minute, from its serial number. */
export const timeText = (serial: string): string =>
  `LET(z,${serial}+1/172800,YEAR(z)&"-"&RIGHT("0"&MONTH(z),2)&"-"&RIGHT("0"&DAY(z),2)&" "&RIGHT("0"&HOUR(z),2)&":"&RIGHT("0"&MINUTE(z),2))`;

/** An amount with the currency in which the contract settles. */
export const moneyText = (value: string): string => `FIXED(${value},Money_decimals)&" "&Settles_in`;

export const priceText = (value: string): string => `FIXED(${value},Price_decimals)`;

export const percentText = (value: string, decimals = 2): string => `FIXED(100*${value},${decimals})&"%"`;

/** A count with its word: "1 step", "3 steps". */
export const countText = (value: string, word: string): string => `${value}&IF(${value}=1," ${word}"," ${word}s")`;

const countedIn = (isOneContract: boolean, isOneStep: boolean): string =>
  filledFormula(countWords(isOneContract, isOneStep), { count: "FIXED(Contracts_used,Lot_decimals)", steps: "Steps_used" });

/** "3 contracts in 2 steps". */
export const sizeText =
  `IF(Contracts_used=1,IF(Steps_used=1,${countedIn(true, true)},${countedIn(true, false)}),` +
  `IF(Steps_used=1,${countedIn(false, true)},${countedIn(false, false)}))`;

/** The parts of the wordings on the worst stage. */
export const worstStageTexts = {
  amount: moneyText("Worst_stage"),
  share: percentText("ABS(Worst_stage_pct)"),
  step: "Worst_step",
  size: sizeText,
} as const;

/** What the plan itself is worth, beside what else a sheet answers. */
export const planSentence = filledFormula(`The plan: {verdict}, ${stageWords.worstOfEquity} at step {step}, {size}.`, {
  verdict: "Verdict",
  ...worstStageTexts,
});
