/** The sheet Trades: every trade that the fills make, and what the closed ones say together. Native formulas only. */
import type { CellStyle, WorksheetData } from "../../grid/workbook-data";
import { type Cells, styledRows, tableHead, titled } from "../blocks";
import { fillRows, madeUpFills } from "../fills/fills-sheet";
import {
  beginnings,
  beginningsFormula,
  column,
  fills,
  fillsFormula,
  parts,
  partsFormula,
  shown,
  shownFormula,
  type SpilledTable,
  sums,
  sumsFormula,
  tableRow,
  totals,
  totalsFormula,
  tradesSheet,
  words,
  wordsFormula,
} from "../fills/trade-tables";
import { numberStyle, styles } from "../template";
import { isWithoutTrade, journalFault, journalVerdict } from "./journal-fault";

const money = "#,##0.00";
const moneyFine = "#,##0.00####";
const styled = 300;
const of = (name: (typeof shown.columns)[number]): string => column(shown, name);
const guarded = (formula: string): string => `IF(Closed_trades=0,"",${formula})`;
const ofMain = `${of("currency")},Main_currency`;
const optional = (formula: string): string => guarded(`IFERROR(${formula},"")`);
const [won, lost] = ['">0"', '"<0"'];
const totalsOfMain = `FILTER(${of("total")},ISNUMBER(${of("net")})*(${of("currency")}=Main_currency))`;

interface Figure {
  name: string;
  label: string;
  formula: string;
  format: string;
}

const figure = (name: string, label: string, formula: string, format: string): Figure => ({ name, label, formula, format });

/** Three blocks of figures: money of the main currency, the same as odds, and what is told by R. */
const figures: readonly (readonly Figure[])[] = [
  [
    figure("Closed_trades", "Closed trades, net known", `IF(Trade_count=0,0,COUNT(${column(sums, "net")}))`, "0"),
    figure("Open_trades", "Open trades", `IF(Trade_count=0,0,COUNTIF(${column(sums, "closed")},"open"))`, "0"),
    figure("Unknown_trades", "Closed, net not known", "Trade_count-Closed_trades-Open_trades", "0"),
    figure("Net_result", "Net result", guarded(`SUMIFS(${of("net")},${ofMain})`), moneyFine),
    figure("Net_per_trade", "Expectancy, a trade", optional(`AVERAGEIFS(${of("net")},${ofMain})`), moneyFine),
    figure(
      "Deepest_fall",
      "Deepest fall of the total",
      optional(`LET(x,VSTACK(0,${totalsOfMain}),MIN(x-SCAN(0,x,LAMBDA(a,b,MAX(a,b)))))`),
      moneyFine,
    ),
  ],
  [
    figure("Won", "Won", guarded(`COUNTIF(${of("net")},${won})/Closed_trades`), "0.0%"),
    figure("Average_win", "Average win", optional(`AVERAGEIFS(${of("net")},${ofMain},${of("net")},${won})`), moneyFine),
    figure("Average_loss", "Average loss", optional(`AVERAGEIFS(${of("net")},${ofMain},${of("net")},${lost})`), moneyFine),
    figure("Payoff", "Average win to loss", optional("Average_win/(0-Average_loss)"), "0.00"),
    figure(
      "Profit_factor",
      "Profit factor",
      optional(`SUMIFS(${of("net")},${ofMain},${of("net")},${won})/(0-SUMIFS(${of("net")},${ofMain},${of("net")},${lost}))`),
      "0.00",
    ),
    figure(
      "Worst_streak",
      "Most losses in a row",
      optional(`MAX(SCAN(0,FILTER(${of("net")},ISNUMBER(${of("net")}))<0,LAMBDA(a,b,IF(b,a+1,0))))`),
      "0",
    ),
  ],
  [
    figure("Trades_with_R", "Trades with a stop", `IF(Closed_trades=0,0,COUNT(${of("multiple")}))`, "0"),
    figure("Average_R", "Expectancy, R a trade", optional(`AVERAGE(${of("multiple")})`), "0.00"),
    figure("Total_R", "Total R", guarded(`IF(Trades_with_R=0,"",SUM(${of("multiple")}))`), "0.00"),
    figure("Best_R", "Best R", guarded(`IF(Trades_with_R=0,"",MAX(${of("multiple")}))`), "0.00"),
    figure("Worst_R", "Worst R", guarded(`IF(Trades_with_R=0,"",MIN(${of("multiple")}))`), "0.00"),
    figure("Beyond_stop", "Lost more than 1.1 R", guarded(`IF(Trades_with_R=0,"",COUNTIF(${of("multiple")},"<-1.1"))`), "0"),
  ],
];

/** Labels and numbers of the three blocks. */
const blockColumns: readonly (readonly [labels: readonly string[], value: string])[] = [
  [["A", "B"], "C"],
  [["E", "F"], "G"],
  [["I", "J", "K"], "L"],
];
const firstFigure = 5;

