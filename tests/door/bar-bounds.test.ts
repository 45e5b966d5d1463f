/** Bars at the bounds of the rules: tables that name no columns, columns by their names, numbers by what stands beside them. */
import { Ask, Refusal } from "../../src/door/answers";
import { bareLayout, leadingLines, unknownNames } from "../../src/door/bare-bars";
import type { Delimiter, Line } from "../../src/door/split";
import { readTable } from "../../src/door/read-table";
import { barsOf, rowsOf, saysOf, text } from "./read";

const lines = (...rows: string[]): Line[] => rows.map((row, at) => ({ number: at + 1, cells: row.split(";") }));

describe("names above numbers that say nothing of prices", () => {
  const named = (above: string, ...rows: string[]) => unknownNames(lines(above), lines(...rows));

  it.each<[string, string, string[], boolean]>([
    ["four names above four numbers", "a;b;c;d", ["1;2;3;4"], true],
    ["three names", "a;b;c", ["1;2;3;4"], false],
    ["four cells of which one is blank", "a;b;;d", ["1;2;3;4"], false],
    ["a blank behind four names", "a;b;;c;d", ["1;2;3;4"], true],
    ["half as many as below", "a;b;c;d", ["1;2;3;4;5;6;7;8"], true],
    ["less than half", "a;b;c;d", ["1;2;3;4;5;6;7;8;9"], false],
    ["a name without a letter", "a;b;c;**", ["1;2;3;4"], false],
    ["a number with a letter", "a;b;c;5K", ["1;2;3;4"], false],
    ["nothing below", "a;b;c;d", [], false],
  ])("%s", (_, above, rows, are) => {
    expect(named(above, ...rows)).toEqual(are ? above.split(";").filter((cell) => cell !== "") : undefined);
  });

  it("nothing above is no row of names; the first line of four numbers begins the table", () => {
    expect(unknownNames([], lines("1;2;3;4"))).toBeUndefined();
    expect(leadingLines(lines("note", "1;2;3", "1;2;3;4", "5;6;7;8"))).toBe(2);
    expect(leadingLines(lines("1,5;2,5;3,5;4,5"))).toBe(0);
    expect(leadingLines(lines("a", "b"))).toBe(2);
  });
});

