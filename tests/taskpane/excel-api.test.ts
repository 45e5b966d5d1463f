import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { CellError } from "../../src/grid/cell";
import { checkWorkbook } from "../../src/taskpane/check";
import { connect } from "../../src/taskpane/excel-api";
import { initialValues } from "../../src/plan/inputs";
import { planSheet } from "../../src/taskpane/plan-sheet";
import { explain } from "../../src/taskpane/why";
import type { Workbook } from "../../src/taskpane/workbook";
import { type FakeState, fakeState, installFakeExcel, selectCell, sheet } from "./fake-excel";

let state: FakeState;
let workbook: Workbook;

async function open(...sheets: ReturnType<typeof sheet>[]): Promise<void> {
  state = fakeState(sheets);
  installFakeExcel(state, globalThis as unknown as Record<string, unknown>);
  workbook = (await connect())!;
}

const settle = () => new Promise((done) => setTimeout(done, 5));

describe("the fake is honest", () => {
  beforeEach(() => open(sheet("Plan", { A1: 5 })));
  const inExcel = <Result>(batch: (context: Excel.RequestContext) => Promise<Result>) => Excel.run(batch);

  test("a property that was not loaded throws", async () => {
    await expect(
      inExcel(async (context) => {
        const range = context.workbook.worksheets.getItem("Plan").getRange("A1");
        await context.sync();
        return range.values;
      }),
    ).rejects.toThrow("'values' is not available");
  });

  test("a loaded property throws until sync", async () => {
    await expect(
      inExcel(async (context) => context.workbook.worksheets.getItem("Plan").getRange("A1").load("values").values),
    ).rejects.toThrow("'values' is not available");
  });

  test("values are those of the moment of sync, and writing waits for it too", async () => {
    await inExcel(async (context) => {
      const range = context.workbook.worksheets.getItem("Plan").getRange("A1");
      range.load("values");
      await context.sync();
      range.values = [[6]];
      expect(range.values).toEqual([[5]]);
      expect(state.sheets[0]!.cells.A1).toEqual({ value: 5 });
      await context.sync();
      expect(state.sheets[0]!.cells.A1).toEqual({ value: 6 });
      expect(range.values).toEqual([[5]]);
    });
  });

  test("a missing sheet throws at sync, or is a null object when asked for as one", async () => {
    await expect(inExcel(async (context) => context.workbook.worksheets.getItem("Nowhere"))).rejects.toThrow("doesn't exist");
    await inExcel(async (context) => {
      const missing = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      await context.sync();
      expect(missing.isNullObject).toBe(true);
    });
  });

  test("a table of another size than the range is refused", async () => {
    await expect(
      inExcel(async (context) => void (context.workbook.worksheets.getItem("Plan").getRange("A1:A2").values = [[1]])),
    ).rejects.toThrow("doesn't match the size");
  });
});

