import { requiredEquity } from "../../calc/account";
import { positive, riskFraction, sameLength } from "../../calc/domain";
import { stopPerFill } from "../../calc/stages";
import { wholePlanSize } from "../../calc/whole-plan-size";
import { readNumber, readNumbers, readSide, readWeights } from "../../host/arguments";
import { toRow } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * The most contracts for a whole scaling plan, in whole lots, so that no stage of it loses more than a fraction of the account.
 *
 * Fees, commission, stop slippage and funding paid count in every stage. With minNotional only totals count whose every step is an order of that worth. A smaller total than the answer need not fit: one lot fewer can take a contract from a step that wins. Leverage does not limit the total, see SCALE.AUDIT.
 *
 * @customfunction SCALE.SIZE
 * @param equity Account equity. Greater than 0. In the settlement currency, unless equityPrice in terms says what one unit of that costs; an inverse contract needs equityPrice.
 * @param risk Fraction of the equity to risk, 0.01 for 1%. Above 0 and below 1.
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param weights Share of each step, as many as prices: a range of numbers greater than 0 with any sum, or a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4", "pyramid 4" (4:3:2:1).
 * @param prices Price of each step in quote currency. Greater than 0.
 * @param stops Stop in force after each step, as long as prices; one stop = never moved. Each behind the price of its stage (below it for a long), where alone it can be placed.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (lot, fee, commission, slippage, paid, minNotional, equityPrice).
 * @returns Row: Contracts, Worst net (the result at the stop of the worst stage), Worst stage (counted from 1, of equals the earlier). 0 and two empty texts when not even one lot per step fits.
 * @throws #VALUE! an argument is empty or no number, side is an unknown word, an inverse contract has no equityPrice, or weights is a text of no known form
 * @throws #NUM! equity, a weight, price or stop not greater than 0, risk not between 0 and 1, lengths differ, a stop that is not behind the price of its stage, or a rebate so large that no stage loses
 * @example =SCALE.SIZE(1000,0.01,"long","thirds",{70000;70350;70700},{69650;70000;70349.9},{"size",0.01;"fee",0.0005}) // {7,-9.8035,2}
 * @example =INDEX(SCALE.SIZE(10000,0.01,"short","30/40/30",{70000;69650;69300},{70350;70000;69650.1},{"size",0.01;"fee",0.0005}),1,1) // 53
 * @example =SCALE.SIZE(1000,1,"long","thirds",{70000;70350;70700},69650,0.01) // #NUM!
 * @see MICRO.SIZE, SCALE.PLAN, SCALE.STAGES, SCALE.ADD
 */
export function scaleSize(
  equity: any,
  risk: any,
  side: any,
  weights: any[][],
  prices: any[][],
  stops: any[][],
  terms?: any[][],
): any[][] {
  const account = readNumber(equity, "equity", positive);
  const fraction = readNumber(risk, "risk", riskFraction);
  const direction = readSide(side);
  const shares = readWeights(weights);
  const steps = readNumbers(prices, "prices", positive);
  sameLength("weights", shares.parts, "prices", steps);
  const moved = stopPerFill(direction, steps, readNumbers(stops, "stops", positive));
  const costs = readTerms(terms);
  const budget = requiredEquity(account, costs).times(fraction);
  const size = wholePlanSize(direction, shares, steps, moved, budget, costs);
  return toRow([size.contracts, size.worstNet, size.worstStage]);
}
