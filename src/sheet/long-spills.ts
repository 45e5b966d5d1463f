/** Is there room for a spill of many thousand rows? The engine asks of every cell which other spills reach there; here it is asked once. */
import { CellValueType, type ICellData, type IRange, isNullCell, type Nullable } from "@univerjs/core";
import {
  type BaseValueObject,
  FormulaRuntimeService,
  type IFormulaCurrentConfigService,
  NumberValueObject,
} from "@univerjs/engine-formula";

type Matrix = Record<number, Record<number, Nullable<ICellData>> | undefined> | undefined;
type ByPlace = Record<string, Record<string, { getMatrix(): unknown } | undefined> | null | undefined>;

interface Runtime {
  _currentConfigService: IFormulaCurrentConfigService;
  _runtimeData: ByPlace;
  _runtimeFeatureCellData: object;
  /** The cell that a value is written as. */
  _getValueObjectOfRuntimeData(value: Nullable<BaseValueObject>): Nullable<ICellData>;
  /** Does something stand where this formula spills? */
  _checkIfArrayFormulaRangeHasData(unitId: string, sheetId: string, row: number, column: number, range: IRange): boolean;
}

const manyRows = 1000;
let isMended = false;

/** The engine's classes are one for all engines of a process: mended once. */
export function checkLongSpillsQuickly(): void {
  if (isMended) return;
  isMended = true;
  const runtime = FormulaRuntimeService.prototype as unknown as Runtime;
  const check = runtime._checkIfArrayFormulaRangeHasData;
  runtime._checkIfArrayFormulaRangeHasData = function (this: Runtime, ...given) {
    const [, , , , range] = given;
    const isLong = range.endRow - range.startRow >= manyRows;
    return isLong && standsAlone(this, given) ? isCellInTheWay(this, given) : check.apply(this, given);
  };
  const cellOf = runtime._getValueObjectOfRuntimeData;
  runtime._getValueObjectOfRuntimeData = function (this: Runtime, value) {
    const isBare = value instanceof NumberValueObject && !value.getPattern() && !value.getCustomData();
    return isBare ? { v: value.getValue(), t: CellValueType.NUMBER } : cellOf.call(this, value);
  };
}

type Spill = Parameters<Runtime["_checkIfArrayFormulaRangeHasData"]>;

function standsAlone(runtime: Runtime, [unitId, sheetId, row, column, range]: Spill): boolean {
  if (Object.keys(runtime._runtimeFeatureCellData ?? {}).length > 0) return false;
  const spills = runtime._currentConfigService.getArrayFormulaRange()[unitId]?.[sheetId] ?? {};
  return Object.entries(spills).every(([atRow, others]) =>
    Object.entries((others ?? {}) as Record<string, IRange | undefined>).every(
      ([atColumn, other]) => (Number(atRow) === row && Number(atColumn) === column) || !other || !meets(other, range),
    ),
  );
}

/** A cell that this formula spilled before is in nobody's way, unless something was written there. */
function isCellInTheWay(runtime: Runtime, [unitId, sheetId, row, column, range]: Spill): boolean {
  const config = runtime._currentConfigService;
  const own = config.getArrayFormulaRange()[unitId]?.[sheetId]?.[row]?.[column];
  const now = runtime._runtimeData[unitId]?.[sheetId]?.getMatrix() as Matrix;
  const cells = config.getUnitData()[unitId]?.[sheetId]?.cellData.getMatrix() as Matrix;
  const before = (config.getArrayFormulaCellData() as unknown as ByPlace)[unitId]?.[sheetId]?.getMatrix() as Matrix;
  for (let r = range.startRow; r <= range.endRow; r += 1) {
    for (let c = range.startColumn; c <= range.endColumn; c += 1) {
      if (r === row && c === column) continue;
      if (!isNullCell(now?.[r]?.[c])) return true;
      const cell = cells?.[r]?.[c];
      if (isNullCell(cell)) continue;
      const spilled = before?.[r]?.[c];
      const isOwn =
        spilled?.v !== undefined && own && meets(own, { ...range, startRow: r, endRow: r, startColumn: c, endColumn: c });
      if (!isOwn || spilled.v !== cell!.v || spilled.t !== cell!.t) return true;
    }
  }
  return false;
}

export function meets(one: IRange, other: IRange): boolean {
  const isBeside = one.endColumn < other.startColumn || one.startColumn > other.endColumn;
  return !isBeside && one.endRow >= other.startRow && one.startRow <= other.endRow;
}
