import { breakEvenPrice } from "./break-even";
import type { ContractTerms } from "./contract-terms";
import { Decimal, one, zero } from "./decimal";
import { averageEntry, entryValue, type Fill, netAtStop } from "./position";
import { isNearly } from "./rounding";
import { type Side, sign } from "./side";
import type { Stage } from "./stages";
import { isBehind } from "./tick-price";

export type AuditStatus = "PASS" | "WARN" | "FAIL";

/** How a plan stands against a rule: its value and the limit. */
export interface AuditFinding {
  readonly status: AuditStatus;
  readonly value: Decimal;
  readonly limit: Decimal | undefined;
}

/** What the rules look at; undefined = a term for it is missing. Money is in the settlement currency. */
export interface AuditFacts {
  readonly side: Side;
  readonly fills: readonly Fill[];
  readonly stops: readonly Decimal[];
  readonly targets: readonly Decimal[];
  readonly terms: ContractTerms;
  readonly equity: Decimal | undefined;
  /** Initial margin of all fills. */
  readonly margin: Decimal | undefined;
  /** undefined = a stop is not behind its fill: nothing is computed from what nobody can place. */
  readonly stages: readonly Stage[] | undefined;
  /** The liquidation price of each of these stages; undefined = nothing can liquidate it, or a term is missing. */
  readonly liquidations: readonly (Decimal | undefined)[];
}

/** One rule: what it needs beyond the plan, in words, and how it is held against the plan once that is there. */
interface AuditRule {
  readonly check: string;
  readonly restsOnStops?: boolean;
  readonly needs?: (facts: AuditFacts) => readonly string[];
  readonly find: (facts: AuditFacts) => AuditFinding;
}

const missing = (isMissing: boolean, what: string): string[] => (isMissing ? [what] : []);
const equityPrice = ({ equity }: AuditFacts) => missing(equity === undefined, "equityPrice");
const margin = (facts: AuditFacts) => missing(facts.margin === undefined, "leverage or marginPerContract");

/** The rules of the scaling plan, in their fixed order. */
export const auditRules: readonly AuditRule[] = [
  {
    check: "Stage risk within the cap",
    restsOnStops: true,
    needs: equityPrice,
    find: ({ stages, equity, terms }) =>
      atMost(Decimal.max(...stages!.map((stage) => stage.net.negated())).div(equity!), terms.maxRisk),
  },
  {
    check: "Risk if the stops are never moved",
    needs: equityPrice,
    find: ({ side, fills, stops, equity, terms }) =>
      atMost(netAtStop(side, fills, stops[0]!, terms).negated().div(equity!), terms.maxRisk),
  },
  { check: "Adds only in profit", find: ({ side, fills }) => atMost(new Decimal(losingAdds(side, fills)), zero) },
  {
    check: "Leverage within the maximum",
    needs: ({ margin, terms }) => missing(margin === undefined && terms.leverage === undefined, "leverage"),
    find: ({ fills, margin, terms }) =>
      atMost(terms.marginPerContract ? entryValue(fills, terms).div(margin!) : terms.leverage!, terms.maxLeverage),
  },
  { check: "Stop before liquidation", restsOnStops: true, needs: missingForLiquidation, find: liquidationFinding },
  {
    check: "Stop after scale 1 covers break-even",
    restsOnStops: true,
    needs: ({ stops }) => missing(stops.length < 2, "a second fill"),
    find: breakEvenFinding,
  },
  {
    check: "Profit locked after the last scale",
    restsOnStops: true,
    find: ({ stages }) => above(stages![stages!.length - 1]!.net, zero),
  },
  {
    check: "Stop distance in ATR",
    needs: ({ terms }) => missing(terms.atr === undefined, "atr"),
    find: ({ fills, stops, terms }) => atLeast(fills[0]!.price.minus(stops[0]!).abs().div(terms.atr!), one, "WARN"),
  },
  { check: "Exit plan present", find: exitFinding },
  { check: "Stop behind the newest fill", find: newestFillFinding },
  {
    check: "Margin within equity",
    needs: (facts) => [...margin(facts), ...equityPrice(facts)],
    find: ({ margin, equity }) => atMost(margin!, equity!),
  },
];

