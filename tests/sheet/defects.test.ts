/** Formulas that the engine alone answers in another way than Excel; each was seen before it was mended. */
import { CellError, type CellResult } from "../../src/grid/cell";
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

/** By hand; Excel's help of each function says the same. */
describe("names of LET and LAMBDA", () => {
  test.each([
    ["=LET(a,2,f,LAMBDA(x,x*a),f(3))", 6],
    ["=LET(a,10,b,a+1,f,LAMBDA(x,LET(y,x+b,y*a)),f(3))", 140],
    ["=LAMBDA(a,LET(f,LAMBDA(x,x+a),f(1)))(5)", 6],
    ["=LET(a,1,f,LAMBDA(x,x+a),LET(a,5,f(a)))", 6],
    ["=LET(f,LAMBDA(x,LET(x,x+1,x*2)),f(1))", 4],
    ["=LET(x,1,f,LAMBDA(y,x,y-x),f(x,x+5))", -5],
    ["=LET(a,3,f,LAMBDA(x,x*a),SUM(MAP({1,2},LAMBDA(v,f(v)))))", 9],
    ["=LAMBDA(g,g(2))(LAMBDA(x,x+1))", 3],
    ["=LAMBDA(x,[y],IF(ISOMITTED(y),x,y))(3)", 3],
    ["=LAMBDA(x,[y],IF(ISOMITTED(y),x,y))(3,4)", 4],
    ["=SUM(LAMBDA(r,INDEX(r,2):INDEX(r,3))(B1:B5))", 5],
    ["=Scaled(4)", 12],
    ["=LET(k,100,Scaled(4))", 12],
  ])("%s", async (formula, expected) => {
    expect(await answer(formula, { k: "3", Scaled: "LAMBDA(x,x*k)" })).toBe(expected);
  });

  test("a LAMBDA that is given too little says so", async () => {
    expect(await answer("=LAMBDA(x,y,x-y)(1)")).toMatchObject({
      code: "#VALUE!",
      message: "LAMBDA takes 2 arguments, was given 1",
    });
  });
});

/** A1:A6 are 10, empty, 30, 0, "x", empty; B1:B5 are 1 to 5; C1 apple, C3 pear. */
async function answer(formula: string, names: Record<string, string> = {}): Promise<CellResult> {
  const given: Record<string, string | number> = { A1: 10, A3: 30, A4: 0, A5: "x", C1: "apple", C3: "pear" };
  for (const row of [1, 2, 3, 4, 5]) given[`B${row}`] = row;
  const cells = Object.fromEntries(Object.entries(given).map(([address, value]) => [address, { value }]));
  const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "Sheet1", cells }], names });
  await sheet.recalculate();
  const found = await sheet.evaluate(formula);
  sheet.dispose();
  return found;
}

