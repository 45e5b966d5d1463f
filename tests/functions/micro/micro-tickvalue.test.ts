import { call, expectError } from "../call";

const coinMargined = [
  ["size", 100],
  ["type", "inverse"],
];

describe("MICRO.TICKVALUE", () => {
  it.each<[string, unknown[], number]>([
    ["is tick x size (CME Micro Bitcoin launch specifications: 5 USD per bitcoin is 0.50)", [5, null, 0.1], 0.5],
    ["is the same from a contract code", [5, null, "CME:MBT"], 0.5],
    ["does not need the price of a linear contract", [0.1, 70000, 0.01], 0.001],
    ["takes a blank price for it, which may be a 0", [0.1, 0, 0.01], 0.001],
    ["is in coin for an inverse one: 100 (1/50000 - 1/50000.5)", [0.5, 50000, coinMargined], 50 / (50000 * 50000.5)],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.TICKVALUE", ...values) as number).toBeCloseTo(expected, 20);
  });

  it.each<[string, unknown[], string, string]>([
    ["an inverse contract without price", [0.5, null, coinMargined], "#VALUE!", "price is required for an inverse contract"],
    ["an inverse contract with price 0", [0.5, 0, coinMargined], "#NUM!", "price must be greater than 0"],
    ["a negative price", [0.5, -1, 0.01], "#NUM!", "price"],
    ["tick 0", [0, 70000, 0.01], "#NUM!", "tick must be greater than 0, was 0 or blank"],
    ["a negative tick", [-0.1, 70000, 0.01], "#NUM!", "tick"],
    ["no tick", [null, 70000], "#VALUE!", "tick is required"],
    ["text as price", [1, "high"], "#VALUE!", "price must be a number"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.TICKVALUE", ...values), code, words);
  });
});
