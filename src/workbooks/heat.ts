/** The positions of one account: what they risk together, what a common move does, and which of them to cut. */
import type { WorksheetData, WorkbookData } from "../grid/workbook-data";
import { type Cells, inputBlock, put, styledRows, tableHead, textRow, titled } from "./blocks";
import { headline } from "./headline";
import {
  decimalCells,
  decimalRules,
  headRow,
  names,
  notes,
  positionCells,
  positionRules,
  positionTable,
  roomForPositions,
  settlesFormula,
  tableAnchor,
  tableFormula,
  workedSheet,
} from "./heat-positions";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, formatOf } from "./plan-kit/formats";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Heat";

const account = inputBlock(sheet, "The account", 4, [
  { key: "wallet", label: "Wallet", value: 1000, unit: "without open results", format: "#,##0.00######" },
  { key: "equityPrice", label: "Equity price", value: null, unit: "of the coin; needed for inverse", format: "General" },
  { key: "maxHeat", label: "Max total risk", value: 0.06, unit: "of equity", format: "0.00#%" },
]);
const costs = inputBlock(sheet, "Every position", account.lastRow + 2, [
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: "General" },
  { key: "fee", label: "Fee rate", value: null, unit: "empty: the list's taker fee", format: "0.000#%" },
  { key: "slippage", label: "Stop slippage", value: 0, unit: "of the stop", format: "0.000#%" },
  { key: "mmr", label: "Maintenance margin rate", value: 0.004, unit: "empty: tiers of the code", format: "0.00#%" },
]);

