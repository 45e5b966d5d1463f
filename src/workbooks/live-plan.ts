/** The live plan: the planning sheet, the fills so far, and what SCALE.NEXT says of both. */
import { madeUpId } from "../door/fills-sheet";
import type { CellStyle, WorksheetData, WorkbookData } from "../grid/workbook-data";
import { type Cells, inputBlock, styledRows, tableHead, titled } from "./blocks";
import { fillColumn, fillRows, fillsWorksheet, madeUpFills, type SampleFill } from "./fills/fills-sheet";
import { planRow, roomForSteps } from "./plan-kit/answers";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { planSheet } from "./plan-kit/plan-sheet";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Live plan";
const plan = planSheet("Plan", "Plan");
const planTable = `Plan!$E$${planRow}#`;
const lastOf = (column: number): string => `INDEX(${planTable},ROWS(${planTable}),${column})`;

const now = inputBlock(sheet, "Now", 4, [
  { key: "trade", label: "Trade", value: null, unit: "of Fills; empty: the last one" },
  { key: "mark", label: "Price now", value: 70500, unit: "of the contract", format: "#,##0.0###" },
]);
const nextRow = 4;
const stepsRow = 4;
const targetsRow = stepsRow + roomForSteps + 3;
const fillsRow = 24;
const worked = now.lastRow + 3;
const fills = `$E$${fillsRow + 1}#`;
const ofFills = (column: number): string => `INDEX(${fills},0,${column})`;

/** What the formulas read, a row each; names are those of this workbook. */
const workedOut: readonly (readonly [name: string, label: string, formula: string, format: string])[] = [
  ["Fill_rows", "Rows of Fills in use", fillRows, "0"],
  [
    "Trade_used",
    "Trade that counts",
    `IF(${now.at("trade")}<>"",TRIM(${now.at("trade")}),IF(Fill_rows=0,"",IFERROR(LOOKUP(2,1/(${fillColumn("J")}<>""),${fillColumn("J")})&"","")))`,
    "General",
  ],
  ["Fills_of_trade", "Its fills", `IF(OR(Fill_rows=0,Trade_used=""),0,SUMPRODUCT(--(${fillColumn("J")}&""=Trade_used)))`, "0"],
  [
    "Faulty_row",
    "Row of Fills with a fault",
    `IF(Fills_of_trade=0,0,IFERROR(MATCH(1,INDEX(IF(${fillColumn("J")}&""=Trade_used,IF(ISNUMBER(${fillColumn("D")})*ISNUMBER(${fillColumn("E")})*` +
      `((LOWER(TRIM(${fillColumn("C")}))="buy")+(LOWER(TRIM(${fillColumn("C")}))="sell"))=0,1,0),0),0),0)+1,0))`,
    "0",
  ],
  [
    "Other_contract",
    "Fills of another contract size",
    `IF(OR(Fills_of_trade=0,Fault<>""),0,SUMPRODUCT((${fillColumn("J")}&""=Trade_used)*(${fillColumn("K")}<>Size_used)))`,
    "0",
  ],
  [
    "Bought",
    "Contracts bought or added",
    `IF(OR(Fills_of_trade=0,Faulty_row>0),0,SUMPRODUCT((${ofFills(3)}>0)*${ofFills(3)}))`,
    "lots",
  ],
  ["Made_up_fills", "Made-up fills", madeUpFills, "0"],
  [
    "Live_fault",
    "Fault",
    `IF(Fault<>"","Plan: "&Fault,IF(ISNUMBER(Price_now),IF(Price_now>0,"","Price now: a price above 0, was "&Price_now),"Price now: a price above 0, "&IF(Price_now="","is empty","was "&Price_now)))&""`,
    "General",
  ],
  [
    "Fills_fault",
    "Fault of the fills",
    `IF(Live_fault<>"",Live_fault,IF(AND(${now.at("trade")}<>"",Fills_of_trade=0),"Trade: a word of the column Trade of Fills, was "&${now.at("trade")},` +
      `IF(Faulty_row>0,"Fills row "&Faulty_row&": Side is buy or sell, Contracts and Price are numbers",` +
      `IF(Other_contract>0,"The fills of this trade have another contract size than the plan ("&Size_used&")",""))))`,
    "General",
  ],
];

