import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

describeColumns("CONFIRM.TURN", { values: [column(10, 9, 8, 8, 9)], columns: { 0: "values" } });

describe("CONFIRM.TURN", () => {
  it("is up by default, and goes down", () => {
    expect(plain(call("CONFIRM.TURN", column(10, 9, 8, 8, 9)))).toEqual(["#N/A", "#N/A", false, false, true]);
    expect(plain(call("CONFIRM.TURN", column(8, 9, 10, 10, 9), "DOWN"))).toEqual(["#N/A", "#N/A", false, false, true]);
  });

  it("sees a moving average turn", () => {
    const average = call("TA.MA", column(10, 9, 8, 7, 8, 10, 12), 3);
    expect(plain(call("CONFIRM.TURN", average))).toEqual(["#N/A", "#N/A", "#N/A", "#N/A", false, true, false]);
  });

  it("misses the bar of an error cell and the next two", () => {
    const values = column(3, 2, 3, new CellError("#REF!"), 3, 2, 3);
    expect(plain(call("CONFIRM.TURN", values))).toEqual(["#N/A", "#N/A", true, "#REF!", "#REF!", "#REF!", true]);
  });

  it("has no answer anywhere when there are fewer than three bars", () => {
    expect(plain(call("CONFIRM.TURN", column(1, 2)))).toEqual(["#N/A", "#N/A"]);
  });

  it("refuses an unknown direction", () => {
    expectError(call("CONFIRM.TURN", column(1, 2, 3), "left"), "#VALUE!", 'direction must be "up" or "down"');
  });
});
