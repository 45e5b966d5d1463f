import { one, sum } from "../../calc/decimal";
import { notNegative, positive, signedRate } from "../../calc/domain";
import { valueAt } from "../../calc/position";
import { fundingCashFlow } from "../../calc/sizing";
import { isSingle, readNumbers, readOptionalNumber, readPrice, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Funding paid or received while a perpetual is held: with a positive rate longs pay and shorts receive.
 *
 * @customfunction MICRO.FUNDING
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param mark Mark price in quote currency. Greater than 0.
 * @param rate Funding rate per payment as a fraction (0.0001 is 0.01%), or a range of rates, which are summed.
 * @param [periods] Number of payments at that rate, default 1; ignored when rate is a range. 0 or more.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Cash flow in the settlement currency: negative = paid, positive = received.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts or mark not greater than 0, a rate not between -1 and 1, or periods negative
 * @source Binance and Bybit, Funding: position value at mark x funding rate
 * @example =MICRO.FUNDING("long",3,70000,0.0001,3,0.01) // -0.63
 * @example =MICRO.FUNDING("long",3,70000,{0.0001;-0.00005;0.0003},,0.01) // -0.735
 * @see MICRO.FUNDRATE, MICRO.PNL
 */
export function microFunding(side: any, contracts: any[][], mark: any, rate: any[][], periods?: any, terms?: any[][]): any {
  const held = sum(readNumbers(contracts, "contracts", positive));
  const value = valueAt(held, readPrice(mark, "mark"), readTerms(terms));
  const rates = readNumbers(rate, "rate", signedRate);
  const payments = isSingle(rate) ? readOptionalNumber(periods, "periods", notNegative) : undefined;
  return toCell(fundingCashFlow(readSide(side), value, rates, payments ?? one));
}