/** Signed with the plan: an entry above 0. In order of time; a fill without one follows the row above it. */
const fillsFormula =
  `IF(OR(Fills_of_trade=0,Faulty_row>0),"",LET(word,${fillColumn("J")}&"",time,${fillColumn("A")},clock,IF(ISNUMBER(time),time,0),` +
  `way,IF(LOWER(TRIM(${fillColumn("C")}))="buy",1,-1)*IF(Side_sign<0,-1,1),guard,${fillColumn("M")},number,SEQUENCE(Fill_rows+1),` +
  `all,HSTACK(number+1,clock,way*${fillColumn("D")},${fillColumn("E")},IF(ISNUMBER(guard),guard,"")),` +
  `since,SCAN(0,clock,LAMBDA(a,b,IF(b=0,a,b))),own,SORTBY(FILTER(all,word=Trade_used),FILTER(since,word=Trade_used),1,FILTER(number,word=Trade_used),1),` +
  `count,INDEX(own,0,3),HSTACK(INDEX(own,0,1),IF(INDEX(own,0,2)=0,"",INDEX(own,0,2)),count,INDEX(own,0,4),INDEX(own,0,5),` +
  `SCAN(0,IF(count>0,count,0),LAMBDA(a,b,a+b)),SCAN(0,IF(count<0,0-count,0),LAMBDA(a,b,a+b)))))`;

/** Targets with their stops, shared out over what has been bought so far; with fewer lots than targets the nearest get one each. */
const reached = `MIN(Targets_given,INT(ROUND(IF(Bought>0,Bought,Contracts_used)/Lot_used,6)))`;
const targets =
  `IF(Targets_given=0,"",LET(k,${reached},t,TAKE(Target_prices,k),e,${lastOf(9)},` +
  `SCALE.OUT(Side,IF(Bought>0,Bought,Contracts_used),${lastOf(8)},IF(LOWER(TRIM(Stop_after_target))="follow",` +
  `HSTACK(t,IF(t>0,""),TAKE(VSTACK(IF(Side_sign*(Target_used_1-e)>0,e,""),Target_used_1,Target_used_2),k)),t),` +
  `IF(OR(k<Targets_given,LOWER(TRIM(Exit_split))="equal"),"equal "&k,Exit_split),,Terms)))`;
const noFills = (values: string): string => `IF(Fills_of_trade=0,0,${values})`;
const next = `IF(Fills_fault<>"","",SCALE.NEXT(Side,${planTable},${noFills(ofFills(3))},${noFills(ofFills(4))},Price_now,${targets},Terms))`;

const answer = (row: number): string => `$F$${nextRow + row}`;
const [status, stopNow, nextIs, nextPrice, nextContracts, nextStop, mayAdd] = [1, 5, 7, 8, 9, 10, 11].map(answer) as [
  string,
  ...string[],
];
const answerFormats = [
  ...["General", "0", "lots", "price", "price", "money", "General", "price", "lots", "price", "lots"],
  ...["money", "price", "price", "money", "lots"],
];

const inLargeWords = `IF(Fills_fault<>"","No result",IF(ISERROR($E$${nextRow}),"No result",${status}&IF(Made_up_fills=0,"",", on made-up fills")))`;
const inDetail =
  `IF(Fills_fault<>"",Fills_fault&".",IF(ISERROR($E$${nextRow}),"Select cell E${nextRow} to read why.",` +
  `IF(${stopNow}="","","Stop now "&FIXED(${stopNow},Price_decimals)&". ")&IF(${nextIs}="","",${nextIs}&": "&FIXED(${nextContracts},Lot_decimals)&" at "&FIXED(${nextPrice},Price_decimals)&` +
  `IF(${nextStop}="","",", stop then "&FIXED(${nextStop},Price_decimals))&". ")&IF(${mayAdd}="","","The budget allows "&FIXED(${mayAdd},Lot_decimals)&" to add.")))`;

/** Which fills count, and in which column of the list their running total stands. */
const buys = { count: `IF(${ofFills(3)}>0,${ofFills(3)},0)`, upto: ofFills(6) };
const sales = { count: `IF(${ofFills(3)}<0,0-${ofFills(3)},0)`, upto: ofFills(7) };

