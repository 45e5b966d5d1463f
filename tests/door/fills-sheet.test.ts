import type { FillsRead } from "../../src/door/fill";
import { fillsOnSheet } from "../../src/door/fills-sheet";
import { readTable } from "../../src/door/read-table";
import { sampleBytes } from "./samples";

function read(file: string): FillsRead {
  const found = readTable(sampleBytes("fills", file));
  if (!("fills" in found)) throw new Error(file);
  return found.fills;
}

const none = new Map();
const listed = new Map([["CME:MNQ", { size: 2, type: "linear" }]]);

describe("the sheet Fills", () => {
  it("gets a row a fill, with its trade and terms; a turning fill stands as two rows", () => {
    const { rows, told } = fillsOnSheet([], read("bybit_log_turn.csv"), none);
    expect(
      rows.map(([, symbol, side, contracts, price, fee, ...rest]) => [symbol, side, contracts, price, fee, ...rest]),
    ).toEqual([
      ["SOLUSDT", "buy", 10, 150, 0.825, "USDT", "t1", null, 1, 1, "linear"],
      ["SOLUSDT", "sell", 4, 152, 0.3344, "USDT", "t2", null, 1, 1, "linear"],
      // 0.8305 x 6 / 10 and 0.8305 x 4 / 10
      ["SOLUSDT", "sell", 6, 151, 0.4983, "USDT", "t3", null, 1, 1, "linear"],
      ["SOLUSDT", "sell", 4, 151, 0.3322, "USDT", "t3", null, 2, 1, "linear"],
      ["SOLUSDT", "buy", 4, 149, 0.3278, "USDT", "t4", null, 2, 1, "linear"],
    ]);
    expect(told).toBe("4 fills added, 0 were there.");
    // 6 March 2026 10:00 is day 46087 of Excel's count
    expect(rows[0]![0]).toBeCloseTo(46087 + 10 / 24, 9);
  });

  it("gets nothing twice, the two rows of a turning fill included", () => {
    const { rows } = fillsOnSheet([], read("bybit_log_turn.csv"), none);
    const again = fillsOnSheet(rows, read("bybit_log_turn.csv"), none);
    expect(again).toEqual({ rows: [], standing: 5, madeUp: [], told: "0 fills added, 4 were there." });
  });

  it("takes away the fills that a template brought along, and counts none of them", () => {
    const shown = [46000, "SOLUSDT", "buy", 9, 150, 1, "USDT", "made-up 1", null, 8, 1, "linear"];
    const own = [46001, "SOLUSDT", "buy", 1, 150, 1, "USDT", "mine", null, 3, 1, "linear"];
    const fresh = fillsOnSheet([shown, shown], read("bybit_log_turn.csv"), none);
    expect([fresh.standing, fresh.madeUp, fresh.rows[0]![9]]).toEqual([0, [0, 1], 1]);
    expect(fresh.told).toBe("4 fills added, 0 were there. The made-up fills are taken away.");
    const beside = fillsOnSheet([shown, own], read("again_a.csv"), none);
    expect([beside.standing, beside.madeUp, beside.rows[0]![9]]).toEqual([2, [0], 4]);
  });

  it("goes on with the trade that stands open, whatever it is called", () => {
    const first = fillsOnSheet([], read("again_a.csv"), none).rows.map((row) => [...row.slice(0, 9), "March", ...row.slice(10)]);
    const { rows } = fillsOnSheet(first, read("again_b.csv"), none);
    expect(rows.map((row) => [row[3], row[9]])).toEqual([[0.02, "March"]]);
  });

  it("numbers a new trade behind the highest, and leaves an orphan without one", () => {
    const there = [
      [46000, "X", "buy", 1, 10, null, null, null, null, 7],
      [46000, "X", "sell", 1, 11, null, null, null, null, 7],
    ];
    const { rows, standing } = fillsOnSheet(there, read("starts_in_a_trade.csv"), none);
    expect(standing).toBe(2);
    expect(rows.map((row) => row[9])).toEqual([null, 8, 8]);
  });

  it("takes terms from the list by the root of a dated future, and names what it does not know", () => {
    expect(fillsOnSheet([], read("tradovate_fills.csv"), listed).rows.map((row) => row.slice(10))).toEqual(
      Array.from({ length: 3 }, () => [2, "linear"]),
    );
    expect(fillsOnSheet([], read("ninjatrader_executions.csv"), listed).rows[0]!.slice(10)).toEqual([2, "linear"]);
    const unknown = fillsOnSheet([], read("tradovate_orders.csv"), listed);
    expect(unknown.rows[0]!.slice(10)).toEqual([null, null]);
    expect(unknown.told).toContain("not known for MESM6");
  });
});
