/** What if: two inputs of a plan against a measure, the inputs that just meet a limit, and the plans that no other beats. */
import type { ChartData, ValidationData, WorksheetData, WorkbookData } from "../grid/workbook-data";
import { type Cells, inputBlock, put, styledRows, textRow, titled } from "./blocks";
import { type Condition, headline } from "./headline";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, formatOf } from "./plan-kit/formats";
import { planSheet } from "./plan-kit/plan-sheet";
import { guarded } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";
import { measured, valuesFor, varied } from "./what-if-values";

const sheet = "What if";
const count = 7;

const table = inputBlock(sheet, "The table", 4, [
  { key: "down", label: "Down", value: "Trigger distance", unit: "an input of the plan" },
  { key: "across", label: "Across", value: "Total contracts", unit: "or empty" },
  { key: "measure", label: "Measure", value: "Worst net", unit: "what is shown" },
]);
const limits = inputBlock(sheet, "The limits", table.lastRow + 2, [
  { key: "lossAllowed", label: "Loss allowed", value: null, unit: "empty: the plan's budget", format: "#,##0.00######" },
  { key: "room", label: "Room to liquidation", value: 0.005, unit: "of the entry price", format: "0.00#%" },
]);
const own = inputBlock(
  sheet,
  "Values of your own",
  limits.lastRow + 2,
  ["Down", "Across"].flatMap((way) =>
    Array.from({ length: count }, (_, index) => ({
      key: `${way.toLowerCase()}${index + 1}`,
      label: `${way} ${index + 1}`,
      value: null,
      unit: index === 0 ? "empty: around the plan's" : "",
    })),
  ),
);
const usedRow = own.lastRow + 2;
const [downUsed, acrossUsed] = [`B${usedRow + 2}`, `C${usedRow + 2}`];

const tableRow = 5;
const tableColumns = ["E", "F", "G", "H", "I", "J", "K", "L"];
const lastTableRow = tableRow + count;
const body = `F${tableRow + 1}:L${lastTableRow}`;
const answerRow = lastTableRow + 2;
const chartRow = answerRow + 7;
const bestRow = chartRow + 17;
const roomForPlans = 16;

const isBlank = (cell: string): string => `TRIM(${cell})=""`;
const listed = (cell: string, words: readonly string[]): string =>
  `ISNUMBER(MATCH(LOWER(TRIM(${cell})),{${words.map((word) => `"${word.toLowerCase()}"`).join(",")}},0))`;

function tableCells(): Cells {
  const [down, across, measure] = ["down", "across", "measure"].map(table.at) as [string, string, string];
  const two = `SCALE.WHATIF(Plan_inputs,${down},${downUsed}#,${across},${acrossUsed}#,${measure})`;
  const one = `SCALE.WHATIF(Plan_inputs,${down},${downUsed}#,,,${measure})`;
  const cells: Cells = {
    ...textRow(tableRow - 1, tableColumns, styles.heading, ["The darker a cell, the higher its number"]),
    ...textRow(tableRow, tableColumns, { ...styles.columnHead, wrap: true, lineBelow: styles.heading.lineBelow }),
    ...styledRows(
      tableRow + 1,
      lastTableRow,
      Object.fromEntries(tableColumns.map((column, index) => [column, numberStyle(index === 0 ? "General" : "#,##0.00##")])),
    ),
  };
  put(cells, `E${tableRow}`, `=${guarded(`IF(${isBlank(across)},${one},${two})`)}`);
  return cells;
}

/** Question, formula, format. */
const questions: readonly (readonly [label: string, formula: string, format: string])[] = [
  ["Furthest initial stop within the loss allowed", `SCALE.SOLVE(Plan_inputs,"stop","worst",0-Loss_limit)`, "price"],
  ["Most contracts within the loss allowed", `SCALE.SOLVE(Plan_inputs,"total","worst",0-Loss_limit)`, "lots"],
  ["Least equity for the risk per trade", `SCALE.SOLVE(Plan_inputs,"equity","worstPct",0-Max_risk_per_trade)`, "#,##0.00######"],
  [
    "Highest leverage with the room to liquidation",
    `SCALE.SOLVE(Plan_inputs,"leverage","gap",${limits.at("room")}*Entry_price)`,
    "General",
  ],
];
const answer = (index: number): string => `I${answerRow + 1 + index}`;

