/** The names that a terms table may hold: which term a name means, and when its cell counts as left out. */
import { type Input, isBlank } from "./arguments";

/** Every name that a terms table may hold, by key and by label. */
export const termLabels = {
  contract: "Contract",
  side: "Side",
  size: "Contract size",
  type: "Contract type",
  tick: "Tick size",
  lot: "Lot step",
  minNotional: "Minimum order value",
  leverage: "Leverage",
  marginPerContract: "Margin per contract",
  fee: "Fee rate",
  entryFee: "Entry fee",
  exitFee: "Exit fee",
  slippage: "Stop slippage",
  commission: "Commission",
  paid: "Funding paid",
  mmr: "Maintenance margin rate",
  amount: "Maintenance amount",
  liqFee: "Liquidation fee",
  basis: "Maintenance basis",
  equity: "Account equity",
  equityPrice: "Equity price",
  maxRisk: "Max risk per trade",
  maxLeverage: "Max leverage",
  atr: "ATR",
  mode: "Trigger mode",
  rule: "Stop rule",
  multiple: "ATR multiple",
  stepScale: "Step scale",
  volumeScale: "Volume scale",
  baseAmount: "Base amount",
  orderAmount: "Order amount",
  headers: "Headers",
  intrabar: "Intrabar",
  funding: "Funding per bar",
  anchor: "Anchor",
  sizing: "Sizing",
  paths: "Paths",
  block: "Block length",
  doubt: "Doubt",
  maxHeat: "Max total risk",
} as const;

export type TermKey = keyof typeof termLabels;

/** What an Inputs block holds besides terms: the plan itself, where it takes profit, and how the price is taken to move. */
export const planLabels = {
  entry: "Entry price",
  total: "Total contracts",
  weights: "Split",
  distance: "Trigger distance",
  stop: "Initial stop",
  target: "Target 1 price",
  target2: "Target 2 price",
  target3: "Target 3 price",
  drift: "Drift",
  volatility: "Volatility",
} as const;

export type PlanKey = keyof typeof planLabels;

/** Names that a plan sheet's Inputs block or MICRO.SPEC's table hold besides terms: known, and ignored. */
const ignoredNames = [
  ...Object.entries(planLabels).flat(),
  ...["risk", "Risk per trade"],
  ...["name", "value", "venue", "quote", "settle", "taker", "maker", "Venue max leverage", "Funding hours", "As of", "source"],
];

/** Letter case, spaces, hyphens and underscores do not count in a name. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

const keys = Object.keys(termLabels) as TermKey[];

/** What each folded name means: a term, or something known that is none. */
const meanings: ReadonlyMap<string, TermKey | "ignored"> = new Map<string, TermKey | "ignored">([
  ...ignoredNames.map((name) => [folded(name), "ignored"] as const),
  ...keys.flatMap((key) => [[folded(key), key] as const, [folded(termLabels[key]), key] as const]),
]);

/** Names as sheets spell them, so that a name is folded only when it is first met. */
const spellings = new Map<string, TermKey | "ignored">();
const mostSpellings = 1000;

/** What a name means; undefined: nothing that is known. */
export function meaningOf(name: string): TermKey | "ignored" | undefined {
  const seen = spellings.get(name);
  if (seen !== undefined) return seen;
  const meaning = meanings.get(folded(name));
  if (meaning !== undefined && spellings.size < mostSpellings) spellings.set(name, meaning);
  return meaning;
}

const planKeys: ReadonlyMap<string, PlanKey> = new Map(
  (Object.keys(planLabels) as PlanKey[]).flatMap((key) => [[folded(key), key] as const, [folded(planLabels[key]), key] as const]),
);

/** The part of a plan that a name means; undefined: none. */
export function planNamed(name: string): PlanKey | undefined {
  return planKeys.get(folded(name));
}

/** The key of a term by its key or label; undefined: there is none of that name. */
export function termNamed(name: string): TermKey | undefined {
  const meaning = meaningOf(name);
  return meaning === "ignored" ? undefined : meaning;
}

/** Terms in which a 0 is impossible: there it is a blank cell, which Excel for desktop hands over as 0. */
const zeroIsBlank: ReadonlySet<TermKey> = new Set<TermKey>([
  ...(["tick", "lot", "minNotional", "leverage", "marginPerContract", "equity", "equityPrice", "atr"] as const),
  ...(["contract", "side", "type", "basis", "mode", "rule", "intrabar"] as const),
  ...(["anchor", "sizing", "paths", "block", "maxHeat"] as const),
]);

/** Is the cell of a term left out: blank, or a 0 where there is none? */
export function isLeftOut(key: TermKey, cell: Input): boolean {
  return isBlank(cell) || (cell === 0 && zeroIsBlank.has(key));
}
