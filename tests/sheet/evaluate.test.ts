import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

let sheet: Sheet;
beforeAll(() => {
  sheet = createHeadlessSheet(fakeLibrary());
});
afterAll(() => sheet.dispose());

const received = async (formula: string): Promise<unknown> => JSON.parse((await sheet.evaluate(formula)) as string);

describe("arguments arrive as Excel hands them over", () => {
  test.each([
    ["an omitted argument in the middle is null, not 0", "=ECHO.ARGS(1,,3)", [1, null, 3]],
    ["an omitted argument at the end is null", "=ECHO.ARGS(1)", [1, null, null]],
    ["an empty place at the end is null", "=ECHO.ARGS(1,)", [1, null, null]],
    ["an empty cell is null", "=ECHO.ARGS(A1)", [null, null, null]],
    ["texts, numbers and logical values stay what they are", '=ECHO.ARGS("5",TRUE,"TRUE")', ["5", true, "TRUE"]],
    [
      "a text that looks like a date, a list or a percentage stays a text",
      '=ECHO.ARGS("30/40/30","1/4,1/4,1/2","0.5%")',
      ["30/40/30", "1/4,1/4,1/2", "0.5%"],
    ],
    ["doubled quotes are quotes", '=ECHO.ARGS("a""b","""""","")', ['a"b', '""', ""]],
    ["numbers with trailing zeros, exponents and percent signs", "=ECHO.ARGS(0.10,1e-7,50%)", [0.1, 1e-7, 0.5]],
    ["negative numbers and calls", "=ECHO.ARGS(-5,-GIVE.NUMBER(),0-1)", [-5, -5739.083528002316, -1]],
    ["comparisons", "=ECHO.ARGS(1=1,2<1)", [true, false, null]],
    ["an error as a value reaches the function with its code", "=ECHO.ARGS(#N/A)", [{ code: "#N/A", message: "" }, null, null]],
    ["letter case of the name does not matter", "=echo.Args(1)", [1, null, null]],
    ["a range of one cell is one value for a parameter that takes one", "=ECHO.ARGS(A1:A1,{7})", [null, 7, null]],
  ])("%s", async (_, formula, expected) => {
    expect(await received(formula)).toEqual(expected);
  });

  test.each([
    ["one value becomes a table of one cell", "=ECHO.RANGE(5)", [[[5]], null]],
    ["an omitted range is null", "=ECHO.RANGE(,2)", [null, 2]],
    ["a blank cell is a table with a null", "=ECHO.RANGE(A1)", [[[null]], null]],
    [
      "blank cells inside a range are null",
      "=ECHO.RANGE(A1:B2)",
      [
        [
          [null, null],
          [null, null],
        ],
        null,
      ],
    ],
    ["an empty text inside an array constant is an empty text", '=ECHO.RANGE({1;"";1})', [[[1], [""], [1]], null]],
    [
      "commas and semicolons inside texts do not split",
      '=ECHO.RANGE({"a;b,c",1;"d""e",2})',
      [
        [
          ["a;b,c", 1],
          ['d"e', 2],
        ],
        null,
      ],
    ],
    ["numbers keep their sign and value", "=ECHO.RANGE({-1.50;70.00;+3})", [[[-1.5], [70], [3]], null]],
    ["logical values in any letter case", "=ECHO.RANGE({TRUE,false})", [[[true, false]], null]],
    [
      "names and values of terms",
      '=ECHO.RANGE({"size",0.01;"fee",0.0005})',
      [
        [
          ["size", 0.01],
          ["fee", 0.0005],
        ],
        null,
      ],
    ],
    [
      "spaces around the items",
      '=ECHO.RANGE({ 1 , "a" ; 2 , "b" })',
      [
        [
          [1, "a"],
          [2, "b"],
        ],
        null,
      ],
    ],
    [
      "the table of another function",
      "=ECHO.RANGE(GIVE.TABLE(2,2))",
      [
        [
          [1, 2],
          [11, 12],
        ],
        null,
      ],
    ],
  ])("range: %s", async (_, formula, expected) => {
    expect(await received(formula)).toEqual(expected);
  });

  test("errors inside a range are objects with their code", async () => {
    const [range] = (await received("=ECHO.RANGE({1;#N/A})")) as [{ code: string }[][]];
    expect(range[0]).toEqual([1]);
    expect(range[1]![0]!.code).toBe("#N/A");
  });

  test("typed parameters are coerced as Excel does", async () => {
    expect(await received('=ECHO.TYPED("3",2,"true")')).toEqual([3, "2", true]);
    expect(await received("=ECHO.TYPED(TRUE,FALSE,0)")).toEqual([1, "FALSE", false]);
    expect(await sheet.evaluate('=ECHO.TYPED("x")')).toEqual(
      new CellError("#VALUE!", 'number of ECHO.TYPED must be a number, was "x"'),
    );
  });

  test("an error for a typed parameter is the answer, the function is not called", async () => {
    expect(await sheet.evaluate("=ECHO.TYPED(#REF!)")).toMatchObject({ code: "#REF!" });
  });

  test("the trailing invocation argument names the function and the cell", async () => {
    expect(await received("=ECHO.PLACE()")).toEqual([
      { functionName: "ECHO.PLACE", address: expect.stringMatching(/^Sheet1![A-Z]+\d+$/) },
    ]);
    expect(await received("=ECHO.PLACE( )")).toHaveLength(1);
  });
});

