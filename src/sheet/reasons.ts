import { type CellError } from "../grid/cell";

/**
 * The errors met while one cell is calculated. A native function that passes an error on keeps its word but may drop its reason;
 * the trace gives it back.
 */
export class ReasonTrace {
  private readonly met = new Map<string, string>();

  /** A cell begins. */
  reset(): void {
    if (this.met.size > 0) this.met.clear();
  }

  note({ code, message }: CellError): void {
    if (message !== "") this.met.set(code, message);
  }

  reasonOf(code: string): string | undefined {
    return this.met.get(code);
  }
}

/** What an error means that came without a reason of its own: it comes from a native function or operator. */
const general: Record<string, string> = {
  "#DIV/0!": "a division by zero, or by an empty cell",
  "#NAME?": "the formula holds a name that is not known",
  "#VALUE!": "a value in the formula is of the wrong kind, for example a text where a number is needed",
  "#NUM!": "a number in the formula is out of the range that the function accepts",
  "#N/A": "no value is available: nothing was found, or there is not enough data",
  "#REF!": "the formula refers to cells that do not exist",
  "#NULL!": "the ranges do not intersect",
  "#SPILL!": "there is not enough room for the results",
  "#CALC!": "the calculation has no result, for example an empty array",
  "#CYCLE!": "the formula depends on its own cell",
  "#ERROR!": "the formula could not be calculated",
};

export const unreadableReason = "the formula cannot be read: check its brackets, quotes and commas";

export function generalReason(code: string): string {
  return general[code] ?? "the formula could not be calculated";
}
