/** A plan played at every signal of the bars: its trades, what they show and do not show, and what they do to an account. */
import type { WorksheetData, WorkbookData } from "../grid/workbook-data";
import {
  barColumn,
  barColumnWidths,
  barCount,
  barHeadStyle,
  barsSheet,
  barTable,
  madeUpWords,
  sampleBarCells,
} from "./bars-sheet";
import { type Cells, inputBlock, put, styledRows, textRow, titled } from "./blocks";
import { headline } from "./headline";
import { estimates, type Estimate, ruinMeasures } from "./many-trades-measures";
import { exitOf, planRow } from "./plan-kit/answers";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, formatOf } from "./plan-kit/formats";
import { planSheet } from "./plan-kit/plan-sheet";
import { guarded } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const [sheet, tradeSheet, ruinSheet] = ["Many trades", "Trades", "Ruin"];

const signal = inputBlock(sheet, "The signal", 4, [
  { key: "signalBars", label: "Signal average", value: 10, unit: "bars; or your own column H", format: "0" },
  { key: "anchor", label: "Anchor", value: "percent", unit: "points or atr: how prices move along" },
  { key: "funding", label: "Funding per bar", value: 0, unit: "of the value", format: "0.0000%" },
]);
const ahead = inputBlock(sheet, "What follows", signal.lastRow + 2, [
  { key: "riskPerR", label: "Risk per R", value: null, unit: "empty: the plan's first step", format: "0.00#%" },
  { key: "tradesAhead", label: "Trades ahead", value: 100, unit: "on each path", format: "0" },
  { key: "ruin", label: "Ruin at a loss of", value: 0.5, unit: "of the start", format: "0%" },
  { key: "seed", label: "Seed", value: 1, unit: "another one: other draws", format: "0" },
  { key: "block", label: "Block length", value: null, unit: "empty: by the number of results", format: "0" },
  { key: "doubt", label: "Doubt", value: false, unit: "TRUE: the fan in doubt" },
]);

const [signals, curve] = [`${barsSheet}!H1`, `${barsSheet}!I1`];
const onSheet = (block: typeof signal, key: string): string => `'${sheet}'!$B$${block.at(key).slice(1)}`;
const rowsOf = (block: typeof signal, first: string, last: string): string =>
  `'${sheet}'!$A$${block.at(first).slice(1)}:$B$${block.at(last).slice(1)}`;

const plan = `Plan!$E$${planRow}#`;
const signalRange = `TAKE(${barsSheet}!$H:$H,${barCount}+1)`;
/** What every call shares. Targets go out as the plan's exit shares them. */
function tradesOf(show: string): string {
  const terms = `VSTACK(Terms,${rowsOf(signal, "anchor", "funding")})`;
  const targets = `IF(Targets_reached=0,"",${exitOf(plan)})`;
  return `SCALE.TRADES(Side,${plan},${barTable},${signalRange},${targets},"${show}",${terms})`;
}
const riskPerR = `IF(${onSheet(ahead, "riskPerR")}="",0-First_stop_net/Equity_used,${onSheet(ahead, "riskPerR")})`;
function ruinOf(show: string): string {
  const [trades, ruin, seed] = ["tradesAhead", "ruin", "seed"].map((key) => onSheet(ahead, key));
  const terms = `VSTACK(HSTACK("Account equity",Account_equity),${rowsOf(ahead, "block", "doubt")})`;
  return `SCALE.RUIN(${tradesOf("trades")},${riskPerR},${trades},${ruin},${seed},"${show}",${terms})`;
}

const tableRow = 5;
const statistics = ["E", "F", "G"];
const ruinColumns = ["I", "J", "K"];
const row = (list: readonly Estimate[], label: string): number => tableRow + 1 + list.findIndex(([each]) => each === label);
const figure = (label: string, column: "F" | "G" = "F"): string => `${column}${row(estimates, label)}`;
const doubtful = (label: string, column: "J" | "K" = "K"): string => `${column}${row(ruinMeasures, label)}`;
const chartRow = tableRow + estimates.length + 2;

