import { breakEvenPrice } from "./break-even";
import type { Account, AtrDistance, Instrument, Margining, RiskLimits, TradingCosts } from "./contract-terms";
import { Decimal, one, zero } from "./decimal";
import { valueAt } from "./fill";
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

/** The terms that the rules read. */
export type AuditTerms = Instrument &
  TradingCosts &
  Margining &
  Pick<Account, "equityPrice"> &
  RiskLimits &
  Pick<AtrDistance, "atr">;

/** What the rules look at; undefined = a term for it is missing. Money is in the settlement currency. */
export interface AuditFacts {
  readonly side: Side;
  readonly fills: readonly Fill[];
  readonly stops: readonly Decimal[];
  readonly targets: readonly Decimal[];
  readonly terms: AuditTerms;
  readonly equity: Decimal | undefined;
  /** Initial margin of all fills. */
  readonly margin: Decimal | undefined;
  /** undefined = a stop is not behind its fill: nothing is computed from what nobody can place. */
  readonly stages: readonly Stage[] | undefined;
  /** The liquidation price of each of these stages; undefined = nothing can liquidate it, or a term is missing. */
  readonly liquidations: readonly (Decimal | undefined)[];
}

/** A share of the equity, a number of things, a multiple, a price, money, a distance in ATRs. */
export type AuditUnit = "share" | "count" | "times" | "price" | "money" | "distance";

/** One rule: what it needs beyond the plan, in words, and how it is held against the plan once that is there. */
interface AuditRule {
  /** For code that looks for the rule; `check` is what people read. */
  readonly name: string;
  readonly check: string;
  /** What its value and limit are. */
  readonly unit: AuditUnit;
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
    name: "stageRisk",
    check: "Stage risk within the cap",
    unit: "share",
    restsOnStops: true,
    needs: equityPrice,
    find: ({ stages, equity, terms }) =>
      atMost(Decimal.max(...stages!.map((stage) => stage.net.negated())).div(equity!), terms.maxRisk),
  },
  {
    name: "neverMoved",
    check: "Risk if the stops are never moved",
    unit: "share",
    needs: equityPrice,
    find: ({ side, fills, stops, equity, terms }) =>
      atMost(netAtStop(side, fills, stops[0]!, terms).negated().div(equity!), terms.maxRisk),
  },
  {
    name: "addsInProfit",
    check: "Adds only in profit",
    unit: "count",
    find: ({ side, fills }) => atMost(new Decimal(losingAdds(side, fills)), zero),
  },
  {
    name: "leverage",
    check: "Leverage within the maximum",
    unit: "times",
    needs: ({ margin, terms }) => missing(margin === undefined && terms.leverage === undefined, "leverage"),
    find: ({ fills, margin, terms }) =>
      atMost(terms.marginPerContract ? entryValue(fills, terms).div(margin!) : terms.leverage!, terms.maxLeverage),
  },
  {
    name: "liquidation",
    check: "Stop before liquidation",
    unit: "price",
    restsOnStops: true,
    needs: missingForLiquidation,
    find: liquidationFinding,
  },
  {
    name: "breakEven",
    check: "Stop after scale 1 covers break-even",
    unit: "price",
    restsOnStops: true,
    needs: ({ stops }) => missing(stops.length < 2, "a second fill"),
    find: breakEvenFinding,
  },
  {
    name: "profitLocked",
    check: "Profit locked after the last scale",
    unit: "money",
    restsOnStops: true,
    find: profitFinding,
  },
  {
    name: "stopDistance",
    check: "Stop distance in ATR",
    unit: "distance",
    needs: ({ terms }) => missing(terms.atr === undefined, "atr"),
    find: ({ fills, stops, terms }) => atLeast(fills[0]!.price.minus(stops[0]!).abs().div(terms.atr!), one, "WARN"),
  },
  { name: "exitPlan", check: "Exit plan present", unit: "price", find: exitFinding },
  { name: "newestFill", check: "Stop behind the newest fill", unit: "price", find: newestFillFinding },
  {
    name: "margin",
    check: "Margin within equity",
    unit: "money",
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
  // A stop from a cell has 15 digits: without a tick it is the break-even of the plan as the cell holds it
  const isAt = isNearly(value, limit) || value.eq(limit.toSignificantDigits(15));
  const covers = isAt || value.minus(limit).times(sign(side)).gt(0);
  return { status: covers ? "PASS" : "FAIL", value, limit };
}

/** Of a position's value: a break-even without a tick, as a cell holds it, nets no more. */
const digitsOfCell = new Decimal("1e-14");

/** What the last stage nets: a stop at its break-even locks in nothing, whatever 15 digits make of that price. */
function profitFinding({ stages, terms }: AuditFacts): AuditFinding {
  const { net, contracts, stop } = stages![stages!.length - 1]!;
  const isProfit = net.gt(valueAt(contracts, stop, terms).times(digitsOfCell));
  return { status: isProfit ? "PASS" : "FAIL", value: net, limit: zero };
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
