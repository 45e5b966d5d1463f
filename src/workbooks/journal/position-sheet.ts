/** The sheet Position: one trade of Fills as it stands now, through MICRO.POSITION. What is typed here changes no trade. */
import type { ChartData, WorksheetData } from "../../grid/workbook-data";
import { type Cells, inputBlock, put, styledRows, tableHead, titled } from "../blocks";
import { fillColumn } from "../fills/fills-sheet";
import { beginnings, column, fills, parts, sums, words } from "../fills/trade-tables";
import { numberStyle, styles } from "../template";
import { tradeCharts } from "./trades-sheet";

export const positionSheet = "Position";
const price = "#,##0.0###";
const money = "#,##0.00####";

export const inputs = inputBlock(positionSheet, "Inputs", 4, [
  { key: "trade", label: "Trade shown", value: null, unit: "empty: the newest open one" },
  { key: "mark", label: "Price now", value: 70600, unit: "empty: none", format: price },
  { key: "exitFee", label: "Exit fee rate", value: 0.0005, unit: "of the rest, when it leaves", format: "0.000%" },
  { key: "paid", label: "Funding paid", value: null, unit: "for this trade so far", format: "#,##0.00" },
]);

const worked = inputs.lastRow + 3;
const at = (row: number): string => `$B$${worked + row}`;
const [no, size, type] = [at(0), at(2), at(3)];
const sum = (name: (typeof sums.columns)[number]): string => column(sums, name);
const openPlaces = `IF(${sum("closed")}="open",XLOOKUP(${column(beginnings, "place")},${column(fills, "number")},${column(fills, "order")}),0)`;
const none = (formula: string): string => `IF(${no}=0,"",${formula})`;
const ofTrade = (name: (typeof sums.columns)[number]): string => none(`INDEX(${sum(name)},${no})`);
const sign = `INDEX(${column(beginnings, "sign")},${no})`;
const isShown = `${column(fills, "trade")}=${no}`;
const sold = `SUMIFS(${column(fills, "value")},${column(fills, "trade")},${no},${column(parts, "isEntry")},0)`;

/** The fees that were paid are money; the rate is for the rest alone, so what it would charge on the parts sold is taken off. */
const paid = none(`INDEX(${sum("fees")},${no})+N(${inputs.at("paid")})-N(${inputs.at("exitFee")})*${sold}`);

const rows: readonly (readonly [label: string, formula: string, note: string, format: string])[] = [
  [
    "Trade no.",
    `IF(Trade_count=0,0,IF(${inputs.at("trade")}="",IF(Open_trades=0,0,MATCH(MAX(${openPlaces}),${openPlaces},0)),IFERROR(MATCH(${inputs.at("trade")},${column(words, "word")},0),0)))`,
    "in the order of Fills",
    "0",
  ],
  ["Fills", none(`COUNTIF(${column(fills, "trade")},${no})`), "", "0"],
  [
    "Contract size",
    none(`INDEX(${column(fills, "size")},INDEX(${column(beginnings, "place")},${no}))`),
    "of its first fill",
    "General",
  ],
  [
    "Contract type",
    none(`IF(INDEX(${column(fills, "isInverse")},INDEX(${column(beginnings, "place")},${no}))=1,"inverse","linear")`),
    "",
    "General",
  ],
  ["Entry fee", none("0"), "the fees of Fills are counted", "0.000%"],
  ["Exit fee", none(`N(${inputs.at("exitFee")})`), "for what is left", "0.000%"],
  ["Paid", paid, "fees and funding, see Read me", money],
];

const terms = `$A$${worked + 2}:$B$${worked + rows.length - 1}`;
const side = `INDEX(${sum("side")},${no})`;
/** In the order of time; with one fill the list is one number. */
const inOrder = (name: "count" | "price"): string => {
  const what = name === "count" ? `${sign}*${column(fills, "count")}` : fillColumn("E");
  return `SORTBY(FILTER(${what},${isShown}),FILTER(${column(fills, "order")},${isShown}),1)`;
};
const position = (show: string, chosen: string): string =>
  none(`CHOOSECOLS(MICRO.POSITION(${side},${inOrder("count")},${inOrder("price")},"${show}",${terms}),${chosen})`);

const nowRow = 4;
const figureRow = 8;
const fillsRow = 16;
const columns = "EFGHIJ".split("");
const [held, average, realised] = [`F${nowRow + 1}`, `G${nowRow + 1}`, `H${nowRow + 1}`];
const sideNow = `E${nowRow + 1}`;
const isHeld = `IF(ISNUMBER(${held}),${held}>0,FALSE)`;
const stopNow =
  `LET(x,FILTER(HSTACK(${column(fills, "order")},${column(fills, "stop")}),${isShown}),` +
  `y,FILTER(x,ISNUMBER(INDEX(x,0,2))*(INDEX(x,0,2)>0),0),IF(MAX(y)=0,"",INDEX(y,MATCH(MAX(INDEX(y,0,1)),INDEX(y,0,1),0),2)))`;
