/** What a fill's contract is called in a list of contracts, and where the file counts coins instead. */
import type { Fill } from "./fill";

const futures = /^(Tradovate|NinjaTrader|Interactive Brokers)/;

/** VENUE:SYMBOL; of a dated future of CME its root: MNQM6, MNQ JUN26, MGC 06-26. */
export function codeOf(format: string, symbol: string): string {
  const root = futureRoot(symbol);
  if (futures.test(format) && root !== undefined) return `CME:${root}`;
  const venue = /^(Binance|Bybit|OKX|MEXC|BingX|Coinbase|Kraken|Hyperliquid)/.exec(format)?.[0];
  return venue === undefined ? (root === undefined ? symbol : `CME:${root}`) : `${venue.toUpperCase()}:${symbol}`;
}

function futureRoot(symbol: string): string | undefined {
  const dated =
    /^([A-Z0-9]{2,4}?)(?:[FGHJKMNQUVXZ]\d{1,2}| (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d{2}| \d{2}-\d{2})$/;
  return dated.exec(symbol.trim().toUpperCase())?.[1];
}

/** Does the file count the coins of a linear contract? */
export function countsCoins(format: string, { symbol, currency }: Fill): boolean {
  if (/^(BingX|Hyperliquid)/.test(format)) return true;
  if (/^Kraken/.test(format)) return /^pf_/i.test(symbol);
  if (!/^(Binance|Bybit)/.test(format)) return false;
  return /USD[TC]$/i.test(symbol) || (/PERP$/i.test(symbol) && currency?.toUpperCase() === "USDC");
}
