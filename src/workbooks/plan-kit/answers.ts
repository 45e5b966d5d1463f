/** The right side of a planning sheet: sentences, figures, and the five cells that call functions. */
import { sheetPrefix } from "../../grid/address";
import type { CellStyle, ChartData } from "../../grid/workbook-data";
import { type AuditUnit, auditRules } from "../../calc/audit-rules";
import { type PlanColumn, planColumn } from "../../host/plan-table";
import { filledFormula, sentenceWords as words } from "../../plan/sentence-words";
import type { Cells } from "../blocks";
import { numberStyle, styles } from "../template";
import { type Follows, formatOf, isFollowing } from "./formats";
import { worstStageTexts } from "./sentence-parts";
import { guarded, isLotAssumed, type WorkedRow } from "./worked-out";

export const planRow = 12;
export const roomForSteps = 12;
const chartRow = 28;
const checksRow = 47;
export const exitRow = 61;
const oddsRow = 67;
const fitRow = 72;

const plan = `E${planRow}#`;
const checks = `F${checksRow}#`;
const exit = `E${exitRow}#`;
const odds = `F${oddsRow}#`;
/** Where a column stands on the sheet, from 1. */
const shown = (column: PlanColumn): number => planColumns.findIndex((each) => each.column === column) + 1;
/** A column of the plan with its header, which COUNT, MIN and MATCH skip. */
const ofPlan = (column: PlanColumn, from = plan): string => `INDEX(${from},0,${shown(column)})`;
const steps = (column: PlanColumn): string => `DROP(${ofPlan(column)},1)`;

/** The plan's columns in the order in which they stand: what one acts on first. */
const planColumns: readonly { column: PlanColumn; letter: string; format: string }[] = [
  { column: "step", letter: "E", format: "0" },
  { column: "add", letter: "F", format: "lots" },
  { column: "trigger", letter: "G", format: "price" },
  { column: "stop", letter: "H", format: "price" },
  { column: "net", letter: "I", format: "money" },
  { column: "netOfEquity", letter: "J", format: "0.00%" },
  { column: "contracts", letter: "K", format: "lots" },
  { column: "averageEntry", letter: "L", format: "price" },
  { column: "breakEven", letter: "M", format: "price" },
  { column: "margin", letter: "N", format: "money" },
  { column: "liquidation", letter: "O", format: "price" },
];

/** The cell of the last step, of a plan that is spilled there. */
const lastIn = (table: string, column: PlanColumn): string => `INDEX(${table},ROWS(${table}),${shown(column)})`;
const lastOf = (column: PlanColumn, from = plan): string => lastIn(from, column);
const letterOf = (column: PlanColumn): string => planColumns[shown(column) - 1]!.letter;

export const verdict =
  `IF(Fault<>"","No plan",IF(IF(Liquidation_gap="",FALSE,ROUND(Liquidation_gap,9)<=0),"Liquidation comes first",` +
  `IF(IF(Margin_needed="",FALSE,ROUND(Margin_needed,9)>ROUND(Equity_used,9)),"Margin is short",` +
  `IF(ROUND(0-Worst_stage,9)>ROUND(Risk_allowed,9),"OVER the limit","Within the limit"))))`;

const limit = `FIXED(Max_risk_per_trade*100,2)&"%"`;
/** The verdict as a headline begins. */
export const verdictWords =
  `IF(Verdict="Within the limit",${filledFormula(words.within, { limit })},` +
  `IF(Verdict="OVER the limit",${filledFormula(words.over, { limit })},Verdict))`;
const headline =
  `IF(Fault<>"",${filledFormula(words.noPlan, { fault: "Fault" })},` +
  filledFormula(words.headline, {
    verdict: verdictWords,
    ...worstStageTexts,
  }) +
  ")";

const money = (name: string): string => `FIXED(${name},Money_decimals)`;
const percentage = (name: string): string => `FIXED(${name}*100,1)&"%"`;
const reward = { amount: `${money("Reward_at_targets")}&" "&Settles_in`, times: "FIXED(Reward_to_risk,2)" };
const chance = { chance: percentage("Win_chance"), needed: percentage("Win_needed") };
const equity = `${money("Equity_used")}&" "&Settles_in`;
/** Two wordings of a sentence, and none where its figure is missing; a space follows. */
const either = (name: string, condition: string, one: string, other: string): string =>
  `IF(${name}="","",IF(${condition},${one},${other})&" ")`;
