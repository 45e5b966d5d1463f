/** Objective triggers on pasted bars: indicators and signals as columns, which of them holds on the last bar, and when it last did. */
import type { ChartData, WorksheetData, WorkbookData } from "../grid/workbook-data";
import {
  barAt,
  barDecimals,
  pivotMethod,
  pivots,
  sideInput,
  signalColumns,
  signalFormula,
  signalGroups,
  signalWorked,
} from "./bar-signals";
import {
  badBar,
  barColumn,
  barColumnWidths,
  barCount,
  barHeadStyle,
  barsFault,
  barsSheet,
  countRows,
  madeUpWords,
  sampleBarCells,
  withCounts,
} from "./bars-sheet";
import { type Cells, put, styledRows, tableHead, textRow, titled } from "./blocks";
import { inputsBlock, ownInput, type SheetInputGroup } from "./plan-kit/block";
import { decimalsRules, type Follows, formatOf } from "./plan-kit/formats";
import { priceText, timeText } from "./plan-kit/sentence-parts";
import { guarded, workedRows, type WorkedRow } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { sampleBarsLabel } from "./sample-bars";
import { numberStyle, styles, type Template } from "./template";

const [sheet, chartSheet] = ["Signals", "Chart"];

const thresholds = signalGroups[0];
const trade: SheetInputGroup = {
  title: "The trade",
  inputs: [
    sideInput,
    ownInput(
      {
        ...{ name: "Entry_price", label: "Entry price", kind: "price", initial: null, optional: true },
        ...{ mustBe: "a price above 0, or empty", bounds: { above: 0 } },
      },
      `"of the first step, for the ATR move"`,
      `"empty: the ATR move is not judged"`,
    ),
    ownInput(
      {
        name: "ATR_move",
        label: "ATR move",
        kind: "number",
        initial: 1,
        format: "0.0#",
        mustBe: "a number above 0",
        bounds: { above: 0 },
      },
      `"ATRs in favour of the entry"`,
    ),
  ],
};
const sessions: SheetInputGroup = { ...signalGroups[1], inputs: [...signalGroups[1].inputs, pivotMethod] };
const groups = [trade, thresholds, sessions];

const firstBar = 2;
const letters = ["H", "I", "J", "K", "L", "M", "N", "O", "P"];
const letterOf = (word: string): string => letters[signalColumns.findIndex((each) => each.word === word)]!;
const spillOf = (word: string): string => `${barsSheet}!${letterOf(word)}${firstBar}#`;
const triggers = signalColumns.filter(({ trigger }) => trigger !== undefined);

const columns = ["E", "F", "G", "H", "I"];
const head = 4;
const steps = `$G$${head + 1}:$G$${head + 3}`;
const lastTrigger = head + triggers.length + 1;
const answers = `$G$${head + 1}:$G$${lastTrigger}`;
const pivotHead = lastTrigger + 3;
const roomForPivots = 12;
const chartRow = pivotHead + roomForPivots + 2;

const confirmed = `COUNTIF(${steps},TRUE)`;
const hasNoAnswer = `COUNTIF(${answers},"no answer")>0`;
const verdict: WorkedRow = {
  ...{ name: "Verdict", label: "Verdict", note: "of the three steps", format: "General" },
  formula: `IF(Fault<>"","No result",IF(${hasNoAnswer},"No result",IF(${confirmed}=3,"All confirmed",IF(${confirmed}=0,"None confirmed",${confirmed}&" of 3 confirmed"))))`,
};

const block = inputsBlock(sheet, {
  groups,
  worked: (noteCell) => [workedRows(noteCell)[0]!, ...countRows, barDecimals, ...signalWorked],
  more: [verdict],
  terms: [],
  alsoFault: barsFault,
});
const following: (readonly [address: string, follows: Follows])[] = [...block.following];

/** Where an input says what is wrong with it. */
function noteOf(name: string): string {
  const place = block.names[name];
  if (place === undefined) throw new Error(`there is no input ${name}`);
  return place.replace("$B$", "$C$");
}

