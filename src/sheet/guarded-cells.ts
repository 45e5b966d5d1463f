/**
 * Asks before cells are overwritten, whichever way that happens: paste, the fill handle, Cut and its paste, a dragged range. All of
 * them end in two of the engine's mutations, which are looked at before they run; typing and Delete are asked about elsewhere.
 */
import {
  CanceledError,
  type ICellData,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  type Nullable,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { fullName } from "../grid/address";

type Matrix = Readonly<Record<string, Readonly<Record<string, Nullable<ICellData>>>>>;

/** Formulas are written anew when rows or names move, and by what is taken back: that overwrites nothing. */
const restructuring =
  /^sheet\.command\.(?:insert|remove|delete|move-rows|move-cols|set-worksheet-name|set-defined-name|reorder)|^univer\.command\.(?:undo|redo)$/;

/** More cells in one go are a table that the page itself puts there. */
const most = 20_000;

export function guardCells(injector: Injector, mayWrite: (addresses: readonly string[]) => boolean): void {
  const commands = injector.get(ICommandService);
  const isRestructuring = restructuringOf(commands);
  commands.beforeCommandExecuted(({ id, params }, options) => {
    if (isRestructuring() || options?.fromFormula) return;
    const addresses = writtenBy(injector, { id, params: params as Written["params"] });
    if (addresses.length > 0 && !mayWrite(addresses)) throw new CanceledError();
  });
  askFirst(commands as unknown as Listening);
}

/**
 * Tells whether a command that moves cells is on its way. The engine tells of the end of a command only where it came to its end: one
 * that is cancelled, or fails, is left here all the same.
 */
function restructuringOf(commands: ICommandService): () => boolean {
  let depth = 0;
  const enter = (id: string): (() => void) => {
    if (!restructuring.test(id)) return () => undefined;
    depth += 1;
    return () => (depth -= 1);
  };
  const [execute, executeNow] = [commands.executeCommand.bind(commands), commands.syncExecuteCommand.bind(commands)];
  commands.executeCommand = async (id, ...rest) => {
    const leave = enter(id);
    try {
      return await execute(id, ...rest);
    } finally {
      leave();
    }
  };
  commands.syncExecuteCommand = (id, ...rest) => {
    const leave = enter(id);
    try {
      return executeNow(id, ...rest);
    } finally {
      leave();
    }
  };
  return () => depth > 0;
}

/** The engine's list of those who are told of a command before it runs. */
interface Listening {
  _beforeCommandExecutionListeners?: unknown[];
}

/** The engine itself forgets the formulas of the cells when it is told: whoever may refuse has to be told before it. */
function askFirst({ _beforeCommandExecutionListeners: listeners }: Listening): void {
  if (!listeners) throw new Error("the engine tells of commands in another way: see guarded-cells.ts");
  listeners.unshift(listeners.pop());
}

interface Written {
  id: string;
  params: { subUnitId?: string; cellValue?: Matrix; from?: Part; to?: Part } | undefined;
}

interface Part {
  subUnitId: string;
  value: Matrix;
}

function writtenBy(injector: Injector, { id, params }: Written): string[] {
  if (!params) return [];
  if (id === "sheet.mutation.set-range-values" && params.cellValue && params.subUnitId !== undefined)
    return changed(injector, { subUnitId: params.subUnitId, value: params.cellValue });
  if (id === "sheet.mutation.move-range")
    return [params.from, params.to].flatMap((part) => (part ? changed(injector, part) : []));
  return [];
}

function changed(injector: Injector, { subUnitId, value }: Part): string[] {
  const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const worksheet = workbook?.getSheetBySheetId(subUnitId);
  if (!worksheet) return [];
  const name = worksheet.getName();
  const addresses: string[] = [];
  for (const [row, cells] of Object.entries(value)) {
    for (const [column, cell] of Object.entries(cells ?? {})) {
      if (!isOtherContent(worksheet, Number(row), Number(column), cell)) continue;
      addresses.push(fullName(name, { sheet: "", row: Number(row), column: Number(column) }));
      if (addresses.length > most) return [];
    }
  }
  return addresses;
}

/** Styles alone, and the same formula again, are no other content. */
function isOtherContent(worksheet: Worksheet, row: number, column: number, cell: Nullable<ICellData>): boolean {
  if (!cell) return true;
  const before = worksheet.getCellRaw(row, column);
  const { f, si, p, v } = cell;
  if (f === undefined && si === undefined && p === undefined && v === undefined) return false;
  if (typeof f === "string" && f !== "") return f !== before?.f;
  if (typeof si === "string" && si !== "") return si !== before?.si;
  return p ? true : (v ?? null) !== (before?.v ?? null) || Boolean(before?.f);
}
