/**
 * The formulas of the worksheets, gathered anew only when one is another than before: the engine makes a list of all of them several times
 * with every edit. Who gets the same list again may take it that nothing in it has changed.
 */
import {
  type ICellData,
  type ICommandInfo,
  type ICommandService,
  type IObjectMatrixPrimitiveType,
  type IUniverInstanceService,
  type Nullable,
  ObjectMatrix,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { type FormulaDataModel, type IFormulaData, type IFormulaDataItem, initSheetFormulaData } from "@univerjs/engine-formula";
import { SpilledCells } from "./spilled-cells";

export type SheetFormulas = IObjectMatrixPrimitiveType<Nullable<IFormulaDataItem>>;
type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

interface Kept {
  formulas: SheetFormulas;
  places: readonly { row: number; column: number; item: IFormulaDataItem }[];
  /** Is there one that was filled down and stands once for several cells? */
  isShared: boolean;
  /** How many steps there had been that may bring formulas when all cells were looked at. */
  steps: number;
}

const setValues = "sheet.mutation.set-range-values";

/** `commands` is asked for when the first formulas are: the engine makes its parts in an order of its own. */
export function keptFormulas(commands: () => ICommandService): typeof FormulaDataModel {
  return class extends KeptFormulas {
    protected override listen(step: (command: ICommandInfo) => void): void {
      commands().beforeCommandExecuted(step);
      commands().onCommandExecuted(step);
    }
  };
}

abstract class KeptFormulas extends SpilledCells {
  private readonly kept = new WeakMap<Worksheet, Kept>();
  private steps = 0;
  private isListening = false;

  /** Before and after each command. */
  protected abstract listen(step: (command: ICommandInfo) => void): void;

  override getFormulaData(): IFormulaData {
    const workbooks = this.instances.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    return Object.fromEntries(
      workbooks.map((workbook) => [
        workbook.getUnitId(),
        Object.fromEntries(workbook.getSheets().map((sheet) => [sheet.getSheetId(), this.of(sheet).formulas])),
      ]),
    );
  }

  /** What becomes of formulas when these cells are written. Only those of shared formulas concern other cells. */
  override updateFormulaData(...given: Parameters<FormulaDataModel["updateFormulaData"]>) {
    const [unitId, sheetId, cells] = given;
    const worksheet = this.instances.getUnit<Workbook>(unitId)?.getSheetBySheetId(sheetId);
    if (!worksheet || this.of(worksheet).isShared || holds(cells, ({ si }) => Boolean(si))) {
      const updated = super.updateFormulaData(...given);
      // The engine has written into the list that it was given
      if (worksheet) this.kept.delete(worksheet);
      return updated;
    }
    const updated = new ObjectMatrix<IFormulaDataItem | null>();
    new ObjectMatrix(cells).forValue((row, column, cell) => {
      if (isFormula(cell?.f)) updated.setValue(row, column, { f: cell.f });
      else if (isFormula(worksheet.getCellRaw(row, column)?.f)) updated.setValue(row, column, null);
    });
    return updated.getMatrix();
  }

  private of(worksheet: Worksheet): Kept {
    if (!this.isListening) this.listen((command) => (this.steps += mayBringFormulas(command) ? 1 : 0));
    this.isListening = true;
    const before = this.kept.get(worksheet);
    if (before && isStanding(before, worksheet)) {
      if (before.steps !== this.steps && countOfFormulas(worksheet) !== before.places.length) return this.gather(worksheet);
      before.steps = this.steps;
      return before;
    }
    return this.gather(worksheet);
  }

  private gather(worksheet: Worksheet): Kept {
    const formulas: SheetFormulas = {};
    initSheetFormulaData({ "": { "": formulas } }, "", "", worksheet.getCellMatrix());
    const places: Kept["places"][number][] = [];
    new ObjectMatrix(formulas).forValue((row, column, item) => void (item && places.push({ row, column, item })));
    const found: Kept = { formulas, places, isShared: places.some(({ item }) => item.si), steps: this.steps };
    this.kept.set(worksheet, found);
    return found;
  }

  private get instances(): IUniverInstanceService {
    return (this as unknown as { _univerInstanceService: IUniverInstanceService })._univerInstanceService;
  }
}

function isFormula(text: unknown): text is string {
  return typeof text === "string" && text.length > 1 && text.startsWith("=");
}

/** Is there a cell like that? */
function holds(cells: Cells, isWanted: (cell: ICellData) => boolean): boolean {
  let isFound = false;
  new ObjectMatrix(cells).forValue((_, __, cell) => {
    isFound ||= Boolean(cell && isWanted(cell));
    return !isFound;
  });
  return isFound;
}

/** They change how many rows and columns there are behind all cells, and how large those are. */
const sizes = /^sheet\.mutation\.set-worksheet-(row-count|column-count|col-width|row-height|row-auto-height|row-is-auto-height)$/;

/** Every step that changes cells, but values that are written. What is written over a formula is seen at its place. */
function mayBringFormulas({ id, params }: ICommandInfo): boolean {
  if (sizes.test(id)) return false;
  if (id !== setValues) return id.startsWith("sheet.mutation.");
  const { cellValue } = (params ?? {}) as { cellValue?: Cells };
  return cellValue !== undefined && holds(cellValue, ({ f, si }) => Boolean(f || si));
}

function isStanding({ places }: Kept, worksheet: Worksheet): boolean {
  const cells = worksheet.getCellMatrix();
  return places.every(({ row, column, item }) => {
    const cell = cells.getValue(row, column);
    return cell && isSameFormula(item, cell);
  });
}

function countOfFormulas(worksheet: Worksheet): number {
  let count = 0;
  holds(worksheet.getCellMatrix().getMatrix(), ({ f, si }) => {
    if (f || si) count += 1;
    return false;
  });
  return count;
}

/** A cell that a shared formula was filled into holds the name of the formula alone. */
function isSameFormula(before: IFormulaDataItem, { f, si }: ICellData): boolean {
  if ((before.si || "") !== (si || "")) return false;
  const isFilled = before.x !== undefined || before.y !== undefined;
  return isFilled ? !isFormula(f) : before.f === f;
}
