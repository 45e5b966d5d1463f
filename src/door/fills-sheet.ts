/** Fills as rows of the sheet Fills: the door's nine columns, and Trade, Contract size and Contract type of the rows it appends. */
import { Decimal } from "decimal.js";
import { fillHeader } from "./canonical";
import type { Fill, FillsRead, PositionSide, ReadFill } from "./fill";
import { codeOf, countsCoins } from "./fill-contracts";
import { positionWord, sideWord } from "./fill-words";
import { fold } from "./names";
import { type FillOnSheet, newFills } from "./second-import";
import { type DoorCell, serialOf, timeOfSerial } from "./sheet-layout";
import { type Grouping, groupFills, type OpenPosition, type TradeParts } from "./trades";
import { counted } from "./words";

export const fillsSheetName = "Fills";

/** The columns of the sheet, A to P. Of a row that it appends the door writes A to L, the rest is the trader's. */
export const fillColumns = [
  ...fillHeader,
  ...["Trade", "Contract size", "Contract type"],
  ...["Stop", "Plan", "Note", "Fee worth"],
] as const;

/** With this word begins the Id of a fill that a template brings along to show how it works. */
export const madeUpId = "made-up";

/** Size and type of a contract, by its code in capitals. */
export type ContractList = ReadonlyMap<string, { size: number; type: string }>;

export interface FillsOnSheet {
  /** Rows of twelve cells, to stand below those that are there. */
  rows: DoorCell[][];
  /** How many rows below the header stand there already and stay. */
  standing: number;
  /** Rows below the header, the first is 0, of made-up fills, which go: A to P. */
  madeUp: number[];
  /** What was added, what was there, and what is missing. */
  told: string;
}

/** The place of the header among the first rows of a sheet; -1 when there is none. */
export function fillsHeaderRow(rows: readonly (readonly unknown[])[]): number {
  return rows
    .slice(0, 20)
    .findIndex((row) => fillHeader.slice(0, 5).every((name, at) => fold(String(row[at] ?? "")) === fold(name)));
}

/** `sheet` are the rows below the header, columns A to L. */
export function fillsOnSheet(sheet: readonly (readonly unknown[])[], read: FillsRead, contracts: ContractList): FillsOnSheet {
  const madeUp = sheet.flatMap((row, at) => (isMadeUp(row) ? [at] : []));
  const there = sheet.map((row) => (isMadeUp(row) ? [] : row));
  const standing = there.reduce((last: number, row, at) => (row.some((cell) => cell !== null && cell !== "") ? at + 1 : last), 0);
  const before = there.slice(0, standing).flatMap(rowToFill);
  const { added, alreadyThere } = newFills(before, read.fills);
  const parts = rowParts(before, added);
  const unknown = new Set<string>();
  const rows = parts.map(({ fill, contracts: part, fee, trade, position }) => {
    const terms = countsCoins(read.facts.format, fill)
      ? { size: 1, type: "linear" }
      : contracts.get(codeOf(read.facts.format, fill.symbol).toUpperCase());
    if (!terms) unknown.add(fill.symbol || "a fill without a symbol");
    const { time, symbol, side, price, currency, id } = fill;
    const nine = [serialOf(time), symbol, side, part, price, fee, currency, id, position];
    return [...nine, trade, terms?.size ?? null, terms?.type ?? null];
  });
  const told = [`${counted(added.length, "fill")} added, ${alreadyThere.toLocaleString("en-US")} were there.`];
  if (unknown.size > 0)
    told.push(`Contract size and type are not known for ${[...unknown].join(", ")}: fill in columns K and L of these rows.`);
  if (madeUp.length > 0) told.push("The made-up fills are taken away.");
  return { rows, standing, madeUp, told: told.join(" ") };
}

/** A fill that a template brought along. */
function isMadeUp(row: readonly unknown[]): boolean {
  return typeof row[7] === "string" && row[7].startsWith(madeUpId);
}

