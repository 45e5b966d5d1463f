/** Formulas that hold the name which files use, as other add-ins leave them behind: see grid/function-tokens.ts. */
import { type Call, callsIn, rewritten, withName } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { idOfToken, isToken } from "../grid/function-tokens";
import { functionIds } from "./library";

/** A call by the name of a file. */
export interface DamagedCall {
  /** The function that is meant; undefined when it is none of ours. */
  id: string | undefined;
  /** As if the function were that of a workbook or a worksheet. */
  isOfOtherBook: boolean;
}

export function damagedCalls(formula: string): DamagedCall[] {
  const tree = readFormulaOrNothing(formula);
  const calls = tree ? callsIn(tree).filter(isDamaged) : [];
  return calls.map((call) => ({ id: idOf(call), isOfOtherBook: call.prefix !== "" }));
}

/** Undefined when the formula is not damaged; no `formula` when one of its functions is not known. */
export function repaired(formula: string): { formula?: string } | undefined {
  const calls = damagedCalls(formula);
  if (calls.length === 0) return undefined;
  if (calls.some(({ id }) => id === undefined)) return {};
  const tree = readFormulaOrNothing(formula)!;
  const mended = rewritten(tree, (part, inner) =>
    part.kind === "call" && isDamaged(part) ? withName(part, idOf(part)!, inner) : undefined,
  );
  return { formula: formula.slice(0, tree.start) + mended + formula.slice(tree.end) };
}

function isDamaged({ written }: Call): boolean {
  return isToken(written);
}

function idOf({ written }: Call): string | undefined {
  return idOfToken(written, functionIds);
}
