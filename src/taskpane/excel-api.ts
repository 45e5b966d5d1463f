/** The open workbook through Excel's JavaScript interface. Only the files excel-* of the pane name Excel or Office. */
import { CellError, type CellValue, type ErrorCode } from "../grid/cell";
import type { CellData, DecimalsRule, ValidationData, WorksheetData } from "../grid/workbook-data";
import { text, translated, wordings } from "../languages/text";
import { type CellRequest, type Cells, type SelectedCell, type SheetCells } from "./cells";
import { isOurs } from "./check";
import { isOnTheWeb, readFirstRow, readTable, writeTable } from "./excel-data";
import { excelWays } from "./excel-ways";
import type { PlanChart, PlanSheet } from "./plan-sheet";
import { freeSheetName } from "./safe-text";
import { type FormulaToWrite, type Workbook, WorkbookFault } from "./workbook";

/** Where Excel looks for the wish to open the pane with the document. */
const autoOpenKey = "Office.AutoShowTaskpaneWithDocument";

/** The workbook, or undefined when this page is not inside Excel. */
export async function connect(): Promise<Workbook | undefined> {
  if (typeof Office === "undefined") return undefined;
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel ? excelWorkbook : undefined;
}

/** The language of Excel's own menus, such as "de-DE"; undefined outside Excel. */
export function displayLanguage(): string | undefined {
  return typeof Office === "undefined" ? undefined : Office.context?.displayLanguage;
}

const excelWorkbook: Workbook = {
  writingWays: excelWays,
  selected: () => inExcel(selectedCell),
  read: (requests) => inExcel((context) => readCells(context, requests)),
  watch: (listener) => inExcel((context) => watch(context, listener)),
  insertFormula: (formula, replace) => inExcel((context) => insertFormula(context, formula, replace)),
  sheets: () => inExcel(allSheets),
  writeFormulas: (formulas) => inExcel((context) => writeFormulas(context, formulas)),
  select: (sheet, address) => inExcel((context) => select(context, sheet, address)),
  recalculate: () => inExcel(recalculate),
  insertPlan: (name, plan) => inExcel((context) => insertPlan(context, name, plan)),
  tableOn: (sheet, lastColumn) => inExcel((context) => readTable(context, sheet, lastColumn)),
  firstRowOf: (sheet) => inExcel((context) => readFirstRow(context, sheet)),
  putTable: (table) => inExcel((context) => writeTable(context, table)),
  isOnTheWeb,
  copyValues: () => inExcel(copyValues),
  offersAddIn: () => Office.context.document.settings.get(autoOpenKey) === true,
  offerAddIn: async (offer) => {
    if (offer) Office.context.document.settings.set(autoOpenKey, true);
    else Office.context.document.settings.remove(autoOpenKey);
    await saveSettings();
  },
  removeData,
};

type Context = Excel.RequestContext;

/** Runs a batch; what Excel refuses comes back in words. */
async function inExcel<Result>(batch: (context: Context) => Promise<Result>): Promise<Result> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw faultOf(error);
  }
}

const refusals: Readonly<Record<string, string>> = wordings({
  InvalidOperationInCellEditMode: "Excel is editing a cell: press Enter or Esc in the sheet, then try again.",
  AccessDenied: "The sheet or workbook is protected: take the protection off, then try again.",
  ItemAlreadyExists: "A sheet of that name is there already: choose another name.",
});

function faultOf(error: unknown): Error {
  const { code, message } = error as { code?: string; message?: string };
  const words = code === undefined ? undefined : refusals[code];
  return words
    ? new WorkbookFault(translated(words))
    : error instanceof Error && !code
      ? error
      : new WorkbookFault(text("Excel refused: {why}", { why: String(message ?? code) }));
}

/** ExcelApi 1.12 knows spilled ranges; Excel 2019 does not have it. */
function knowsSpills(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.12");
}

