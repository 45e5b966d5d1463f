/** The sheet in a page: the same engine with its user interface. */
import { type Injector, LocaleType, LogLevel, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import englishWords from "@univerjs/preset-sheets-core/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import { ISheetClipboardService } from "@univerjs/sheets-ui";
import { FormulaCalculationSessionController, TriggerCalculationController } from "@univerjs/sheets-formula";
import type { FunctionLibrary } from "../host/library";
import { emptyWorkbook, type EngineParts, prepareEngine, sheetFormulaOptions } from "./engine";
import { PageSheet } from "./page-sheet";
import { cleanPastes, type PastingService } from "./safe-paste";
import type { WorkbookData } from "../grid/workbook-data";

export interface PageOptions {
  workbook?: WorkbookData;
  /** The bar of buttons above the sheet. */
  toolbar?: boolean;
  /** The tabs of the worksheets below. */
  footer?: boolean;
  darkMode?: boolean;
}

type PresetOptions = NonNullable<Parameters<typeof UniverSheetsCorePreset>[0]>;

/** The engine names the progress of a long calculation, and has no words for it. */
function allWords(): typeof englishWords {
  const progress = {
    ...{ analyzing: "Calculating…", calculating: "Calculating…", done: "Calculated" },
    ...{ "array-analysis": "Calculating…", "array-calculation": "Calculating…" },
  };
  const words = englishWords as unknown as Record<string, object>;
  return { ...words, "sheets-formula": { ...words["sheets-formula"], progress } } as unknown as typeof englishWords;
}

/** Shows a sheet in this element, which needs a height. */
export function createPageSheet(container: HTMLElement, library: FunctionLibrary, options: PageOptions = {}): PageSheet {
  const { workbook = emptyWorkbook(), toolbar = true, footer = true, darkMode = false } = options;
  const locales = { [LocaleType.EN_US]: allWords() };
  const univer = new Univer({ locale: LocaleType.EN_US, locales, logLevel: LogLevel.ERROR, darkMode });
  const preset = UniverSheetsCorePreset({
    container,
    toolbar,
    // The formula bar stands in the header
    header: true,
    ...(footer ? {} : { footer: false }),
    formula: sheetFormulaOptions(library),
  } as PresetOptions);
  let engine: EngineParts | undefined;
  for (const plugin of preset.plugins) {
    const [type, settings] = Array.isArray(plugin) ? plugin : [plugin, undefined];
    univer.registerPlugin(type as never, settings as never);
    if ((type as unknown) === UniverFormulaEnginePlugin) engine = prepareEngine(univer, library);
  }
  if (!engine) throw new Error("the sheet has no formula engine");
  const sheet = new PageSheet(univer, engine, workbook, container);
  const injector = univer.__getInjector();
  calculateBeforeDrawing(injector);
  cleanPastes(injector.get(ISheetClipboardService) as unknown as PastingService);
  return sheet;
}

/** The engine begins to calculate once it has drawn, and draws all again: asked for earlier, its parts begin with the workbook. */
function calculateBeforeDrawing(injector: Injector): void {
  injector.get(TriggerCalculationController);
  injector.get(FormulaCalculationSessionController);
}
