import { fillsOf, saysOf, text } from "./read";
import { iso } from "./samples";

const header = "Date(UTC),Symbol,Side,Quantity,Price,Fee,Fee Coin,Realized Profit";
const good = "2024-04-01 10:00,BTCUSDT,BUY,2,70000,1,USDT,0";
const table = (...lines: string[]) => text(header, ...lines);

describe("a line of fills that cannot be read says why", () => {
  it.each([
    ["soon,BTCUSDT,BUY,2,70000,1,USDT,0", '"soon" is no time that can be read'],
    ["10:00,BTCUSDT,BUY,2,70000,1,USDT,0", '"10:00" is no time that can be read'],
    [",BTCUSDT,BUY,2,70000,1,USDT,0", "it has no time"],
    ["2024-04-01 10:00,BTCUSDT,BUY,two,70000,1,USDT,0", 'quantity "two" is no number'],
    ["2024-04-01 10:00,BTCUSDT,,two,70000,1,USDT,0", 'quantity "two" is no number'],
    ["2024-04-01 10:00,BTCUSDT,HOLD,2,70000,1,USDT,0", '"HOLD" is neither buy nor sell'],
    ["2024-04-01 10:00,BTCUSDT,-,2,70000,1,USDT,0", '"-" is neither buy nor sell'],
    ["2024-04-01 10:00,BTCUSDT,BUY,-2,70000,1,USDT,0", "a buy of -2"],
    ["2024-04-01 10:00,=1+1,BUY,2,70000,1,USDT,0", '"=1+1" is a formula, no name'],
    ['2024-04-01 10:00,BTCUSDT,BUY,2,70000,1,"=HYPERLINK(""x"")",0', '"=HYPERLINK("x")" is a formula, no name'],
    ["2024-04-01 10:00,BTCUSDT,BUY,2,,1,USDT,0", "price is missing"],
    ["2024-04-01 10:00,BTCUSDT,BUY,2,market,1,USDT,0", 'price "market" is no number'],
    ["2024-04-01 10:00,BTCUSDT,BUY,2,0,1,USDT,0", "price 0 is not above 0"],
    ["2024-04-01 10:00,BTCUSDT,BUY,2,-70000,1,USDT,0", "price -70,000 is not above 0"],
  ])("%s", (line, fault) => {
    expect(saysOf(table(line))).toBe(`file.csv: 1 of 1 line cannot be read, the first is line 2: ${fault}. Nothing was changed.`);
  });

  it("up to three are left out and counted, more only up to a tenth of the lines", () => {
    const bad = "2024-04-01 10:00,BTCUSDT,BUY,2,0,1,USDT,0";
    const few = fillsOf(table(good, bad, bad, bad));
    expect([few.facts.count, few.facts.skipped]).toEqual([1, 3]);
    expect(few.report).toContain("3 lines skipped (the first is line 3)");
    const many = (count: number) => table(...Array.from({ length: count }, () => good), bad, bad, bad, bad);
    expect(saysOf(many(35))).toContain("4 of 39 lines cannot be read, the first is line 37: price 0 is not above 0.");
    expect(fillsOf(many(36)).facts.skipped).toBe(4);
  });
});

describe("lines that are no fills", () => {
  it("sides that are all blank are the signs of the quantities", () => {
    const { fills } = fillsOf(table(good.replace("BUY,2", ",2"), good.replace("BUY,2", ",-2")));
    expect(fills.map(({ side, contracts }) => [side, contracts])).toEqual([
      ["buy", 2],
      ["sell", 2],
    ]);
  });

  it("one that is blank among others is none, a sale may be below 0", () => {
    const { fills, facts } = fillsOf(table(good, good.replace("BUY,2", ",2"), good.replace("BUY,2", "SELL,-2")));
    expect(fills.map(({ side, contracts }) => [side, contracts])).toEqual([
      ["buy", 2],
      ["sell", 2],
    ]);
    expect([facts.skipped, saysOf(table(good.replace("BUY,2", "BUY,0"), good.replace("BUY,2", ",2")))]).toEqual([
      1,
      "file.csv: 1 of 2 lines cannot be read, the first is line 3: it has no side. Nothing was changed.",
    ]);
  });

  it("quantities of 0 or none, and words of money, are counted", () => {
    const lines = [good, good.replace("BUY,2", "BUY,0"), good.replace("BUY,2", "BUY,"), good.replace("BUY,2", "Deposit,2")];
    const { facts, report } = fillsOf(table(...lines));
    expect([facts.count, facts.aside, facts.skipped]).toEqual([1, 3, 0]);
    expect(report).toContain("3 lines are no fills");
  });

  it("a line without time, side and price below the table is not counted", () => {
    expect(fillsOf(table(good, "Total,,,,,1,USDT,0")).facts).toMatchObject({ count: 1, aside: 0, skipped: 0 });
  });

  it("a file of nothing else is refused", () => {
    expect(saysOf(table(good.replace("BUY,2", "BUY,0")))).toBe("file.csv holds no fills. Nothing was changed.");
    expect(saysOf(table())).toBe("file.csv has no line below the header. Nothing was changed.");
  });

  it("one symbol after the other is named, more than three are counted", () => {
    const lines = ["C", "A", "B", "D"].map((symbol) => good.replace("BTCUSDT", symbol));
    expect(fillsOf(table(...lines.slice(0, 3))).report).toContain("3 fills of A, B, C (Binance futures trades)");
    expect(fillsOf(table(...lines)).report).toContain("4 fills of 4 symbols (Binance futures trades)");
  });
});

