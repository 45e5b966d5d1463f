import { rangeName, readAddress } from "../../src/grid/address";
import { bookOf } from "../../src/grid/book";
import { Dependents, oneCell, placeKey } from "../../src/grid/dependents";
import { readFormulaOrNothing } from "../../src/grid/formula";
import { precedentsOf } from "../../src/grid/precedents";
import { cellsReadIn } from "../../src/grid/reading-cost";
import { shifted } from "../../src/grid/shifted";
import type { WorkbookData } from "../../src/grid/workbook-data";

const workbook: WorkbookData = {
  sheets: [
    { name: "Plan", cells: {} },
    { name: "Data", cells: {}, tables: [{ name: "Trades", range: "A3:C6", columns: ["Step", "Size", "PnL"] }] },
    { name: "Feb", cells: {}, names: { Rate: "Feb!$B$1" } },
    { name: "Mar", cells: {} },
  ],
  names: { Rate: "Plan!$B$2", Here: "A1", Loop: "Loop+A1", Bad: "1+", F: "LAMBDA(x,x+Plan!$B$3)", Start: "Data!$A$1" },
};
const book = bookOf(workbook);

/** The cells that a formula in Plan!C5 reads. */
function reads(formula: string): string[] | "anything" {
  const { cells, readsAnything } = precedentsOf(readFormulaOrNothing(formula), { sheet: "Plan", row: 4, column: 2 }, book);
  return readsAnything ? "anything" : cells.map(({ sheet, ...range }) => `${sheet}!${rangeName(range)}`);
}

describe("the cells that a formula reads", () => {
  it.each<[string, string[] | "anything"]>([
    ["1+2", []],
    ["A1+data!B2:C3", ["Plan!A1", "Data!B2:C3"]],
    ["Rate*Feb!Rate", ["Plan!B2", "Feb!B1"]],
    // Relative to the cell of the formula: four rows down, two columns across
    ["Here", ["Plan!C5"]],
    ["Trades", ["Data!A3:C6"]],
    ["SUM(Trades[Size])", ["Data!B4:B6"]],
    ["Trades[Nope]", []],
    ["[@Size]", []],
    ["SUM(Data:Mar!A1)", ["Data!A1", "Feb!A1", "Mar!A1"]],
    ["SUM(mar:data!A1)", ["Data!A1", "Feb!A1", "Mar!A1"]],
    ["Nope!A1", []],
    ["SUM(Mar:Nope!A1)", []],
    ["[1]P!A1+[1]!Taker", []],
    ["F(A1)", ["Plan!B3", "Plan!A1"]],
    ["LAMBDA(x,x+A2)(A1)", ["Plan!A1", "Plan!A2"]],
    ["Unknown+UNKNOWN(A1)", ["Plan!A1"]],
    ["INDIRECT(A1)", "anything"],
    ["OFFSET(A1,1,1)", "anything"],
    ["Loop", "anything"],
    ["Bad", "anything"],
    ["1+", "anything"],
    // A range whose end a function gives lies within the rectangle around both ends
    ["A2:INDEX(C1:C9,3)", ["Plan!A1:C9", "Plan!A2", "Plan!C1:C9"]],
    ["A2:INDEX(Data!C1:C9,3)", "anything"],
    ["A2:OFFSET(A1,1,1)", "anything"],
    ["INDEX(1,1):INDEX(1,2)", []],
  ])("%s: %s", (formula, expected) => {
    const found = reads(formula);
    expect(Array.isArray(found) ? [...found].sort() : found).toEqual(Array.isArray(expected) ? [...expected].sort() : expected);
  });
});

