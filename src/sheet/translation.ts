/** Hands every formula to the engine in the engine's words, with the place it stands at. */
import {
  type Injector,
  type IObjectMatrixPrimitiveType,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import {
  type FormulaDependencyGenerator,
  type FormulaDependencyTree,
  type IFormulaDependencyTree,
  type IDefinedNamesServiceParam,
  IDefinedNamesService,
  type IFormulaData,
  type IFormulaDataItem,
  IFunctionService,
} from "@univerjs/engine-formula";
import { rangeName, readAddress } from "../grid/address";
import { Book, type Table } from "../grid/book";
import type { TableData } from "../grid/workbook-data";
import { AlikeFormulas } from "./alike-formulas";
import { functionsAtEnds, ReadRanges } from "./read-ranges";
import { withoutRelatives } from "./few-relatives";
import { KeptDependencies } from "./kept-dependencies";
import { EngineTexts, type TranslationSource } from "./engine-text";

/** The name under which the engine moves the cells of a table along when rows are put in. */
const tableId = "table:";

export const wholeWorkbook = "AllDefaultWorkbook";

/** The formulas of one engine in its own words; who changes names, tables or worksheets need not tell. */
export class FormulaTranslation {
  readonly texts = new EngineTexts();
  /** Another number after anything that formulas are translated by has changed. */
  version = 0;
  private known = "";
  private tables = new Map<string, TableData>();
  private readonly arrays = new Map<string, { formula: string; rows: number; columns: number }>();
  private kept = new Map<string, { formula: string; text: string }>();
  private book = new Book([]);
  private beside: Pick<TranslationSource, "books" | "countsFrom1904"> = {};

  constructor(private readonly injector: Injector) {}

  /** What the workbook holds that formulas of the engine know nothing of. */
  opened(tables: readonly TableData[], beside: Pick<TranslationSource, "books" | "countsFrom1904">): void {
    this.beside = beside;
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.arrays.clear();
    this.kept.clear();
    this.known = "";
    this.version += 1;
  }

  /** Formulas that are not calculated: by sheet and place, a constant that stands for each while the cell holds this formula. */
  keep(kept: readonly { sheetId: string; row: number; column: number; formula: string; constant: string }[]): void {
    this.version += 1;
    this.kept = new Map(
      kept.map(({ sheetId, row, column, formula, constant }) => [`${sheetId}!${row},${column}`, { formula, text: constant }]),
    );
  }

  /** The formula in this cell is an array formula of old, which fills this range. */
  arrayFormula(sheetId: string, address: string, formula: string, range: string): void {
    const { row, column, lastRow, lastColumn } = readAddress(range);
    const start = readAddress(address);
    this.version += 1;
    this.arrays.set(`${sheetId}!${start.row},${start.column}`, {
      formula,
      rows: lastRow - row + 1,
      columns: lastColumn - column + 1,
    });
  }

  /** The range of the array formula of old in this cell. */
  arrayRangeAt(formula: string, sheetId: string, row: number, column: number): string | undefined {
    const array = this.arrays.get(`${sheetId}!${row},${column}`);
    if (array?.formula !== formula) return undefined;
    return rangeName({ row, column, lastRow: row + array.rows - 1, lastColumn: column + array.columns - 1 });
  }

  /** The tables of a worksheet where they are now. */
  tablesOf(sheet: string): TableData[] {
    this.refresh();
    return this.book.tables
      .filter((table) => table.sheet === sheet)
      .map(({ area, name }) => ({ ...this.tables.get(name)!, range: rangeName(area) }));
  }

  /** Looks at names, tables and worksheets as they are now; called before anything is translated. */
  refresh(): void {
    const workbook = this.workbook();
    if (!workbook) return;
    const names = this.injector.get(IDefinedNamesService).getDefinedNameMap(workbook.getUnitId()) ?? {};
    const sheets = workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()] as const);
    const now = JSON.stringify([workbook.getUnitId(), sheets, Object.values(names).map(signature)]);
    if (now === this.known) return;
    this.known = now;
    this.version += 1;
    this.book = this.bookOf(new Map(sheets), Object.values(names));
    const functions = this.injector.get(IFunctionService);
    this.texts.use({
      book: this.book,
      isFunction: (name) => name === "LET" || name === "LAMBDA" || functions.hasExecutor(name),
      ...this.beside,
    });
  }

  /** The formula of a cell by the engine's own coordinates. */
  at(formula: string, sheetId: string, row: number, column: number): string {
    const same = this.kept.size + this.arrays.size === 0 ? this.texts.sameEverywhere(formula) : undefined;
    if (same !== undefined) return same;
    const sheet = this.workbook()?.getSheetBySheetId(sheetId)?.getName() ?? "";
    const kept = this.kept.get(`${sheetId}!${row},${column}`);
    if (kept?.formula === formula) return this.texts.at(kept.text, { sheet, row, column });
    return this.calculatedAt(formula, sheetId, row, column);
  }

  /** The same for a formula whose result is kept. */
  calculatedAt(formula: string, sheetId: string, row: number, column: number): string {
    const sheet = this.workbook()?.getSheetBySheetId(sheetId)?.getName() ?? "";
    const array = this.arrays.get(`${sheetId}!${row},${column}`);
    return this.texts.at(formula, { sheet, row, column }, array?.formula === formula ? array : undefined);
  }

  /** Does the formula mean something else in another row, beside what its references say? */
  dependsOnPlace(formula: string, sheetId: string, row: number, column: number): boolean {
    return this.at(formula, sheetId, row, column) !== this.texts.at(formula, { sheet: "", row: -1, column: -1 });
  }

  /** A formula that stands nowhere. */
  anywhere(formula: string): string {
    return this.texts.at(formula, { sheet: "", row: 0, column: 0 });
  }

  private workbook(): Nullable<Workbook> {
    return this.injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  }

  private bookOf(sheets: ReadonlyMap<string, string>, defined: readonly IDefinedNamesServiceParam[]): Book {
    const names = defined.filter(({ id }) => !isTable(id));
    const local = names.flatMap(({ name, formulaOrRefString: text, localSheetId = wholeWorkbook }) => {
      const sheet = sheets.get(localSheetId);
      return sheet === undefined ? [] : [{ sheet, name, text }];
    });
    const global = names.filter(({ localSheetId = wholeWorkbook }) => !sheets.has(localSheetId));
    const tables = defined.flatMap(({ id, formulaOrRefString }) => this.tableAt(id, formulaOrRefString));
    return new Book(
      [...sheets.values()],
      Object.fromEntries(global.map((each) => [each.name, each.formulaOrRefString])),
      local,
      tables,
    );
  }

  private tableAt(id: string, text: string): Table[] {
    const table = isTable(id) ? this.tables.get(id.slice(tableId.length)) : undefined;
    if (!table) return [];
    try {
      const { sheet = "", ...area } = readAddress(text.replace(/^=/, ""));
      return [{ ...table, sheet, area }];
    } catch {
      return [];
    }
  }
}

