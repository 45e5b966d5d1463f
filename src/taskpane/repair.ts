/** Formulas that hold the name which files use, as other add-ins leave them behind: =[2]!_xldudf_MICRO_MARGIN(...). */
import { type Call, callsIn, rewritten, withName } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { idOfFileToken } from "./library";

const marker = /^_xldudf_/i;

/** A call by the name of a file. */
export interface DamagedCall {
  /** What follows _xldudf_. */
  token: string;
  /** As if the function were that of a workbook or a worksheet. */
  isOfOtherBook: boolean;
}

export function damagedCalls(formula: string): DamagedCall[] {
  const tree = readFormulaOrNothing(formula);
  const calls = tree ? callsIn(tree).filter(isDamaged) : [];
  return calls.map((call) => ({ token: tokenOf(call), isOfOtherBook: call.prefix !== "" }));
}

/** Undefined when the formula is not damaged; no `formula` when one of its functions is not known. */
export function repaired(formula: string): { formula?: string } | undefined {
  const calls = damagedCalls(formula);
  if (calls.length === 0) return undefined;
  if (calls.some(({ token }) => idOfFileToken(token) === undefined)) return {};
  const tree = readFormulaOrNothing(formula)!;
  const mended = rewritten(tree, (part, inner) =>
    part.kind === "call" && isDamaged(part) ? withName(part, idOfFileToken(tokenOf(part))!, inner) : undefined,
  );
  return { formula: formula.slice(0, tree.start) + mended + formula.slice(tree.end) };
}

function isDamaged({ written }: Call): boolean {
  return marker.test(written);
}

function tokenOf({ written }: Call): string {
  return written.replace(marker, "");
}
