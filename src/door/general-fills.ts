/** Which columns of an unknown file are those of fills: told by their names, and by what stands in them. */
import { type FillColumns, findColumn, foldedRow, type Names } from "./fill-columns";
import { feeWords, noFeeWords, plainSideNames } from "./fill-names";
import { sideWord } from "./fill-words";
import { readCellNumber } from "./number-cell";
import { cellAt, type Line } from "./split";

/** A column of the file for each of ours; -1 where there is none. */
export type Places = Record<keyof FillColumns, number>;

/** Enough lines to tell what a column holds. */
const looked = 300;

const isNumber = (cell: string) => readCellNumber(cell, ".") !== undefined || readCellNumber(cell, ",") !== undefined;

const holds: Partial<Record<keyof FillColumns, (cell: string) => boolean>> = {
  side: (cell) => sideWord(cell) !== undefined,
  quantity: isNumber,
  price: isNumber,
  fee: isNumber,
  commission: isNumber,
  symbol: (cell) => /\p{L}/u.test(cell),
};

/** The first of the named columns that holds what it should; of those that hold nothing, the first. */
export function placesByContent(header: readonly string[], columns: FillColumns, lines: readonly Line[]): Places {
  const sample = lines.slice(0, looked);
  const entries = Object.entries(columns).map(([name, names]) => {
    const column = name as keyof FillColumns;
    return [column, placeOf(header, names as Names, sample, holds[column])] as const;
  });
  const places = { ...none, ...Object.fromEntries(entries) };
  // A column of sides that holds other words is a column of something else, unless it is called by nothing but side
  if (places.side < 0) places.side = findColumn(header, plainSideNames);
  const paid = places.fee < 0 ? { ...places, fee: places.commission, commission: -1 } : places;
  const others = paid.fee < 0 ? otherFees(header, sample, paid) : [];
  return others.length === 1 ? { ...paid, fee: others[0]! } : paid;
}

/** Columns that hold fees by their names and numbers, beside those that count. */
export function otherFees(header: readonly string[], lines: readonly Line[], places: Places): number[] {
  const isPaid = (cell: string) => (readCellNumber(cell, ".") ?? readCellNumber(cell, ",") ?? 0) !== 0;
  return foldedRow(header).flatMap((name, at) => {
    const isFee = feeWords.test(name) && !noFeeWords.test(name) && !Object.values(places).includes(at);
    return isFee && lines.some(({ cells }) => isPaid(cellAt(cells, at))) ? [at] : [];
  });
}

const none = {} as Places;

function placeOf(
  header: readonly string[],
  names: Names,
  lines: readonly Line[],
  isMeant: ((cell: string) => boolean) | undefined,
): number {
  if (isMeant === undefined) return findColumn(header, names);
  for (const name of names) {
    const at = findColumn(header, [name]);
    if (at < 0) continue;
    const full = lines.map(({ cells }) => cellAt(cells, at)).filter((cell) => !/^[-–]*$/.test(cell));
    if (full.length > 0 && full.filter(isMeant).length * 2 >= full.length) return at;
  }
  return -1;
}

/** Has the table a quantity, a price, and a side or quantities below 0? */
export function areFills(header: readonly string[], columns: FillColumns, lines: readonly Line[]): boolean {
  if (lines.length === 0) return findColumn(header, columns.side) >= 0;
  const places = placesByContent(header, columns, lines);
  if (places.quantity < 0 || places.price < 0 || places.quantity === places.price) return false;
  return (
    places.side >= 0 ||
    lines.slice(0, looked).some(({ cells }) => /^(?:\(?[-\u2212]|\()\s*\d/.test(cellAt(cells, places.quantity)))
  );
}
