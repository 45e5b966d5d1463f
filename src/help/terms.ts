/** What the names of a terms table mean, for the page that the argument `terms` of most functions leads to. */
import { type TermKey, termLabels } from "../host/term-names";

export interface TermHelp {
  key: TermKey;
  label: string;
  /** What holds when it is left out. */
  otherwise: string;
  meaning: string;
}

const none = "none";

const texts: Readonly<Record<TermKey, readonly [otherwise: string, meaning: string]>> = {
  contract: [
    none,
    "A contract code of MICRO.SPEC, such as CME:MBT. It fills in size, type, tick, lot and maintenance tiers; other rows win over it.",
  ],
  side: [
    none,
    "Direction of the trade: long or short (also buy, sell, 1, -1). Only MICRO.SIZE and MICRO.RISK read it, which else infer it from the stop: a stop on the wrong side of the entry is then refused instead of sizing the opposite trade.",
  ],
  size: ["1", "Base units per contract (linear), or quote units per contract (inverse)."],
  type: ["linear", "linear, settled in the quote currency, or inverse, settled in the coin."],
  tick: [none, "Smallest step of the price. Without it prices are not rounded."],
  lot: ["1", "Contracts are traded in multiples of it."],
  minNotional: [
    none,
    "Smallest order that opens or adds, as MICRO.NOTIONAL counts it (inverse: contracts x size). Orders that only reduce are not held against it: venues commonly exempt them, check yours.",
  ],
  leverage: [none, "Value of the position divided by its initial margin, 1 or more. Needed for margin and liquidation."],
  marginPerContract: [
    none,
    "Initial margin of one contract in money, settlement currency, as futures exchanges state it. It wins over leverage.",
  ],
  fee: ["0", "Fee at both ends of the trade, as a fraction of the value: 0.0005 is 0.05%."],
  entryFee: ["fee", "Fee when a position is entered."],
  exitFee: ["fee", "Fee when a position is left, by a stop too."],
  slippage: ["0", "How much worse than its price a stop fills, as a fraction."],
  commission: [
    "0",
    "Money per contract, in the settlement currency: charged when a contract is entered and again when it is left, beside the fee rates. A liquidation has none at its exit, as it has no exit fee.",
  ],
  paid: [
    "0",
    "Funding already paid (positive) or received (negative), in the settlement currency. Taken off once from the net results of MICRO.PNL, STOP.BREAKEVEN, STOP.BUDGET and SCALE.",
  ],
  mmr: [none, "Maintenance margin rate as a fraction of the value."],
  amount: ["0", "The deduction that a venue's tier table states beside mmr."],
  liqFee: ["0", "Fee that a liquidation costs, as a fraction of the value."],
  basis: ["mark", "Price at which maintenance is reckoned: mark, or entry for venues that still use the entry price."],
  equity: [
    none,
    "What the account is worth, in its own currency: equityPrice leads to the settlement currency. Needed for results as a part of equity.",
  ],
  equityPrice: [
    "1, inverse: none",
    "What one unit of the settlement currency costs in the currency of equity: the BTC price for an account in USD and a contract settled in BTC, 0.92 for one in EUR and a contract settled in USD, 1 for an account in the coin itself.",
  ],
  maxRisk: ["0.01", "Largest loss of one trade that the audit passes, as a fraction of equity."],
  maxLeverage: ["20", "Highest leverage that the audit passes."],
  atr: [none, "Average true range in price units. Needed by the stop rule atr and by the audit's check of the stop distance."],
  mode: [
    "percent",
    "How a distance leads from step to step: percent of the first entry, compound on the price before, or points.",
  ],
  rule: ["entry", "How the stop follows: entry, breakeven, atr or hold. STOP.LADDER says what each does."],
  multiple: ["2", "Distance of the stop rule atr, in ATRs."],
  stepScale: ["1", "SCALE.DCA: each further step is this many times as wide as the one before."],
  volumeScale: ["1", "SCALE.DCA: each further order is this many times as large as the one before."],
  baseAmount: [none, "SCALE.DCA: amount of the base order."],
  orderAmount: [none, "SCALE.DCA: amount of the first further order."],
  headers: ["TRUE", "FALSE leaves the header row out of a table."],
  intrabar: ["worst", "SCALE.REPLAY: which outcome counts where a bar allows several, worst or best."],
  funding: ["0", "SCALE.REPLAY, SCALE.TRADES: funding rate per bar, as a fraction."],
  anchor: [
    "percent; points where mode is points",
    "SCALE.TRADES: how the plan's prices are carried to another entry: percent keeps proportions, points keeps distances, atr keeps distances counted in ATRs.",
  ],
  sizing: ["fraction", "SCALE.RUIN: what one R is, a fraction of the equity of the moment, or an amount of money."],
  paths: ["10000", "SCALE.RUIN: simulated paths, a whole number from 1 to 100,000."],
  block: [
    "the cube root of the number of results",
    "SCALE.RUIN: how many results in a row are drawn together, at most half of them; 1 draws each on its own.",
  ],
  doubt: ["FALSE", "SCALE.RUIN: TRUE shows percentiles and fan with the results themselves in doubt."],
  maxHeat: [none, "SCALE.HEAT: the most that all positions together may lose at their stops, as a fraction of equity."],
};

export const termHelp: readonly TermHelp[] = (Object.keys(termLabels) as TermKey[]).map((key) => {
  const [otherwise, meaning] = texts[key];
  return { key, label: termLabels[key], otherwise, meaning };
});
