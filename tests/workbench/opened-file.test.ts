/** Save goes back into the file that was opened: the page's own code on the engine without a page. */
import { FUniver } from "@univerjs/core/facade";
import { readFileContent } from "../../src/file/file-content";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { OpenedFile } from "../../src/workbench/opened-file";
import { bytesOf, partsIn, personsWorkbook } from "../cli/files";
import { slow } from "../property";
import { builtLibrary } from "../workbooks/engine";

const ids = builtLibrary().metadata.functions.map(({ id }) => id);
const sheets: Sheet[] = [];
afterAll(() => sheets.forEach((sheet) => sheet.dispose()));

async function opened(parts: Record<string, string> = personsWorkbook()): Promise<{ file: OpenedFile; sheet: Sheet }> {
  const bytes = bytesOf(parts);
  const content = readFileContent(bytes, ids);
  const file = new OpenedFile(bytes, content, ids);
  const sheet = createHeadlessSheet(builtLibrary(), content.data);
  sheets.push(sheet);
  await sheet.recalculate();
  await file.settle(sheet);
  return { file, sheet };
}

test("opening says what the sheet does not show, with counts, and what cannot be calculated", async () => {
  const { file } = await opened();
  expect(file.words).toContain("1 formula keeps its stored result");
  expect(file.words).toContain(
    "keeps what is not shown here: 1 conditional format, 1 validation, 1 comment, 1 hidden worksheet. Once rows",
  );
});

test("nothing changed, nothing is written anew", async () => {
  const { file, sheet } = await opened();
  const { bytes, isCopy, lacks } = await file.save(sheet);
  expect(partsIn(bytes)).toEqual(personsWorkbook());
  expect([isCopy, lacks]).toEqual([false, ""]);
});

test("a changed input and what follows from it are all that differs", async () => {
  const { file, sheet } = await opened();
  sheet.setValue("'My inputs'!A3", "Price <new>");
  sheet.setValue("'My inputs'!B3", 71000);
  await sheet.recalculate();
  const { bytes } = await file.save(sheet);
  const before = personsWorkbook();
  const after = partsIn(bytes);
  expect(Object.keys(before).filter((path) => before[path] !== after[path])).toEqual([
    ...["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"],
  ]);
  expect(after["xl/worksheets/sheet1.xml"]).toBe(
    before["xl/worksheets/sheet1.xml"]!.replace("<is><t>Price<", '<is><t xml:space="preserve">Price &lt;new&gt;<')
      .replace("<v>70000</v>", "<v>71000</v>")
      .replace("<v>210</v>", "<v>213</v>")
      .replace("<v>140000</v>", "<v>142000</v>")
      .replace("<v>280000</v>", "<v>284000</v>")
      .replace("<v>560000</v>", "<v>568000</v>"),
  );
  // A kept result is out of date: Excel is asked to calculate
  expect(after["xl/workbook.xml"]).toContain("fullCalcOnLoad");
});

test("a result that cannot be calculated is shown while its inputs stand, and is an error afterwards", async () => {
  const { file, sheet } = await opened();
  expect([sheet.read("'My inputs'!C6"), sheet.read("'My inputs'!D6")]).toEqual([7, 8]);
  sheet.setValue("'My inputs'!B3", 71000);
  await sheet.recalculate();
  expect(file.follow(sheet)).toBe(true);
  await sheet.recalculate();
  for (const place of ["C6", "D6"])
    expect(sheet.read(`'My inputs'!${place}`)).toMatchObject({
      code: "#CALC!",
      message: expect.stringContaining("cannot be calculated here") as string,
    });
  expect(file.follow(sheet)).toBe(false);
  sheet.setValue("'My inputs'!B3", 70000);
  await sheet.recalculate();
  expect(file.follow(sheet)).toBe(true);
  await sheet.recalculate();
  expect([sheet.read("'My inputs'!C6"), sheet.read("'My inputs'!D6")]).toEqual([7, 8]);
});