const detail = guarded(
  `TRIM(${either("Reward_at_targets", 'Reward_to_risk=""', filledFormula(words.reward, reward), filledFormula(words.rewardAndTimes, reward))}&` +
    `${either("Win_chance", 'Win_needed=""', filledFormula(words.chance, chance), filledFormula(words.chanceAndNeed, chance))}&` +
    `IF(Margin_needed="","",${filledFormula(words.margin, { margin: money("Margin_needed"), equity })}&" ")&` +
    `${either("Liquidation_gap", 'Verdict="Liquidation comes first"', filledFormula(words.isUnsafe), filledFormula(words.isSafe))}&` +
    `IF(Checks_failed=0,${filledFormula(words.noCheckFails)},IF(Checks_failed=1,${filledFormula(words.checkFails)},` +
    `${filledFormula(words.checksFail, { count: "Checks_failed" })}))&` +
    `IF(Verdict="Within the limit","",IF(${isLotAssumed}," "&${filledFormula(words.lotAssumed)},"")))`,
);

const isFail = `INDEX(${checks},0,1)="✕ FAIL"`;

/** The five cells with functions, level by level. */
const fit = guarded(
  `IFERROR(LET(t,SCALE.TRIGGERS(Side,Entry_price,Steps_used,Step_points,"points",Tick_used),` +
    `SCALE.SIZE(Account_equity,Max_risk_per_trade,Side,Split_used,t,` +
    `STOP.LADDER(Side,t,Stop_used,Stop_rule,SCALE.SPLIT(1200000*Lot_used,Split_used,Lot_used),Terms),Terms)),"")`,
);
const planFormula = guarded(
  `CHOOSECOLS(SCALE.PLAN(Side,Entry_price,Contracts_used,Split_used,Step_points,Stop_used,Terms),${planColumns.map(({ column }) => planColumn(column)).join(",")})`,
);
const checksFormula = guarded(
  `LET(a,SCALE.AUDIT(Side,${steps("add")},${steps("trigger")},${steps("stop")},Account_equity,Target_prices,Terms),s,INDEX(a,0,2),` +
    `HSTACK(IF(s="PASS","✓ PASS",IF(s="WARN","! WARN",IF(s="FAIL","✕ FAIL",s))),INDEX(a,0,3),INDEX(a,0,4),INDEX(a,0,1)))`,
);
/** SCALE.OUT over the targets of a plan: with fewer lots than targets the nearest get one each. `plan` is where the plan is spilled. */
export function exitOf(plan: string): string {
  // When the stop follows: at break-even after the first, where that is behind it, then at the target before
  const targets =
    `IF(LOWER(TRIM(Stop_after_target))="follow",LET(t,TAKE(Target_prices,Targets_reached),b,${lastIn(plan, "breakEven")},` +
    `HSTACK(t,IF(t>0,""),TAKE(VSTACK(IF(Side_sign*(Target_used_1-b)>0,b,""),Target_used_1,Target_used_2),Targets_reached))),TAKE(Target_prices,Targets_reached))`;
  return (
    `SCALE.OUT(Side,Contracts_used,${lastIn(plan, "averageEntry")},${targets},` +
    `IF(OR(Targets_reached<Targets_given,LOWER(TRIM(Exit_split))="equal"),"equal "&Targets_reached,Exit_split),,Terms)`
  );
}
const out = exitOf(plan);
const noTargets = (formula: string): string => guarded(`IF(Targets_reached=0,"",${formula})`);
const exitFormula = noTargets(out);
const oddsFormula = noTargets(`IFERROR(SCALE.ODDS(Side,${plan},${out},,,"summary",Terms),"")`);

const figure = (name: string, label: string, formula: string, format: string, note = ""): WorkedRow => ({
  ...{ name, label, formula: guarded(formula), format, note },
});

/** Below the header of the checks. */
const neverMoved = `INDEX(${checks},${auditRules.findIndex(({ name }) => name === "neverMoved") + 2},2)`;

const none = '""';
const optional = (condition: string, value: string): string => `IF(${condition},${none},${value})`;

