/** Dollar-cost averaging in orders against the trade: what is bought, at which average, what giving up costs and what the target makes. */
import type { ChartData, WorkbookData } from "../grid/workbook-data";
import { filledFormula, sentenceWords } from "../plan/sentence-words";
import { type Cells, put, textRow, titled } from "./blocks";
import { dcaBlock, mostOrders, sheet } from "./dca-inputs";
import { tableHeadStyle, verdict, verdictWords } from "./plan-kit/answers";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { backward } from "./plan-kit/formula-parts";
import { countText, moneyText, percentText, priceText } from "./plan-kit/sentence-parts";
import { guarded, isLotAssumed, type WorkedRow } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const columns = "EFGHIJKLMNOPQR".split("");
const tableRow = 12;
const room = mostOrders + 1;
const lastOrder = tableRow + room;
const chartRow = lastOrder + 2;
const drawnRow = chartRow + 19;

const ladder = `$E$${tableRow}#`;
const held = `$K$${tableRow}#`;
const ofLadder = (column: number): string => `DROP(INDEX(${ladder},0,${column}),1)`;
const down = (letter: string): string => `$${letter}$${tableRow + 1}:$${letter}$${lastOrder}`;
/** Of the last order. */
const last = (letter: string): string => `INDEX(${down(letter)},Orders+1)`;
const valueAt = (price: string): string => `Size_used*IF(Type_used="inverse",1/${price},${price})`;

const tableFormats = [
  ...["0", "price", "money", "lots", "price", "0.00%", "lots", "money", "0.00%", "price", "price", "price", "money", "price"],
];

const figure = (name: string, label: string, formula: string, format: string, note = ""): WorkedRow => ({
  ...{ name, label, formula: guarded(formula), format, note },
});
/** What a figure needs a take profit for. */
const withTarget = (formula: string): string => `IF(Take_profit="","",${formula})`;

/** The figures in rows 4 to 10, left and right. */
const figures: readonly (readonly [WorkedRow, WorkedRow])[] = [
  [
    { name: "Verdict", label: "Verdict", formula: verdict, format: "General", note: "" },
    figure(
      "Reward_at_take_profit",
      "Net at the take profit",
      withTarget(
        `INDEX(SCALE.OUT(Side,${last("K")},${last("I")},Take_profit_price,"equal 1",,VSTACK(Terms,{"headers",FALSE})),1,5)`,
      ),
      "money",
    ),
  ],
  [
    figure("Worst_stage", "Net at the stop", `MIN(INDEX(${held},0,2))`, "money"),
    figure(
      "Reward_to_risk",
      "Reward to risk",
      `IF(Reward_at_take_profit="","",IF(Worst_stage<0,Reward_at_take_profit/(0-Worst_stage),""))`,
      "0.00",
    ),
  ],
  [
    figure("Worst_stage_pct", "Net at the stop, of equity", "Worst_stage/Equity_used", "0.00%"),
    figure("Take_profit_price", "Take profit", withTarget(last("O")), "price"),
  ],
  [
    figure("Spent", "Spent, all orders", `SUM(${ofLadder(4)}*${valueAt(ofLadder(2))})`, "money"),
    figure("Average_entry", "Average, all orders", last("I"), "price"),
  ],
  [figure("Contracts_used", "Contracts", last("K"), "lots"), figure("Break_even", "Break-even, all orders", last("N"), "price")],
  [
    figure("Effective_leverage", "Effective leverage", "Spent/Equity_used", "0.00"),
    figure("Margin_needed", "Margin needed", `IF(COUNT(${down("Q")})=0,"",MAX(${down("Q")}))`, "money"),
  ],
  [
    figure("Risk_allows_times", "Risk allows, times the amounts", `IF(Worst_stage<0,Risk_allowed/(0-Worst_stage),"")`, "0.00"),
    figure("Liquidation_gap", "Nearest to liquidation", `IF(COUNT(${down("R")})=0,"",MIN(${down("R")}))`, "price"),
  ],
];
const worstInAccount = figure(
  "Worst_stage_account",
  "Net at the stop, account",
  "Worst_stage*Equity_price_used",
  "#,##0.00",
  "in Account currency",
);

const block = dcaBlock([worstInAccount]);
const following: (readonly [string, Follows])[] = [...block.following];
const names: Record<string, string> = { ...block.names, Headline: `${sheet}!$E$1`, Detail: `${sheet}!$E$2` };

function formatted(cells: Cells, address: string, format: string): void {
  cells[address] = { style: numberStyle(formatOf(format)) };
  if (isFollowing(format)) following.push([address, format]);
}

