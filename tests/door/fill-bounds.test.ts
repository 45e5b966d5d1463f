/** Fills at the bounds of the rules: what stands on the sheet already, what a line of a report is, which lines count. */
import { codeOf, countsCoins } from "../../src/door/fill-contracts";
import { draftActivity, draftFlex, draftLines } from "../../src/door/fill-drafts";
import type { FillFormat } from "../../src/door/fill-formats";
import { draftPairs, draftTradingView } from "../../src/door/fill-pairs";
import { fillsHeaderRow, fillsOnSheet } from "../../src/door/fills-sheet";
import { newFills } from "../../src/door/second-import";
import type { Line } from "../../src/door/split";
import { fillsOf, saysOf, text } from "./read";

// 1 April 2024 is day 45,383 of Excel's count
const first = 45383;
const none = new Map();
const names = "Time,Symbol,Side,Contracts,Price,Fee,Currency,Id,Position";
const standing = (at: number, symbol: string, side: string, contracts: number, trade: unknown, more: unknown[] = []) => [
  ...[first + at, symbol, side, contracts, 100, more[0] ?? null, more[1] ?? null, more[2] ?? null, more[3] ?? null, trade],
];
const line = (at: number, symbol: string, side: string, contracts: number, rest = ",,,") =>
  `2024-04-${String(at + 1).padStart(2, "0")} 00:00,${symbol},${side},${contracts},100,${rest}`;
const put = (there: unknown[][], ...lines: string[]) => fillsOnSheet(there, fillsOf(text(names, ...lines)), none);
const tradesOf = (there: unknown[][], ...lines: string[]) => put(there, ...lines).rows.map((row) => row[9]);

