/** One trade of a plan, replayed on pasted bars: what would have filled, worst against best. */
import type { CellData } from "../grid/workbook-data";
import { barColumnWidths, barHeadStyle, barsSheet as barSheet, barTable, madeUpWords, sampleBarCells } from "./bars-sheet";
import { type Cells, put, styledRows, tableHead, textRow, titled } from "./blocks";
import { headline as headlineOf } from "./headline";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";
import { formats, planRow, roomForSteps, tradeBlock } from "./trade-block";

const sheet = "Replay";
const { price, average, money, percent, count } = formats;

const trade = tradeBlock(
  sheet,
  [{ key: "funding", label: "Funding per bar", value: 0, unit: "rate", format: "0.0000%" }],
  [71050, 71400],
);
const { inputs, side, plan, targetRange } = trade;

/** The sheet Bars stands elsewhere than the trade, so its formulas name the sheet. */
const replayOf = (show: string, terms: string, prefix = ""): string =>
  `SCALE.REPLAY(${prefix}${side},${prefix}${plan},${barTable},${prefix}${targetRange},,"${show}",${terms})`;
const worstTerms = (prefix = ""): string => `${prefix}${inputs.range}`;
const bestTerms = (prefix = ""): string => `VSTACK(${prefix}${inputs.range},{"Intrabar","best"})`;

const eventRow = planRow + roomForSteps + 2;
const roomForEvents = 10;
const resultRow = eventRow + roomForEvents + 2;
const columns = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O"];
const eventFormats = [count, count, count, price, count, count, average, price, money, money, count];

const results: readonly [label: string, format: string][] = [
  ["Ended by", count],
  ["Net", money],
  ["Return on equity", percent],
  ["R multiple", "0.00"],
  ["Largest drawdown", money],
  ["Furthest against the trade (MAE)", money],
  ["Furthest in favour (MFE)", money],
  ["Bars held", count],
  ["Steps filled", count],
  ["Unsure bars", count],
];
/** A figure of the result: "worst" in column K, "best" in column M. */
const figure = (label: string, column: "K" | "M" = "K"): string =>
  `${column}${resultRow + 1 + results.findIndex(([each]) => each === label)}`;

const outcome = (column: "K" | "M"): string =>
  `${figure("Ended by", column)}&" with "&${figure("Steps filled", column)}&IF(${figure("Steps filled", column)}=1," step"," steps")&" filled, "` +
  `&TEXT(${figure("Net", column)},"+#,##0.00;-#,##0.00;0.00")` +
  `&IF(${figure("Return on equity", column)}="",""," ("&TEXT(${figure("Return on equity", column)},"0.00%")&" of equity)")`;

function eventCells(): Cells {
  const cells: Cells = {
    ...tableHead(eventRow, columns, []),
    ...styledRows(
      eventRow + 1,
      eventRow + roomForEvents,
      Object.fromEntries(columns.map((column, index) => [column, numberStyle(eventFormats[index]!)])),
    ),
  };
  put(cells, `E${eventRow}`, `=${replayOf("events", worstTerms())}`);
  // The time of each event's bar; a bar without one shows its number
  const barNumbers = `DROP(INDEX(E${eventRow}#,0,1),1)`;
  const times = `INDEX(${barSheet}!$A:$A,${barNumbers}+1)`;
  cells[`P${eventRow}`] = {
    formula: `=IF(ISERROR(E${eventRow}),"Time",VSTACK("Time",IF(${times}=0,${barNumbers},${times})))`,
    style: { ...styles.columnHead },
  };
  for (let row = eventRow + 1; row <= eventRow + roomForEvents; row += 1)
    cells[`P${row}`] = { style: numberStyle("[<30000]0;yyyy-mm-dd hh:mm") };
  return cells;
}

