/** Work on workbook files as the command does it, in this process: what it answers, says and writes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type FileCommand, readCommand } from "../../src/cli/command";
import { runOnFile } from "../../src/cli/file-command";
import { templateFile } from "../../tools/workbooks";
import { builtLibrary, template } from "../workbooks/engine";

export const folder = mkdtempSync(join(tmpdir(), "microscale-files-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const inFolder = (name: string): string => join(folder, name);

export interface Ran {
  code: number;
  answers: string[];
  notes: string[];
}

/** Words as on the command line; file names stand in the folder of the test. */
export async function run(...words: string[]): Promise<Ran> {
  const command = readCommand(words.map((word) => (/^[\w-]+\.xls[xm]?$/.test(word) ? inFolder(word) : word)));
  if (command?.kind !== "file") throw new Error(`no command for files: ${words.join(" ")}`);
  const [answers, notes]: [string[], string[]] = [[], []];
  const output = { answer: (line: string) => void answers.push(line), note: (line: string) => void notes.push(line) };
  return { code: await runOnFile(command satisfies FileCommand, builtLibrary(), output), answers, notes };
}

/** Writes a template as a file of the folder. */
export async function writeTemplate(id: string, name = `${id}.xlsx`): Promise<void> {
  writeFileSync(inFolder(name), await templateFile(template(id), builtLibrary()));
}

export function partsOf(name: string): Record<string, string> {
  return partsIn(new Uint8Array(readFileSync(inFolder(name))));
}

export function partsIn(file: Uint8Array): Record<string, string> {
  const parts = unzipSync(file);
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

export function writeParts(name: string, parts: Record<string, string>): void {
  writeFileSync(inFolder(name), bytesOf(parts));
}

/** A file of these parts. */
export function bytesOf(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook as a person might have made it: two sheets, styles, shared formulas, rules, a comment, a part nobody knows. */
export function personsWorkbook(): Record<string, string> {
  return {
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${type}.calcChain+xml"/><Override PartName="/xl/comments1.xml" ContentType="${type}.comments+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${rel}/calcChain" Target="calcChain.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook ${ns} xmlns:r="${rel}"><bookViews><workbookView firstSheet="1"/></bookViews><sheets><sheet name="My inputs" sheetId="4" r:id="rId1"/><sheet name="Hidden" sheetId="9" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="Price">'My inputs'!$B$3</definedName></definedNames></workbook>`,
    "xl/styles.xml": `${xml}<styleSheet ${ns}><numFmts count="1"><numFmt numFmtId="170" formatCode="[Red]#,##0.00;[Blue]-0"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Comic Sans MS"/></font></fonts><fills count="1"><fill><patternFill patternType="lightUp"/></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/calcChain.xml": `${xml}<calcChain ${ns}><c r="C3" i="4"/></calcChain>`,
    "xl/comments1.xml": `${xml}<comments ${ns}><authors><author>me</author></authors><commentList><comment ref="B3" authorId="0"><text><t>from the broker</t></text></comment></commentList></comments>`,
    "xl/worksheets/_rels/sheet1.xml.rels": `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/comments" Target="../comments1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${xml}<worksheet ${ns} xmlns:r="${rel}"><sheetPr><tabColor rgb="FFFF0000"/></sheetPr><cols><col min="1" max="1" width="33.7" customWidth="1"/></cols><sheetData>\n  <row r="3" spans="1:3" ht="21" customHeight="1"><c r="A3" t="inlineStr"><is><t>Price</t></is></c><c r="B3" s="1"><v>70000</v></c><c r="C3" cm="1" s="1"><f t="array" ref="C3">_xldudf_MICRO_MARGIN(3,B3,10,0.01)</f><v>210</v></c></row>\n  <row r="4"><c r="A4" s="2"><v>45000.123456789</v></c><c r="B4"><f t="shared" ref="B4:B6" si="0">B3*2</f><v>140000</v></c></row>\n  <row r="5"><c r="B5"><f t="shared" si="0"/><v>280000</v></c></row>\n  <row r="6"><c r="B6"><f t="shared" si="0"/><v>560000</v></c><c r="C6"><f>NOSUCHFUNCTION(B3)</f><v>7</v></c><c r="D6"><f>C6+1</f><v>8</v></c></row>\n</sheetData><conditionalFormatting sqref="B3"><cfRule type="cellIs" priority="1" operator="greaterThan"><formula>1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="custom" sqref="B3"><formula1>ISNUMBER(B3)</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>`,
    "xl/worksheets/sheet2.xml": `${xml}<worksheet ${ns}><sheetData><row r="1"><c r="A1"><f>'My inputs'!C3*2</f><v>420</v></c></row></sheetData></worksheet>`,
    "customXml/item1.xml": "<mine>kept</mine>",
  };
}