const tradeWords = (count: string, one: string, many: string): string => `IF(${count}=1,"1 ${one}",${count}&" ${many}")`;
const headline =
  `IF(Closed_trades=0,"No closed trade whose net result is known"&IF(Open_trades=0,": put your fills on the sheet Fills",""),` +
  `${tradeWords("Closed_trades", "closed trade", "closed trades")}&": net "&FIXED(Net_result,2)&IF(Main_currency="",""," "&Main_currency)&", "&FIXED(Won*100,0)&"% won"&` +
  `IF(Trades_with_R=0,"",", "&FIXED(Average_R,2)&" R on average"))&IF(Made_up_fills=0,"",", "&IF(Made_up_fills=Fills_in_use,"on made-up fills","with "&Made_up_fills&" made-up fills"))&"."`;

const detail =
  `TRIM(IF(Faulty_fills=0,"",${tradeWords("Faulty_fills", "fill is not counted. ", "fills are not counted. ")})&IF(Unknown_trades=0,"",${tradeWords("Unknown_trades", "closed trade is not counted. ", "closed trades are not counted. ")})&` +
  `IF(Fills_without_trade=0,"",${tradeWords("Fills_without_trade", "fill is in no trade. ", "fills are in no trade. ")})&` +
  `IF(Fault="","",IF(Faulty_fills+Unknown_trades+Fills_without_trade>1,"First: ","")&Fault&". ")&` +
  `IF(Other_currencies="","","Money above is "&Main_currency&"; apart from it: "&Other_currencies&"."))`;

/** Scalars that the sentences and tables read, with their names; they stand above the tables they belong to. */
const workedOut: readonly Figure[] = [
  figure("Fill_rows", "Rows of Fills in use", fillRows, "0"),
  figure("Trade_count", "Trades", `IF(Fill_rows=0,0,SUMPRODUCT(--(LEN(${column(words, "word")})>0)))`, "0"),
  figure("Fills_in_use", "Fills", `IF(Fill_rows=0,0,SUMPRODUCT(--(${column(fills, "count")}<>0)))`, "0"),
  figure("Fills_without_trade", "Fills without a trade", `IF(Fill_rows=0,0,SUMPRODUCT(${isWithoutTrade}))`, "0"),
  figure(
    "Faulty_fills",
    "Fills that lack something",
    `IF(Fill_rows=0,0,SUMPRODUCT((${column(fills, "trade")}>0)*(${column(fills, "fault")}<>"")))`,
    "0",
  ),
  figure("Made_up_fills", "Made-up fills", madeUpFills, "0"),
  figure(
    "Main_currency",
    "Currency of most closed trades",
    guarded(
      `LET(x,UNIQUE(FILTER(${of("currency")},ISNUMBER(${of("net")}))),` +
        `n,COUNTIFS(${of("currency")},x,${of("net")},">-1E+300"),INDEX(x,MATCH(MAX(n),n,0)))`,
    ),
    "General",
  ),
  figure(
    "Other_currencies",
    "Results in other currencies",
    guarded(
      `LET(x,UNIQUE(FILTER(${of("currency")},ISNUMBER(${of("net")}))),` +
        `TEXTJOIN(", ",TRUE,IF(x=Main_currency,"",ROUND(SUMIFS(${of("net")},${of("currency")},x),8)&" "&x)))`,
    ),
    "General",
  ),
  figure("Fault", "Fault", journalFault, "General"),
  figure("Verdict", "Verdict", journalVerdict, "General"),
];

const heads = [
  ...["Trade", "Symbol", "Side", "Opened", "Closed", "Contracts", "Left", "Avg entry", "Avg exit", "Fees"],
  ...["Other fees", "Currency", "Net", "Risk", "R", "Running total", "Note"],
];
const letters = "ABCDEFGHIJKLMNOPQ".split("");
const price = "[>=1000]#,##0.00;[>=1]#,##0.0000;0.00000000";
const wordStyle: CellStyle = { ...styles.cell, align: "left" };
const formats: readonly CellStyle[] = [
  ...[wordStyle, wordStyle, wordStyle, numberStyle("yyyy-mm-dd hh:mm"), numberStyle("yyyy-mm-dd hh:mm")],
  ...[numberStyle("General"), numberStyle("General"), numberStyle(price), numberStyle(price), numberStyle(moneyFine)],
  ...[wordStyle, wordStyle, numberStyle(moneyFine), numberStyle(moneyFine), numberStyle("0.00"), numberStyle(moneyFine)],
  { ...wordStyle, isIndented: true },
];

/** The last closed trades, for the charts: their results one below the other. */
const latest = { letter: "BY", columns: ["number", "multiple", "total"] } as const satisfies SpilledTable<string>;
const chartTrades = 40;
const latestFormula = `IF(Closed_trades=0,"",LET(x,FILTER(HSTACK(SEQUENCE(ROWS(${of("net")})),${of("multiple")},${of("total")}),ISNUMBER(${of("net")})),INDEX(x,SEQUENCE(MIN(${chartTrades},ROWS(x)),1,MAX(1,ROWS(x)-${chartTrades - 1})),{1,2,3})))`;

