/** Objective triggers on pasted bars: indicators and signals as columns, and which of them holds on the last bar. */
import { type Cells, inputBlock, put, styledRows, tableHead, textRow, titled } from "./blocks";
import { headline, isShort } from "./headline";
import { readMe } from "./read-me";
import { barColumn as bars, barColumnWidths, barCount, barHeadStyle, barsSheet, madeUpWords, sampleBarCells } from "./bars-sheet";
import { sampleBarsLabel } from "./sample-bars";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Signals";
const price = "#,##0.0";

const inputs = inputBlock(sheet, "Inputs", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "entry", label: "Entry price", value: 70000, unit: "of the first step", format: price },
  { key: "atrPeriod", label: "ATR period", value: 14, unit: "bars", format: "0" },
  { key: "atrMultiple", label: "ATR move", value: 1, unit: "times the ATR", format: "0.00" },
  { key: "rsiPeriod", label: "RSI period", value: 14, unit: "bars", format: "0" },
  { key: "rsiLevel", label: "RSI threshold", value: 40, unit: "crossed upwards", format: "0" },
  { key: "sessionStart", label: "Session starts at", value: 0, unit: "hour of the bars' clock", format: "0" },
  { key: "hold", label: "Closes beyond VWAP", value: 3, unit: "bars", format: "0" },
  { key: "maPeriod", label: "Average period", value: 20, unit: "bars", format: "0" },
  { key: "kind", label: "Average kind", value: "sma", unit: "sma, ema or wilder" },
  { key: "level", label: "Level to retest", value: 70050, unit: "a previous high", format: price },
  { key: "tolerance", label: "Retest tolerance", value: 20, unit: "USDT", format: price },
  { key: "maxBars", label: "Retest within", value: 10, unit: "bars", format: "0" },
]);
const session = inputBlock(sheet, "Previous session", inputs.lastRow + 2, [
  { key: "high", label: "Session high", value: 70420, unit: "USDT", format: price },
  { key: "low", label: "Session low", value: 69310, unit: "USDT", format: price },
  { key: "close", label: "Session close", value: 69930, unit: "USDT", format: price },
  { key: "method", label: "Pivot method", value: "classic", unit: "or fibonacci, ..." },
]);

const firstBar = 2;
const at = (key: string): string => `${sheet}!$${inputs.at(key).replace("B", "B$")}`;
const here = (key: string): string => inputs.at(key);
const [high, low, close, volume] = [bars("C"), bars("D"), bars("E"), bars("F")];
/** VWAP begins anew each day, at the hour that is typed; without times all bars are one session. */
const sessionKey = `IF(COUNT(${barsSheet}!$A:$A)=0,0*${close},INT(${bars("A")}-${at("sessionStart")}/24))`;
const vwap = `TA.VWAP(${high},${low},${close},${volume},${sessionKey})`;
const average = `TA.MA(${close},${at("maPeriod")},${at("kind")})`;
const pivots = `TA.PIVOTS(${sheet}!$B$${session.lastRow - 3},${sheet}!$B$${session.lastRow - 2},${sheet}!$B$${session.lastRow - 1},${sheet}!$B$${session.lastRow})`;
const pivot = (name: string): string => `INDEX(${pivots},MATCH("${name}",INDEX(${pivots},0,1),0),2)`;
const isLong = `NOT(${isShort(at("side"))})`;

interface SignalColumn {
  column: string;
  word: string;
  formula: string;
  format?: string;
  /** The sentence of the overview; a column without one is an indicator. */
  trigger?: string;
  step?: string;
}

const signalColumns: readonly SignalColumn[] = [
  { column: "H", word: "ATR", formula: `TA.ATR(${high},${low},${close},${at("atrPeriod")})`, format: price },
  { column: "I", word: "RSI", formula: `TA.RSI(${close},${at("rsiPeriod")})`, format: "0.0" },
  { column: "J", word: "VWAP", formula: vwap, format: price },
  { column: "K", word: "Average", formula: average, format: price },
  {
    ...{ column: "L", word: "Holds VWAP", step: "Initial" },
    formula: `CONFIRM.HOLD(${at("side")},${close},${vwap},${at("hold")})`,
    trigger: "Price holds beyond VWAP",
  },
  {
    ...{ column: "M", word: "Retest", step: "Scale 1" },
    formula: `CONFIRM.RETEST(${at("side")},${high},${low},${close},${at("level")},${at("tolerance")},${at("maxBars")})`,
    trigger: "Price breaks and retests the level",
  },
  {
    ...{ column: "N", word: "RSI cross", step: "Scale 2" },
    formula: `CONFIRM.CROSS(TA.RSI(${close},${at("rsiPeriod")}),IF(${isLong},${at("rsiLevel")},100-${at("rsiLevel")}),IF(${isLong},"up","down"))`,
    trigger: "RSI crosses its threshold",
  },
  {
    ...{ column: "O", word: "Pivot break", step: "or" },
    formula: `CONFIRM.BREAK(${at("side")},${close},IF(${isLong},${pivot("R1")},${pivot("S1")}))`,
    trigger: "Close beyond the first pivot",
  },
  {
    ...{ column: "P", word: "Average turns", step: "or" },
    formula: `CONFIRM.TURN(${average},IF(${isLong},"up","down"))`,
    trigger: "Moving average turns",
  },
];
const triggers = signalColumns.filter(({ trigger }) => trigger !== undefined);

function barCells(): Cells {
  const cells = sampleBarCells("Q");
  for (const { column, word, formula, format } of signalColumns) {
    cells[`${column}1`] = { value: word, style: barHeadStyle };
    for (let row = firstBar; row < firstBar + 120; row += 1)
      cells[`${column}${row}`] = { style: format ? numberStyle(format) : { ...styles.cell, align: "center" } };
    put(cells, `${column}${firstBar}`, `=${formula}`);
  }
  return cells;
}

