import { CellError, type CellValue } from "../../src/grid/cell";
import type { SheetCells } from "../../src/taskpane/cells";
import { checkWorkbook, isOurs } from "../../src/taskpane/check";
import { repaired } from "../../src/taskpane/repair";
import { freeSheetName, safeText } from "../../src/taskpane/safe-text";

/** A sheet from rows of formulas or constants; values of formulas in a second table of the same shape. */
function sheetOf(
  name: string,
  cells: (string | number | null)[][],
  values: (CellValue | null)[][] = [],
  spills: [string, number, number][] = [],
): SheetCells {
  return {
    name,
    row: 0,
    column: 0,
    formulas: cells.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
    values: cells.map((row, y) =>
      row.map((cell, x) => values[y]?.[x] ?? (typeof cell === "string" && cell.startsWith("=") ? 0 : cell)),
    ),
    spills: new Map(spills.map(([key, rows, columns]) => [key, { rows, columns }])),
  };
}

test("our errors are found on every sheet, with the reason of the function", async () => {
  const one = sheetOf(
    "One",
    [
      [0.5, "=MICRO.MARGIN(1,70000,A1,0.01)"],
      ["=1/0", "=MICRO.MARGIN(1,70000,10)"],
    ],
    [
      [0.5, new CellError("#NUM!")],
      [new CellError("#DIV/0!"), 7000],
    ],
  );
  const two = sheetOf("Two", [["=MICRO.MARGIN(1,70000,One!A1)"]], [[new CellError("#NUM!")]]);
  const report = await checkWorkbook([one, two], "1.0.0");
  expect(report.count).toBe(3);
  expect(report.errors.map(({ sheet, address, code, reason }) => [sheet, address, code, reason])).toEqual([
    ["One", "B1", "#NUM!", "leverage must be at least 1, was 0.5"],
    ["Two", "A1", "#NUM!", "leverage must be at least 1, was 0.5"],
  ]);
});

test("the workbook is asked only for what was not read of it before", async () => {
  const cells = sheetOf(
    "S",
    [[0.5, "=MICRO.MARGIN(1,2,A1)"], ["=MICRO.MARGIN(1,A1,Leverage)"]],
    [[0.5, new CellError("#NUM!")], [new CellError("#NUM!")]],
  );
  const asked: string[] = [];
  const report = await checkWorkbook([cells], "1.0.0", async (requests) => {
    asked.push(...requests.map(({ text }) => text));
    return [[[0.25]]];
  });
  expect(asked).toEqual(["Leverage"]);
  expect(report.errors.map(({ reason }) => reason)).toEqual([
    "leverage must be at least 1, was 0.5",
    "leverage must be at least 1, was 0.25",
  ]);
});

test("ours is what calls a function of ours, not what only names one", () => {
  expect(isOurs("=MICRO.MARGIN(1,2,3)")).toBe(true);
  expect(isOurs("=1+SUM(micro.margin (1,2,3))")).toBe(true);
  expect(isOurs('="MICRO.MARGIN(1)"')).toBe(false);
  expect(isOurs("=SUM(A1)")).toBe(false);
  expect(isOurs("=MICRO.MARGIN(Table1[a],2,3)")).toBe(true);
});

test("a chain deeper than three of our cells is found, other cells between them do not count", async () => {
  const sheet = sheetOf("S", [
    ["=MICRO.MARGIN(1,1,1)"],
    ["=MICRO.MARGIN(A1,1,1)"],
    ["=A2*2"],
    ["=MICRO.MARGIN(A3,1,1)"],
    ["=MICRO.MARGIN(A4,1,1)"],
  ]);
  const { deep } = await checkWorkbook([sheet], "1.0.0");
  expect(deep.map(({ address, depth }) => [address, depth])).toEqual([["A5", 4]]);
});

