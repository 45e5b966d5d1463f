/** Addresses, numbers, names and references at the bounds of their rules. */
import { absoluteName, rangeName, readAddress, readRange, sheetPrefix, splitAssignment } from "../../src/grid/address";
import { bookOf, type Place } from "../../src/grid/book";
import { CellError } from "../../src/grid/cell";
import { constantFormula, readNumber } from "../../src/grid/constants";
import { readFormula } from "../../src/grid/formula";
import { precedentsOf } from "../../src/grid/precedents";
import { cellsReadIn, rangeBeyond } from "../../src/grid/reading-cost";
import { type Dialect, referenceFaults, resolved } from "../../src/grid/resolve";
import { cutText, fixedText, raisedText, roundedText } from "../../src/grid/rounded-text";
import { shifted } from "../../src/grid/shifted";

describe("addresses", () => {
  it.each<[string, [number, number, number, number] | undefined]>([
    ["B7", [6, 1, 6, 1]],
    ["B7:D9", [6, 1, 8, 3]],
    ["D9:B7", [6, 1, 8, 3]],
    ["$B$7:.D9", [6, 1, 8, 3]],
    ["A:C", [0, 0, 1_048_575, 2]],
    ["3:5", [2, 0, 4, 16_383]],
    ["XFD1048576", [1_048_575, 16_383, 1_048_575, 16_383]],
    ["XFE1", undefined],
    ["A1048577", undefined],
    ["A0", undefined],
    ["A1:", undefined],
    ["B7x", undefined],
  ])("%s", (text, expected) => {
    const range = readRange(text);
    expect(range && [range.row, range.column, range.lastRow, range.lastColumn]).toEqual(expected);
  });

  it.each(["B7", "B7:D9", "B7:B9", "B7:D7", "A:C", "A:A", "3:5", "A3:C5", "A1:C9", "B1:XFD9", "A1:XFD1048576", "AB12"])(
    "%s is named as it was read",
    (text) => {
      const [range, whole] = [readRange(text)!, text === "A1:XFD1048576"];
      expect(rangeName(range)).toBe(whole ? "A:XFD" : text);
    },
  );

  it("has dollars before each letter and each number", () => {
    expect(["B7", "AB12:AD130", "A:ABC", "3:15"].map((text) => absoluteName(readRange(text)!))).toEqual([
      ...["$B$7", "$AB$12:$AD$130", "$A:$ABC", "$3:$15"],
    ]);
  });

  it("may have blanks around it", () => {
    expect(readAddress(" Plan!B7 ")).toMatchObject({ sheet: "Plan", row: 6, column: 1 });
    expect(readAddress("B7").sheet).toBeUndefined();
    expect(() => readAddress("B7 x")).toThrow('"B7 x" is not a cell address such as B7, B7:D9 or Plan!B7');
  });

  it.each<[string, [string, string] | undefined]>([
    ["B7=5", ["B7", "5"]],
    ["Plan!B7=a=b", ["Plan!B7", "a=b"]],
    ["'a=b'!B7=1", ["'a=b'!B7", "1"]],
    ["'It''s = 1'!B7=1\n2", ["'It''s = 1'!B7", "1\n2"]],
    ["=5", ["", "5"]],
    ["B7", undefined],
    ["a!b!c=5", undefined],
  ])("%s is a place and a value", (text, expected) => {
    expect(splitAssignment(text)).toEqual(expected);
  });

  it.each([
    ["Plan", "Plan!"],
    ["My plan", "'My plan'!"],
    ["It's", "'It''s'!"],
    ["A1", "'A1'!"],
    ["ABCD1", "ABCD1!"],
    ["R1C1", "'R1C1'!"],
    ["true", "'true'!"],
    ["C", "'C'!"],
    ["2024", "'2024'!"],
    ["", "''!"],
  ])("the worksheet %j is written %s, each time", (sheet, prefix) => {
    expect([sheetPrefix(sheet), sheetPrefix(sheet)]).toEqual([prefix, prefix]);
  });
});

describe("constants", () => {
  it.each<[string, number | undefined]>([
    ["12", 12],
    ["12.25", 12.25],
    ["12.", 12],
    [".25", 0.25],
    ["- 5", -5],
    ["+5", 5],
    ["1E5", 100_000],
    ["1e-12", 1e-12],
    ["1E+12", 1e12],
    ["50%", 0.5],
    [" 5 ", 5],
    [".", undefined],
    ["5 %", undefined],
    ["1E", undefined],
    ["x5", undefined],
    ["5x", undefined],
    ["", undefined],
  ])("%j", (text, expected) => {
    expect(readNumber(text)).toBe(expected);
  });

  it.each<[(number | string | boolean | null | CellError)[][], string]>([
    [[[5]], "=5"],
    [[[1e-7]], "=1E-7"],
    [[['a "b"']], '="a ""b"""'],
    [[[true]], "=TRUE"],
    [[[false]], "=FALSE"],
    [[[null]], '={""}'],
    [[[new CellError("#N/A", "x")]], "={#N/A}"],
    [[[1, 2]], "={1,2}"],
    [[[1], [2]], "={1;2}"],
    [
      [
        ["a", null],
        [true, new CellError("#N/A", "x")],
      ],
      '={"a","";TRUE,#N/A}',
    ],
  ])("%j as a formula", (rows, formula) => {
    expect(constantFormula(rows)).toBe(formula);
  });
});