const onHeat = (range: string): string => `${sheet}!${range.includes("$") ? range : range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
/** Both blocks; Wallet is an argument of its own. */
const terms = `VSTACK(${[account.at("equityPrice"), costs.at("leverage")]
  .map((from, index) => {
    const to = index === 0 ? account.lastRow : costs.lastRow;
    return `$A$${from.slice(1)}:$B$${to}`;
  })
  .join(",")})`;
const guarded = (formula: string): string => `IF(Fault<>"","",${formula})`;
const heatOf = (show: string): string => guarded(`SCALE.HEAT(${positionTable},${account.at("wallet")},,"${show}",${terms})`);

const resultRow = headRow + roomForPositions + 3;
const resultColumns = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q"];
const resultFormats = [
  "@",
  "@",
  "General",
  "money",
  "money",
  "money",
  "0.00%",
  "money",
  "0.0%",
  "money",
  "0.00%",
  "General",
  "0.0%",
];
const shockRow = resultRow + roomForPositions + 4;
const shocks = 8;
const shockFormats = ["0.0%", "money", "money", "money", "@", "0", "money", "@"];
const chartRow = shockRow + shocks + 2;

/** The measures of SCALE.HEAT's summary in its order; a test compares. */
export const heatMeasures: readonly (readonly [label: string, format: string])[] = [
  ...["Wallet", "Open P&L", "Equity", "Value"].map((label) => [label, "money"] as const),
  ["Effective leverage", "0.00"],
  ...["Margin used", "Margin free", "Maintenance", "Open risk"].map((label) => [label, "money"] as const),
  ["Open risk %", "0.00%"],
  ["Open risk, worst stages", "money"],
  ["Open risk, worst stages %", "0.00%"],
  ["Open risk limit", "0.00%"],
  ["Equity at the stops", "money"],
  ["Largest risk", "@"],
  ...["falling", "rising", "falling, stops kept", "rising, stops kept"].map((way) => [`Liquidation, ${way}`, "0.0%"] as const),
  ["Closing helps most", "@"],
  ["Without a stop", "@"],
];
const summaryRow = costs.lastRow + 3;
const faultRow = summaryRow + heatMeasures.length + 2;
const figure = (label: string): string => `B${summaryRow + 1 + heatMeasures.findIndex(([each]) => each === label)}`;

function tables(): { cells: Cells; following: [string, string][] } {
  const cells: Cells = {
    ...textRow(resultRow - 1, resultColumns, styles.heading, ["Each position, and which to cut"]),
    ...tableHead(resultRow, resultColumns, [], true),
    ...textRow(shockRow - 1, resultColumns.slice(0, 8), styles.heading, ["A common move of the market"]),
    ...tableHead(shockRow, resultColumns.slice(0, 8), [], true),
    ...textRow(summaryRow - 1, ["A", "B", "C"], styles.heading, ["Together"]),
    ...textRow(summaryRow, ["A", "B"], { ...styles.columnHead, lineBelow: styles.heading.lineBelow }),
  };
  toTheLeft(cells, `A${summaryRow}`);
  const following: [string, string][] = [];
  const formatted = (address: string, format: string): void => {
    cells[address] = { style: numberStyle(formatOf(format)) };
    following.push([address, format]);
  };
  for (let row = resultRow + 1; row <= resultRow + roomForPositions + 1; row++)
    resultColumns.forEach((letter, index) => formatted(`${letter}${row}`, resultFormats[index]!));
  for (let row = resultRow; row <= resultRow + roomForPositions + 1; row++)
    for (const letter of resultColumns.slice(0, 2)) toTheLeft(cells, `${letter}${row}`);
  for (let row = shockRow + 1; row <= shockRow + shocks; row++)
    shockFormats.forEach((format, index) => formatted(`${resultColumns[index]}${row}`, format));
  heatMeasures.forEach(([label, format], index) => {
    cells[`A${summaryRow + 1 + index}`] = { style: styles.label };
    formatted(`B${summaryRow + 1 + index}`, format);
    cells[`C${summaryRow + 1 + index}`] = { ...(label === "Wallet" && { formula: "=Wallet_settles" }), style: styles.note };
  });
  put(cells, `E${resultRow}`, `=${heatOf("positions")}`);
  put(cells, `A${summaryRow}`, `=${heatOf("summary")}`);
  cells[`A${faultRow}`] = { value: "Fault", style: styles.label };
  cells[`B${faultRow}`] = { formula: faultFormula(), style: { ...styles.cell, align: "left" } };
  cells[`A${faultRow + 1}`] = { value: "Verdict", style: styles.label };
  cells[`B${faultRow + 1}`] = { formula: `=${verdict}`, style: { ...styles.cell, align: "left" } };
  put(cells, `E${shockRow}`, `=${heatOf("shocks")}`);
  return { cells, following };
}

/** Words and their heading. */
function toTheLeft(cells: Cells, address: string): void {
  cells[address] = { ...cells[address], style: { ...cells[address]?.style, align: "left" } };
}

const [risk, part, limit, open] = [
  ...["Open risk, worst stages", "Open risk, worst stages %", "Open risk limit", "Without a stop"].map(figure),
] as [string, string, string, string];
const isWithin = `ROUND(${part}-${limit},9)<=0`;
const verdict =
  `IF(Fault<>"","No result",IF(ISERROR(A${summaryRow}),"No result",IF(${open}<>"","Not known: no stop",` +
  `IF(ISNUMBER(${limit}),IF(${isWithin},"Within the limit","OVER the limit"),"No limit"))))`;

function headlineCells(): Cells {
  const within = `IF(ISNUMBER(${limit}),IF(${isWithin},": within the limit of ",": OVER the limit of ")&FIXED(100*${limit},2)&"%.",".")`;
  const money = (cell: string): string => `FIXED(${cell},Money_decimals)&" "&Wallet_settles`;
  const sentence =
    `IF(Fault<>"","No result. "&Fault&".",IF(ISERROR(A${summaryRow}),"No result: select cell A${summaryRow} to read why.",` +
    `IF(${open}<>"","Open risk is not known, without a stop: "&${open}&".","All stops together lose "&${money(risk)}&" ("&FIXED(100*${part},2)&"% of equity)"&${within})))`;
  const [cuts, cutNames] = [`INDEX(E${resultRow}#,0,12)`, `INDEX(E${resultRow}#,0,1)`];
  const cut =
    `LET(cuts,${cuts},n,${cutNames},w,TEXTJOIN(" or ",TRUE,IF(ISNUMBER(cuts),IF(cuts>0,cuts&" of "&n,""),"")),` +
    `IF(N(${part})<=N(${limit}),"",IF(w="","No single cut is enough. ","Within the limit after a cut of "&w&". ")))`;
  const way = (label: string, words: string): string =>
    `IF(ISNUMBER(${figure(label)}),"a ${words} of "&FIXED(100*ABS(${figure(label)}),1)&"%",IF(${figure(label)}="","a ${words} not known","no ${words}"))`;
  const helps = figure("Closing helps most");
  const second =
    `=IF(LEFT(E1,9)="No result","The other cells follow as soon as it has one.",IF(${open}<>"","",${cut})&"What liquidates the wallet if no stop holds: "&` +
    `${way("Liquidation, falling", "fall")}&", "&${way("Liquidation, rising", "rise")}&IF(${helps}="",".","; closing "&${helps}&" takes it furthest away."))`;
  return { E1: { formula: `=${sentence}`, style: styles.lead }, E2: { formula: second, style: styles.caption } };
}

