/** The functions of Excel that work on cells, one result a cell; undefined where one is used in a way that this is not written for. */
import { format } from "numfmt";
import { CellError, type CellValue } from "../grid/cell";
import { cutText, fixedText, raisedText, roundedText } from "../grid/rounded-text";
import { type Cell, toNumber, toText } from "./operators";

type CellFunction = (cells: readonly Cell[]) => Cell | undefined;

const noNumber = new CellError("#VALUE!", "a text stands where a number is needed");

const ofNumbers =
  (work: (...numbers: number[]) => number | undefined): CellFunction =>
  (cells) => {
    const numbers = cells.map((cell) => toNumber(cell as CellValue | null));
    if (numbers.some((number) => number === undefined)) return noNumber;
    const result = work(...(numbers as number[]));
    return result === undefined || Number.isFinite(result)
      ? result
      : new CellError("#NUM!", "the result of a function is no number");
  };

const ofTexts =
  (work: (...texts: string[]) => Cell | undefined): CellFunction =>
  (cells) =>
    work(...cells.map((cell) => toText(cell as CellValue | null)));

const rounding = (rounded: (number: number, decimals: number) => string): CellFunction =>
  ofNumbers((number, decimals = 0) => Number(rounded(number, Math.trunc(decimals))));

const part = (cut: (text: string, ...numbers: number[]) => string): CellFunction => {
  return ([text = null, ...given]) => {
    const numbers = given.map((each) => toNumber(each as CellValue | null));
    if (numbers.some((number) => number === undefined)) return noNumber;
    if (numbers.some((number) => number! < 0)) return new CellError("#VALUE!", "a number of signs is below 0");
    return cut(toText(text as CellValue | null), ...(numbers as number[]).map(Math.trunc));
  };
};

const fixed: CellFunction = ([number = null, decimals = 2, hasNoCommas = null]) => {
  const [value, places] = [toNumber(number as CellValue), toNumber(decimals as CellValue)];
  if (value === undefined || places === undefined) return noNumber;
  return fixedText(value, Math.trunc(places), !hasNoCommas);
};

const formatted: CellFunction = ([value = null, pattern = null]) =>
  typeof pattern !== "string" || typeof value === "boolean" ? undefined : format(pattern, value === null ? 0 : (value as number));

const numberOf: CellFunction = ([text = null, decimal = ".", group = ","]) => {
  if (typeof text === "number") return text;
  if (typeof decimal !== "string" || typeof group !== "string") return undefined;
  const [, plain = "", percents = ""] = /^(.*?)(%*)$/.exec(toText(text as CellValue | null).replace(/\s/g, ""))!;
  const number = Number(plain.replaceAll(group, "").replace(decimal, "."));
  return Number.isNaN(number) ? noNumber : number / 100 ** percents.length;
};

/** An error among the cells is the result, but for those in `readsErrors`. */
export const cellFunctions: Readonly<Record<string, CellFunction>> = {
  ABS: ofNumbers(Math.abs),
  EXP: ofNumbers(Math.exp),
  FIND: ([sought = null, text = null, start = 1]) => {
    const at = toText(text as CellValue | null).indexOf(toText(sought as CellValue | null), Number(start) - 1);
    return at < 0 ? new CellError("#VALUE!", "FIND does not find its text") : at + 1;
  },
  FIXED: fixed,
  INT: ofNumbers(Math.floor),
  ISBLANK: ([cell]) => cell === null,
  ISERROR: ([cell]) => cell instanceof CellError,
  ISNA: ([cell]) => cell instanceof CellError && cell.code === "#N/A",
  ISNUMBER: ([cell]) => typeof cell === "number",
  ISTEXT: ([cell]) => typeof cell === "string",
  LEFT: part((text, count = 1) => text.slice(0, count)),
  LEN: ofTexts((text) => text.length),
  LN: ofNumbers(Math.log),
  LOG10: ofNumbers(Math.log10),
  LOWER: ofTexts((text) => text.toLowerCase()),
  MID: part((text, from = 1, count = 0) => text.slice(from - 1, from - 1 + count)),
  MOD: ofNumbers((number, divisor = NaN) => (divisor === 0 ? NaN : number - divisor * Math.floor(number / divisor))),
  N: ([cell = null]) => (typeof cell === "number" ? cell : typeof cell === "boolean" ? Number(cell) : 0),
  NOT: ([cell = null]) => (typeof cell === "string" ? undefined : Number(cell) === 0),
  NUMBERVALUE: numberOf,
  REPT: part((text, count = 0) => text.repeat(count)),
  RIGHT: part((text, count = 1) => (count === 0 ? "" : text.slice(-count))),
  ROUND: rounding(roundedText),
  ROUNDDOWN: rounding(cutText),
  ROUNDUP: rounding(raisedText),
  SIGN: ofNumbers(Math.sign),
  SQRT: ofNumbers(Math.sqrt),
  SUBSTITUTE: (cells) =>
    cells.length === 3 ? ofTexts((text, old, other) => (old === "" ? text : text!.replaceAll(old!, other!)))(cells) : undefined,
  TEXT: formatted,
  TRIM: ofTexts((text) => text.trim().replace(/ +/g, " ")),
  UPPER: ofTexts((text) => text.toUpperCase()),
};

export const readsErrors: ReadonlySet<string> = new Set(["ISERROR", "ISNA", "ISNUMBER", "ISTEXT", "ISBLANK"]);
