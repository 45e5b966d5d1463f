import { barsOf, saysOf, text } from "./read";

const table = text("Date;Open;High;Low;Schluß", "01.04.2024;2,5;4;1;3");

function wide(written: string, isLittle: boolean, mark: readonly number[] = []): Uint8Array {
  const pairs = [...written].flatMap((letter) => {
    const [low, high] = [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8];
    return isLittle ? [low, high] : [high, low];
  });
  return new Uint8Array([...mark, ...pairs]);
}

describe("the same table in other bytes", () => {
  const expected = barsOf(table);

  it("is what it is as text", () => {
    expect(expected.bars).toEqual([[Date.UTC(2024, 3, 1), 2.5, 4, 1, 3, null]]);
  });

  it.each<[string, Uint8Array | string]>([
    ["UTF-8", new TextEncoder().encode(table)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${table}`)],
    ["a text with a mark", `\uFEFF${table}`],
    ["Windows-1252", new Uint8Array([...table].map((letter) => letter.charCodeAt(0)))],
    ["UTF-16, little end first, with a mark", wide(table, true, [0xff, 0xfe])],
    ["UTF-16, big end first, with a mark", wide(table, false, [0xfe, 0xff])],
    ["UTF-16, little end first", wide(table, true)],
    ["UTF-16, big end first", wide(table, false)],
    ["line ends of Windows", table.replaceAll("\n", "\r\n")],
    ["line ends of old Macintoshes", table.replaceAll("\n", "\r")],
    ["blank lines and no last line end", `\n\n${table.replaceAll("\n", "\n\n").trimEnd()}`],
    ["cells in quotes behind blanks", table.replaceAll(";", '; "').replaceAll(/(;| "[^";\n]*)(?=;|\n)/g, '$1"')],
    ["unusual blanks", table.replaceAll(";", "\u00A0;\u2009")],
  ])("%s", (_, source) => {
    expect(barsOf(source).bars).toEqual(expected.bars);
  });

  it("parts of it by other delimiters", () => {
    for (const delimiter of ["\t", "|", "   "]) expect(barsOf(table.replaceAll(";", delimiter)).bars).toEqual(expected.bars);
  });

  it("a quote that never ends would swallow what follows: refused with its line, unless nothing follows", () => {
    const lines = ["Date,Open,High,Low,Close,Note", "2024-04-01,2,4,1,3,", '2024-04-02,2,4,1,3,"bought', "2024-04-03,2,4,1,3,"];
    expect(saysOf(text(...lines))).toBe(
      "file.csv has a quote in line 3 that never ends: everything below it would be lost. Nothing was changed.",
    );
    expect(barsOf(text(...lines.slice(0, 3), "", " ")).facts).toMatchObject({ count: 2, skipped: 0 });
  });

  it("a quote behind a blank that never ends is a bad cell, and a file of nothing else is read all the same", () => {
    const { facts } = barsOf(
      text("Date,Open,High,Low,Close", "2024-04-01,2,4,1,3", '2024-04-02,2,4,1, "3', "2024-04-03,2,4,1,3"),
    );
    expect([facts.count, facts.skipped, facts.firstSkipped]).toEqual([2, 1, 3]);
    const long = `${text("Date,Open,High,Low,Close", "2024-04-01,2,4,1,3")}, "${"2024-04-02,2,4,1,3\n".repeat(100_000)}`;
    expect(barsOf(long).facts).toMatchObject({ count: 2, duplicates: 99_998 });
  });

  it("lines are counted as an editor counts, line ends within quotes included", () => {
    const { facts } = barsOf(text("Date,Open,High,Low,Close,Note", '2024-04-01,2,4,1,3,"two\nlines"', "", "2024-04-02,9,4,1,3,"));
    expect(facts.firstSkipped).toBe(5);
  });
});