describe("rows that stand on the sheet", () => {
  it.each<[string, unknown[][], string[], unknown[]]>([
    ["an open trade goes on", [standing(0, "X", "buy", 2, "March")], [line(1, "X", "sell", 2)], ["March"]],
    ["a sold one too", [standing(0, "X", "sell", 2, "March")], [line(1, "X", "buy", 2)], ["March"]],
    ["a closed one does not", [standing(0, "X", "buy", 2, 4), standing(1, "X", "sell", 2, 4)], [line(2, "X", "buy", 1)], [5]],
    ["another symbol has its own", [standing(0, "X", "buy", 2, 4)], [line(1, "Y", "buy", 1)], [5]],
    ["a fill of the same moment belongs to it", [standing(1, "X", "buy", 2, "March")], [line(1, "X", "sell", 1)], ["March"]],
    [
      "of two that stand open the newer goes on",
      [standing(0, "X", "buy", 2, "one"), standing(1, "X", "buy", 2, "two")],
      [line(2, "X", "sell", 1)],
      ["two"],
    ],
    [
      "of two symbols each its own",
      [standing(0, "X", "buy", 2, "one"), standing(1, "Y", "buy", 2, "two")],
      [line(2, "X", "sell", 1), line(3, "Y", "sell", 1)],
      ["one", "two"],
    ],
    [
      "of two sides of a hedge each its own",
      [
        standing(0, "X", "buy", 2, "up", [null, null, null, "long"]),
        standing(1, "X", "sell", 2, "down", [null, null, null, "short"]),
      ],
      [line(2, "X", "sell", 1, ",,,long"), line(3, "X", "buy", 1, ",,,short")],
      ["up", "down"],
    ],
    [
      "what is older makes trades of its own, in the order of time",
      [standing(5, "X", "buy", 2, 3)],
      [line(0, "X", "buy", 1), line(1, "X", "sell", 1), line(6, "X", "sell", 2), line(7, "X", "buy", 1)],
      [4, 4, 3, 5],
    ],
    [
      "trades are numbered by their first fills",
      [],
      [line(0, "Y", "buy", 1), line(1, "X", "buy", 1), line(2, "Y", "sell", 1)],
      [1, 2, 1],
    ],
    ["a trade without a word is none", [standing(0, "X", "buy", 2, null)], [line(1, "X", "buy", 1)], [1]],
  ])("%s", (_, there, lines, trades) => {
    expect(tradesOf(there, ...lines)).toEqual(trades);
  });

  it("rows behind the last that holds something do not count", () => {
    const rows = [standing(0, "X", "buy", 2, 4), ["", null, ""], [null, ""]];
    expect(put(rows, line(1, "Y", "buy", 1)).standing).toBe(1);
    expect(put([["", null], standing(0, "X", "buy", 2, 4)], line(1, "Y", "buy", 1)).standing).toBe(2);
    expect(put([], line(1, "Y", "buy", 1)).standing).toBe(0);
  });

  it.each<[string, unknown[], number]>([
    ["the same fill", standing(0, "X", "buy", 1, 1), 0],
    ["with its fee and currency, which may have been typed", standing(0, "X", "buy", 1, 1, [0.5, "USD"]), 0],
    ["another side", standing(0, "X", "sell", 1, 1), 1],
    ["no side", [first, "X", null, 1, 100], 1],
    ["another time", standing(1, "X", "buy", 1, 1), 1],
    ["a time as text", ["2024-04-01", "X", "buy", 1, 100], 1],
    ["contracts as text", [first, "X", "buy", "1", 100], 1],
    ["a price as text", [first, "X", "buy", 1, "100"], 1],
    ["another symbol", standing(0, "Y", "buy", 1, 1), 1],
    ["no symbol", [first, null, "buy", 1, 100], 1],
    ["an id where the file has none", standing(0, "X", "buy", 1, 1, [null, null, "a"]), 1],
    ["a blank id", [first, "X", "buy", 1, 100, null, "", "", ""], 0],
    ["cells that are not there", [first, "X", "buy", 1, 100], 0],
    ["another position", standing(0, "X", "buy", 1, 1, [null, null, null, "long"]), 1],
  ])("%s beside what comes", (_, there, count) => {
    expect(put([there], line(0, "X", "buy", 1)).rows).toHaveLength(count);
  });

  it("names what it does not know once each", () => {
    const { told } = put([], line(0, "X", "buy", 1), line(1, "Y", "buy", 1), line(2, "X", "buy", 1));
    expect(told).toBe(
      "3 fills added, 0 were there. Contract size and type are not known for X, Y: fill in columns K and L of these rows.",
    );
  });

  it("the header stands among the first twenty rows", () => {
    const header = ["Time", "Symbol", "Side", "Contracts", "Price"];
    const below = (count: number) => [...Array.from({ length: count }, () => [null, "note"]), header];
    expect([0, 19, 20].map((count) => fillsHeaderRow(below(count)))).toEqual([0, 19, -1]);
    expect(fillsHeaderRow([["time", " SYMBOL", "Side", "contracts", "Price", "x"]])).toBe(0);
    expect(
      fillsHeaderRow([
        ["Time", "Symbol", "Side", "Contracts"],
        [undefined, "Symbol"],
      ]),
    ).toBe(-1);
  });
});

describe("a second import", () => {
  const fill = (more: object = {}) => ({
    ...{
      time: 0,
      symbol: "X",
      side: "buy" as const,
      contracts: 3,
      price: 100,
      fee: null,
      currency: null,
      id: null,
      position: null,
    },
    ...more,
  });

  it.each<[string, object[], object[], number]>([
    ["one of two alike", [{}], [{}, {}], 1],
    ["three of three", [{}, {}, {}], [{}, {}, {}], 0],
    [
      "two rows that follow each other were one",
      [
        { contracts: 1, trade: 1 },
        { contracts: 2, trade: 2 },
      ],
      [{}],
      0,
    ],
    [
      "not of one trade",
      [
        { contracts: 1, trade: 1 },
        { contracts: 2, trade: 1 },
      ],
      [{}],
      1,
    ],
    [
      "not of another price",
      [
        { contracts: 1, trade: 1, price: 99 },
        { contracts: 2, trade: 2 },
      ],
      [{}],
      1,
    ],
    [
      "not of another number",
      [
        { contracts: 1, trade: 1 },
        { contracts: 1, trade: 2 },
      ],
      [{}],
      1,
    ],
    ["not where another stands between them", [{ contracts: 1, trade: 1 }, { symbol: "Y" }, { contracts: 2, trade: 2 }], [{}], 1],
    [
      "without the residue of 0.1 + 0.2",
      [
        { contracts: 0.1, trade: 1 },
        { contracts: 0.2, trade: 2 },
      ],
      [{ contracts: 0.3 }],
      0,
    ],
    [
      "a pair counts once",
      [
        { contracts: 1, trade: 1 },
        { contracts: 2, trade: 2 },
      ],
      [{}, {}],
      1,
    ],
    ["half a millisecond is none", [{ time: 0.4 }], [{}], 0],
  ])("%s", (_, there, read, added) => {
    const found = newFills(
      there.map((each) => fill(each)),
      read.map((each) => fill(each)),
    );
    expect([found.added.length, found.alreadyThere]).toEqual([added, read.length - added]);
  });
});

