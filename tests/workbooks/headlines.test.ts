/** No verdict beside an error: a headline names the input that is wrong, and says nothing that the numbers do not. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";
import { oneIn } from "../property";
import { template } from "./engine";

jest.setTimeout(120_000);

const library = libraryFromSources();

/** The headline after these inputs were typed over the template's. */
async function changed(id: string, values: Record<string, string | number | null>): Promise<{ sheet: Sheet; headline: unknown }> {
  const { workbook, inputs } = template(id);
  const sheet = createHeadlessSheet(library, workbook);
  for (const [key, value] of Object.entries(values)) {
    const input = inputs.find((each) => each.key === key);
    sheet.setValue(input?.address ?? key, value);
  }
  await sheet.recalculate();
  return { sheet, headline: sheet.read(`${workbook.sheets[0]!.name}!E1`) };
}

type Case = [id: string, values: Record<string, string | number | null>, headline: string];

const cases: readonly Case[] = [
  // A base amount of 1 and the next ones of 1, 1.5, 2.25 and 3.375 lose 0.2851 at the stop: 35.07 lose 10 at most, in lots of 0.0001 9.97
  [
    "dca-build-up",
    {},
    "Within 1.00%: -9.97 USDC (1.00% of equity) at the stop with all orders filled, costs included; 5 orders spend 319.19 USDC.",
  ],
  // 1, 1, 1, 2 and 3 of 0.1 at 70,000, 69,300, 68,460, 67,450 and 66,240, one an order at least; the stop at 65,580
  [
    "dca-build-up",
    { Contract: "CME:MBT", Entry_price: 70000 },
    "Margin is short: -1,727.30 USD (172.73% of equity) at the stop with all orders filled, costs included; 5 orders spend 54,138.00 USD.",
  ],
  // In lots of 0.0001 at 3,500, 3,465, 3,423, 3,372.60 and 3,312.12: 0.0807 for 272.86; the stop at 3,279
  [
    "dca-build-up",
    { Base_amount: 30 },
    "Within 1.00%: -8.52 USDC (0.85% of equity) at the stop with all orders filled, costs included; 5 orders spend 272.86 USDC.",
  ],
  ["dca-build-up", { Side: "lnog" }, "No plan. Side: long or short, was lnog."],
  ["dca-build-up", { Entry_price: null }, "No plan. Base price: a price above 0, is empty."],
  ["dca-build-up", { Fee_rate: 0.05 }, "No plan. Fee rate: below 1%, such as 0.05%, was 5%."],
  ["dca-build-up", { Orders: 13 }, "No plan. Orders: a whole number, 1 to 12, was 13."],
  ["dca-build-up", { Stop_price: 3320 }, "No plan. Stop price: below the last order, 3,312.12, was 3320."],
  ["dca-build-up", { Side: "short", Stop_price: 3600 }, "No plan. Stop price: above the last order, 3,687.88, was 3600."],
  ["dca-build-up", { Deviation: 0.2, Step_scale: 2 }, "No plan. Deviation: less: the last order would be 0 or less, was 20%."],
  ["dca-build-up", { Deviation: 1e-7 }, "No plan. Deviation: less than one tick, was 0.00001%."],
  // One lot is worth 0.01 x 70,000; the second order 0.01 x 69,300
  [
    "dca-build-up",
    { Contract: "EXAMPLE:MICROBTC", Entry_price: 70000, Base_amount: 30 },
    "No plan. Base amount: at least 700.00 USDT, the least order, was 30.",
  ],
  [
    "dca-build-up",
    { Contract: "EXAMPLE:MICROBTC", Entry_price: 70000, Order_amount: 30 },
    "No plan. Base amount: at least 700.00 USDT, the least order, is empty.",
  ],
  [
    "dca-build-up",
    { Contract: "EXAMPLE:MICROBTC", Entry_price: 70000, Base_amount: 700, Order_amount: 30 },
    "No plan. Order amount: at least 693.00 USDT, for order 1, was 30.",
  ],
  ["scale-out", {}, "Stopped now: -16.87; stopped after target 1: 2.81; every target: 28.82 USDT (1.71 R), costs included."],
  ["scale-out", { average: "x" }, "No result. Average entry: a number above 0, was x."],
  ["scale-out", { initialStop: 71000 }, "No result. Initial stop: below the average entry, was 71000."],
  ["scale-out", { stopNow: 71000 }, "No result. Stop now: below the first target, was 71000."],
  ["scale-out", { held: 2 }, "No result. Contracts held: at least 3, one lot a target, was 2."],
  ["scale-out", { contract: "CME:XYZ" }, "No result. Contract: a code of the sheet Contracts, was CME:XYZ."],
  ["scale-out", { "Exit!I7": null }, "No result. Target 2: Part: a percentage above 0%, is empty."],
  ["scale-out", { "Exit!H7": 70500 }, "No result. Target 2: beyond the target before."],
  ["scale-out", { "Exit!J6": 70800 }, "No result. Target 1: Stop after it: behind its target, was 70800."],
  ["scale-out", { "Exit!F6": null }, "No result. Target 2: no empty target before it."],
  ["venue-comparison", {}, "At the stop -13.22 (Binance) to -14.48 (WEEX) USDT, costs included."],
  ["venue-comparison", { Leverage: 0.5 }, "No plan. Leverage: 1 or more, was 0.5."],
  ["venue-comparison", { "Venues!F9": "WEEX:X" }, "No plan. WEEX: Contract: not in the list, was WEEX:X."],
  ["venue-comparison", { "Venues!G9": null }, "No plan. WEEX: Own size: needed without a contract of the list, is empty."],
  ["venue-comparison", { "Venues!H10": null }, "No plan. MEXC: Own taker fee: needed, the list has none, is empty."],
  [
    "venue-comparison",
    { "Venues!F7": "BYBIT:BTCUSD" },
    "No plan. Bybit: Contract: a linear one, was BYBIT:BTCUSD, whose results are in BTC.",
  ],
  [
    "venue-comparison",
    { "Venues!F9": "WEEX:ETHUSDT", "Venues!G9": null },
    "No plan. WEEX: Contract: one of BTC like the first, was WEEX:ETHUSDT of ETH.",
  ],
  ["venue-comparison", { Stop_price: 70001 }, "No plan. Stop price: below the average entry, was 70001."],
];