/** The outputs that rest on the plan and on what the risk allows alone, by name: `planAt` and `fitAt` are where these two are spilled. */
export function coreOutputs(planAt: string, fitAt: string): Readonly<Record<string, WorkedRow>> {
  const from = `${planAt}#`;
  const [stop, net] = [ofPlan("stop", from), ofPlan("net", from)];
  const [margin, liquidation] = [ofPlan("margin", from), ofPlan("liquidation", from)];
  const rows: readonly WorkedRow[] = [
    { name: "Verdict", label: "Verdict", formula: verdict, format: "General", note: "" },
    figure("Contracts_risk_allows", "Contracts risk allows", `IF(ISNUMBER(${fitAt}),${fitAt},"")`, "lots"),
    figure(
      "Contracts_margin_allows",
      "Contracts margin allows",
      `LET(m,IF(ISNUMBER(Margin_per_contract),Margin_per_contract,IF(ISNUMBER(Leverage),` +
        `IF(Type_used="inverse",Size_used/MIN(Entry_price,Last_trigger),Size_used*MAX(Entry_price,Last_trigger))/Leverage,0)),` +
        `IF(m=0,"",ROUND(INT(ROUND(Equity_used/m/Lot_used,6))*Lot_used,10)))`,
      "lots",
    ),
    figure(
      "Contracts_that_fit",
      "Contracts that fit",
      `LET(k,Contracts_risk_allows,m,Contracts_margin_allows,f,IF(ISNUMBER(k),IF(ISNUMBER(m),m<k,FALSE),TRUE),` +
        `x,IF(f,m,k),IF(ISNUMBER(x),IF(x<IF(f,Least_contracts,ROUND(Steps_used*Lot_used,10)),0,x),""))`,
      "lots",
    ),
    figure(
      "Contracts_used",
      "Contracts",
      `IF(Total_contracts<>"",Total_contracts,IF(ISNUMBER(Contracts_that_fit),MAX(Contracts_that_fit,Least_contracts),Least_contracts))`,
      "lots",
    ),
    figure(
      "Targets_reached",
      "Targets reached",
      `MIN(Targets_given,INT(ROUND(Contracts_used/Lot_used,6)))`,
      "0",
      "a lot for each",
    ),
    figure("Worst_stage", "Worst stage", `MIN(${net})`, "money"),
    figure("Worst_stage_pct", "Worst stage, of equity", "Worst_stage/Equity_used", "0.00%"),
    figure("Worst_step", "Worst step", `MATCH(MIN(${net}),${net},0)-1`, "0"),
    figure("Worst_stage_account", "Worst stage, account", "Worst_stage*Equity_price_used", "#,##0.00", "in Account currency"),
    figure("First_stop_net", "Net at the first stop", `INDEX(${from},2,${shown("net")})`, "money"),
    figure("Last_stop_net", "Net at the last stop", lastOf("net", from), "money"),
    figure("Break_even", "Break-even, all steps", lastOf("breakEven", from), "price"),
    figure("Margin_needed", "Margin needed", `IF(COUNT(${margin})=0,"",MAX(${margin}))`, "money"),
    figure(
      "Liquidation_gap",
      "Stop to liquidation",
      `IF(COUNT(${liquidation})=0,"",LET(l,${liquidation},g,IF(ISNUMBER(l),Side_sign*(${stop}-l),""),MIN(g)))`,
      "price",
    ),
    figure(
      "Effective_leverage",
      "Effective leverage",
      `Contracts_used*Size_used*IF(Type_used="inverse",1/${lastOf("averageEntry", from)},${lastOf("averageEntry", from)})/Equity_used`,
      "0.00",
      "times",
    ),
  ];
  return Object.fromEntries(rows.map((row) => [row.name, row]));
}
const core = coreOutputs(`E${planRow}`, `F${fitRow}`);

/** Outputs that have no place on the right: they stand at the end of what is worked out. */
export const moreOutputs: readonly WorkedRow[] = [
  ...["Contracts_risk_allows", "Contracts_margin_allows", "Worst_stage_account", "First_stop_net"].map((name) => core[name]!),
  figure("Never_moved_pct", "Never moved, of equity", `IF(ISNUMBER(${neverMoved}),0-${neverMoved},"")`, "0.00%"),
  ...["Effective_leverage", "Targets_reached"].map((name) => core[name]!),
];

/** The figures in rows 4 to 10, left and right. */
const figures: readonly (readonly [WorkedRow, WorkedRow])[] = [
  [
    core.Verdict!,
    figure(
      "Reward_at_targets",
      "Reward at the targets",
      optional("Targets_reached=0", `INDEX(${exit},ROWS(${exit}),5)`),
      "money",
    ),
  ],
  [
    core.Worst_stage!,
    figure(
      "Reward_to_risk",
      "Reward to risk",
      `IF(Reward_at_targets="","",IF(Worst_stage<0,Reward_at_targets/(0-Worst_stage),""))`,
      "0.00",
    ),
  ],
  [
    core.Worst_stage_pct!,
    figure(
      "Win_chance",
      "Win chance, no drift",
      `IF(ISNUMBER(INDEX(${odds},1,1)),"",IF(F${oddsRow}="","",INDEX(${odds},2,2)))`,
      "0.0%",
    ),
  ],
  [core.Worst_step!, figure("Win_needed", "Win chance needed", `IF(F${oddsRow}="","",INDEX(${odds},2,3))`, "0.0%")],
  [core.Contracts_used!, core.Break_even!],
  [core.Contracts_that_fit!, core.Last_stop_net!],
  [core.Margin_needed!, core.Liquidation_gap!],
];

