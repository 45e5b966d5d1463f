/** The engine without a page: in Node, for the calc command and for tests. */
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-formula/facade";
import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import type { FunctionLibrary } from "../host/library";
import { emptyWorkbook, prepareEngine, sheetFormulaOptions } from "./engine";
import { Sheet } from "./sheet";
import type { WorkbookData } from "../grid/workbook-data";

/** A sheet that nobody sees. Without a workbook it has one empty worksheet, "Sheet1". */
export function createHeadlessSheet(library: FunctionLibrary, workbook: WorkbookData = emptyWorkbook()): Sheet {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} }, logLevel: LogLevel.ERROR });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  const engine = prepareEngine(univer, library);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin, sheetFormulaOptions(library));
  return new Sheet(univer, engine, workbook);
}