test("a cell that is cleared, a formula that is typed and a number format are in the file", async () => {
  const { file, sheet } = await opened();
  sheet.setCells({ "'My inputs'!E3": "=SUM(B3:B4*2)", "'My inputs'!A4": null });
  await sheet.recalculate();
  sheet.setNumberFormats("'My inputs'!E3", ["0.00%"]);
  await sheet.recalculate();
  const after = partsIn((await file.save(sheet)).bytes);
  expect(after["xl/worksheets/sheet1.xml"]).toContain('<c r="A4" s="2"/>');
  expect(after["xl/worksheets/sheet1.xml"]).toMatch(
    /<c r="E3" cm="1" s="3"><f t="array" ref="E3">SUM\(B3:B4\*2\)<\/f><v>420000<\/v><\/c>/,
  );
  expect(after["xl/styles.xml"]).toContain('formatCode="0.00%"');
});

slow("a value in the way of a spill stays where it was typed", async () => {
  const parts = personsWorkbook();
  parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(
    "\n</sheetData>",
    '<row r="9"><c r="A9" cm="1"><f t="array" ref="A9:A11">_xlfn.SEQUENCE(3)</f><v>1</v></c></row>' +
      '<row r="10"><c r="A10"><v>2</v></c></row><row r="11"><c r="A11"><v>3</v></c></row></sheetData>',
  );
  const { file, sheet } = await opened(parts);
  sheet.setValue("'My inputs'!A10", "mine");
  await sheet.recalculate();
  const xml = partsIn((await file.save(sheet)).bytes)["xl/worksheets/sheet1.xml"]!;
  expect(xml).toContain('<c r="A9" cm="1" t="e"><f t="array" ref="A9">_xlfn.SEQUENCE(3)</f><v>#VALUE!</v></c>');
  expect(xml).toMatch(/<c r="A10"[^>]*t="inlineStr"><is><t xml:space="preserve">mine/);
  expect(xml).toContain('<c r="A11"/>');
});

slow("a cell that no file can take stays as it was, and that is said", async () => {
  const { file, sheet } = await opened();
  sheet.setValue("'My inputs'!F1", "x".repeat(32_768));
  sheet.setValue("'My inputs'!F2", 1);
  await sheet.recalculate();
  const { bytes, lacks, isCopy } = await file.save(sheet);
  expect([lacks, isCopy]).toEqual(["My inputs!F1 cannot take a text of 32768 characters: a cell holds 32767", false]);
  expect(partsIn(bytes)["xl/worksheets/sheet1.xml"]).toContain('<c r="F2"><v>1</v></c>');
});

