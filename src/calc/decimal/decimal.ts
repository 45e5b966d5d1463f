/**
 * A decimal number in one of three forms, the quickest that holds it: a safe integer over a power of ten, which is nearly every price,
 * size and fee; digits of any length over a power of ten, which is what divisions leave; the reference for everything else. All
 * results are those of the reference, digit by digit.
 */
import type { Decimal as DecimalJs } from "decimal.js";
import { Reference } from "./reference";
import {
  addDigits,
  awayFromZero,
  compareDigits,
  type Digits,
  divideDigits,
  hasBigInt,
  hasResultDigits,
  isWhole,
  multiplyDigits,
  roundDigits,
  type Rounding,
  roundings,
  widestShift,
  withoutZeros,
} from "./whole-numbers";

export type DecimalValue = Decimal | number | string;

const largestSafe = Number.MAX_SAFE_INTEGER;
/** The powers of ten that a double holds exactly: a safe integer over one of them is rounded once, hence correctly. */
const powers = Array.from({ length: 23 }, (_item, exponent) => Number(`1e${exponent}`));
const largestScale = powers.length - 1;
/** The powers of ten below 1 that quotients of 34 digits mostly lie at. */
const fractions = Array.from({ length: 80 }, (_item, places) => Number(`1e-${places}`));

function isSafe(integer: number): boolean {
  return integer <= largestSafe && integer >= -largestSafe;
}

/** The scale at which a number is a whole one of at most 15 digits; undefined when there is none. */
function scaleOf(value: number): number | undefined {
  for (let scale = 0; scale <= largestScale; scale += 1) {
    const mantissa = Math.round(value * powers[scale]!);
    if (mantissa > 999_999_999_999_999 || mantissa < -999_999_999_999_999) return undefined;
    if (mantissa / powers[scale]! === value) return scale;
  }
  return undefined;
}

/** A decimal number of 34 significant digits that never changes. */
export class Decimal {
  static readonly ROUND_UP = roundings.up;
  static readonly ROUND_DOWN = roundings.trunc;
  static readonly ROUND_CEIL = roundings.ceil;
  static readonly ROUND_FLOOR = roundings.floor;
  static readonly ROUND_HALF_UP = roundings.halfUp;
  static readonly ROUND_HALF_EVEN = roundings.halfEven;

  /** The value is mantissa / 10^scale where large is undefined, large / 10^scale where that is a bigint, else large itself. */
  private readonly mantissa: number;
  private readonly scale: number;
  private readonly large: bigint | DecimalJs | undefined;

  /** A number is read as it is printed in full, as the reference does; `decimalOf` reads it as Excel shows it. */
  constructor(value: DecimalValue, scale?: number, large?: bigint | DecimalJs) {
    const read = scale === undefined ? readValue(value) : undefined;
    this.mantissa = read ? read.mantissa : (value as number);
    this.scale = read ? read.scale : scale!;
    this.large = read ? read.large : large;
  }

  static isDecimal(value: unknown): value is Decimal {
    return value instanceof Decimal;
  }

  static max(...values: readonly DecimalValue[]): Decimal {
    return values.map(decimal).reduce((found, value) => (value.gt(found) ? value : found));
  }

  static min(...values: readonly DecimalValue[]): Decimal {
    return values.map(decimal).reduce((found, value) => (value.lt(found) ? value : found));
  }

  /** The same value as a cell hands it on: 15 significant digits. */
  asShown(): Decimal {
    const isShort = this.large === undefined && Math.abs(this.mantissa) <= 999_999_999_999_999;
    return isShort ? this : Decimal.ofNumber(this.toNumber());
  }

  /** A number as the decimal of 15 significant digits that Excel shows for it. */
  static ofNumber(value: number): Decimal {
    const scale = scaleOf(value);
    return scale === undefined ? ofFifteenDigits(value) : small(Math.round(value * powers[scale]!), scale);
  }

