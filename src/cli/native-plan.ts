/** The table that SCALE.PLAN spills as native formulas: one for each cell, in the order of its columns. */
import { cellName, type CellRange } from "../grid/address";
import { type PlanColumn, planColumn } from "../host/plan-table";
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
  const cell = (column: PlanColumn, row: number): string => cellName(row, first + planColumn(column) - 1);
  const formulas: Record<string, string> = {};
  const [s, tick] = [sign(side), terms.get("tick")];
  const rule = String(terms.now("rule") ?? "entry").toLowerCase();
  const isPercent = String(terms.now("mode") ?? "percent").toLowerCase() === "percent" && !isRange(distance);
  for (let row = head + 1; row <= lastRow; row++) {
    const step = row - head;
    const upTo = (column: PlanColumn): string => `${cell(column, head + 1)}:${cell(column, row)}`;
    const [adds, prices] = [upTo("add"), upTo("trigger")];
    const put = (column: PlanColumn, formula: string | undefined): void => {
      if (formula !== undefined) formulas[cell(column, row)] = `=${formula}`;
    };
    if (step === 1) put("trigger", entry);
    else if (isPercent) put("trigger", roundedUp(`${entry}*(1+${s}*${step - 1}*${distance})`, side, tick));
    put("contracts", `SUM(${adds})`);
    put("averageEntry", `SUMPRODUCT(${adds},${prices})/${cell("contracts", row)}`);
    const margin = initialMargin(adds, prices, terms);
    put("margin", margin);
    put("stop", stopOf(rule, step, { stop, s, tick: tick ?? "0", at: (column, back) => cell(column, row - back) }));
    put("net", netResult(side, adds, prices, fill(cell("stop", row), s, terms), terms));
    const equity = settledEquity(terms);
    if (equity !== undefined) put("netOfEquity", `${cell("net", row)}/${equity}`);
    const rate = terms.get("mmr");
    if (rate !== undefined && margin !== undefined)
      put("liquidation", liquidation(side, adds, prices, cell("margin", row), rate, terms));
    put("breakEven", breakEven(side, adds, prices, terms));
  }
  return formulas;
}

interface StopCells {
  stop: string;
  s: string;
  tick: string;
  /** The cell of a column so many steps before. */
  at: (column: PlanColumn, back: number) => string;
}

/** Undefined for a rule without a native form here. The stop never loosens. */
function stopOf(rule: string, step: number, { stop, s, tick, at }: StopCells): string | undefined {
  if (step === 1 || rule === "hold") return stop;
  const tighter = (candidate: string): string => `${s}*MAX(${s}*${at("stop", 1)},${s}*${candidate})`;
  // A break-even that is not behind the fill of its step moves nothing
  if (rule === "breakeven")
    return `IF(${s}*(${at("trigger", 0)}-${at("breakEven", 0)})>0,${tighter(at("breakEven", 0))},${at("stop", 1)})`;
  if (rule !== "entry") return undefined;
  return step === 2 ? tighter(at("trigger", 1)) : tighter(`(${at("trigger", 1)}-${s}*${tick})`);
}
