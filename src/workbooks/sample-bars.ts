/**
 * Made-up price bars for samples, tests and documentation: a seeded random walk, never market data. The same seed gives the same
 * bars on every machine, because nothing but exact arithmetic is used: a generator on 32-bit integers, moves in whole ticks.
 */

/** Stands wherever these bars are shown. */
export const sampleBarsLabel = "Made-up bars: a seeded random walk, not market data";

/** A price bar. */
export interface SampleBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** What the walk is like. */
export interface SampleBarsOptions {
  readonly seed: number;
  /** How many bars. */
  readonly count: number;
  /** The open of the first bar. */
  readonly start: number;
  /** Price increment: every price is a multiple of it. */
  readonly tick: number;
  /** Typical move of one bar as a fraction of `start`. */
  readonly volatility: number;
  /** Mean move of one bar as a fraction of `start`: 0 is a fair market. */
  readonly drift: number;
  /** Moves inside a bar: its high and low are the extremes of as many steps. */
  readonly stepsPerBar: number;
}

/**
 * Bars as the Replay template shows them, at the price of a bitcoin contract. The seed was picked so that there is something to
 * see: the plan 70,000 / 70,350 / 70,700 with stops 69,650 / 70,000 / 70,349.9 adds twice, and its second add stands in a bar that
 * leaves open whether the trade was stopped right there or went on to its first targets.
 */
export const defaultSample: SampleBarsOptions = {
  seed: 2606,
  count: 120,
  start: 70000,
  tick: 0.1,
  volatility: 0.002,
  drift: 0,
  stepsPerBar: 60,
};

/** mulberry32: a seeded generator of numbers from 0 to below 1, the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Nearly normal with mean 0 and spread 1: twelve uniform numbers, so that no logarithm or cosine of some machine's is needed. */
function nearlyNormal(random: () => number): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random();
  return sum;
}

/** Bars of a walk, oldest first. Each opens at the close before it. */
export function sampleBars(options: Partial<SampleBarsOptions> = {}): SampleBar[] {
  const { seed, count, start, tick, volatility, drift, stepsPerBar } = { ...defaultSample, ...options };
  const random = seededRandom(seed);
  const spread = (volatility * start) / tick / Math.sqrt(stepsPerBar);
  const mean = (drift * start) / tick / stepsPerBar;
  const price = (ticks: number) => Number((ticks * tick).toPrecision(12));
  const bars: SampleBar[] = [];
  let ticks = Math.round(start / tick);
  while (bars.length < count) {
    const open = ticks;
    let [high, low] = [open, open];
    for (let step = 0; step < stepsPerBar; step++) {
      // A price stays at one tick or more, however long the walk.
      ticks = Math.max(1, ticks + Math.round(mean + spread * nearlyNormal(random)));
      high = Math.max(high, ticks);
      low = Math.min(low, ticks);
    }
    bars.push({ open: price(open), high: price(high), low: price(low), close: price(ticks) });
  }
  return bars;
}

/** The same walk in coarser bars: each of them holds `size` bars, the last perhaps fewer. */
export function mergedBars(bars: readonly SampleBar[], size: number): SampleBar[] {
  const merged: SampleBar[] = [];
  for (let first = 0; first < bars.length; first += size) {
    const group = bars.slice(first, first + size);
    merged.push({
      open: group[0]!.open,
      high: Math.max(...group.map((bar) => bar.high)),
      low: Math.min(...group.map((bar) => bar.low)),
      close: group[group.length - 1]!.close,
    });
  }
  return merged;
}

/** Bars as a table for a sheet, with the header that SCALE.REPLAY reads. */
export function sampleBarTable(bars: readonly SampleBar[]): (string | number)[][] {
  return [["Open", "High", "Low", "Close"], ...bars.map(({ open, high, low, close }) => [open, high, low, close])];
}

/** Made-up volumes: many contracts in wide bars. */
export function sampleVolumes(ranges: readonly number[]): number[] {
  const random = seededRandom(defaultSample.seed + 1);
  return ranges.map((range) => Math.round(20 + range / 4 + 60 * random()));
}