function signature({ id, name, formulaOrRefString, localSheetId }: IDefinedNamesServiceParam): string[] {
  return [id, name, formulaOrRefString, localSheetId ?? ""];
}

/** Is this name of the engine the place of a table? */
export function isTable(id: string): boolean {
  return id.startsWith(tableId);
}

export function idOfTable(name: string): string {
  return tableId + name;
}

/** The dependencies of formulas are found, and their results calculated, from the translation. */
export function placingGenerator(translation: FormulaTranslation): typeof FormulaDependencyGenerator {
  return class extends KeptDependencies {
    private readonly ranges = new ReadRanges();
    private readonly alike = new AlikeFormulas();
    private worksheets = "";

    override async generate(...given: Parameters<FormulaDependencyGenerator["generate"]>) {
      translation.refresh();
      this.worksheets = this.namesAndSizes();
      this.ranges.begin(this.worksheets);
      return super.generate(...given);
    }

    /** What a formula of plain references reads is the same in every calculation. */
    protected override async _getRangeListByNode(...given: Parameters<FormulaDependencyGenerator["_getRangeListByNode"]>) {
      const [data] = given;
      const { currentUnitId, currentSubUnitId } = this._runtimeService;
      const place = `${currentUnitId},${currentSubUnitId},${data.refOffsetX},${data.refOffsetY}`;
      return this.ranges.of(data.node || undefined, place, async () => {
        const found = await super._getRangeListByNode(...given);
        for (const node of data.node ? functionsAtEnds(data.node) : [])
          found.push(...(await super._getRangeListByNode({ ...data, node })));
        return found;
      });
    }

    protected override surroundings(): string {
      return `${translation.version} ${this.worksheets}`;
    }

    private namesAndSizes(): string {
      const sizes = Object.values(this._currentConfigService.getUnitData()).flatMap((sheets) =>
        Object.entries(sheets ?? {}).map(([id, sheet]) => [id, sheet?.rowCount, sheet?.columnCount]),
      );
      return JSON.stringify([this._currentConfigService.getSheetNameMap(), sizes]);
    }

    /** Only for formulas with functions such as OFFSET: without one the engine would sort all formulas for nothing. */
    protected override async _calculateListByFunctionRefNode(trees: IFormulaDependencyTree[]): Promise<void> {
      if (trees.some(({ addressFunctionNodes }) => addressFunctionNodes.length > 0))
        await super._calculateListByFunctionRefNode(trees);
    }

    protected override _createFDtree(...given: Parameters<FormulaDependencyGenerator["_createFDtree"]>): FormulaDependencyTree {
      const [, sheetId, row, column, , { si }] = given;
      const tree = super._createFDtree(...given);
      withoutRelatives(tree);
      const own = translation.at(tree.formula, sheetId, row, column);
      // From one that the engine itself has filled into other cells these count their distance
      if (si) return Object.assign(tree, { formula: own });
      const { formula, right, down } = this.alike.standingFor(own, row, column);
      return Object.assign(tree, { formula, refOffsetX: right, refOffsetY: down });
    }

    protected override _registerFormulas(...given: Parameters<FormulaDependencyGenerator["_registerFormulas"]>): void {
      const [keys, formulas, ...rest] = given;
      super._registerFormulas(keys, this.withOwnFormulas(formulas), ...rest);
    }

    /** A formula that is filled down stands once, with the way to each of its cells; one that depends on its place stands in each. */
    private withOwnFormulas(formulas: IFormulaData): IFormulaData {
      const data: IFormulaData = { ...formulas };
      for (const [unitId, sheets] of Object.entries(formulas))
        for (const [sheetId, cells] of Object.entries(sheets ?? {})) {
          const own = cells && this.ownFormulas(cells, sheetId);
          if (own) data[unitId] = { ...data[unitId], [sheetId]: own };
        }
      return data;
    }

    private ownFormulas(cells: SheetFormulas, sheetId: string): SheetFormulas | undefined {
      const heads = new Map<string, string>();
      const followers: [row: number, column: number, item: IFormulaDataItem][] = [];
      for (const [row, columns] of Object.entries(cells))
        for (const [column, item] of Object.entries<Nullable<IFormulaDataItem>>(columns ?? {})) {
          if (!item?.si) continue;
          const { f, si, x = 0, y = 0 } = item;
          if (x === 0 && y === 0) heads.set(si, f);
          else followers.push([Number(row), Number(column), item]);
        }
      const placed = followers.filter(([row, column, { si }]) => {
        const head = heads.get(si ?? "");
        return head !== undefined && translation.dependsOnPlace(head, sheetId, row, column);
      });
      if (placed.length === 0) return undefined;
      const own: SheetFormulas = Object.fromEntries(Object.entries(cells).map(([row, columns]) => [row, { ...columns }]));
      for (const [row, column, { si, x = 0, y = 0 }] of placed)
        own[row]![column] = { f: this._lexerTreeBuilder.moveFormulaRefOffset(heads.get(si!)!, x, y) };
      return own;
    }
  };
}

type SheetFormulas = IObjectMatrixPrimitiveType<Nullable<IFormulaDataItem>>;
