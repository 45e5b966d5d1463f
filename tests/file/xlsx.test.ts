import { strFromU8, unzipSync } from "fflate";
import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { readWorkbook, writeWorkbook } from "../../src/file/xlsx";
import { fakeLibrary } from "../sheet/fake-library";

const options = { customFunctions: ["GIVE.TABLE", "GIVE.MIXED", "GIVE.ERROR", "GIVE.NUMBER"] };

const plan: WorkbookData = {
  sheets: [
    {
      name: "My plan",
      cells: {
        A1: {
          value: "Entry price",
          style: { bold: true, color: "#1F2937", fill: "#EEF2F7", align: "left", lineBelow: "#CBD5E1" },
        },
        B1: { value: 70000, style: { numberFormat: "#,##0.00", align: "right" } },
        A2: { value: 0.30000000000000004 },
        B2: { value: true },
        A3: { value: "=not a formula" },
        B3: { value: new CellError("#N/A") },
        D1: { value: "Word", formula: "=GIVE.MIXED()" },
        D2: { style: { bold: true, italic: true, size: 14, wrap: true } },
        F1: { value: 5739.083528002316, formula: "=GIVE.NUMBER()" },
        F2: { value: new CellError("#NUM!"), formula: '=GIVE.ERROR("#NUM!")' },
        F3: { value: 3, formula: "=ROWS(D1#)" },
        F4: { value: false, formula: "=B1<1" },
        F5: { value: "a,b", formula: '=TEXTJOIN(",",TRUE,"a","b")' },
      },
      spills: {
        D1: {
          range: "D1:E3",
          values: [
            ["Word", ""],
            [true, 0.30000000000000004],
            [new CellError("#N/A"), -4.901750000000001],
          ],
        },
      },
      columnWidths: { A: 145, D: 96 },
      frozenRows: 1,
      frozenColumns: 2,
    },
    { name: "Notes", cells: { A1: { value: "öäü <&> 'x'" } } },
  ],
  names: { Entry: "'My plan'!$B$1", Inputs: "'My plan'!$A$1:$B$3" },
};

test("what is written is read again, the same", async () => {
  expect(readWorkbook(await writeWorkbook(plan, options), options)).toEqual(plan);
});

describe("the parts of the file", () => {
  let parts: Record<string, string>;
  beforeAll(async () => {
    const files = unzipSync(await writeWorkbook(plan, options));
    parts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  });

  test("a formula that spills is a dynamic array over its range, with cached values", () => {
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toMatch(/<c r="D1" cm="1" t="str"[^>]*><f t="array" ref="D1:E3">_xldudf_GIVE_MIXED\(\)<\/f><v>Word<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="E2"[^>]*><v>0\.30000000000000004<\/v>/);
    expect(sheet).toMatch(/<c r="D3"[^>]*t="e"[^>]*><v>#N\/A<\/v>/);
    expect(parts["xl/metadata.xml"]).toContain('name="XLDAPR"');
    expect(parts["xl/metadata.xml"]).toContain('fDynamic="1"');
  });

  test("a custom function that gives one value is one too: it needs no @", () => {
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(
      /<c r="F1" cm="1"[^>]*><f t="array" ref="F1">_xldudf_GIVE_NUMBER\(\)<\/f><v>5739\.083528002316<\/v>/,
    );
  });

  test("native formulas are ordinary ones", () => {
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="F3"[^>]*><f>ROWS\(_xlfn\.ANCHORARRAY\(D1\)\)<\/f><v>3<\/v>/);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("<f>_xlfn.TEXTJOIN(");
  });

  test("nothing asks the reader to calculate when it opens the file", () => {
    expect(parts["xl/workbook.xml"]).not.toContain("fullCalcOnLoad");
    expect(Number(/calcId="(\d+)"/.exec(parts["xl/workbook.xml"]!)?.[1])).toBeGreaterThanOrEqual(191029);
  });
});

test("merged cells, checks, charts and print set-up are read again, the same", async () => {
  const laidOut: WorkbookData = {
    sheets: [
      {
        name: "My plan",
        cells: { A1: { value: "Title" }, A2: { value: 1 }, A3: { value: 2 }, B2: { value: "long" } },
        merges: ["A1:C1"],
        validations: [
          { range: "A2:A3", allowed: { minimum: 0, maximum: 0.99 }, message: "a fraction" },
          { range: "B2", allowed: { list: ["long", "short"] }, message: "a side" },
        ],
        charts: [
          {
            kind: "line",
            title: "Price & stop",
            place: "E2:H12",
            categories: "'My plan'!A2:A3",
            series: [
              { name: "Price", values: "'My plan'!A2:A3", color: "#0645AD" },
              { name: "Stop", values: "'My plan'!A3:A4", color: "#B42318", dashed: true },
            ],
            numberFormat: "#,##0",
          },
          {
            kind: "column",
            title: "Fees",
            place: "J2:K3",
            series: [{ name: "Fee", values: "'My plan'!A2:A3", color: "#16191D" }],
            minimum: 0,
          },
        ],
        print: { area: "A1:H20", isLandscape: true, isOnePage: true, titleRows: "1:2" },
      },
    ],
  };
  expect(readWorkbook(await writeWorkbook(laidOut, options), options)).toEqual(laidOut);
});

test("a planning sheet survives the way through a file: formulas, results, spills", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: 3, B1: "=GIVE.TABLE(A1,2)", E1: "=SUM(B1#)", F1: "=GIVE.ERROR()" });
  await sheet.recalculate();
  const bytes = await writeWorkbook(sheet.workbook(), options);
  const reopened = createHeadlessSheet(fakeLibrary(), readWorkbook(bytes, options));
  await reopened.recalculate();
  expect(reopened.readRange("A1:F3")).toEqual(sheet.readRange("A1:F3"));
  expect([reopened.formulaAt("B1"), reopened.formulaAt("E1")]).toEqual(["=GIVE.TABLE(A1,2)", "=SUM(B1#)"]);
  reopened.setValue("A1", 2);
  await reopened.recalculate();
  expect(reopened.read("E1")).toBe(26);
  sheet.dispose();
  reopened.dispose();
});

test("a text that begins with an equals sign stays a text", async () => {
  const bytes = await writeWorkbook({ sheets: [{ name: "A", cells: { A1: { value: "=1+1" } } }] }, options);
  expect(readWorkbook(bytes, options).sheets[0]!.cells["A1"]).toEqual({ value: "=1+1" });
});

test("bytes that are no workbook are refused", async () => {
  expect(() => readWorkbook(new Uint8Array([1, 2, 3]), options)).toThrow("is no .xlsx workbook");
});