  /** The value as the reference has it. */
  private toReference(): DecimalJs {
    if (this.large === undefined) return new Reference(this.scale === 0 ? this.mantissa : `${this.mantissa}e${-this.scale}`);
    return typeof this.large === "bigint" ? new Reference(`${this.large}e${-this.scale}`) : this.large;
  }

  /** The value as digits of any length; undefined where only the reference can hold it. */
  private toDigits(): Digits | undefined {
    if (!hasBigInt) return undefined;
    if (this.large === undefined) return { digits: BigInt(this.mantissa), scale: this.scale };
    if (typeof this.large !== "bigint" || this.scale > widestShift || this.scale < -widestShift) return undefined;
    return { digits: this.large, scale: this.scale };
  }

  private get isSmall(): boolean {
    return this.large === undefined;
  }

  private get isOne(): boolean {
    return this.mantissa === 1 && this.scale === 0 && this.large === undefined;
  }

  /** Has it no more digits than a result has? What is read from a text may have. */
  private get isRounded(): boolean {
    return this.large === undefined || (typeof this.large === "bigint" && hasResultDigits(this.large));
  }

  plus(value: DecimalValue): Decimal {
    const other = decimal(value);
    if (this.large === undefined && other.large === undefined) {
      const total = totalOf(this.mantissa, this.scale, other.mantissa, other.scale);
      if (total) return total;
    }
    const [a, b] = [this.toDigits(), other.toDigits()];
    return a && b ? ofDigits(addDigits(a, b)) : ofReference(this.toReference().plus(other.toReference()));
  }

  minus(value: DecimalValue): Decimal {
    const other = decimal(value);
    if (this.large === undefined && other.large === undefined) {
      const total = totalOf(this.mantissa, this.scale, -other.mantissa, other.scale);
      if (total) return total;
    }
    return this.plus(other.negated());
  }

  times(value: DecimalValue): Decimal {
    const other = decimal(value);
    if (this.isSmall && other.isSmall) {
      const product = this.mantissa * other.mantissa;
      const scale = this.scale + other.scale;
      if (isSafe(product) && scale <= largestScale) return small(product, scale);
    }
    if (other.isOne && this.isRounded) return this;
    const [a, b] = [this.toDigits(), other.toDigits()];
    return a && b
      ? ofDigits(multiplyDigits(a, b), this.isSmall && other.isSmall)
      : ofReference(this.toReference().times(other.toReference()));
  }

  div(value: DecimalValue): Decimal {
    const other = decimal(value);
    if (other.isOne && this.isRounded) return this;
    if (!other.isZero()) {
      const quotient =
        this.isSmall && other.isSmall ? exactQuotient(this.mantissa, other.mantissa, this.scale - other.scale) : undefined;
      if (quotient) return quotient;
      const [a, b] = [this.toDigits(), other.toDigits()];
      if (a && b) {
        const quotient = divideDigits(a, b);
        return ofDigits(quotient, quotient.ends);
      }
    }
    return ofReference(this.toReference().div(other.toReference()));
  }

  /** The whole number of times that value goes into this, cut off toward 0. */
  divToInt(value: DecimalValue): Decimal {
    const other = decimal(value);
    if (this.isSmall && other.isSmall && !other.isZero()) {
      const shift = this.scale - other.scale;
      const first = shift < 0 ? this.mantissa * powers[-shift]! : this.mantissa;
      const second = shift > 0 ? other.mantissa * powers[shift]! : other.mantissa;
      if (isSafe(first) && isSafe(second)) return small((first - (first % second)) / second, 0);
    }
    return ofReference(this.toReference().divToInt(other.toReference()));
  }