describe("numbers that are rounded", () => {
  it.each<[number, number, string, string, string]>([
    [2.5, 0, "3", "2", "3"],
    [-2.5, 0, "-3", "-2", "-3"],
    [2.4, 0, "2", "2", "3"],
    [2, 0, "2", "2", "2"],
    [2, 2, "2.00", "2.00", "2.00"],
    [0, 2, "0.00", "0.00", "0.00"],
    [0.05, 1, "0.1", "0.0", "0.1"],
    [0.001, 2, "0.00", "0.00", "0.01"],
    [1234.5, -2, "1200", "1200", "1300"],
    [1250, -2, "1300", "1200", "1300"],
    [4, -1, "0", "0", "10"],
    [1e20, 1, "100000000000000000000.0", "100000000000000000000.0", "100000000000000000000.0"],
    [123456789012345, 2, "123456789012345.00", "123456789012345.00", "123456789012345.00"],
    [1.005, 2, "1.01", "1.00", "1.01"],
  ])("%d to %d places", (number, places, rounded, cut, raised) => {
    expect([roundedText(number, places), cutText(number, places), raisedText(number, places)]).toEqual([rounded, cut, raised]);
  });

  it("FIXED has commas unless it is told otherwise, and no minus before a zero", () => {
    expect([fixedText(1234567.891, 2), fixedText(1234567.891, 2, true), fixedText(1234567.891, 2, false)]).toEqual([
      ...["1,234,567.89", "1,234,567.89", "1234567.89"],
    ]);
    expect([fixedText(-0.001, 2), fixedText(-1234.5, 0), fixedText(-12, 1), fixedText(999, 3)]).toEqual([
      ...["0.00", "-1,235", "-12.0", "999.000"],
    ]);
  });
});

describe("what reading costs", () => {
  it.each<[string, number, string | undefined]>([
    ["SUM(A1:B3)", 5, "A1:B3"],
    ["SUM(A1:B3)", 6, undefined],
    ["SUM(B3:A1)", 5, "B3:A1"],
    ["SUM($A$1:$C$1)", 2, "$A$1:$C$1"],
    ["SUM(C5:C9)", 4, "C5:C9"],
    ["SUM(C5:C9)", 5, undefined],
    ['INDIRECT("A1:A9")&SUM(B1:B2)', 8, "A1:A9"],
    ["A1+B2", 0, undefined],
  ])("the first range of %s beyond %d cells is %s", (formula, most, expected) => {
    expect(rangeBeyond(formula, most)).toBe(expected);
  });

  it("counts cells in use, of worksheets that are there, and ends beyond what is enough", () => {
    const cells = Object.fromEntries(["A1", "B2", "C3"].map((at) => [at, { value: 1 }]));
    const data = {
      sheets: [
        {
          name: "Plan",
          cells: { ...cells, D1: { formula: "SUM(A1:B99)" }, D2: { formula: "SUM(plan!A:C)" }, D3: { formula: "SUM(Nope!A1)" } },
        },
        { name: "Other", cells: {} },
      ],
    };
    const count = (enough: number) => cellsReadIn(data, bookOf(data), enough);
    // 3 formulas of at most 3 x 4 cells; 2 x 3 of the first, 3 x 3 of the second
    expect([count(36), count(35), count(15), count(14), count(6), count(5)]).toEqual([36, 15, 15, 15, 15, 6]);
  });
});

const book = bookOf({
  sheets: [
    { name: "Plan", cells: {}, tables: [{ name: "Steps", range: "B2:D5", columns: ["Step", "Size", "Net  at\nstop"] }] },
    { name: "Feb", cells: {}, names: { Rate: "0.02" } },
    { name: "Mar", cells: {} },
  ],
  names: {
    Rate: "0.01",
    Least: "=-5",
    Steps2: "Steps",
    Twice: "LAMBDA(x,x*2)",
    Zero: "LAMBDA(7)",
    Maybe: "LAMBDA(x,[y],IF(ISOMITTED(y),x,y))",
    Add: "SUM",
    Other: "Twice",
    Words: "=LAMBDA(f,f(2))",
    SUM2: "5",
  },
});
const dialect: Dialect = {
  constant: (text) => text,
  array: (text) => text,
  spill: (of) => `SPILL(${of})`,
  single: (of) => `SINGLE(${of})`,
  trimmed: (range, ends) => `TRIM(${range},${ends})`,
  fault: (code, reason) => `<${code} ${reason}>`,
  otherCells: (number, sheet, range) => (number === "1" ? `OTHER(${sheet},${rangeName(range)})` : undefined),
  otherName: () => undefined,
  isFunction: (name) => !["TWICE", "ZERO", "MAYBE", "ADD", "OTHER", "WORDS", "FOO", "RATE", "F", "G"].includes(name),
};
// Plan!C4, within the table
const here: Place = { sheet: "Plan", row: 3, column: 2 };
const written = (formula: string, words = dialect, place = here) => resolved(readFormula(formula), place, book, words).text;
const from1904 = { ...dialect, countsFrom1904: true };

