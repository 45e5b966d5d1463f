/** Leaving a position in steps: targets as multiples of the risk, the stop after each, what it realises and what is locked then. */
import { type Cells, inputBlock, put, styledRows, type SummaryRow, summaryRows, tableHead, textRow, titled } from "./blocks";
import { type Condition, headline } from "./headline";
import { readMe } from "./read-me";
import { inputStyle, numberStyle, styles, type Template } from "./template";

const sheet = "Exit";
const [price, money] = ["#,##0.0", "#,##0.00"];

const inputs = inputBlock(sheet, "Inputs", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "size", label: "Contract size", value: 0.01, unit: "BTC", format: "General" },
  { key: "tick", label: "Tick size", value: 0.1, unit: "USDT", format: "General" },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop", format: "0.000%" },
]);
const position = inputBlock(sheet, "Position", inputs.lastRow + 2, [
  { key: "contracts", label: "Contracts", value: 4, unit: "held now", format: "0" },
  { key: "average", label: "Average entry", value: 70350, unit: "USDT", format: price },
  { key: "stop", label: "Stop", value: 70000, unit: "USDT", format: price },
]);
const targetHead = position.lastRow + 2;
const room = 6;
const targetValues: readonly (readonly [multiple: number, part: number, stop?: number])[] = [
  [1, 0.25, 70350],
  [2, 0.25, 70700],
  [3, 0.5],
];
const targetRange = (letter: string): string => `${letter}${targetHead + 1}:${letter}${targetHead + room}`;
/** With the names in its header: SCALE.OUT finds Target and Stop by them. */
const targetTable = `B${targetHead}:D${targetHead + room}`;

const targetsGiven: Condition = {
  holds: `COUNT(${targetRange("B")})>0`,
  says: `"Targets: at least one multiple of R"`,
};

const columns = ["E", "F", "G", "H", "I", "J", "K", "L"];
const tableRow = 4;
const summaryRow = tableRow + room + 2;
const chartRow = summaryRow + 6;
const { at } = position;
const [side, terms] = [inputs.at("side"), inputs.range];
const cumulative = `DROP(CHOOSECOLS(E${tableRow}#,5),1)`;

const summary: readonly SummaryRow[] = [
  [
    "Loss if the stop is hit now",
    `SCALE.RISK(${side},${at("contracts")},${at("average")},${at("stop")},${terms})`,
    money,
    "USDT, costs included",
  ],
  ["Result when every target is hit", `TAKE(${cumulative},-1)`, money, "USDT, costs included"],
  [
    "As multiple of that loss",
    `TAKE(${cumulative},-1)/SCALE.RISK(${side},${at("contracts")},${at("average")},${at("stop")},${terms})`,
    "0.00",
    "R, costs included",
  ],
  ["Break-even price", `STOP.BREAKEVEN(${side},${at("contracts")},${at("average")},${terms})`, price, "USDT, fees included"],
];

function targetCells(): Cells {
  const cells: Cells = {
    [`A${targetHead}`]: { value: "Targets", style: styles.heading },
    [`B${targetHead}`]: { value: "Target", style: { ...styles.headingNote, align: "right" } },
    [`C${targetHead}`]: { value: "Part of the position", style: { ...styles.headingNote, align: "right" } },
    [`D${targetHead}`]: { value: "Stop", style: { ...styles.headingNote, align: "right" } },
    [`B${targetHead + room + 1}`]: { value: "multiple of R", style: { ...styles.caption, align: "right" } },
    [`D${targetHead + room + 1}`]: { value: "for the rest, a price", style: { ...styles.caption, align: "right" } },
  };
  for (let index = 0; index < room; index++) {
    const row = targetHead + 1 + index;
    const [multiple = null, weight = null, stop = null] = targetValues[index] ?? [];
    cells[`A${row}`] = { value: `Target ${index + 1}`, style: styles.label };
    cells[`B${row}`] = { value: multiple, style: inputStyle("0.00") };
    cells[`C${row}`] = { value: weight, style: inputStyle("0%") };
    cells[`D${row}`] = { value: stop, style: inputStyle(price) };
  }
  return cells;
}