async function selectedCell(context: Context): Promise<SelectedCell> {
  const cell = context.workbook.getActiveCell();
  cell.load("address,formulas,values,valueTypes,rowIndex,columnIndex");
  cell.worksheet.load("name");
  const parent = knowsSpills() ? cell.getSpillParentOrNullObject() : undefined;
  parent?.load("address,formulas,rowIndex,columnIndex,isNullObject");
  await context.sync();
  const address = withoutSheet(cell.address);
  const own = formulaOf(cell.formulas[0]![0]);
  const spills = parent !== undefined && !parent.isNullObject && withoutSheet(parent.address) !== address;
  return {
    sheet: cell.worksheet.name,
    address,
    formula: spills ? "" : own,
    value: cellsOf(cell)[0]![0]!,
    ...(spills && {
      spill: {
        address: withoutSheet(parent.address),
        formula: formulaOf(parent.formulas[0]![0]),
        row: cell.rowIndex - parent.rowIndex,
        column: cell.columnIndex - parent.columnIndex,
      },
    }),
  };
}

function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1).replace(/\$/g, "");
}

function formulaOf(formula: unknown): string {
  return typeof formula === "string" && formula.startsWith("=") ? formula : "";
}

/** Values with errors as errors and empty cells as null; needs `values` and `valueTypes` loaded. */
function cellsOf({ values, valueTypes }: Excel.Range): Cells {
  return values.map((row, y) =>
    row.map((value: unknown, x): CellValue | null => {
      const type: string = valueTypes[y]![x]!;
      if (type === "Error") return new CellError(String(value) as ErrorCode);
      return type === "Empty" || value === "" ? null : (value as CellValue);
    }),
  );
}

async function readCells(context: Context, requests: readonly CellRequest[]): Promise<(Cells | undefined)[]> {
  const found = requests.map(({ sheet, address, isName }) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
    const names = isName ? [worksheet.names, context.workbook.names].map((each) => each.getItemOrNullObject(address)) : [];
    for (const each of [worksheet, ...names]) each.load("isNullObject");
    return { worksheet, names };
  });
  await context.sync();
  const ranges = found.map(({ worksheet, names }, index) => {
    const name = names.find((each) => !each.isNullObject);
    if (worksheet.isNullObject || (requests[index]!.isName && name === undefined)) return undefined;
    const range = name ? name.getRangeOrNullObject() : addressed(worksheet, requests[index]!);
    // A formula that fails spills nothing: then its own cell is what E5# gives
    const own = requests[index]!.spill && !name ? worksheet.getRange(requests[index]!.address) : range;
    for (const each of new Set([range, own])) each.load("values,valueTypes,isNullObject");
    return { range, own };
  });
  await context.sync();
  return ranges.map((pair) => {
    if (pair === undefined) return undefined;
    const range = pair.range.isNullObject ? pair.own : pair.range;
    return range.isNullObject ? undefined : cellsOf(range);
  });
}

function addressed(worksheet: Excel.Worksheet, { address, spill }: CellRequest): Excel.Range {
  const range = worksheet.getRange(address);
  if (spill) return range.getSpillingToRangeOrNullObject();
  const isWhole = /^(?:[A-Z]+:[A-Z]+|\d+:\d+)$/i.test(address);
  return isWhole ? range.getIntersectionOrNullObject(worksheet.getUsedRange()) : range;
}

async function watch(context: Context, listener: () => void): Promise<void> {
  const handle = async () => listener();
  context.workbook.onSelectionChanged.add(handle);
  if (Office.context.requirements.isSetSupported("ExcelApi", "1.9")) {
    context.workbook.worksheets.onChanged.add(handle);
    context.workbook.worksheets.onCalculated.add(handle);
  }
  await context.sync();
}

async function insertFormula(context: Context, formula: string, replace: boolean): Promise<"done" | "occupied"> {
  const cell = context.workbook.getActiveCell();
  cell.load("formulas");
  await context.sync();
  if (cell.formulas[0]![0] !== "" && !replace) return "occupied";
  cell.formulas = [[formula]];
  await context.sync();
  return "done";
}

async function allSheets(context: Context): Promise<SheetCells[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const sheets: SheetCells[] = [];
  for (const worksheet of worksheets.items) {
    const used = worksheet.getUsedRangeOrNullObject(true);
    used.load("formulas,values,valueTypes,rowIndex,columnIndex,isNullObject");
    // Sheet by sheet, because Excel on the web answers with 5 MB at most
    await context.sync();
    if (!used.isNullObject) sheets.push(await sheetCells(context, worksheet, used));
  }
  return sheets;
}

