/** Formulas that the engine alone answers in another way than Excel; each was seen before it was mended. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

test("a reader of a spilled cell that has gone is calculated again", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({
    A1: 3,
    C1: "=SEQUENCE(A1)",
    E1: '=IF(C3="","gone","there")',
    E2: "=SUM(C1:C9)",
    E3: '=E1&"!"',
    E4: "=COUNT(C2:C3)",
    F1: '=FILTER(A1:A3,A1:A3>2,"none")',
    G1: '=IF(F1="none","E","F")',
  });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual(["there", 6, "there!", 2]);
  sheet.setCells({ A1: 2 });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual(["gone", 3, "gone!", 1]);
  expect(sheet.read("C3")).toBe(null);
  sheet.setCells({ A1: 1 });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual(["gone", 1, "gone!", 0]);
  sheet.setCells({ A1: 3 });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual(["there", 6, "there!", 2]);
  sheet.setCells({ C1: "text" });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual(["gone", 0, "gone!", 0]);
  sheet.dispose();
});

/** By hand. */
test.each([
  ['=NOT(A3="")', true],
  ['=SUM(--NOT(A1:A4=""))', 2],
  ['=SUM(--(A1:A4=""))', 2],
  ["=SUM(--(A1:A4=0))", 3],
  ['=AND(NOT(A3="y"),A3="x")', true],
  ["=LET(a,{1;2}=1,b,2-SUM(--a),b)", 1],
  ["=LET(a,1,-a)", -1],
  ["=LET(a,B1:B2=1,SUM(--a))", 1],
  ["=LET(n,LAMBDA(x,x+1),n(2))", 3],
  ["=LET(n,LAMBDA(x,x+1),m,LAMBDA(x,n(x)*2),m(3))", 8],
])("%s", async (formula, expected) => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: 0, A3: "x", B1: 1, B2: 2, D1: formula });
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe(expected);
  sheet.setCells({ A4: 1 });
  await sheet.recalculate();
  sheet.setValue("A4", null);
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe(expected);
  sheet.dispose();
});

test.each([
  ["=MATCH(3,A1:A1,0)", 1],
  ["=MATCH(3,TAKE(A1:A3,1),0)", 1],
  ["=MATCH(2,A1:A3,0)", 3],
  ["=SEQUENCE(3)", [[1], [2], [3]]],
  ["=SEQUENCE(1,2)", [[1, 2]]],
  ["=SUM(SEQUENCE(3))", 6],
  ["=COUNT(DROP(B1:B3,1))", 0],
  ["=DROP(B1:B3,1)", [[""], [""]]],
  ["=COUNT(DROP(CHOOSECOLS(D1#,2),1))", 0],
  ["=ISTEXT(INDEX(D1#,2,2))", true],
  ['=INDEX(D1#,2,2)=""', true],
  ['=COUNTIF(A:A,"<>3")', 1048574],
  ['=COUNTIF(Z:Z,"<>x")', 1048576],
  ['=COUNTIF(A:A,">0")', 3],
  ["=COUNTBLANK(Z:Z)", 1048576],
  ["=ROWS(A:A)", 1048576],
  ["=COLUMNS(1:1)", 16384],
  ['=COUNTIFS(A:A,"<>x",A:A,"<>")', 3],
  ['=SUMIFS(A:A,A:A,">=2")', 8],
  ["=INDEX(A:A,2)", 3],
  ["=VLOOKUP(2,A:A,1,FALSE)", 2],
  ["=0.1+0.2", 0.3],
])("%s", async (formula, expected) => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: 3, A2: 3, A3: 2, B1: "x", B2: '=IF(A1=3,"","")', B3: '=IF(A1=3,"","")', D1: "=HSTACK(A1:A3,B1:B3)" });
  await sheet.recalculate();
  expect(await sheet.evaluate(formula)).toEqual(expected);
  sheet.dispose();
});

test("results of functions within one formula are compared each by its own values", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({
    A1: "=HSTACK({1;2;2},{5;6;7})",
    D1: "=LET(x,SUMIFS(INDEX(A1#,0,2),INDEX(A1#,0,1),{1;2;3}),y,SUMIFS(INDEX(A1#,0,2),INDEX(A1#,0,1),{3;2;1}),HSTACK(x>0,y>0,x=5,y=5))",
    I1: "=MAP({5;6;7},LAMBDA(x,SUM((INDEX(A1#,0,2)=x)*INDEX(A1#,0,1))))",
    K1: "=BYROW({1,3;4,2},LAMBDA(x,XMATCH(MAX(x),x)))",
    M1: "=LET(x,INDEX(A1#,0,2),y,SORTBY(x,{3;1;2},1),XMATCH(x,y))",
  });
  await sheet.recalculate();
  expect(sheet.readRange("D1:G3")).toEqual([
    [true, false, true, false],
    [true, true, false, false],
    [false, true, false, true],
  ]);
  expect(sheet.readRange("I1:I3").flat()).toEqual([1, 2, 2]);
  expect(sheet.readRange("K1:K2").flat()).toEqual([2, 1]);
  expect(sheet.readRange("M1:M3").flat()).toEqual([3, 1, 2]);
  sheet.dispose();
});
