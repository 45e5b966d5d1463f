import { one, zero } from "../../calc/decimal";
import { share, feeRate } from "../../calc/domain";
import { entryValue } from "../../calc/position";
import { readFills, readNumber, readOptionalNumber } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Trading fee of one side of a trade: value x rate, less a discount. It does not depend on leverage.
 *
 * @customfunction MICRO.FEE
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param price Fill price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param rate Fee rate as a fraction, 0.0005 for 0.05%; negative for a rebate. Between -0.01 and 0.01: money per contract is no rate, it goes into the term commission.
 * @param [discount] Discount on the fee as a fraction from 0 to 1, default 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Fee in the settlement currency; negative = a rebate.
 * @throws #VALUE! an argument is empty or no number
 * @throws #NUM! contracts or price not greater than 0, rate or discount out of range, or lengths differ
 * @source Bybit help centre, Trading Fee Structure: order value x fee rate
 * @example =MICRO.FEE(10000,8000,0.00055,,{"type","inverse"}) // 0.0006875
 * @example =MICRO.FEE(1,70000,0.0005,0.5,0.01) // 0.175
 * @see MICRO.VALUE, MICRO.PNL, STOP.BREAKEVEN
 */
export function microFee(contracts: any[][], price: any[][], rate: any, discount?: any, terms?: any[][]): any {
  const value = entryValue(readFills(contracts, price, "price"), readTerms(terms));
  const charged = one.minus(readOptionalNumber(discount, "discount", share) ?? zero);
  return toCell(value.times(readNumber(rate, "rate", feeRate)).times(charged));
}
