/** The planning sheet against the edits: calculated by the engine, with the functions of the project. */
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
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
});
