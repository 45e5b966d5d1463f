/** A plan on pasted bars: one trade from a first bar on, worst against best, and the same plan at every signal. */
import type { CellData, WorksheetData, WorkbookData } from "../grid/workbook-data";
import { barAt, signalColumnsOf, signalGroups, signalWorked } from "./bar-signals";
import {
  badBar,
  barColumnWidths,
  barColumn,
  barCount,
  barHeadStyle,
  barsFault,
  barsIf,
  barsSheet,
  countRows,
  madeUpWords,
  sampleBarCells,
  withCounts,
} from "./bars-sheet";
import { type Cells, put, textRow, titled } from "./blocks";
import { estimates } from "./many-trades-measures";
import { exitOf, planTables, roomForSteps } from "./plan-kit/answers";
import {
  inputCell,
  ownInput,
  planBlock,
  planGroup,
  planSheetInput,
  type SheetInput,
  type SheetInputGroup,
} from "./plan-kit/block";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { judged, judgedInput, text, wrong } from "./plan-kit/formula-parts";
import { countText, moneyText, percentText, planSentence, priceText, timeText } from "./plan-kit/sentence-parts";
import { guarded, type WorkedRow } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { drawnCells, drawnCharts, drawnSheet, tradeCells, tradeCharts, tradePictures, tradeSheet } from "./replay-pictures";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Replay";
/** A number below 30,000 counts bars, one above it is a time. */
const barOrTime = "[<30000]0;yyyy-mm-dd hh:mm";

/** The signals that say nothing of bars before the one that they are known at. */
const played = ["Holds VWAP", "Retest", "RSI cross", "Average turns"];
const words = ["none", ...played.map((word) => word.toLowerCase()), "own"];
const signalIs = (word: string): string => `LOWER(TRIM(Signals))=${text(word)}`;

const signals: SheetInput = {
  ...{ name: "Signals", label: "Signals", kind: "word", initial: "none", words: { list: words, isClosed: true } },
  mustBe: "none, a trigger of Confirmations such as rsi cross, or own",
  note: () =>
    judgedInput(
      signals,
      `IF(${signalIs("none")},"one trade; or ${words[1]!}, ...",` +
        `IF(AND(${signalIs("holds vwap")},COUNT(${barsSheet}!$F:$F)=0),${wrong("another signal: the bars have no volume")},` +
        `IF(AND(${signalIs("retest")},Level=""),${wrong("another signal, or a Level below to be retested")},` +
        `IF(${signalIs("own")},IF(COUNTA(${barsSheet}!$K:$K)<2,${wrong("another signal, or TRUE and FALSE in column K of Bars")},"column K of the sheet Bars"),"each begins a trade"))))`,
    ),
};

const replayed: SheetInputGroup = {
  title: "The replay",
  inputs: [
    {
      ...{ name: "First_bar", label: "First bar", kind: "text", initial: 1, optional: true, format: barOrTime },
      mustBe: "a bar's number, or a time such as 2024-01-03 08:00",
      note: () =>
        `IF(N(First_row)<1,IF(${barCount}=0,"",${wrong("a bar's number, or a time up to the last bar's")}),"bar "&First_row&" of "&${barCount}&IF(N(${barAt("A", "First_row")})=0,"",": "&${timeText(barAt("A", "First_row"))}))`,
    },
    signals,
    ownInput(
      {
        ...{ name: "Funding_per_bar", label: "Funding per bar", kind: "percent", initial: 0, optional: true },
        ...{ format: "0.00##%", mustBe: "below 10%", bounds: { sizeBelow: 0.1 } },
      },
      `IF(COUNT(${barsSheet}!$G:$G)>0,"not used: column Funding of Bars","of the value; a long pays")`,
    ),
  ],
};
/** At a first bar that opens beyond the last step everything would be bought there at once. */
const entry = planSheetInput("Entry_price", {
  note: () => {
    const open = `LET(o,N(${barAt("B", "First_row")}),IF(o=0,${barAt("E", "First_row")},o))`;
    const beyond = `"✕ near the open of the first bar, "&FIXED(${open},Price_decimals)&", which lies beyond the last step"`;
    return judged(
      "Entry_price",
      `IF(OR(N(First_row)<1,N(Last_trigger)<=0),Quote,IF(Side_sign*(${open}-Last_trigger)>0,${beyond},Quote))`,
    );
  },
});
const trade = planGroup("trade");
const groups = [
  ...[
    { ...trade, inputs: trade.inputs.map((input) => (input.name === "Entry_price" ? entry : input)) },
    planGroup("account"),
    replayed,
  ],
  ...(["details", "instead", "contract"] as const).map(planGroup),
  ...signalGroups,
];

