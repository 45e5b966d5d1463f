/** Plus, minus, times and divided by of long tables give, cell by cell, what the engine gives for the same cells in a small table. */
import fc from "fast-check";
import {
  ArrayValueObject,
  type BaseFunction,
  type BaseValueObject,
  functionMeta,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { CellError } from "../../src/grid/cell";
import { operatorOfTables } from "../../src/sheet/array-arithmetic";
import { dividedBy, minus, type Operation, plus, times } from "../../src/sheet/plain-arithmetic";
import { engineTable, engineValue, LongColumn, type SheetValue, tableOf } from "../../src/sheet/values";
import { runs, runsBy } from "../property";

const names = ["PLUS", "MINUS", "MULTIPLY", "DIVIDED"] as const;

type Meta = [new (name: string) => BaseFunction, string][];

function engineOperator(name: string): BaseFunction {
  const [made] = (functionMeta as unknown as Meta).find(([, each]) => each === name)!;
  return new made(name);
}

const numbers = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 })).map(([whole, places]) => whole / 10 ** places),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 12 })).map(([whole, places]) => whole / 10 ** places),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, 0.1, 0.2, 0.3, 1 / 3, 1e308, 5e-324, 999_999_999_999_999, 1e15, 4_611_686_018_427.388),
);

describe("two numbers", () => {
  const operations = { plusBy: plus, minusBy: minus, multiplyBy: times, dividedBy } as const satisfies Record<string, Operation>;
  test.each(Object.entries(operations) as [keyof typeof operations, Operation][])("%s is the engine's", (name, operation) => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const expected = NumberValueObject.create(one)[name](other);
        const result = operation(one, other);
        expect(typeof result === "number" ? result : result.getValue()).toBe(expected.getValue());
      }),
      { numRuns: runs.numRuns * 25 },
    );
  });

  test.each([
    [plus, 0.1, 0.2, 0.3],
    [plus, 68_779_728_158.3581, 0.00279, 68_779_728_158.36089],
    [minus, 0.3, 0.1, 0.2],
    [times, 1.1, 1.1, 1.21],
    [times, 70_000.25, 1.01, 70_700.2525],
    [dividedBy, 0.3, 0.1, 3],
    [dividedBy, 1.21, 1.1, 1.1],
    [dividedBy, 10, 3, 3.3333333333333335],
  ])("in decimals, not in doubles (%#)", (operation, one, other, expected) => {
    expect(operation(one, other)).toBe(expected);
  });
});

const others = fc.constantFrom<SheetValue>(null, true, false, "", " ", "text", "12", "1e2", new CellError("#N/A", "not there"));
const cells: fc.Arbitrary<SheetValue> = fc.oneof({ weight: 3, arbitrary: numbers }, { weight: 1, arbitrary: others });

const block = (rows: number, columns: number, cell: fc.Arbitrary<SheetValue>): fc.Arbitrary<SheetValue[][]> =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

/** Rows of the small table, which are repeated. */
const short = 8;
const long = 1000;

const shape = fc.constantFrom<[rows: number, columns: number]>([short, 1], [short, 3], [1, 3], [1, 1]);
const kind = fc.constantFrom("table", "column", "objects", "single");

interface Given {
  rows: SheetValue[][];
  kind: string;
}

const given: fc.Arbitrary<Given> = fc
  .tuple(shape, kind, fc.constantFrom(numbers, cells))
  .chain(([[rows, columns], made, cell]) => block(rows, columns, cell).map((table) => ({ rows: table, kind: made })));

function small({ rows, kind: made }: Given): BaseValueObject {
  return rows.length === 1 && rows[0]!.length === 1 && made === "single" ? engineValue(rows[0]![0]!) : objects(rows);
}

function objects(rows: readonly (readonly SheetValue[])[]): ArrayValueObject {
  const calculateValueList = rows.map((row) => row.map(engineValue));
  const size = { rowCount: rows.length, columnCount: rows[0]!.length };
  return ArrayValueObject.create({ calculateValueList, ...size, unitId: "", sheetId: "", row: -1, column: -1 });
}

function large(each: Given): BaseValueObject {
  const { rows, kind: made } = each;
  if (rows.length === 1) return small(each);
  const repeated = Array.from({ length: long }, (_, row) => rows[row % short]!);
  if (made === "objects") return objects(repeated);
  const isColumn = made === "column" && rows.every((row) => row.length === 1 && typeof row[0] === "number");
  return isColumn ? LongColumn.of(Float64Array.from(repeated, ([value]) => value as number)) : engineTable(repeated);
}

/** A single value that the engine turns around: 10/{3} as 1/{3}*10. Excel divides. */
function isTurnedAround(name: string, one: BaseValueObject, other: BaseValueObject): boolean {
  return !one.isArray() && other.isArray() && (name === "MINUS" || name === "DIVIDED");
}

