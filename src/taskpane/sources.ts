/** What a formula refers to, as the pane asks the workbook for it. */
import { readRange } from "../grid/address";
import { type Expression, partsOf } from "../grid/expression";
import { bareLocal, givenNames, noNames, type Scope, scopeOf } from "../grid/local-names";
import { text } from "../languages/text";
import type { CellRequest } from "./cells";

/** A request; without a worksheet it is that of the formula. */
export type Source = Omit<CellRequest, "sheet"> & { sheet: string | undefined };

/** The cells and names that a formula refers to, each once; the names that LET and LAMBDA give are none. */
export function sourcesOf(expression: Expression): Source[] {
  const found = new Map<string, Source>();
  collect(expression, noNames, found);
  return [...found.values()];
}

function collect(part: Expression, scope: Scope, found: Map<string, Source>): void {
  const source = isLocal(part, scope) ? undefined : sourceOf(part);
  if (source) {
    found.set(source.text, source);
    return;
  }
  const inner = part.kind === "call" ? scopeOf(part, scope) : scope;
  const given = part.kind === "call" ? givenNames(part).map(({ index }) => part.arguments[index]) : [];
  for (const each of partsOf(part)) if (!given.includes(each)) collect(each, inner, found);
}

function isLocal(part: Expression, scope: Scope): boolean {
  return part.kind === "name" && part.prefix === "" && scope.has(bareLocal(part.name).toLowerCase());
}

/** Undefined for what is no reference to cells of this workbook. */
export function sourceOf(part: Expression): Source | undefined {
  switch (part.kind) {
    case "reference": {
      const address = part.cells.replace(/\$/g, "");
      const isPlain =
        part.book === undefined && part.lastSheet === undefined && readRange(part.cells) && !part.cells.includes(".");
      return isPlain ? { text: part.text, sheet: part.sheet, address, isName: false, spill: false } : undefined;
    }
    case "name":
      return part.book === undefined
        ? { text: part.text, sheet: part.sheet, address: part.name, isName: true, spill: false }
        : undefined;
    case "spill": {
      const of = sourceOf(part.of);
      return of && !of.spill ? { ...of, text: part.text, spill: true } : undefined;
    }
    default:
      return undefined;
  }
}

/** Why a reference is not read, as the end of a sentence that begins with its text. */
export function obstacleOf(part: Expression): string {
  if (part.kind === "table") return text("is a part of a table, which this pane does not read");
  if (part.kind === "reference" || part.kind === "name") {
    if (part.book !== undefined) return text("is in another workbook, which this pane does not read");
    if (part.kind === "reference" && part.lastSheet !== undefined) return text("spans worksheets, which this pane does not read");
  }
  return text("is a reference that this pane does not work out");
}
