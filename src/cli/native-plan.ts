/** The table that SCALE.PLAN spills as native formulas: one for each cell, in the order of its columns. */
import { cellName, type CellRange } from "../grid/address";
import {
  breakEven,
  fill,
  initialMargin,
  liquidation,
  type NativePlace,
  netResult,
  roundedUp,
  settledEquity,
  sign,
} from "./native-forms";
import { isRange, nativeTerms } from "./native-terms";

/** By address; a cell that is missing keeps its value: headers, step numbers, the split as numbers, what has no terms. */
export function nativePlan(values: readonly string[], range: CellRange, place: NativePlace): Record<string, string> | undefined {
  const [side = "", entry = "", , , distance = "", stop = "", termText] = values;
  const terms = nativeTerms(termText, place.sheet, place.read);
  // No native cell refuses a step below a minimum order
  if (terms === undefined || terms.now("headers") === false || terms.get("minNotional") !== undefined) return undefined;
  const { row: head, column: first, lastRow } = range;
  const cell = (column: number, row: number): string => cellName(row, first + column - 1);
  const formulas: Record<string, string> = {};
  const [s, tick] = [sign(side), terms.get("tick")];
  const rule = String(terms.now("rule") ?? "entry").toLowerCase();
  const isPercent = String(terms.now("mode") ?? "percent").toLowerCase() === "percent" && !isRange(distance);
  for (let row = head + 1; row <= lastRow; row++) {
    const step = row - head;
    const upTo = (column: number): string => `${cell(column, head + 1)}:${cell(column, row)}`;
    const [adds, prices] = [upTo(2), upTo(3)];
    const put = (column: number, formula: string | undefined): void => {
      if (formula !== undefined) formulas[cell(column, row)] = `=${formula}`;
    };
    if (step === 1) put(3, entry);
    else if (isPercent) put(3, roundedUp(`${entry}*(1+${s}*${step - 1}*${distance})`, side, tick));
    put(4, `SUM(${adds})`);
    put(5, `SUMPRODUCT(${adds},${prices})/${cell(4, row)}`);
    const margin = initialMargin(adds, prices, terms);
    put(6, margin);
    put(7, stopOf(rule, step, { stop, s, tick: tick ?? "0", at: (column, back) => cell(column, row - back) }));
    put(8, netResult(side, adds, prices, fill(cell(7, row), s, terms), terms));
    const equity = settledEquity(terms);
    if (equity !== undefined) put(9, `${cell(8, row)}/${equity}`);
    const rate = terms.get("mmr");
    if (rate !== undefined && margin !== undefined) put(10, liquidation(side, adds, prices, cell(6, row), rate, terms));
    put(11, breakEven(side, adds, prices, terms));
  }
  return formulas;
}

interface StopCells {
  stop: string;
  s: string;
  tick: string;
  /** The cell of a column so many steps before. */
  at: (column: number, back: number) => string;
}

/** Undefined for a rule without a native form here. The stop never loosens. */
function stopOf(rule: string, step: number, { stop, s, tick, at }: StopCells): string | undefined {
  if (step === 1 || rule === "hold") return stop;
  const tighter = (candidate: string): string => `${s}*MAX(${s}*${at(7, 1)},${s}*${candidate})`;
  // A break-even that is not behind the fill of its step moves nothing
  if (rule === "breakeven") return `IF(${s}*(${at(3, 0)}-${at(11, 0)})>0,${tighter(at(11, 0))},${at(7, 1)})`;
  if (rule !== "entry") return undefined;
  return step === 2 ? tighter(at(3, 1)) : tighter(`(${at(3, 1)}-${s}*${tick})`);
}
