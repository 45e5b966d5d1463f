/** Several positions on one account: what each risks, what they risk together, and where the wallet ends. */
import { lotStep } from "../contract-terms";
import { type Decimal, larger, smaller, sum, zero } from "../decimal";
import { DomainError } from "../domain-error";
import { roundToStep } from "../rounding";
import { type Exposure, exposureOf } from "./exposure";
import { type Journey, journey, type Liquidation, liquidationOf, liquidationWithout } from "./liquidation";
import {
  checkPosition,
  checkSettlement,
  type HeatPosition,
  marginOf,
  netAtItsStop,
  openResult,
  settledAtStop,
  worstStage,
} from "./position";
import type { Direction } from "./way";

/** A position with its amounts; undefined = not known, never 0. */
export interface HeatRow {
  readonly position: HeatPosition;
  readonly value: Decimal;
  readonly open: Decimal;
  readonly netAtStop: Decimal | undefined;
  readonly worst: Decimal | undefined;
  readonly margin: Decimal | undefined;
  /** Part of the losses at worst stages. */
  readonly share: Decimal | undefined;
  /** Fewest contracts by which this row alone must shrink to bring the account within its limit. */
  readonly cut: Decimal | undefined;
  readonly liquidationWithout: Liquidation | undefined;
}

/** The account as it stands. */
export interface HeatAccount {
  readonly wallet: Decimal;
  readonly exposures: readonly Exposure[];
  readonly rows: readonly HeatRow[];
  readonly equity: Decimal;
  /** Most that all may lose, a fraction of equity. */
  readonly limit: Decimal | undefined;
  readonly ways: Readonly<Record<Direction, Journey | undefined>>;
  /** Without stops; undefined: a maintenance is not known. */
  readonly liquidations: Readonly<Record<Direction, Liquidation | undefined>>;
  /** The side on which the liquidation is nearer now. */
  readonly nearer: Direction;
}

/** The sum, where every term is known. */
export function known(values: readonly (Decimal | undefined)[]): Decimal | undefined {
  return values.every((value) => value !== undefined) ? sum(values) : undefined;
}

/** The account that holds these positions. `limit`: most that all may lose, a fraction of equity. */
export function heatAccount(wallet: Decimal, positions: readonly HeatPosition[], limit: Decimal | undefined): HeatAccount {
  positions.forEach(checkPosition);
  checkSettlement(positions);
  const exposures = positions.map(exposureOf);
  const equity = sum([wallet, ...positions.map(openResult)]);
  if (equity.lte(0)) throw new DomainError("range", `wallet must be more than the open losses, equity was ${equity}`);
  const ways = { falling: journey(wallet, exposures, "falling"), rising: journey(wallet, exposures, "rising") };
  const liquidations = {
    falling: ways.falling && liquidationOf(ways.falling),
    rising: ways.rising && liquidationOf(ways.rising),
  };
  const nearer = isFurther(liquidations.falling, liquidations.rising) ? "rising" : "falling";
  const rows = rowsOf(exposures, limit?.times(equity), ways[nearer]);
  return { wallet, exposures, rows, equity, limit, ways, liquidations, nearer };
}

/** Is a liquidation further away than another? "none" is furthest of all. */
export function isFurther(one: Liquidation | undefined, other: Liquidation | undefined): boolean {
  if (one === undefined || other === undefined || other === "none") return false;
  return one === "none" || one.abs().gt(other.abs());
}

/** What a row loses at its worst stage; undefined without a stop. */
function lossOf(worst: Decimal | undefined): Decimal | undefined {
  return worst && larger(worst.negated(), zero);
}

function rowsOf(exposures: readonly Exposure[], allowed: Decimal | undefined, way: Journey | undefined): HeatRow[] {
  const worst = exposures.map(({ position }) => worstStage(position));
  const total = known(worst.map(lossOf));
  return exposures.map(({ position, value }, index) => {
    const loss = lossOf(worst[index]);
    return {
      position,
      value,
      open: openResult(position),
      netAtStop: netAtItsStop(position),
      worst: worst[index],
      margin: marginOf(position),
      share: total?.gt(0) ? loss!.div(total) : undefined,
      cut: total && allowed && cutOf(position, loss!, total, allowed),
      liquidationWithout: way && liquidationWithout(way, way.courses[index]!),
    };
  });
}

/** The fewest contracts, in whole lots and at most all, that this row alone must lose; undefined where even closing it is not enough. */
function cutOf({ contracts, terms }: HeatPosition, loss: Decimal, total: Decimal, allowed: Decimal): Decimal | undefined {
  const excess = total.minus(allowed);
  if (excess.lte(0)) return zero;
  if (loss.lt(excess) || loss.isZero()) return undefined;
  return smaller(roundToStep(excess.times(contracts).div(loss), lotStep(terms), "up"), contracts);
}

/** Equity once every stop was met; undefined where a stop is missing. */
export function equityAtStops({ wallet, rows }: HeatAccount): Decimal | undefined {
  const left = known(rows.map(({ position }) => position.stop && settledAtStop(position)));
  return left?.plus(wallet);
}
