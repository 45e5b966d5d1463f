import { ArrayValueObject, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import fc from "fast-check";
import Decimal from "decimal.js";
import { makeRangesFast } from "../../src/sheet/fast-ranges";
import { engineTable } from "../../src/sheet/values";
import { runs } from "../property";

beforeAll(() => makeRangesFast());

const price = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => Number(`${digits}e-${scale}`));

/** As a sheet adds one cell after the other: the whole number where doubles give one, as in Excel, and else decimals, rounded to a double. */
function decimalSum(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => {
    const inDoubles = sum + number;
    return Number.isSafeInteger(inDoubles) ? inDoubles : new Decimal(sum).add(number).toNumber();
  }, 0);
}

test("a sum is what decimal arithmetic gives, or the whole number that doubles add up to", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(price, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })), { maxLength: 30 }),
      (numbers) => {
        const sum = engineTable(numbers.length === 0 ? [[0]] : numbers.map((number) => [number]))
          .sum()
          .getValue() as number;
        expect(Math.abs(sum - decimalSum(numbers))).toBeLessThanOrEqual(0);
      },
    ),
    runs,
  );
});

test("a sum that doubles round to a whole number is that number, as the terms one by one", () => {
  // Two doubles of this size stand 2.4e-4 apart: the decimals that they are written as add up to 1572052549901.0002
  const numbers = [572052549900.9982, 0.0130916, -0.00938584, 999999999999.9982];
  const inTerms = numbers
    .map((number) => NumberValueObject.create(number))
    .reduce((sum, term) => sum.plus(term) as NumberValueObject);
  expect([
    engineTable(numbers.map((number) => [number]))
      .sum()
      .getValue(),
    inTerms.getValue(),
  ]).toEqual([1572052549901, 1572052549901]);
});

test("a sum follows the text of numbers whose eighth decimal a double cannot tell", () => {
  // Doubles of this size stand 1.5e-8 apart: each step is rounded to the nearest one and read again
  const numbers = [69460941.72623973, 0.22, -0.1];
  expect(
    engineTable(numbers.map((number) => [number]))
      .sum()
      .getValue(),
  ).toBe(decimalSum(numbers));
});

test("a sum leaves out texts, logical values and blanks and gives the first error", () => {
  const table = ArrayValueObject.create({
    calculateValueList: [[NumberValueObject.create(0.1), StringValueObject.create("7"), null], [NumberValueObject.create(0.2)]],
    rowCount: 2,
    columnCount: 3,
    unitId: "",
    sheetId: "",
    row: 0,
    column: 0,
  });
  expect(table.sum().getValue()).toBe(0.3);
  expect(
    engineTable([[true, 2, null]])
      .sum()
      .getValue(),
  ).toBe(2);
});
