/**
 * The inputs of a plan: one list, from which the planning sheet, the form beside it, the pane and the help are written. The order is
 * that of the sheet, and the first input in it that is wrong is the one that the Fault names.
 */

/** What a cell takes. A percentage is held as a fraction; "text" cells keep what is typed, so that 30/40/30 is no date. */
export type InputKind = "word" | "code" | "text" | "price" | "points" | "percent" | "multiple" | "number" | "count" | "money";

export type InputGroup = "trade" | "account" | "details" | "instead" | "contract";

/** Numbers that an input takes; undefined: no such bound. */
export interface InputBounds {
  above?: number;
  minimum?: number;
  maximum?: number;
  /** Below this in size, whatever the sign. */
  sizeBelow?: number;
  whole?: boolean;
}

export interface PlanInput {
  /** The name of its cell. */
  name: PlanInputName;
  label: string;
  group: InputGroup;
  kind: InputKind;
  initial: string | number | null;
  /** May be empty. */
  optional?: boolean;
  /** What a wrong value is told that it must be. */
  mustBe: string;
  bounds?: InputBounds;
  /** The words to choose from; a closed list takes no others while typing. */
  words?: { list: readonly string[]; isClosed: boolean };
  /** Three lines behind the question mark: what it is, what may be typed, an example. */
  help: readonly [what: string, takes: string, example: string];
}

export const groupTitles: Readonly<Record<InputGroup, string>> = {
  trade: "The trade",
  account: "The account",
  details: "Details",
  instead: "Instead of a percentage or of R",
  contract: "Instead of the contract's figures",
};