describe("a header of any venue", () => {
  it("without a line below it is one of fills", () => {
    expect(saysOf(text("Time,Symbol,Side,Quantity,Price"))).toBe("file.csv has no line below the header. Nothing was changed.");
    expect(saysOf(text("Time,Symbol,Quantity,Price"))).toContain("no table of prices or fills was found");
  });
});

describe("times of any venue", () => {
  const any = (...lines: string[]) => text("Time,Symbol,Side,Quantity,Price", ...lines);

  it("a column of times that is blank: no line can be read", () => {
    expect(saysOf(any(",BTCUSDT,buy,1,5"))).toContain("1 of 1 line cannot be read, the first is line 2: it has no time.");
  });

  it("a table that names no time, or one column for two, is none of fills", () => {
    expect(saysOf(text("Symbol,Side,Quantity,Price", "BTCUSDT,buy,1,5"))).toContain("no table of prices or fills was found");
    expect(saysOf(text("Time,Symbol,Side,Volume,Kurs", "2024-04-01,BTCUSDT,buy,one,5"))).toContain("no table of prices");
    expect(saysOf(text("Time,Symbol,Quantity,Price", "2024-04-01,BTCUSDT,1,5"))).toContain("no table of prices or fills");
  });
});

describe("fees", () => {
  const deals = (...lines: string[]) => text("Time,Deal,Symbol,Type,Direction,Volume,Price,Order,Commission,Fee", ...lines);

  it("of several columns are their sum, none where all are blank", () => {
    const fills = fillsOf(
      deals(
        "2024-04-01 10:00,1,EURUSD,buy,in,1,1.5,1,-1.5,-0.25",
        "2024-04-01 11:00,2,EURUSD,buy,in,1,1.5,2,,-0.25",
        "2024-04-01 12:00,3,EURUSD,sell,out,2,1.5,3,,",
      ),
    ).fills.map(({ fee }) => fee);
    expect(fills).toEqual([1.75, 0.25, null]);
  });

  it("are none where the file has no column of them", () => {
    const read = fillsOf(text("Time,Deal,Symbol,Type,Direction,Volume,Price", "2024-04-01 10:00,1,EURUSD,buy,in,1,1.5"));
    expect([read.fills[0]!.fee, read.facts.fees]).toEqual([null, {}]);
  });

  it("in the cell of their currency", () => {
    const read = fillsOf(text("Time,Symbol,Side,Quantity,Price,Fee", "2024-04-01 10:00,BTCUSDT,buy,1,5,0.27USDT"));
    expect([read.fills[0]!.fee, read.fills[0]!.currency]).toEqual([0.27, "USDT"]);
  });

  it.each<["cost" | "cash", number[]]>([
    ["cost", [1, -2]],
    ["cash", [-1, 2]],
  ])("of both signs in a file of unknown origin are asked: %s", (fees, expected) => {
    const lines = text("Time,Symbol,Side,Quantity,Price,Fee", "2024-04-01,X,buy,1,5,1", "2024-04-02,X,sell,1,5,-2");
    expect(saysOf(lines)).toBe("Are fees above 0 costs, or those below 0?");
    expect(fillsOf(lines, { fees }).fills.map(({ fee }) => fee)).toEqual(expected);
  });
});

