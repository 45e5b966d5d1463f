import { sum } from "../../calc/decimal";
import { leverageDomain, positive } from "../../calc/domain";
import { marginAtLeverage, marginInMoney } from "../../calc/margin";
import { badArgument, isBlank, isBlankOrZero, readCell, readFills, readNumber, readNumbers } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Initial margin of a position: its value divided by the leverage, or contracts x the margin per contract of terms.
 *
 * A leverage that is given wins. Futures exchanges state a margin in money instead: give it as marginPerContract in terms and leave leverage empty; the price is then not looked at and may be empty too.
 *
 * @customfunction MICRO.MARGIN
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param price Price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param leverage Leverage as a multiple, 10 for 10x. At least 1. May be empty where terms have marginPerContract.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values (marginPerContract).
 * @returns Initial margin in the settlement currency.
 * @throws #VALUE! an argument is empty or no number; leverage is empty and terms have no marginPerContract
 * @throws #NUM! contracts, price or leverage out of domain, or contracts and price differ in length
 * @source Bybit help centre, Initial Margin (USDT and inverse contracts): position value / leverage
 * @example =MICRO.MARGIN(3,70000,10,0.01) // 210
 * @example =MICRO.MARGIN({1;1;1},{70000;70350;70700},10,0.01) // 211.05
 * @example =MICRO.MARGIN(60000,50000,10,{"type","inverse"}) // 0.12
 * @example =MICRO.MARGIN(3,,,{"marginPerContract",140}) // 420
 * @see MICRO.NOTIONAL, MICRO.VALUE, MICRO.LEVERAGE, MICRO.LIQ
 */
export function microMargin(contracts: any[][], price: any[][], leverage: any, terms?: any[][]): any {
  const traded = readTerms(terms);
  const multiple = readCell(leverage, "leverage");
  const money = isBlankOrZero(multiple) ? traded.marginPerContract : undefined;
  if (money !== undefined) return toCell(marginInMoney(sum(readNumbers(contracts, "contracts", positive)), money));
  const fills = readFills(contracts, price, "price");
  if (isBlank(multiple)) throw badArgument("leverage is required, was empty; or give marginPerContract in terms");
  return toCell(marginAtLeverage(fills, readNumber(multiple, "leverage", leverageDomain), traded));
}
