/** The planner's model against the edits: the same numbers as the sheet, in code. */
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { edits, mismatches, valuesOf } from "./edits";

describe("the model of a plan", () => {
  it.each(edits.map((edit) => [edit.id, edit.about, edit] as const))("%s: %s", (_id, _about, { set, expect: expected }) => {
    const { outputs } = planOf({ ...initialValues, ...(valuesOf(set) as PlanValues) });
    expect(mismatches(expected, (name) => outputs[name as keyof typeof outputs])).toEqual([]);
  });

  // Seven contracts of 0.01 in thirds, 2 and 2 and 3 at 70,000, 70,350 and 70,700, stops at 69,650, 70,000 and 70,349.9, fee 0.0005
  it.each<[string, PlanValues, Record<string, number | string>]>([
    ["a commission of 0.1 a contract and end: 0.8 more than 9.8035 on the four", { Commission: 0.1 }, { Worst_stage: -10.6035 }],
    [
      "a slippage of 0.001: the last stop fills at 70,279.5501, 8.431493 lost and 984,756.8507 of value traded",
      { Stop_slippage: 0.001 },
      { Worst_stage: -13.3552772535, Worst_step: 3, First_stop_net: -9.7888035, Verdict: "OVER the limit" },
    ],
    ["nothing but the fees: stage 1 loses 7 and 0.0005 of 2,793", { Fee_rate: 0.0005 }, { First_stop_net: -8.3965 }],
    ["no fee: stage 2 loses 350 twice, and stage 1 as much before it", { Fee_rate: 0 }, { Worst_stage: -7, Worst_step: 1 }],
    [
      "a margin of 100 a contract: 1,000 of equity carry ten, and seven need 700",
      { Margin_per_contract: 100 },
      { Margin_needed: 700 },
    ],
    [
      "a margin of 200 a contract: it allows five",
      { Margin_per_contract: 200, Total_contracts: null },
      { Contracts_margin_allows: 5 },
    ],
    [
      "a margin of 400 a contract: two are fewer than three steps",
      { Margin_per_contract: 400 },
      { Contracts_margin_allows: 2, Contracts_that_fit: 0 },
    ],
    // From here on mostly of one step at 70,000, the stop at 69,650, targets at 70,350 and 70,700; a contract gains 3.5 to each next
    [
      "an entry between two ticks as it stands: 350.05 to the stop",
      { Split: "equal 1", Total_contracts: 1, Fee_rate: 0, Entry_price: 70000.05, Initial_stop: 69650 },
      { First_stop_net: -3.5005 },
    ],
    [
      "a stop that stays: the first target is reached in half of all cases, the second in two thirds of these, and between them nothing is won",
      { Split: "equal 1", Total_contracts: 2, Fee_rate: 0 },
      { Win_chance: 1 / 3 },
    ],
    [
      "a stop that follows to break-even: who has reached the first target wins",
      { Split: "equal 1", Total_contracts: 2, Fee_rate: 0, Stop_after_target: "follow" },
      { Win_chance: 1 / 2 },
    ],
    [
      "a break-even of 70,400, beyond the first target: the stop stays at 69,650, and follows to 70,350 behind the second, which a third of the cases reach",
      { Split: "equal 1", Total_contracts: 3, Fee_rate: 0, Commission: 2, Target_3: 3, Stop_after_target: "follow" },
      { Break_even: 70400, Win_chance: 1 / 3 },
    ],
    [
      "fewer contracts than targets: one leaves at the first",
      { Split: "equal 1", Total_contracts: 1, Fee_rate: 0, Exit_split: "50/50" },
      { Reward_at_targets: 3.5 },
    ],
    [
      "a rebate of more than any stage loses: no budget limits it, the margin of 70.7 a contract does",
      { Total_contracts: null, Fee_rate: -0.009 },
      { Contracts_risk_allows: "", Contracts_margin_allows: 14, Contracts_that_fit: 14, Contracts_used: 14 },
    ],
    [
      "neither a budget nor a margin as a limit: the fewest contracts",
      { Total_contracts: null, Fee_rate: -0.009, Leverage: null },
      { Contracts_risk_allows: "", Contracts_margin_allows: "", Contracts_that_fit: "", Contracts_used: 3, Margin_needed: "" },
    ],
    [
      "the tiers of a code without a rate of one's own: 0.9 x 70,000 over 0.996 is 63,253.1 on the tick",
      {
        ...{ Contract: "BINANCE:BTCUSDT", Maintenance_margin_rate: null, Tick_size: 0.1, Lot_step: 0.001 },
        ...{ Split: "equal 1", Total_contracts: 0.001 },
      },
      { Liquidation_gap: 6396.9 },
    ],
    [
      "no chances where a step is liquidated at once: 0.99 x 70,000 over 0.98 is above the entry",
      { Split: "equal 1", Leverage: 100, Maintenance_margin_rate: 0.02 },
      { Verdict: "Liquidation comes first", Win_chance: "", Win_needed: "" },
    ],
    [
      "an inverse contract in its coin: 700 USD at 70,000 are a hundredth of one",
      {
        ...{ Contract: null, Contract_type: "inverse", Contract_size: 100, Settlement_currency: "BTC", Lot_step: 1 },
        ...{ Equity_currency: "BTC", Account_equity: 1, Split: "equal 1" },
      },
      { Effective_leverage: 0.01 },
    ],
    [
      "every check that fails: 70 contracts lose 245 of 1,000 at a stop that never moves, and need a margin of 4,900",
      { Split: "equal 1", Total_contracts: 70, Fee_rate: 0 },
      {
        Checks_failed: 4,
        Failing: [
          ...["Stage risk within the cap", "Risk if the stops are never moved", "Profit locked after the last scale"],
          "Margin within equity",
        ].join("; "),
      },
    ],
  ])("counts %s", (_, changed, stated) => {
    const { outputs } = planOf({ ...initialValues, Total_contracts: 7, ...changed });
    const found = Object.keys(stated).map((name) => [name, outputs[name as keyof typeof outputs]]);
    expect(found).toEqual(
      Object.entries(stated).map(([name, value]) => [name, typeof value === "number" ? expect.closeTo(value, 10) : value]),
    );
  });
});
