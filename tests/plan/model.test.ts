/** The planner's model against the edits: the same numbers as the sheet, in code. */
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { inputOf } from "../../src/cli/file-command";
import { present, mismatches } from "./edits";

/** The values of the template with these cells set, as `calc --set` reads them. */
function valuesWith(set: Record<string, string>): PlanValues {
  const typed = Object.entries(set).map(([name, text]) => [name, inputOf(text)]);
  return { ...initialValues, ...(Object.fromEntries(typed) as PlanValues) };
}

describe("the model of a plan", () => {
  it.each(present.map((edit) => [edit.id, edit.about, edit] as const))("%s: %s", (_id, _about, { set, expect: expected }) => {
    const { outputs } = planOf(valuesWith(set));
    expect(mismatches(expected, (name) => outputs[name as keyof typeof outputs])).toEqual([]);
  });
});