  /**
   * The same for a step above 0, rounded; undefined where that takes more digits than a safe integer has, but for a long number that
   * lies clearly between two halves of the step.
   */
  wholeQuotient(step: Decimal, mode: Rounding): Decimal | undefined {
    if (step.large !== undefined || step.mantissa <= 0) return undefined;
    if (this.large !== undefined) return betweenHalves(this.approximate() / step.approximate(), mode);
    const shift = this.scale - step.scale;
    const first = shift < 0 ? this.mantissa * powers[-shift]! : this.mantissa;
    const second = shift > 0 ? step.mantissa * powers[shift]! : step.mantissa;
    return isSafe(first) && isSafe(second) ? small(roundedQuotient(first, second, mode), 0) : undefined;
  }

  /** To a whole power. */
  pow(exponent: number): Decimal {
    return ofReference(this.toReference().pow(exponent));
  }

  sqrt(): Decimal {
    return ofReference(this.toReference().sqrt());
  }

  negated(): Decimal {
    if (this.large === undefined) return small(-this.mantissa, this.scale);
    return new Decimal(0, this.scale, typeof this.large === "bigint" ? -this.large : this.large.negated());
  }

  abs(): Decimal {
    return this.isNegative() ? this.negated() : this;
  }

  /** -1, 0 or 1; NaN beside NaN. */
  cmp(value: DecimalValue): number {
    if (value === 0 && this.large === undefined) return Math.sign(this.mantissa);
    const other = decimal(value);
    if (this.large === undefined && other.large === undefined) {
      if (this.scale === other.scale) return Math.sign(this.mantissa - other.mantissa);
      // Both are rounded once, and rounding never turns an order round: only equal doubles need a closer look.
      const [first, second] = [this.mantissa / powers[this.scale]!, other.mantissa / powers[other.scale]!];
      if (first !== second) return first < second ? -1 : 1;
      const difference = totalOf(this.mantissa, this.scale, -other.mantissa, other.scale);
      if (difference) return Math.sign(difference.mantissa);
    } else {
      const order = this.order(other);
      if (order !== undefined) return order;
    }
    const [a, b] = [this.toDigits(), other.toDigits()];
    return a && b ? compareDigits(a, b) : this.toReference().cmp(other.toReference());
  }

  /**
   * The same by a double that is off by less than one part in 10^14; undefined where doubles cannot hold them, or are too near to each
   * other to tell.
   */
  private order(other: Decimal): number | undefined {
    const [first, second] = [this.approximate(), other.approximate()];
    const difference = first - second;
    const size = Math.abs(first) + Math.abs(second);
    return size < 1e280 && Math.abs(difference) > size * 1e-13 + 1e-280 ? Math.sign(difference) : undefined;
  }

  /** A double that is off by a few units in its last place at most; NaN where only the reference knows. */
  approximate(): number {
    if (this.large === undefined) return this.mantissa / powers[this.scale]!;
    if (typeof this.large !== "bigint") return NaN;
    const { scale } = this;
    return Number(this.large) * (scale >= 0 && scale < fractions.length ? fractions[scale]! : Math.pow(10, -scale));
  }

  /** Do the two differ in their first 13 digits, for certain? A quick answer for what is nearly always far apart. */
  isFarFrom(other: Decimal): boolean {
    return this.order(other) !== undefined;
  }

  /** The same for every whole number and every half. */
  isFarFromHalves(): boolean {
    const twice = this.approximate() * 2;
    return Math.abs(twice) < 1e9 && Math.abs(twice - Math.round(twice)) > 1e-3;
  }

  eq(value: DecimalValue): boolean {
    return this.cmp(value) === 0;
  }

  lt(value: DecimalValue): boolean {
    return this.cmp(value) < 0;
  }

  lte(value: DecimalValue): boolean {
    return this.cmp(value) <= 0;
  }

  gt(value: DecimalValue): boolean {
    return this.cmp(value) > 0;
  }

  gte(value: DecimalValue): boolean {
    return this.cmp(value) >= 0;
  }

  isZero(): boolean {
    return this.large === undefined ? this.mantissa === 0 : typeof this.large === "bigint" ? !this.large : this.large.isZero();
  }

  isNegative(): boolean {
    if (this.large === undefined) return this.mantissa < 0;
    return typeof this.large === "bigint" ? this.large < BigInt(0) : this.large.isNegative();
  }

