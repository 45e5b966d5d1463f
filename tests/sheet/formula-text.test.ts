import { readableFormula, readArrayConstant, readNumber } from "../../src/sheet/formula-text";
import { nearMatches } from "../../src/sheet/near-matches";
import { cellName, columnLetters, columnNumber, fullName, rangeName, readAddress } from "../../src/grid/address";

describe("formulas are rewritten only where the parser needs it", () => {
  test.each([
    ["=SUM(B1#)", "=SUM(ANCHORARRAY(B1))"],
    ["=$B$1#+'My plan'!C4#", "=ANCHORARRAY($B$1)+ANCHORARRAY('My plan'!C4)"],
    ["=Plan!AB12#", "=ANCHORARRAY(Plan!AB12)"],
    ['="B1#"&C2', '="B1#"&C2'],
    ["=IF(A1,#N/A,#DIV/0!)", "=IF(A1,#N/A,#DIV/0!)"],
    ["=Table1[#All]", "=Table1[#All]"],
    ["=F( )", "=F()"],
    ["=A1+1", "=A1+1"],
  ])("%s", (formula, readable) => {
    expect(readableFormula(formula)).toBe(readable);
  });
});

test("array constants", () => {
  expect(readArrayConstant('1,"a";-2.5,TRUE')).toEqual([
    [1, "a"],
    [-2.5, true],
  ]);
  expect(readArrayConstant('" a;b "')).toEqual([[" a;b "]]);
  expect(readArrayConstant("1,2;3")).toBeUndefined();
  expect(readArrayConstant("1,,2")).toBeUndefined();
  expect(readArrayConstant("")).toBeUndefined();
  expect(readArrayConstant("A1,2")).toBeUndefined();
});

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

test("near matches look at the part after the dot too", () => {
  const names = ["MICRO.MARGIN", "MICRO.MAINT", "SCALE.PLAN", "STOP.LADDER"];
  expect(nearMatches("MICRO.MARGN", names)).toEqual(["MICRO.MARGIN"]);
  expect(nearMatches("ladder", names)).toEqual(["STOP.LADDER"]);
  expect(nearMatches("COMPLETELY.DIFFERENT", names)).toEqual([]);
});