function figureCells(): Cells {
  const cells: Cells = {};
  figures.forEach((pair, index) => {
    const row = 4 + index;
    pair.forEach(({ name, label, formula, format }, side) => {
      const [letters, value] = [side === 0 ? ["E", "F", "G"] : ["J", "K", "L"], side === 0 ? "H" : "M"];
      Object.assign(cells, textRow(row, letters, styles.label, [label]));
      formatted(cells, `${value}${row}`, format);
      if (name === "Verdict") cells[`${value}${row}`] = { style: { ...styles.cell, bold: true } };
      put(cells, `${value}${row}`, `=${formula}`);
      names[name] = `${sheet}!$${value}$${row}`;
    });
  });
  return cells;
}

/** Of order `index` alone; empty where the ladder has fewer. */
function orderCells(cells: Cells, index: number): void {
  const row = tableRow + 1 + index;
  const isThere = (formula: string): string => `=${guarded(index < 2 ? formula : `IF(Orders<${index},"",${formula})`)}`;
  const maintenance = `IF(Tiers_code<>"",Tiers_code,Maintenance_margin_rate)`;
  const next = index < mostOrders ? `IF(Orders=${index},Stop_used,F${row + 1})` : "Stop_used";
  put(cells, `N${row}`, isThere(`IFERROR(STOP.BREAKEVEN(Side,K${row},I${row},Terms),"")`));
  put(cells, `O${row}`, isThere(withTarget(backward(`(I${row}*(1+Side_sign*Take_profit))`))));
  put(
    cells,
    `P${row}`,
    isThere(`IF(OR(Q${row}="",${maintenance}=""),"",IFERROR(MICRO.LIQ(Side,K${row},I${row},Q${row},${maintenance},Terms),""))`),
  );
  put(
    cells,
    `Q${row}`,
    isThere(
      `IF(ISNUMBER(Margin_per_contract),K${row}*Margin_per_contract,IF(ISNUMBER(Leverage),K${row}*${valueAt(`I${row}`)}/Leverage,""))`,
    ),
  );
  put(cells, `R${row}`, isThere(`IF(ISNUMBER(P${row}),Side_sign*(${next}-P${row}),"")`));
}

function tableCells(): Cells {
  const cells: Cells = {};
  for (let row = tableRow + 1; row <= lastOrder; row += 1)
    columns.forEach((column, index) => formatted(cells, `${column}${row}`, tableFormats[index]!));
  const head = { N: "Break-even", O: "Take profit", P: "Liquidation", Q: "Margin", R: "Next less liquidation" };
  for (const column of columns) cells[`${column}${tableRow}`] = { style: tableHeadStyle };
  for (const [column, value] of Object.entries(head)) cells[`${column}${tableRow}`] = { value, style: tableHeadStyle };
  cells[`E${tableRow - 1}`] = { value: "Order by order: what it buys, and what is held then", style: styles.heading };
  put(cells, `E${tableRow}`, `=${guarded("SCALE.DCA(Side,Entry_price,Orders,Deviation,Terms)")}`);
  put(
    cells,
    `K${tableRow}`,
    `=${guarded(`CHOOSECOLS(SCALE.STAGES(Side,${ofLadder(4)},${ofLadder(2)},Stop_used,Terms),4,11,12)`)}`,
  );
  for (let index = 0; index < room; index += 1) orderCells(cells, index);
  return cells;
}

const drawnColumns = ["Order", "Order price", "Average", "Stop", "Take profit"];
function drawnCells(): Cells {
  const letters = columns.slice(0, drawnColumns.length);
  const cells: Cells = {
    [`E${drawnRow - 1}`]: { value: "What the chart draws", style: styles.heading },
    ...textRow(drawnRow, letters, tableHeadStyle),
  };
  for (let row = drawnRow + 1; row <= drawnRow + room; row += 1)
    letters.forEach((letter, index) => formatted(cells, `${letter}${row}`, index === 0 ? "0" : "price"));
  const heads = (count: number): string =>
    `{${drawnColumns
      .slice(0, count)
      .map((word) => `"${word}"`)
      .join(",")}}`;
  const lines = `HSTACK(${ofLadder(1)},${ofLadder(2)},${ofLadder(5)},IF(${ofLadder(2)}>0,Stop_used))`;
  const target = `INDEX(${down("O")},${ofLadder(1)}+1)`;
  put(
    cells,
    `E${drawnRow}`,
    `=${guarded(`IF(Take_profit="",VSTACK(${heads(4)},${lines}),VSTACK(${heads(5)},HSTACK(${lines},${target})))`)}`,
  );
  return cells;
}

const against = "It adds to a losing position: set the stop and the whole amount before the first order.";

