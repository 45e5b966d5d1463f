import { CellError } from "../../../src/grid/cell";
import { expectColumn } from "../../calc/indicators/columns";
import { tulip } from "../../calc/indicators/published";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

for (const kind of ["sma", "ema", "wilder"]) {
  describeColumns("TA.MA", { values: [column(1, 2, 4, 8, 16), 2, kind], columns: { 0: "values" } });
}

describe("TA.MA", () => {
  const values = column(...tulip.values);
  const words = (list: readonly (number | null)[]) => list.map((value) => value ?? "#N/A");

  it("is a simple average by default, with the values of Tulip Indicators", () => {
    expectColumn(plain(call("TA.MA", values, 5)), words(tulip.sma));
  });

  it("is exponential with either seed", () => {
    expectColumn(plain(call("TA.MA", values, 5, "ema")), words(tulip.emaSma));
    expectColumn(plain(call("TA.MA", values, 5, "EMA", "first")), words(tulip.emaFirst));
  });

  it("is Wilder's: 2, 8/3, 34/9; from the first value 1, 4/3, 17/9, 70/27, 302/81", () => {
    const expected = ["#N/A", "#N/A", 2, 8 / 3, 34 / 9];
    expectColumn(plain(call("TA.MA", column(1, 2, 3, 4, 6), 3, "wilder")), expected);
    const first = [1, 4 / 3, 17 / 9, 70 / 27, 302 / 81];
    expectColumn(plain(call("TA.MA", column(1, 2, 3, 4, 6), 3, "wilder", "first")), first);
  });

  it("takes numbers of any sign", () => {
    expect(plain(call("TA.MA", column(-1, 0, 4), 2))).toEqual(["#N/A", -0.5, 2]);
  });

  it("misses only the bars whose window holds an error cell, and shows the oldest", () => {
    const broken = column(1, 2, new CellError("#DIV/0!"), new CellError("#REF!"), 5, 6);
    expect(plain(call("TA.MA", broken, 2))).toEqual(["#N/A", 1.5, "#DIV/0!", "#DIV/0!", "#REF!", 5.5]);
  });

  it("averages another indicator from where that one begins", () => {
    const rsi = call("TA.RSI", column(100, 101, 102, 101, 102), 2);
    expect(plain(call("TA.MA", rsi, 2))).toEqual(["#N/A", "#N/A", "#N/A", 75, 62.5]);
  });

  it("of numbers too large to add up is #NUM!, with a reason", () => {
    expectError((call("TA.MA", column(1.7e308, 1.7e308), 2) as CellError[][])[1]![0]!, "#NUM!", "too large");
  });

  it.each([
    ["no period", [column(1, 2), null], "#VALUE!", "period is required"],
    ["period 0", [column(1, 2), 0], "#NUM!", "period"],
    ["an unknown kind", [column(1, 2, 3), 2, "hull"], "#VALUE!", 'kind must be "sma", "ema" or "wilder", was "hull"'],
    ["an unknown seed", [column(1, 2, 3), 2, "ema", "hl"], "#VALUE!", 'seed must be "sma" or "first", was "hl"'],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("TA.MA", ...values), code, words);
  });
});
