/** What stands behind the selected cell: the function, its arguments with their present values, and the reason for an error. */
import { CellError, type CellResult, type CellValue, isTable } from "../grid/cell";
import { type Call, callsIn, type Expression, FormulaFault } from "../grid/expression";
import { readFormula } from "../grid/formula";
import type { PresentArgument } from "../help/function-help";
import { text, translated, wordings } from "../languages/text";
import type { CellRequest, Cells, SelectedCell } from "./cells";
import { type CellSource, evaluate, isReached, NotComputable, runCall, scopeAt } from "./evaluate";
import { entryOf, idOfName } from "./library";
import { type DamagedCall, damagedCalls } from "./repair";
import { sourcesOf } from "./sources";

/** Reads cells; undefined for what could not be read. */
export type ReadCells = (requests: readonly CellRequest[]) => Promise<(Cells | undefined)[]>;

export interface Finding {
  /** The function to show help for; undefined when the formula holds none of ours. */
  id?: string;
  arguments?: (PresentArgument | undefined)[];
  reason?: { code: string; message: string };
  /** Where the reason comes from, or what to do. */
  advice?: string;
  result?: unknown;
  /** Other functions of ours in the same formula. */
  others: string[];
}

/** What Excel shows until the result of a custom function arrives. */
export function isWaiting(value: unknown): boolean {
  return value instanceof CellError && ["#BUSY!", "#GETTING_DATA"].includes(value.code as string);
}

export async function explain(cell: SelectedCell, read: ReadCells): Promise<Finding> {
  const formula = cell.formula || cell.spill?.formula || "";
  const shown = cell.value instanceof CellError ? cell.value : undefined;
  if (formula === "") return shown === undefined ? { others: [] } : general(shown);
  const [call] = damagedCalls(formula);
  if (call) return damaged(call, shown);
  try {
    const expression = readFormula(formula);
    return await explainTree(expression, cell, shown, read);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return {
      ...(shown ? general(shown) : { others: [] }),
      advice: text("This formula could not be followed: {why}.", { why: error.message }),
    };
  }
}

async function explainTree(
  tree: Expression,
  cell: SelectedCell,
  shown: CellError | undefined,
  read: ReadCells,
): Promise<Finding> {
  const calls = callsIn(tree).filter(({ name }) => idOfName(name) !== undefined);
  if (calls.length === 0) return shown ? general(shown) : { others: [] };
  const cells = await cellsOf(tree, cell.sheet, read);
  const failing = shown && firstFailing(calls, tree, cells, cell);
  const call = failing?.call ?? calls[calls.length - 1]!;
  const id = idOfName(call.name)!;
  const others = [...new Set(calls.map(({ name }) => idOfName(name)!))].filter((other) => other !== id);
  const result = shown ? undefined : cell.value;
  const origin = failing?.error && originOf(failing.error, tree, cells);
  return { id, arguments: argumentsNow(call, tree, cells), others, ...(shown ? reasonFor(shown, failing, origin) : { result }) };
}

/** Reads everything that the formula refers to at once. */
async function cellsOf(tree: Expression, sheet: string, read: ReadCells): Promise<CellSource> {
  const requests = sourcesOf(tree).map((source): CellRequest => ({ ...source, sheet: source.sheet ?? sheet }));
  const tables = requests.length === 0 ? [] : await read(requests);
  const byText = new Map(requests.map(({ text }, index) => [text, tables[index]]));
  return (text) => byText.get(text);
}

interface Failing {
  call: Call;
  error?: CellError;
  /** What kept the pane from finding out. */
  obstacle?: NotComputable;
}

/** The innermost of our calls that fails, or that the pane cannot compute. */
function firstFailing(calls: readonly Call[], tree: Expression, cells: CellSource, { spill }: SelectedCell): Failing | undefined {
  let obstacle: Failing | undefined;
  for (const call of calls.filter((each) => isReached(each, tree, cells))) {
    try {
      const error = errorIn(runCall(idOfName(call.name)!, call, cells, scopeAt(call, tree, cells)), spill);
      if (error) return { call, error };
    } catch (thrown) {
      if (!(thrown instanceof NotComputable)) throw thrown;
      obstacle ??= { call, obstacle: thrown };
    }
  }
  return obstacle;
}

/** The error of a result, or of the cell of it that is selected. */
function errorIn(result: CellResult, spill: SelectedCell["spill"]): CellError | undefined {
  const cell: CellValue | undefined = isTable(result) ? result[spill?.row ?? 0]?.[spill?.column ?? 0] : result;
  return cell instanceof CellError ? cell : undefined;
}

