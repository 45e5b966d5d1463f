/** What `calc --set` calculates from a change alone is what the whole workbook gives when it is opened anew. */
import fc from "fast-check";
import { Recalculation } from "../../src/cli/recalculation";
import { WorkbookFile } from "../../src/file/workbook-file";
import { writeWorkbook } from "../../src/file/xlsx";
import type { CellData, SheetValue, WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { runsBy } from "../property";
import { fakeLibrary } from "../sheet/fake-library";

jest.setTimeout(300_000);

const library = fakeLibrary();
const inputs = 6;
const formulas = 8;

/** A formula of column B that reads inputs, formulas above it and the spill in D; `at` is its row. */
const formula = (at: number): fc.Arbitrary<string> => {
  const input = fc.integer({ min: 1, max: inputs }).map((row) => `A${row}`);
  const above = at === 1 ? input : fc.integer({ min: 1, max: at - 1 }).map((row) => `B${row}`);
  return fc.oneof(
    fc.tuple(input, input).map(([from, to]) => `=SUM(${from}:${to})`),
    fc.tuple(above, input).map(([one, other]) => `=N(${one})*2+N(${other})`),
    fc.tuple(input, above, input).map(([test, one, other]) => `=IF(N(${test})>50,${one},${other})`),
    input.map((from) => `=INDEX(A1:A${inputs},1+MOD(N(${from}),${inputs}))`),
    above.map((from) => `=COUNT(A:A)+N(${from})`),
    above.map((from) => `=SUM(D1#)+COUNT(D1:D9)+N(${from})`),
    above.map((from) => `=LET(x,N(${from}),y,x+Rate,y*2)`),
  );
};

const value: fc.Arbitrary<SheetValue> = fc.oneof(fc.integer({ min: -20, max: 200 }), fc.constantFrom("text", true, null, 0.5));

const workbook: fc.Arbitrary<WorkbookData> = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: inputs, maxLength: inputs }),
    fc.tuple(...Array.from({ length: formulas }, (_, index) => formula(index + 1))),
  )
  .map(([numbers, texts]) => ({
    sheets: [
      {
        name: "Sheet 1",
        cells: Object.fromEntries<CellData>([
          ...numbers.map((number, index) => [`A${index + 1}`, { value: number }] as const),
          ...texts.map((text, index) => [`B${index + 1}`, { formula: text }] as const),
          ["D1", { formula: "=SEQUENCE(1+MOD(N(A1),4),1,N(A2),1)" }],
          ["F1", { value: 3 }],
        ]),
      },
    ],
    names: { Rate: "'Sheet 1'!$F$1" },
  }));

/** Rounds of changes, each of some cells: inputs, the cell of the name, and formulas that are replaced or typed over. */
const rounds = fc.array(
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constantFrom("A1", "A2", "A3", "A4", "A5", "A6", "F1"), value) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 2, max: formulas }).chain((row) =>
          fc.tuple(
            fc.constant(`B${row}`),
            fc.oneof(
              value,
              formula(row).map((text) => ({ formula: text })),
            ),
          ),
        ),
      },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 3 },
);

const area = "'Sheet 1'!A1:F12";

it("a change comes to the same as the whole workbook calculated anew (property)", async () => {
  await fc.assert(
    fc.asyncProperty(workbook, rounds, async (data, changes) => {
      const made = createHeadlessSheet(library, data);
      await made.recalculate();
      const file = WorkbookFile.open(await writeWorkbook(made.workbook(), { customFunctions: [] }), []);
      made.dispose();
      const recalculation = await Recalculation.of(file, library, true);
      const reopened = jest.spyOn(recalculation.sheet, "open");
      for (const round of changes) {
        for (const [address, content] of round) file.setInput("Sheet 1", address, content as SheetValue);
        await recalculation.restart();
        const anew = createHeadlessSheet(library, file.data);
        await anew.recalculate();
        expect(recalculation.sheet.readRange(area)).toEqual(anew.readRange(area));
        anew.dispose();
        expect(reopened).not.toHaveBeenCalled();
      }
      recalculation.sheet.dispose();
    }),
    runsBy(40),
  );
});
