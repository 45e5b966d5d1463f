import { Decimal, one, zero } from "./decimal";
import type { MaintenanceTier } from "./maintenance";
import type { Side } from "./side";

export type ContractType = "linear" | "inverse";
export type MaintenanceBasis = "mark" | "entry";
export type TriggerMode = "percent" | "compound" | "points";
export type StopRule = "entry" | "breakeven" | "atr" | "hold";
export type Intrabar = "worst" | "best";
export type Anchor = "percent" | "points" | "atr";
export type Sizing = "fraction" | "amount";

/** What is traded and what it costs. A missing value is undefined, never 0. Rates are fractions, money is in the settlement currency. */
export interface ContractTerms {
  /** The direction of the trade, where a function would else infer it from the stop. All others are told it. */
  readonly side: Side | undefined;
  /** Base units per contract (linear) or quote units per contract (inverse). */
  readonly size: Decimal;
  readonly type: ContractType;
  /** Price increment; undefined = prices are not rounded. */
  readonly tick: Decimal | undefined;
  /** Contracts are traded in multiples of it; undefined = not given, see lotStep. */
  readonly lot: Decimal | undefined;
  /** Value below which no order opens or adds, as notional counts it; undefined = none. */
  readonly minNotional: Decimal | undefined;
  readonly leverage: Decimal | undefined;
  /** Initial margin of one contract in money; wins over leverage. */
  readonly marginPerContract: Decimal | undefined;
  readonly entryFee: Decimal;
  readonly exitFee: Decimal;
  /** A stop fills at stop x (1 - s x slippage). */
  readonly slippage: Decimal;
  /** Money per contract, at entry and again at exit. */
  readonly commission: Decimal;
  /** Funding already paid (positive) or received (negative). */
  readonly paid: Decimal;
  /** One maintenance margin rate as a single tier, or the tiers of a contract code; undefined = not known. */
  readonly maintenance: readonly MaintenanceTier[] | undefined;
  /** The deduction that goes with one maintenance rate. */
  readonly maintenanceAmount: Decimal;
  readonly liquidationFee: Decimal;
  readonly basis: MaintenanceBasis;
  /** What the account is worth, in its own currency. */
  readonly equity: Decimal | undefined;
  /** What one unit of the settlement currency costs in the currency of equity; undefined = nobody can tell coins from dollars. */
  readonly equityPrice: Decimal | undefined;
  readonly maxRisk: Decimal;
  readonly maxLeverage: Decimal;
  readonly atr: Decimal | undefined;
  readonly mode: TriggerMode;
  readonly rule: StopRule;
  readonly multiple: Decimal;
  readonly stepScale: Decimal;
  readonly volumeScale: Decimal;
  readonly baseAmount: Decimal | undefined;
  readonly orderAmount: Decimal | undefined;
  readonly headers: boolean;
  readonly intrabar: Intrabar;
  /** Funding rate per bar of a replay. */
  readonly funding: Decimal;
  /** How the levels of a plan are carried to another entry; undefined = points where mode is points, else percent. */
  readonly anchor: Anchor | undefined;
  /** What one R of a simulated account is: a fraction of its equity or an amount. */
  readonly sizing: Sizing;
  /** Paths of a simulation. */
  readonly paths: Decimal;
  /** Results that are drawn together; undefined = by their number. */
  readonly block: Decimal | undefined;
  /** Shall a simulation doubt the results themselves? */
  readonly doubt: boolean;
  /** Most that all positions together may lose, a fraction of equity. */
  readonly maxHeat: Decimal | undefined;
}

/** What the value of contracts at a price follows from. */
export type Pricing = Pick<ContractTerms, "size" | "type">;

/** A linear contract of one base unit with no costs: what omitted terms mean. */
export const defaultTerms: ContractTerms = {
  side: undefined,
  size: one,
  type: "linear",
  tick: undefined,
  lot: undefined,
  minNotional: undefined,
  leverage: undefined,
  marginPerContract: undefined,
  entryFee: zero,
  exitFee: zero,
  slippage: zero,
  commission: zero,
  paid: zero,
  maintenance: undefined,
  maintenanceAmount: zero,
  liquidationFee: zero,
  basis: "mark",
  equity: undefined,
  equityPrice: undefined,
  maxRisk: new Decimal("0.01"),
  maxLeverage: new Decimal(20),
  atr: undefined,
  mode: "percent",
  rule: "entry",
  multiple: new Decimal(2),
  stepScale: one,
  volumeScale: one,
  baseAmount: undefined,
  orderAmount: undefined,
  headers: true,
  intrabar: "worst",
  funding: zero,
  anchor: undefined,
  sizing: "fraction",
  paths: new Decimal(10000),
  block: undefined,
  doubt: false,
  maxHeat: undefined,
};

/** The lot step in force: 1 contract where none is given. */
export function lotStep(terms: ContractTerms): Decimal {
  return terms.lot ?? one;
}
