import { shareOfEquity } from "../../calc/account";
import { positive } from "../../calc/domain";
import type { Fill } from "../../calc/fill";
import { lossAndProfit } from "../../calc/loss-and-profit";
import { stageAfter, stopPerFill } from "../../calc/stages";
import { readFills, readNumbers, readSide } from "../../host/arguments";
import { toTableOf } from "../../host/results";
import { readTerms } from "../../host/terms";

const header = [
  ...["Stage", "Add", "Price", "Contracts", "Avg entry", "Stop"],
  ...["Lots at loss", "Lots in profit", "Gross at stop", "Fees", "Net at stop", "Net % equity"],
];

/**
 * What a scaling position is worth at its stop after each fill: gross, fees and net, and which fills lose or win.
 *
 * Lots at loss and Lots in profit are amounts: the gross result of the fills that lose and of those that win. Net also counts funding already paid. A stop fills at stop x (1 - s x slippage).
 *
 * @customfunction SCALE.STAGES
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts of each fill: one cell, or a range in order. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param stops Stop in force after each fill, as long as contracts; one stop = never moved. Each behind the fill of its stage (below it for a long).
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, commission, slippage, paid, equity, equityPrice, headers).
 * @returns Table Stage, Add, Price, Contracts, Avg entry, Stop, Lots at loss, Lots in profit, Gross at stop, Fees, Net at stop, Net % equity: one row per fill. Net % equity is a fraction, empty without equity in terms, and on an inverse contract without equityPrice.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, prices or stops not greater than 0, lengths differ, or a stop that is not behind the fill of its stage
 * @source Michael W. Covel, The Complete TurtleTrader, tables 5.10 to 5.12: risk of units added under one stop
 * @example =INDEX(SCALE.STAGES("long",{1;1;1},{70000;70350;70700},{69650;70000;70349.9},{"size",0.01;"fee",0.0005;"headers",FALSE}),0,11) // {-4.19825;-4.90175;-2.1134985}
 * @example =INDEX(SCALE.STAGES("long",{1;1;1},{70000;70350;70700},69650,0.01),4,9) // -21
 * @example =SCALE.STAGES("long",{1;1},{70000;70070},{69930;70105.1},0.01) // #NUM!
 * @see SCALE.PLAN, SCALE.RISK, SCALE.SIZE, STOP.LADDER
 */
export function scaleStages(side: any, contracts: any[][], prices: any[][], stops: any[][], terms?: any[][]): any[][] {
  const direction = readSide(side);
  const fills = readFills(contracts, prices);
  const fillPrices = fills.map((fill) => fill.price);
  const moved = stopPerFill(direction, fillPrices, readNumbers(stops, "stops", positive));
  const costs = readTerms(terms);
  const stageOf = stageAfter(direction, moved, costs);
  const sidesAt = lossAndProfit(direction, fills, moved, costs);
  const rowOf = (fill: Fill, index: number) => {
    const { contracts, averageEntry, stop, gross, fees, net } = stageOf(fill, index);
    const { atLoss, inProfit } = sidesAt(index);
    return [
      ...[index + 1, fill.contracts, fill.price, contracts, averageEntry, stop],
      ...[atLoss, inProfit, gross, fees, net, shareOfEquity(net, costs)],
    ];
  };
  return toTableOf(header, fills, rowOf, costs.headers);
}
