/** What a sample says about what it was drawn from, as 95% intervals. The sample is taken as independent draws of one population. */
import { twoSidedQuantile } from "./student-t";

/** What holds the truth 95 times in 100. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of a 95% interval. */
export const z95 = 1.959963984540054;

/** Wilson's interval of a share of successes: https://doi.org/10.1080/01621459.1927.10502953. Exactly 0 without one, 1 without a failure. */
export function shareInterval(successes: number, count: number): Interval {
  const share = successes / count;
  const squared = z95 * z95;
  const middle = share + squared / (2 * count);
  const half = z95 * Math.sqrt((share * (1 - share)) / count + squared / (4 * count * count));
  const scale = 1 + squared / count;
  return {
    low: successes === 0 ? 0 : (middle - half) / scale,
    high: successes === count ? 1 : (middle + half) / scale,
  };
}

/** A mean and how far off it may be. */
export interface MeanEstimate extends Interval {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
}

/** The arithmetic mean. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean of two values or more with its standard error and the interval of Student's t. */
export function meanEstimate(values: readonly number[]): MeanEstimate {
  const count = values.length;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (count - 1) / count);
  const reach = twoSidedQuantile(0.95, count - 1) * error;
  return { mean, error, low: mean - reach, high: mean + reach };
}
