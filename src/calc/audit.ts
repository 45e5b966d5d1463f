import { breakEvenPrice } from "./break-even";
import type { ContractTerms } from "./contract-terms";
import { Decimal, one, zero } from "./decimal";
import { isolatedLiquidation } from "./plan";
import { type Fill, netAtStop } from "./position";
import { isNearly } from "./rounding";
import { type Side, sign } from "./side";
import { type Stage, stagesOf } from "./stages";

export type AuditStatus = "PASS" | "WARN" | "FAIL";

/** One rule held against a plan. Without a status it could not be checked: `needs` says what for. */
export interface AuditRow {
  readonly check: string;
  readonly status?: AuditStatus;
  readonly value?: Decimal;
  readonly limit?: Decimal;
  readonly needs?: string;
}

/** A plan as filled, with the stop in force after each fill. */
export interface AuditedPlan {
  readonly side: Side;
  readonly fills: readonly Fill[];
  readonly stops: readonly Decimal[];
  readonly equity: Decimal;
  readonly targets: readonly Decimal[];
}

/** The rules of the scaling plan, in their fixed order. */
export function auditPlan(plan: AuditedPlan, terms: ContractTerms): AuditRow[] {
  const { side, fills, stops, equity, targets } = plan;
  const stages = stagesOf(side, fills, stops, terms);
  const worst = Decimal.max(...stages.map((stage) => stage.net.negated()));
  const neverMoved = netAtStop(side, fills, stops[0]!, terms).negated();
  const last = stages[stages.length - 1]!;
  return [
    atMost("Stage risk within the cap", worst.div(equity), terms.maxRisk),
    atMost("Risk if the stops are never moved", neverMoved.div(equity), terms.maxRisk),
    atMost("Adds only in profit", new Decimal(losingAdds(side, fills)), zero),
    leverageRow(terms),
    liquidationRow(side, stages, terms),
    breakEvenRow(side, fills, stops, terms),
    { check: "Profit locked after the last scale", status: last.net.gt(0) ? "PASS" : "FAIL", value: last.net, limit: zero },
    volatilityRow(fills[0]!.price, stops[0]!, terms),
    atLeast("Exit plan present", new Decimal(targets.length), one),
  ];
}

function atMost(check: string, value: Decimal, limit: Decimal): AuditRow {
  return { check, status: value.lte(limit) || isNearly(value, limit) ? "PASS" : "FAIL", value, limit };
}

function atLeast(check: string, value: Decimal, limit: Decimal, otherwise: AuditStatus = "FAIL"): AuditRow {
  return { check, status: value.gte(limit) || isNearly(value, limit) ? "PASS" : otherwise, value, limit };
}

/** How many fills lie on the losing side of the fill before them. */
function losingAdds(side: Side, fills: readonly Fill[]): number {
  return fills.filter(
    (fill, index) =>
      index > 0 &&
      fill.price
        .minus(fills[index - 1]!.price)
        .times(sign(side))
        .lt(0),
  ).length;
}

function leverageRow(terms: ContractTerms): AuditRow {
  const check = "Leverage within the maximum";
  return terms.leverage === undefined ? { check, needs: "leverage" } : atMost(check, terms.leverage, terms.maxLeverage);
}

/**
 * The stage whose stop is nearest to its liquidation price decides; a stage that nothing can liquidate passes. A position that loses as
 * its value rises always has such a price, so none means that it outgrows the maintenance tiers, and then nobody can tell.
 */
function liquidationRow(side: Side, stages: readonly Stage[], terms: ContractTerms): AuditRow {
  const check = "Stop before liquidation";
  const missing = [terms.leverage === undefined && "leverage", terms.maintenance === undefined && "mmr"].filter(Boolean);
  if (missing.length > 0) return { check, needs: missing.join(" and ") };
  const gaps = stages.flatMap(({ stop, fills }) => {
    const liquidation = isolatedLiquidation(side, fills, terms);
    return liquidation === undefined ? [] : [{ stop, liquidation, gap: stop.minus(liquidation).times(sign(side)) }];
  });
  const losesUpward = side === (terms.type === "linear" ? "short" : "long");
  if (losesUpward && gaps.length < stages.length) return { check, needs: "maintenance tiers up to this size" };
  if (gaps.length === 0) return { check, status: "PASS", value: stages[0]!.stop };
  const nearest = gaps.reduce((found, each) => (each.gap.lt(found.gap) ? each : found));
  return { check, status: nearest.gap.gt(0) ? "PASS" : "FAIL", value: nearest.stop, limit: nearest.liquidation };
}

function breakEvenRow(side: Side, fills: readonly Fill[], stops: readonly Decimal[], terms: ContractTerms): AuditRow {
  const check = "Stop after scale 1 covers break-even";
  const stop = stops[1];
  if (stop === undefined) return { check, needs: "a second fill" };
  const limit = breakEvenPrice(side, fills.slice(0, 2), terms);
  const covers = stop.minus(limit).times(sign(side)).gte(0) || isNearly(stop, limit);
  return { check, status: covers ? "PASS" : "FAIL", value: stop, limit };
}

function volatilityRow(entry: Decimal, stop: Decimal, terms: ContractTerms): AuditRow {
  const check = "Stop distance in ATR";
  return terms.atr === undefined ? { check, needs: "atr" } : atLeast(check, entry.minus(stop).abs().div(terms.atr), one, "WARN");
}
