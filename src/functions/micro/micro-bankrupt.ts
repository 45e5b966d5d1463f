import { leverageDomain } from "../../calc/domain";
import { bankruptcyPrice } from "../../calc/liquidation";
import { readNumber, readPrice, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Bankruptcy price of an isolated position: where its initial margin is lost, fees aside.
 *
 * With a tick in terms the price is rounded toward the market: up for a long, down for a short.
 *
 * @customfunction MICRO.BANKRUPT
 * @param side "long" or "short" (or buy, sell, 1, -1).
 * @param entry Average entry price in quote currency. Greater than 0.
 * @param leverage Leverage as a multiple, 10 for 10x. At least 1.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values (type, tick).
 * @returns Price in quote currency.
 * @throws #VALUE! side is unknown, an argument is empty or no number
 * @throws #NUM! entry is not greater than 0, leverage is below 1, or a tick so coarse that the price would be 0 or no longer on its side of the entry
 * @throws #N/A no positive price loses the margin: a linear long or an inverse short at 1x
 * @source Bybit help centre, Bankruptcy Price (isolated margin); MCS help, Bankruptcy Price (inverse)
 * @example =MICRO.BANKRUPT("long",10000,50) // 9800
 * @example =MICRO.BANKRUPT("short",70000,10) // 77000
 * @example =MICRO.BANKRUPT("short",50000,1,{"type","inverse"}) // #N/A
 * @see MICRO.LIQ, MICRO.MARGIN, STOP.REACHABLE
 */
export function microBankrupt(side: any, entry: any, leverage: any, terms?: any[][]): any {
  const multiple = readNumber(leverage, "leverage", leverageDomain);
  return toCell(bankruptcyPrice(readSide(side), readPrice(entry, "entry"), multiple, readTerms(terms)));
}