describe("answers", () => {
  test.each([
    ["=GIVE.NUMBER()", 5739.083528002316],
    ["=0+GIVE.NUMBER()", 5739.083528002316],
    ["=INDEX(GIVE.TABLE(14,5),13,4)", 124],
    ["=INDEX(GIVE.TABLE(3),2)", 11],
    ["=ROWS(GIVE.TABLE(4))", 4],
    ["=SUM(GIVE.TABLE(3,2))", 69],
    ["=ISTEXT(GIVE.WORD())", true],
    ["=GIVE.WORD()=GIVE.WORD()", true],
    ['=IFERROR(GIVE.ERROR(),"bad")', "bad"],
    ["=ADD.ALL(GIVE.TABLE(3),GIVE.TABLE(2))", 45],
    ["=(0.0006-0.0003)/3", 0.0001],
    ["=70.00", 70],
    ["=LET(a,2,a*GIVE.TABLE(1))", 2],
    ["=A1", 0],
    ["=GIVE.TABLE(1,1)", 1],
    ["1+1", 2],
  ])("%s is %p", async (formula, expected) => {
    expect(await sheet.evaluate(formula)).toBe(expected);
  });

  test.each([
    ["=INDEX(GIVE.TABLE(3,2),0,2)", [[2], [12], [22]]],
    ["=INDEX(GIVE.TABLE(3,2),1,0)", [[1, 2]]],
    ["=1+{1;2}", [[2], [3]]],
    ["=-{1;2}", [[-1], [-2]]],
    ["=TRANSPOSE(GIVE.TABLE(2))", [[1, 11]]],
    ["=SORT({3;1;2})", [[1], [2], [3]]],
    [
      "=GIVE.RAGGED()",
      [
        [1, 2, 3],
        [4, "", ""],
      ],
    ],
  ])("%s is a table", async (formula, expected) => {
    expect(await sheet.evaluate(formula)).toEqual(expected);
  });

  test("a table keeps empty texts, logical values, all digits and the codes and reasons of its error cells", async () => {
    expect(await sheet.evaluate("=GIVE.MIXED()")).toEqual([
      ["Word", ""],
      [true, 0.30000000000000004],
      [new CellError("#N/A", "no bar yet"), -4.901750000000001],
    ]);
    expect(await sheet.evaluate("=INDEX(GIVE.MIXED(),3,1)")).toEqual(new CellError("#N/A", "no bar yet"));
  });

  test("a thousand formulas answer in order, and no spill is in another's way", async () => {
    const formulas = Array.from({ length: 1000 }, (_, index) =>
      index % 2 ? `=GIVE.TABLE(3,${1 + (index % 3)})` : `=${index}+1`,
    );
    const answers = await sheet.evaluateAll(formulas);
    expect(answers).toHaveLength(1000);
    expect(answers[998]).toBe(999);
    expect(answers[999]).toEqual([[1], [11], [21]]);
  });
});

