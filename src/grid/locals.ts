/** The names that LET and LAMBDA give while a formula is written in another dialect: each under a name of its own. */
import { bare, type Call, type Expression } from "./expression";
import { bareLocal } from "./local-names";

/** A LAMBDA and the names that it sees. */
export interface LocalFunction {
  tree: Call;
  locals: Locals;
  /** It stands in the text of a defined name. */
  isNamed: boolean;
}

interface Local {
  /** How the dialect calls it: a name that hides another one gets a number. */
  written: string;
  /** What it calls, where it stands for a LAMBDA. */
  function?: LocalFunction;
  /** A parameter that was left out. */
  isOmitted?: boolean;
}

/** Names in small letters. */
export type Locals = ReadonlyMap<string, Local>;

export const noLocals: Locals = new Map();

export function localNamed(name: string, locals: Locals): Local | undefined {
  return locals.get(bareLocal(name).toLowerCase());
}

/** The names in force and one more, under a name that none of them has, in this place or where a LAMBDA was written. */
export function withLocal(locals: Locals, name: string, local: Omit<Local, "written">, besides: Locals = noLocals): Locals {
  const taken = new Set([...locals.values(), ...besides.values()].map(({ written }) => written.toLowerCase()));
  let written = name;
  for (let number = 1; taken.has(written.toLowerCase()); number++) written = `${name}_${number}`;
  return new Map([...locals, [name.toLowerCase(), { ...local, written }]]);
}

/** The local that an expression names. */
export function localIn(part: Expression | undefined, locals: Locals): Local | undefined {
  const tree = part && bare(part);
  return tree?.kind === "name" && tree.prefix === "" ? localNamed(tree.name, locals) : undefined;
}

/** The LAMBDA that an expression is, or the name of one. */
export function localFunction(part: Expression, locals: Locals, isNamed: boolean): LocalFunction | undefined {
  const tree = bare(part);
  if (tree.kind === "call" && tree.name === "LAMBDA" && !tree.callee) return { tree, locals, isNamed };
  return localIn(tree, locals)?.function;
}
