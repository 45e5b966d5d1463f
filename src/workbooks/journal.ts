/** A trading journal: the fills of the open position, and closed trades with their net result in money and in R. */
import { type Cells, inputBlock, tableHead, textRow, titled } from "./blocks";
import { readMe } from "./read-me";
import { inputStyle, numberStyle, styles, type Template } from "./template";
import type { CellStyle } from "../grid/workbook-data";

const [price, money] = ["#,##0.0", "#,##0.00"];

const open = "Position";
const inputs = inputBlock(open, "Inputs", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "size", label: "Contract size", value: 0.01, unit: "BTC", format: "General" },
  { key: "tick", label: "Tick size", value: 0.1, unit: "USDT", format: "General" },
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: "General" },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "paid", label: "Funding paid", value: 0, unit: "USDT", format: money },
]);
const now = inputBlock(open, "Now", inputs.lastRow + 2, [
  { key: "firstStop", label: "Initial stop", value: 69650, unit: "of the first fill", format: price },
  { key: "currentStop", label: "Stop now", value: 70000, unit: "USDT", format: price },
  { key: "mark", label: "Price now", value: 70600, unit: "USDT", format: price },
]);

const fillColumns = ["E", "F", "G", "H"];
const fillHead = 4;
const fillRoom = 12;
const fills: readonly (readonly [string, number, number])[] = [
  ["First entry", 1, 70000],
  ["Scale 1", 1, 70350],
];
const range = (letter: string): string => `${letter}${fillHead + 1}:${letter}${fillHead + fillRoom}`;
const filled = (letter: string): string => `TAKE(${range(letter)},COUNT(${range("G")}))`;
const [contracts, prices] = [filled("G"), filled("H")];
const [side, terms] = [inputs.at("side"), inputs.range];

const resultColumns = ["J", "K", "L"];
const results: readonly [label: string, formula: string, format: string, note: string][] = [
  ["Position", `SUM(${range("G")})`, "General", "contracts"],
  ["Average entry", `MICRO.AVG(${contracts},${prices},${terms})`, price, "USDT"],
  ["Margin", `MICRO.MARGIN(${contracts},${prices},${inputs.at("leverage")},${terms})`, money, "USDT"],
  [
    "Net result at the price now",
    `MICRO.PNL(${side},${contracts},${prices},${now.at("mark")},${terms})`,
    money,
    "USDT, fees and funding",
  ],
  [
    "Net result at the stop now",
    `-SCALE.RISK(${side},${contracts},${prices},${now.at("currentStop")},${terms})`,
    money,
    "USDT, fees and funding",
  ],
  ["Break-even price", `STOP.BREAKEVEN(${side},${contracts},${prices},${terms})`, price, "USDT"],
  [
    "1 R",
    `MICRO.RISK(G${fillHead + 1},H${fillHead + 1},${now.at("firstStop")},${terms})`,
    money,
    "first fill at the initial stop",
  ],
  ["Result now in R", `K${fillHead + 4}/K${fillHead + 7}`, "0.00", "R"],
];

function openCells(): Cells {
  const cells: Cells = {
    ...titled("Open position", "Your fills, in order; the results follow."),
    ...inputs.cells,
    ...now.cells,
    ...tableHead(fillHead, fillColumns, ["#", "Note", "Contracts", "Price"]),
    ...textRow(fillHead, resultColumns, styles.heading, ["Result"]),
    J1: { style: styles.lead },
  };
  cells[`F${fillHead}`] = { value: "Note", style: { ...cells[`F${fillHead}`]!.style, align: "left" } };
  for (let index = 0; index < fillRoom; index++) {
    const row = fillHead + 1 + index;
    const [note = null, count = null, at = null] = fills[index] ?? [];
    cells[`E${row}`] = { value: index + 1, style: numberStyle("0") };
    cells[`F${row}`] = { value: note, style: { ...inputStyle(), align: "left" } };
    cells[`G${row}`] = { value: count, style: inputStyle("General") };
    cells[`H${row}`] = { value: at, style: inputStyle(price) };
  }
  results.forEach(([label, formula, format, note], index) => {
    const row = fillHead + 1 + index;
    cells[`J${row}`] = { value: label, style: styles.label };
    cells[`K${row}`] = { formula: `=IF(COUNT(${range("G")})=0,"",${formula})`, style: numberStyle(format) };
    cells[`L${row}`] = { value: note, style: styles.note };
  });
  return cells;
}

const closed = "Trades";
const head = 6;
const tradeRoom = 40;
const first = head + 1;
const last = head + tradeRoom;
/** A serial number of Excel: 2 November 2026. */
const firstDay = 46328;
const trades: readonly (readonly (string | number)[])[] = [
  [firstDay, "long", 2, 70000, 70700, 69650],
  [firstDay + 1, "short", 1, 70500, 70900, 70900],
  [firstDay + 3, "long", 3, 69800, 70850, 69450],
];
const tradeColumns = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
const tradeWords = [
  "Date",
  "Side",
  "Contracts",
  "Entry",
  "Exit",
  "Initial stop",
  "Net P&L",
  "Risk",
  "R multiple",
  "Running total",
];
const inputFormats = ["yyyy-mm-dd", undefined, "General", price, price, price];

