/** What a defined name may be called. */
import { readRange } from "./address";

/** Why Excel would take no name that is called so; undefined for a good one. */
export function faultOfName(name: string): string | undefined {
  if (name.length > 255) return `it has ${name.length} characters, Excel allows 255`;
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) return "it may hold letters, digits, dots and underscores, a letter first";
  if (/^(?:[RC]|R\d*C\d*)$/i.test(name) || readRange(name)) return "it reads like a cell";
  return undefined;
}