/** The first thing that is wrong: an input of the account, else a row. */
function faultFormula(): string {
  const isInverse = `ISNUMBER(MATCH("inverse",INDEX(${positionTable},0,10),0))`;
  const rows = `LET(i,MATCH("✕*",${notes},0),"Position "&i&IF(INDEX(${names},i)="",""," ("&INDEX(${names},i)&")")&", "&MID(INDEX(${notes},i),3,300))`;
  const formula = headline(
    [account, costs],
    [
      {
        holds: `IFERROR(COUNTA($E$${headRow + 1}:$M$${headRow + roomForPositions})>0,FALSE)`,
        says: `"Positions: at least one row, is empty"`,
      },
      { holds: `ISNA(MATCH("✕*",${notes},0))`, says: rows },
      {
        holds: `IFERROR(IF(${isInverse},${account.at("equityPrice")}<>"",TRUE),TRUE)`,
        says: `"Equity price: what one coin costs in the wallet's currency (1: the wallet is in coin), is empty"`,
      },
    ],
    [],
    `""`,
    ["equityPrice", "maxHeat", "leverage"],
  );
  // The words are those of a headline; here only what is wrong is kept
  return `=LET(f,${formula.slice(1)},IF(f="","",MID(f,12,LEN(f)-12)))`;
}

const onWorked = (row: number, label: string, formula: string, format = "General"): Cells => ({
  [`O${row}`]: { value: label, style: styles.label },
  [`P${row}`]: { formula, style: numberStyle(format) },
});

function workedOut(): { worksheet: WorksheetData; names: Record<string, string> } {
  const decimals = decimalCells(onHeat);
  const head = headRow + roomForPositions + 2;
  const wallet = onHeat(account.at("wallet"));
  const rate = `IF(${onHeat(account.at("equityPrice"))}="",1,${onHeat(account.at("equityPrice"))})`;
  const cells: Cells = {
    ...titled("Worked out", "What SCALE.HEAT reads: the positions with the figures of their contracts."),
    ...tableHead(5, "ABCDEFGHIJKLM".split(""), [], true),
    ...styledRows(
      6,
      5 + roomForPositions,
      Object.fromEntries("ABCDEFGHIJKLM".split("").map((letter) => [letter, numberStyle("General")])),
    ),
    ...decimals.cells,
    ...onWorked(head, "Settles in", settlesFormula(onHeat)),
    ...onWorked(head + 1, "Money decimals", `=IFERROR(MAX(2,MIN(8,2-INT(LOG10(${wallet}/${rate}/100)))),2)`, "0"),
  };
  put(cells, tableAnchor, tableFormula(onHeat, onHeat(costs.at("fee")), onHeat(costs.at("mmr"))));
  return {
    worksheet: {
      name: workedSheet,
      cells,
      hidesGridlines: true,
      frozenRows: 5,
      rowHeights: { 1: 32, 5: 32 },
      columnWidths: {
        ...Object.fromEntries("ABCDEFGHIJKL".split("").map((letter) => [letter, 84])),
        M: 150,
        N: 16,
        O: 130,
        P: 72,
      },
    },
    names: {
      ...decimals.names,
      Wallet_settles: `${workedSheet}!$P$${head}`,
      Money_decimals: `${workedSheet}!$P$${head + 1}`,
    },
  };
}

