import { call, expectError } from "../call";

const inverse = [["type", "inverse"]];

describe("MICRO.BANKRUPT", () => {
  it.each<[string, unknown[], number]>([
    ["of a linear long at 50x is 2% below (Bybit, Bankruptcy Price: 9,800)", ["long", 10000, 50], 9800],
    ["of a linear short at 10x is 10% above", ["short", 70000, 10], 77000],
    ["of a linear short at 1x is twice the entry", ["sell", 70000, 1], 140000],
    ["of an inverse long is E L / (L + 1) (MCS help, Bankruptcy Price)", ["long", 8000, 50, inverse], (8000 * 50) / 51],
    ["of an inverse short is E L / (L - 1) (MCS help, Bankruptcy Price)", ["short", 8000, 50, inverse], (8000 * 50) / 49],
    ["of an inverse long at 1x is half the entry", ["long", 8000, 1, inverse], 4000],
    ["is rounded up to the tick for a long", ["long", 8000, 50, [...inverse, ["tick", 0.5]]], 7843.5],
    ["is rounded down to the tick for a short", ["short", 8000, 50, [...inverse, ["tick", 0.5]]], 8163],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.BANKRUPT", ...values) as number).toBeCloseTo(expected, 9);
  });

  it.each<[string, unknown[], string, string]>([
    ["a linear long at 1x", ["long", 70000, 1], "#N/A", "bankruptcy of this linear long at 1x"],
    ["an inverse short at 1x", ["short", 50000, 1, inverse], "#N/A", "inverse short at 1x"],
    ["leverage below 1", ["long", 70000, 0.9], "#NUM!", "leverage must be at least 1, was 0.9"],
    ["leverage 0", ["long", 70000, 0], "#NUM!", "leverage"],
    ["entry 0", ["long", 0, 10], "#NUM!", "entry"],
    ["an unknown side", ["up", 70000, 10], "#VALUE!", "side"],
    ["no side", [null, 70000, 10], "#VALUE!", "side is required"],
    ["no leverage", ["long", 70000, null], "#VALUE!", "leverage is required"],
    ["an unknown type", ["long", 70000, 10, [["type", "quanto"]]], "#VALUE!", "type"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.BANKRUPT", ...values), code, words);
  });
});
