/**
 * What column C says of single inputs beside some edits: planner.md 1.1, prices and amounts worked out beside the case. "✕" begins what
 * is wrong. The template: 0.01 BTC, tick 0.1, lot 1, entry 70,000, stop and triggers 0.5% (350) apart, targets of 1 and 2 R, 1% of 1,000.
 */
import type { PlanInputName, PlanValue } from "../../src/plan/inputs";

type Edits = Partial<Record<PlanInputName, PlanValue>>;

export const said: readonly (readonly [about: string, edits: Edits, notes: Partial<Record<PlanInputName, string>>])[] = [
  [
    "the template",
    {},
    {
      ...{ Side: "or short", Contract: "0.01 BTC, tick 0.1", Entry_price: "USDT", Stop_distance: "stop at 69,650.0" },
      ...{ Steps: "entries, the first included", Trigger_distance: "last step at 70,700.0" },
      ...{ Target_1: "at 71,050.0", Target_2: "at 71,400.0", Target_3: "", Target_1_price: "", Target_1_move: "" },
      ...{ Account_equity: "USDT", Equity_currency: "", Max_risk_per_trade: "= 10.00 USDT", Leverage: "times" },
      ...{ Total_contracts: "sized from the risk", Split: "or pyramid, 30/40/30", Stop_rule: "or breakeven, atr, hold" },
      ...{ ATR: "in price units", ATR_multiple: "for the rule atr", Fee_rate: "each side", Stop_slippage: "of the stop's price" },
      ...{ Maintenance_margin_rate: "of the value", Max_leverage: "for the checks", Exit_split: "over the targets" },
      ...{ Stop_after_target: "or follow", Initial_stop: "", Stop_in_points: "", Stop_in_ATRs: "", Trigger_in_points: "" },
      ...{ Contract_size: "of the list: 0.01", Contract_type: "of the list: linear", Tick_size: "of the list: 0.1" },
      ...{ Lot_step: "of the list: 1", Settlement_currency: "of the list: USDT", Margin_per_contract: "" },
      ...{ Commission: "each side", Minimum_order_value: "for every step", Equity_price: "not needed" },
    },
  ],
  [
    "a short: stop 70,000 + 350, last step 70,000 - 700, targets 350 and 700 below it",
    { Side: "short" },
    {
      ...{ Side: "or long", Stop_distance: "stop at 70,350.0", Trigger_distance: "last step at 69,300.0" },
      ...{ Target_1: "at 68,950.0", Target_2: "at 68,600.0" },
    },
  ],
  ["buy", { Side: "buy" }, { Side: "or short" }],
  ["-1", { Side: -1 }, { Side: "or long" }],
  [
    "no side: nothing that depends on it",
    { Side: "lnog" },
    { Side: "✕ long or short", Stop_distance: "", Trigger_distance: "", Target_1: "", Target_2: "" },
  ],
  ["a wrong side and a typed stop", { Side: "lnog", Initial_stop: 69500 }, { Initial_stop: "" }],
  [
    "no entry",
    { Entry_price: 0 },
    { Entry_price: "✕ a price above 0", Stop_distance: "", Trigger_distance: "", Target_1: "", Commission: "each side" },
  ],
  ["a wrong tick", { Tick_size: -1 }, { Tick_size: "✕ a number above 0", Stop_distance: "", Trigger_distance: "" }],

  // Contract
  ["no contract", { Contract: null }, { Contract: "✕ pick one, or type Contract size" }],
  [
    "no contract, but a size",
    { Contract: null, Contract_size: 0.1 },
    {
      ...{ Contract: "0.1", Entry_price: "USD", Contract_size: "typed, counts", Contract_type: "linear", Fee_rate: "each side" },
      ...{ Tick_size: "none: prices are not rounded", Lot_step: "none in the list: 1 is used", Settlement_currency: "USD" },
    },
  ],
  ["no contract and no fee", { Contract: null, Contract_size: 0.1, Fee_rate: null }, { Fee_rate: "none in the list: 0 is used" }],
  [
    "a contract that is not in the list",
    { Contract: "nosuch", Fee_rate: null, Maintenance_margin_rate: null },
    { Contract: "✕ not in the list", Fee_rate: "", Maintenance_margin_rate: "" },
  ],
  ["a wrong size", { Contract_size: -2 }, { Contract: "", Contract_size: "✕ a number above 0" }],
  ["a lot that is not in the list", { Contract: "CME:MBT" }, { Contract: "0.1 BTC, tick 5, lot 1 assumed" }],
  ["that lot typed", { Contract: "CME:MBT", Lot_step: 1 }, { Contract: "0.1 BTC, tick 5", Lot_step: "typed, counts" }],
  ["a size over the list's", { Contract_size: 0.1 }, { Contract_size: "typed, counts (over 0.01 of EXAMPLE:MICROBTC)" }],
  ["a type over the list's", { Contract_type: "inverse" }, { Contract_type: "typed, counts (over linear of EXAMPLE:MICROBTC)" }],
  ["a currency over the list's", { Settlement_currency: "USD" }, { Entry_price: "USDT", Equity_currency: "counted as equal" }],

  // Stop
  ["a stop of 30%", { Stop_distance: 0.3 }, { Stop_distance: "✕ above 0%, up to 20%" }],
  ["no stop", { Stop_distance: null }, { Stop_distance: "✕ above 0%, up to 20%" }],
  ["a stop of 0.007", { Stop_distance: 1e-7 }, { Stop_distance: "✕ less than one tick" }],
  [
    "a stop in points",
    { Stop_in_points: 300 },
    { Stop_in_points: "stop at 69,700.0", Stop_distance: "not used: Stop in points" },
  ],
  ["more points than the price has", { Stop_in_points: 80000 }, { Stop_in_points: "✕ the stop would be 0 or less" }],
  [
    "a stop in ATRs: 1.5 x 420",
    { Stop_in_ATRs: 1.5, ATR: 420 },
    { Stop_in_ATRs: "stop at 69,370.0", ATR: "the stop is 1.50 ATR away", Stop_distance: "not used: Stop in ATRs" },
  ],
  ["ATRs without one", { Stop_in_ATRs: 1.5 }, { Stop_in_ATRs: "", ATR: "✕ needed for distances in ATRs" }],
  ["a stop as a price", { Initial_stop: 69500 }, { Initial_stop: "this is the stop", Stop_distance: "not used: Initial stop" }],
  [
    "a price before points before ATRs",
    { Initial_stop: 69500, Stop_in_points: 300, Stop_in_ATRs: 1, Stop_distance: null },
    {
      ...{ Initial_stop: "this is the stop", Stop_in_points: "not used: Initial stop", Stop_in_ATRs: "not used: Initial stop" },
      ...{ Stop_distance: "not used: Initial stop", ATR: "in price units" },
    },
  ],
  ["a stop on the wrong side", { Initial_stop: 70500 }, { Initial_stop: "✕ below the entry of a long" }],
  ["that of a short", { Initial_stop: 69650, Side: "short" }, { Initial_stop: "✕ above the entry of a short" }],
  ["a stop at the entry", { Initial_stop: 70000 }, { Initial_stop: "✕ below the entry of a long" }],
  ["a stop below nothing", { Initial_stop: -5 }, { Initial_stop: "✕ a price above 0" }],

  // Steps
  ["13 steps", { Steps: 13 }, { Steps: "✕ a whole number, 1 to 12", Split: "or pyramid, 30/40/30" }],
  ["2.5 steps", { Steps: 2.5 }, { Steps: "✕ a whole number, 1 to 12", Trigger_distance: "" }],
  ["a split with steps of its own", { Split: "25/25/25/25", Steps: 2 }, { Steps: "not used: Split lists 4" }],
  [
    "one step, and triggers in points",
    { Steps: 1, Trigger_in_points: 100 },
    { Trigger_distance: "not used: Trigger in points", Trigger_in_points: "not used: one step" },
  ],
  ["one step", { Steps: 1, Trigger_distance: 0.5 }, { Trigger_distance: "not used: one step" }],
  [
    "one step, and triggers in ATRs",
    { Steps: 1, Trigger_in_ATRs: 1 },
    { Trigger_in_ATRs: "not used: one step", ATR: "in price units" },
  ],
  ["no trigger", { Trigger_distance: null }, { Trigger_distance: "✕ above 0%, up to 20%" }],
  [
    "triggers in points",
    { Trigger_in_points: 100, Trigger_in_ATRs: 1, Trigger_distance: null },
    {
      ...{ Trigger_in_points: "last step at 70,200.0", Trigger_in_ATRs: "not used: Trigger in points" },
      Trigger_distance: "not used: Trigger in points",
    },
  ],
  ["triggers in ATRs: 2 x 420", { Trigger_in_ATRs: 1, ATR: 420 }, { Trigger_in_ATRs: "last step at 70,840.0" }],
  ["triggers in ATRs without one", { Trigger_in_ATRs: 1 }, { Trigger_in_ATRs: "", ATR: "✕ needed for distances in ATRs" }],
  ["a tenth of a tick from step to step", { Trigger_in_points: 0.01 }, { Trigger_in_points: "✕ less than one tick" }],
  ["a trigger of -5", { Trigger_in_points: -5 }, { Trigger_in_points: "✕ a number above 0" }],
  [
    "steps down to -10,000",
    { Side: "short", Trigger_in_points: 40000 },
    { Trigger_in_points: "✕ the last step would be 0 or less" },
  ],

  // Targets
  [
    "a target as a price",
    { Target_1_price: 71000, Target_1_move: 0.01 },
    { Target_1_price: "at 71,000.0", Target_1_move: "not used: Target 1 price", Target_1: "not used: Target 1 price" },
  ],
  [
    "a target as a move: 70,700 x 1.01, which is beyond the second",
    { Target_1_move: 0.01 },
    { Target_1_move: "at 71,407.0", Target_1: "not used: Target 1 move", Target_2: "✕ beyond the target before" },
  ],
  ["no first target, but its price", { Target_1: null, Target_1_price: 71000 }, { Target_1: "not used: Target 1 price" }],
  ["a target before the last step", { Target_1_price: 69000 }, { Target_1_price: "✕ beyond the last step", Target_2: "" }],
  ["a target at the last step", { Target_1_price: 70700 }, { Target_1_price: "✕ beyond the last step" }],
  ["a first target of -1 R: one fault, one message", { Target_1: -1 }, { Target_1: "✕ a multiple of R", Target_2: "" }],
  ["a third without a second: 70,700 + 1,050", { Target_2: null, Target_3: 3 }, { Target_2: "", Target_3: "at 71,750.0" }],
  ["a third before the first", { Target_2: null, Target_3: 0.5 }, { Target_3: "✕ beyond the target before" }],
  ["a second at the first", { Target_2: 1 }, { Target_2: "✕ beyond the target before" }],
  [
    "a short's target 150% below",
    { Side: "short", Target_1_move: 1.5 },
    { Target_1_move: "✕ above 0%: its price would be 0 or less" },
  ],
  ["R of a stop that is wrong", { Stop_distance: 0.3 }, { Target_1: "", Target_2: "" }],

  // Account
  ["no money", { Account_equity: 0 }, { Account_equity: "✕ a number above 0", Max_risk_per_trade: "" }],
  [
    "an inverse contract, dollars turned into coin at the entry: 1,000 / 70,000, a hundredth of it",
    { Contract: "BYBIT:BTCUSD" },
    {
      ...{ Account_equity: "= 0.01428571 BTC", Equity_currency: "converted at the entry price", Equity_price: "not needed" },
      Max_risk_per_trade: "= 0.000143 BTC",
    },
  ],
  [
    "an account in the coin",
    { Contract: "BYBIT:BTCUSD", Equity_currency: "btc" },
    { Account_equity: "btc", Equity_currency: "" },
  ],
  ["an inverse contract without an entry waits", { Contract: "BYBIT:BTCUSD", Entry_price: 0 }, { Equity_price: "" }],
  [
    "euros without a rate",
    { Equity_currency: "EUR" },
    { Account_equity: "", Max_risk_per_trade: "", Equity_currency: "", Equity_price: "✕ EUR for one USDT" },
  ],
  ["euros and a type that is none", { Equity_currency: "EUR", Contract_type: "x" }, { Equity_price: "" }],
  ["euros and no contract", { Equity_currency: "EUR", Contract: "nosuch" }, { Equity_price: "" }],
  [
    "euros: 1,000 / 0.92 and a hundredth of it",
    { Equity_currency: "EUR", Equity_price: 0.92 },
    {
      ...{ Account_equity: "= 1,086.9565 USDT", Max_risk_per_trade: "= 10.87 USDT", Equity_price: "EUR for one USDT" },
      Equity_currency: "converted at Equity price",
    },
  ],
  ["a rate of 0", { Equity_currency: "EUR", Equity_price: 0 }, { Equity_price: "✕ a number above 0" }],
  ["another dollar", { Equity_currency: "USDC" }, { Account_equity: "USDC", Equity_currency: "counted as equal" }],
  ["no currency: that of the contract", { Equity_currency: null }, { Account_equity: "USDT", Equity_currency: "" }],

  // Contracts: a lot is worth 700 at the entry, 693 at a short's last step
  ["two in three steps", { Total_contracts: 2 }, { Total_contracts: "✕ at least 3, one lot a step" }],
  ["7 contracts", { Total_contracts: 7 }, { Total_contracts: "contracts" }],
  ["7.5 contracts", { Total_contracts: 7.5 }, { Total_contracts: "✕ a multiple of the lot" }],
  ["many contracts", { Total_contracts: "many" }, { Total_contracts: "✕ a multiple of the lot" }],
  ["contracts of a wrong lot", { Total_contracts: 7, Lot_step: -1 }, { Total_contracts: "", Lot_step: "✕ a number above 0" }],
  [
    "2,000 an order: three lots a step",
    { Total_contracts: 8, Minimum_order_value: 2000 },
    { Total_contracts: "✕ at least 9, for the minimum order" },
  ],
  ["9 are enough for it", { Total_contracts: 9, Minimum_order_value: 2000 }, { Total_contracts: "contracts" }],
  [
    "a short's last step is its cheapest: 700 is more than a lot",
    { Side: "short", Total_contracts: 5, Minimum_order_value: 700 },
    { Total_contracts: "✕ at least 6, for the minimum order" },
  ],
  ["a long's cheapest is the entry", { Total_contracts: 5, Minimum_order_value: 700 }, { Total_contracts: "contracts" }],
  [
    "an order of 100 is 100 contracts of 1 USD",
    { Contract: "BYBIT:BTCUSD", Total_contracts: 200, Minimum_order_value: 100 },
    { Total_contracts: "✕ at least 300, for the minimum order" },
  ],
  ["a minimum and no entry", { Total_contracts: 2, Minimum_order_value: 2000, Entry_price: 0 }, { Total_contracts: "contracts" }],
  ["leverage below 1", { Leverage: 0.5 }, { Leverage: "✕ 1 or more, or empty" }],
  [
    "margin in money",
    { Margin_per_contract: 100 },
    { Margin_per_contract: "instead of Leverage", Leverage: "not used: Margin per contract" },
  ],

  // Details
  [
    "13 parts: they count, not Steps, and are too many",
    { Split: "pyramid 13", Steps: 2.5 },
    { Split: "✕ equal, pyramid or 30/40/30; at most 12 steps", Steps: "not used: Split lists 13" },
  ],
  ["13 parts in a list", { Split: "1/1/1/1/1/1/1/1/1/1/1/1/1" }, { Split: "✕ equal, pyramid or 30/40/30; at most 12 steps" }],
  ["12 parts", { Split: "equal 12" }, { Split: "or pyramid, 30/40/30", Steps: "not used: Split lists 12" }],
  ["letters", { Split: "a/b" }, { Split: "✕ equal, pyramid or 30/40/30" }],
  ["a number", { Split: 30 }, { Split: "✕ equal, pyramid or 30/40/30" }],
  ["no split", { Split: null }, { Split: "✕ equal, pyramid or 30/40/30" }],
  ["the rule atr without one", { Stop_rule: "atr" }, { Stop_rule: "✕ atr needs ATR below" }],
  ["the rule atr", { Stop_rule: "ATR", ATR: 420 }, { Stop_rule: "or entry, breakeven, hold", ATR: "the stop is 0.83 ATR away" }],
  ["breakeven", { Stop_rule: "breakeven" }, { Stop_rule: "or entry, atr, hold" }],
  ["hold", { Stop_rule: "hold" }, { Stop_rule: "or entry, breakeven, atr" }],
  ["a rule that is none", { Stop_rule: "x" }, { Stop_rule: "✕ entry, breakeven, atr or hold" }],
  ["a wrong ATR", { ATR: -1 }, { ATR: "✕ a number above 0, or empty" }],
  ["an ATR beside a wrong stop", { ATR: 420, Stop_distance: 0.3 }, { ATR: "" }],
  ["the fee of the list", { Fee_rate: null }, { Fee_rate: "taker 0.05%" }],
  ["a fee of 1%", { Fee_rate: 0.01 }, { Fee_rate: "✕ below 1%, such as 0.05%" }],
  ["a fee that the list does not have", { Contract: "CME:MBT", Fee_rate: null }, { Fee_rate: "none in the list: 0 is used" }],
  ["no maintenance", { Maintenance_margin_rate: null }, { Maintenance_margin_rate: "none: no liquidation price" }],
  [
    "the tiers of the list",
    { Contract: "BINANCE:BTCUSDT", Maintenance_margin_rate: null },
    { Maintenance_margin_rate: "tiers of BINANCE:BTCUSDT" },
  ],
  ["halves", { Exit_split: "50/50" }, { Exit_split: "over the targets" }],
  ["three parts, two targets", { Exit_split: "50/30/20" }, { Exit_split: "✕ one part for each of 2 targets" }],
  ["two parts, one target", { Exit_split: "50/50", Target_2: null }, { Exit_split: "✕ one part for each of 1 target" }],
  ["an exit split that is none", { Exit_split: "x" }, { Exit_split: "✕ equal or 50/50" }],
  ["no targets", { Target_1: null, Target_2: null, Exit_split: "x" }, { Exit_split: "not used: no target" }],
  ["follow", { Stop_after_target: "follow" }, { Stop_after_target: "or stay" }],

  // A contract is worth 700 at the entry; the inverse one 1 / 70,000 BTC
  ["a tenth of the contract", { Commission: 70 }, { Commission: "✕ less than a tenth of the contract's value" }],
  ["a little less", { Commission: 69.99 }, { Commission: "each side" }],
  [
    "a sixth of a coin's contract",
    { Contract: "BYBIT:BTCUSD", Commission: 0.0000024 },
    { Commission: "✕ less than a tenth of the contract's value" },
  ],
  ["a fifteenth", { Contract: "BYBIT:BTCUSD", Commission: 0.00000095 }, { Commission: "each side" }],
];
