/** What one formula may cost: it ends with a reason, and the formulas around it are calculated. */
import fc from "fast-check";
import { CellError } from "../../src/grid/cell";
import { costs } from "../../src/sheet/bounds";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";
import { runsBy } from "../property";

const sheet = createHeadlessSheet(fakeLibrary());
const whole = { ...costs };

afterEach(() => Object.assign(costs, whole));
afterAll(() => sheet.dispose());

const answerOf = (formula: string): Promise<unknown> => sheet.evaluate(formula);
const refused = (code: string, words: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as unknown;

it.each([
  ["a reference to nearly the whole sheet", "=SUM(A2:XFD1048576)", "reads more than 16,000,000 cells"],
  ["the same by OFFSET", "=SUM(OFFSET(A2,0,0,1048575,16384))", "reads more than 16,000,000 cells"],
  ["the same by INDIRECT", '=SUM(INDIRECT("A2:XFD1048576"))', "reads more than 16,000,000 cells"],
  ["the same, counted", "=COUNT(A2:XFD1048576)", "reads more than 16,000,000 cells"],
  ["a long column", "=SEQUENCE(1000000,2)", "SEQUENCE would give 1,000,000 by 2 cells: it makes 1,048,576 at most"],
  ["a column by a LAMBDA", "=MAKEARRAY(5000,5000,LAMBDA(r,c,r*c))", "MAKEARRAY would give 5,000 by 5,000 cells"],
  ["random numbers", "=SUM(RANDARRAY(2,1000000))", "RANDARRAY would give 2 by 1,000,000 cells"],
  ["a unit matrix", "=SUM(MUNIT(100000))", "MUNIT would give 100,000 by 100,000 cells"],
  ["an expanded table", "=SUM(EXPAND({1,2},1000000,2,0))", "EXPAND would give 1,000,000 by 2 cells"],
  ["a table of each with each", "=SUM(SEQUENCE(5000)*SEQUENCE(1,5000))", "works out more than 10,000,000 cells"],
  ["many searches in many cells", "=SUM(XMATCH(SEQUENCE(20000),SEQUENCE(20000)))", "works out more than 10,000,000 cells"],
  [
    "the same with results",
    "=SUM(XLOOKUP(SEQUENCE(20000),SEQUENCE(20000),SEQUENCE(20000)))",
    "works out more than 10,000,000 cells",
  ],
  ["the same in a table", "=SUM(VLOOKUP(SEQUENCE(20000),SEQUENCE(20000),1,FALSE))", "works out more than 10,000,000 cells"],
  ["the inverse of a large matrix", "=SUM(MINVERSE(RANDARRAY(200,200)))", "works out more than 10,000,000 cells"],
  ["a product of long matrices", "=SUM(MMULT(SEQUENCE(50000),SEQUENCE(1,10000)))", "works out more than 10,000,000 cells"],
])("refuses %s", async (_name, formula, words) => {
  expect(await answerOf(formula)).toEqual(refused("#NUM!", words));
});

it("makes what stays within, and reads a whole column", async () => {
  expect(await answerOf("=SUM(SEQUENCE(100000))")).toBe(5_000_050_000);
  expect(await answerOf("=COUNT(A:A)+ROWS(A1:XFD1048576)")).toBe(1_048_576);
});

it("counts what a LAMBDA costs in all its calls", async () => {
  costs.worked = 1_000;
  expect(await answerOf("=SUM(MAP(SEQUENCE(20),LAMBDA(x,x)))")).toBe(210);
  expect(await answerOf("=SUM(MAP(SEQUENCE(20),LAMBDA(x,SUM(SEQUENCE(99)))))")).toEqual(
    refused("#NUM!", "more than 1,000 cells"),
  );
  expect(await answerOf("=REDUCE(0,SEQUENCE(400),LAMBDA(a,b,a+b))")).toEqual(refused("#NUM!", "more than 1,000 cells"));
  expect(await answerOf("=1+1")).toBe(2);
});

it.each([
  ["MATCH(SEQUENCE(100),SEQUENCE(100),0)", 2_200],
  ["VLOOKUP(SEQUENCE(100),SEQUENCE(100),1,FALSE)", 2_200],
  ["XMATCH(SEQUENCE(100),SEQUENCE(100))", 2_200],
  ["XLOOKUP(SEQUENCE(100),SEQUENCE(100),SEQUENCE(100))", 2_300],
  ["MATCH(SEQUENCE(100),SEQUENCE(100))", 200],
  ["LOOKUP(SEQUENCE(100),SEQUENCE(100))", 200],
  ["XMATCH(SEQUENCE(100),SEQUENCE(100),0,2)", 200],
  ["MINVERSE(MUNIT(10))", 2_100],
])("counts five looks of a search as a cell: %s", async (formula, cells) => {
  // With the 100 cells of each SEQUENCE; the engine works out some beside
  costs.worked = cells * 2;
  expect(await answerOf(`=ROWS(${formula})`)).toBe(formula.startsWith("MINV") ? 10 : 100);
  costs.worked = cells - 1;
  expect(await answerOf(`=ROWS(${formula})`)).toEqual(refused("#NUM!", `more than ${(cells - 1).toLocaleString("en-US")} cells`));
});

it("counts what is sorted as often as it is compared", async () => {
  // 64 rows made and sorted: 64 + 64 * 6 cells, and what the engine works out beside
  costs.worked = 640;
  expect(await answerOf("=INDEX(SORT(SEQUENCE(64),1,-1),1)")).toBe(64);
  costs.worked = 447;
  expect(await answerOf("=INDEX(SORT(SEQUENCE(64),1,-1),1)")).toEqual(refused("#NUM!", "more than 447 cells"));
});

it("makes a table exactly when it is small enough", async () => {
  costs.made = 60;
  const size = fc.integer({ min: 1, max: 20 });
  const make = fc.constantFrom("SEQUENCE(R,C)", "RANDARRAY(R,C)", "MAKEARRAY(R,C,LAMBDA(r,c,1))", "EXPAND(1,R,C,0)");
  await fc.assert(
    fc.asyncProperty(make, size, size, async (formula, rows, columns) => {
      const given = await answerOf(`=ROWS(${formula.replace("R,C", `${rows},${columns}`)})`);
      if (rows * columns <= 60) expect(given).toBe(rows);
      else expect(given).toEqual(refused("#NUM!", `would give ${rows} by ${columns} cells: it makes 60 at most`));
    }),
    runsBy(2),
  );
});

it("makes a text exactly when a cell holds it, as Excel does", async () => {
  const length = fc.integer({ min: 1, max: 32_767 });
  const ways = fc.constantFrom(
    (a: number, b: number) => `REPT("a",${a})&REPT("b",${b})`,
    (a: number, b: number) => `CONCATENATE(REPT("a",${a}),REPT("b",${b}))`,
    (a: number, b: number) => `SUBSTITUTE("x"&REPT("a",${a}),"x",REPT("b",${b}))`,
  );
  await fc.assert(
    fc.asyncProperty(ways, length, length, async (way, a, b) => {
      const given = await answerOf(`=LEN(${way(a, b)})`);
      if (a + b <= 32_767) expect(given).toBe(a + b);
      else if (given instanceof CellError) expect(given.code).toBe("#VALUE!");
      else throw new Error(`a text of ${a + b} characters is ${String(given)}`);
    }),
    runsBy(4),
  );
});

it("leaves the cells around it as they are, and says the reason in each that reads it", async () => {
  sheet.setCells({ A1: "=SEQUENCE(1000000,2)", B1: "=A1+1", C1: "=1+1" });
  await sheet.recalculate();
  expect([sheet.read("A1"), sheet.read("B1")]).toEqual([
    refused("#NUM!", "SEQUENCE would give"),
    refused("#NUM!", "SEQUENCE would give"),
  ]);
  expect(sheet.read("C1")).toBe(2);
});
