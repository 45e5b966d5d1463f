import { call, expectError } from "../call";

describe("MICRO.ROUND", () => {
  it.each<[string, unknown[], unknown]>([
    ["knows that 0.3 is a multiple of 0.1", [0.3, 0.1, "down"], 0.3],
    ["reads 0.1 x 3 as the 0.3 that the cell shows", [0.1 * 3, 0.1, "up"], 0.3],
    ["rounds to the nearest by default, a half away from zero", [2.5, 1], 3],
    ["sends a negative half away from zero too", [-2.5, 1], -3],
    ["goes up to the tick", [70420.385192596, 0.1, "up"], 70420.4],
    ["goes down toward minus infinity", [-2.5, 1, "DOWN"], -3],
    ["goes toward zero", [-2.5, 1, "toward0"], -2],
    ["gives 0 and not -0", [-0.2, 1], 0],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.ROUND", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["step 0", [5, 0], "#DIV/0!", "step"],
    ["a negative step", [5, -1], "#NUM!", "step"],
    ["an unknown mode", [5, 1, "sideways"], "#VALUE!", "mode"],
    ["no value", [null, 1], "#VALUE!", "value"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.ROUND", ...values), code, words);
  });
});