function barCells(): Cells {
  const cells = sampleBarCells("Q");
  signalColumns.forEach((signal, index) => {
    const letter = letters[index]!;
    cells[`${letter}1`] = { value: signal.word, style: barHeadStyle };
    const style = signal.format ? numberStyle(formatOf(signal.format)) : { ...styles.cell, align: "center" as const };
    for (let row = firstBar; row < firstBar + 120; row += 1) cells[`${letter}${row}`] = { style };
    put(cells, `${letter}${firstBar}`, signalFormula(signal, noteOf));
  });
  return cells;
}

/** TRUE or FALSE on the last bar, or why there is none. */
function answerOf(spill: string, without: string): string {
  const last = `LET(x,INDEX(${spill},ROWS(${spill})),IF(ISERROR(x),IF(ISNA(x),"not enough bars","no answer"),IF(x="","${without}",x)))`;
  return `=${guarded(last)}`;
}

function triggerCells(): Cells {
  const cells: Cells = tableHead(head, columns, ["Trigger", "Step", "Last bar", "Bars ago", "Last time"]);
  cells[`E${head}`] = { value: "Trigger", style: styles.heading };
  for (const column of ["F", "G"])
    cells[`${column}${head}`]!.style = { ...styles.columnHead, lineBelow: styles.heading.lineBelow, align: "center" };
  const rowOf = (row: number, words: readonly string[]): void => {
    Object.assign(cells, textRow(row, columns, styles.label, [words[0]!]));
    cells[`F${row}`] = { value: words[1]!, style: { ...styles.note, isIndented: false, align: "center" } };
    cells[`G${row}`] = { style: { ...styles.cell, align: "center" } };
    cells[`H${row}`] = { style: numberStyle("0") };
    cells[`I${row}`] = { style: numberStyle("yyyy-mm-dd hh:mm") };
  };
  triggers.forEach(({ word, trigger, step, without = "" }, index) => {
    const row = head + 1 + index;
    const spill = spillOf(word);
    rowOf(row, [trigger!, step!]);
    put(cells, `G${row}`, answerOf(spill, without));
    const ago = `ROWS(${spill})-XMATCH(TRUE,${spill},0,-1)`;
    put(cells, `H${row}`, `=${guarded(`IF(ISLOGICAL(G${row}),IFERROR(${ago},"not yet"),"")`)}`);
    put(
      cells,
      `I${row}`,
      `=${guarded(`IF(ISNUMBER(H${row}),LET(t,${barAt("A", `${barCount}-H${row}`)},IF(t="","",IF(t=0,"",t))),"")`)}`,
    );
  });
  rowOf(lastTrigger, ["Price has moved in favour by the ATR", "or"]);
  const atr = spillOf("ATR");
  put(
    cells,
    `G${lastTrigger}`,
    `=${guarded(`IF(Entry_price="","no entry",LET(a,INDEX(${atr},ROWS(${atr})),IF(ISERROR(a),IF(ISNA(a),"not enough bars","no answer"),CONFIRM.MOVE(IF(Side_sign>0,"long","short"),Entry_price,${barAt("E", barCount)},a,ATR_move))))`)}`,
  );
  return cells;
}

function pivotCells(): Cells {
  const cells: Cells = {
    [`E${pivotHead - 1}`]: { value: "Pivots of the session before", style: styles.heading },
    [`F${pivotHead - 1}`]: { style: styles.heading },
    [`G${pivotHead - 1}`]: { style: styles.heading },
    ...textRow(pivotHead, ["E", "F", "G"], { ...styles.columnHead }),
    ...styledRows(pivotHead + 1, pivotHead + roomForPivots, { E: styles.label, F: styles.label }),
  };
  cells[`E${pivotHead}`] = { style: { ...styles.columnHead, align: "left" } };
  for (let row = pivotHead + 1; row <= pivotHead + roomForPivots; row += 1) {
    cells[`G${row}`] = { style: numberStyle(formatOf("price")) };
    following.push([`G${row}`, "price"]);
  }
  const table = `LET(p,${pivots},HSTACK(INDEX(p,0,1),IF(INDEX(p,0,1)="","",""),INDEX(p,0,2)))`;
  put(
    cells,
    `E${pivotHead}`,
    `=${guarded(`IF(N(Session_before_high)=0,"none: the bars hold no session before the last one",${table})`)}`,
  );
  return cells;
}

