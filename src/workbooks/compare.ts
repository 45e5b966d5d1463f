/** Two plans side by side: what differs in their inputs, every output of both, and the result of both against the price. */
import type { ChartData, WorksheetData, WorkbookData } from "../grid/workbook-data";
import { planInputs } from "../plan/inputs";
import { type Cells, styledRows, tableHead, titled } from "./blocks";
import { planFigures, planRow, roomForSteps } from "./plan-kit/answers";
import { firstInputRow, inputCell, lastInputRow } from "./plan-kit/block";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { planSheet } from "./plan-kit/plan-sheet";
import { readMe } from "./read-me";
import { payoffFormula, priceRange } from "./compare-payoff";
import { inputStyle, numberStyle, styles, type Template, type TemplateInput } from "./template";

const sheet = "Compare";
export const comparedSheets = { a: "Plan A", b: "Plan B" } as const;

const plans = { a: planSheet(comparedSheets.a, comparedSheets.a), b: planSheet(comparedSheets.b, comparedSheets.b) };
const ofA = (name: string): string => `'${comparedSheets.a}'!${name}`;
const ofB = (name: string): string => `'${comparedSheets.b}'!${name}`;

/** What may stand between the difference of two figures: figures in two currencies have none. */
type Condition = "always" | "one contract's money" | "one account's money";
type Output = readonly [name: string, label: string, format: string, difference?: Condition];

const money: Condition = "one contract's money";
/** A figure as the planning sheet calls and shows it. */
function figureOf(name: string, difference?: Condition): Output {
  const { label, format } = planFigures.get(name)!;
  return difference === undefined ? [name, label, format] : [name, label, format, difference];
}

const outputs: readonly Output[] = [
  ["Verdict", "Verdict", "text"],
  figureOf("Contracts_used"),
  ["Steps_used", "Steps", "0"],
  figureOf("Worst_stage", money),
  figureOf("Worst_stage_pct"),
  figureOf("Worst_stage_account", "one account's money"),
  figureOf("Worst_step"),
  figureOf("First_stop_net", money),
  figureOf("Last_stop_net", money),
  figureOf("Never_moved_pct"),
  figureOf("Reward_at_targets", money),
  figureOf("Reward_to_risk"),
  figureOf("Win_chance"),
  figureOf("Win_needed"),
  figureOf("Break_even"),
  ["Stop_used", "First stop", "price"],
  ["Last_trigger", "Last step", "price"],
  figureOf("Margin_needed", money),
  figureOf("Effective_leverage"),
  figureOf("Liquidation_gap"),
  figureOf("Contracts_that_fit"),
  figureOf("Contracts_risk_allows"),
  figureOf("Contracts_margin_allows"),
  ["Equity_used", "Equity", "money", money],
  ["Risk_allowed", "Risk allowed", "money", money],
  figureOf("Targets_reached"),
  figureOf("Checks_failed"),
];

const headRow = 4;
const firstOutput = headRow + 1;
const resultRow = firstOutput + outputs.length;
const wordsRow = resultRow + 2;
const priceCell = "B5";
const differRow = 8;
const workedRow = wordsRow + 6;
const pointsRow = workedRow + 10;
const pointCount = 41;
const chartRow = headRow;

const following: (readonly [string, Follows])[] = [];

/** Names of this sheet: cells that follow decimals here go by the finer of the two plans. */
const worked: readonly (readonly [name: string, label: string, formula: string])[] = [
  ["Price_decimals", "Price decimals", finer("Price_decimals")],
  ["Money_decimals", "Money decimals", finer("Money_decimals")],
  ["Lot_decimals", "Lot decimals", finer("Lot_decimals")],
  ["Same_money", "One currency of results", `UPPER(${ofA("Settles_in")})=UPPER(${ofB("Settles_in")})`],
  ["Same_account", "One currency of accounts", `UPPER(${ofA("Account_currency")})=UPPER(${ofB("Account_currency")})`],
  ["Lowest_price", "Lowest price drawn", `IFERROR(MAX(0,MIN(${priceRange(ofA).low},${priceRange(ofB).low})),"")`],
  ["Highest_price", "Highest price drawn", `IFERROR(MAX(${priceRange(ofA).high},${priceRange(ofB).high}),"")`],
  [
    "Price_used",
    "Price of the result",
    `IF(Compare_fault<>"","",IF(Price_to_look_at<>"",Price_to_look_at,${priceRange(ofB).farthest}))`,
  ],
  ["Compare_fault", "Fault", comparedFault()],
];

function finer(name: string): string {
  return `IFERROR(MAX(${ofA(name)},${ofB(name)}),2)`;
}