function resultCells(): Cells {
  const cells: Cells = textRow(resultRow, columns, styles.heading, ["Result"]);
  cells[`K${resultRow}`] = { value: "Worst", style: { ...styles.heading, align: "right" } };
  cells[`M${resultRow}`] = { value: "Best", style: { ...styles.heading, align: "right" } };
  results.forEach(([label, format], index) => {
    const row = resultRow + 1 + index;
    Object.assign(cells, textRow(row, columns, styles.label, [label]));
    for (const column of ["K", "M"]) cells[`${column}${row}`] = { style: numberStyle(format) };
  });
  put(cells, `K${resultRow + 1}`, `=TRANSPOSE(INDEX(${replayOf("summary", worstTerms())},2,0))`);
  put(cells, `M${resultRow + 1}`, `=TRANSPOSE(INDEX(${replayOf("summary", bestTerms())},2,0))`);
  return cells;
}

function headline(): Cells {
  const unsure = figure("Unsure bars");
  const worst = headlineOf(
    [inputs, trade.targets],
    [],
    [
      [figure("Net", "K"), "the worst reading", figure("Ended by", "K")],
      [figure("Net", "M"), "the best reading", figure("Ended by", "M")],
    ],
    `"Worst reading"&${madeUpWords()}&": "&${outcome("K")}`,
    ["leverage", "equity"],
  );
  const best =
    `=IF(COUNT(${figure("Net", "K")},${figure("Net", "M")})<2,"The other cells follow as soon as it has one.",IF(${unsure}=0,` +
    `"The bars leave nothing open: worst and best reading agree.",` +
    `"Best reading: "&${outcome("M")}&". "&${unsure}&IF(${unsure}=1," bar leaves"," bars leave")&" the outcome open: use finer bars."))`;
  return { E1: { formula: worst, style: styles.lead }, E2: { formula: best, style: styles.caption } };
}

const prefix = `${sheet}!`;

function barCells(): Cells {
  const curve = (words: string, terms: string): CellData => ({
    formula: `=VSTACK("${words}",DROP(${replayOf("curve", terms, prefix)},1))`,
    style: barHeadStyle,
  });
  return {
    ...sampleBarCells("J"),
    H1: curve("Worst equity", worstTerms(prefix)),
    I1: curve("Best equity", bestTerms(prefix)),
    J2: {
      value: "Paste or open your own bars of any layout: the workbench brings them into columns A to F.",
      style: styles.caption,
    },
    J3: {
      value: "In Excel use the tab Data of the pane. Columns H and I are your equity after each bar.",
      style: styles.caption,
    },
  };
}

/** Where the workbench's chart finds the bars, the events and the equity. */
export const replayPlaces = {
  events: `${sheet}!E${eventRow}`,
  bars: `${barSheet}!A1`,
  worst: `${barSheet}!H1`,
  best: `${barSheet}!I1`,
};

export const replayTemplate: Template = {
  id: "replay",
  name: "Replay",
  description: "Paste price bars: what the plan would have filled, and where it would have ended.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: {
          ...titled("Replay", "One trade on the bars of the sheet Bars."),
          ...headline(),
          ...trade.cells,
          ...eventCells(),
          ...resultCells(),
        },
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: {
          ...{ A: 102, B: 68, C: 74, D: 6 },
          ...{ E: 40, F: 66, G: 65, H: 65, I: 65, J: 65, K: 66, L: 64, M: 56, N: 66, O: 46, P: 104 },
        },
        print: { area: `A1:P${resultRow + results.length}`, isLandscape: true, isOnePage: true },
      },
      {
        name: barSheet,
        cells: barCells(),
        frozenRows: 1,
        columnWidths: { ...barColumnWidths, H: 92, I: 92, J: 480 },
      },
      readMe(
        "Replay",
        [
          "It plays one trade of a plan on price bars: entry, adds, stop and targets, bar by bar, with all costs.",
          "A bar does not say in which order its high and low were traded: the worst and the best reading are both shown.",
        ],
        [
          "Change the trade on the sheet Replay; bring your bars to the sheet Bars: paste, drop or open a file in the workbench, or fill its columns in Excel.",
          "If worst and best differ, the bars are too coarse for stops that close: use shorter bars.",
          "It knows no slippage in gaps beyond the open, no liquidity, and not what you would have done.",
        ],
      ),
    ],
    names: { ...inputs.names, ...trade.targets.names, Inputs: `${sheet}!$A$5:$B$${inputs.lastRow}` },
  },
  start: `${sheet}!${inputs.at("entry")}`,
  inputs: [...inputs.inputs, ...trade.targets.inputs],
  chart: "replay",
};
