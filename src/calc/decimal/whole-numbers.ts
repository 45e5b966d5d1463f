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

/** Ways to round, by the numbers that the reference knows them by. */
export const roundings = { up: 0, trunc: 1, ceil: 2, floor: 3, halfUp: 4, halfEven: 6 } as const;

export type Rounding = (typeof roundings)[keyof typeof roundings];

/**
 * What rounding adds to the digits that are kept, when others are cut off: 0, or the sign of the number. `beyondHalf`: above 0 where
 * more than a half is cut off, 0 for exactly a half. `isOdd`: of the last digit kept.
 */
export function awayFromZero(mode: Rounding, sign: number, beyondHalf: number, isOdd: boolean): number {
  switch (mode) {
    case roundings.up:
      return sign;
    case roundings.trunc:
      return 0;
    case roundings.ceil:
      return sign > 0 ? 1 : 0;
    case roundings.floor:
      return sign < 0 ? -1 : 0;
    case roundings.halfUp:
      return beyondHalf >= 0 ? sign : 0;
    case roundings.halfEven:
      return beyondHalf > 0 || (beyondHalf === 0 && isOdd) ? sign : 0;
  }
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

/** Are these no more digits than are kept? */
export function hasResultDigits(digits: bigint): boolean {
  return digits < powerOfTen(precision) && digits > -powerOfTen(precision);
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
  const scale = a.scale - b.scale;
  const found = quotientOfPrecision(dividend, divisor) ?? longQuotient(dividend, divisor);
  return { digits: isNegative ? -found.digits : found.digits, scale: scale + found.scale, ends: found.ends };
}

/** The quotient in exactly as many digits as are kept, so that the remainder decides the rounding; undefined where they were estimated wrong. */
function quotientOfPrecision(dividend: bigint, divisor: bigint): Digits | undefined {
  const shift = precision - 1 - Math.floor(Math.log10(Number(dividend)) - Math.log10(Number(divisor)));
  if (!(shift >= 0 && shift <= widestShift)) return undefined;
  const scaled = dividend * powerOfTen(shift);
  let digits = scaled / divisor;
  if (digits >= powerOfTen(precision) || digits < powerOfTen(precision - 1)) return undefined;
  const rest = scaled - digits * divisor;
  const twice = rest * two;
  if (twice > divisor || (twice === divisor && (digits & one) !== zero)) digits += one;
  return { digits, scale: shift, ends: rest === zero };
}

/** The same of any two numbers: at least one digit more than is kept, so that what is cut off decides the rounding. */
function longQuotient(dividend: bigint, divisor: bigint): Digits {
  const shift = Math.max(0, precision + 2 + digitCount(divisor) - digitCount(dividend));
  const scaled = dividend * powerOfTen(shift);
  const quotient = scaled / divisor;
  const more = quotient * divisor !== scaled;
  const kept = rounded(quotient, shift, more);
  return { digits: kept.digits, scale: kept.scale, ends: !more };
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

/** Is it a whole number? */
export function isWhole({ digits, scale }: Digits): boolean {
  return scale <= 0 || digits % powerOfTen(scale) === zero;
}

/** To fewer places than its scale. */
export function roundDigits({ digits, scale }: Digits, places: number, mode: Rounding): Digits {
  const step = powerOfTen(scale - places);
  const kept = digits / step;
  const rest = digits - kept * step;
  if (rest === zero) return { digits: kept, scale: places };
  const isNegative = rest < zero;
  const beyondHalf = compare((isNegative ? -rest : rest) * two, step);
  const away = awayFromZero(mode, isNegative ? -1 : 1, beyondHalf, (kept & one) !== zero);
  return { digits: away === 0 ? kept : kept + (isNegative ? -one : one), scale: places };
}

function compare(first: bigint, second: bigint): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** -1, 0 or 1. */
export function compareDigits(a: Digits, b: Digits): number {
  const [first, second] = aligned(a, b);
  return compare(first, second);
}