const lines = (...rows: string[]): Line[] => rows.map((row, at) => ({ number: at + 2, cells: row.split(",") }));
const header = (row: string) => row.split(",");
const columns = {
  ...{ time: ["time"], symbol: ["symbol"], side: ["side"], quantity: ["quantity"], price: ["price"], fee: ["fee"] },
  ...{ currency: ["currency"], id: ["id"], order: ["order"], position: ["position"], closes: ["action"], profit: ["profit"] },
  ...{ funding: ["funding"], status: ["status"], commission: ["commission"] },
};
const format = (more: object = {}) => ({ name: "Test", columns, layout: undefined, ...more }) as unknown as FillFormat;
const drafted = (more: object, row: string, ...rows: string[]) => draftLines(format(more), header(row), lines(...rows));

describe("a line of a report", () => {
  const row = "Time,Symbol,Side,Quantity,Price,Action,Order,Fee,Funding,Status";
  const full = (more: Partial<Record<string, string>> = {}) =>
    Object.values({
      ...{
        Time: "2024-04-01",
        Symbol: "X",
        Side: "buy",
        Quantity: "1",
        Price: "100",
        Action: "",
        Order: "",
        Fee: "",
        Funding: "",
      },
      ...{ Status: "", ...more },
    }).join(",");

  it.each<[string, string, number, number]>([
    ["a fill", full(), 1, 0],
    ["without a quantity", full({ Quantity: "" }), 0, 1],
    ["a dash is no quantity", full({ Quantity: "-" }), 0, 1],
    ["nor are two", full({ Quantity: "--" }), 0, 1],
    ["nor a long one", full({ Quantity: "–" }), 0, 1],
    ["three are something", full({ Quantity: "---" }), 1, 0],
    ["a number with a dash behind it too", full({ Quantity: "1-" }), 1, 0],
    ["money that comes in", full({ Side: "Deposit" }), 0, 1],
    ["a side that is no word", full({ Side: "sideways" }), 1, 0],
    ["no side", full({ Side: "" }), 1, 0],
    ["an order that was cancelled", full({ Status: "Cancelled" }), 0, 1],
    ["no time, no side, no price: no line at all", full({ Time: "Total", Side: "", Price: "" }), 0, 0],
    ["a price alone makes one", full({ Time: "Total", Side: "" }), 1, 0],
    ["a time alone makes one", full({ Side: "", Price: "" }), 1, 0],
    ["a side alone makes one", full({ Time: "Total", Price: "" }), 1, 0],
    ["a price without a digit makes none", full({ Time: "Total", Side: "", Price: "market" }), 0, 0],
  ])("%s", (_, cells, drafts, aside) => {
    const found = drafted({}, row, cells);
    expect([found.drafts.length, found.aside, found.lines.length]).toEqual([drafts, aside, drafts + aside]);
  });

  it.each<[string, boolean | undefined]>([
    ["Open", false],
    ["entry;partial", false],
    ["Close", true],
    ["O", false],
    ["C;P", true],
    ["P,C", true],
    ["close/open", false],
    ["to close", true],
    ["whatever", undefined],
    ["", undefined],
  ])("the word %j", (word, closes) => {
    const [draft] = draftLines(format(), header(row), [
      { number: 2, cells: ["2024-04-01", "X", "buy", "1", "100", word] },
    ]).drafts;
    expect([draft!.closes, "closes" in draft!]).toEqual([closes, closes !== undefined]);
  });

  it("an order, an id and a currency that are blank are none", () => {
    const [one, two] = drafted({ currency: "USD" }, `${row},Currency,Id`, `${full({ Order: "7" })},EUR,a`, `${full()},,`).drafts;
    expect([one!.order, one!.currency, one!.id]).toEqual(["7", "EUR", "a"]);
    expect(["order" in two!, two!.currency, two!.id]).toEqual([false, "USD", null]);
    expect(drafted({}, row, full()).drafts[0]!.currency).toBeNull();
  });

  it("parts of a fee are those whose columns are there, the first among them", () => {
    const parts = (given: string) =>
      draftLines(
        format({
          feeParts: [
            ["maker", 1],
            ["rebate", -1],
            ["tax", 1],
          ],
        }),
        header(given),
        lines("1,2,3,4,5,6,7"),
      ).drafts[0]!.feeParts;
    expect(parts("Maker,Rebate,Time,Side,Quantity,Price,x")).toEqual([
      ["1", 1],
      ["2", -1],
    ]);
    expect(drafted({}, row, full()).drafts[0]!.feeParts).toEqual([]);
  });

  it("columns that are to be alike put other lines aside, the first column and what is not there included", () => {
    const alike = (given: string, ...rows: string[]) => drafted({ alike: ["unit", "coin", "none"] }, given, ...rows).aside;
    expect(alike("Unit,Time,Side,Quantity,Price,Coin", "BTC,2024-04-01,buy,1,2,btc", "BTC,2024-04-01,buy,1,2,USD")).toBe(1);
    expect(alike("Time,Side,Quantity,Price,Coin", "2024-04-01,buy,1,2,btc")).toBe(0);
  });

  it("funding is told of lines that have some, where the format says which", () => {
    const cells = [full({ Funding: "5" }), full({ Funding: "" }), full({ Funding: "-" }), full({ Symbol: "FUND", Funding: "7" })];
    expect(drafted({}, row, ...cells).funding.map(({ text: each }) => each)).toEqual(["5", "7"]);
    expect(drafted({ fundingLines: /^FUND$/ }, row, ...cells).funding.map(({ text: each }) => each)).toEqual(["7"]);
  });

  it("the times stand in one column, or in two of which the names are told", () => {
    expect(drafted({}, row, full())).toMatchObject({ timeColumns: [0, -1], timeHeader: "Time ", hasOwnOrder: true });
    const general = draftLines(
      format({ layout: "general" }),
      header("Date,Time,Side,Quantity,Price"),
      lines("2024-04-01,09:30,buy,1,2"),
    );
    expect([general.timeColumns, general.timeHeader, general.drafts[0]!.time!.clock]).toEqual([[0, 1], "Date Time", 34_200_000]);
    expect(drafted({}, row, full()).uncounted).toEqual([]);
  });

  it("a table of general names ends where blank lines and lines without times follow", () => {
    const ended = (...numbers: number[]) => {
      const rows = ["2024-04-01,buy,1,2", "2024-04-02,sell,1,2", "Total,buy,2,4"].map((each, at) => ({
        ...{ number: numbers[at]!, cells: each.split(",") },
      }));
      return draftLines(format({ layout: "general" }), header("Time,Side,Quantity,Price"), rows).lines.length;
    };
    expect([ended(2, 3, 4), ended(2, 3, 5), ended(2, 4, 5)]).toEqual([3, 2, 3]);
    const later = [
      { number: 2, cells: ["x", "buy", "1", "2"] },
      { number: 9, cells: ["y", "buy", "1", "2"] },
    ];
    expect(draftLines(format({ layout: "general" }), header("Time,Side,Quantity,Price"), later).lines).toHaveLength(2);
  });
});

