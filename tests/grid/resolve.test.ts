import { rangeName } from "../../src/grid/address";
import { bookOf, type Place } from "../../src/grid/book";
import { readFormula } from "../../src/grid/formula";
import { type Dialect, referenceFaults, resolved } from "../../src/grid/resolve";
import type { WorkbookData } from "../../src/grid/workbook-data";

const workbook: WorkbookData = {
  sheets: [
    { name: "Plan", cells: {} },
    {
      name: "My data",
      cells: {},
      tables: [
        { name: "Trades", range: "A3:C6", columns: ["Step", "Size", "PnL"], hasTotals: true },
        { name: "Bare", range: "E1:F9", columns: ["One", "Net\nat stop"], hasNoHeader: true },
        { name: "Broken", range: "nowhere", columns: ["One"] },
      ],
    },
    { name: "Feb", cells: {}, names: { Rate: "0.02", Half: "LAMBDA(x,x/2)" } },
    { name: "Mar", cells: {} },
    { name: "Apr", cells: {} },
  ],
  names: {
    Rate: "=0.01",
    Least: "=-5",
    Prices: "Plan!$B$2:$B$9",
    Here: "Plan!A1",
    Loop: "=Loop+1",
    Bad: "=1+",
    Total: "=SUM",
    Double: "=LAMBDA(x,x*2)",
    Fact: "=LAMBDA(n,IF(n<2,1,n*Fact(n-1)))",
    Fibonacci: "=LAMBDA(n,IF(n<2,n,Fibonacci(n-1)+Fibonacci(n-2)))",
  },
};

const book = bookOf(workbook);

const dialect: Dialect = {
  constant: (text) => text,
  array: (text) => text,
  spill: (of) => `SPILL(${of})`,
  single: (of) => `SINGLE(${of})`,
  trimmed: (range, ends) => `TRIM(${range},${ends})`,
  fault: (code, reason) => `<${code} ${reason}>`,
  otherCells: (number, sheet, range) => (number === "1" ? `OTHER(${sheet},${rangeName(range)})` : undefined),
  otherName: (number, name) => (number === "1" ? readFormula(`${name.length}%`) : undefined),
  isFunction: (name) => !["DOUBLE", "FACT", "FIBONACCI", "RATE", "TOTAL", "BAD", "FOO"].includes(name),
};

/** Plan!C5. */
const here: Place = { sheet: "Plan", row: 4, column: 2 };

const read = (formula: string, place = here, words = dialect) => resolved(readFormula(formula), place, book, words);
const written = (formula: string, place?: Place, words?: Dialect) => read(formula, place, words).text;

describe("worksheets and names", () => {
  it.each([
    ["1+A1*2", "1+A1*2"],
    ["plan!$A1", "Plan!$A1"],
    ["'my data'!A:A", "'My data'!A:A"],
    ["Nope!A1", "<#REF! there is no worksheet Nope>"],
    ["rate*2", "(0.01)*2"],
    ["Least^2", "(-5)^2"],
    ["Feb!Rate", "(0.02)"],
    ["SUM(Prices)", "SUM(Plan!$B$2:$B$9)"],
    // Four rows below and two columns beside the cell that it was defined in
    ["Here", "Plan!C5"],
    ["Unknown", "Unknown"],
    ["Bad", '<#NAME? the name Bad stands for "1+", which is no formula>'],
    ["{1,2;3,4}", "{1,2;3,4}"],
    ["SUM((A1,B1))", "SUM((A1,B1))"],
    ["-A1%", "-A1%"],
    ["PI()", "PI()"],
    ["FOO(1,,2)", "FOO(1,,2)"],
    ["Total(A1:A3)", "SUM(A1:A3)"],
    ["Feb!Half(4)", "LET(x,4,x/2)"],
    ["Feb!SUM(4)", "<#NAME? there is no name Feb!SUM>"],
    ["Rate(1)", "<#NAME? Rate is a name and no function: write it without brackets, as Rate>"],
    ["Bad(1)", '<#NAME? the name Bad stands for "1+", which is no formula>'],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });

  it("a name of the worksheet counts before one of the workbook", () => {
    expect(written("Rate", { ...here, sheet: "Feb" })).toBe("(0.02)");
  });

  it("a name that refers to itself ends with a reason", () => {
    expect(written("Loop")).toContain("<#NAME? the name Loop refers to itself>+1");
  });

  it.each([
    ["A1+Prices", true],
    ["Trades[Size]", true],
    ["Here", false],
    // Another worksheet has a Rate of its own, but this one is named
    ["Rate", false],
    ["Feb!Rate", true],
    ["@A1:A9", false],
    ["@A1#", true],
  ])("%s is the same in every cell: %s", (formula, isSame) => {
    expect(read(formula).isSameEverywhere).toBe(isSame);
  });
});

