import { leverageDomain, rate } from "../../calc/domain";
import { reachability } from "../../calc/reachable";
import { readNumber, readPrice, readSide } from "../../host/arguments";
import { toRow } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Is the stop hit before the position is liquidated, and up to which leverage?
 *
 * Isolated margin of value / leverage and one maintenance rate; the liquidation fee of terms counts, the maintenance amount does not.
 *
 * @customfunction STOP.REACHABLE
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Entry price in quote currency. Greater than 0.
 * @param stop Stop price, on the losing side of the entry.
 * @param leverage Leverage as a multiple, 10 for 10x. At least 1.
 * @param mmr Maintenance margin rate as a fraction, 0.004 for 0.4%. From 0 to below 1.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (type, liqFee, basis, tick).
 * @returns Row: Reachable (TRUE or FALSE), Liquidation (price, empty where nothing can liquidate), Max leverage.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! a number out of its domain, the stop on the wrong side of the entry, or a tick so coarse that the liquidation would be 0 or no longer behind the entry
 * @example =STOP.REACHABLE("long",70000,69650,125,0.004) // {FALSE,69718.87550200803,111.35857461024499}
 * @example =INDEX(STOP.REACHABLE("long",70000,69650,10,0.004),1,1) // TRUE
 * @see MICRO.LIQ, STOP.PCT, SCALE.AUDIT
 */
export function stopReachable(side: any, entry: any, stop: any, leverage: any, mmr: any, terms?: any[][]): any[][] {
  const answer = reachability(
    readSide(side),
    readPrice(entry, "entry"),
    readPrice(stop, "stop"),
    readNumber(leverage, "leverage", leverageDomain),
    readNumber(mmr, "mmr", rate),
    readTerms(terms),
  );
  return toRow([answer.reachable, answer.liquidation, answer.maxLeverage]);
}
