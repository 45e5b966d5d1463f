import { wholeSteps } from "../../src/workbench/chart-frame";

test("an axis of trades is marked at whole trades only, one of prices anywhere", () => {
  expect(wholeSteps([1, 2, 3])?.slice(0, 5)).toEqual([1, 2, 5, 10, 20]);
  expect(wholeSteps([87.5, 175])).toBe(undefined);
});
