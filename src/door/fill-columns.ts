/** Where the columns of fills stand in a header. */
import { entryPriceNames, entryTimeNames, exitPriceNames, exitTimeNames } from "./fill-names";
import { fold } from "./names";

/** Names of columns, folded, the first that is there counts; a pattern looks at the name as it stands. */
export type Names = readonly (string | RegExp)[];

export interface FillColumns {
  time: Names;
  symbol: Names;
  /** Without a side the sign of the quantity tells it. */
  side?: Names;
  quantity: Names;
  price: Names;
  fee?: Names;
  /** Paid beside the fee. */
  commission?: Names;
  currency?: Names;
  id?: Names;
  /** Fills of one order are one step. */
  order?: Names;
  position?: Names;
  /** A word that says whether a fill opens or closes. */
  closes?: Names;
  profit?: Names;
  /** Told, not counted. */
  funding?: Names;
  status?: Names;
}

const foldedRows = new WeakMap<readonly string[], readonly string[]>();

/** A row of names, folded; each row is looked at for many formats. */
export function foldedRow(header: readonly string[]): readonly string[] {
  const known = foldedRows.get(header);
  if (known) return known;
  const folded = header.map(fold);
  foldedRows.set(header, folded);
  return folded;
}

/** Where the first of these names stands in a header; -1 when none does. */
export function findColumn(header: readonly string[], names: Names = []): number {
  const folded = foldedRow(header);
  for (const name of names) {
    const at = typeof name === "string" ? folded.indexOf(name) : header.findIndex((cell) => name.test(cell.trim()));
    if (at >= 0) return at;
  }
  return -1;
}

/** The columns of a table whose lines hold an entry and an exit. */
export interface PairPlaces {
  entryTime: number;
  exitTime: number;
  entryPrice: number;
  exitPrice: number;
}

/** Entry and exit by their names, or by a time and a price that stand there twice. */
export function pairPlaces(header: readonly string[]): PairPlaces | undefined {
  const twice = (name: string): readonly [number, number] => {
    const folded = foldedRow(header);
    const [first, last] = [folded.indexOf(name), folded.lastIndexOf(name)];
    return first < last ? [first, last] : [-1, -1];
  };
  const both = (entry: Names, exit: Names, name: string) => {
    const found = [findColumn(header, entry), findColumn(header, exit)] as const;
    return found[0] >= 0 && found[1] >= 0 ? found : twice(name);
  };
  const [entryTime, exitTime] = both(entryTimeNames, exitTimeNames, "time");
  const [entryPrice, exitPrice] = both(entryPriceNames, exitPriceNames, "price");
  return entryTime < 0 || entryPrice < 0 ? undefined : { entryTime, exitTime, entryPrice, exitPrice };
}
