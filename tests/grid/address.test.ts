import { readFormula } from "../../src/grid/formula";
import { readNumber } from "../../src/grid/constants";
import { cellName, columnLetters, columnNumber, fullName, rangeName, readAddress } from "../../src/grid/address";

test("numbers as typed", () => {
  expect(["5", "-0.50", ".5", "1E-5", "50%", "+3"].map(readNumber)).toEqual([5, -0.5, 0.5, 1e-5, 0.5, 3]);
  expect(["", "five", "1.2.3", "0x10", "Infinity", "1_000"].map(readNumber)).toEqual(Array(6).fill(undefined));
});

test("addresses", () => {
  expect(readAddress("'It''s'!$B$7:D9")).toEqual({ sheet: "It's", row: 6, column: 1, lastRow: 8, lastColumn: 3 });
  expect(readAddress("D9:B7")).toMatchObject({ row: 6, column: 1, lastRow: 8, lastColumn: 3 });
  expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  expect(["A", "Z", "AA", "XFD"].map(columnNumber)).toEqual([0, 25, 26, 16383]);
  expect([cellName(6, 1), rangeName({ row: 0, column: 0, lastRow: 0, lastColumn: 0 })]).toEqual(["B7", "A1"]);
  expect(fullName("My plan", { row: 0, column: 0, lastRow: 1, lastColumn: 1 })).toBe("'My plan'!A1:B2");
  expect(() => readAddress("seven")).toThrow("is not a cell address");
});

test("whole rows and columns", () => {
  expect(readAddress("Plan!$B:D")).toEqual({ sheet: "Plan", row: 0, column: 1, lastRow: 1048575, lastColumn: 3 });
  expect(readAddress("3:2")).toMatchObject({ row: 1, column: 0, lastRow: 2, lastColumn: 16383 });
  expect([rangeName(readAddress("B:D")), rangeName(readAddress("2:3"))]).toEqual(["B:D", "2:3"]);
  expect(() => readAddress("A1048577")).toThrow("is not a cell address");
  expect(() => readAddress("XFE1")).toThrow("is not a cell address");
});

test.each([
  "Plan",
  "My plan",
  "It's",
  "2024",
  "A1",
  "R1C1",
  "RC",
  "C",
  "TRUE",
  "Übersicht",
  "交易日志",
  "Plan 📈",
  "Q1 (a+b)",
  "a.b",
])("a reference to the worksheet %s is read back", (sheet) => {
  const text = fullName(sheet, { sheet, row: 6, column: 1 });
  expect(readAddress(text)).toMatchObject({ sheet, row: 6, column: 1 });
  expect(readFormula(text)).toMatchObject({ kind: "reference", sheet, cells: "B7" });
});
