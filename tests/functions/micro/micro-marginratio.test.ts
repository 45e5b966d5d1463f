import { call, column, expectError } from "../call";

const inverse = [["type", "inverse"]];

describe("MICRO.MARGINRATIO", () => {
  it.each<[string, unknown[], number]>([
    ["is margin and P&L over value (WEEX help: 1050 / 6000 = 17.5%)", [1000, 50, 100, 60000, 0.001], 0.175],
    ["of the article's first trade at its stop is 66.5 / 696.5", [70, -3.5, 1, 69650, 0.01], 66.5 / 696.5],
    ["is coin over coin for an inverse contract: 0.08 / 1.2", [0.12, -0.04, 60000, 50000, inverse], 1 / 15],
    ["adds up fills", [1000, 50, column(60, 40), 60000, 0.001], 0.175],
    ["is negative when the loss exceeds the margin", [70, -105, 1, 70000, 0.01], -0.05],
    ["counts P&L alone without margin", [0, 7, 1, 70000, 0.01], 0.01],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.MARGINRATIO", ...values)).toBeCloseTo(expected, 15);
  });

  it.each<[string, unknown[], string, string]>([
    ["a negative margin", [-1, 0, 1, 70000], "#NUM!", "margin must be 0 or more, was -1"],
    ["contracts 0", [70, 0, 0, 70000], "#NUM!", "contracts"],
    ["mark 0", [70, 0, 1, 0], "#NUM!", "mark"],
    ["no unrealised P&L", [70, null, 1, 70000], "#VALUE!", "upnl is required"],
    ["text as mark", [70, 0, 1, "last"], "#VALUE!", "mark must be a number"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.MARGINRATIO", ...values), code, words);
  });
});
