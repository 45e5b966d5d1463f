import { leverageDomain, notNegative, rate } from "../../calc/domain";
import { maintenanceTiers } from "../../calc/maintenance";
import { readNumbers, readOptionalNumbers } from "../../host/arguments";
import { toTable } from "../../host/results";

/**
 * Table of maintenance tiers with the maintenance amounts rebuilt from floors and rates.
 *
 * Maintenance = value x rate - amount. Each amount is floor x (rate - rate before) + amount before, so that maintenance does not jump at a boundary. A cap belongs to the lower tier; the last tier has none. The table can be used as the maintenance of MICRO.MAINT and MICRO.LIQ.
 *
 * @customfunction MICRO.TIERS
 * @param floors Where each tier begins, in the settlement currency: a row or column, ascending, the first usually 0. 0 or more.
 * @param rates Maintenance margin rates as fractions, as many as floors, never falling. From 0 to below 1.
 * @param [maxLeverages] Maximum leverage of each tier, as many as floors. At least 1.
 * @returns Table with the header Floor, Cap, Rate, Amount, Max leverage and one row per tier.
 * @throws #VALUE! floors or rates is empty, or an argument holds something that is no number
 * @throws #NUM! floors do not ascend, rates fall, a value is out of range, or lengths differ
 * @source Binance FAQ, Leverage and Margin of USD-M Futures: maintenance amounts; the published tables of Binance and Bybit come out exactly
 * @example =INDEX(MICRO.TIERS({0;50000;250000},{0.004;0.005;0.01}),4,4) // 1300
 * @example =MICRO.TIERS({0,300000},{0.004,0.005},{150,100}) // {"Floor","Cap","Rate","Amount","Max leverage";0,300000,0.004,0,150;300000,"",0.005,300,100}
 * @example =MICRO.TIERS({0;800000;300000},{0.004;0.005;0.0065}) // #NUM!
 * @see MICRO.MAINT, MICRO.LIQ, MICRO.SPEC
 */
export function microTiers(floors: any[][], rates: any[][], maxLeverages?: any[][]): any {
  const tiers = maintenanceTiers(
    readNumbers(floors, "floors", notNegative),
    readNumbers(rates, "rates", rate),
    readOptionalNumbers(maxLeverages, "maxLeverages", leverageDomain),
  );
  const rows = tiers.map((tier) => [tier.floor, tier.cap, tier.rate, tier.amount, tier.maxLeverage]);
  return toTable(["Floor", "Cap", "Rate", "Amount", "Max leverage"], rows);
}
