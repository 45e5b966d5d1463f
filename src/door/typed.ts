/** The one reading of what is typed: into a cell of the workbench, a field of the pane, or behind --set. */
import { readTypedDate } from "./typed-date";
import { readTypedFormula } from "./typed-formula";
import { readTypedNumber } from "./typed-number";
import type { Typed, TypedKind } from "./typed-reading";
import { type LocaleWays, waysOf } from "./locale";
import { fullDateWords } from "./words";

export type { Typed, TypedKind } from "./typed-reading";

/** `locale` gives only the decimal mark and the order of dates; "" for none. `previous` is the number that the cell held. */
export function readTyped(text: string, locale: string | LocaleWays, kind: TypedKind, previous?: number): Typed {
  const plain = plainForms(text);
  if (plain === "") return { blank: true };
  if (kind === "text") return { text: text.trim().replace(/^'/, "") };
  if (plain.startsWith("'")) return { text: text.trim().slice(1) };
  const ways = typeof locale === "string" ? waysOf(locale || "en-US") : locale;
  if (plain.startsWith("=") && plain.length > 1) return readTypedFormula(text.trim(), locale !== "" && ways.decimal === ",");
  const isCommand = kind.startsWith("command");
  if ((kind === "general" || isCommand) && /^(true|false)$/i.test(plain)) return { boolean: /^true$/i.test(plain) };
  if (!isCommand) {
    const date = readTypedDate(plain, ways.dayOrder);
    if (date && (kind === "general" || kind === "date")) return date;
    if (date) return { refuse: "date", says: `a number is needed, was the date ${fullDateWords(Date.parse(`${date.date}Z`))}` };
  }
  const number = readTypedNumber(plain, {
    ways,
    isStrict: isCommand && locale === "",
    isPercent: kind === "percent",
    previous: isCommand ? undefined : previous,
  });
  if (number) return number;
  if (kind === "general" || isCommand) return { text: text.trim() };
  return kind === "date"
    ? { refuse: "date", says: `must be a date such as 2024-04-01, was "${text.trim()}"` }
    : { refuse: "number", says: `must be a number, was "${text.trim()}"` };
}

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u061C]/g;
const decimalDigit = /\p{Nd}/gu;

/** Wide and foreign digits, minus signs, blanks and invisible marks as their plain forms. */
export function plainForms(text: string): string {
  return text
    .replace(invisible, "")
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2015\uFE63]/g, "-")
    .replace(/[\u2018\u2019\u02BC`´]/g, "'")
    .replace(/٫/g, ",")
    .replace(/٬/g, ".")
    .replace(/٪/g, "%")
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .replace(decimalDigit, plainDigit)
    .trim();
}

/** Digits of every script stand in rows of ten that begin with 0; some rows, as those of mathematical letters, side by side. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code < 0x80) return digit;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
