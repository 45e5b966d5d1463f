import { zero } from "../../calc/decimal";
import { anyNumber, notNegative } from "../../calc/domain";
import { returnOnMargin } from "../../calc/ratios";
import { readNumber, readOptionalNumber } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * Return on margin: profit or loss divided by the margin, with the fee to close counted as margin where it is given.
 *
 * Venues define it differently: Bybit adds the fee to close to the initial margin; Binance divides by the margin that the position would need at the mark price, so pass that margin and no fee.
 *
 * @customfunction MICRO.ROE
 * @param pnl Profit (positive) or loss (negative) in the settlement currency, as from MICRO.PNL.
 * @param margin Margin of the position in the settlement currency, as from MICRO.MARGIN. 0 or more.
 * @param [closeFee] Fee to close in the settlement currency, default 0.
 * @returns Ratio, 0.05 for 5%.
 * @throws #VALUE! pnl or margin is empty, or an argument is no number
 * @throws #NUM! margin is negative, or margin + closeFee is
 * @throws #DIV/0! margin + closeFee is 0
 * @source Bybit help centre, Unrealised P&L %: 100 / (140 + 0.693) is 71.07%
 * @example =MICRO.ROE(3.5,70) // 0.05
 * @example =MICRO.ROE(MICRO.PNL("long",1,70000,70350,0.01),MICRO.MARGIN(1,70000,10,0.01)) // 0.05
 * @example =MICRO.ROE(3.5,0) // #DIV/0!
 * @see MICRO.PNL, MICRO.MARGIN, MICRO.FEE
 */
export function microRoe(pnl: any, margin: any, closeFee?: any): any {
  const fee = readOptionalNumber(closeFee, "closeFee", anyNumber) ?? zero;
  return toCell(returnOnMargin(readNumber(pnl, "pnl", anyNumber), readNumber(margin, "margin", notNegative), fee));
}
