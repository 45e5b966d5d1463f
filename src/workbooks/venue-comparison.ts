/** One position at several venues: what getting in and out costs, what the stop leaves, and where it is liquidated before that. */
import type { ChartData, WorkbookData } from "../grid/workbook-data";
import { type Cells, put, textRow, titled } from "./blocks";
import { tableHeadStyle } from "./plan-kit/answers";
import { inputsBlock, ownInput, planSheetInput, type SheetInputGroup } from "./plan-kit/block";
import { contractsSheet, lastContractRow } from "./plan-kit/contracts-sheet";
import { decimalsRules, type Follows, formatOf, isFollowing } from "./plan-kit/formats";
import { decimals, forward, judged, judgedInput, text, words, wrong } from "./plan-kit/formula-parts";
import { moneyText, priceText } from "./plan-kit/sentence-parts";
import { guarded, workedRows, type WorkedRow } from "./plan-kit/worked-out";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";
import { factCells, factRules, factsDown, firstFacts, lastFacts, roomForVenues, rowsFault } from "./venue-rows";

const sheet = "Venues";

const percent = { kind: "percent", mustBe: "above 0%, up to 20%", bounds: { above: 0, maximum: 0.2 } } as const;
const stopDistance = ownInput({ ...percent, name: "Stop_distance", label: "Stop distance", initial: 0.005 }, "");
const groups: readonly SheetInputGroup[] = [
  {
    title: "The position",
    inputs: [
      planSheetInput("Side"),
      planSheetInput("Entry_price", {
        ...{ label: "Average entry", alsoNamed: "Average_entry" },
        note: () => judged("Entry_price", "Settles_in"),
      }),
      ownInput(
        {
          ...{ name: "Position", label: "Position", kind: "number", initial: 0.03 },
          ...{ mustBe: "a number above 0", bounds: { above: 0 } },
        },
        `IF(N(Entry_price)>0,IF(Position_unit="","",Position_unit&", ")&"worth "&${moneyText("(Position*Entry_price)")},"")`,
      ),
      {
        ...stopDistance,
        note: () =>
          `IF(Stop_price<>"","not used: Stop price",${judgedInput(
            stopDistance,
            `IF(OR(Side_sign=0,N(Entry_price)<=0),"",IF(Stop_used="",${wrong(words.lessThanTick)},"stop at "&${priceText("Stop_used")}))`,
          )})`,
      },
      planSheetInput("Leverage", { optional: false, mustBe: "1 or more", note: () => judgedLeverage }),
    ],
  },
  {
    title: "While it is held",
    inputs: [
      ownInput(
        {
          ...{ name: "Funding_rate", label: "Funding rate", kind: "percent", initial: 0.0001, optional: true },
          ...{ format: "0.00##%", mustBe: "below 10%", bounds: { sizeBelow: 0.1 } },
        },
        `IF(N(Funding_rate)=0,"none",IF(Side_sign*Funding_rate>0,"each time, paid","each time, received"))`,
        `"none"`,
      ),
      ownInput(
        {
          ...{ name: "Funding_times", label: "Funding times", kind: "number", initial: 3, optional: true, format: "General" },
          ...{ mustBe: "0 to 10,000", bounds: { minimum: 0, maximum: 10_000 } },
        },
        `"while it is held"`,
        `"none"`,
      ),
    ],
  },
  {
    title: "Instead of a percentage",
    inputs: [
      ownInput(
        {
          ...{ name: "Stop_price", label: "Stop price", kind: "price", initial: null, optional: true },
          ...{ mustBe: "a price above 0, or empty", bounds: { above: 0 } },
        },
        `IF(OR(Side_sign=0,N(Entry_price)<=0),"",IF(Stop_used<>"",${text(words.thisIsTheStop)},"✕ "&IF(Side_sign>0,"below","above")&" the average entry"))`,
        `""`,
      ),
    ],
  },
];
const judgedLeverage = judgedInput({ ...planSheetInput("Leverage"), optional: false, mustBe: "1 or more" }, text(words.times));

