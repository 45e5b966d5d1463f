import { Decimal as DecimalJs } from "decimal.js";

/** Significant digits of every result. */
export const precision = 34;

/** The arithmetic that defines every result: 34 significant digits, ties to even. Slow, complete, and asked for what is rare. */
export const Reference = DecimalJs.clone({ precision, rounding: DecimalJs.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 30 });

export type Reference = DecimalJs;
