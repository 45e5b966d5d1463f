/** Templates of the planning kit under random edits, good and bad: no cell holds an error, and there is a fault or a verdict. */
import * as fc from "fast-check";
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";
import { editValues } from "../plan/edit-values";
import { runsBy } from "../property";
import { template } from "./engine";

jest.setTimeout(300_000);

type Values = Readonly<Record<string, readonly (string | number | null)[]>>;

const templates: readonly { id: string; values: Values; cells: readonly string[] }[] = [
  {
    id: "odds",
    values: { ...editValues, Drift: [0.01, -0.02, 0, null, 2, "up"], Volatility: [0.01, 0.9, null, 0, -1, "x"] },
    cells: ["Odds!A1:O150"],
  },
];

describe.each(templates)("the template $id", ({ id, values, cells }) => {
  it("answers any edits with a verdict or one fault, never with an error", async () => {
    const { workbook } = template(id);
    const placeOf = (name: string): string => workbook.names![name]!.replaceAll("$", "");
    const sheet = createHeadlessSheet(libraryFromSources(), workbook);
    await sheet.recalculate();
    const untouched = Object.fromEntries(Object.keys(values).map((name) => [placeOf(name), sheet.read(placeOf(name))]));
    const edit = fc
      .constantFrom(...Object.keys(values))
      .chain((name) => fc.constantFrom(...values[name]!).map((value) => [name, value] as const));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const typed = Object.fromEntries(edits.map(([name, value]): [string, SheetValue] => [placeOf(name), value]));
        sheet.setCells({ ...untouched, ...typed });
        await sheet.recalculate();
        const errors = cells.flatMap((range) =>
          sheet
            .readRange(range)
            .flatMap((row, down) =>
              row.flatMap((value, right) => (value instanceof CellError ? [[range, down, right, value.message]] : [])),
            ),
        );
        expect(errors).toEqual([]);
        const [fault, verdict, headline] = ["Fault", "Verdict", "Headline"].map((name) =>
          String(sheet.read(placeOf(name)) ?? ""),
        );
        expect([fault, verdict]).toEqual([fault, fault === "" ? expect.not.stringMatching(/^(No plan)?$/) : "No plan"]);
        expect(headline).not.toBe("");
        if (fault !== "") expect(headline).toBe(`No plan. ${fault}.`);
      }),
      { ...runsBy(4), numRuns: Number(process.env.EDIT_RUNS ?? runsBy(4).numRuns) },
    );
    sheet.dispose();
  });
});
