import { waysOf } from "../../src/door/locale";
import { pastedCells } from "../../src/workbench/pasted-cells";

const english = waysOf("en-US");

describe("a pasted text", () => {
  it.each([
    ["tabs", "Open\tHigh\n70000\t70100.5\n"],
    ["semicolons", "Open;High\r\n70000;70100.5\r\n"],
    ["commas", '"Open","High"\n70000,70100.5'],
  ])("is parted at %s", (_, text) => {
    expect(pastedCells(text, english, {}).rows).toEqual([
      ["Open", "High"],
      [70000, 70100.5],
    ]);
  });

  it("keeps blanks as empty cells, words as texts, and empty lines as rows", () => {
    expect(pastedCells("a\t\tb\n\n1e3\t-.5\t12:30", english, {}).rows).toEqual([["a", null, "b"], [], [1000, -0.5, "12:30"]]);
  });

  it("has one decimal mark, whatever the reader's language", () => {
    expect(pastedCells("70.350,5\t0,5%\n70.400\t1,25", english, {}).rows).toEqual([
      [70350.5, 0.005],
      [70400, 1.25],
    ]);
  });

  it("keeps a column of decimal commas one column", () => {
    expect(pastedCells("70350,5\n70400,25", english, {}).rows).toEqual([[70350.5], [70400.25]]);
  });

  it("asks where the decimal mark is not clear", () => {
    expect(() => pastedCells("70.350\t1\n70.400\t2", english, {})).toThrow("70.350: 70350 or 70.35?");
    expect(pastedCells("70.350\t1\n70.400\t2", english, { decimal: "," }).rows).toEqual([
      [70350, 1],
      [70400, 2],
    ]);
  });

  it("makes days of dates and leaves 1/2 a text", () => {
    expect(pastedCells("2024-04-01\t1/2\n2024-04-02\t1/3", english, {})).toEqual({
      rows: [
        [45383, "1/2"],
        [45384, "1/3"],
      ],
      dates: [0],
    });
  });
});
