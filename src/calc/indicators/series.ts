/**
 * Columns of numbers with one entry per bar, oldest first. A bar may have no value: its gap says why. Gaps belong to the caller (an
 * error cell, say); they are carried along and handed back, never looked into. The gaps made here are DomainErrors.
 */
import { DomainError } from "../domain-error";

/** Why a bar has no value. */
export type Gap = object;

/** One entry per bar, undefined where it has its value; none for the bars after the last gap where only a warm-up has gaps. */
export type Gaps = readonly (Gap | undefined)[];

/** Values and gaps, one of each per bar. */
export interface Column<Values extends Float64Array | Uint8Array> {
  readonly values: Values;
  /** The gap of each bar that has one; undefined when every bar has its value. */
  readonly gaps: Gaps | undefined;
}

/** Numbers, NaN where there is a gap, so that one addition is enough to notice it. */
export type Series = Column<Float64Array>;

/** Answers, 1 for TRUE and 0 for FALSE; 0 where there is a gap. */
export type Signals = Column<Uint8Array>;

/** A series from its values and gaps. */
export function seriesOf(values: Float64Array, gaps?: Gaps): Series {
  gaps?.forEach((gap, bar) => {
    if (gap !== undefined) values[bar] = NaN;
  });
  return { values, gaps };
}

/** The same number on every bar. */
export function constantSeries(value: number, length: number): Series {
  return { values: new Float64Array(length).fill(value), gaps: undefined };
}

/** Answers from their values and gaps. */
export function signalsOf(values: Uint8Array, gaps?: Gaps): Signals {
  gaps?.forEach((gap, bar) => {
    if (gap !== undefined) values[bar] = 0;
  });
  return { values, gaps };
}

/** What the columns of one calculation have in common. */
export interface Bars {
  readonly length: number;
  /** The gap of each bar that lacks a value in some column: that of the column named first. */
  readonly gaps: Gaps | undefined;
  /** The first bar on which every column has a value: gaps before it are a warm-up, the calculation starts here. */
  readonly first: number;
}

/** Puts columns side by side; the keys are the names that a refusal uses. */
export function barsOf(columns: Readonly<Record<string, Series>>): Bars {
  const [[firstName, { values }], ...others] = Object.entries(columns) as [[string, Series], ...[string, Series][]];
  for (const [name, other] of others) {
    if (other.values.length === values.length) continue;
    const lengths = `${values.length} and ${other.values.length}`;
    throw new DomainError("range", `${firstName} and ${name} must be as long as each other, were ${lengths}`);
  }
  const gaps = commonGaps(Object.values(columns), values.length);
  const first = gaps === undefined ? 0 : gaps.indexOf(undefined);
  return { length: values.length, gaps, first: first < 0 ? gaps!.length : first };
}

function commonGaps(columns: readonly Series[], length: number): Gaps | undefined {
  const lists = columns.flatMap((column) => (column.gaps === undefined ? [] : [column.gaps]));
  if (lists.length < 2) return lists[0];
  const gaps = new Array<Gap | undefined>(length).fill(undefined);
  for (const list of lists) {
    for (let bar = 0; bar < length; bar += 1) gaps[bar] ??= list[bar];
  }
  return gaps;
}

/**
 * The gaps of a result whose answer on a bar takes `needed` bars to begin with and looks back over `reach` of them, its own included
 * (Infinity: over all, as a recursive average does). An answer that looks at gaps gets the oldest of them; before there are enough
 * bars the gap is that of too few bars.
 */
export function resultGaps(bars: Bars, needed: number, reach: number): Gaps | undefined {
  const { length, first } = bars;
  if (bars.gaps === undefined && needed <= 1) return undefined;
  const tooFewBars = new DomainError("notEnoughData", `not enough bars yet: the first answer needs ${needed}`);
  if (bars.gaps === undefined) return new Array<Gap>(Math.min(length, needed - 1)).fill(tooFewBars);
  const gaps = new Array<Gap | undefined>(length).fill(undefined);
  for (let bar = 0; bar < first; bar += 1) gaps[bar] = bars.gaps[bar];
  let oldest = first;
  for (let bar = first; bar < length; bar += 1) {
    while (oldest < bar && (bars.gaps[oldest] === undefined || oldest <= bar - reach)) oldest += 1;
    gaps[bar] = bars.gaps[oldest] ?? (bar - first < needed - 1 ? tooFewBars : undefined);
  }
  return gaps;
}