describe("references and names", () => {
  it.each([
    ["-Rate", "-((0.01))"],
    ["-Feb!Rate", "-(0.02)"],
    ["Rate%", "(0.01)%"],
    ["-A1", "-A1"],
    ["LET(x,1,x%)", "LET(x,1,x%)"],
    ["LET(x,1,-x)", "LET(x,1,-(x))"],
    ["LET(Rate,1,Feb!Rate+Rate)", "LET(Rate,1,(0.02)+Rate)"],
    ["Steps", "Plan!$B$3:$D$5"],
    ["Feb!Steps", "Feb!Steps"],
    ["Steps2", "Plan!$B$3:$D$5"],
    ["[@Size]", "Plan!$C$4"],
    ["Steps[Size]", "Plan!$C$3:$C$5"],
    ["Steps[Nope]", "<#REF! the table Steps has no column Nope; it has Step, Size, Net at stop>"],
    ["[1]Prices!A1:A9", "OTHER(Prices,A1:A9)"],
    ["[1]Prices!A1.:.A9", "OTHER(Prices,A1:A9)"],
    ["[1]Prices!A1", "OTHER(Prices,A1)"],
    ["@A4:C4", "$C$4"],
    ["@C4:E4", "$C$4"],
    ["@A4:B4", "<#VALUE! @A4:B4 has no cell in the row or column of this formula>"],
    ["@C1:C9", "$C$4"],
    ["@A4:A9", "$A$4"],
    ["@A1:A4", "$A$4"],
    ["@A5:A9", "<#VALUE! @A5:A9 has no cell in the row or column of this formula>"],
    ["@A1:A3", "<#VALUE! @A1:A3 has no cell in the row or column of this formula>"],
    ["@A1:C9", "<#VALUE! @A1:C9 has no cell in the row or column of this formula>"],
    ["@D4:F4", "<#VALUE! @D4:F4 has no cell in the row or column of this formula>"],
    ["@Steps[Size]", "Plan!$C$4"],
    ["@'Feb'!C1:C9", "Feb!$C$4"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });

  it.each([
    ["Twice(3)", "LET(x,3,x*2)"],
    ["Zero()", "(7)"],
    ["Zero(1)", "<#VALUE! Zero takes 0 arguments, was given 1>"],
    ["Twice()", "<#VALUE! Twice takes 1 argument, was given 0>"],
    ["LAMBDA(a,b,a+b)(1)", "<#VALUE! LAMBDA takes 2 arguments, was given 1>"],
    ["Maybe(1)", "LET(x,1,y,0,IF(TRUE,x,y))"],
    ["Maybe(1,2)", "LET(x,1,y,2,IF(FALSE,x,y))"],
    ["Add(1,2)", "SUM(1,2)"],
    ["FOO()", "FOO()"],
    ["PI()", "PI()"],
    ["Feb!FOO()", "<#NAME? there is no name Feb!FOO>"],
    ["Feb!FOO(1)", "<#NAME? there is no name Feb!FOO>"],
    ["Rate(1)", "<#NAME? Rate is a name and no function: write it without brackets, as Rate>"],
    ["LET(f,LAMBDA(x,x+1),f(1))", "LET(f,LAMBDA(x,x+1),LET(x,1,x+1))"],
    ["LAMBDA(x,y,x+y)(1,2)", "LET(x,1,y,2,x+y)"],
    ["LAMBDA(x,x)", "LAMBDA(x,x)"],
    ["LET(x,1,y,x+1,x+y)", "LET(x,1,y,x+1,x+y)"],
    ["LET(x,x,x)", "LET(x,x,x)"],
    ["SUM(Feb:Mar!A1,1)", "SUM(Feb!A1,Mar!A1,1)"],
    ["SUM(Feb:Mar!A1:.B2)", "SUM(Feb!A1:.B2,Mar!A1:.B2)"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });

  it.each([
    ["DATE(2024,4,1)", "(DATE(2024,4,1)-1462)"],
    ["YEAR(A1)", "YEAR((A1+1462))"],
    ["EDATE(A1,B1)", "(EDATE((A1+1462),B1)-1462)"],
    ["NETWORKDAYS(A1,B1,C1,D1)", "NETWORKDAYS((A1+1462),(B1+1462),(C1+1462),D1)"],
    ["WORKDAY(A1,B1,C1)", "(WORKDAY((A1+1462),B1,(C1+1462))-1462)"],
    ["ABS(A1)", "ABS(A1)"],
    ['TEXT(A1,"yyyy-mm-dd")', 'TEXT((A1+1462),"yyyy-mm-dd")'],
    ['TEXT(A1,"0.00")', 'TEXT(A1,"0.00")'],
    ['TEXT(A1,"[Red]0")', 'TEXT(A1,"[Red]0")'],
    ['TEXT(A1,"0 ""days""")', 'TEXT(A1,"0 ""days""")'],
    ['TEXT(A1,"0\\d")', 'TEXT(A1,"0\\d")'],
    ['TEXT(A1,"[Red]d")', 'TEXT((A1+1462),"[Red]d")'],
    ["TEXT(A1,B1)", "TEXT(A1,B1)"],
    ["TEXT(A1)", "TEXT(A1)"],
    ["LAMBDA(x,YEAR(x))(A1)", "LET(x,A1,YEAR((x+1462)))"],
  ])("%s in a workbook that counts from 1904 is %s", (formula, expected) => {
    expect(written(formula, from1904)).toBe(expected);
    expect(written(formula)).not.toContain("1462");
  });

  it("faults are told without the dialect of an engine", () => {
    const faults = (formula: string) => referenceFaults(readFormula(formula), here, book);
    expect(faults("Nope!A1+Steps[Nope]")).toEqual([
      ...["there is no worksheet Nope", "the table Steps has no column Nope; it has Step, Size, Net at stop"],
    ]);
    expect(faults("SUM(Feb:Nope!A1)")).toEqual(["there is no worksheet Feb or Nope"]);
    expect(faults("[1]Prices!A1+[1]!Taker+FOO(1)+Rate+A1#+@A1:A9+{1,2}+A1:.A9")).toEqual([]);
    expect(faults("Twice(1,2)")).toEqual([]);
  });

  it("tables and names stand where they stand", () => {
    const at = (row: number, column: number, sheet = "plan") => book.tableAt({ sheet, row, column })?.name;
    expect([at(1, 1), at(4, 3), at(0, 1), at(5, 1), at(2, 0), at(2, 4), at(2, 2, "Feb")]).toEqual([
      ...["Steps", "Steps", undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(book.name("rate", "feb")).toMatchObject({ name: "Rate", text: "0.02" });
    expect([
      book.name("RATE", "Mar")?.text,
      book.name("Least", "")?.text,
      book.hasLocalNames("rate"),
      book.hasLocalNames("Least"),
    ]).toEqual([...["0.01", "-5", true, false]]);
    expect(bookOf({ sheets: [], names: { Is: "A1=B1" } }).name("is", "")?.text).toBe("A1=B1");
  });

  it("what a formula reads", () => {
    const reads = (formula: string) => {
      const { cells, readsAnything } = precedentsOf(readFormula(formula), here, book);
      return [cells.map((range) => `${range.sheet}!${rangeName(range)}`), readsAnything];
    };
    expect(reads("A1+Feb!B2:B3")).toEqual([["Plan!A1", "Feb!B2:B3"], false]);
    expect(reads("[1]Prices!A1+[1]!Taker")).toEqual([[], false]);
    expect(reads("SUM(Feb:Mar!A1)")).toEqual([["Feb!A1", "Mar!A1"], false]);
    expect(reads("SUM(Feb:Nope!A1)")).toEqual([[], false]);
    expect(reads("Nope!A1")).toEqual([[], false]);
    expect(reads("Steps[Size]")).toEqual([["Plan!C3:C5"], false]);
    expect(reads("Rate")).toEqual([[], false]);
    expect(reads('INDIRECT("A1")')[1]).toBe(true);
    expect(reads('A1:INDIRECT("B2")')[1]).toBe(true);
  });
});

describe("a formula in another cell", () => {
  it.each<[string, number, number, string]>([
    ["A1+B2", 0, 0, "A1+B2"],
    ["A1+B2", 0, 1, "B1+C2"],
    ["A1+B2", 1, 0, "A2+B3"],
    ["$A1+B$2", 1, 1, "$A2+C$2"],
    ["A1", -1, 0, "A1048576"],
    ["A1", 0, -1, "XFD1"],
    ['Plan!A1:A9&"A1"', 2, 0, 'Plan!A3:A11&"A1"'],
  ])("%s moved by %d rows and %d columns", (formula, rows, columns, expected) => {
    expect(shifted(formula, rows, columns)).toBe(expected);
  });
});