function atMost(value: Decimal, limit: Decimal): AuditFinding {
  return { status: value.lte(limit) || isNearly(value, limit) ? "PASS" : "FAIL", value, limit };
}

function atLeast(value: Decimal, limit: Decimal, otherwise: AuditStatus = "FAIL"): AuditFinding {
  return { status: value.gte(limit) || isNearly(value, limit) ? "PASS" : otherwise, value, limit };
}

function above(value: Decimal, limit: Decimal): AuditFinding {
  return { status: value.gt(limit) ? "PASS" : "FAIL", value, limit };
}

/** How many fills lie on the losing side of the fill before them. */
function losingAdds(side: Side, fills: readonly Fill[]): number {
  return fills.filter(({ price }, index) => index > 0 && isBehind(side, price, fills[index - 1]!.price)).length;
}

/**
 * A position that loses as its value rises always has a liquidation price, so none means that it outgrows the maintenance tiers, and then
 * nobody can tell.
 */
function missingForLiquidation({ side, margin, liquidations, terms }: AuditFacts): string[] {
  const unknown = [...missing(margin === undefined, "leverage"), ...missing(terms.maintenance === undefined, "mmr")];
  const losesUpward = side === (terms.type === "linear" ? "short" : "long");
  if (unknown.length > 0 || !losesUpward) return unknown;
  return missing(liquidations.includes(undefined), "maintenance tiers up to this size");
}

/** The stage whose stop is nearest to its liquidation price decides; a stage that nothing can liquidate passes. */
function liquidationFinding({ side, stops, liquidations }: AuditFacts): AuditFinding {
  const gaps = liquidations.flatMap((limit, stage) => {
    const value = stops[stage]!;
    return limit === undefined ? [] : [{ value, limit, gap: value.minus(limit).times(sign(side)) }];
  });
  return gaps.length === 0 ? { status: "PASS", value: stops[0]!, limit: undefined } : smallestGap(gaps);
}

function breakEvenFinding({ side, fills, stops, terms }: AuditFacts): AuditFinding {
  const [value, limit] = [stops[1]!, breakEvenPrice(side, fills.slice(0, 2), terms)];
  const covers = value.minus(limit).times(sign(side)).gte(0) || isNearly(value, limit);
  return { status: covers ? "PASS" : "FAIL", value, limit };
}

/** Targets are there, and in front of the average of all fills: a target behind it takes no profit. */
function exitFinding({ side, fills, targets, terms }: AuditFacts): AuditFinding {
  const average = averageEntry(fills, terms);
  const wrong = targets.find((target) => !isBehind(side, average, target));
  return wrong ? { status: "FAIL", value: wrong, limit: average } : atLeast(new Decimal(targets.length), one);
}

/** The stage whose stop has the least room to its own fill. */
function newestFillFinding({ side, fills, stops }: AuditFacts): AuditFinding {
  const gaps = stops.map((value, stage) => {
    const limit = fills[stage]!.price;
    return { value, limit, gap: limit.minus(value).times(sign(side)) };
  });
  return smallestGap(gaps);
}

/** A value and the limit that it must keep away from. */
interface AuditGap {
  readonly value: Decimal;
  readonly limit: Decimal;
  readonly gap: Decimal;
}

/** The smallest gap decides, of equals the earlier. */
function smallestGap(gaps: readonly AuditGap[]): AuditFinding {
  const { value, limit, gap } = gaps.reduce((found, each) => (each.gap.lt(found.gap) ? each : found));
  return { status: gap.gt(0) ? "PASS" : "FAIL", value, limit };
}
