/** Every ending of a plan with its probability and its money, against the whole size at once. */
import type { ChartData, WorkbookData } from "../grid/workbook-data";
import { type Cells, put, styledRows, textRow, titled } from "./blocks";
import { exitOf, planTables, roomForSteps } from "./plan-kit/answers";
import { inputCell, ownInput, planBlock, planGroup, type SheetInputGroup } from "./plan-kit/block";
import { contractsSheet } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { wrong } from "./plan-kit/formula-parts";
import { moneyText, percentText, planSentence } from "./plan-kit/sentence-parts";
import { guarded } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const sheet = "Odds";

const market: SheetInputGroup = {
  title: "The market",
  inputs: [
    ownInput(
      {
        ...{ name: "Drift", label: "Drift", kind: "percent", initial: 0, optional: true, format: "0.00##%" },
        ...{ mustBe: "a percentage below 100%", bounds: { sizeBelow: 1 } },
      },
      `"a day; 0 or empty: none"`,
    ),
    ownInput(
      {
        ...{ name: "Volatility", label: "Volatility", kind: "percent", initial: 0.03, optional: true },
        ...{ mustBe: "above 0%, up to 100%", bounds: { above: 0, maximum: 1 } },
      },
      `"a day; counts with a drift"`,
      `IF(IFERROR(N(Drift),0)=0,"a day; counts with a drift",${wrong("above 0%, up to 100%: needed with a drift")})`,
    ),
  ],
};
const groups = [
  planGroup("trade"),
  planGroup("account"),
  market,
  ...(["details", "instead", "contract"] as const).map(planGroup),
];

const columns = ["E", "F", "G", "H", "I", "J", "K", "L", "M"];
const summaryRow = 4;
const measures: readonly (readonly [label: string, format: string, note: string])[] = [
  ["Win probability", "0.0%", "the net result is above 0"],
  ["Break-even probability", "0.0%", "wins needed to pay the costs"],
  ["Average win", "money", ""],
  ["Average loss", "money", ""],
  ["Expected gross", "money", "of the price alone, before costs"],
  ["Expected costs", "money", ""],
  ["Expected net", "money", ""],
  ["Expectancy", "0.000", "in R, multiples of the first risk"],
  ["Worst net", "money", ""],
];
const endingRow = summaryRow + measures.length + 3;
/** A stop in each step, a stop after each target but the last, the last target, and the expectation. */
const roomForEndings = roomForSteps + 4;
const chartRow = endingRow + roomForEndings + 2;
const binRow = chartRow + 18;
const bins = 15;
const allInRow = binRow + bins + 4;
const roomForAllIn = 5;
const planRow = allInRow + roomForAllIn + 4;

const tables = planTables(sheet, planRow);
const { outputs } = tables;
const block = planBlock(sheet, Object.values(outputs), groups);

const plan = `E${planRow}#`;
const oddsOf = (of: string, show: string): string =>
  guarded(`IF(Targets_reached=0,"",IFERROR(SCALE.ODDS(Side,${of},${exitOf(plan)},Drift,Volatility,"${show}",Terms),""))`);
const endings = `E${endingRow}#`;
const allIn = `E${allInRow}#`;

/** A figure of the summary: "scaled" in column H, "all in" in column I. */
const figure = (label: string, column: "H" | "I"): string =>
  `${column}${summaryRow + 1 + measures.findIndex(([each]) => each === label)}`;

const following: (readonly [address: string, follows: Follows])[] = [...block.following, ...tables.following];
const formatted = (cells: Cells, address: string, format: string): void => {
  cells[address] = { style: numberStyle(formatOf(format)) };
  if (isFollowing(format)) following.push([address, format]);
};