function tables(): { cells: Cells; following: [string, string][] } {
  const cells: Cells = {
    ...textRow(tableRow - 1, statistics, styles.heading, ["What the trades show, in both readings"]),
    ...textRow(tableRow - 1, ruinColumns, styles.heading, ["What such results do to an account"]),
  };
  const following: [string, string][] = [];
  for (const [columns, list] of [
    [statistics, estimates],
    [ruinColumns, ruinMeasures],
  ] as const) {
    Object.assign(cells, textRow(tableRow, columns, { ...styles.columnHead, lineBelow: styles.heading.lineBelow }));
    cells[`${columns[0]}${tableRow}`]!.style = { ...styles.columnHead, align: "left", lineBelow: styles.heading.lineBelow };
    list.forEach(([, format], index) => {
      cells[`${columns[0]}${tableRow + 1 + index}`] = { style: styles.label };
      for (const column of columns.slice(1)) {
        const address = `${column}${tableRow + 1 + index}`;
        cells[address] = { style: numberStyle(formatOf(format)) };
        following.push([address, format]);
      }
    });
  }
  put(cells, `E${tableRow}`, `=${guarded(tradesOf("summary"))}`);
  put(cells, `I${tableRow}`, `=${guarded(ruinOf("summary"))}`);
  return { cells, following };
}

function headlineCells(): Cells {
  const trades = figure("Trades");
  const fixed = (label: string, format = 2): string => `IF(ISNUMBER(${figure(label)}),FIXED(${figure(label)},${format}),"none")`;
  const share = (label: string): string => `IF(ISNUMBER(${figure(label)}),FIXED(100*${figure(label)},1)&"%","none")`;
  const found =
    `${trades}&IF(${trades}=1," trade"," trades")&${madeUpWords()}&": average R "&${fixed("Average R")}&IF(ISNUMBER(${figure("Average R, low")})," (95%: "&${fixed("Average R, low")}&" to "&${fixed("Average R, high")}&")",", too few for an interval")` +
    `&IF(${figure("Edge")}="","",", edge "&${figure("Edge")})&"."`;
  const wins =
    `IF(${trades}=0,"","Wins "&${share("Win rate")}&" ("&${share("Win rate, low")}&" to "&${share("Win rate, high")}&")"` +
    `&IF(ISNUMBER(${figure("Win rate needed")}),", needs "&${share("Win rate needed")},"")&". ")`;
  const first = headline(
    [signal, ahead],
    [{ holds: `Fault=""`, says: "Fault" }],
    [
      [trades, "the worst reading", `E${tableRow}`],
      [figure("Trades", "G"), "the best reading", `E${tableRow}`],
    ],
    `IF(${trades}=0,"No signal of these bars was played"&${madeUpWords()}&".",${found})`,
  );
  const unsure = figure("Unsure trades");
  const readings =
    `IF(AND(${figure("Net")}=${figure("Net", "G")},${unsure}=0),"The bars leave nothing open: worst and best reading agree.",` +
    `${unsure}&IF(${unsure}=1," trade holds"," trades hold")&" a bar that leaves the outcome open: net "&FIXED(${figure("Net")},2)&" at worst, "&FIXED(${figure("Net", "G")},2)&" at best. Use finer bars.")`;
  const loss = doubtful("Probability of a loss");
  const shown = (cell: string): string => `FIXED(100*${cell},1)&"%"`;
  const ruin =
    `IF(ISNUMBER(${loss}),"After "&${ahead.at("tradesAhead")}&" trades a loss in "&${shown(doubtful("Probability of a loss", "J"))}&" of the paths, in doubt "&${shown(loss)}&` +
    `" (off by at most "&${shown(doubtful("Simulation error", "J"))}&" by the drawing). ","Ruin needs two trades with a result in R. ")`;
  const guard = (text: string): string => `=IF(LEFT(E1,9)="No result","",${text})`;
  return {
    E1: { formula: first, style: styles.lead },
    E2: {
      formula: `=IF(LEFT(E1,9)="No result","The other cells follow as soon as it has one.",${wins}&${readings})`,
      style: styles.caption,
    },
    E3: {
      formula: guard(`${ruin}&"A rule that was chosen because it did well on these bars must be tested on others."`),
      style: styles.caption,
    },
  };
}

