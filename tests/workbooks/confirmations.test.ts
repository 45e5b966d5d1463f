/** The sheet Signals against what its bars say, worked out here. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { confirmations } from "../../src/workbooks/confirmations";
import { sampleBars } from "../../src/workbooks/sample-bars";
import { libraryFromSources } from "../library";
import { slow } from "../property";

jest.setTimeout(300_000);

let sheet: Sheet;
afterEach(() => sheet.dispose());

const placeOf = (name: string): string => confirmations.workbook.names![name]!.replaceAll("$", "");
const named = (name: string): SheetValue => sheet.read(placeOf(name));
async function open(values: Record<string, SheetValue> = {}, bars?: SheetValue[][]): Promise<void> {
  sheet = createHeadlessSheet(libraryFromSources(), confirmations.workbook);
  if (bars) {
    const blank = Array.from({ length: Math.max(0, 120 - bars.length) }, () => [null, null, null, null, null, null]);
    sheet.setTable("Bars!A2", [...bars, ...blank]);
  }
  sheet.setCells(Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value])));
  await sheet.recalculate();
}

const walk = sampleBars();
/** The bars of the walk from an hour on, to before another one. */
const between = (first: number, last: number) => walk.slice(first, last);
const highest = (first: number, last: number) => Math.max(...between(first, last).map(({ high }) => high));
const lowest = (first: number, last: number) => Math.min(...between(first, last).map(({ low }) => low));

describe("the sheet Signals", () => {
  it("takes level and pivots from the session before the last bar's", async () => {
    await open();
    // Five days of 24 hours: the fourth is the one before
    const [high, low, close] = [highest(72, 96), lowest(72, 96), walk[95]!.close];
    expect([named("Level_used"), named("Session_before_close")]).toEqual([high, close]);
    const pivot = (high + low + close) / 3;
    const level = (name: string) => sheet.readRange("Signals!E13:G24").find(([each]) => each === name)![2];
    expect(level("PP")).toBeCloseTo(pivot, 9);
    expect(level("R1")).toBeCloseTo(2 * pivot - low, 9);
    expect(level("S1")).toBeCloseTo(2 * pivot - high, 9);
    expect(sheet.read("Signals!E1")).toBe(
      "1 of 3 steps confirmed on the last bar, on made-up bars: not all of them. Last bar 2024-01-05 23:00, close 71,747.5.",
    );
  });

  slow("begins a session at the hour that is typed, and mirrors for a short", async () => {
    await open({ Session_starts_at: 8, Side: "short" });
    // The day from 08:00: bars 80 to 103 are the one before the last bar's
    expect(named("Level_used")).toBe(lowest(80, 104));
    expect(named("Session_before_open")).toBe(walk[80]!.open);
    // VWAP restarts at 08:00 of the last day: there it is that bar's typical price
    const { high, low, close } = walk[104]!;
    expect(sheet.read("Bars!J106")).toBeCloseTo((high + low + close) / 3, 9);
  });

  it("shows what holds on the last bar, and when it last did", async () => {
    await open();
    expect(sheet.readRange("Signals!G5:G9").flat()).toEqual(
      ["L", "M", "N", "O", "P"].map((column) => sheet.read(`Bars!${column}121`)),
    );
    for (const [row, column] of ["L", "M", "N", "O", "P"].entries()) {
      const signals = sheet.readRange(`Bars!${column}2:${column}121`).flat();
      const last = signals.lastIndexOf(true);
      expect([row, sheet.read(`Signals!H${row + 5}`)]).toEqual([row, last < 0 ? "not yet" : 119 - last]);
      if (last >= 0) expect(sheet.read(`Signals!I${row + 5}`)).toBe(sheet.read(`Bars!A${last + 2}`));
    }
    // Nothing is said of the bars before the session by a level that was not known then
    expect(
      sheet
        .readRange("Bars!O2:O97")
        .flat()
        .every((value) => value === false),
    ).toBe(true);
  });

  slow("says what cannot be judged, and judges the rest", async () => {
    const { open: first, high, low, close } = walk[0]!;
    await open({}, [[null, first, high, low, close, null]]);
    expect(sheet.readRange("Signals!G5:G10").flat()).toEqual([
      ...["no volume", "no level", "not enough bars", "no session before", "not enough bars", "no entry"],
    ]);
    expect(sheet.read("Signals!E1")).toMatch(/^0 of 3 steps confirmed.*Last bar, close 70,064\.8\.$/);
    sheet.setCells({ "Bars!E2": null });
    await sheet.recalculate();
    expect(sheet.read("Signals!E1")).toBe("No result. Bars: rows with High, Low and Close, is empty.");
    expect(named("Verdict")).toBe("No result");
    sheet.dispose();
    await open();
    sheet.setValue("Bars!C10", 1);
    await sheet.recalculate();
    expect(sheet.read("Signals!E1")).toBe("No result. Bars, row 10: prices above 0, open and close between low and high.");
  });

  it("names the input that is wrong", async () => {
    await open({ Session_starts_at: 24 });
    expect(sheet.read("Signals!E1")).toBe("No result. Session starts at: an hour from 0 to 23.99, was 24.");
    sheet.setCells({ [placeOf("Session_starts_at")]: 0, [placeOf("Closes_beyond_VWAP")]: 2.5 });
    await sheet.recalculate();
    expect(sheet.read("Signals!E1")).toBe("No result. Closes beyond VWAP: a whole number, 1 or more, was 2.5.");
    sheet.setCells({ [placeOf("Closes_beyond_VWAP")]: 3, [placeOf("Average_kind")]: "hull" });
    await sheet.recalculate();
    expect(sheet.read("Signals!E1")).toBe("No result. Average kind: sma, ema or wilder, was hull.");
  });

  slow("reads 20,000 bars to the last one, and draws the last 200", async () => {
    const bars = sampleBars({ count: 20_000 });
    await open(
      {},
      bars.map(({ open: first, high, low, close }, bar) => [45292 + bar / 24, first, high, low, close, 10 + (bar % 7)]),
    );
    const { close } = bars.at(-1)!;
    // 19,999 hours after 1 January 2024: 833 days and 7 hours
    expect(sheet.read("Signals!E1")).toMatch(
      new RegExp(`Last bar 2026-04-13 07:00, close ${close.toLocaleString("en-US", { minimumFractionDigits: 1 })}\\.$`),
    );
    expect(sheet.spillAt("Bars!L2")?.range).toBe("L2:L20001");
    expect(sheet.read("Chart!B201")).toBe(close);
    expect(sheet.read("Chart!A2")).toBe("2026-04-05 00:00");
  });
});
