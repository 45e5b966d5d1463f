import { largestFile, readTable } from "../../src/door/read-table";
import { barsOf, saysOf, text } from "./read";

const bytes = (...start: number[]) => new Uint8Array([...start, ...new TextEncoder().encode("[Content_Types].xml")]);

describe("what is no table is refused by its kind", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "is empty."],
    ["blank lines", "\n  \n\t\n", "is empty."],
    ["a mark and nothing else", "\uFEFF", "is empty."],
    ["a workbook", bytes(0x50, 0x4b, 3, 4), "is a zip archive as Excel writes it, a workbook: save its sheet as CSV."],
    ["an archive", new Uint8Array([0x50, 0x4b, 3, 4, 9]), "is a zip archive: unpack it and open the file inside."],
    ["gzip", new Uint8Array([0x1f, 0x8b, 8]), "is a gzip archive, a kind of zip archive: unpack it and open the file inside."],
    ["a page", "<!DOCTYPE html>\n<p>Sign in", "is a web page, no table: the site may have asked you to sign in."],
    ["a page behind a comment", "<!-- a --> <html>", "is a web page, no table: the site may have asked you to sign in."],
    ["XHTML", '<?xml version="1.0"?><html >', "is a web page, no table: the site may have asked you to sign in."],
    ["XML", '<?xml version="1.0"?><bars/>', "is XML: choose CSV when you export."],
    ["elements", "<bars><bar close='1'/></bars>", "is XML: choose CSV when you export."],
    ["a list of objects", '[{"open": 1}]', "is JSON: choose CSV when you export."],
    ["an object", '{ "data": [] }', "is JSON: choose CSV when you export."],
    ["control signs", new Uint8Array([0x89, 0, 1, 2, 3, 0x41, 0x42]), "is no text."],
  ])("%s", (_, source, sentence) => {
    expect(saysOf(source)).toBe(`file.csv ${sentence} Nothing was changed.`);
  });

  it.each<[string, number[]]>([
    ["PK, as a symbol", [...new TextEncoder().encode("PK\n1\n")]],
    ["PKX, as a symbol", [...new TextEncoder().encode("PKX 1\n")]],
    ["1F alone", [0x1f, 0x41, 0x42, ...new Array<number>(200).fill(0x43)]],
  ])("is no archive by the first sign alone: %s", (_, start) => {
    expect(saysOf(new Uint8Array(start))).toContain("no table of prices or fills was found");
  });

  it("a header in angle brackets is no XML, a control sign among many others no binary", () => {
    expect(barsOf(text("<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>", "2024-04-01,1,3,1,2")).facts.count).toBe(1);
    const lines = Array.from({ length: 30 }, (_, day) => `2024-04-${String(day + 1).padStart(2, "0")},1,3,1,2`);
    expect(barsOf(text("Date,Open,High,Low,Close", ...lines, "\u0001")).facts.count).toBe(30);
  });

  it("a file beyond 64 MB", () => {
    const read = readTable({ length: largestFile + 1 } as string, {}, "file.csv");
    expect(read).toMatchObject({ refusal: { refuse: "large", says: "file.csv holds more than 64 MB. Nothing was changed." } });
  });
});

describe("a header that cannot be right is refused with its names", () => {
  it.each([
    ["Time,Open,High,Low,Close", [], "has no line below the header."],
    ["Time,Open,High,Close", ["2024-04-01,1,3,2"], "has no column Low. Found: Time, Open, High, Close."],
    ["Time,Open,High,,", ["2024-04-01,1,3,,"], "has no columns Low, Close. Found: Time, Open, High."],
    ["Time,High,Low,Close", ["2024-04-01,3,1,2"], "has no column Open. Found: Time, High, Low, Close."],
    ["Time,Open,High,Low,Close,Close", ["2024-04-01,1,3,1,2,2"], "has two columns called Close."],
    ["Time,Open,High,Low,Last,LAST", ["2024-04-01,1,3,1,2,2"], "has two columns called Last."],
    [
      "Time,Open,High,Low,Close",
      ["2024-04-01,1,5,3,5,1,5,2,5", "2024-04-02,1,5,3,5,1,5,2,5"],
      "has more columns than the header names: a decimal comma in a comma separated file? Export with semicolons or tabs.",
    ],
  ])("%s", (header, lines, sentence) => {
    expect(saysOf(text(header, ...lines))).toBe(`file.csv ${sentence} Nothing was changed.`);
  });

  it.each(["Prices, high, low, of, one, market, day by day", "All of them: open high low and close"])(
    "a sentence above a table is no header: %s",
    (about) => {
      const { facts } = barsOf(text(about, "2024-04-01,2,4,1,3", "2024-04-02,3,5,2,4", "2024-04-03,4,6,3,5"));
      expect([facts.count, facts.headerless, facts.above]).toEqual([3, "Open, High, Low, Close", 1]);
    },
  );
});

