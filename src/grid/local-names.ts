/** The names that LET and LAMBDA give inside of a formula. */
import type { Call, Expression } from "./expression";

/** Which arguments give a name: x in LET(x,1,x+1), x and [y] in LAMBDA(x,[y],x+y). */
export function givenNames(call: Call): { index: number; name: string; isOptional: boolean }[] {
  if (call.name !== "LET" && call.name !== "LAMBDA") return [];
  const last = call.arguments.length - 1;
  return call.arguments.flatMap((argument, index) => {
    if (index === last || argument === undefined || (call.name === "LET" && index % 2 === 1)) return [];
    const name = nameIn(argument);
    return name === undefined ? [] : [{ index, ...name }];
  });
}

function nameIn(argument: Expression): { name: string; isOptional: boolean } | undefined {
  if (argument.kind === "name" && argument.prefix === "")
    return { name: bareLocal(argument.name), isOptional: /^_xlop\./i.test(argument.name) };
  const isBracketed = argument.kind === "table" && argument.table === "" && argument.sections.length === 0;
  return isBracketed && argument.columns.length === 1 ? { name: argument.columns[0]!, isOptional: true } : undefined;
}

/** Without what a file writes before it. */
export function bareLocal(name: string): string {
  return name.replace(/^(?:_xlpm|_xlop)\./i, "");
}

/** Names in force, in lower case. */
export type Scope = ReadonlySet<string>;

export const noNames: Scope = new Set();

/** The names in force inside of the arguments of this call. */
export function scopeOf(call: Call, outer: Scope): Scope {
  const given = givenNames(call);
  return given.length === 0 ? outer : new Set([...outer, ...given.map(({ name }) => name.toLowerCase())]);
}