describe("parts of tables", () => {
  test.each<[string, unknown]>([
    [
      "=CHOOSEROWS({10,20;30,40;50,60},{1;3})",
      [
        [10, 20],
        [50, 60],
      ],
    ],
    ["=SUM(CHOOSEROWS(B1:B5,SEQUENCE(2,1,2),-1))", 10],
    [
      "=CHOOSECOLS({1,2,3;4,5,6},{3,1})",
      [
        [3, 1],
        [6, 4],
      ],
    ],
    ["=COUNT(DROP(A1:A6,1))", 2],
    ["=SUM(--ISBLANK(DROP(A1:A6,1)))", 2],
    ['=SUM(--(DROP(A1:A6,1)=""))', 2],
    ["=AVERAGE(DROP(A1:A6,1))", 15],
    ["=DROP({1,2;3,4;5,6},1,-1)", [[3], [5]]],
    ["=DROP({1,2;3,4},,1)", [[2], [4]]],
    ["=COUNT(TAKE(A1:A6,4))", 3],
    ["=INDEX(A1:C5,{1;3},2)", [[1], [3]]],
    ["=INDEX(A1:A6,SEQUENCE(3))", [[10], [0], [30]]],
    ["=COUNT(INDEX(A1:C5,SEQUENCE(2),SEQUENCE(1,3)))", 3],
    ["=SUM(INDEX(A1:C5,B1:B3,1))", 40],
    ["=SUM(INDEX(B1:B5,SEQUENCE(ROWS(B1:B5),,5,-1))*{1;0;0;0;0})", 5],
    ["=INDEX({1,2,3},{3,1})", [[3, 1]]],
    ["=INDEX(7,{1,1})", [[7, 7]]],
    ["=SUM(IFERROR(INDEX(IF(TRUE,7,0),SEQUENCE(2)),100))", 107],
    ["=SUM(IFERROR(INDEX(B1:B5,{2;9}),100))", 102],
    ['=XMATCH("*",C1:C6,2,-1)', 3],
    ['=XMATCH("A*",C1:C6,2,-1)', 1],
    ['=XMATCH("?",C1:C6,2,-1)', { code: "#N/A" }],
    ['=XLOOKUP("*",C1:C5,B1:B5,"none",2,-1)', 3],
    ['=XLOOKUP("z*",C1:C5,B1:B5,"none",2,-1)', "none"],
    ["=CHOOSEROWS(B1:B5,6)", { code: "#VALUE!" }],
    ["=DROP(B1:B5,5)", { code: "#CALC!" }],
  ])("%s", async (formula, expected) => {
    const found = await answer(formula);
    if (found instanceof CellError) expect({ code: found.code }).toEqual(expected);
    else expect(Array.isArray(found) && found.length === 1 && found[0]!.length === 1 ? found[0]![0] : found).toEqual(expected);
  });
});

/** A file keeps a relative name as it reads from A1; beyond an edge it comes in at the other. */
test("a name with relative references counts from the cell of the formula", async () => {
  const names = { Left: "Log!XFD1", Above: "Log!A1048576", ByRow: "Log!$A1", Fixed: "Log!$A$1", Grown: "LAMBDA(x,x+Left)" };
  const formulas = {
    B1: "=Left*2",
    B2: "=Left*2",
    B3: "=Above+Left",
    C1: "=Left",
    C3: "=Grown(1)",
    D2: "=ByRow+Fixed",
    A5: "=Above",
  };
  const cells = { A1: { value: 1 }, A2: { value: 20 }, A3: { value: 300 }, A4: { value: 4000 } };
  const typed = Object.fromEntries(Object.entries(formulas).map(([address, formula]) => [address, { formula }]));
  const sheet = createHeadlessSheet(fakeLibrary(), {
    sheets: [{ name: "Log", cells: { ...cells, ...typed, E2: { formula: "=ByRow" } } }],
    names,
  });
  await sheet.recalculate();
  expect(Object.keys(formulas).map((address) => sheet.read(address))).toEqual([2, 40, 340, 2, 341, 21, 4000]);
  expect(sheet.read("E2")).toBe(20);
  sheet.setValue("A2", 50);
  await sheet.recalculate();
  expect([sheet.read("B2"), sheet.read("B3"), sheet.read("E2")]).toEqual([100, 400, 50]);
  sheet.dispose();
});

/** A1:A4 hold 1, 2, 3, 4. The idiom with IF is exceljet.net/formulas/return-array-with-index-function; N of a range is Excel's first cell. */
test.each([
  ["=SUM(INDEX(A1:A4,N(IF(1,{2;4}))))", 6],
  ["=SUM(INDEX(A1:A4,N(INDEX({1,2,4},,))))", 7],
  ["=SUM(N({1,2,3}))", 6],
  ["=SUM(N(A1:A4>2))", 2],
  ["=SUM(N(A2:A4))", 2],
  ["=N(A3)", 3],
  ["=N(TRUE)", 1],
  ['=N("7")', 0],
  ["=N(B9)", 0],
  ["=N(C9)", 0],
  ['=IFERROR(N(1/0),"error")', "error"],
  ["=SUM(IFERROR(N(1/{1,0,2}),10))", 11.5],
])("%s", async (formula, expected) => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: 1, A2: 2, A3: 3, A4: 4, B9: "text", D1: formula });
  await sheet.recalculate();
  expect(sheet.read("D1")).toBe(expected);
  sheet.dispose();
});
