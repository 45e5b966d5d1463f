/** XMATCH for TRUE or FALSE in a long column, from either end: the engine makes an object of each cell and compares all of them. */
import type { BaseFunction, BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { asArray, isLong, valuesOf } from "./large-ranges";
import { engineError, engineValue, LongTable, oneValueOf, plainValue, type SheetValue } from "./values";

export function searchLongColumns(xmatch: BaseFunction): BaseFunction {
  const calculate = xmatch.calculate.bind(xmatch) as (...values: BaseValueObject[]) => FunctionVariantType;
  xmatch.needsReferenceObject = true;
  xmatch.calculate = ((...given: BaseValueObject[]) => {
    const [searched] = given.slice(1);
    const wanted = given.length >= 2 && given.length <= 4 ? valueOf(given[0]!) : undefined;
    const [matchMode, searchMode] = [numberIn(given[2]) ?? 0, numberIn(given[3]) ?? 1];
    const isPlain = typeof wanted === "boolean" && matchMode === 0 && (searchMode === 1 || searchMode === -1);
    if (!isPlain || !isLongColumn(searched!)) return calculate(...given.map(asArray));
    const rows = valuesOf(searched!);
    let place = searchMode === 1 ? 0 : rows.length - 1;
    while (place >= 0 && place < rows.length && rows[place]![0] !== wanted) place += searchMode;
    if (place === rows.length) place = -1;
    return place < 0 ? engineError("#N/A", `${String(wanted).toUpperCase()} stands nowhere in it`) : engineValue(place + 1);
  }) as BaseFunction["calculate"];
  return xmatch;
}

function isLongColumn(searched: BaseValueObject): boolean {
  if (searched instanceof LongTable) return searched.rows !== undefined && searched.getColumnCount() === 1;
  return isLong(searched) && (searched as unknown as BaseReferenceObject).getColumnCount() === 1;
}

/** Undefined for several values. */
function valueOf(given: BaseValueObject): SheetValue | undefined {
  const value = oneValueOf(asArray(given));
  return value.isArray() ? undefined : plainValue(value);
}

function numberIn(given: BaseValueObject | undefined): SheetValue | undefined {
  return given && valueOf(given);
}
