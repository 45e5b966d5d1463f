/** Prices whose digits mean something else than the number they look like. */
import { Refusal } from "./answers";
import { type PriceColumn, priceColumns } from "./bar-columns";
import { cellAt, type Line } from "./split";

/** Refuses prices written as points and 32nds, and whole billionths. */
export function refuseOddPrices(lines: readonly Line[], prices: Record<PriceColumn, number>, timeHeader: string): void {
  const texts = function* (): Generator<readonly [cell: string, line: number]> {
    for (const { cells, number } of lines)
      for (const column of priceColumns) {
        const cell = cellAt(cells, prices[column]);
        if (cell !== "") yield [cell, number];
      }
  };
  refuseThirtySeconds(texts());
  if (/^ts_event\b/i.test(timeHeader)) refuseBillionths(texts());
}

/** 110'165 of a bond is 110 and 16.5 of 32: quarters of a 32nd end with 2, 5 and 7. Of thousands some are always others. */
const thirtySeconds = /^(?:[5-9]\d|1\d\d)['\u2018\u2019`´](?:[0-2]\d|3[01])[0257]?$/;

export function refuseThirtySeconds(texts: Iterable<readonly [cell: string, line: number]>): void {
  let first: readonly [string, number] | undefined;
  for (const text of texts) {
    if (!thirtySeconds.test(text[0])) return;
    first ??= text;
  }
  if (!first) return;
  const [cell, line] = first;
  const [points, rest] = cell.split(/['\u2018\u2019`´]/);
  const asBond = `${points} and ${Number(`${rest!.slice(0, 2)}.${rest!.slice(2) || 0}`)}/32`;
  throw new Refusal(
    "numbers",
    `its prices may be points and 32nds, as bonds are quoted: line ${line} has ${cell}, which is ` +
      `${rest!.length === 3 ? `${points}${rest} or ${asBond}` : asBond}. Export decimal prices, or thousands without apostrophes.`,
  );
}

/** Databento's files hold prices as whole billionths unless they were asked for decimals. */
function refuseBillionths(texts: Iterable<readonly [cell: string, line: number]>): void {
  let first: readonly [string, number] | undefined;
  for (const text of texts) {
    if (!/^\d{8,}$/.test(text[0])) return;
    first ??= text;
  }
  if (!first) return;
  const [cell, line] = first;
  throw new Refusal(
    "numbers",
    `its prices are whole billionths: ${cell} in line ${line} stands for ${Number(cell) / 1e9}. Export decimal prices.`,
  );
}
