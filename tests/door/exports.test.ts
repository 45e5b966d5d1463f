/** Exports of brokers, venues and charts in the columns that they are known by; the numbers are made up. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../src/door/names";
import { readTable } from "../../src/door/read-table";
import { runs } from "../property";
import { iso } from "./samples";

interface Export {
  file: string;
  about: string;
  /** Time, symbol, side, contracts, price, fee, currency, id. */
  fills?: unknown[][];
  /** Time, open, high, low, close, volume. */
  bars?: unknown[][];
}

const folder = join(__dirname, "exports");
const exported = readFileSync(join(folder, "expected.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Export);

function readAs(text: string) {
  const read = readTable(text);
  if ("fills" in read)
    return {
      fills: read.fills.fills.map((fill) => [
        iso(fill.time),
        ...[fill.symbol, fill.side, fill.contracts, fill.price, fill.fee, fill.currency, fill.id],
      ]),
    };
  if ("bars" in read) return { bars: read.bars.bars.map(([time, ...rest]) => [iso(time), ...rest]) };
  return read;
}

describe("exports", () => {
  it.each(exported.map(({ file, about, ...rows }) => [file, about, rows]))("%s: %s", (file, _, rows) => {
    expect(readAs(readFileSync(join(folder, file), "utf8"))).toEqual(rows);
  });
});

describe("the order of the columns", () => {
  /** One header above all, no name twice in it, no quotes: cells can be moved by splitting lines. */
  const tables = exported.flatMap(({ file }) => {
    const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
    const delimiter = [";", "\t", ","].find((mark) => lines[0]!.split(mark).length > 4);
    const cells = delimiter ? lines.map((line) => line.split(delimiter)) : [];
    const names = cells[0]?.map(fold) ?? [];
    const isPlain = names.length > 4 && new Set(names).size === names.length && !lines.some((line) => line.includes('"'));
    // Deribit's column ticks and prices of the bid are told by their place alone
    if (["deribit-bars.csv", "bid-ask.csv"].includes(file)) return [];
    return isPlain && cells.every(({ length }) => length === names.length) ? [{ file, delimiter: delimiter!, cells }] : [];
  });

  it("is of no consequence", () => {
    expect(tables.length).toBeGreaterThan(25);
    const moved = fc.constantFrom(...tables).chain(({ file, delimiter, cells }) => {
      const order = fc.shuffledSubarray([...cells[0]!.keys()], { minLength: cells[0]!.length });
      return order.map((places) => ({
        text: cells.map((row) => places.map((at) => row[at]).join(delimiter)).join("\n"),
        expected: readAs(cells.map((row) => row.join(delimiter)).join("\n")),
        file,
      }));
    });
    fc.assert(
      fc.property(moved, ({ text, expected }) => expect(readAs(text)).toEqual(expected)),
      runs,
    );
  });
});

const refusal = (text: string) => (readTable(text) as { refusal: { refuse: string; says: string } }).refusal;
const question = (text: string) => (readTable(text) as { question: { ask: string; says: string } }).question;
const csv = (...lines: string[]) => lines.join("\n");

describe("what is plain is not asked, and what is unknown is refused with its names", () => {
  it("refuses a table with a header of unknown names instead of asking which of its columns are prices", () => {
    const read = refusal(csv("Alpha,Beta,Gamma,Delta,Epsilon,Zeta,Eta", "x,1,2,3,4,5,6", "y,1,2,3,4,5,6", "z,1,2,3,4,5,6"));
    expect(read.refuse).toBe("columns");
    expect(read.says).toContain("Found: Alpha, Beta, Gamma, Delta, Epsilon, Zeta, Eta.");
  });

  it("asks about open and close where unknown names stand above prices that fit both orders", () => {
    const lines = ["2024-04-01,70000,70050,70100,69900,5", "2024-04-02,70050,70010,70100,69900,5"];
    const { ask, says } = question(csv("aa,bb,cc,dd,ee,ff", ...lines));
    expect(ask).toBe("columns");
    expect(says).toContain("Open, Close, High, Low; or Close, Open, High, Low");
    const read = readTable(csv("aa,bb,cc,dd,ee,ff", ...lines), { columns: "Close, Open, High, Low" });
    expect(read).toMatchObject({ bars: { bars: [expect.arrayContaining([70050, 70100, 69900, 70000]), expect.anything()] } });
  });

  it("refuses positions that name their prices but not when they were entered", () => {
    expect(refusal(csv("Symbol,Side,Qty,Entry Price,Exit Price,Closed at", "BTCUSDT,Long,1,70000,70500,2024-04-01")).refuse).toBe(
      "closed",
    );
  });

  it("refuses fills with a decimal comma in a comma separated file", () => {
    const read = refusal(
      csv("Time,Symbol,Side,Quantity,Price", "2024-04-01 09:00,X,buy,1,70000,5", "2024-04-01 10:00,X,sell,1,70100,5"),
    );
    expect(read).toMatchObject({ refuse: "columns" });
    expect(read.says).toContain("has more columns than the header names");
  });

  it("does not take a column Type for the side unless it says buy and sell", () => {
    const read = refusal(csv("Time,Symbol,Type,Quantity,Price", "2024-04-01 09:00,BTCUSDT,limit,1,70000"));
    expect(read.refuse).toBe("columns");
    expect(read.says).toContain("Side");
  });
});

describe("numbers that mean something else than they look like are refused", () => {
  const bonds = (...cells: string[]) => csv("Date,Open,High,Low,Close", ...cells.map((cell, at) => `2024-04-0${at + 1},${cell}`));

  it("points and 32nds of bonds", () => {
    const { refuse, says } = refusal(bonds("110'165,110'200,110'100,110'150", "110'150,110'190,110'090,110'12"));
    expect([refuse, says]).toEqual(["numbers", expect.stringContaining("110 and 16.5/32")]);
    const whole = refusal(bonds("110'165,110'200,110'100,110'150", "110'150,110'190,110'090,110'120"));
    expect(whole.says).toContain("line 2 has 110'165, which is 110165 or 110 and 16.5/32.");
    expect(readTable(bonds("110'165,110'400,110'100,110'150"))).toMatchObject({
      bars: { bars: [[expect.anything(), 110165, 110400, 110100, 110150, null]] },
    });
    expect(refusal(bonds("110'16,110'20,110'10,110'15")).says).toContain("line 2 has 110'16, which is 110 and 16/32.");
    const fills = csv(
      "Time,Symbol,Side,Qty,Price",
      "2024-04-01 09:00,ZNM4,buy,1,110'165",
      "2024-04-01 10:00,ZNM4,sell,1,110'200",
    );
    expect(refusal(fills).says).toContain("line 2 has 110'165");
  });

  it("whole billionths of Databento", () => {
    const head = "ts_event,rtype,open,high,low,close,volume";
    const raw = csv(head, "1711929600000000000,33,5300250000000,5301000000000,5299500000000,5300750000000,12");
    expect(refusal(raw).says).toContain("5300250000000 in line 2 stands for 5300.25");
    const plain = csv(head, "1711929600000000000,33,5300.250000000,5301.000000000,5299.500000000,5300.750000000,12");
    expect(readTable(plain)).toMatchObject({ bars: { bars: [[expect.anything(), 5300.25, 5301, 5299.5, 5300.75, 12]] } });
  });

  it("dates that cannot be read, before the file is taken for one without times", () => {
    const { refuse, says } = refusal(csv("Month,Open,High,Low,Settle", "JUN 24,1,3,1,2", "SEP 24,2,3,1,2"));
    expect([refuse, says]).toEqual([
      "dates",
      expect.stringContaining(`Month, holds no times that can be read: "JUN 24" in line 2.`),
    ]);
  });

  it("amounts of money as quantities", () => {
    const fills = (quantity: string, symbol: string) =>
      csv("Time,Symbol,Side,Quantity,Price", `2024-04-01 09:00,${symbol},buy,${quantity},70000`);
    expect(refusal(fills("700 USDT", "BTCUSDT")).says).toContain(
      `line 2: quantity "700 USDT" is an amount of USDT, no number of contracts.`,
    );
    expect(refusal(fills("700 USDT", "BTC-USDT-SWAP")).refuse).toBe("numbers");
    for (const [quantity, symbol] of [
      ["700 USD", "BTCUSD"],
      ["0.01 BTC", "BTCUSDT"],
      ["7", "BTCUSDT"],
    ] as const)
      expect(readTable(fills(quantity, symbol))).toMatchObject({ fills: { fills: [{ contracts: parseFloat(quantity) }] } });
  });
});

describe("names with what they mean behind them", () => {
  it("are read as a page shows them", () => {
    const head = "Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price\tVolume";
    const lines = [
      "Apr 2, 2024\t520.29\t522.34\t518.05\t520.81\t519.9\t3,886,590",
      "Mar 15, 2024\t1.59 Dividend",
      "Mar 14, 2024\t515.1\t517\t514\t516\t515\t1,000,000",
    ];
    expect(readAs(csv(head, ...lines))).toEqual({
      bars: [
        ["2024-03-14T00:00:00", 515.1, 517, 514, 516, 1000000],
        ["2024-04-02T00:00:00", 520.29, 522.34, 518.05, 520.81, 3886590],
      ],
    });
  });
});

describe("tables below another", () => {
  it("are told", () => {
    const read = readTable(readFileSync(join(folder, "mt5-report.csv"), "utf8")) as { fills: { report: string } };
    expect(read.fills.report).toMatch(/, the table Orders is not read, the table Deals is not read\.$/);
  });
});

describe("columns of fees", () => {
  const fills = (names: string, fees: string) =>
    readTable(csv(`Time,Symbol,Side,Qty,Price,${names}`, `2024-04-01 09:00,ES,buy,2,5300,${fees}`));

  it("that are not counted are told", () => {
    const read = fills("Commission,Clearing Fee,NFA Fee,Fee Rate", "1.1,0.2,0,0.0005") as {
      fills: { report: string; fills: unknown };
    };
    expect(read.fills.report).toMatch(/, the column Clearing Fee is not counted\.$/);
    expect(read.fills.fills).toMatchObject([{ fee: 1.1 }]);
  });

  it("of an unknown name count where there is one", () => {
    expect(fills("Exchange Fee,Fee Rate", "0.3,0.0005")).toMatchObject({ fills: { fills: [{ fee: 0.3 }] } });
    expect(fills("Exchange Fee,Clearing Fee", "0.3,0.2")).toMatchObject({
      fills: {
        fills: [{ fee: null }],
        report: expect.stringMatching(/the column Exchange Fee is not counted, the column Clearing Fee is not counted\.$/),
      },
    });
  });
});

describe("orders among fills", () => {
  const orders = (status: string, head = "Quantity") =>
    readTable(
      csv(
        `Time,Symbol,Side,${head},Price,Status`,
        "2024-04-01 09:00,BTCUSDT,buy,1,70000,Filled",
        `2024-04-01 09:30,BTCUSDT,buy,1,69000,${status}`,
      ),
    ) as { fills: { facts: { count: number; aside: number } } };

  it.each(["Cancelled", "Rejected", "Expired", "Working", "Pending", "New", "Storniert"])("%s orders are no fills", (status) => {
    expect(orders(status).fills.facts).toMatchObject({ count: 1, aside: 1 });
  });

  it("an order that was cancelled after a part of it was filled is a fill of that part", () => {
    expect(orders("Cancelled", "Filled Qty").fills.facts).toMatchObject({ count: 2, aside: 0 });
  });
});

describe("the side and the fee of a file of unknown origin", () => {
  it("is the sign of the quantity where no column names it", () => {
    const read = readTable(csv("Time,Symbol,Quantity,Price", "2024-04-01 09:00,ES,2,5300", "2024-04-01 10:00,ES,-2,5310"));
    expect(read).toMatchObject({
      fills: {
        fills: [
          { side: "buy", contracts: 2 },
          { side: "sell", contracts: 2 },
        ],
      },
    });
  });

  it("adds a commission to the fees beside it", () => {
    const read = readTable(csv("Time,Symbol,Side,Qty,Price,Commission,Fees", "2024-04-01 09:00,ES,buy,2,5300,1.1,0.14"));
    expect(read).toMatchObject({ fills: { fills: [{ fee: 1.24 }] } });
  });
});

describe("bars with holes in their lines", () => {
  const bars = (blank: number) =>
    csv(
      "Date,Open,High,Low,Close",
      ...Array.from({ length: 50 }, (_, at) => `${serial(at)},1.5,2,0.5,${at % 10 === 3 && at < blank * 10 ? "" : "1.5"}`),
    );
  const serial = (at: number) => new Date(Date.UTC(2024, 3, 1 + at)).toISOString().slice(0, 10);

  it("leaves lines without a close out and names the first", () => {
    const read = readTable(bars(5)) as { bars: { facts: { count: number }; report: string } };
    expect(read.bars.facts.count).toBe(45);
    expect(read.bars.report).toContain("5 lines skipped (the first is line 5)");
  });

  it("refuses the whole where more than a tenth of the lines lack it", () => {
    const text = bars(5).replace("2024-04-01,1.5,2,0.5,1.5", "2024-04-01,1.5,2,0.5,");
    expect(refusal(text)).toMatchObject({ refuse: "numbers" });
    expect(refusal(text).says).toContain("6 of 50 lines cannot be read, the first is line 2: close is missing.");
  });
});
