/** The functions of the add-in as the pane runs them: the same code and the same guard as in a cell. */
import type { Catalogue, CatalogueEntry } from "../catalogue/types";
import wholeCatalogue from "../generated/catalogue.json";
import { functions } from "../generated/functions";
import type { CellResult } from "../grid/cell";
import { guard } from "../host/guard";

export const catalogue = wholeCatalogue as Catalogue;

const guarded = new Map<string, (...values: unknown[]) => CellResult>(functions.map(({ id, call }) => [id, guard(id, call)]));
const entries: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.functions.map((entry) => [entry.id, entry]));

export const functionIds: readonly string[] = [...entries.keys()];

export function entryOf(id: string): CatalogueEntry | undefined {
  return entries.get(id);
}

/** Runs a function with arguments as a cell hands them over. */
export function run(id: string, values: readonly unknown[]): CellResult {
  const call = guarded.get(id);
  if (call === undefined) throw new Error(`${id} is no function of ours`);
  return call(...values);
}

/** The id behind a name in a formula: the name itself, or what follows the prefix of an add-in with a namespace. */
export function idOfName(name: string): string | undefined {
  const upper = name.toUpperCase();
  if (entries.has(upper)) return upper;
  const behind = upper.slice(upper.indexOf(".") + 1);
  return entries.has(behind) ? behind : undefined;
}
