/** The workbook Heat, calculated by the engine with the functions of the project. */
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { heat, heatMeasures } from "../../src/workbooks/heat";
import { templateOf } from "../../src/workbooks/templates";
import { libraryFromSources } from "../library";
import { oneIn } from "../property";

jest.setTimeout(120_000);

const placeOf = (name: string): string => (name.includes("!") ? name : heat.workbook.names![name]!.replaceAll("$", ""));

describe("the workbook Heat", () => {
  let sheet: Sheet;
  let before: Record<string, SheetValue> = {};
  const set = async (values: Record<string, SheetValue>): Promise<void> => {
    const cells = Object.entries(values).map(([name, value]) => [placeOf(name), value] as const);
    before = { ...Object.fromEntries(cells.map(([place]) => [place, sheet.read(place)])), ...before };
    sheet.setCells(Object.fromEntries(cells));
    await sheet.recalculate();
  };
  const at = (cell: string): SheetValue => sheet.read(`Heat!${cell}`);
  const named = (name: string): SheetValue => sheet.read(placeOf(name));
  const figure = (label: string): SheetValue => at(`B${17 + heatMeasures.findIndex(([each]) => each === label)}`);

  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), heat.workbook);
    await sheet.recalculate();
  });
  afterEach(async () => {
    if (Object.keys(before).length === 0) return;
    sheet.setCells(before);
    before = {};
    await sheet.recalculate();
  });
  afterAll(() => sheet.dispose());

  it("lists the measures of SCALE.HEAT in its order", () => {
    expect(sheet.readRange("Heat!A17:A37").flat()).toEqual(heatMeasures.map(([label]) => label));
  });

  it("adds what the positions lose at their stops, with the figures of their contracts", () => {
    // 3 x 0.01 x 350 + 0.0005 x 0.03 x (70,350 + 70,000); 0.8 x 50 + 0.0005 x 0.8 x (3,500 + 3,550); 0.01 x 400 + 0.0005 x 0.01 x (69,800 + 69,400)
    expect(sheet.readRange("Heat!J21:J24").flat()).toEqual([-12.60525, -42.82, -4.696, -60.12125]);
    // The worst stage of the first row counts: 14.2 + 42.82 + 4.696 of 1,000 + 16.5 + 16 + 11
    expect(figure("Open risk, worst stages %")).toBeCloseTo(61.716 / 1043.5, 12);
    expect(at("E1")).toBe("All stops together lose 61.72 USDT (5.91% of equity): within the limit of 6.00%.");
    expect([named("Fault"), named("Verdict")]).toEqual(["", "Within the limit"]);
    expect(at("E2")).toMatch(
      /^What liquidates the wallet if no stop holds: no fall, a rise of [\d.]+%; closing ETH takes it furthest away\.$/,
    );
  });

  it("holds the worked cells of the specification", async () => {
    // trades.md section 5: BTC 3 of 0.01, ETH 10 of 0.1 as 1 of 1, no mark
    const blank = Object.fromEntries(["E", "F", "G", "H", "I", "J", "K", "L", "M"].map((letter) => [`Heat!${letter}8`, null]));
    await set({ ...blank, "Heat!K6": null, "Heat!K7": null, "Heat!H7": 1, "Heat!M7": 1 });
    expect(sheet.readRange("Heat!J21:J23").flat()).toEqual([-12.60525, -53.525, -66.13025]);
    expect(sheet.readRange("Heat!L21:L22").flat()).toEqual([-14.2, -53.525]);
    const nearer = sheet.readRange("Heat!Q21:Q23").flat();
    expect(nearer[0]).toBeCloseTo(0.28029162, 8);
    expect(nearer[1]).toBe("none");
    expect(nearer[2]).toBeCloseTo(0.69234997, 8);
    expect(at("E1")).toMatch(/^All stops together lose 67\.7[23] USDT \(6\.77% of equity\): OVER the limit of 6\.00%\.$/);
    // 7.725 too much: two of three BTC contracts of 4.73 each, or 0.15 ETH (in lots of the list)
    expect([named("Fault"), named("Verdict")]).toEqual(["", "OVER the limit"]);
    expect(at("E2")).toMatch(/^Within the limit after a cut of 2 of BTC plan or [\d.]+ of ETH\. /);
  });

  it("shows no total of risk beside a position without a stop", async () => {
    await set({ "Heat!J7": null });
    expect(at("E1")).toBe("Open risk is not known, without a stop: ETH.");
    expect([named("Fault"), named("Verdict")]).toEqual(["", "Not known: no stop"]);
    expect(at("N7")).toBe("1 ETH; no stop: no limit");
    expect(figure("Open risk")).toBe("");
  });

  it("takes the list's fee and the tiers of a code where none is typed, and a blank row between", async () => {
    const moved = Object.fromEntries(
      ["E", "F", "G", "H", "I", "J", "K", "L", "M"].flatMap((letter) => [
        [`Heat!${letter}10`, sheet.read(`Heat!${letter}8`)],
        [`Heat!${letter}8`, null],
      ]),
    ) as Record<string, SheetValue>;
    await set({ ...moved, Maintenance_margin_rate: null, "Heat!F6": "BINANCE:BTCUSDT", "Heat!H6": 0.03 });
    expect(sheet.readRange("Worked!M6:M8").flat()).toEqual(["BINANCE:BTCUSDT", "BINANCE:ETHUSDT", "BINANCE:BTCUSDT"]);
    expect(sheet.readRange("Heat!J21:J24").flat()).toEqual([-12.60525, -42.82, -4.696, -60.12125]);
    await set({ Fee_rate: 0.001 });
    expect(sheet.readRange("Worked!L6:L8").flat()).toEqual(["", "", ""]);
    // Twice the fees of 2.10525, 2.82 and 0.696
    expect(at("J24")).toBeCloseTo(-60.12125 - 5.62125, 9);
  });

  const faults: readonly [values: Record<string, SheetValue>, headline: string][] = [
    [{ Wallet: -5 }, "No result. Wallet: a number above 0, was -5."],
    [{ Max_total_risk: 6 }, "No result. Max total risk: a percentage above 0% and below 100%, was 600%."],
    [{ Leverage: 0.5 }, "No result. Leverage: a number of at least 1, was 0.5."],
    [{ "Heat!G7": "lnog" }, "No result. Position 2 (ETH), Side: long or short, was lnog."],
    [{ "Heat!F7": "NOWHERE:ETH" }, "No result. Position 2 (ETH), Contract: not in the list, was NOWHERE:ETH."],
    [{ "Heat!H6": null }, "No result. Position 1 (BTC plan), Contracts: a number above 0, is empty."],
    [{ "Heat!I6": "x" }, "No result. Position 1 (BTC plan), Entry: a price above 0, was x."],
    [{ "Heat!J7": 3400 }, "No result. Position 2 (ETH), Stop: behind the mark, else it has been passed, was 3400."],
    [{ "Heat!L6": 5 }, "No result. Position 1 (BTC plan), Worst net: 0 or below, or empty, was 5."],
    [
      { "Heat!F8": "BYBIT:BTCUSD" },
      "No result. Position 3 (BTC more), Contract: one that settles in USDT as the others, was BYBIT:BTCUSD.",
    ],
  ];

  it.each(oneIn(3, faults))("names what is wrong: %j", async (values, headline) => {
    await set(values);
    expect(at("E1")).toBe(headline);
    expect([named("Headline"), named("Verdict"), named("Fault")]).toEqual([
      headline,
      "No result",
      headline.slice("No result. ".length, -1),
    ]);
    expect(at("E2")).toBe("The other cells follow as soon as it has one.");
    expect([figure("Equity"), at("E21")]).toEqual([null, null]);
  });

  it("asks what a coin costs where the contracts are inverse", async () => {
    const blank = Object.fromEntries(
      ["E", "F", "G", "H", "I", "J", "K", "L", "M"].flatMap((letter) => [7, 8].map((row) => [`Heat!${letter}${row}`, null])),
    );
    await set({ ...blank, "Heat!F6": "BYBIT:BTCUSD", "Heat!H6": 700, "Heat!L6": null });
    expect(at("E1")).toBe(
      "No result. Equity price: what one coin costs in the wallet's currency (1: the wallet is in coin), is empty.",
    );
    await set({ Equity_price: 70000 });
    expect(at("E1")).toMatch(/^All stops together lose 0\.0000\d+ BTC \(/);
  });

  it("is known again by its labels", () => {
    expect(templateOf(sheet.workbook())?.id).toBe("heat");
  });
});
