import { call, expectError } from "../call";

describe("MICRO.LEVERAGE", () => {
  it.each<[string, unknown[], unknown]>([
    ["is what is controlled over what is owned (article: 2,110.50 on 1,000)", [2110.5, 1000], 2.1105],
    ["sees the article's other position: 5,000 on 1,000 is 5x", [5000, 1000], 5],
    ["is 0 without a position", [0, 1000], 0],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.LEVERAGE", ...values)).toBe(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["equity 0", [2110.5, 0], "#DIV/0!", "equity must be greater than 0, was 0 or blank"],
    ["equity 0 without a position", [0, 0], "#DIV/0!", "equity"],
    ["negative equity", [2110.5, -5], "#NUM!", "equity must be greater than 0, was -5"],
    ["a negative notional", [-1, 1000], "#NUM!", "notional"],
    ["no equity", [2110.5, null], "#VALUE!", "equity is required"],
    ["text", ["much", 1000], "#VALUE!", "notional must be a number"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.LEVERAGE", ...values), code, words);
  });
});
