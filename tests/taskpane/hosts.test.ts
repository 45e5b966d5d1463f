/** What Excel does differently on Windows, on the Mac and on the web, before it is ready, and where 1,5 is a number. */
import { CellError } from "../../src/grid/cell";
import { initialValues } from "../../src/plan/inputs";
import { checkWorkbook } from "../../src/taskpane/check";
import { connect } from "../../src/taskpane/excel-api";
import { planSheet } from "../../src/taskpane/plan-sheet";
import { tabOf } from "../../src/taskpane/tabs";
import { explain } from "../../src/taskpane/why";
import type { Workbook } from "../../src/taskpane/workbook";
import { arrive, type FakeHost, type FakeState, fakeState, hostedAddress, installFakeExcel, sheet, typed } from "./fake-excel";

let state: FakeState;
let workbook: Workbook;

async function open(changes: Partial<FakeState>, ...sheets: ReturnType<typeof sheet>[]): Promise<void> {
  state = Object.assign(fakeState(sheets), changes);
  installFakeExcel(state, globalThis as unknown as Record<string, unknown>);
  workbook = (await connect())!;
}

const hosts: FakeHost[] = ["windows", "mac", "web"];
const tabs = ["functions", "new-plan", "check", "share"];

describe.each(hosts)("Excel on %s", (host) => {
  it.each(tabs)("opens the part %s by its address", (tab) => {
    const address = hostedAddress(host, `https://example.org/taskpane.html?tab=${tab}`);
    expect(tabOf(new URL(address), tabs)).toBe(tab);
  });

  it("opens no part that was not asked for", () => {
    expect(tabOf(new URL(hostedAddress(host, "https://example.org/taskpane.html")), tabs)).toBeUndefined();
  });

  it("finds the part behind a hash of an older manifest, except on the Mac, which drops it", () => {
    const address = hostedAddress(host, "https://example.org/taskpane.html#check");
    expect(tabOf(new URL(address), tabs)).toBe(host === "mac" ? undefined : "check");
  });

  it("is joined to the workbook", async () => {
    await open({ host }, sheet("Plan", { B4: { formula: "=MICRO.MARGIN(3,70000,10,0.01)", value: 210 } }));
    expect((await workbook.sheets())[0]!.values).toEqual([[210]]);
  });
});

describe.each([".", ","] as const)("where the decimal mark is %s", (decimalMark) => {
  it("numbers are read with it", async () => {
    await open({ decimalMark }, sheet("Plan"));
    expect((await workbook.writingWays()).decimal).toBe(decimalMark);
  });

  it("every text of an inserted plan stays the text that it is", async () => {
    await open({ decimalMark }, sheet("Sheet1"));
    const plan = planSheet({ ...initialValues, Split: "10/10/10" }, "1/2");
    const name = await workbook.insertPlan("1/2", plan);
    const { cells } = state.sheets.find((each) => each.name === name)!;
    const texts = Object.entries(plan.cells).filter(
      ([, { formula, value }]) => formula === undefined && typeof value === "string" && value !== "",
    );
    expect(texts.length).toBeGreaterThan(20);
    const changed = texts.filter(([address, { value }]) => cells[address]?.value !== (value as string).replace(/^'/, ""));
    expect(changed).toEqual([]);
  });

  it("formulas are written in English, whatever the system writes", async () => {
    await open({ decimalMark }, sheet("Sheet1"));
    await workbook.insertFormula("=MICRO.MARGIN(3,70000,10,0.01)", false);
    expect(state.sheets[0]!.cells.A1!.formula).toBe("=MICRO.MARGIN(3,70000,10,0.01)");
  });
});

it("the fake takes texts for what Excel takes them for", () => {
  const read = (text: string, decimalMark: "." | ",") => typed(text, { decimalMark });
  expect(["1/2", "3-4", "1.2.", "2026-03-01", "MAR24", "4 May", "9:30"].map((text) => read(text, "."))).toEqual(
    Array(7).fill(45000),
  );
  expect([
    read("1.5", "."),
    read("1,5", ","),
    read("1,500", "."),
    read("1.500", ","),
    read("0.5%", "."),
    read("TRUE", "."),
  ]).toEqual([1.5, 1.5, 1500, 1500, 0.005, true]);
  expect([read("1,5", "."), read("1.5", ","), read("Entry", "."), read("1/4-1/4-1/2", ".")]).toEqual([
    "1,5",
    "1.5",
    "Entry",
    "1/4-1/4-1/2",
  ]);
});

describe("while a result is on its way", () => {
  it("the cell is no error, and is one as soon as the error arrives", async () => {
    await open({}, sheet("Plan"));
    await workbook.insertFormula("=MICRO.MARGIN(3,70000,0.5,0.01)", false);
    const waiting = await checkWorkbook(await workbook.sheets(), "0.2.0", workbook.read);
    expect([waiting.count, waiting.waiting, waiting.errors]).toEqual([1, 1, []]);
    await arrive(state, "Plan", "A1", { error: "#NUM!" });
    const arrived = await checkWorkbook(await workbook.sheets(), "0.2.0", workbook.read);
    expect([arrived.waiting, arrived.errors.map(({ reason }) => reason)]).toEqual([0, ["leverage must be at least 1, was 0.5"]]);
  });

  it.each(["#BUSY!", "#GETTING_DATA"])("%s is explained as waiting, not as a fault of the formula", async (code) => {
    await open({}, sheet("Plan", { A1: { formula: "=MICRO.MARGIN(3,70000,0.5,0.01)", value: { error: code } } }));
    const { reason, advice } = await explain(await workbook.selected(), workbook.read);
    expect(reason).toEqual({ code, message: "the cell is still being calculated" });
    expect(advice).toContain("Wait a moment");
  });
});

describe("before Excel has joined the file to the add-in", () => {
  const margin = { formula: "=MICRO.MARGIN(3,70000,10,0.01)", value: 210 };

  it("formulas are listed with the advice to open the file again, and are whole when that is done", async () => {
    await open({ isJoined: false }, sheet("Plan", { B4: margin }));
    const { damaged, errors } = await checkWorkbook(await workbook.sheets(), "0.2.0", workbook.read);
    expect(damaged).toEqual([
      {
        sheet: "Plan",
        address: "B4",
        formula: "=_xldudf_MICRO_MARGIN(3,70000,10,0.01)",
        repaired: "=MICRO.MARGIN(3,70000,10,0.01)",
        isUnjoined: true,
      },
    ]);
    expect(errors).toEqual([]);
    state.isJoined = true;
    expect(await checkWorkbook(await workbook.sheets(), "0.2.0", workbook.read)).toMatchObject({
      count: 1,
      damaged: [],
      errors: [],
    });
  });

  it("a token that another program damaged is told apart", async () => {
    await open({}, sheet("Plan", { B4: { formula: "=[2]!_xldudf_MICRO_MARGIN(3,70000,10,0.01)", value: { error: "#NAME?" } } }));
    const { damaged } = await checkWorkbook(await workbook.sheets(), "0.2.0", workbook.read);
    expect(damaged.map(({ isUnjoined }) => isUnjoined ?? false)).toEqual([false]);
  });

  it("Why? names the function and says what to do first", async () => {
    await open({ isJoined: false }, sheet("Plan", { A1: margin }));
    const cell = await workbook.selected();
    expect(cell.value).toEqual(new CellError("#NAME?" as never));
    const { id, advice } = await explain(cell, workbook.read);
    expect(id).toBe("MICRO.MARGIN");
    expect(advice).toMatch(/^If MicroScale was only just started, close the file and open it again/);
  });
});
