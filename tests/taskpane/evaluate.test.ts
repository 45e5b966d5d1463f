import { CellError } from "../../src/grid/cell";
import { evaluate, NotComputable } from "../../src/taskpane/evaluate";
import { readFormula } from "../../src/grid/formula";

const cells: Record<string, (number | string | null | CellError)[][]> = {
  "A1:B3": [
    ["Step", "Add"],
    [1, 10],
    [2, 20],
  ],
  C1: [[null]],
  D1: [[new CellError("#N/A")]],
  "E1:E3": [[1], [2], [3]],
  "F1:G1": [[10, 20]],
};
const value = (formula: string) => evaluate(readFormula(formula), (text) => cells[text]);
const code = (formula: string) => (value(formula) as CellError).code;

/** Results as Excel's documentation of each function states them. */
test.each([
  ["=1+2*3", 7],
  ["=-2^2", 4],
  ["=2^3^2", 64],
  ["=10%*5", 0.5],
  ['="a"&1&TRUE', "a1TRUE"],
  ['="3"*2', 6],
  ["=TRUE+1", 2],
  ["=C1+5", 5],
  ['=C1=""', true],
  ["=C1=0", true],
  ['="A"="a"', true],
  ['="b">"a"', true],
  ['="a">9', true],
  ["=TRUE>9", true],
  ["=1<>2", true],
  ["=2>=2", true],
  ["=SUM(E1:E3,4)", 10],
  ["=MIN(E1:E3)", 1],
  ["=MAX(A1:B3)", 20],
  ["=ABS(-4)", 4],
  ["=ROWS(A1:B3)", 3],
  ["=COLUMNS(A1:B3)", 2],
  ["=INDEX(A1:B3,2,2)", 10],
  ["=INDEX(E1:E3,2)", 2],
  ["=INDEX(F1:G1,2)", 20],
  ["=INDEX(A1:B3,0,2)", [["Add"], [10], [20]]],
  ["=INDEX(A1:B3,2)", [[1, 10]]],
  [
    "=DROP(A1:B3,1)",
    [
      [1, 10],
      [2, 20],
    ],
  ],
  ["=DROP(A1:B3,-2,1)", "Add"],
  ["=TAKE(E1:E3,2)", [[1], [2]]],
  ["=TAKE(E1:E3,-1)", 3],
  [
    "=CHOOSECOLS(A1:B3,2,1)",
    [
      ["Add", "Step"],
      [10, 1],
      [20, 2],
    ],
  ],
  ["=CHOOSEROWS(E1:E3,3,1)", [[3], [1]]],
  ["=TRANSPOSE(F1:G1)", [[10], [20]]],
  ["=E1:E3*2", [[2], [4], [6]]],
  [
    "=E1:E3+F1:G1",
    [
      [11, 21],
      [12, 22],
      [13, 23],
    ],
  ],
  ["=IF(1>2,1,2)", 2],
  ["=IF(1>2,1)", false],
  ["=IFERROR(D1,7)", 7],
  ["=IFERROR(5,7)", 5],
  ["=ISERROR(D1)", true],
  ["=@C1", null],
  ["=IF(E1:E3>1,E1:E3,0)", [[0], [2], [3]]],
  ["=IF(TRUE,1,OFFSET(A1,1,1))", 1],
  ["=IFERROR(E1:E3/(E1:E3-1),0)", [[0], [2], [1.5]]],
  ["=LET(x,2,y,x*3,x+y)", 8],
  ["=LET(E1,5,_xlpm.y,2,_xlpm.y)", 2],
  ["=ROUND(2.675,2)", 2.68],
  ["=ROUND(-1234.5,-2)", -1200],
  ["=ROUNDUP(1.01,1)", 1.1],
  ["=ROUNDDOWN(-1.09,1)", -1],
  ["=FIXED(1234.567,1)", "1,234.6"],
  ["=FIXED(0.0000001234,8,TRUE)", "0.00000012"],
  ["=FIXED(-0.001,2)", "0.00"],
  ['=TEXT(0.125,"0.0%")', "12.5%"],
  ['=TEXT(46000.5,"yyyy-mm-dd hh:mm")', "2025-12-09 12:00"],
  ['=TEXT("x","0.0")', "x"],
  ["=AND(E1:E3>0,TRUE)", true],
  ["=OR(E1:E3>3)", false],
  ["=COUNT(A1:B3)", 4],
  ["=COUNT(C1)", 0],
  ['=COUNTIF(E1:E3,">=2")', 2],
  ["=MATCH(2,E1:E3,0)", 2],
  ["=MATCH(2.5,E1:E3)", 2],
  ['=MATCH("A*",{"Step","Add"},0)', 2],
  ["=XMATCH(TRUE,E1:E3>1,0,-1)", 3],
  ["=SUMPRODUCT(E1:E3,E1:E3)", 14],
  ["=FILTER(E1:E3,E1:E3>1)", [[2], [3]]],
  ["=SORTBY({1;2;3},{30;10;20})", [[2], [3], [1]]],
  [
    '=SORTBY({"a",1;"b",2;"c",3},{1;2;1},-1,{7;8;9})',
    [
      ["b", 2],
      ["a", 1],
      ["c", 3],
    ],
  ],
  ["=VSTACK(E1:E3,4)", [[1], [2], [3], [4]]],
  ["=HSTACK(1,2)", [[1, 2]]],
  [
    "=SEQUENCE(2,2)",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["=LARGE(E1:E3,1)", 3],
  ['=TEXTJOIN("-",TRUE,E1:E3,C1)', "1-2-3"],
  ['=MID("abcdef",2,3)', "bcd"],
  ['=TRIM("  a   b ")', "a b"],
  ['=SUBSTITUTE("a-b-c","-","+")', "a+b+c"],
  ['=NUMBERVALUE("1.234,5",",",".")', 1234.5],
  ["=N(TRUE)", 1],
  ["=NOT(C1)", true],
])("%s is %p", (formula, expected) => {
  expect(value(formula)).toEqual(expected);
});

test.each([
  ["=1/0", "#DIV/0!"],
  ["=1/C1", "#DIV/0!"],
  ['="x"+1', "#VALUE!"],
  ["=D1+1", "#N/A"],
  ["=SUM(D1)", "#N/A"],
  ["=DROP(D1,1)", "#N/A"],
  ["=IF(D1,1,2)", "#N/A"],
  ["=INDEX(E1:E3,4)", "#REF!"],
  ["=CHOOSECOLS(E1:E3,2)", "#VALUE!"],
  ["=DROP(E1:E3,3)", "#CALC!"],
  ["=(-1)^0.5", "#NUM!"],
  ['=ABS("x")', "#VALUE!"],
  ["=MATCH(4,E1:E3,0)", "#N/A"],
  ['=FIND("x","abc")', "#VALUE!"],
  ["=AVERAGE(C1)", "#DIV/0!"],
  ["=FILTER(E1:E3,E1:E3>3)", "#CALC!"],
  ['=SUM("x")', "#VALUE!"],
  ["=LN(0)", "#NUM!"],
])("%s is %s", (formula, expected) => {
  expect(code(formula)).toBe(expected);
});

test("what is not written for is refused, never guessed", () => {
  for (const formula of ["=OFFSET(A1,1,1)", "=Nowhere", "=Z99", '=IF("x",1,2)', "=CHOOSECOLS(E1:E3,-1)", "=INDEX(E1:E3,-1)"])
    expect(() => value(formula)).toThrow(NotComputable);
});
