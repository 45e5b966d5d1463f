/**
 * A small, honest fake of the part of Excel's JavaScript interface that the pane uses. Honest: nothing is read or written before
 * sync; a property that was not loaded, or was loaded after the last sync, throws as Excel does; a missing item throws at sync unless
 * it was asked for with OrNullObject; what the interface does not have is not there.
 * Not part of it: calculation (a formula's value is what a test gives) and formats, which are only recorded.
 */

export type FakeValue = string | number | boolean | null | { error: string };

export interface FakeCell {
  formula?: string;
  value: FakeValue;
  /** What a formula fills, itself included. */
  spill?: { rows: number; columns: number };
}

export interface FakeSheet {
  name: string;
  /** By address. */
  cells: Record<string, FakeCell>;
  names: Record<string, string>;
  charts: {
    type: string;
    title?: string;
    series: { name?: string; values?: string; steps?: string }[];
    position?: [string, string];
  }[];
  /** By address, what was set on it. */
  formats: Record<string, Record<string, unknown>>;
  settings: Record<string, unknown>;
  isProtected?: boolean;
}

/** Where Excel runs: each gives the pane its address in a form of its own. */
export type FakeHost = "windows" | "mac" | "web";

export interface FakeState {
  host: FakeHost;
  /** The decimal mark of the system. The interface's formulas are English all the same. */
  decimalMark: "." | ",";
  /** Has Excel joined the file's formulas to the add-in? Until then it reads them under the names that files use. */
  isJoined: boolean;
  sheets: FakeSheet[];
  active: { sheet: string; address: string };
  /** Workbook names: name to "Plan!B4". */
  names: Record<string, string>;
  calculations: string[];
  calculationMode?: string;
  documentSettings: Record<string, unknown>;
  savedSettings: Record<string, unknown>;
  /** What Excel says is supported; "ExcelApi 1.12" and so on. */
  supports: (set: string, version: string) => boolean;
  /** Set to make every batch fail with this code. */
  refuses?: string;
  syncs: number;
  handlers: (() => Promise<void>)[];
}

export function sheet(name: string, cells: Record<string, FakeCell | FakeValue> = {}): FakeSheet {
  const entries = Object.entries(cells).map(([address, cell]): [string, FakeCell] => [
    address,
    isCell(cell) ? cell : { value: cell },
  ]);
  return { name, cells: Object.fromEntries(entries), names: {}, charts: [], formats: {}, settings: {} };
}

function isCell(cell: FakeCell | FakeValue): cell is FakeCell {
  return typeof cell === "object" && cell !== null && "value" in cell;
}

export function fakeState(sheets: FakeSheet[], address = "A1"): FakeState {
  return {
    host: "web",
    decimalMark: ".",
    isJoined: true,
    sheets,
    active: { sheet: sheets[0]!.name, address },
    names: {},
    calculations: [],
    documentSettings: {},
    savedSettings: {},
    supports: () => true,
    syncs: 0,
    handlers: [],
  };
}

class FakeError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Area {
  sheet: FakeSheet;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** One batch: what is asked of it waits for sync. */
class Batch {
  private queue: (() => void)[] = [];

  constructor(readonly state: FakeState) {}

  do(action: () => void): void {
    this.queue.push(action);
  }

  async sync(): Promise<void> {
    const queue = this.queue;
    this.queue = [];
    this.state.syncs += 1;
    await Promise.resolve();
    if (this.state.refuses !== undefined) throw new FakeError(this.state.refuses, "refused by the test");
    for (const action of queue) action();
  }
}

type Reader<Target> = Record<string, (target: Target) => unknown>;

/** An object of the interface: `target` exists from the first sync on, properties only once loaded. */
class Proxied<Target> {
  protected target: Target | undefined;
  private loaded: Record<string, unknown> = {};
  private resolved = false;