  isFinite(): boolean {
    return this.large === undefined || typeof this.large === "bigint" || this.large.isFinite();
  }

  isInteger(): boolean {
    if (this.large === undefined) return this.scale === 0 || this.mantissa % powers[this.scale]! === 0;
    const digits = this.toDigits();
    return digits ? isWhole(digits) : this.toReference().isInteger();
  }

  trunc(): Decimal {
    return this.toDecimalPlaces(0, roundings.trunc);
  }

  floor(): Decimal {
    return this.toDecimalPlaces(0, roundings.floor);
  }

  ceil(): Decimal {
    return this.toDecimalPlaces(0, roundings.ceil);
  }

  /** The nearest whole number, a half to the even one. */
  round(): Decimal {
    return this.toDecimalPlaces(0);
  }

  toDecimalPlaces(places: number, mode: Rounding = roundings.halfEven): Decimal {
    if (this.large === undefined) return this.scale <= places ? this : roundSmall(this.mantissa, this.scale, places, mode);
    const digits = this.toDigits();
    if (digits) return digits.scale <= places ? this : ofDigits(roundDigits(digits, places, mode));
    return ofReference(this.toReference().toDecimalPlaces(places, mode));
  }

  toSignificantDigits(digits: number, mode: Rounding = roundings.halfEven): Decimal {
    if (this.large === undefined) {
      const places = digits - Math.abs(this.mantissa).toString().length + this.scale;
      if (places >= 0) return this.toDecimalPlaces(places, mode);
    }
    return ofReference(this.toReference().toSignificantDigits(digits, mode));
  }

  /** Digits behind the decimal point. */
  decimalPlaces(): number {
    return this.toReference().decimalPlaces();
  }

  /** The nearest double. */
  toNumber(): number {
    return this.large === undefined ? this.mantissa / powers[this.scale]! : Number(this.toText());
  }

  private toText(): string {
    return typeof this.large === "bigint" ? `${this.large}e${-this.scale}` : this.toReference().toString();
  }

  toFixed(places?: number): string {
    return places === undefined ? this.toReference().toFixed() : this.toReference().toFixed(places);
  }

  toPrecision(digits: number): string {
    return this.toReference().toPrecision(digits);
  }

  toString(): string {
    return this.toReference().toString();
  }

  toJSON(): string {
    return this.toString();
  }
}

function decimal(value: DecimalValue): Decimal {
  if (value instanceof Decimal) return value;
  return typeof value === "number" && Number.isInteger(value) && isSafe(value) ? small(value, 0) : new Decimal(value);
}

/** The sum of two mantissas over powers of ten; undefined where it is no safe integer. */
function totalOf(first: number, firstScale: number, second: number, secondScale: number): Decimal | undefined {
  const shift = firstScale - secondScale;
  const a = shift < 0 ? first * powers[-shift]! : first;
  const b = shift > 0 ? second * powers[shift]! : second;
  const total = a + b;
  return isSafe(a) && isSafe(b) && isSafe(total) ? small(total, shift < 0 ? secondScale : firstScale) : undefined;
}

interface Parts {
  readonly mantissa: number;
  readonly scale: number;
  readonly large: bigint | DecimalJs | undefined;
}

function readValue(value: DecimalValue): Parts {
  if (typeof value === "number" && Number.isInteger(value) && isSafe(value))
    return { mantissa: value + 0, scale: 0, large: undefined };
  const read = value instanceof Decimal ? value : ofReference(new Reference(value));
  return read as unknown as Parts;
}

/** A safe integer over a power of ten from 10^0 to 10^22; there is no -0. */
function small(mantissa: number, scale: number): Decimal {
  return new Decimal(mantissa + 0, scale);
}

/** A mantissa rounded to fewer places than its scale. */
function roundSmall(mantissa: number, scale: number, places: number, mode: Rounding): Decimal {
  return small(roundedQuotient(mantissa, powers[scale - places]!, mode), places);
}

