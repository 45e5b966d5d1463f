/** Functions of the engine itself that are mended or added, so that they do what Excel's do. */
import { ArrayValueObject, BaseFunction, type BaseReferenceObject, type BaseValueObject } from "@univerjs/engine-formula";
import {
  type FunctionVariantType,
  functionCompatibility,
  functionDate,
  functionFinancial,
  functionLogical,
  functionLookup,
  functionMath,
  functionMeta,
  functionStatistical,
  functionText,
  RangeReferenceObject,
} from "@univerjs/engine-formula";
import { ObjectMatrix } from "@univerjs/core";
import { lastColumnOfSheet, lastRowOfSheet } from "../grid/address";
import { CellError } from "../grid/cell";
import { readFormulaOrNothing } from "../grid/formula";
import { arrayConstantText, helpers } from "./engine-text";
import { boundedInverse, boundedProduct, countWork, ofBoundedSize } from "./bounds";
import { backwardXlookup, backwardXmatch } from "./backward-search";
import { operatorOfTables } from "./array-arithmetic";
import { comparisonOfTables, intOfTables, longSequence, minusOfTables } from "./long-arithmetic";
import { searchLongColumns } from "./long-search";
import { ifOfRanges, measureNames, measureOfRanges, rowsOfRanges, takeOfRanges } from "./large-ranges";
import { ChooseLines, Drop, ifErrorOfTables, indexOfArrays, stackOfTables } from "./parts-of-tables";
import { withExactText } from "./fixed-text";
import { wholeLineFunctions } from "./whole-lines";
import { ofBoundedPattern } from "./bounded-patterns";
import { countedSteps, inCountedSteps } from "./counted-steps";
import { ofManyCounts } from "./many-counts";
import { engineError, engineTable, engineValue, oneValueOf, plainValue, tableOf } from "./values";

export function nativeFunctions(): BaseFunction[] {
  return [
    new AnchorArray(helpers.anchorArray),
    new ArrayConstant(helpers.arrayConstant),
    new Fault(helpers.fault),
    new FixedArray(helpers.fixedArray),
    new Single(helpers.single),
    new TrimRange(helpers.trimRange),
    new Image("IMAGE"),
    new NumberOf("N"),
    sortOfACopy(),
    takeOfRanges(engineFunction("TAKE")),
    ifOfRanges(engineFunction("IF")),
    rowsOfRanges(engineFunction("ROWS")),
    ...measureNames.map((name) => measureOfRanges(engineFunction(name))),
    withExactText(engineFunction("FIXED")),
    indexOfArrays(engineFunction("INDEX")),
    new Drop("DROP"),
    stackOfTables(engineFunction("VSTACK")),
    ifErrorOfTables(engineFunction("IFERROR")),
    ...["PLUS", "MULTIPLY", "DIVIDED"].map((name) => operatorOfTables(engineFunction(name))),
    minusOfTables(operatorOfTables(engineFunction("MINUS"))),
    intOfTables(engineFunction("INT")),
    comparisonOfTables(engineFunction("COMPARE")),
    new ChooseLines("CHOOSEROWS", false),
    new ChooseLines("CHOOSECOLS", true),
    ofBoundedSize(longSequence(roomy("SEQUENCE")), 0, 1),
    ofBoundedSize(roomy("RANDARRAY"), 0, 1),
    ofBoundedSize(engineFunction("MAKEARRAY"), 0, 1),
    ofBoundedSize(engineFunction("MUNIT"), 0, 0),
    ofBoundedSize(engineFunction("EXPAND"), 1, 2),
    boundedProduct(engineFunction("MMULT")),
    boundedInverse(engineFunction("MINVERSE")),
    ...["REGEXEXTRACT", "REGEXMATCH", "REGEXREPLACE"].map((name) => ofBoundedPattern(engineFunction(name))),
    ...oneCellLookups(),
    ...Object.keys(countedSteps).map((name) => inCountedSteps(ofManyCounts(engineFunction(name)))),
    ...wholeLineFunctions(),
  ];
}

type Registered = [new (name: string) => BaseFunction, string][];

/** A function of the engine under its own or another name. */
function engineFunction(name: string, as = name): BaseFunction {
  const all = [
    ...functionLogical,
    ...functionLookup,
    ...functionStatistical,
    ...functionMath,
    ...functionMeta,
    ...functionText,
    ...functionDate,
    ...functionFinancial,
    ...functionCompatibility,
  ] as unknown as Registered;
  const registered = all.find(([, each]) => each === name);
  if (!registered) throw new Error(`the engine has no ${name}`);
  return new registered[0](as);
}

