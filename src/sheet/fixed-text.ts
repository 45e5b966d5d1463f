/** FIXED as Excel writes it: of the 15 digits that a number has, halves away from zero. The engine's goes by the binary fraction. */
import { type ArrayValueObject, type BaseFunction, type BaseValueObject } from "@univerjs/engine-formula";
import { engineValue } from "./values";

const digitsOfNumber = 15;
const mostDecimals = 127;

/** "1,234.50" of 1234.5 with two decimals; negative decimals round whole digits away. */
export function fixedText(value: number, decimals: number, hasCommas = true): string {
  const [mantissa = "", exponent = "0"] = Math.abs(value)
    .toExponential(digitsOfNumber - 1)
    .split("e");
  const shift = Number(exponent) - (digitsOfNumber - 1) + decimals;
  const digits = BigInt(mantissa.replace(".", ""));
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : halvesAway(digits, 10n ** BigInt(-shift));
  const whole = decimals < 0 ? units * 10n ** BigInt(-decimals) : units;
  const places = Math.max(0, decimals);
  const text = whole.toString().padStart(places + 1, "0");
  const before = text.slice(0, text.length - places);
  const shown = hasCommas ? before.replace(/\B(?=(\d{3})+$)/g, ",") : before;
  return `${value < 0 && whole > 0n ? "-" : ""}${shown}${places > 0 ? `.${text.slice(-places)}` : ""}`;
}

function halvesAway(digits: bigint, divisor: bigint): bigint {
  return (2n * digits + divisor) / (2n * divisor);
}

/** The engine's FIXED with this text for numbers; what else may stand in its arguments is read by the engine. */
export function withExactText(fixed: BaseFunction): BaseFunction {
  const calculate = fixed.calculate.bind(fixed) as (...values: BaseValueObject[]) => BaseValueObject;
  fixed.calculate = ((number: BaseValueObject, ...rest: BaseValueObject[]) => {
    const [decimals, commas] = rest;
    const places = decimals === undefined ? 2 : decimals.isNull() ? 0 : plainNumber(decimals);
    const isPlain = commas === undefined || commas.isNull() || commas.isBoolean() || commas.isNumber();
    if (places === undefined || Math.abs(places) > mostDecimals || !isPlain) return calculate(number, ...rest);
    const textOf = (each: BaseValueObject): BaseValueObject => {
      const value = each.isNull() ? 0 : plainNumber(each);
      return value === undefined
        ? calculate(each, ...rest)
        : engineValue(fixedText(value, Math.trunc(places), !commas?.getValue()));
    };
    return number.isArray() ? (number as ArrayValueObject).mapValue(textOf) : textOf(number);
  }) as BaseFunction["calculate"];
  return fixed;
}

function plainNumber(value: BaseValueObject): number | undefined {
  const number = value.isNumber() ? value.getValue() : undefined;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