describe("statements", () => {
  const statement = (...rows: string[]) => draftActivity(format({ columns: { ...columns, time: ["date"] } }), lines(...rows));
  const head = "Trades,Header,DataDiscriminator,Asset Category,Symbol,Date,Quantity,Price";

  it("count the orders of the section Trades, foreign exchange aside", () => {
    const found = statement(
      "Cash,Header,x,Asset Category,Symbol,Date,Quantity,Price",
      "Cash,Data,Order,Futures,MNQ,2024-04-01,1,2",
      head,
      "Trades,Data,Order,Futures,MNQ,2024-04-01,1,2",
      "Trades,Data,Order,Forex,EUR.USD,2024-04-01,1,2",
      "Trades,Data,Order,Not forex,MNQ,2024-04-01,1,2",
      "Trades,SubTotal,Order,Futures,MNQ,2024-04-01,1,2",
      "Trades,Data,Trade,Futures,MNQ,2024-04-01,1,2",
      "Trades,Data,Order,Futures,MNQ,2024-04-01,,2",
      head,
      "Trades,Data,Order,Stocks,A,2024-04-01,3,4",
      "Trades,Data,Order,Stocks,A,2024-04-01,,4",
    );
    expect([found.drafts.map(({ line: at }) => at), found.aside, found.lines.length]).toEqual([[5, 7, 12], 3, 5]);
  });

  const flex = (row: string, ...rows: string[]) => draftFlex(format(), header(row), lines(...rows));
  const names = "Symbol,Time,Quantity,Price,LevelOfDetail,AssetClass";
  const fill = (level: string, kind = "FUT") => `MNQ,2024-04-01,1,2,${level},${kind}`;

  it("of Flex end where another table begins; its own names once more do not end it", () => {
    expect(flex(names, fill(""), names, fill(""), "Symbol,Time", fill("")).drafts).toHaveLength(2);
    expect(flex(names, fill(""), "Total,x", fill("")).lines).toHaveLength(2);
    expect(flex(names, "Symbol,Time", fill("")).drafts).toHaveLength(0);
  });

  it("of Flex count executions alone where there are some, and cash never", () => {
    const found = flex(
      names,
      fill("ORDER"),
      fill("EXECUTION"),
      fill("Execution"),
      fill("NO EXECUTION"),
      fill("EXECUTION", "CASH"),
    );
    expect([found.drafts.map(({ line: at }) => at), found.aside]).toEqual([[3, 4], 1]);
    expect(flex(names, fill("ORDER"), fill("ORDER", "CASHED"), fill("ORDER", "NOCASH")).aside).toBe(0);
  });
});

