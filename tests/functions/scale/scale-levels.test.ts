import { call, column, expectError } from "../call";

// Classic pivots of the SPY bar of January 2017
const pivots = column(206.48, 209, 211.98, 214.5, 217.48, 220, 222.98);

describe("SCALE.LEVELS", () => {
  it.each<[string, unknown[], number[]]>([
    ["gives the next three above a long, 0.05 beyond each", ["long", 214.2, pivots, 3, 0.05, 0.01], [214.55, 217.53, 220.05]],
    ["gives the next two below a short, nearest first, by default", ["short", 214.2, pivots], [211.98, 209]],
    ["takes the buffer off for a short", ["short", 214.2, pivots, 1, 0.05], [211.93]],
    [
      "rounds a long up to the tick, whatever the order",
      ["long", 70000, column(70350.04, 69000, 71000), 2, 0, 0.1],
      [70350.1, 71000],
    ],
    ["rounds a short down to the tick", ["short", 70000, column(69650.07, 71000), 1, null, 0.1], [69650]],
    ["passes over a level at the entry", ["long", 211.98, pivots, 1], [214.5]],
    ["counts equal levels once", ["long", 100, [[101, 102, 101]]], [101, 102]],
    ["takes a single level", ["long", 70000, 70001, 1], [70001]],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.LEVELS", ...values)).toEqual(column(...expected));
  });

  it.each<[string, unknown[], string, string]>([
    [
      "three below where only two are",
      ["short", 209.5, column(206.48, 209, 211.98), 3],
      "#N/A",
      "levels must hold 3 different prices below the entry 209.5, held 2",
    ],
    ["two where one stands twice", ["long", 100, column(101, 101)], "#N/A", "levels must hold 2 different prices above"],
    ["a count of 0", ["long", 100, pivots, 0], "#NUM!", "count"],
    ["half a level", ["long", 100, pivots, 1.5], "#NUM!", "count"],
    ["a negative buffer", ["long", 100, pivots, 1, -0.1], "#NUM!", "buffer must be 0 or more"],
    ["a buffer beyond the price", ["short", 100, column(1, 2), 2, 1], "#NUM!", "level would be at 0"],
    ["a level of 0", ["long", 100, column(0, 101)], "#NUM!", "levels (item 1)"],
    ["a blank level in the middle", ["long", 100, column(101, null, 102)], "#NUM!", "levels (item 2) was blank"],
    ["an entry of 0", ["long", 0, pivots], "#NUM!", "entry"],
    ["names among the levels", ["long", 100, column("R1", 101)], "#VALUE!", "levels (item 1) must be a number"],
    [
      "two columns of levels",
      [
        "long",
        100,
        [
          [1, 2],
          [3, 4],
        ],
      ],
      "#VALUE!",
      "levels",
    ],
    ["no levels", ["long", 100, null], "#VALUE!", "levels is required"],
    ["an unknown side", ["up", 100, pivots], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.LEVELS", ...values), code, words);
  });
});
