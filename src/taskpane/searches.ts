/** MATCH, XMATCH and COUNTIF; undefined where one is used in a way that this is not written for. */
import { CellError, type CellValue } from "../grid/cell";
import { wildcardPattern } from "../grid/wildcards";
import { compare } from "./comparison";
import { type Cell, eachCell, type Operand } from "./operators";

type Plain = Exclude<CellValue, CellError>;

const notFound = new CellError("#N/A", "nothing was found");

function lineOf(cells: Operand | undefined): Cell[] | undefined {
  if (!Array.isArray(cells)) return cells === undefined ? undefined : [cells];
  if (cells.length === 1) return cells[0];
  return cells.every((line) => line.length === 1) ? cells.map((line) => line[0]!) : undefined;
}

/** Of one kind, and equal; wildcards in a text where they are asked for. */
function fits(cell: Cell, sought: Cell, hasWildcards: boolean): boolean {
  if (cell === null || cell instanceof CellError || typeof cell !== typeof sought) return false;
  if (hasWildcards && typeof sought === "string" && /[*?~]/.test(sought)) return wildcardPattern(sought).test(String(cell));
  return compare([cell, sought as Plain]) === 0;
}

/** The place of the last that is not above what is sought, in rising cells of its kind. */
function lastNotAbove(cells: readonly Cell[], sought: Cell): number {
  return lastIndex(
    cells,
    (cell) => cell !== null && typeof cell === typeof sought && compare([cell as Plain, sought as Plain]) <= 0,
  );
}

function lastIndex(cells: readonly Cell[], is: (cell: Cell) => boolean): number {
  for (let at = cells.length - 1; at >= 0; at--) if (is(cells[at]!)) return at;
  return -1;
}

function place(cells: readonly Cell[], find: (cells: readonly Cell[]) => number): Cell {
  const at = find(cells);
  return at < 0 ? notFound : at + 1;
}

const match = ([sought = null, given, mode = 1]: readonly Operand[]): Operand | undefined => {
  const cells = lineOf(given);
  if (cells === undefined || (mode !== 0 && mode !== 1 && mode !== null)) return undefined;
  const isExact = mode !== 1;
  return eachCell([sought], ([each = null]) => {
    if (each instanceof CellError) return each;
    return place(cells, (all) => (isExact ? all.findIndex((cell) => fits(cell, each, true)) : lastNotAbove(all, each)));
  });
};

const xmatch = ([sought = null, given, mode = 0, direction = 1]: readonly Operand[]): Operand | undefined => {
  const cells = lineOf(given);
  if (cells === undefined || (mode !== 0 && mode !== null && mode !== 2) || (direction !== 1 && direction !== -1))
    return undefined;
  return eachCell([sought], ([each = null]) => {
    if (each instanceof CellError) return each;
    const is = (cell: Cell): boolean => fits(cell, each, mode === 2);
    return place(cells, (all) => (direction === 1 ? all.findIndex(is) : lastIndex(all, is)));
  });
};

const countIf = ([given, criterion = null]: readonly Operand[]): Operand | undefined => {
  if (Array.isArray(criterion) || criterion === null || criterion instanceof CellError) return undefined;
  const cells = (Array.isArray(given) ? given : [[given ?? null]]).flat();
  if (typeof criterion === "boolean") return cells.filter((cell) => cell === criterion).length;
  const [, operator = "", text = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(String(criterion))!;
  const number = text.trim() === "" ? NaN : Number(text);
  if (operator !== "" && operator !== "=") {
    if (Number.isNaN(number) || operator === "<>") return undefined;
    const holds: Record<string, (order: number) => boolean> = {
      "<": (order) => order < 0,
      ">": (order) => order > 0,
      "<=": (order) => order <= 0,
      ">=": (order) => order >= 0,
    };
    return cells.filter((cell) => typeof cell === "number" && holds[operator]!(cell - number)).length;
  }
  if (text === "") return undefined;
  return cells.filter((cell) => fits(cell, Number.isNaN(number) ? text : number, true)).length;
};

export const searches: Readonly<Record<string, (values: readonly Operand[]) => Operand | undefined>> = {
  COUNTIF: countIf,
  MATCH: match,
  XMATCH: xmatch,
};