/** Functions that search in an argument, which may have shrunk to one cell: the engine takes that for no range. */
const searched: readonly [name: string, index: number][] = [
  ["MATCH", 1],
  ["XMATCH", 1],
  ["VLOOKUP", 1],
  ["HLOOKUP", 1],
  ["LOOKUP", 1],
  ["XLOOKUP", 1],
];

function oneCellLookups(): BaseFunction[] {
  return searched.map(([name, index]) => {
    const lookup = engineFunction(name);
    const calculate = lookup.calculate.bind(lookup) as (...values: BaseValueObject[]) => FunctionVariantType;
    lookup.calculate = ((...values: BaseValueObject[]) => {
      if (looksAtEach(name, values)) countSearch(values[0], values[index]);
      return calculate(...values.map((value, at) => (at === index ? asTable(value) : value)));
    }) as BaseFunction["calculate"];
    if (name === "XMATCH") return searchLongColumns(backwardXmatch(lookup));
    return name === "XLOOKUP" ? backwardXlookup(lookup) : lookup;
  });
}

/** Does the search go through the cells one by one, and not by halves? */
function looksAtEach(name: string, values: readonly BaseValueObject[]): boolean {
  const [, , third, fourth, , sixth] = values.map((value) => (value.isNull() ? undefined : Number(oneValueOf(value).getValue())));
  if (name === "MATCH") return third === 0;
  if (name === "VLOOKUP" || name === "HLOOKUP") return fourth === 0;
  const way = name === "XMATCH" ? fourth : sixth;
  return name !== "LOOKUP" && Math.abs(way ?? 1) === 1;
}

/** So many cells are looked at in the time in which one is worked out. */
const looksPerCell = 5;

/** Of many values, each of which is looked for in the same cells. */
function countSearch(wanted: BaseValueObject | undefined, cells: BaseValueObject | undefined): void {
  const [one, other] = [wanted, cells].map((value) => (value?.isArray() ? (value as ArrayValueObject) : undefined));
  const count = one ? one.getRowCount() * one.getColumnCount() : 1;
  if (count > 1 && other) countWork((count * Math.max(other.getRowCount(), other.getColumnCount())) / looksPerCell);
}

function asTable(value: BaseValueObject): BaseValueObject {
  return value.isArray() || value.isError() || value.isReferenceObject() ? value : engineTable([[plainValue(value)]]);
}

/** The engine gives a result no more room than the worksheet has now; here the worksheet grows. */
function roomy(name: string): BaseFunction {
  const growing = engineFunction(name);
  growing.setSheetRowColumnCount = () =>
    BaseFunction.prototype.setSheetRowColumnCount.call(growing, lastRowOfSheet + 1, lastColumnOfSheet + 1);
  return growing;
}

/** The engine's own SORT sorts its argument in place, and a range is shared between formulas: it gets a copy. */
function sortOfACopy(): BaseFunction {
  const sort = engineFunction("SORT");
  const calculate = sort.calculate.bind(sort) as (...values: BaseValueObject[]) => FunctionVariantType;
  sort.calculate = ((array: BaseValueObject, ...rest: BaseValueObject[]) =>
    calculate(copied(counted(array)), ...rest)) as BaseFunction["calculate"];
  return sort;
}

/** What is sorted is compared again and again: a million rows would hold their host for ten seconds. */
function counted(value: BaseValueObject): BaseValueObject {
  const array = value.isArray() ? (value as ArrayValueObject) : undefined;
  const length = array ? Math.max(array.getRowCount(), array.getColumnCount(), 1) : 1;
  countWork(length * Math.log2(length));
  return value;
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
    const constant = arrayConstantText(String(text.getValue()));
    const tree = readFormulaOrNothing(constant);
    return tree?.kind === "array"
      ? engineTable(tree.rows)
      : engineError("#VALUE!", `${constant} is not an array constant: rows must be of equal length`);
  }
}

/** A part of a formula that stands for nothing. */
class Fault extends BaseFunction {
  override minParams = 2;
  override maxParams = 2;

  override calculate(code: BaseValueObject, reason: BaseValueObject): FunctionVariantType {
    return engineError(String(code.getValue()), String(reason.getValue()));
  }
}

/** An array formula of old: what does not fit into its range is cut off, what is missing is #N/A, one value fills it. */
class FixedArray extends BaseFunction {
  override minParams = 3;
  override maxParams = 3;