function summaryCells(): Cells {
  const cells: Cells = textRow(summaryRow, columns, styles.heading, ["Scaled against all in at the entry"]);
  cells[`H${summaryRow}`] = { value: "Scaled", style: { ...styles.heading, align: "right" } };
  cells[`I${summaryRow}`] = { value: "All in", style: { ...styles.heading, align: "right" } };
  measures.forEach(([label, format, note], index) => {
    const row = summaryRow + 1 + index;
    Object.assign(cells, textRow(row, columns, styles.label, [label]));
    for (const column of ["H", "I"]) formatted(cells, `${column}${row}`, format);
    const unit = format === "money" ? `Settles_in` : undefined;
    cells[`J${row}`] = { ...(unit && note === "" ? { formula: `=${guarded(unit)}` } : { value: note }), style: styles.note };
  });
  put(
    cells,
    `H${summaryRow + 1}`,
    `=${guarded(`IF(Targets_reached=0,"",IFERROR(TRANSPOSE(DROP(SCALE.ODDS(Side,${plan},${exitOf(plan)},Drift,Volatility,"summary",Terms),1,1)),""))`)}`,
  );
  return cells;
}

const endingFormats = ["@", "0", "0", "price", "0.00%", "money", "money", "money", "0.00"];

function endingTable(title: string, row: number, room: number, formula: string): Cells {
  const cells: Cells = {
    [`E${row - 1}`]: { value: title, style: styles.heading },
    ...textRow(row, columns, { ...styles.columnHead, lineBelow: styles.heading.lineBelow, wrap: true }),
  };
  for (let at = row + 1; at <= row + room; at += 1)
    columns.forEach((column, index) => formatted(cells, `${column}${at}`, endingFormats[index]!));
  for (let at = row; at <= row + room; at += 1)
    cells[`E${at}`] = { style: { ...(at === row ? styles.columnHead : styles.label), align: "left" } };
  put(cells, `E${row}`, `=${formula}`);
  return cells;
}

/** Where a chart with cells of its own finds the endings: so many bins from the worst result to the best, each as wide as the next. */
function binCells(): Cells {
  const net = (of: string): string => `DROP(DROP(INDEX(${of},0,8),1),-1)`;
  const chance = (of: string): string => `DROP(DROP(INDEX(${of},0,5),1),-1)`;
  const cells: Cells = {
    ...textRow(binRow - 1, ["E", "F", "G"], styles.heading, ["Probability by result: loss left, gain right"]),
    ...textRow(binRow, ["E", "F", "G"], { ...styles.columnHead, lineBelow: styles.heading.lineBelow }, [
      "Net",
      "Scaled",
      "All in",
    ]),
    ...styledRows(binRow + 1, binRow + bins, { F: numberStyle("0.0%"), G: numberStyle("0.0%") }),
  };
  const [lowest, highest] = [`MIN(INDEX(${endings},0,8),INDEX(${allIn},0,8))`, `MAX(INDEX(${endings},0,8),INDEX(${allIn},0,8))`];
  const [first, last] = [`$E$${binRow + 1}`, `$E$${binRow + bins}`];
  const hasOdds = (formula: string): string => guarded(`IF(OR($E$${endingRow}="",$E$${allInRow}=""),"",${formula})`);
  for (let index = 0; index < bins; index += 1) {
    const row = binRow + 1 + index;
    formatted(cells, `E${row}`, "money");
    const middle = index === 0 ? lowest : index === bins - 1 ? highest : `${first}+(${last}-${first})*${index}/${bins - 1}`;
    put(cells, `E${row}`, `=${hasOdds(middle)}`);
    for (const [column, of] of [
      ["F", endings],
      ["G", allIn],
    ] as const)
      put(
        cells,
        `${column}${row}`,
        `=${hasOdds(`IF(${last}=${first},${index === 0 ? 1 : 0},SUMPRODUCT((ROUND((${net(of)}-${first})/(${last}-${first})*${bins - 1},0)=${index})*${chance(of)}))`)}`,
      );
  }
  return cells;
}

const honest = "A ladder changes the shape of the result, not its mean: an edge must come from drift.";

