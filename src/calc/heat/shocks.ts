/** The account after common moves of the market. */
import { type Decimal, sum } from "../decimal";
import { DomainError } from "../domain-error";
import { isNearly } from "../rounding";
import { type HeatAccount, known } from "./account";
import { type Exposure, maintenanceAt, resultAt, valueAfter } from "./exposure";
import { type Liquidation, liquidationWithStops } from "./liquidation";
import { settledAtStop, stopMove } from "./position";

/** What a move leaves; undefined = not known, or liquidated on the way. */
export interface Shock {
  readonly move: Decimal;
  /** Open result if no stop holds. */
  readonly open: Decimal;
  readonly equity: Decimal | undefined;
  readonly maintenance: Decimal | undefined;
  readonly liquidated: boolean | undefined;
  /** How many stops are met up to the move. */
  readonly stopsMet: number;
  readonly equityWithStops: Decimal | undefined;
  readonly liquidatedWithStops: boolean | undefined;
}

/** Refuses a move that takes the market or a mark to 0. */
export function checkShock(move: Decimal, exposures: readonly Exposure[], label: string): void {
  if (move.abs().gte(1)) throw new DomainError("range", `${label} must be a fraction between -1 and 1 (10% is 0.1), was ${move}`);
  const gone = exposures.find(({ position }) => position.beta.times(move).plus(1).lte(0));
  if (gone === undefined) return;
  throw new DomainError("range", `${label} takes the mark of ${gone.position.label} to 0 or below, was ${move}`);
}

/** The account after each move. */
export function shocksOf(account: HeatAccount, moves: readonly Decimal[]): Shock[] {
  const { falling, rising } = account.ways;
  const withStops = { falling: falling && liquidationWithStops(falling), rising: rising && liquidationWithStops(rising) };
  return moves.map((move) => {
    const liquidated = isMet(account.liquidations, move);
    const liquidatedWithStops = isMet(withStops, move);
    const { exposures, wallet } = account;
    const open = sum(exposures.map((exposure) => resultAt(exposure, valueAfter(exposure, move))));
    const kept = exposures.map((exposure) => resultWithStop(exposure, move));
    return {
      move,
      open,
      equity: liquidated === true ? undefined : wallet.plus(open),
      maintenance: known(exposures.map((exposure) => maintenanceAt(exposure, valueAfter(exposure, move)))),
      liquidated,
      stopsMet: exposures.filter((exposure) => stopIsMet(exposure, move)).length,
      equityWithStops: liquidatedWithStops === true ? undefined : sum([wallet, ...kept]),
      liquidatedWithStops,
    };
  });
}

function isMet(liquidations: Record<"falling" | "rising", Liquidation | undefined>, move: Decimal): boolean | undefined {
  const { falling, rising } = liquidations;
  const side = move.isNegative() && !move.isZero() ? falling : rising;
  if (side === undefined || side === "none") return side && false;
  return side.isZero() || isNearly(move, side) || (!move.isZero() && move.abs().gt(side.abs()));
}

function stopIsMet({ position }: Exposure, move: Decimal): boolean {
  const at = stopMove(position);
  return at !== undefined && at.times(move).gt(0) && (move.abs().gte(at.abs()) || isNearly(move, at));
}

function resultWithStop(exposure: Exposure, move: Decimal): Decimal {
  return stopIsMet(exposure, move) ? settledAtStop(exposure.position) : resultAt(exposure, valueAfter(exposure, move));
}
