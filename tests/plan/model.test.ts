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
  ])("counts %s", (_, changed, stated) => {
    const { outputs } = planOf({ ...initialValues, Total_contracts: 7, ...changed });
    const found = Object.keys(stated).map((name) => [name, outputs[name as keyof typeof outputs]]);
    expect(found).toEqual(
      Object.entries(stated).map(([name, value]) => [name, typeof value === "number" ? expect.closeTo(value, 10) : value]),
    );
  });
});
