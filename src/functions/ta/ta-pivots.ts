import { positive } from "../../calc/domain";
import { pivotLevels } from "../../calc/indicators/pivots";
import { readOptionalNumber, readPrice, readWord } from "../../host/arguments";
import { toTable } from "../../host/results";

/**
 * Pivot levels of a completed period, from the highest resistance to the lowest support.
 *
 * Use the prices of the last finished day, week or month (for crypto the UTC day): levels of a running period would still move.
 * The third level of "classic" is R3 = H + 2 (PP - L), which some charts call traditional, and not PP + 2 (H - L).
 * "R1" is the "first pivot point" to break for a long, "S1" for a short; "PP" is the pivot itself.
 *
 * @customfunction TA.PIVOTS
 * @param high Highest price of the period. Greater than 0.
 * @param low Lowest price of the period. Greater than 0, at most high.
 * @param close Closing (or settlement) price of the period. Greater than 0.
 * @param [method] "classic" (default, three levels a side), "traditional" (classic and two more), "fibonacci" (three: 0.382, 0.618 and
 * 1 x the range), "camarilla" (four around the close), "woodie" (three) or "demark" (one).
 * @param [open] Opening price of the period, required for "demark", not used otherwise.
 * @param [nextOpen] Opening price of the period that follows, for "woodie"; without it the close takes its place.
 * @returns A table Level, Price under one header row; prices are not rounded.
 * @throws #VALUE! a required price is empty or no number, method is an unknown word, or open is missing for "demark"
 * @throws #NUM! a price is not greater than 0, or high is below low
 * @source Floor, Fibonacci, Camarilla and Woodie pivots as charting packages define them; Tom DeMark, The New Science of Technical Analysis (1994)
 * @example =TA.PIVOTS(110,90,100) // {"Level","Price";"R3",130;"R2",120;"R1",110;"PP",100;"S1",90;"S2",80;"S3",70}
 * @example =INDEX(TA.PIVOTS(217.02,211.52,214.96),4,2) // 217.48
 * @example =TA.PIVOTS(217.02,211.52,214.96,"demark",212.61) // {"Level","Price";"R1",218.74;"PP",215.13;"S1",213.24}
 * @example =INDEX(TA.PIVOTS(110,100,107,"traditional"),3,2) // 127
 * @see CONFIRM.BREAK, CONFIRM.RETEST, SCALE.LEVELS, STOP.LEVEL
 */
export function taPivots(high: any, low: any, close: any, method?: any, open?: any, nextOpen?: any): any[][] {
  const period = {
    high: readPrice(high, "high"),
    low: readPrice(low, "low"),
    close: readPrice(close, "close"),
    open: readOptionalNumber(open, "open", positive),
    nextOpen: readOptionalNumber(nextOpen, "nextOpen", positive),
  };
  const levels = pivotLevels(
    period,
    readWord(method, "method", ["classic", "traditional", "fibonacci", "camarilla", "woodie", "demark"]),
  );
  const rows = levels.map(({ name, price }) => [name, price]);
  return toTable(["Level", "Price"], rows);
}
