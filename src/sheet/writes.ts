/** When the columns of a worksheet were last written into. Every write passes through a command of the engine, or is told by noteWrite. */
import {
  type ICellData,
  type ICommandInfo,
  ICommandService,
  type IExecutionOptions,
  type Injector,
  type IObjectMatrixPrimitiveType,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";

/** The cells of a worksheet, by which it is known to whoever looks at it. */
export type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

interface Writes {
  /** The last one that may have changed any column. */
  whole: number;
  columns: Map<number, number>;
  /** The last one that was more than results of formulas. */
  typed: number;
}

const setValues = "sheet.mutation.set-range-values";

let clock = 0;
const writesOf = new WeakMap<Cells, Writes>();

/** Of some columns, or of the whole worksheet where none are given; or of results of formulas. */
export function noteWrite(cells: Cells, columns?: Iterable<number>, isResult = false): void {
  clock += 1;
  const writes = writesOf.get(cells);
  const typed = isResult && writes ? writes.typed : clock;
  if (!writes || !columns) writesOf.set(cells, { whole: clock, columns: new Map(), typed });
  else {
    writes.typed = typed;
    for (const column of columns) writes.columns.set(column, clock);
  }
}

/** Another number whenever something other than results of formulas was written; undefined where nobody watches. */
export function lastTyped(cells: Cells): number | undefined {
  return writesOf.get(cells)?.typed;
}

/** Another number after every write into these columns; undefined where nobody watches the worksheet. */
export function lastWrite(cells: Cells, startColumn = 0, endColumn = Infinity): number | undefined {
  const writes = writesOf.get(cells);
  if (!writes) return undefined;
  let last = writes.whole;
  for (const [column, at] of writes.columns) if (column >= startColumn && column <= endColumn) last = Math.max(last, at);
  return last;
}

/** Called once for an engine, before a workbook is in it. */
export function watchWrites(injector: Injector): void {
  const commands = injector.get(ICommandService);
  const note = (command: ICommandInfo, options?: IExecutionOptions): void =>
    noteCommand(command, injector.get(IUniverInstanceService), options?.["fromFormula"] === true);
  commands.beforeCommandExecuted(note);
  commands.onCommandExecuted(note);
}

/** The worksheets of a workbook are watched from now on. */
export function watchWorkbook(workbook: Workbook): void {
  for (const sheet of workbook.getSheets()) noteWrite(sheet.getCellMatrix().getMatrix());
}

/** What a command may have written. Results of formulas are written into the cells of the formulas, by the same command as values. */
function noteCommand({ id, params }: ICommandInfo, instances: IUniverInstanceService, isResult: boolean): void {
  if (!/^sheet\.mutation\./.test(id)) return;
  const { unitId, subUnitId, cellValue } = (params ?? {}) as { unitId?: string; subUnitId?: string; cellValue?: Cells };
  for (const workbook of instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET)) {
    if (unitId !== undefined && workbook.getUnitId() !== unitId) continue;
    for (const sheet of workbook.getSheets()) {
      if (subUnitId !== undefined && sheet.getSheetId() !== subUnitId) continue;
      const columns = id === setValues && cellValue ? columnsOf(cellValue) : undefined;
      noteWrite(sheet.getCellMatrix().getMatrix(), columns, isResult);
    }
  }
}

function columnsOf(cells: Cells): Set<number> {
  const columns = new Set<number>();
  for (const row in cells) for (const column in cells[row]) columns.add(Number(column));
  return columns;
}
