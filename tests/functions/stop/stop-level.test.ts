import { call, expectError } from "../call";

describe("STOP.LEVEL", () => {
  it.each<[string, unknown[], unknown]>([
    ["is one tick under the level", ["long", 70350, null, 0.1], 70349.9],
    ["is one tick above for a short", ["short", 70350, null, 0.1], 70350.1],
    ["is the buffer away without a tick", ["long", 70350, 25], 70325],
    ["goes further away on the tick: 70,349.75 to 70,349.7", ["long", 70350, 0.25, 0.1], 70349.7],
    ["is at least one whole tick under a level off the tick", ["long", 70350.05, null, 0.1], 70349.9],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.LEVEL", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["an unknown side", ["up", 70000], "#VALUE!", "side"],
    ["a negative buffer", ["long", 70000, -1], "#NUM!", "buffer"],
    ["level 0", ["long", 0], "#NUM!", "level"],
    ["a buffer larger than the price", ["long", 100, 101], "#NUM!", "stop"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.LEVEL", ...values), code, words);
  });
});
