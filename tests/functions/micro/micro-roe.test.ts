import { call, expectError } from "../call";

describe("MICRO.ROE", () => {
  it.each<[string, unknown[], number]>([
    ["counts the fee to close as margin (Bybit help: 100 / (140 + 0.693), printed as 71.07%)", [100, 140, 0.693], 100 / 140.693],
    ["is profit over margin without it: 3.5 / 70", [3.5, 70], 0.05],
    ["is negative for a loss", [-3.5, 70, null], -0.05],
    ["is defined with margin 0 and a fee", [3, 0, 2], 1.5],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.ROE", ...values)).toBeCloseTo(expected, 15);
  });

  it.each<[string, unknown[], string, string]>([
    ["margin 0", [3.5, 0], "#DIV/0!", "margin + closeFee"],
    ["margin and fee that cancel", [3.5, 1, -1], "#DIV/0!", "margin + closeFee"],
    ["a rebate above the margin", [3.5, 1, -2], "#NUM!", "margin + closeFee must be greater than 0, was -1"],
    ["a negative margin", [3.5, -70], "#NUM!", "margin"],
    ["no pnl", [null, 70], "#VALUE!", "pnl is required"],
    ["text as fee", [1, 70, "free"], "#VALUE!", "closeFee must be a number"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.ROE", ...values), code, words);
  });
});