function answerCells(): Cells {
  const cells: Cells = textRow(answerRow, tableColumns, styles.heading, [
    "What just meets the limits, the other inputs as they are",
  ]);
  questions.forEach(([label, formula, format], index) => {
    Object.assign(cells, textRow(answerRow + 1 + index, tableColumns, styles.label, [label]));
    cells[answer(index)] = { formula: `=${guarded(formula)}`, style: { ...numberStyle(formatOf(format)), bold: true } };
    cells[`J${answerRow + 1 + index}`] = { formula: `=${guarded(noteOf(index))}`, style: styles.note };
  });
  return cells;
}

/** What the plan has now, or where the reason of an answer that is missing can be read. */
function noteOf(index: number): string {
  const now = [
    `"now "&FIXED(Stop_used,Price_decimals)`,
    `"now "&FIXED(Contracts_used,Lot_decimals)`,
    `"now "&FIXED(Account_equity,2)`,
    `IF(Leverage="","now none","now "&Leverage)`,
  ];
  return `IF(ISNUMBER(${answer(index)}),${now[index]!},"none: select ${answer(index)} to read why")`;
}

const bestColumns = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N"];
const bestFormats = ["0", "@", "General", "General", "price", "lots", "money", "0.0%", "money", "money"];

function bestCells(): Cells {
  const cells: Cells = {
    ...textRow(bestRow, bestColumns, styles.heading, ["The plans that no other beats, within the budget"]),
    [`E${bestRow + 1}`]: {
      formula: `=${guarded(`IF(Targets_given=0,"Give the plan a target: without one no plan has an expectation.",IF(ISERROR(E${bestRow + 2}),"No plan: select E${bestRow + 2} to read why.",E${bestRow + 2}))`)}`,
      style: { ...styles.cell, align: "left", bold: true },
    },
    // The first row of the table is the sentence above, which would be cut off here
    ...styledRows(
      bestRow + 2,
      bestRow + 2,
      Object.fromEntries(bestColumns.map((column) => [column, { ...styles.cell, numberFormat: '"";"";"";""', size: 4 }])),
    ),
    ...textRow(bestRow + 3, bestColumns, { ...styles.columnHead, wrap: true, lineBelow: styles.heading.lineBelow }),
    ...styledRows(
      bestRow + 4,
      bestRow + 3 + roomForPlans,
      Object.fromEntries(bestColumns.map((column, index) => [column, numberStyle(formatOf(bestFormats[index]!))])),
    ),
  };
  put(cells, `E${bestRow + 2}`, `=${guarded('IF(Targets_given=0,"",SCALE.BEST(Plan_inputs))')}`);
  return cells;
}

/** What the tables rest on. */
function workedCells(): Cells {
  const decimals: Record<string, string> = {
    money: "Money_decimals",
    price: "Price_decimals",
    lots: "Lot_decimals",
    share: "4",
    ratio: "2",
  };
  const names = Object.keys(measured);
  const of = names.reduceRight(
    (rest, name) => `IF(w="${name.toLowerCase()}",${decimals[measured[name]!]},${rest})`,
    "Money_decimals",
  );
  const typed = (way: string): string => `${own.at(`${way}1`)}:${own.at(`${way}${count}`)}`;
  return {
    [`A${usedRow}`]: { value: "Worked out", style: styles.heading },
    [`B${usedRow}`]: { value: "Down", style: { ...styles.headingNote, align: "right" } },
    [`C${usedRow}`]: { value: "Across", style: { ...styles.headingNote, align: "right" } },
    ...styledRows(usedRow + 1, usedRow + 1 + count, { A: styles.label, B: numberStyle("General"), C: numberStyle("General") }),
    [`A${usedRow + 1}`]: { value: "Decimals", style: styles.label },
    [`B${usedRow + 1}`]: { formula: `=IFERROR(LET(w,LOWER(TRIM(${table.at("measure")})),${of}),2)`, style: numberStyle("0") },
    [`A${usedRow + 2}`]: { value: "Values used", style: styles.label },
    [downUsed]: { formula: `=${valuesFor(table.at("down"), typed("down"))}`, style: numberStyle("General") },
    [acrossUsed]: { formula: `=${valuesFor(table.at("across"), typed("across"))}`, style: numberStyle("General") },
    [`A${usedRow + 2 + count}`]: { value: "Loss limit", style: styles.label },
    [`B${usedRow + 2 + count}`]: {
      formula: `=${guarded(`IF(${limits.at("lossAllowed")}="",Risk_allowed,${limits.at("lossAllowed")})`)}`,
      style: numberStyle("#,##0.00"),
    },
  };
}