  constructor(
    protected readonly batch: Batch,
    find: () => Target | undefined,
    private readonly readers: Reader<Target>,
    orNull: boolean,
  ) {
    batch.do(() => {
      this.target = find();
      this.resolved = true;
      if (this.target === undefined && !orNull) throw new FakeError("ItemNotFound", "The requested resource doesn't exist.");
      this.loaded.isNullObject = this.target === undefined;
    });
    for (const name of Object.keys(readers)) this.define(name);
    this.define("isNullObject");
  }

  private define(name: string): void {
    const own = Object.getOwnPropertyDescriptor(this, name) ?? {};
    Object.defineProperty(this, name, {
      ...own,
      configurable: true,
      get: () => {
        if (!(name in this.loaded))
          throw new FakeError("PropertyNotLoaded", `The property '${name}' is not available: load it and sync first.`);
        return this.loaded[name];
      },
      set: (value: unknown) => this.write(name, value),
    });
  }

  protected write(name: string, _value: unknown): void {
    throw new Error(`the fake cannot set ${name}`);
  }

  load(names: string): this {
    const asked = names.split(",").map((name) => name.trim());
    for (const name of asked)
      if (name !== "isNullObject" && !(name in this.readers)) throw new Error(`the fake has no property ${name}`);
    this.batch.do(() => {
      if (this.target === undefined) return;
      for (const name of asked) if (name !== "isNullObject") this.loaded[name] = this.readers[name]!(this.target);
    });
    return this;
  }

  /** The target inside an action, after the object has been found. */
  found(): Target {
    if (!this.resolved || this.target === undefined) throw new FakeError("ItemNotFound", "The object does not exist.");
    return this.target;
  }