/** The first bar as a number: typed so, or the first one at or after a time. */
const firstRow: WorkedRow = {
  ...{ name: "First_row", label: "First row", note: "of the bars, counted from 1", format: "0" },
  formula:
    `IFERROR(LET(t,IF(ISTEXT(First_bar),TRIM(First_bar),First_bar),` +
    `v,IF(t="",1,IF(ISTEXT(t),IFERROR(NUMBERVALUE(t,".",","),DATE(LEFT(t,4),MID(t,6,2),MID(t,9,2))+IF(LEN(t)>15,MID(t,12,2)/24+MID(t,15,2)/1440,0)),t)),` +
    `a,${barAt("A", "1")},f,IF(AND(N(a)>0,v>=N(a)),1+COUNTIF(${barsSheet}!$A:$A,"<"&(v-1/172800)),v),` +
    `IF(AND(f>=1,f<=${barCount},f=INT(f)),f,"")),"")`,
};

const signalCount: WorkedRow = {
  ...{ name: "Signal_count", label: "Signal count", note: "bars with a signal column; 0: none", format: "0" },
  formula: `IF(ISERROR(Signals),0,IF(OR(Signals="",${signalIs("none")}),0,${barCount}))`,
};

const columns = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"];
const resultRow = 4;
const results: readonly (readonly [label: string, format: string])[] = [
  ["Ended at", barOrTime],
  ["Ended by", "@"],
  ["Net", "money"],
  ["Return on equity", "0.00%"],
  ["R multiple", "0.00"],
  ["Largest drawdown", "money"],
  ["Furthest against the trade (MAE)", "money"],
  ["Furthest in favour (MFE)", "money"],
  ["Bars held", "0"],
  ["Steps filled", "0"],
  ["Unsure bars", "0"],
];
const eventRow = resultRow + results.length + 3;
/** A fill for each step, three targets, an end. */
const roomForEvents = roomForSteps + 5;
const chartRow = eventRow + roomForEvents + 2;
const tradesRow = chartRow + 36;
const planRow = tradesRow + estimates.length + 4;

const tables = planTables(sheet, planRow);
const block = planBlock(sheet, Object.values(tables.outputs), groups, {
  worked: [...countRows, firstRow, signalCount, ...signalWorked.filter(({ name }) => !/_(close|open)$/.test(name))],
  alsoFault: barsFault,
});
const following: (readonly [address: string, follows: Follows])[] = [...block.following, ...tables.following];

const plan = `${sheet}!$E$${planRow}#`;
/** Every branch of an IF may be worked out, so the one that is not wanted holds no more than one bar. */
const barsFrom = (isWanted: string): string => {
  const table = (rows: string): string => `TAKE(${barsSheet}!$A:$G,${rows}+1,6+(COUNT(${barsSheet}!$G:$G)>0))`;
  const isLater = isWanted === "TRUE" ? "N(First_row)>1" : `AND(N(First_row)>1,${isWanted})`;
  const later = `LET(b,${table(barsIf(isLater))},VSTACK(TAKE(b,1),DROP(b,IF(${isLater},First_row,1))))`;
  return `IF(First_row=1,${table(isWanted === "TRUE" ? barCount : barsIf(isWanted))},${later})`;
};
const bars = barsFrom("TRUE");
const targets = `IF(Targets_reached=0,"",${exitOf(plan)})`;
const terms = `VSTACK(Terms,HSTACK("Funding per bar",N(Funding_per_bar)))`;
const bestTerms = `VSTACK(Terms,HSTACK("Funding per bar",N(Funding_per_bar)),{"Intrabar","best"})`;
const replayOf = (show: string, of = terms): string => `SCALE.REPLAY(Side,${plan},${bars},${targets},,"${show}",${of})`;
const hasSignals = "Signal_count>0";
export const tradesOf = (show: string): string =>
  guarded(
    `IF(${hasSignals},IFERROR(SCALE.TRADES(Side,${plan},${barsFrom(hasSignals)},DROP(TAKE(${barsSheet}!$J:$J,${barsIf(hasSignals)}+1),IF(${hasSignals},First_row,1)),${targets},"${show}",${terms}),""),"")`,
  );

