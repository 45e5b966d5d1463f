import type { Decimal } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import { DomainError } from "../../calc/domain-error";
import { type Fill, netAtStops } from "../../calc/position";
import { readFills, readNumbers, readSide } from "../../host/arguments";
import { toCell } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * What a position loses if its stop is hit now: positive = at risk, negative = profit that the stop locks in.
 *
 * Fees at both ends, stop slippage and funding already paid are included. The stop may lie on either side of the fills: the market may have
 * moved on since.
 *
 * @customfunction SCALE.RISK
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts held: one cell, or a range with one lot per fill. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param stop Stop of the whole position, or a range with one stop per fill: each lot then leaves at its own. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, slippage, paid).
 * @returns Net loss at the stop in the settlement currency.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, prices or stop not greater than 0, contracts and prices differ in length, or stop is neither one price nor one per fill
 * @source Michael W. Covel, The Complete TurtleTrader, tables 5.10 to 5.12: risk of units added under one stop
 * @example =SCALE.RISK("long",{1;1},{70000;70350},70000,{"size",0.01;"fee",0.0005}) // 4.90175
 * @example =SCALE.RISK("long",{1;1;1},{70000;70350;70700},69650,0.01) // 21
 * @example =SCALE.RISK("long",{1;1;1},{70000;70350;70700},70550,{"size",0.01;"fee",0.0005}) // -3.8865
 * @example =SCALE.RISK("long",{1;1;1},{70000;70350;70700},{69650;70000;70350},{"size",0.01;"fee",0.0005}) // 12.60525
 * @see SCALE.STAGES, MICRO.RISK, STOP.BUDGET, STOP.BREAKEVEN
 */
export function scaleRisk(side: any, contracts: any[][], prices: any[][], stop: any[][], terms?: any[][]): any {
  const direction = readSide(side);
  const fills = readFills(contracts, prices);
  const stops = stopOfEach(fills, readNumbers(stop, "stop", positive));
  return toCell(netAtStops(direction, fills, stops, readTerms(terms)).negated());
}

function stopOfEach(fills: readonly Fill[], stops: readonly Decimal[]): readonly Decimal[] {
  if (stops.length === fills.length) return stops;
  if (stops.length === 1) return fills.map(() => stops[0]!);
  throw new DomainError("range", `stop must be one price, or one per fill (${fills.length}), were ${stops.length}`);
}
