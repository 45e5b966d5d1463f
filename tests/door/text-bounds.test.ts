/** The bounds of what is told of a text as a whole: its lines, its header, its numbers, its order, and how it stands on a sheet. */
import { directionOf, putInOrder, type ReadBar } from "../../src/door/order";
import { refuseThirtySeconds } from "../../src/door/odd-prices";
import { waysOf } from "../../src/door/locale";
import { textOf } from "../../src/door/decode";
import { currencyIn, possibleMarks, readCellNumber } from "../../src/door/number-cell";
import { readTable } from "../../src/door/read-table";
import { barsOnSheet, sentenceColumn } from "../../src/door/sheet-layout";
import { splitLines, widthOf } from "../../src/door/split";
import { isoTime, numberWords, spanWords } from "../../src/door/words";
import type { BarRow, BarsRead } from "../../src/door/bar";
import { barsOf, fillsOf, saysOf, text } from "./read";

describe("what a locale says", () => {
  it.each<[string, "." | ",", "mdy" | "dmy", boolean]>([
    ["en-US", ".", "mdy", false],
    ["en-GB", ".", "dmy", false],
    ["de-DE", ",", "dmy", false],
    ["fr-FR", ",", "dmy", false],
    ["pt-BR", ",", "dmy", false],
    ["ja-JP", ".", "mdy", false],
    ["sv-SE", ",", "mdy", false],
    ["en-IN", ".", "dmy", true],
    ["ar-EG", ",", "dmy", false],
    ["no locale at all", ".", "mdy", false],
  ])("%s", (locale, decimal, dayOrder, groupsInTwos) => {
    expect(waysOf(locale)).toEqual({ decimal, dayOrder, groupsInTwos });
  });
});

describe("how bars stand on a sheet", () => {
  const sheetOf = (...bars: BarRow[]) => barsOnSheet({ bars, report: "1 bar." } as unknown as BarsRead);
  const priced = (...prices: [number, number, number, number]) => sheetOf([0, ...prices, 0.123]).priceFormat;
  const day = 86_400_000;

  it.each<[string, string]>([
    [priced(1, 2, 1, 2), "#,##0"],
    [priced(1.5, 2, 1, 2), "#,##0.0"],
    [priced(1, 2.25, 1, 2), "#,##0.00"],
    [priced(1, 2, 1.125, 2), "#,##0.000"],
    [priced(1, 2, 1, 2.0005), "#,##0.0000"],
    [priced(1.0005, 2.25, 1, 2), "#,##0.0000"],
    [priced(1e-7, 2, 1, 2), "#,##0.0000000"],
    [priced(1.25e-7, 2, 1, 2), "#,##0.000000000"],
    [priced(1e-12, 2, 1, 2), "#,##0.0000000000"],
  ])("as many places as the price that has the most, ten at most: %s", (format, expected) => {
    expect(format).toBe(expected);
  });

  it("dates alone where all are midnight", () => {
    expect(sheetOf([0, 1, 1, 1, 1, null], [day, 1, 1, 1, 1, null]).timeFormat).toBe("yyyy-mm-dd");
    expect(sheetOf([0, 1, 1, 1, 1, null], [day / 2, 1, 1, 1, 1, null]).timeFormat).toBe("yyyy-mm-dd hh:mm");
    expect(sheetOf([null, 1, 1, 1, 1, null])).toMatchObject({ timeFormat: "yyyy-mm-dd", sentence: "1 bar." });
    // 1 January 1970 is day 25,569 of Excel's count
    expect(sheetOf([day / 2, 1, 2, 0.5, 1, null]).rows[1]).toEqual([25569.5, 1, 2, 0.5, 1, null]);
  });

  it.each<[unknown[], number]>([
    [["1 bar of 1 hour."], 0],
    [["Time", "1,200 bars of 1 day."], 1],
    [["Time", "Made-up bars: 3."], 1],
    [["a", "b", "c", "d", "e", "f", "Funding"], 7],
    [["a", "b", "c", "d", "e", "f", "Funding", "own", ""], 8],
    [["a", "b", "c", "d", "e", "f", "Funding", "own", null], 8],
    [["a", "b", "c", "d", "e", "f", "Funding", 5, "of 12 bars"], 9],
    [["a", "of Made-up bars:", "12 barsx"], 7],
  ])("the sentence of %j stands in column %d", (row, column) => {
    expect(sentenceColumn(row)).toBe(column);
  });
});

