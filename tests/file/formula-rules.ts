/** What Excel would repair, refuse or read as something else in the text of a stored formula. Our own reader of formulas is not asked. */
import { youngFunctions } from "./young-functions";

/** By the name of a table in small letters, its columns in small letters. */
export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

const section = String.raw`(?:[^\[\]']|'.)*`;
const brackets = String.raw`\[(?:[^\[\]']|'.|\[${section}\])*\]`;
const token = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`'(?:[^']|'')*'!?`,
    brackets,
    String.raw`[\p{L}_][\p{L}\p{N}_.?\\]*`,
    String.raw`\\[\p{L}\p{N}_.]*`,
    String.raw`#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)`,
    String.raw`\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+`,
    "<=|>=|<>",
    String.raw`\s+`,
    String.raw`[^\s]`,
  ].join("|"),
  "gsu",
);
const operators = new Set(["+", "-", "*", "/", "^", "&", "=", "<", ">", "<=", ">=", "<>"]);
const closes: Readonly<Record<string, string>> = { ")": "(", "}": "{" };
const items = new Set(["#all", "#data", "#headers", "#totals", "#this row"]);
/** Excel allows 64 levels; two more are those of the whole and of a group. */
const deepest = 66;

export function formulaFaults(text: string, tables: TableColumns): string[] {
  if (text.trim() === "") return [];
  const tokens = text.match(token) ?? [];
  const words = tokens.filter((each) => each.trim() !== "");
  return [
    ...(text.startsWith("=") ? ["begins with ="] : []),
    ...(text.length > 8192 ? ["is longer than 8192"] : []),
    ...(tokens.join("") !== text ? ["cannot be read"] : []),
    ...bracketFaults(words),
    ...words.flatMap((word, at) => wordFaults(word, words[at - 1] ?? "", words[at + 1] ?? "")),
    ...(operators.has(words.at(-1)!) || words.at(-1) === "," ? ["ends with an operator"] : []),
    ...tableFaults(text, tables),
  ].map((fault) => `${fault}: ${text.slice(0, 80)}`);
}

function bracketFaults(words: readonly string[]): string[] {
  const open: string[] = [];
  let depth = 0;
  for (const word of words) {
    if (word === "(" || word === "{") depth = Math.max(depth, open.push(word));
    else if (word in closes && open.pop() !== closes[word]) return ["has brackets that do not match"];
  }
  return [
    ...(open.length > 0 ? ["has brackets that do not match"] : []),
    ...(depth > deepest ? ["is nested deeper than 64 levels"] : []),
  ];
}

function wordFaults(word: string, before: string, after: string): string[] {
  if (word in closes && operators.has(before)) return ["has an operator without an operand"];
  if (word === '"' || (word.startsWith("'") && !/'!?$/.test(word.slice(1)))) return ["has an open quote"];
  if (word === "@") return ["holds @, which is SINGLE or [#This Row] in a file"];
  if (word === "#") return ["holds #, which is ANCHORARRAY in a file"];
  if (word === "[" || word === "]") return ["has a square bracket alone"];
  if (word === "." && (before === ":" || after === ":")) return ["holds a trimmed range, which is _TRO_ in a file"];
  if (/^\[(?:\[[^[\]]*\],)*\[?@/.test(word)) return ["holds [@...], which is [#This Row] in a file"];
  return after === "(" && youngFunctions.has(word) ? [`calls ${word} without _xlfn.`] : [];
}

function tableFaults(text: string, tables: TableColumns): string[] {
  const plain = text.replace(/"(?:[^"]|"")*"/g, '""');
  const references = new RegExp(String.raw`(?<![\p{L}\p{N}_.\]'])([\p{L}_][\p{L}\p{N}_.]*)(${brackets})(?!!)`, "gsu");
  return [...plain.matchAll(references)].flatMap(([, name, inside]) => {
    const columns = tables.get(name!.toLowerCase());
    if (!columns) return [`refers to a table ${name} that is not there`];
    const inner = inside!.slice(1, -1);
    const parts = inner.startsWith("[")
      ? [...inner.matchAll(new RegExp(String.raw`\[(${section})\]`, "gs"))].map((match) => match[1]!)
      : [inner];
    return parts.flatMap((part) => {
      if (part === "") return [];
      if (part.startsWith("#")) return items.has(part.toLowerCase()) ? [] : [`names ${part}, which no table has`];
      return columns.has(part.replace(/'(.)/gs, "$1").toLowerCase())
        ? []
        : [`refers to a column ${name}[${part}] that is not there`];
    });
  });
}