function comparedFault(): string {
  const price = `IF(Price_to_look_at="","",IF(ISNUMBER(Price_to_look_at),IF(Price_to_look_at>0,"","Price to look at: a price above 0, was "&Price_to_look_at),"Price to look at: a price above 0, was "&Price_to_look_at))`;
  return (
    `IF(${ofA("Fault")}<>"","Plan A: "&${ofA("Fault")},IF(${ofB("Fault")}<>"","Plan B: "&${ofB("Fault")},` +
    `IFERROR(${price},"Price to look at: a price above 0, was an error")))`
  );
}

const inputs = (of: (name: string) => string, column: string): string =>
  of(`$${column}$${firstInputRow}:$${column}$${lastInputRow}`);
const percents = planInputs
  .filter(({ kind }) => kind === "percent")
  .map(({ label }) => `"${label}"`)
  .join(",");
const areDifferent = `IFERROR(${inputs(ofA, "B")}<>${inputs(ofB, "B")},TRUE)`;
const differing = `SUMPRODUCT(--(${areDifferent}))`;
/** A percentage as its cell shows it; a blank is a blank. */
const shown = (values: string): string =>
  `IFERROR(IF(${values}="","",IF(ISNUMBER(XMATCH(label,{${percents}})),ROUND(${values}*100,6)&"%",${values})),"an error")`;
const differences =
  `LET(label,${inputs(ofA, "A")},one,${inputs(ofA, "B")},other,${inputs(ofB, "B")},differs,${areDifferent},` +
  `IF(SUM(--differs)=0,"none",FILTER(HSTACK(label,${shown("one")},${shown("other")}),differs)))`;

const fixed = (value: string): string => `FIXED(ABS(${value}),Money_decimals)&" "&${ofB("Settles_in")}`;

/** "The worst stage of B is 4.90 USDT better, its reward at the targets 12.00 USDT lower." */
function headlineFormula(): string {
  const change = (name: string): string => `ROUND(${ofB(name)}-${ofA(name)},9)`;
  const part = (start: string, name: string, same: string, more: string, less: string): string =>
    `IF(${change(name)}=0,"${same}","${start}"&${fixed(change(name))}&IF(${change(name)}>0," ${more}"," ${less}"))`;
  const worst = part("The worst stage of B is ", "Worst_stage", "The worst stage is the same", "better", "worse");
  const reward = part(
    ", the reward of B at the targets ",
    "Reward_at_targets",
    ", the reward at the targets the same",
    "higher",
    "lower",
  );
  const both = `IF(OR(${ofA("Reward_at_targets")}="",${ofB("Reward_at_targets")}=""),"",${reward})`;
  const verdicts = `"A: "&${ofA("Verdict")}&". B: "&${ofB("Verdict")}&"."`;
  const apart = `"The results are in two currencies, "&${ofA("Settles_in")}&" and "&${ofB("Settles_in")}&". "`;
  return (
    `IF(Compare_fault<>"","No comparison. "&Compare_fault&".",IF(${differing}=0,"The plans are the same: change an input of Plan B.",` +
    `IF(Same_money,${worst}&${both}&". ",${apart})&${verdicts}))`
  );
}

const isWrong = `Compare_fault<>""`;

function difference([name, , format, condition = "always"]: Output): string | undefined {
  if (format === "text") return undefined;
  const both = `IF(AND(ISNUMBER(${ofA(name)}),ISNUMBER(${ofB(name)})),${ofB(name)}-${ofA(name)},"")`;
  const held = { always: both, [money]: `IF(Same_money,${both},"")`, "one account's money": `IF(Same_account,${both},"")` };
  return `IF(${isWrong},"",${held[condition as keyof typeof held]})`;
}

