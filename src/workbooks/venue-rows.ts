/** The rows of venues: what is typed, what the sheet Contracts knows of it, and whether that is confirmed, assumed or wrong. */
import type { ValidationData } from "../grid/workbook-data";
import { type Cells, put, textRow } from "./blocks";
import { tableHeadStyle } from "./plan-kit/answers";
import { lastContractRow } from "./plan-kit/contracts-sheet";
import { isSameMoney } from "./plan-kit/formula-parts";
import { inputStyle, numberStyle, styles } from "./template";

export const factColumns = "EFGHIJKLMNOPQ".split("");
const factsHead = 5;
export const firstFacts = factsHead + 1;
export const roomForVenues = 8;
export const lastFacts = factsHead + roomForVenues;
export const factsDown = (letter: string): string => `$${letter}$${firstFacts}:$${letter}$${lastFacts}`;

const rate = "0.000#%";

/** What the list does not know of a venue is typed, and counts as assumed. */
const venues: readonly {
  name: string;
  code?: string;
  size?: number;
  taker?: number;
  maintenance?: number;
}[] = [
  { name: "Binance", code: "BINANCE:BTCUSDT" },
  { name: "Bybit", code: "BYBIT:BTCUSDT" },
  { name: "BingX", code: "BINGX:BTC-USDT", maintenance: 0.005 },
  { name: "WEEX", size: 0.001, taker: 0.0008, maintenance: 0.005 },
  { name: "MEXC", code: "MEXC:BTC_USDT", taker: 0.0006, maintenance: 0.005 },
];

const listed = (letter: string, row: number): string => `INDEX(Contracts!$${letter}$5:$${letter}$${lastContractRow},Q${row})`;

/** The first fault of a row, else where its figures are from. */
function factsOf(row: number): string {
  const at = (letter: string): string => `${letter}${row}`;
  const [size, fee, maintenance] = [at("K"), at("L"), at("I")];
  const percent = (cell: string): string => `IF(ISNUMBER(${cell}),ROUND(${cell}*100,6)&"%",${cell})`;
  const faults: readonly (readonly [isWrong: string, says: string])[] = [
    [`SUMPRODUCT(--ISERROR(E${row}:I${row}))>0`, `"✕ its figures: no error among them"`],
    [`${at("Q")}<0`, `"✕ Contract: not in the list, was "&${at("F")}`],
    [`${size}=""`, `"✕ Own size: needed without a contract of the list, is empty"`],
    [`IF(ISNUMBER(${size}),${size}<=0,TRUE)`, `"✕ Own size: a number above 0, was "&${size}`],
    [`${fee}=""`, `"✕ Own taker fee: needed, the list has none, is empty"`],
    [`IF(ISNUMBER(${fee}),ABS(${fee})>=0.01,TRUE)`, `"✕ Own taker fee: below 1%, such as 0.05%, was "&${percent(fee)}`],
    [
      `IF(${maintenance}="",FALSE,IF(ISNUMBER(${maintenance}),OR(${maintenance}<0,${maintenance}>0.2),TRUE))`,
      `"✕ Own maintenance: 0% to 20%, was "&${percent(maintenance)}`,
    ],
    [
      `IF(${at("Q")}>0,${listed("C", row)}="inverse",FALSE)`,
      `"✕ Contract: a linear one, was "&${at("F")}&", whose results are in "&${at("P")}`,
    ],
    [
      `IF(${at("P")}="",FALSE,NOT(${isSameMoney(at("P"), "Settles_in")}))`,
      `"✕ Contract: one that settles in "&Settles_in&" like the first, was "&${at("F")}&" in "&${at("P")}`,
    ],
    [
      `IF(OR(${at("O")}="",G${row}<>""),FALSE,${at("O")}<>Position_unit)`,
      `"✕ Contract: one of "&Position_unit&" like the first, was "&${at("F")}&" of "&${at("O")}`,
    ],
  ];
  const typed = `IF(G${row}="","",", size")&IF(H${row}="","",", fee")&IF(I${row}="","",", maintenance")`;
  const right = `IF(${typed}="","confirmed","assumed: "&MID(${typed},3,40))&IF(${at("M")}="",", no maintenance","")`;
  return faults.reduceRight((rest, [isWrong, says]) => `IF(${isWrong},${says},${rest})`, right);
}