/** The part of each fill that belongs to the contracts from one count to another, and what follows from the parts; "" without any. */
function ofParts({ count, upto }: typeof buys, from: string, to: string, result: string): string {
  return (
    `LET(upto,${upto},count,${count},low,IF(upto-count>${from},upto-count,${from}),high,IF(upto<${to},upto,${to}),` +
    `part,IF(high>low,high-low,0),filled,SUM(part),IF(filled=0,"",${result}))`
  );
}

/** Of one step: contracts counted in the order of the fills. */
function ofStep(row: number, result: string): string {
  const here = planRow + row;
  const before = row === 1 ? "0" : `Plan!$K$${here - 1}`;
  return `IF(OR(Fills_fault<>"",Bought=0,Plan!$E$${here}=""),"",${ofParts(buys, before, `Plan!$K$${here}`, result)})`;
}

const averagePrice = `IF(Type_used="inverse",filled/SUM(part/${ofFills(4)}),SUM(part*${ofFills(4)})/filled)`;
const lastGuard = `IFERROR(LOOKUP(2,1/(part>0)/ISNUMBER(${ofFills(5)}),${ofFills(5)}),"")`;

/** What the parts cost more than planned: bought dearer, or sold for less. */
function costOver(planned: string, isSold: boolean): string {
  const dearer = `IF(Type_used="inverse",filled/${planned}-SUM(part/${ofFills(4)}),SUM(part*${ofFills(4)})-${planned}*filled)`;
  return `${isSold ? "(0-Side_sign)" : "Side_sign"}*Size_used*${dearer}`;
}

/** Filled or sold, how it stands to the plan's price, and the stop noted against the plan's. */
function says(at: number, done: string, price = ""): string {
  const stop = `IF(O${at}="",", no stop noted",IF(Side_sign*(O${at}-N${at})<0,", STOP LOOSER THAN THE PLAN",IF(O${at}=N${at},"",", stop tighter")))`;
  return `IF(M${at}="","",IF(ROUND(M${at}-L${at},9)<0,"in part","${done}")${price}&IF(N${at}="","",${stop}))`;
}

function stepCells(row: number): Record<string, string> {
  const here = planRow + row;
  const planned = (letter: string): string => `IF(Fault<>"","",IF(Plan!$E$${here}="","",Plan!$${letter}$${here}))`;
  return {
    H: planned("E"),
    I: planned("G"),
    J: ofStep(row, averagePrice),
    K: ofStep(row, costOver(`Plan!$G$${here}`, false)),
    L: planned("F"),
    M: ofStep(row, "filled"),
    N: planned("H"),
    O: ofStep(row, lastGuard),
    P: says(stepsRow + row, "filled"),
  };
}

/** The plan's stop of the last step that has begun; of the last step, before the first fill. */
const stopOfSteps = ((): string => {
  const [filled, stops] = ["M", "N"].map((letter) => `$${letter}$${stepsRow + 1}:$${letter}$${stepsRow + roomForSteps}`);
  return `IFERROR(LOOKUP(2,1/ISNUMBER(${filled}),${stops}),LOOKUP(9E+307,${stops}))`;
})();

/** Of one target: its share of what has been bought, and what was really sold of it, counted from the first target on. */
function targetCells(row: number): Record<string, string> {
  const at = targetsRow + row;
  const item = (column: number): string => `IFERROR(INDEX($${sharesLetter}$${sharesRow}#,${row + 1},${column}),"")`;
  const before = `SUM($L$${targetsRow}:$L$${at - 1})`;
  const ofTarget = (result: string): string =>
    `IF(OR(Fills_fault<>"",Bought=0,L${at}=""),"",${ofParts(sales, before, `SUM($L$${targetsRow}:$L$${at})`, result)})`;
  const moved = item(7);
  return {
    H: `IF(I${at}="","",${row})`,
    I: item(2),
    J: ofTarget(averagePrice),
    K: ofTarget(costOver(`$I$${at}`, true)),
    L: item(3),
    M: ofTarget("filled"),
    N: `IF(N(${item(6)})=0,"",LET(a,${stopOfSteps},b,${moved},IF(b="",a,IF(Side_sign*(b-a)>0,b,a))))`,
    O: ofTarget(lastGuard),
    P: says(at, "sold", `&IF(Side_sign*(J${at}-I${at})<0,", before the target","")`),
  };
}

