/** The names that the columns of bars go by. The door and the functions that take bars by header share them. */
import { fold } from "./names";

export type PriceColumn = "Open" | "High" | "Low" | "Close";

const words = (text: string): readonly string[] => text.split(" ");

/** Folded names, the first that is there wins. */
export const priceNames: Readonly<Record<PriceColumn, readonly string[]>> = {
  Open: words(
    "open o openprice priceopen opening eroffnung eroeffnung eroffn eroeffn eroffnungskurs eroeffnungskurs erster ouverture ouv apertura abertura otwarcie acilis откр 开盘 始値",
  ),
  High: words(
    "high h highprice pricehigh max maximum hoch hochst hoechst hochstkurs hoechstkurs tageshoch plushaut haut maximo maxima massimo najwyzszy hoogste hoog yuksek макс 高 高値",
  ),
  Low: words(
    "low l lowprice pricelow min minimum tief tiefst tiefstkurs tagestief plusbas bas minimo minima najnizszy laagste laag dusuk мин 低 安値",
  ),
  Close: words(
    "close c closeprice priceclose closing schluss schlusskurs cloture fermeture cierre chiusura fechamento zamkniecie slot slotkoers closelast last lastprice latest zuletzt letzter dernier ultimo price settle settlement settlementprice laatst laatste ostatnio simdi цена 收盘 終値",
  ),
};

/** Of these the first counts that is not 0 throughout. */
export const volumeNames = words(
  "volume vol v stucke stuecke stuck volumen volumes wolumen tickvol tickvolume wol hac объем 交易量 出来高",
);

export const timeNames = words(
  "opentime timeopen starttime startat tsevent unix unixtimestamp unixtime epoch timestamp datetime dateandtime datetimeutc gmttime localtime datumzeit fechahora dateheure dataora date datum fecha data seance jour time t zeit hora heure ora windowstart startedat tarih дата 日期 日付け 日付",
);

/** Columns that may hold the clock beside a column of dates. */
export const clockNames = words("time zeit uhrzeit hora heure ora czas tijd");

export const symbolNames = words("symbol ticker instrument instrumentname pair contract product");

/** The price columns, in the order of the sheet. */
export const priceColumns: readonly PriceColumn[] = ["Open", "High", "Low", "Close"];

/** Where the first of these names stands; -1 when none does. */
export function findName(folded: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const at = folded.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

/** Where the price columns stand in a header; -1 for one that is not there. */
export function findPriceColumns(folded: readonly string[]): Record<PriceColumn, number> {
  const entries = priceColumns.map((column) => [column, findName(folded, priceNames[column])] as const);
  return Object.fromEntries(entries) as Record<PriceColumn, number>;
}

/** A row of names, folded. Copied from a page a name may be followed by what it means: "Close Close price adjusted for splits." */
export function foldRow(cells: readonly string[]): string[] {
  return cells.map((cell) => fold(cell.replace(/^(\p{L}{3,9}) \1 .*$/su, "$1")));
}
