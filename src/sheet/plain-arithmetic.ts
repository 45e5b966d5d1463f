/**
 * The engine's four operations on two finite numbers. It calculates in doubles where a whole number comes out and else in decimals of
 * twenty digits, with an object for every result; here most decimals are worked out as whole numbers, to the same last digit.
 */
import { type BaseValueObject, NumberValueObject } from "@univerjs/engine-formula";

/** A number, or the engine's error. */
export type Outcome = number | BaseValueObject;

export type Operation = (one: number, other: number) => Outcome;

type Name = "plusBy" | "minusBy" | "multiplyBy" | "dividedBy";

const held = NumberValueObject.create(0);

function byEngine(name: Name, one: number, other: number): Outcome {
  held.setValue(one);
  const result = held[name](other);
  return result.isError() ? result : (result.getValue() as number);
}

/** Powers of ten: a double holds each of them exactly, and their products. */
const tens = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] as const;

/** Decimals of at most fifteen digits are as many different doubles: the decimal is the one that the engine reads in the double. */
const mostOfFifteenDigits = 999_999_999_999_999;

/** How many decimals the number has; undefined for many of them, or for many digits. */
function decimalsOf(number: number): number | undefined {
  for (let count = 0; count < tens.length; count += 1) {
    const whole = Math.round(number * tens[count]!);
    if (Math.abs(whole) > mostOfFifteenDigits) return undefined;
    if (whole / tens[count]! === number) return count;
  }
  return undefined;
}

/** The number, which has these decimals, times a power of ten; no safe integer where a double might not hold it. */
function wholeOf(number: number, decimals: number, power: number): number {
  return Math.round(number * tens[decimals]!) * tens[power - decimals]!;
}

/** Undefined where doubles are not sure to hold it. */
function sum(one: number, other: number, sign: 1 | -1): number | undefined {
  const [first, second] = [decimalsOf(one), decimalsOf(other)];
  if (first === undefined || second === undefined) return undefined;
  const power = Math.max(first, second);
  const [left, right] = [wholeOf(one, first, power), wholeOf(other, second, power)];
  const whole = left + sign * right;
  return areSafe(left, right, whole) ? whole / tens[power]! : undefined;
}

function areSafe(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isSafeInteger);
}

export const plus: Operation = (one, other) => {
  const result = one + other;
  return Number.isSafeInteger(result) ? result : (sum(one, other, 1) ?? byEngine("plusBy", one, other));
};

export const minus: Operation = (one, other) => {
  const result = one - other;
  return Number.isSafeInteger(result) ? result : (sum(one, other, -1) ?? byEngine("minusBy", one, other));
};

export const times: Operation = (one, other) => {
  const result = one * other;
  if (Number.isSafeInteger(result)) return result;
  const [first, second] = [decimalsOf(one), decimalsOf(other)];
  if (first === undefined || second === undefined) return byEngine("multiplyBy", one, other);
  const whole = Math.round(one * tens[first]!) * Math.round(other * tens[second]!);
  return Number.isSafeInteger(whole) ? whole / (tens[first]! * tens[second]!) : byEngine("multiplyBy", one, other);
};

export const dividedBy: Operation = (one, other) => {
  const result = one / other;
  if (Number.isSafeInteger(result)) return result;
  const [first, second] = [decimalsOf(one), decimalsOf(other)];
  if (first === undefined || second === undefined) return byEngine("dividedBy", one, other);
  const power = Math.max(first, second);
  const [dividend, divisor] = [wholeOf(one, first, power), wholeOf(other, second, power)];
  const isClear = areSafe(dividend, divisor) && divisor !== 0 && isClearQuotient(dividend, divisor);
  return isClear ? dividend / divisor : byEngine("dividedBy", one, other);
};

/** More than half of the twentieth digit of a number, as a share of it. */
const lostInDecimals = 6e-20;

/** Does the quotient of two whole numbers lie so far from the middle between two doubles that the twentieth digit decides nothing? */
function isClearQuotient(dividend: number, divisor: number): boolean {
  const quotient = dividend / divisor;
  const product = quotient * divisor;
  const [high, low] = halvesOf(quotient);
  const [highOfDivisor, lowOfDivisor] = halvesOf(divisor);
  const lost = high * highOfDivisor - product + high * lowOfDivisor + low * highOfDivisor + low * lowOfDivisor;
  const rest = (dividend - product - lost) / divisor;
  const most = Math.abs(quotient) * lostInDecimals;
  return quotient + (rest + most) === quotient && quotient + (rest - most) === quotient;
}

/** A double as the sum of two of half as many digits, whose products are exact. */
function halvesOf(number: number): [high: number, low: number] {
  const far = number * 134_217_729;
  const high = far - (far - number);
  return [high, number - high];
}
