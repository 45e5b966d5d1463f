import { positive } from "../../calc/domain";
import { liquidationPrice } from "../../calc/liquidation";
import { readFills, readNumber, readSide } from "../../host/arguments";
import { readMaintenance } from "../../host/maintenance";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Liquidation price: where margin plus unrealised P&L falls to the maintenance margin.
 *
 * The tier that holds at the liquidation price counts, also when it is not the tier at the entry. For cross margin pass wallet balance - maintenance of the other positions + their unrealised P&L as margin.
 *
 * Terms that matter: size and type, tick (the price is rounded toward the market: up for a long, down for a short), liqFee (a fee that the venue keeps back), amount (the deduction that goes with a plain rate), and basis: "mark" takes maintenance at the liquidation price, "entry" at the entry price, as MEXC and older pages of Bybit do.
 *
 * @customfunction MICRO.LIQ
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param entry Entry price in quote currency: one cell, or a range as long as contracts. Greater than 0.
 * @param margin Margin of the position in the settlement currency. Greater than 0.
 * @param maintenance A maintenance margin rate as a fraction, a table as MICRO.TIERS spills it (with or without its header), or a contract code.
 * @param [terms] What is traded: a contract size, a contract code, or a table of names and values (tick, liqFee, amount, basis).
 * @returns Price in quote currency.
 * @throws #VALUE! a required argument is empty or of the wrong kind, or side or a term is an unknown word
 * @throws #NUM! contracts, entry or margin is not greater than 0, a rate is not from 0 to below 1, lengths differ, or a tick so coarse that the price would be 0 or no longer on its side of the average entry
 * @throws #N/A no positive price liquidates the position, the tiers end before it, or the code is unknown or has no tiers
 * @source Binance FAQ, Liquidation Price of USD-M Futures (1,114.78; 18,778.73; cross 1,153.26 and 26,316.89); Bybit help centre, Liquidation Price (isolated); MEXC blog, Liquidation in Futures
 * @example =MICRO.LIQ("long",1,70000,70,0.004,{"size",0.01;"tick",0.1}) // 63253.1
 * @example =MICRO.LIQ("long",1,20000,400,0.005,{"basis","entry"}) // 19700
 * @example =MICRO.LIQ("short",40,70000,280000,"BINANCE:BTCUSDT",{"tick",0.1}) // 76534.6
 * @example =MICRO.LIQ("long",1,70000,800,0.004,0.01) // #N/A
 * @example =MICRO.LIQ("long",100,0.08,0.8,0.01,{"tick",0.1}) // #NUM!
 * @see MICRO.MAINT, MICRO.TIERS, MICRO.BANKRUPT, MICRO.MARGINRATIO, STOP.REACHABLE
 */
export function microLiq(side: any, contracts: any[][], entry: any[][], margin: any, maintenance: any[][], terms?: any[][]): any {
  const traded = readTerms(terms);
  const fills = readFills(contracts, entry, "entry");
  const position = { side: readSide(side), fills, margin: readNumber(margin, "margin", positive) };
  const tiers = readMaintenance(maintenance, () => traded.maintenanceAmount);
  return toCell(liquidationPrice(position, tiers, traded));
}
