/** Dollar-cost averaging in orders below (or above) a first one: what is bought, at which average, and what it needs to come back. */
import { type Cells, inputBlock, put, styledRows, type SummaryRow, summaryRows, titled, tableHead, textRow } from "./blocks";
import { type Condition, headline, isShort } from "./headline";
import { readMe } from "./read-me";
import { numberStyle, styles, type Template } from "./template";

const sheet = "DCA";
const [price, money] = ["#,##0.00", "#,##0.00"];

const inputs = inputBlock(sheet, "Inputs", 4, [
  { key: "side", label: "Side", value: "long", unit: "long or short" },
  { key: "baseAmount", label: "Base amount", value: 100, unit: "USDT, first order", format: money },
  { key: "orderAmount", label: "Order amount", value: 100, unit: "USDT, next order", format: money },
  { key: "stepScale", label: "Step scale", value: 1.2, unit: "times per order", format: "0.00" },
  { key: "volumeScale", label: "Volume scale", value: 1.5, unit: "times per order", format: "0.00" },
  { key: "size", label: "Contract size", value: 0.1, unit: "ETH", format: "General" },
  { key: "fee", label: "Fee rate", value: 0.0005, unit: "each side", format: "0.000%" },
  { key: "equity", label: "Account equity", value: 1000, unit: "USDT", format: "#,##0" },
]);
const orders = inputBlock(sheet, "Orders", inputs.lastRow + 2, [
  { key: "base", label: "Base price", value: 3500, unit: "USDT", format: price },
  { key: "orders", label: "Orders after it", value: 4, unit: "up to 10", format: "0" },
  { key: "deviation", label: "Deviation", value: 0.02, unit: "to the next order", format: "0.00%" },
  { key: "exit", label: "Stop beyond all orders", value: 3000, unit: "USDT", format: price },
]);

const columns = ["E", "F", "G", "H", "I", "J"];
const tableRow = 4;
const room = 11;
const summaryRow = tableRow + room + 2;
const chartRow = summaryRow + 7;

const spilled = `E${tableRow}#`;
const column = (number: number): string => `DROP(CHOOSECOLS(${spilled},${number}),1)`;
const fills = `${column(4)},${column(2)}`;
const [side, terms] = [inputs.at("side"), inputs.range];

const stop = orders.at("exit");
/** A stop between the orders would be hit before the later ones are filled. */
const lastOrder = `INDEX(${column(2)},${orders.at("orders")}+1)`;
const stopIsBeyond: Condition = {
  holds: `IFERROR(IF(${isShort(side)},${stop}>${lastOrder},${stop}<${lastOrder}),TRUE)`,
  says:
    `"Stop beyond all orders: "&IF(${isShort(side)},"above","below")&" the last order ("&TEXT(${lastOrder},"#,##0.00##")` +
    `&"), was "&TEXT(${stop},"#,##0.00##")`,
};

const summary: readonly SummaryRow[] = [
  ["Spent when every order is filled", `SUM(${column(3)})`, money, "USDT"],
  ["Average price", `MICRO.AVG(${fills},${terms})`, price, "USDT"],
  ["Effective leverage", `MICRO.LEVERAGE(SUM(${column(3)}),${inputs.at("equity")})`, "0.00", "times the equity"],
  ["Price of a net result of zero", `STOP.BREAKEVEN(${side},${fills},${terms})`, price, "USDT, fees included"],
  [
    "Loss if the stop is hit",
    `IF(${stopIsBeyond.holds},SCALE.RISK(${side},${fills},${stop},${terms}),"")`,
    money,
    "USDT, fees included",
  ],
];

function dcaCells(): Cells {
  const formats = { E: "0", F: price, G: money, H: "0.0000", I: price, J: "0.00%" };
  const cells: Cells = {
    ...titled("DCA build-up", "A first order and the orders against it: where they lie, what they buy, what giving up costs."),
    ...inputs.cells,
    ...orders.cells,
    ...tableHead(tableRow, columns, []),
    ...styledRows(
      tableRow + 1,
      tableRow + room,
      Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, numberStyle(format)])),
    ),
    E1: { style: styles.lead },
    E2: {
      value: "It adds to a losing position: the stop and the whole amount are set before the first order.",
      style: styles.caption,
    },
    ...textRow(summaryRow, columns, styles.heading, ["When every order is filled"]),
  };
  put(
    cells,
    `E${tableRow}`,
    `=SCALE.DCA(${side},${orders.at("base")},${orders.at("orders")},${orders.at("deviation")},${terms})`,
  );
  Object.assign(cells, summaryRows(summaryRow + 1, columns, summary));
  const [spent, loss] = [`H${summaryRow + 1}`, `H${summaryRow + 5}`];
  put(
    cells,
    "E1",
    headline(
      [inputs, orders],
      [stopIsBeyond],
      [
        [`H${summaryRow + 1}`, "what the orders spend"],
        [`H${summaryRow + 5}`, "the loss at the stop"],
      ],
      `"All orders spend "&TEXT(${spent},"${money}")&"; the stop then loses "&TEXT(${loss},"${money}")` +
        `&" ("&TEXT(${loss}/${inputs.at("equity")},"0.0%")&" of equity)"`,
    ),
  );
  return cells;
}

const rows = (letter: string): string => `${sheet}!${letter}${tableRow + 1}:${letter}${tableRow + room}`;

export const dcaBuildUp: Template = {
  id: "dca-build-up",
  name: "DCA build-up",
  description: "Orders further and further away: average, amount and the move back to it.",
  workbook: {
    sheets: [
      {
        name: sheet,
        cells: dcaCells(),
        hidesGridlines: true,
        frozenRows: 2,
        rowHeights: { 1: 32 },
        columnWidths: { A: 120, B: 76, C: 110, D: 8, E: 90, F: 90, G: 90, H: 90, I: 90, J: 90 },
        charts: [
          {
            kind: "line",
            title: "Order price and average",
            place: `E${chartRow}:J${chartRow + 15}`,
            categories: rows("E"),
            series: [
              { name: "Order price", values: rows("F"), color: "#0645AD" },
              { name: "Average", values: rows("I"), color: "#16191D", dashed: true },
            ],
            numberFormat: "#,##0",
          },
        ],
        print: { area: `A1:J${chartRow + 15}`, isLandscape: true, isOnePage: true },
      },
      readMe(
        "DCA build-up",
        [
          "It lists the orders of a dollar-cost averaging plan: price, amount, contracts, the average after each and the move back to it.",
          "Below the table stands what all orders together spend, their average and what a stop beyond all of them loses.",
        ],
        [
          "Set the base price, how many orders follow, their distance and how both grow. Up to 10 orders find room.",
          "This adds to a losing position, which a scaling plan never does: decide on the stop and the whole amount first.",
        ],
      ),
    ],
    names: { ...inputs.names, ...orders.names, Terms: `${sheet}!$A$5:$B$${inputs.lastRow}` },
  },
  start: `${sheet}!${orders.at("base")}`,
  inputs: [...inputs.inputs, ...orders.inputs],
  chart: "none",
};
