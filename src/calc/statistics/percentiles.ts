/** Percentiles that are always one of the values. */

/** Which of `count` sorted values, from 0, is a percentile (a whole number of per cent): the ceil(count x percent / 100)-th smallest. */
export function percentileRank(percent: number, count: number): number {
  return Math.max(Math.ceil((percent * count) / 100), 1) - 1;
}

/** A percentile of sorted values. */
export function percentileOf(sorted: ArrayLike<number>, percent: number): number {
  return sorted[percentileRank(percent, sorted.length)]!;
}

/**
 * Several percentiles, smallest first, of values that are put in another order for it: Hoare's selection, far quicker than sorting
 * where a few of many values are asked for.
 */
export function percentilesOf(values: Float64Array, percents: readonly number[]): number[] {
  let first = 0;
  return percents.map((percent) => {
    const rank = percentileRank(percent, values.length);
    select(values, rank, Math.min(first, rank));
    first = rank;
    return values[rank]!;
  });
}

/** Brings the value of a rank to its place: none before it is larger, none behind it smaller. All before `first` already stand so. */
function select(values: Float64Array, rank: number, first: number): void {
  let [left, right] = [first, values.length - 1];
  while (left < right) {
    const pivot = values[rank]!;
    let [low, high] = [left, right];
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const moved = values[low]!;
      values[low++] = values[high]!;
      values[high--] = moved;
    }
    if (high < rank) left = low;
    if (low > rank) right = high;
  }
}
