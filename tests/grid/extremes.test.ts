import { largest, smallest } from "../../src/grid/extremes";

it("of none, one and 200,000 numbers", () => {
  const many = Array.from({ length: 200_000 }, (_number, index) => (index * 7) % 200_000);
  expect([largest([]), largest([-3]), largest(many)]).toEqual([-Infinity, -3, 199_999]);
  expect([smallest([]), smallest([5]), smallest(many)]).toEqual([Infinity, 5, 0]);
});
