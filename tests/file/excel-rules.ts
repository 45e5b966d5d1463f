/** Would Excel open this file without a repair? Every rule that a file of ours breaks, with its part. */
import { strFromU8, unzipSync } from "fflate";
import { posix } from "node:path";
import { readRange } from "../../src/grid/address";
import { child, childrenOf, descendants, prefixed, readXml, textOf, type XmlElement } from "../../src/file/xml";
import { formulaFaults, type TableColumns } from "./formula-rules";

interface Part {
  path: string;
  xml: string;
  root: XmlElement;
}

interface Relation {
  id: string;
  kind: string;
  /** Undefined for what lies outside of the file. */
  path: string | undefined;
}

/** A file as a reader without mercy sees it. */
class Opened {
  readonly names: string[];
  readonly parts = new Map<string, Part>();
  readonly faults: string[] = [];

  constructor(bytes: Uint8Array) {
    const files = unzipSync(bytes);
    this.names = Object.keys(files);
    for (const path of this.names.filter((name) => /\.(?:xml|rels)$/.test(name))) {
      const xml = strFromU8(files[path]!);
      try {
        this.parts.set(path, { path, xml, root: readXml(xml) });
      } catch (fault) {
        this.faults.push(`${path}: is not well-formed: ${(fault as Error).message}`);
      }
    }
  }

  part(path: string | undefined): Part | undefined {
    return path === undefined ? undefined : this.parts.get(path);
  }

