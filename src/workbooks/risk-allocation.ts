/** The risk allocation table of the founding article beside what the same trade really risks. */
import type { CellStyle } from "../grid/workbook-data";
import { type Cells, inputBlock, put, tableHead, textRow, titled } from "./blocks";
import { headline } from "./headline";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Risk";
const money = "#,##0.00";

const inputs = inputBlock(sheet, "Inputs", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "entry", label: "Entry price", value: 70000, unit: "USDT", format: "#,##0.0" },
  { key: "total", label: "Total contracts", value: 3, unit: "contracts", format: "0" },
  { key: "weights", label: "Split", value: "thirds", unit: "or 30/40/30" },
  { key: "distance", label: "Trigger distance", value: 0.005, unit: "per step", format: "0.00%" },
  { key: "size", label: "Contract size", value: 0.01, unit: "BTC", format: "General" },
  { key: "tick", label: "Tick size", value: 0.1, unit: "USDT", format: "General" },
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: "General" },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop", format: "0.000%" },
  { key: "equity", label: "Account equity", value: 1000, unit: "USDT", format: "#,##0" },
  { key: "maxRisk", label: "Max risk per trade", value: 0.01, unit: "of equity", format: "0.00%" },
]);
// The distance of the stop is no term of the functions, so it stands in a block of its own
const stop = inputBlock(sheet, "Initial stop", inputs.lastRow + 2, [
  { key: "stopDistance", label: "Stop distance", value: 0.005, unit: "of the entry", format: "0.00%" },
]);

const { at, range: terms } = inputs;
const [side, entry, size] = [at("side"), at("entry"), at("size")];
const initialStop = `STOP.PCT(${side},${entry},${stop.at("stopDistance")},${at("tick")})`;
const contracts = `SCALE.SPLIT(${at("total")},${at("weights")})`;
const prices = `SCALE.TRIGGERS(${side},${entry},ROWS(${contracts}),${at("distance")},,${at("tick")})`;
const stops = `STOP.LADDER(${side},${prices},${initialStop},"entry",${contracts},${terms})`;
const worstStage = (column: number, of: string): string =>
  `MAX(0,-MIN(DROP(CHOOSECOLS(SCALE.STAGES(${side},${contracts},${prices},${stops},${of}),${column}),1)))`;
const largest = (of: string): string =>
  `INDEX(SCALE.SIZE(${at("equity")},${at("maxRisk")},${side},${at("weights")},${prices},${stops},${of}),1,1)`;

/** What is said of the article's figures holds for its example alone. */
const isTheExample = `AND(${[...inputs.inputs, ...stop.inputs]
  .map(({ address }) => address.replace(`${sheet}!`, ""))
  .map((cell) => `${cell}=${JSON.stringify({ ...inputs.cells, ...stop.cells }[cell]!.value)}`)
  .join(",")})`;
const ofTheExample = (words: string): string => `=IFERROR(IF(${isTheExample},"${words}",""),"")`;

interface Row {
  label: string;
  article: number;
  gross: string;
  net?: string;
  format?: string;
  /** A text that no input makes false, or the formula of one. */
  note: string;
}

const lossHead = 4;
const [allowed, staged, never] = [lossHead + 1, lossHead + 3, lossHead + 4];

const losses: readonly Row[] = [
  {
    ...{ label: "Largest loss allowed", article: 10 },
    gross: `${at("equity")}*${at("maxRisk")}`,
    net: `${at("equity")}*${at("maxRisk")}`,
    note: "Equity times max risk.",
  },
  {
    ...{ label: "One contract at the initial stop", article: 7 },
    gross: `MICRO.RISK(1,${entry},${initialStop},${size})`,
    net: `MICRO.RISK(1,${entry},${initialStop},${terms})`,
    note: ofTheExample("0.5% of 700 is 3.50: 7.00 needs a stop 1% away."),
  },
  {
    ...{ label: "Worst stage, stops moved up", article: 0 },
    gross: worstStage(9, size),
    net: worstStage(11, terms),
    note: ofTheExample("Not 0: the second lot loses when the stop is at the first entry."),
  },
  {
    ...{ label: "Whole position, stop never moved", article: 21 },
    gross: `SCALE.RISK(${side},${contracts},${prices},${initialStop},${size})`,
    net: `SCALE.RISK(${side},${contracts},${prices},${initialStop},${terms})`,
    note: `=IF(COUNT(H${allowed},H${never})<2,"",IF(H${never}<=H${allowed},"Within the loss allowed.",TEXT(H${never}/H${allowed},"0.0#")&" times the loss allowed."))`,
  },
];