function conditions(): Condition[] {
  const [down, across, measure] = ["down", "across", "measure"].map(table.at) as [string, string, string];
  const was = (cell: string): string => `IF(ISERROR(${cell}),"was an error",IF(${cell}="","is empty","was "&${cell}))`;
  const [loss, room] = [limits.at("lossAllowed"), limits.at("room")];
  const isKnown = (cell: string): string => `IFERROR(OR(${listed(cell, varied)},COUNTA(INDEX(E${tableRow}#,0,1))>1),FALSE)`;
  return [
    { holds: `Fault=""`, says: "Fault" },
    {
      holds: `IFERROR(AND(NOT(${isBlank(down)}),${isKnown(down)}),FALSE)`,
      says: `"Down: an input of the plan such as ${varied[0]!}, "&${was(down)}`,
    },
    {
      holds: `IFERROR(OR(${isBlank(across)},${isKnown(across)}),FALSE)`,
      says: `"Across: an input of the plan such as ${varied[1]!}, or empty, "&${was(across)}`,
    },
    {
      holds: `IFERROR(LOWER(TRIM(${down}))<>LOWER(TRIM(${across})),FALSE)`,
      says: `"Across: another input than Down, was "&${across}`,
    },
    {
      holds: `IFERROR(${listed(measure, Object.keys(measured))},FALSE)`,
      says: `"Measure: one of the list such as Worst net, "&${was(measure)}`,
    },
    {
      holds: `IFERROR(IF(${loss}="",TRUE,AND(ISNUMBER(${loss}),${loss}>0)),FALSE)`,
      says: `"Loss allowed: a number above 0, or empty, "&${was(loss)}`,
    },
    {
      holds: `IFERROR(AND(ISNUMBER(${room}),${room}>=0,${room}<1),FALSE)`,
      says: `"Room to liquidation: a percentage from 0% to below 100%, "&${was(room)}`,
    },
  ];
}

function headlineCells(): Cells {
  const measure = table.at("measure");
  const shown = (value: string): string => `FIXED(${value},Table_decimals)`;
  const missing = `SUMPRODUCT(--ISERROR(${body}))`;
  const range = `${measure}&" from "&${shown(`AGGREGATE(15,6,${body},1)`)}&" to "&${shown(`AGGREGATE(14,6,${body},1)`)}`;
  const none = `IF(${missing}=0,"",IF(${missing}=1,"; 1 cell has none","; "&${missing}&" cells have none"))`;
  const limit = `FIXED(Loss_limit,Money_decimals)&" "&Settles_in`;
  const [stop, contracts] = [answer(0), answer(1)];
  const solved =
    `IF(ISNUMBER(${stop}),"The furthest initial stop that loses at most "&${limit}&": "&FIXED(${stop},Price_decimals)&".","No initial stop alone brings the loss to "&${limit}&".")` +
    `&IF(ISNUMBER(${contracts})," The most contracts: "&FIXED(${contracts},Lot_decimals)&"."," No number of contracts does.")`;
  return {
    E1: {
      formula: headline(
        [],
        conditions(),
        [],
        `IF(COUNT(${body})=0,"No result: select cell E${tableRow} to read why.",${range}&${none}&".")`,
      ),
      style: styles.lead,
    },
    E2: {
      formula: `=IF(LEFT(E1,9)="No result","The other cells follow as soon as it has one.",${solved})`,
      style: styles.caption,
    },
  };
}

