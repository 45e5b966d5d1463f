import { sum } from "../../calc/decimal";
import { anyNumber, notNegative, positive } from "../../calc/domain";
import { marginRatio } from "../../calc/ratios";
import { readNumber, readNumbers, readPrice } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * How much of the position's value its margin still covers: margin + unrealised P&L, divided by the value at the mark price.
 *
 * A venue liquidates when the ratio falls to the maintenance margin rate (plus its fee, where it counts one). This is the headroom of a position; funding gives none, it is a cost.
 *
 * @customfunction MICRO.MARGINRATIO
 * @param margin Margin of the position in the settlement currency. 0 or more.
 * @param upnl Unrealised profit (positive) or loss (negative) in the settlement currency.
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param mark Mark price in quote currency. Greater than 0.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values.
 * @returns Ratio, 0.175 for 17.5%; negative when the loss exceeds the margin.
 * @throws #VALUE! a required argument is empty, or an argument is no number
 * @throws #NUM! margin is negative, or contracts or mark is not greater than 0
 * @source WEEX help centre, Margin Rate: 1050 / 6000 = 17.5%
 * @example =MICRO.MARGINRATIO(1000,50,100,60000,0.001) // 0.175
 * @example =MICRO.MARGINRATIO(0.12,-0.04,60000,50000,{"type","inverse"}) // 0.0666666666666667
 * @see MICRO.MARGIN, MICRO.MAINT, MICRO.LIQ
 */
export function microMarginratio(margin: any, upnl: any, contracts: any[][], mark: any, terms?: any[][]): any {
  const held = readNumber(margin, "margin", notNegative);
  const unrealised = readNumber(upnl, "upnl", anyNumber);
  const count = sum(readNumbers(contracts, "contracts", positive));
  return toCell(marginRatio(held, unrealised, count, readPrice(mark, "mark"), readTerms(terms)));
}
