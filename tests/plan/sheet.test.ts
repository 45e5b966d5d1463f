/** The planning sheet against the edits: calculated by the engine, with the functions of the project. */
import { CellError } from "../../src/grid/cell";
import { initialValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { oneIn } from "../property";
import { edits, mismatches, valuesOf } from "./edits";
import { placeOf, planningSheet } from "./planning-sheet";

describe("the planning sheet", () => {
  const plan = planningSheet();

  it.each(oneIn(4, edits).map((edit) => [edit.id, edit.about, edit] as const))(
    "%s: %s",
    async (_id, _about, { set, expect: expected }) => {
      await plan.set(valuesOf(set));
      expect(mismatches(expected, plan.read)).toEqual([]);
      const errors = plan.sheet
        .readRange("Plan!A1:O150")
        .flat()
        .filter((value) => value instanceof CellError);
      expect(errors).toEqual([]);
    },
  );

  it.each([
    [0.00000001, "0.00000001"],
    [25, "25"],
    [1000, "1000"],
    [0.25, "0.25"],
  ])("writes a tick of %p in full, in the sheet as in the model", async (tick, written) => {
    const values = { Contract: "", Contract_size: 1, Contract_type: "linear", Entry_price: 70000, Tick_size: tick };
    await plan.set(values);
    const note = plan.sheet.read(placeOf("Contract").replace(/B(\d+)$/, "C$1"));
    expect(note).toBe(planOf({ ...initialValues, ...values }).judgements.get("Contract")!.note);
    expect(note).toMatch(new RegExp(`, tick ${written}(,|$)`));
  });
});