function rowCells(row: number): Cells {
  const [venue] = venues.slice(row - firstFacts, row - firstFacts + 1);
  const isThere = (formula: string): string => `=IF(COUNTA($E${row}:$I${row})=0,"",IFERROR(${formula},""))`;
  const isListed = (formula: string): string => `IF(N(Q${row})>0,${formula},"")`;
  const known = (letter: string): string => isListed(`IF(${listed(letter, row)}="","",${listed(letter, row)})`);
  const text = { ...inputStyle(), align: "left" } as const;
  const cells: Cells = {
    [`E${row}`]: { value: venue?.name ?? null, style: text },
    [`F${row}`]: { value: venue?.code ?? null, style: text },
    [`G${row}`]: { value: venue?.size ?? null, style: inputStyle("General") },
    [`H${row}`]: { value: venue?.taker ?? null, style: inputStyle(rate) },
    [`I${row}`]: { value: venue?.maintenance ?? null, style: inputStyle(rate) },
    [`J${row}`]: { style: styles.note },
    [`K${row}`]: { style: numberStyle("General") },
    [`L${row}`]: { style: numberStyle(rate) },
    [`M${row}`]: { style: numberStyle(rate) },
    ...textRow(row, ["N", "O", "P"], styles.cell),
    [`Q${row}`]: { style: numberStyle("0") },
  };
  put(cells, `J${row}`, isThere(factsOf(row)));
  put(cells, `K${row}`, isThere(`IF(G${row}<>"",G${row},${isListed(listed("B", row))})`));
  put(cells, `L${row}`, isThere(`IF(H${row}<>"",H${row},${known("I")})`));
  put(cells, `M${row}`, isThere(`IF(I${row}<>"",I${row},${isListed(`IF(${listed("J", row)}="yes","tiers","")`)})`));
  put(cells, `N${row}`, isThere(known("K")));
  put(cells, `O${row}`, isThere(known("H")));
  put(cells, `P${row}`, isThere(known("G")));
  put(
    cells,
    `Q${row}`,
    `=IF(COUNTA($E${row}:$I${row})=0,"",IFERROR(IF(TRIM(F${row})="",0,XMATCH(TRIM(F${row}),Contracts!$A$5:$A$${lastContractRow})),-1))`,
  );
  return cells;
}

const words = [
  ...["Venue", "Contract", "Own size", "Own taker fee", "Own maintenance", "Facts", "Size used", "Taker fee used"],
  ...["Maintenance used", "As of", "Unit", "Settles in", "Row of the list"],
];

export function factCells(): Cells {
  const cells: Cells = {
    [`E${factsHead - 1}`]: { value: "The venues: pick a contract; type what the list does not know", style: styles.heading },
    ...textRow(factsHead, factColumns, tableHeadStyle, words),
  };
  for (const letter of ["E", "F", "J"])
    cells[`${letter}${factsHead}`]!.style = { ...tableHeadStyle, align: "left", ...(letter === "J" && { isIndented: true }) };
  for (let row = firstFacts; row <= lastFacts; row += 1) Object.assign(cells, rowCells(row));
  return cells;
}

/** The first row that is wrong, by the name of its venue. */
export const rowsFault =
  `IF(COUNTA($E$${firstFacts}:$I$${lastFacts})=0,"Venues: at least one row, is empty",` +
  `IFERROR(LET(i,MATCH("✕*",${factsDown("J")},0),n,INDEX(${factsDown("E")},i),IF(ISERROR(n),"Venue "&i,IF(n="","Venue "&i,n))&": "&MID(INDEX(${factsDown("J")},i),3,300)),""))`;

const ruled = (letter: string): string => `${letter}${firstFacts}:${letter}${lastFacts}`;
export const factRules: readonly ValidationData[] = [
  {
    range: ruled("F"),
    allowed: { listRange: `Contracts!$A$5:$A$${lastContractRow}` },
    message: "Contract: a code of the sheet Contracts.",
  },
  { range: ruled("G"), allowed: { above: 0 }, message: "Own size: a number above 0." },
  { range: ruled("H"), allowed: { minimum: -0.01, maximum: 0.01 }, message: "Own taker fee: below 1%, such as 0.05%." },
  { range: ruled("I"), allowed: { minimum: 0, maximum: 0.2 }, message: "Own maintenance: 0% to 20%." },
];