function barCells(): Cells {
  const close = barColumn("E");
  const cross = `CONFIRM.CROSS(${close},TA.MA(${close},${onSheet(signal, "signalBars")}),IF(Side_sign<0,"down","up"))`;
  return {
    ...sampleBarCells("J"),
    H1: { value: "Signal", style: barHeadStyle },
    H2: { formula: `=${cross}` },
    I1: { formula: `=${guarded(tradesOf("curve"))}`, style: barHeadStyle },
    J2: {
      value:
        "Column H is the signal: the close crosses its average. Type or paste your own TRUE and FALSE over it, from H2 on; a trade begins at the open of the bar behind.",
      style: styles.caption,
    },
    J3: {
      value: "Column I is your equity after each bar. Paste or open your own bars: they go into columns A to F.",
      style: styles.caption,
    },
  };
}

const roomForTrades = 400;
const letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const tradeFormats = ["0", "0", "0", "price", "@", "0", "money", "0.00", "money", "money", "0", "money"];
/** So many points of the equity are drawn in the file, however many bars there are. */
const points = 101;

function tradeCells(): Cells {
  const head = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };
  const cells: Cells = {
    ...textRow(1, [...letters, "N", "O"], head),
    ...styledRows(
      2,
      roomForTrades + 1,
      Object.fromEntries(letters.map((each, index) => [each, numberStyle(formatOf(tradeFormats[index]!))])),
    ),
    ...styledRows(2, points + 1, { N: numberStyle("0"), O: numberStyle("#,##0.00") }),
  };
  put(cells, "A1", `=${guarded(tradesOf("trades"))}`);
  cells.N1 = { value: "Bar", style: head };
  cells.O1 = { value: "Equity", style: head };
  for (let index = 0; index < points; index++) {
    const at = `N${index + 2}`;
    put(cells, at, `=IF(COUNT(${barsSheet}!$I:$I)=0,"",1+ROUND((${barCount}-1)*${index}/${points - 1},0))`);
    put(cells, `O${index + 2}`, `=IF(ISNUMBER(${at}),INDEX(${barsSheet}!$I:$I,${at}+1),"")`);
  }
  return cells;
}

const fanRow = 4;
const fanLast = fanRow + 101;
const fanColumns = ["A", "B", "C", "D", "E", "F"];

function ruinCells(): Cells {
  const cells: Cells = {
    ...titled(
      "Ruin",
      "The account after each trade to come: 5% of the paths lie below the first line, half below the middle one.",
    ),
    ...textRow(fanRow, fanColumns, { ...styles.columnHead, lineBelow: styles.heading.lineBelow }),
    ...styledRows(
      fanRow + 1,
      fanLast,
      Object.fromEntries(fanColumns.map((each, index) => [each, numberStyle(index === 0 ? "0" : "#,##0.00")])),
    ),
  };
  put(cells, `A${fanRow}`, `=${guarded(ruinOf("fan"))}`);
  return cells;
}

const fanOf = (column: string): string => `${ruinSheet}!${column}${fanRow + 1}:${column}${fanLast}`;
const fanLine = (name: string, column: string, color: string, dashed = false) => ({
  name,
  values: fanOf(column),
  color,
  ...(dashed && { dashed }),
});

/** Where the workbench's chart finds the equity and the fan. */
export const manyTradesPlaces = { curve, signals, fan: `${ruinSheet}!A${fanRow}`, headline: `'${sheet}'!E1` };

