/** What the names of LET stand for inside of it. */
import type { Call, Expression } from "../grid/expression";
import { partsOf } from "../grid/expression";
import { givenNames } from "../grid/local-names";
import type { Operand as Value } from "./operators";

/** By name in small letters; a value is worked out when somebody asks. */
export type Values = ReadonlyMap<string, () => Value>;

export const noValues: Values = new Map();

type Evaluate = (part: Expression, scope: Values) => Value;

/** The names of a LET in force at its argument number `at`; those of a LAMBDA stand for whatever it is called with. */
export function withNames(
  call: Call,
  at: number,
  outer: Values,
  evaluate: Evaluate,
  unknown: (part: Expression) => Error,
): Values {
  let scope = outer;
  for (const { index, name } of givenNames(call)) {
    if (index >= at) break;
    const meaning = call.name === "LET" ? call.arguments[index + 1] : undefined;
    if (call.name === "LET" && index + 1 >= at) break;
    const around = scope;
    const work = (): Value => {
      if (meaning === undefined) throw unknown(call.arguments[index]!);
      return evaluate(meaning, around);
    };
    scope = new Map([...scope, [name.toLowerCase(), once(work)]]);
  }
  return scope;
}

function once(work: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => (known ??= { value: work() }).value;
}

/** From the whole formula down to a part of it. */
export function wayTo(part: Expression, from: Expression): Expression[] {
  if (part === from) return [from];
  const next = partsOf(from).find(({ start, end }) => start <= part.start && part.end <= end);
  return next ? [from, ...wayTo(part, next)] : [];
}