test("only the files excel-* of the pane name Excel's interface", () => {
  const folder = resolve(__dirname, "../../src/taskpane");
  const code = (file: string) => readFileSync(resolve(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const naming = readdirSync(folder).filter(
    (file) => file.endsWith(".ts") && /\b(?:Excel|Office|OfficeExtension)\.\w/.test(code(file)),
  );
  expect(naming.filter((file) => !file.startsWith("excel-"))).toEqual([]);
});

test("outside Excel there is no workbook", async () => {
  delete (globalThis as Record<string, unknown>).Office;
  expect(await connect()).toBeUndefined();
});

test("the selected cell comes with formula, value and place", async () => {
  await open(sheet("My plan", { B2: { formula: "=MICRO.MARGIN(1,2,0.5)", value: { error: "#NUM!" } }, C3: 7 }));
  await selectCell(state, "My plan", "B2");
  expect(await workbook.selected()).toEqual({
    sheet: "My plan",
    address: "B2",
    formula: "=MICRO.MARGIN(1,2,0.5)",
    value: new CellError("#NUM!"),
  });
  await selectCell(state, "My plan", "C3");
  expect(await workbook.selected()).toMatchObject({ formula: "", value: 7 });
  await selectCell(state, "My plan", "Z9");
  expect(await workbook.selected()).toMatchObject({ formula: "", value: null });
});

test("a cell inside a spilled result knows the formula that fills it", async () => {
  await open(
    sheet("S", {
      A1: { formula: "=TA.RSI(B1:B3,2)", value: { error: "#N/A" }, spill: { rows: 3, columns: 1 } },
      A2: { value: { error: "#N/A" } },
      B1: 1,
      B2: 2,
      B3: 3,
    }),
  );
  await selectCell(state, "S", "A2");
  const cell = await workbook.selected();
  expect(cell.spill).toEqual({ address: "A1", formula: "=TA.RSI(B1:B3,2)", row: 1, column: 0 });
  const { id, reason, arguments: values } = await explain(cell, workbook.read);
  expect([id, reason!.code, values![0]!.value]).toEqual(["TA.RSI", "#N/A", [[1], [2], [3]]]);
  state.supports = (_, version) => version !== "1.12";
  expect((await workbook.selected()).spill).toBeUndefined();
});

test("references, names of sheet and workbook, spills and whole columns are read in two round trips", async () => {
  await open(
    sheet("S", {
      A1: 1,
      A2: { value: { error: "#DIV/0!" } },
      A3: true,
      C1: { formula: "=X()", value: 4, spill: { rows: 2, columns: 1 } },
      C2: 5,
    }),
    sheet("T u", { B2: "long" }),
  );
  state.sheets[0]!.names = { Own: "A1" };
  state.names = { Global: "T u!B2" };
  const ask = (text: string, more = {}) => ({ text, sheet: "S", address: text, isName: false, spill: false, ...more });
  const read = await workbook.read([
    ask("A1:A4"),
    ask("B2", { sheet: "t U" }),
    ask("OWN", { isName: true }),
    ask("Global", { isName: true }),
    ask("C1", { spill: true }),
    ask("A2", { spill: true }),
    ask("A:A"),
    ask("A1", { sheet: "Nowhere" }),
    ask("Nothing", { isName: true }),
  ]);
  expect(read).toEqual([
    [[1], [new CellError("#DIV/0!")], [true], [null]],
    [["long"]],
    [[1]],
    [["long"]],
    [[4], [5]],
    [[new CellError("#DIV/0!")]],
    [[1], [new CellError("#DIV/0!")], [true]],
    undefined,
    undefined,
  ]);
  expect(state.syncs).toBe(3);
});

test("an example goes into an empty cell only, unless replacing was asked for", async () => {
  await open(sheet("S", { A1: "mine" }));
  expect(await workbook.insertFormula("=MICRO.VERSION()", false)).toBe("occupied");
  expect(state.sheets[0]!.cells.A1).toEqual({ value: "mine" });
  expect(await workbook.insertFormula("=MICRO.VERSION()", true)).toBe("done");
  expect(state.sheets[0]!.cells.A1!.formula).toBe("=MICRO.VERSION()");
});

test("selection, changes and calculation call back", async () => {
  await open(sheet("S", {}));
  let calls = 0;
  await workbook.watch(() => (calls += 1));
  await selectCell(state, "S", "B7");
  expect(calls).toBe(3);
});

describe("a plan", () => {
  const plan = () => planSheet({ ...initialValues, Split: "10/10/10" }, "=cmd");

  test("goes into a new sheet; those that are there stay as they were", async () => {
    await open(sheet("Plan", { A1: "mine" }), sheet("Empty"));
    const before = JSON.stringify(state.sheets);
    expect(await workbook.insertPlan("plan", plan())).toBe("plan 2");
    expect(JSON.stringify(state.sheets.slice(0, 2))).toBe(before);
    expect(state.sheets.map(({ name }) => name)).toEqual(["Plan", "Empty", "plan 2", "Contracts"]);
    expect(state.active.sheet).toBe("plan 2");
  });

  test("has live formulas, names of its own and a chart, and typed text stays text", async () => {
    await open(sheet("Sheet1"));
    await workbook.insertPlan("Plan", plan());
    const made = state.sheets[1]!;
    expect(made.cells[made.names.Plan!]!.formula).toContain("SCALE.PLAN(");
    expect(made.cells.A1).toEqual({ value: "=cmd" });
    const weights = made.names.Split!;
    expect(made.cells[weights]).toEqual({ value: "10/10/10" });
    expect(state.names).toEqual({});
    expect(made.charts).toHaveLength(1);
    expect(made.charts[0]!.series.map(({ name }) => name)).toEqual(["Entry", "Average entry", "Stop", "Break-even"]);
    expect(made.charts[0]!.series.every(({ steps, values }) => steps !== undefined && values !== undefined)).toBe(true);
    expect(made.formats[weights]!["fill.color"]).toMatch(/^#/);
    expect(made.settings).toMatchObject({ showGridlines: false, orientation: "Landscape" });
  });

  test("can be inserted twice: names do not collide", async () => {
    await open(sheet("Sheet1"));
    expect(await workbook.insertPlan("Plan", plan())).toBe("Plan");
    expect(await workbook.insertPlan("Plan", plan())).toBe("Plan 2");
    expect(state.sheets.filter(({ name }) => name === "Contracts")).toHaveLength(1);
  });
});

test("the whole workbook is read with spills, checked and repaired", async () => {
  await open(
    sheet("S", {
      B2: { formula: "=[2]!_xldudf_MICRO_AVG(1,2)", value: { error: "#NAME?" } },
      C3: { formula: "=STOP.LADDER(1,2,3)", value: 1, spill: { rows: 3, columns: 1 } },
    }),
    sheet("Empty"),
    sheet("T", {
      A1: { formula: "=MICRO.MARGIN(1,2,S!B9)", value: { error: "#VALUE!" } },
      A2: "MicroScale 0.0.1, contract table of 2026-01-01",
    }),
  );
  const sheets = await workbook.sheets();
  expect(sheets.map(({ name, row, column }) => [name, row, column])).toEqual([
    ["S", 1, 1],
    ["T", 0, 0],
  ]);
  expect([...sheets[0]!.spills]).toEqual([["2,2", { rows: 3, columns: 1 }]]);
  const { errors, damaged, stamps } = await checkWorkbook(sheets, "0.1.0", workbook.read);
  expect(errors.map(({ sheet: name, address, reason }) => [name, address, reason])).toEqual([
    ["T", "A1", expect.stringContaining("leverage")],
  ]);
  expect(stamps).toHaveLength(1);
  await workbook.writeFormulas(
    damaged.map(({ sheet: name, address, repaired }) => ({ sheet: name, address, formula: repaired! })),
  );
  expect(state.sheets[0]!.cells.B2!.formula).toBe("=MICRO.AVG(1,2)");
});

test("a copy holds values, texts that look like formulas included, and the original keeps its formulas", async () => {
  await open(
    sheet("Plan", {
      A1: { formula: "=MICRO.AVG(1,2)", value: 2 },
      B1: "=not a formula",
      C1: { formula: "=1/0", value: { error: "#DIV/0!" } },
    }),
  );
  expect(await workbook.copyValues()).toBe("Plan (values)");
  expect(state.sheets[0]!.cells.A1!.formula).toBe("=MICRO.AVG(1,2)");
  expect(state.sheets[1]!.cells).toEqual({
    A1: { value: 2 },
    B1: { value: "=not a formula" },
    C1: { value: { error: "#DIV/0!" } },
  });
  await expect(workbook.copyValues()).resolves.toBe("Plan (values) 2");
});

test("an empty sheet is not copied", async () => {
  await open(sheet("Plan"));
  await expect(workbook.copyValues()).rejects.toThrow("The active sheet is empty");
  expect(state.sheets).toHaveLength(1);
});

test("recalculation is a full one", async () => {
  await open(sheet("S"));
  await workbook.recalculate();
  expect(state.calculations).toEqual(["Full"]);
});

test("the wish to offer the add-in is off, is saved when on, and is removed with the data", async () => {
  await open(sheet("S"));
  expect(workbook.offersAddIn()).toBe(false);
  await workbook.offerAddIn(true);
  expect(workbook.offersAddIn()).toBe(true);
  expect(state.savedSettings).toEqual({ "Office.AutoShowTaskpaneWithDocument": true });
  expect(await workbook.removeData()).toBe(1);
  expect(state.savedSettings).toEqual({});
  expect(await workbook.removeData()).toBe(0);
  await workbook.offerAddIn(true);
  await workbook.offerAddIn(false);
  expect(state.savedSettings).toEqual({});
});

test("refusals of Excel come in words", async () => {
  await open(sheet("S"));
  state.refuses = "InvalidOperationInCellEditMode";
  await expect(workbook.selected()).rejects.toThrow("Excel is editing a cell");
  state.refuses = "GeneralException";
  await expect(workbook.selected()).rejects.toThrow("Excel refused: refused by the test");
  state.refuses = undefined;
  state.sheets[0]!.isProtected = true;
  await expect(workbook.insertFormula("=1", false)).rejects.toThrow("is protected");
});

test("selecting goes to the sheet and the cell", async () => {
  await open(sheet("S"), sheet("T u"));
  await workbook.select("T u", "C4");
  await settle();
  expect(state.active).toEqual({ sheet: "T u", address: "C4" });
});
