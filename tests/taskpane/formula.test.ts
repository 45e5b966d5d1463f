import { CellError } from "../../src/grid/cell";
import { callsIn, type Expression, readFormula, Unreadable } from "../../src/taskpane/formula";

/** The tree without the texts. */
function shape(expression: Expression | undefined): unknown {
  if (expression === undefined) return null;
  if (expression.kind === "constant") return expression.value;
  if (expression.kind === "array") return expression.rows;
  if (expression.kind === "reference") return `${expression.sheet ?? ""}!${expression.address}${expression.spill ? "#" : ""}`;
  if (expression.kind === "name") return `name ${expression.text}`;
  if (expression.kind === "call") return [expression.name, ...expression.arguments.map(shape)];
  return { [expression.operator]: expression.operands.map(shape) };
}

const read = (formula: string) => shape(readFormula(formula));

test.each([
  ["=MICRO.MARGIN(3,70000,10,0.01)", ["MICRO.MARGIN", 3, 70000, 10, 0.01]],
  ["=micro.margin( B4 , $B$5:C7 )", ["MICRO.MARGIN", "!B4", "!B5:C7"]],
  ['=A("say ""hi"", then",TRUE,false)', ["A", 'say "hi", then', true, false]],
  ["=A(,1,,2,)", ["A", null, 1, null, 2, null]],
  ["=A()", ["A"]],
  ["=STOP.PCT('My ''plan'''!B4,Plan!C5,E5#)", ["STOP.PCT", "My 'plan'!B4", "Plan!C5", "!E5#"]],
  [
    '=A({1,-2;"x",TRUE},{#N/A})',
    [
      "A",
      [
        [1, -2],
        ["x", true],
      ],
      [[new CellError("#N/A", "the formula holds #N/A")]],
    ],
  ],
  ["=_xlfn.DROP(_xlfn._xlws.SORT(A:A),1)", ["DROP", ["SORT", "!A:A"], 1]],
  ["=1+2*3^2", { "+": [1, { "*": [2, { "^": [3, 2] }] }] }],
  ["=-2", -2],
  ["=5%", 0.05],
  ["=7.1%", 0.071],
  ["=-A1%", { "-": [{ "%": ["!A1"] }] }],
  ['="a"&B1<>"b"', { "<>": [{ "&": ["a", "!B1"] }, "b"] }],
  ["=(1+2)*3", { "*": [{ "+": [1, 2] }, 3] }],
  ["=@A1:A3", { "@": ["!A1:A3"] }],
  ["=Entry_price*2", { "*": ["name Entry_price", 2] }],
  ["=LOG10(5)", ["LOG10", 5]],
  ["=1E3+.5", { "+": [1000, 0.5] }],
])("%s", (formula, expected) => {
  expect(read(formula)).toEqual(expected);
});

test.each(["=A(1", "=", "=A(1;2)", "=Table1[Price]", "=[Book.xlsx]Sheet1!A1", "=1 2", "={1,2;3}", "={A1}", '="open'])(
  "%s is refused",
  (formula) => {
    expect(() => readFormula(formula)).toThrow(Unreadable);
  },
);

test("parts keep the text that stands in the formula", () => {
  const call = readFormula("=MICRO.AVG( B4:B6 , C4 * 2 )") as Extract<Expression, { kind: "call" }>;
  expect(call.arguments.map((each) => each!.text)).toEqual(["B4:B6", "C4 * 2"]);
});

test("inner calls come before the outer", () => {
  expect(callsIn(readFormula("=IF(A(B(1)),C(),2)")).map(({ name }) => name)).toEqual(["B", "A", "C", "IF"]);
});

test("no formula makes the reader hang or fail in another way", () => {
  const signs = ["A1", "(", ")", ",", "{", "}", '"', "'", "!", "#", "%", "-", "=", "<", "1", " ", "MICRO.X(", ";", "[", "é"];
  let seed = 7;
  for (let run = 0; run < 3000; run++) {
    let formula = "=";
    for (let length = 0; length < 12; length++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      formula += signs[Math.floor((seed / 2147483648) * signs.length)];
    }
    try {
      readFormula(formula);
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
    }
  }
});