describe("a line with an entry and an exit", () => {
  const names = "Instrument,Market pos.,Qty,Entry price,Exit price,Entry time,Exit time,Commission,Trade number";
  const trades = (...lines: string[]) =>
    fillsOf(text(names, ...lines)).fills.map(({ time, side, contracts, price, fee, id }) => [
      ...[iso(time)!.slice(5, 16), side, contracts, price, fee, id],
    ]);

  it("is two fills, the commission at the exit", () => {
    expect(trades("MNQ JUN26,Short,2,100,90,2024-04-01 10:00,2024-04-01 11:00,1.5,7")).toEqual([
      ["04-01T10:00", "sell", 2, 100, null, "7 in"],
      ["04-01T11:00", "buy", 2, 90, 1.5, "7 out"],
    ]);
  });

  it.each([
    ["no time of exit", "MNQ JUN26,Long,2,100,,2024-04-01 10:00,,1.5,"],
    ["no price of exit", "MNQ JUN26,Long,2,100,,2024-04-01 10:00,2024-04-01 11:00,1.5,"],
  ])("is an entry with the commission so far while it has %s", (_, line) => {
    expect(trades(line)).toEqual([["04-01T10:00", "buy", 2, 100, 1.5, "1 in"]]);
  });

  it.each([
    ["Long,2,,90,2024-04-01 10:00,2024-04-01 11:00", "price is missing"],
    ["Long,2,100,90,,2024-04-01 11:00", "it has no time"],
    ["Long,2,100,90,10:00,2024-04-01 11:00", '"10:00" is no time that can be read'],
    [",2,100,90,2024-04-01 10:00,2024-04-01 11:00", "it has no side"],
  ])("%s: its fault is told", (cells, fault) => {
    expect(saysOf(text(names, `MNQ JUN26,${cells},1.5,7`))).toContain(`the first is line 2: ${fault}.`);
  });

  it("has no fee where none is named, and ends before the lines of sums", () => {
    const read = fillsOf(
      text(
        "Symbol,Type,Volume,Open Time,Close Time,Open Price,Close Price,Swap,Commission,Profit",
        "EURUSD,buy,1,2024-04-01 10:00,2024-04-01 11:00,1.5,1.6,-0.5,,10",
        ",,,,,,,-0.5,0,10",
      ),
    );
    expect(read.fills.map(({ fee, price }) => [fee, price])).toEqual([
      [null, 1.5],
      [null, 1.6],
    ]);
    expect([read.facts.format, read.facts.funding]).toEqual(["MetaTrader positions", { "": -0.5 }]);
  });
});

describe("Tradovate performance", () => {
  const names = "symbol,buyFillId,sellFillId,qty,buyPrice,sellPrice,boughtTimestamp,soldTimestamp";

  it("parts of one fill are one fill; without an id none of it is dropped", () => {
    const read = fillsOf(
      text(
        names,
        "MNQM6,1,2,1,100,110,04/01/2024 10:00:00,04/01/2024 11:00:00",
        "MNQM6,1,3,2,100,120,04/01/2024 10:00:00,04/01/2024 12:00:00",
        "MNQM6,,,1,100,110,04/02/2024 10:00:00,04/02/2024 11:00:00",
      ),
    );
    expect(read.fills.map(({ side, contracts, price, id }) => [side, contracts, price, id])).toEqual([
      ["buy", 3, 100, "1"],
      ["sell", 1, 110, "2"],
      ["sell", 2, 120, "3"],
      ["buy", 1, 100, null],
      ["sell", 1, 110, null],
    ]);
  });
});

describe("TradingView's list of trades", () => {
  const names = "Trade number,Type,Signal,Date and time,Price USD,Size (qty)";

  it("the exit of a trade that is still open is left aside", () => {
    const read = fillsOf(
      text(
        names,
        "1,Exit long,Close,2024-04-01 11:00,110,2",
        "1,Entry long,Open,2024-04-01 10:00,100,2",
        "2,Exit short,Open,2024-04-01 13:00,120,1",
        "2,Entry short,Sell,2024-04-01 12:00,110,1",
        "3,Exit short,,,120,1",
        "3,Entry short,Sell,2024-04-01 12:30,110,1",
        "All,,,,,",
      ),
    );
    expect(read.fills.map(({ side, price, id }) => [side, price, id])).toEqual([
      ["buy", 100, "1 in"],
      ["sell", 110, "1 out"],
      ["sell", 110, "2 in"],
      ["sell", 110, "3 in"],
    ]);
    expect(read.facts).toMatchObject({ aside: 2, symbols: [] });
  });
});