const row = (name: string, formula: string, note = "", format = "General", none = '""'): WorkedRow => ({
  ...{ name, label: name.replaceAll("_", " "), formula: `IFERROR(${formula},${none})`, note, format },
});
const firstOf = (letter: string, none: string): string =>
  `IFERROR(INDEX(${factsDown(letter)},MATCH("?*",${factsDown(letter)},0)),${none})`;
const worked: readonly WorkedRow[] = [
  workedRows(() => "C1")[0]!,
  row(
    "Price_decimals",
    `IF(Entry_price>=1,MAX(2,${decimals("Entry_price")}),MIN(10,${decimals("Entry_price")}+2))`,
    "",
    "0",
    "2",
  ),
  row("Tick_used", `10^(0-Price_decimals)`, "the stop is rounded to it", "General", "0.01"),
  row(
    "Stop_used",
    `LET(x,IF(OR(Side_sign=0,N(Entry_price)<=0),0,IF(Stop_price<>"",N(Stop_price),IF(AND(N(Stop_distance)>0,N(Stop_distance)<=0.2),${forward("(Entry_price*(1-Side_sign*Stop_distance))")},0))),IF(x<=0,"",IF(Side_sign*(Entry_price-x)>0,x,"")))`,
    "",
    "price",
  ),
  row("Settles_in", firstOf("P", '"USDT"'), "of the first venue"),
  row("Position_unit", firstOf("O", '""'), "of the first venue"),
  row("Money_decimals", "MAX(2,MIN(8,2-INT(LOG10(Position*Entry_price/1000))))", "", "0", "2"),
];

const columns = "EFGHIJKLMNO".split("");
const resultHead = lastFacts + 3;
const firstResult = resultHead + 1;
const lastResult = resultHead + roomForVenues;
const chartRow = lastResult + 2;
const drawnRow = chartRow + 19;
const resultsDown = (letter: string): string => `$${letter}$${firstResult}:$${letter}$${lastResult}`;

const isLiquidated = `(LEFT(${resultsDown("J")},10)="liquidated")`;
const [venueCount, liquidatedCount] = [`COUNT(${resultsDown("F")})`, `SUMPRODUCT(--${isLiquidated})`];
const verdict: WorkedRow = {
  ...{ name: "Verdict", label: "Verdict", note: "of all venues", format: "General" },
  formula: `IF(Fault<>"","No plan",IF(${liquidatedCount}=0,"The stop comes first",IF(${liquidatedCount}=${venueCount},"Liquidation comes first","Liquidation comes first at "&${liquidatedCount}&" of "&${venueCount})))`,
};

const block = inputsBlock(sheet, { groups, worked: () => worked, more: [verdict], terms: [], alsoFault: rowsFault });
const following: (readonly [string, Follows])[] = [...block.following];

const resultFormats = ["@", "money", "money", "price", "0.00%", "@", "General", "money", "money", "money", "money"];
const resultWords = [
  ...["Venue", "Net at the stop", "Round trip", "Liquidation", "Distance", "Note"],
  ...["Contracts", "Margin", "Entry fee", "Exit fee", "Funding"],
];

