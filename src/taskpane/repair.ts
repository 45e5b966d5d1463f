/** Formulas that hold the name which files use, as other add-ins leave them behind: =[2]!_xldudf_MICRO_MARGIN(...). */
import { type Call, callsIn, rewritten, withName } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { idOfFileToken } from "./library";

const token = /^_xldudf_/i;

/** The names, without what files write before them, of the functions that a formula calls so. */
export function damagedNames(formula: string): string[] {
  const tree = readFormulaOrNothing(formula);
  const calls = tree ? callsIn(tree).filter(isDamaged) : [];
  return calls.map(({ written }) => written.replace(token, ""));
}

/** Undefined when the formula is not damaged; no `formula` when one of its functions is not known. */
export function repaired(formula: string): { formula?: string } | undefined {
  const names = damagedNames(formula);
  if (names.length === 0) return undefined;
  if (names.some((name) => idOfFileToken(name) === undefined)) return {};
  const tree = readFormulaOrNothing(formula)!;
  const mended = rewritten(tree, (part, inner) =>
    part.kind === "call" && isDamaged(part) ? withName(part, idOfFileToken(part.written.replace(token, ""))!, inner) : undefined,
  );
  return { formula: formula.slice(0, tree.start) + mended + formula.slice(tree.end) };
}

function isDamaged({ written }: Call): boolean {
  return token.test(written);
}