const inputs = [
  {
    ...{ name: "Side", label: "Side", group: "trade", kind: "word", initial: "long", mustBe: "long or short" },
    words: { list: ["long", "short"], isClosed: true },
    help: ["The direction of the trade.", "long or short; pasted, also buy, sell, 1, -1.", "short"],
  },
  {
    ...{ name: "Contract", label: "Contract", group: "trade", kind: "code", initial: "EXAMPLE:MICROBTC", optional: true },
    mustBe: "not in the list",
    help: [
      "What is traded: its size, tick, lot, currencies and fee come from the sheet Contracts.",
      "A code of that list, or nothing, and then a Contract size below.",
      "CME:MBT",
    ],
  },
  {
    ...{ name: "Entry_price", label: "Entry price", group: "trade", kind: "price", initial: 70000, mustBe: "a price above 0" },
    bounds: { above: 0 },
    help: ["Where the first step is filled.", "A price above 0.", "70000"],
  },
  {
    ...{ name: "Stop_distance", label: "Stop distance", group: "trade", kind: "percent", initial: 0.005 },
    mustBe: "above 0%, up to 20%",
    bounds: { above: 0, maximum: 0.2 },
    help: [
      "How far the first stop lies from the entry, in percent of the entry.",
      "Above 0%, up to 20%. A wider stop is typed as a price into Initial stop.",
      "0.5%",
    ],
  },
  {
    ...{ name: "Steps", label: "Steps", group: "trade", kind: "number", initial: 3, mustBe: "a whole number, 1 to 12" },
    bounds: { minimum: 1, maximum: 12, whole: true },
    help: ["How many entries the plan has, the first included.", "A whole number, 1 to 12.", "4"],
  },
  {
    ...{ name: "Trigger_distance", label: "Trigger distance", group: "trade", kind: "percent", initial: 0.005 },
    mustBe: "above 0%, up to 20%",
    bounds: { above: 0, maximum: 0.2 },
    help: ["How far the price goes from step to step, in percent of the entry.", "Above 0%, up to 20%.", "0.5%"],
  },
  ...([1, 2, 3] as const).map((number) => ({
    ...{ name: `Target_${number}` as const, label: `Target ${number}`, group: "trade" as const, kind: "multiple" as const },
    initial: number === 3 ? null : number,
    optional: true,
    mustBe: "a multiple of R",
    bounds: { above: 0, maximum: 100 },
    help: [
      "Where a part of the position is sold: so many R beyond the last step, R being the distance from the entry to the first stop.",
      "A number above 0, up to 100, each target beyond the one before; or nothing.",
      "2",
    ] as const,
  })),
  {
    ...{ name: "Account_equity", label: "Account equity", group: "account", kind: "money", initial: 1000 },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The money in the account that this trade is planned for.", "A number above 0.", "1000"],
  },
  {
    ...{ name: "Equity_currency", label: "Equity currency", group: "account", kind: "text", initial: "USDT", optional: true },
    mustBe: "a currency such as USDT",
    words: { list: ["USD", "USDT", "USDC", "EUR", "GBP", "JPY", "BTC", "ETH"], isClosed: false },
    help: [
      "The currency of the account.",
      "A currency; nothing means the one in which the contract settles. USD, USDT and USDC count as equal.",
      "USDT",
    ],
  },
  {
    ...{ name: "Max_risk_per_trade", label: "Max risk per trade", group: "account", kind: "percent", initial: 0.01 },
    mustBe: "above 0%, up to 20%",
    bounds: { above: 0, maximum: 0.2 },
    help: ["The most that any stage of the plan may lose at its stop, of the equity.", "Above 0%, up to 20%.", "1%"],
  },
  {
    ...{ name: "Total_contracts", label: "Total contracts", group: "account", kind: "count", initial: null, optional: true },
    mustBe: "a multiple of the lot",
    bounds: { above: 0 },
    help: [
      "The contracts of all steps together.",
      "Nothing: as many as the risk and the margin allow. Or a multiple of the lot, at least one lot a step.",
      "6",
    ],
  },
  {
    ...{ name: "Leverage", label: "Leverage", group: "account", kind: "number", initial: 10, optional: true },
    mustBe: "1 or more, or empty",
    bounds: { minimum: 1 },
    help: ["The value of a position over its margin.", "1 or more, or nothing.", "10"],
  },
  {
    ...{ name: "Split", label: "Split", group: "details", kind: "text", initial: "equal" },
    mustBe: "equal, pyramid or 30/40/30",
    words: { list: ["equal", "pyramid", "30/40/30", "25/25/50"], isClosed: false },
    help: [
      "How the contracts are shared out over the steps.",
      "equal or pyramid over the number of steps; or a list such as 30/40/30, 1/4,1/4,1/2, thirds, equal 4, pyramid 4, whose number of parts wins over Steps.",
      "30/40/30",
    ],
  },
  {
    ...{ name: "Stop_rule", label: "Stop rule", group: "details", kind: "word", initial: "entry" },
    mustBe: "entry, breakeven, atr or hold",
    words: { list: ["entry", "breakeven", "atr", "hold"], isClosed: true },
    help: [
      "How the stop moves when a step is filled: to the entry before it, to break-even, behind the newest fill by ATRs, or not at all.",
      "entry, breakeven, atr or hold.",
      "breakeven",
    ],
  },
  {
    ...{ name: "ATR", label: "ATR", group: "details", kind: "points", initial: null, optional: true },
    mustBe: "a number above 0, or empty",
    bounds: { above: 0 },
    help: ["The average true range, in price units.", "A number above 0, or nothing.", "420"],
  },
  {
    ...{ name: "ATR_multiple", label: "ATR multiple", group: "details", kind: "number", initial: 2, mustBe: "a number above 0" },
    bounds: { above: 0 },
    help: ["How many ATRs the stop follows behind the newest fill under the rule atr.", "A number above 0.", "2"],
  },
  {
    ...{ name: "Fee_rate", label: "Fee rate", group: "details", kind: "percent", initial: 0.0005, optional: true },
    mustBe: "below 1%, such as 0.05%",
    bounds: { sizeBelow: 0.01 },
    help: [
      "What each side costs, of the value traded; a rebate is negative.",
      "Below 1%. Nothing: the taker fee of the list.",
      "0.05%",
    ],
  },
  {
    ...{ name: "Stop_slippage", label: "Stop slippage", group: "details", kind: "percent", initial: 0, optional: true },
    mustBe: "0% to 10%",
    bounds: { minimum: 0, maximum: 0.1 },
    help: ["How much worse than its price a stop is filled, of that price.", "0% to 10%.", "0.05%"],
  },
  {
    ...{ name: "Maintenance_margin_rate", label: "Maintenance margin rate", group: "details", kind: "percent" },
    initial: 0.004,
    optional: true,
    mustBe: "0% to 20%",
    bounds: { minimum: 0, maximum: 0.2 },
    help: [
      "The margin that must remain, of the value: it decides where the position is liquidated.",
      "0% to 20%. Nothing: the tiers of the contract where they are known, else no liquidation price.",
      "0.4%",
    ],
  },
  {
    ...{ name: "Max_leverage", label: "Max leverage", group: "details", kind: "number", initial: 20, mustBe: "1 or more" },
    bounds: { minimum: 1 },
    help: ["The leverage that the checks allow.", "1 or more.", "20"],
  },
  {
    ...{ name: "Exit_split", label: "Exit split", group: "details", kind: "text", initial: "equal" },
    mustBe: "equal or 50/50",
    words: { list: ["equal", "50/50", "50/30/20"], isClosed: false },
    help: ["How the position is shared out over the targets.", "equal, or one part for each target.", "50/30/20"],
  },
  {
    ...{ name: "Stop_after_target", label: "Stop after target", group: "details", kind: "word", initial: "stay" },
    mustBe: "stay or follow",
    words: { list: ["stay", "follow"], isClosed: true },
    help: [
      "What the stop does when a target is reached: it stays, or it follows to break-even and then to the target before.",
      "stay or follow.",
      "follow",
    ],
  },
  {
    ...{ name: "Initial_stop", label: "Initial stop", group: "instead", kind: "price", initial: null, optional: true },
    mustBe: "a price above 0",
    bounds: { above: 0 },
    help: [
      "The first stop as a price; it counts instead of every distance.",
      "A price on the losing side of the entry.",
      "69500",
    ],
  },
  {
    ...{ name: "Stop_in_points", label: "Stop in points", group: "instead", kind: "points", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The distance to the first stop in price units.", "A number above 0, at least one tick.", "350"],
  },
  {
    ...{ name: "Stop_in_ATRs", label: "Stop in ATRs", group: "instead", kind: "number", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The distance to the first stop in ATRs.", "A number above 0; ATR must be filled in.", "1.5"],
  },
  {
    ...{ name: "Trigger_in_points", label: "Trigger in points", group: "instead", kind: "points", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The distance from step to step in price units.", "A number above 0, at least one tick.", "350"],
  },
  {
    ...{ name: "Trigger_in_ATRs", label: "Trigger in ATRs", group: "instead", kind: "number", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The distance from step to step in ATRs.", "A number above 0; ATR must be filled in.", "1"],
  },
  ...([1, 2, 3] as const).flatMap((number) => [
    {
      ...{ name: `Target_${number}_price` as const, label: `Target ${number} price`, group: "instead" as const },
      ...{ kind: "price" as const, initial: null, optional: true, mustBe: "a price above 0", bounds: { above: 0 } },
      help: ["The target as a price.", "A price beyond the last step.", "71400"] as const,
    },
    {
      ...{ name: `Target_${number}_move` as const, label: `Target ${number} move`, group: "instead" as const },
      ...{ kind: "percent" as const, initial: null, optional: true, mustBe: "above 0%", bounds: { above: 0 } },
      help: ["The target as a move of the price beyond the last step, in percent of that step.", "Above 0%.", "1%"] as const,
    },
  ]),
  {
    ...{ name: "Contract_size", label: "Contract size", group: "contract", kind: "number", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["Base units per contract (linear), or quote units per contract (inverse).", "A number above 0.", "0.01"],
  },
  {
    ...{ name: "Contract_type", label: "Contract type", group: "contract", kind: "word", initial: null, optional: true },
    mustBe: "linear or inverse",
    words: { list: ["linear", "inverse"], isClosed: true },
    help: ["Linear settles in the quote currency, inverse in the coin.", "linear or inverse.", "linear"],
  },
  {
    ...{ name: "Tick_size", label: "Tick size", group: "contract", kind: "points", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The price increment; every price is rounded to it.", "A number above 0.", "0.1"],
  },
  {
    ...{ name: "Lot_step", label: "Lot step", group: "contract", kind: "number", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["Contracts are traded in multiples of it.", "A number above 0.", "1"],
  },
  {
    ...{ name: "Settlement_currency", label: "Settlement currency", group: "contract", kind: "text", initial: null },
    optional: true,
    mustBe: "a currency",
    help: ["The currency in which the contract pays profit and takes margin.", "A currency.", "USDT"],
  },
  {
    ...{ name: "Margin_per_contract", label: "Margin per contract", group: "contract", kind: "money", initial: null },
    optional: true,
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The initial margin of one contract in money; it counts instead of Leverage.", "A number above 0.", "2500"],
  },
  {
    ...{ name: "Commission", label: "Commission", group: "contract", kind: "money", initial: null, optional: true },
    mustBe: "0 or more",
    bounds: { minimum: 0 },
    help: [
      "Money per contract for each side, beside the fee rate.",
      "0 or more, less than a tenth of the contract's value.",
      "0.62",
    ],
  },
  {
    ...{ name: "Minimum_order_value", label: "Minimum order value", group: "contract", kind: "money", initial: null },
    optional: true,
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: ["The smallest order that the exchange takes, in value.", "A number above 0.", "100"],
  },
  {
    ...{ name: "Equity_price", label: "Equity price", group: "contract", kind: "number", initial: null, optional: true },
    mustBe: "a number above 0",
    bounds: { above: 0 },
    help: [
      "What one unit of the settlement currency costs in the currency of the account.",
      "A number above 0; needed where the two differ.",
      "0.92",
    ],
  },
] as const;

export type PlanInputName = (typeof inputs)[number]["name"];

export const planInputs: readonly PlanInput[] = inputs as unknown as readonly PlanInput[];

const byName: ReadonlyMap<string, PlanInput> = new Map(planInputs.map((input) => [input.name, input]));

export function planInput(name: PlanInputName): PlanInput {
  return byName.get(name)!;
}

/** What stands in the input cells; null is empty. */
export type PlanValue = string | number | boolean | null | { readonly isError: true };
export type PlanValues = Readonly<Partial<Record<PlanInputName, PlanValue>>>;

/** The values that the template begins with. */
export const initialValues: Readonly<Record<PlanInputName, PlanValue>> = Object.fromEntries(
  planInputs.map(({ name, initial }) => [name, initial]),
) as Record<PlanInputName, PlanValue>;