  override calculate(result: BaseValueObject, rows: BaseValueObject, columns: BaseValueObject): FunctionVariantType {
    const table = tableOf(result);
    const [height, width] = [table.length, table[0]?.length ?? 0];
    const missing = new CellError("#N/A", "the array formula gives fewer cells than its range has");
    return engineTable(
      Array.from({ length: Number(rows.getValue()) }, (_, row) =>
        Array.from({ length: Number(columns.getValue()) }, (__, column) => {
          const line = height === 1 ? table[0] : table[row];
          const value = line === undefined ? undefined : width === 1 ? line[0] : line[column];
          return value === undefined ? missing : value;
        }),
      ),
    );
  }
}

/** @ before something other than a plain reference. */
class Single extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override needsReferenceObject = true;

  override calculate(value: BaseValueObject): FunctionVariantType {
    if (value.isReferenceObject()) return this.crossing(value as unknown as BaseReferenceObject);
    return value.isArray() ? ((value as ArrayValueObject).getFirstCell() as BaseValueObject) : value;
  }

  private crossing(cells: BaseReferenceObject): FunctionVariantType {
    const { startRow, endRow, startColumn, endColumn } = cells.getRangePosition();
    const table = cells.toArrayValueObject(false);
    const [row, column] = [this.row - startRow, this.column - startColumn];
    const [isOneColumn, isOneRow] = [startColumn === endColumn, startRow === endRow];
    if (isOneColumn && isOneRow) return table.getFirstCell();
    if (isOneColumn && row >= 0 && this.row <= endRow) return valueAt(table, row, 0);
    if (isOneRow && column >= 0 && this.column <= endColumn) return valueAt(table, 0, column);
    return engineError("#VALUE!", "@ finds no cell in the row or column of this formula");
  }
}

function valueAt(table: ArrayValueObject, row: number, column: number): BaseValueObject {
  return table.get(row, column) ?? engineValue(null);
}

/** TRIMRANGE: a range without the empty rows (and columns) at its ends; 1 trims before, 2 after, 3 both. */
class TrimRange extends BaseFunction {
  override minParams = 1;
  override maxParams = 3;

  override calculate(range: BaseValueObject, rows?: BaseValueObject, columns?: BaseValueObject): FunctionVariantType {
    if (range.isError()) return range;
    const table = tableOf(range);
    const [rowMode, columnMode] = [modeOf(rows), modeOf(columns)];
    const isFilled = (row: number, column: number): boolean => table[row]![column] !== null;
    const [height, width] = [table.length, table[0]?.length ?? 0];
    const filledRows = indices(height).filter((row) => indices(width).some((column) => isFilled(row, column)));
    const filledColumns = indices(width).filter((column) => filledRows.some((row) => isFilled(row, column)));
    if (filledRows.length === 0) return engineError("#REF!", "the range is empty");
    const [top, bottom] = ends(filledRows, height, rowMode);
    const [left, right] = ends(filledColumns, width, columnMode);
    return engineTable(table.slice(top, bottom + 1).map((line) => line.slice(left, right + 1)));
  }
}

function modeOf(value: BaseValueObject | undefined): number {
  return value === undefined || value.isNull() ? 3 : Number(value.getValue());
}

function indices(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function ends(filled: readonly number[], length: number, mode: number): [first: number, last: number] {
  const [trimsBefore, trimsAfter] = [mode === 1 || mode === 3, mode === 2 || mode === 3];
  return [trimsBefore ? filled[0]! : 0, trimsAfter ? filled[filled.length - 1]! : length - 1];
}

/** N: of cells the first alone, of an array every value, so that INDEX(A1:A9,N(IF(1,{2;4}))) gives two of them. */
class NumberOf extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override needsReferenceObject = true;

  override calculate(given: BaseValueObject): FunctionVariantType {
    const isCells = given.isReferenceObject();
    const value = isCells ? (given as unknown as BaseReferenceObject).getFirstCell() : given;
    return value.isArray() ? (value as ArrayValueObject).mapValue(numberOf) : numberOf(value);
  }
}

function numberOf(value: BaseValueObject): BaseValueObject {
  if (value.isError()) return value;
  return engineValue(value.isString() ? 0 : Number(value.getValue())) as BaseValueObject;
}

/** Nothing is fetched: the cell keeps what the file says. */
class Image extends BaseFunction {
  override minParams = 1;
  override maxParams = 5;

  override calculate(): FunctionVariantType {
    return engineError("#VALUE!", "pictures are not fetched here");
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
