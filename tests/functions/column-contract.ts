import { CellError, type CellResult } from "../../src/grid/cell";
import { call, column, expectError } from "./call";

const na = new CellError("#N/A");

interface ColumnFunction {
  /** Arguments that work, columns of at least four bars. */
  values: readonly unknown[];
  /** Where the columns of bars stand and what they are called; the first decides the length. */
  columns: Readonly<Record<number, string>>;
  /** Columns that must be greater than 0, so that a blank cell that arrives as 0 is noticed. */
  positive?: readonly number[];
}

/** What every function that answers bar by bar promises about its columns. */
export function describeColumns(id: string, { values, columns, positive = [] }: ColumnFunction): void {
  const entries = Object.entries(columns).map(([index, name]) => [Number(index), name] as const);
  const cellsOf = (index: number) => (values[index] as unknown[][]).map(([cell]) => cell);
  const length = cellsOf(entries[0]![0]).length;
  const withColumn = (index: number, change: (cells: unknown[]) => unknown[]) =>
    values.map((value, each) => (each === index ? column(...change(cellsOf(index))) : value));
  const replaced = (cells: unknown[], bar: number, cell: unknown) => cells.map((each, index) => (index === bar ? cell : each));

  describe(`${id}, as a column`, () => {
    const result = call(id, ...values);

    it("is as long as the data", () => {
      expect(result).toHaveLength(length);
      (result as unknown[][]).forEach((row) => expect(row).toHaveLength(1));
    });

    it("reads rows as columns", () => {
      const rows = values.map((value, index) => (index in columns ? [cellsOf(index)] : value));
      expect(call(id, ...rows)).toEqual(result);
    });

    it("drops blanks at the end", () => {
      const padded = values.map((value, index) => (index in columns ? column(...cellsOf(index), null, "") : value));
      expect(call(id, ...padded)).toEqual(result);
    });

    it.each(entries)("argument %i, %s: refuses text among the numbers and names the bar", (index, name) => {
      expectError(
        call(id, ...withColumn(index, (cells) => replaced(cells, 1, "x"))),
        "#VALUE!",
        `${name} (bar 2) must be a number, was "x"`,
      );
      expectError(
        call(id, ...withColumn(index, (cells) => replaced(cells, 1, true))),
        "#VALUE!",
        `${name} (bar 2) must be a number, was TRUE`,
      );
    });

    it.each(entries)("argument %i, %s: refuses a blank in the middle and names the bar", (index, name) => {
      expectError(call(id, ...withColumn(index, (cells) => replaced(cells, 1, null))), "#NUM!", `${name} (bar 2) was blank`);
      expectError(call(id, ...withColumn(index, (cells) => replaced(cells, 0, ""))), "#NUM!", `${name} (bar 1) was blank`);
    });

    it.each(entries)("argument %i, %s: refuses a block of several rows and columns, and no cells at all", (index, name) => {
      const block = values.map((value, each) => (each === index ? [[1, 2], [1, 2]] : value)); // prettier-ignore
      expectError(call(id, ...block), "#VALUE!", `${name} must be one row or one column`);
      expectError(call(id, ...values.map((value, each) => (each === index ? null : value))), "#VALUE!", `${name} is required`);
    });

    for (const index of positive) {
      const name = columns[index]!;
      it(`argument ${index}, ${name}: refuses a 0, which may be a blank`, () => {
        const refusal = `${name} (bar 3) must be greater than 0, was 0 or blank`;
        expectError(call(id, ...withColumn(index, (cells) => replaced(cells, 2, 0))), "#NUM!", refusal);
      });
    }

    it("hands the error of a bar back on that bar, and leading ones are a warm-up", () => {
      const error = new CellError("#REF!", "gone");
      const [index] = entries[0]!;
      const last = call(id, ...withColumn(index, (cells) => replaced(cells, length - 1, error))) as unknown[][];
      expect(last.slice(0, -1)).toEqual((result as unknown[][]).slice(0, -1));
      expect(last[length - 1]).toEqual([error]);
      const late = values.map((value, each) => (each in columns ? column(error, na, ...cellsOf(each)) : value));
      expect(call(id, ...late)).toEqual([[error], [na], ...(result as CellError[][])]);
    });

    if (entries.length > 1) {
      it.each(entries.slice(1))("argument %i, %s: refuses a length of its own", (index, name) => {
        const shorter = call(id, ...withColumn(index, (cells) => cells.slice(1)));
        expectError(shorter, "#NUM!", `${name} must be as long as each other, were ${length} and ${length - 1}`);
      });
    }
  });
}

/** A column of results: numbers, TRUE and FALSE, and error words. */
export function plain(result: CellResult): unknown[] {
  if (!Array.isArray(result)) return [result];
  return result.map(([cell]) => (cell instanceof CellError ? cell.code : cell));
}