/** The plan's targets with the contracts that have been bought, as SCALE.OUT shares them out. */
const sharesRow = fillsRow + 20;
const sharesLetter = "L";
const shares = `IF(Fills_fault<>"","",${targets})`;

const stepHeads = [
  "Step",
  "Planned at",
  "Filled at",
  "Cost over plan",
  "Planned",
  "Filled",
  "Planned stop",
  "Stop noted",
  "Says",
];
const targetHeads = stepHeads.map(
  (head) => ({ Step: "Target", "Filled at": "Sold at", "Cost over plan": "Less than planned", Filled: "Sold" })[head] ?? head,
);
const stepFormats = ["0", "price", "price", "money", "lots", "lots", "price", "price", "General"];
const stepLetters = "HIJKLMNOP".split("");
const fillHeads = ["Row of Fills", "Time", "Contracts", "Price", "Stop noted", "Bought", "Sold"];
const fillFormats = ["0", "yyyy-mm-dd hh:mm", "lots", "price", "price", "lots", "lots"];
const fillLetters = "EFGHIJK".split("");

const shareLetters = "LMNOPQRS".split("");
const shareFormats = ["0", "price", "lots", "money", "money", "lots", "price", "money"];

const following: (readonly [string, Follows])[] = [];
const names: Record<string, string> = {};

function liveCells(): Cells {
  const cells: Cells = {
    ...titled(sheet, "The plan held against the fills: facts of the plan, no advice."),
    ...now.cells,
    E1: { formula: `=${inLargeWords}`, style: { ...styles.title, size: 20 } },
    E2: { formula: `=${inDetail}`, style: styles.lead },
    ...tableHead(nextRow, ["E", "F"], []),
    ...tableHead(stepsRow, stepLetters, stepHeads, true),
    ...tableHead(targetsRow, stepLetters, targetHeads, true),
    ...tableHead(fillsRow, fillLetters, fillHeads),
    [`E${fillsRow - 1}`]: { value: "The fills of this trade, an entry above 0", style: styles.heading },
  };
  const style = (address: string, format: string, more: CellStyle = {}): void => {
    cells[address] = { ...cells[address], style: { ...numberStyle(formatOf(format)), ...more } };
    if (isFollowing(format)) following.push([address, format]);
  };
  const put = (address: string, formula: string, format: string, more: CellStyle = {}): void => {
    style(address, format, more);
    cells[address] = { ...cells[address], formula: `=${formula}` };
  };
  cells[`E${nextRow}`] = { formula: `=${next}`, style: { ...styles.columnHead, align: "left" } };
  for (const row of [stepsRow, targetsRow])
    cells[`P${row}`]!.style = { ...cells[`P${row}`]!.style, align: "left", isIndented: true };
  answerFormats.forEach((format, index) => {
    cells[`E${nextRow + 1 + index}`] = { style: { ...styles.label, align: "left" } };
    style(`F${nextRow + 1 + index}`, format, index === 0 || index === 4 ? { bold: true } : {});
  });
  const putRow = (at: number, formulas: Record<string, string>): void =>
    Object.entries(formulas).forEach(([letter, formula], index) =>
      put(`${letter}${at}`, formula, stepFormats[index]!, letter === "P" ? { align: "left", isIndented: true } : {}),
    );
  for (let row = 1; row <= roomForSteps; row++) putRow(stepsRow + row, stepCells(row));
  for (let row = 1; row <= 3; row++) putRow(targetsRow + row, targetCells(row));
  Object.assign(cells, tableHead(sharesRow, shareLetters, [], true));
  cells[`${sharesLetter}${sharesRow - 1}`] = { value: "The targets of what has been bought", style: styles.heading };
  shareFormats.forEach((format, index) => {
    for (let row = 1; row <= 3; row++) style(`${shareLetters[index]!}${sharesRow + row}`, format);
  });
  cells[`${sharesLetter}${sharesRow}`] = { ...cells[`${sharesLetter}${sharesRow}`], formula: `=${shares}` };
  Object.assign(
    cells,
    styledRows(
      fillsRow + 1,
      fillsRow + 60,
      Object.fromEntries(fillLetters.map((letter, at) => [letter, numberStyle(formatOf(fillFormats[at]!))])),
    ),
  );
  for (let row = fillsRow + 1; row <= fillsRow + 60; row++)
    for (const [at, format] of fillFormats.entries())
      if (isFollowing(format)) following.push([`${fillLetters[at]!}${row}`, format]);
  cells[`E${fillsRow + 1}`] = { ...cells[`E${fillsRow + 1}`], formula: `=${fillsFormula}` };
  cells[`A${worked - 1}`] = { value: "Worked out", style: styles.heading };
  for (const letter of ["B", "C"]) cells[`${letter}${worked - 1}`] = { style: styles.heading };
  workedOut.forEach(([name, label, formula, format], index) => {
    cells[`A${worked + index}`] = { value: label, style: styles.label };
    put(`B${worked + index}`, formula, format);
    names[name] = `'${sheet}'!$B$${worked + index}`;
  });
  return cells;
}

