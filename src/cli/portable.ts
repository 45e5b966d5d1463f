/**
 * A copy that needs no add-in: our formulas become native ones where a faithful form exists, the others become values. Every native
 * formula is calculated and compared with the result that it replaces before it is taken.
 */
import type { SheetValue, WorksheetData } from "../grid/workbook-data";
import { cellName, columnLetters, rangeName, readAddress, readRange, sheetPrefix } from "../grid/address";
import { type Call, everyPart, type Expression, rewritten, type Spill } from "../grid/expression";
import { readFormulaOrNothing } from "../grid/formula";
import { callsCustomFunction } from "../grid/stored-text";
import { nativeForm, type NativePlace } from "./native-forms";
import { isReference } from "./native-terms";
import { nativePlan } from "./native-plan";
import { addNotes, type Replacement } from "./portable-notes";
import { nearlySame } from "../sheet/stored-results";
import type { Recalculation } from "./recalculation";

export async function makePortable(
  recalculation: Recalculation,
  ids: readonly string[],
  note: (line: string) => void,
): Promise<void> {
  recalculation.store();
  const replacements = planned(recalculation, ids);
  await keepProven(recalculation, replacements);
  const { file } = recalculation;
  for (const { sheet, address, after } of replacements) {
    if (after === undefined) {
      file.sheet(sheet).cells.dropFormula(address);
      continue;
    }
    // As Excel stores it: younger functions with their prefix, arrays marked as such
    file.setFormula(sheet, address, after);
    file.setResults(sheet, address, valueAt(recalculation, sheet, address), undefined);
  }
  file.formulasChanged();
  addNotes(file, replacements);
  const native = replacements.filter(({ after }) => after !== undefined).length;
  note(
    `${native} cells hold native formulas now, ${replacements.length - native} keep their values: see the sheet Portable notes`,
  );
}

function planned(recalculation: Recalculation, ids: readonly string[]): Replacement[] {
  const place = (sheet: string): NativePlace => ({ sheet, read: (name, address) => valueAt(recalculation, name, address) });
  const replacements = new Map<string, Replacement>();
  const add = (replacement: Replacement): void =>
    void replacements.set(`${replacement.sheet}!${replacement.address}`, replacement);
  for (const { sheet, address, formula } of [...recalculation.formulas()]) {
    const tree = readFormulaOrNothing(formula);
    if (!tree || !(callsCustomFunction(formula, ids) || readsSpill(tree))) continue;
    const spill = sheetOf(recalculation, sheet).spills?.[address];
    const isPlan = tree.kind === "call" && tree.name === "SCALE.PLAN";
    const plan = isPlan && spill ? planCells(tree, spill.range, place(sheet)) : undefined;
    if (plan) {
      add({ sheet, address, before: formula });
      for (const [cell, after] of Object.entries(plan)) add({ sheet, address: cell, before: formula, after });
      continue;
    }
    const after = spill ? undefined : nativeFormula(formula, tree, recalculation, place(sheet), ids);
    add({ sheet, address, before: formula, ...(after !== undefined && { after }) });
  }
  return [...replacements.values()];
}

function readsSpill(tree: Expression): boolean {
  return [...everyPart(tree)].some(({ kind }) => kind === "spill");
}

function planCells(tree: Call, range: string, place: NativePlace): Record<string, string> | undefined {
  return nativePlan(
    tree.arguments.map((argument) => argument?.text ?? ""),
    readAddress(range),
    place,
  );
}

/** Functions that a plain Excel of any age, LibreOffice and IronCalc lack. */
const young = new Set(
  "LET LAMBDA DROP TAKE CHOOSECOLS CHOOSEROWS HSTACK VSTACK XMATCH XLOOKUP FILTER SORT SORTBY UNIQUE SEQUENCE".split(" "),
);

function nativeFormula(
  formula: string,
  tree: Expression,
  recalculation: Recalculation,
  place: NativePlace,
  ids: readonly string[],
): string | undefined {
  const known = new Set(ids);
  const text = rewritten(tree, (each, inner) => {
    if (each.kind === "spill") return plainRange(each, recalculation, place.sheet);
    if (each.kind !== "call" || each.callee || each.prefix !== "") return undefined;
    const values = each.arguments.map((argument) => (argument === undefined ? "" : inner(argument)));
    const found = part(each.name, values);
    if (found !== undefined || !known.has(each.name)) return found;
    const cells = values.map((value, index) => cellsOf(each.arguments[index], recalculation, place.sheet) ?? value);
    return nativeForm(each.name, cells, place);
  });
  const native = formula.slice(0, tree.start) + text + formula.slice(tree.end);
  const written = readFormulaOrNothing(native);
  const isPlain = ({ kind, ...each }: Expression): boolean =>
    kind !== "spill" && !("name" in each && kind === "call" && (young.has(each.name) || known.has(each.name)));
  return written && [...everyPart(written)].every(isPlain) ? native : undefined;
}

