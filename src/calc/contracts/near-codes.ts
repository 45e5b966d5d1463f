import { editDistance } from "../edit-distance";

/** Letters and digits alone count when codes are compared: BTC_USDT, BTC-USDT and btcusdt are one symbol. */
function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function parts(code: string): { venue: string; symbol: string } {
  const colon = code.indexOf(":");
  return { venue: bare(code.slice(0, Math.max(colon, 0))), symbol: bare(code.slice(colon + 1)) };
}

/** How far a code is from the one asked for: the same symbol at another venue is near, and so is the same venue. One letter of three is not. */
function farness(asked: string, known: string): number {
  const wanted = parts(asked);
  const candidate = parts(known);
  const symbol = editDistance(wanted.symbol, candidate.symbol) / Math.max(wanted.symbol.length, candidate.symbol.length, 1);
  const venue = editDistance(wanted.venue, candidate.venue) / Math.max(wanted.venue.length, candidate.venue.length, 1);
  return symbol + 0.6 * (wanted.venue === "" ? 0.6 : venue);
}

/** The codes nearest to one that is not in the table, nearest first; none when nothing is like it. */
export function nearCodes(asked: string, known: readonly string[], count = 4): string[] {
  return known
    .map((code) => ({ code, distance: farness(asked, code) }))
    .filter(({ distance }) => distance <= 1)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ code }) => code);
}
