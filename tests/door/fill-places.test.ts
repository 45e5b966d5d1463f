/** Where the columns of fills stand, told by names and by what stands in them; and what is said of fills. */
import type { BarFacts } from "../../src/door/bar";
import type { FillFacts } from "../../src/door/fill";
import { findColumn, pairPlaces } from "../../src/door/fill-columns";
import { areFills, otherFees, placesByContent } from "../../src/door/general-fills";
import { barsSentence, fillsSentence, intervalWords } from "../../src/door/sentence";
import type { Line } from "../../src/door/split";

const lines = (...rows: string[]): Line[] => rows.map((row, at) => ({ number: at + 2, cells: row.split(",") }));
const header = (row: string) => row.split(",");

describe("a column by its name", () => {
  it("is the first of the names that is there, or -1", () => {
    expect(findColumn(header("A,B,A"), ["b", "a"])).toBe(1);
    expect(findColumn(header("A,B,A"), ["c", "a"])).toBe(0);
    expect([findColumn(header("A"), ["b"]), findColumn(header("A")), findColumn(header("A"), [])]).toEqual([-1, -1, -1]);
  });

  it("a pattern looks at the name as it stands, without blanks around it", () => {
    expect(findColumn(header("x, Fee (USD) "), [/^Fee \(.*\)$/])).toBe(1);
  });
});

describe("an entry and an exit in one line", () => {
  it.each([
    ["Entry time,Exit time,Entry price,Exit price", { entryTime: 0, exitTime: 1, entryPrice: 2, exitPrice: 3 }],
    ["Exit price,Entry price,Exit time,Entry time", { entryTime: 3, exitTime: 2, entryPrice: 1, exitPrice: 0 }],
    ["Time,Price,Side,Time,Price", { entryTime: 0, exitTime: 3, entryPrice: 1, exitPrice: 4 }],
    ["Price,Time,Time,Price", { entryTime: 1, exitTime: 2, entryPrice: 0, exitPrice: 3 }],
    // An entry without its exit: the times that stand there twice count
    ["Entry time,Time,Time,Price,Price", { entryTime: 1, exitTime: 2, entryPrice: 3, exitPrice: 4 }],
    ["Exit time,Time,Time,Price,Price", { entryTime: 1, exitTime: 2, entryPrice: 3, exitPrice: 4 }],
    ["Time,Price", undefined],
    ["Time,Time,Price", undefined],
    ["Time,Price,Price", undefined],
    ["Entry time,Exit time,Price", undefined],
    ["Entry time,Exit time,Entry price,Price", undefined],
    ["Entry time,Exit time,Exit price,Price", undefined],
  ])("%s", (row, places) => {
    expect(pairPlaces(header(row))).toEqual(places);
  });
});

const columns = {
  time: ["time"],
  symbol: ["market", "symbol"],
  side: ["type", "side"],
  quantity: ["amount", "quantity"],
  price: ["avgprice", "price"],
  fee: ["fee"],
  commission: ["commission"],
};
const placed = (row: string, ...rows: string[]) => placesByContent(header(row), columns, lines(...rows));

