import { barsOf, resultGaps } from "../../../src/calc/indicators/series";
import { series } from "./columns";

const [first, second] = [{ is: "first" }, { is: "second" }];

describe("columns side by side", () => {
  it("begin where every column has a value", () => {
    expect(barsOf({ a: series(first, 1, 2, 3), b: series(1, 1, second, 3) }).first).toBe(1);
    expect(barsOf({ a: series(first, 1, 2, 3), b: series(1, second, 2, 3) }).first).toBe(2);
    expect(barsOf({ a: series(1, 2) }).first).toBe(0);
  });

  it("begin after the end where a column has no value at all", () => {
    expect(barsOf({ a: series(first, first) }).first).toBe(2);
  });

  it("give a bar the gap of the column named first", () => {
    expect(barsOf({ a: series(1, first, 3), b: series(second, second, 3) }).gaps).toEqual([second, first, undefined]);
  });

  it("are refused where their lengths differ, by name", () => {
    expect(() => barsOf({ high: series(1, 2), low: series(1) })).toThrow(
      "high and low must be as long as each other, were 2 and 1",
    );
  });

  it("do not change the columns they come from", () => {
    const a = series(1, first, 3);
    barsOf({ a, b: series(second, 2, 3) });
    expect(a.gaps).toEqual([undefined, first, undefined]);
  });
});

describe("gaps of a result", () => {
  const kinds = (gaps: readonly unknown[] | undefined) => gaps?.map((gap) => (gap instanceof Error ? "early" : gap));

  it("are none where one bar is enough and none is missing", () => {
    expect(resultGaps(barsOf({ a: series(1, 2) }), 1, 1)).toBeUndefined();
  });

  it("say how many bars the first answer needs", () => {
    expect(String(resultGaps(barsOf({ a: series(1, 2) }), 14, 14)![0])).toContain("needs 14");
  });

  it("reach as far as a window looks back, the oldest gap first", () => {
    const bars = barsOf({ a: series(1, 1, 1, first, 1, second, 1, 1, 1) });
    expect(kinds(resultGaps(bars, 3, 3))).toEqual(["early", "early", undefined, first, first, first, second, second, undefined]);
  });

  it("last for ever where every bar is remembered", () => {
    expect(kinds(resultGaps(barsOf({ a: series(1, 1, first, 1, 1) }), 2, Infinity))).toEqual([
      "early",
      undefined,
      first,
      first,
      first,
    ]);
  });

  it("count the warm-up from the first value, not from the first bar", () => {
    expect(kinds(resultGaps(barsOf({ a: series(first, second, 1, 1, 1) }), 2, 2))).toEqual([
      first,
      second,
      "early",
      undefined,
      undefined,
    ]);
  });

  it("are the gap itself where one falls into the warm-up", () => {
    expect(kinds(resultGaps(barsOf({ a: series(1, first, 1, 1, 1) }), 3, 3))).toEqual(["early", first, first, first, undefined]);
  });
});
