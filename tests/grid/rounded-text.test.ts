import fc from "fast-check";
import { cutText, fixedText, raisedText, roundedText } from "../../src/grid/rounded-text";

/** By hand. */
test.each([
  [roundedText(2.675, 2), "2.68"],
  [roundedText(-2.675, 2), "-2.68"],
  [roundedText(0.00000012345, 9), "0.000000123"],
  [roundedText(1e-7, 2), "0.00"],
  [roundedText(1e21, 1), "1000000000000000000000.0"],
  [roundedText(1234.5, -2), "1200"],
  [roundedText(50, -2), "100"],
  [roundedText(0.1 + 0.2, 15), "0.300000000000000"],
  [roundedText(5e-324, 3), "0.000"],
  [cutText(-1.999, 2), "-1.99"],
  [raisedText(1.0001, 2), "1.01"],
  [raisedText(1, 2), "1.00"],
  [fixedText(1234567.891, 1, true), "1,234,567.9"],
  [fixedText(1234567.891, 1, false), "1234567.9"],
  [fixedText(-0.0004, 2, true), "0.00"],
  [fixedText(-1234.5, 0, true), "-1,235"],
])("%s is %s", (text, expected) => {
  expect(text).toBe(expected);
});

test("what was rounded lies within half a unit, what was cut below, what was raised above", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (number, decimals) => {
      const [unit, size] = [10 ** -decimals, Math.abs(number)];
      const slack = size * 1e-14 + 1e-300;
      expect(Math.abs(Number(roundedText(number, decimals)) - number)).toBeLessThanOrEqual(unit / 2 + slack);
      expect(Math.abs(Number(cutText(number, decimals)))).toBeLessThanOrEqual(size + slack);
      expect(Math.abs(Number(raisedText(number, decimals)))).toBeGreaterThanOrEqual(size - slack);
    }),
  );
});
