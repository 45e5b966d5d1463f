/** Formulas of every kind, made up by fast-check. */
import fc from "fast-check";

const leaves = [
  "1",
  "2.5",
  "1E5",
  ".5",
  '"a ""b"" c"',
  '""',
  "TRUE",
  "#N/A",
  "#REF!",
  "A1",
  "$B$2:C$3",
  "A:A",
  "$9:$9",
  "Größe!A1",
  "'It''s'!$B$2:C$3",
  "交易日志!B1",
  "[1]Sheet1!B2",
  "'[2]Sheet 1'!A1",
  "Jan:Mar!A1",
  "'Jan 1:Mar 3'!B2",
  "Name",
  "Größe",
  "Plan!Name",
  "[1]!Taker",
  "Trades[PnL]",
  "Trades[[#This Row],[PnL]]",
  "Plan[[Step]:[Size '[lots']]]",
  "Plan[#All]",
  "Plan[]",
  "Plan[[#Headers],[#Data],[Step]]",
  "Plan[Net\nat stop]",
  '{1,"a";-2,TRUE}',
  "E4#",
  "'My plan'!E4#",
  "A1:.A9",
  "A1.:.B9",
  "'A1'!A1",
];
const binary = ["+", "-", "*", "/", "^", "&", "=", "<>", "<=", ">=", "<", ">", " + ", "\n*"];
const functions = [
  "SUM",
  "micro.margin",
  "MICRO.MARGIN",
  "IF",
  "XLOOKUP",
  "FILTER",
  "STDEV.S",
  "AGGREGATE",
  "OTHER",
  "_xldudf_SP_DATA",
  "ABS",
];

/** A formula without its equals sign. */
export const anyFormula: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...leaves),
    fc.tuple(tie("formula"), fc.constantFrom(...binary), tie("formula")).map(([left, sign, right]) => `${left}${sign}${right}`),
    fc.tuple(fc.constantFrom("-", "+", "@"), tie("formula")).map(([sign, inner]) => `${sign}(${inner})`),
    tie("formula").map((inner) => `(${inner})%`),
    fc
      .tuple(fc.constantFrom(...functions), fc.array(fc.oneof(tie("formula"), fc.constant("")), { maxLength: 4 }))
      .map(([name, given]) => `${name}(${given.join(",")})`),
    fc.tuple(tie("formula"), tie("formula")).map(([value, inner]) => `LET(x, ${value}, y.2,x*2,x+y.2+${inner})`),
    tie("formula").map((inner) => `LAMBDA(a,[b],IF(ISOMITTED(b),a,b)+${inner})(3)`),
    tie("formula").map((inner) => `MAP(A1:A3,LAMBDA(v,v+${inner}))`),
  ),
})).formula;