describe("columns by what stands in them", () => {
  it.each<[string, string, string[], object]>([
    ["the first that holds it", "Type,Side", ["Limit,Buy", "Market,Sell"], { side: 1 }],
    ["half of the cells are enough", "Type,Side", ["Buy,Sell", "Limit,Sell"], { side: 0 }],
    ["less than half are not", "Type,Side", ["Buy,Sell", "Limit,Sell", "Stop,Sell"], { side: 1 }],
    ["blanks and dashes do not count", "Type,Side", ["Buy,Sell", ",Sell", "-,Sell", "--,Sell", "–,Sell"], { side: 0 }],
    ["a side of other words, called by nothing but side", "Time,Side", ["1,up", "2,down"], { side: 1 }],
    ["a type of other words is none", "Time,Type", ["1,up", "2,down"], { side: -1 }],
    ["numbers with a point", "Amount,Quantity", ["BTC,1.5"], { quantity: 1 }],
    ["numbers with a comma", "Avg price;Price", ["none;1.234,5"], { price: 1 }],
    ["a symbol has a letter", "Market,Symbol", ["1,BTC"], { symbol: 1 }],
    ["and one that has is the first", "Market,Symbol", ["BTC,ETH"], { symbol: 0 }],
    ["nothing below them", "Market,Symbol", [","], { symbol: -1 }],
    ["a fee before a commission", "Fee,Commission", ["1,2"], { fee: 0, commission: 1 }],
    ["a commission in the place of a fee", "Time,Commission", ["1,2"], { fee: 1, commission: -1 }],
    ["a commission that stands first", "Commission,Time", ["2,1"], { fee: 0, commission: -1 }],
    ["another fee where there is one", "Time,Exchange fee", ["1,2"], { fee: 1 }],
    ["not of two", "Exchange fee,Clearing fee", ["1,2"], { fee: -1 }],
    ["of two the one that was paid", "Exchange fee,Clearing fee", ["0,2"], { fee: 1 }],
    ["not what is called otherwise", "Fee currency,Fee rate", ["1,2"], { fee: -1 }],
  ])("%s", (_, row, rows, places) => {
    const semicolons = row.includes(";");
    const split = (each: string) => (semicolons ? each.split(";") : each.split(","));
    const found = placesByContent(
      split(row),
      columns,
      rows.map((each, at) => ({ number: at + 2, cells: split(each) })),
    );
    expect(found).toMatchObject(places);
  });

  it("the first three hundred lines tell", () => {
    const sides = (count: number) => [
      ...Array.from({ length: count }, () => "Limit,Buy"),
      ...Array.from({ length: 900 }, () => "Buy,Buy"),
    ];
    expect([placed("Type,Side", ...sides(150)).side, placed("Type,Side", ...sides(151)).side]).toEqual([0, 1]);
  });

  it("fees that are not counted are those beside the ones that are", () => {
    const row = "Fee,Exchange fee,Fee rate,Clearing fee,Price";
    const rows = lines("1,2,3,0,5", "1,2,3,,5");
    expect(otherFees(header(row), rows, placesByContent(header(row), columns, rows))).toEqual([1]);
    expect(otherFees(header("Fee;Exchange fee"), [{ number: 2, cells: ["", "0,5"] }], placed("Fee"))).toEqual([]);
  });
});

describe("a table of fills", () => {
  it.each<[string, string, string[], boolean]>([
    ["a side", "Side,Quantity,Price", ["buy,1,2"], true],
    ["a quantity first", "Quantity,Side,Price", ["1,buy,2"], true],
    ["a price first", "Price,Quantity,Side", ["1,2,buy"], true],
    ["quantities below 0", "Quantity,Price", ["1,2", "-1,2"], true],
    ["with a long sign", "Quantity,Price", ["\u2212 1,2"], true],
    ["in brackets", "Quantity,Price", ["(1),2"], true],
    ["in brackets with a sign", "Quantity,Price", ["( 1),2"], true],
    ["neither", "Quantity,Price", ["1,2", "2,2"], false],
    ["a dash is no quantity below 0", "Quantity,Price", ["1,2", "-,2"], false],
    ["a sign behind the number", "Quantity,Price", ["1-,2", "1,2"], false],
    ["no quantity", "Side,Price", ["buy,2"], false],
    ["no price", "Side,Quantity", ["buy,2"], false],
    ["a header alone with a side", "Side,Quantity", [], true],
    ["a header alone with a side behind", "Quantity,Side", [], true],
    ["a header alone without", "Quantity,Price", [], false],
  ])("%s", (_, row, rows, are) => {
    expect(areFills(header(row), columns, lines(...rows))).toBe(are);
  });

  it("is looked for in the first three hundred lines", () => {
    const rows = (count: number) => [...Array.from({ length: count }, () => "1,2"), "-1,2"];
    expect([299, 300].map((count) => areFills(header("Quantity,Price"), columns, lines(...rows(count))))).toEqual([true, false]);
  });

  it("one column is not quantity and price", () => {
    const one = { ...columns, quantity: ["amount"], price: ["amount"] };
    expect(areFills(header("Side,Amount"), one, lines("buy,1"))).toBe(false);
  });
});

