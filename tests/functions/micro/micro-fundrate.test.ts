import { call, expectError } from "../call";

describe("MICRO.FUNDRATE", () => {
  it.each<[string, unknown[], number]>([
    ["is the interest without a premium (Bybit help 360039261114, Binance FAQ)", [0, 0.0001, 0.0005], 0.0001],
    ["is the interest while the difference is within the clamp", [0.0006], 0.0001],
    ["clamps beyond it: 0.08% - 0.05%", [0.0008], 0.0003],
    ["clamps on the other side too: -0.08% + 0.05%", [-0.0008], -0.0003],
    ["is the premium itself with a clamp of 0", [0.0008, 0.0001, 0], 0.0008],
    ["takes another interest and clamp (older BingX page: interest 0, clamp 0.3%)", [0.004, 0, 0.003], 0.001],
    ["is capped above", [0.01, 0.0001, 0.0005, 0.003], 0.003],
    ["is capped below", [-0.01, 0.0001, 0.0005, 0.003], -0.003],
    ["is untouched within the cap", [0.0008, null, null, 0.003], 0.0003],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.FUNDRATE", ...values)).toBe(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["no premium", [null], "#VALUE!", "premium is required"],
    ["a premium of 1", [1], "#NUM!", "premium must be a fraction"],
    ["an interest of -1", [0, -1], "#NUM!", "interest"],
    ["a negative clamp", [0, 0, -0.0005], "#NUM!", "clamp"],
    ["a negative cap", [0, 0, 0, -0.003], "#NUM!", "cap"],
    ["a cap of 0, which a blank cell may be", [0, 0, 0, 0], "#NUM!", "cap"],
    ["text", [0, "none"], "#VALUE!", "interest must be a number"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.FUNDRATE", ...values), code, words);
  });
});
