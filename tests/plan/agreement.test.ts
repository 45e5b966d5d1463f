/** Random edits, good and bad: the sheet and the model say the same, no cell holds an error, and there is a fault or a verdict. */
import * as fc from "fast-check";
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues, type PlanInputName, planInputs, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { libraryFromSources } from "../library";
import { whole } from "../property";
import { editValues as values } from "./edit-values";

const edit = fc
  .constantFrom(...(Object.keys(values) as PlanInputName[]))
  .chain((name) => fc.constantFrom(...values[name]!).map((value) => [name, value] as const));

/** What went apart once: a reward half way between two amounts, where the sheet hands on an average of 15 digits and the model had more. */
const found: [edits: (readonly [PlanInputName, string | number | null])[]][] = [
  [[["Max_risk_per_trade", 0.02]]],
  // A reward of 2,537.575: FIXED with its decimals in a cell rounds the half up, too
  [
    [
      ["Contract_size", 1],
      ["Target_1_price", 71000],
      ["Tick_size", 0.5],
    ],
  ],
  // A stop at a break-even without a tick: a cell holds 15 digits of it
  [
    [
      ["Stop_rule", "breakeven"],
      ["Contract", "BYBIT:BTCUSD"],
    ],
  ],
  // The distance that gives way says to what, for one step too
  [
    [
      ["Trigger_in_points", 100],
      ["Steps", 1],
    ],
  ],
  // The least of a plan, beside a distance that is too far
  [
    [
      ["Trigger_distance", 0.5],
      ["Total_contracts", 2.5],
      ["Minimum_order_value", 100],
    ],
  ],
  // The last stop at such a break-even locks in no profit
  [
    [
      ["Entry_price", 3500],
      ["Contract", "BYBIT:BTCUSD"],
      ["Stop_rule", "breakeven"],
    ],
  ],
];

jest.setTimeout(300_000);

const placeOf = (name: string): string => scalingPlan.workbook.names![name]!.replaceAll("$", "");

/** Outputs that are worked out from single inputs, and stand there beside the fault of another one. */
const besideFault = ["Steps_used", "Stop_used", "Last_trigger", "Equity_used", "Settles_in"];

function isSame(found: SheetValue, expected: number | string): boolean {
  if (typeof expected === "string") return (found ?? "") === expected;
  return typeof found === "number" && Math.abs(found - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-9);
}

describe("sheet and model", () => {
  let sheet: Sheet;
  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
  });
  afterAll(() => sheet.dispose());

  it("say the same of any edits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const set: PlanValues = { ...initialValues, ...(Object.fromEntries(edits) as PlanValues) };
        sheet.setCells(Object.fromEntries(planInputs.map(({ name }) => [placeOf(name), set[name] as SheetValue])));
        await sheet.recalculate();
        const { outputs, judgements } = planOf(set);
        const different = Object.entries(outputs)
          .filter(([name]) => outputs.Fault === "" || !besideFault.includes(name))
          .filter(([name, value]) => !isSame(sheet.read(placeOf(name)), value as number | string));
        expect(different.map(([name, value]) => [name, value, sheet.read(placeOf(name))])).toEqual([]);
        const notes = [...judgements].map(([name, { note, fault }]) => [name, fault === undefined ? note : `✕ ${fault}`]);
        const column = planInputs.map(({ name }) => [name, sheet.read(placeOf(name).replace(/B(\d+)$/, "C$1")) ?? ""]);
        expect(column).toEqual(notes);
        const errors = sheet
          .readRange("Plan!A1:O135")
          .flat()
          .filter((value) => value instanceof CellError);
        expect(errors).toEqual([]);
        expect(outputs.Fault === "").toBe(outputs.Verdict !== "No plan");
      }),
      { numRuns: Number(process.env.AGREEMENT_RUNS ?? (whole ? 40 : 8)), examples: found },
    );
  });
});
