/** The scaling plan: inputs on the left, the plan with its risk and its audit on the right. */
import type { CellData, CellStyle, ChartData } from "../grid/workbook-data";
import { readMe } from "./read-me";
import { inputStyle, numberStyle, styles, type Template, type TemplateInput } from "./template";

interface PlanInput {
  key: string;
  label: string;
  value: number | string | null;
  unit: string;
  format?: string;
}

/** Prices as typed, prices of a table, and averages: as many decimals as they have, as far as the columns are wide. */
const [typedPrice, price, average] = ["#,##0.0###", "#,##0.0##", "#,##0.0#"];
const money = "#,##0.00";
const percent = "0.00%";

/** The Inputs block in the order of its rows. Side to Initial stop are arguments of SCALE.PLAN, all rows together its terms. */
const planInputs: readonly PlanInput[] = [
  { key: "side", label: "Side", value: "long", unit: "or short" },
  { key: "entry", label: "Entry price", value: 70000, unit: "USDT", format: typedPrice },
  { key: "total", label: "Total contracts", value: 3, unit: "contracts", format: "General" },
  { key: "weights", label: "Split", value: "thirds", unit: "30/40/30" },
  { key: "distance", label: "Trigger distance", value: 0.005, unit: "per step", format: percent },
  { key: "stop", label: "Initial stop", value: 69650, unit: "USDT", format: typedPrice },
  { key: "rule", label: "Stop rule", value: "entry", unit: "or hold" },
  { key: "size", label: "Contract size", value: 0.01, unit: "BTC", format: "General" },
  { key: "tick", label: "Tick size", value: 0.1, unit: "USDT", format: "General" },
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: "General" },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop", format: "0.000%" },
  { key: "mmr", label: "Maintenance margin rate", value: 0.004, unit: "of value", format: percent },
  { key: "equity", label: "Account equity", value: 1000, unit: "USDT", format: "#,##0" },
  { key: "maxRisk", label: "Max risk per trade", value: 0.01, unit: "of equity", format: percent },
  { key: "maxLeverage", label: "Max leverage", value: 20, unit: "times", format: "General" },
  { key: "atr", label: "ATR", value: 420, unit: "USDT", format: typedPrice },
];

/** Known to the audit, but no terms: they stand below the Inputs block. */
const targetInputs: readonly PlanInput[] = [
  { key: "target1", label: "First target", value: 71050, unit: "USDT", format: typedPrice },
  { key: "target2", label: "Second target", value: 71400, unit: "USDT", format: typedPrice },
];

const firstInputRow = 5;
const lastInputRow = firstInputRow + planInputs.length - 1;
const firstTargetRow = lastInputRow + 3;
const lastTargetRow = firstTargetRow + targetInputs.length - 1;
const rowOf = (key: string): number => firstInputRow + planInputs.findIndex((input) => input.key === key);
const cellOf = (key: string): string => `B${rowOf(key)}`;

const terms = `A${firstInputRow}:B${lastInputRow}`;
const targets = `B${firstTargetRow}:B${lastTargetRow}`;

/** The plan's columns, in the order in which SCALE.PLAN spills them, from column E on. */
const planColumns = [
  { column: "E", width: 32, format: "0" },
  { column: "F", width: 32, format: "General" },
  { column: "G", width: 65, format: price },
  { column: "H", width: 60, format: "General" },
  { column: "I", width: 65, format: average },
  { column: "J", width: 55, format: money },
  { column: "K", width: 65, format: price },
  { column: "L", width: 56, format: money },
  { column: "M", width: 58, format: percent },
  { column: "N", width: 68, format: average },
  { column: "O", width: 66, format: average },
];
const planRow = 4;
/** Steps that find room before the next block. */
const roomForSteps = 6;
const riskRow = planRow + roomForSteps + 2;
const auditRow = riskRow + 5;
/** The number format of each check's value and limit, in the order of SCALE.AUDIT. */
const auditFormats = [percent, percent, "0", "0.0", price, price, money, "0.00", price, price, money];
const auditChecks = auditFormats.length;

/** A column of the spilled plan without its header. */
const ofPlan = (column: number): string => `DROP(CHOOSECOLS(E${planRow}#,${column}),1)`;
const fills = `${cellOf("side")},${ofPlan(2)},${ofPlan(3)}`;
const audit = `SCALE.AUDIT(${fills},${ofPlan(7)},${cellOf("equity")},${targets},${terms})`;
const auditStatus = `L${auditRow + 1}`;
const stopBeforeLiquidation = `L${auditRow + 6}`;

const net = ofPlan(8);
const netOfEquity = ofPlan(9);

