import { notNegative, positive } from "../../calc/domain";
import { tickValue } from "../../calc/position";
import { readNumber, readOptionalNumber } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * What one tick of the price is worth on one contract.
 *
 * On an inverse contract it is paid in coin and shrinks as the price rises, so the price is needed there.
 *
 * @customfunction MICRO.TICKVALUE
 * @param tick Price increment in quote currency. Greater than 0.
 * @param [price] Price in quote currency from which the tick goes up; required for an inverse contract. Greater than 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Value in the settlement currency per contract.
 * @throws #VALUE! tick is empty, price is empty for an inverse contract, or an argument is no number
 * @throws #NUM! tick or price is not greater than 0
 * @source CME, Micro Bitcoin futures: a tick of 5 USD per bitcoin is 0.50 USD per contract
 * @example =MICRO.TICKVALUE(5,,0.1) // 0.5
 * @example =MICRO.TICKVALUE(0.1,70000,0.01) // 0.001
 * @example =MICRO.TICKVALUE(0.5,,{"size",100;"type","inverse"}) // #VALUE!
 * @see MICRO.SPEC, MICRO.PNL, MICRO.ROUND
 */
export function microTickvalue(tick: any, price?: any, terms?: any[][]): any {
  const traded = readTerms(terms);
  const increment = readNumber(tick, "tick", positive);
  // A linear contract does not need the price: 0 is a blank cell there
  const from = readOptionalNumber(price, "price", traded.type === "linear" ? notNegative : positive);
  return toCell(tickValue(increment, from, traded));
}