function headlineCells(): Cells {
  const spent = `${countText("(Orders+1)", "order")}&" spend "&${moneyText("Spent")}`;
  const detail = `"${against} Average "&${priceText("Average_entry")}&", break-even "&${priceText("Break_even")}&", stop "&${priceText("Stop_used")}&"."`;
  const target = withTarget(
    `"Take profit at "&${priceText("Take_profit_price")}&": "&${moneyText("Reward_at_take_profit")}&IF(Reward_to_risk="","",", "&FIXED(Reward_to_risk,2)&" times what the stop loses")&". "`,
  );
  const margin = `IF(Margin_needed="","",${filledFormula(sentenceWords.margin, { margin: "FIXED(Margin_needed,Money_decimals)", equity: moneyText("Equity_used") })}&" ")`;
  const safety = `IF(Liquidation_gap="","",IF(Verdict="Liquidation comes first","LIQUIDATION COMES BEFORE THE NEXT ORDER OR THE STOP.",${filledFormula(sentenceWords.isSafe)}))`;
  const lot = `IF(Verdict="Within the limit","",IF(${isLotAssumed}," "&${filledFormula(sentenceWords.lotAssumed)},""))`;
  return {
    E1: {
      formula:
        `=IF(Fault<>"",${filledFormula(sentenceWords.noPlan, { fault: "Fault" })},${verdictWords}&": "&${moneyText("Worst_stage")}&` +
        `" ("&${percentText("ABS(Worst_stage_pct)")}&" of equity) at the stop with all orders filled, costs included; "&${spent}&".")`,
      style: styles.lead,
    },
    E2: { formula: `=${guarded(detail)}`, style: styles.caption },
    E3: { formula: `=${guarded(`TRIM(${target}&${margin}&${safety}&${lot})`)}`, style: styles.caption },
  };
}

const drawn = (letter: string): string => `${sheet}!${letter}${drawnRow + 1}:${letter}${drawnRow + room}`;
const chart: ChartData = {
  kind: "line",
  title: "The orders, their average, the stop and the take profit",
  place: `E${chartRow}:M${chartRow + 16}`,
  categories: drawn("E"),
  series: [
    { name: "Order price", values: drawn("F"), color: "#0645AD" },
    { name: "Average", values: drawn("G"), color: "#16191D", dashed: true },
    { name: "Stop", values: drawn("H"), color: "#B42318" },
    { name: "Take profit", values: drawn("I"), color: "#1A7F37", dashed: true },
  ],
};

const cells: Cells = {
  ...titled("DCA build-up", "Change a blue figure: everything follows."),
  ...headlineCells(),
  ...block.cells,
  ...figureCells(),
  ...tableCells(),
  ...drawnCells(),
};

export const dcaBuildUp: Template = {
  id: "dca-build-up",
  name: "DCA build-up",
  description: "Orders further and further away: what is spent, the average, what the stop loses and the target makes.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        {
          name: sheet,
          cells,
          hidesGridlines: true,
          frozenRows: 3,
          rowHeights: { 1: 32, [tableRow]: 36 },
          columnWidths: {
            ...{ A: 172, B: 140, C: 184, D: 8, E: 60, F: 96, G: 96, H: 96, I: 96, J: 68, K: 88, L: 96, M: 96 },
            ...{ N: 96, O: 96, P: 96, Q: 96, R: 96 },
          },
          validations: block.validations,
          followsDecimals: decimalsRules(following),
          charts: [chart],
          print: { area: `A1:R${Math.max(block.lastRow, drawnRow + room)}`, isLandscape: true, titleRows: "1:3" },
        },
        contractsSheet(),
        readMe(
          "DCA build-up",
          [
            "It lists the orders of a dollar-cost averaging ladder in whole lots: price, amount, contracts, the average after each, and what is held, lost at the stop and liquidated where.",
            "The verdict is that of all orders filled and the stop hit; the take profit is counted from the average of the orders filled.",
          ],
          [
            "Base amount and Order amount may stay empty: then they are sized so that all orders together lose the risk at the stop, and no order is smaller than one lot.",
            "Change a blue figure on the sheet DCA; what is wrong is marked in the line itself, in column C. The stop must lie beyond the last order: closer, it would be hit before the later ones are filled.",
            "This adds to a losing position, which a scaling plan never does: decide on the stop and the whole amount first. A gap beyond the stop can cost more.",
          ],
        ),
      ],
      names,
    };
  },
  start: `${sheet}!${names.Entry_price!.replace(/^.*!/, "").replaceAll("$", "")}`,
  inputs: block.inputs,
  chart: "pictures",
  pictures: [
    {
      title: chart.title,
      place: `${sheet}!E${drawnRow}:I${drawnRow + room}`,
      kind: "line",
      across: "Order",
    },
  ],
};