describe("columns without names", () => {
  const laidOut = (rows: string[], answers = {}, names?: string[], delimiter: Delimiter = ";") => {
    try {
      const { headerless, prices, time, fallback } = bareLayout(lines(...rows), delimiter, answers, names);
      return [headerless, (["Open", "High", "Low", "Close"] as const).map((column) => prices[column]), time, fallback];
    } catch (thrown) {
      if (thrown instanceof Ask) return thrown.question.says;
      if (thrown instanceof Refusal) return thrown.sentence;
      throw thrown;
    }
  };
  const ohlc = (time: string, volume = ";9") => [`${time}5;8;1;6${volume}`, `${time}6;9;2;5${volume}`];
  const table = "no table of prices or fills was found: bars need Open, High, Low, Close; fills Time, Side, Quantity, Price.";

  it.each<[string, string[], unknown]>([
    ["prices alone", ohlc("", ""), ["Open, High, Low, Close", [0, 1, 2, 3], undefined, -1]],
    ["a volume behind them", ohlc(""), ["Open, High, Low, Close", [0, 1, 2, 3], undefined, 4]],
    ["a time in front", ohlc("2024-04-01 09:30;"), ["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, 5]],
    ["a time without a volume", ohlc("2024-04-01 09:30;", ""), ["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, -1]],
    ["a date and its clock", ohlc("2024-04-01;09:30;"), ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0, clock: 1 }, 6]],
    [
      "a date of which one has a clock",
      ["2024-04-01 00:00;5;8;1;6", "2024-04-01 01:00;6;9;2;5"],
      ["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, -1],
    ],
    ["digits where dates repeat", ohlc("20240401;0930;"), ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0, clock: 1 }, 6]],
    [
      "digits of six",
      ["20240401;93000;5;8;1;6", "20240401;103000;6;9;2;5"],
      ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0, clock: 1 }, -1],
    ],
    [
      "digits of both lengths",
      ["20240401;930;5;8;1;6", "20240401;103000;6;9;2;5"],
      ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0, clock: 1 }, -1],
    ],
    ["the low first", ["1;8;5;6;9", "2;9;6;5;9"], ["Low, High, Open, Close", [2, 1, 0, 3], undefined, 4]],
    ["the close behind the open", ["5;6;8;1;9", "6;5;9;2;9"], ["Open, Close, High, Low", [0, 2, 3, 1], undefined, 4]],
    ["too few", ["5;8;1", "6;9;2"], table],
    [
      "digits where dates repeat, of which one is no clock",
      ["20240401;1230;1300;1200;1250", "20240401;1290;1300;1200;1250"],
      ["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, -1],
    ],
    ["a close above the high", ["5;8;1;9", "6;9;2;10"], table],
    ["a time and too few", ["2024-04-01;5;8;1", "2024-04-02;6;9;2"], table],
    ["no order that fits", ["5;1;8;6", "6;2;9;5"], table],
  ])("%s", (_, rows, expected) => {
    expect(laidOut(rows)).toEqual(expected);
  });

  it("a first column counts as time where more than half of it are dates", () => {
    const rows = (dates: number) => Array.from({ length: 4 }, (_, at) => `${at < dates ? "2024-04-01 09:30" : "7"};5;8;1;6`);
    expect([laidOut(rows(3))[2], laidOut(rows(4))[2]]).toEqual([{ date: 0 }, { date: 0 }]);
    expect(laidOut(rows(2))).toBe(table);
  });

  it("the usual width counts, whatever order the lines stand in", () => {
    const wide = "5;8;1;6;9";
    expect(laidOut([wide, "5;8;1", wide, "5;8;1", ...Array.from({ length: 16 }, () => wide)])).toEqual([
      ...["Open, High, Low, Close", [0, 1, 2, 3], undefined, 4],
    ]);
  });

  it("the usual width counts where a short line stands in the middle", () => {
    const wide = Array.from({ length: 5 }, () => "5;8;1;6;9");
    expect(laidOut([...wide, "5;8;1", ...wide])).toEqual(["Open, High, Low, Close", [0, 1, 2, 3], undefined, 4]);
  });

  it.each<[string[], boolean]>([
    [["01.04.2024"], true],
    [["1.4.2024"], true],
    [["01.04.2024", "2024-04-02"], true],
    [["2024-04-01"], false],
  ])("beside the dates %j a point before three digits is asked about: %s", (dates, isAsked) => {
    const laid = laidOut(
      dates.map((date) => `${date};1.500;1.800;1.100;1.600`),
      {},
      undefined,
      ",",
    );
    if (isAsked) expect(laid).toContain("1500 or 1.5?");
    else expect(laid).toEqual(["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, -1]);
  });

  it.each<[string, string[], string]>([
    [
      "six without a time",
      ["1;5;8;1;6;9", "2;6;9;2;5;9"],
      "Which columns are these: Open, High, Low, Close; or Open, Close, High, Low; or Low, High, Open, Close? The file names none, and no column of times comes first.",
    ],
    [
      "lines that fit two orders",
      ["5;5;5;5", "6;6;6;6"],
      "Which columns are these: Open, High, Low, Close; or Open, Close, High, Low; or Low, High, Open, Close? The file names none, and the lines fit more than one order.",
    ],
  ])("asks about %s", (_, rows, says) => {
    expect(laidOut(rows)).toBe(says);
    const read = readTable(text(...rows), {}, "file.csv");
    const orders = ["Open, High, Low, Close", "Open, Close, High, Low", "Low, High, Open, Close"];
    expect(read).toEqual({
      question: { ask: "columns", says, choices: orders.map((order) => ({ answer: order, label: order })) },
    });
  });

  it("half of the lines fitting another order are enough to ask", () => {
    // Those with a high and a close of one price fit Open, Close, High, Low too
    const rows = (both: number) => Array.from({ length: 10 }, (_, at) => (at < both ? "5;5;5;5" : "5;8;1;6"));
    expect([typeof laidOut(rows(5)), typeof laidOut(rows(4))]).toEqual(["string", "object"]);
  });

  it.each<[string, string[], unknown]>([
    ["under names that say nothing, a volume is called one", ["p", "q", "r", "s", "Vol."], 4],
    ["by one letter", ["p", "q", "r", "s", "V"], 4],
    ["by its beginning alone", ["p", "q", "r", "s", "Revolver"], -1],
    ["not by the letter it begins with", ["p", "q", "r", "s", "Value"], -1],
    ["not by its end", ["p", "q", "r", "s", "myqty"], -1],
    ["or it is none", ["p", "q", "r", "s"], -1],
  ])("%s", (_, names, fallback) => {
    expect(laidOut(ohlc(""), {}, names)[3]).toBe(fallback);
  });

  it("names that say nothing are told where no order fits, and asked about where the close may stand first", () => {
    const names = ["p", "q", "r", "s"];
    expect(laidOut(["5;1;8;6", "6;2;9;5"], {}, names)).toBe(`${table} Found: p, q, r, s.`);
    expect(laidOut(["5;8;1"], {}, names)).toBe(`${table} Found: p, q, r, s.`);
    expect(laidOut(["1;5;8;1;6;9", "2;6;9;2;5;9"], {}, [...names, "t", "u"])).toBe(`${table} Found: p, q, r, s, t, u.`);
    expect(laidOut(ohlc(""), {}, [...names, "t"])).toEqual(["Open, High, Low, Close", [0, 1, 2, 3], undefined, -1]);
    expect(laidOut(["5;6;8;1", "6;5;9;2"], {}, names)).toBe(
      "Which columns are these: Open, Close, High, Low; or Close, Open, High, Low? The names above them are not known, and the lines fit both.",
    );
  });

  it.each<[string, unknown]>([
    ["Open, Close, High, Low", ["Open, Close, High, Low", [1, 3, 4, 2], { date: 0 }, 5]],
    ["close;open;high;low", ["Close, Open, High, Low", [2, 3, 4, 1], { date: 0 }, 5]],
    ["Volume, Open, High, Low, Close", ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0 }, 1]],
    ["Date, Open, High, Low, Close", ["Open, High, Low, Close", [1, 2, 3, 4], { date: 0 }, -1]],
    ["Open, High, Low, Close, Time", ["Open, High, Low, Close", [0, 1, 2, 3], { date: 4 }, -1]],
    ["Date, Time, Open, High, Low, Close, Volume", ["Open, High, Low, Close", [2, 3, 4, 5], { date: 0, clock: 1 }, 6]],
    ["Time, Date, Open, High, Low, Close", ["Open, High, Low, Close", [2, 3, 4, 5], { date: 1, clock: 0 }, -1]],
    ["x, Open, High, Low, Close", ["Open, High, Low, Close", [1, 2, 3, 4], undefined, -1]],
    ["opening, Open, High, Low, Close", ["Open, High, Low, Close", [1, 2, 3, 4], undefined, -1]],
    ["reopen, Open, High, Low, Close", ["Open, High, Low, Close", [1, 2, 3, 4], undefined, -1]],
  ])("the answer %j", (columns, expected) => {
    expect(laidOut(ohlc("2024-04-01 09:30;"), { columns })).toEqual(expected);
  });

  it("a number with one mark before three digits is asked about, but not beside dates with points", () => {
    const dotted = (date: string) => text(`${date},1.500,1.800,1.100,1.600`);
    expect(saysOf(dotted("01.04.2024 09:30"))).toContain("1500 or 1.5?");
    expect(rowsOf(dotted("2024-04-01 09:30"))[0]!.slice(1, 5)).toEqual([1.5, 1.8, 1.1, 1.6]);
    expect(rowsOf(dotted("2024-04-01 09:30"))[0]![5]).toBeNull();
  });
});