const sizes: readonly Row[] = [
  {
    ...{ label: "Value of one contract", article: 70 },
    gross: `MICRO.NOTIONAL(1,${entry},${terms})`,
    note: ofTheExample("70 is its margin at 10 times leverage, not its value."),
  },
  {
    ...{ label: "Margin of one contract", article: 70 },
    gross: `MICRO.MARGIN(1,${entry},${at("leverage")},${terms})`,
    note: ofTheExample("Agrees."),
  },
  {
    ...{ label: "Value of the whole position", article: 210 },
    gross: `MICRO.NOTIONAL(${contracts},${prices},${terms})`,
    note: "At the entry prices of the steps.",
  },
  {
    ...{ label: "Margin of the whole position", article: 210 },
    gross: `MICRO.MARGIN(${contracts},${prices},${at("leverage")},${terms})`,
    note: ofTheExample("210 would mean that all three are bought at the first price."),
  },
  {
    ...{ label: "Contracts that fit, stop never moved", article: 3, format: "0" },
    gross: `MICRO.SIZE(${at("equity")},${at("maxRisk")},${entry},${initialStop},${size})`,
    net: `MICRO.SIZE(${at("equity")},${at("maxRisk")},${entry},${initialStop},${terms})`,
    note: "All bought at the entry price, one stop.",
  },
  {
    ...{ label: "Contracts that fit, stops moved up", article: 3, format: "0" },
    gross: largest(size),
    net: largest(terms),
    note: "Every stage within the loss allowed.",
  },
];

const columns = ["E", "F", "G", "H", "I"];
const sizeHead = lossHead + losses.length + 2;
const lastRow = sizeHead + sizes.length;
const chartRow = lastRow + 2;

function table(head: number, title: string, rows: readonly Row[]): Cells {
  const cells = tableHead(head, columns, [title, "The article", "Before costs", "With costs"]);
  cells[`E${head}`] = { value: title, style: styles.heading };
  cells[`I${head}`] = { value: "Why", style: styles.headingNote };
  rows.forEach(({ label, article, gross, net, format = money, note }, index) => {
    const row = head + 1 + index;
    const number: CellStyle = numberStyle(format);
    Object.assign(cells, textRow(row, columns, styles.label, [label]));
    cells[`F${row}`] = { value: article, style: { ...number, color: styles.note.color } };
    cells[`G${row}`] = { formula: `=${gross}`, style: number };
    cells[`H${row}`] = { ...(net !== undefined && { formula: `=${net}` }), style: number };
    cells[`I${row}`] = { ...(note.startsWith("=") ? { formula: note } : { value: note }), style: styles.note };
  });
  return cells;
}

function riskCells(): Cells {
  const cells: Cells = {
    ...titled("Risk allocation", "The article's table for a 1,000 account, and what the same trade really risks."),
    ...inputs.cells,
    ...stop.cells,
    ...table(lossHead, "Loss in USDT", losses),
    ...table(sizeHead, "Size in USDT and contracts", sizes),
    E1: { style: styles.lead },
  };
  const compared = (row: number): string => `IF(H${row}<=H${allowed}," (within the limit)"," (OVER the limit)")`;
  put(
    cells,
    "E1",
    headline(
      [inputs, stop],
      [],
      [
        [`H${allowed}`, "the loss allowed"],
        [`H${staged}`, "the worst stage"],
        [`H${never}`, "the stop that is never moved"],
      ],
      `"Allowed "&TEXT(H${allowed},"${money}")&"; worst stage "&TEXT(H${staged},"${money}")&${compared(staged)}` +
        `&"; stop never moved "&TEXT(H${never},"${money}")&${compared(never)}`,
    ),
  );
  return cells;
}

const series = [
  { name: "The article", column: "F", color: "#B8C0C8" },
  { name: "Before costs", column: "G", color: "#0645AD" },
  { name: "With costs", column: "H", color: "#B42318" },
];
const lossRows = (column: string): string => `${sheet}!${column}${lossHead + 1}:${column}${lossHead + losses.length}`;

export const riskAllocation: Template = {
  id: "risk-allocation",
  name: "Risk allocation",
  description: "The 1,000 account of the article: what it says you risk, and what you risk.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: riskCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 130, B: 66, C: 80, D: 8, E: 215, F: 76, G: 84, H: 76, I: 350 },
        charts: [
          {
            kind: "column",
            title: "Loss in USDT",
            place: `E${chartRow}:I${chartRow + 15}`,
            categories: lossRows("E"),
            series: series.map(({ name, column, color }) => ({ name, values: lossRows(column), color })),
            numberFormat: "0",
          },
        ],
        print: { area: `A1:I${chartRow + 15}`, isLandscape: true, isOnePage: true },
      },
      readMe(
        "Risk allocation",
        [
          "It puts the risk table of the article beside the same figures computed: value, margin, loss at the stop, loss of every stage.",
          "Losses are stated before costs and with fees and slippage, for one contract and for the whole scaling plan.",
        ],
        [
          "Change an input on the sheet Risk: side, prices, split, costs, account. The column The article stays as printed there.",
          "Compare the worst stage with the largest loss allowed, and read how many contracts fit.",
        ],
      ),
    ],
    names: { ...inputs.names, ...stop.names, Terms: `${sheet}!$A$5:$B$${inputs.lastRow}` },
  },
  start: `${sheet}!${at("entry")}`,
  inputs: [...inputs.inputs, ...stop.inputs],
  chart: "none",
};
