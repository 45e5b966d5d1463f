/** Templates of the planning kit under random edits, good and bad: no cell holds an error, and there is a fault or a verdict. */
import * as fc from "fast-check";
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";
import { editValues } from "../plan/edit-values";
import { oneIn, runsBy } from "../property";
import { template } from "./engine";

jest.setTimeout(300_000);

type Values = Readonly<Record<string, readonly (string | number | null)[]>>;

/** The inputs of a plan that a template without steps and targets has, too. */
const shared = (names: readonly (keyof typeof editValues)[]): Values =>
  Object.fromEntries(names.map((name) => [name, editValues[name]!]));
const contractFigures = [
  ...["Contract_size", "Contract_type", "Tick_size", "Lot_step", "Settlement_currency", "Margin_per_contract", "Commission"],
  ...["Minimum_order_value", "Equity_price"],
].filter((name): name is keyof typeof editValues => name in editValues);

const templates: readonly { id: string; values: Values; cells: readonly string[] }[] = [
  {
    id: "odds",
    values: { ...editValues, Drift: [0.01, -0.02, 0, null, 2, "up"], Volatility: [0.01, 0.9, null, 0, -1, "x"] },
    cells: ["Odds!A1:O150"],
  },
  {
    id: "replay",
    values: {
      ...editValues,
      ...{
        First_bar: [2, 200, 2.5, "x", "2024-01-02", 45293.2, null],
        Signals: ["rsi cross", "Retest", "own", "holds vwap", "x", null],
      },
      ...{ Funding_per_bar: [0.0001, null, 0.5, "x"], Level: [70100, -1], Closes_beyond_VWAP: [1, 0] },
    },
    cells: ["Replay!A1:P150", "Trades!A1:V20", "Bars!H1:L5"],
  },
  {
    id: "confirmations",
    values: {
      ...{ Side: ["short", "buy", -1, "lnog", null], Entry_price: [70500, 0.1, 0, "x"], ATR_move: [0.5, 3, 0, null] },
      ...{ ATR_period: [1, 200, 2.5, null], RSI_period: [2, 150, 0, "x"], RSI_threshold: [30, 0, 100, null, "x"] },
      ...{ Closes_beyond_VWAP: [1, 400, -1], Average_period: [1, 500, 0], Average_kind: ["ema", "Wilder", "hull", null] },
      ...{ Session_starts_at: [8, 13.5, 24, -1, null, "x"], Level: [70050, 1, 0, "x"], Retest_tolerance: [0, 0.1, 0.5, null] },
      ...{ Retest_within: [1, 500, 0], Pivot_method: ["demark", "woodie", "camarilla", "x", null] },
    },
    cells: ["Signals!A1:I60"],
  },
  {
    id: "dca-build-up",
    values: {
      ...shared(["Side", "Contract", "Account_equity", "Equity_currency", "Max_risk_per_trade", "Leverage", "Fee_rate"]),
      ...shared(["Stop_slippage", "Maintenance_margin_rate", ...contractFigures]),
      ...{ Entry_price: [70000, 3500.005, 0.1234, 0.00001234, 0, -1, "abc"], Orders: [1, 2, 7, 12, 13, 2.5, 0, "x", null] },
      ...{ Deviation: [0.001, 0.05, 0.2, 0.3, 1e-7, null], Step_scale: [1, 0.5, 0.01, 2, 5, 6, 0, "x"] },
      ...{ Base_amount: [100, 2000, 1e6, 0.001, 0, "x", null], Order_amount: [50, 1500, 1e6, 0.01, -1, null] },
      ...{ Volume_scale: [1, 0.5, 0.1, 2, 5, 0, 7, "x"], Stop_beyond_last_order: [0.2, 1e-9, 0.3, null, "x"] },
      ...{ Take_profit: [0.2, 1e-9, 0.5, null, "x"], Stop_price: [3300, 3000, 3700, 1, -5, "x"] },
    },
    cells: ["DCA!A1:R90"],
  },
  {
    id: "venue-comparison",
    values: {
      ...shared(["Side", "Leverage"]),
      ...{ Entry_price: [3500, 70000.05, 0.1234, 0, -1, "abc", null], Position: [0.001, 5, 1000, 0, "x", null] },
      ...{ Stop_distance: [0.09, 0.1, 0.2, 1e-9, 0.3, null], Stop_price: [63300, 69000, 71000, -5, "x"] },
      ...{ Funding_rate: [-0.0005, 0, null, 0.2, "x"], Funding_times: [0, 30, 2.5, -1, null] },
      ...{
        "Venues!E6": [null, "A", 5],
        "Venues!F6": ["CME:MBT", "BYBIT:BTCUSD", "WEEX:ETHUSDT", "COINBASE:BTC-PERP", "x", null],
      },
      ...{ "Venues!F7": [null, "CME:EBM", 3], "Venues!G7": [0.01, -1, "x"], "Venues!H8": [0.0001, -0.0001, 0.02, "x"] },
      ...{ "Venues!I6": [0.01, 0.3, "x"], "Venues!G9": [null, 100], "Venues!H10": [null], "Venues!F11": ["CME:MBT", "CME:BFF"] },
    },
    cells: ["Venues!A1:Q60"],
  },
];

/** A column of signals has no answer before its indicator has enough bars: CONFIRM.CROSS gives #N/A there and says so. */
const isWarmUp = ({ code, message }: CellError): boolean => code === "#N/A" && message.startsWith("not enough bars yet");

describe.each(oneIn(3, templates))("the template $id", ({ id, values, cells }) => {
  it("answers any edits with a verdict or one fault, never with an error", async () => {
    const { workbook } = template(id);
    const placeOf = (name: string): string => (workbook.names![name] ?? name).replaceAll("$", "");
    const sheet = createHeadlessSheet(libraryFromSources(), workbook);
    await sheet.recalculate();
    const untouched = Object.fromEntries(Object.keys(values).map((name) => [placeOf(name), sheet.read(placeOf(name))]));
    const edit = fc
      .constantFrom(...Object.keys(values))
      .chain((name) => fc.constantFrom(...values[name]!).map((value) => [name, value] as const));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const typed = Object.fromEntries(edits.map(([name, value]): [string, SheetValue] => [placeOf(name), value]));
        sheet.setCells({ ...untouched, ...typed });
        await sheet.recalculate();
        const errors = cells.flatMap((range) =>
          sheet
            .readRange(range)
            .flatMap((row, down) =>
              row.flatMap((value, right) =>
                value instanceof CellError && !isWarmUp(value) ? [[range, down, right, value.message]] : [],
              ),
            ),
        );
        expect(errors).toEqual([]);
        const [fault, verdict, headline] = ["Fault", "Verdict", "Headline"].map((name) =>
          String(sheet.read(placeOf(name)) ?? ""),
        );
        const none = id === "confirmations" ? "No result" : "No plan";
        expect([fault, verdict]).toEqual([fault, fault === "" ? expect.not.stringMatching(/^(No plan|No result)?$/) : none]);
        expect(headline).not.toBe("");
        if (fault !== "") expect(headline).toBe(`${none}. ${fault}.`);
      }),
      { numRuns: Number(process.env.EDIT_RUNS ?? runsBy(20).numRuns) },
    );
    sheet.dispose();
  });
});
