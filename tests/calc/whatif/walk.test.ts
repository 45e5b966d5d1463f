import fc from "fast-check";
import { lastChange } from "../../../src/calc/whatif/walk";
import { runs } from "../../property";

it("finds the only change, wherever it lies, and takes the side that meets", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (last, where) => {
      const change = 1 + Math.floor(where * (last - 1));
      expect(lastChange(last, (index) => index < change)).toEqual({ found: change - 1 });
      expect(lastChange(last, (index) => index >= change)).toEqual({ found: change });
    }),
    runs,
  );
});

it("takes the last change of several, also one that comes within a hundred steps behind the pair found", () => {
  // Meets up to 417 but for 417 itself, and at 418 again: the totals of SCALE.SOLVE-32
  expect(lastChange(1_000_000, (index) => index < 417 || index === 418)).toEqual({ found: 418 });
  // Neither 5100 nor 5101 is among the looks, which are some 500 apart there
  expect(lastChange(1_000_000, (index) => index < 5000 || index === 5100)).toEqual({ found: 5100 });
  expect(lastChange(1_000_000, (index) => index < 5000 || index === 5101)).toEqual({ found: 4999 });
  expect(lastChange(20, (index) => [2, 3, 9].includes(index))).toEqual({ found: 9 });
});

it.each<[string, (index: number) => boolean | undefined, string]>([
  ["all meet", () => true, "all"],
  ["none meets", () => false, "none"],
  ["all are passed over", () => undefined, "nothing"],
  ["the few that are seen meet", (index) => (index < 5 ? undefined : true), "all"],
])("says that %s", (_title, look, seen) => {
  expect(lastChange(1000, look)).toEqual({ found: undefined, seen });
});

it("counts what is passed over as missing once the pair is known", () => {
  // Looked at are 20, 22, 24, ...: 21 is passed over only while halving
  expect(lastChange(30, (index) => (index === 21 ? undefined : index < 22))).toEqual({ found: 20 });
});

it("looks at few of many steps", () => {
  let looks = 0;
  lastChange(1e12, (index) => {
    looks += 1;
    return index < 123_456_789;
  });
  expect(looks).toBeLessThan(500);
});
