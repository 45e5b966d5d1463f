/** Finds the call of a known function in a formula and what its arguments are. */
import { type Call, callsIn, type Expression, partsOf } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { givenNames } from "../grid/local-names";
import { tokensOf } from "../grid/tokens";

export interface FormulaCall {
  /** The id as the catalogue has it. */
  id: string;
  /** The arguments as typed, without the spaces around them; "" for one that is left out. */
  arguments: string[];
  /** An argument as a formula of its own: the names that a LET around the call gives stand before it. */
  asFormula: (argument: string) => string;
}

/** The first call of a known function, read from the left; undefined when there is none. */
export function firstCall(formula: string, ids: readonly string[]): FormulaCall | undefined {
  const known = new Map(ids.map((id) => [id.toUpperCase(), id]));
  const tree = readFormulaOrNothing(formula);
  if (!tree) return unfinishedCall(formula, known);
  const calls = callsIn(tree).filter(({ name, prefix }) => prefix === "" && known.has(name));
  const first = calls.reduce<Call | undefined>((least, call) => (least && least.start < call.start ? least : call), undefined);
  if (!first) return undefined;
  const given = first.arguments.map((argument) => argument?.text ?? "");
  return { id: known.get(first.name)!, arguments: given, asFormula: (argument) => `=${within(tree, first, argument)}` };
}

/** LET(names before the part, text): what a text means where the part stands. */
function within(tree: Expression, part: Expression, text: string): string {
  if (tree === part) return text;
  const next = partsOf(tree).find(({ start, end }) => start <= part.start && part.end <= end);
  if (!next) return text;
  const inner = within(next, part, text);
  if (tree.kind !== "call" || tree.name !== "LET") return inner;
  const at = tree.arguments.indexOf(next);
  const names = givenNames(tree).filter(({ index }) => index + 1 < at);
  const pairs = names.map(({ index, name }) => `${name},${tree.arguments[index + 1]?.text ?? ""}`);
  return pairs.length === 0 ? inner : `LET(${pairs.join(",")},${inner})`;
}

/** A formula that is still being typed is read as far as it goes. */
function unfinishedCall(formula: string, known: ReadonlyMap<string, string>): FormulaCall | undefined {
  const tokens = tokensOf(formula);
  const at = tokens.findIndex(({ kind, text }) => kind === "function" && known.has(text.toUpperCase()));
  if (at < 0) return undefined;
  const given = [""];
  let depth = 0;
  for (const { kind, text } of tokens.slice(at + 2)) {
    const isSign = kind === "operator";
    if (isSign && "({".includes(text)) depth += 1;
    if (isSign && ")}".includes(text)) depth -= 1;
    if (depth < 0) break;
    if (isSign && text === "," && depth === 0) given.push("");
    else given[given.length - 1] += text;
  }
  const texts = given.map((argument) => argument.trim());
  return { id: known.get(tokens[at]!.text.toUpperCase())!, arguments: texts, asFormula: (argument) => `=${argument}` };
}
