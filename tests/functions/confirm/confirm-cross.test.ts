import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

describeColumns("CONFIRM.CROSS", {
  values: [column(38, 39, 41, 42), column(40, 40, 40, 43)],
  columns: { 0: "values", 1: "level" },
});

describe("CONFIRM.CROSS", () => {
  it("is up by default, has no answer on the first bar, and a touch is no cross", () => {
    expect(plain(call("CONFIRM.CROSS", column(38, 39, 41, 42), 40))).toEqual(["#N/A", false, true, false]);
    expect(plain(call("CONFIRM.CROSS", column(38, 40, 40, 41), 40, "Up"))).toEqual(["#N/A", false, false, true]);
  });

  it("goes down, and through another line", () => {
    expect(plain(call("CONFIRM.CROSS", column(42, 41, 39), 40, "down"))).toEqual(["#N/A", false, true]);
    expect(plain(call("CONFIRM.CROSS", column(10, 11, 12, 11), column(11, 11, 11.5, 11.5)))).toEqual([
      "#N/A",
      false,
      true,
      false,
    ]);
  });

  it("takes a level of 0 and values of any sign", () => {
    expect(plain(call("CONFIRM.CROSS", column(-1, 0, 1), 0))).toEqual(["#N/A", false, true]);
  });

  it("answers an indicator from its second value on", () => {
    expect(plain(call("CONFIRM.CROSS", column(new CellError("#N/A"), 38, 39, 41, 42), 40))).toEqual([
      "#N/A",
      "#N/A",
      false,
      true,
      false,
    ]);
    const rsi = call("TA.RSI", column(102, 101, 100, 101, 103), 2);
    expect(plain(call("CONFIRM.CROSS", rsi, 40))).toEqual(["#N/A", "#N/A", "#N/A", true, false]);
  });

  it("misses the bar of an error cell and the next one", () => {
    expect(plain(call("CONFIRM.CROSS", column(38, 41, new CellError("#REF!"), 38, 41), 40))).toEqual([
      "#N/A",
      true,
      "#REF!",
      "#REF!",
      true,
    ]);
  });

  it.each([
    ["an unknown direction", [column(38, 41), 40, "sideways"], "#VALUE!", 'direction must be "up" or "down", was "sideways"'],
    ["no level", [column(38, 41), null], "#VALUE!", "level is required"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("CONFIRM.CROSS", ...values), code, words);
  });
});
