/** Functions of the engine itself that are mended or added, so that they do what Excel's do. */
import { ArrayValueObject, BaseFunction, type BaseReferenceObject, type BaseValueObject } from "@univerjs/engine-formula";
import { type FunctionVariantType, functionLookup, RangeReferenceObject } from "@univerjs/engine-formula";
import { ObjectMatrix } from "@univerjs/core";
import { anchorArrayName, arrayConstantName, readArrayConstant } from "./formula-text";
import { engineError, engineTable } from "./values";

export function nativeFunctions(): BaseFunction[] {
  return [new AnchorArray(anchorArrayName), new ArrayConstant(arrayConstantName), sortOfACopy()];
}

/** The engine's own SORT sorts its argument in place, and a range is shared between formulas: it gets a copy. */
function sortOfACopy(): BaseFunction {
  const registered = (functionLookup as unknown as [new (name: string) => BaseFunction, string][]).find(
    ([, name]) => name === "SORT",
  );
  if (!registered) throw new Error("the engine has no SORT");
  const sort = new registered[0]("SORT");
  const calculate = sort.calculate.bind(sort) as (...values: BaseValueObject[]) => FunctionVariantType;
  sort.calculate = ((array: BaseValueObject, ...rest: BaseValueObject[]) =>
    calculate(copied(array), ...rest)) as BaseFunction["calculate"];
  return sort;
}

function copied(value: BaseValueObject): BaseValueObject {
  if (!value.isArray()) return value;
  const array = value as ArrayValueObject;
  return ArrayValueObject.create({
    calculateValueList: array.getArrayValue().map((row) => [...row]),
    rowCount: array.getRowCount(),
    columnCount: array.getColumnCount(),
    unitId: array.getUnitId(),
    sheetId: array.getSheetId(),
    row: array.getCurrentRow(),
    column: array.getCurrentColumn(),
  });
}

/** {1,"a";2,TRUE} of a formula. */
class ArrayConstant extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;

  override calculate(text: BaseValueObject): FunctionVariantType {
    const constant = String(text.getValue());
    const rows = readArrayConstant(constant);
    return rows
      ? engineTable(rows)
      : engineError("#VALUE!", `{${constant}} is not an array constant: rows must be of equal length`);
  }
}

/** B1# : everything that the formula in B1 spills. */
class AnchorArray extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override needsReferenceObject = true;
  override needsFormulaDataModel = true;

  override calculate(anchor: BaseValueObject): FunctionVariantType {
    if (anchor.isError()) return anchor;
    if (!anchor.isReferenceObject()) return engineError("#REF!", "the # operator needs a cell in front of it");
    const cell = anchor as unknown as BaseReferenceObject;
    const { startRow: row, startColumn: column } = cell.getRangePosition();
    const [sheetId, unitId] = [cell.getSheetId(), cell.getUnitId()];
    if (!this._formulaDataModel?.getFormulaStringByCell(row, column, sheetId, unitId)) return noSpill();
    const now = new ObjectMatrix(cell.getCurrentRuntimeActiveArrayFormulaRange()).getValue(row, column);
    const isCalculatedNow = cell.getCurrentRuntimeSheetData()?.getValue(row, column) !== undefined;
    const before = new ObjectMatrix(cell.getCurrentActiveArrayFormulaRange()).getValue(row, column);
    const range = now ?? (isCalculatedNow ? undefined : before);
    const value = cell.getFirstCell();
    if (value.isError() && value.getValue() === "#SPILL!") return noSpill();
    if (!range) return value;
    const spilled = new RangeReferenceObject(range);
    spilled.setDefaultSheetId(sheetId);
    // INDEX and its like take a part of it and keep only these: without them they read the sheet of the formula
    spilled.setForcedSheetIdDirect(sheetId);
    spilled.setForcedSheetName(cell.getForcedSheetName());
    spilled.setDefaultUnitId(unitId);
    return spilled;
  }
}

function noSpill(): FunctionVariantType {
  return engineError("#REF!", "the cell before # does not spill");
}
