import { call, column, expectError } from "../call";

describe("MICRO.FUNDING", () => {
  it.each<[string, unknown[], unknown]>([
    ["is paid by a long: 2,100 x 0.01%", ["long", 3, 70000, 0.0001, null, 0.01], -0.21],
    ["is received by a short", ["short", 3, 70000, 0.0001, null, 0.01], 0.21],
    ["counts the periods: 0.63 a day, 56.70 a quarter", ["long", 3, 70000, 0.0001, 270, 0.01], -56.7],
    ["sums a range of rates and ignores the periods", ["short", 3, 70000, column(0.0001, -0.00005, 0.0003), 7, 0.01], 0.735],
    [
      "is in coin for an inverse contract: 60000/50000 x 0.01%",
      ["long", 60000, 50000, 0.0001, null, [["type", "inverse"]]],
      -0.00012,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.FUNDING", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["a negative count of periods", ["long", 3, 70000, 0.0001, -1], "#NUM!", "periods"],
    ["a rate of 1", ["long", 3, 70000, 1], "#NUM!", "rate"],
    ["no mark", ["long", 3, null, 0.0001], "#VALUE!", "mark"],
    ["an unknown side", ["up", 3, 70000, 0.0001], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.FUNDING", ...values), code, words);
  });
});
