/** The planning sheet in the engine, each set of inputs over the untouched template. */
import { format } from "numfmt";
import { readAddress } from "../../src/grid/address";
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { libraryFromSources } from "../library";

const plan = scalingPlan.workbook.sheets[0]!;

/** The cell that a name stands for. */
export const placeOf = (name: string): string => scalingPlan.workbook.names![name]!.replaceAll("$", "");

/** Tick, entry price, the entry as it is shown, and what makes the plan one of that instrument. */
export const instruments: readonly (readonly [shown: string, set: Record<string, SheetValue>])[] = [
  ["70,000.0", {}],
  ["3,500.25", { Entry_price: 3500.25, Tick_size: 0.01, Contract_size: 0.1 }],
  ["0.12345", { Entry_price: 0.12345, Tick_size: 0.00001, Contract_size: 1 }],
  ["0.00001234", { Entry_price: 0.00001234, Tick_size: 0.00000001, Contract_size: 1000 }],
  ["5,321.25", { Entry_price: 5321.25, Contract: "CME:MES", Account_equity: 50000, Equity_currency: "USD" }],
  ["70,000", { Entry_price: 70000, Contract: "CME:MBT", Account_equity: 50000, Equity_currency: "USD" }],
];

export function isIn(address: string, range: string): boolean {
  const [cell, within] = [readAddress(address), readAddress(range)];
  const isRow = cell.row >= within.row && cell.row <= within.lastRow;
  return isRow && cell.column >= within.column && cell.column <= within.lastColumn;
}

export interface PlanningSheet {
  sheet: Sheet;
  /** What stands in the cell of this name. */
  read(name: string): SheetValue;
  /** Types these values into the named inputs; all others are as in the template. */
  set(values: Readonly<Record<string, SheetValue>>): Promise<void>;
  /** A number as the page shows it: by the decimals of the contract where the cell follows them, else by its own format; "" of another value. */
  shown(address: string): string;
}

/** Opens it for the tests of a describe block and closes it after them. */
export function planningSheet(): PlanningSheet {
  let sheet: Sheet;
  let untouched: Record<string, SheetValue>;
  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources(), scalingPlan.workbook);
    await sheet.recalculate();
    untouched = Object.fromEntries(scalingPlan.inputs.map(({ address }) => [address, sheet.read(address)]));
  });
  afterAll(() => sheet.dispose());
  return {
    get sheet() {
      return sheet;
    },
    read: (name) => sheet.read(placeOf(name)),
    async set(values) {
      const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [placeOf(name), value]));
      sheet.setCells({ ...untouched, ...typed });
      await sheet.recalculate();
    },
    shown(address) {
      const value = sheet.read(`Plan!${address}`);
      if (typeof value !== "number") return "";
      const rule = plan.followsDecimals!.find(({ ranges }) => ranges.some((range) => isIn(address, range)));
      const decimals = rule && (sheet.read(placeOf(rule.from)) as number);
      const pattern =
        decimals === undefined
          ? plan.cells[address]?.style?.numberFormat
          : `#,##0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`;
      return pattern === undefined || pattern === "General" || pattern === "@" ? String(value) : format(pattern, value);
    },
  };
}
