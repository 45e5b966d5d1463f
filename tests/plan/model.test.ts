/** The planner's model against the edits: the same numbers as the sheet, in code. */
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { edits, mismatches, valuesOf } from "./edits";

describe("the model of a plan", () => {
  it.each(edits.map((edit) => [edit.id, edit.about, edit] as const))("%s: %s", (_id, _about, { set, expect: expected }) => {
    const { outputs } = planOf({ ...initialValues, ...(valuesOf(set) as PlanValues) });
    expect(mismatches(expected, (name) => outputs[name as keyof typeof outputs])).toEqual([]);
  });
});
