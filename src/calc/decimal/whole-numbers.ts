/** Whole numbers of any length with a power of ten, rounded as the reference rounds: to 34 significant digits, ties to even. */
import { precision } from "./reference";

/** A value as digits / 10^scale. */
export interface Digits {
  readonly digits: bigint;
  readonly scale: number;
  /** A quotient that ends: zeros at its end may make it longer than it is. */
  readonly ends?: boolean;
}

/** Is there a BigInt here? Excel on old systems runs add-ins in an engine without one; the reference then does its work. */
export const hasBigInt = typeof BigInt === "function";

/** Digits are written as calls: the literals of ES2020 would stop a script of ES2017. */
const [zero, one, two, ten] = (hasBigInt ? [0, 1, 2, 10].map(BigInt) : []) as [bigint, bigint, bigint, bigint];
const powers: bigint[] = [one];

/** 10^exponent. */
export function powerOfTen(exponent: number): bigint {
  while (powers.length <= exponent) powers.push(powers[powers.length - 1]! * ten);
  return powers[exponent]!;
}

/** How far apart two scales may be; beyond it the reference is quicker. */
export const widestShift = 400;

function digitCount(magnitude: bigint): number {
  const double = Number(magnitude);
  if (double === Infinity) return magnitude.toString().length;
  // It is off by less than one part in 2^53, so the estimate is right or, beside a power of ten, one too many or too few.
  const estimate = Math.max(1, Math.floor(Math.log10(double)) + 1);
  if (magnitude >= powerOfTen(estimate)) return estimate + 1;
  return magnitude < powerOfTen(estimate - 1) ? estimate - 1 : estimate;
}

/** Rounded to 34 significant digits. `more`: the true value lies beyond the last digit given, so that a half is no tie. */
function rounded(digits: bigint, scale: number, more = false): Digits {
  const magnitude = digits < zero ? -digits : digits;
  if (magnitude < powerOfTen(precision)) return { digits, scale };
  const surplus = digitCount(magnitude) - precision;
  const step = powerOfTen(surplus);
  let kept = magnitude / step;
  const twice = (magnitude - kept * step) * two;
  const isOdd = (kept & one) !== zero;
  if (twice > step || (twice === step && (more || isOdd))) kept += one;
  return { digits: digits < zero ? -kept : kept, scale: scale - surplus };
}

/** a's and b's digits at the finer of their scales. */
function aligned(a: Digits, b: Digits): [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.digits, b.digits, a.scale];
  if (a.scale < b.scale) return [a.digits * powerOfTen(b.scale - a.scale), b.digits, b.scale];
  return [a.digits, b.digits * powerOfTen(a.scale - b.scale), a.scale];
}

/** a + b. */
export function addDigits(a: Digits, b: Digits): Digits {
  const [first, second, scale] = aligned(a, b);
  return rounded(first + second, scale);
}

/** a x b. */
export function multiplyDigits(a: Digits, b: Digits): Digits {
  return rounded(a.digits * b.digits, a.scale + b.scale);
}

/** a / b; b is not 0. */
export function divideDigits(a: Digits, b: Digits): Digits {
  if (a.digits === zero) return { digits: zero, scale: 0 };
  const isNegative = a.digits < zero !== b.digits < zero;
  const [dividend, divisor] = [a.digits < zero ? -a.digits : a.digits, b.digits < zero ? -b.digits : b.digits];
  // At least one digit more than is kept, so that what is cut off decides the rounding
  const shift = Math.max(0, precision + 2 + digitCount(divisor) - digitCount(dividend));
  const scaled = dividend * powerOfTen(shift);
  const quotient = scaled / divisor;
  const more = quotient * divisor !== scaled;
  return { ...rounded(isNegative ? -quotient : quotient, a.scale - b.scale + shift, more), ends: !more };
}

/** The same value without zeros at the end of its digits, as far as the scale allows. */
export function withoutZeros(digits: bigint, scale: number): Digits {
  let [kept, places] = [digits, scale];
  if ((kept & one) !== zero) return { digits, scale };
  for (const zeros of [32, 16, 8, 4, 2, 1]) {
    if (places < zeros || kept % powerOfTen(zeros) !== zero) continue;
    kept /= powerOfTen(zeros);
    places -= zeros;
  }
  return { digits: kept, scale: places };
}

/** -1, 0 or 1. */
export function compareDigits(a: Digits, b: Digits): number {
  const [first, second] = aligned(a, b);
  return first < second ? -1 : first > second ? 1 : 0;
}
