/** XMATCH and XLOOKUP with a pattern, from the end: the engine's own find blank cells. */
import type { BaseFunction, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { wildcardPattern } from "../grid/wildcards";
import { engineError, engineTable, engineValue, type SheetValue, tableOf } from "./values";

/** Which arguments say how to look, and what is searched in. */
interface Arguments {
  matchMode: number;
  searchMode: number;
}

const [wildcard, fromTheEnd] = [2, -1];

export function backwardXmatch(xmatch: BaseFunction): BaseFunction {
  return withBackward(xmatch, { matchMode: 2, searchMode: 3 }, (place) =>
    place < 0 ? engineError("#N/A", "nothing fits the pattern") : engineValue(place + 1),
  );
}

export function backwardXlookup(xlookup: BaseFunction): BaseFunction {
  return withBackward(xlookup, { matchMode: 4, searchMode: 5 }, (place, searched, [, , results, otherwise]) => {
    if (place < 0) return otherwise && !otherwise.isNull() ? otherwise : engineError("#N/A", "nothing fits the pattern");
    const table = tableOf(results!);
    return engineTable(searched.length === 1 ? table.map((row) => [row[place]!]) : [table[place]!]);
  });
}

function withBackward(
  lookup: BaseFunction,
  { matchMode, searchMode }: Arguments,
  answer: (place: number, searched: SheetValue[][], values: readonly BaseValueObject[]) => FunctionVariantType,
): BaseFunction {
  const calculate = lookup.calculate.bind(lookup) as (...values: BaseValueObject[]) => FunctionVariantType;
  lookup.calculate = ((...values: BaseValueObject[]) => {
    const [wanted, searched] = values;
    const isBackward = numberIn(values[matchMode]) === wildcard && numberIn(values[searchMode]) === fromTheEnd;
    const text = wanted && oneValue(wanted);
    if (!isBackward || typeof text !== "string" || !searched || searched.isError()) return calculate(...values);
    const table = tableOf(searched);
    if (table.length > 1 && table[0]!.length > 1) return calculate(...values);
    const fits = wildcardPattern(text);
    const isFound = table.flat().map((value) => typeof value === "string" && fits.test(value));
    const place = isFound.lastIndexOf(true);
    return answer(place, table, values);
  }) as BaseFunction["calculate"];
  return lookup;
}

function oneValue(value: BaseValueObject): SheetValue | undefined {
  const table = tableOf(value);
  return table.length === 1 && table[0]!.length === 1 ? table[0]![0] : undefined;
}

function numberIn(value: BaseValueObject | undefined): unknown {
  return value === undefined || value.isNull() ? undefined : oneValue(value);
}
