/** What the headless engine and the page have in common: our functions, the mended parts, and how formulas are calculated. */
import { IUniverInstanceService, type Univer, UniverInstanceType, type Workbook } from "@univerjs/core";
import type { FunctionLibrary } from "../host/library";
import { bridgedFunctions } from "./bridge";
import { functionDescriptions } from "./descriptions";
import { replaceEngineParts } from "./engine-parts";
import { nativeFunctions } from "./native-functions";
import { englishName } from "./function-languages";
import { nearMatches } from "./near-matches";
import { ReasonTrace } from "./reasons";
import { FormulaTranslation } from "./translation";
import type { WorkbookData } from "../grid/workbook-data";

/** What a sheet needs to know of its engine. */
export interface EngineParts {
  trace: ReasonTrace;
  translation: FormulaTranslation;
}

/** Prepares the engine of this instance: right after its formula plugin is registered, before a workbook exists. */
export function prepareEngine(univer: Univer, library: FunctionLibrary): EngineParts {
  const injector = univer.__getInjector();
  const trace = new ReasonTrace();
  const translation = new FormulaTranslation(injector);
  const sheetName = (sheetId: string): string | undefined =>
    injector
      .get(IUniverInstanceService)
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)
      ?.getSheetBySheetId(sheetId)
      ?.getName();
  replaceEngineParts(injector, {
    trace,
    translation,
    functions: [...bridgedFunctions(library, { trace, sheetName }), ...nativeFunctions()],
    unknownFunction: (name) => unknownFunctionReason(name, library),
  });
  return { trace, translation };
}

/** Options for formulas in the sheet. Every formula of an opened workbook is calculated (mode 0): otherwise it does not spill. */
export function sheetFormulaOptions(library: FunctionLibrary) {
  return { description: functionDescriptions(library), initialFormulaComputing: 0 };
}

function unknownFunctionReason(name: string, library: FunctionLibrary): string {
  const english = englishName(name);
  if (english !== undefined) return `there is no function ${name}: formulas here are English, where it is ${english}`;
  const names = library.metadata.functions.map((definition) => definition.name);
  const near = nearMatches(name, names);
  return near.length === 0 ? `there is no function ${name}` : `there is no function ${name}; did you mean ${near.join(" or ")}?`;
}

/** One worksheet, "Sheet1", with nothing in it. */
export function emptyWorkbook(): WorkbookData {
  return { sheets: [{ name: "Sheet1", cells: {} }] };
}
