/** What is a table and what is none, byte by byte; and how lines become cells. */
import { Refusal } from "../../src/door/answers";
import { commaAdvice } from "../../src/door/comma-advice";
import { plainText, refuseOtherKinds, textOf } from "../../src/door/decode";
import { fold } from "../../src/door/names";
import { cellAt, type Delimiter, splitLines, widthOf } from "../../src/door/split";

function wordOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error.word;
    throw error;
  }
  return "read";
}

describe("bytes that are no text", () => {
  const rest = [...new TextEncoder().encode("abcdefgh,1\n".repeat(40))];
  it.each<[string, number[], string]>([
    ["a zip archive", [0x50, 0x4b, 3, 4], "zip"],
    ["an empty zip archive", [0x50, 0x4b, 5, 6], "zip"],
    ["a part of one", [0x50, 0x4b, 7, 8], "zip"],
    ["PK, a tab and a 4", [0x50, 0x4b, 9, 4], "read"],
    ["PK, a sign of control and a tab", [0x50, 0x4b, 3, 9], "read"],
    ["PK as letters", [0x50, 0x4b, 0x2c, 0x41], "read"],
    ["K behind another letter", [0x51, 0x4b, 3, 4], "read"],
    ["P before another letter", [0x50, 0x4c, 3, 4], "read"],
    ["gzip", [0x1f, 0x8b], "zip"],
    ["the first byte of gzip alone", [0x1f, 0x41], "read"],
    ["the second byte of gzip alone", [0x41, 0x8b], "read"],
  ])("%s", (_, first, word) => {
    expect(wordOf(() => textOf(new Uint8Array([...first, ...rest])))).toBe(word);
  });

  it("says which archive it is", () => {
    const zip = (name: string) => new Uint8Array([0x50, 0x4b, 3, 4, ...new TextEncoder().encode(name)]);
    expect(() => textOf(zip("[Content_Types].xml"))).toThrow(
      "is a zip archive as Excel writes it, a workbook: save its sheet as CSV.",
    );
    expect(() => textOf(zip("bars.csv"))).toThrow("is a zip archive: unpack it and open the file inside.");
    expect(() => textOf(new Uint8Array([0x1f, 0x8b]))).toThrow(
      "is a gzip archive, a kind of zip archive: unpack it and open the file inside.",
    );
  });
});

describe("bytes to text", () => {
  const pairs = (text: string, isLittle: boolean) =>
    [...text].flatMap((letter) => {
      const [low, high] = [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8];
      return isLittle ? [low, high] : [high, low];
    });
  // No byte of these is 0, so that only the mark tells
  const foreign = "日付始値高値安値終値";

  it("UTF-16 of letters without a zero byte by its mark", () => {
    expect(textOf(new Uint8Array([0xff, 0xfe, ...pairs(foreign, true)]))).toBe(foreign);
    expect(textOf(new Uint8Array([0xfe, 0xff, ...pairs(foreign, false)]))).toBe(foreign);
  });

  it("half a mark is a letter of Windows", () => {
    expect(textOf(new Uint8Array([0xff, 0x41]))).toBe("ÿA");
    expect(textOf(new Uint8Array([0x41, 0xfe]))).toBe("Aþ");
    expect(textOf(new Uint8Array([0xfe, 0x41]))).toBe("þA");
    expect(textOf(new Uint8Array([0x41, 0xff]))).toBe("Aÿ");
  });

  it("UTF-16 without a mark where seven in ten letters are plain ones, and not where five are", () => {
    const text = (plain: number) => "a".repeat(plain) + "日".repeat(10 - plain);
    expect(textOf(new Uint8Array(pairs(text(8), true)))).toBe(text(8));
    expect(textOf(new Uint8Array(pairs(text(8), false)))).toBe(text(8));
    expect(wordOf(() => textOf(new Uint8Array(pairs(text(5), true))))).toBe("binary");
    expect(wordOf(() => textOf(new Uint8Array(pairs(text(5), false))))).toBe("binary");
    // Both bytes are 0 in some pairs: no letters
    expect(wordOf(() => textOf(new Uint8Array([...pairs("aaaaaaaa", true), 0, 0, 0, 0])))).toBe("binary");
    expect(wordOf(() => textOf(new Uint8Array([...pairs("aaaaaaaa", false), 0, 0, 0, 0])))).toBe("binary");
  });

  it("a mark at the beginning is taken off, one at the end is not", () => {
    expect(plainText("\uFEFFa\r\nb\rc\n")).toBe("a\nb\nc\n");
    expect(plainText("a\uFEFF")).toBe("a\uFEFF");
  });
});

