import { areMet } from "../../calc/confirm/single-signals";
import { wholePositive } from "../../calc/domain";
import { readOptionalNumber } from "../../host/arguments";
import { readSignals } from "../../host/series";

/**
 * Enough confirmations are in: at least `need` of the signals are TRUE.
 *
 * 1 and 0 count as TRUE and FALSE. A blank between signals is FALSE: what is not filled in is not confirmed. Blanks at the end are
 * ignored.
 *
 * @customfunction CONFIRM.MET
 * @param signals TRUE and FALSE: one cell, a row or a column.
 * @param [need] How many must be TRUE: a whole number from 1 to the number of signals. Default all.
 * @returns TRUE or FALSE.
 * @throws #VALUE! signals is empty, no single row or column, or holds something else than TRUE and FALSE
 * @throws #NUM! need is not whole, below 1 or above the number of signals
 * @example =CONFIRM.MET({TRUE,FALSE,TRUE},2) // TRUE
 * @example =CONFIRM.MET({TRUE;FALSE;TRUE}) // FALSE
 * @see CONFIRM.BREAK, CONFIRM.RETEST, CONFIRM.HOLD, CONFIRM.CROSS, CONFIRM.TURN, CONFIRM.MOVE
 */
export function confirmMet(signals: any[][], need?: any): any {
  const answers = readSignals(signals, "signals");
  return areMet(answers, readOptionalNumber(need, "need", wholePositive)?.toNumber() ?? answers.length);
}