function outputCells(): Cells {
  const cells: Cells = {
    ...tableHead(headRow, ["E", "F", "G", "H", "I"], ["Output", "Plan A", "Plan B", "B - A"], true),
    [`E${headRow}`]: { value: "Output", style: { ...styles.columnHead, align: "left", lineBelow: styles.heading.lineBelow } },
  };
  const put = (address: string, formula: string, format: string): void => {
    const style = format === "text" ? { ...styles.cell, wrap: true } : numberStyle(formatOf(format));
    cells[address] = { formula: `=${formula}`, style };
    if (isFollowing(format)) following.push([address, format]);
  };
  outputs.forEach((output, index) => {
    const [name, label, format, condition] = output;
    const row = firstOutput + index;
    cells[`E${row}`] = { value: label, style: styles.label };
    put(`F${row}`, ofA(name), format);
    put(`G${row}`, ofB(name), format);
    const change = difference(output);
    if (change) put(`H${row}`, change, format);
    else cells[`H${row}`] = { style: styles.cell };
    const unit = condition === money ? "Settles_in" : condition ? "Account_currency" : undefined;
    cells[`I${row}`] = {
      ...(unit && {
        formula: `=IF(${isWrong},"",IF(UPPER(${ofA(unit)})=UPPER(${ofB(unit)}),${ofB(unit)},${ofA(unit)}&", "&${ofB(unit)}))`,
      }),
      style: styles.note,
    };
  });
  cells[`E${resultRow}`] = {
    formula: `=IF(Price_used="","Result at the price","Result at "&FIXED(Price_used,Price_decimals))`,
    style: styles.label,
  };
  put(`F${resultRow}`, payoffFormula(comparedSheets.a, "Price_used"), "money");
  put(`G${resultRow}`, payoffFormula(comparedSheets.b, "Price_used"), "money");
  put(
    `H${resultRow}`,
    `IF(AND(Same_money,ISNUMBER(F${resultRow}),ISNUMBER(G${resultRow})),G${resultRow}-F${resultRow},"")`,
    "money",
  );
  cells[`I${resultRow}`] = { value: "moved straight there", style: styles.note };
  const said: readonly (readonly [string, string, string])[] = [
    ["A", ofA("Headline"), ofA("Failing")],
    ["B", ofB("Headline"), ofB("Failing")],
  ];
  said.forEach(([plan, headline, failing], index) => {
    cells[`E${wordsRow + 2 * index}`] = { formula: `="${plan}: "&${headline}`, style: styles.caption };
    cells[`E${wordsRow + 2 * index + 1}`] = {
      formula: `=IF(${failing}="","","${plan} fails: "&${failing})`,
      style: styles.caption,
    };
  });
  return cells;
}

function pointCells(): Cells {
  const columns = ["E", "F", "G", "H"];
  const last = pointsRow + pointCount;
  const cells: Cells = {
    [`E${pointsRow - 1}`]: {
      value: "Result against price: if it moves straight there, steps passed are filled and targets reached are sold",
      style: styles.heading,
    },
    ...tableHead(pointsRow, columns, ["Price", "Plan A", "Plan B", "Step"]),
    ...styledRows(pointsRow + 1, last, { H: numberStyle("0") }),
  };
  for (let at = 0; at < pointCount; at++) {
    const row = pointsRow + 1 + at;
    const price = `IF(OR(Compare_fault<>"",Lowest_price="",Highest_price=""),"",Lowest_price+(Highest_price-Lowest_price)*${at}/${pointCount - 1})`;
    const formulas = { E: price, F: payoffFormula(comparedSheets.a, `E${row}`), G: payoffFormula(comparedSheets.b, `E${row}`) };
    for (const [column, formula] of Object.entries(formulas)) {
      const format = column === "E" ? "price" : "money";
      cells[`${column}${row}`] = { formula: `=${formula}`, style: numberStyle(formatOf(format)) };
      following.push([`${column}${row}`, format]);
    }
  }
  for (let step = 1; step <= roomForSteps; step++) {
    const isStep = `IFERROR(MAX(${ofA("Steps_used")},${ofB("Steps_used")})>=${step},FALSE)`;
    cells[`H${pointsRow + step}`] = { formula: `=IF(${isStep},${step},"")`, style: numberStyle("0") };
  }
  return cells;
}

function compareCells(): Cells {
  const cells: Cells = {
    ...titled("Compare plans", "Change Plan A and Plan B on their sheets; this one sets them side by side."),
    E1: { formula: `=${headlineFormula()}`, style: styles.lead },
    E2: {
      formula: `=IF(${differing}=0,"","They differ in "&TEXTJOIN(", ",TRUE,IF(${areDifferent},${inputs(ofA, "A")},""))&".")`,
      style: styles.caption,
    },
    A4: { value: "Look at", style: styles.heading },
    B4: { value: "Value", style: { ...styles.headingNote, align: "right" } },
    C4: { value: "Unit or note", style: styles.headingNote },
    A5: { value: "Price to look at", style: styles.label },
    [priceCell]: { value: null, style: inputStyle(formatOf("price")) },
    C5: { value: "empty: B's last target", style: styles.note },
    [`A${differRow - 1}`]: { value: "Inputs that differ", style: styles.heading },
    [`B${differRow - 1}`]: { value: "Plan A", style: { ...styles.headingNote, align: "right" } },
    [`C${differRow - 1}`]: { value: "Plan B", style: { ...styles.headingNote, align: "right" } },
    ...styledRows(differRow, differRow + planInputs.length - 1, { A: styles.label, B: styles.cell, C: styles.cell }),
    ...outputCells(),
    [`E${workedRow - 1}`]: { value: "Worked out", style: styles.heading },
    ...pointCells(),
  };
  cells[`A${differRow}`] = { formula: `=${differences}`, style: styles.label };
  following.push([priceCell, "price"]);
  worked.forEach(([name, label, formula], index) => {
    cells[`E${workedRow + index}`] = { value: label, style: styles.label };
    cells[`F${workedRow + index}`] = { formula: `=${formula}`, style: styles.cell };
    if (/_price$|^Price_used$/.test(name)) following.push([`F${workedRow + index}`, "price"]);
  });
  return cells;
}