describe("entries and exits", () => {
  const row = "Entry time,Exit time,Entry price,Exit price,Side,Quantity,Fee,Id,Status";
  const pairs = (more: object, ...rows: string[]) => draftPairs(format(more), header(row), lines(...rows));
  const trade = "2024-04-01,2024-04-02,100,110,buy,1,0.5,a,Filled";

  it("are two fills with the fee at the exit, or one that is still open", () => {
    const { drafts, aside, timeColumns, hasOwnOrder, timeHeader } = pairs({}, trade, "2024-04-03,,100,,sell,2,0.7,,Filled");
    expect(drafts.map(({ word, price, fee, id, closes, rank }) => [word!.side, price, fee, id, closes, rank])).toEqual([
      ["buy", "100", "", "a in", false, 0],
      ["sell", "110", "0.5", "a out", true, 1],
      ["sell", "100", "0.7", "2 in", false, 2],
    ]);
    expect([aside, timeColumns, hasOwnOrder, timeHeader]).toEqual([0, [0, 1], false, "Entry time"]);
    expect(pairs({}, "2024-04-03,2024-04-04,100,,sell,2,,,").drafts).toHaveLength(1);
    expect(pairs({}, "2024-04-03,2024-04-04,,,sell,2,,,").drafts).toHaveLength(2);
    expect(pairs({}, "2024-04-03,2024-04-04,1,2,sell,none,,,").drafts).toHaveLength(0);
  });

  it("that are not meant are put aside where they say so", () => {
    const only = { only: { column: ["status"], words: ["filled"] } };
    const found = pairs(only, trade, trade.replace("Filled", "Rejected"), trade.replace("Filled", ""));
    expect([found.drafts.length, found.aside]).toEqual([2, 1]);
  });

  it("name the fees that are not counted", () => {
    const named = draftPairs(format(), header(row.replace("Id", "Exchange fee")), lines(trade.replace(",a,", ",3,")));
    expect(named.uncounted).toEqual(["Exchange fee"]);
  });

  it("of TradingView by the words of their type", () => {
    const names = "Id,Type,Signal,Time,Price,Quantity";
    const found = draftTradingView(
      format(),
      header(names),
      lines(
        ...["1,Entry long,Long,2024-04-01,100,1", "1,Exit long,Stop,2024-04-02,110,1", "2,Entry short,Short,2024-04-03,100,1"],
        ...["2,Exit short,Open,2024-04-04,100,1", "3,Re-entry long,x,2024-04-04,1,1", "4,Exit short,Opened,2024-04-04,1,1"],
        ...[
          "5,Exit long,Reopen,2024-04-04,1,1",
          "6,Exit long,Stop,,1,1",
          "7,entry long,No exit,2024-04-04,1,1",
          "8,entrylong,x,2024-04-05,1,1",
        ],
      ),
    );
    expect(found.drafts.map(({ id, word, closes, rank }) => [id, word!.side, closes, rank])).toEqual([
      ["1 in", "buy", false, 2],
      ["1 out", "sell", true, 3],
      ["2 in", "sell", false, 4],
      ["4 out", "buy", true, 9],
      ["5 out", "sell", true, 11],
      ["7 in", "buy", false, 14],
    ]);
    expect([found.aside, found.timeColumns]).toEqual([2, [3]]);
  });
});

