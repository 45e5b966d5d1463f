/** Every ending of a plan with its probability and its money, against the whole size at once. */
import { type Cells, inputBlock, put, styledRows, tableHead, textRow, titled } from "./blocks";
import { headline } from "./headline";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";
import { formats, planRow, roomForSteps, tradeBlock } from "./trade-block";

const sheet = "Odds";
const { price, money, percent, count } = formats;

const trade = tradeBlock(sheet, [], [71050, 71400]);
const { inputs, side, plan, targetRange } = trade;
const market = inputBlock(sheet, "Market", trade.targets.lastRow + 2, [
  { key: "drift", label: "Drift", value: 0, unit: "per day", format: "0.000%" },
  { key: "volatility", label: "Volatility", value: 0.03, unit: "per day", format: percent },
]);

const oddsOf = (show: string): string =>
  `SCALE.ODDS(${side},${plan},${targetRange},${market.at("drift")},${market.at("volatility")},"${show}",${inputs.range})`;

const columns = ["E", "F", "G", "H", "I", "J", "K", "L", "M"];
const summaryRow = planRow + roomForSteps + 2;

const figures: readonly [label: string, format: string, note: string][] = [
  ["Win probability", percent, "the net result is above 0"],
  ["Break-even probability", percent, "wins needed to pay the costs"],
  ["Average win", money, "USDT"],
  ["Average loss", money, "USDT"],
  ["Expected gross", money, "0 without drift, whatever the plan"],
  ["Expected costs", money, "USDT"],
  ["Expected net", money, "USDT"],
  ["Expectancy", "0.000", "R, multiples of the first risk"],
  ["Worst net", money, "USDT"],
];
const endingRow = summaryRow + figures.length + 2;
const roomForEndings = 16;
const endingFormats = [count, count, count, price, percent, money, money, money, "0.00"];

/** A figure of the summary: "scaled" in column I, "all in" in column J. */
const figure = (label: string, column: "I" | "J"): string =>
  `${column}${summaryRow + 1 + figures.findIndex(([each]) => each === label)}`;
const shape = (column: "I" | "J"): string =>
  `TEXT(${figure("Win probability", column)},"0.0%")&" win, "&TEXT(${figure("Break-even probability", column)},"0.0%")` +
  `&" needed"`;
const expected = (column: "I" | "J"): string => `TEXT(${figure("Expected net", column)},"+0.00;-0.00;0.00")`;

const honest = "A ladder changes the shape of the result, not its mean: an edge must come from drift.";

function summaryCells(): Cells {
  const cells: Cells = textRow(summaryRow, columns, styles.heading, ["Summary"]);
  cells[`I${summaryRow}`] = { value: "Scaled", style: { ...styles.heading, align: "right" } };
  cells[`J${summaryRow}`] = { value: "All in", style: { ...styles.heading, align: "right" } };
  figures.forEach(([label, format, note], index) => {
    const row = summaryRow + 1 + index;
    Object.assign(cells, textRow(row, columns, styles.label, [label]));
    for (const column of ["I", "J"]) cells[`${column}${row}`] = { style: numberStyle(format) };
    cells[`K${row}`] = { value: note, style: styles.note };
  });
  const values = `DROP(${oddsOf("summary")},1,1)`;
  put(cells, `I${summaryRow + 1}`, `=TRANSPOSE(${values})`);
  return cells;
}

function endingCells(): Cells {
  const cells: Cells = {
    ...tableHead(endingRow, columns, []),
    ...styledRows(
      endingRow + 1,
      endingRow + roomForEndings,
      Object.fromEntries(columns.map((column, index) => [column, numberStyle(endingFormats[index]!)])),
    ),
  };
  put(cells, `E${endingRow}`, `=${oddsOf("endings")}`);
  return cells;
}

/** Where the workbench finds the endings and the summary. */
export const oddsPlaces = { endings: `${sheet}!E${endingRow}`, summary: `${sheet}!I${summaryRow + 1}` };

export const oddsTemplate: Template = {
  id: "odds",
  name: "Odds",
  description: "Every ending of the plan with its probability, against the whole size at once.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: {
          ...titled("Odds", "Every ending of one trade of the plan."),
          E1: {
            formula: headline(
              [inputs, trade.targets, market],
              [],
              [
                [figure("Win probability", "I"), "the scaled plan"],
                [figure("Win probability", "J"), "all in"],
              ],
              `"Scaled: "&${shape("I")}&". All in: "&${shape("J")}&"."`,
              ["leverage", "equity"],
            ),
            style: styles.lead,
          },
          E2: {
            formula:
              `=IF(COUNT(${figure("Expected net", "I")},${figure("Expected net", "J")})<2,"The other cells follow as soon as it has them.",` +
              `"Expected net "&${expected("I")}&" scaled, "&${expected("J")}&" all in. ${honest}")`,
            style: styles.caption,
          },
          ...trade.cells,
          ...market.cells,
          ...summaryCells(),
          ...endingCells(),
        },
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: {
          ...{ A: 112, B: 68, C: 72, D: 6 },
          ...{ E: 68, F: 60, G: 66, H: 66, I: 74, J: 72, K: 72, L: 66, M: 72 },
        },
        print: { area: `A1:M${endingRow + roomForEndings}`, isLandscape: true, isOnePage: true },
      },
      readMe(
        "Odds",
        [
          "It lists every way in which a trade of the plan can end, with its probability and its result after all costs.",
          "Beside it stands the same size bought at once with the first stop: scaled against all in.",
          honest,
        ],
        [
          "Change the trade, its targets or the market. Without drift the volatility does not matter.",
          "It assumes a continuous price without gaps or time limit, stops that fill at their level less slippage, and no funding.",
        ],
      ),
    ],
    names: {
      ...inputs.names,
      ...trade.targets.names,
      ...market.names,
      Inputs: `${sheet}!$A$5:$B$${inputs.lastRow}`,
    },
  },
  start: `${sheet}!${inputs.at("entry")}`,
  inputs: [...inputs.inputs, ...trade.targets.inputs, ...market.inputs],
  chart: "odds",
};
