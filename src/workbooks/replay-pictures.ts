/** What the pictures of a replay are drawn from: the bars around its trade, all trades, their results in R and their equity. */
import type { ChartData, WorksheetData } from "../grid/workbook-data";
import { barCount, barHeadStyle, barsSheet } from "./bars-sheet";
import { type Cells, put, styledRows, textRow } from "./blocks";
import { estimates } from "./many-trades-measures";
import { decimalsRules, formatOf } from "./plan-kit/formats";
import { timeText } from "./plan-kit/sentence-parts";
import { guarded } from "./plan-kit/worked-out";
import { numberStyle, styles, type TemplatePicture } from "./template";

export const [tradeSheet, drawnSheet] = ["Trades", "Chart"] as const;

type SheetParts = Omit<WorksheetData, "name">;

/** So many points at most are drawn of the bars around the trade. */
const points = 120;
const drawnColumns: readonly (readonly [word: string, color: string, dashed?: boolean])[] = [
  ...[["Fills", "#B8C0C8"] as const, ["Close", "#16191D"] as const, ["Stop", "#B42318"] as const],
  ["Average entry", "#0645AD", true],
  ...(["Target 1", "Target 2", "Target 3"] as const).map((word) => [word, "#6B4FA0", true] as const),
];

/** The sheet Chart: `events` is where the events of the trade are spilled. */
export function drawnCells(events: string): SheetParts {
  const [bar, close] = ["$A$2#", "$C$2#"];
  const known = (column: number): string => `DROP(INDEX(${events},0,${column}),1)`;
  /** Of the last event at or before each bar. */
  const at = (column: number): string => `LOOKUP(${bar},${known(12)},${known(column)})`;
  const orNothing = (value: string): string => `IFERROR(LET(s,${value},IF(ISNUMBER(s),s,NA())),NA())`;
  const inBars = (letter: string): string => `INDEX(${barsSheet}!$${letter}:$${letter},${bar}+1)`;
  const equity = (letter: string): string => `IFERROR(INDEX(${barsSheet}!$${letter}$1#,${bar}+1),NA())`;
  const formulas: readonly (readonly [word: string, formula: string, format: string])[] = [
    [
      "Bar",
      `IF(ROWS(${events})<2,"",LET(a,First_row,l,INDEX(${events},ROWS(${events}),12),b,MIN(${barCount},l+MAX(5,ROUND((l-a)/5,0))),` +
        `n,MIN(${points},b-a+1),a+ROUND((b-a)*SEQUENCE(n,1,0)/MAX(1,n-1),0)))`,
      "0",
    ],
    ["Time", `LET(t,${inBars("A")},IF(t=0,"Bar "&${bar},${timeText("t")}))`, "@"],
    ["Close", inBars("E"), "price"],
    [
      "Fills",
      `IFERROR(LET(k,${bar},b,IFERROR(${at(12)},0),p,${at(3)},q,VSTACK(0,DROP(k,-1)),IF(ISNUMBER(p)*(b>q),p,MIN(${close}))),NA())`,
      "price",
    ],
    ["Stop", orNothing(at(6)), "price"],
    ["Average entry", orNothing(at(9)), "price"],
    ...([1, 2, 3] as const).map(
      (k) => [`Target ${k}`, `IF(${bar}>0,IF(Target_used_${k}="",NA(),Target_used_${k}))`, "price"] as const,
    ),
    ["Worst", equity("H"), "money"],
    ["Best", equity("I"), "money"],
  ];
  const cells: Cells = {};
  formulas.forEach(([word, formula, format], index) => {
    const letter = letterAt(index);
    cells[`${letter}1`] = { value: word, style: { ...barHeadStyle, ...(format === "@" && { align: "left" as const }) } };
    const style = format === "@" ? styles.label : numberStyle(formatOf(format));
    Object.assign(cells, styledRows(2, points + 1, { [letter]: style }));
    const whole = index === 0 ? formula : `IF($A$2="","",${formula})`;
    put(cells, `${letter}2`, `=${guarded(whole)}`);
  });
  const following = formulas.flatMap(([, , format], index) =>
    format === "price" || format === "money" ? [[`${letterAt(index)}2:${letterAt(index)}${points + 1}`, format] as const] : [],
  );
  return {
    cells,
    frozenRows: 1,
    columnWidths: { A: 64, B: 130, ...Object.fromEntries("CDEFGHIJK".split("").map((letter) => [letter, 92])) },
    followsDecimals: decimalsRules(following),
    print: { isLandscape: true, titleRows: "1:1" },
  };
}

const letterAt = (index: number): string => String.fromCharCode(65 + index);
const order = ["Bar", "Time", "Close", "Fills", "Stop", "Average entry", "Target 1", "Target 2", "Target 3", "Worst", "Best"];
const ofDrawn = (word: string): string => {
  const letter = letterAt(order.indexOf(word));
  return `${drawnSheet}!${letter}2:${letter}${points + 1}`;
};

/** The charts of the sheet Replay, the first of which begins in this row. */
export function drawnCharts(row: number): ChartData[] {
  return [
    {
      kind: "line",
      title: "The trade on the bars, worst reading; a spike up to its price marks a fill",
      place: `E${row}:M${row + 16}`,
      categories: ofDrawn("Time"),
      series: drawnColumns.map(([name, color, dashed]) => ({ name, values: ofDrawn(name), color, ...(dashed && { dashed }) })),
      numberFormat: "#,##0.0###",
    },
    {
      kind: "line",
      title: "Equity after each bar, worst and best reading",
      place: `E${row + 18}:M${row + 32}`,
      categories: ofDrawn("Time"),
      series: [
        { name: "Worst", values: ofDrawn("Worst"), color: "#B42318" },
        { name: "Best", values: ofDrawn("Best"), color: "#1A7F37", dashed: true },
      ],
      numberFormat: "#,##0.00",
    },
  ];
}

