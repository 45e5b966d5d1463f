/** The rules that every file of ours is held to find what they are for; looks, sizes and names put into other people's files keep them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { WorkbookFile } from "../../src/file/workbook-file";
import { bytesOfWorkbook, ids, lines } from "./expected";
import { excelFaults } from "./excel-rules";
import { formulaFaults } from "./formula-rules";

const files = [...new Set(lines.map(({ file }) => file))];

test.each(files)("%s breaks no rule", (file) => {
  expect(excelFaults(bytesOfWorkbook(file))).toEqual([]);
});

const tables = new Map([["plan", new Set(["size", "stop [usd]"])]]);

test.each([
  ["SUM(", "brackets"],
  ["SUM(A1))", "brackets"],
  ["A1+", "operator"],
  ["SUM(A1+)", "operator"],
  ["SUM(@A1:A3)", "@"],
  ["SUM(A1#)", "ANCHORARRAY"],
  ["SUM(A1:.A9)", "_TRO_"],
  ["SUM(Plan[@Size])", "#This Row"],
  ["SUM(Plan[Sise])", "column"],
  ["SUM(Plans[Size])", "table"],
  ["Plan[[#Total],[Size]]", "#Total"],
  ["XLOOKUP(1,A1:A3,B1:B3)", "_xlfn."],
  ["=A1", "begins"],
  ['A1&"open', "quote"],
  [`${"(".repeat(70)}1${")".repeat(70)}`, "64"],
  ["1+".repeat(5000) + "1", "8192"],
])("%.40s is found at fault", (formula, word) => {
  expect(formulaFaults(formula, tables).join()).toContain(word);
});

test.each([
  "SUM(Plan[Size])",
  "SUM(Plan[[#This Row],[Size]:[Stop '[usd']]])",
  '"@ # [x] SUM("&A1',
  "'It''s'!A1+#REF!",
  "_xlfn.XLOOKUP(1,A1:A3,B1:B3)",
  "_xlfn.LET(_xlpm.x,1,_xlpm.x)",
  "{1,2;3,4}*-1%",
  "[1]Prices!B2",
])("%s is fine", (formula) => {
  expect(formulaFaults(formula, tables)).toEqual([]);
});

const sheetPath = "xl/worksheets/sheet1.xml";

/** A good file with a part changed. */
function broken(file: string, path: string, change: (xml: string) => string): string[] {
  const parts = unzipSync(bytesOfWorkbook(file));
  const before = strFromU8(parts[path]!);
  const after = change(before);
  expect(after).not.toBe(before);
  return excelFaults(zipSync({ ...parts, [path]: strToU8(after) }));
}

test.each<[string, string, string, (xml: string) => string, string]>([
  ["a style that is missing", "01-journal-table.xlsx", sheetPath, (xml) => xml.replace(/ s="\d+"/, ' s="999"'), "style 999"],
  [
    "a text that is missing",
    "01-journal-table.xlsx",
    sheetPath,
    (xml) => xml.replace(/(t="s"[^>]*><v>)\d+/, "$19999"),
    "text 9999",
  ],
  [
    "an unknown error",
    "24-odd-cells.xlsx",
    sheetPath,
    (xml) => xml.replace(/(t="e"[^>]*>(?:<f>[^<]*<\/f>)?<v>)[^<]*/, "$1#CALC!"),
    "#CALC!",
  ],
  ["metadata that are missing", "06-dynamic-arrays.xlsx", sheetPath, (xml) => xml.replace(/cm="\d+"/, 'cm="9"'), "metadata 9"],
  [
    "elements in another order",
    "15-rules.xlsx",
    sheetPath,
    (xml) => xml.replace(/(<conditionalFormatting.*)(<dataValidations.*<\/dataValidations>)/s, "$2$1"),
    "order",
  ],
  [
    "a name that is a cell",
    "09-names.xlsx",
    "xl/workbook.xml",
    (xml) => xml.replace(/definedName name="[^"_]+"/, 'definedName name="AB12"'),
    "AB12",
  ],
  ["a missing fill", "19-look.xlsx", "xl/styles.xml", (xml) => xml.replace(/fillId="\d+"/, 'fillId="99"'), "fillId 99"],
  [
    "a missing part",
    "18-charts-pictures.xlsx",
    "[Content_Types].xml",
    (xml) => xml.replace("/xl/worksheets/sheet1.xml", "/xl/worksheets/sheet7.xml"),
    "sheet7",
  ],
  ["a formula that is none", "13-shared-formulas.xlsx", sheetPath, (xml) => xml.replace(/(<f>)[^<]+/, "$1SUM("), "brackets"],
])("%s is found", (_, file, path, change, word) => {
  expect(broken(file, path, change).join("\n")).toContain(word);
});

test.each(files)("%s takes looks, sizes and names without breaking one", (file) => {
  const opened = WorkbookFile.open(bytesOfWorkbook(file), ids);
  const { name } = opened.sheets.at(-1)!;
  const look = {
    bold: true,
    color: "#C00000",
    fill: "#FFEE00",
    size: 13,
    align: "center",
    wrap: true,
    lineBelow: "#112233",
  } as const;
  const isStyled = opened.setLook(name, "B2", { ...look, numberFormat: '0.000 "x & <y>"' });
  opened.setLook(name, "ZX900", { italic: true, isIndented: true });
  opened.setColumnWidths(name, { B: 90, ZX: 145 });
  opened.setRowHeight(name, 2, 40);
  opened.setRowHeight(name, 900, 30);
  opened.setNames({ Grüße_1: `='${name.replaceAll("'", "''")}'!$B$2` });
  opened.setNames({ Local_1: "={1,2;3,4}" }, name);
  const written = opened.bytes();
  expect(excelFaults(written)).toEqual([]);
  const { data } = WorkbookFile.open(written, ids);
  const sheet = data.sheets.at(-1)!;
  if (isStyled) expect(sheet.cells["B2"]!.style).toMatchObject({ ...look, numberFormat: '0.000 "x & <y>"' });
  expect(sheet.columnWidths).toMatchObject({ B: 90, ZX: 145 });
  expect(sheet.rowHeights).toMatchObject({ 2: 40, 900: 30 });
  expect([Object.keys(data.names ?? {}), Object.keys(sheet.names ?? {})].flat()).toEqual(
    expect.arrayContaining(["Grüße_1", "Local_1"]),
  );
});
