/** What the formulas of a workbook may refer to besides cells: worksheets, names and tables. */
import { type CellRange, readRange } from "./address";
import type { Expression } from "./expression";
import { readFormulaOrNothing } from "./formula";
import type { TableData, WorkbookData } from "./workbook-data";

/** Where a formula stands. */
export interface Place {
  sheet: string;
  row: number;
  column: number;
}

/** A table and where it is. */
export interface Table extends TableData {
  sheet: string;
  area: CellRange;
}

export interface DefinedName {
  /** As it was defined. */
  name: string;
  /** What it stands for, as typed, without an equals sign. */
  text: string;
  /** Undefined for a text that is no formula. */
  tree: Expression | undefined;
}

/** A name that only one worksheet sees by itself. */
export interface LocalName {
  sheet: string;
  name: string;
  text: string;
}

/**
 * Names that refer to names end at this depth: a circle, or nobody's formula. So often those of one formula are followed or written out, each
 * where it stands: names that stand for several others each would have no end.
 */
export const nameLimits = { deep: 40, together: 10_000 };

export class Book {
  private readonly names = new Map<string, DefinedName>();
  private readonly tablesByName = new Map<string, Table>();
  private readonly tablesOf = new Map<string, Table[]>();
  private readonly sheets = new Map<string, string>();
  private readonly localWords = new Set<string>();

  constructor(
    readonly sheetNames: readonly string[],
    names: Readonly<Record<string, string>> = {},
    localNames: readonly LocalName[] = [],
    readonly tables: readonly Table[] = [],
  ) {
    for (const sheet of sheetNames) this.sheets.set(lower(sheet), sheet);
    for (const [name, text] of Object.entries(names)) this.names.set(lower(name), defined(name, text));
    for (const { sheet, name, text } of localNames) {
      this.names.set(`${lower(sheet)}!${lower(name)}`, defined(name, text));
      this.localWords.add(lower(name));
    }
    for (const table of tables) {
      this.tablesByName.set(lower(table.name), table);
      this.tablesOf.set(lower(table.sheet), [...(this.tablesOf.get(lower(table.sheet)) ?? []), table]);
    }
  }

  /** The worksheet as it is written; undefined when there is none of that name. */
  sheet(name: string): string | undefined {
    return this.sheets.get(lower(name));
  }

  /** The name as this worksheet sees it: its own before those of the workbook. */
  name(name: string, sheet: string): DefinedName | undefined {
    const key = lower(name);
    return this.names.get(`${lower(sheet)}!${key}`) ?? this.names.get(key);
  }

  /** Does some worksheet have a name of its own that is called so? */
  hasLocalNames(name: string): boolean {
    return this.localWords.has(lower(name));
  }

  table(name: string): Table | undefined {
    return this.tablesByName.get(lower(name));
  }

  /** The table that this cell belongs to. */
  tableAt({ sheet, row, column }: Place): Table | undefined {
    return this.tablesOf
      .get(lower(sheet))
      ?.find(({ area }) => row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn);
  }
}

/** What the formulas of this workbook may refer to. */
export function bookOf(data: WorkbookData): Book {
  return new Book(
    data.sheets.map(({ name }) => name),
    data.names,
    data.sheets.flatMap(({ name: sheet, names = {} }) => Object.entries(names).map(([name, text]) => ({ sheet, name, text }))),
    data.sheets.flatMap(({ name, tables = [] }) => tables.flatMap((table) => placed(table, name))),
  );
}

function placed(table: TableData, sheet: string): Table[] {
  const area = readRange(table.range);
  return area ? [{ ...table, sheet, area }] : [];
}

function defined(name: string, written: string): DefinedName {
  const text = written.replace(/^=/, "");
  return { name, text, tree: readFormulaOrNothing(text) };
}

function lower(text: string): string {
  return text.toLowerCase();
}
