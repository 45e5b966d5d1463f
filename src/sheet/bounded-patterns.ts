/** Texts that fit a pattern, in a time that the pattern cannot make endless. The engine's classes are one for all engines of a process. */
import { type BaseFunction, type BaseValueObject, BooleanValueObject, StringValueObject } from "@univerjs/engine-formula";
import { type Wildcards, wildcardPattern } from "../grid/wildcards";
import { engineError, oneValueOf } from "./values";

interface Compared {
  getValue(): string;
  _checkWildcard(pattern: string, operator: string): BooleanValueObject;
}

let isMended = false;

/** The engine compares a text with wildcards by a regular expression, which tries every way to divide it among the stars. */
export function compareWildcardsQuickly(): void {
  if (isMended) return;
  isMended = true;
  let last: { pattern: string; wildcards: Wildcards } | undefined;
  (StringValueObject.prototype as unknown as Compared)._checkWildcard = function (this: Compared, pattern, operator) {
    if (last?.pattern !== pattern) last = { pattern, wildcards: wildcardPattern(pattern) };
    const [text, { wildcards }] = [this.getValue(), last];
    return BooleanValueObject.create(answers[operator]?.(text, pattern, wildcards) ?? false);
  };
}

type Answer = (text: string, pattern: string, wildcards: Wildcards) => boolean;

const isAbove: Answer = (text, pattern, wildcards) => wildcards.test(text) || text.toLocaleLowerCase() > withoutSigns(pattern);
const isBelow: Answer = (text, pattern) => text.toLocaleLowerCase() < withoutSigns(pattern);

/** As the engine answers. */
const answers: Readonly<Record<string, Answer>> = {
  "=": (text, _pattern, wildcards) => wildcards.test(text),
  "<>": (text, _pattern, wildcards) => !wildcards.test(text),
  ">": isAbove,
  ">=": isAbove,
  "<": isBelow,
  "<=": isBelow,
};

function withoutSigns(pattern: string): string {
  return pattern.replace(/~?[*?]/g, (sign) => (sign.startsWith("~") ? sign.slice(1) : " "));
}

/** Steps that a regular expression may take. */
const mostSteps = 1e9;

/** One of the engine's functions of a text and a regular expression. */
export function ofBoundedPattern(matches: BaseFunction): BaseFunction {
  const calculate = matches.calculate.bind(matches) as (...values: BaseValueObject[]) => BaseValueObject;
  matches.calculate = ((...values: BaseValueObject[]) => {
    const [text = "", pattern = ""] = values.slice(0, 2).map((value) => String(oneValueOf(value).getValue()));
    if (stepsOf(text.length, pattern) <= mostSteps) return calculate(...values);
    return engineError(
      "#NUM!",
      `${String(matches.name)} looks for a pattern with several repetitions in a text of ${text.length.toLocaleString("en-US")} characters: use a shorter text or a simpler pattern`,
    );
  }) as BaseFunction["calculate"];
  return matches;
}

/** The ways to divide a text among what may be repeated, from each of its signs on. */
function stepsOf(length: number, pattern: string): number {
  const repeats =
    pattern
      .replace(/\\[^]/g, "x")
      .replace(/\[[^\]]*\]/g, "x")
      .match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  let steps = 1;
  for (let part = 1; part <= repeats + 1; part += 1) steps *= (length + part) / part;
  return steps;
}
