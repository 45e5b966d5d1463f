/** Figures in the reader's marks: the model and its sentences write 1,234.5. */
import type { DecimalMark } from "../door/number-cell";
import { spokenLanguage } from "../languages/text";

const figures = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+/g;

/** 1.234,5 where the decimal mark is a comma; French parts the thousands with a narrow blank. */
export function inReadersMarks(english: string, decimal: DecimalMark): string {
  if (decimal === ".") return english;
  const thousands = spokenLanguage() === "fr" ? "\u202f" : ".";
  return english.replace(figures, (figure) => figure.replace(/[.,]/g, (mark) => (mark === "." ? "," : thousands)));
}

/** A number as it is typed: without marks between thousands. */
export function asTyped(english: string, decimal: DecimalMark): string {
  return decimal === "." ? english : english.replace(".", ",");
}
