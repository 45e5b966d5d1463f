/** Files that somebody might make to keep a machine busy or fill its memory. They are made here: none is a real one. */
import { deflateSync, strToU8, zipSync } from "fflate";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

const relations = (...kinds: [id: string, kind: string, target: string][]): string =>
  `<Relationships xmlns="${packages}/relationships">${kinds
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

function partsOf(sheet: string, others: Record<string, string> = {}): Record<string, Uint8Array> {
  const { workbook = "", ...more } = others;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(["r1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>${workbook}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ["r1", "worksheet", "worksheets/sheet1.xml"],
      ["r2", "sharedStrings", "sharedStrings.xml"],
      ["r3", "styles", "styles.xml"],
    ),
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  };
  return Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
}

const file = (sheet: string, others?: Record<string, string>): Uint8Array => zipSync(partsOf(sheet, others), { level: 1 });

const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
const sheet = (rows: string, after = "", before = ""): string =>
  `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
const formula = (text: string): string => sheet(`<row r="1"><c r="A1"><f>${text}</f><v>1</v></c></row>`);
const rows = (count: number, row: (number: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at + 1)).join("");

/** A zip that says one size of a part and holds another. */
function lyingZip(claimed: number, held: number): Uint8Array {
  const bytes = file(sheet(one));
  const packed = deflateSync(new Uint8Array(held), { level: 9 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const name = "xl/worksheets/sheet1.xml";
  const at = (mark: number, nameOffset: number): number => {
    for (let place = 0; place < bytes.length - 4; place++)
      if (
        view.getUint32(place, true) === mark &&
        Buffer.from(bytes).toString("latin1", place + nameOffset, place + nameOffset + name.length) === name
      )
        return place;
    throw new Error("no such entry");
  };
  const [local, central] = [at(0x04034b50, 30), at(0x02014b50, 46)];
  // The packed bytes stand in front of the list, behind a header of their own
  const list = view.getUint32(bytes.length - 22 + 16, true);
  const header = bytes.slice(local, local + 30 + name.length);
  const moved = header.length + packed.length;
  const whole = new Uint8Array(bytes.length + moved);
  whole.set(bytes.subarray(0, list));
  whole.set(header, list);
  whole.set(packed, list + header.length);
  whole.set(bytes.subarray(list), list + moved);
  const now = new DataView(whole.buffer);
  now.setUint32(central + moved + 20, packed.length, true);
  now.setUint32(central + moved + 24, claimed, true);
  now.setUint32(central + moved + 42, list, true);
  now.setUint32(whole.length - 22 + 16, list + moved, true);
  return whole;
}

/** One byte of a part is another than the one that was packed. */
function damagedPart(): Uint8Array {
  const bytes = zipSync(partsOf(sheet(one)), { level: 0 });
  bytes[Buffer.from(bytes).indexOf("<v>1</v>") + 3] = 50;
  return bytes;
}

const styles = (list: string, content: string): Uint8Array =>
  file(sheet(one), { "xl/styles.xml": `<styleSheet xmlns="${main}"><${list}>${content}</${list}></styleSheet>` });

/** Worksheets after the first, each with a part of its own, or all with one. */
function manySheets(count: number, part: (number: number) => string): Uint8Array {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const names = numbers.map((at) => `<sheet name="S${at}" sheetId="${at}" r:id="r${at}"/>`).join("");
  return file(sheet(one), {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(...numbers.map((at): [string, string, string] => [`r${at}`, "worksheet", part(at)])),
    ...Object.fromEntries(numbers.map((at) => [`xl/${part(at)}`, sheet(one)])),
  });
}

/** A worksheet with so many references to parts of a kind. */
const withParts = (count: number, kind: string, part: string, content: string): Uint8Array =>
  file(sheet(one), {
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
      ...Array.from({ length: count }, (_, at): [string, string, string] => [`r${at}`, kind, `../${part}`]),
    ),
    [`xl/${part}`]: content,
  });

/** Nothing hostile: a sheet of bars, the last column counting them. */
export const manyBars = (count: number): Uint8Array =>
  file(
    sheet(
      rows(
        count,
        (row) =>
          `<row r="${row}">${[..."ABCDE"].map((column) => `<c r="${column}${row}"><v>70000.5</v></c>`).join("")}<c r="F${row}"><v>${row}</v></c></row>`,
      ),
    ),
  );

/** Nothing hostile: one formula that fills so many rows, of which the first so many are stored. */
export const filledColumn = (count: number, stored: number): Uint8Array =>
  file(
    sheet(
      `<row r="1"><c r="A1"><f t="array" ref="A1:A${count}">X()</f><v>1</v></c></row>` +
        rows(stored - 1, (row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row + 1}</v></c></row>`),
    ),
  );

/** Names that stand for the next so many times, and the last for 1. */
const definedNames = (count: number, times: number): string => {
  const meaning = (at: number): string =>
    at === count
      ? "1"
      : Array<string>(times)
          .fill(`name_${at + 1}`)
          .join("+");
  const all = Array.from({ length: count + 1 }, (_, at) => `<definedName name="name_${at}">${meaning(at)}</definedName>`);
  return `<definedNames>${all.join("")}</definedNames>`;
};

/** By what is wrong with it: the file, and a word of the sentence when it is refused. Without one it opens. */
export const hostileFiles: Record<string, () => [bytes: Uint8Array, refusal?: string]> = {
  "a merge over the whole sheet": () => [file(sheet(one, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))],
  "60,000 merges of whole rows": () => [
    file(sheet(one, `<mergeCells>${rows(60_000, (row) => `<mergeCell ref="A${row}:XFD${row}"/>`)}</mergeCells>`)),
  ],
  "an array formula over the whole sheet": () => [
    file(sheet('<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>')),
    "array formula over more than 700,000 cells",
  ],
  "columns up to two thousand million": () => [file(sheet(one, "", '<cols><col min="1" max="2000000000" width="9"/></cols>'))],
  "20,000 times all columns": () => [
    file(sheet(one, "", `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols>`)),
  ],
  "3 kB of <pageSetup": () => [file(sheet(one, "<pageSetup ".repeat(280))), "ends too early"],
  "1 MB of <pageSetup": () => [file(sheet(one, "<pageSetup ".repeat(90_000))), "ends too early"],
  "1 MB of <conditionalFormatting": () => [
    file(sheet(one, `${'<conditionalFormatting sqref="A1" '.repeat(30_000)}>`)),
    "ends too early",
  ],
  "1 MB of <row": () => [file(sheet("<row ".repeat(200_000))), "ends too early"],
  "a million elements inside of each other": () => [file(sheet(one, `${"<a>".repeat(1e6)}${"</a>".repeat(1e6)}`))],
  "comments that do not end": () => [file(sheet(one, "<!--".repeat(500_000))), "ends too early"],
  entities: () => [file(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet(one)}`), "document type"],
  "ABS( 2,000 deep": () => [file(formula(`${"ABS(".repeat(2_000)}1${")".repeat(2_000)}`))],
  "4,000 brackets": () => [file(formula(`${"(".repeat(4_000)}1${")".repeat(4_000)}`))],
  "8,000 signs": () => [file(formula(`${"-".repeat(8_000)}1`))],
  "8,000 braces": () => [file(formula("{".repeat(8_000)))],
  "4,000 summands": () => [file(formula(Array(4_000).fill("1").join("+")))],
  "a formula of 1.5 million characters": () => [
    file(formula(`${"A1+".repeat(500_000)}1`)),
    "holds a formula of 1,500,001 characters in A1",
  ],
  "a million rows": () => [file(sheet(rows(1e6, (row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`))), "more than"],
  "a million rows without a cell": () => [file(sheet(rows(1e6, (row) => `<row r="${row}"/>`))), "more than 200,000 rows"],
  "a cell in the last place, and a sum of everything": () => [
    file(sheet('<row r="1"><c r="A1"><f>SUM(B:XFD)</f><v>0</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "read more than",
  ],
  "a sum of nearly the whole sheet": () => [
    file(formula("SUM(B2:XFD1048576)")),
    "refers to more than 50,000,000 cells at once, B2:XFD1048576 in A1",
  ],
  "the same by INDIRECT": () => [file(formula('SUM(INDIRECT("A2:XFD1048576"))')), "refers to more than 50,000,000 cells"],
  "the same by a name": () => [
    file(formula("SUM(n)"), { workbook: '<definedNames><definedName name="n">S!$A$2:$XFD$1048576</definedName></definedNames>' }),
    "A$2:$XFD$1048576 in the name n",
  ],
  "60,000 names": () => [
    file(sheet(one), {
      workbook: `<definedNames>${rows(60_000, (at) => `<definedName name="n${at}">S!$A$1</definedName>`)}</definedNames>`,
    }),
    "more than 10,000 names",
  ],
  "names that stand for each other twice": () => [
    file(formula("a"), {
      workbook: `<definedNames>${[..."abcdefghijklmnopqrstuvwxyz"].map((name, at, all) => `<definedName name="${name}${name}">${all[at + 1] ?? "a"}${all[at + 1] ?? "a"}+${all[at + 1] ?? "a"}${all[at + 1] ?? "a"}</definedName>`).join("")}</definedNames>`,
    }),
  ],
  "names that stand for each other three times": () => [
    file(sheet('<row r="1"><c r="A1"><f>name_0</f></c></row>'), { workbook: definedNames(60, 3) }),
  ],
  "a name that stands for itself": () => [
    file(formula("me+1"), {
      workbook:
        '<definedNames><definedName name="me">you+me</definedName><definedName name="you">me+you</definedName></definedNames>',
    }),
  ],
  "texts that do not end": () => [
    file(sheet(one), { "xl/sharedStrings.xml": `<sst>${"<si>".repeat(300_000)}` }),
    "ends too early",
  ],
  "styles that do not end": () => [
    file(sheet(one), { "xl/styles.xml": `<styleSheet><numFmts>${"<numFmt ".repeat(100_000)}` }),
    "ends too early",
  ],
  "100 MB behind a claim of 1,000 bytes": () => [lyingZip(1_000, 100_000_000), "cannot be unpacked"],
  "a claim of 4 GB": () => [lyingZip(0xfffffff0, 1_000), "would unpack to more than 120 MB"],
  "a byte that is not what was packed": () => [
    damagedPart(),
    "is damaged: its part xl/worksheets/sheet1.xml is not what was packed",
  ],
  "a million cell formats": () => [styles("cellXfs", '<xf numFmtId="0"/>'.repeat(1e6)), "more than 65,490 cell formats"],
  "600,000 fonts": () => [
    styles("fonts", "<font><b/><i/></font>".repeat(6e5)),
    "marks of elements beside its cells, in xl/styles.xml",
  ],
  "300,000 number formats": () => [
    styles(
      "numFmts",
      rows(300_000, (at) => `<numFmt numFmtId="${at}" formatCode="0"/>`),
    ),
    "more than 65,490 number formats",
  ],
  "500,000 conditional formats": () => [
    file(
      sheet(
        one,
        `<conditionalFormatting sqref="A1">${"<cfRule><formula>1</formula></cfRule>".repeat(5e5)}</conditionalFormatting>`,
      ),
    ),
    "more than 65,490 conditional formats of the same cells",
  ],
  "200,000 drawings": () => [
    withParts(1, "drawing", "drawings/d1.xml", `<wsDr>${"<twoCellAnchor><pic/></twoCellAnchor>".repeat(2e5)}</wsDr>`),
    "more than 20,000 drawings",
  ],
  "9,000 times the same table": () => [
    withParts(9_000, "table", "tables/t1.xml", `<table displayName="T" ref="A1:A2">${"<a/>".repeat(2e5)}</table>`),
    "refers to the part xl/tables/t1.xml more than once",
  ],
  "60,000 references of a worksheet": () => [
    withParts(60_000, "image", "media/i.png", ""),
    "more than 10,000 references of one part to others",
  ],
  "3 million signs as references": () => [
    file(sheet(`<row r="1"><c r="A1" t="str"><v>${"&#x41;".repeat(3e6)}</v></c></row>`)),
    "signs written as references, in xl/worksheets/sheet1.xml",
  ],
  "a text that no cell holds": () => [
    file(sheet(`<row r="1"><c r="A1" t="str"><v>${"a".repeat(40_000)}</v></c></row>`)),
    "holds a text of 40,000 characters in A1: a cell holds 32,767",
  ],
  "a million runs in one text": () => [
    file(sheet(one), { "xl/sharedStrings.xml": `<sst><si>${"<r><t>a</t></r>".repeat(1e6)}</si></sst>` }),
    "in the texts of its cells: a cell holds 32,767",
  ],
  "300 times the same worksheet": () => [
    manySheets(300, () => "worksheets/sheet1.xml"),
    "refers to the part xl/worksheets/sheet1.xml more than once",
  ],
  "5,000 worksheets": () => [manySheets(5_000, (at) => `worksheets/sheet${at}.xml`), "more than 400 worksheets"],
  "as many worksheets as there may be": () => [manySheets(400, (at) => `worksheets/sheet${at}.xml`)],
  "100,000 cells that share a formula of 2,000 terms": () => [
    file(
      sheet(
        `<row r="1"><c r="A1"><f t="shared" ref="A1:A100000" si="0">${Array(2_000).fill("B1").join("+")}</f></c></row>` +
          rows(99_999, (at) => `<row r="${at + 1}"><c r="A${at + 1}"><f t="shared" si="0"/></c></row>`),
      ),
    ),
    "characters in its formulas together",
  ],
  "300,000 formulas": () => [
    file(sheet(rows(100_000, (at) => `<row r="${at}">${"<c><f>1</f></c>".repeat(3)}</row>`))),
    "more than 100,000 formulas",
  ],
  "elements called as what every object has": () => [file(sheet(one, "<constructor/><__proto__/><toString/><hasOwnProperty/>"))],
};
