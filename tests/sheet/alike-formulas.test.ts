/** Formulas that are alike are taken apart once, and each cell has what its own formula gives there. */
import { type FormulaDependencyTree, IFormulaDependencyGenerator } from "@univerjs/engine-formula";
import fc from "fast-check";
import { cellName } from "../../src/grid/address";
import { CellError, type CellResult, isTable } from "../../src/grid/cell";
import type { CellData, SheetValue } from "../../src/grid/workbook-data";
import { AlikeFormulas } from "../../src/sheet/alike-formulas";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

jest.setTimeout(300_000);

const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "S", cells: {} }] });
afterAll(() => sheet.dispose());

describe("a formula further down", () => {
  test.each([
    ["=B1*2+1", "=B4*2+1"],
    ["=A2+1", "=A5+1"],
    ["=B1*$C$1", "=B4*$C$1"],
    ["=SUM(B1:C9)/COUNT(B1:B2)", "=SUM(B4:C12)/COUNT(B4:B5)"],
    ['=IF(B1 > 2, "B1", -B1)', '=IF(B4 > 2, "B1", -B4)'],
    ["=ROUND(AA10^0.5,2)<>XFD1", "=ROUND(AA13^0.5,2)<>XFD4"],
  ])("%s stands for %s", (first, other) => {
    const alike = new AlikeFormulas();
    expect(alike.standingFor(first, 0, 3)).toEqual({ formula: first, right: 0, down: 0 });
    expect(alike.standingFor(other, 3, 3)).toEqual({ formula: first, right: 0, down: 3 });
  });

  test.each([
    ["another distance", "=B1*2", "=B5*2"],
    ["another number", "=B1*2", "=B4*3"],
    ["another text", '=B1&"B1"', '=B4&"B4"'],
    ["a fixed cell that is another", "=B1*$C$1", "=B4*$C$4"],
    ["half fixed cells", "=B$1*2", "=B$1*2"],
    ["an exponent", "=1E1+B1", "=1E4+B4"],
    ["another worksheet", "=Data!B1", "=Data!B4"],
    ["a worksheet that is called as a cell", "=AB1!B1", "=AB4!B4"],
    ["a function that asks for places", "=ROW(B1)", "=ROW(B4)"],
    ["a function that is called as a cell", "=LOG10(B1)", "=LOG10(B4)"],
    ["whole rows", "=SUM(1:1)", "=SUM(4:4)"],
    ["whole columns", "=SUM(B:B)", "=SUM(B:B)"],
    ["an end that is worked out", "=SUM(B1:INDEX(C1:C9,2))", "=SUM(B4:INDEX(C4:C12,2))"],
    ["a crossing", "=B1 B1", "=B4 B4"],
    ["a spill", "=SUM(B1#)", "=SUM(B4#)"],
    ["a name that looks like a cell beyond the last column", "=XFE1", "=XFE4"],
    ["a row beyond the last", "=A1048577", "=A1048580"],
    ["an array constant", "=SUM({1,2})", "=SUM({1,2})"],
    ["a percentage", "=B1%", "=B4%"],
  ])("is taken apart for itself: %s", (_words, first, other) => {
    const alike = new AlikeFormulas();
    alike.standingFor(first, 0, 3);
    expect(alike.standingFor(other, 3, 3)).toEqual({ formula: other, right: 0, down: 0 });
  });
});

const height = 8;

/** What stands in row `at` of a column of formulas, by distances: they read numbers in A and B, and the column before. */
type Written = (at: number, before: string) => string;

const far = fc.integer({ min: 0, max: 3 });
const filled: fc.Arbitrary<Written> = fc.oneof(
  far.map(
    (down): Written =>
      (at) =>
        `=A${at + down}*2+1`,
  ),
  far.map(
    (down): Written =>
      (at, before) =>
        `=${before}${at + down}-B${at}`,
  ),
  far.map(
    (down): Written =>
      (at, before) =>
        `=SUM(A${at}:B${at + down})+${before}${at}`,
  ),
  far.map(
    (down): Written =>
      (at, before) =>
        `=IF(${before}${at}>$A$3,"B${down}"&A${at},MAX(${before}${at}:${before}${at + down}))`,
  ),
  far.map(
    (down): Written =>
      (at) =>
        `=IFERROR(1/(A${at + down}-2),-B${at})`,
  ),
  far.map(
    (down): Written =>
      (at) =>
        `=AND(A${at}>1,B${at + down}<=2)`,
  ),
  fc.constant<Written>((at) => `=A${at}:B${at}`),
  fc.constant<Written>((at) => `=A$1*A${at}+ROW(A${at})`),
);