describe("who reads a cell", () => {
  const formulas = ["Plan!B1: A1+1", "Plan!C1: B1*2", "Plan!D1: SUM(A1:CZ1)", "Plan!E1: INDIRECT(Z9)", "Data!A1: plan!A1:A9"];
  const nodes = formulas.map((line) => {
    const [place, formula] = line.split(": ") as [string, string];
    const { sheet = "", ...fills } = readAddress(place);
    return {
      sheet,
      fills,
      precedents: precedentsOf(readFormulaOrNothing(formula), { sheet, row: fills.row, column: fills.column }, book),
    };
  });
  const dependents = new Dependents(nodes);

  it("directly, narrow ranges and wide ones", () => {
    expect([...dependents.readersOf(oneCell("PLAN", 0, 0))].sort()).toEqual([0, 2, 4]);
    expect([...dependents.readersOf(oneCell("Plan", 0, 1))].sort()).toEqual([1, 2]);
    expect([...dependents.readersOf(oneCell("Plan", 8, 0))]).toEqual([4]);
    expect([...dependents.readersOf(oneCell("Plan", 9, 0))]).toEqual([]);
    expect([...dependents.readersOf(oneCell("Data", 0, 0))]).toEqual([]);
  });

  it("and through others, those that may read anything always", () => {
    expect([...dependents.reached([oneCell("Plan", 8, 0)])].sort()).toEqual([2, 3, 4]);
    expect([...dependents.reached([oneCell("Plan", 0, 0)])].sort()).toEqual([0, 1, 2, 3, 4]);
    expect([...dependents.reached([])]).toEqual([]);
  });

  it("a place is one key in any letter case", () => {
    expect(placeKey("Plan", 6, 1)).toBe("plan!B7");
  });
});

describe("how many cells the formulas of a workbook read", () => {
  const data = (cells: Record<string, { value?: number; formula?: string }>): WorkbookData => ({
    sheets: [{ name: "Plan", cells }],
  });
  const count = (cells: Parameters<typeof data>[0], enough: number) => cellsReadIn(data(cells), bookOf(data(cells)), enough);

  it("counts none beyond the last cell in use", () => {
    // Four rows and two columns are in use: A:A are 4 cells of it, B3:Z9 two, Nope!A1 none
    const cells = {
      A4: { value: 1 },
      B1: { formula: "=SUM(A:A)" },
      B2: { formula: "=SUM(B3:Z9)+Nope!A1" },
      A1: { formula: "=D9" },
    };
    expect(count(cells, 0)).toBe(4);
    expect(count(cells, 7)).toBe(6);
  });

  it.each([
    ["=A1+$A$4*2-(B$2)^3", 3],
    ["=A1+Z9+A5", 1],
    ["=-A1&A1=A1", 3],
    ["=2.5*1E3+A1", 1],
    ["=Total+A1", 9],
    ["=XFE1+A1", 5],
    ["=A1:A3+A1", 4],
    ["=A1 A1", 2],
    ["=Part(A1)", 5],
    ["=PART(A1)", 5],
    ["=Plan!A1+A1", 2],
    ["=A1(", 0],
  ])("%s reads %s", (formula, cells) => {
    // Four rows and two columns are in use: fewer than all of them are asked for
    const names = { Total: "Plan!$A$1:$B$4", XFE1: "Plan!$A$1:$A$4", Part: "LAMBDA(x,x+SUM(Plan!$A$1:$A$4))" };
    const workbook = { ...data({ A4: { value: 1 }, B1: { formula } }), names };
    const book = bookOf(workbook);
    expect(cellsReadIn(workbook, book, 7)).toBe(cells);
  });

  it("is at most what every formula reading every cell would be", () => {
    // Three formulas times four rows times two columns
    const cells = { A4: { value: 1 }, B1: { formula: "=A1" }, B2: { formula: "=A1" }, B3: { formula: "=A1" } };
    expect(count(cells, 24)).toBe(24);
    expect(count(cells, 23)).toBe(3);
    expect(cellsReadIn({ sheets: [] }, bookOf({ sheets: [] }), 0)).toBe(0);
  });
});

describe("a formula in another cell", () => {
  it.each([
    ["A1+$B$2+$C3+D$4", 2, 1, "B3+$B$2+$C5+E$4"],
    ["SUM(A:B)+SUM(2:3)", 1, 1, "SUM(B:C)+SUM(3:4)"],
    ["'It''s A1'!A1&\"A1\"", 1, 1, "'It''s A1'!B2&\"A1\""],
    // Beyond an edge they come in again at the other
    ["A1", -1, -1, "XFD1048576"],
    ["XFD1048576", 1, 1, "A1"],
    ["Rate+MAX(A1)", 0, 0, "Rate+MAX(A1)"],
    ["LOG10(A1)", 1, 0, "LOG10(A2)"],
  ])("%s, %s down and %s across", (formula, rows, columns, expected) => {
    expect(shifted(formula, rows, columns)).toBe(expected);
  });
});
