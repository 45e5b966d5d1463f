import { call, expectError } from "../call";

describe("STOP.ATR", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 1.5 ATR away by default", ["long", 70000, 420], 69370],
    ["is rounded toward the entry: 70,630.555 to 70,630.5", ["short", 70000, 420.37, 1.5, 0.1], 70630.5],
    ["is not rounded without a tick", ["long", 70000, 420.37, 2], 69159.26],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.ATR", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["a stop below zero", ["long", 100, 80, 1.5], "#NUM!", "stop"],
    ["atr 0", ["long", 100, 0], "#NUM!", "atr"],
    ["no atr", ["long", 100, null], "#VALUE!", "atr"],
    ["multiple 0", ["long", 100, 8, 0], "#NUM!", "multiple"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.ATR", ...values), code, words);
  });
});
