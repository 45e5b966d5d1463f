/** Numbers as the sheet writes them into sentences. */
import { Decimal, decimalOf } from "../calc/decimal";
import type { Side } from "../calc/side";

/** As FIXED of the sheet: so many decimals of the 15 digits that a number has, halves away from zero, thousands with commas. */
export function fixed(value: Decimal | number, decimals: number): string {
  const places = Math.max(0, decimals);
  const exact = typeof value === "number" ? decimalOf(value) : value;
  const text = exact.toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
  const [, minus = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(text)!;
  const sign = /[1-9]/.test(whole + rest) ? minus : "";
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
}

/** A fraction as a percentage, with as many decimals as it has: 0.005 is 0.5%. */
export function percentText(fraction: number): string {
  return `${plainText(new Decimal(fraction).times(100).toDecimalPlaces(6).toNumber())}%`;
}

export function plainText(value: number): string {
  return new Decimal(value).toSignificantDigits(15).toString();
}

/** How many decimals a number has, 10 at most. */
export function decimalsOf(value: Decimal): number {
  for (let decimals = 0; decimals < 10; decimals++) {
    if (value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).eq(value)) return decimals;
  }
  return 10;
}

/** Decimals for prices: those of the tick, else those of the entry and at least two, or two more below 1. */
export function priceDecimals(entry: Decimal, tick: Decimal | undefined): number {
  if (tick !== undefined) return decimalsOf(tick);
  return entry.gte(1) ? Math.max(2, decimalsOf(entry)) : Math.min(10, decimalsOf(entry) + 2);
}

/** Decimals for money: three digits of the budget at least, two to eight. */
export function moneyDecimals(budget: Decimal): number {
  if (!budget.gt(0)) return 2;
  return Math.max(2, Math.min(8, 2 - Number(budget.toNumber().toExponential().split("e")[1])));
}

/** A price on the tick: up or down, where a quotient within a millionth of a whole number is that number. */
export function onTick(price: Decimal, tick: Decimal | undefined, direction: "up" | "down"): Decimal {
  if (tick === undefined) return price;
  const quotient = price.div(tick).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  return (direction === "up" ? quotient.ceil() : quotient.floor()).times(tick);
}

/** Toward the entry from a stop or away from it to a trigger: up for a long. */
export function forward(side: Side, price: Decimal, tick: Decimal | undefined): Decimal {
  return onTick(price, tick, side === "long" ? "up" : "down");
}

export function backward(side: Side, price: Decimal, tick: Decimal | undefined): Decimal {
  return onTick(price, tick, side === "long" ? "down" : "up");
}

/** Down to a whole number of lots. */
export function wholeLots(value: Decimal, lot: Decimal): Decimal {
  return value.div(lot).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).floor().times(lot);
}

/** The price on the tick that is nearest; six digits where there is no tick. */
export function nearestTick(price: number, tick: Decimal | undefined): number {
  if (tick === undefined) return Number(price.toPrecision(6));
  return onTick(new Decimal(Number(price.toPrecision(12))).plus(tick.div(2)), tick, "down").toNumber();
}