const ofRows = (letter: string, from: number, count: number): string => `${sheet}!${letter}${from + 1}:${letter}${from + count}`;
const worked = workedOut();

function worksheet(): WorksheetData {
  const { cells, following } = tables();
  return {
    name: sheet,
    cells: {
      ...titled("Heat", "The positions of one account, added up, never netted."),
      ...headlineCells(),
      ...account.cells,
      ...costs.cells,
      ...textRow(headRow - 1, resultColumns.slice(0, 10), styles.heading, ["Positions"]),
      ...positionCells(),
      ...cells,
    },
    hidesGridlines: true,
    frozenRows: 3,
    rowHeights: { 1: 32, [resultRow]: 32, [shockRow]: 32 },
    columnWidths: {
      ...{ A: 200, B: 100, C: 200, D: 8, E: 100, F: 160, G: 84, H: 100, I: 92, J: 92, K: 92, L: 88, M: 72 },
      ...{ N: 150, O: 84, P: 72, Q: 92 },
    },
    validations: [
      ...positionRules,
      { range: account.at("equityPrice"), allowed: { above: 0 }, message: "Equity price: a number above 0, or empty." },
      { range: account.at("maxHeat"), allowed: { above: 0, maximum: 0.99999 }, message: "Max total risk: above 0%, below 100%." },
      { range: costs.at("leverage"), allowed: { minimum: 1 }, message: "Leverage: 1 or more, or empty." },
    ],
    followsDecimals: [
      ...decimalRules(),
      ...decimalsRules(following.flatMap(([address, format]) => (format === "money" ? [[address, format] as const] : []))),
    ],
    charts: [
      {
        kind: "line",
        title: "Equity after a common move",
        place: `E${chartRow}:J${chartRow + 15}`,
        categories: ofRows("E", shockRow, shocks),
        series: [
          { name: "If no stop holds", values: ofRows("G", shockRow, shocks), color: "#0645AD" },
          { name: "Stops kept", values: ofRows("K", shockRow, shocks), color: "#16191D", dashed: true },
        ],
        numberFormat: "#,##0",
      },
      {
        kind: "column",
        title: "Worst stage of each position, and of all",
        place: `K${chartRow}:Q${chartRow + 15}`,
        categories: ofRows("E", resultRow, roomForPositions + 1),
        series: [{ name: "Worst stage", values: ofRows("L", resultRow, roomForPositions + 1), color: "#B42318" }],
        numberFormat: "#,##0",
      },
    ],
    print: { area: `A1:Q${chartRow + 15}`, isLandscape: true, isOnePage: true },
  };
}

/** Where the workbench finds the shocks and the headline. */
export const heatPlaces = { shocks: `${sheet}!E${shockRow}`, headline: `${sheet}!E1` };

export const heat: Template = {
  id: "heat",
  name: "Heat",
  description: "Several positions on one account: what they lose together, a common shock, which to cut.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        worksheet(),
        worked.worksheet,
        contractsSheet(),
        readMe(
          "Heat",
          [
            "It adds what all positions of an account lose at their stops, and finds the common move of the market that liquidates the wallet.",
            "Losses are added, never netted: when it matters, everything falls together. Cut says by how many contracts one row alone must shrink.",
            "Stops kept is the friendly reading, without gaps. A position without a stop has no limit, and then no total of risk is shown. The positions shown are made up.",
          ],
          [
            "Type your positions into the blue rows, one a row; what is wrong is marked beside the row. Contract takes a code of the sheet Contracts; your own go into its yellow rows.",
            "Worst net is the lowest net at stop of the stages that a plan may still add (Worst stage of its planning sheet). Mark is the price now; empty means the entry.",
            "Beta says how many per cent a contract moves with one per cent of the market.",
          ],
        ),
      ],
      names: {
        ...account.names,
        ...costs.names,
        ...worked.names,
        Fault: `${sheet}!$B$${faultRow}`,
        Verdict: `${sheet}!$B$${faultRow + 1}`,
        Headline: `${sheet}!$E$1`,
      },
    };
  },
  start: `${sheet}!${account.at("wallet")}`,
  inputs: [...account.inputs, ...costs.inputs],
  chart: "heat",
};
