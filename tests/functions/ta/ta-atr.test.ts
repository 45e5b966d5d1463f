import { stockChartsAtr } from "../../calc/indicators/published";
import { expectColumn } from "../../calc/indicators/columns";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

const [high, low, close] = [column(10, 11, 12, 12), column(9, 9.5, 10.5, 11), column(9.5, 10.8, 11, 12)];

describeColumns("TA.ATR", { values: [high, low, close, 2], columns: { 0: "high", 1: "low", 2: "close" }, positive: [0, 1, 2] });

describe("TA.ATR", () => {
  const published = [stockChartsAtr.high, stockChartsAtr.low, stockChartsAtr.close].map((values) => column(...values));
  const words = (values: readonly (number | null)[]) => values.map((value) => value ?? "#N/A");

  it("has the values of StockCharts with the default period of 14", () => {
    expectColumn(plain(call("TA.ATR", ...published)), words(stockChartsAtr.hl));
  });

  it("takes TA-Lib's seed in any letter case", () => {
    expectColumn(plain(call("TA.ATR", ...published, 14, " TALIB ")), words(stockChartsAtr.talib));
  });

  it("has no value anywhere when there are fewer bars than the period", () => {
    expect(plain(call("TA.ATR", high, low, close))).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
  });

  it("says why a bar of the warm-up has no value", () => {
    expect(call("TA.ATR", high, low, close, 2)).toMatchObject([
      [{ code: "#N/A", message: expect.stringContaining("needs 2") }],
      [1.25],
      [1.375],
      [1.1875],
    ]);
  });

  it.each([
    ["period 0", [high, low, close, 0], "#NUM!", "period must be a whole number of at least 1"],
    ["a broken period", [high, low, close, 1.5], "#NUM!", "period"],
    ["a negative period", [high, low, close, -2], "#NUM!", "period"],
    ["text as period", [high, low, close, "two"], "#VALUE!", 'period must be a number, was "two"'],
    ["an unknown seed", [high, low, close, 2, "wilder"], "#VALUE!", 'seed must be "hl" or "talib", was "wilder"'],
    ["a high below its low", [low, high, close, 2], "#NUM!", "high must not be below low, was 9 below 10 on bar 1"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("TA.ATR", ...values), code, words);
  });
});
