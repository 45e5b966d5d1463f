import { guard } from "../../src/host/guard";
import { CellError, type CellResult } from "../../src/grid/cell";
import { functions } from "../../src/generated/functions";

/** Calls a function by its id through the guard, as every host does. Arrays of rows stand for ranges, null for an omitted argument. */
export function call(id: string, ...values: unknown[]): CellResult {
  const found = functions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no function ${id}`);
  return guard(id, found.call)(...values);
}

/** A column of cells. */
export function column(...values: unknown[]): unknown[][] {
  return values.map((value) => [value]);
}

/** Expects an error with this code whose reason holds these words. */
export function expectError(result: CellResult, code: string, words: string): void {
  expect(result).toBeInstanceOf(CellError);
  expect(result).toMatchObject({ code });
  expect((result as CellError).message.toLowerCase()).toContain(words.toLowerCase());
}
