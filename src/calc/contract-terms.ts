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

/*
 * Terms mix what a sheet keeps in one block: the instrument, its costs, how it is margined, the account and the rules of a plan. Each is a
 * slice of its own, and a function asks for those that it reads. A missing value is undefined, never 0. Rates are fractions, money is in
 * the settlement currency.
 */

/** What the value of contracts at a price follows from. */
export interface Pricing {
  /** Base units per contract (linear) or quote units per contract (inverse). */
  readonly size: Decimal;
  readonly type: ContractType;
}

/** What is traded, and in which steps. */
export interface Instrument extends Pricing {
  /** Price increment; undefined = prices are not rounded. */
  readonly tick: Decimal | undefined;
  /** Contracts are traded in multiples of it; undefined = not given, see lotStep. */
  readonly lot: Decimal | undefined;
  /** Value below which no order opens or adds, as notional counts it; undefined = none. */
  readonly minNotional: Decimal | undefined;
}

/** What trading costs at each end, whatever the price does. */
export interface TradingFees {
  readonly entryFee: Decimal;
  readonly exitFee: Decimal;
  /** Money per contract, at entry and again at exit. */
  readonly commission: Decimal;
}

/** Everything that lies between a gross and a net result. */
export interface TradingCosts extends TradingFees {
  /** A stop fills at stop x (1 - s x slippage). */
  readonly slippage: Decimal;
  /** Funding already paid (positive) or received (negative). */
  readonly paid: Decimal;
}

/** What the initial margin follows from. */
export interface InitialMargining {
  readonly leverage: Decimal | undefined;
  /** Initial margin of one contract in money; wins over leverage. */
  readonly marginPerContract: Decimal | undefined;
}

/** What a liquidation costs, and the price at which maintenance is reckoned. */
export interface LiquidationRules {
  readonly liquidationFee: Decimal;
  readonly basis: MaintenanceBasis;
}

/** How an isolated position is margined. */
export interface Margining extends InitialMargining, LiquidationRules {
  /** One maintenance margin rate as a single tier, or the tiers of a contract code; undefined = not known. */
  readonly maintenance: readonly MaintenanceTier[] | undefined;
}

/** The account that trades. */
export interface Account {
  /** What the account is worth, in its own currency. */
  readonly equity: Decimal | undefined;
  /** What one unit of the settlement currency costs in the currency of equity; undefined = nobody can tell coins from dollars. */
  readonly equityPrice: Decimal | undefined;
}

/** What an audit allows. */
export interface RiskLimits {
  readonly maxRisk: Decimal;
  readonly maxLeverage: Decimal;
}

/** How far a stop hangs behind a fill. */
export interface AtrDistance {
  readonly atr: Decimal | undefined;
  readonly multiple: Decimal;
}

/** The rules of a scaling plan. */
export interface PlanRules extends AtrDistance {
  readonly mode: TriggerMode;
  readonly rule: StopRule;
}

/** How the orders of a ladder against the trade grow. */
export interface DcaRules {
  readonly mode: TriggerMode;
  readonly stepScale: Decimal;
  readonly volumeScale: Decimal;
  readonly baseAmount: Decimal | undefined;
  readonly orderAmount: Decimal | undefined;
}

/** How a replay reads its bars. */
export interface ReplayRules {
  readonly intrabar: Intrabar;
  /** Funding rate per bar. */
  readonly funding: Decimal;
  /** How the levels of a plan are carried to another entry; undefined = points where mode is points, else percent. */
  readonly anchor: Anchor | undefined;
}

/** How trades are drawn again. */
export interface SimulationRules {
  /** What one R of a simulated account is: a fraction of its equity or an amount. */
  readonly sizing: Sizing;
  /** Paths of a simulation. */
  readonly paths: Decimal;
  /** Results that are drawn together; undefined = by their number. */
  readonly block: Decimal | undefined;
  /** Shall a simulation doubt the results themselves? */
  readonly doubt: boolean;
}

/** All that a terms argument can say. */
export interface ContractTerms
  extends Instrument, TradingCosts, Margining, Account, RiskLimits, PlanRules, DcaRules, ReplayRules, SimulationRules {
  /** The direction of the trade, where a function would else infer it from the stop. All others are told it. */
  readonly side: Side | undefined;
  /** The deduction that goes with one maintenance rate. */
  readonly maintenanceAmount: Decimal;
  /** Most that all positions together may lose, a fraction of equity. */
  readonly maxHeat: Decimal | undefined;
  /** Shall a table begin with its header row? */
  readonly headers: boolean;
}

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

/** A copy whose terms may be changed. Spelled out: a compiler to ES2017 makes Object.assign of a spread, which takes a hundred times as long here. */
export function copyOfTerms(terms: ContractTerms): { -readonly [Term in keyof ContractTerms]: ContractTerms[Term] } {
  return {
    side: terms.side,
    size: terms.size,
    type: terms.type,
    tick: terms.tick,
    lot: terms.lot,
    minNotional: terms.minNotional,
    leverage: terms.leverage,
    marginPerContract: terms.marginPerContract,
    entryFee: terms.entryFee,
    exitFee: terms.exitFee,
    slippage: terms.slippage,
    commission: terms.commission,
    paid: terms.paid,
    maintenance: terms.maintenance,
    maintenanceAmount: terms.maintenanceAmount,
    liquidationFee: terms.liquidationFee,
    basis: terms.basis,
    equity: terms.equity,
    equityPrice: terms.equityPrice,
    maxRisk: terms.maxRisk,
    maxLeverage: terms.maxLeverage,
    atr: terms.atr,
    mode: terms.mode,
    rule: terms.rule,
    multiple: terms.multiple,
    stepScale: terms.stepScale,
    volumeScale: terms.volumeScale,
    baseAmount: terms.baseAmount,
    orderAmount: terms.orderAmount,
    headers: terms.headers,
    intrabar: terms.intrabar,
    funding: terms.funding,
    anchor: terms.anchor,
    sizing: terms.sizing,
    paths: terms.paths,
    block: terms.block,
    doubt: terms.doubt,
    maxHeat: terms.maxHeat,
  };
}

/** The lot step in force: 1 contract where none is given. */
export function lotStep(terms: Pick<Instrument, "lot">): Decimal {
  return terms.lot ?? one;
}