function headlineCells(): Cells {
  const [lastTime, lastClose] = [barAt("A", barCount), barAt("E", barCount)];
  const last = `"Last bar"&IF(N(${lastTime})=0,""," "&${timeText(lastTime)})&", close "&${priceText(lastClose)}&"."`;
  const found = `${confirmed}&" of 3 steps confirmed on the last bar"&${madeUpWords(", on made-up bars")}&IF(${confirmed}=3,": all of them. ",": not all of them. ")`;
  const latest = `LET(m,MIN($H$${head + 1}:$H$${head + triggers.length}),w,INDEX($E$${head + 1}:$E$${head + triggers.length},MATCH(m,$H$${head + 1}:$H$${head + triggers.length},0)),IF(m=0,w&" now.",w&IF(m=1," 1 bar ago."," "&m&" bars ago.")))`;
  return {
    E1: {
      formula: `=IF(Fault<>"","No result. "&Fault&".",IF(Verdict="No result","No result. "&${badBar('Verdict="No result"')}&".",${found}&${last}))`,
      style: styles.lead,
    },
    E2: {
      formula: `=${guarded(`IF(COUNT($H$${head + 1}:$H$${head + triggers.length})=0,"No trigger has held on these bars.","The latest: "&${latest})`)}`,
      style: styles.caption,
    },
  };
}

/** So many of the last bars are drawn. */
const drawn = 200;
const drawnColumns: readonly (readonly [word: string, formula: string, format: string])[] = (() => {
  const last = (column: string): string => `TAKE(${column},0-MIN(${drawn},${barCount}))`;
  const spilled = (word: string): string => `LET(s,${spillOf(word)},IF(ROWS(s)=${barCount},${last("s")},NA()))`;
  const level = (formula: string): string => `IF(${last(barColumn("E"))}>0,${formula})`;
  const pivot = (name: string): string =>
    level(
      `IFERROR(INDEX($E$${pivotHead}#,MATCH("${name}",INDEX($E$${pivotHead}#,0,1),0),3),NA())`.replaceAll("$E$", `${sheet}!$E$`),
    );
  const signals = triggers.map(({ word }) => `IFERROR(--(${last(spillOf(word))}=TRUE),0)`).join("+");
  const spike = `LET(e,${last(barColumn("E"))},k,${signals},n,k+0*e,IF(n>0,e,MIN(e)))`;
  const bar = `${barCount}-MIN(${drawn},${barCount})+SEQUENCE(MIN(${drawn},${barCount}))`;
  const times = last(barColumn("A"));
  return [
    ["Bar", `IF(COUNT(${barsSheet}!$A:$A)=0,"Bar "&${bar},${timeText(times)})`, "@"],
    ["Close", last(barColumn("E")), "price"],
    ["VWAP", spilled("VWAP"), "price"],
    ["Average", spilled("Average"), "price"],
    ["R1", pivot("R1"), "price"],
    ["S1", pivot("S1"), "price"],
    ["Signals", spike, "price"],
  ];
})();

function chartCells(): Cells {
  const cells: Cells = {};
  const chartFollowing = drawnColumns.map(([word, formula, format], index) => {
    const letter = String.fromCharCode(65 + index);
    cells[`${letter}1`] = { value: word, style: { ...barHeadStyle, ...(format === "@" && { align: "left" as const }) } };
    const style = format === "@" ? styles.label : numberStyle(formatOf(format));
    for (let row = 2; row <= drawn + 1; row += 1) cells[`${letter}${row}`] = { style };
    put(cells, `${letter}2`, `=${guarded(formula)}`);
    return [`${letter}2:${letter}${drawn + 1}`, format] as const;
  });
  for (const [range, format] of chartFollowing) if (format === "price") chartRanges.push([range, "price"]);
  return cells;
}
const chartRanges: (readonly [string, Follows])[] = [];

