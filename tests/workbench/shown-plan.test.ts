/** What the planning sheet shows and says: numbers whole in their columns, with the decimals of the contract's tick; cells in words. */
import { columnLetters, readAddress } from "../../src/grid/address";
import type { SheetValue } from "../../src/grid/workbook-data";
import type { Sheet } from "../../src/sheet/sheet";
import { neededWidths, type ShownNumber } from "../../src/sheet/widen-columns";
import { wordsOf } from "../../src/workbench/spoken-cells";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { instruments, isIn, planningSheet } from "../plan/planning-sheet";
import { oneIn } from "../property";

const plan = scalingPlan.workbook.sheets[0]!;

const large: readonly Record<string, SheetValue>[] = [
  { Total_contracts: 1_000_000, Account_equity: 1e9 },
  // A hundredth of the equity: a loss of some 1,400,000.00
  { Account_equity: 140_000_000, Leverage: 100 },
];

/** Widths of the characters of numbers, in parts of the font's size: a usual sans-serif font and a wide one, from their own tables. */
const fonts = [
  { name: "Liberation Sans", digit: 0.556, ".": 0.278, ",": 0.278, "-": 0.333, "%": 0.889, " ": 0.278, R: 0.722 },
  { name: "DejaVu Sans", digit: 0.636, ".": 0.318, ",": 0.318, "-": 0.361, "%": 0.95, " ": 0.318, R: 0.695 },
] as const;

function pixels(text: string, font: (typeof fonts)[number], points: number): number {
  const widths = font as unknown as Record<string, number>;
  const ems = [...text].reduce((sum, letter) => sum + (/\d/.test(letter) ? font.digit : (widths[letter] ?? 1)), 0);
  return (ems * points * 96) / 72;
}

/** Of the untouched template: seven contracts of 0.01; at the third step 0.07 x (70,350 - 70,400) - 0.0005 x 0.07 x 140,750 = -8.43. */
const spoken = [
  ["B5", "Side, long, or short, list of 2, Alt+Down opens"],
  ["B7", "Entry price, 70,000.0, USDT"],
  ["B8", "Stop distance, 0.50%, stop at 69,650.0"],
  ["B9", "Steps, 3, entries, the first included"],
  ["B10", "Trigger distance, 0.50%, last step at 70,700.0"],
  ["B11", "Target 1, 1.0 R, at 71,050.0"],
  ["B13", "Target 3, empty"],
  ["B17", "Max risk per trade, 1.00%, = 10.00 USDT"],
  ["B18", "Total contracts, empty, sized from the risk"],
  ["B21", "Split, equal, or pyramid, 30/40/30, list of 4, Alt+Down opens"],
  ["B22", "Stop rule, entry, or breakeven, atr, hold, list of 4, Alt+Down opens"],
  ["E12", "E12, Step, calculated"],
  ["E13", "Step, 1, calculated"],
  ["G13", "Step 1, Trigger, 70,000.0, calculated"],
  ["H14", "Step 2, Stop, 70,000.0, calculated"],
  ["I15", "Step 3, Net at stop, -8.43, calculated"],
  ["H5", "Worst stage, -9.80, calculated"],
  ["M4", "Reward at the targets, 54.54, calculated"],
  ["F62", "Step 1, Price, 71,050.0, calculated"],
  ["G14", "Step 2, Trigger, 70,350.0, calculated"],
  ["F48", "Check Stage risk within the cap, Status, ✓ PASS, calculated"],
  ["G48", "Check Stage risk within the cap, Value, 0.98%, calculated"],
  ["I48", "Check, Stage risk within the cap, calculated"],
  ["F47", "F47, Status, calculated"],
] as const;

describe("what the planning sheet shows", () => {
  const planning = planningSheet();

  async function set(values: Record<string, SheetValue>): Promise<void> {
    await planning.set(values);
    expect(planning.read("Fault")).toBe("");
  }

  const { shown } = planning;

  const merged = (address: string): boolean => (plan.merges ?? []).some((range) => isIn(address, range));
  const cells = Object.keys(plan.cells).filter((address) => !merged(address));

  it.each(oneIn(3, instruments))("an entry at %s is shown so, and the plan has its decimals", async (text, values) => {
    await set(values);
    expect(shown("B7")).toBe(text);
    const decimals = (text.split(".")[1] ?? "").length;
    for (const address of ["G13", "H13", "G14", "H14", "G15", "H15"]) {
      expect([address, shown(address)]).toEqual([
        address,
        expect.stringMatching(decimals === 0 ? /^[\d,]+$/ : `\\.\\d{${decimals}}$`),
      ]);
      // The text says the number that the cell holds
      expect(Number(shown(address).replaceAll(",", ""))).toBe(planning.sheet.read(`Plan!${address}`));
    }
  });

  function* numbers(): Generator<ShownNumber & { address: string }> {
    for (const address of cells) {
      const text = shown(address);
      const points = plan.cells[address]!.style?.size ?? 11;
      if (text !== "") yield { address, column: readAddress(address).column, text, points };
    }
  }

  it.each(oneIn(3, instruments))("no number is wider than its column with an entry at %s", async (_, values) => {
    await set(values);
    const wide = [...numbers()].flatMap(({ address, text, points }) => {
      const width = plan.columnWidths![address.replace(/\d+$/, "")]!;
      return fonts.flatMap((font) => {
        const needed = Math.ceil(pixels(text, font, points)) + 6;
        return needed > width ? [`${address} "${text}" in ${font.name}: ${needed} of ${width} px`] : [];
      });
    });
    expect(wide).toEqual([]);
  });

  it.each(oneIn(3, large))("the page finds room for every number of %j", async (values) => {
    await set(values);
    for (const font of fonts) {
      const measure = (text: string, points: number) => pixels(text, font, points);
      const standing = (column: number) => plan.columnWidths![columnLetters(column)]!;
      const widths = neededWidths(numbers(), standing, measure);
      for (const { column, text, points } of numbers())
        expect(widths.get(column) ?? standing(column)).toBeGreaterThanOrEqual(measure(text, points) + 6);
      for (const [column, width] of widths) expect(width).toBeGreaterThan(standing(column));
    }
  });

  it.each(spoken)("%s is spoken: %s", async (address, words) => {
    const shownBy = Object.create(planning.sheet) as Sheet & { shownAt: (address: string) => string };
    shownBy.shownAt = (place) => {
      const value = planning.sheet.read(place);
      return typeof value === "number" ? shown(place.replace("Plan!", "")) : value === null ? "" : String(value);
    };
    if (address === spoken[0][0]) await set({});
    expect(wordsOf({ sheet: shownBy, template: scalingPlan } as never, `Plan!${address}`)).toBe(words);
  });
});