describe("columns by their names", () => {
  const names = "Time,Open,High,Low,Close";
  const row = (at: number, prices = "5,8,1,6") => `2024-04-${String(at + 1).padStart(2, "0")},${prices}`;
  const rows = (count: number, prices?: string) => Array.from({ length: count }, (_, at) => row(at, prices));

  it("prices stand in the first columns too", () => {
    const found = (header: string, cells: string) => rowsOf(text(header, cells))[0]!.slice(1);
    expect(found("High,Low,Close,Open", "8,1,6,5")).toEqual([5, 8, 1, 6, null]);
    expect(found("Low,High,Close,Open", "1,8,6,5")).toEqual([5, 8, 1, 6, null]);
    expect(found("Volume,Open,High,Low,Close", "9,5,8,1,6")).toEqual([5, 8, 1, 6, 9]);
  });

  it("of several volumes the first that is not 0 throughout", () => {
    const volume = (header: string, ...cells: string[]) =>
      rowsOf(text(`${names},${header}`, ...cells.map((each, at) => `${row(at)},${each}`))).map((bar) => bar[5]);
    expect(volume("Volume,Tick volume", "0,7", "0,8")).toEqual([7, 8]);
    expect(volume("Volume,Tick volume", "0,7", "3,8")).toEqual([0, 3]);
    expect(volume("Volume", "0", "0")).toEqual([0, 0]);
    expect(volume("Other", "1", "2")).toEqual([null, null]);
  });

  it.each<[string, string, string[], string]>([
    ["a name twice", "Time,Open,High,Low,Close,Close", ["2024-04-01,5,8,1,6,6"], "has two columns called Close."],
    ["in the first column", "Open,Open,High,Low,Close", ["5,5,8,1,6"], "has two columns called Open."],
    ["another name for it", "Time,Open,High,Low,Last,Last", ["2024-04-01,5,8,1,6,6"], "has two columns called Last."],
    ["in small letters", "time,open,high,low,close,close", ["2024-04-01,5,8,1,6,6"], "has two columns called Close."],
    [
      "symbols that look like times",
      "Symbol,Open,High,Low,Close",
      ["A-1,5,8,1,6", "B-2,5,8,1,6"],
      "Which symbol: A-1 (1 line), B-2 (1 line)?",
    ],
    [
      "times parted at once",
      "When,Open,High,Low,Close",
      ["1/2,5,8,1,6", "3/4,5,8,1,6"],
      'no times that can be read: "1/2" in line 2.',
    ],
    [
      "times parted later",
      "When,Open,High,Low,Close",
      ["1**/,5,8,1,6", "2**/,5,8,1,6"],
      'no times that can be read: "1**/" in line 2.',
    ],
    ["an open above a flat bar", names, ["2024-04-01,6,5,5,5"], "open 6 is above high 5"],
    ["a close above an open at the high", names, ["2024-04-01,8,8,1,9"], "close 9 is above high 8"],
    ["a close below an open at the low", names, ["2024-04-01,2,8,2,1"], "close 1 is below low 2"],
    [
      "times that no one can read",
      "When,Open,High,Low,Close",
      ["day 1-x,5,8,1,6", "day 2-x,5,8,1,6"],
      'its first column, When, holds no times that can be read: "day 1-x" in line 2.',
    ],
    [
      "without a name",
      ",Open,High,Low,Close",
      ["2024-W1,5,8,1,6", "2024-W2,5,8,1,6"],
      'its first column, without a name, holds no times that can be read: "2024-W1" in line 2.',
    ],
    [
      "times of a spreadsheet",
      names,
      ["1.7119E+12,5,8,1,6", "1.7120E+12,5,8,1,6"],
      "its times were rounded by a spreadsheet (1.7119E+12): use the file as it was downloaded.",
    ],
  ])("%s", (_, header, cells, says) => {
    expect(saysOf(text(header, ...cells))).toContain(says);
  });

  it.each<[string, string[]]>([
    ["one value throughout", ["a-1", "a-1"]],
    ["no digit", ["a-b", "c-d"]],
    ["plain numbers", ["1.5", "2.5"]],
    ["plain numbers in groups", ["1 234,5", "1'235,5"]],
    ["half of them", ["a-1", "b-2", "1", "2"]],
    ["nothing that parts", ["1*2", "2*3"]],
    ["nothing at all", ["", ""]],
  ])("a first column of %s is no time and no fault", (_, cells) => {
    const table = text("Name,Open,High,Low,Close", ...cells.map((cell) => `"${cell}",5,8,1,6`));
    expect(barsOf(table).facts).toMatchObject({ count: cells.length, from: null });
  });

  it("most cells decide, those that are blank aside", () => {
    const table = (...cells: string[]) => text("Name,Open,High,Low,Close", ...cells.map((cell) => `${cell},5,8,1,6`));
    expect(saysOf(table("a-1", "b-2", "1"))).toContain('"a-1" in line 2');
    expect(saysOf(table("", "", "", "a-1", "b-2"))).toContain('"a-1" in line 5');
    expect(saysOf(table("1 Apr x", "2 Apr x"))).toContain('"1 Apr x" in line 2');
  });

  it.each([
    [text(names, row(0), row(1), ",5,x,1,6")],
    [text("Time;Open;High;Low;Close", "2024-04-01;1.234,5;1.234,5;1.234,5;1.234,5", "2024-04-02;5;8;1;6", ";1.234,5;x;x;x")],
  ])("a line without a time that has a price is told, not passed over", (table) => {
    expect(barsOf(table).facts).toMatchObject({ count: 2, skipped: 1, firstSkipped: 4 });
  });

  it("a price beside no times is read in English, beside one date with points asked about", () => {
    expect(rowsOf(text("Open,High,Low,Close", "1.500,1.800,1.100,1.600"))[0]!.slice(1, 5)).toEqual([1.5, 1.8, 1.1, 1.6]);
    const mixed = [row(0, "1.500,1.800,1.100,1.600"), "02.04.2024,1.500,1.800,1.100,1.600"];
    expect(saysOf(text(names, ...mixed))).toContain("1500 or 1.5?");
  });

  it("a table with names is not said to have none", () => {
    expect(Object.keys(barsOf(text(names, row(0), row(1))).facts)).not.toContain("headerless");
  });

  it.each([
    ["twice", text("Time,Open,High,Low,Close,Close", "2024-04-01,5,8,1,6,6")],
    ["empty", text(`${names},Confirm`, `${row(0)},0`)],
  ])("the word of a refusal is %s", (word, table) => {
    expect(readTable(table, {}, "file.csv")).toMatchObject({ refusal: { refuse: word } });
  });

  it("half of the times rounded are not refused for it", () => {
    expect(saysOf(text(names, "1.7119E+12,5,8,1,6", "1.7120E+12,5,8,1,6", row(0)))).toContain("rounded by a spreadsheet");
    const said = JSON.stringify(readTable(text(names, "1.7119E+12,5,8,1,6", row(0)), {}, "file.csv"));
    expect(said).not.toContain("rounded by a spreadsheet");
  });

  it("more than three lines and a tenth of them that cannot be read are too many", () => {
    const bad = (count: number) => rows(count, "5,8,x,6");
    expect(barsOf(text(names, ...rows(28), ...bad(3))).facts).toMatchObject({ count: 28, skipped: 3, firstSkipped: 30 });
    expect(barsOf(text(names, ...rows(3), ...bad(3))).facts).toMatchObject({ count: 3, skipped: 3 });
    expect(saysOf(text(names, ...rows(3), ...bad(4)))).toContain("line 5");
    expect(saysOf(text(names, ...bad(1)))).toContain("line 2");
  });

  it("the times do not vote on the decimal mark", () => {
    expect(rowsOf(text("Date;Time;Open;High;Low;Close", "01.04.2024;09:30:00.5;5,5;8,5;1,5;6,5"))[0]!.slice(1, 5)).toEqual([
      ...[5.5, 8.5, 1.5, 6.5],
    ]);
    expect(rowsOf(text("Time;Open;High;Low;Close", "45383.5;5,5;8,5;1,5;6,5", "45384.5;5,5;8,5;1,5;6"))[0]![1]).toBe(5.5);
    expect(saysOf(text("Time,Open,High,Low,Close", "01.04.2024,1.500,1.800,1.100,1.600"))).toContain("1500 or 1.5?");
    expect(rowsOf(text("Time,Open,High,Low,Close", "2024-04-01,1.500,1.800,1.100,1.600"))[0]![1]).toBe(1.5);
  });

  it("symbols are asked about, twenty of them by name", () => {
    const table = (count: number) =>
      text(`Symbol,${names}`, ...Array.from({ length: count }, (_, at) => `S${at + 10},${row(0)}`));
    const listed = Array.from({ length: 20 }, (_, at) => `S${at + 10} (1 line)`).join(", ");
    expect(saysOf(table(20))).toBe(`Which symbol: ${listed}?`);
    expect(saysOf(table(21))).toBe(`Which symbol: ${listed} and 1 more?`);
    expect(readTable(table(2), {}, "file.csv")).toEqual({
      question: {
        ask: "symbol",
        says: "Which symbol: S10 (1 line), S11 (1 line)?",
        choices: ["S10", "S11"].map((name) => ({ answer: name, label: name })),
      },
    });
  });
});