const tables: readonly (readonly [table: SpilledTable<string>, formula: string, title: string])[] = [
  [words, wordsFormula, "Trades by word"],
  [fills, fillsFormula, "From each fill"],
  [beginnings, beginningsFormula, "How each trade begins"],
  [parts, partsFormula, "What each fill is to its trade"],
  [sums, sumsFormula, "Each trade"],
  [totals, totalsFormula, "Running totals"],
  [latest, latestFormula, "For the charts"],
];

function letterAfter(letter: string, places: number): string {
  let number = [...letter].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) + places;
  let text = "";
  for (; number > 0; number = Math.floor((number - 1) / 26)) text = String.fromCharCode(65 + ((number - 1) % 26)) + text;
  return text;
}

const names: Record<string, string> = { Headline: `${tradesSheet}!$D$1` };

function cells(): Cells {
  const made: Cells = {
    ...titled("Trades", "Worked out from the sheet Fills alone: no other cell changes a trade."),
    D1: { formula: `=${headline}`, style: styles.lead },
    A3: { formula: `=${detail}`, style: { ...styles.caption, bold: true } },
    ...tableHead(tableRow, letters, heads),
    ...styledRows(tableRow + 1, tableRow + styled, Object.fromEntries(letters.map((letter, at) => [letter, formats[at]!]))),
  };
  letters.forEach((letter, at) => {
    const head = made[`${letter}${tableRow}`]!;
    if (formats[at]!.align === "left") made[`${letter}${tableRow}`] = { ...head, style: { ...head.style, align: "left" } };
  });
  made[`A${tableRow + 1}`] = { ...made[`A${tableRow + 1}`], formula: `=${shownFormula}` };
  figures.forEach((block, at) => {
    const [labels, value] = blockColumns[at]!;
    block.forEach(({ name, label, formula, format }, index) => {
      const row = firstFigure + index;
      for (const letter of labels) made[`${letter}${row}`] = { style: styles.label };
      made[`${labels[0]!}${row}`] = { value: label, style: styles.label };
      made[`${value}${row}`] = { formula: `=${formula}`, style: numberStyle(format) };
      names[name] = `${tradesSheet}!$${value}$${row}`;
    });
  });
  workedOut.forEach(({ name, label, formula, format }, index) => {
    const row = 2 + index;
    made[`W${row}`] = { value: label, style: styles.caption };
    made[`AA${row}`] = { formula: `=${formula}`, style: { ...numberStyle(format), color: styles.caption.color } };
    names[name] = `${tradesSheet}!$AA$${row}`;
  });
  const quiet: CellStyle = { ...styles.caption, lineBelow: styles.heading.lineBelow };
  for (const [table, formula, title] of tables) {
    made[`${table.letter}${tableRow - 1}`] = { value: title, style: styles.caption };
    table.columns.forEach((name, at) => {
      made[`${letterAfter(table.letter, at)}${tableRow}`] = { value: name, style: quiet };
    });
    made[`${table.letter}${tableRow + 1}`] = { formula: `=${formula}`, style: { color: styles.caption.color } };
  }
  return made;
}

const chart = (name: string): string => {
  const letter = letterAfter(latest.letter, latest.columns.indexOf(name as "total"));
  return `${tradesSheet}!${letter}${tableRow + 1}:${letter}${tableRow + chartTrades}`;
};

/** The worksheet and the names of its figures. */
export function tradesWorksheet(): { worksheet: WorksheetData; names: Record<string, string> } {
  const worksheet: WorksheetData = {
    name: tradesSheet,
    cells: cells(),
    hidesGridlines: true,
    frozenRows: 3,
    rowHeights: { 1: 32 },
    columnWidths: {
      ...{ A: 84, B: 110, C: 84, D: 120, E: 120, F: 80, G: 92, H: 92, I: 92, J: 84, K: 110, L: 84, M: 96, N: 92, O: 64, P: 104 },
      ...{ Q: 380, R: 8, S: 8 },
    },
    print: { area: `A1:Q${tableRow + 60}`, isLandscape: true, titleRows: `${tableRow}:${tableRow}` },
  };
  return { worksheet, names };
}

/** Where the page finds what it draws: the sentence, and the last closed trades with their number, R and running total. */
export const journalPlaces = { headline: `${tradesSheet}!D1`, latest: `${tradesSheet}!${latest.letter}${tableRow + 1}` };

/** The charts stand on the sheet Position, where nothing grows below them. */
export const tradeCharts = [
  {
    kind: "line" as const,
    title: `Running total of the last ${chartTrades} closed trades`,
    values: chart("total"),
    categories: chart("number"),
    format: money,
  },
  {
    kind: "column" as const,
    title: "R of each",
    values: chart("multiple"),
    categories: chart("number"),
    format: "0.0",
  },
];