function resultRow(index: number): Cells {
  const [row, facts] = [firstResult + index, firstFacts + index];
  const [size, fee] = [`K${facts}`, `L${facts}`];
  const isThere = (formula: string): string => `=${guarded(`IF(J${facts}="","",${formula})`)}`;
  const isFirst = `IF(ISNUMBER(H${row}),Side_sign*(H${row}-Stop_used)>=0,FALSE)`;
  const lot = `IF(N(Q${facts})>0,N(INDEX(Contracts!$E$5:$E$${lastContractRow},Q${facts})),0)`;
  const isWhole = `LET(l,${lot},IF(l>0,ROUND(K${row}/l,6)=INT(ROUND(K${row}/l,6)),TRUE))`;
  const formulas: Record<string, string> = {
    E: `IF(E${facts}="","Venue ${index + 1}",E${facts})`,
    F: `IF(${isFirst},0-L${row}-M${row},Side_sign*Position*(Stop_used-Entry_price)-M${row}-N${row}-O${row})`,
    G: `M${row}+N${row}+O${row}`,
    H: `IF(M${facts}="","",IFERROR(MICRO.LIQ(Side,K${row},Entry_price,L${row},IF(I${facts}<>"",I${facts},F${facts}),${size}),""))`,
    I: `IF(ISNUMBER(H${row}),ABS(Entry_price-H${row})/Entry_price,"")`,
    J: `IF(${isFirst},"liquidated first: margin lost",IF(${isWhole},IF(H${row}="","no liquidation price",""),"not whole lots of "&${lot}))`,
    K: `ROUND(Position/${size},10)`,
    L: `MICRO.MARGIN(K${row},Entry_price,Leverage,${size})`,
    M: `MICRO.FEE(K${row},Entry_price,${fee},,${size})`,
    N: `IF(${isFirst},0,MICRO.FEE(K${row},Stop_used,${fee},,${size}))`,
    O: `IF(N(Funding_rate)*N(Funding_times)=0,0,0-MICRO.FUNDING(Side,K${row},Entry_price,Funding_rate,Funding_times,${size}))`,
  };
  const cells: Cells = {};
  columns.forEach((column, at) => {
    const format = resultFormats[at]!;
    const style = column === "E" ? styles.label : column === "J" ? styles.note : numberStyle(formatOf(format));
    cells[`${column}${row}`] = { style };
    if (isFollowing(format)) following.push([`${column}${row}`, format]);
    put(cells, `${column}${row}`, isThere(formulas[column]!));
  });
  return cells;
}

function resultCells(): Cells {
  const cells: Cells = {
    [`E${resultHead - 1}`]: { value: "What each costs: in and out at the stop, with funding", style: styles.heading },
    ...textRow(resultHead, columns, tableHeadStyle, resultWords),
  };
  for (const letter of ["E", "J"])
    cells[`${letter}${resultHead}`]!.style = { ...tableHeadStyle, align: "left", ...(letter === "J" && { isIndented: true }) };
  for (let index = 0; index < roomForVenues; index += 1) Object.assign(cells, resultRow(index));
  return cells;
}

const drawnWords = ["Venue", "Entry fee", "Exit fee", "Funding"];
function drawnCells(): Cells {
  const letters = columns.slice(0, drawnWords.length);
  const cells: Cells = {
    [`E${drawnRow - 1}`]: { value: "What the chart draws", style: styles.heading },
    ...textRow(drawnRow, letters, tableHeadStyle),
  };
  cells[`E${drawnRow}`] = { style: { ...tableHeadStyle, align: "left" } };
  for (let row = drawnRow + 1; row <= drawnRow + roomForVenues; row += 1) {
    cells[`E${row}`] = { style: styles.label };
    for (const letter of letters.slice(1)) {
      cells[`${letter}${row}`] = { style: numberStyle(formatOf("money")) };
      following.push([`${letter}${row}`, "money"]);
    }
  }
  const isShown = `ISNUMBER(${resultsDown("G")})*(1-${isLiquidated})`;
  const heads = `{${drawnWords.map((word) => `"${word}"`).join(",")}}`;
  const drawn = `FILTER(HSTACK(${["E", "M", "N", "O"].map(resultsDown).join(",")}),${isShown})`;
  put(cells, `E${drawnRow}`, `=${guarded(`IFERROR(VSTACK(${heads},${drawn}),"none: liquidation comes first everywhere")`)}`);
  return cells;
}

