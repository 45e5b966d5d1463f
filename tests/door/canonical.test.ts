import { barsCsv, fillsCsv } from "../../src/door/canonical";
import { barsOnSheet, sentenceColumn, serialOf, timeOfSerial } from "../../src/door/sheet-layout";
import { barsOf, fillsOf, text } from "./read";

describe("what calc prints", () => {
  it("bars carry a Z where their zone is UTC, and blanks where there is none", () => {
    const table = barsOf(text("Time,Open,High,Low,Close,Volume", "1711929600,2,4,1,3,9"));
    expect(barsCsv(table.bars, table.facts.zone)).toBe("Time,Open,High,Low,Close,Volume\n2024-04-01T00:00:00Z,2,4,1,3,9\n");
    const bare = barsOf(text("Open,High,Low,Close", "2,4,1,3"));
    expect(barsCsv(bare.bars, bare.facts.zone)).toBe("Time,Open,High,Low,Close,Volume\n,2,4,1,3,\n");
    const own = barsOf(text("Time,Open,High,Low,Close", "2024-04-01 10:00:00.250,2,4,1,3"));
    expect(barsCsv(own.bars, own.facts.zone)).toContain("\n2024-04-01T10:00:00.250,2,4,1,3,\n");
  });

  it("fills are read again as themselves, names with commas and quotes included", () => {
    const read = fillsOf(
      text(
        "Time,Symbol,Side,Contracts,Price,Fee,Currency,Id,Position",
        '2024-04-01 10:00,"BTC, ""perp""",buy,2,70000,-1,USDT,a,long',
        "2024-04-01 11:00,ETH,sell,1,3500,2,USDT,,",
      ),
      { fees: "cost" },
    );
    const csv = fillsCsv(read.fills, read.facts.zone);
    expect(csv.split("\n").slice(1)).toEqual([
      '2024-04-01T10:00:00,"BTC, ""perp""",buy,2,70000,-1,USDT,a,long',
      "2024-04-01T11:00:00,ETH,sell,1,3500,2,USDT,,",
      "",
    ]);
    expect(fillsOf(csv, { fees: "cost" }).fills).toEqual(read.fills);
  });
});

describe("bars on the sheet", () => {
  const sheet = (...lines: string[]) => barsOnSheet(barsOf(text("Time,Open,High,Low,Close", ...lines)));

  it("days without a clock, prices with the most decimals of the file", () => {
    const { rows, timeFormat, priceFormat, sentence } = sheet("2024-04-01,2,4,1,3.25", "2024-04-02,2.5,4,1,3");
    expect(rows).toEqual([
      ["Time", "Open", "High", "Low", "Close", "Volume"],
      [45383, 2, 4, 1, 3.25, null],
      [45384, 2.5, 4, 1, 3, null],
    ]);
    expect([timeFormat, priceFormat]).toEqual(["yyyy-mm-dd", "#,##0.00"]);
    expect(sentence).toBe("2 bars of 1 day, 1 Apr 2024 to 2 Apr 2024, times as in the file.");
  });

  it.each<[string, string, string]>([
    ["2024-04-01 06:00,2,4,1,3", "yyyy-mm-dd hh:mm", "#,##0"],
    ["2024-04-01 06:00,2e-7,4e-7,1e-7,2.5e-7", "yyyy-mm-dd hh:mm", "#,##0.00000000"],
    ["2024-04-01 06:00,0.0000000000012,4,0.0000000000012,3", "yyyy-mm-dd hh:mm", "#,##0.0000000000"],
  ])("%s is %s, %s", (line, time, price) => {
    const { timeFormat, priceFormat } = sheet(line);
    expect([timeFormat, priceFormat]).toEqual([time, price]);
  });

  it("without times the column stays blank", () => {
    const { rows, timeFormat } = barsOnSheet(barsOf(text("Open,High,Low,Close", "2,4,1,3")));
    expect([rows[1], timeFormat]).toEqual([[null, 2, 4, 1, 3, null], "yyyy-mm-dd"]);
  });

  it("a time is a serial number of Excel, and back to the millisecond", () => {
    const time = Date.UTC(2024, 3, 1, 6, 0, 0, 1);
    expect(serialOf(Date.UTC(2024, 3, 1, 6))).toBe(45383.25);
    expect(timeOfSerial(serialOf(time))).toBe(time);
  });

  it("the sentence stands where one stood, else in the first free column behind Funding", () => {
    expect(sentenceColumn(["Time", "Open", "High", "Low", "Close", "Volume", "Funding"])).toBe(7);
    expect(sentenceColumn(["Time", "", "", "", "", "", "", "Equity", "Signal", null, "Note"])).toBe(9);
    expect(sentenceColumn(["Time", "", "", "", "", "", "", "Equity", ""])).toBe(8);
    expect(sentenceColumn(["Time", "", "", "", "", "", "", "", "", "2,500 bars of 1 hour, BTCUSDT."])).toBe(9);
    expect(sentenceColumn(["Time", "", "", "", "", "", "", "Equity", "Made-up bars: a seeded random walk"])).toBe(8);
  });
});
