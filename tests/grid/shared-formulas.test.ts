/** A formula that is typed as it is stored is so in every cell that shares it: files are read by that. */
import fc from "fast-check";
import { Book } from "../../src/grid/book";
import { shifted } from "../../src/grid/shifted";
import { isTypedAlike, toTyped } from "../../src/grid/stored-text";
import { runs } from "../property";

const book = new Book(["S", "T"], { one: "S!$A$1", column: "S!$A$1:$A$9", relative: "S!A1" });
const operands = [
  ...[
    "A1",
    "$A1",
    "A$1",
    "$A$1",
    "T!B2",
    "A1:B3",
    "$A$1:A3",
    "A:A",
    "2:3",
    "one",
    "column",
    "relative",
    "1",
    '"A1"',
    "TRUE",
    "{1,2}",
  ],
  ...["SUM(A1:A3)", "ABS(A1:A3)", "ABS(B1)", "INDEX(A1:B2,1,1)", "_xlfn.XLOOKUP(A1,B1:B9,C1:C9)", "_xlfn.SINGLE(A1:A3)"],
  ...["_xlfn.LET(_xlpm.x,A1,_xlpm.x+1)", "IF(A1:A2>1,B1,B2)", "_xlfn.ANCHORARRAY(B1)", "unknown(A1)"],
];
const operand = fc.constantFrom(...operands);
const formula = fc.oneof(
  operand,
  fc.tuple(operand, fc.constantFrom("+", "&", ":", "=", " ", ","), operand).map((parts) => parts.join("")),
  fc.tuple(operand, fc.constantFrom("*", "-"), operand).map(([a, sign, b]) => `MAX((${a}${sign}${b}),${a})`),
);

it("is typed in another cell as it is stored there", () => {
  fc.assert(
    fc.property(formula, fc.nat(40), fc.nat(9), (stored, rows, columns) => {
      const typedAt = (text: string, row: number, column: number): string =>
        toTyped(text, { customFunctions: [], book, place: { sheet: "S", row, column }, isArray: false });
      fc.pre(isTypedAlike(stored, typedAt(stored, 0, 0)));
      const there = shifted(stored, rows, columns);
      expect(typedAt(there, rows, columns)).toBe(`=${there}`);
    }),
    runs,
  );
});
