/** A link made from any set of inputs gives the same plan. */
import fc from "fast-check";
import { splitAddress } from "../../src/grid/address";
import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues, planInputs, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { shareRefusal } from "../../src/workbench/share";
import { fromFragment, toFragment } from "../../src/workbench/share-link";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import type { Template, TemplateInput } from "../../src/workbooks/template";
import { templates } from "../../src/workbooks/templates";
import { editValues } from "../plan/edit-values";
import { oneIn, runs, runsBy } from "../property";

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

/** What the template has in an input. */
function initialAt({ workbook }: Template, address: string): SheetValue {
  const [sheet, cell] = splitAddress(address);
  return workbook.sheets.find(({ name }) => name === sheet)!.cells[cell]?.value ?? null;
}

describe("a link of any template", () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()).map((value) => value + 0);
  const word = fc.string({ minLength: 1, maxLength: 60, unit: "binary" }).filter((text) => !/^\s*[=+@]/.test(text));

  /** What may stand in an input: a number where numbers are typed, and whatever the template has there itself. */
  const valueIn = (template: Template, { address, kind }: TemplateInput): fc.Arbitrary<SheetValue> => {
    const initial = initialAt(template, address);
    if (kind === "number") return fc.option(number);
    if (typeof initial === "boolean") return fc.option(fc.boolean());
    return typeof initial === "number" ? fc.option(number) : fc.option(word);
  };

  const shared = templates.filter((template) => shareRefusal(template) === undefined);
  it.each(oneIn(3, shared).map((template) => [template.id, template] as const))(
    "of %s brings any inputs back as they were",
    (_, template) => {
      const any = fc.tuple(...template.inputs.map((input) => fc.option(valueIn(template, input), { nil: undefined })));
      fc.assert(
        fc.property(any, (values) => {
          const untouched = new Map(template.inputs.map(({ address }) => [address, initialAt(template, address)]));
          const changed = template.inputs.flatMap(({ address }, at): [string, SheetValue][] =>
            values[at] === undefined ? [] : [[address, values[at]]],
          );
          const cells = new Map([...untouched, ...changed]);
          const { fragment } = toFragment(template, (address) => cells.get(address) ?? null);
          const opened = fromFragment(fragment, templates)!;
          expect(opened.template.id).toBe(template.id);
          expect(new Map([...untouched, ...Object.entries(opened.values)])).toEqual(cells);
        }),
        runsBy(2),
      );
    },
  );
});
