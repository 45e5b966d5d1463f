/** No verdict beside an error: a headline names the input that is wrong, and says nothing that the numbers do not. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";
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

describe("the headline", () => {
  it.each<Case>([
    // 912.50 spent for 2.79915 contracts of 0.1: at 3,000 they are worth 839.745, fees 0.05% of both
    ["dca-build-up", {}, "All orders spend 912.50; the stop then loses 73.63 (7.4% of equity)"],
    ["dca-build-up", { side: "lnog" }, "No result. Side: long or short, was lnog."],
    ["dca-build-up", { base: null }, "No result. Base price: a number above 0, is empty."],
    ["dca-build-up", { fee: 0.05 }, "No result. Fee rate: a percentage between -1% and 1%, was 5%."],
    ["dca-build-up", { orders: 11 }, "No result. Orders after it: a whole number from 1 to 10, was 11."],
    ["dca-build-up", { exit: 3200 }, "No result. Stop beyond all orders: below the last order (3,124.24), was 3,200.00."],
    [
      "dca-build-up",
      { side: "short", exit: 3200 },
      "No result. Stop beyond all orders: above the last order (3,875.76), was 3,200.00.",
    ],
    ["dca-build-up", { deviation: 0.3 }, "No result: what the orders spend has none. Select cell H18 to read why."],
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
    ["venue-comparison", { leverage: 0.5 }, "No result. Leverage: a number of at least 1, was 0.5."],
    ["venue-comparison", { "Venues!F8": "WEEX:X", "Venues!G8": null }, "No result: WEEX has none. Select cell K16 to read why."],
  ])("of %s with %j is: %s", async (id, values, expected) => {
    const { sheet, headline } = await changed(id, values);
    sheet.dispose();
    expect(headline).toBe(expected);
  });

  it("of the venues leaves out where liquidation comes before the stop, and its row states the margin and fee lost", async () => {
    const { sheet, headline } = await changed("venue-comparison", { leverage: 10, stop: 63600 });
    // Liquidation at 63,315 / (1 - rate): 63,569.3 at 0.4%, 63,633.2 at 0.5%
    expect(headline).toBe(
      "At the stop -204.51 (Binance) to -204.51 (Binance); LIQUIDATED BEFORE THE STOP at Bybit, BingX, WEEX, MEXC",
    );
    // 211.05 of margin and 2,110.50 x 0.055%
    expect(sheet.read("Venues!K14")).toBeCloseTo(-211.05 - 1.160775, 9);
    expect([sheet.read("Venues!I14"), sheet.read("Venues!N13"), sheet.read("Venues!N14")]).toEqual([0, "", "liquidated first"]);
    sheet.dispose();
    const none = await changed("venue-comparison", { leverage: 100, stop: 60000 });
    expect(none.headline).toBe("No venue reaches the stop: liquidation comes first");
    none.sheet.dispose();
  });
});
