/** FIXED as Excel writes it: of the 15 digits that a number has, halves away from zero. The engine's goes by the binary fraction. */
import type { ArrayValueObject, BaseFunction, BaseValueObject } from "@univerjs/engine-formula";
import { fixedText } from "../grid/rounded-text";
import { engineValue, oneValueOf } from "./values";

const mostDecimals = 127;

/** The engine's FIXED with this text for numbers; what else may stand in its arguments is read by the engine. */
export function withExactText(fixed: BaseFunction): BaseFunction {
  const calculate = fixed.calculate.bind(fixed) as (...values: BaseValueObject[]) => BaseValueObject;
  fixed.calculate = ((number: BaseValueObject, ...rest: BaseValueObject[]) => {
    const [decimals, commas] = rest.map(oneValueOf);
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
