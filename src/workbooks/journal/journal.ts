/** A trading journal: fills, the trades they make, and the trade that is open. */
import type { WorkbookData } from "../../grid/workbook-data";
import { contractsSheet } from "../plan-kit/contracts-sheet";
import { fillsSheet, fillsWorksheet, type SampleFill } from "../fills/fills-sheet";
import { madeUpId } from "../../door/fills-sheet";
import { readMe } from "../read-me";
import type { Template } from "../template";
import { inputs, positionWorksheet } from "./position-sheet";
import { tradesWorksheet } from "./trades-sheet";

/** 2 November 2026, as Excel counts days. */
const firstDay = 46328;

/** A made-up fill: days after the first, side, contracts, price, trade, fee, and what is special about it. */
function made(
  id: number,
  after: number,
  [side, contracts, price]: readonly [side: "buy" | "sell", contracts: number, price: number],
  trade: number,
  more: { stop?: number; fee?: number; currency?: string; worth?: number; note?: string } = {},
): SampleFill {
  const fee = more.fee ?? Number((contracts * 0.01 * price * 0.0005).toFixed(8));
  return [
    ...[firstDay + after, "BTCUSDT", side, contracts, price, fee, more.currency ?? "USDT", `${madeUpId} ${id}`, null],
    ...[trade, 0.01, "linear", more.stop ?? null, null, more.note ?? null, more.worth ?? null],
  ];
}

/** Four trades: scaled in and out, a loss that was turned round in one fill (it stands as two rows), a fee in another coin, and an open one. */
const sample: readonly SampleFill[] = [
  made(1, 0.375, ["buy", 1, 70000], 1, { stop: 69650, note: "first step" }),
  made(2, 0.4, ["buy", 1, 70350], 1, { stop: 70000 }),
  made(3, 0.5, ["sell", 1, 70900], 1, { note: "target 1" }),
  made(4, 0.6, ["sell", 1, 71050], 1),
  made(5, 1.375, ["sell", 2, 70500], 2, { stop: 70900 }),
  made(6, 1.5, ["buy", 2, 70900], 2, { note: "bought 3: closes the short, turns long" }),
  made(6, 1.5, ["buy", 1, 70900], 3, { stop: 70550 }),
  made(7, 1.75, ["sell", 1, 71400], 3, { fee: 0.0005, currency: "BNB", worth: 0.357 }),
  made(8, 3.375, ["buy", 1, 70000], 4, { stop: 69650 }),
  made(9, 3.4, ["buy", 1, 70350], 4, { stop: 70000 }),
];

export const journal: Template = {
  id: "journal",
  name: "Journal",
  description: "Fills, the trades they make, and the open one: net result after the fees that were paid, and R.",
  get workbook(): WorkbookData {
    const trades = tradesWorksheet();
    return {
      sheets: [
        fillsWorksheet(sample),
        trades.worksheet,
        positionWorksheet(),
        contractsSheet(),
        readMe(
          "Journal",
          [
            "Fills: one row a fill, any number for each trade, with partial exits. Contract size, type and fee stand in the row: nothing typed elsewhere changes a trade.",
            "Trades: every trade with its net result after the fees that were paid, its initial risk, its R, and what the closed trades say together.",
            "Position: the open trade, or any other, through MICRO.POSITION: average, realised result, break-even, and what it makes at the price now.",
          ],
          [
            "Type your fills below each other, or open the export of your broker or exchange: it goes below what is there, and what is there is not added twice.",
            "In the workbench a contract chosen as Symbol writes its size and type into the row, and its fee at the list's rate is offered; all are values that you may change.",
            "Delete the made-up fills when you type your own (their Id begins with made-up); an import takes them away by itself.",
            "Trade is any word, the same for all fills of one trade, from flat to flat. A fill that turns the position stands as two rows, one of each trade.",
            "Stop beside the first fill is the initial stop: R is the net result over what was at risk there, with the fee of that fill twice.",
            "A fee in another currency counts as soon as you type what it cost into Fee worth; until then the trade has no net result and Note says so.",
            "Paid on the sheet Position is the fees and funding so far, less what the exit fee rate would charge on the parts that are sold: their real fees are in.",
          ],
        ),
      ],
      names: { ...trades.names, ...inputs.names },
    };
  },
  start: `${fillsSheet}!D2`,
  inputs: inputs.inputs,
  chart: "journal",
};
