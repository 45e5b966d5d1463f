/** A cell of a file that holds a number. */

export type DecimalMark = "." | ",";

/** A number of a cell without what may stand around it. */
interface Core {
  digits: string;
  isNegative: boolean;
  /** Power of ten that %, K, M or B stand for. */
  power: number;
  currency: string;
}

/** Signs that a number of a file may have: the pattern of longer cells would cost the square of their length. */
const longest = 60;

/** What most cells of a file look like, read without a closer look. */
const plain: Readonly<Record<DecimalMark, RegExp>> = { ".": /^(?:[+-]?\d+|-?\d+\.\d+)$/, ",": /^[+-]?\d+$/ };
const pointed = /^\d+\.\d+$/;
const pointedGroups = /^[1-9]\d{0,2}\.\d{3}$/;
/** A point as decimal mark; thousands in groups of three, or as in India: 12,34,567. */
const pointForm =
  /^(?:\d+|[1-9]\d?(?:,\d\d)+,\d{3}|[1-9]\d{0,2}(?:([,' ])\d{3})(?:\1\d{3})*|(?=\.\d))(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const commaForm = /^(?:\d+|[1-9]\d{0,2}(?:([.' ])\d{3})(?:\1\d{3})*|(?=,\d))(?:,\d*)?(?:[eE][+-]?\d+)?$/;

/** The decimal marks under which this cell is a number; undefined when it holds no mark or no number. */
export function possibleMarks(text: string): "." | "," | "both" | undefined {
  const [hasPoint, hasComma] = [text.includes("."), text.includes(",")];
  if (!hasPoint && !hasComma) return undefined;
  if (!hasComma && text.length <= longest && pointed.test(text)) return pointedGroups.test(text) ? "both" : ".";
  const core = coreOf(text);
  if (!core) return undefined;
  const [point, comma] = [pointForm.test(core.digits), commaForm.test(core.digits)];
  if (point && comma) return "both";
  return point ? "." : comma ? "," : undefined;
}

/** The number of a cell under a decimal mark; undefined when it is none. */
export function readCellNumber(text: string, mark: DecimalMark): number | undefined {
  if (text.length > longest) return undefined;
  if (plain[mark].test(text)) return Number(text);
  const core = coreOf(text);
  if (!core || !(mark === "." ? pointForm : commaForm).test(core.digits)) return undefined;
  const value = readDigits(core.digits, mark, core.power);
  return Number.isFinite(value) ? (core.isNegative ? -value : value) : undefined;
}

/** The currency that stands in a cell beside its number: "USDT" of "0.27USDT"; "" when none does. */
export function currencyIn(text: string): string {
  return coreOf(text)?.currency ?? "";
}

function readDigits(digits: string, mark: DecimalMark, power = 0): number {
  const [mantissa = "", exponent = "0"] = (
    mark === "." ? digits.replace(/[,' ]/g, "") : digits.replace(/[.' ]/g, "").replace(",", ".")
  )
    .toLowerCase()
    .split("e");
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

const powers: Readonly<Record<string, number>> = { "%": -2, K: 3, M: 6, B: 9 };
const shape =
  /^([+-]?)\s*(?:([$€£¥]|[A-Z]{3,6}(?=[\s\d(+-]))\s*)?([+-]?)\s*(\(?)([\d.,' ]*\d[\d.,' ]*?(?:[eE][+-]?\d+)?)(\)?)\s*([%KMBk]?)\s*([$€£¥]|[A-Z]{3,6})?$/;

function coreOf(text: string): Core | undefined {
  if (text.length > longest) return undefined;
  const found = shape.exec(text.replace(/[\u2018\u2019`´]/g, "'").replace(/[\u2212\u2013]/g, "-"));
  if (!found) return undefined;
  const [, before, sign, inner, opening, body = "", closing, scale = "", behind] = found;
  if ((opening === "") !== (closing === "")) return undefined;
  const signs = [before, inner].filter((each) => each !== "");
  if (signs.length + (opening === "" ? 0 : 1) > 1) return undefined;
  const currency = [sign, behind].find((each) => each !== undefined && /[A-Z]/.test(each)) ?? "";
  return {
    digits: body.trim(),
    isNegative: opening !== "" || signs[0] === "-",
    power: powers[scale.toUpperCase()] ?? 0,
    currency,
  };
}