const roomForTrades = 400;
const tradeFormats = ["0", "0", "0", "price", "@", "0", "money", "0.00", "money", "money", "0", "money"];
const edges = [-2, -1, -0.5, 0, 0.5, 1, 2, 3, 5];
const bins: readonly (readonly [label: string, above: number | undefined, upTo: number | undefined])[] = [
  [`to ${edges[0]}`, undefined, edges[0]],
  ...edges.slice(1).map((upTo, index) => [`${edges[index]} to ${upTo}`, edges[index], upTo] as const),
  [`above ${edges.at(-1)}`, edges.at(-1), undefined],
];
const curvePoints = 101;

/** The sheet Trades: every trade, the summary, the results in R and the equity. `tradesOf` is a call of SCALE.TRADES without its guard. */
export function tradeCells(tradesOf: (show: string) => string): SheetParts {
  const head = { ...styles.columnHead, lineBelow: styles.heading.lineBelow };
  const letters = tradeFormats.map((_, index) => letterAt(index));
  const cells: Cells = {
    ...textRow(1, [...letters, "N", "O", "P", "R", "S", "U", "V"], head),
    ...styledRows(
      2,
      roomForTrades + 1,
      Object.fromEntries(letters.map((letter, index) => [letter, numberStyle(formatOf(tradeFormats[index]!))])),
    ),
    ...styledRows(2, estimates.length + 1, { N: styles.label }),
    ...styledRows(2, bins.length + 1, { R: styles.label, S: numberStyle("0") }),
    ...styledRows(2, curvePoints + 1, { U: numberStyle("0"), V: numberStyle("#,##0.00") }),
  };
  estimates.forEach(([, format], index) => {
    for (const letter of ["O", "P"]) cells[`${letter}${index + 2}`] = { style: numberStyle(formatOf(format)) };
  });
  put(
    cells,
    "A1",
    `=LET(all,${tradesOf("trades")},IF(ROWS(all)<2,IF(INDEX(all,1,1)="","Signals is none",all),LET(body,DROP(all,1),past,First_row-1,` +
      `VSTACK(TAKE(all,1),HSTACK(CHOOSECOLS(body,1),CHOOSECOLS(body,2)+past,CHOOSECOLS(body,3)+past,DROP(body,0,3))))))`,
  );
  put(cells, "N1", `=${tradesOf("summary")}`);
  Object.assign(cells, { R1: { value: "R multiple", style: { ...head, align: "left" } }, S1: { value: "Trades", style: head } });
  bins.forEach(([label, above, upTo], index) => {
    const inside = [above !== undefined && `(ROUND(x,6)>${above})`, upTo !== undefined && `(ROUND(x,6)<=${upTo})`].filter(
      Boolean,
    );
    cells[`R${index + 2}`] = { value: label, style: styles.label };
    put(cells, `S${index + 2}`, `=IF(ROWS($A$1#)<2,"",LET(x,DROP(INDEX($A$1#,0,8),1),SUMPRODUCT(1*${inside.join("*")})))`);
  });
  Object.assign(cells, { U1: { value: "Bar", style: head }, V1: { value: "Equity", style: head } });
  const drawn = (formula: string): string => `=IF(COUNT(${barsSheet}!$L:$L)=0,"",${formula})`;
  put(cells, "U2", drawn(`1+ROUND((${barCount}-1)*SEQUENCE(${curvePoints},1,0)/${curvePoints - 1},0)`));
  put(cells, "V2", drawn(`IFERROR(INDEX(${barsSheet}!$L$1#,U2#+1),NA())`));
  return {
    cells,
    frozenRows: 1,
    columnWidths: {
      ...Object.fromEntries(letters.map((letter) => [letter, 84])),
      ...{ A: 150, M: 16, N: 170, O: 84, P: 84, Q: 16, R: 92, S: 64, T: 16, U: 64, V: 96 },
    },
    followsDecimals: decimalsRules(
      letters.flatMap((letter, index) => {
        const format = tradeFormats[index]!;
        return format === "price" || format === "money" ? [[`${letter}2:${letter}${roomForTrades + 1}`, format] as const] : [];
      }),
    ),
    print: { isLandscape: true, titleRows: "1:1" },
  };
}

export const tradeCharts: ChartData[] = [
  {
    kind: "column",
    title: "Trades by their result in R",
    place: "X2:AF18",
    categories: `${tradeSheet}!R2:R${bins.length + 1}`,
    series: [{ name: "Trades", values: `${tradeSheet}!S2:S${bins.length + 1}`, color: "#0645AD" }],
    minimum: 0,
    numberFormat: "0",
  },
  {
    kind: "line",
    title: "Equity of all trades, worst reading",
    place: "X20:AF36",
    categories: `${tradeSheet}!U2:U${curvePoints + 1}`,
    series: [{ name: "Equity", values: `${tradeSheet}!V2:V${curvePoints + 1}`, color: "#0645AD" }],
    numberFormat: "#,##0.00",
  },
];

export const tradePictures: readonly TemplatePicture[] = [
  { title: "Equity of all trades, worst reading", place: `${tradeSheet}!U1:V${curvePoints + 1}`, kind: "line", across: "Bar" },
  { title: "Trades by their result in R", place: `${tradeSheet}!R1:S${bins.length + 1}`, kind: "columns", isCount: true },
];
