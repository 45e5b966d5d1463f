/** Pieces of sentences in formulas. FIXED instead of TEXT: its result is the same in every reader's language. */

/** A moment as 2026-03-31 14:00, to the minute, from its serial number. */
export const timeText = (serial: string): string =>
  `LET(z,${serial}+1/172800,YEAR(z)&"-"&RIGHT("0"&MONTH(z),2)&"-"&RIGHT("0"&DAY(z),2)&" "&RIGHT("0"&HOUR(z),2)&":"&RIGHT("0"&MINUTE(z),2))`;

/** An amount with the currency in which the contract settles. */
export const moneyText = (value: string): string => `FIXED(${value},Money_decimals)&" "&Settles_in`;

export const priceText = (value: string): string => `FIXED(${value},Price_decimals)`;

export const percentText = (value: string, decimals = 2): string => `FIXED(100*${value},${decimals})&"%"`;

/** A count with its word: "1 step", "3 steps". */
export const countText = (value: string, word: string): string => `${value}&IF(${value}=1," ${word}"," ${word}s")`;

/** What the plan itself is worth, beside what else a sheet answers. */
export const planSentence =
  `"The plan: "&Verdict&", worst stage "&${moneyText("Worst_stage")}&" ("&${percentText("ABS(Worst_stage_pct)")}&" of equity) at step "&Worst_step&", ` +
  `"&FIXED(Contracts_used,Lot_decimals)&IF(Contracts_used=1," contract in "," contracts in ")&${countText("Steps_used", "step")}&"."`;