function headlineCells(): Cells {
  const reached = `LET(m,ISNUMBER(${resultsDown("F")})*(1-${isLiquidated}),`;
  const span = (letter: string, way: readonly [string, string]): string => {
    const named = (end: string): string => `FIXED(${end}(v),Money_decimals)&" ("&INDEX(w,MATCH(${end}(v),v,0))&")"`;
    return (
      `${reached}v,FILTER(${resultsDown(letter)},m),w,FILTER(${resultsDown("E")},m),` +
      `IF(ROWS(v)=1,${named("MAX")},${named(way[0])}&" to "&${named(way[1])}))&" "&Settles_in`
    );
  };
  const liquidated = `TEXTJOIN(", ",TRUE,IF(${isLiquidated},${resultsDown("E")},""))`;
  const assumed = `TEXTJOIN(", ",TRUE,IF(LEFT(${factsDown("J")},7)="assumed",IF(${factsDown("E")}="","a venue",${factsDown("E")}),""))`;
  const isNone = `Verdict="Liquidation comes first"`;
  return {
    E1: {
      formula:
        `=IF(Fault<>"","No plan. "&Fault&".",IF(${isNone},"No venue reaches the stop: liquidation comes first.",` +
        `IFERROR("At the stop "&${span("F", ["MAX", "MIN"])}&", costs included"&IF(${liquidatedCount}=0,".","; LIQUIDATED BEFORE THE STOP at "&${liquidated}&"."),"")))`,
      style: styles.lead,
    },
    E2: {
      formula: `=${guarded(`IF(${isNone},"A stop nearer to the entry or less leverage reaches it.",IFERROR("In and out, with funding: "&${span("G", ["MIN", "MAX"])}&".",""))`)}`,
      style: styles.caption,
    },
    E3: {
      formula: `=${guarded(`LET(a,${assumed},IF(a="","All figures are of the list: look at their dates.","Assumed figures at "&a&": check them before you trade."))`)}`,
      style: styles.caption,
    },
  };
}

const drawn = (letter: string): string => `${sheet}!${letter}${drawnRow + 1}:${letter}${drawnRow + roomForVenues}`;
const chart: ChartData = {
  kind: "column",
  title: "Cost of the round trip by part",
  place: `E${chartRow}:M${chartRow + 16}`,
  categories: drawn("E"),
  series: [
    { name: "Entry fee", values: drawn("F"), color: "#0645AD" },
    { name: "Exit fee", values: drawn("G"), color: "#84909C" },
    { name: "Funding", values: drawn("H"), color: "#B54708" },
  ],
  numberFormat: "0.00",
};

export const venueComparison: Template = {
  id: "venue-comparison",
  name: "Venue comparison",
  description: "One position at several venues: what it costs in and out, what the stop leaves, where it is liquidated.",
  get workbook(): WorkbookData {
    return {
      sheets: [
        {
          name: sheet,
          cells: {
            ...titled("Venue comparison", "Change a blue figure: everything follows."),
            ...headlineCells(),
            ...block.cells,
            ...factCells(),
            ...resultCells(),
            ...drawnCells(),
          },
          hidesGridlines: true,
          frozenRows: 3,
          rowHeights: { 1: 32, [firstFacts - 1]: 36, [resultHead]: 36 },
          columnWidths: {
            ...{ A: 140, B: 184, C: 184, D: 8, E: 92, F: 140, G: 96, H: 96, I: 96, J: 208 },
            ...{ K: 96, L: 96, M: 96, N: 96, O: 84, P: 84, Q: 72 },
          },
          validations: [...block.validations, ...factRules],
          followsDecimals: decimalsRules(following),
          charts: [chart],
          print: { area: `A1:Q${Math.max(block.lastRow, drawnRow + roomForVenues)}`, isLandscape: true, titleRows: "1:3" },
        },
        contractsSheet(),
        readMe(
          "Venue comparison",
          [
            "It puts one position at several venues side by side: fees in and out, funding, what is left at the stop, margin and liquidation price.",
            "Contract size, taker fee and tiers of maintenance come from the dated sheet Contracts; what is typed instead counts as assumed, and the sheet says so.",
            "Where liquidation comes before the stop, the net is the margin lost with the entry fee: such a row is named and never compared.",
          ],
          [
            "Change the position, or a row of the venues: pick a contract, type size, taker fee or maintenance where the list has none or another. Empty rows are for more.",
            "All contracts must be linear and of one coin and currency. Funding counts at the average entry, the same rate at every venue.",
          ],
        ),
      ],
      names: { ...block.names, Headline: `${sheet}!$E$1`, Detail: `${sheet}!$E$2` },
    };
  },
  start: `${sheet}!${block.names.Entry_price!.replace(/^.*!/, "").replaceAll("$", "")}`,
  inputs: block.inputs,
  chart: "pictures",
  pictures: [
    {
      title: chart.title,
      place: `${sheet}!E${drawnRow}:H${drawnRow + roomForVenues}`,
      kind: "stacked",
    },
  ],
};
