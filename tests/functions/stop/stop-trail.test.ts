import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";
import { describeColumns, plain } from "../column-contract";

describeColumns("STOP.TRAIL", {
  values: ["long", column(100, 101, 103, 104), column(2, 1, 3, 1)],
  columns: { 1: "values", 2: "distance" },
  positive: [1, 2],
});

describe("STOP.TRAIL", () => {
  it("ratchets up for a long and down for a short", () => {
    expect(plain(call("STOP.TRAIL", "long", column(100, 101, 103, 102, 104, 103, 101), 2))).toEqual([
      98, 99, 101, 101, 102, 102, 102,
    ]);
    expect(plain(call("STOP.TRAIL", "short", column(100, 99, 97, 98, 96), 2))).toEqual([102, 101, 99, 99, 98]);
  });

  it("takes a distance per bar, and one that would loosen it does not", () => {
    expect(plain(call("STOP.TRAIL", "long", column(100, 101, 103), column(2, 1, 3)))).toEqual([98, 100, 100]);
  });

  it("begins at the stop already in force", () => {
    expect(plain(call("STOP.TRAIL", "long", column(100, 101, 103), 2, 98.5))).toEqual([98.5, 99, 101]);
    expect(plain(call("STOP.TRAIL", "short", column(100, 99, 97), 2, 101.5))).toEqual([101.5, 101, 99]);
  });

  it("rounds toward the market on the tick, exactly; the stop in force is taken as it stands", () => {
    expect(plain(call("STOP.TRAIL", "long", column(100.03, 101.21), 1.5, null, 0.25))).toEqual([98.75, 99.75]);
    expect(plain(call("STOP.TRAIL", "short", column(100.03, 98.79), 1.5, null, 0.25))).toEqual([101.5, 100.25]);
    expect(plain(call("STOP.TRAIL", "long", column(0.3), 0.1, null, 0.1))).toEqual([0.2]);
    expect(plain(call("STOP.TRAIL", "long", column(100), 2, 98.6, 0.25))).toEqual([98.6]);
  });

  it("begins to trail at activate, which a touch reaches, and stays on; before it there is only the start", () => {
    const values = column(100, 102, 104, 103, 106);
    expect(plain(call("STOP.TRAIL", "long", values, 2, 95, null, 104))).toEqual([95, 95, 102, 102, 104]);
    expect(plain(call("STOP.TRAIL", "long", values, 2, null, null, 104))).toEqual(["#N/A", "#N/A", 102, 102, 104]);
    expect(plain(call("STOP.TRAIL", "short", column(100, 98, 99, 96), 2, 105, null, 98))).toEqual([105, 100, 100, 98]);
    expect(plain(call("STOP.TRAIL", "long", values, 2, null, null, 107))).toEqual(Array(5).fill("#N/A"));
  });

  it("is touched at 0.3 by 0.1 + 0.2, as the cell shows it", () => {
    expect(plain(call("STOP.TRAIL", "long", column(0.1 + 0.2), 0.1, null, null, 0.3))).toEqual([0.2]);
    expect(plain(call("STOP.TRAIL", "short", column(0.1 + 0.2), 0.1, null, null, 0.3))).toEqual([0.4]);
  });

  it("is not activated by a bar with an error", () => {
    const [values, distance] = [column(100, new CellError("#REF!"), 105, 101), column(2, 2, new CellError("#DIV/0!"), 2)];
    expect(plain(call("STOP.TRAIL", "long", values, distance, 95, null, 104))).toEqual([95, "#REF!", "#DIV/0!", 95]);
  });

  it("refuses a tick of 0", () => {
    expectError(call("STOP.TRAIL", "long", column(100.03), 1.5, null, 0), "#NUM!", "tick");
  });

  it("follows an ATR from where that begins, and stays over an error cell", () => {
    const distance = column(new CellError("#N/A"), 2, 2, new CellError("#REF!"), 2);
    expect(plain(call("STOP.TRAIL", "long", column(90, 100, 101, 110, 100), distance))).toEqual(["#N/A", 98, 99, "#REF!", 99]);
  });

  it.each([
    ["an unknown side", ["up", column(1), 1], "#VALUE!", "side"],
    ["a distance of 0", ["long", column(100), 0], "#NUM!", "distance must be greater than 0, was 0 or blank"],
    ["a negative distance", ["long", column(100), -1], "#NUM!", "distance"],
    ["no distance", ["long", column(100), null], "#VALUE!", "distance is required"],
    ["a distance that carries the stop to 0", ["long", column(2, 3), 2], "#NUM!", "distance must leave the stop above 0"],
    ["a negative start", ["long", column(100), 1, -5], "#NUM!", "start must be greater than 0"],
    ["a negative tick", ["long", column(100), 1, null, -0.1], "#NUM!", "tick must be greater than 0"],
    ["activate 0", ["long", column(100), 1, null, null, 0], "#NUM!", "activate must be greater than 0"],
    ["text as activate", ["long", column(100), 1, null, null, "x"], "#VALUE!", "activate must be a number"],
    ["text as tick", ["long", column(100), 1, null, "x"], "#VALUE!", "tick must be a number"],
    ["fewer distances than values", ["long", column(1, 2, 3), column(1, 2)], "#NUM!", "were 3 and 2"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("STOP.TRAIL", ...values), code, words);
  });
});
