/** What formulas read is kept between edits: whatever was edited, the sheet shows what a sheet that is opened anew calculates. */
import { ICommandService, ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel, type FormulaDependencyGenerator, IDependencyManagerService } from "@univerjs/engine-formula";
import { IFormulaDependencyGenerator } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import fc from "fast-check";
import type { CellData, WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { CellInput, Sheet } from "../../src/sheet/sheet";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

jest.setTimeout(300_000);

const library = fakeLibrary();
const rows = 6;

const input = fc.integer({ min: 1, max: rows }).map((row) => `A${row}`);

/** A formula of row `at` of column B: it reads inputs, formulas above it, and what others spill. */
const formula = (at: number): fc.Arbitrary<string> => {
  const above = at === 1 ? input : fc.integer({ min: 1, max: at - 1 }).map((row) => `B${row}`);
  return fc.oneof(
    fc.tuple(input, above).map(([one, other]) => `=N(${one})*2+N(${other})`),
    input.map((from) => `=SUM(A1:INDEX(A1:A${rows},1+MOD(N(${from}),${rows})))`),
    input.map((from) => `=N(OFFSET(A1,MOD(N(${from}),${rows}),0))`),
    input.map((from) => `=SUM(A:A)+N(INDIRECT("A"&(1+MOD(N(${from}),${rows}))))`),
    above.map((from) => `=SUM(D1#)+COUNT(D1:D9)+N(${from})`),
    above.map((from) => `=Rate*N(${from})`),
    above.map((from) => `=NOW()*0+N(${from})`),
    fc.constant("=SUM(Other!A1:A4)"),
  );
};

const value: fc.Arbitrary<CellInput> = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom("text", true, null, 0.5));

type Step = Record<string, CellInput> | ((sheet: Sheet) => void);

/** A formula that stands once for two cells, as the fill handle leaves it; or the first of them is typed over. */
const shared = fc.constantFrom<Step>(
  (sheet) => write(sheet, { 0: { 6: { f: "=A1+1", si: "one" } }, 1: { 6: { si: "one" } } }),
  (sheet) => sheet.setValue("G1", 7),
);

function write(sheet: Sheet, cells: Record<number, Record<number, object>>): void {
  const commands = sheet.univer.__getInjector().get(ICommandService);
  const { id, sheets } = idsOf(sheet);
  const params = { unitId: id, subUnitId: sheets[0], cellValue: new ObjectMatrix(cells as never).getMatrix() };
  commands.syncExecuteCommand(SetRangeValuesMutation.id, params);
  sheet.calculation.edited();
}

function idsOf(sheet: Sheet): { id: string; sheets: string[] } {
  const [id, sheets] = Object.entries(sheet.univer.__getInjector().get(FormulaDataModel).getFormulaData())[0]!;
  return { id, sheets: Object.keys(sheets ?? {}) };
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(input, value).map(([at, what]): Step => ({ [at]: what })),
  },
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: 1, max: rows })
      .chain((row) => fc.tuple(fc.constant(`B${row}`), fc.oneof(formula(row), value)))
      .map(([at, what]): Step => ({ [at]: what })),
  },
  {
    weight: 2,
    arbitrary: value.map((what): Step => ({ "Other!A2": what })),
  },
  { weight: 1, arbitrary: shared },
  {
    weight: 1,
    arbitrary: value.map((what): Step => ({ F1: what })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>(
      (sheet) => sheet.insertRows("Sheet 1", 9),
      (sheet) => sheet.deleteRows("Sheet 1", 11),
      (sheet) => {
        sheet.putRows("'Sheet 1'!A1", [[5], [6]]);
        sheet.calculation.edited("structure");
      },
    ),
  },
);

const workbook: fc.Arbitrary<WorkbookData> = fc
  .tuple(...Array.from({ length: rows }, (_, index) => formula(index + 1)))
  .map((formulas) => ({
    sheets: [
      {
        name: "Sheet 1",
        cells: Object.fromEntries<CellData>([
          ...formulas.map((text, index) => [`A${index + 1}`, { value: index + text.length }] as const),
          ...formulas.map((text, index) => [`B${index + 1}`, { formula: text }] as const),
          ["D1", { formula: "=SEQUENCE(1+MOD(N(A1),4),1,N(A2),1)" }],
          ["F1", { value: 3 }],
        ]),
      },
      { name: "Other", cells: { A1: { value: 1 }, A2: { value: 2 }, A4: { formula: "='Sheet 1'!A1+A2" } } },
    ],
    names: { Rate: "'Sheet 1'!$F$1" },
  }));

