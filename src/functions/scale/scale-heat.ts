import { type Decimal, decimalOf } from "../../calc/decimal";
import { anyNumber, positive } from "../../calc/domain";
import { heatAccount } from "../../calc/heat/account";
import type { HeatPosition } from "../../calc/heat/position";
import { positionRows, shockRows, summaryRows } from "../../calc/heat/report";
import { checkShock, shocksOf } from "../../calc/heat/shocks";
import { badArgument, readNumber, readOptionalNumbers, readWord } from "../../host/arguments";
import { readPositions } from "../../host/position-table";
import { toTable } from "../../host/results";
import { readTerms } from "../../host/terms";

/**
 * Several positions on one account: what each loses at its stop, what they lose together, and the common move that liquidates the wallet.
 *
 * Losses are added, never netted: when it matters, everything falls together. A row without a stop has no limit, so the totals of
 * risk stay empty; empty never counts as 0. A common move x takes every mark to mark x (1 + Beta x x). "Stops kept" lets each
 * position leave at its stop on the way; gaps are not in it. "Liquidation without" is where the wallet ends once that row is closed:
 * closing a hedge brings it nearer. A test on past bars is no promise; a rule that was chosen because it did well on these bars must be
 * tested on others.
 *
 * @customfunction SCALE.HEAT
 * @param positions A table with a header row: Side, Contracts, Entry (or Avg entry); optional Name, Stop, Mark, Worst net (0 or negative), Beta, Contract and any term of a contract or its costs. A 0 is a blank.
 * @param wallet The balance without open results, greater than 0, in the account's currency.
 * @param [shocks] Common moves as fractions, -0.1 for a fall of 10%. Default -0.2, -0.1, -0.05, -0.02, 0.02, 0.05, 0.1, 0.2.
 * @param [show] What to return: "positions" (default), "summary" or "shocks".
 * @param [terms] Terms for every row that does not state its own; Max total risk (a fraction of equity), Equity price (required with inverse contracts).
 * @returns A table of positions with their total, of measures, or of shocks; money in the settlement currency, moves as fractions.
 * @throws #VALUE! no header row, a column missing, wallet missing, an unknown word or term, an inverse contract without equityPrice
 * @throws #NUM! contracts or prices <= 0, a stop that its mark has passed, Worst net above 0, Beta of an inverse contract, mixed settlement, a wallet that the open losses exceed, a shock of 1 or more
 * @throws #N/A no positions, an unknown contract code
 * @source The balance equations of MICRO.LIQ, summed over all positions and solved between the floors of their tiers
 * @example =SCALE.HEAT({"Name","Side","Contracts","Entry","Stop","Size";"BTC","long",3,70350,70000,0.01;"ETH","short",10,3500,3550,0.1},1000,{-0.1;0.1},"shocks",{"fee",0.0005;"mmr",0.004}) // {"Shock","Open P&L","Equity","Maintenance","Liquidated","Stops on the way","Equity, stops kept","Liquidated, stops kept";-0.1,138.95,1138.95,20.1978,FALSE,1,1338.45,FALSE;0.1,-138.95,861.05,24.6862,FALSE,1,1159.275,FALSE}
 * @see SCALE.RISK, SCALE.PLAN, MICRO.LIQ, MICRO.MARGIN
 */
export function scaleHeat(positions: any[][], wallet: any, shocks?: any[][], show?: any, terms?: any[][]): any[][] {
  const what = readWord(show, "show", ["positions", "summary", "shocks"]);
  const balance = readNumber(wallet, "wallet", positive);
  const rows = readPositions(positions, terms);
  const { headers, maxHeat } = readTerms(terms);
  const account = heatAccount(balance.div(priceOfEquity(rows)), rows, maxHeat);
  if (what === "summary") return toTable(["Measure", "Value"], summaryRows(account), headers);
  if (what === "positions") return toTable(positionHeader, positionRows(account), headers);
  const moves = readOptionalNumbers(shocks, "shocks", anyNumber) ?? defaultShocks;
  moves.forEach((move, index) => checkShock(move, account.exposures, `shocks (item ${index + 1})`));
  return toTable(shockHeader, shockRows(shocksOf(account, moves)), headers);
}

/** What one unit of the currency that the positions settle in costs in the wallet's. */
function priceOfEquity(rows: readonly HeatPosition[]): Decimal {
  const price = rows.find(({ terms }) => terms.equityPrice === undefined) === undefined ? rows[0]!.terms.equityPrice : undefined;
  if (price !== undefined) return price;
  throw badArgument("equityPrice is needed with inverse contracts: 1 if the wallet is in their coin, else the price of the coin");
}

const defaultShocks = [-0.2, -0.1, -0.05, -0.02, 0.02, 0.05, 0.1, 0.2].map(decimalOf);

const positionHeader = [
  ...["Name", "Side", "Contracts", "Value", "Open P&L", "Net at stop", "Net % equity"],
  ...["Worst stage", "Share", "Margin", "Stop move", "Cut", "Liquidation without"],
];
const shockHeader = [
  ...["Shock", "Open P&L", "Equity", "Maintenance", "Liquidated"],
  ...["Stops on the way", "Equity, stops kept", "Liquidated, stops kept"],
];
