/** A link made from any set of inputs gives the same plan. */
import fc from "fast-check";
import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues, planInputs, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { fromFragment, toFragment } from "../../src/workbench/share-link";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { templates } from "../../src/workbooks/templates";
import { editValues } from "../plan/edit-values";
import { runs } from "../property";

const addressOf = (name: string): string => scalingPlan.inputs.find(({ key }) => key === name)!.address;
const isNumber = (name: PlanInputName): boolean => scalingPlan.inputs.find(({ key }) => key === name)!.kind === "number";

/** Two to twelve inputs, each with one of its values, good or bad. */
const names = Object.keys(editValues) as PlanInputName[];
const sets = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 12 })
  .chain((chosen) =>
    fc
      .tuple(...chosen.map((name) => fc.constantFrom(...editValues[name]!)))
      .map((values) => Object.fromEntries(chosen.map((name, at) => [name, values[at]!])) as PlanValues),
  );

describe("a link made from any set of inputs", () => {
  it("gives the same outputs, or is refused with the input that is no number", () => {
    fc.assert(
      fc.property(sets, (edits) => {
        const values: PlanValues = { ...initialValues, ...edits };
        const cells = new Map(planInputs.map(({ name }) => [addressOf(name), (values[name] ?? null) as SheetValue]));
        const isWrong = Object.entries(edits).some(
          ([name, value]) => typeof value === "string" && isNumber(name as PlanInputName),
        );
        const make = () => toFragment(scalingPlan, (address) => cells.get(address) ?? null).fragment;
        if (isWrong) return expect(make).toThrow(/must be a number, was ".*": mend it first/);
        const opened = fromFragment(make(), templates)!;
        const again = Object.fromEntries(
          planInputs.map(({ name }) => [
            name,
            addressOf(name) in opened.values ? opened.values[addressOf(name)] : initialValues[name],
          ]),
        ) as PlanValues;
        expect(planOf(again).outputs).toEqual(planOf(values).outputs);
      }),
      runs,
    );
  });
});