async function sheetCells(context: Context, worksheet: Excel.Worksheet, used: Excel.Range): Promise<SheetCells> {
  const [row, column] = [used.rowIndex, used.columnIndex];
  const formulas = used.formulas.map((line) => line.map(formulaOf));
  const ours = formulas.flatMap((line, y) =>
    line.flatMap((formula, x) => (isOurs(formula) ? [[row + y, column + x] as const] : [])),
  );
  const areas = (knowsSpills() ? ours : []).map(([y, x]) => {
    const area = worksheet.getCell(y, x).getSpillingToRangeOrNullObject();
    area.load("rowCount,columnCount,isNullObject");
    return { key: `${y},${x}`, area };
  });
  if (areas.length > 0) await context.sync();
  const spills = new Map(
    areas
      .filter(({ area }) => !area.isNullObject)
      .map(({ key, area }) => [key, { rows: area.rowCount, columns: area.columnCount }]),
  );
  return { name: worksheet.name, row, column, formulas, values: cellsOf(used), spills };
}

async function writeFormulas(context: Context, formulas: readonly FormulaToWrite[]): Promise<void> {
  for (const { sheet, address, formula } of formulas)
    context.workbook.worksheets.getItem(sheet).getRange(address).formulas = [[formula]];
  await context.sync();
}

async function select(context: Context, sheet: string, address: string): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.activate();
  worksheet.getRange(address).select();
  await context.sync();
}

async function recalculate(context: Context): Promise<void> {
  context.workbook.application.calculate("Full");
  await context.sync();
}

async function insertPlan(context: Context, wanted: string, plan: PlanSheet): Promise<string> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const name = freeSheetName(
    wanted,
    worksheets.items.map((each) => each.name),
  );
  const sheet = worksheets.add(name);
  // What the formulas refer to comes first: the list, then the names
  if (!worksheets.items.some((each) => each.name.toLowerCase() === "contracts"))
    writeSheet(worksheets.add(plan.contracts.name), plan.contracts);
  for (const [label, address] of Object.entries(plan.names)) sheet.names.add(label, sheet.getRange(address));
  writeSheet(sheet, plan);
  for (const validation of plan.validations) addValidation(sheet, validation);
  if (Office.context.requirements.isSetSupported("ExcelApi", "1.6"))
    for (const rule of plan.followsDecimals) addDecimals(sheet, rule);
  addChart(sheet, plan.chart);
  if (Office.context.requirements.isSetSupported("ExcelApi", "1.9")) {
    sheet.pageLayout.orientation = "Landscape";
    sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  }
  sheet.activate();
  sheet.getRange(plan.start).select();
  await context.sync();
  return name;
}

function writeSheet(sheet: Excel.Worksheet, data: Pick<WorksheetData, "cells" | "columnWidths">): void {
  sheet.showGridlines = false;
  for (const [address, cell] of Object.entries(data.cells)) writeCell(sheet.getRange(address), cell);
  for (const [letters, pixels] of Object.entries(data.columnWidths ?? {}))
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = pixels * 0.75;
}

/** Words to choose from, or bounds; a list that is open lets other words pass. */
function addValidation(sheet: Excel.Worksheet, { range, allowed, message }: ValidationData): void {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.8")) return;
  const { dataValidation } = sheet.getRange(range);
  dataValidation.rule = validationRule(allowed);
  const showAlert = !("listRange" in allowed) && !("list" in allowed && allowed.isOpen);
  dataValidation.errorAlert = { message, showAlert, style: "Stop", title: "Please check" };
}

function validationRule(allowed: ValidationData["allowed"]): Excel.DataValidationRule {
  if ("listRange" in allowed) return { list: { inCellDropDown: true, source: `=${allowed.listRange}` } };
  if ("list" in allowed) return { list: { inCellDropDown: true, source: allowed.list.join(",") } };
  const { above, minimum, maximum, isWhole } = allowed;
  const lowest = minimum ?? (above === undefined ? undefined : above + 1e-12);
  const basic: Excel.BasicDataValidation =
    lowest !== undefined && maximum !== undefined
      ? { formula1: lowest, formula2: maximum, operator: "Between" }
      : maximum !== undefined
        ? { formula1: maximum, operator: "LessThanOrEqualTo" }
        : above !== undefined
          ? { formula1: above, operator: "GreaterThan" }
          : { formula1: minimum ?? 0, operator: "GreaterThanOrEqualTo" };
  return isWhole ? { wholeNumber: basic } : { decimal: basic };
}

