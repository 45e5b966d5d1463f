/** How many cells with our functions wait for each other, one behind the other. */
import { areaOf, cellName, type SheetCells } from "./cells";
import { sourcesOf } from "./evaluate";
import { readFormula } from "./formula";

interface Node {
  sheet: string;
  row: number;
  column: number;
  /** What its formula fills, ends included. */
  lastRow: number;
  lastColumn: number;
  formula: string;
  depth?: number;
}

/** By "Sheet!B7": 1 for one of our cells that waits for no other, 2 for one that waits for such a cell. */
export function depthsOf(sheets: readonly SheetCells[], isOurs: (formula: string) => boolean): Map<string, number> {
  const nodes = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), nodesOf(sheet)]));
  const all = [...nodes.values()].flat();
  for (const node of all) deepen(node, nodes, isOurs);
  return new Map(all.map((node) => [`${node.sheet}!${cellName(node.row, node.column)}`, node.depth ?? 0]));
}

function nodesOf(sheet: SheetCells): Node[] {
  return sheet.formulas.flatMap((line, y) =>
    line.flatMap((formula, x): Node[] => {
      if (!formula.startsWith("=")) return [];
      const [row, column] = [sheet.row + y, sheet.column + x];
      const { rows, columns } = sheet.spills.get(`${row},${column}`) ?? { rows: 1, columns: 1 };
      return [{ sheet: sheet.name, row, column, lastRow: row + rows - 1, lastColumn: column + columns - 1, formula }];
    }),
  );
}

/**
 * Depths of a node and of all that it waits for. Not by recursion: a column of ten thousand running totals would exhaust the stack.
 * A node met again while it is still open is part of a circle; the circle counts once.
 */
function deepen(start: Node, nodes: ReadonlyMap<string, Node[]>, isOurs: (formula: string) => boolean): void {
  const open: { node: Node; before: Node[]; next: number }[] = [];
  const enter = (node: Node) => {
    node.depth = 0;
    open.push({ node, before: precedents(node, nodes), next: 0 });
  };
  if (start.depth === undefined) enter(start);
  while (open.length > 0) {
    const top = open[open.length - 1]!;
    const before = top.before[top.next];
    top.next += 1;
    if (before === undefined) {
      const deepestBefore = top.before.reduce((most, each) => Math.max(most, each.depth!), 0);
      top.node.depth = deepestBefore + (isOurs(top.node.formula) ? 1 : 0);
      open.pop();
    } else if (before.depth === undefined) enter(before);
  }
}

function precedents(node: Node, nodes: ReadonlyMap<string, Node[]>): Node[] {
  return referencesOf(node).flatMap(({ sheet, address }) => {
    const { row, column, lastRow, lastColumn } = areaOf(address);
    const onSheet = nodes.get(sheet.toLowerCase()) ?? [];
    const meets = (each: Node) =>
      each !== node && each.row <= lastRow && each.lastRow >= row && each.column <= lastColumn && each.lastColumn >= column;
    return onSheet.filter(meets);
  });
}

function referencesOf({ formula, sheet }: Node): { sheet: string; address: string }[] {
  try {
    return sourcesOf(readFormula(formula)).flatMap((source) =>
      source.kind === "reference" ? [{ sheet: source.sheet ?? sheet, address: source.address }] : [],
    );
  } catch {
    return [];
  }
}
