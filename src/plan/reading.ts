/** Reads single inputs: is a cell empty, is it what it must be on its own, and which number or word is it? */
import { type Decimal, decimalOf } from "../calc/decimal";
import { type PlanInput, planInput, type PlanInputName, type PlanValue, type PlanValues } from "./inputs";

/** What column C says of an input: why it is wrong, or a note. */
export interface Judgement {
  fault?: string;
  note: string;
}

export const sideWords: ReadonlyMap<string, 1 | -1> = new Map([
  ["long", 1],
  ["buy", 1],
  ["1", 1],
  ["short", -1],
  ["sell", -1],
  ["-1", -1],
]);

export class Reading {
  constructor(private readonly values: PlanValues) {}

  value(name: PlanInputName): PlanValue {
    return this.values[name] ?? null;
  }

  isBlank(name: PlanInputName): boolean {
    const value = this.value(name);
    return value === null || value === "";
  }

  /** What it must be, if it is not that by itself. */
  fault(name: PlanInputName): string | undefined {
    const input = planInput(name);
    if (this.isBlank(name)) return input.optional ? undefined : input.mustBe;
    return isRight(input, this.value(name)) ? undefined : input.mustBe;
  }

  isRight(name: PlanInputName): boolean {
    return this.fault(name) === undefined;
  }

  /** Undefined: empty or wrong. */
  number(name: PlanInputName): Decimal | undefined {
    const value = this.value(name);
    return typeof value === "number" && this.isRight(name) ? decimalOf(value) : undefined;
  }

  /** In small letters, without blanks around it; undefined: empty or wrong. */
  word(name: PlanInputName): string | undefined {
    const value = this.value(name);
    return this.isBlank(name) || !this.isRight(name) ? undefined : String(value).trim().toLowerCase();
  }

  /** As typed, without blanks around it. */
  text(name: PlanInputName): string | undefined {
    const value = this.value(name);
    return this.isBlank(name) || !this.isRight(name) ? undefined : String(value).trim();
  }
}

function isRight({ name, kind, bounds, words }: PlanInput, value: PlanValue): boolean {
  if (typeof value === "object" || typeof value === "boolean") return false;
  if (name === "Side") return sideWords.has(String(value).trim().toLowerCase());
  if (kind === "word") return words!.list.includes(String(value).trim().toLowerCase());
  if (kind === "code") return true;
  if (kind === "text") return typeof value === "string" && value.trim() !== "";
  return typeof value === "number" && isWithin(value, bounds ?? {});
}

function isWithin(value: number, { above, minimum, maximum, sizeBelow, whole }: NonNullable<PlanInput["bounds"]>): boolean {
  return (
    (above === undefined || value > above) &&
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (sizeBelow === undefined || Math.abs(value) < sizeBelow) &&
    (!whole || Number.isInteger(value))
  );
}