/** The terms of the sheet Position, without the funding of the position that is open. */
const tradeTerms = `${open}!$A$6:$B$${inputs.lastRow - 1}`;

function tradeRow(row: number, values: readonly (string | number)[]): Cells {
  const ifClosed = (formula: string): string => `=IF(OR(C${row}="",E${row}=""),"",${formula})`;
  const cells: Cells = {
    [`G${row}`]: { formula: ifClosed(`MICRO.PNL(B${row},C${row},D${row},E${row},${tradeTerms})`), style: numberStyle(money) },
    [`H${row}`]: {
      formula: `=IF(OR(C${row}="",F${row}=""),"",MICRO.RISK(C${row},D${row},F${row},${tradeTerms}))`,
      style: numberStyle(money),
    },
    [`I${row}`]: { formula: `=IF(OR(G${row}="",H${row}=""),"",G${row}/H${row})`, style: numberStyle("0.00") },
    [`J${row}`]: { formula: `=IF(G${row}="","",SUM(G$${first}:G${row}))`, style: numberStyle(money) },
  };
  inputFormats.forEach((format, at) => {
    cells[`${tradeColumns[at]!}${row}`] = { value: values[at] ?? null, style: inputStyle(format) };
  });
  return cells;
}

const totals: readonly [label: string, formula: string, format: string][] = [
  ["Trades", `COUNT(G${first}:G${last})`, "0"],
  ["Net P&L", `SUM(G${first}:G${last})`, money],
  ["Won", `IF(COUNT(G${first}:G${last})=0,"",COUNTIF(G${first}:G${last},">0")/COUNT(G${first}:G${last}))`, "0%"],
  ["Average R", `IF(COUNT(I${first}:I${last})=0,"",AVERAGE(I${first}:I${last}))`, "0.00"],
  ["Worst", `IF(COUNT(G${first}:G${last})=0,"",MIN(G${first}:G${last}))`, money],
];

function tradeCells(): Cells {
  const cells: Cells = {
    ...titled("Closed trades", "One line for each trade. Contract size and fees are those of the sheet Position."),
    ...tableHead(head, tradeColumns, tradeWords),
  };
  totals.forEach(([label, formula, format], index) => {
    const column = tradeColumns[2 + index]!;
    cells[`${column}3`] = { value: label, style: { ...styles.headingNote, align: "right" } };
    const style: CellStyle = { ...numberStyle(format), bold: true };
    cells[`${column}4`] = { formula: `=${formula}`, style };
  });
  for (let row = first; row <= last; row++) Object.assign(cells, tradeRow(row, trades[row - first] ?? []));
  return cells;
}

export const journal: Template = {
  id: "journal",
  name: "Journal",
  description: "Fills and closed trades: position, average, net result and R-multiple.",
  workbook: {
    sheets: [
      {
        name: open,
        cells: openCells(),
        hidesGridlines: true,
        frozenRows: fillHead,
        rowHeights: { 1: 32 },
        columnWidths: { A: 110, B: 76, C: 100, D: 8, E: 32, F: 110, G: 76, H: 84, I: 8, J: 170, K: 84, L: 170 },
        validations: [
          { range: range("G"), allowed: { minimum: 0 }, message: "Contracts are a number above 0." },
          { range: range("H"), allowed: { minimum: 0 }, message: "A price is a number above 0." },
        ],
        print: { area: `A1:L${fillHead + fillRoom}`, isLandscape: true },
      },
      {
        name: closed,
        cells: tradeCells(),
        hidesGridlines: true,
        frozenRows: head,
        rowHeights: { 1: 32 },
        columnWidths: { A: 90, B: 60, C: 80, D: 84, E: 84, F: 84, G: 84, H: 76, I: 84, J: 100, K: 8 },
        validations: [
          { range: `B${first}:B${last}`, allowed: { list: ["long", "short"] }, message: "Side is long or short." },
          { range: `C${first}:F${last}`, allowed: { minimum: 0 }, message: "This is a number above 0." },
        ],
        charts: [
          {
            kind: "column",
            title: "Net P&L of each trade, USDT",
            place: "L3:S18",
            series: [{ name: "Net P&L", values: `${closed}!G${first}:G${last}`, color: "#0645AD" }],
            numberFormat: "0",
          },
        ],
        print: { area: `A1:S${last}`, isLandscape: true, titleRows: `${head}:${head}` },
      },
      readMe(
        "Journal",
        [
          "Position: the fills of the trade that is open, its average, margin, break-even and result after fees, in money and in R.",
          "Trades: one line for each closed trade, its result after fees and as a multiple of what it risked. The entries shown are made up.",
        ],
        [
          "Type your fills in order; a smaller position is a new one at the same average. Overwrite the made-up lines.",
          "A trade's fee is the fee rate of the sheet Position at both ends. Funding counts for the open position only.",
        ],
      ),
    ],
    names: { ...inputs.names, ...now.names, Terms: `${open}!$A$5:$B$${inputs.lastRow}` },
  },
  start: `${open}!H${fillHead + 1}`,
  inputs: [...inputs.inputs, ...now.inputs],
  chart: "none",
};