describe("the contract of a fill", () => {
  it.each<[string, string, boolean]>([
    ["BingX", "BTC-USDT", true],
    ["My BingX", "BTC-USDT", false],
    ["Hyperliquid", "BTC", true],
    ["Kraken Futures", "PF_XBTUSD", true],
    ["Kraken Futures", "xPF_XBTUSD", false],
    ["not Kraken", "PF_XBTUSD", false],
    ["Binance", "BTCUSDT", true],
    ["Binance", "BTCUSDTX", false],
    ["Bybit", "BTCUSDC", true],
    ["My Bybit", "BTCUSDT", false],
    ["Bybit", "BTCUSD", false],
    ["Bybit", "BTCPERPX", false],
  ])("%s, %s", (name, symbol, counts) => {
    expect(countsCoins(name, { symbol, currency: "USDC" } as Parameters<typeof countsCoins>[1])).toBe(counts);
  });

  it("has its code", () => {
    expect(
      [codeOf("Tradovate", "MNQM6"), codeOf("Tradovate", " mnqm6 "), codeOf("general", "SOLUSDT")].map((code) =>
        code.toUpperCase(),
      ),
    ).toEqual([codeOf("Tradovate", "MNQZ6").toUpperCase(), codeOf("Tradovate", "MNQM26").toUpperCase(), "SOLUSDT"]);
  });
});

describe("a file of fills", () => {
  const say = (...rows: string[]) => saysOf(text("Time,Symbol,Side,Quantity,Price,Fee,Profit", ...rows));
  const row = (more: string) => `2024-04-01 08:00,X,${more}`;

  it.each<[string, string]>([
    [row("buy,0,100,,"), "holds no fills"],
    [row("buy,1,0,,"), "price 0 is not above 0"],
    [row("buy,-1,100,,"), "a buy of -1"],
    [row("up,1,100,,"), '"up" is neither buy nor sell'],
    ["soon,X,buy,1,100,,", '"soon" is no time that can be read'],
    ["2024-04-01 08:00,=X,buy,1,100,,", '"=X" is a formula, no name'],
  ])("%s: %s", (cells, said) => {
    expect(say(cells)).toContain(said);
  });

  it("has a zone in a line above its names", () => {
    const zoned = (above: string) => fillsOf(text(above, names, line(0, "X", "buy", 1))).facts;
    expect(zoned("Time Zone: UTC+8")).toMatchObject({ zone: "UTC", from: "2024-03-31T16:00:00" });
    expect(zoned("TimeZone:UTC+8 ;x")).toMatchObject({ zone: "UTC", from: "2024-03-31T16:00:00" });
    expect(zoned("Time  zone  -  GMT")).toMatchObject({ zone: "UTC", from: "2024-04-01T00:00:00" });
    expect(zoned("Zone of time: UTC+8")).toMatchObject({ zone: "file" });
  });

  it("leaves out what cannot be read, says where the first stands, and refuses where a tenth cannot", () => {
    const good = Array.from({ length: 40 }, (_, at) => line(at % 28, "X", at % 2 ? "sell" : "buy", 1));
    const bad = (count: number) => Array.from({ length: count }, () => line(1, "X", "sideways", 1));
    expect(fillsOf(text(names, ...good, ...bad(3))).facts).toMatchObject({ skipped: 3, count: 40 });
    expect(fillsOf(text(names, ...good, ...bad(4))).facts).toMatchObject({ skipped: 4 });
    expect(saysOf(text(names, ...good, ...bad(5)))).toContain('"sideways" is neither buy nor sell');
    expect(fillsOf(text(names, ...good.slice(0, 4), ...bad(3))).facts.skipped).toBe(3);
    expect(saysOf(text(names, ...good.slice(0, 4), ...bad(4)))).toContain("line 6");
  });
});