function liveSheet(): WorksheetData {
  const cells = liveCells();
  following.push([now.at("mark"), "price"]);
  const steps = (letter: string): string => `'${sheet}'!${letter}${stepsRow + 1}:${letter}${stepsRow + roomForSteps}`;
  return {
    name: sheet,
    cells,
    hidesGridlines: true,
    frozenRows: 2,
    rowHeights: { 1: 40, 2: 24, [stepsRow]: 32, [targetsRow]: 32 },
    columnWidths: {
      ...{
        A: 196,
        B: 100,
        C: 196,
        D: 8,
        E: 130,
        F: 200,
        G: 120,
        H: 84,
        I: 92,
        J: 92,
        K: 92,
        L: 84,
        M: 84,
        N: 92,
        O: 92,
        P: 230,
        Q: 92,
        R: 92,
        S: 92,
      },
    },
    followsDecimals: decimalsRules(following),
    charts: [
      {
        kind: "line",
        title: "Planned, filled and the plan's stop, by step",
        place: `L${fillsRow}:P${fillsRow + 16}`,
        categories: steps("H"),
        series: [
          { name: "Planned", values: steps("I"), color: "#0645AD", dashed: true },
          { name: "Filled", values: steps("J"), color: "#16191D" },
          { name: "Plan's stop", values: steps("N"), color: "#B42318" },
        ],
      },
    ],
    print: { area: `A1:S${sharesRow + 3}`, isLandscape: true, isOnePage: true },
  };
}

/** Made-up fills: the first two steps of the plan as it stands, one at its trigger and one a little worse. */
const sample: readonly SampleFill[] = [
  [46328.5, "BTCUSDT", "buy", 2, 70000, 0.7, "USDT", `${madeUpId} 1`, null, 1, 0.01, "linear", 69650, "Plan", null, null],
  [46328.6, "BTCUSDT", "buy", 2, 70352, 0.70352, "USDT", `${madeUpId} 2`, null, 1, 0.01, "linear", 70000, "Plan", null, null],
];

export const livePlan: Template = {
  id: "live-plan",
  name: "Live plan",
  description: "Where the trade stands: the stop that should be in the market, the next order, what the budget still allows.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        liveSheet(),
        plan.worksheet,
        fillsWorksheet(sample),
        contractsSheet(),
        readMe(
          "Live plan",
          [
            "It holds the fills of one trade against its plan: the steps filled, the stop that should now be in the market, the next order and how much the budget still allows.",
            "Beside it stands what was planned and what was done, step by step and target by target: price, contracts, and the stop that you noted on Fills against the stop of the plan.",
            "A sale ends adding. The stop is that of the last step begun, or that of a target that is done where it is tighter.",
          ],
          [
            "Type the plan on the sheet Plan, each fill on the sheet Fills (or open an export: it goes below what is there), and the price now on this first sheet.",
            "Fills of several trades may stand on Fills: Trade says which one counts, empty the last one. The fills shown are made up: an import takes them away.",
            "The targets' parts are shared out over what has been bought so far. Whether a step is confirmed is for you to judge.",
          ],
        ),
      ],
      names: { ...plan.names, ...now.names, ...names },
    };
  },
  start: `${sheet}!${now.at("mark")}`,
  inputs: [...now.inputs, ...plan.inputs],
  chart: "plan",
};
