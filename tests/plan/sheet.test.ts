/** The planning sheet against the edits: calculated by the engine, with the functions of the project. */
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
import { initialValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { libraryFromSources } from "../library";
import { edits, mismatches, valuesOf } from "./edits";

const placeOf = (name: string): string => scalingPlan.workbook.names![name]!.replaceAll("$", "");

describe("the planning sheet", () => {
  let sheet: Sheet;
  let untouched: Record<string, SheetValue>;

  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
    untouched = Object.fromEntries(scalingPlan.inputs.map(({ address }) => [address, sheet.read(address)]));
  });
  afterAll(() => sheet.dispose());

  it.each(edits.map((edit) => [edit.id, edit.about, edit] as const))("%s: %s", async (_id, _about, { set, expect: expected }) => {
    const typed = Object.entries(valuesOf(set)).map(([name, value]) => [placeOf(name), value]);
    sheet.setCells({ ...untouched, ...(Object.fromEntries(typed) as Record<string, SheetValue>) });
    await sheet.recalculate();
    expect(mismatches(expected, (name) => sheet.read(placeOf(name)))).toEqual([]);
    const errors = sheet
      .readRange("Plan!A1:O150")
      .flat()
      .filter((value) => value instanceof CellError);
    expect(errors).toEqual([]);
  });

  it.each([
    [0.00000001, "0.00000001"],
    [25, "25"],
    [1000, "1000"],
    [0.25, "0.25"],
  ])("writes a tick of %p in full, in the sheet as in the model", async (tick, written) => {
    const values = { Contract: "", Contract_size: 1, Contract_type: "linear", Entry_price: 70000, Tick_size: tick };
    const typed = Object.entries(values).map(([name, value]) => [placeOf(name), value] as const);
    sheet.setCells({ ...untouched, ...Object.fromEntries(typed) });
    await sheet.recalculate();
    const note = sheet.read(placeOf("Contract").replace(/B(\d+)$/, "C$1"));
    expect(note).toBe(planOf({ ...initialValues, ...values }).judgements.get("Contract")!.note);
    expect(note).toMatch(new RegExp(`, tick ${written}(,|$)`));
  });
});
