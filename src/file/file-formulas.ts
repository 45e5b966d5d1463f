/**
 * Formulas as a file holds them. Excel stores a custom function as _xldudf_ with underscores for dots, functions younger than 2007
 * with _xlfn., names of LET and LAMBDA with _xlpm., and B1# as ANCHORARRAY(B1).
 */
import { NEW_EXCEL_FUNCTIONS } from "@univerjs/engine-formula";

const youngFunctions = new Set([...NEW_EXCEL_FUNCTIONS, "ANCHORARRAY", "CONCAT", "LAMBDA", "LET", "SINGLE", "STOCKHISTORY"]);
const worksheetFunctions = new Set(["FILTER", "SORT"]);

/** Everything in a formula that is no word: texts, quoted sheet names, structured references, numbers, signs. */
const piece = /"(?:[^"]|"")*"?|'(?:[^']|'')*'!?|\[[^\]]*\]|\{(?:"(?:[^"]|"")*"|[^"{}])*\}|[A-Za-z_\\$][\w.$\\]*!?|\d[\w.]*|[^]/g;
const isWord = /^[A-Za-z_\\$]/;

/** Rewrites each name of a formula; `isCall` tells a function from a cell or a name. */
function mapNames(formula: string, rewrite: (name: string, isCall: boolean) => string): string {
  return formula.replace(piece, (text: string, ...rest: unknown[]) => {
    if (!isWord.test(text) || text.endsWith("!")) return text;
    const offset = rest[rest.length - 2] as number;
    return rewrite(text, /^\s*\(/.test(formula.slice(offset + text.length)));
  });
}

/** A formula as typed ("=MICRO.MARGIN(B1#)") as the file holds it, without the equals sign. */
export function toFileFormula(formula: string, customFunctions: readonly string[]): string {
  const custom = new Map(customFunctions.map((id) => [id.toUpperCase(), `_xldudf_${id.toUpperCase().replace(/\./g, "_")}`]));
  const local = localNames(formula);
  const text = formula
    .replace(/^=/, "")
    .replace(spillReference, (_, text?: string, cell?: string) => text ?? `ANCHORARRAY(${cell})`);
  return mapNames(text, (name, isCall) => {
    const upper = name.toUpperCase();
    if (local.has(upper)) return `_xlpm.${name}`;
    if (!isCall) return name;
    return (
      custom.get(upper) ?? (youngFunctions.has(upper) ? `_xlfn.${worksheetFunctions.has(upper) ? "_xlws." : ""}${upper}` : name)
    );
  });
}

/** B1#, Plan!B1# and 'My plan'!B1#, outside of texts. */
const spillReference = /("(?:[^"]|"")*")|(?<![\w.$!'])((?:'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?\$?[A-Za-z]{1,3}\$?\d+)#/g;

/** The names that LET and LAMBDA of this formula give. */
function localNames(formula: string): Set<string> {
  const names = new Set<string>();
  for (const call of formula.matchAll(/\b(LET|LAMBDA)\s*\(/gi)) {
    const parts = argumentsOf(formula.slice(call.index + call[0].length));
    const isLet = call[1]!.toUpperCase() === "LET";
    parts.slice(0, -1).forEach((part, index) => {
      if (/^\s*[A-Za-z_]\w*\s*$/.test(part) && (!isLet || index % 2 === 0)) names.add(part.trim().toUpperCase());
    });
  }
  return names;
}

/** The arguments of a call whose opening bracket is just before this text. */
function argumentsOf(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const [token] of text.matchAll(piece)) {
    if (token === ")" && depth === 0) break;
    if (token === "(") depth++;
    if (token === ")") depth--;
    if (token === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** Some COM add-ins leave a workbook before the name of a custom function: [2]!_xldudf_..., 'C:\\a.xlam'!_xldudf_... */
const strayBook = /(?:'[^']*'|\[[^\]]*\][\w.]*)!(?=_xldudf_)/gi;

/** Is a call of a custom function stored so that Excel shows #NAME? for good? */
export function isDamaged(stored: string, customFunctions: readonly string[]): boolean {
  if (/_xldudf_/i.test(stored) && stored.search(strayBook) !== -1) return true;
  return callsCustomFunction(stored, customFunctions);
}

/** A formula of a file as it is typed, with its equals sign. The names of custom functions tell which underscores are dots. */
export function fromFileFormula(text: string, customFunctions: readonly string[]): string {
  const plain = mapNames(text.replace(/^=/, "").replace(strayBook, ""), (name, isCall) => {
    const stripped = name
      .replace(/^_xlfn\./i, "")
      .replace(/^_xlws\./i, "")
      .replace(/^_xlpm\./i, "");
    return isCall ? customName(stripped, customFunctions) : stripped;
  });
  return `=${plain.replace(/\bANCHORARRAY\(\s*((?:'(?:[^']|'')+'!|[\w.]+!)?\$?[A-Za-z]{1,3}\$?\d+)\s*\)/gi, "$1#")}`;
}

/** _xldudf_MICRO_MARGIN, _xldudf_PACK_MICRO_MARGIN and micro.margin are MICRO.MARGIN. */
function customName(name: string, customFunctions: readonly string[]): string {
  const flat = (text: string): string => text.toUpperCase().replace(/\./g, "_");
  const bare = flat(name)
    .replace(/^_XLDUDF_/, "")
    .replace(/^_XLUDF_/, "");
  const isMarked = bare !== flat(name);
  const known = customFunctions.find((id) =>
    isMarked ? flat(id) === bare || bare.endsWith(`_${flat(id)}`) : id.toUpperCase() === name.toUpperCase(),
  );
  if (known !== undefined) return known.toUpperCase();
  return isMarked ? bare.replace("_", ".") : name;
}

/** Does the formula call a custom function? Excel then takes it for one that may spill. */
export function callsCustomFunction(formula: string, customFunctions: readonly string[]): boolean {
  const known = new Set(customFunctions.map((id) => id.toUpperCase()));
  let calls = false;
  mapNames(formula, (name, isCall) => {
    if (isCall && known.has(name.toUpperCase())) calls = true;
    return name;
  });
  return calls;
}