export interface Answers {
  cells: Cells;
  names: Record<string, string>;
  following: (readonly [address: string, follows: Follows])[];
  charts: ChartData[];
}

const columns = planColumns.map(({ letter }) => letter);

const checkFormats: Readonly<Record<AuditUnit, string>> = {
  ...{ share: "0.00%", count: "0", times: "0.0", price: "price", money: "money", distance: "0.00" },
};

/** The answers of a planning sheet of this name. */
export function planAnswers(sheet: string): Answers {
  const quotedSheet = sheetPrefix(sheet).slice(0, -1);
  const answers: Answers = { cells: {}, names: {}, following: [], charts: [chartOf(quotedSheet)] };
  const name = (address: string, ...given: string[]): void => {
    for (const each of given) answers.names[each] = `${quotedSheet}!${address.replace(/([A-Z]+)(\d+)/, "$$$1$$$2")}`;
  };
  const follow = (address: string, format: string): void => {
    if (isFollowing(format)) answers.following.push([address, format]);
  };
  sentences(answers, name);
  figures.forEach(([left, right], index) => {
    const row = 4 + index;
    for (const [output, label, value] of [
      [left, "E", "H"],
      [right, "J", "M"],
    ] as const) {
      for (const column of output === left ? ["E", "F", "G"] : ["J", "K", "L"])
        answers.cells[`${column}${row}`] = { style: styles.label };
      answers.cells[`${label}${row}`] = { value: output.label, style: styles.label };
      const style = output.name === "Verdict" ? { ...styles.cell, bold: true } : numberStyle(formatOf(output.format));
      answers.cells[`${value}${row}`] = { formula: `=${output.formula}`, style };
      follow(`${value}${row}`, output.format);
      name(`${value}${row}`, output.name);
    }
  });
  table(answers, `E${planRow}`, planFormula, planColumns, planRow, roomForSteps, follow, true);
  name(`E${planRow}`, "Plan");
  checksBlock(
    answers,
    auditRules.map(({ unit }) => checkFormats[unit]),
    follow,
  );
  name(`F${checksRow}`, "Checks");
  const exitFormats = ["0", "price", "lots", "money", "money", "lots", "price", "money"];
  const exitColumns = exitFormats.map((format, index) => ({ letter: columns[index]!, format }));
  answers.cells[`E${exitRow - 1}`] = { value: "Exit: every step filled, every target reached", style: styles.heading };
  table(answers, `E${exitRow}`, exitFormula, exitColumns, exitRow, 3, follow, true);
  name(`E${exitRow}`, "Exit");
  const oddsFormats = ["General", "0.0%", "0.0%", "money", "money", "money", "money", "money", "0.00", "money"];
  const oddsColumns = oddsFormats.map((format, index) => ({ letter: columns[index + 1]!, format }));
  answers.cells[`E${oddsRow - 1}`] = { value: "Odds without drift: scaled, and all in at the entry", style: styles.heading };
  table(answers, `F${oddsRow}`, oddsFormula, oddsColumns, oddsRow, 2, follow, true);
  name(`F${oddsRow}`, "Odds");
  fitTable(answers, fitRow, follow);
  name(`F${fitRow}`, "Fit");
  return answers;
}

/** Plan and Fit alone, for sheets whose answers are others: the header of the plan stands in `row`, Fit below its last step. */
export function planTables(
  sheet: string,
  row: number,
): Omit<Answers, "charts"> & { outputs: Readonly<Record<string, WorkedRow>> } {
  const quotedSheet = sheetPrefix(sheet).slice(0, -1);
  const fit = row + roomForSteps + 3;
  const answers: Answers = { cells: {}, names: {}, following: [], charts: [] };
  const follow = (address: string, format: string): void => {
    if (isFollowing(format)) answers.following.push([address, format]);
  };
  answers.cells[`E${row - 1}`] = { value: "The plan, step by step", style: styles.heading };
  table(answers, `E${row}`, planFormula, planColumns, row, roomForSteps, follow, true);
  fitTable(answers, fit, follow);
  answers.names = { Plan: `${quotedSheet}!$E$${row}`, Fit: `${quotedSheet}!$F$${fit}` };
  return { ...answers, outputs: coreOutputs(`E${row}`, `F${fit}`) };
}

