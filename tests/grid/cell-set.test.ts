import fc from "fast-check";
import { CellSet } from "../../src/grid/cell-set";
import { oneCell } from "../../src/grid/dependents";
import { runs } from "../property";

const number = fc.integer({ min: 0, max: 9 });
const cell = fc.record({ sheet: fc.constantFrom("Plan", "Data"), row: number, column: number });

test("a range touches a set of cells where one of them lies in it", () => {
  fc.assert(
    fc.property(
      fc.array(cell, { maxLength: 8 }),
      fc.tuple(fc.constantFrom("plan", "Data", "Other"), number, number, number, number),
      (cells, [sheet, row, column, height, width]) => {
        const range = { ...oneCell(sheet, row, column), lastRow: row + height, lastColumn: column + width };
        const isInside = cells.some(
          (each) =>
            each.sheet.toLowerCase() === sheet.toLowerCase() &&
            each.row >= row &&
            each.row <= row + height &&
            each.column >= column &&
            each.column <= column + width,
        );
        expect(new CellSet(cells).touches(range)).toBe(isInside);
      },
    ),
    runs,
  );
});

test("whole rows and columns are ranges, too", () => {
  const cells = new CellSet([{ sheet: "Plan", row: 70_000, column: 3 }]);
  const column = { sheet: "Plan", row: 0, lastRow: 1_048_575, column: 3, lastColumn: 3 };
  const row = { sheet: "Plan", row: 70_000, lastRow: 70_000, column: 0, lastColumn: 16_383 };
  expect([column, row].map((range) => cells.touches(range))).toEqual([true, true]);
  expect(cells.touches({ ...row, row: 69_999, lastRow: 69_999 })).toBe(false);
});