test("a reference into a spilled result waits for the cell that spills", async () => {
  const sheet = sheetOf(
    "S",
    [
      ["=STOP.LADDER(1,2,3)", "=MICRO.MARGIN(A3,1,1)", "=MICRO.MARGIN(B1,1,1)", "=MICRO.MARGIN(C1#,1,1)"],
      [null, null, null, null],
      [null, null, null, null],
    ],
    [],
    [["0,0", 3, 1]],
  );
  const { deep } = await checkWorkbook([sheet], "1.0.0");
  expect(deep.map(({ address, depth }) => [address, depth])).toEqual([["D1", 4]]);
});

test("circles and long chains end", async () => {
  const circle = sheetOf("S", [["=MICRO.MARGIN(B1,1,1)", "=MICRO.MARGIN(A1,1,1)"]]);
  expect((await checkWorkbook([circle], "1.0.0")).count).toBe(2);
  const chain = sheetOf(
    "S",
    Array.from({ length: 3000 }, (_, row) => [row === 0 ? "=MICRO.ROUND(1,1)" : `=MICRO.ROUND(A${row},1)`]),
  );
  expect((await checkWorkbook([chain], "1.0.0")).deep).toHaveLength(2997);
});

test.each([
  ["=[2]!_xldudf_MICRO_MARGIN(B4,B5,10)", "=MICRO.MARGIN(B4,B5,10)"],
  ["='[2]Sheet1'!_xldudf_STOP_LADDER(1)", "=STOP.LADDER(1)"],
  ["=_xldudf_PACK_MICRO_MARGIN(1)+[13]!_xldudf_MICRO_AVG(2)", "=MICRO.MARGIN(1)+MICRO.AVG(2)"],
  ['=IF(A1="[2]!_xldudf_MICRO_AVG(",[2]!_xldudf_MICRO_AVG(1,2))', '=IF(A1="[2]!_xldudf_MICRO_AVG(",MICRO.AVG(1,2))'],
])("%s is repaired to %s", (formula, expected) => {
  expect(repaired(formula)).toEqual({ formula: expected });
});

test("damage of another add-in is found but not touched, a whole formula is no damage", () => {
  expect(repaired("=[2]!_xldudf_OTHER_THING(1)")).toEqual({});
  expect(repaired("=[2]!_xldudf_OTHER_THING(1)+_xldudf_MICRO_AVG(1)")).toEqual({});
  expect(repaired('="_xldudf_MICRO_AVG(1)"')).toBeUndefined();
  expect(repaired("=MICRO.AVG(1,2)")).toBeUndefined();
});

test("stamps of another version are found and ordered by number, not by letter", async () => {
  const values = [
    "MicroScale 1.9.0, contract table of 2026-01-01",
    "MicroScale 1.10.0",
    "MicroScale 1.11.0, x",
    "about MicroScale 1.0.0",
  ];
  const { stamps } = await checkWorkbook([sheetOf("S", [values])], "1.10.0");
  expect(stamps.map(({ address, version, is }) => [address, version, is])).toEqual([
    ["A1", "1.9.0", "older"],
    ["C1", "1.11.0", "newer"],
  ]);
});

test.each(["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("x")', "\t=1", "10/10/10", "007", "TRUE", "'quoted", "|cmd", "1e5"])(
  "%p goes into a cell as text",
  (text) => {
    expect(safeText(text)[0]).toBe("'");
  },
);

test("plain words need no apostrophe", () => {
  expect(safeText("thirds")).toBe("thirds");
  expect(safeText("")).toBe("");
  expect(safeText("a\nb")).toBe("a b");
});

test("a worksheet's name is one that Excel accepts and that is free", () => {
  expect(freeSheetName("Plan", [])).toBe("Plan");
  expect(freeSheetName("Plan", ["plan", "Plan 2"])).toBe("Plan 3");
  expect(freeSheetName("'BTC/USDT [long]: a*?'", [])).toBe("BTC USDT long a");
  expect(freeSheetName("", [])).toBe("Plan");
  expect(freeSheetName("History", [])).toBe("Plan");
  expect(freeSheetName("x".repeat(40), ["x".repeat(31)])).toBe(`${"x".repeat(29)} 2`);
});
