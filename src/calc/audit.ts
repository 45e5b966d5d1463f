import { equityInSettlement } from "./account";
import { type AuditFacts, type AuditFinding, auditRules, type AuditTerms } from "./audit-rules";
import type { Decimal } from "./decimal";
import { initialMargin } from "./margin";
import { isolatedLiquidation } from "./plan";
import type { Fill } from "./position";
import type { Side } from "./side";
import { stagesOf } from "./stages";
import { isBehind } from "./tick-price";

/** One rule held against a plan. Without a status it could not be checked: `needs` says what for. */
export interface AuditRow extends Partial<AuditFinding> {
  readonly check: string;
  readonly needs?: string;
}

/** A plan as filled, with the stop in force after each fill: the first behind its fill, the others judged here. */
export interface AuditedPlan {
  readonly side: Side;
  readonly fills: readonly Fill[];
  readonly stops: readonly Decimal[];
  /** In the currency of the account. */
  readonly equity: Decimal;
  readonly targets: readonly Decimal[];
}

/** The rules of the scaling plan, in their fixed order. */
export function auditPlan(plan: AuditedPlan, terms: AuditTerms): AuditRow[] {
  const facts = factsOf(plan, terms);
  return auditRules.map(({ check, restsOnStops = false, needs, find }) => {
    const missing = [
      ...(restsOnStops && facts.stages === undefined ? ["stops behind their fills"] : []),
      ...(needs?.(facts) ?? []),
    ];
    return missing.length > 0 ? { check, needs: missing.join(" and ") } : { check, ...find(facts) };
  });
}

function factsOf(plan: AuditedPlan, terms: AuditTerms): AuditFacts {
  const { side, fills, stops } = plan;
  const canStand = stops.every((stop, index) => isBehind(side, stop, fills[index]!.price));
  const stages = canStand ? stagesOf(side, fills, stops, terms) : undefined;
  return {
    ...plan,
    terms,
    equity: equityInSettlement(plan.equity, terms),
    margin: initialMargin(fills, terms),
    stages,
    liquidations: (stages ?? []).map((stage) => isolatedLiquidation(side, stage.held, terms)),
  };
}
