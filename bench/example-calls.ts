/** The examples of the documentation as calls, for those whose arguments are constants. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../src/catalogue/types";

/** A call as Excel makes it: an omitted argument is null, an argument that may be a range is a table. */
export interface ExampleCall {
  readonly id: string;
  readonly values: readonly unknown[];
}

/** Every example that is one call with constants. */
export function exampleCalls(): ExampleCall[] {
  const file = join(__dirname, "../src/generated/catalogue.json");
  const { functions } = JSON.parse(readFileSync(file, "utf8")) as Catalogue;
  return functions.flatMap(({ id, parameters, examples }) =>
    examples.flatMap(({ formula }) => {
      const given = constantsOf(formula);
      if (given === undefined) return [];
      const values = parameters.map(({ shape }, index) => {
        const value = given[index] ?? null;
        return value === null || Array.isArray(value) || shape === "cell" ? value : [[value]];
      });
      return [{ id, values }];
    }),
  );
}

/** Parts between marks that stand outside of quotes and braces. */
function parts(text: string, mark: string): string[] {
  const found = [""];
  let [isQuoted, depth] = [false, 0];
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && sign === "{") depth += 1;
    if (!isQuoted && sign === "}") depth -= 1;
    if (sign === mark && !isQuoted && depth === 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}

/** The arguments of "=NAME(constant,...)"; undefined where one is no constant. */
function constantsOf(formula: string): unknown[] | undefined {
  const call = /^=[A-Z.0-9]+\((.*)\)$/.exec(formula)?.[1];
  if (call === undefined) return undefined;
  const values = parts(call, ",").map((text) => {
    const inside = /^\{(.*)\}$/.exec(text.trim())?.[1];
    if (inside === undefined) return constant(text);
    return parts(inside, ";").map((row) => parts(row, ",").map(constant));
  });
  return values.flat(2).includes(undefined) ? undefined : values;
}

/** null for an empty argument, undefined for what is no constant. */
function constant(text: string): unknown {
  const word = text.trim();
  if (word === "") return null;
  if (/^".*"$/.test(word)) return word.slice(1, -1).replace(/""/g, '"');
  if (/^(TRUE|FALSE)$/.test(word)) return word === "TRUE";
  if (/^#[A-Z/0!?]+$/.test(word)) return { code: word };
  return Number.isFinite(Number(word)) ? Number(word) : undefined;
}
