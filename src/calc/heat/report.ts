/** The tables of SCALE.HEAT. undefined = not known or not applicable. */
import { type Decimal, sum } from "../decimal";
import { equityAtStops, type HeatAccount, type HeatRow, isFurther, known } from "./account";
import { maintenanceAt } from "./exposure";
import { liquidationWithStops } from "./liquidation";
import { stopMove } from "./position";
import { type Shock } from "./shocks";

type Value = Decimal | string | number | boolean | undefined;

/** One row a position, then the total. */
export function positionRows({ rows, equity, liquidations, nearer }: HeatAccount): Value[][] {
  const shared = rows.some(({ share }) => share !== undefined);
  const net = known(rows.map(({ netAtStop }) => netAtStop));
  const total: Value[] = [
    ...["Total", undefined, undefined, sum(rows.map(({ value }) => value)), sum(rows.map(({ open }) => open))],
    ...[net, net?.div(equity), known(rows.map(({ worst }) => worst)), shared ? 1 : undefined],
    ...[known(rows.map(({ margin }) => margin)), undefined, undefined, liquidations[nearer]],
  ];
  return [...rows.map((row) => positionRow(row, equity)), total];
}

function positionRow({ position, ...row }: HeatRow, equity: Decimal): Value[] {
  const { name, side, contracts } = position;
  return [
    ...[name, side, contracts, row.value, row.open, row.netAtStop, row.netAtStop?.div(equity), row.worst],
    ...[row.share, row.margin, stopMove(position), row.cut, row.liquidationWithout],
  ];
}

/** Measure, value. */
export function summaryRows(account: HeatAccount): [string, Value][] {
  const { wallet, rows, equity, exposures, ways, liquidations, limit } = account;
  const value = sum(rows.map((row) => row.value));
  const margin = known(rows.map((row) => row.margin));
  const risk = known(rows.map(({ netAtStop }) => netAtStop && lossIn(netAtStop)));
  const worst = known(rows.map((row) => row.worst && lossIn(row.worst)));
  const { falling, rising } = ways;
  return [
    ["Wallet", wallet],
    ["Open P&L", sum(rows.map(({ open }) => open))],
    ["Equity", equity],
    ["Value", value],
    ["Effective leverage", value.div(equity)],
    ["Margin used", margin],
    ["Margin free", margin && equity.minus(margin)],
    ["Maintenance", known(exposures.map((exposure) => maintenanceAt(exposure, exposure.value)))],
    ["Open risk", risk],
    ["Open risk %", risk?.div(equity)],
    ["Open risk, worst stages", worst],
    ["Open risk, worst stages %", worst?.div(equity)],
    ["Open risk limit", limit],
    ["Equity at the stops", equityAtStops(account)],
    ["Largest risk", largestRisk(rows)],
    ["Liquidation, falling", liquidations.falling],
    ["Liquidation, rising", liquidations.rising],
    ["Liquidation, falling, stops kept", falling && liquidationWithStops(falling)],
    ["Liquidation, rising, stops kept", rising && liquidationWithStops(rising)],
    ["Closing helps most", closingHelpsMost(account)],
    ["Without a stop", namesOf(rows.filter(({ position }) => position.stop === undefined))],
  ];
}

function lossIn(net: Decimal): Decimal {
  return net.isNegative() ? net.negated() : net.times(0);
}

function namesOf(rows: readonly HeatRow[]): string {
  return rows.map(({ position }) => position.name).join(", ");
}

/** The name of the row with the largest share, the first of equals. */
function largestRisk(rows: readonly HeatRow[]): string | undefined {
  if (rows.some(({ share }) => share === undefined)) return undefined;
  return rows.reduce((found, row) => (row.share!.gt(found.share!) ? row : found)).position.name;
}

/** The name of the row without which the liquidation is furthest, if that is further than now and something is left to hold. */
function closingHelpsMost({ rows, liquidations, nearer }: HeatAccount): string | undefined {
  const best = rows.reduce((found, row) => (isFurther(row.liquidationWithout, found.liquidationWithout) ? row : found));
  const helps = rows.length > 1 && isFurther(best.liquidationWithout, liquidations[nearer]);
  return helps ? best.position.name : undefined;
}

/** One row a move. */
export function shockRows(shocks: readonly Shock[]): Value[][] {
  return shocks.map((shock) => [
    ...[shock.move, shock.open, shock.equity, shock.maintenance, shock.liquidated],
    ...[shock.stopsMet, shock.equityWithStops, shock.liquidatedWithStops],
  ]);
}
