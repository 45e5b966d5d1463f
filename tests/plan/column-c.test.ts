/** What column C says of the inputs, and the Fault: by the model. tests/plan/agreement holds the sheet to the same words. */
import type { PlanContract } from "../../src/plan/contract-list";
import { initialValues, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { said } from "./column-c";

const plan = (edits: PlanValues, list?: readonly PlanContract[]) => planOf({ ...initialValues, ...edits }, list);

/** What stands in column C. */
function noteOf({ judgements }: ReturnType<typeof planOf>, name: PlanInputName): string {
  const { note, fault } = judgements.get(name)!;
  return fault === undefined ? note : `✕ ${fault}`;
}

describe("column C", () => {
  it.each(said)("says of %s what the sheet is to say", (_about, edits, notes) => {
    const result = plan(edits);
    const found = Object.fromEntries(Object.keys(notes).map((name) => [name, noteOf(result, name as PlanInputName)]));
    expect(found).toEqual(notes);
  });

  it("calls a stop that the tick brings to the entry less than a tick", () => {
    // 70,000 - 0.09999995 is 699,999.0000005 ticks, 699,999.000001 at six decimals: up to the tick that is the entry
    expect(noteOf(plan({ Stop_in_points: 0.09999995 }), "Stop_in_points")).toBe("✕ less than one tick");
  });

  it("takes fee, date, lot and tiers of a trader's own row", () => {
    const own: PlanContract = {
      ...{ code: "OWN:X", size: 5, type: "linear", tick: 0.5, quote: "EUR", settles: "EUR", unit: "oz", hasTiers: false },
      ...{ taker: 0.0002, asOf: "2026-01-02", note: "" },
    };
    const result = plan({ Contract: "own:x", Fee_rate: null, Equity_currency: null }, [own]);
    const names = ["Contract", "Entry_price", "Fee_rate", "Account_equity", "Lot_step"] as const;
    expect(names.map((name) => noteOf(result, name))).toEqual([
      "5 oz, tick 0.5, lot 1 assumed",
      "EUR",
      "taker 0.02% of 2026-01-02",
      "EUR",
      "none in the list: 1 is used",
    ]);
  });
});

describe("the fault", () => {
  it.each<[PlanValues, string]>([
    [{ Side: "lnog" }, "Side: long or short, was lnog"],
    [{ Side: null, Steps: 13 }, "Side: long or short, is empty"],
    [{ Side: true }, "Side: long or short, was TRUE"],
    [{ Entry_price: "" }, "Entry price: a price above 0, is empty"],
    [{ Entry_price: { isError: true } }, "Entry price: a price above 0, was an error"],
    [{ Stop_distance: 0.3 }, "Stop distance: above 0%, up to 20%, was 30%"],
    [{ Leverage: 0.5 }, "Leverage: 1 or more, or empty, was 0.5"],
    [{ Equity_currency: 5 }, "Equity currency: a currency such as USDT, was 5"],
    [{ Initial_stop: 69650, Side: "short" }, "Initial stop: above the entry of a short, was 69650"],
  ])("of %p names the label, what it must be and what it was", (edits, sentence) => {
    const { outputs, outcome } = plan(edits);
    expect([outputs.Fault, outputs.Verdict, outputs.Headline, outputs.Detail]).toEqual([
      sentence,
      "No plan",
      `No plan. ${sentence}.`,
      "",
    ]);
    expect(outcome).toBeUndefined();
  });
});
