import { barsOf, rowsOf, saysOf, text } from "./read";

const [first, second] = ["2024-04-01T00:00:00", "2024-04-02T00:00:00"];

describe("bars without a header", () => {
  it.each([
    ["Open, High, Low, Close", "2,4,1,3"],
    ["Open, Close, High, Low", "2,3,4,1"],
    ["Low, High, Open, Close", "1,4,2,3"],
  ])("are read as %s where that fits alone", (order, prices) => {
    const { facts } = barsOf(text(`2024-04-01,${prices},9`, `2024-04-02,${prices},9`));
    expect([facts.headerless, rowsOf(text(`2024-04-01,${prices},9`))]).toEqual([order, [[first, 2, 4, 1, 3, 9]]]);
  });

  it("may have no volume, and no time", () => {
    expect(rowsOf(text("2024-04-01,2,4,1,3", "2024-04-02,2,4,1,3"))).toEqual([
      [first, 2, 4, 1, 3, null],
      [second, 2, 4, 1, 3, null],
    ]);
    expect(rowsOf(text("2,4,1,3", "2,4,1,3"))).toEqual([
      [null, 2, 4, 1, 3, null],
      [null, 2, 4, 1, 3, null],
    ]);
    expect(barsOf(text("2,4,1,3")).report).toContain("without times: the first line is taken as the oldest");
  });

  it.each([
    ["2024-04-01,0930,2,4,1,3,9", "2024-04-01,1030,2,4,1,3,9"],
    ["2024-04-01,09:30,2,4,1,3,9", "2024-04-01,10:30,2,4,1,3,9"],
    ["20240401,093000,2,4,1,3,9", "20240401,103000,2,4,1,3,9"],
    ["2024-04-01,9:30 AM,2,4,1,3,9", "2024-04-01,10:30 AM,2,4,1,3,9"],
  ])("may have the clock in a column of its own: %s", (...lines) => {
    expect(rowsOf(text(...lines))).toEqual([
      ["2024-04-01T09:30:00", 2, 4, 1, 3, 9],
      ["2024-04-01T10:30:00", 2, 4, 1, 3, 9],
    ]);
  });

  it("a price that reads like a clock is a price where no date repeats", () => {
    expect(rowsOf(text("2024-04-01,1230,1240,1220,1235", "2024-04-02,1235,1245,1225,1240"))).toEqual([
      [first, 1230, 1240, 1220, 1235, null],
      [second, 1235, 1245, 1225, 1240, null],
    ]);
  });

  it("a price that is no clock is a price where dates repeat", () => {
    for (const line of ["2024-04-01,1270,1280,1260,1275", "2024-04-01,1230.5,1240,1220,1235"]) {
      const { facts } = barsOf(text(line, line));
      expect([facts.count, facts.duplicates]).toEqual([1, 1]);
    }
  });

  it("dates of an open order count as times", () => {
    expect(rowsOf(text("4/13/2024,2,4,1,3", "4/14/2024,2,4,1,3")).map(([time]) => time)).toEqual([
      "2024-04-13T00:00:00",
      "2024-04-14T00:00:00",
    ]);
  });

  it("a shorter line is a bad line, a decimal comma is seen in the prices", () => {
    const lines = Array.from(
      { length: 10 },
      (_, at) => `${String(at + 1).padStart(2, "0")}.04.2024;2,5;4${at === 1 ? "" : ";1;3,5"}`,
    );
    const table = text(...lines);
    const { facts } = barsOf(table);
    expect([facts.count, facts.skipped, facts.firstSkipped]).toEqual([9, 1, 2]);
    expect(rowsOf(table)[0]).toEqual([first, 2.5, 4, 1, 3.5, null]);
  });

  it.each([
    ["three numbers behind a time", ["2024-04-01,4,1,3", "2024-04-02,4,1,3"]],
    ["prices that fit no order", ["2024-04-01,4,1,9,2", "2024-04-02,4,1,9,2"]],
    ["words", ["a,b,c,d", "e,f,g,h"]],
    ["one column", ["1", "2"]],
  ])("%s: refused", (_, lines) => {
    expect(saysOf(text(...lines))).toBe(
      "file.csv: no table of prices or fills was found: bars need Open, High, Low, Close; fills Time, Side, Quantity, Price. Nothing was changed.",
    );
  });

  it("refused with the names that stand above, where they say nothing", () => {
    const found = (...lines: string[]) => /Found: (.*?)\. Nothing/.exec(saysOf(text(...lines)))?.[1];
    expect(found("When,Alpha,Beta,Gamma", "20240401,4,1,3")).toBe("When, Alpha, Beta, Gamma");
    expect(found("A,B,C,D,E,F,G", "7,2,4,1,3,5,6")).toBe("A, B, C, D, E, F, G");
    expect(found("Day one,2,4,1", "7,9,2,1")).toBeUndefined();
  });
});