function rowToFill(row: readonly unknown[]): FillOnSheet[] {
  const [time, symbol, side, contracts, price, fee, currency, id, position, trade] = row;
  const word = sideWord(String(side ?? ""))?.side;
  if (typeof time !== "number" || typeof contracts !== "number" || typeof price !== "number" || word === undefined) return [];
  const text = (cell: unknown) => (cell === null || cell === undefined || cell === "" ? null : String(cell));
  return [
    {
      time: timeOfSerial(time),
      symbol: text(symbol) ?? "",
      side: word,
      contracts,
      price,
      fee: typeof fee === "number" ? fee : null,
      currency: text(currency),
      id: text(id),
      position: positionWord(String(position ?? "")) ?? null,
      trade: typeof trade === "number" ? trade : text(trade),
    },
  ];
}

interface RowPart {
  fill: Fill;
  contracts: number;
  fee: number | null;
  trade: string | number | null;
  position: PositionSide | null;
}

interface StandingTrade extends OpenPosition {
  word: string | number;
  /** When its first fill was. */
  since: number;
}

/** Fills older than the trade that stands open on the sheet do not belong to it. */
function rowParts(there: readonly FillOnSheet[], added: readonly ReadFill[]): RowPart[] {
  const open = openTrades(there);
  const since = (fill: Fill) => open.find((trade) => isOf(trade, fill))?.since ?? -Infinity;
  const older = added.filter((fill) => fill.time < since(fill));
  const newer = added.filter((fill) => fill.time >= since(fill));
  const highest = Math.max(0, ...there.map(({ trade }) => (Number.isInteger(trade) ? Number(trade) : 0)));
  const first = partsOf(older, groupFills(older), [], highest + 1);
  const second = partsOf(newer, groupFills(newer, open), open, first.next);
  return [...first.parts, ...second.parts].sort((one, other) => one.fill.time - other.fill.time);
}

function isOf(trade: OpenPosition, { symbol, position }: Fill): boolean {
  return trade.symbol === symbol && trade.position === position;
}

/** The trades of the sheet that still hold contracts, one for each symbol and position, the newest. */
function openTrades(there: readonly FillOnSheet[]): StandingTrade[] {
  const trades = new Map<string, StandingTrade>();
  for (const { trade: word, symbol, position, side, contracts, time } of there) {
    if (word == null) continue;
    const key = JSON.stringify([word, symbol, position]);
    const trade = trades.get(key) ?? { word, symbol, position, held: new Decimal(0), since: time };
    trade.held = trade.held.plus(new Decimal(contracts).times(side === "buy" ? 1 : -1));
    trades.set(key, trade);
  }
  const held = [...trades.values()].filter((trade) => !trade.held.isZero());
  return held.filter(
    (trade, at) => !held.slice(at + 1).some((later) => later.symbol === trade.symbol && later.position === trade.position),
  );
}

function partsOf(fills: readonly ReadFill[], { trades, orphans }: Grouping, open: readonly StandingTrade[], firstWord: number) {
  const parts: (RowPart & { at: number })[] = [];
  let next = firstWord;
  const fresh = trades.filter(({ isContinued }) => !isContinued).sort((one, other) => one.parts[0]!.fill - other.parts[0]!.fill);
  const words = new Map<TradeParts, string | number>(fresh.map((trade) => [trade, next++]));
  trades.filter(({ isContinued }) => isContinued).forEach((trade, at) => words.set(trade, open[at]!.word));
  for (const [trade, word] of words) {
    for (const { fill: at, contracts, fee } of trade.parts) {
      const fill = fills[at]!;
      const position = fill.turns ? trade.side : fill.position;
      parts.push({ at, fill, contracts: contracts.toNumber(), fee: fee && fee.toNumber(), trade: word, position });
    }
  }
  for (const { fill: at, contracts } of orphans) {
    const fill = fills[at]!;
    const share = contracts.div(fill.contracts);
    const fee = fill.fee === null ? null : share.times(fill.fee).toNumber();
    parts.push({ at, fill, contracts: contracts.toNumber(), fee, trade: null, position: fill.position });
  }
  return { parts: parts.sort((one, other) => one.at - other.at), next };
}
