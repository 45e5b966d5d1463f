/** The planning sheet in the engine, each set of inputs over the untouched template. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { libraryFromSources } from "../library";

/** The cell that a name stands for. */
export const placeOf = (name: string): string => scalingPlan.workbook.names![name]!.replaceAll("$", "");

export interface PlanningSheet {
  sheet: Sheet;
  /** What stands in the cell of this name. */
  read(name: string): SheetValue;
  /** Types these values into the named inputs; all others are as in the template. */
  set(values: Readonly<Record<string, SheetValue>>): Promise<void>;
}

/** Opens it for the tests of a describe block and closes it after them. */
export function planningSheet(): PlanningSheet {
  let sheet: Sheet;
  let untouched: Record<string, SheetValue>;
  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
    untouched = Object.fromEntries(scalingPlan.inputs.map(({ address }) => [address, sheet.read(address)]));
  });
  afterAll(() => sheet.dispose());
  return {
    get sheet() {
      return sheet;
    },
    read: (name) => sheet.read(placeOf(name)),
    async set(values) {
      const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value]));
      sheet.setCells({ ...untouched, ...typed });
      await sheet.recalculate();
    },
  };
}