describe("numbers of cells at their bounds", () => {
  it.each<[string, "." | ",", number | undefined]>([
    ["1".repeat(60), ".", Number("1".repeat(60))],
    ["1".repeat(61), ".", undefined],
    ["-1.5", ".", -1.5],
    ["-1.5", ",", undefined],
    ["+12.50", ".", 12.5],
    ["1’234’567.5", ".", 1234567.5],
    ["1´234", ",", 1234],
    ["\u22125", ".", -5],
    ["12,34,567.5", ".", 1234567.5],
    ["1.234,5", ",", 1234.5],
    ["1.23,5", ",", undefined],
    ["2.5K", ".", 2500],
    ["5%", ".", 0.05],
    ["1e400", ".", undefined],
    ["1.5E3", ".", 1500],
    ["1,5e-3", ",", 0.0015],
    [".5", ".", 0.5],
    [",5", ",", 0.5],
    ["5.", ".", 5],
    [".", ".", undefined],
    ["(2.5)", ".", -2.5],
    ["-(2.5)", ".", undefined],
    ["- 2.5", ".", -2.5],
    ["--2.5", ".", undefined],
  ])("%s under %s", (cell, mark, expected) => {
    expect(readCellNumber(cell, mark)).toBe(expected);
  });

  it("longer than sixty signs is no number, and has no mark and no currency", () => {
    const long = `${"1".repeat(54)}.5`;
    expect([possibleMarks(`${long} USD`), possibleMarks(`${long}  USD`)]).toEqual([".", undefined]);
    expect([currencyIn(`${"1".repeat(57)}USD`), currencyIn(`${"1".repeat(58)}USD`)]).toEqual(["USD", ""]);
    expect([currencyIn("$5"), currencyIn("€5 EUR"), currencyIn("USD 5"), currencyIn("5")]).toEqual(["", "EUR", "USD", ""]);
  });
});

describe("bytes of two kinds", () => {
  const wide = (plain: number, isLittle: boolean) =>
    new Uint8Array(
      [..."a".repeat(plain), ..."日".repeat(100 - plain)].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );

  it.each([true, false])("without a mark more than seven in ten letters must be plain ones", (isLittle) => {
    expect(textOf(wide(71, isLittle))).toBe("a".repeat(71) + "日".repeat(29));
    expect(() => textOf(wide(70, isLittle))).toThrow("is no text.");
  });

  it("the last byte of an odd number tells nothing", () => {
    expect(textOf(new Uint8Array([...new TextEncoder().encode("a,b\n1,2\n"), 0x31]))).toBe("a,b\n1,2\n1");
  });
});

describe("the bounds of lines", () => {
  it("a cell is trimmed of blanks of every kind, at both of its ends", () => {
    const cells = (line: string) => splitLines(line, ",")[0]!.cells;
    expect(cells("a\u007F,b")).toEqual(["a\u007F", "b"]);
    expect(cells("\u0080a,b")).toEqual(["\u0080a", "b"]);
    expect(cells("a ,b\u3000,\u2003c,d\u00A0e")).toEqual(["a", "b", "c", "d e"]);
    expect(cells("(a\u00A0),b")).toEqual(["(a )", "b"]);
  });

  it("a bar in a cell of a table of bars needs quotes, and an empty pattern is no mark", () => {
    expect(splitLines('a|"b|c"|d', "|")[0]!.cells).toEqual(["a", "b|c", "d"]);
    expect(splitLines('x "y"| "b|c"', "|")[0]!.cells).toEqual(['x "y"', "b|c"]);
    expect(splitLines('"\nb",c\nd,e', ",").map(({ number }) => number)).toEqual([1, 3]);
    expect(widthOf({ number: 1, cells: ["", ""] })).toBe(0);
  });

  it("a quote that never ends, after one that spans lines", () => {
    expect(() => splitLines('"a\nb","c\nd', ",")).toThrow("has a quote in line 1 that never ends");
  });
});

