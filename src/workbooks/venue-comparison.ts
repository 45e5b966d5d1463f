/** One plan at five exchanges: margin, fees and liquidation side by side. */
import { type Cells, inputBlock, put, tableHead, textRow, titled } from "./blocks";
import { headline, isShort } from "./headline";
import { readMe } from "./read-me";
import { inputStyle, numberStyle, styles, type Template } from "./template";

const sheet = "Venues";
const [price, money, rate] = ["#,##0.0", "#,##0.00", "0.000%"];

const inputs = inputBlock(sheet, "The plan", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "entry", label: "Average entry", value: 70350, unit: "USDT", format: price },
  { key: "coins", label: "Position", value: 0.03, unit: "BTC", format: "General" },
  { key: "stop", label: "Stop", value: 70000, unit: "USDT", format: price },
  { key: "leverage", label: "Leverage", value: 10, unit: "times", format: "General" },
  { key: "funding", label: "Funding rate", value: 0.0001, unit: "each time", format: "0.0000%" },
  { key: "periods", label: "Funding times", value: 3, unit: "while it is held", format: "0" },
]);
const { at } = inputs;

/** The facts that the contract table does not confirm are the reader's to type in. */
const venues: readonly {
  name: string;
  code: string;
  own: readonly [size?: number, taker?: number];
  maintenance: number;
  note: string;
}[] = [
  { name: "Binance", code: "BINANCE:BTCUSDT", own: [], maintenance: 0.004, note: "first tier of March 2026" },
  { name: "Bybit", code: "BYBIT:BTCUSDT", own: [], maintenance: 0.005, note: "first tier of 2025" },
  { name: "BingX", code: "BINGX:BTC-USDT", own: [], maintenance: 0.005, note: "maintenance assumed: look it up" },
  { name: "WEEX", code: "", own: [0.001, 0.0008], maintenance: 0.005, note: "from its help pages; maintenance assumed" },
  { name: "MEXC", code: "MEXC:BTC_USDT", own: [undefined, 0.0006], maintenance: 0.005, note: "fee and maintenance unconfirmed" },
];

const columns = ["E", "F", "G", "H", "I", "J", "K", "L", "M", "N"];
const factsHead = 4;
const resultHead = factsHead + venues.length + 3;
const lastRow = resultHead + venues.length;
const chartRow = lastRow + 2;

function factRow(row: number, { name, code, own, maintenance, note }: (typeof venues)[number]): Cells {
  const used = (own: string, field: string): string => `=IF(${own}${row}<>"",${own}${row},MICRO.SPEC($F${row},"${field}"))`;
  return {
    ...textRow(row, columns, styles.label, [name]),
    [`F${row}`]: { value: code, style: { ...inputStyle(), align: "left" } },
    [`G${row}`]: { value: own[0] ?? null, style: inputStyle("General") },
    [`H${row}`]: { value: own[1] ?? null, style: inputStyle(rate) },
    [`I${row}`]: { value: maintenance, style: inputStyle(rate) },
    [`J${row}`]: { formula: used("G", "size"), style: numberStyle("General") },
    [`K${row}`]: { formula: used("H", "taker"), style: numberStyle(rate) },
    [`L${row}`]: { value: note, style: styles.note },
  };
}

function resultRow(row: number, facts: number, name: string): Cells {
  const [size, taker] = [`J${facts}`, `K${facts}`];
  const contracts = `${at("coins")}/${size}`;
  const fee = (of: string): string => `MICRO.FEE(${contracts},${of},${taker},,${size})`;
  const margin = `MICRO.MARGIN(${contracts},${at("entry")},${at("leverage")},${size})`;
  const liquidation = `MICRO.LIQ(${at("side")},${contracts},${at("entry")},${margin},I${facts},${size})`;
  // No liquidation price is #N/A: then the stop is reached. Any other error stays one
  const whereReached = (stopped: string, liquidated: string): string =>
    `LET(found,${liquidation},IF(ISNA(found),${stopped},IF(IF(${isShort(at("side"))},-1,1)*(found-${at("stop")})>=0,${liquidated},${stopped})))`;
  const formulas: Record<string, [string, string]> = {
    F: [contracts, "#,##0.00"],
    G: [margin, money],
    H: [fee(at("entry")), "#,##0.000"],
    I: [whereReached(fee(at("stop")), "0"), "#,##0.000"],
    J: [`MICRO.FUNDING(${at("side")},${contracts},${at("entry")},${at("funding")},${at("periods")},${size})`, "#,##0.000"],
    K: [
      whereReached(
        `MICRO.PNL(${at("side")},${contracts},${at("entry")},${at("stop")},${size})-${fee(at("entry"))}-${fee(at("stop"))}`,
        `0-${margin}-${fee(at("entry"))}`,
      ),
      money,
    ],
    L: [liquidation, price],
    M: [`ABS(${at("entry")}-${liquidation})/${at("entry")}`, "0.00%"],
    N: [whereReached(`""`, `"liquidated first"`), "General"],
  };
  return {
    ...textRow(row, columns, styles.label, [name]),
    ...Object.fromEntries(
      Object.entries(formulas).map(([column, [formula, format]]) => [
        `${column}${row}`,
        { formula: `=${formula}`, style: numberStyle(format) },
      ]),
    ),
  };
}

