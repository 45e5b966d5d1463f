import fc from "fast-check";
import { compare, isBeyond } from "../../../src/calc/confirm/comparison";
import { decimalOf } from "../../../src/calc/decimal";
import { runs } from "../../property";

describe("comparing a value with a level", () => {
  it("is decided on the decimals that cells show: 0.1 + 0.2 is 0.3", () => {
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    expect(compare(0.1 + 0.2, 0.3)).toBe(0);
    expect(compare(0.3, 0.1, 0.2)).toBe(0);
    expect(compare(217.53, 217.48, 0.05)).toBe(0);
  });

  it("counts the margin also where value and level are the same", () => {
    expect([compare(100, 100), compare(100, 100, 1)]).toEqual([0, -1]);
  });

  it("still sees a difference in the fifteenth digit", () => {
    expect(compare(1.00000000000001, 1)).toBe(1);
    expect(compare(1, 1.00000000000001)).toBe(-1);
  });

  it("treats numbers that are shown alike as equal, so a moving average of a flat market does not turn", () => {
    expect(compare(8.333333333333334, 8.333333333333332)).toBe(0);
  });

  it("is beyond in the direction of the side, by more than the margin", () => {
    expect([isBeyond("long", 101, 100, 1), isBeyond("long", 101.1, 100, 1)]).toEqual([false, true]);
    expect([isBeyond("short", 99, 100, 1), isBeyond("short", 98.9, 100, 1)]).toEqual([false, true]);
  });

  it("is never beyond where there is no number", () => {
    expect([isBeyond("long", NaN, 100), isBeyond("short", NaN, 100)]).toEqual([false, false]);
  });

  it("agrees with decimal arithmetic everywhere (property)", () => {
    const number = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -300, max: 300 }).map((value) => value / 100),
    );
    const margin = fc.integer({ min: 0, max: 300 }).map((value) => value / 100);
    fc.assert(
      fc.property(number, number, margin, (value, level, by) => {
        const exact = decimalOf(value).minus(decimalOf(level)).minus(decimalOf(by)).cmp(0);
        expect(compare(value, level, by)).toBe(exact);
        expect(compare(level + by, level, by)).toBe(
          decimalOf(level + by)
            .minus(decimalOf(level))
            .minus(decimalOf(by))
            .cmp(0),
        );
      }),
      runs,
    );
  });
});