describe("the header of a table", () => {
  const header = "Time,Open,High,Low,Close";
  const row = (at: number) => `2024-04-${String(at).padStart(2, "0")},1,3,1,2`;
  const notes = (count: number, parting = "") => Array.from({ length: count }, (_, at) => `note ${at}, and more${parting}`);

  it("is looked for in the first two hundred lines that hold something", () => {
    expect(barsOf(text(...notes(199), header, row(1))).facts).toMatchObject({ above: 199, count: 1 });
    expect(barsOf(text(...notes(150, "\n"), header, row(1))).facts).toMatchObject({ above: 150, count: 1 });
    expect(saysOf(text(...notes(200), header, row(1)))).toContain("no table of prices or fills was found");
  });

  it("without a line below it is empty", () => {
    expect(readTable(text(header), {}, "file.csv")).toEqual({
      refusal: { refuse: "empty", says: "file.csv has no line below the header. Nothing was changed." },
    });
  });

  it("names as many columns as it has cells, the empty ones at its end too", () => {
    expect(barsOf(text(`${header},,`, `${row(1)},4,5`, `${row(2)},4,5`)).facts.count).toBe(2);
    expect(saysOf(text(header, `${row(1)},5`, `${row(2)},5`))).toContain("has more columns than the header names");
    // Half of the lines may be wider
    expect(barsOf(text(header, `${row(1)},5`, row(2))).facts.count).toBe(2);
  });

  it("has no name where the text has none", () => {
    expect(readTable("")).toEqual({ refusal: { refuse: "empty", says: "The text is empty. Nothing was changed." } });
  });

  it("that names some of the prices is refused, in the first column too", () => {
    expect(saysOf(text("Open,High,Time,Volume", "1,2,2024-04-01,4"))).toContain("Low");
    expect(saysOf(text("Time,Open,High", "2024-04-01,1,2"))).toContain("Low");
    expect(saysOf(text("Time,Open,High"))).toContain("no table of prices or fills was found");
  });
});

describe("tables below the fills of a report", () => {
  const fills = ["Time,Symbol,Side,Quantity,Price", "2024-04-01 08:00,MBT,buy,1,70000", "2024-04-01 09:00,MBT,sell,1,71000"];
  const reading = (...below: string[]) => fillsOf(text(...fills, ...below));
  const unread = "the table Positions is not read";

  it.each<[string, string[], boolean]>([
    ["a title and four names", ["Positions", "Symbol,Time,Net,Side"], true],
    ["a title and four names with rows", ["Positions", "Symbol,Time,Net,Side", "MBT,x,1,long"], true],
    ["a title with empty cells behind it", ["Positions,,,,", "Symbol,Time,Net,Side"], true],
    ["three names", ["Positions", "Symbol,Time,Net"], false],
    ["names of which one begins with a digit", ["Positions", "Symbol,Time,Net,1"], false],
    ["names of which one has a digit further on", ["Positions", "Symbol,Time,Net,Day 1"], true],
    ["the same names once more", ["Positions", fills[0]!], false],
    ["a title with a number in it", ["Positions 2", "Symbol,Time,Net,Side"], false],
    ["a title that begins with another sign", ["-Positions", "Symbol,Time,Net,Side"], false],
    ["a title of two cells", ["Positions,now", "Symbol,Time,Net,Side"], false],
    ["nothing below the title", ["Positions"], false],
  ])("%s", (_, below, isTable) => {
    const said = readTable(text(...fills, ...below), {}, "file.csv");
    expect(JSON.stringify(said).includes(unread)).toBe(isTable);
  });

  it("leave the fills above them as they are", () => {
    expect(reading("Positions", "Symbol,Time,Net,Side", "MBT,x,1,long").facts).toMatchObject({ count: 2, trades: 1, skipped: 0 });
  });
});