describe("tables", () => {
  it.each([
    ["SUM(Trades[Size])", "SUM('My data'!$B$4:$B$5)"],
    ["Trades", "'My data'!$A$4:$C$5"],
    ["trades[[size]:[PNL]]", "'My data'!$B$4:$C$5"],
    ["Trades[[PnL]:[Step]]", "'My data'!$A$4:$C$5"],
    ["Trades[#All]", "'My data'!$A$3:$C$6"],
    ["Trades[#Data]", "'My data'!$A$4:$C$5"],
    ["Trades[[#Headers],[Step]]", "'My data'!$A$3"],
    ["Trades[[#Totals],[PnL]]", "'My data'!$C$6"],
    ["Trades[[#Headers],[#Data],[Step]]", "'My data'!$A$3:$A$5"],
    ["Trades[[#Data],[#Totals],[Step]]", "'My data'!$A$4:$A$6"],
    ["Bare[One]", "'My data'!$E$1:$E$9"],
    ["Bare[#Headers]", "<#REF! the table Bare has no row of headers>"],
    ["Bare[#Totals]", "<#REF! the table Bare has no row of totals>"],
    ["Bare[Two]", "<#REF! the table Bare has no column Two; it has One, Net at stop>"],
    ["Other[One]", "<#REF! there is no table Other>"],
    ["Broken[One]", "<#REF! there is no table Broken>"],
    ["Trades[[#This Row],[Size]]", "<#VALUE! Trades[[#This Row],[Size]] stands outside of the rows of the table Trades>"],
    ["[@Size]", "<#VALUE! [@Size] stands outside of any table: write the name of the table before it>"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });

  it("this row, in the rows of the table alone", () => {
    const within = (row: number) => ({ sheet: "My data", row, column: 2 });
    const isOutside = (row: number) => written("[@Size]", within(row)).startsWith("<#VALUE! [@Size] stands outside of the rows");
    expect([written("[@Size]", within(3)), written("Trades[@Size]", within(4))]).toEqual(["'My data'!$B$4", "'My data'!$B$5"]);
    // The header and the totals are no rows of it
    expect([isOutside(2), isOutside(5)]).toEqual([true, true]);
    expect(read("[@Size]", within(3)).isSameEverywhere).toBe(false);
    expect(read("[Size]", within(3))).toEqual({ text: "'My data'!$B$4:$B$5", isSameEverywhere: false });
  });
});

describe("one cell of several, spills, trimmed ranges", () => {
  it.each([
    ["E4#", "SPILL(E4)"],
    ["'my data'!E4#", "SPILL('My data'!E4)"],
    ["(E4)#", "SPILL(E4)"],
    ["@A1:A9", "$A$5"],
    ["@(A1:A9)", "$A$5"],
    ["@A2:E2", "$C$2"],
    ["@'my data'!A:A", "'My data'!$A$5"],
    ["@B7", "$B$7"],
    ["@Prices", "Plan!$B$5"],
    ["@Trades[Size]", "'My data'!$B$5"],
    ["@$A$1:$A$3", "<#VALUE! @$A$1:$A$3 has no cell in the row or column of this formula>"],
    ["@D1:F2", "<#VALUE! @D1:F2 has no cell in the row or column of this formula>"],
    ["@D2:F2", "<#VALUE! @D2:F2 has no cell in the row or column of this formula>"],
    ["@INDEX(A1:A9,2)", "SINGLE(INDEX(A1:A9,2))"],
    ["@A1#", "SINGLE(SPILL(A1))"],
    ["@Rate", "SINGLE((0.01))"],
    ["A1:.A9", "TRIM(A1:A9,trailing)"],
    ["A1.:A9", "TRIM(A1:A9,leading)"],
    ["SUM(plan!A1.:.A9)", "SUM(TRIM(Plan!A1:A9,all))"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });
});

describe("ranges of worksheets and other workbooks", () => {
  it.each([
    ["SUM(Feb:Apr!A1:B2)", "SUM(Feb!A1:B2,Mar!A1:B2,Apr!A1:B2)"],
    ["SUM(apr:feb!A1,2)", "SUM(Feb!A1,Mar!A1,Apr!A1,2)"],
    ["MAX('My data:Feb'!A1)", "MAX('My data'!A1,Feb!A1)"],
    ["SUM(Feb:Nope!A1)", "SUM(<#REF! there is no worksheet Feb or Nope>)"],
    ["Feb:Apr!A1+1", "<#VALUE! Feb:Apr!A1 stands for several worksheets: only functions such as SUM take them>+1"],
    ["ABS(Feb:Apr!A1)", "ABS(<#VALUE! Feb:Apr!A1 stands for several worksheets: only functions such as SUM take them>)"],
    ["SUM(A1:B3 B2:C9)", 'SUM(<#VALUE! "A1:B3 B2:C9" means the cells that both have in common, which is not calculated here>)'],
    ["[1]Prices!$B$2:B3", "OTHER(Prices,B2:B3)"],
    ["[1]Prices!A1:.A9", "OTHER(Prices,A1:A9)"],
    ["[2]Prices!B2", "<#REF! the file keeps no values of Prices in the other workbook>"],
    ["[1]!Taker", "(5%)"],
    ["[2]!Taker", "<#REF! the file keeps no values of Taker in the other workbook>"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });
});

describe("LET and LAMBDA", () => {
  it.each([
    ["LET(x,1,x+1)", "LET(x,1,x+1)"],
    ["LET(_xlpm.x,1,_xlpm.x+1)", "LET(x,1,x+1)"],
    ["LET(x,1,LET(x,x+1,x))", "LET(x,1,LET(x_1,x+1,x_1))"],
    ["LET(Rate,1,Rate)", "LET(Rate,1,Rate)"],
    ["LET(x,1,-x+@x)", "LET(x,1,-(x)+SINGLE(x))"],
    ["LET(x,Rate,Feb!Rate+x)", "LET(x,(0.01),(0.02)+x)"],
    ["LAMBDA(x,x*2)(3)", "LET(x,3,x*2)"],
    ["(LAMBDA(x,x*2))(3)", "LET(x,3,x*2)"],
    ["LAMBDA(7)()", "(7)"],
    ["Double(A1)", "LET(x,A1,x*2)"],
    ["LET(x,1,Double(x))", "LET(x,1,LET(x_1,x,x_1*2))"],
    ["LET(f,LAMBDA(x,x+1),f(2))", "LET(f,LAMBDA(x,x+1),LET(x,2,x+1))"],
    ["LET(f,LAMBDA(x,x+1),g,f,g(2))", "LET(f,LAMBDA(x,x+1),g,f,LET(x,2,x+1))"],
    ["LET(f,Double,f(2))", "LET(f,LAMBDA(x,x*2),f(2))"],
    ["LAMBDA(f,f(2))(LAMBDA(x,x+1))", "LET(f,LAMBDA(x,x+1),LET(x,2,x+1))"],
    ["LAMBDA(x,[y],IF(ISOMITTED(y),1,y))(2)", "LET(x,2,y,0,IF(TRUE,1,y))"],
    ["LAMBDA(x,[y],IF(ISOMITTED(y),1,y))(2,5)", "LET(x,2,y,5,IF(FALSE,1,y))"],
    ["ISOMITTED(A1)", "ISOMITTED(A1)"],
    ["LAMBDA(x,LAMBDA(y,x+y))(1)(2)", "LET(x,1,LAMBDA(y,x+y))(2)"],
    ["Double(1,2)", "<#VALUE! Double takes 1 argument, was given 2>"],
    ["LAMBDA(x,y,x+y)(1)", "<#VALUE! LAMBDA takes 2 arguments, was given 1>"],
    ["LAMBDA()(1)", "<#VALUE! LAMBDA takes 0 arguments, was given 1>"],
  ])("%s is %s", (formula, expected) => {
    expect(written(formula)).toBe(expected);
  });

  it("that calls itself ends with a reason", () => {
    expect(written("Fact(3)")).toContain("<#NAME? the name Fact refers to itself>");
    expect(written("Fibonacci(3)")).toContain("<#VALUE! Fibonacci calls itself without an end>");
  });
});

describe("another dialect", () => {
  it("may call a function by another name", () => {
    const words = { ...dialect, calledAs: ({ name }: { name: string }) => (name === "SUM" ? "TOTAL" : undefined) };
    expect(written("SUM(1,MAX(2))", here, words)).toBe("TOTAL(1,MAX(2))");
  });

  it.each([
    ["YEAR(A1)", "YEAR((A1+1462))"],
    ["DATE(2024,4,1)", "(DATE(2024,4,1)-1462)"],
    ["EDATE(A1,1)", "(EDATE((A1+1462),1)-1462)"],
    ["NETWORKDAYS(A1,A2,A3:A4)", "NETWORKDAYS((A1+1462),(A2+1462),(A3:A4+1462))"],
    ["SUM(A1)", "SUM(A1)"],
    ['TEXT(A1,"yyyy-mm")', 'TEXT((A1+1462),"yyyy-mm")'],
    ['TEXT(A1,"0.00")', 'TEXT(A1,"0.00")'],
    ['TEXT(A1,"0 ""days""")', 'TEXT(A1,"0 ""days""")'],
    ["TEXT(A1,B1)", "TEXT(A1,B1)"],
    ["LAMBDA(d,YEAR(d))(A1)", "LET(d,A1,YEAR((d+1462)))"],
  ])("counts from 1900 what the workbook counts from 1904: %s", (formula, expected) => {
    expect(written(formula, here, { ...dialect, countsFrom1904: true })).toBe(expected);
  });
});

describe("what a formula refers to that is not there", () => {
  it.each<[string, string[]]>([
    [
      "SUM(Nope!A1,Trades[Cost],Other[X])",
      ["there is no worksheet Nope", "the table Trades has no column Cost; it has Step, Size, PnL", "there is no table Other"],
    ],
    ["A1#+@A1:A9+A1:.A9+{1,2}+[1]P!A1+[1]!Taker+ANY(1)", []],
  ])("%s", (formula, reasons) => {
    expect(referenceFaults(readFormula(formula), here, book)).toEqual(reasons);
  });
});
