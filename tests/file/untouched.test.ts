/** Something typed into an empty cell leaves every stored value and every part alone, and so does Save when nothing was changed. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { inFolder, partsIn, personsWorkbook, run } from "../cli/files";
import { savedUnchanged, workbooks } from "./expected";
import { oneIn } from "../property";

jest.setTimeout(60_000);
type Parts = Record<string, string>;

const sheet1 = "xl/worksheets/sheet1.xml";
const replaced =
  (path: string, ...pairs: [from: string | RegExp, to: string][]) =>
  (parts: Parts): Parts => ({
    ...parts,
    [path]: pairs.reduce((text, [from, to]) => {
      if (text.replace(from, () => to) === text) throw new Error(`nothing to replace in ${path}: ${String(from)}`);
      return text.replace(from, () => to);
    }, parts[path]!),
  });
const everywhere =
  (change: (text: string, path: string) => string) =>
  (parts: Parts): Parts =>
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, change(text, path)]));

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const related =
  (kind: string, path: string) =>
  (parts: Parts): Parts =>
    replaced("xl/_rels/workbook.xml.rels", [
      "</Relationships>",
      `<Relationship Id="rX" Type="${office}/${kind}" Target="${path}"/></Relationships>`,
    ])(parts);

/** Shapes of files that programs write, made of one workbook. */
const shapes: Record<string, (parts: Parts) => Parts> = {
  "strict namespaces": everywhere((text) =>
    text
      .replaceAll("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replaceAll(office, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
  ),
  "absolute targets": replaced("xl/_rels/workbook.xml.rels", [
    'Target="worksheets/sheet1.xml"',
    'Target="/xl/worksheets/sheet1.xml"',
  ]),
  "single quotes": everywhere((text, path) => (path === sheet1 ? text.replaceAll('"', "'") : text)),
  "line ends of Windows": everywhere((text) => text.replaceAll("><", ">\r\n<")),
  "a mark at the beginning": everywhere((text) => `\uFEFF${text}`),
  "comments and instructions among the rows": replaced(sheet1, [
    '<row r="4">',
    '<!-- <row r="4"> --><?keep this?><row r="4"><!-- a cell -->',
  ]),
  "choices for newer programs": replaced(sheet1, [
    "<cols>",
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><sheetData/></mc:Choice></mc:AlternateContent><cols>',
  ]),
  "cells with extensions and marks of values": replaced(sheet1, [
    '<c r="A4" s="2"><v>45000.123456789</v></c>',
    '<c r="A4" s="2" vm="1" ph="1"><v>45000.123456789</v><extLst><ext uri="{x}"><v>7</v></ext></extLst></c>',
  ]),
  "a text that keeps its spaces, in pieces, with its sound": (parts) =>
    related(
      "sharedStrings",
      "sharedStrings.xml",
    )(
      replaced(sheet1, ['<c r="A3" t="inlineStr"><is><t>Price</t></is></c>', '<c r="A3" t="s"><v>0</v></c>'])({
        ...parts,
        "xl/sharedStrings.xml":
          '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><r><rPr><b/></rPr><t xml:space="preserve"> Pri</t></r><r><t>ce </t></r><rPh sb="0" eb="1"><t>puraisu</t></rPh><phoneticPr fontId="0"/></si></sst>',
      }),
    ),
  "dates of ISO 8601": replaced(sheet1, [
    '<c r="A4" s="2"><v>45000.123456789</v></c>',
    '<c r="A4" s="2" t="d"><v>2026-03-05T10:00:00</v></c>',
  ]),
  "names with errors, hidden and of other books": replaced("xl/workbook.xml", [
    "</definedNames>",
    '<definedName name="Gone">#REF!</definedName><definedName name="Gone2" hidden="1">OFFSET(#REF!,0,0)</definedName><definedName name="Other">[1]Sheet1!$A$1</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'My inputs\'!$A$3:$B$6</definedName></definedNames>',
  ]),
  "newer rules of conditional formats": replaced(sheet1, [
    "</worksheet>",
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>B3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>',
  ]),
  "pivot caches, slicers, connections, a data model, macros": (parts) =>
    related(
      "slicerCache",
      "slicerCaches/slicerCache1.xml",
    )(
      related(
        "connections",
        "connections.xml",
      )({
        ...parts,
        "xl/slicerCaches/slicerCache1.xml": '<slicerCacheDefinition name="Slicer_Side"/>',
        "xl/connections.xml": "<connections/>",
        "xl/model/item.data": "\u0001\u0002\u0003",
        "xl/pivotCache/pivotCacheDefinition1.xml": "<pivotCacheDefinition/>",
        "xl/pivotCache/pivotCacheRecords1.xml": "<pivotCacheRecords/>",
        "xl/printerSettings/printerSettings1.bin": "\u0000\u0001",
        "xl/threadedComments/threadedComment1.xml": "<ThreadedComments/>",
        "xl/persons/person.xml": "<personList/>",
        "xl/activeX/activeX1.bin": "\u0007",
      }),
    ),
  "no styles": (parts) =>
    replaced("xl/_rels/workbook.xml.rels", [/<Relationship Id="rId3"[^>]*>/, ""])(
      everywhere((text, path) => (path === sheet1 ? text.replace(/ s="\d"/g, "") : text))(parts),
    ),
  "another place for everything": (parts) =>
    Object.fromEntries(
      Object.entries(replaced("_rels/.rels", ['Target="xl/workbook.xml"', 'Target="/Book/workbook.xml"'])(parts)).map(
        ([path, text]) => [path.replace(/^xl\//, "Book/"), text],
      ),
    ),
};

/** Parts of a zip in another form: stored, with folders, as a stream. */
function zipped(parts: Parts, form: "packed" | "stored"): Uint8Array {
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
  return form === "stored" ? zipSync({ "xl/": new Uint8Array(0), ...files }, { level: 0 }) : zipSync(files);
}

/** Made with an older version or with broken calls of ours: the results of our functions are those of today (survival.test.ts). */
const ownResults = ["11-damaged-calls.xlsx", "29-plan-overwritten.xlsx"];

const cases: [name: string, bytes: () => Uint8Array][] = [
  ...readdirSync(workbooks)
    .filter((name) => name.endsWith(".xlsx") && !ownResults.includes(name))
    .map((name): [string, () => Uint8Array] => [name, () => new Uint8Array(readFileSync(join(workbooks, name)))]),
  ...Object.entries(shapes).map(([name, change]): [string, () => Uint8Array] => [
    name,
    () => zipped(change(personsWorkbook()), "packed"),
  ]),
  ["a zip without packing", () => zipped(personsWorkbook(), "stored")],
];

describe.each(oneIn(12, cases))("%s", (_, make) => {
  const bytes = make();
  const before = partsIn(bytes);

  test("a note in an empty cell is all that is new", async () => {
    writeFileSync(inFolder("before.xlsx"), bytes);
    await run("before.xlsx", "--set", "ZY9999=a note", "--out", "after.xlsx");
    const after = partsIn(new Uint8Array(readFileSync(inFolder("after.xlsx"))));
    expect(Object.keys(after).filter((path) => !path.endsWith("/"))).toEqual(
      Object.keys(before).filter((path) => !path.endsWith("/")),
    );
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    for (const path of changed) expect([path, withoutNote(after[path]!, before[path]!)]).toEqual([path, before[path]]);
  });

  test("Save without a change writes what was there", async () => {
    const saved = unzipSync(await savedUnchanged(bytes));
    for (const [path, part] of Object.entries(unzipSync(bytes)))
      if (!path.endsWith("/"))
        expect([path, withoutNote(Buffer.from(saved[path] ?? []).toString(), Buffer.from(part).toString())]).toEqual([
          path,
          Buffer.from(part).toString(),
        ]);
  });
});

/**
 * The part without the cell with the note and its row, and without results in cells that held none or hold one of our functions: those
 * are the only ones that may be new.
 */
function withoutNote(after: string, before: string): string {
  const noted = after
    .replace(/<((?:\w+:)?)row r="9999"><(?:\w+:)?c r="ZY9999"[^]*?<\/\1row>/, "")
    .replace(/<((?:\w+:)?)sheetData><\/\1sheetData>/, "<$1sheetData/>");
  if (noted === before) return noted;
  const cells = (xml: string): string[] => xml.split(/(?=<(?:\w+:)?c[\s>])/);
  const [now, then] = [cells(noted), cells(before)];
  return now
    .map((cell, at) => (mayBeNew(then[at] ?? "") && formulaOf(cell) === formulaOf(then[at] ?? "") ? then[at]! : cell))
    .join("");
}

function mayBeNew(cell: string): boolean {
  return (
    /<(?:\w+:)?f[\s>]/.test(cell) && (/_xldudf_(?:MICRO|SCALE|STOP|TA|CONFIRM)_/.test(cell) || !/<(?:\w+:)?v>[^<]/.test(cell))
  );
}

function formulaOf(cell: string): string | undefined {
  return /<(?:\w+:)?f[\s>][^]*?(?:<\/(?:\w+:)?f>|\/>)/.exec(cell)?.[0];
}