describe("columns that nothing tells are asked and answered", () => {
  const flat = text("2024-04-01,2,2,2,2,9", "2024-04-02,3,3,3,3,9");

  it("where the lines fit several orders", () => {
    expect(saysOf(flat)).toBe(
      "Which columns are these: Open, High, Low, Close; or Open, Close, High, Low; or Low, High, Open, Close? " +
        "The file names none, and the lines fit more than one order.",
    );
  });

  it("where six numbers stand there without a time", () => {
    expect(saysOf(text("7,2,4,1,3,5", "8,2,4,1,3,5"))).toContain("The file names none, and no column of times comes first.");
  });

  const table = text("2024-04-01,2,3,4,1,9", "2024-04-02,2,3,4,1,9");
  it.each<[string, unknown[]]>([
    ["Open, Close, High, Low", [first, 2, 4, 1, 3, 9]],
    ["open; close; high; low; volume", [first, 2, 4, 1, 3, 9]],
    ["Time, Open, Close, High, Low", [first, 2, 4, 1, 3, null]],
    ["Date, Open, Close, High, Low, Volume", [first, 2, 4, 1, 3, 9]],
    ["Bar, Open, Close, High, Low, Volume", [null, 2, 4, 1, 3, 9]],
    ["Close, Open, High, Low", [first, 3, 4, 1, 2, 9]],
  ])("as %s", (columns, row) => {
    expect(rowsOf(table, { columns })[0]).toEqual(row);
  });

  it("with the date and its clock named", () => {
    const lines = text("X,2024-04-01,09:30,2,3,4,1", "X,2024-04-01,10:30,2,3,4,1");
    expect(rowsOf(lines, { columns: "Symbol, Date, Time, Open, Close, High, Low" }).map(([time]) => time)).toEqual([
      "2024-04-01T09:30:00",
      "2024-04-01T10:30:00",
    ]);
  });

  it("and refused where the answer lacks a price", () => {
    expect(saysOf(table, { columns: "Open, High, Close" })).toBe(
      "file.csv has no column Low. Found: Open, High, Close. Nothing was changed.",
    );
    expect(saysOf(table, { columns: "High" })).toContain("has no columns Open, Low, Close. Found: High.");
  });
});

describe("which symbol", () => {
  const table = (...symbols: string[]) =>
    text(
      "Symbol,Date,Open,High,Low,Close",
      ...symbols.map((symbol, at) => `${symbol},2024-04-${String((at % 28) + 1).padStart(2, "0")},2,4,1,3`),
    );

  it("is told where there is one, and not where none stands there", () => {
    expect(barsOf(table("ABC", "", "ABC")).facts.symbol).toBe("ABC");
    expect(barsOf(table("", "")).facts.symbol).toBeNull();
    expect(barsOf(text("Date,Open,High,Low,Close,Symbol", "2024-04-01,2,4,1,3", "2024-04-02,2,4,1,3,ABC")).facts.symbol).toBe(
      "ABC",
    );
  });

  it("is asked where there are several, with their counts, and answered in any letter case", () => {
    expect(saysOf(table("ABC", "XYZ", "ABC"))).toBe("Which symbol: ABC (2 lines), XYZ (1 line)?");
    expect(barsOf(table("ABC", "XYZ", "ABC"), { symbol: " abc " }).facts).toMatchObject({ symbol: "ABC", count: 2 });
    expect(saysOf(table("ABC", "XYZ"), { symbol: "other" })).toBe("Which symbol: ABC (1 line), XYZ (1 line)?");
  });

  it("names twenty of them and counts the rest", () => {
    const names = Array.from({ length: 23 }, (_, at) => `S${at}`);
    expect(saysOf(table(...names))).toMatch(/^Which symbol: S0 \(1 line\), .*, S19 \(1 line\) and 3 more\?$/);
  });
});

describe("lines and columns that do not count", () => {
  it("an unfinished bar is left out, a footnote is none", () => {
    const { facts } = barsOf(
      text("Date,Open,High,Low,Close,Confirm", "2024-04-01,2,4,1,3,1", "2024-04-02,2,4,1,3,0", "Source: a site"),
    );
    expect([facts.count, facts.unfinished, facts.skipped]).toEqual([1, 1, 0]);
  });

  it("nothing but unfinished bars, or footnotes, is no table", () => {
    expect(saysOf(text("Date,Open,High,Low,Close,Confirm", "2024-04-01,2,4,1,3,0"))).toContain("has no line below the header.");
    expect(saysOf(text("Date,Open,High,Low,Close", "Source,a,site"))).toContain("has no line below the header.");
  });

  it("the first volume that is not 0 throughout counts, also where a line ends before it", () => {
    expect(rowsOf(text("Date,Open,High,Low,Close,Volume,Volume USDT", "2024-04-01,2,4,1,3,0,7"))[0]![5]).toBe(0);
    expect(rowsOf(text("Date,Open,High,Low,Close,Volume,TickVol", "2024-04-01,2,4,1,3,0,7"))[0]![5]).toBe(7);
    expect(rowsOf(text("Date,Open,High,Low,Close,Volume USDT", "2024-04-01,2,4,1,3,7"))[0]![5]).toBe(7);
    const short = text("Date,Open,High,Low,Close,Volume", "2024-04-01,2,4,1,3", "2024-04-02,2,4,1,3,8");
    expect(rowsOf(short).map((row) => row[5])).toEqual([null, 8]);
  });

  it("a long file is read to its end", () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `${1_711_929_600 + at * 60},2,4,1,3`);
    expect(barsOf(text("Time,Open,High,Low,Close", ...lines)).facts).toMatchObject({ count: 1000, interval: "1m", gaps: 0 });
  });
});
