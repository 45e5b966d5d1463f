/** A number that was typed, with its marks read by the rule that groups have three digits and never begin with 0. */
import { Decimal } from "decimal.js";
import type { LocaleWays } from "./locale";
import type { DecimalMark } from "./number-cell";
import type { Typed } from "./typed-reading";

interface Reading {
  ways: LocaleWays;
  /** A point is the decimal mark, a comma is asked about: as a decimal mark, then as one of thousands. */
  isStrict: boolean;
  /** Is a bare number per cent? */
  isPercent: boolean;
  previous: number | undefined;
}

/** undefined when it is no number. */
export function readTypedNumber(text: string, reading: Reading): Typed | undefined {
  const body = unwrap(text);
  if (!body) return undefined;
  const marks = readMarks(body.digits, reading.ways);
  if (!marks) return undefined;
  const { factor, isBare } = scaleOf(body.unit, reading.isPercent);
  const value = (digits: string) =>
    new Decimal(digits)
      .times(factor)
      .times(body.isNegative ? -1 : 1)
      .toNumber();
  const [first, second] = marks.readings.map(value);
  if (!Number.isFinite(first!) || (second !== undefined && !Number.isFinite(second))) return undefined;
  if (reading.isStrict && body.digits.includes(",")) return { ask: second === undefined ? [first!] : [second, first!] };
  if (second !== undefined && isNearer(second, first!, reading.previous)) return { ask: [first!, second] };
  const fraction = reading.isPercent && isBare ? new Decimal(first!).times(100).toNumber() : undefined;
  if (fraction !== undefined && isNearer(fraction, first!, reading.previous)) return { ask: [first!, fraction] };
  const isRead = second !== undefined || marks.isAgainstLocale || (reading.isPercent && isBare);
  return { number: first!, shown: isRead || /^(‰|bps?|k|m|x)$/i.test(body.unit) };
}

interface Body {
  digits: string;
  isNegative: boolean;
  unit: string;
}

// In any letter case, which the marks around a number are not: a small m may be a minute
const codes = ["USDT", "USDC", "USD", "EUR", "GBP", "CHF", "JPY", "BTC", "ETH", "BNB", "SOL"];
const money = `[$€£¥]|(?:${[...codes, ...codes.map((code) => code.toLowerCase())].join("|")})(?![A-Za-z])`;
const wrapped = new RegExp(
  `^([+-]?)\\s*(${money})?\\s*([+-]?)\\s*([%‰]?)\\s*(\\(?)\\s*([\\d.,' _]*\\d[\\d.,' _]*?(?:[eE][+-]?\\d+)?)\\s*(\\)?)\\s*` +
    `(%|‰|bps?|[kKMxX])?\\s*(${money})?$`,
);

/** Signs that a typed number may have: the pattern of a longer text would cost the square of its length. */
const longest = 100;

/** What may stand around a number, taken off; undefined where it makes no sense. */
function unwrap(text: string): Body | undefined {
  if (text.length > longest) return undefined;
  const found = wrapped.exec(text);
  if (!found) return undefined;
  const [, outer = "", before, inner = "", sign = "", opening = "", digits = "", closing = "", unit = "", behind] = found;
  if (before !== undefined && behind !== undefined) return undefined;
  if ((opening === "") !== (closing === "") || (sign !== "" && unit !== "")) return undefined;
  if ([outer, inner, opening].filter((each) => each !== "").length > 1) return undefined;
  return { digits: digits.trim(), isNegative: outer === "-" || inner === "-" || opening !== "", unit: unit || sign };
}

function scaleOf(unit: string, isPercent: boolean): { factor: Decimal; isBare: boolean } {
  const factors: Record<string, string> = {
    "%": "0.01",
    "‰": "0.001",
    bp: "0.0001",
    bps: "0.0001",
    k: "1000",
    K: "1000",
    M: "1000000",
  };
  const isFraction = /^(%|‰|bps?)$/.test(unit);
  const isBare = isPercent && !isFraction;
  return { factor: new Decimal(factors[unit] ?? "1").times(isBare ? "0.01" : "1"), isBare };
}

interface Marks {
  /** The digits with a point as decimal mark: the reading that counts, and the other one that is possible. */
  readings: [string] | [string, string];
  isAgainstLocale: boolean;
}

function readMarks(written: string, ways: LocaleWays): Marks | undefined {
  const [, digits = "", exponent = ""] = /^(.*?)([eE][+-]?\d+)?$/.exec(written)!;
  const one = (reading: string | undefined, mark?: DecimalMark): Marks | undefined =>
    reading === undefined
      ? undefined
      : { readings: [reading + exponent], isAgainstLocale: mark !== undefined && mark !== ways.decimal };
  if (/^\d+$/.test(digits)) return one(digits);
  const found = [...digits].filter((each) => each === "." || each === ",");
  const last = found[found.length - 1] as DecimalMark | undefined;
  if (last === undefined) return one(ungroup(digits, "' _", ways));
  const other: DecimalMark = last === "." ? "," : ".";
  // One mark twice parts thousands; with both, the last is the decimal mark
  const isRepeated = found.length > 1 && found.every((mark) => mark === last);
  if (isRepeated) return exponent ? undefined : one(ungroup(digits, last, ways), other);
  if (found.filter((mark) => mark === last).length > 1) return undefined;
  const [whole = "", fraction = ""] = digits.split(last);
  if (!/^\d*$/.test(fraction) || (fraction === "" && last !== ways.decimal)) return undefined;
  const plainWhole = whole === "" ? "0" : ungroup(whole, `${other}' _`, ways);
  if (plainWhole === undefined || (whole === "" && fraction === "")) return undefined;
  const decimal = `${plainWhole}.${fraction || "0"}`;
  const mayGroup = exponent === "" && found.length === 1 && /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3;
  if (!mayGroup) return one(decimal, last);
  const thousands = whole + fraction;
  return { readings: last === ways.decimal ? [decimal, thousands] : [thousands, decimal], isAgainstLocale: false };
}

/** Digits in groups of three (in some locales of two) that one of the marks parts; undefined when they are not. */
function ungroup(digits: string, marks: string, { groupsInTwos }: LocaleWays): string | undefined {
  if (/^\d+$/.test(digits)) return digits;
  const mark = [...digits].find((each) => marks.includes(each))!;
  const [first = "", ...rest] = digits.split(mark);
  if (!/^[1-9]\d{0,2}$/.test(first) || rest.some((group) => !/^\d+$/.test(group))) return undefined;
  const last = rest.length - 1;
  const isThrees = rest.every((group) => group.length === 3);
  const isTwos = groupsInTwos && first.length < 3 && rest.every((group, at) => group.length === (at === last ? 3 : 2));
  return isThrees || isTwos ? first + rest.join("") : undefined;
}

/** Is `other` nearer, as a ratio, to what the cell held? */
function isNearer(other: number, reading: number, previous: number | undefined): boolean {
  if (previous === undefined || previous === 0 || other === 0 || reading === 0) return false;
  const distance = (value: number) => Math.abs(Math.log(Math.abs(value / previous)));
  return distance(other) < distance(reading) - 1e-9;
}
