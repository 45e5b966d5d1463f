/** What long ranges hold is kept between edits: whatever is written, the sheet shows what a sheet that is opened anew calculates. */
import { BaseReferenceObject } from "@univerjs/engine-formula";
import fc from "fast-check";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { CellInput, Sheet } from "../../src/sheet/sheet";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

const library = fakeLibrary();
const rows = 1200;

/** Long columns A and B with a header, formulas on another worksheet that read them in every way that is kept. */
const workbook: WorkbookData = {
  sheets: [
    {
      name: "Bars",
      cells: Object.fromEntries(
        ["A", "B"].flatMap((letter, right) => [
          [`${letter}1`, { value: letter }],
          ...Array.from({ length: rows }, (_, at) => [`${letter}${at + 2}`, { value: ((at * 7) % 50) + right }]),
        ]),
      ),
    },
    {
      name: "Plan",
      cells: Object.fromEntries(
        [
          "=COUNT(Bars!A:A)",
          "=COUNTA(Bars!$A:$B)",
          "=MAX(Bars!A:A)+MIN(Bars!B:B)",
          '=COUNTIF(Bars!A:A,"<"&(H1+5))',
          "=SUM(Bars!A:A)",
          `=SUM(IF(H1>3,Bars!A1:A${rows},Bars!B1:B${rows}))`,
          `=ROWS(IF(H1>3,Bars!A1:B${rows},7))`,
          "=SUM(DROP(TAKE(Bars!A:B,COUNT(Bars!A:A)+1),1))",
          `=SUM(TAKE(SORT(Bars!A2:A${rows}),3))+INDEX(Bars!A:A,2)`,
          `=SUM(IFERROR(Bars!A2:A${rows},1))`,
          `=MATCH(49,Bars!A1:A${rows},0)+H1`,
          `=LEN(ECHO.RANGE(Bars!A1:B${rows}))`,
          `=SUM(VSTACK(TAKE(Bars!A1:B${rows},1),DROP(Bars!A1:B${rows},H1)))`,
          `=LEN(ECHO.RANGE(VSTACK(Bars!B3:B3,DROP(Bars!A1:A${rows + 2},1+H1))))`,
          "=GIVE.BACK(Bars!A1:A3)",
        ].map((formula, at) => [`A${at * 4 + 1}`, { formula }]),
      ),
    },
  ],
};

const cell = fc
  .tuple(fc.constantFrom("A", "B", "C"), fc.constantFrom(1, 2, 3, 600, rows + 1, rows + 2))
  .map(([letter, row]) => `Bars!${letter}${row}`);
const value: fc.Arbitrary<CellInput> = fc.oneof(
  fc.integer({ min: -9, max: 90 }),
  fc.constantFrom("text", true, null, "", "=1+1", "=Plan!H1", "=1/0", "=SEQUENCE(3)"),
);

type Step = (sheet: Sheet) => void | Promise<void>;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(cell, value).map(
      ([at, what]): Step =>
        (sheet) =>
          sheet.setCells({ [at]: what }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 9 }).map(
      (at): Step =>
        (sheet) =>
          sheet.setValue("Plan!H1", at),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>(
      (sheet) => {
        sheet.putRows("Bars!A2", [
          [70, 71],
          [72, 73],
        ]);
        return sheet.calculateReadersOf("Bars!A1:B4");
      },
      (sheet) => sheet.setNumberFormats("Bars!A1:A3", ["0.00"]),
      (sheet) => sheet.insertRows("Bars", 3),
      (sheet) => sheet.deleteRows("Bars", 3),
      (sheet) => sheet.clearFormulas("Bars", 2),
    ),
  },
);

function shown(sheet: Sheet): unknown[] {
  return sheet.readRange("Plan!A1:A68").map(([each]) => (each !== null && typeof each === "object" ? each.code : each));
}

test("after every edit the results are those of a sheet that is opened anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const sheet = createHeadlessSheet(library, workbook);
      await sheet.recalculate();
      for (const act of steps) {
        await act(sheet);
        await sheet.recalculate();
      }
      const found = shown(sheet);
      const anew = createHeadlessSheet(library, sheet.workbook());
      sheet.dispose();
      await anew.recalculate();
      expect(found).toEqual(shown(anew));
      anew.dispose();
    }),
    runsBy(50),
  );
}, 60_000);

test("an edit beside long columns reads none of them, and one in them does", async () => {
  const sheet = createHeadlessSheet(library, workbook);
  await sheet.recalculate();
  sheet.setValue("Plan!H1", 1);
  await sheet.recalculate();
  const reading = jest.spyOn(BaseReferenceObject.prototype, "getCellData");
  sheet.setValue("Plan!H1", 2);
  await sheet.recalculate();
  expect(reading.mock.calls.length).toBeLessThan(50);
  sheet.setValue("Bars!A5", 2);
  await sheet.recalculate();
  expect(reading.mock.calls.length).toBeGreaterThan(rows);
  reading.mockRestore();
  sheet.dispose();
});