const columns = ["E", "F", "G", "H"];
const head = 4;
const lastTrigger = head + triggers.length + 1;
const pivotHead = lastTrigger + 3;
const chartRow = pivotHead + 12;

function signalCells(): Cells {
  const cells: Cells = {
    ...titled("Confirmations", "Every addition needs its objective trigger: TRUE or FALSE, no feeling."),
    ...inputs.cells,
    ...session.cells,
    ...tableHead(head, columns, ["Trigger", "Step", "Last bar", "Bars ago"]),
    ...tableHead(pivotHead, ["E", "F"], []),
    ...styledRows(pivotHead + 1, pivotHead + 9, { E: styles.label, F: numberStyle(price) }),
    E1: { style: styles.lead },
    [`E${pivotHead - 1}`]: { value: "Pivots of the previous session", style: styles.heading },
    [`F${pivotHead - 1}`]: { style: styles.heading },
  };
  cells[`E${head}`] = { value: "Trigger", style: styles.heading };
  cells[`E${pivotHead}`] = { style: { ...styles.columnHead, align: "left" } };
  triggers.forEach(({ column, trigger, step }, index) => {
    const row = head + 1 + index;
    const spilled = `${barsSheet}!${column}${firstBar}#`;
    Object.assign(cells, textRow(row, columns, styles.label, [trigger!, step!]));
    cells[`F${row}`] = { value: step!, style: { ...styles.note, align: "right" } };
    cells[`G${row}`] = { formula: `=INDEX(${spilled},ROWS(${spilled}))`, style: styles.cell };
    cells[`H${row}`] = { formula: `=IFERROR(ROWS(${spilled})-XMATCH(TRUE,${spilled},0,-1),"never")`, style: numberStyle("0") };
  });
  Object.assign(cells, textRow(lastTrigger, columns, styles.label, ["Price has moved in favour by the ATR"]));
  cells[`F${lastTrigger}`] = { value: "or", style: { ...styles.note, align: "right" } };
  cells[`G${lastTrigger}`] = { style: styles.cell };
  const lastOf = (letter: string): string => `INDEX(${barsSheet}!$${letter}:$${letter},${barCount}+1)`;
  const lastClose = lastOf("E");
  const atr = `${barsSheet}!H${firstBar}#`;
  put(
    cells,
    `G${lastTrigger}`,
    `=CONFIRM.MOVE(${here("side")},${here("entry")},${lastClose},INDEX(${atr},ROWS(${atr})),${here("atrMultiple")})`,
  );
  put(cells, `E${pivotHead}`, `=${pivots.replaceAll(`${sheet}!`, "")}`);
  const steps = `G${head + 1}:G${head + 3}`;
  put(
    cells,
    "E1",
    headline(
      [inputs, session],
      [1, 2, 3].map((step) => ({
        holds: `NOT(ISERROR(G${head + step}))`,
        says: `"Step ${step} has no answer: select cell G${head + step} to read why"`,
      })),
      [],
      `COUNTIF(${steps},TRUE)&" of 3 steps confirmed on the last bar"&${madeUpWords(", on made-up bars")}&"; "` +
        `&IF(CONFIRM.MET(${steps}),"all of them","not all of them")` +
        `&". Last bar"&IF(${lastOf("A")}="",""," "&TEXT(${lastOf("A")},"yyyy-mm-dd hh:mm"))&", close "&TEXT(${lastClose},"#,##0.0####")`,
    ),
  );
  return cells;
}

const barRows = (letter: string): string => `${barsSheet}!${letter}${firstBar}:${letter}${firstBar + 119}`;

export const confirmations: Template = {
  id: "confirmations",
  name: "Confirmations",
  description: "Paste bars and see which triggers hold: VWAP, retest, RSI, pivots, averages.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: signalCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 140, B: 76, C: 120, D: 8, E: 250, F: 84, G: 84, H: 84, I: 84 },
        charts: [
          {
            kind: "line",
            title: "Close and VWAP, first 120 bars",
            place: `E${chartRow}:I${chartRow + 15}`,
            series: [
              { name: "Close", values: barRows("E"), color: "#16191D" },
              { name: "VWAP", values: barRows("J"), color: "#0645AD", dashed: true },
            ],
            numberFormat: "#,##0",
          },
        ],
        print: { area: `A1:I${chartRow + 15}`, isLandscape: true, isOnePage: true },
      },
      {
        name: barsSheet,
        cells: barCells(),
        frozenRows: 1,
        columnWidths: { ...barColumnWidths, ...Object.fromEntries(signalColumns.map(({ column }) => [column, 92])), Q: 480 },
        print: { area: `A1:P${firstBar + 119}`, isLandscape: true, titleRows: "1:1" },
      },
      readMe(
        "Confirmations",
        [
          "It computes ATR, RSI, VWAP, a moving average and pivots from your bars, and turns each trigger of a scaling plan into TRUE or FALSE.",
          `The bars that it comes with are no market: ${sampleBarsLabel.toLowerCase().replace("made-up bars: ", "")}.`,
        ],
        [
          "Bring your bars to the sheet Bars: paste, drop or open a file in the workbench, or fill its columns in Excel. VWAP starts anew each day, at the hour that is typed.",
          "Set the periods, the level to retest and the previous session's high, low and close on the sheet Signals.",
        ],
      ),
    ],
    names: { ...inputs.names, ...session.names },
  },
  start: `${sheet}!${here("level")}`,
  inputs: [...inputs.inputs, ...session.inputs],
  chart: "none",
};
