import { notNegative } from "../../calc/domain";
import { maintenanceMargin } from "../../calc/maintenance";
import { readNumber } from "../../host/arguments";
import { readMaintenance } from "../../host/maintenance";
import { toCell } from "../../host/results";

/**
 * Maintenance margin of a position: its value x the rate of its tier, less the amount of that tier.
 *
 * A value on a boundary belongs to the lower tier. Above the cap of the last tier a venue allows no position, so there is no answer.
 *
 * @customfunction MICRO.MAINT
 * @param notional Value of the position in the settlement currency, as from MICRO.VALUE. 0 or more.
 * @param maintenance A maintenance margin rate as a fraction, a table as MICRO.TIERS spills it (with or without its header), or a contract code.
 * @returns Maintenance margin in the settlement currency.
 * @throws #VALUE! an argument is empty or of the wrong kind
 * @throws #NUM! notional is negative, a rate is not from 0 to below 1, or tiers overlap
 * @throws #N/A the code is unknown or has no tiers, or no tier holds this value
 * @source Binance FAQ, Leverage and Margin of USD-M Futures; Bybit help centre, Maintenance Margin
 * @example =MICRO.MAINT(2110.5,0.004) // 8.442
 * @example =MICRO.MAINT(500000,"BINANCE:BTCUSDT") // 2200
 * @example =MICRO.MAINT(500000,{0,300000,0.004,0,150;300000,800000,0.005,300,100}) // 2200
 * @example =MICRO.MAINT(500000,"CME:MBT") // #N/A
 * @see MICRO.TIERS, MICRO.LIQ, MICRO.SPEC
 */
export function microMaint(notional: any, maintenance: any[][]): any {
  return toCell(maintenanceMargin(readNumber(notional, "notional", notNegative), readMaintenance(maintenance)));
}