  relations(path: string): Relation[] {
    const list = this.parts.get(posix.join(posix.dirname(path), "_rels", `${posix.basename(path)}.rels`));
    return childrenOf(list?.root, "Relationship").map(({ attributes: { Id = "", Type = "", Target = "", TargetMode } }) => ({
      id: Id,
      kind: Type.replace(/.*\//, ""),
      path:
        TargetMode === "External"
          ? undefined
          : Target.startsWith("/")
            ? Target.slice(1)
            : posix.join(posix.dirname(path), Target),
    }));
  }

  related(path: string, kind: string): Part[] {
    return this.relations(path).flatMap((relation) => (relation.kind === kind ? (this.part(relation.path) ?? []) : []));
  }
}

interface Styles {
  cells: number;
  formats: number;
}

/** What the rules of worksheets look up. */
interface Book {
  file: Opened;
  tables: TableColumns;
  styles: Styles;
  texts: number;
  cellMetadata: number;
  otherBooks: number;
}

/** "xl/worksheets/sheet1.xml: cells out of order: B3". */
export function excelFaults(bytes: Uint8Array): string[] {
  const file = new Opened(bytes);
  const path = file.relations("").find(({ kind }) => kind === "officeDocument")?.path ?? "";
  const workbook = file.part(path);
  if (!workbook) return [...file.faults, "the file has no workbook"];
  const sheets = childrenOf(child(workbook.root, "sheets"), "sheet").map(({ attributes }) => ({
    name: attributes["name"] ?? "",
    id: attributes["sheetId"] ?? "",
    isVisible: (attributes["state"] ?? "visible") === "visible",
    part: file.part(file.relations(path).find(({ id }) => id === prefixed(attributes, "id"))?.path),
  }));
  const tables = sheets.flatMap(({ part }) =>
    part ? file.related(part.path, "table").map((table) => ({ table, on: part })) : [],
  );
  const styleFaults: string[] = [];
  const book: Book = {
    file,
    tables: new Map(tables.map(({ table }) => [(table.root.attributes["displayName"] ?? "").toLowerCase(), columnsOf(table)])),
    styles: stylesOf(file.related(path, "styles")[0], styleFaults),
    texts: childrenOf(file.related(path, "sharedStrings")[0]?.root, "si").length,
    cellMetadata: childrenOf(child(file.related(path, "sheetMetadata")[0]?.root, "cellMetadata"), "bk").length,
    otherBooks: childrenOf(child(workbook.root, "externalReferences"), "externalReference").length,
  };
  return [
    ...file.faults,
    ...packageFaults(file),
    ...styleFaults,
    ...workbookFaults(workbook, sheets, book),
    ...sheets.flatMap(({ part }) => (part ? worksheetFaults(part, book) : [])),
    ...tables.flatMap(({ table, on }) => tableFaults(table, on, book)),
    ...chainFaults(file.related(path, "calcChain")[0], sheets),
  ];
}

function columnsOf({ root }: Part): Set<string> {
  return new Set(
    childrenOf(child(root, "tableColumns"), "tableColumn").map(({ attributes }) =>
      (attributes["name"] ?? "")
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        .toLowerCase(),
    ),
  );
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

function packageFaults(file: Opened): string[] {
  const types = file.part("[Content_Types].xml");
  if (!types) return ["the file has no [Content_Types].xml"];
  const overrides = new Map(
    childrenOf(types.root, "Override").map(({ attributes }) => [
      (attributes["PartName"] ?? "").replace(/^\//, ""),
      attributes["ContentType"],
    ]),
  );
  const defaults = new Set(
    childrenOf(types.root, "Default").map(({ attributes }) => (attributes["Extension"] ?? "").toLowerCase()),
  );
  const missing = file.names
    .filter((name) => !name.endsWith("/") && name !== types.path)
    .filter((name) => !overrides.has(name) && !defaults.has(name.replace(/.*\./, "").toLowerCase()));
  return [
    ...twice(file.names.map((name) => name.toLowerCase())).map((name) => `${name}: is there twice`),
    ...[...overrides.keys()]
      .filter((name) => !file.names.includes(name))
      .map((name) => `${types.path}: names ${name}, which is missing`),
    ...missing.map((name) => `${name}: has no content type`),
    ...[...file.parts.values()].flatMap((part) => relationFaults(part, file)),
  ];
}

function relationFaults({ path, root }: Part, file: Opened): string[] {
  if (path.endsWith(".rels")) {
    const source = posix.join(posix.dirname(posix.dirname(path)), posix.basename(path).slice(0, -".rels".length));
    const own = file.relations(path === "_rels/.rels" ? "" : source);
    return [
      ...twice(own.map(({ id }) => id)).map((id) => `${path}: holds ${id} twice`),
      ...own.flatMap(({ path: to }) =>
        to === undefined || file.names.includes(to) ? [] : [`${path}: points to ${to}, which is missing`],
      ),
    ];
  }
  const known = new Set(file.relations(path).map(({ id }) => id));
  const used = [root, ...everyElement(root)].flatMap(({ attributes }) =>
    Object.entries(attributes).flatMap(([name, value]) => (/^r:(?:id|embed|link|pict|dm|lo|qs|cs)$/.test(name) ? [value] : [])),
  );
  return used.filter((id) => id !== "" && !known.has(id)).map((id) => `${path}: names the relation ${id}, which is missing`);
}

function* everyElement(root: XmlElement): Generator<XmlElement> {
  for (const each of root.children) {
    yield each;
    yield* everyElement(each);
  }
}

function stylesOf(part: Part | undefined, faults: string[]): Styles {
  const list = (name: string): XmlElement[] => child(part?.root, name)?.children ?? [];
  const say = (fault: string): void => void faults.push(`${part!.path}: ${fault}`);
  if (!part) return { cells: Infinity, formats: Infinity };
  const formats = list("numFmts").map(({ attributes }) => attributes["numFmtId"]!);
  const sizes = { fontId: list("fonts"), fillId: list("fills"), borderId: list("borders"), xfId: list("cellStyleXfs") };
  for (const name of ["cellXfs", "cellStyleXfs"])
    for (const { attributes } of list(name)) {
      for (const [key, { length }] of Object.entries(sizes))
        if ((key !== "xfId" || name === "cellXfs") && Number(attributes[key] ?? -1) >= length)
          say(`${name}: ${key} ${attributes[key]} is missing`);
      const format = attributes["numFmtId"] ?? "0";
      if (Number(format) >= 164 && !formats.includes(format)) say(`${name}: the number format ${format} is missing`);
    }
  if (list("fills").length < 2) say("has fewer than two fills");
  for (const id of twice(formats)) say(`has the number format ${id} twice`);
  for (const { attributes } of list("numFmts"))
    if ((attributes["formatCode"] ?? "").length > 255) say("has a number format longer than 255");
  for (const each of part.root.children)
    if (each.attributes["count"] !== undefined && Number(each.attributes["count"]) !== each.children.length)
      say(`counts ${each.name} wrongly`);
  return { cells: list("cellXfs").length, formats: list("dxfs").length };
}

interface SheetEntry {
  name: string;
  id: string;
  isVisible: boolean;
  part: Part | undefined;
}

function workbookFaults({ path, root, xml }: Part, sheets: readonly SheetEntry[], book: Book): string[] {
  const names = childrenOf(child(root, "definedNames"), "definedName");
  const badSheet = ({ name }: SheetEntry): boolean =>
    name === "" || name.length > 31 || /[\\/*?:[\]]|^'|'$|^history$/i.test(name);
  const active = Number([...descendants(root, "workbookView")][0]?.attributes["activeTab"] ?? 0);
  const keys = names.map(({ attributes: { name = "", localSheetId = "" } }) => `${localSheetId}!${name.toLowerCase()}`);
  return [
    ...sheets.filter(badSheet).map(({ name }) => `has a worksheet called ${name}`),
    ...twice(sheets.map(({ name }) => name.toLowerCase())).map((name) => `has the worksheet ${name} twice`),
    ...twice(sheets.map(({ id }) => id)).map((id) => `has the sheetId ${id} twice`),
    ...(sheets.some(({ isVisible }) => isVisible) ? [] : ["shows no worksheet"]),
    ...(sheets[active]?.isVisible === false || active >= sheets.length ? ["opens on a worksheet that is not shown"] : []),
    ...twice(keys).map((name) => `has the name ${name} twice`),
    ...names.flatMap((element) => nameFaults(element, textOf(xml, element), sheets.length, book)),
  ].map((fault) => `${path}: ${fault}`);
}

function nameFaults({ attributes: { name = "", localSheetId } }: XmlElement, text: string, sheets: number, book: Book): string[] {
  const isOwn = !name.startsWith("_xlnm.");
  return [
    ...(isOwn && (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || /^(?:[rc]|r\d*c\d*)$/i.test(name) || readRange(name))
      ? ["is no name"]
      : []),
    ...(book.tables.has(name.toLowerCase()) ? ["is that of a table"] : []),
    ...(Number(localSheetId ?? 0) >= sheets ? ["belongs to a worksheet that is missing"] : []),
    ...(text.trim() === "" ? ["stands for nothing"] : []),
    ...formulaFaults(text, book.tables),
  ].map((fault) => `the name ${name}: ${fault}`);
}

const order = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState " +
  "dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins " +
  "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing drawingHF legacyDrawing " +
  "legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");

interface Cell {
  row: number;
  column: number;
  element: XmlElement;
  formula: XmlElement | undefined;
}

function worksheetFaults({ path, root, xml }: Part, book: Book): string[] {
  const faults: string[] = [];
  const say = (fault: string): void => void faults.push(`${path}: ${fault}`);
  const places = root.children.map(({ name }) => order.indexOf(name)).filter((at) => at >= 0);
  if (places.some((at, index) => at < (places[index - 1] ?? 0))) say("has its elements in the wrong order");
  const cells = cellsOf(root, book, say);
  for (const cell of cells) cellFaults(cell, xml, book, say);
  arrayFaults(cells, root, say);
  ruleFaults(root, xml, book, say);
  let last = 0;
  for (const { attributes } of childrenOf(child(root, "cols"), "col")) {
    if (Number(attributes["min"]) <= last || Number(attributes["max"]) < Number(attributes["min"]))
      say(`columns overlap at ${attributes["min"]}`);
    last = Number(attributes["max"]);
  }
  const listed = childrenOf(child(root, "tableParts"), "tablePart").length;
  if (listed !== book.file.related(path, "table").length) say("does not list its tables");
  if (book.file.related(path, "comments").length > 0 && !child(root, "legacyDrawing")) say("has comments without their drawing");
  if (child(root, "mergeCells")?.children.length === 0) say("has an empty list of merged cells");
  return faults;
}

type Say = (fault: string) => void;

function cellsOf(root: XmlElement, { styles }: Book, say: Say): Cell[] {
  const cells: Cell[] = [];
  let lastRow = 0;
  for (const row of childrenOf(child(root, "sheetData"), "row")) {
    const number = Number(row.attributes["r"] ?? lastRow + 1);
    if (number <= lastRow) say(`rows are out of order at ${number}`);
    if (Number(row.attributes["s"] ?? 0) >= styles.cells) say(`the style of row ${number} is missing`);
    let lastColumn = -1;
    lastRow = number;
    for (const element of childrenOf(row, "c")) {
      const place = element.attributes["r"];
      const read = place === undefined ? { row: number - 1, column: lastColumn + 1 } : readRange(place);
      if (!read || read.row !== number - 1) say(`row ${number} holds the cell ${place}`);
      else if (read.column <= lastColumn) say(`cells are out of order at ${place}`);
      else cells.push({ row: read.row, column: read.column, element, formula: child(element, "f") });
      lastColumn = read?.column ?? lastColumn + 1;
    }
  }
  return cells;
}

const plainErrors = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);

function cellFaults({ element, formula }: Cell, xml: string, book: Book, say: Say): void {
  const { r = "", s = "0", t = "n", cm = "0" } = element.attributes;
  const value = textOf(xml, child(element, "v"));
  const wrong = (fault: string): void => say(`${r}: ${fault}`);
  if (Number(s) >= book.styles.cells) wrong(`the style ${s} is missing`);
  if (Number(cm) > book.cellMetadata) wrong(`the metadata ${cm} is missing`);
  if (t === "s" && value !== "" && !(Number(value) < book.texts)) wrong(`the text ${value} is missing`);
  if (t === "e" && value !== "" && !plainErrors.has(value)) wrong(`${value} is no error of a file`);
  if (t === "n" && value.trim() !== "" && !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value))
    wrong(`${value} is no number`);
  if (t === "b" && !["0", "1", ""].includes(value)) wrong(`${value} is neither true nor false`);
  if (value.length > 32_767) wrong("holds a text longer than 32767");
  if (!formula) return;
  const text = textOf(xml, formula);
  for (const fault of formulaFaults(text, book.tables)) wrong(fault);
  for (const [, number] of text.replace(/"(?:[^"]|"")*"/g, "").matchAll(/(?<![\p{L}\p{N}_\]])\[(\d+)\](?=[^[\]]*!)/gu))
    if (Number(number) > book.otherBooks) wrong(`refers to the workbook ${number}, which is not listed`);
}

function arrayFaults(cells: readonly Cell[], root: XmlElement, say: Say): void {
  const merges = childrenOf(child(root, "mergeCells"), "mergeCell").map(({ attributes }) => attributes["ref"] ?? "");
  const arrays: string[] = [];
  const heads = new Set<string>();
  for (const { row, column, formula } of cells) {
    const { t, ref, si = "" } = formula?.attributes ?? {};
    if (t === "shared" && ref !== undefined) heads.add(si);
    if (t !== "array") continue;
    const range = readRange(ref ?? "");
    if (range?.row !== row || range.column !== column) say(`an array fills ${ref} from another cell`);
    else arrays.push(ref!);
  }
  for (const { formula } of cells)
    if (formula?.attributes["t"] === "shared" && !heads.has(formula.attributes["si"] ?? "")) say("a shared formula has no head");
  for (const [kind, ranges] of [
    ["merged cells", merges],
    ["arrays", arrays],
  ] as const)
    for (const pair of overlapping(ranges, ranges)) say(`${kind} overlap: ${pair}`);
  for (const pair of overlapping(arrays, merges)) say(`an array lies over merged cells: ${pair}`);
}

function overlapping(some: readonly string[], others: readonly string[]): string[] {
  const read = others.map((range) => readRange(range)!);
  return some.flatMap((range, at) => {
    const a = readRange(range)!;
    const until = some === others ? at : others.length;
    return others
      .slice(0, until)
      .filter((_, index) => {
        const b = read[index]!;
        return a.row <= b.lastRow && b.row <= a.lastRow && a.column <= b.lastColumn && b.column <= a.lastColumn;
      })
      .map((other) => `${range} and ${other}`);
  });
}

const longestWords = { errorTitle: 32, promptTitle: 32, error: 255, prompt: 255 };

function ruleFaults(root: XmlElement, xml: string, book: Book, say: Say): void {
  const formulas = (element: XmlElement, names: RegExp): string[] =>
    element.children.filter(({ name }) => names.test(name)).map((each) => textOf(xml, each));
  for (const rule of [...descendants(root, "cfRule")]) {
    if (Number(rule.attributes["dxfId"] ?? -1) >= book.styles.formats) say("the look of a conditional format is missing");
    for (const text of formulas(rule, /^formula$/)) {
      if (text.includes("_xldudf")) say(`a conditional format calls a custom function: ${text}`);
      for (const fault of formulaFaults(text, book.tables)) say(`a conditional format ${fault}`);
    }
  }
  for (const rule of [...descendants(root, "dataValidation")]) {
    for (const text of formulas(rule, /^formula[12]$/)) {
      if (text.startsWith('"') && text.length > 257) say("a list of a validation is longer than 255");
      if (text.includes("_xldudf")) say(`a validation calls a custom function: ${text}`);
      for (const fault of formulaFaults(text.replace(/^=/, ""), book.tables)) say(`a validation ${fault}`);
    }
    for (const [name, most] of Object.entries(longestWords))
      if ((rule.attributes[name] ?? "").length > most) say(`the ${name} of a validation is longer than ${most}`);
  }
}

function tableFaults({ path, root, xml }: Part, on: Part, book: Book): string[] {
  const { ref = "", displayName = "", headerRowCount = "1" } = root.attributes;
  const range = readRange(ref)!;
  const columns = childrenOf(child(root, "tableColumns"), "tableColumn");
  const filter = readRange(child(root, "autoFilter")?.attributes["ref"] ?? ref)!;
  const merges = [...descendants(on.root, "mergeCell")].map(({ attributes }) => attributes["ref"] ?? "");
  return [
    ...(/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(displayName) ? [] : [`is called ${displayName}`]),
    ...(columns.length === range.lastColumn - range.column + 1 ? [] : [`has ${columns.length} columns in ${ref}`]),
    ...twice(columns.map(({ attributes }) => (attributes["name"] ?? "").toLowerCase())).map(
      (name) => `has the column ${name} twice`,
    ),
    ...twice(columns.map(({ attributes }) => attributes["id"] ?? "")).map((id) => `has the id ${id} twice`),
    ...(filter.row === range.row && filter.column === range.column && filter.lastRow <= range.lastRow
      ? []
      : ["has a filter of another range"]),
    ...overlapping([ref], merges).map((pair) => `holds merged cells: ${pair}`),
    ...(headerRowCount === "0" ||
    child(on.root, "sheetData")?.children.some(({ attributes }) => Number(attributes["r"]) === range.row + 1)
      ? []
      : ["has no row for its header"]),
    ...columns.flatMap((column) =>
      column.children
        .filter(({ name }) => /Formula$/.test(name))
        .flatMap((formula) => formulaFaults(textOf(xml, formula), book.tables)),
    ),
  ].map((fault) => `${path}: ${fault}`);
}

function chainFaults(chain: Part | undefined, sheets: readonly SheetEntry[]): string[] {
  if (!chain) return [];
  const withFormula = new Map(
    sheets.map(({ id, part }) => [
      id,
      new Set(
        [...(part ? descendants(part.root, "c") : [])]
          .filter((cell) => child(cell, "f"))
          .map(({ attributes }) => attributes["r"]),
      ),
    ]),
  );
  let sheet = "";
  return childrenOf(chain.root, "c").flatMap(({ attributes: { r, i } }) => {
    sheet = i ?? sheet;
    return withFormula.get(sheet)?.has(r) === false ? [`${chain.path}: names ${r}, which holds no formula`] : [];
  });
}
