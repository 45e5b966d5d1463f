import { call, column, expectError } from "../call";

describe("SCALE.TRIGGERS", () => {
  it.each<[string, unknown[], number[]]>([
    ["steps 0.5% of the first entry (article: after a 0.5% move)", ["long", 70000, 3, 0.005, null, 0.1], [70000, 70350, 70700]],
    [
      "compounds from the price before: 70,701.75 goes up to the tick",
      ["long", 70000, 3, 0.005, "compound", 0.1],
      [70000, 70350, 70701.8],
    ],
    ["steps by points (article: 1 ATR)", ["long", 70000, 3, 420, "points", 0.1], [70000, 70420, 70840]],
    ["goes down for a short", ["sell", 70000, 3, 0.005, "percent"], [70000, 69650, 69300]],
    ["rounds a short down, away from the entry (99.85, 99.7)", [-1, 100, 3, 0.0015, "percent", 0.1], [100, 99.8, 99.7]],
    ["adds a range of distances up on the first entry", ["long", 70000, 3, column(0.005, 0.01)], [70000, 70350, 71050]],
    [
      "multiplies a range of distances in compound (70,350 x 1.01)",
      ["long", 70000, 3, column(0.005, 0.01), "compound"],
      [70000, 70350, 71053.5],
    ],
    ["adds a range of points", ["short", 70000, 3, [[100, 250]], "points"], [70000, 69900, 69650]],
    [
      "does not round the chain: 0.41% steps on a tick of 0.5",
      ["short", 3000, 4, 0.0041, "compound", 0.5],
      [3000, 2987.5, 2975, 2963],
    ],
    ["never moves the entry, also off the tick", ["long", 100.05, 2, 1, "points", 0.1], [100.05, 101.1]],
    ["is the entry alone for one step", ["long", 70000, 1, 0.005], [70000]],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.TRIGGERS", ...values)).toEqual(column(...expected));
  });

  it.each<[string, unknown[], string, string]>([
    ["a tick of 0", ["long", 100, 2, 0.00123, "percent", 0], "#NUM!", "tick"],
    ["no steps", ["long", 70000, 0, 0.005], "#NUM!", "steps must be a whole number"],
    ["half a step", ["long", 100, 2.5, 0.01], "#NUM!", "steps"],
    ["1,001 steps", ["long", 100, 1001, 0.01], "#NUM!", "steps"],
    ["a distance of 0", ["long", 100, 3, 0], "#NUM!", "distance must be greater than 0, was 0 or blank"],
    ["a negative distance", ["long", 100, 3, -0.01], "#NUM!", "distance"],
    ["a negative distance in a range", ["long", 100, 3, column(0.01, -0.01)], "#NUM!", "distance (item 2)"],
    [
      "as many distances as steps",
      ["long", 100, 3, column(0.01, 0.01, 0.01)],
      "#NUM!",
      "each of the 2 steps after the entry, were 3",
    ],
    ["a price at 0", ["short", 100, 3, 0.5], "#NUM!", "trigger 3 would be at 0"],
    ["a price that the tick takes to 0", ["short", 1, 2, 0.3, "percent", 1], "#NUM!", "trigger 2"],
    ["an entry of 0", ["long", 0, 3, 0.005], "#NUM!", "entry"],
    ["an unknown mode", ["long", 70000, 3, 0.005, "pct"], "#VALUE!", 'mode must be "percent", "compound" or "points", was "pct"'],
    ["an unknown side", ["up", 70000, 3, 0.005], "#VALUE!", "side"],
    ["no distance", ["long", 70000, 3, null], "#VALUE!", "distance is required"],
    ["text as distance", ["long", 70000, 3, "0.5%"], "#VALUE!", "distance must be a number"],
    ["a negative tick", ["long", 70000, 3, 0.005, null, -0.1], "#NUM!", "tick"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.TRIGGERS", ...values), code, words);
  });
});