/** The cells that a name stands for, where an argument is nothing but a name. */
function cellsOf(argument: Expression | undefined, { values }: Recalculation, sheet: string): string | undefined {
  const named = argument?.kind === "name" ? values.names?.[argument.name] : undefined;
  if (named === undefined || !isReference(named)) return undefined;
  const prefix = sheetPrefix(sheet);
  return named.startsWith(prefix) ? named.slice(prefix.length) : named;
}

/** What a formula spilled becomes the range that it fills, and a part of it with a fixed place becomes that part. */
function plainRange({ of }: Spill, recalculation: Recalculation, sheet: string): string | undefined {
  if (of.kind !== "reference") return undefined;
  const spill = sheetOf(recalculation, of.sheet ?? sheet).spills?.[of.cells.replaceAll("$", "")];
  return spill && `${of.prefix}${spill.range}`;
}

function part(name: string, [range = "", count = ""]: readonly string[]): string | undefined {
  const table = readFormulaOrNothing(range);
  const place = table?.kind === "reference" && /^[A-Z]+\d+:[A-Z]+\d+$/.test(table.cells) ? readRange(table.cells) : undefined;
  if (table?.kind !== "reference" || !place) return undefined;
  const named = (inner: typeof place): string => `${table.prefix}${rangeName(inner)}`;
  if (name === "DROP" && /^\d+$/.test(count)) return named({ ...place, row: place.row + Number(count) });
  if (name === "CHOOSECOLS" && /^\d+$/.test(count)) {
    const column = place.column + Number(count) - 1;
    return named({ ...place, column, lastColumn: column });
  }
  // The empty cells below count nothing in a sum of products
  return name === "TAKE" && /^COUNT\(/i.test(count) ? range : undefined;
}

/** Calculates the copy; a native formula with another result than the one before gives way to the value. */
async function keepProven(recalculation: Recalculation, replacements: Replacement[]): Promise<void> {
  const { sheet } = recalculation;
  const before = new Map(replacements.map((each) => [each, valueAt(recalculation, each.sheet, each.address)]));
  const tables = replacements.filter(({ after }) => after === undefined);
  for (const each of tables) sheet.setCells(spilledValues(recalculation, each));
  const set = (each: Replacement): void => sheet.setCells({ [quoted(each)]: each.after ?? before.get(each)! });
  replacements.forEach(set);
  for (let round = 0; round < 10; round++) {
    await sheet.recalculate();
    const wrong = replacements.filter(
      (each) => each.after !== undefined && !nearlySame(before.get(each)!, sheet.read(quoted(each)), 1e-11),
    );
    for (const each of wrong) {
      delete each.after;
      set(each);
    }
    if (wrong.length === 0) return;
  }
}

/** The table of a formula as plain values. */
function spilledValues(recalculation: Recalculation, { sheet, address }: Replacement): Record<string, SheetValue> {
  const spill = sheetOf(recalculation, sheet).spills?.[address];
  if (!spill) return {};
  const { row, column } = readAddress(spill.range);
  const cells: Record<string, SheetValue> = {};
  spill.values.forEach((values, down) =>
    values.forEach((value, right) => {
      cells[quoted({ sheet, address: cellName(row + down, column + right) })] = value;
    }),
  );
  return cells;
}

function quoted({ sheet, address }: { sheet: string; address: string }): string {
  return sheetPrefix(sheet) + address;
}

function sheetOf({ values }: Recalculation, name: string): WorksheetData {
  return values.sheets.find((sheet) => sheet.name === name) ?? { name, cells: {} };
}

/** The result of a cell, spilled or not. */
function valueAt(recalculation: Recalculation, sheet: string, address: string): SheetValue {
  const { cells, spills = {} } = sheetOf(recalculation, sheet);
  const { row, column } = readAddress(address);
  for (const { range, values } of Object.values(spills)) {
    const start = readAddress(range);
    const value = values[row - start.row]?.[column - start.column];
    if (value !== undefined) return value;
  }
  return cells[`${columnLetters(column)}${row + 1}`]?.value ?? null;
}
