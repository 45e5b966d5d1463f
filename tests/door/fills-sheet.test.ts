import type { FillsRead } from "../../src/door/fill";
import { codeOf, countsCoins } from "../../src/door/fill-contracts";
import { fillsHeaderRow, fillsOnSheet } from "../../src/door/fills-sheet";
import { readTable } from "../../src/door/read-table";
import { fillsOf, text } from "./read";
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

  const venue = (...lines: string[]) => fillsOf(text("Time,Symbol,Side,Contracts,Price,Fee,Position", ...lines));
  const row = (day: number, side: unknown, contracts: unknown, trade: unknown, position: unknown = null) => [
    ...[45383 + day, "X", side, contracts, 100, null, null, null, position, trade],
  ];
  const parts = (sheet: unknown[][], ...lines: string[]) =>
    fillsOnSheet(sheet, venue(...lines), none).rows.map((cells) => [cells[2], cells[3], cells[8], cells[9]]);

  it("goes on with an open trade of either side", () => {
    expect(parts([row(0, "sell", 2, 4)], "2024-04-02,X,buy,1,90,,")).toEqual([["buy", 1, null, 4]]);
    expect(parts([row(0, "Sell", 2, 4, "Short")], "2024-04-02,X,buy,1,90,,short")).toEqual([["buy", 1, "short", 4]]);
    expect(parts([row(0, "SELL", 2, 4, "short")], "2024-04-02,X,buy,1,90,,long")).toEqual([["buy", 1, "long", 5]]);
  });

  it("keeps fills that are older than the open trade out of it", () => {
    const sheet = [row(9, "buy", 2, 7)];
    expect(parts(sheet, "2024-04-01,X,buy,1,90,,", "2024-04-02,X,sell,1,95,,", "2024-04-11,X,sell,2,99,,")).toEqual([
      ["buy", 1, null, 8],
      ["sell", 1, null, 8],
      ["sell", 2, null, 7],
    ]);
  });

  it("counts no row that lacks its side, time, contracts, price or trade", () => {
    const bad = [row(0, "", 2, 4), row(0, "hold", 2, 4), row(0, "buy", "two", 4), row(0, "buy", 2, null), row(0, "buy", 2, "")];
    expect(parts([...bad, ["soon", ...row(0, "buy", 2, 4).slice(1)]], "2024-04-02,X,sell,1,90,,")).toEqual([
      ["sell", 1, null, 1],
    ]);
  });

  it("gives both parts of a turn the position that they belong to, and half of an orphan its half of the fee", () => {
    const turned = fillsOf(
      text("time,coin,dir,px,sz,fee", "2024-04-01,X,Open Long,100,2,1", "2024-04-02,X,Long > Short,110,5,5"),
    );
    expect(fillsOnSheet([], turned, none).rows.map((cells) => [cells[2], cells[3], cells[5], cells[8], cells[9]])).toEqual([
      ["buy", 2, 1, "long", 1],
      ["sell", 2, 2, "long", 1],
      ["sell", 3, 3, "short", 2],
    ]);
    const orphan = (fee: string) =>
      fillsOnSheet([], venue("2024-04-01,X,buy,2,90,,long", `2024-04-02,X,sell,4,95,${fee},long`), none).rows.map((cells) => [
        ...[cells[3], cells[5], cells[9]],
      ]);
    expect(orphan("3")).toEqual([
      [2, null, 1],
      [2, 1.5, 1],
      [2, 1.5, null],
    ]);
    expect(orphan("")[2]).toEqual([2, null, null]);
  });

  it("names fills without a symbol", () => {
    expect(fillsOnSheet([], venue("2024-04-01,,buy,2,90,,"), none).told).toBe(
      "1 fill added, 0 were there. Contract size and type are not known for a fill without a symbol: " +
        "fill in columns K and L of these rows.",
    );
  });

  it("finds its header among the first rows, in any letter case", () => {
    const header = ["time", "SYMBOL", "Side", "Contracts", "Price", "anything"];
    expect(fillsHeaderRow([["My fills"], [null, 1], header])).toBe(2);
    expect(fillsHeaderRow([header.slice(0, 4)])).toBe(-1);
    expect(fillsHeaderRow([...Array.from({ length: 20 }, () => []), header])).toBe(-1);
  });
});

describe("what a contract is called in the list", () => {
  it.each([
    ["Tradovate fills", "MNQM6", "CME:MNQ"],
    ["NinjaTrader executions", "MNQ JUN26", "CME:MNQ"],
    ["NinjaTrader trades", "mgc 06-26", "CME:MGC"],
    ["Interactive Brokers Flex", "AAPL", "AAPL"],
    ["general", "MESU26", "CME:MES"],
    ["general", "XAUUSD", "XAUUSD"],
    ["Binance futures trades", "BTCUSDT", "BINANCE:BTCUSDT"],
    ["Kraken futures log", "pf_xbtusd", "KRAKEN:pf_xbtusd"],
    ["OKX trading history", "BTC-USDT-SWAP", "OKX:BTC-USDT-SWAP"],
  ])("%s, %s: %s", (format, symbol, code) => {
    expect(codeOf(format, symbol)).toBe(code);
  });

  it.each<[string, string, string | null, boolean]>([
    ["BingX futures orders", "BTC-USD", null, true],
    ["Hyperliquid trades", "BTC", "USDC", true],
    ["Kraken futures log", "pf_xbtusd", "usd", true],
    ["Kraken futures log", "pi_xbtusd", "btc", false],
    ["Binance futures trades", "BTCUSDT", "USDT", true],
    ["Binance futures trades", "BTCUSDC", "BNB", true],
    ["Binance futures trades", "BTCUSD_PERP", "BTC", false],
    ["Bybit transaction log", "BTCPERP", "USDC", true],
    ["Bybit transaction log", "BTCPERP", "BTC", false],
    ["Bybit transaction log", "BTCPERP", null, false],
    ["Bybit transaction log", "BTCUSD", "BTC", false],
    ["OKX trading history", "BTC-USDT-SWAP", "USDT", false],
    ["general", "BTCUSDT", "USDT", false],
  ])("%s counts the coins of %s in %s: %s", (format, symbol, currency, counts) => {
    const [fill] = fillsOf(text("Time,Symbol,Side,Contracts,Price", `2024-04-01,${symbol},buy,1,5`)).fills;
    expect(countsCoins(format, { ...fill!, currency })).toBe(counts);
  });
});