/** Conditional number formats, one a number of decimals, so that the cells follow the contract. */
function addDecimals(sheet: Excel.Worksheet, { ranges, from }: DecimalsRule): void {
  for (let decimals = 0; decimals <= 10; decimals++) {
    for (const area of joined(ranges)) {
      const { custom } = sheet.getRange(area).conditionalFormats.add("Custom");
      custom.rule.formula = `=${from}=${decimals}`;
      custom.format.numberFormat = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
    }
  }
}

/** Cells below each other as one range: fewer rules, and fewer calls. */
function joined(addresses: readonly string[]): string[] {
  const areas: { column: string; first: number; last: number }[] = [];
  for (const address of addresses) {
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const above = areas.find((area) => area.column === column && area.last === Number(row) - 1);
    if (above) above.last += 1;
    else areas.push({ column, first: Number(row), last: Number(row) });
  }
  return areas.map(({ column, first, last }) => `${column}${first}:${column}${last}`);
}

function writeCell(range: Excel.Range, { formula, value, style }: CellData): void {
  if (style?.numberFormat !== undefined) range.numberFormat = [[style.numberFormat]];
  if (formula !== undefined) range.formulas = [[formula]];
  else if (value !== undefined && value !== null) range.values = [[value]];
  if (style === undefined) return;
  const { format } = range;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.color !== undefined) format.font.color = style.color;
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.italic !== undefined) format.font.italic = style.italic;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.align !== undefined)
    format.horizontalAlignment = ({ left: "Left", center: "Center", right: "Right" } as const)[style.align];
  if (style.lineBelow !== undefined) {
    const line = format.borders.getItem("EdgeBottom");
    line.style = "Continuous";
    line.color = style.lineBelow;
  }
}

function addChart(sheet: Excel.Worksheet, { title, steps, lines, from, to }: PlanChart): void {
  const [first, ...others] = lines;
  const chart = sheet.charts.add("LineMarkers", sheet.getRange(first!.values), "Columns");
  chart.title.text = title;
  const series = [chart.series.getItemAt(0), ...others.map(({ name }) => chart.series.add(name))];
  series.forEach((each, index) => {
    each.name = lines[index]!.name;
    if (index > 0) each.setValues(sheet.getRange(lines[index]!.values));
    each.setXAxisValues(sheet.getRange(steps));
  });
  chart.setPosition(from, to);
}

async function copyValues(context: Context): Promise<string> {
  const { worksheets } = context.workbook;
  const source = worksheets.getActiveWorksheet();
  const used = source.getUsedRangeOrNullObject();
  worksheets.load("items/name");
  source.load("name");
  used.load("address,isNullObject");
  await context.sync();
  if (used.isNullObject) throw new WorkbookFault(text("The active sheet is empty: there is nothing to copy."));
  const name = freeSheetName(
    `${source.name.replace(/ \(values\)(?: \d+)?$/, "").slice(0, 22)} (values)`,
    worksheets.items.map((each) => each.name),
  );
  const copy = source.copy("End");
  copy.name = name;
  // Excel's own paste of values: a text that begins with an equals sign stays a text
  copy.getRange(withoutSheet(used.address)).copyFrom(used, "Values");
  copy.activate();
  await context.sync();
  return name;
}

async function removeData(): Promise<number> {
  const { settings } = Office.context.document;
  // It is all that the add-in keeps beside the sheets that it was asked to insert
  if (settings.get(autoOpenKey) !== true) return 0;
  settings.remove(autoOpenKey);
  await saveSettings();
  return 1;
}

function saveSettings(): Promise<void> {
  return new Promise((done, failed) =>
    Office.context.document.settings.saveAsync(({ status, error }) =>
      String(status) === "failed"
        ? failed(new WorkbookFault(text("The workbook's settings could not be saved: {why}", { why: error?.message ?? "" })))
        : done(),
    ),
  );
}
