import { call, column, expectError } from "../call";

describe("STOP.PCT", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 0.5% below a long", ["long", 70000, 0.005, 0.1], 69650],
    ["is 0.5% above a short", ["short", 70000, 0.005], 70350],
    ["is rounded toward the entry: 69,772.783 to 69,773", ["long", 70123.4, 0.005, 0.5], 69773],
    ["is not rounded where the tick is blank", ["long", 70123.4, 0.005, null], 69772.783],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.PCT", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["1 for 1%", ["long", 70000, 1], "#NUM!", "percent"],
    ["1 for 1% on a short", ["short", 70000, 1], "#NUM!", "percent"],
    ["0", ["long", 70000, 0], "#NUM!", "percent"],
    ["no entry", ["long", null, 0.005], "#VALUE!", "entry"],
    ["0 as side", [0, 70000, 0.005], "#VALUE!", "side"],
    ["a tick of 0", ["long", 70000, 0.005, 0], "#NUM!", "tick must be greater than 0, was 0 or blank"],
    ["a negative tick", ["long", 70000, 0.005, -1], "#NUM!", "tick"],
    ["a range as entry", ["long", column(1, 2), 0.005], "#VALUE!", "entry must be one cell"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.PCT", ...values), code, words);
  });
});
