import { CellError } from "../../src/grid/cell";
import { evaluate, NotComputable } from "../../src/taskpane/evaluate";
import { readFormula } from "../../src/taskpane/formula";

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
])("%s is %s", (formula, expected) => {
  expect(code(formula)).toBe(expected);
});

test("what is not written for is refused, never guessed", () => {
  for (const formula of [
    "=OFFSET(A1,1,1)",
    "=Nowhere",
    "=Z99",
    '=ABS("x")',
    '=IF("x",1,2)',
    "=CHOOSECOLS(E1:E3,-1)",
    "=INDEX(E1:E3,-1)",
  ])
    expect(() => value(formula)).toThrow(NotComputable);
});