const summary =
  `=IF(ISERROR(E${planRow}),"No plan yet: select cell E${planRow} to read why",` +
  `"Worst stage "&TEXT(MIN(${net}),"#,##0.00")` +
  `&IF(COUNT(${netOfEquity})=0,"",IF(MIN(${net})<0," ("," (profit, ")&TEXT(ABS(MIN(${netOfEquity})),"0.00%")&" of equity)")` +
  `&IF(${stopBeforeLiquidation}="","",IF(RIGHT(${stopBeforeLiquidation},4)="PASS",", stop is reached before liquidation",", LIQUIDATION COMES BEFORE THE STOP")))`;

const verdict =
  `=IF(ISERROR(E${planRow}),"The other cells follow as soon as it has one.",` +
  `IF(RIGHT(L${auditRow + 2},4)="PASS","Within the limit of ","OVER the limit of ")&TEXT(${cellOf("maxRisk")},"0.00%")&" per trade; "` +
  `&COUNTIF(${auditStatus}:L${auditRow + 1 + auditChecks},"*FAIL")&" of ${auditChecks} checks fail, see the audit below")`;

function block(): Record<string, CellData> {
  const cells: Record<string, CellData> = {
    A1: { value: "Scaling plan", style: styles.title },
    A2: { value: "Change a blue figure: everything follows.", style: styles.caption },
    E1: { formula: summary, style: styles.lead },
    E2: { formula: verdict, style: styles.caption },
    [`A${firstInputRow - 1}`]: { value: "Inputs", style: styles.heading },
    [`B${firstInputRow - 1}`]: { value: "Value", style: { ...styles.headingNote, align: "right" } },
    [`C${firstInputRow - 1}`]: { value: "Unit", style: styles.headingNote },
    [`A${firstTargetRow - 1}`]: { value: "Exit plan", style: styles.heading },
    [`B${firstTargetRow - 1}`]: { value: "Value", style: { ...styles.headingNote, align: "right" } },
    [`C${firstTargetRow - 1}`]: { value: "Unit", style: styles.headingNote },
  };
  planInputs.forEach((input, index) => Object.assign(cells, inputRow(input, firstInputRow + index)));
  targetInputs.forEach((input, index) => Object.assign(cells, inputRow(input, firstTargetRow + index)));
  return cells;
}

function inputRow({ label, value, unit, format }: PlanInput, row: number): Record<string, CellData> {
  return {
    [`A${row}`]: { value: label, style: styles.label },
    [`B${row}`]: { value, style: inputStyle(format) },
    [`C${row}`]: { value: unit, style: styles.note },
  };
}

const planHead: CellStyle = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };
/** Columns whose header words need two lines. */
const isNarrow = new Set(["L", "M", "O"]);

function planBlock(): Record<string, CellData> {
  const cells: Record<string, CellData> = {};
  for (const { column, format } of planColumns) {
    cells[`${column}${planRow}`] = { style: isNarrow.has(column) ? { ...planHead, wrap: true } : planHead };
    for (let step = 1; step <= roomForSteps; step++) cells[`${column}${planRow + step}`] = { style: numberStyle(format) };
  }
  cells[`E${planRow}`] = {
    formula: `=SCALE.PLAN(${["side", "entry", "total", "weights", "distance", "stop"].map(cellOf).join(",")},${terms})`,
    style: planHead,
  };
  return cells;
}

function riskBlock(): Record<string, CellData> {
  const stopNow = `INDEX(${ofPlan(7)},ROWS(E${planRow}#)-1)`;
  return {
    ...lined(riskRow, styles.heading, "Risk"),
    ...lined(riskRow + 1, styles.label, "Largest stage loss"),
    [`L${riskRow + 1}`]: { formula: `=MAX(0,-MIN(${net}))`, style: numberStyle(money) },
    [`M${riskRow + 1}`]: { value: "USDT, costs included", style: styles.note },
    ...lined(riskRow + 2, styles.label, "At risk when every step is filled"),
    [`L${riskRow + 2}`]: { formula: `=SCALE.RISK(${fills},${stopNow},${terms})`, style: numberStyle(money) },
    [`M${riskRow + 2}`]: { value: "USDT; negative is locked profit", style: styles.note },
    ...lined(riskRow + 3, styles.label, "Largest loss allowed"),
    [`L${riskRow + 3}`]: { formula: `=${cellOf("equity")}*${cellOf("maxRisk")}`, style: numberStyle(money) },
    [`M${riskRow + 3}`]: { value: "USDT, equity x max risk", style: styles.note },
  };
}

