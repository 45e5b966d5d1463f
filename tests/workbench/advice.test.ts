/** What the Help tab says to do about an error: never something that its reason gives no hold for. */
import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { advice } from "../../src/workbench/advice";
import { fakeLibrary } from "../sheet/fake-library";

const sheet = createHeadlessSheet(fakeLibrary());
afterAll(() => sheet.dispose());

it.each([
  ["=EDATE(1,1E15)", /^Check the numbers that the formula gives/],
  ["=SQRT(-1)", /^Check the numbers that the formula gives/],
  ["=WORKDAY(1,1E15)", /^Correct the number that the reason names/],
  ["=SEQUENCE(1000000,2)", /^Make the ranges and tables in the formula smaller/],
  ["=SUM(A2:XFD1048576)", /^Make the ranges and tables in the formula smaller/],
  ["=SUM(SEQUENCE(5000)*SEQUENCE(1,5000))", /^Make the ranges and tables in the formula smaller/],
  ['="a"+1', /^Check the values that the formula reads/],
])("%s", async (formula, words) => {
  const error = await sheet.evaluate(formula);
  expect(error).toBeInstanceOf(CellError);
  expect(advice(error as CellError)).toMatch(words);
});

it("names the number and the argument where the reason does", () => {
  expect(advice(new CellError("#NUM!", "the entry must be above 0, was -1"))).toMatch(
    /^Correct the number that the reason names/,
  );
  expect(advice(new CellError("#VALUE!", 'side must be "long" or "short", was "up"'))).toMatch(
    /^Check the argument that the reason/,
  );
});