function fitTable(answers: Answers, row: number, follow: (address: string, format: string) => void): void {
  answers.cells[`E${row - 1}`] = { value: "What the risk allows: contracts, worst net, worst stage", style: styles.heading };
  const fitColumns = ["lots", "money", "0"].map((format, index) => ({ letter: columns[index + 1]!, format }));
  table(answers, `F${row}`, fit, fitColumns, row - 1, 1, follow, false);
}

function sentences(answers: Answers, name: (address: string, ...given: string[]) => void): void {
  answers.cells.E1 = { formula: `=${headline}`, style: styles.lead };
  answers.cells.E2 = { formula: `=${detail}`, style: styles.caption };
  answers.cells.E3 = { formula: `=${guarded(`IF(Checks_failed=0,"","Fails:")`)}`, style: styles.caption };
  answers.cells.F3 = {
    formula: `=${guarded(`TEXTJOIN("; ",TRUE,IF(${isFail},INDEX(${checks},0,4),""))`)}`,
    style: styles.caption,
  };
  name("E1", "Headline");
  name("E2", "Detail");
  name("F3", "Failing");
}

export const tableHeadStyle: CellStyle = { ...styles.columnHead, lineBelow: styles.heading.lineBelow, wrap: true };

/** A formula that spills a table with its header row, and the styles of the cells below it. */
function table(
  answers: Answers,
  anchor: string,
  formula: string,
  columns: readonly { letter: string; format: string }[],
  headRow: number,
  rows: number,
  follow: (address: string, format: string) => void,
  hasHead: boolean,
): void {
  for (const { letter, format } of columns) {
    if (hasHead) answers.cells[`${letter}${headRow}`] = { style: tableHeadStyle };
    for (let row = headRow + 1; row <= headRow + rows; row++) {
      answers.cells[`${letter}${row}`] = { style: numberStyle(formatOf(format)) };
      follow(`${letter}${row}`, format);
    }
  }
  answers.cells[anchor] = { ...answers.cells[anchor], formula: `=${formula}` };
}

function checksBlock(answers: Answers, formats: readonly string[], follow: (address: string, format: string) => void): void {
  answers.cells[`E${checksRow - 1}`] = { value: "Checks", style: styles.heading };
  for (const letter of columns) {
    if (letter === "E") continue;
    const isWords = letter !== "G" && letter !== "H";
    answers.cells[`${letter}${checksRow}`] = { style: { ...tableHeadStyle, wrap: false, align: isWords ? "left" : "right" } };
    formats.forEach((format, index) => {
      const address = `${letter}${checksRow + 1 + index}`;
      const style = isWords ? { ...styles.label, ...(letter === "I" && { isIndented: true }) } : numberStyle(formatOf(format));
      answers.cells[address] = { style };
      if (!isWords) follow(address, format);
    });
  }
  answers.cells[`F${checksRow}`] = { ...answers.cells[`F${checksRow}`], formula: `=${checksFormula}` };
  answers.cells[`I${checksRow}`] = {
    ...answers.cells[`I${checksRow}`],
    style: { ...tableHeadStyle, wrap: false, align: "left", isIndented: true },
  };
  answers.cells[`E${checksRow + formats.length + 1}`] = { style: {} };
}

/** Checks_failed stands among what is worked out, for the sentences read it. */
export const checksFailed: WorkedRow = figure("Checks_failed", "Checks failed", `SUMPRODUCT(--(${isFail}))`, "0");

/** Every figure that a planning sheet comes to, by name. */
export const planFigures: ReadonlyMap<string, WorkedRow> = new Map(
  [...figures.flat(), ...moreOutputs, checksFailed].map((row) => [row.name, row]),
);

function chartOf(sheet: string): ChartData {
  const ofSteps = (column: PlanColumn): string =>
    `${sheet}!${letterOf(column)}${planRow + 1}:${letterOf(column)}${planRow + roomForSteps}`;
  return {
    kind: "line",
    title: "Prices by step",
    place: `E${chartRow}:O${chartRow + 16}`,
    categories: ofSteps("step"),
    series: [
      { name: "Entry", values: ofSteps("trigger"), color: "#0645AD" },
      { name: "Average entry", values: ofSteps("averageEntry"), color: "#16191D" },
      { name: "Stop", values: ofSteps("stop"), color: "#B42318" },
      { name: "Break-even", values: ofSteps("breakEven"), color: "#1A7F37", dashed: true },
    ],
  };
}