function exitCells(): Cells {
  const formats = { E: "0", F: price, G: "General", H: money, I: money, J: "General", K: price, L: money };
  const cells: Cells = {
    ...titled(
      "Scale-out",
      "Targets at multiples of the distance between average entry and stop; the stop for the rest moves with them.",
    ),
    ...inputs.cells,
    ...position.cells,
    ...targetCells(),
    ...tableHead(tableRow, columns, []),
    ...styledRows(
      tableRow + 1,
      tableRow + room,
      Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, numberStyle(format)])),
    ),
    E1: { style: styles.lead },
    ...textRow(summaryRow, columns, styles.heading, ["Summary"]),
  };
  put(
    cells,
    `E${tableRow}`,
    `=SCALE.OUT(${side},${at("contracts")},${at("average")},${targetTable},${targetRange("C")},${at("stop")},${terms})`,
  );
  Object.assign(cells, summaryRows(summaryRow + 1, columns, summary));
  const [loss, gain] = [`H${summaryRow + 1}`, `H${summaryRow + 2}`];
  put(
    cells,
    "E1",
    headline(
      [inputs, position],
      [targetsGiven],
      [
        [loss, "the loss at the stop"],
        [gain, "the result of the targets"],
      ],
      `IF(${loss}>0,"At risk "&TEXT(${loss},"${money}"),"The stop locks in "&TEXT(-${loss},"${money}"))` +
        `&", every target hit makes "&TEXT(${gain},"${money}")`,
    ),
  );
  return cells;
}

const rows = (letter: string): string => `${sheet}!${letter}${tableRow + 1}:${letter}${tableRow + room}`;

export const scaleOut: Template = {
  id: "scale-out",
  name: "Scale-out",
  description: "Take profit in steps: what each target realises, where the stop goes and what is locked then.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: exitCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 120, B: 76, C: 120, D: 116, E: 60, F: 90, G: 90, H: 90, I: 100, J: 90, K: 90, L: 100 },
        validations: [
          { range: targetRange("B"), allowed: { minimum: 0 }, message: "A multiple of R is a number above 0." },
          { range: targetRange("D"), allowed: { minimum: 0 }, message: "A stop is a price above 0, empty where it stays." },
          { range: targetRange("C"), allowed: { minimum: 0, maximum: 1 }, message: "A part of the position is from 0% to 100%." },
        ],
        charts: [
          {
            kind: "column",
            title: "After each target (by price): realised, and with the rest stopped, USDT",
            place: `E${chartRow}:L${chartRow + 15}`,
            categories: rows("F"),
            series: [
              { name: "Realised", values: rows("I"), color: "#1A7F37" },
              { name: "Net if stopped", values: rows("L"), color: "#0645AD" },
            ],
            numberFormat: "0",
          },
        ],
        print: { area: `A1:L${chartRow + 15}`, isLandscape: true, isOnePage: true },
      },
      readMe(
        "Scale-out",
        [
          "It lists what each target of an exit plan sells, at which price, what it realises after fees, what is left, and the stop for that.",
          "Net if stopped is the result of the whole position if the rest leaves at its stop: what is locked in once the target is sold.",
          "R is the distance between the average entry and the stop. The last part of the position may run further than the first.",
        ],
        [
          "Type in the position you hold, its stop, and up to six targets with the part of the position that each sells.",
          "A stop beside a target is a price and guards the rest from that target on; empty, the stop stays. It must lie behind its target.",
          "The parts are rounded to whole contracts; every target sells at least one.",
        ],
      ),
    ],
    names: { ...inputs.names, ...position.names, Terms: `${sheet}!$A$5:$B$${inputs.lastRow}` },
  },
  start: `${sheet}!${at("average")}`,
  inputs: [...inputs.inputs, ...position.inputs],
  chart: "none",
};
