/** What the fields of Insert function become: a formula; and the words that an argument takes, read from its help. */
import type { CatalogueEntry } from "../catalogue/types";

/** A field as it stands in a formula: references, names, numbers and calls as typed, any other word in quotes. */
export function argumentText(typed: string): string {
  const text = typed.trim().replace(/^=/, "");
  if (text === "" || /^["{(+-]/.test(text) || /[!:#()&*]/.test(text)) return text;
  if (/^\$?[A-Za-z]{1,3}\$?\d+$/.test(text)) return text;
  if (/^(true|false)$/i.test(text)) return text.toUpperCase();
  if (/^\d[\d.]*%?$/.test(text) || /^\d+\.?\d*e[+-]?\d+$/i.test(text)) return text;
  // Names of the workbook begin with a capital; words such as long do not
  if (/^[A-Z]\w*$/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

/** The call with its arguments; empty ones at the end are left out. */
export function formulaOf({ id, parameters }: Pick<CatalogueEntry, "id" | "parameters">, fields: readonly string[]): string {
  const given = parameters.map((_, at) => argumentText(fields[at] ?? ""));
  while (given.length > 0 && given[given.length - 1] === "") given.pop();
  return `=${id}(${given.join(",")})`;
}

/** The words in quotes of a description. */
export function wordsOfArgument(description: string): string[] {
  const quoted = [...description.matchAll(/"([a-z][\w /,.-]*)"/gi)].map(([, word]) => word!);
  return [...new Set(quoted)];
}