/** The check's words need the width of several columns, so each column of the audit spills from a cell of its own. */
function auditBlock(): Record<string, CellData> {
  const cells: Record<string, CellData> = { ...lined(auditRow, styles.heading, "Audit") };
  for (let row = auditRow + 1; row <= auditRow + 1 + auditChecks; row++) {
    const isHead = row === auditRow + 1;
    Object.assign(cells, lined(row, isHead ? { ...styles.columnHead, align: "left" } : styles.label));
    cells[`L${row}`] = { style: isHead ? styles.columnHead : styles.cell };
    const format = auditFormats[row - auditRow - 2];
    for (const column of ["M", "N"]) cells[`${column}${row}`] = { style: format ? numberStyle(format) : styles.columnHead };
  }
  const first = auditRow + 1;
  const marked = `IF(s="PASS","✓ PASS",IF(s="WARN","! WARN",IF(s="FAIL","✕ FAIL",s)))`;
  cells[`E${first}`] = { ...cells[`E${first}`], formula: `=INDEX(${audit},0,1)` };
  cells[`L${first}`] = { ...cells[`L${first}`], formula: `=LET(s,INDEX(${audit},0,2),${marked})` };
  cells[`M${first}`] = { ...cells[`M${first}`], formula: `=INDEX(${audit},0,3)` };
  cells[`N${first}`] = { ...cells[`N${first}`], formula: `=INDEX(${audit},0,4)` };
  return cells;
}

/** A line across the plan's columns, with a text at its beginning. */
function lined(row: number, style: CellStyle, text?: string): Record<string, CellData> {
  const cells = Object.fromEntries(planColumns.map(({ column }) => [`${column}${row}`, { style } as CellData]));
  if (text !== undefined) cells[`E${row}`] = { value: text, style };
  return cells;
}

const chartRow = auditRow + auditChecks + 3;
const ofSteps = (column: string): string => `Plan!${column}${planRow + 1}:${column}${planRow + roomForSteps}`;
const planChart: ChartData = {
  kind: "line",
  title: "Prices by step",
  place: `E${chartRow}:O${chartRow + 16}`,
  categories: ofSteps("E"),
  series: [
    { name: "Entry", values: ofSteps("G"), color: "#0645AD" },
    { name: "Average entry", values: ofSteps("I"), color: "#16191D" },
    { name: "Stop", values: ofSteps("K"), color: "#B42318" },
    { name: "Break-even", values: ofSteps("O"), color: "#1A7F37", dashed: true },
  ],
  numberFormat: "#,##0",
};

const planReadMe = readMe(
  "Scaling plan",
  [
    "It builds a position in steps: entry, size, stop and net result at the stop for every step, before you trade the first.",
    "The audit checks the plan against your account: risk of each stage, leverage, liquidation, targets.",
  ],
  [
    "Change a blue figure on the sheet Plan; the plan, its risk and its audit follow. Up to six steps find room.",
    "A split is a word (thirds, pyramid 4), fractions (1/4,1/4,1/2) or percentages (30/40/30).",
  ],
);

const asTemplateInput =
  (firstRow: number) =>
  ({ key, label, format }: PlanInput, index: number): TemplateInput => ({
    key,
    label,
    address: `Plan!B${firstRow + index}`,
    kind: format === undefined ? "text" : "number",
  });

export const scalingPlan: Template = {
  id: "scaling-plan",
  name: "Scaling plan",
  description: "Enter in steps, see the loss at every stage before you trade.",
  workbook: {
    sheets: [
      {
        name: "Plan",
        cells: { ...block(), ...planBlock(), ...riskBlock(), ...auditBlock() },
        hidesGridlines: true,
        rowHeights: { 1: 32, [planRow]: 36 },
        columnWidths: {
          ...{ A: 150, B: 68, C: 70, D: 6 },
          ...Object.fromEntries(planColumns.map(({ column, width }) => [column, width])),
        },
        frozenRows: 2,
        charts: [planChart],
        print: { area: `A1:O${chartRow + 16}`, isLandscape: true, isOnePage: true },
      },
      planReadMe,
    ],
    names: Object.fromEntries([
      ...planInputs.map(({ label }, index) => [label.replaceAll(" ", "_"), `Plan!$B$${firstInputRow + index}`]),
      ...targetInputs.map(({ label }, index) => [label.replaceAll(" ", "_"), `Plan!$B$${firstTargetRow + index}`]),
      ["Inputs", `Plan!$A$${firstInputRow}:$B$${lastInputRow}`],
      ["Targets", `Plan!$B$${firstTargetRow}:$B$${lastTargetRow}`],
    ]) as Record<string, string>,
  },
  start: `Plan!${cellOf("entry")}`,
  inputs: [...planInputs.map(asTemplateInput(firstInputRow)), ...targetInputs.map(asTemplateInput(firstTargetRow))],
  chart: "plan",
};
