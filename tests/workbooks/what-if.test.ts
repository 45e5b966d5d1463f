/** The workbook What if, calculated by the engine with the functions of the project. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { measures } from "../../src/calc/whatif/measures";
import { whatIf } from "../../src/workbooks/what-if";
import { measured, varied } from "../../src/workbooks/what-if-values";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";
import { oneIn, slow } from "../property";

jest.setTimeout(120_000);

const placeOf = (name: string): string => whatIf.workbook.names![name]!.replaceAll("$", "");
const library = libraryFromSources();

describe("the workbook What if", () => {
  let sheet: Sheet;
  let before: Record<string, SheetValue> = {};
  const set = async (values: Record<string, SheetValue>): Promise<void> => {
    const cells = Object.entries(values).map(([name, value]) => [placeOf(name), value] as const);
    before = { ...Object.fromEntries(cells.map(([place]) => [place, sheet.read(place)])), ...before };
    sheet.setCells(Object.fromEntries(cells));
    await sheet.recalculate();
  };
  const at = (cell: string): SheetValue => sheet.read(`'What if'!${cell}`);
  const range = (cells: string): SheetValue[][] => sheet.readRange(`'What if'!${cells}`);

  beforeAll(async () => {
    sheet = createHeadlessSheet(library, whatIf.workbook);
    await sheet.recalculate();
  });
  /** What stood in the cells that a test has changed. */
  afterEach(async () => {
    if (Object.keys(before).length === 0) return;
    sheet.setCells(before);
    before = {};
    await sheet.recalculate();
  });
  afterAll(() => sheet.dispose());

  it("offers the measures of SCALE.WHATIF by their headings", () => {
    expect(Object.keys(measured)).toEqual(Object.values(measures).map(({ heading }) => heading));
  });

  it("shows the worst stage for seven distances by seven totals around the plan's", () => {
    expect(at("E5")).toBe("Worst net: Trigger distance down, Total contracts across");
    expect(range("F5:L5")[0]).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(range("E6:E12").flat()).toEqual([87.5, 175, 262.5, 350, 437.5, 525, 700]);
    // planner.md section 6: 7 contracts at 350: 0.02 x 350 + 0.0005 x (1,400 + 1,407 + 2,800)
    expect(at("I9")).toBe(-9.8035);
    expect(at("E1")).toBe("Worst net from -25.21 to -4.20.");
  });

  it("solves for the stop, the size, the equity and the leverage that just meet the limits", async () => {
    expect(at("I16")).toBe(7);
    // -9.8035 is 1% of 980.35
    expect(at("I17")).toBe(980.35);
    // Two contracts from 70,000: 0.02 x (70,000 - x) + 0.00001 x (70,000 + x) <= 10 from x = 1,390.7 / 0.01999 on
    expect(at("I15")).toBe(69569.8);
    expect(at("E2")).toBe("The furthest initial stop that loses at most 10.00 USDT: 69,569.8. The most contracts: 7.");
    await set({ Loss_allowed: 5 });
    expect(at("E2")).toBe("No initial stop alone brings the loss to 5.00 USDT. The most contracts: 3.");
    expect(at("I15")).toBeInstanceOf(CellError);
    expect(at("J15")).toBe("none: select I15 to read why");
  });

  it("says before the plans that none has a positive expectation, and shows them below", () => {
    expect(at("E39")).toMatch(
      /^No plan has a positive expectation after costs\. \d+ plans? that no other beats?, of \d+ that fit the budget and \d+ tried\.$/,
    );
    expect(range("E41:N41")[0]).toEqual([
      ...["Plan", "Split", "Trigger distance", "Stop rule", "Initial stop", "Contracts"],
      ...["Expected net", "Win > 1% of budget", "Worst net", "Net at the targets"],
    ]);
    expect(
      range("K42:K44")
        .flat()
        .every((expected) => (expected as number) < 0),
    ).toBe(true);
  });

  it.each(
    oneIn(
      4,
      varied.filter((name) => name !== "Total contracts"),
    ),
  )("takes %s down, with values of its own", async (name) => {
    await set({ Down: name });
    expect(String(at("E1"))).toMatch(/^Worst net from -[\d.]+ to -?[\d.]+/);
  });

  it.each(oneIn(4, Object.keys(measured)))("shows %s", async (measure) => {
    await set({ Measure: measure });
    expect(String(at("E1"))).toMatch(new RegExp(`^${measure} from -?[\\d,.]+ to -?[\\d,.]+(; 14 cells have none)?\\.$`));
    expect(String(at("E5"))).toMatch(new RegExp(`^${measure}: `));
  });

  it("takes values of one's own, words too, and one input alone", async () => {
    await set({ Down: "Stop rule", Down_1: "entry", Down_2: "hold", Across: null });
    expect(range("E5:F7")).toEqual([
      ["Stop rule", "Worst net"],
      ["entry", -9.8035],
      ["hold", expect.any(Number)],
    ]);
    expect(
      range("E8:G12")
        .flat()
        .every((value) => value === null),
    ).toBe(true);
  });

  it.each<[values: Record<string, SheetValue>, headline: string]>([
    [{ Entry_price: -5 }, "No result. Entry price: a price above 0, was -5."],
    [{ Down: "Distans" }, "No result. Down: an input of the plan such as Trigger distance, was Distans."],
    [{ Across: "trigger distance" }, "No result. Across: another input than Down, was trigger distance."],
    [{ Down: null }, "No result. Down: an input of the plan such as Trigger distance, is empty."],
    [{ Measure: "Profit" }, "No result. Measure: one of the list such as Worst net, was Profit."],
    [{ Loss_allowed: -5 }, "No result. Loss allowed: a number above 0, or empty, was -5."],
    [{ Room_to_liquidation: null }, "No result. Room to liquidation: a percentage from 0% to below 100%, is empty."],
  ])("names a wrong input: %j", async (values, headline) => {
    await set(values);
    expect(at("E1")).toBe(headline);
    expect(at("E2")).toBe("The other cells follow as soon as it has one.");
  });

  slow("follows a short and another price without a wrong value left behind", async () => {
    await set({ Side: "short", Entry_price: 3500, Contract: null, Contract_size: 0.1, Tick_size: 0.01 });
    expect(String(at("E1"))).toMatch(/^Worst net from -[\d.]+ to -[\d.]+\.$/);
    expect(
      range("F6:L12")
        .flat()
        .every((value) => typeof value === "number"),
    ).toBe(true);
  });

  it("is known again by its labels", () => {
    expect(templateOf(sheet.workbook())?.id).toBe("what-if");
  });
});