describe("the headline", () => {
  it.each(oneIn(6, cases))("of %s with %j is: %s", async (id, values, expected) => {
    const { sheet, headline } = await changed(id, values);
    sheet.dispose();
    expect(headline).toBe(expected);
  });

  it("of a scale-out stands beside its fault or its verdict", async () => {
    const { names } = template("scale-out").workbook;
    const read = async (values: Record<string, string | number | null>) => {
      const { sheet } = await changed("scale-out", values);
      const found = ["Fault", "Verdict"].map((name) => sheet.read(names![name]!.replaceAll("$", "")));
      sheet.dispose();
      return found;
    };
    expect(await read({})).toEqual(["", "The stop leaves a loss"]);
    expect(await read({ stopNow: 70500 })).toEqual(["", "The stop keeps a profit"]);
    expect(await read({ average: "x" })).toEqual(["Average entry: a number above 0, was x", "No result"]);
  });

  it("of the venues leaves out where liquidation comes before the stop, and its row states the margin and fee lost", async () => {
    const { sheet, headline } = await changed("venue-comparison", { Stop_price: 63300, Funding_times: 0 });
    // Liquidation at 63,000 / (1 - rate): 63,253.0 at the first tier's 0.4% of Binance, 63,316.6 at 0.5%.
    // 0.03 x 6,700 = 201 lost at the stop, fees 0.05% of 2,100 and of 1,899
    expect(headline).toBe(
      "At the stop -203.00 (Binance) USDT, costs included; LIQUIDATED BEFORE THE STOP at Bybit, BingX, WEEX, MEXC.",
    );
    expect(sheet.read("Venues!F17")).toBeCloseTo(-201 - 1.05 - 0.9495, 9);
    // 210 of margin and 2,100 x 0.055%; nothing is paid for leaving at the stop
    expect(sheet.read("Venues!F18")).toBeCloseTo(-210 - 1.155, 9);
    expect([sheet.read("Venues!N18"), sheet.read("Venues!J17"), sheet.read("Venues!J18")]).toEqual([
      0,
      "",
      "liquidated first: margin lost",
    ]);
    expect(sheet.readRange("Venues!E45:H47")).toEqual([
      ["Venue", "Entry fee", "Exit fee", "Funding"],
      ["Binance", 1.05, 0.9495, 0],
      [null, null, null, null],
    ]);
    sheet.dispose();
    const none = await changed("venue-comparison", { Leverage: 100, Stop_price: 60000 });
    expect(none.headline).toBe("No venue reaches the stop: liquidation comes first.");
    none.sheet.dispose();
  });
});
