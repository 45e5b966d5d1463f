/** Native functions that count steps, and those whose result is no number, are errors with a reason and not a calculation without end. */
import { countedSteps } from "../../src/sheet/counted-steps";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

const sheet = createHeadlessSheet(fakeLibrary());
afterAll(() => sheet.dispose());

const most = (name: string, place: number, was: number) =>
  expect.objectContaining({
    code: "#NUM!",
    message: `${name} takes ${countedSteps[name]!.most.toLocaleString("en-US")} at most as its argument ${place}, was ${was}`,
  }) as unknown;

it.each([
  ["=WORKDAY(1,1E15)", "WORKDAY", 2],
  ["=WORKDAY(1,-1E15)", "WORKDAY", 2],
  ['=WORKDAY.INTL(1,1E15,"0000000")', "WORKDAY.INTL", 2],
  ["=BINOM.DIST(1E15,1E15,0.5,TRUE)", "BINOM.DIST", 1],
  ["=BINOM.DIST(1,1E15,0.5,TRUE)", "BINOM.DIST", 2],
  ["=BINOM.DIST.RANGE(1E15,0.5,0,1E15)", "BINOM.DIST.RANGE", 1],
  ["=BINOM.INV(1E15,0.5,0.5)", "BINOM.INV", 1],
  ["=CRITBINOM(1E15,0.5,0.5)", "CRITBINOM", 1],
  ["=POISSON.DIST(1E15,1E15,TRUE)", "POISSON.DIST", 1],
  ["=POISSON(1E15,1E15,TRUE)", "POISSON", 1],
  ["=NEGBINOM.DIST(1E15,1E15,0.5,TRUE)", "NEGBINOM.DIST", 1],
  ["=HYPGEOM.DIST(1,1,1E15,1E15,TRUE)", "HYPGEOM.DIST", 3],
  ["=DB(1000000,1,1E15,1)", "DB", 3],
  ["=VDB(1000000,1,1E15,0,1E15)", "VDB", 3],
  ["=SUM(BINOM.INV({10;1E15},0.5,0.5))", "BINOM.INV", 1],
])("%s ends with the limit of %s", async (formula, name, place) => {
  expect(await sheet.evaluate(formula)).toEqual(most(name, place, 1e15));
});

it("calculates what stays within, as Excel does", async () => {
  // 10 working days from Saturday, 1 January 2000 (36526): Friday the 14th
  expect(await sheet.evaluate("=WORKDAY(36526,10)")).toBe(36539);
  // The share of 4 heads or fewer of 10: (1 + 10 + 45 + 120 + 210) / 1024
  expect(await sheet.evaluate("=BINOM.DIST(4,10,0.5,TRUE)")).toBeCloseTo(386 / 1024, 14);
  expect(await sheet.evaluate("=BINOM.INV(10,0.5,0.5)")).toBe(5);
  expect(await sheet.evaluate("=POISSON.DIST(1,2,TRUE)")).toBeCloseTo(3 * Math.exp(-2), 14);
});

it("knows no result that is no number", async () => {
  const noNumber = expect.objectContaining({
    code: "#NUM!",
    message: expect.stringContaining("gives no number here") as string,
  }) as unknown;
  expect(await sheet.evaluate("=EDATE(1,1E15)")).toEqual(noNumber);
  expect(await sheet.evaluate("=1+EOMONTH(1,1E15)")).toEqual(noNumber);
  expect(await sheet.evaluate("=IFERROR(EDATE(1,1E15),7)")).toBe(7);
});
