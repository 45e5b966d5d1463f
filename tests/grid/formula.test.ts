import fc from "fast-check";
import { callsIn, everyPart, FormulaFault, partsOf, rewritten } from "../../src/grid/expression";
import { prefixOf, readFormula, readFormulaOrNothing } from "../../src/grid/formula";
import { tokensOf } from "../../src/grid/tokens";
import { anyFormula } from "./formulas";

test("the tokens of any text are the text", () => {
  fc.assert(
    fc.property(fc.oneof(anyFormula, fc.string({ unit: "grapheme" })), (text) => {
      expect(
        tokensOf(text)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("a formula written from its tree is the formula, and each part stands at its place", () => {
  fc.assert(
    fc.property(anyFormula, (formula) => {
      const tree = readFormula(formula);
      expect(rewritten(tree, () => undefined)).toBe(formula);
      for (const part of everyPart(tree)) {
        expect(formula.slice(part.start, part.end)).toBe(part.text);
        for (const below of partsOf(part)) expect(below.start >= part.start && below.end <= part.end).toBe(true);
      }
    }),
  );
});

test("brackets around every part change nothing of what is read", () => {
  fc.assert(
    fc.property(anyFormula, (formula) => {
      const tree = readFormula(formula);
      const bracketed = rewritten(tree, (part, inner) => {
        if (part.kind !== "operation" || [":", " ", ","].includes(part.operator)) return undefined;
        const [left, right] = part.operands.map(inner);
        if (right === undefined) return part.operator === "%" ? `((${left})%)` : `(${part.operator}(${left}))`;
        return `((${left})${part.operator}(${right}))`;
      });
      const meaning = (text: string): string =>
        rewritten(readFormula(text), (part, inner) => {
          if (part.kind === "group") return inner(part.inner);
          if (part.kind === "operation") return `[${part.operator} ${part.operands.map(inner).join(" ")}]`;
          return undefined;
        });
      expect(meaning(bracketed)).toBe(meaning(formula));
    }),
  );
});

/** A tree in few words. */
function shape(formula: string): string {
  return rewritten(readFormula(formula), (part, inner) => {
    if (part.kind === "operation") return `(${part.operator} ${part.operands.map(inner).join(" ")})`;
    return part.kind === "spill" ? `spill(${inner(part.of)})` : undefined;
  });
}

test.each([
  ["=1+2*3^4", "(+ 1 (* 2 (^ 3 4)))"],
  ["-2^2%", "(^ (- 2) (% 2))"],
  ["-A1&B1=C1", "(= (& (- A1) B1) C1)"],
  ["1-2-3", "(- (- 1 2) 3)"],
  ["@A1:A3*2", "(* (@ A1:A3) 2)"],
  ["@A1#", "(@ spill(A1))"],
  ["A1:INDEX(B1:B9,3)", "(: A1 INDEX(B1:B9,3))"],
  ["SUM(A1:B2 B2:C3)", "SUM((  A1:B2 B2:C3))"],
  ["SUM((A1,B2))", "SUM(((, A1 B2)))"],
  // With a space between, whatever gives cells stands for what both have in common
  ["SUM(A1:B2 Both)", "SUM((  A1:B2 Both))"],
  ["SUM(Both A1:B2)", "SUM((  Both A1:B2))"],
  ["SUM(A1:B2 Plan[Size])", "SUM((  A1:B2 Plan[Size]))"],
  ["SUM(Plan[Size] A1:B2)", "SUM((  Plan[Size] A1:B2))"],
  ["SUM(Plan[Size] Plan[#Data])", "SUM((  Plan[Size] Plan[#Data]))"],
  ["SUM(A1:B2 INDEX(B:B,2))", "SUM((  A1:B2 INDEX(B:B,2)))"],
  ["SUM(INDEX(B:B,2) A1:B2)", "SUM((  INDEX(B:B,2) A1:B2))"],
  ["SUM(A1# A1:B2)", "SUM((  spill(A1) A1:B2))"],
  ["SUM((A1:B2) A1:B3)", "SUM((  (A1:B2) A1:B3))"],
  ["=-Name", "(- Name)"],
])("%s is read as %s", (formula, expected) => {
  expect(shape(formula)).toBe(expected);
});

test.each([
  ["Größe!A1", { sheet: "Größe", cells: "A1" }],
  ["'It''s'!$A:C", { sheet: "It's", cells: "$A:C" }],
  ["Jan:Mar!A1", { sheet: "Jan", lastSheet: "Mar" }],
  ["'[2]Fee table'!A1", { book: "2", sheet: "Fee table" }],
  ["[1]!Taker", { book: "1", name: "Taker" }],
  ["'C:\\x\\[b.xlsx]S'!A1", { book: "C:\\x\\b.xlsx", sheet: "S" }],
  ["[2]!_xldudf_MICRO_MARGIN(1,)", { book: "2", written: "_xldudf_MICRO_MARGIN", arguments: [expect.anything(), undefined] }],
  ["'C:\\x.xlam'!f(1)", { book: "C:\\x.xlam", written: "f" }],
  ["Plan[[Step]:[Size '[lots']]]", { table: "Plan", columns: ["Step", "Size [lots]"], sections: [] }],
  ["[@Größe]", { table: "", columns: ["Größe"], sections: ["this row"] }],
  ["_xlfn.LET(_xlpm.x,1,_xlpm.x)", { name: "LET", written: "_xlfn.LET" }],
  ["_xlfn._xlws.SORT(A1:A9)", { name: "SORT", written: "_xlfn._xlws.SORT" }],
  ["MY_xlfn.LET(1)", { name: "MY_XLFN.LET", written: "MY_xlfn.LET" }],
  ["LAMBDA(x,x)(1)", { prefix: "", written: "", name: "" }],
  ["#N/A", { value: expect.objectContaining({ code: "#N/A", message: "the formula holds #N/A" }) }],
  [
    '{1,"a""b";-2%,#N/A}',
    {
      rows: [
        [1, 'a"b'],
        [-0.02, expect.objectContaining({ code: "#N/A" })],
      ],
    },
  ],
])("%s says what it refers to", (formula, expected) => {
  expect(readFormula(formula)).toMatchObject(expected);
});

test("a prefix says no more than stands in it", () => {
  expect(prefixOf("[1]!Taker")).toStrictEqual({ prefix: "[1]!", book: "1" });
  expect(prefixOf("Plan!A1")).toStrictEqual({ prefix: "Plan!", sheet: "Plan" });
});

test("a formula is read once, and so is one that came between", () => {
  const [one, other] = ["read.once+1", "read.once+2"].map(readFormula);
  expect(["read.once+1", "read.once+2"].map((formula) => readFormula(formula) === (formula.endsWith("1") ? one : other))).toEqual(
    [true, true],
  );
});

test("calls are listed the inner before the outer", () => {
  expect(callsIn(readFormula("A(B(1),C(D()))")).map(({ name }) => name)).toEqual(["B", "D", "C", "A"]);
});

test.each([
  ["=SUM(", "the formula ends too early", 5],
  ["=1+", "the formula ends too early", 3],
  ['="open', 'the formula holds ""open" where it makes no sense', 1],
  ["=(1+2))", 'the formula holds ")" where it makes no sense', 6],
  ["=SUM(A1;A2)", 'the formula holds ";A2)" where it makes no sense', 7],
  ["=A1:.A9*", "the formula ends too early", 8],
  ["={1,2;3}", "{1,2;3} is not an array constant: rows must be of equal length", 1],
  ["=1,2", 'the formula holds ",2" where it makes no sense', 2],
  ["", "the formula ends too early", 0],
  ["=1+*2", 'the formula holds "*2" where it makes no sense', 3],
  ["={A1}", 'the formula holds "A1}" where it makes no sense', 2],
  ['={-"a"}', 'the formula holds ""a"}" where it makes no sense', 3],
  ["1".repeat(40_001), "the formula is too long", 40_000],
  ["(".repeat(401), "the formula is nested too deeply", 401],
  [`=${"(".repeat(401)}1${")".repeat(401)}`, "the formula is nested too deeply", 402],
])("%s is no formula: %s", (formula, message, place) => {
  const read = (): unknown => readFormula(formula);
  expect(read).toThrow(new FormulaFault(message, place));
  expect.assertions(2);
  try {
    read();
  } catch (fault) {
    expect(fault).toMatchObject({ name: "FormulaFault", place });
  }
});

test("what is no formula, or a chain that nobody can walk through, is nothing to work on", () => {
  expect(readFormulaOrNothing("=1+")).toBeUndefined();
  expect(readFormulaOrNothing(Array.from({ length: 1002 }, () => "1").join("+"))).toBeUndefined();
  expect(readFormulaOrNothing(Array.from({ length: 1001 }, () => "1").join("+"))?.kind).toBe("operation");
});

test("TRUE with brackets is a call, without them a value", () => {
  for (const formula of ["TRUE()", "true ()"]) expect(readFormula(formula)).toMatchObject({ kind: "call", name: "TRUE" });
  expect(readFormula("true")).toMatchObject({ kind: "constant", value: true });
});

test("a chain of 4,000 signs and 60 levels of calls are read", () => {
  expect(readFormula(Array.from({ length: 4000 }, () => "1").join("+")).kind).toBe("operation");
  expect(readFormula(`${"SUM(".repeat(60)}1${")".repeat(60)}`).kind).toBe("call");
});

test("brackets side by side are no deeper than one of them", () => {
  expect(readFormula(Array.from({ length: 401 }, () => "(1)").join("+")).kind).toBe("operation");
});
