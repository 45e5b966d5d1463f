/** Links of templates as version 0.1.0 had them: what each input is called now, and what no longer has a place, in words. Data of the past. */

type Given = ReadonlyMap<string, string>;

interface FormerLink {
  /** The template that has the inputs now. */
  template: string;
  /** By the key in the link, the key of now. */
  keys: Readonly<Record<string, string>>;
  /** A link named every input that was filled: of these, those that it does not name were empty. */
  emptied: readonly string[];
  /** Keys without a place in the template of now, and why. */
  left?: Readonly<Record<string, readonly [label: string, why: string]>>;
  /** What has to be said of every such link. */
  says?: string;
}

const plan: FormerLink = {
  template: "scaling-plan",
  keys: {
    ...{ side: "Side", entry: "Entry_price", total: "Total_contracts", weights: "Split", distance: "Trigger_distance" },
    ...{ stop: "Initial_stop", rule: "Stop_rule", size: "Contract_size", tick: "Tick_size", leverage: "Leverage" },
    ...{ fee: "Fee_rate", slippage: "Stop_slippage", mmr: "Maintenance_margin_rate", equity: "Account_equity" },
    ...{ maxRisk: "Max_risk_per_trade", maxLeverage: "Max_leverage", atr: "ATR" },
    ...{ target1: "Target_1_price", target2: "Target_2_price" },
  },
  emptied: ["Leverage", "Fee_rate", "Stop_slippage", "Maintenance_margin_rate", "Target_1", "Target_2"],
};

const session = "the pivots come from the session before the last one on the sheet Bars";

const formerLinks: Readonly<Record<string, FormerLink>> = {
  "scaling-plan": plan,
  "risk-allocation": {
    ...plan,
    keys: { ...plan.keys, stopDistance: "Stop_distance" },
    says: "Risk allocation is part of the scaling plan now: its answer is the check of stops that are never moved.",
  },
  odds: { ...plan, template: "odds", keys: { ...plan.keys, drift: "Drift", volatility: "Volatility" } },
  replay: { ...plan, template: "replay", keys: { ...plan.keys, funding: "Funding_per_bar" } },
  confirmations: {
    template: "confirmations",
    keys: {
      ...{ side: "Side", entry: "Entry_price", atrPeriod: "ATR_period", atrMultiple: "ATR_move", rsiPeriod: "RSI_period" },
      ...{ rsiLevel: "RSI_threshold", hold: "Closes_beyond_VWAP", maPeriod: "Average_period", kind: "Average_kind" },
      ...{ level: "Level", maxBars: "Retest_within", method: "Pivot_method", sessionStart: "Session_starts_at" },
      tolerance: "Retest_tolerance",
    },
    emptied: [],
    left: { high: ["Session high", session], low: ["Session low", session], close: ["Session close", session] },
  },
  "dca-build-up": {
    template: "dca-build-up",
    keys: {
      ...{ side: "Side", base: "Entry_price", baseAmount: "Base_amount", orderAmount: "Order_amount", orders: "Orders" },
      ...{ deviation: "Deviation", stepScale: "Step_scale", volumeScale: "Volume_scale", exit: "Stop_price" },
      ...{ size: "Contract_size", fee: "Fee_rate", equity: "Account_equity" },
    },
    emptied: ["Leverage", "Fee_rate", "Maintenance_margin_rate", "Take_profit"],
    says: "Its quantities are rounded to whole lots now.",
  },
  "scale-out": {
    template: "scale-out",
    keys: {
      ...{ side: "side", size: "size", tick: "tick", fee: "fee", slippage: "slippage", average: "average" },
      ...{ contracts: "held", stop: "initialStop" },
    },
    emptied: [],
  },
  "venue-comparison": {
    template: "venue-comparison",
    keys: {
      ...{ side: "Side", entry: "Entry_price", coins: "Position", stop: "Stop_price", leverage: "Leverage" },
      ...{ funding: "Funding_rate", periods: "Funding_times" },
    },
    emptied: ["Funding_rate", "Funding_times"],
  },
};

/** The template that a link of this name opens now. */
export function templateNow(id: string): string {
  return formerLinks[id]?.template ?? id;
}

export interface ReadFormer {
  given: Map<string, string>;
  /** Sentences about what was not taken over. */
  notes: string[];
}

/** A link with keys of the former template under the keys of now; undefined when it has none. */
export function fromFormer(id: string, named: Given, keysOfNow: ReadonlySet<string>): ReadFormer | undefined {
  const former = formerLinks[id];
  const isFormer = (key: string): boolean => !keysOfNow.has(key) && (key in former!.keys || key in (former!.left ?? {}));
  if (former === undefined || (former.template === id && ![...named.keys()].some(isFormer))) return undefined;
  const given = new Map(former.emptied.map((key) => [key, ""]));
  const left = new Map<string, string[]>();
  const notes = former.says === undefined ? [] : [former.says];
  for (const [key, value] of named) {
    const gone = former.left?.[key];
    if (gone !== undefined) left.set(gone[1], [...(left.get(gone[1]) ?? []), gone[0]]);
    else given.set(former.keys[key] ?? key, value);
  }
  for (const [why, labels] of left) notes.push(`Not taken over: ${labels.join(", ")}; ${why}.`);
  if (named.has("tolerance")) notes.push(...asShare(given));
  return { given, notes };
}

/** A tolerance was in price units; now it is a share of the level. */
function asShare(given: Map<string, string>): string[] {
  const typed = given.get("Retest_tolerance")!;
  const share = Number(typed) / Number(given.get("Level") || NaN);
  const isShare = share >= 0 && share <= 0.1;
  if (isShare) given.set("Retest_tolerance", String(share));
  else given.delete("Retest_tolerance");
  return isShare ? [] : [`Not taken over: Retest tolerance (${typed.slice(0, 40)}); it is a percentage of the level now.`];
}
