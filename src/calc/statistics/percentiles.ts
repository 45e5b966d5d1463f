/** Percentiles that are always one of the values. */

/** Which of `count` sorted values, from 0, is a percentile (a whole number of per cent): the ceil(count x percent / 100)-th smallest. */
export function percentileRank(percent: number, count: number): number {
  return Math.max(Math.ceil((percent * count) / 100), 1) - 1;
}

/** A percentile of sorted values. */
export function percentileOf(sorted: ArrayLike<number>, percent: number): number {
  return sorted[percentileRank(percent, sorted.length)]!;
}