test("a formula that is calculated without a cell leaves nothing behind for the comparisons of the next calculation", async () => {
  const compared = "=IF(B1>$C$1,10,20)";
  const own = createHeadlessSheet(fakeLibrary(), {
    sheets: [{ name: "S", cells: { A1: { formula: compared }, B1: { value: 0 }, C1: { value: 0 } } }],
  });
  await own.recalculate();
  expect(await own.evaluateIn("A1", [compared])).toEqual([20]);
  own.setValue("B1", 1);
  await own.recalculate();
  expect(own.read("A1")).toBe(10);
  own.dispose();
});

describe("errors say why", () => {
  const leverage = "leverage must be at least 1, was 0.5";
  test.each([
    ["a function's own error", "=GIVE.ERROR()", "#NUM!", leverage],
    ["the same through arithmetic", "=0+GIVE.ERROR()*2", "#NUM!", leverage],
    ["the same through a native function that drops reasons", "=ROUND(GIVE.ERROR(),2)", "#NUM!", leverage],
    ["any of Excel's codes", '=GIVE.ERROR("#N/A")', "#N/A", leverage],
    ["a fault of a function", "=GIVE.FAULT()", "#VALUE!", "GIVE.FAULT failed: cannot read nothing"],
    ["no arguments", "=ECHO.ARGS()", "#VALUE!", "ECHO.ARGS needs first: no arguments were given"],
    ["too many arguments", "=ECHO.ARGS(1,2,3,4)", "#VALUE!", "ECHO.ARGS takes at most 3 arguments: 4 arguments were given"],
    [
      "a range where one value is wanted",
      "=ECHO.ARGS(A1:B3)",
      "#VALUE!",
      "first of ECHO.ARGS must be one value, was a range of 3 rows by 2 columns",
    ],
    ["a mistyped function", "=GIVE.EROR()", "#NAME?", "there is no function GIVE.EROR; did you mean GIVE.ERROR?"],
    ["a function like no other", "=-QQ.ZZZZZZ(1)", "#NAME?", "there is no function QQ.ZZZZZZ"],
    ["an unknown name", "=Nowhere+1", "#NAME?", "Nowhere is not a known name"],
    ["a missing bracket", "=(1", "#VALUE!", "the formula cannot be read: check its brackets, quotes and commas"],
    ["nothing", "=", "#VALUE!", "the formula cannot be read: check its brackets, quotes and commas"],
    [
      "an array constant with rows of different length",
      "={1,2;3}",
      "#VALUE!",
      "{1,2;3} is not an array constant: rows must be of equal length",
    ],
    ["a native error", "=1/0", "#DIV/0!", "a division by zero, or by an empty cell"],
  ])("%s", async (_, formula, code, message) => {
    expect(await sheet.evaluate(formula)).toEqual(new CellError(code as "#NUM!", message));
  });

  test("the reason of one formula never appears at another", async () => {
    const [first, second] = await sheet.evaluateAll(["=GIVE.ERROR()", "=SQRT(-1)"]);
    expect(first).toMatchObject({ message: leverage });
    expect((second as CellError).message).not.toBe(leverage);
  });

  test("numbers that no cell can hold are stopped", async () => {
    const strange = createHeadlessSheet(
      fakeLibrary({
        "BAD.NAN": ["", () => NaN],
        "BAD.TABLE": [
          "",
          () => [
            [Infinity, undefined],
            [10n, new Date(0)],
          ],
        ],
        "BAD.EMPTY": ["", () => []],
      }),
    );
    expect(await strange.evaluate("=BAD.NAN()")).toMatchObject({ code: "#NUM!" });
    const table = (await strange.evaluate("=BAD.TABLE()")) as CellError[][];
    expect(table.flat().map(({ code }) => code)).toEqual(["#NUM!", "#VALUE!", "#VALUE!", "#VALUE!"]);
    expect(await strange.evaluate("=BAD.EMPTY()")).toMatchObject({ code: "#CALC!" });
    strange.dispose();
  });
});