describe("the order of bars", () => {
  const bar = (time: number, high = 3, low = 1, volume: number | null = 5): ReadBar => ({
    row: [time, 2, high, low, 2, volume],
    line: time,
  });
  const times = (...read: ReadBar[]) => putInOrder(read, read.length, true).bars.map(({ row }) => row[0]);

  it("is turned where it falls, put right where it does both, left where it rises", () => {
    expect([times(bar(1), bar(2)), times(bar(2), bar(1)), times(bar(2), bar(1), bar(3))]).toEqual([
      [1, 2],
      [1, 2],
      [1, 2, 3],
    ]);
    expect(putInOrder([bar(2), bar(1), bar(3)], 3, true)).toMatchObject({ turned: false, sorted: true });
    expect(putInOrder([bar(2), bar(1)], 2, true)).toMatchObject({ turned: true, sorted: false });
    expect([directionOf([1, 1]), directionOf([1, 1, 0]), directionOf([1])]).toEqual([
      { rises: false, falls: false },
      { rises: false, falls: true },
      { rises: false, falls: false },
    ]);
  });

  it("of two bars of a time keeps the wider, then the one with more volume, then the later", () => {
    const kept = (one: ReadBar, two: ReadBar) => putInOrder([one, two], 2, true).bars[0]!.row.slice(2, 4);
    expect(kept(bar(1, 4, 1), bar(1, 3, 1))).toEqual([4, 1]);
    expect(kept(bar(1, 3, 1), bar(1, 4, 1))).toEqual([4, 1]);
    expect(kept(bar(1, 3, 1, 6), bar(1, 4, 2, 5))).toEqual([3, 1]);
    expect(kept(bar(1, 3, 1, 5), bar(1, 4, 2, 5))).toEqual([4, 2]);
    expect(kept(bar(1, 3, 1, 1), bar(1, 4, 2, null))).toEqual([3, 1]);
    expect(putInOrder([bar(1), bar(1)], 2, true)).toMatchObject({ duplicates: 1, conflicts: 0 });
  });

  it("is refused where more than three, and more than a tenth of the lines, stand twice with other prices", () => {
    const twice = (count: number) => Array.from({ length: count }, (_, at) => [bar(at), bar(at, 4)]).flat();
    expect(putInOrder(twice(3), 6, true).conflicts).toBe(3);
    expect(() => putInOrder(twice(4), 8, true)).toThrow("the same time stands there 4 times with different prices");
    expect(putInOrder(twice(4), 40, true).conflicts).toBe(4);
    expect(() => putInOrder(twice(4), 39, true)).toThrow("more than one contract, or two time zones?");
  });
});

describe("prices that mean something else", () => {
  const refused = (...cells: string[]) => {
    try {
      refuseThirtySeconds(cells.map((cell, at) => [cell, at + 2] as const));
    } catch (error) {
      return (error as Error).message;
    }
    return "taken";
  };

  it.each<[string[], string]>([
    [["110'165"], "line 2 has 110'165, which is 110165 or 110 and 16.5/32"],
    [["110'16"], "line 2 has 110'16, which is 110 and 16/32"],
    [["110'162", "99'315"], "line 2 has 110'162, which is 110162 or 110 and 16.2/32"],
    [["110'161"], "taken"],
    [["110'325"], "taken"],
    [["210'165"], "taken"],
    [["49'165"], "taken"],
    [["50'165"], "50165 or 50 and 16.5/32"],
    [["110'165", "110.5"], "taken"],
    [[], "taken"],
  ])("%j", (cells, said) => {
    expect(refused(...cells)).toContain(said);
  });

  const event = (name: string, price: string) =>
    text(`${name},Open,High,Low,Close`, `2024-04-01,${price},${price},${price},${price}`);
  it("whole billionths under the name of Databento's time alone", () => {
    expect(readTable(event("ts_event", "70000000000000"), {}, "file.csv")).toEqual({
      refusal: {
        refuse: "numbers",
        says: "file.csv: its prices are whole billionths: 70000000000000 in line 2 stands for 70000. Export decimal prices. Nothing was changed.",
      },
    });
    for (const [name, price] of [
      ["Time", "70000000000000"],
      ["ts_event", "70000"],
      ["ts_event", "70000000.5"],
    ] as const)
      expect(barsOf(event(name, price)).facts.count).toBe(1);
  });

  it("a blank among them says nothing", () => {
    const table = text(
      "ts_event,Open,High,Low,Close",
      "2024-04-01,,1,1,1",
      "2024-04-02,70000000000000,70000000000000,70000000000000,70000000000000",
    );
    expect(barsOf(table).facts).toMatchObject({ count: 1, skipped: 1 });
  });
});

describe("words", () => {
  it("of numbers, times and spans", () => {
    expect([numberWords(70010.5), numberWords(0.00012345), numberWords(1234567)]).toEqual([
      "70,010.5",
      "0.00012345",
      "1,234,567",
    ]);
    expect([isoTime(0), isoTime(1), isoTime(1000)]).toEqual([
      ...["1970-01-01T00:00:00", "1970-01-01T00:00:00.001", "1970-01-01T00:00:01"],
    ]);
    expect(spanWords(3_600_000, 86_400_000, "UTC")).toBe("1 Jan 1970 01:00 to 2 Jan 1970 00:00 UTC");
    expect(spanWords(0, 90_000_000, "UTC")).toBe("1 Jan 1970 00:00 to 2 Jan 1970 01:00 UTC");
    expect(spanWords(0, 86_400_000, "file")).toBe("1 Jan 1970 to 2 Jan 1970, times as in the file");
  });
});
