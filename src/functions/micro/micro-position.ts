import type { ContractTerms } from "../../calc/contract-terms";
import { feesOf, positionsAfter, realisedOf, type RunningPosition, wholeTradeBreakEven } from "../../calc/running-position";
import { badArgument, readSide, readWord } from "../../host/arguments";
import { type ResultValue, toTable } from "../../host/results";
import { readSignedFills } from "../../host/signed-fills";
import { readTerms } from "../../host/terms";

const header = ["Side", "Contracts", "Avg entry", "Realised", "Fees", "Break-even"];

/**
 * The position that signed fills leave, at average cost: what is held, what it has realised, and where the whole trade breaks even.
 *
 * A fill in the direction of what is held adds and moves the average. One against it reduces: the average stays, the part sold is realised. One larger than what is held closes all of it and opens the rest on the other side at the same price. After flat the average starts anew; Realised and Fees go on. Realised is the cash so far, less all fees and funding paid: the entry fees of what is still held are in it. Break-even is where the rest must leave for the whole trade to net 0.
 *
 * @customfunction MICRO.POSITION
 * @param side The direction of positive counts: "long" or "short" (also buy, sell, 1, -1). With "long" it reads an account's buys and sells.
 * @param contracts One signed count per fill, in order: positive trades in the direction of side, negative against it. Not 0; not held against the lot.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param [show] What to return: "now" (default), one row, or "fills", one row per fill as it then stood.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (fee, entryFee, exitFee, commission, paid, tick, headers).
 * @returns Table Side, Contracts, Avg entry, Realised, Fees, Break-even; with "fills" the columns Fill, Trade, Price before them. Side is long, short or flat, Contracts what is held, never negative; Realised and Fees in the settlement currency. Avg entry is empty when flat, Break-even also where no price above 0 on its tick does it.
 * @throws #VALUE! contracts or prices empty, a number that is none, side or show an unknown word
 * @throws #NUM! contracts and prices differ in length, a count of 0 or a blank in the middle, a price not greater than 0
 * @source Average cost: the position that venues of perpetuals and futures display, Bybit help centre, average entry price
 * @example =MICRO.POSITION("long",{1;1;-1},{70000;70350;71050},,{"size",0.01;"fee",0.0005;"tick",0.1;"headers",FALSE}) // {"long",1,70175,7.693,1.057,69440.5}
 * @example =MICRO.POSITION("long",{2;-3},{100;110},"fills") // {"Fill","Trade","Price","Side","Contracts","Avg entry","Realised","Fees","Break-even";1,2,100,"long",2,100,0,0,100;2,-3,110,"short",1,110,20,0,130}
 * @see MICRO.AVG, MICRO.PNL, STOP.BREAKEVEN
 */
export function microPosition(side: any, contracts: any[][], prices: any[][], show?: any, terms?: any[][]): any[][] {
  const direction = readSide(side);
  const fills = readSignedFills(contracts, prices);
  if (fills.length === 0) throw badArgument("contracts and prices are required, were empty");
  const what = readWord(show, "show", ["now", "fills"]);
  const costs = readTerms(terms);
  const positions = positionsAfter(direction, fills, costs);
  const rowAt = (index: number) => rowOf(positions[index]!, costs);
  if (what === "now") return toTable(header, [rowAt(positions.length - 1)], costs.headers);
  const numbered = fills.map((fill, index) => [index + 1, fill.contracts, fill.price, ...rowAt(index)]);
  return toTable(["Fill", "Trade", "Price", ...header], numbered, costs.headers);
}

function rowOf(position: RunningPosition, costs: ContractTerms): ResultValue[] {
  const { held, side } = position;
  const state = held === undefined ? "flat" : side;
  return [
    ...[state, held?.contracts ?? 0, held?.price],
    ...[realisedOf(position, costs), feesOf(position), wholeTradeBreakEven(position, costs)],
  ];
}
