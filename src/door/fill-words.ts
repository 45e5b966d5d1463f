/** The words of venues and brokers for the side of a fill. */
import type { FillSide, PositionSide } from "./fill";
import { fold } from "./names";

/** What a word says of a fill. */
export interface SideWord {
  side: FillSide;
  position?: PositionSide;
  closes?: boolean;
  turns?: boolean;
}

const buys = "buy b bot bought long kauf achat compra acquisto".split(" ");
const sells = "sell s sld sold short verkauf vente venta vendita sellshort".split(" ");

const known = new Map<string, SideWord>([
  ...buys.map((word): [string, SideWord] => [word, { side: "buy" }]),
  ...sells.map((word): [string, SideWord] => [word, { side: "sell" }]),
  ["buytocover", { side: "buy", closes: true }],
  ["openlong", { side: "buy", position: "long", closes: false }],
  ["closelong", { side: "sell", position: "long", closes: true }],
  ["openshort", { side: "sell", position: "short", closes: false }],
  ["closeshort", { side: "buy", position: "short", closes: true }],
  ["longshort", { side: "sell", turns: true }],
  ["shortlong", { side: "buy", turns: true }],
]);

/** undefined for a word of something else than a fill. */
export function sideWord(text: string): SideWord | undefined {
  return known.get(fold(text));
}

/** Long and short; any other word says nothing of the position. */
export function positionWord(text: string): PositionSide | undefined {
  const word = fold(text);
  return word === "long" || word === "short" ? word : undefined;
}

/** Words of lines that move money without a fill. */
export function isMoneyWord(text: string): boolean {
  return /transfer|deposit|withdraw|funding|interest|dividend|balance|rebate|settle/i.test(text);
}