test.each(names)("%s of tables, columns, rows and single values", (name) => {
  const [own, engine] = [operatorOfTables(engineOperator(name)), engineOperator(name)];
  fc.assert(
    fc.property(given, given, (one, other) => {
      const [left, right] = [small(one), small(other)];
      fc.pre(!isTurnedAround(name, left, right));
      const expected = tableOf(engine.calculate(left, right) as BaseValueObject);
      const result = tableOf(own.calculate(large(one), large(other)) as BaseValueObject);
      const isRepeated = expected.length === short;
      const repeated = isRepeated ? Array.from({ length: long }, (_, row) => expected[row % short]!) : expected;
      expect(result.map(unsigned)).toEqual(repeated.map(unsigned));
    }),
    runsBy(1),
  );
});

/** All that the rest of the engine can see of a result. */
function facts(result: BaseValueObject) {
  if (!result.isArray()) return { isArray: false, value: result.getValue() };
  const array = result as ArrayValueObject;
  const [inside, outside] = [array.get(0, 0), array.getValueOrDefault(1, 1)];
  return {
    size: [array.getRowCount(), array.getColumnCount()],
    place: [array.getUnitId(), array.getSheetId(), array.getCurrentRow(), array.getCurrentColumn()],
    inside: [inside?.constructor.name, inside?.getValue(), inside?.getPattern(), inside?.getCustomData()],
    outside: [outside?.constructor.name, outside?.getValue()],
  };
}

const oneCell: fc.Arbitrary<Given> = fc
  .tuple(cells, fc.constantFrom("objects", "single"))
  .map(([value, made]) => ({ rows: [[value]], kind: made }));

test.each(names)("%s of two cells is the engine's array of one, and keeps no number format", (name) => {
  const [own, engine] = [operatorOfTables(engineOperator(name)), engineOperator(name)];
  fc.assert(
    fc.property(oneCell, oneCell, fc.boolean(), (one, other, isFormatted) => {
      const [left, right] = [small(one), small(other)];
      fc.pre(!isTurnedAround(name, left, right));
      if (isFormatted && left.isArray()) (left as ArrayValueObject).get(0, 0)!.setPattern("$0.00");
      const [result, expected] = [own, engine].map((each) => facts(each.calculate(left, right) as BaseValueObject));
      expect(result).toEqual(expected);
    }),
    { numRuns: runs.numRuns * 5 },
  );
});

function unsigned(row: readonly SheetValue[]): SheetValue[] {
  return row.map((value) => (value === 0 ? 0 : value));
}

test.each([1, 1100])("a number before %s rows is divided once, and taken from once", (count) => {
  const rows = Array.from({ length: count }, () => [3]);
  const [dividing, taking] = ["DIVIDED", "MINUS"].map((name) => operatorOfTables(engineOperator(name)));
  const table = (): BaseValueObject => (count === 1 ? objects(rows) : engineTable(rows));
  expect(tableOf(dividing!.calculate(engineValue(10), table()) as BaseValueObject)).toEqual(rows.map(() => [3.3333333333333335]));
  expect(tableOf(taking!.calculate(engineValue(10.1), table()) as BaseValueObject)).toEqual(rows.map(() => [7.1]));
});

test.each([
  ["divided by zero", "DIVIDED", [[1], [0], [4]], [[1], [new CellError("#DIV/0!")], [0.25]]],
  ["too large", "MULTIPLY", [[1], [1e308], [4]], [[10], [new CellError("#NUM!")], [40]]],
])("what is %s is the error of its row alone", (_words, name, rows, expected) => {
  const repeated = Array.from({ length: 1200 }, (_, row) => rows[row % 3]!);
  const left = engineValue(name === "DIVIDED" ? 1 : 10);
  const result = tableOf(operatorOfTables(engineOperator(name)).calculate(left, engineTable(repeated)) as BaseValueObject);
  expect(result.map(([value]) => codeOf(value!))).toEqual(repeated.map((_, row) => codeOf(expected[row % 3]![0]!)));
});

function codeOf(value: SheetValue): SheetValue {
  return value instanceof CellError ? value.code : value;
}

test("a sum that has grown too large is #NUM!, and yet an error in a cell is the error of the whole", () => {
  const column = (...values: SheetValue[]) => engineTable(Array.from({ length: 1000 }, (_, row) => [values[row] ?? null]));
  expect(column(1e308, 1e308, 5).sum().getValue()).toBe("#NUM!");
  expect(column(1e308, 1e308, new CellError("#N/A", "not there")).sum().getValue()).toBe("#N/A");
});

test("a sum of many numbers is the engine's, and ends at the first error", () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 8, maxLength: 8 }), (values) => {
      const column = Array.from({ length: 1000 }, (_, row) => [row < 8 ? values[row]! : null]);
      const [own, engine] = [engineTable(column).sum(), objects(values.map((value) => [value])).sum()];
      // An error in the sum itself is another one behind the next number
      fc.pre(values.some((value) => value instanceof CellError) || !engine.isError());
      expect(own.getValue()).toBe(engine.getValue());
    }),
    runs,
  );
});
