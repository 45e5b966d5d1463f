/** The live plan: a scaling plan, the fills so far, and SCALE.NEXT over both. */
import type { CellStyle, WorksheetData } from "../grid/workbook-data";
import { type Cells, inputBlock, styledRows, tableHead, titled } from "./blocks";
import { headline, isShort } from "./headline";
import { readMe } from "./read-me";
import { inputStyle, numberStyle, styles, type Template } from "./template";
import { formats, planRow, roomForSteps, tradeBlock } from "./trade-block";

const [sheet, planSheet] = ["Live", "Plan"];
const roomForFills = 200;
const fillsSheetName = "Fills";
/** The columns that an import of fills writes. */
const fillColumns = [
  ...["Time", "Symbol", "Side", "Contracts", "Price", "Fee", "Currency", "Id", "Position"],
  ...["Trade", "Contract size", "Contract type"],
];

const trade = tradeBlock(
  planSheet,
  [{ key: "maxRisk", label: "Max risk per trade", value: 0.01, unit: "of equity", format: formats.percent }],
  [71050, 71400, 71750],
);
const targetHead = trade.targets.lastRow - 3;
/** A stop beside each target, for what is left from there on. */
const targetStops = [70352, 71050, null];

const now = inputBlock(sheet, "Now", 4, [
  { key: "trade", label: "Trade", value: 1, unit: "of the sheet Fills", format: "General" },
  { key: "mark", label: "Price now", value: 70500, unit: "USDT", format: formats.typedPrice },
]);

const onPlan = (place: string): string => `${planSheet}!${place}`;
const fills = (column: string): string => `${fillsSheetName}!$${column}$2:$${column}$${roomForFills + 1}`;
const ofTrade = `(${fills("J")}=${now.at("trade")})*(${fills("D")}<>"")`;
const sideOfFill = `IF(LOWER(${fills("C")})="buy",1,IF(LOWER(${fills("C")})="sell",-1,NA()))`;
const side = onPlan(trade.side);
const signed = `FILTER(${sideOfFill}*IF(${isShort(side)},-1,1)*${fills("D")},${ofTrade},0)`;
const answerRow = 4;
const roomForAnswers = 17;

const next =
  `=SCALE.NEXT(${side},${onPlan(trade.plan)},${signed},FILTER(${fills("E")},${ofTrade},0),${now.at("mark")},` +
  `${onPlan(`B${targetHead}:C${trade.targets.lastRow}`)},${onPlan(trade.inputs.range)})`;

const otherSize = `SUMPRODUCT(${ofTrade}*(${fills("K")}<>${onPlan(trade.inputs.at("size"))}))`;

function liveCells(): Cells {
  return {
    ...titled("Live plan", "The plan held against the fills: facts of the plan, no advice."),
    ...now.cells,
    ...tableHead(answerRow, ["E", "F"], []),
    ...styledRows(answerRow + 1, answerRow + roomForAnswers - 1, {
      E: { ...styles.label, align: "left" },
      F: numberStyle("#,##0.0####"),
    }),
    [`E${answerRow}`]: { formula: next, style: { ...styles.columnHead, align: "left" } },
    E1: {
      formula: `=${headline(
        [now],
        [{ holds: `${otherSize}=0`, says: `"The fills of this trade have another contract size than the plan"` }],
        [],
        `IF(ISERROR(E${answerRow}),"No result. Select cell E${answerRow} to read why.",F${answerRow + 1})`,
      ).replace(/^=/, "")}`,
      style: styles.title,
    },
  };
}

function planCells(): Cells {
  const cells: Cells = {
    ...titled("Plan", "The trade as planned, and where it ends in profit."),
    ...trade.cells,
    [`B${targetHead}`]: { value: "Target", style: { ...styles.headingNote, align: "right" } },
    [`C${targetHead}`]: { value: "Stop", style: { ...styles.headingNote, align: "right" } },
  };
  targetStops.forEach((stop, index) => {
    cells[`C${targetHead + 1 + index}`] = { value: stop, style: inputStyle(formats.typedPrice) };
  });
  return cells;
}

/** Made-up fills: 1 at the entry, 1 at the first trigger. */
const sampleFills: readonly (readonly (string | number | null)[])[] = [
  [46328.5, "BTCUSDT", "buy", 1, 70000, 0.35, "USDT", "1", null, 1, 0.01, "linear"],
  [46328.6, "BTCUSDT", "buy", 1, 70350, 0.35175, "USDT", "2", null, 1, 0.01, "linear"],
];

function fillsSheet(): WorksheetData {
  const columns = "ABCDEFGHIJKL".split("");
  const cells: Cells = tableHead(1, columns, fillColumns);
  const kinds: readonly (string | undefined)[] = [
    ...["yyyy-mm-dd hh:mm", undefined, undefined, "General", formats.typedPrice, "#,##0.00###"],
    ...[undefined, undefined, undefined, "General", "General", undefined],
  ];
  for (let index = 0; index < roomForFills; index++) {
    columns.forEach((column, at) => {
      const style: CellStyle = inputStyle(kinds[at]);
      cells[`${column}${index + 2}`] = { value: sampleFills[index]?.[at] ?? null, style };
    });
  }
  return {
    name: fillsSheetName,
    cells,
    frozenRows: 1,
    columnWidths: { A: 120, B: 84, C: 56, D: 76, E: 84, F: 76, G: 70, H: 84, I: 70, J: 60, K: 92, L: 92 },
    print: { area: `A1:L${roomForFills + 1}`, isLandscape: true, titleRows: "1:1" },
  };
}

export const livePlan: Template = {
  id: "live-plan",
  name: "Live plan",
  description: "Where the trade stands: the stop that should be in the market, the next order, what the budget still allows.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: liveCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 112, B: 84, C: 110, D: 8, E: 130, F: 190 },
        print: { area: `A1:F${answerRow + roomForAnswers}`, isLandscape: true, isOnePage: true },
      },
      {
        name: planSheet,
        cells: planCells(),
        hidesGridlines: true,
        frozenRows: 2,
        columnWidths: { A: 120, B: 84, C: 84, D: 8, E: 60, F: 60, G: 84, H: 76, I: 84, J: 84, K: 90 },
        print: { area: `A1:K${Math.max(trade.targets.lastRow, planRow + roomForSteps)}`, isLandscape: true, isOnePage: true },
      },
      fillsSheet(),
      readMe(
        "Live plan",
        [
          "It holds the fills of one trade against its plan: the steps filled, the stop that should now be in the market, the next order and how much the budget still allows.",
          "A sale ends adding. The stop is that of the last step begun, or that of a target that is done where it is tighter. The fills shown are made up.",
        ],
        [
          "Type the plan and its targets on the sheet Plan, each fill on the sheet Fills, and the price now on the sheet Live.",
          "Fills of several trades may stand on Fills: Trade says which one counts. Whether a step is confirmed is for you to judge.",
        ],
      ),
    ],
    names: {
      ...trade.inputs.names,
      ...trade.targets.names,
      ...now.names,
      Inputs: `${planSheet}!$A$5:$B$${trade.inputs.lastRow}`,
    },
  },
  start: `${sheet}!${now.at("mark")}`,
  inputs: [...now.inputs, ...trade.inputs.inputs, ...trade.targets.inputs],
  chart: "none",
};
