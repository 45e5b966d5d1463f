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

const buys = (
  "buy b bot bought long bid marketbuy limitbuy stopbuy advancedtradebuy " +
  "kauf gekauft achat acheter compra acquisto koop aankoop kupno"
).split(" ");
const sells = (
  "sell s sld sold short ask marketsell limitsell stopsell advancedtradesell sellshort " +
  "verkauf verkauft vente vendre venta venda vendita verkoop sprzedaz"
).split(" ");

const known = new Map<string, SideWord>([
  ...buys.map((word): [string, SideWord] => [word, { side: "buy" }]),
  ...sells.map((word): [string, SideWord] => [word, { side: "sell" }]),
  ...["buytocover", "buytoclose", "closebuy"].map((word): [string, SideWord] => [word, { side: "buy", closes: true }]),
  ...["selltoclose", "closesell"].map((word): [string, SideWord] => [word, { side: "sell", closes: true }]),
  ...["buytoopen", "openbuy"].map((word): [string, SideWord] => [word, { side: "buy", closes: false }]),
  ...["selltoopen", "opensell"].map((word): [string, SideWord] => [word, { side: "sell", closes: false }]),
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
  return (
    /transfer|deposit|withdraw|funding|interest|dividend|balance|rebate|settle|reward|staking|airdrop/i.test(text) ||
    /\b(receive|received|send|sent|ach|wire|tax|income|einzahlung|auszahlung|zinsen|dividende)\b/i.test(text)
  );
}

/** Words for an order that was not filled, or not to its end. */
export function isUnfilled(text: string): boolean {
  return /cancel|reject|expired|storniert|abgelehnt|verfallen|annul/i.test(text) || waiting.has(fold(text));
}

const waiting = new Set(
  "working pending placed new open active inactive untriggered accepted submitted presubmitted queued received offen wartend".split(
    " ",
  ),
);