describe("looks, sizes and names", () => {
  const styledParts = (): Record<string, string> => {
    const parts = personsWorkbook();
    parts["xl/styles.xml"] = parts["xl/styles.xml"]!.replace("<xf/>", '<xf fontId="0" fillId="0" borderId="0"/>');
    return parts;
  };

  test("that are given in the sheet are in the file, and nothing else differs", async () => {
    const { file, sheet } = await opened(styledParts());
    sheet.setLook("'My inputs'!B3", { bold: true, fill: "#FFEE00", color: "#C00000", align: "center", lineBelow: "#112233" });
    sheet.setSizes("My inputs", { A: 100, C: 145 }, { 3: 40, 9: 30 });
    sheet.defineName("Risk", "'My inputs'!$B$4");
    await sheet.recalculate();
    const { bytes, lacks } = await file.save(sheet);
    expect(lacks).toBe("");
    const [before, after] = [styledParts(), partsIn(bytes)];
    expect(Object.keys(before).filter((path) => before[path] !== after[path])).toEqual([
      ...["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"],
    ]);
    // 100 and 145 pixels are (100 - 5) / 7 and 20 characters, 40 and 30 pixels are 30 and 22.5 points
    expect(after["xl/worksheets/sheet1.xml"]).toContain(
      '<cols><col min="1" max="1" width="13.57142857" customWidth="1"/><col min="3" max="3" customWidth="1" width="20"/></cols>',
    );
    expect(after["xl/worksheets/sheet1.xml"]).toContain('<row r="3" spans="1:3" ht="30" customHeight="1">');
    expect(after["xl/worksheets/sheet1.xml"]).toContain('<row r="9" ht="22.5" customHeight="1"></row>');
    expect(after["xl/worksheets/sheet1.xml"]).toContain('<c r="B3" s="3"><v>70000</v></c>');
    expect(after["xl/workbook.xml"]).toContain(
      "<definedName name=\"Price\">'My inputs'!$B$3</definedName><definedName name=\"Risk\">'My inputs'!$B$4</definedName>",
    );
    expect(after["xl/styles.xml"]).toContain(
      '<font><b/><sz val="11"/><color rgb="FFC00000"/><name val="Comic Sans MS"/></font></fonts>',
    );
    expect(after["xl/styles.xml"]).toContain('<fgColor rgb="FFFFEE00"/>');
    expect(after["xl/styles.xml"]).toContain('<bottom style="thin"><color rgb="FF112233"/></bottom>');
  });

  slow("are read back, so that a draft of the file has them too", async () => {
    const { file, sheet } = await opened(styledParts());
    sheet.setLook("'My inputs'!B3", { italic: true, size: 14, wrap: true });
    sheet.setLook("'My inputs'!D9", { bold: true });
    sheet.setSizes("My inputs", { B: 90 }, { 4: 33 });
    sheet.defineName("Risk", "'My inputs'!$B$4");
    await sheet.recalculate();
    const draft = sheet.workbook();
    const read = readFileContent((await file.save(sheet)).bytes, ids).data;
    const again = await opened(styledParts());
    again.file.resume(again.sheet, draft);
    await again.sheet.recalculate();
    for (const data of [read, again.sheet.workbook()]) {
      expect(data.sheets[0]!.cells["B3"]!.style).toMatchObject({ italic: true, size: 14, wrap: true });
      expect(data.sheets[0]!.cells["D9"]!.style).toEqual({ bold: true });
      expect(data.sheets[0]!.columnWidths).toMatchObject({ B: 90 });
      expect(data.sheets[0]!.rowHeights).toMatchObject({ 4: 33 });
      expect(Object.keys(data.names ?? {})).toEqual(["Price", "Risk"]);
    }
  });

  slow("that no file keeps are kept by a draft", async () => {
    const { sheet } = await opened(styledParts());
    const worksheet = FUniver.newAPI(sheet.univer).getActiveWorkbook()!.getSheetByName("My inputs")!;
    worksheet.getRange("A3:B3").setFontLine("underline");
    worksheet.getRange("A4").setFontFamily("Georgia");
    worksheet.getRange("D9").setFontLine("line-through");
    const looks = JSON.parse(JSON.stringify(sheet.otherLooks)) as typeof sheet.otherLooks;
    const again = await opened(styledParts());
    expect(again.sheet.unsavedLooks).toEqual([]);
    const before = again.sheet.workbook();
    again.sheet.otherLooks = { ...looks, "a worksheet that is gone": looks["My inputs"]! };
    expect(again.sheet.unsavedLooks).toEqual(["underline in 2 cells", "the font in 1 cell", "strikethrough in 1 cell"]);
    expect(again.sheet.otherLooks).toEqual(looks);
    expect(again.sheet.workbook()).toEqual(before);
  });

  test("that no file keeps are named with counts", async () => {
    const { file, sheet } = await opened(styledParts());
    const worksheet = FUniver.newAPI(sheet.univer).getActiveWorkbook()!.getSheetByName("My inputs")!;
    worksheet.getRange("A3:B3").setFontLine("underline");
    worksheet.getRange("A4").setFontFamily("Georgia");
    worksheet.hideColumns(4, 2);
    worksheet.hideRows(6, 1);
    sheet.defineName("R1C1", "'My inputs'!$B$4");
    await sheet.recalculate();
    const { lacks, bytes } = await file.save(sheet);
    expect(lacks).toBe(
      "the name R1C1: it reads like a cell; underline in 2 cells; the font in 1 cell; 1 hidden row; 2 hidden columns",
    );
    expect(partsIn(bytes)).toEqual(styledParts());
  });
});

describe("rows that are put in", () => {
  slow("make a copy under another name, which says what it lacks", async () => {
    const { file, sheet } = await opened();
    sheet.insertRows("My inputs", 1);
    await sheet.recalculate();
    const { isCopy, lacks, bytes } = await file.save(sheet);
    expect(isCopy).toBe(true);
    expect(lacks).toContain("1 conditional format");
    expect(lacks).toContain("1 comment");
    expect(partsIn(bytes)["xl/worksheets/sheet1.xml"]).toContain('<c r="B4"');
  });

  test("and undone leave the file as it is", async () => {
    const { file, sheet } = await opened();
    sheet.insertRows("My inputs", 1);
    sheet.deleteRows("My inputs", 1);
    await sheet.recalculate();
    const { isCopy, bytes } = await file.save(sheet);
    expect(isCopy).toBe(false);
    expect(partsIn(bytes)).toEqual(personsWorkbook());
  });
});