describe("what is said of fills", () => {
  const facts: FillFacts = {
    ...{ format: "general", count: 1, from: "2024-04-01T00:00:00", to: "2024-04-02T00:00:00", zone: "UTC", turned: false },
    ...{ duplicates: 0, skipped: 0, aside: 0, symbols: [], trades: 0, open: 0, orphans: 0, fees: {}, funding: {} },
  };
  const quiet = { sorted: false, firstSkipped: null, uncounted: [], unread: [] };
  const span = "1 Apr 2024 to 2 Apr 2024 UTC";

  it.each<[string, Partial<FillFacts>, Partial<Parameters<typeof fillsSentence>[1]>]>([
    [`1 fill (columns by their names), ${span}: 0 closed trades.`, {}, {}],
    [
      `2 fills of A (Bybit), ${span}: 1 closed trade, 1,200 open.`,
      { count: 2, symbols: ["A"], format: "Bybit", trades: 1, open: 1200 },
      {},
    ],
    [`1 fill of A, B, C (columns by their names), ${span}: 0 closed trades.`, { symbols: ["A", "B", "C"] }, {}],
    [`1 fill of 4 symbols (columns by their names), ${span}: 0 closed trades.`, { symbols: ["A", "B", "C", "D"] }, {}],
    [
      `1 fill (columns by their names), ${span}: 0 closed trades, turned round (the newest stood first), put in order, ` +
        "1 repeated line dropped, 2 lines skipped (the first is line 7), 1 line is no fill.",
      { turned: true, duplicates: 1, skipped: 2, aside: 1 },
      { sorted: true, firstSkipped: 7 },
    ],
    [
      `1 fill (columns by their names), ${span}: 0 closed trades, 2 lines are no fills, funding of 1.5 USDT is not counted, ` +
        "funding of 2 is not counted, the column Tax is not counted, the table Open is not read.",
      { aside: 2, funding: { USDT: 1.5, "": 2 } },
      { uncounted: ["Tax"], unread: ["Open"] },
    ],
    [
      `1 fill (columns by their names), ${span}: 0 closed trades. 1 fill closes a position opened before this file.`,
      { orphans: 1 },
      {},
    ],
    [
      `1 fill (columns by their names), ${span}: 0 closed trades. 2 fills close positions opened before this file.`,
      { orphans: 2 },
      {},
    ],
  ])("%s", (says, some, happened) => {
    expect(fillsSentence({ ...facts, ...some }, { ...quiet, ...happened })).toBe(says);
  });
});

describe("what is said of bars", () => {
  const facts = {
    ...{ count: 2, interval: "1h", symbol: null, from: "2024-04-01T00:00:00", to: "2024-04-01T01:00:00", zone: "UTC" },
    ...{ turned: false, sorted: false, duplicates: 0, skipped: 0, firstSkipped: null, gaps: 0, conflicts: 0, unfinished: 0 },
  } as unknown as BarFacts;
  const span = "1 Apr 2024 00:00 to 1 Apr 2024 01:00 UTC";

  it.each<[string, Partial<BarFacts>]>([
    [`2 bars of 1 hour, ${span}.`, {}],
    [`2 bars, ${span}, at irregular intervals.`, { interval: "irregular", gaps: 3 }],
    [`2 bars, ${span}.`, { interval: null }],
    [`2 bars of 1 hour, MNQ, ${span}, 1 gap.`, { symbol: "MNQ", gaps: 1 }],
    [`2 bars of 1 hour, without times: the first line is taken as the oldest.`, { from: null }],
    [`2 bars of 1 hour, ${span}, no header: read as time, open.`, { headerless: "time, open" }],
    [`2 bars of 1 hour, ${span}, 1 time stood twice with different prices: the wider bar is kept.`, { conflicts: 1 }],
    [`2 bars of 1 hour, ${span}, 1 unfinished bar left out.`, { unfinished: 1 }],
  ])("%s", (says, some) => {
    expect(barsSentence({ ...facts, ...some })).toBe(says);
  });

  it.each([
    ["1h", "1 hour"],
    ["15m", "15 minutes"],
    ["1.5d", "1.5 days"],
    ["2w", "2 weeks"],
    ["3mo", "3 months"],
    ["30s", "30 seconds"],
  ])("%s is %s", (interval, words) => {
    expect(intervalWords(interval)).toBe(words);
  });
});
