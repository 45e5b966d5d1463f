/** One of several positions on an account. */
import type { Account, Instrument, Margining, TradingCosts } from "../contract-terms";
import { type Decimal, one, smaller } from "../decimal";
import { DomainError } from "../domain-error";
import { exitCosts } from "../costs";
import { initialMargin } from "../margin";
import { type Fill, grossProfit, netAtStop, stopFill, valueAt } from "../position";
import { type Side, sign } from "../side";

/** The terms that a position on an account depends on. */
export type HeatTerms = Instrument & TradingCosts & Margining & Pick<Account, "equityPrice">;

/** A position as a row of the table states it. */
export interface HeatPosition {
  readonly name: string;
  /** How a reason names the row. */
  readonly label: string;
  readonly side: Side;
  readonly contracts: Decimal;
  readonly entry: Decimal;
  /** The price now. */
  readonly mark: Decimal;
  readonly stop: Decimal | undefined;
  /** The lowest net result of the plan's stages still to come, at most 0. */
  readonly worstNet: Decimal | undefined;
  /** How many per cent this contract moves when the market moves one. */
  readonly beta: Decimal;
  readonly terms: HeatTerms;
  /** What its contract settles in, where its code says so. */
  readonly settle: string | undefined;
}

/** Refuses a stop that does not protect the position where the market is, and a worst stage that wins. */
export function checkPosition({ label, side, mark, stop, worstNet, beta, terms }: HeatPosition): void {
  const refuse = (message: string): never => {
    throw new DomainError("range", `${label}: ${message}`);
  };
  if (stop !== undefined && mark.minus(stop).times(sign(side)).lte(0)) {
    const behind = side === "long" ? "below" : "above";
    refuse(`stop of a ${side} must be ${behind} its mark ${mark}, was ${stop}: it has been passed, or Mark is missing`);
  }
  if (worstNet?.gt(0)) refuse(`Worst net must be 0 or negative, a loss as SCALE.PLAN shows it, was ${worstNet}`);
  if (terms.type === "inverse" && !beta.eq(1))
    refuse(`Beta of an inverse contract must be 1, one coin moves as one, was ${beta}`);
}

/** One wallet holds one currency. */
export function checkSettlement(positions: readonly HeatPosition[]): void {
  const [first] = positions;
  for (const { label, terms } of positions) {
    if (terms.type === first!.terms.type) continue;
    throw new DomainError(
      "range",
      `${label}: a wallet can settle in one currency, ${terms.type} stands beside ${first!.terms.type}`,
    );
  }
  const coded = positions.filter(({ settle }) => settle !== undefined);
  const other = coded.find(({ settle }) => settle !== coded[0]!.settle);
  if (other === undefined) return;
  throw new DomainError(
    "range",
    `${other.label}: its contract settles in ${other.settle}, ${coded[0]!.label} in ${coded[0]!.settle}`,
  );
}

/** The position as one fill at its entry. */
export function fillOf({ contracts, entry }: HeatPosition): Fill {
  return { contracts, price: entry };
}

/** Value at the mark, settlement currency. */
export function valueNow({ contracts, mark, terms }: HeatPosition): Decimal {
  return valueAt(contracts, mark, terms);
}

/** Open result at the mark, before costs. */
export function openResult(position: HeatPosition): Decimal {
  return grossProfit(position.side, fillOf(position), position.mark, position.terms);
}

/** Net result at the stop, costs and funding paid included; undefined without a stop. */
export function netAtItsStop(position: HeatPosition): Decimal | undefined {
  const { side, stop, terms } = position;
  return stop && netAtStop(side, [fillOf(position)], stop, terms);
}

/** The lower of the result at the stop and of the stages still to come; undefined without a stop, which limits nothing. */
export function worstStage(position: HeatPosition): Decimal | undefined {
  const net = netAtItsStop(position);
  return net && position.worstNet ? smaller(net, position.worstNet) : net;
}

/** Initial margin at the entry; undefined without a leverage or a margin per contract. */
export function marginOf(position: HeatPosition): Decimal | undefined {
  return initialMargin([fillOf(position)], position.terms);
}

/** What the wallet receives when the position leaves at a price: gross less the costs of leaving. Entry fees have left it already. */
export function settled(position: HeatPosition, price: Decimal): Decimal {
  const { side, contracts, terms } = position;
  const costs = exitCosts(contracts, valueAt(contracts, price, terms), terms);
  return grossProfit(side, fillOf(position), price, terms).minus(costs);
}

/** The same at its stop, slippage included. */
export function settledAtStop(position: HeatPosition): Decimal {
  return settled(position, stopFill(position.side, position.stop!, position.terms));
}

/** The move of the market that brings the position to its stop, a fraction. */
export function stopMove({ stop, mark, beta }: HeatPosition): Decimal | undefined {
  return stop?.div(mark).minus(one).div(beta);
}
