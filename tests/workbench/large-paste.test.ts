import { parseTable } from "../../src/workbench/large-paste";

describe("a long paste", () => {
  it.each([
    ["tabs", "Open\tHigh\n70000\t70100.5\n"],
    ["semicolons", "Open;High\r\n70000;70100.5\r\n"],
    ["commas", '"Open","High"\n70000,70100.5'],
  ])("is parted at %s", (_, text) => {
    expect(parseTable(text)).toEqual([
      ["Open", "High"],
      [70000, 70100.5],
    ]);
  });

  it("keeps blanks as empty cells and words as texts", () => {
    expect(parseTable("a\t\tb\n1e3\t-.5\t12:30")).toEqual([
      ["a", null, "b"],
      [1000, -0.5, "12:30"],
    ]);
  });
});
