import { type AuditRow, auditPlan } from "../../calc/audit";
import { type Decimal, decimalOf } from "../../calc/decimal";
import { positive } from "../../calc/domain";
import type { Side } from "../../calc/side";
import { stopPerFill } from "../../calc/stages";
import { checkMovedStops, checkTargetNumbers } from "../../calc/targets";
import { readFills, readNumber, readNumbers, readSide } from "../../host/arguments";
import { type ResultValue, toTable } from "../../host/results";
import { readTerms } from "../../host/terms";
import { readTargets } from "../../host/trade-tables";

/**
 * Holds a scaling plan against the rules of scaling in, one row per rule: PASS, WARN or FAIL with the value and its limit.
 *
 * The worst stage and the never-moved stop against the risk cap, adds on the losing side, leverage (value / margin where marginPerContract is given), the stop against liquidation, the stop after scale 1 against break-even, the net result at the last stop, the stop distance against the ATR (warns only), an exit plan whose targets lie in front of the average, each stop behind the fill of its stage, and the margin of all fills against the equity. A rule that cannot be checked has an empty status and says what it needs: nothing is computed from a stop that is not behind its fill, as nobody can place it.
 *
 * @customfunction SCALE.AUDIT
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param contracts Contracts of each fill: one cell, or a range in order. Greater than 0.
 * @param prices Fill prices in quote currency, as long as contracts. Greater than 0.
 * @param stops Stop in force after each fill, as long as contracts; one stop = never moved. The first on the losing side of the first price.
 * @param equity Account equity in its own currency, see equityPrice in terms. Greater than 0.
 * @param [targets] The exit plan: prices; columns Price, Contracts and perhaps Stop; or the table of SCALE.OUT. Empty = none. Greater than 0.
 * @param [terms] What is traded and what it costs: a contract size, a contract code, or a table of names and values (maxRisk, maxLeverage, leverage or marginPerContract, equityPrice, mmr, atr, fee, commission, slippage, paid, tick, headers).
 * @returns Table Check, Status, Value, Limit of eleven rules, always in the same order.
 * @throws #VALUE! an argument is empty or no number, or side is an unknown word
 * @throws #NUM! contracts, prices, stops, equity or targets not greater than 0, lengths differ, the first stop on the wrong side of the first price, a stop of targets that is not behind its target, or a tick so coarse that a liquidation price or break-even would no longer be what it is for
 * @throws #N/A no price brings the first two fills to break-even
 * @example =INDEX(SCALE.AUDIT("long",{1;1;1},{70000;70350;70700},{69650;70000;70349.9},1000,,{"size",0.01;"fee",0.0005;"atr",420}),3,2) // FAIL
 * @example =INDEX(SCALE.AUDIT("long",{1;1;1},{70000;70350;70700},{69650;70000;70349.9},1000,,{"size",0.01;"fee",0.0005}),8,3) // -2.1134985
 * @example =INDEX(SCALE.AUDIT("long",{1;1},{100;101},{99;105},1000,110),11,0) // {"Stop behind the newest fill","FAIL",105,101}
 * @see SCALE.PLAN, SCALE.STAGES, STOP.REACHABLE, SCALE.OUT
 */
export function scaleAudit(
  side: any,
  contracts: any[][],
  prices: any[][],
  stops: any[][],
  equity: any,
  targets?: any[][],
  terms?: any[][],
): any[][] {
  const direction = readSide(side);
  const fills = readFills(contracts, prices);
  const fillPrices = fills.map((fill) => fill.price);
  const plan = {
    side: direction,
    fills,
    stops: stopPerFill(direction, fillPrices, readNumbers(stops, "stops", positive), 1),
    equity: readNumber(equity, "equity", positive),
    targets: readTargetPrices(targets, direction),
  };
  const costs = readTerms(terms);
  return toTable(["Check", "Status", "Value", "Limit"], auditPlan(plan, costs).map(rowOf), costs.headers);
}

/** Targets in every form of SCALE.REPLAY: the audit looks at their prices. */
function readTargetPrices(targets: any, side: Side): Decimal[] {
  const read = readTargets(targets);
  checkTargetNumbers(read);
  checkMovedStops(side, read);
  return read.map(({ price }) => decimalOf(price));
}

function rowOf({ check, status, value, limit, needs }: AuditRow): ResultValue[] {
  return [needs === undefined ? check : `${check} (needs ${needs})`, status, value, limit];
}