const steps = (of: (name: string) => string, column: string): string =>
  of(`${column}${planRow + 1}:${column}${planRow + roomForSteps}`);
const points = (column: string): string => `${sheet}!${column}${pointsRow + 1}:${column}${pointsRow + pointCount}`;
const faint = { entry: "#9DB4DC", stop: "#E3A9A3", line: "#B8C0C8" } as const;

const charts: readonly ChartData[] = [
  {
    kind: "line",
    title: "Prices by step, Plan A faint",
    place: `K${chartRow}:S${chartRow + 15}`,
    categories: `${sheet}!H${pointsRow + 1}:H${pointsRow + roomForSteps}`,
    series: [
      { name: "A entry", values: steps(ofA, "G"), color: faint.entry },
      { name: "A stop", values: steps(ofA, "H"), color: faint.stop },
      { name: "B entry", values: steps(ofB, "G"), color: "#0645AD" },
      { name: "B average", values: steps(ofB, "L"), color: "#16191D" },
      { name: "B stop", values: steps(ofB, "H"), color: "#B42318" },
    ],
  },
  {
    kind: "line",
    title: "Result against price",
    place: `K${chartRow + 17}:S${chartRow + 32}`,
    categories: points("E"),
    series: [
      { name: "Plan A", values: points("F"), color: faint.line },
      { name: "Plan B", values: points("G"), color: "#0645AD" },
    ],
  },
];

function worksheet(): WorksheetData {
  const cells = compareCells();
  const names = Object.fromEntries(worked.map(([name], index) => [name, `${sheet}!$F$${workedRow + index}`]));
  return {
    name: sheet,
    cells,
    names,
    hidesGridlines: true,
    frozenRows: 2,
    rowHeights: { 1: 32, [firstOutput]: 34 },
    columnWidths: { A: 164, B: 138, C: 138, D: 8, E: 166, F: 118, G: 118, H: 92, I: 130, J: 8 },
    validations: [{ range: priceCell, allowed: { above: 0 }, message: "Price to look at: a price above 0, or empty." }],
    followsDecimals: decimalsRules(following),
    charts,
    print: { area: `A1:S${pointsRow + pointCount}`, isLandscape: true, titleRows: "1:2" },
  };
}

/** Plan B, with what makes it another plan at first. */
function secondPlan(): WorksheetData {
  const { worksheet, names } = plans.b;
  const split = inputCell("Split");
  return { ...worksheet, names, cells: { ...worksheet.cells, [split]: { ...worksheet.cells[split], value: "pyramid" } } };
}

/** The inputs of one of the plans: its letter tells them from those of the other. */
function inputsOf(letter: "A" | "B", list: readonly TemplateInput[]): TemplateInput[] {
  return list.map((input) => ({ ...input, key: `${letter}.${input.key}` }));
}

const compared = worksheet();

export const comparePlans: Template = {
  id: "compare",
  name: "Compare plans",
  description: "Two plans side by side: what differs, every output of both, the result of both against the price.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        compared,
        { ...plans.a.worksheet, names: plans.a.names },
        secondPlan(),
        contractsSheet(),
        readMe(
          "Compare plans",
          [
            "It sets two plans side by side: the inputs in which they differ, every output of both, and B less A.",
            "The result against price says what each plan comes to if the price moves straight there: steps passed are filled, targets reached are sold, costs are off.",
            "Figures in two currencies have no difference, and it says so.",
          ],
          [
            "Change Plan A and Plan B on their own sheets: each is a whole planning sheet with names of its own, such as 'Plan A'!Worst_stage.",
            "Both plans take their contracts from the sheet Contracts.",
            "Price to look at is optional: the line Result at says what both plans come to there.",
          ],
        ),
      ],
      names: { Price_to_look_at: `${sheet}!$B$5` },
    };
  },
  start: `${sheet}!${priceCell}`,
  inputs: [
    { key: "price", label: "Price to look at", address: `${sheet}!${priceCell}`, kind: "number" },
    ...inputsOf("A", plans.a.inputs),
    ...inputsOf("B", plans.b.inputs),
  ],
  chart: "plan",
};