const factWords = ["Venue", "Contract", "Own size", "Own taker fee", "Maintenance", "Size used", "Taker used"];
const resultWords = [
  ...["Venue", "Contracts", "Margin", "Entry fee", "Exit fee", "Funding", "Net at the stop", "Liquidation", "Distance", "Note"],
];

const venueResults = venues.map(({ name }, index) => [`K${resultHead + 1 + index}`, name] as const);

/** Only venues where the stop is reached compare by what it costs; the others lose their margin, and their number is said. */
function comparison(): string {
  const rows = (column: string): string => `${column}${resultHead + 1}:${column}${lastRow}`;
  const named = (end: string): string => `TEXT(${end}(nets),"${money}")&" ("&INDEX(names,MATCH(${end}(nets),nets,0))&")"`;
  return (
    `LET(reached,${rows("N")}="",out,SUM(IF(reached,0,1)),` +
    `IF(out=${venues.length},"No venue reaches the stop: liquidation comes first",` +
    `LET(nets,FILTER(${rows("K")},reached),names,FILTER(${rows("E")},reached),` +
    `"At the stop "&${named("MAX")}&" to "&${named("MIN")})` +
    `&IF(out=0,"","; LIQUIDATED BEFORE THE STOP at "&TEXTJOIN(", ",TRUE,FILTER(${rows("E")},NOT(reached))))))`
  );
}

function venueCells(): Cells {
  const cells: Cells = {
    ...titled("Venue comparison", "The same position at five exchanges. Facts change: check them before you trade."),
    ...inputs.cells,
    ...tableHead(factsHead, columns, factWords),
    ...tableHead(resultHead, columns, resultWords),
    E1: { style: styles.lead },
  };
  for (const head of [factsHead, resultHead]) cells[`E${head}`] = { value: "Venue", style: styles.heading };
  cells[`F${factsHead}`] = { value: "Contract", style: { ...cells[`F${factsHead}`]!.style, align: "left" } };
  cells[`L${factsHead}`] = { value: "Where from", style: { ...cells[`L${factsHead}`]!.style, align: "left" } };
  venues.forEach((venue, index) => {
    Object.assign(cells, factRow(factsHead + 1 + index, venue));
    Object.assign(cells, resultRow(resultHead + 1 + index, factsHead + 1 + index, venue.name));
  });
  put(cells, "E1", headline([inputs], [], venueResults, comparison()));
  return cells;
}

const rows = (letter: string): string => `${sheet}!${letter}${resultHead + 1}:${letter}${lastRow}`;

export const venueComparison: Template = {
  id: "venue-comparison",
  name: "Venue comparison",
  description: "One position at five exchanges: margin, fees, funding and liquidation.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: venueCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 104, B: 68, C: 100, D: 8, E: 70, F: 122, G: 72, H: 88, I: 88, J: 72, K: 96, L: 88, M: 70, N: 90 },
        validations: [
          { range: `G5:G${factsHead + venues.length}`, allowed: { minimum: 0 }, message: "A contract size is a number above 0." },
          {
            range: `H5:I${factsHead + venues.length}`,
            allowed: { minimum: -0.1, maximum: 0.5 },
            message: "A rate is a percentage such as 0.05%.",
          },
        ],
        charts: [
          {
            kind: "column",
            title: "Fees in and out, USDT",
            place: `E${chartRow}:N${chartRow + 15}`,
            categories: rows("E"),
            series: [
              { name: "Entry fee", values: rows("H"), color: "#0645AD" },
              { name: "Exit fee", values: rows("I"), color: "#B8C0C8" },
            ],
            minimum: 0,
            numberFormat: "0.00",
          },
        ],
        print: { area: `A1:N${chartRow + 15}`, isLandscape: true, isOnePage: true },
      },
      readMe(
        "Venue comparison",
        [
          "It puts one position at five exchanges side by side: contracts, margin, fees, funding, result at the stop, liquidation price.",
          "Contract size and taker fee come from the dated contract table of the functions where it confirms them.",
        ],
        [
          "Change the plan, or type your own size and fee where they differ: an empty cell takes the contract table's.",
          "Maintenance rates differ with the size of the position and change often. Take them from your exchange before you rely on the liquidation price.",
        ],
      ),
    ],
    names: inputs.names,
  },
  start: `${sheet}!${at("entry")}`,
  inputs: inputs.inputs,
  chart: "none",
};
