/** What to do next about an error, by its word: the reason itself comes with the error. */
import { commaAdvice } from "../door/comma-advice";
import type { CellError } from "../grid/cell";
import { generalReason } from "../sheet/reasons";

const nextSteps: Record<string, string> = {
  "#VALUE!": "Check the argument that the reason names: its kind, its spelling and its shape.",
  "#NUM!": "Correct the number that the reason names. The formula itself can stay as it is.",
  "#N/A": "Nothing is wrong with the formula: give it more data, or a name or a level that exists.",
  "#DIV/0!": "Fill the cell that is zero or empty.",
  "#REF!": "The formula points at cells that are gone: type the reference again.",
  "#NAME?": "Check the spelling; the Functions tab lists every name.",
  "#NULL!": "Put a colon between the ends of a range, and a comma between arguments.",
  "#SPILL!": "Clear or move the cell in the way, insert rows above it, or put the formula where there is room.",
  "#CALC!": "Check that the ranges in the formula hold something.",
  "#CYCLE!": "Take the cell's own address out of its formula.",
};

const toCheck = {
  size: "Make the ranges and tables in the formula smaller.",
  numbers:
    "Check the numbers that the formula gives to the function and those in the cells that it reads: one is too large, too small or of the wrong sign.",
  values: "Check the values that the formula reads: their kind, their spelling and their shape.",
};

/** About reasons that name no number and no argument. */
function adviceOfNoName(code: string, message: string): string | undefined {
  if (code === "#NUM!" && /\d cells\b|: it makes [\d,]+ at most$/.test(message)) return toCheck.size;
  if (code === "#NUM!" && !/\d/.test(message)) return toCheck.numbers;
  return code === "#VALUE!" && message === generalReason(code) ? toCheck.values : undefined;
}

export function advice({ code, message }: CellError, decimal = "."): string {
  const ofComma = decimal === "," ? commaAdvice(message) : undefined;
  return ofComma ?? adviceOfNoName(code, message) ?? nextSteps[code] ?? "Change the formula, or undo the last step with Ctrl+Z.";
}