/** The reference whose cell holds the error that comes out: a function passes an error of its input on. */
function originOf({ code, message }: CellError, tree: Expression, cells: CellSource): string | undefined {
  if (message !== "") return undefined;
  const holds = (text: string) => cells(text)?.some((row) => row.some((cell) => cell instanceof CellError && cell.code === code));
  return sourcesOf(tree).find(({ text }) => holds(text))?.text;
}

function reasonFor(
  shown: CellError,
  failing: Failing | undefined,
  origin: string | undefined,
): Pick<Finding, "reason" | "advice"> {
  if (isWaiting(shown))
    return {
      ...general(shown),
      advice: text("Wait a moment. If it does not end, close all windows of Excel and open the file again."),
    };
  if (failing?.error) {
    const { code, message } = failing.error;
    if (origin !== undefined)
      return {
        reason: { code, message: text("the error comes from {cell}", { cell: origin }) },
        advice: text("Select {cell} to read why.", { cell: origin.replace(/#$/, "") }),
      };
    const stale =
      code !== shown.code ? text("The cell still shows {code}: press Recalculate under Check.", { code: shown.code }) : undefined;
    return { reason: { code, message: message || generalReason(code) }, ...(stale && { advice: stale }) };
  }
  const reason = { code: shown.code, message: generalReason(shown.code) };
  if (failing?.obstacle) {
    const { part, message } = failing.obstacle;
    return {
      reason,
      advice: text(
        "The exact reason could not be found out: {part} {why}. Put it into a cell of its own and refer to that cell.",
        {
          part: part.text,
          why: message,
        },
      ),
    };
  }
  if (shown.code === "#SPILL!") return { reason, advice: text("Clear the cells below and to the right of the formula.") };
  return {
    reason,
    advice: text(
      "Computed in this pane, our functions in this cell give no error. If the cell has not been recalculated, press Recalculate under Check; otherwise the error comes from the rest of the formula.",
    ),
  };
}

function argumentsNow(call: Call, tree: Expression, cells: CellSource): (PresentArgument | undefined)[] {
  const { parameters } = entryOf(idOfName(call.name)!)!;
  const scope = scopeAt(call, tree, cells);
  return parameters.map((_, index) => {
    const argument = call.arguments[index];
    if (argument === undefined) return undefined;
    try {
      return { text: argument.text, value: evaluate(argument, cells, scope) };
    } catch (thrown) {
      if (!(thrown instanceof NotComputable)) throw thrown;
      const part = thrown.part.text === argument.text ? "" : `${thrown.part.text} `;
      return { text: argument.text, unknown: `${part}${thrown.message}` };
    }
  });
}

function damaged({ id, isOfOtherBook }: DamagedCall, shown: CellError | undefined): Finding {
  const code = shown?.code ?? "#NAME?";
  const message = text("the formula holds the name that files use instead of the function");
  const known = isOfOtherBook
    ? text("Check workbook can repair it.")
    : text(
        "If MicroScale was only just started, close the file and open it again while it runs. If the name is still there then, Check workbook can repair it.",
      );
  const advice = id === undefined ? text("The function is not one of this add-in.") : known;
  return { ...(id !== undefined && { id }), others: [], reason: { code, message }, advice };
}

function general({ code }: CellError): Finding {
  return { others: [], reason: { code, message: generalReason(code) } };
}

const meanings: Readonly<Record<string, string>> = wordings({
  "#DIV/0!": "a division by zero, or by an empty cell",
  "#NAME?": "the formula holds a name that Excel does not know; if it is one of ours, the add-in is not loaded in this workbook",
  "#VALUE!": "a value is of the wrong kind, for example a text where a number is needed",
  "#NUM!": "a number is outside what is allowed",
  "#N/A": "no value is available: nothing was found, or there is not enough data",
  "#REF!": "the formula refers to cells that no longer exist",
  "#NULL!": "the ranges have no cell in common",
  "#SPILL!": "the result needs more cells than are free",
  "#CALC!": "the calculation has no result, for example an empty range",
  "#GETTING_DATA": "the cell is still being calculated",
  "#BUSY!": "the cell is still being calculated",
  "#CONNECT!": "Excel could not reach the add-in",
  "#BLOCKED!": "Excel does not let this workbook use the add-in",
});

export function generalReason(code: string): string {
  const meaning = meanings[code];
  return meaning === undefined ? text("Excel gives no further reason") : translated(meaning);
}