const value = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 4 }), weight: 5 },
  fc.constantFrom<SheetValue>(null, "text", true, 0.1),
);

const columns = ["D", "G", "J"];

function workbookOf(written: readonly Written[], inputs: readonly (readonly SheetValue[])[]) {
  const cells: Record<string, CellData> = {};
  inputs.forEach((row, down) => row.forEach((each, right) => (cells[cellName(down, right)] = { value: each })));
  written.forEach((text, column) => {
    for (let at = 1; at <= height; at += 1)
      cells[`${columns[column]}${at}`] = { formula: text(at, column === 0 ? "B" : columns[column - 1]!) };
  });
  return { sheets: [{ name: "S", cells }] };
}

/** Every formula as it stands now, with what the sheet shows for it and what it gives by itself. */
async function expectOwnAnswers(rows: number): Promise<void> {
  const places = columns.flatMap((column) => Array.from({ length: rows }, (_, row) => `${column}${row + 1}`));
  const formulas = places.flatMap((address) => {
    const formula = sheet.formulaAt(address);
    return formula === undefined ? [] : [{ sheet: "S", address, formula }];
  });
  const answers = await sheet.evaluateAt(formulas);
  const shown = formulas.map(({ address, formula }) => [address, formula, plain(sheet.read(address))]);
  expect(shown).toEqual(formulas.map(({ address, formula }, at) => [address, formula, plain(answers[at]!)]));
}

function plain(answer: CellResult | null): unknown {
  const first = answer !== null && isTable(answer) ? answer[0]![0]! : answer;
  // A blank that spills is shown as one, and is the answer 0
  return first instanceof CellError ? first.code : (first ?? 0);
}

test("each cell has what its own formula gives, also when inputs are typed and rows put in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(filled, { minLength: 1, maxLength: columns.length }),
      fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: height + 4, maxLength: height + 4 }),
      fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.integer({ min: 1, max: height + 3 }), value), { maxLength: 4 }),
      fc.integer({ min: 1, max: height }),
      async (written, inputs, typed, row) => {
        sheet.open(workbookOf(written, inputs));
        await sheet.recalculate();
        await expectOwnAnswers(height);
        for (const [column, at, each] of typed) {
          sheet.setValue(`${column}${at}`, each);
          await sheet.recalculate();
          await expectOwnAnswers(height);
        }
        sheet.insertRows("S", row);
        await sheet.recalculate();
        await expectOwnAnswers(height + 1);
        sheet.setValue("A1", 3);
        await sheet.recalculate();
        await expectOwnAnswers(height + 1);
      },
    ),
    runsBy(4),
  );
});

test("a column of formulas that are alike is one formula to the engine", async () => {
  const made: FormulaDependencyTree[] = [];
  const generator = sheet.univer.__getInjector().get(IFormulaDependencyGenerator) as unknown as {
    _createFDtree: (...given: unknown[]) => FormulaDependencyTree;
  };
  const create = generator._createFDtree.bind(generator);
  const spy = jest.spyOn(generator, "_createFDtree").mockImplementation((...given) => {
    const tree = create(...given);
    made.push(tree);
    return tree;
  });
  sheet.open(workbookOf([(at) => `=B${at}*2+1`], [[1, 2]]));
  await sheet.recalculate();
  spy.mockRestore();
  expect(new Set(made.map(({ formula }) => formula)).size).toBe(1);
  expect(made.length).toBeGreaterThanOrEqual(height);
  expect(sheet.readRange("D1:D2")).toEqual([[5], [1]]);
});