  foundOrUndefined(): Target | undefined {
    return this.target;
  }
}

const lastRow = 1048576;
const lastColumn = 16384;

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function cellAt(row: number, column: number): string {
  return `${letters(column)}${row + 1}`;
}

function place(address: string): { row?: number; column?: number } {
  const match = /^\$?([A-Z]*)\$?(\d*)$/i.exec(address);
  if (!match || address === "") throw new FakeError("InvalidArgument", `"${address}" is no address`);
  const column =
    match[1] === "" ? undefined : [...match[1]!.toUpperCase()].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
  return { row: match[2] === "" ? undefined : Number(match[2]) - 1, column };
}

function areaOf(owner: FakeSheet, address: string): Area {
  const [first = "", last = first] = address.split(":");
  const [start, end] = [place(first), place(last)];
  const [row, column] = [start.row ?? 0, start.column ?? 0];
  const [endRow, endColumn] = [end.row ?? lastRow - 1, end.column ?? lastColumn - 1];
  return { sheet: owner, row, column, rows: endRow - row + 1, columns: endColumn - column + 1 };
}

function addressOf({ sheet: owner, row, column, rows, columns }: Area): string {
  const first = cellAt(row, column);
  const name = /^\w+$/.test(owner.name) ? owner.name : `'${owner.name}'`;
  return `${name}!${rows === 1 && columns === 1 ? first : `${first}:${cellAt(row + rows - 1, column + columns - 1)}`}`;
}

function usedArea(owner: FakeSheet, valuesOnly: boolean): Area | undefined {
  const all = [...Object.keys(owner.cells), ...(valuesOnly ? [] : Object.keys(owner.formats))].filter(
    (each) => !each.includes(":"),
  );
  if (all.length === 0) return undefined;
  const places = all.map(place);
  const spills = Object.entries(owner.cells).flatMap(([address, { spill }]) => {
    const { row = 0, column = 0 } = place(address);
    return spill ? [{ row: row + spill.rows - 1, column: column + spill.columns - 1 }] : [];
  });
  const rows = [...places, ...spills].map(({ row }) => row ?? 0);
  const columns = [...places, ...spills].map(({ column }) => column ?? 0);
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { sheet: owner, row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
}

function intersection(one: Area, other: Area): Area | undefined {
  const [row, column] = [Math.max(one.row, other.row), Math.max(one.column, other.column)];
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { sheet: one.sheet, row, column, rows, columns } : undefined;
}

/** The formula's cell whose result fills this one, itself included. */
function spillParent(owner: FakeSheet, row: number, column: number): Area | undefined {
  for (const [address, { spill }] of Object.entries(owner.cells)) {
    const { row: top = 0, column: left = 0 } = place(address);
    if (spill && row >= top && row < top + spill.rows && column >= left && column < left + spill.columns)
      return { sheet: owner, row: top, column: left, rows: 1, columns: 1 };
  }
  return undefined;
}

function mapArea<Result>(area: Area, read: (cell: FakeCell | undefined) => Result): Result[][] {
  if (area.rows * area.columns > 5_000_000) throw new FakeError("ResponsePayloadSizeLimitExceeded", "The response is too large.");
  return Array.from({ length: area.rows }, (_, y) =>
    Array.from({ length: area.columns }, (_, x) => read(area.sheet.cells[cellAt(area.row + y, area.column + x)])),
  );
}

const shown = (value: FakeValue | undefined) =>
  value === null || value === undefined ? "" : typeof value === "object" ? value.error : value;

function typeOf(value: FakeValue | undefined): string {
  if (value === null || value === undefined) return "Empty";
  if (typeof value === "object") return "Error";
  return { string: "String", number: "Double", boolean: "Boolean" }[typeof value as "string" | "number" | "boolean"];
}

const readersOf = (state: FakeState): Reader<Area> => ({
  address: addressOf,
  rowIndex: ({ row }) => row,
  columnIndex: ({ column }) => column,
  rowCount: ({ rows }) => rows,
  columnCount: ({ columns }) => columns,
  values: (area) => mapArea(area, (cell) => shown(asJoined(cell, state)?.value)),
  valueTypes: (area) => mapArea(area, (cell) => typeOf(asJoined(cell, state)?.value)),
  formulas: (area) => mapArea(area, (cell) => asJoined(cell, state)?.formula ?? shown(cell?.value)),
});

/** Until the add-in is joined, its formulas are read as the file holds them, and show #NAME?. */
function asJoined(cell: FakeCell | undefined, { isJoined }: FakeState): FakeCell | undefined {
  if (isJoined || cell?.formula === undefined) return cell;
  const formula = cell.formula.replace(
    /\b(MICRO|SCALE|STOP|TA|CONFIRM)\.([A-Z]+)(?=\()/g,
    (_, family: string, name: string) => `_xldudf_${family}_${name}`,
  );
  return formula === cell.formula ? cell : { formula, value: { error: "#NAME?" } };
}

/** What may be set on a range's format; anything else is a mistake of the caller. */
const formatProperties = ["columnWidth", "wrapText", "horizontalAlignment"];

class FakeRange extends Proxied<Area> {
  readonly worksheet: FakeWorksheet;
  readonly format: object;

  constructor(batch: Batch, find: () => Area | undefined, orNull = false) {
    super(batch, find, readersOf(batch.state), orNull);
    for (const name of ["numberFormat"]) Object.defineProperty(this, name, { set: (value) => this.note(name, value) });
    this.worksheet = new FakeWorksheet(batch, () => this.foundOrUndefined()?.sheet, orNull);
    const part = (prefix: string, names: readonly string[]) =>
      recorder(names, (name, value) => this.note(`${prefix}${name}`, value));
    this.format = Object.assign(
      part("", formatProperties),
      { fill: part("fill.", ["color"]), font: part("font.", ["color", "bold", "italic", "size"]) },
      { borders: { getItem: (edge: string) => part(`${edge}.`, ["style", "color"]) } },
    );
  }

  get dataValidation(): object {
    return recorder(["rule", "errorAlert"], (name, value) => this.note(`validation.${name}`, value));
  }

  get conditionalFormats(): object {
    const rule = recorder(["formula"], (_name, value) => this.note(`rule ${String(value)}`, true));
    const format = recorder(["numberFormat"], (_name, value) => this.note(`format ${String(value)}`, true));
    return { add: () => ({ custom: { rule, format } }) };
  }

  private note(name: string, value: unknown): void {
    this.batch.do(() => {
      const { sheet: owner } = this.found();
      const address = addressOf(this.found()).split("!")[1]!;
      (owner.formats[address] ??= {})[name] = value;
    });
  }

  protected override write(name: string, value: unknown): void {
    if (name !== "values" && name !== "formulas") throw new Error(`the fake cannot set ${name}`);
    const table = value as (string | number | boolean)[][];
    this.batch.do(() => {
      const area = this.found();
      if (area.sheet.isProtected) throw new FakeError("AccessDenied", "You can't perform the requested operation.");
      if (table.length !== area.rows || table.some((row) => row.length !== area.columns))
        throw new FakeError(
          "InvalidArgument",
          "The number of rows or columns in the input array doesn't match the size of the range.",
        );
      table.forEach((row, y) => row.forEach((content, x) => this.put(area, y, x, content)));
    });
  }

  /** As Excel reads what is written: a formula, a text after an apostrophe, and whatever looks like a number, a date or a truth. */
  private put(area: Area, y: number, x: number, content: string | number | boolean): void {
    const address = cellAt(area.row + y, area.column + x);
    if (content === "") delete area.sheet.cells[address];
    else if (typeof content === "string" && /^[=+\-@]/.test(content))
      area.sheet.cells[address] = { formula: content, value: { error: "#BUSY!" } };
    else if (typeof content === "string" && content.startsWith("'")) area.sheet.cells[address] = { value: content.slice(1) };
    else area.sheet.cells[address] = { value: typeof content === "string" ? typed(content, this.batch.state) : content };
  }

  getSpillParentOrNullObject(): FakeRange {
    return new FakeRange(this.batch, () => spillParent(this.found().sheet, this.found().row, this.found().column), true);
  }

  getSpillingToRangeOrNullObject(): FakeRange {
    return new FakeRange(
      this.batch,
      () => {
        const { sheet: owner, row, column } = this.found();
        const spill = owner.cells[cellAt(row, column)]?.spill;
        return spill && { sheet: owner, row, column, ...spill };
      },
      true,
    );
  }

  getIntersectionOrNullObject(other: FakeRange): FakeRange {
    return new FakeRange(this.batch, () => intersection(this.found(), other.found()), true);
  }

  select(): void {
    this.batch.do(() => {
      const { sheet: owner, row, column } = this.found();
      this.batch.state.active = { sheet: owner.name, address: cellAt(row, column) };
    });
  }

  copyFrom(source: FakeRange, type: string): void {
    if (type !== "Values") throw new Error(`the fake cannot copy ${type}`);
    this.batch.do(() => {
      const [from, to] = [source.found(), this.found()];
      mapArea(from, (cell) => cell).forEach((row, y) =>
        row.forEach((cell, x) => {
          const address = cellAt(to.row + y, to.column + x);
          if (cell === undefined) delete to.sheet.cells[address];
          else to.sheet.cells[address] = { value: cell.value };
        }),
      );
    });
  }
}

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const dates = [
  /^\d{1,4}[/-]\d{1,2}([/-]\d{1,4})?$/,
  /^\d{1,2}\.\d{1,2}\.(\d{2,4})?$/,
  new RegExp(`^(\\d{1,2}[ -])?(${months})[a-z]*[ -]?\\d{1,4}$`, "i"),
  new RegExp(`^\\d{1,2}[ -]?(${months})[a-z]*$`, "i"),
];

/** What a text becomes that is typed into a cell: the reason why texts of others are written with an apostrophe. */
export function typed(text: string, { decimalMark }: Pick<FakeState, "decimalMark">): FakeValue {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (dates.some((date) => date.test(text)) || /^\d{1,2}:\d{2}$/.test(text)) return 45000;
  const [group, mark] = decimalMark === "." ? [",", "\\."] : ["\\.", ","];
  const number = new RegExp(`^\\s*[$€£]?(\\d{1,3}(${group}\\d{3})+|\\d+)(${mark}\\d*)?(e[+-]?\\d+)?\\s*(%?)\\s*$`, "i").exec(
    text,
  );
  if (!number) return text;
  const digits = text.replace(new RegExp(`[$€£%\\s]|${group}`, "g"), "").replace(decimalMark, ".");
  return Number(digits) / (number[5] === "%" ? 100 : 1);
}

/** An object that only these properties can be set on. */
function recorder(names: readonly string[], note: (name: string, value: unknown) => void): object {
  const target = {};
  for (const name of names) Object.defineProperty(target, name, { set: (value) => note(name, value) });
  return target;
}

class FakeWorksheet extends Proxied<FakeSheet> {
  readonly names: FakeNames;

  constructor(batch: Batch, find: () => FakeSheet | undefined, orNull = false) {
    super(batch, find, { name: ({ name }) => name }, orNull);
    this.names = new FakeNames(batch, () => this.foundOrUndefined());
    Object.defineProperty(this, "showGridlines", {
      set: (value) => this.batch.do(() => (this.found().settings.showGridlines = value)),
    });
  }

  protected override write(name: string, value: unknown): void {
    if (name !== "name") throw new Error(`the fake cannot set ${name} of a sheet`);
    this.batch.do(() => {
      const text = String(value);
      checkSheetName(this.batch.state, text, this.found());
      this.found().name = text;
      this.batch.state.active.sheet = text;
    });
  }

  getRange(address: string): FakeRange {
    return new FakeRange(this.batch, () => areaOf(this.found(), address));
  }

  getCell(row: number, column: number): FakeRange {
    return new FakeRange(this.batch, () => ({ sheet: this.found(), row, column, rows: 1, columns: 1 }));
  }

  getUsedRange(): FakeRange {
    return new FakeRange(this.batch, () => usedArea(this.found(), false) ?? areaOf(this.found(), "A1"));
  }

  getUsedRangeOrNullObject(valuesOnly = false): FakeRange {
    return new FakeRange(this.batch, () => usedArea(this.found(), valuesOnly), true);
  }

  activate(): void {
    this.batch.do(() => (this.batch.state.active = { sheet: this.found().name, address: "A1" }));
  }

  copy(position: string): FakeWorksheet {
    if (position !== "End") throw new Error(`the fake cannot copy a sheet to ${position}`);
    return new FakeWorksheet(this.batch, () => {
      const { state } = this.batch;
      const source = this.found();
      const made: FakeSheet = { ...structuredClone(source), name: `${source.name} (2)` };
      state.sheets.push(made);
      return made;
    });
  }

  get pageLayout(): object {
    return recorder(["orientation", "zoom"], (name, value) => this.batch.do(() => (this.found().settings[name] = value)));
  }

  get charts(): object {
    return {
      add: (type: string, source: FakeRange) => {
        const chart: FakeSheet["charts"][number] = { type, series: [] };
        this.batch.do(() => {
          chart.series.push({ values: addressOf(source.found()).split("!")[1] });
          this.found().charts.push(chart);
        });
        return fakeChart(this.batch, chart);
      },
    };
  }
}

function fakeChart(batch: Batch, chart: FakeSheet["charts"][number]): object {
  const line = (index: () => number) => {
    const change = (values: Partial<FakeSheet["charts"][number]["series"][number]>) =>
      Object.assign(chart.series[index()]!, values);
    return Object.defineProperty(
      {
        setValues: (range: FakeRange) => batch.do(() => change({ values: addressOf(range.found()).split("!")[1] })),
        setXAxisValues: (range: FakeRange) => batch.do(() => change({ steps: addressOf(range.found()).split("!")[1] })),
      },
      "name",
      { set: (name: string) => batch.do(() => change({ name })) },
    );
  };
  let added = 0;
  return {
    title: recorder(["text"], (_, value) => batch.do(() => (chart.title = value as string))),
    series: {
      getItemAt: (index: number) => line(() => index),
      add: (name: string) => {
        added += 1;
        const index = added;
        batch.do(() => chart.series.push({ name }));
        return line(() => index);
      },
    },
    setPosition: (from: string, to: string) => batch.do(() => (chart.position = [from, to])),
  };
}

class FakeNames {
  constructor(
    private readonly batch: Batch,
    private readonly owner: () => FakeSheet | undefined,
  ) {}

  getItemOrNullObject(name: string): FakeNamedItem {
    const key = (names: Record<string, string>) => Object.keys(names).find((each) => each.toLowerCase() === name.toLowerCase());
    return new FakeNamedItem(this.batch, () => {
      const { state } = this.batch;
      const owner = this.owner();
      const names = owner?.names ?? state.names;
      const found = key(names);
      if (found === undefined) return undefined;
      const [sheetName, address] = owner ? [owner.name, names[found]!] : (names[found]!.split("!") as [string, string]);
      const sheetOfName = state.sheets.find((each) => each.name === sheetName);
      return sheetOfName && areaOf(sheetOfName, address);
    });
  }

  add(name: string, range: FakeRange): void {
    this.batch.do(() => {
      const { names } = this.owner()!;
      if (name in names) throw new FakeError("ItemAlreadyExists", "The name is in use.");
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || /^(?:[A-Z]{1,3}\d+|[RC])$/i.test(name))
        throw new FakeError("InvalidArgument", `"${name}" is no name`);
      names[name] = addressOf(range.found()).split("!")[1]!;
    });
  }
}

class FakeNamedItem extends Proxied<Area> {
  constructor(batch: Batch, find: () => Area | undefined) {
    super(batch, find, {}, true);
  }

  getRangeOrNullObject(): FakeRange {
    return new FakeRange(this.batch, () => this.foundOrUndefined(), true);
  }
}

function checkSheetName(state: FakeState, name: string, except?: FakeSheet): void {
  if (name === "" || name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(name))
    throw new FakeError("InvalidArgument", `"${name}" is no name of a sheet`);
  if (state.sheets.some((each) => each !== except && each.name.toLowerCase() === name.toLowerCase()))
    throw new FakeError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
}

class FakeWorksheets extends Proxied<FakeSheet[]> {
  readonly onChanged: object;
  readonly onCalculated: object;

  constructor(batch: Batch) {
    super(batch, () => batch.state.sheets, { "items/name": () => undefined }, false);
    this.onChanged = events(batch);
    this.onCalculated = events(batch);
    let items: FakeWorksheet[] | undefined;
    Object.defineProperty(this, "items", {
      get: () => {
        if (items === undefined)
          throw new FakeError("PropertyNotLoaded", "The property 'items' is not available: load it and sync first.");
        return items;
      },
    });
    const load = this.load.bind(this);
    this.load = (names: string) => {
      load(names);
      batch.do(() => (items = batch.state.sheets.map((each) => loadedSheet(batch, each))));
      return this;
    };
  }

  getItem(name: string): FakeWorksheet {
    return new FakeWorksheet(this.batch, () => this.find(name));
  }

  getItemOrNullObject(name: string): FakeWorksheet {
    return new FakeWorksheet(this.batch, () => this.find(name), true);
  }

  getActiveWorksheet(): FakeWorksheet {
    return new FakeWorksheet(this.batch, () => this.find(this.batch.state.active.sheet));
  }

  add(name: string): FakeWorksheet {
    return new FakeWorksheet(this.batch, () => {
      checkSheetName(this.batch.state, name);
      const made = sheet(name);
      this.batch.state.sheets.push(made);
      return made;
    });
  }

  private find(name: string): FakeSheet | undefined {
    return this.batch.state.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  }
}

/** A sheet of a loaded collection: found already, its name loaded. */
function loadedSheet(batch: Batch, owner: FakeSheet): FakeWorksheet {
  const pending = new Batch(batch.state);
  const made = new FakeWorksheet(pending, () => owner);
  made.load("name");
  (pending as unknown as { queue: (() => void)[] }).queue.splice(0).forEach((action) => action());
  (made as unknown as { batch: Batch }).batch = batch;
  (made.names as unknown as { batch: Batch }).batch = batch;
  return made;
}

function events(batch: Batch): object {
  return { add: (handler: () => Promise<void>) => batch.do(() => batch.state.handlers.push(handler)) };
}

function fakeContext(state: FakeState): object {
  const batch = new Batch(state);
  const worksheets = new FakeWorksheets(batch);
  const activeCell = () => {
    const owner = state.sheets.find((each) => each.name === state.active.sheet)!;
    return areaOf(owner, state.active.address);
  };
  return {
    sync: () => batch.sync(),
    workbook: {
      worksheets,
      names: new FakeNames(batch, () => undefined),
      getActiveCell: () => new FakeRange(batch, activeCell),
      onSelectionChanged: events(batch),
      application: new FakeApplication(batch),
    },
  };
}

const platforms: Readonly<Record<FakeHost, string>> = { windows: "PC", mac: "Mac", web: "OfficeOnline" };

/** The address under which a host opens a page of an add-in: as seen on each, an address with a hash included. */
export function hostedAddress(host: FakeHost, address: string): string {
  const url = new URL(address);
  const info = {
    windows: "Excel$Win32$16.01$en-US$$$$0",
    mac: "Excel$Mac$16.02$en-US",
    web: "Excel$Web$16.00$de-DE$telemetry$isDialog$$0",
  };
  url.search += `${url.search === "" ? "?" : "&"}_host_Info=${info[host]}`;
  if (host === "mac") url.hash = "";
  return host === "web"
    ? `${url.href}${url.hash === "" ? "#" : ""}&_xdm_Info=1a2b|3c4d|https://excel.officeapps.live.com`
    : url.href;
}

/** The result of a formula arrives: the cell has shown #BUSY! until now, and Excel calls back. */
export async function arrive(state: FakeState, sheetName: string, address: string, value: FakeValue): Promise<void> {
  const cell = state.sheets.find(({ name }) => name === sheetName)!.cells[address]!;
  if (cell.formula === undefined) throw new Error(`${sheetName}!${address} waits for no result`);
  cell.value = value;
  for (const handler of state.handlers) await handler();
}

/** Calculates on request, and has a mode, "Automatic" or "Manual". */
class FakeApplication extends Proxied<FakeState> {
  constructor(batch: Batch) {
    super(batch, () => batch.state, { calculationMode: ({ calculationMode }) => calculationMode ?? "Automatic" }, false);
  }

  protected override write(name: string, value: unknown): void {
    if (name !== "calculationMode") throw new Error(`the fake cannot set ${name} of the application`);
    this.batch.do(() => {
      this.found().calculationMode = value as string;
      this.found().calculations.push(`mode ${String(value)}`);
    });
  }

  get cultureInfo(): object {
    const reader = { numberDecimalSeparator: ({ decimalMark }: FakeState) => decimalMark };
    return { numberFormat: new Proxied(this.batch, () => this.batch.state, reader, false) };
  }

  calculate(type: string): void {
    this.batch.do(() => this.found().calculations.push(type));
  }
}

/** Puts Excel and Office into a global scope. */
export function installFakeExcel(state: FakeState, scope: Record<string, unknown>): void {
  scope.Excel = {
    run: async <Result>(batch: (context: unknown) => Promise<Result>) => {
      const context = fakeContext(state) as { sync: () => Promise<void> };
      const result = await batch(context);
      await context.sync();
      return result;
    },
  };
  scope.Office = {
    HostType: { Excel: "Excel" },
    onReady: async () => ({ host: "Excel", platform: platforms[state.host] }),
    context: {
      requirements: { isSetSupported: (set: string, version: string) => state.supports(set, version) },
      document: {
        settings: {
          get: (key: string) => state.documentSettings[key] ?? null,
          set: (key: string, value: unknown) => void (state.documentSettings[key] = value),
          remove: (key: string) => void delete state.documentSettings[key],
          saveAsync: (done: (result: { status: string }) => void) => {
            state.savedSettings = { ...state.documentSettings };
            setTimeout(() => done({ status: "succeeded" }), 0);
          },
        },
      },
    },
  };
}

/** Selects a cell as a user does: Excel calls back. */
export async function selectCell(state: FakeState, sheetName: string, address: string): Promise<void> {
  state.active = { sheet: sheetName, address };
  for (const handler of state.handlers) await handler();
}
