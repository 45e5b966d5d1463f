/** Every formula of every template as the pane follows it, beside what the sheet calculates. */
import { readAddress } from "../../src/grid/address";
import { Book } from "../../src/grid/book";
import { CellError, type CellValue } from "../../src/grid/cell";
import { callsIn, type Expression } from "../../src/grid/expression";
import { readFormula } from "../../src/grid/formula";
import type { WorksheetData } from "../../src/grid/workbook-data";
import { evaluate, isReached, NotComputable, runCall, scopeAt, type Value } from "../../src/taskpane/evaluate";
import { idOfName } from "../../src/taskpane/library";
import { type Source, sourcesOf } from "../../src/taskpane/sources";
import { templates } from "../../src/workbooks/templates";
import { opened } from "../workbooks/engine";
import { oneIn } from "../property";

jest.setTimeout(120_000);

type Table = (CellValue | null)[][];

/** What a calculated workbook holds. */
class Calculated {
  private readonly grids = new Map<string, Map<string, CellValue | null>>();

  constructor(
    readonly sheets: readonly WorksheetData[],
    private readonly book: Book,
  ) {
    for (const { name, cells, spills = {} } of sheets) {
      const grid = new Map<string, CellValue | null>();
      for (const [address, { value = null }] of Object.entries(cells)) {
        const { row, column } = readAddress(address);
        grid.set(`${row},${column}`, value);
      }
      for (const { range, values } of Object.values(spills)) {
        const { row, column } = readAddress(range);
        values.forEach((line, y) => line.forEach((value, x) => grid.set(`${row + y},${column + x}`, value)));
      }
      this.grids.set(name.toLowerCase(), grid);
    }
  }

  read(source: Source, sheet: string): Table | undefined {
    if (source.isName) {
      const tree = this.book.name(source.address, source.sheet ?? sheet)?.tree;
      return tree?.kind === "reference"
        ? this.read({ ...source, isName: false, sheet: tree.sheet, address: tree.cells.replace(/\$/g, "") }, sheet)
        : undefined;
    }
    const name = this.book.sheet(source.sheet ?? sheet)!;
    const data = this.sheets.find((each) => each.name === name)!;
    const spill = source.spill ? data.spills?.[source.address] : undefined;
    const { row, column, lastRow, lastColumn } = readAddress(spill?.range ?? source.address);
    const grid = this.grids.get(name.toLowerCase())!;
    const last = Math.min(lastRow, 2000);
    return Array.from({ length: last - row + 1 }, (_, y) =>
      Array.from({ length: lastColumn - column + 1 }, (__, x) => grid.get(`${row + y},${column + x}`) ?? null),
    );
  }
}

interface Formula {
  place: string;
  tree: Expression;
  cells: (text: string) => Table | undefined;
  result: Table;
}

async function formulasOf(id: string): Promise<Formula[]> {
  const sheet = await opened(id);
  const workbook = sheet.workbook();
  sheet.dispose();
  const book = new Book(
    workbook.sheets.map(({ name }) => name),
    workbook.names,
    workbook.sheets.flatMap(({ name, names = {} }) =>
      Object.entries(names).map(([key, text]) => ({ sheet: name, name: key, text })),
    ),
  );
  const calculated = new Calculated(workbook.sheets, book);
  return workbook.sheets.flatMap(({ name, cells, spills = {} }) =>
    Object.entries(cells).flatMap(([address, { formula, value = null }]) => {
      if (formula === undefined) return [];
      const tree = readFormula(formula);
      const byText = new Map(sourcesOf(tree).map((source) => [source.text, calculated.read(source, name)]));
      const result = spills[address]?.values ?? [[value]];
      return [{ place: `${name}!${address}`, tree, cells: (text: string) => byText.get(text), result }];
    }),
  );
}

/** A cell of the sheet holds no null but 0, and no error says more than its code here. */
function comparable(value: Value): unknown[][] {
  const table = Array.isArray(value) ? value : [[value]];
  return table.map((line) =>
    line.map((cell) => {
      if (cell instanceof CellError) return cell.code;
      if (cell === null || cell === "") return "";
      return typeof cell === "number" ? Number(cell.toPrecision(11)) : cell;
    }),
  );
}

function blankAsZero(table: unknown[][]): unknown[][] {
  return table.map((line) => line.map((cell) => (cell === "" ? 0 : cell)));
}

describe.each(
  oneIn(
    4,
    templates.map(({ id }) => id),
  ),
)("of the template %s", (id) => {
  let formulas: Formula[];
  beforeAll(async () => {
    formulas = await formulasOf(id);
  });

  it("every formula has the value of the sheet, or a sentence", () => {
    const different = formulas.flatMap(({ place, tree, cells, result }): unknown[] => {
      try {
        const value = evaluate(tree, cells);
        const [pane, sheet] = [comparable(value), comparable(result)].map(blankAsZero);
        return JSON.stringify(pane) === JSON.stringify(sheet) ? [] : [{ place, formula: tree.text, pane, sheet }];
      } catch (thrown) {
        if (!(thrown instanceof NotComputable)) throw thrown;
        return thrown.message.length > 10 ? [] : [{ place, message: thrown.message }];
      }
    });
    expect(different).toEqual([]);
  });

  it("every call of ours is followed to its result, but where a range is worked out, as in INDEX(…):INDEX(…)", () => {
    const unread = formulas.flatMap(({ place, tree, cells }) =>
      callsIn(tree).flatMap((call) => {
        const called = idOfName(call.name);
        if (called === undefined || !isReached(call, tree, cells)) return [];
        try {
          runCall(called, call, cells, scopeAt(call, tree, cells));
          return [];
        } catch (thrown) {
          if (!(thrown instanceof NotComputable)) throw thrown;
          if (/^INDEX\(.*\):INDEX\(.*\)$/.test(thrown.part.text)) return [];
          return [`${place}: ${thrown.part.text} ${thrown.message}`];
        }
      }),
    );
    expect(unread).toEqual([]);
  });
});
