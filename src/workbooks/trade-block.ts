/** What the Replay and the Odds sheet have in common: the trade's inputs, its targets and its plan. */
import { type PlanColumn, planColumn } from "../host/plan-table";
import { type Cells, inputBlock, type InputBlock, type InputRow, styledRows, tableHead } from "./blocks";
import { numberStyle } from "./template";

/** Prices as typed, prices of a table, and averages: as many decimals as they have, as far as the columns are wide. */
export const formats = {
  typedPrice: "#,##0.0###",
  price: "#,##0.0##",
  average: "#,##0.0#",
  money: "#,##0.00",
  percent: "0.00%",
  count: "General",
};

export const planRow = 4;
/** Steps that find room before the next block. */
export const roomForSteps = 6;

export interface TradeBlock {
  cells: Cells;
  inputs: InputBlock;
  targets: InputBlock;
  /** The ranges of formulas: side, targets, terms, and the plan that is spilled at E4. */
  side: string;
  targetRange: string;
  plan: string;
}

const tradeRows: readonly InputRow[] = [
  { key: "side", label: "Side", value: "long", unit: "or short" },
  { key: "entry", label: "Entry price", value: 70000, unit: "USDT", format: formats.typedPrice },
  { key: "total", label: "Total contracts", value: 3, unit: "contracts", format: formats.count },
  { key: "weights", label: "Split", value: "thirds", unit: "30/40/30" },
  { key: "distance", label: "Trigger distance", value: 0.005, unit: "per step", format: formats.percent },
  { key: "stop", label: "Initial stop", value: 69650, unit: "USDT", format: formats.typedPrice },
  { key: "rule", label: "Stop rule", value: "entry", unit: "or hold" },
  { key: "size", label: "Contract size", value: 0.01, unit: "BTC", format: formats.count },
  { key: "tick", label: "Tick size", value: 0.1, unit: "USDT", format: formats.count },
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: formats.count },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop", format: "0.000%" },
  { key: "mmr", label: "MMR", value: 0.004, unit: "of value", format: formats.percent },
  { key: "equity", label: "Account equity", value: 1000, unit: "USDT", format: "#,##0" },
];

/** The columns of SCALE.PLAN that matter here, and their formats. */
const chosen: readonly (readonly [PlanColumn, string])[] = [
  ["step", formats.count],
  ["add", formats.count],
  ["trigger", formats.price],
  ["contracts", formats.count],
  ["averageEntry", formats.average],
  ["stop", formats.price],
  ["net", formats.money],
];
const planColumns = ["E", "F", "G", "H", "I", "J", "K"];

/** The left block of a worksheet and its plan. `more` are further terms; `targetValues` the prices of the exit plan. */
export function tradeBlock(sheet: string, more: readonly InputRow[], targetValues: readonly number[]): TradeBlock {
  const inputs = inputBlock(sheet, "Inputs", 4, [...tradeRows, ...more]);
  const targets = inputBlock(
    sheet,
    "Exit plan",
    inputs.lastRow + 2,
    targetValues.map((value, index) => ({
      key: `target${index + 1}`,
      label: `Target ${index + 1}`,
      value,
      unit: "USDT",
      format: formats.typedPrice,
    })),
  );
  const arguments_ = ["side", "entry", "total", "weights", "distance", "stop"].map(inputs.at).join(",");
  const styled = Object.fromEntries(planColumns.map((letter, index) => [letter, numberStyle(chosen[index]![1])]));
  const cells: Cells = {
    ...inputs.cells,
    ...targets.cells,
    ...tableHead(planRow, planColumns, []),
    ...styledRows(planRow + 1, planRow + roomForSteps, styled),
  };
  const formula = `=CHOOSECOLS(SCALE.PLAN(${arguments_},${inputs.range}),${chosen.map(([column]) => planColumn(column)).join(",")})`;
  cells[`E${planRow}`] = { ...cells[`E${planRow}`], formula };
  const rows = targetValues.length;
  return {
    cells,
    inputs,
    targets,
    side: inputs.at("side"),
    targetRange: `B${targets.lastRow - rows + 1}:B${targets.lastRow}`,
    plan: `E${planRow}#`,
  };
}