/** A figure of the result: worst in column H, best in column I. */
const figure = (label: string, column: "H" | "I" = "H"): string =>
  `${column}${resultRow + 1 + results.findIndex(([each]) => each === label)}`;

function formatted(cells: Cells, address: string, format: string): void {
  cells[address] = { style: numberStyle(formatOf(format)) };
  if (isFollowing(format)) following.push([address, format]);
}

function resultCells(): Cells {
  const cells: Cells = textRow(resultRow, columns.slice(0, 6), styles.heading, ["One trade, from the first bar on"]);
  cells[`H${resultRow}`] = { value: "Worst", style: { ...styles.heading, align: "right" } };
  cells[`I${resultRow}`] = { value: "Best", style: { ...styles.heading, align: "right" } };
  results.forEach(([label, format], index) => {
    const row = resultRow + 1 + index;
    Object.assign(cells, textRow(row, columns.slice(0, 6), styles.label, [label]));
    for (const column of ["H", "I"]) formatted(cells, `${column}${row}`, format);
    if (format === "money") cells[`J${row}`] = { formula: `=${guarded("Settles_in")}`, style: styles.note };
  });
  const result = (of: string): string => guarded(`IFERROR(TRANSPOSE(INDEX(${replayOf("summary", of)},2,0)),"no result")`);
  put(cells, `H${resultRow + 2}`, `=${result(terms)}`);
  put(cells, `I${resultRow + 2}`, `=${result(bestTerms)}`);
  put(cells, figure("Ended at"), `=${guarded(`IFERROR(INDEX(E${eventRow}#,ROWS(E${eventRow}#),1),"")`)}`);
  const last = `LET(all,${replayOf("events", bestTerms)},bar,INDEX(all,ROWS(all),1)+First_row-1,time,N(${barAt("A", "bar")}),IF(time=0,bar,time))`;
  put(cells, figure("Ended at", "I"), `=${guarded(`IFERROR(${last},"")`)}`);
  return cells;
}

const eventFormats = [barOrTime, "@", "price", "lots", "lots", "price", "money", "money", "price", "0", "@", "0"];

function eventCells(): Cells {
  const cells: Cells = {
    [`E${eventRow - 1}`]: { value: "What happened, in the worst reading", style: styles.heading },
    ...textRow(eventRow, columns, { ...styles.columnHead, lineBelow: styles.heading.lineBelow, wrap: true }),
  };
  for (let row = eventRow + 1; row <= eventRow + roomForEvents; row += 1)
    columns.forEach((column, index) => formatted(cells, `${column}${row}`, eventFormats[index]!));
  const picked = "2,4,5,6,8,9,10,7,3,11";
  put(
    cells,
    `E${eventRow}`,
    `=${guarded(
      `IFERROR(LET(all,${replayOf("events")},bar,DROP(INDEX(all,0,1),1)+First_row-1,time,INDEX(${barsSheet}!$A:$A,bar+1),` +
        `VSTACK(HSTACK("Time",CHOOSECOLS(TAKE(all,1),${picked}),"Bar"),HSTACK(IF(time=0,bar,time),CHOOSECOLS(DROP(all,1),${picked}),bar))),"")`,
    )}`,
  );
  return cells;
}

const trades = (label: string, column: "H" | "I" = "H"): string =>
  `${column}${tradesRow + 1 + estimates.findIndex(([each]) => each === label)}`;

function everySignalCells(): Cells {
  const cells: Cells = textRow(tradesRow - 1, columns.slice(0, 6), styles.heading, [
    "The plan at every signal, in both readings",
  ]);
  const head = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };
  Object.assign(cells, textRow(tradesRow, columns.slice(0, 6), head));
  estimates.forEach(([, format], index) => {
    const row = tradesRow + 1 + index;
    Object.assign(cells, textRow(row, columns.slice(0, 6), styles.label));
    for (const column of ["H", "I"]) formatted(cells, `${column}${row}`, format);
  });
  cells[`E${tradesRow}`] = { style: { ...head, align: "left" } };
  put(
    cells,
    `E${tradesRow}`,
    `=${guarded(`IF(${hasSignals},INDEX(${summary},0,1),"Signals is none: choose one in column B.")`)}`,
  );
  put(cells, `H${tradesRow}`, `=${guarded(`IF(${hasSignals},INDEX(${summary},0,2),"")`)}`);
  put(cells, `I${tradesRow}`, `=${guarded(`IF(${hasSignals},INDEX(${summary},0,3),"")`)}`);
  return cells;
}
/** Where the summary of all trades is spilled, beside what they were. */
const summary = `${tradeSheet}!$N$1#`;

function headlineCells(): Cells {
  const outcome = (column: "H" | "I"): string =>
    `${figure("Ended by", column)}&IF(${figure("Ended at", column)}<30000," at bar "&${figure("Ended at", column)}," at "&${timeText(figure("Ended at", column))})` +
    `&" with "&${countText(figure("Steps filled", column), "step")}&" filled, "&IF(${figure("Net", column)}>0,"+","")&${moneyText(figure("Net", column))}` +
    `&" ("&${percentText(`${figure("Net", column)}/Equity_used`)}&" of equity)"`;
  const noResult = `NOT(AND(ISNUMBER(${figure("Net")}),ISNUMBER(${figure("Net", "I")})))`;
  const noEntry = `${figure("Ended by")}="No entry"`;
  const never =
    `"No entry"&${madeUpWords()}&": the price never reached "&${priceText("Entry_price")}&" from bar "&First_row&" on; these bars go from "&` +
    `${priceText(`MIN(${barsSheet}!$D:$D)`)}&" to "&${priceText(`MAX(${barsSheet}!$C:$C)`)}&"."`;
  const [unsure, lastTime] = [figure("Unsure bars"), barAt("A", barCount)];
  const last = `" Last bar "&IF(N(${lastTime})=0,${barCount},${timeText(lastTime)})&"."`;
  const readings =
    `IF(AND(${unsure}=0,${figure("Net")}=${figure("Net", "I")}),"The bars leave nothing open: worst and best reading agree.",` +
    `"Best reading: "&${outcome("I")}&". "&${unsure}&IF(${unsure}=1," bar leaves"," bars leave")&" the outcome open: use finer bars.")`;
  const [count, average] = [trades("Trades"), trades("Average R")];
  const every = `IF(${hasSignals},IF(ISNUMBER(${count}),"On every signal: "&${countText(count, "trade")}&IF(ISNUMBER(${average}),", average "&FIXED(${average},2)&" R, net "&${moneyText(trades("Net"))}&", in the worst reading. ",". "),"On every signal: no result. "),"")`;
  return {
    E1: {
      formula: `=IF(Fault<>"","No plan. "&Fault&".",IF(${noResult},"No result. "&${badBar(noResult)}&".",IF(${noEntry},${never},"Worst reading"&${madeUpWords()}&": "&${outcome("H")}&".")))`,
      style: styles.lead,
    },
    E2: {
      formula: `=${guarded(`IF(${noResult},"The other cells follow as soon as it has one.",${readings}&${last})`)}`,
      style: styles.caption,
    },
    E3: { formula: `=${guarded(`${every}&${planSentence}`)}`, style: styles.caption },
  };
}

function barCells(): Cells {
  const curve = (words_: string, of: string): CellData => {
    const after = `DROP(${replayOf("curve", of)},1)`;
    const whole = `VSTACK(IF(SEQUENCE(First_row)=1,"${words_}",Equity_used),${after})`;
    // No IFERROR: over a hundred thousand rows it costs more than the replay, and here the reason of an error can be read
    return { formula: `=IF(Fault<>"","${words_}",${whole})`, style: barHeadStyle };
  };
  const signal = played.reduceRight(
    (rest, word) => {
      const is = signalIs(word.toLowerCase());
      const { formula } = signalColumnsOf(barsIf(is)).find((each) => each.word === word)!;
      return `IF(${is},${formula},${rest})`;
    },
    `IF(${signalIs("own")},${barColumn("K", barsIf(signalIs("own")))},"")`,
  );
  return {
    ...sampleBarCells("M"),
    H1: curve("Worst equity", terms),
    I1: curve("Best equity", bestTerms),
    J1: { value: "Signal", style: barHeadStyle },
    J2: { formula: `=${guarded(signal)}` },
    K1: { value: "Own signal", style: barHeadStyle },
    L1: {
      formula: `=IF(Fault<>"","All trades",IF(${hasSignals},IFERROR(VSTACK(IF(SEQUENCE(First_row)=1,"All trades",Equity_used),DROP(${tradesOf("curve")},1)),"All trades"),"All trades"))`,
      style: barHeadStyle,
    },
    M2: {
      value: "Paste or open your own bars of any layout: the workbench brings them into columns A to F.",
      style: styles.caption,
    },
    M3: {
      value:
        "In Excel use the tab Data of the pane. H and I are the equity of the one trade, L that of all trades; K takes signals of your own.",
      style: styles.caption,
    },
  };
}

/** Where the workbench's chart finds the bars, the events and the equity. */
export const replayPlaces = {
  events: `${sheet}!E${eventRow}`,
  bars: `${barsSheet}!A1`,
  worst: `${barsSheet}!H1`,
  best: `${barsSheet}!I1`,
};

const events = `${sheet}!$E$${eventRow}#`;
const sheetCells = (): Cells => ({
  ...titled("Replay", "Change a blue figure: everything follows."),
  ...headlineCells(),
  ...block.cells,
  ...resultCells(),
  ...eventCells(),
  ...everySignalCells(),
  ...tables.cells,
});

export const replayTemplate: Template = {
  id: "replay",
  name: "Replay",
  description: "Paste price bars: what the plan would have filled, and where it would have ended.",
  get workbook(): WorkbookData {
    return {
      sheets: (
        [
          {
            name: sheet,
            cells: sheetCells(),
            hidesGridlines: true,
            frozenRows: 3,
            rowHeights: { 1: 32, [planRow]: 36, [eventRow]: 32 },
            columnWidths: {
              ...{ A: 172, B: 140, C: 214, D: 8 },
              ...{ E: 128, F: 64, G: 80, H: 128, I: 128, J: 84, K: 84, L: 84, M: 88, N: 84, O: 84, P: 60 },
            },
            validations: block.validations,
            followsDecimals: decimalsRules(following),
            charts: drawnCharts(chartRow),
            print: { area: `A1:P${Math.max(block.lastRow, planRow + roomForSteps + 3)}`, isLandscape: true, titleRows: "1:3" },
          },
          {
            name: barsSheet,
            cells: barCells(),
            frozenRows: 1,
            columnWidths: { ...barColumnWidths, H: 92, I: 92, J: 64, K: 84, L: 92, M: 560 },
            print: { isLandscape: true, titleRows: "1:1" },
          },
          {
            name: tradeSheet,
            ...tradeCells(tradesOf),
            charts: tradeCharts,
          },
          { name: drawnSheet, ...drawnCells(events) },
        ] satisfies WorksheetData[] as WorksheetData[]
      )
        .map(withCounts)
        .concat(
          contractsSheet(),
          readMe(
            "Replay",
            [
              "It plays one trade of a plan on price bars: entry, adds, stop and targets, bar by bar, with all costs. With a signal it plays the plan at every signal too.",
              "A bar does not say in which order its high and low were traded: the worst and the best reading are both shown.",
            ],
            [
              "Change a blue figure on the sheet Replay; bring your bars to the sheet Bars: paste, drop or open a file in the workbench, or use the tab Data of the pane in Excel.",
              "First bar takes the number of a bar or a time. Signals takes a trigger of the workbook Confirmations, or own for TRUE and FALSE in column K of Bars; a trade begins at the open of the bar behind a signal.",
              "If worst and best differ, the bars are too coarse for stops that close: use shorter bars.",
              "It knows no slippage in gaps beyond the open, no liquidity, and not what you would have done. A rule that was chosen because it did well on these bars must be tested on others.",
            ],
          ),
        ),
      names: { ...block.names, ...tables.names, Headline: `${sheet}!$E$1`, Detail: `${sheet}!$E$2` },
    };
  },
  start: `${sheet}!${inputCell("Entry_price", groups)}`,
  inputs: block.inputs,
  chart: "replay",
  pictures: tradePictures,
};
