import { CellError } from "../../../src/grid/cell";
import { expectColumn } from "../../calc/indicators/columns";
import { stockChartsRsi } from "../../calc/indicators/published";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

describeColumns("TA.RSI", { values: [column(100, 101, 100, 102, 101), 2], columns: { 0: "close" }, positive: [0] });

describe("TA.RSI", () => {
  it("has the values of StockCharts with the default period of 14", () => {
    expectColumn(
      plain(call("TA.RSI", column(...stockChartsRsi.close))),
      stockChartsRsi.rsi.map((value) => value ?? "#N/A"),
    );
  });

  it("is 50 in a flat market, 100 with gains only, 0 with losses only", () => {
    expect(plain(call("TA.RSI", column(100, 100, 100, 100, 100, 100), 5))).toEqual(["#N/A", "#N/A", "#N/A", "#N/A", "#N/A", 50]);
    expect(plain(call("TA.RSI", column(100, 101, 102, 103), 3))).toEqual(["#N/A", "#N/A", "#N/A", 100]);
    expect(plain(call("TA.RSI", column(103, 102, 101, 100), 3))).toEqual(["#N/A", "#N/A", "#N/A", 0]);
  });

  it("loses every later bar to an error cell, as each value builds on all before it", () => {
    const closes = column(100, 101, 100, new CellError("#DIV/0!"), 101, 102);
    expect(plain(call("TA.RSI", closes, 1))).toEqual(["#N/A", 100, 0, "#DIV/0!", "#DIV/0!", "#DIV/0!"]);
  });

  it("has no value anywhere when there are fewer bars than it needs", () => {
    expect(plain(call("TA.RSI", column(100, 101, 102)))).toEqual(["#N/A", "#N/A", "#N/A"]);
    expect(plain(call("TA.RSI", 100))).toEqual(["#N/A"]);
  });

  it.each([
    ["period 0", [column(1, 2), 0], "#NUM!", "period"],
    ["a broken period", [column(1, 2), 2.5], "#NUM!", "period must be a whole number of at least 1, was 2.5"],
    ["a logical value as period", [column(1, 2), true], "#VALUE!", "period"],
    ["a negative close", [column(1, -2), 1], "#NUM!", "close (bar 2) must be greater than 0, was -2"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("TA.RSI", ...values), code, words);
  });
});
