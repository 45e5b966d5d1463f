import { strFromU8, unzipSync } from "fflate";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { readWorkbook, writeWorkbook } from "../../src/file/xlsx";
import { listFile, templateFile, workbookFiles } from "../../tools/workbooks";
import { templates } from "../../src/workbooks/templates";
import { excelFaults } from "../file/excel-rules";
import { WrittenParts } from "../file/schema-faults";
import { builtLibrary, customFunctions, dist, template } from "../workbooks/engine";
import { oneIn, slow } from "../property";

jest.setTimeout(300_000);

const each = templates.map(({ id }) => id);

const allWritten = new WrittenParts();

const tried = oneIn(7, each);

describe.each(tried)("the file of %s", (id) => {
  let bytes: Uint8Array;
  let parts: Record<string, string>;
  beforeAll(async () => {
    bytes = await templateFile(template(id), builtLibrary());
    parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
  });

  it("stores calls of our functions as Excel does, each a dynamic array with its range and result", () => {
    const sheets = Object.entries(parts).filter(([path]) => path.startsWith("xl/worksheets/sheet"));
    const cells = sheets.flatMap(([, xml]) => [...xml.matchAll(/<c [^>]*[^/]>(?:(?!<\/c>).)*<\/c>/g)].map(([cell]) => cell));
    const ours = cells.filter((cell) => cell.includes("_xldudf_"));
    expect(ours.length).toBeGreaterThan(0);
    const odd = ours.filter((cell) => !/^<c [^>]*cm="1"[^>]*><f t="array" ref="[A-Z]+\d+(:[A-Z]+\d+)?">.*<\/f><v>/.test(cell));
    expect(odd).toEqual([]);
    expect(cells.filter((cell) => /<f[^>]*>[^<]*\b(?:MICRO|SCALE|STOP|TA|CONFIRM)\.[A-Z]/.test(cell))).toEqual([]);
    expect(parts["xl/metadata.xml"]).toContain('name="XLDAPR"');
    expect(parts["xl/metadata.xml"]).toContain('fDynamic="1"');
  });

  it("asks nobody to calculate when it is opened, and has a result in every formula", () => {
    expect(parts["xl/workbook.xml"]).not.toMatch(/fullCalcOnLoad|forceFullCalc/);
    const xml = Object.entries(parts)
      .filter(([path]) => path.startsWith("xl/worksheets/sheet"))
      .map(([, text]) => text)
      .join("");
    expect(xml).not.toMatch(/<\/f><\/c>/);
  });

  it("breaks no rule that Excel has for files", () => {
    expect(excelFaults(bytes)).toEqual([]);
    allWritten.add(id, bytes);
  });

  it("is the same to the byte when it is made again", async () => {
    const again = await templateFile(template(id), builtLibrary());
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });

  it("opens in the workbench's engine, is changed, saved and opened again with the same results", async () => {
    const options = { customFunctions: customFunctions() };
    const sheet = createHeadlessSheet(builtLibrary(), readWorkbook(bytes, options));
    await sheet.recalculate();
    const { inputs } = template(id);
    const number = inputs.find(({ kind }) => kind === "number")!;
    sheet.setValue(number.address, (sheet.read(number.address) as number) * 1.001);
    await sheet.recalculate();
    const saved = await writeWorkbook(sheet.workbook(), options);
    expect(excelFaults(saved)).toEqual([]);
    allWritten.add(`${id} saved`, saved);
    const reopened = createHeadlessSheet(builtLibrary(), readWorkbook(saved, options));
    await reopened.recalculate();
    for (const { name } of template(id).workbook.sheets) {
      const area = `'${name}'!A1:T60`;
      expect(reopened.readRange(area)).toEqual(sheet.readRange(area));
    }
    expect(reopened.workbook().names).toEqual(sheet.workbook().names);
    expect(reopened.workbook().sheets.map(({ validations }) => validations?.length)).toEqual(
      template(id).workbook.sheets.map(({ validations }) => validations?.length),
    );
    expect(reopened.workbook().sheets.map(({ charts }) => charts)).toEqual(
      template(id).workbook.sheets.map(({ charts }) => charts),
    );
    sheet.dispose();
    reopened.dispose();
  });

  it("has print areas and, where the template says so, charts of its cells", () => {
    const { sheets } = template(id).workbook;
    const charts = Object.keys(parts).filter((path) => /^xl\/charts\/chart\d+\.xml$/.test(path));
    expect(charts.length).toBe(sheets.flatMap((sheet) => sheet.charts ?? []).length);
    const drawn = charts.filter((path) => /<c:numCache>.*<c:pt idx="0"><c:v>-?\d/.test(String(parts[path])));
    // Replay comes without a signal, and so without trades to draw
    const empty = template(id).workbook.sheets.find(({ name }) => id === "replay" && name === "Trades")?.charts ?? [];
    expect(drawn.length).toBe(charts.length - empty.length);
    expect((parts["xl/workbook.xml"]!.match(/_xlnm\.Print_Area/g) ?? []).length).toBe(
      sheets.filter(({ print }) => print?.area !== undefined).length,
    );
  });
});

test("all of them are valid by the published schemas, as they are made and as they are saved", async () => {
  expect(allWritten.count).toBeGreaterThan(6 * tried.length);
  expect(await allWritten.faults()).toEqual([]);
});

slow("the list of the files names each template with its sentence", async () => {
  const files = await workbookFiles(dist);
  const list = files.find(({ file }) => file === listFile)!;
  const entries = JSON.parse(new TextDecoder().decode(list.content)) as { id: string; file: string; description: string }[];
  expect(entries.map(({ id }) => id)).toEqual(each);
  expect(entries.every(({ file }) => files.some((written) => written.file === file))).toBe(true);
});