/** The whole number nearest to a safe integer over a whole number above 0, the way that the mode says. */
function roundedQuotient(dividend: number, divisor: number, mode: Rounding): number {
  const rest = dividend % divisor;
  const kept = (dividend - rest) / divisor;
  return rest === 0 ? kept : kept + awayFromZero(mode, Math.sign(rest), Math.abs(rest) * 2 - divisor, kept % 2 !== 0);
}

/** A quotient that is known to some ten digits, as a whole number; undefined where these do not tell which. */
function betweenHalves(quotient: number, mode: Rounding): Decimal | undefined {
  const twice = quotient * 2;
  if (!(Math.abs(twice) < 1e9 && Math.abs(twice - Math.round(twice)) > 1e-3)) return undefined;
  const kept = Math.trunc(quotient);
  return small(kept + awayFromZero(mode, Math.sign(quotient), Math.abs(quotient - kept) * 2 - 1, kept % 2 !== 0), 0);
}

/** A double that needs 15 digits or lies far from 1, as the decimal that Excel shows for it. */
function ofFifteenDigits(value: number): Decimal {
  const [mantissa = "", exponent = "Infinity"] = value.toExponential(14).split("e");
  const scale = 14 - Number(exponent);
  const digits = Number(mantissa.replace(".", ""));
  return scale >= 0 && scale <= largestScale ? stripped(digits, scale) : new Decimal(value.toPrecision(15));
}

/** A mantissa without its zeros at the end, as far as the scale allows. */
function stripped(mantissa: number, scale: number): Decimal {
  let [digits, places] = [mantissa, scale];
  for (const zeros of [8, 4, 2, 1]) {
    while (places >= zeros && digits % powers[zeros]! === 0 && digits !== 0) {
      digits /= powers[zeros]!;
      places -= zeros;
    }
  }
  return small(digits, places);
}

/** (a / b) / 10^scale where it ends within a safe integer. */
function exactQuotient(a: number, b: number, scale: number): Decimal | undefined {
  if (a === 0) return small(0, 0);
  const room = Math.floor(Math.log10(largestSafe / Math.abs(a)));
  const shift = a % b === 0 ? 0 : room;
  const scaled = a * powers[shift]!;
  if (!isSafe(scaled) || scaled % b !== 0) return undefined;
  const [quotient, places] = [scaled / b, scale + shift];
  if (places > largestScale) return undefined;
  if (places >= 0) return shift === 0 ? small(quotient, places) : stripped(quotient, places);
  const whole = -places <= largestScale ? quotient * powers[-places]! : Infinity;
  return isSafe(whole) ? small(whole, 0) : undefined;
}

const largestSafeDigits = hasBigInt ? BigInt(largestSafe) : undefined;

/** `ends`: zeros at its end may make it longer than it is. */
function ofDigits({ digits, scale }: Digits, ends = false): Decimal {
  const kept = ends ? withoutZeros(digits, scale) : { digits, scale };
  const isSmall = kept.scale >= 0 && kept.scale <= largestScale && digitsAreSafe(kept.digits);
  return isSmall ? small(Number(kept.digits), kept.scale) : new Decimal(0, kept.scale, kept.digits);
}

function digitsAreSafe(digits: bigint): boolean {
  return digits <= largestSafeDigits! && digits >= -largestSafeDigits!;
}

/** A value of the reference in the quickest form that holds it, digit by digit. */
function ofReference(value: DecimalJs): Decimal {
  if (!value.isFinite() || Math.abs(value.e) > widestShift) return new Decimal(0, 0, value);
  const [whole = "", fraction = ""] = value.toFixed().split(".");
  const mantissa = Number(whole + fraction);
  if (fraction.length <= largestScale && isSafe(mantissa)) return small(mantissa, fraction.length);
  return hasBigInt ? new Decimal(0, fraction.length, BigInt(whole + fraction)) : new Decimal(0, 0, value);
}