const ofDrawn = (word: string): string => {
  const letter = String.fromCharCode(65 + drawnColumns.findIndex(([each]) => each === word));
  return `${chartSheet}!${letter}2:${letter}${drawn + 1}`;
};
const line = (name: string, color: string, dashed = false) => ({ name, values: ofDrawn(name), color, ...(dashed && { dashed }) });
const chart: ChartData = {
  kind: "line",
  title: "The last 200 bars; a spike up to the close marks a signal",
  place: `E${chartRow}:I${chartRow + 17}`,
  categories: ofDrawn("Bar"),
  series: [
    line("Signals", "#B8C0C8"),
    line("Close", "#16191D"),
    line("VWAP", "#0645AD", true),
    line("Average", "#1A7F37"),
    line("R1", "#6B4FA0", true),
    line("S1", "#6B4FA0", true),
  ],
  numberFormat: "#,##0.0###",
};

const chartSheetCells = chartCells();

export const confirmations: Template = {
  id: "confirmations",
  name: "Confirmations",
  description: "Paste bars and see which triggers hold: VWAP, retest, RSI, pivots, averages.",
  get workbook(): WorkbookData {
    return {
      sheets: (
        [
          {
            name: sheet,
            cells: {
              ...titled("Confirmations", "Every addition needs its objective trigger: TRUE or FALSE, no feeling."),
              ...headlineCells(),
              ...block.cells,
              ...triggerCells(),
              ...pivotCells(),
            },
            hidesGridlines: true,
            frozenRows: 2,
            rowHeights: { 1: 32 },
            columnWidths: { A: 156, B: 76, C: 212, D: 8, E: 248, F: 60, G: 116, H: 66, I: 128 },
            validations: block.validations,
            followsDecimals: decimalsRules(following),
            charts: [chart],
            print: { area: `A1:I${Math.max(block.lastRow, chartRow + 17)}`, isLandscape: true, isOnePage: true },
          },
          {
            name: barsSheet,
            cells: barCells(),
            frozenRows: 1,
            columnWidths: { ...barColumnWidths, ...Object.fromEntries(letters.map((letter) => [letter, 92])), Q: 480 },
            followsDecimals: decimalsRules(
              signalColumns.flatMap(({ format }, index) =>
                format === "price"
                  ? [[`${letters[index]!}${firstBar}:${letters[index]!}${firstBar + 119}`, "price"] as const]
                  : [],
              ),
            ),
            print: { area: `A1:P${firstBar + 119}`, isLandscape: true, titleRows: "1:1" },
          },
          {
            name: chartSheet,
            cells: chartSheetCells,
            frozenRows: 1,
            columnWidths: { A: 130, ...Object.fromEntries("BCDEFG".split("").map((letter) => [letter, 92])) },
            followsDecimals: decimalsRules(chartRanges),
            print: { isLandscape: true, titleRows: "1:1" },
          },
        ] satisfies WorksheetData[] as WorksheetData[]
      )
        .map(withCounts)
        .concat(
          readMe(
            "Confirmations",
            [
              "It computes ATR, RSI, VWAP, a moving average and pivots from your bars, and turns each trigger of a scaling plan into TRUE or FALSE.",
              "A session begins at the hour that is typed; level and pivots are those of the session before the last bar's, and say nothing of the bars before.",
              `The bars that it comes with are no market: ${sampleBarsLabel.toLowerCase().replace("made-up bars: ", "")}.`,
            ],
            [
              "Bring your bars to the sheet Bars: paste, drop or open a file in the workbench, or use the tab Data of the pane in Excel.",
              "Set the side, the periods and the thresholds on the sheet Signals; a level of your own goes into Level.",
              "The sheet Chart holds what the chart draws: the last 200 bars.",
            ],
          ),
        ),
      names: { ...block.names, Headline: `${sheet}!$E$1`, Detail: `${sheet}!$E$2` },
    };
  },
  start: `${sheet}!${block.inputs[0]!.address.replace(/^.*!/, "")}`,
  inputs: block.inputs,
  chart: "pictures",
  pictures: [
    {
      title: "The last 200 bars",
      place: `${chartSheet}!A1:G${drawn + 1}`,
      kind: "line",
      across: "Bar",
      marks: { name: "Signals", meets: "Close" },
    },
  ],
};