const closedAt = (cell: string): string =>
  `IF(ISNUMBER(${cell}),IF(${isHeld},${realised}+MICRO.PNL(${sideNow},${held},${average},${cell},HSTACK({"size";"type";"exitFee"},VSTACK(${size},${type},N(${inputs.at("exitFee")})))),${realised}),"")`;

const figures: readonly (readonly [label: string, formula: string, format: string, note: string])[] = [
  ["Net if closed at the price now", none(closedAt(inputs.at("mark"))), money, "the whole trade, fees included"],
  ["Stop now", none(`IF(${isHeld},IFERROR(${stopNow},""),"")`), price, "the last one typed beside its fills"],
  ["Net if stopped there", none(closedAt(`H${figureRow + 1}`)), money, "the whole trade, fees included, no slippage"],
  ["Initial risk", ofTrade("risk"), money, "first fill to its stop, its fee twice"],
  [
    "Now in R",
    none(`IF(AND(ISNUMBER(H${figureRow}),ISNUMBER(H${figureRow + 3})),H${figureRow}/H${figureRow + 3},"")`),
    "0.00",
    "R",
  ],
];

const headline =
  `IF(Trade_count=0,"No trade: put your fills on the sheet Fills.",IF(${no}=0,IF(${inputs.at("trade")}="","No trade is open.","Trade shown: a word of the column Trade of Fills, was "&${inputs.at("trade")}&"."),` +
  `IF(INDEX(${column(sums, "note")},${no})<>"","Trade "&INDEX(${sum("word")},${no})&": "&INDEX(${sum("note")},${no})&".",` +
  `"Trade "&INDEX(${sum("word")},${no})&": "&IF(${isHeld},${sideNow}&" "&${held}&" at "&FIXED(${average},2),"closed")&IF(ISNUMBER(H${figureRow}),", net "&FIXED(H${figureRow},2)&" "&INDEX(${sum("currency")},${no})&" if closed now","")&".")))`;

function cells(): Cells {
  const made: Cells = {
    ...titled("Position", "One trade of the sheet Fills as it stands. What is typed here changes no trade."),
    ...inputs.cells,
    E1: { formula: `=${headline}`, style: styles.lead },
    [`A${worked - 1}`]: { value: "Worked out", style: styles.heading },
    [`B${worked - 1}`]: { style: styles.heading },
    [`C${worked - 1}`]: { style: styles.heading },
    ...tableHead(nowRow, columns.slice(0, 5), []),
    ...tableHead(fillsRow, columns.slice(0, 6), []),
    [`E${figureRow - 1}`]: { value: "Now", style: styles.heading },
  };
  for (const letter of ["F", "G", "H", "I", "J"]) made[`${letter}${figureRow - 1}`] = { style: styles.heading };
  rows.forEach(([label, formula, note, format], index) => {
    made[`A${worked + index}`] = { value: label, style: styles.label };
    made[`B${worked + index}`] = { formula: `=${formula}`, style: numberStyle(format) };
    made[`C${worked + index}`] = { value: note, style: styles.note };
  });
  const now = [numberStyle("General"), numberStyle("General"), numberStyle("#,##0.00##"), numberStyle(money), numberStyle(price)];
  Object.assign(
    made,
    styledRows(nowRow + 1, nowRow + 1, Object.fromEntries(now.map((style, index) => [columns[index]!, style]))),
  );
  const each = ["0", "General", price, "General", "General", "#,##0.00##"];
  Object.assign(
    made,
    styledRows(
      fillsRow + 1,
      fillsRow + 60,
      Object.fromEntries(each.map((format, index) => [columns[index]!, numberStyle(format)])),
    ),
  );
  put(made, `E${nowRow}`, `=${position("now", "1,2,3,4,6")}`);
  put(made, `E${fillsRow}`, `=${position("fills", "1,2,3,4,5,6")}`);
  figures.forEach(([label, formula, format, note], index) => {
    const row = figureRow + index;
    for (const letter of ["E", "F", "G"]) made[`${letter}${row}`] = { style: styles.label };
    made[`E${row}`] = { value: label, style: styles.label };
    made[`H${row}`] = { formula: `=${formula}`, style: numberStyle(format) };
    made[`I${row}`] = { value: note, style: styles.note };
    made[`J${row}`] = { style: styles.note };
  });
  return made;
}

const charts: ChartData[] = tradeCharts.map(({ kind, title, values, categories, format }, index) => ({
  kind,
  title,
  place: index === 0 ? "M3:U16" : "M18:U31",
  categories,
  series: [{ name: title, values, color: index === 0 ? "#0645AD" : "#16191D" }],
  numberFormat: format,
}));

export function positionWorksheet(): WorksheetData {
  return {
    name: positionSheet,
    cells: cells(),
    hidesGridlines: true,
    frozenRows: 2,
    rowHeights: { 1: 32 },
    columnWidths: { A: 112, B: 92, C: 170, D: 8, E: 76, F: 80, G: 92, H: 92, I: 92, J: 92, K: 120, L: 8 },
    charts,
    print: { area: "A1:U40", isLandscape: true, isOnePage: true },
  };
}
