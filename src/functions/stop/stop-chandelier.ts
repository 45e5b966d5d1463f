import { positive, wholePositive } from "../../calc/domain";
import { type ChandelierRule, chandelierExit } from "../../calc/indicators/chandelier";
import { badArgument, quoted, readCell, readFlag, readOptionalNumber, readSide } from "../../host/arguments";
import { readPriceBars, toSeriesColumn } from "../../host/series";

/**
 * Chandelier exit: a stop that hangs a multiple of the ATR below the highest high, or above the lowest low for a short.
 *
 * The current bar counts. The raw line can loosen when the ATR grows or the extreme leaves the window; the ratchet keeps the best line so
 * far. The ATR is TA.ATR of the same period; it builds on all earlier bars, so an error cell makes its own bar and every later one that
 * error. Error cells at the beginning are a warm-up, the calculation starts after them. A line at or below 0 is no stop: its bar shows
 * the stop in force, #N/A without one.
 *
 * @customfunction STOP.CHANDELIER
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param high Highs of the bars, oldest first: a row or a column of prices. Greater than 0.
 * @param low Lows of the bars, as many as highs, none above its high.
 * @param close Closes of the bars, as many as highs.
 * @param [period] Bars of the window and of the ATR, a whole number of at least 1. Default 22.
 * @param [multiple] How many ATR away the stop hangs. Greater than 0, default 3.
 * @param [ratchet] TRUE (default): the stop never loosens. FALSE: the raw line. Or words, separated by blanks or commas: "ratchet" or
 * "raw", "hl" or "talib" (the seed of the ATR, see TA.ATR; default "hl"), as "raw talib". "talib" begins one bar later.
 * @returns A column of stop prices as long as the data; #N/A before there are enough bars.
 * @throws #VALUE! an argument is empty, no number or no single row or column, side is an unknown word, or ratchet is neither TRUE nor FALSE nor such words
 * @throws #NUM! lengths differ, a price is not greater than 0, a high is below its low, a blank stands in the middle, or period or multiple is out of domain
 * @throws #N/A a bar before there are enough bars, or whose line is at or below 0 with no stop in force
 * @source Chuck LeBeau's chandelier exit as described in Alexander Elder, Come Into My Trading Room (2002)
 * @example =STOP.CHANDELIER("long",{10;11;12;11},{9;10;11;10},{9.5;10.5;11.5;10.5},2,1) // {#N/A;9.75;10.625;10.625}
 * @example =STOP.CHANDELIER("long",{10;11;12;11},{9;10;11;10},{9.5;10.5;11.5;10.5},2,1,FALSE) // {#N/A;9.75;10.625;10.5625}
 * @example =STOP.CHANDELIER("long",{10;11;12;11},{9;10;11;10},{9.5;10.5;11.5;10.5},2,1,"raw talib") // {#N/A;#N/A;10.5;10.5}
 * @see STOP.TRAIL, STOP.ATR, TA.ATR
 */
export function stopChandelier(
  side: any,
  high: any[][],
  low: any[][],
  close: any[][],
  period?: any,
  multiple?: any,
  ratchet?: any,
): any[][] {
  const direction = readSide(side);
  const bars = readPriceBars(high, low, close);
  const rule = {
    period: readOptionalNumber(period, "period", wholePositive)?.toNumber() ?? 22,
    multiple: readOptionalNumber(multiple, "multiple", positive)?.toNumber() ?? 3,
    ...readRatchet(ratchet),
  };
  return toSeriesColumn(chandelierExit(direction, bars, rule));
}

const ratchetWords: ReadonlyMap<string, Partial<Ratchet>> = new Map([
  ["ratchet", { ratchet: true }],
  ["raw", { ratchet: false }],
  ["hl", { seed: "hl" }],
  ["talib", { seed: "talib" }],
]);

type Ratchet = Pick<ChandelierRule, "ratchet" | "seed">;

/** TRUE, FALSE, or words of which each says one thing. */
function readRatchet(value: unknown): Ratchet {
  const cell = readCell(value, "ratchet");
  const words =
    typeof cell === "string"
      ? cell
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean)
      : [];
  if (words.length === 0 || /^(true|false)$/.test(words.join(" ")))
    return { ratchet: readFlag(cell, "ratchet", true), seed: "hl" };
  let said: Partial<Ratchet> = {};
  for (const word of words) {
    const meaning = ratchetWords.get(word);
    const contradicts = Object.entries(meaning ?? {}).some(([key, says]) => (said[key as keyof Ratchet] ?? says) !== says);
    if (meaning === undefined || contradicts) {
      throw badArgument(`ratchet must be TRUE, FALSE, or one of "ratchet" and "raw", "hl" and "talib" each, was ${quoted(cell)}`);
    }
    said = { ...said, ...meaning };
  }
  return { ratchet: true, seed: "hl", ...said };
}
