/** Bars and fills on their way into Excel: what is written, what stays, what is asked. */
import { readTable } from "../../src/door/read-table";
import { barTable, contractList, fillTable } from "../../src/taskpane/data-tables";
import { connect } from "../../src/taskpane/excel-api";
import type { Workbook } from "../../src/taskpane/workbook";
import { type FakeState, fakeState, installFakeExcel, sheet } from "./fake-excel";

const barText = "time,open,high,low,close,volume\n2024-04-01T00:00:00Z,1,3,0.5,2,10\n2024-04-01T01:00:00Z,2,4,1.5,3,11\n";
const fillText =
  "Time,Symbol,Side,Contracts,Price,Fee,Currency,Id,Position\n2026-03-02 09:00,MBTM6,buy,2,70000,1.2,USD,a1,\n2026-03-02 10:00,MBTM6,sell,2,70350,1.2,USD,a2,\n";

const bars = () => (readTable(barText) as Extract<ReturnType<typeof readTable>, { bars: unknown }>).bars;
const fills = () => (readTable(fillText) as Extract<ReturnType<typeof readTable>, { fills: unknown }>).fills;

let state: FakeState;
let workbook: Workbook;

async function open(...sheets: ReturnType<typeof sheet>[]): Promise<void> {
  state = fakeState(sheets);
  installFakeExcel(state, globalThis as unknown as Record<string, unknown>);
  workbook = (await connect())!;
}

const cellsOf = (name: string) => state.sheets.find((each) => each.name === name)!.cells;

describe("bars in Excel", () => {
  test("go to a new sheet Bars with the sentence in the first free cell", async () => {
    await open(sheet("Plan"));
    expect(await workbook.tableOn("Bars", "F")).toBeUndefined();
    await workbook.putTable(barTable("Bars", bars(), 0, []));
    const cells = cellsOf("Bars");
    expect(cells.A1).toEqual({ value: "Time" });
    expect([cells.A2, cells.E3, cells.F3].map((cell) => cell!.value)).toEqual([45383, 3, 11]);
    expect(cells.H1!.value).toBe("2 bars of 1 hour, 1 Apr 2024 00:00 to 1 Apr 2024 01:00 UTC.");
    expect(state.sheets.find(({ name }) => name === "Bars")!.formats["A2:A3"]).toEqual({ numberFormat: [["yyyy-mm-dd hh:mm"]] });
  });

  test("replace a longer table and leave the other columns alone", async () => {
    await open(sheet("Bars", { A1: "Time", A2: 1, B2: 2, E4: 9, G2: 0.001, H1: "Equity", J1: "Made-up bars: a random walk" }));
    const there = await workbook.tableOn("Bars", "F");
    expect(there?.rows).toHaveLength(4);
    await workbook.putTable(barTable("Bars", bars(), there!.rows.length, await workbook.firstRowOf("Bars")));
    const cells = cellsOf("Bars");
    expect(cells.E4).toBeUndefined();
    expect(cells.G2).toEqual({ value: 0.001 });
    expect(cells.H1).toEqual({ value: "Equity" });
    expect(String(cells.J1!.value)).toMatch(/^2 bars of 1 hour/);
  });

  test("a formula among the columns is found, one beside them is not in the way", async () => {
    await open(sheet("Bars", { B7: { formula: "=A7*2", value: 0 }, H1: { formula: "=1", value: 1 } }));
    expect((await workbook.tableOn("Bars", "F"))!.formula).toBe("B7");
    expect((await workbook.tableOn("Bars", "A"))!.formula).toBeUndefined();
  });

  test("a long table holds the calculation until its last block", async () => {
    await open(sheet("Plan"));
    const rows = Array.from({ length: 20_001 }, (_, at) => [at]);
    await workbook.putTable({ sheet: "Bars", firstRow: 1, rows, formats: [], clearTo: 0, more: [] });
    expect(state.calculations).toEqual(["mode Manual", "mode Automatic"]);
    expect(cellsOf("Bars").A20001).toEqual({ value: 20_000 });
  });
});

describe("fills in Excel", () => {
  const contracts = contractList(undefined);

  test("make a sheet with a header, terms of the contract and a number for the trade", () => {
    const { table, told } = fillTable("Fills", fills(), [], contracts)!;
    expect(table.firstRow).toBe(1);
    expect(table.rows[0]!.slice(0, 2)).toEqual(["Time", "Symbol"]);
    // CME:MBT is 0.1 BTC, linear
    expect(table.rows[1]!.slice(9)).toEqual([1, 0.1, "linear", null, null, null, null]);
    expect(told).toBe("2 fills added, 0 were there.");
  });

  test("brought in again add nothing", () => {
    const first = fillTable("Fills", fills(), [], contracts)!.table.rows;
    const again = fillTable("Fills", fills(), first as unknown[][], contracts)!;
    expect(again.table.rows).toEqual([]);
    expect(again.told).toBe("0 fills added, 2 were there.");
  });

  test("take the place of those that a template brought along, and leave the rest of the sheet", async () => {
    const header = ["Time", "Symbol", "Side", "Contracts", "Price", "Fee", "Currency", "Id", "Position", "Trade"];
    const names = Object.fromEntries(header.map((name, at) => [`${"ABCDEFGHIJ"[at]}1`, name]));
    const shown = { A2: 46000, B2: "X", C2: "buy", D2: 1, E2: 5, H2: "made-up 1", J2: 1, O2: "shown", R2: "mine" };
    await open(sheet("Fills", { ...names, ...shown }));
    const there = (await workbook.tableOn("Fills", "P"))!.rows;
    const { table, told } = fillTable("Fills", fills(), there, contracts)!;
    await workbook.putTable(table);
    const cells = cellsOf("Fills");
    expect(told).toBe("2 fills added, 0 were there. The made-up fills are taken away.");
    expect([cells.H2?.value, cells.H3?.value, cells.J2?.value, cells.O2, cells.R2?.value]).toEqual([
      "a1",
      "a2",
      1,
      undefined,
      "mine",
    ]);
  });

  test("stand in Excel as they were read: long ids, names that look like dates or numbers", async () => {
    const line = (symbol: string, id: string) => `2026-03-02 09:00,${symbol},buy,2,70000,1.2,USD,${id},`;
    const names = [line("MAR26", "12345678901234567890"), line("1E5", "0012"), line("TRUE", "2026-03-02"), line("@ES", "-7")];
    const read = readTable(["Time,Symbol,Side,Contracts,Price,Fee,Currency,Id,Position", ...names].join("\n"));
    const found = (read as Extract<typeof read, { fills: unknown }>).fills;
    await open(sheet("Plan"));
    await workbook.putTable(fillTable("Fills", found, [], contracts)!.table);
    const { A1, B2, B3, B4, B5, C2, H2, H3, H4, H5 } = cellsOf("Fills");
    expect([A1, C2].map((cell) => cell!.value)).toEqual(["Time", "buy"]);
    expect([B2, B3, B4, B5].map((cell) => cell!.value)).toEqual(["MAR26", "1E5", "TRUE", "@ES"]);
    expect([H2, H3, H4, H5].map((cell) => cell!.value)).toEqual(["12345678901234567890", "0012", "2026-03-02", "-7"]);
    const again = fillTable("Fills", found, (await workbook.tableOn("Fills", "L"))!.rows, contracts)!;
    expect(again.told).toMatch(/^0 fills added, 4 were there\./);
  });

  test("a sheet without a header of fills is left alone", () => {
    expect(fillTable("Fills", fills(), [["Notes"], ["mine"]], contracts)).toBeUndefined();
  });
});
