import { readDrawn } from "../../src/workbench/drawn-tables";

const picture = {
  title: "Bars",
  place: "Chart!A1:C5",
  kind: "line",
  across: "Bar",
  marks: { name: "Signals", meets: "Close" },
} as const;

describe("a drawn table with marks", () => {
  const rows = [
    ["Bar", "Close", "Signals"],
    ["1 Jan", 100, 90],
    ["2 Jan", 110, 110],
    ["3 Jan", 90, 90],
    ["", "", ""],
  ];

  it("marks where the line meets the other, and only there", () => {
    const table = readDrawn(picture, rows);
    expect(table?.lines).toEqual([
      { name: "Close", values: [100, 110, 90] },
      { name: "Signals", values: [null, 110, 90], isMarks: true },
    ]);
    expect(table?.sentences).toEqual(["1 Jan: Close 100.00.", "3 Jan: Close 90.00.", "Signals: on 2 of 3."]);
  });

  it("leaves lines as they are where nothing is to be marked", () => {
    expect(readDrawn({ ...picture, marks: undefined }, rows)?.lines[1]).toEqual({ name: "Signals", values: [90, 110, 90] });
  });
});