const area = "'Sheet 1'!A1:G14";

it("shows after every edit what a sheet that is opened anew shows (property)", async () => {
  await fc.assert(
    fc.asyncProperty(
      workbook,
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (data, rounds) => {
        const sheet = createHeadlessSheet(library, data);
        await sheet.recalculate();
        for (const round of rounds) {
          for (const take of round) {
            if (typeof take === "function") take(sheet);
            else sheet.setCells(take);
          }
          await sheet.recalculate();
          const anew = createHeadlessSheet(library, sheet.workbook());
          await anew.recalculate();
          expect(sheet.readRange(area)).toEqual(anew.readRange(area));
          anew.dispose();
        }
        sheet.dispose();
      },
    ),
    runsBy(20),
  );
});

it("calculates a formula that was filled down, taken away and filled down again from the cells beside each", async () => {
  const cells = { A1: { value: 14 }, A2: { value: 12 }, A3: { value: 16 } };
  const sheet = createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
  const fillDown = () => write(sheet, { 0: { 6: { f: "=A1+1", si: "one" } }, 1: { 6: { si: "one" } } });
  fillDown();
  sheet.setValue("G1", 7);
  await sheet.recalculate();
  expect(sheet.readRange("G1:G2")).toEqual([[7], [13]]);
  fillDown();
  await sheet.recalculate();
  expect(sheet.readRange("G1:G2")).toEqual([[15], [13]]);
  sheet.dispose();
});

it("calculates A1:INDEX(...) anew when what INDEX goes by has changed", async () => {
  const cells = {
    A1: { value: 1 },
    A2: { value: 2 },
    A3: { value: 1 },
    B1: { formula: "=SUM(A1:INDEX(A1:A2,A3))" },
    B2: { value: 0 },
  };
  const sheet = createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
  await sheet.recalculate();
  expect(sheet.read("B1")).toBe(1);
  sheet.setValue("B2", 5);
  await sheet.recalculate();
  sheet.setValue("A3", 2);
  await sheet.recalculate();
  expect(sheet.read("B1")).toBe(3);
  sheet.dispose();
});

describe("a value among many formulas", () => {
  const many = 200;
  const cells = Object.fromEntries(
    Array.from({ length: many }, (_, index) => [`B${index + 1}`, { formula: `=A${index + 1}*2` }] as const),
  );

  it("is not a reason to find out anew what each of them reads", async () => {
    const sheet = createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
    await sheet.recalculate();
    const injector = sheet.univer.__getInjector();
    const generator = injector.get(IFormulaDependencyGenerator) as FormulaDependencyGenerator & { _createFDtree: () => unknown };
    const made = jest.spyOn(generator, "_createFDtree");
    const put = jest.spyOn(injector.get(IDependencyManagerService), "addDependencyRTreeCache");
    sheet.setValue("A7", 4);
    await sheet.recalculate();
    expect(sheet.readRange("B6:B8")).toEqual([[0], [8], [0]]);
    expect([made.mock.calls.length, put.mock.calls.length]).toEqual([0, 0]);
    sheet.setFormula("B7", "=A8+1");
    await sheet.recalculate();
    expect(sheet.read("B7")).toBe(1);
    sheet.dispose();
  });

  it("leaves one list of formulas as it is, and a new formula does not", () => {
    const sheet = createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
    const model = sheet.univer.__getInjector().get(FormulaDataModel);
    const list = (): unknown => Object.values(Object.values(model.getFormulaData())[0]!)[0];
    const before = list();
    sheet.setValue("A7", 4);
    expect(list()).toBe(before);
    sheet.setValue("B7", 4);
    const without = list();
    expect(without).not.toBe(before);
    expect(Object.keys(without as object)).toHaveLength(many - 1);
    sheet.setFormula("C7", "=A1");
    expect(Object.keys(list() as object)).toHaveLength(many);
    sheet.insertRows("Sheet1", 1);
    expect(list()).not.toBe(without);
    sheet.dispose();
  });
});
