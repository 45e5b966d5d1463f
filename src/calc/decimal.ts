import { Decimal } from "./decimal/decimal";
import { Reference } from "./decimal/reference";

/** Money arithmetic: 34 significant digits, ties to even inside a calculation. Results are rounded only in rounding.ts. */
export { Decimal };

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);

/** A number as the decimal that Excel shows in full width: 15 significant digits, so that 0.1 + 0.2 is 0.3. */
export function decimalOf(value: number): Decimal {
  return Decimal.ofNumber(value);
}

/** Wide enough to multiply any numbers that cells can hold without rounding. */
const Wide = Reference.clone({ precision: 300 });

export type WideDecimal = Reference;

/** A decimal in as many digits as products of cells need. */
export function wide(value: Decimal): WideDecimal {
  return new Wide(value.toString());
}

/** The same rounded to the digits of money. */
export function decimalOfWide(value: WideDecimal): Decimal {
  return new Decimal(new Reference(0).plus(value.toString()).toString());
}

/** A remainder this small against the terms that cancelled is no remainder: thirds and sevenths of a coin are rounded at 34 digits. */
const remainder = new Decimal("1e-28");

/** A sum that grows. Nothing in it changes: a term makes a new one. */
export class RunningSum {
  static readonly none = new RunningSum(zero, zero);

  private constructor(
    private readonly total: Decimal,
    private readonly largest: Decimal,
  ) {}

  plus(term: Decimal): RunningSum {
    return new RunningSum(this.total.plus(term), larger(this.largest, term.abs()));
  }

  /** With all terms of another one taken away. */
  minus({ total, largest }: RunningSum): RunningSum {
    return new RunningSum(this.total.minus(total), larger(this.largest, largest));
  }

  /** 0 for terms that cancel but for their rounding. */
  get value(): Decimal {
    if (Math.abs(this.total.approximate()) > this.largest.approximate() * 1e-20) return this.total;
    return this.total.isZero() || this.total.abs().lte(this.largest.times(remainder)) ? zero : this.total;
  }
}

/** The sum of a list; 0 for an empty one, and for terms that cancel but for their rounding. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), RunningSum.none).value;
}

/** The larger of two. */
export function larger(a: Decimal, b: Decimal): Decimal {
  return a.gte(b) ? a : b;
}

/** The smaller of two. */
export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lte(b) ? a : b;
}