const ofTable = (column: string): string => `'${sheet}'!${column}${tableRow + 1}:${column}${lastTableRow}`;
const chart: ChartData = {
  kind: "line",
  title: "The measure over the values down, for three of the values across",
  place: `E${chartRow}:N${chartRow + 15}`,
  categories: ofTable("E"),
  series: [
    { name: "First across", values: ofTable("F"), color: "#0645AD" },
    { name: "Fourth across", values: ofTable("I"), color: "#16191D" },
    { name: "Seventh across", values: ofTable("L"), color: "#84909C", dashed: true },
  ],
};

const validations: ValidationData[] = [
  { range: table.at("down"), allowed: { list: varied, isOpen: true }, message: "Down: an input of the plan." },
  { range: table.at("across"), allowed: { list: varied, isOpen: true }, message: "Across: an input of the plan, or empty." },
  { range: table.at("measure"), allowed: { list: Object.keys(measured) }, message: "Measure: one of the list." },
  { range: limits.at("lossAllowed"), allowed: { above: 0 }, message: "Loss allowed: a number above 0, or empty." },
  { range: limits.at("room"), allowed: { minimum: 0, maximum: 0.99 }, message: "Room to liquidation: a percentage below 100%." },
];

function worksheet(): WorksheetData {
  return {
    name: sheet,
    cells: {
      ...titled("What if", "Change the plan on the sheet Plan: everything follows."),
      ...headlineCells(),
      ...table.cells,
      ...limits.cells,
      ...own.cells,
      ...workedCells(),
      ...tableCells(),
      ...answerCells(),
      ...bestCells(),
    },
    hidesGridlines: true,
    frozenRows: 3,
    rowHeights: { 1: 32, [tableRow]: 50, [bestRow + 2]: 6, [bestRow + 3]: 36 },
    columnWidths: { A: 150, B: 124, C: 190, D: 8, E: 150, F: 88, G: 88, H: 88, I: 96, J: 116, K: 88, L: 88, M: 88, N: 96 },
    validations,
    colourScales: [{ range: body, low: "#FFFFFF", high: "#9CBDE8" }],
    followsDecimals: [
      { ranges: [body], from: "Table_decimals" },
      ...decimalsRules([
        ...questions.flatMap(([, , format], index) =>
          format === "price" || format === "lots" ? [[answer(index), format] as const] : [],
        ),
        ...bestColumns.flatMap((column, index) => {
          const format = bestFormats[index]!;
          return format === "price" || format === "lots" || format === "money"
            ? [[`${column}${bestRow + 4}:${column}${bestRow + 3 + roomForPlans}`, format] as const]
            : [];
        }),
      ]),
    ],
    charts: [chart],
    print: { area: `A1:N${bestRow + 3 + roomForPlans}`, isLandscape: true, isOnePage: true },
  };
}

/** Where the workbench's chart finds the table. */
export const whatIfPlaces = { table: `${sheet}!E${tableRow}` };

const plan = planSheet("Plan", "The plan");
const named = `'${sheet}'!$B$`;

export const whatIf: Template = {
  id: "what-if",
  name: "What if",
  description: "Vary two inputs of a plan, solve for the stop, the size or the equity, and compare plans.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        worksheet(),
        plan.worksheet,
        contractsSheet(),
        readMe(
          "What if",
          [
            "It shows a measure of the plan, such as the worst stage, for the values of two of its inputs, computed anew in every cell.",
            "It solves for the input that just meets a limit: one step further and the limit is missed. Excel's Goal Seek and Data Tables cannot do this with functions of an add-in.",
            "It tries many plans of the same trade and keeps those within the budget that no other beats. Without drift every plan loses its costs: an edge must come from drift.",
          ],
          [
            "Choose what stands down, what across and what is shown; type values of your own below, or leave them empty for values around the plan's.",
            "A cell that cannot be computed shows its own error: select it to read why. Nothing depends on its neighbours.",
            "Distances are in price units, rates as fractions: 0.0005 is 0.05%.",
          ],
        ),
      ],
      names: {
        ...plan.names,
        ...table.names,
        ...limits.names,
        ...own.names,
        Table_decimals: `${named}${usedRow + 1}`,
        Loss_limit: `${named}${usedRow + 2 + count}`,
      },
    };
  },
  start: `${sheet}!${table.at("down")}`,
  inputs: [...table.inputs, ...limits.inputs, ...plan.inputs],
  chart: "what-if",
};