function worksheet(): WorksheetData {
  const { cells, following } = tables();
  return {
    name: sheet,
    cells: {
      ...titled("Many trades", "The plan of the sheet Plan at every signal of the sheet Bars."),
      ...headlineCells(),
      ...signal.cells,
      ...ahead.cells,
      ...cells,
    },
    hidesGridlines: true,
    frozenRows: 3,
    rowHeights: { 1: 32 },
    columnWidths: { A: 130, B: 84, C: 240, D: 8, E: 170, F: 92, G: 92, H: 16, I: 190, J: 92, K: 92, L: 8 },
    validations: [
      { range: signal.at("anchor"), allowed: { list: ["percent", "points", "atr"] }, message: "Anchor: percent, points or atr." },
      { range: ahead.at("doubt"), allowed: { list: ["TRUE", "FALSE"] }, message: "Doubt: TRUE or FALSE." },
      {
        range: signal.at("signalBars"),
        allowed: { minimum: 1, isWhole: true },
        message: "Signal average: a whole number, 1 or more.",
      },
      {
        range: ahead.at("tradesAhead"),
        allowed: { minimum: 1, maximum: 2000, isWhole: true },
        message: "Trades ahead: a whole number, 1 to 2,000.",
      },
      { range: ahead.at("ruin"), allowed: { above: 0, maximum: 1 }, message: "Ruin at a loss of: above 0%, up to 100%." },
      {
        range: ahead.at("block"),
        allowed: { minimum: 1, isWhole: true },
        message: "Block length: a whole number, 1 or more, or empty.",
      },
    ],
    followsDecimals: decimalsRules(
      following.flatMap(([address, format]) => (format === "money" ? [[address, format] as const] : [])),
    ),
    charts: [
      {
        kind: "line",
        title: "Equity, from the first bar to the last",
        place: `E${chartRow}:G${chartRow + 15}`,
        categories: `${tradeSheet}!N2:N${points + 1}`,
        series: [{ name: "Equity", values: `${tradeSheet}!O2:O${points + 1}`, color: "#0645AD" }],
        numberFormat: "#,##0",
      },
      {
        kind: "line",
        title: "The account over the trades to come",
        place: `I${chartRow}:K${chartRow + 15}`,
        categories: fanOf("A"),
        series: [
          fanLine("95%", "F", "#84909C", true),
          fanLine("75%", "E", "#84909C"),
          fanLine("50%", "D", "#0645AD"),
          fanLine("25%", "C", "#84909C"),
          fanLine("5%", "B", "#84909C", true),
        ],
        numberFormat: "#,##0",
      },
    ],
    print: { area: `A1:K${chartRow + 15}`, isLandscape: true, isOnePage: true },
  };
}

const planning = planSheet("Plan", "The plan");

export const manyTrades: Template = {
  id: "many-trades",
  name: "Many trades",
  description: "Play a plan at every signal of your bars: trades, statistics, and what they do to an account.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        worksheet(),
        planning.worksheet,
        {
          name: barsSheet,
          cells: barCells(),
          frozenRows: 1,
          columnWidths: { ...barColumnWidths, H: 76, I: 92, J: 620 },
        },
        {
          name: tradeSheet,
          cells: tradeCells(),
          frozenRows: 1,
          columnWidths: { ...Object.fromEntries(letters.map((letter) => [letter, 84])), M: 16, N: 56, O: 92 },
          followsDecimals: decimalsRules(
            letters.flatMap((letter, index) => {
              const format = tradeFormats[index]!;
              return format === "price" || format === "money"
                ? [[`${letter}2:${letter}${roomForTrades + 1}`, format] as const]
                : [];
            }),
          ),
          charts: [
            {
              kind: "column",
              title: "R multiple of the first 40 trades",
              place: "Q2:Z18",
              series: [{ name: "R multiple", values: `${tradeSheet}!H2:H41`, color: "#0645AD" }],
              numberFormat: "0.0",
            },
          ],
        },
        {
          name: ruinSheet,
          cells: ruinCells(),
          hidesGridlines: true,
          frozenRows: fanRow,
          rowHeights: { 1: 32 },
          columnWidths: Object.fromEntries(fanColumns.map((letter) => [letter, 92])),
        },
        contractsSheet(),
        readMe(
          "Many trades",
          [
            "It plays the plan at every signal of the bars, trade after trade, with all costs, and says how little that shows: an interval stands beside every estimate.",
            "A bar does not say in which order its high and low were traded: the worst and the best reading are two whole runs, side by side.",
            "The results are drawn again thousands of times: what they do to an account, as they are and in doubt. Plan with the column In doubt.",
          ],
          [
            "Change the plan on the sheet Plan and the signal here; bring your bars to the sheet Bars (paste, drop or open a file in the workbench), and your own signals to its column H.",
            "If worst and best tell different stories, use shorter bars.",
            "A test on past bars is no promise; a rule that was chosen because it did well on these bars must be tested on others.",
          ],
        ),
      ],
      names: { ...planning.names, ...signal.names, ...ahead.names },
    };
  },
  start: `${sheet}!${signal.at("signalBars")}`,
  inputs: [...signal.inputs, ...ahead.inputs, ...planning.inputs],
  chart: "many-trades",
};
