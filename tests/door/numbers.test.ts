import { decimalMark } from "../../src/door/decimal-mark";
import { currencyIn, possibleMarks, readCellNumber } from "../../src/door/number-cell";
import { readTable } from "../../src/door/read-table";
import { rowsOf, saysOf, text } from "./read";

describe("a cell that holds a number", () => {
  it.each<[string, number | undefined, number | undefined]>([
    ["70000", 70000, 70000],
    ["70.5", 70.5, undefined],
    ["70,5", undefined, 70.5],
    ["70.000", 70, 70000],
    ["70,000", 70000, 70],
    ["0.000", 0, undefined],
    ["1,234,567.5", 1234567.5, undefined],
    ["1.234.567,5", undefined, 1234567.5],
    ["1'234'567.5", 1234567.5, undefined],
    ["1’234.5", 1234.5, undefined],
    ["1 234,5", undefined, 1234.5],
    ["12,34.5", undefined, undefined],
    [".5", 0.5, undefined],
    [",5", undefined, 0.5],
    ["5.", 5, undefined],
    ["-5", -5, -5],
    ["−5", -5, -5],
    ["- 5", -5, -5],
    ["+5", 5, 5],
    ["(5)", -5, -5],
    ["-(5)", undefined, undefined],
    ["(-5)", undefined, undefined],
    ["(5", undefined, undefined],
    ["5)", undefined, undefined],
    ["+-5", undefined, undefined],
    ["$70.5", 70.5, undefined],
    ["-$5", -5, -5],
    ["$-5", -5, -5],
    ["$ (5)", -5, -5],
    ["EUR 70,5", undefined, 70.5],
    ["0.27USDT", 0.27, undefined],
    ["5%", 0.05, 0.05],
    ["1.5K", 1500, undefined],
    ["1.5k", 1500, undefined],
    ["2M", 2e6, 2e6],
    ["3B", 3e9, 3e9],
    ["1.5e3", 1500, undefined],
    ["1e-7", 1e-7, 1e-7],
    ["1e999", undefined, undefined],
    ["-1e999", undefined, undefined],
    ["", undefined, undefined],
    ["n/a", undefined, undefined],
    ["1 2", undefined, undefined],
  ])("%s", (cell, pointed, withComma) => {
    expect([readCellNumber(cell, "."), readCellNumber(cell, ",")]).toEqual([pointed, withComma]);
  });

  it("votes for a mark where only one is possible", () => {
    expect(["70", "1 000", "70.5", "70,5", "70.000", "1,234.5", "1.2.3", "abc.d", "12,34.5"].map(possibleMarks)).toEqual([
      ...[undefined, undefined, ".", ",", "both", ".", undefined, undefined, undefined],
    ]);
  });

  it("may carry a currency", () => {
    expect(["0.27USDT", "USD 5", "$5", "5", "words"].map(currencyIn)).toEqual(["USDT", "USD", "", "", ""]);
  });
});

describe("the decimal mark of a file", () => {
  const mark = (cells: string[], delimiter = ";", hasDottedDates = false) =>
    decimalMark(cells, { delimiter, hasDottedDates }, {});
  const question = (cells: string[], delimiter?: string, hasDottedDates?: boolean) => {
    try {
      return mark(cells, delimiter, hasDottedDates);
    } catch (asked) {
      return (asked as { question: unknown }).question;
    }
  };

  it("is the point where no cell has one, and what most cells allow alone", () => {
    expect([mark(["1", "2"]), mark(["1.5", "70.000"]), mark(["1,5", "70.000"]), mark(["1,5", "2,5", "1.5"])]).toEqual([
      ...[".", ".", ",", ","],
    ]);
  });

  it("is the point where the comma parts the cells and no date is written with dots", () => {
    expect(mark(["70.000"], ",")).toBe(".");
    expect(question(["70.000"], ",", true)).toMatchObject({ ask: "decimal" });
    expect(question(["70,000"], ",")).toMatchObject({ ask: "decimal" });
  });

  it("is asked where every cell allows both, the larger number first", () => {
    expect(question(["5", "70.000"])).toEqual({
      ask: "decimal",
      says: "70.000: 70000 or 70?",
      choices: [
        { answer: ",", label: "70000" },
        { answer: ".", label: "70" },
      ],
    });
    expect(question(["1,250"])).toEqual({
      ask: "decimal",
      says: "1,250: 1250 or 1.25?",
      choices: [
        { answer: ".", label: "1250" },
        { answer: ",", label: "1.25" },
      ],
    });
  });

  it("is asked with two cells of the file where as many say one as say the other", () => {
    const table = text("Time;Open;High;Low;Close", "2024-04-01;1.5;3;1;2", "2024-04-02;2,5;3;1;2");
    expect(readTable(table)).toEqual({
      question: {
        ask: "decimal",
        says: "1.5 and 2,5 stand in one file: is its decimal mark the point or the comma?",
        choices: [
          { answer: ".", label: "The point" },
          { answer: ",", label: "The comma" },
        ],
      },
    });
    expect(rowsOf(table, { decimal: "." })).toEqual([["2024-04-01T00:00:00", 1.5, 3, 1, 2, null]]);
    expect(rowsOf(table, { decimal: "," })).toEqual([["2024-04-02T00:00:00", 2.5, 3, 1, 2, null]]);
  });

  it("makes the cells of the minority bad lines", () => {
    const table = text("Time;Open;High;Low;Close", "2024-04-01;1,5;3;1;2,5", "2024-04-02;2.5;3;1;2");
    expect(rowsOf(table)).toEqual([["2024-04-01T00:00:00", 1.5, 3, 1, 2.5, null]]);
    expect(saysOf(text("Time;Open;High;Low;Close", "2024-04-01;1.5.5;3;1;2"))).toContain('open "1.5.5" is no number');
  });
});
