/** How many cells with our functions wait for each other, one behind the other. */
import { cellName } from "../grid/address";
import { Book } from "../grid/book";
import { Dependents, type FormulaNode } from "../grid/dependents";
import { readFormulaOrNothing } from "../grid/formula";
import { precedentsOf } from "../grid/precedents";
import type { SheetCells } from "./cells";

interface Node extends FormulaNode {
  formula: string;
  /** The cells with formulas that it reads. */
  before: Node[];
  depth?: number;
}

/** By "Sheet!B7": 1 for one of our cells that waits for no other, 2 for one that waits for such a cell. */
export function depthsOf(sheets: readonly SheetCells[], isOurs: (formula: string) => boolean): Map<string, number> {
  const book = new Book(sheets.map(({ name }) => name));
  const nodes = sheets.flatMap((sheet) => nodesOf(sheet, book));
  const dependents = new Dependents(nodes);
  for (const node of nodes) {
    for (const reader of dependents.readersOf({ sheet: node.sheet, ...node.fills }))
      if (nodes[reader] !== node) nodes[reader]!.before.push(node);
  }
  for (const node of nodes) deepen(node, isOurs);
  return new Map(nodes.map(({ sheet, fills, depth = 0 }) => [`${sheet}!${cellName(fills.row, fills.column)}`, depth]));
}

function nodesOf({ name: sheet, row: top, column: left, formulas, spills }: SheetCells, book: Book): Node[] {
  return formulas.flatMap((line, y) =>
    line.flatMap((formula, x): Node[] => {
      if (!formula.startsWith("=")) return [];
      const [row, column] = [top + y, left + x];
      const { rows, columns } = spills.get(`${row},${column}`) ?? { rows: 1, columns: 1 };
      const tree = readFormulaOrNothing(formula);
      const precedents = tree ? precedentsOf(tree, { sheet, row, column }, book) : { cells: [], readsAnything: false };
      const fills = { row, column, lastRow: row + rows - 1, lastColumn: column + columns - 1 };
      return [{ sheet, fills, formula, precedents, before: [] }];
    }),
  );
}

/**
 * Depths of a node and of all that it waits for. Not by recursion: a column of ten thousand running totals would exhaust the stack.
 * A node met again while it is still open is part of a circle; the circle counts once.
 */
function deepen(start: Node, isOurs: (formula: string) => boolean): void {
  const open: { node: Node; next: number }[] = [];
  const enter = (node: Node) => {
    node.depth = 0;
    open.push({ node, next: 0 });
  };
  if (start.depth === undefined) enter(start);
  while (open.length > 0) {
    const top = open[open.length - 1]!;
    const before = top.node.before[top.next];
    top.next += 1;
    if (before === undefined) {
      const deepestBefore = top.node.before.reduce((most, each) => Math.max(most, each.depth!), 0);
      top.node.depth = deepestBefore + (isOurs(top.node.formula) ? 1 : 0);
      open.pop();
    } else if (before.depth === undefined) enter(before);
  }
}