describe("Interactive Brokers", () => {
  const flex = "Symbol,DateTime,Quantity,TradePrice,IBCommission,Buy/Sell,LevelOfDetail,AssetClass";

  it("of orders with their executions only the executions count; exchanges of money are left aside", () => {
    const read = fillsOf(
      text(
        flex,
        "MNQM6,20240401;100000,2,100,-1,BUY,ORDER,FUT",
        "MNQM6,20240401;100000,1,100,-0.5,BUY,EXECUTION,FUT",
        "MNQM6,20240401;100001,1,100,-0.5,BUY,EXECUTION,FUT",
        "EUR.USD,20240401;100002,1,1.08,-0.5,BUY,EXECUTION,CASH",
      ),
    );
    expect(read.fills.map(({ contracts, fee }) => [contracts, fee])).toEqual([
      [1, 0.5],
      [1, 0.5],
    ]);
    expect(read.facts.aside).toBe(1);
  });

  it("the table ends where the next one begins, its own header again is none", () => {
    const read = fillsOf(
      text(
        flex,
        "MNQM6,20240401;100000,2,100,-1,BUY,,FUT",
        flex,
        "MNQM6,20240401;110000,2,110,-1,SELL,,FUT",
        "Symbol,Name",
        "X,Y",
      ),
    );
    expect(read.fills.map(({ side, price }) => [side, price])).toEqual([
      ["buy", 100],
      ["sell", 110],
    ]);
  });

  it("of an activity statement the sections that are no trades are passed over", () => {
    const head =
      "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,Comm/Fee,Realized P/L,Code";
    const read = fillsOf(
      text(
        "Statement,Header,Field Name,Field Value",
        "Trades,Data,Order,Futures,USD,LOST,2024-04-01,1,1,0,0,O",
        head,
        'Trades,Data,Order,Futures,USD,MNQM6,"2024-04-01, 10:00:00",2,100,-1,0,O',
        'Trades,Data,Order,Futures,USD,MNQM6,"2024-04-01, 11:00:00",-2,110,-1,20,C;P',
        "Trades,SubTotal,,Futures,USD,MNQM6,,0,,-2,20,",
        head.replace("Comm/Fee", "Comm in EUR"),
        'Trades,Data,Order,Forex,USD,EUR.USD,"2024-04-01, 12:00:00",5,1.08,-1,0,',
      ),
    );
    expect(read.fills.map(({ symbol, side, fee, closes }) => [symbol, side, fee, closes])).toEqual([
      ["MNQM6", "buy", 1, false],
      ["MNQM6", "sell", 1, true],
    ]);
    expect(read.facts.aside).toBe(1);
  });
});

describe("a fill that turns the position", () => {
  const moves = (...lines: string[]) => fillsOf(text("time,coin,dir,px,sz,fee", ...lines));

  it.each([
    ["Open Long", "Long > Short", "Close Short", "long", "short"],
    ["Open Short", "Short > Long", "Close Long", "short", "long"],
  ])("%s, %s, %s", (opens, turns, closes, first, second) => {
    const { trades, facts } = moves(
      `2024-04-01 10:00,BTC,${opens},100,2,1`,
      `2024-04-01 11:00,BTC,${turns},110,5,5`,
      `2024-04-01 12:00,BTC,${closes},105,3,3`,
    );
    expect(trades.map(({ side, steps, exits, fees }) => [side, steps, exits, fees])).toEqual([
      // Of the fee of 5 two parts of five belong to the trade that ends
      [first, [[2, 100]], [[2, 110]], { "": 3 }],
      [second, [[3, 110]], [[3, 105]], { "": 6 }],
    ]);
    expect(facts).toMatchObject({ trades: 2, open: 0, orphans: 0 });
  });

  it("from a position before the file opens nobody knows how much: it is in no trade", () => {
    const { trades, report } = moves("2024-04-01 11:00,BTC,Long > Short,110,5,5", "2024-04-01 12:00,BTC,Close Short,105,3,3");
    expect(trades).toEqual([]);
    expect(report).toContain("2 fills close positions opened before this file.");
  });

  it("does not happen where both sides are kept apart: the rest is told", () => {
    const { trades, facts, report } = moves("2024-04-01 10:00,BTC,Open Long,100,2,1", "2024-04-01 11:00,BTC,Close Long,110,5,5");
    expect(trades.map(({ side, steps, exits }) => [side, steps, exits])).toEqual([["long", [[2, 100]], [[2, 110]]]]);
    expect(facts.orphans).toBe(1);
    expect(report).toContain("1 fill closes a position opened before this file.");
  });
});