describe("a line of bars that cannot be read says why", () => {
  it.each([
    ["2024-04-01,,3,1,2", "open is missing"],
    ["2024-04-01,1,3,1", "close is missing"],
    ["2024-04-01,1,n/a,1,2", 'high "n/a" is no number'],
    ["2024-04-01,0,3,0,2", "open 0 is not above 0"],
    ["2024-04-01,1,3,-1,2", "low -1 is not above 0"],
    ["2024-04-01,1,3,(1),2", "low -1 is not above 0"],
    ["2024-04-01,69950,69900,70010,69950", "high 69,900 is below low 70,010"],
    ["2024-04-01,4,3,1,2", "open 4 is above high 3"],
    ["2024-04-01,0.5,3,1,2", "open 0.5 is below low 1"],
    ["2024-04-01,1,3,1,3.5", "close 3.5 is above high 3"],
    ["2024-04-01,1,3,1,0.25", "close 0.25 is below low 1"],
    ["yesterday,1,3,1,2", '"yesterday" is no time that can be read'],
  ])("%s", (line, fault) => {
    const says = saysOf(text("Time,Open,High,Low,Close", line));
    expect(says).toBe(`file.csv: 1 of 1 line cannot be read, the first is line 2: ${fault}. Nothing was changed.`);
  });

  it("the first line of several is named, a time that is missing too", () => {
    expect(saysOf(text("Time,Open,High,Low,Close", ",1,3,1,2", "2024-04-01,0,3,1,2"))).toContain(
      "2 of 2 lines cannot be read, the first is line 2: it has no time.",
    );
  });

  it("up to three are left out and counted, the rest stands", () => {
    const { facts, report } = barsOf(
      text("Time,Open,High,Low,Close", "2024-04-01,1,3,1,2", "2024-04-02,9,3,1,2", "2024-04-03,1,3,1,2"),
    );
    expect([facts.count, facts.skipped, facts.firstSkipped]).toEqual([2, 1, 3]);
    expect(report).toContain("1 line skipped (the first is line 3)");
  });
});

describe("one time with several prices", () => {
  const line = (day: number, high: number, volume = "") => `2024-04-0${day},2,${high},1,2,${volume}`;
  const table = (...lines: string[]) => text("Time,Open,High,Low,Close,Volume", ...lines);

  it("is refused where it happens more than three times and in more than a tenth of the lines", () => {
    const lines = [1, 2, 3, 4].flatMap((day) => [line(day, 3), line(day, 4)]);
    expect(saysOf(table(...lines))).toBe(
      "file.csv: the same time stands there 4 times with different prices: more than one contract, or two time zones? Nothing was changed.",
    );
  });

  it("keeps the wider bar, then the larger volume, then the later line", () => {
    const bars = (...lines: string[]) => barsOf(table(...lines)).bars.map(([, , high, , close, volume]) => [high, close, volume]);
    expect(bars(line(1, 4, "5"), line(1, 3, "9"))).toEqual([[4, 2, 5]]);
    expect(bars(line(1, 3, "5"), line(1, 3, "9"))).toEqual([[3, 2, 9]]);
    expect(bars(line(1, 3, "9"), line(1, 3, "5"))).toEqual([[3, 2, 9]]);
    expect(bars(line(1, 3, "9"), line(1, 3))).toEqual([[3, 2, 9]]);
    expect(bars("2024-04-01,2,3,1,2,", "2024-04-01,2,3,1,3,")).toEqual([[3, 3, null]]);
  });
});

describe("texts made to keep a page busy are answered at once", () => {
  const table = (cell: string) => text("Time,Open,High,Low,Close", `2024-04-01,${cell},4,1,3`, "2024-04-02,2,4,1,3");

  it.each<[string, () => string, string]>([
    ["comments without end", () => saysOf(`${"<!---->".repeat(500)}x`), "no table of prices or fills was found"],
    ["a number of 30,000 digits", () => barsOf(table("1".repeat(30_000))).report, "1 line skipped (the first is line 2)"],
    ["30,000 digits and a letter", () => barsOf(table(`${"1".repeat(30_000)}x`)).report, "1 line skipped (the first is line 2)"],
    ["digits and blanks", () => barsOf(table(`${"1 ".repeat(30_000)}x`)).report, "1 line skipped (the first is line 2)"],
    ["open brackets", () => saysOf(text(`${"(".repeat(100_000)},open,high,low`, "1,2,4,1")), "has no column Close."],
  ])("%s", (_, read, expected) => {
    const before = process.cpuUsage();
    expect(read()).toContain(expected);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
