import { CellError } from "../../src/grid/cell";
import { cellName, overlaps, readAddress } from "../../src/grid/address";
import { bookOf } from "../../src/grid/book";
import { readFormula } from "../../src/grid/formula";
import { precedentsOf } from "../../src/grid/precedents";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { templates } from "../../src/workbooks/templates";
import { oneIn, slow } from "../property";
import { opened, template } from "./engine";

jest.setTimeout(120_000);

const each = templates.map(({ id }) => id);

function formulasOf(workbook: WorkbookData) {
  return workbook.sheets.flatMap(({ name, cells }) =>
    Object.entries(cells).flatMap(([address, { formula }]) => (formula === undefined ? [] : [{ sheet: name, address, formula }])),
  );
}

describe.each(oneIn(4, each))("the template %s, calculated,", (id) => {
  const { workbook } = template(id);
  let calculated: WorkbookData;
  beforeAll(async () => {
    const sheet = await opened(id);
    calculated = sheet.workbook();
    sheet.dispose();
  });

  it("calculates without an error but the warm-up of its indicators and the gaps of a chart", () => {
    const errors = calculated.sheets.flatMap(({ name, cells, spills = {} }) => {
      const spilled = Object.entries(spills).flatMap(([anchor, { values }]) => {
        const first = values.findIndex((row) => !(row[0] instanceof CellError));
        return values
          .slice(first)
          .flat()
          .filter((value) => value instanceof CellError)
          .map((value) => ({ name, anchor, value }));
      });
      const single = Object.entries(cells)
        .filter(([address, { value }]) => value instanceof CellError && spills[address] === undefined)
        .map(([anchor, { value }]) => ({ name, anchor, value }));
      // What a chart draws has gaps, and #N/A is how a sheet writes one
      return [...spilled, ...single].filter(({ value }) => name !== "Chart" || (value as CellError).code !== "#N/A");
    });
    expect(errors).toEqual([]);
    expect(formulasOf(workbook).length).toBeGreaterThan(2);
  });

  it("depends on at most three levels of cells with our functions", () => {
    const spills = calculated.sheets.flatMap(({ name, spills: found = {} }) =>
      Object.entries(found).map(([anchor, { range }]) => ({ sheet: name, anchor, range: readAddress(range) })),
    );
    const formulas = formulasOf(workbook);
    const book = bookOf(workbook);
    const placeOf = (address: string) => readAddress(address);
    const levels = new Map<string, number>();
    const levelOf = (sheetName: string, address: string): number => {
      const key = `${sheetName}!${address}`;
      if (levels.has(key)) return levels.get(key)!;
      levels.set(key, 0);
      const { formula } = formulas.find((cell) => cell.sheet === sheetName && cell.address === address)!;
      const here = readAddress(address);
      const references = precedentsOf(readFormula(formula), { ...here, sheet: sheetName }, book).cells;
      const before = formulas.filter((cell) => {
        if (cell.sheet === sheetName && cell.address === address) return false;
        const spill = spills.find((found) => found.sheet === cell.sheet && found.anchor === cell.address);
        const place = spill?.range ?? placeOf(cell.address);
        return references.some((reference) => reference.sheet === cell.sheet && overlaps(reference, place));
      });
      const isOurs = /\b(?:MICRO|SCALE|STOP|TA|CONFIRM)\.[A-Z]+\(/.test(formula);
      const level = (isOurs ? 1 : 0) + Math.max(0, ...before.map((cell) => levelOf(cell.sheet, cell.address)));
      levels.set(key, level);
      return level;
    };
    const deep = formulas.filter((cell) => levelOf(cell.sheet, cell.address) > 3).map((cell) => `${cell.sheet}!${cell.address}`);
    expect(deep).toEqual([]);
    expect(Math.max(...levels.values())).toBeGreaterThan(0);
  });
});

describe.each(each)("the template %s", (id) => {
  const { workbook, inputs, start } = template(id);

  it("has a Read me sheet with the version by formula and as text", () => {
    const readMe = workbook.sheets.at(-1)!;
    const cells = Object.values(readMe.cells);
    expect(readMe.name).toBe("Read me");
    expect(cells.some(({ formula }) => formula === "=MICRO.VERSION()")).toBe(true);
    expect(cells.some(({ value }) => /MicroScale \d+\.\d+\.\d+/.test(String(value)))).toBe(true);
    expect(cells.some(({ value }) => value === "Without the add-in")).toBe(true);
  });

  it("names its inputs, marks them and checks what is typed into numbers and sides", () => {
    const names = [workbook.names, ...workbook.sheets.map((sheet) => sheet.names)].flatMap((each) => Object.values(each ?? {}));
    const named = new Set(names.map((place) => place.replaceAll("$", "").replaceAll("'", "")));
    expect(inputs.filter(({ address }) => !named.has(address)).map(({ key }) => key)).toEqual([]);
    for (const { address, key, kind } of inputs) {
      const { sheet, row, column } = readAddress(address);
      const found = workbook.sheets.find(({ name }) => name === sheet)!;
      const cell = found.cells[cellName(row, column)];
      expect([address, cell?.style?.fill, cell?.style?.color]).toEqual([address, "#FFF9E3", "#0645AD"]);
      if (kind === "text" && !/(?:^|\.)side$/i.test(key)) continue;
      const isChecked = found.validations?.some(({ range }) => overlaps(readAddress(range), readAddress(cellName(row, column))));
      expect([address, isChecked]).toEqual([address, true]);
    }
  });

  it("starts at an input, freezes its title and prints one page wide", () => {
    const [first] = workbook.sheets;
    const { sheet, row, column } = readAddress(start);
    expect(workbook.sheets.find(({ name }) => name === sheet)!.cells[cellName(row, column)]?.style?.fill).toBe("#FFF9E3");
    expect(first!.frozenRows).toBeGreaterThan(0);
    expect(workbook.sheets.every(({ print }) => print !== undefined)).toBe(true);
  });

  it("uses no number format that prints a point without a digit after it", () => {
    const formats = workbook.sheets.flatMap(({ cells }) => Object.values(cells).map(({ style }) => style?.numberFormat ?? ""));
    expect(formats.filter((format) => /[0#]\.#/.test(format))).toEqual([]);
  });
});

describe("what the templates say", () => {
  it("of the scaling plan are the three stages of the article with 0.05% fees", async () => {
    const sheet = await opened("scaling-plan");
    const placeOf = (name: string) => template("scaling-plan").workbook.names![name]!.replaceAll("$", "");
    sheet.setValue(placeOf("Total_contracts"), 3);
    await sheet.recalculate();
    expect(sheet.readRange("Plan!I13:I15").flat()).toEqual([-4.19825, -4.90175, -2.1134985]);
    sheet.dispose();
  });

  it("of a DCA ladder follows from its definition", async () => {
    const sheet = await opened("dca-build-up");
    const named = (name: string) => sheet.read(template("dca-build-up").workbook.names![name]!.replaceAll("$", ""));
    sheet.setCells({ "DCA!B11": 30, "DCA!B12": 30 });
    await sheet.recalculate();
    // 3500 x (1 - 1% x (1 + 1.2 + 1.44 + 1.728)); amounts 30, then 30 x 1.5 each, in lots of 0.0001 rounded down
    const prices = [3500, 3465, 3423, 3372.6, 3312.12];
    const lots = [0.0085, 0.0086, 0.0131, 0.02, 0.0305];
    expect(sheet.readRange("DCA!F13:F18").flat()).toEqual([...prices, null]);
    expect(sheet.readRange("DCA!G13:G17").flat()).toEqual([30, 30, 45, 67.5, 101.25]);
    expect(sheet.readRange("DCA!H13:H17").flat()).toEqual(lots);
    const held = 0.0807;
    const spent = lots.reduce((sum, each, index) => sum + each * prices[index]!, 0);
    const close = (value: number): number => expect.closeTo(value, 9) as number;
    expect([named("Spent"), named("Average_entry"), named("Contracts_used")]).toEqual([
      ...[close(spent), close(spent / held), close(held)],
    ]);
    // The stop 1% beyond the last order, 3278.9988, up to the tick; all leaves there, 0.05% each side
    const atPrice = (price: number): number => held * price - spent - 0.0005 * (spent + held * price);
    expect([named("Stop_used"), named("Worst_stage")]).toEqual([3279, close(atPrice(3279))]);
    // 1% above the average 3381.189, down to the tick
    expect([named("Take_profit_price"), named("Reward_at_take_profit")]).toEqual([3415, close(atPrice(3415))]);
    expect(named("Reward_to_risk")).toBeCloseTo(atPrice(3415) / -atPrice(3279), 9);
    // A tenth of the value is margin; liquidation at 0.9 of the average / 0.996, up to the tick; nearest before the last order
    expect([named("Margin_needed"), named("Liquidation_gap")]).toEqual([close(spent / 10), close(3312.12 - 3093.22)]);
    expect(named("Break_even")).toBe(3384.58);
    sheet.setValue("DCA!B6", "EXAMPLE:MICROBTC");
    sheet.setCells({ "DCA!B7": 70000, "DCA!B11": 1400, "DCA!B12": 1400 });
    await sheet.recalculate();
    // 70000, 69300, 68460, 67452, 66242.4; 1400, 1400, 2100, 3150, 4725 buy 2, 2, 3, 4, 7 of 0.01
    expect(sheet.readRange("DCA!H13:H17").flat()).toEqual([2, 2, 3, 4, 7]);
    expect([named("Verdict"), sheet.read("DCA!A6")]).toEqual(["Margin is short", "Contract"]);
    sheet.dispose();
  });

  slow("of a DCA ladder counts liquidation before the next order, too", async () => {
    const sheet = await opened("dca-build-up");
    // Ten times leverage: the base order alone is liquidated 9.6% below it, the last order lies 26.8% below
    sheet.setValue("DCA!B9", 0.05);
    await sheet.recalculate();
    expect(sheet.read("DCA!A9")).toBe("Deviation");
    expect(sheet.read(template("dca-build-up").workbook.names!.Verdict!.replaceAll("$", ""))).toBe("Liquidation comes first");
    expect(sheet.read("DCA!E3")).toMatch(/LIQUIDATION COMES BEFORE THE NEXT ORDER OR THE STOP\.$/);
    sheet.dispose();
  });

  it("of a scale-out at 1, 2 and 3 R: R is 351.7, the fees are 0.05% at both ends", async () => {
    const sheet = await opened("scale-out");
    const realised = (contracts: number, price: number, average = 70350) =>
      contracts * 0.01 * (price - average) - contracts * 0.01 * 0.0005 * (price + average);
    // The stop 0.5% below is 69998.25, on the tick toward the market 69998.3; targets are rounded toward the average
    const prices = [70701.7, 71053.4, 71405.1];
    expect(sheet.readRange("Exit!F15:G17")).toEqual(prices.map((price, index) => [price, index < 2 ? 1 : 2]));
    const parts = prices.map((price, index) => realised(index < 2 ? 1 : 2, price));
    expect(sheet.readRange("Exit!H15:H17").flat()).toEqual(parts.map((part) => expect.closeTo(part, 9) as number));
    // After target 1 the rest leaves at break-even: 70350 x 1.0005 / 0.9995 = 70420.39, up to the tick; then at target 1
    expect(sheet.readRange("Exit!K15:K17").flat()).toEqual([70420.4, 70701.7, ""]);
    expect(sheet.readRange("Exit!N15:N17").flat()).toEqual([
      expect.closeTo(parts[0]! + realised(3, 70420.4), 9),
      expect.closeTo(parts[0]! + parts[1]! + realised(2, 70701.7), 9),
      expect.closeTo(parts[0]! + parts[1]! + parts[2]!, 9),
    ]);
    expect(sheet.read("Exit!H23")).toBeCloseTo(realised(4, 69998.3), 9);
    // A stop that locks a profit in is in force at once and stays until one is tighter; R is that of the initial stop
    sheet.setCells({ "Exit!B12": 70500, "Exit!B13": "stay", "Exit!G7": 0.012, "Exit!H8": 71300 });
    await sheet.recalculate();
    expect(sheet.readRange("Exit!F15:F17").flat()).toEqual([70701.7, 71194.2, 71300]);
    expect(sheet.readRange("Exit!K15:K17").flat()).toEqual([70500, 70500, ""]);
    expect(sheet.read("Exit!H23")).toBeCloseTo(realised(4, 70500), 9);
    expect(sheet.read("Exit!H24")).toBeCloseTo(-realised(4, 69998.3), 9);
    sheet.dispose();
  });

  slow("of a scale-out count the fills of a position that was reduced before", async () => {
    const sheet = await opened("scale-out");
    sheet.setTable("Exit!B28", [
      [2, 70000],
      [2, 70700],
      [-1, 71000],
    ]);
    await sheet.recalculate();
    // Three are held at 70,350. The one sold made 0.01 x 650 less fees of 0.05% on 703.5 and 710
    const before = 6.5 - 0.0005 * (703.5 + 710);
    expect(sheet.readRange("Exit!C7:C8").flat()).toEqual(["not used: its fills count, 3", "not used: its fills count"]);
    expect(sheet.readRange("Exit!G15:G17").flat()).toEqual([1, 1, 1]);
    const targets = [70701.7, 71053.4, 71405.1].map((price) => 0.01 * (price - 70350) - 0.000005 * (price + 70350));
    expect(sheet.read("Exit!M17")).toBeCloseTo(before + targets[0]! + targets[1]! + targets[2]!, 9);
    const atStop = 3 * (0.01 * (69998.3 - 70350) - 0.000005 * (69998.3 + 70350));
    expect(sheet.read("Exit!H23")).toBeCloseTo(before + atStop, 9);
    sheet.setTable("Exit!B30", [[-4, 71000]]);
    await sheet.recalculate();
    expect(sheet.read("Exit!E1")).toBe("No result. Its fills: they leave no position.");
    sheet.setTable("Exit!B30", [[-4, null]]);
    await sheet.recalculate();
    expect(sheet.read("Exit!E1")).toBe("No result. Its fills: a count and a price in each row.");
    sheet.dispose();
  });

  it("of the live plan follows the fills of its trade alone", async () => {
    const sheet = await opened("live-plan");
    const live = (place: string): unknown => sheet.read(`Live plan!${place}`);
    const answers = () => Object.fromEntries(sheet.readRange("Live plan!E4:F20") as [string, unknown][]);
    // 2 of 7 at 70,000 and 2 at 70,352, which is 2 dearer than the trigger: 2 x 0.01 x 2
    expect(answers()).toMatchObject({ Status: "Wait for step 3", "Steps filled": 2, Stop: 70000, "Next price": 70700 });
    expect(answers()["Worse than plan"]).toBeCloseTo(0.04, 9);
    // Bought for 2,807.04, left at 2,800, fees of both at 0.05%
    expect(answers()["Net if stopped"]).toBeCloseTo(-7.04 - 0.0005 * (2807.04 + 2800), 9);
    expect([live("E1"), live("P5"), live("P6")]).toEqual(["Wait for step 3, on made-up fills", "filled", "filled"]);
    expect(sheet.readRange("Live plan!J5:K7").flat()).toEqual([70000, 0, 70352, expect.closeTo(0.04, 9), "", ""]);
    sheet.setCells({ "Fills!M3": 69900, "Fills!C4": "sell", "Fills!D4": 5, "Fills!E4": 70400, "Fills!J4": "other" });
    sheet.setCells({ "Live plan!B5": 1 });
    await sheet.recalculate();
    expect([live("E1"), live("P6")]).toEqual(["Wait for step 3, on made-up fills", "filled, STOP LOOSER THAN THE PLAN"]);
    sheet.setCells({ "Fills!D4": 4, "Fills!J4": 1, "Fills!K4": 0.01 });
    await sheet.recalculate();
    expect(live("E1")).toBe("Closed, on made-up fills");
    sheet.setCells({ "Fills!K4": 0.1 });
    await sheet.recalculate();
    expect([live("E1"), live("E2")]).toEqual([
      "No result",
      "The fills of this trade have another contract size than the plan (0.01).",
    ]);
    sheet.setCells({ "Fills!K4": 0.01, "Live plan!B6": null });
    await sheet.recalculate();
    expect(live("E2")).toBe("Price now: a price above 0, is empty.");
    sheet.setCells({ "Live plan!B6": 70000, "Plan!B5": "lnog" });
    await sheet.recalculate();
    expect(live("E2")).toBe("Plan: Side: long or short, was lnog.");
    sheet.dispose();
  });

  slow("of the live plan holds what was really sold against each target", async () => {
    const sheet = await opened("live-plan");
    const target = (number: number) => sheet.readRange(`Live plan!H${19 + number}:P${19 + number}`).flat();
    // Four of seven are bought: two for each target, 1 and 2 R beyond the last step
    expect(target(1)).toEqual([1, 71050, "", "", 2, "", 70000, "", ""]);
    expect(target(2)).toEqual([2, 71400, "", "", 2, "", "", "", ""]);
    expect(target(3)).toEqual(["", "", "", "", "", "", "", "", ""]);
    const sell = (row: number, count: number, price: number, stop: number | null) => ({
      ...{ [`Fills!A${row}`]: 46329 + row / 100, [`Fills!C${row}`]: "sell", [`Fills!D${row}`]: count, [`Fills!E${row}`]: price },
      ...{ [`Fills!J${row}`]: 1, [`Fills!K${row}`]: 0.01, [`Fills!L${row}`]: "linear", [`Fills!M${row}`]: stop },
    });
    // Three at once, a little early: two belong to target 1, one to target 2, which is then done in part
    sheet.setCells({ ...sell(4, 3, 71040, 69990), "Live plan!B6": 71200 });
    await sheet.recalculate();
    const early = "before the target";
    expect(target(1)).toEqual([
      1,
      71050,
      71040,
      expect.closeTo(0.2, 9),
      2,
      2,
      70000,
      69990,
      `sold, ${early}, STOP LOOSER THAN THE PLAN`,
    ]);
    expect(target(2)).toEqual([2, 71400, 71040, expect.closeTo(3.6, 9), 2, 1, "", 69990, `in part, ${early}`]);
    expect(sheet.read("Live plan!E1")).toBe("Wait for target 2, on made-up fills");
    // Moved to break-even after target 1, and the rest sold beyond its target
    sheet.setCells({ "Plan!B30": "follow", "Fills!M4": null, ...sell(5, 1, 71500, null) });
    await sheet.recalculate();
    const breakEven = sheet.read("Plan!M8") as number;
    expect(sheet.read("Plan!A30")).toBe("Stop after target");
    expect([target(1)[6], target(1)[8]]).toEqual([expect.closeTo(breakEven, 9), `sold, ${early}, no stop noted`]);
    expect(target(2).slice(2, 6)).toEqual([71270, expect.closeTo(0.01 * (2 * 71400 - 71040 - 71500), 9), 2, 2]);
    sheet.dispose();
  });

  it("of five venues: 0.03 BTC at 70,000 and ten times leverage is 210 of margin everywhere, fees differ", async () => {
    const sheet = await opened("venue-comparison");
    const closeTo = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9) as number);
    expect(sheet.readRange("Venues!L17:L21").flat()).toEqual([210, 210, 210, 210, 210]);
    // 2,100 x 0.05%, 0.055%, 0.05%, 0.08%, 0.06%; the same of 2,089.50 at the stop; three times 0.01% of 2,100
    const rates = [0.0005, 0.00055, 0.0005, 0.0008, 0.0006];
    expect(sheet.readRange("Venues!M17:M21").flat()).toEqual(closeTo(rates.map((rate) => 2100 * rate)));
    expect(sheet.readRange("Venues!G17:G21").flat()).toEqual(closeTo(rates.map((rate) => (2100 + 2089.5) * rate + 0.63)));
    expect(sheet.readRange("Venues!F17:F21").flat()).toEqual(closeTo(rates.map((rate) => -10.5 - 4189.5 * rate - 0.63)));
    // (70000 x 0.9) / (1 - 0.004)
    expect(sheet.read("Venues!H17")).toBeCloseTo(63000 / 0.996, 9);
    expect(sheet.readRange("Venues!J6:J10").flat()).toEqual([
      ...["confirmed", "confirmed", "assumed: maintenance", "assumed: size, fee, maintenance", "assumed: fee, maintenance"],
    ]);
    sheet.dispose();
  });
});