describe("texts that are no tables", () => {
  it.each([
    ["", "empty"],
    [" \n\t\n", "empty"],
    [`${" ".repeat(5000)}a,b`, "read"],
    ["\n <!DOCTYPE html><p>", "web page"],
    ["<html>", "web page"],
    ["<html lang='en'>", "web page"],
    ["<!-- a --><!-- b -->\n <html>", "web page"],
    ["<?xml version='1.0'?><html >", "web page"],
    ["a,<html>", "read"],
    ["<htmls>", "read"],
    ["a <?xml?>,<html>", "read"],
    ["<?xml version='1.0'?><bars/>", "xml"],
    ["a,<?xml", "read"],
    ["<bars><bar/></bars>", "xml"],
    ["<bars/></bars>", "xml"],
    ["<bars a='1'></bars>", "xml"],
    ["<DATE>,<OPEN>", "read"],
    ["a<b>c</b>", "read"],
    ["<bars;x></bars>", "read"],
    ['[["a"]]', "json"],
    ['{ "a": 1}', "json"],
    ["[1,2]", "json"],
    ["[-1]", "json"],
    ["{}", "json"],
    ["[", "json"],
    ["[USD],Price", "read"],
    ["Price,[1]", "read"],
    [`${"a".repeat(99)}\u0001`, "read"],
    [`${"a".repeat(98)}\u0001\u0002`, "binary"],
  ])("%.30j is %s", (text, word) => {
    expect(wordOf(() => refuseOtherKinds(text))).toBe(word);
  });
});

describe("lines to cells", () => {
  const cells = (text: string, delimiter: Delimiter, most?: number) =>
    splitLines(text, delimiter, most).map((line) => line.cells);

  it("runs of blanks part cells, and none stands before the first or behind the last", () => {
    expect(cells("  a   b\tc  \n\t d e\t\n", " ")).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
    ]);
  });

  it.each<[Delimiter, string]>([
    [",", 'a, "b, c",d'],
    [";", 'a; "b, c";d'],
    ["|", 'a| "b, c"|d'],
    ["\t", 'a\t  "b, c"\td'],
  ])("a blank may stand between %j and a quote", (delimiter, line) => {
    expect(cells(line, delimiter)).toEqual([["a", "b, c", "d"]]);
  });

  it("a doubled quote is one, and a blank before a quote within a cell stays", () => {
    expect(cells('"a ""b"" c", "d ""e"""', ",")).toEqual([['a "b" c', 'd "e"']]);
    expect(cells('a "b",c', ",")).toEqual([['a "b"', "c"]]);
  });

  it.each([
    ["\u00A0a\u2003", "a"],
    ["\u200Ba", "a"],
    ["a\u00A0b", "a b"],
    [" a", "a"],
    ["a ", "a"],
    ["\u007Fa", "\u007Fa"],
    ["~a!", "~a!"],
    ["!", "!"],
    ["é\u00A0", "é"],
  ])("%j is trimmed to %j", (cell, expected) => {
    expect(cells(`${cell},x`, ",")).toEqual([[expected, "x"]]);
  });

  it("numbers of lines count blank lines and line ends within quotes; only lines that hold something come", () => {
    expect(splitLines('\na,1\n\n"b\n\nc",2\n,\nd,3', ",").map(({ number }) => number)).toEqual([2, 4, 8]);
  });

  it("the first lines alone, as many as are asked for or as there are", () => {
    expect(cells("a\nb\nc\n", ",", 2)).toEqual([["a"], ["b"]]);
    expect(cells("a\nb\nc", ",", 1)).toEqual([["a"]]);
    expect(cells("\na\nb", ",", 2)).toEqual([["a"]]);
    expect(cells("a\nb", ",", 5)).toEqual([["a"], ["b"]]);
  });

  it("a quote that never ends is refused where it swallows lines, and not among the first lines alone", () => {
    expect(() => splitLines('a,b\nc,"d\ne,f', ",")).toThrow(
      "has a quote in line 2 that never ends: everything below it would be lost.",
    );
    expect(cells('a,b\nc,"d', ",")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(cells('a,b\nc,"d\ne,f', ",", 3)).toEqual([
      ["a", "b"],
      ["c", "d\ne,f"],
    ]);
    // An ended cell of two lines before it swallows nothing
    expect(cells('"a\nb","c', ",")).toEqual([["a\nb", "c"]]);
  });

  it("cells that are not there are blank, and do not count", () => {
    expect([cellAt(["a"], 0), cellAt(["a"], 1), cellAt(["a"], -1), cellAt(["a"], undefined)]).toEqual(["a", "", "", ""]);
    expect([["a", "", ""], ["", "b"], ["", ""], []].map((each) => widthOf({ number: 1, cells: each }))).toEqual([1, 2, 0, 0]);
  });
});

describe("names of columns", () => {
  it.each([
    [" <CLOSE> ", "close"],
    ["Close**", "close"],
    ["Price (USD) [net] {x}", "price"],
    ["Price [in USD, net]{of fees}", "price"],
    ["Złoty", "zloty"],
    ["Schluß", "schluss"],
    ["Løn", "lon"],
    ["Ausführung", "ausfuhrung"],
    ["_time", "_time"],
    ["my_time_", "mytime"],
    [`${"a".repeat(300)}`, "a".repeat(200)],
    ["(USD)", ""],
  ])("%.40j is %.10j", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });
});

describe("the advice about a comma", () => {
  const advice = "A comma parts arguments here; write 2.5 with a point.";
  it.each([
    ["MICRO.PNL takes at most 5 arguments, 6 were given", advice],
    ["MICRO.VERSION takes no argument: something was typed", advice],
    ["SUM needs two arguments, one argument was given", advice],
    ["6 arguments were given", advice],
    ["arguments were given twice", undefined],
    ["takes at most a minute", undefined],
    ["price must be above 0, was -1", undefined],
  ])("%s", (reason, expected) => {
    expect(commaAdvice(reason)).toBe(expected);
  });
});