function headlineCells(): Cells {
  const chance = (label: string, column: "H" | "I", word: string): string =>
    `IF(ISNUMBER(${figure(label, column)}),${percentText(figure(label, column), 1)},"none")&" ${word}"`;
  const shape = (column: "H" | "I"): string =>
    `${chance("Win probability", column, "win")}&", "&${chance("Break-even probability", column, "needed")}`;
  const hasNone = `NOT(ISNUMBER(${figure("Win probability", "H")}))`;
  const none = `IF(Targets_reached=0,"No odds: give the plan a target, such as 1 in Target 1.","No odds: a step would be liquidated as soon as it is filled.")`;
  const expected = (column: "H" | "I"): string => moneyText(figure("Expected net", column));
  return {
    E1: {
      formula: `=IF(Fault<>"","No plan. "&Fault&".",IF(${hasNone},${none},"Scaled: "&${shape("H")}&". All in: "&${shape("I")}&"."))`,
      style: styles.lead,
    },
    E2: {
      formula: `=${guarded(`IF(${hasNone},"The other cells follow as soon as it has them.","Expected net "&${expected("H")}&" scaled, "&${expected("I")}&" all in. ${honest}")`)}`,
      style: styles.caption,
    },
    E3: { formula: `=${guarded(planSentence)}`, style: styles.caption },
  };
}

const ofBins = (column: string): string => `${sheet}!${column}${binRow + 1}:${column}${binRow + bins}`;
const chart: ChartData = {
  kind: "column",
  title: "Probability by result: loss left, gain right",
  place: `E${chartRow}:M${chartRow + 15}`,
  categories: ofBins("E"),
  series: [
    { name: "Scaled", values: ofBins("F"), color: "#0645AD" },
    { name: "All in", values: ofBins("G"), color: "#84909C" },
  ],
  minimum: 0,
  numberFormat: "0%",
};

/** Where the workbench finds the endings and the summary. */
export const oddsPlaces = { endings: `${sheet}!E${endingRow}`, summary: `${sheet}!H${summaryRow + 1}` };

const allInPlan = `HSTACK(Contracts_used,INDEX(${plan},2,3),INDEX(${plan},2,4))`;

const cells: Cells = {
  ...titled("Odds", "Change a blue figure: everything follows."),
  ...headlineCells(),
  ...block.cells,
  ...summaryCells(),
  ...endingTable("Every ending of the plan", endingRow, roomForEndings, oddsOf(plan, "endings")),
  ...binCells(),
  ...endingTable("Every ending of all in at the entry", allInRow, roomForAllIn, oddsOf(allInPlan, "endings")),
  ...tables.cells,
};

export const oddsTemplate: Template = {
  id: "odds",
  name: "Odds",
  description: "Every ending of the plan with its probability, against the whole size at once.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        {
          name: sheet,
          cells,
          hidesGridlines: true,
          frozenRows: 3,
          rowHeights: { 1: 32, [planRow]: 36 },
          columnWidths: {
            ...{ A: 172, B: 140, C: 170, D: 8 },
            ...{ E: 92, F: 72, G: 96, H: 96, I: 96, J: 84, K: 88, L: 96, M: 96, N: 96, O: 96 },
          },
          validations: block.validations,
          followsDecimals: decimalsRules(following),
          charts: [chart],
          print: { area: `A1:O${Math.max(block.lastRow, planRow + roomForSteps + 3)}`, isLandscape: true, titleRows: "1:3" },
        },
        contractsSheet(),
        readMe(
          "Odds",
          [
            "It lists every way in which a trade of the plan can end, with its probability and its result after all costs.",
            "Beside it stands the same size bought at once with the first stop: scaled against all in.",
            honest,
          ],
          [
            "Change a blue figure on the sheet Odds; what is wrong is marked in the line itself, in column C. Without drift the volatility does not matter.",
            "It assumes a continuous price without gaps or time limit, stops that fill at their level less slippage, and no funding.",
          ],
        ),
      ],
      names: { ...block.names, ...tables.names, Headline: `${sheet}!$E$1`, Detail: `${sheet}!$E$2` },
    };
  },
  start: `${sheet}!${inputCell("Entry_price", groups)}`,
  inputs: block.inputs,
  chart: "odds",
  pictures: [
    {
      title: chart.title,
      place: `${sheet}!E${binRow}:G${binRow + bins}`,
      kind: "columns",
      isPercent: true,
      across: "Net result",
    },
  ],
};
