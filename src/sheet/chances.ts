/**
 * Chances of counts, as many as there are: by Loader's saddle point ("Fast and accurate computation of binomial probabilities", 2000),
 * whose parts are small where factorials and powers have no room left, and by sums that begin at the largest of their terms.
 */

/** Chances of 0, 1, 2 and so on, falling on both sides of the mean. */
export interface Counts {
  first: number;
  last: number;
  mean: number;
  at(count: number): number;
  /** The chance of one more, as a multiple of the chance of this count. */
  rise(count: number): number;
}

const { log, log1p, exp, abs, min, max, PI } = Math;

/** What Stirling's formula lacks of log(n!). */
function stirlingError(n: number): number {
  if (n <= 15) {
    let factorial = 1;
    for (let factor = 2; factor <= n; factor += 1) factorial *= factor;
    return n === 0 ? 0 : log(factorial) - (n + 0.5) * log(n) + n - 0.5 * log(2 * PI);
  }
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x log(x / mean) + mean - x, without losing what is left of it near the mean. */
function deviance(x: number, mean: number): number {
  const share = (x - mean) / (x + mean);
  if (abs(share) >= 0.5) return x * log(x / mean) + mean - x;
  const square = share * share;
  let sum = (x - mean) * share;
  let power = 2 * x * share;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

function binomialAt(count: number, trials: number, chance: number, other = 1 - chance): number {
  if (chance === 0) return count === 0 ? 1 : 0;
  if (other === 0) return count === trials ? 1 : 0;
  if (count === 0) return exp(trials * log1p(-chance));
  if (count === trials) return exp(trials * log(chance));
  const rest = trials - count;
  const errors = stirlingError(trials) - stirlingError(count) - stirlingError(rest);
  const power = errors - deviance(count, trials * chance) - deviance(rest, trials * other);
  return exp(power) * Math.sqrt(trials / (2 * PI * count * rest));
}

export function binomial(trials: number, chance: number): Counts {
  const odds = chance / (1 - chance);
  return {
    ...{ first: 0, last: trials, mean: trials * chance },
    at: (count) => binomialAt(count, trials, chance),
    rise: (count) => ((trials - count) / (count + 1)) * odds,
  };
}

/** Of failures before the last of so many successes. */
export function failuresAt(failures: number, successes: number, chance: number): number {
  return (successes / (successes + failures)) * binomialAt(successes, successes + failures, chance);
}

export function poisson(mean: number): Counts {
  return {
    ...{ first: 0, last: Infinity, mean },
    at: (count) => {
      if (mean === 0 || count === 0) return count === 0 ? exp(-mean) : 0;
      return exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * PI * count);
    },
    rise: (count) => mean / (count + 1),
  };
}

/** Of successes in a sample, of so many in the population. */
export function hypergeometric(sample: number, successes: number, population: number): Counts {
  const failures = population - successes;
  const [share, rest] = [sample / population, (population - sample) / population];
  return {
    first: max(0, sample - failures),
    last: min(sample, successes),
    mean: sample * (successes / population),
    at: (count) =>
      (binomialAt(count, successes, share, rest) * binomialAt(sample - count, failures, share, rest)) /
      binomialAt(sample, population, share, rest),
    rise: (count) => ((successes - count) * (sample - count)) / ((count + 1) * (failures - sample + count + 1)),
  };
}

/** What a sum no longer notices. */
const nothing = 1e-18;

/** The chances of this count and of all beyond it, upwards or downwards. */
function tail(counts: Counts, from: number, step: 1 | -1): number {
  let term = counts.at(from);
  let sum = term;
  const end = step > 0 ? counts.last : counts.first;
  for (let count = from; count !== end && term > sum * nothing; count += step) {
    term = step > 0 ? term * counts.rise(count) : term / counts.rise(count - 1);
    sum += term;
  }
  return sum;
}

/** The chances of this count or fewer, and of more: the smaller is added up, the other is what it leaves of 1. */
export function upTo(counts: Counts, count: number): { fewer: number; more: number } {
  if (count < counts.first) return { fewer: 0, more: 1 };
  if (count >= counts.last) return { fewer: 1, more: 0 };
  if (count <= counts.mean) {
    const fewer = min(1, tail(counts, count, -1));
    return { fewer, more: 1 - fewer };
  }
  const more = min(1, tail(counts, count + 1, 1));
  return { fewer: 1 - more, more };
}

/** The chances of all counts between two. */
export function between(counts: Counts, least: number, most: number): number {
  const top = min(max(Math.floor(counts.mean), least), most);
  return min(1, tail({ ...counts, first: least }, top, -1) + (top < most ? tail({ ...counts, last: most }, top + 1, 1) : 0));
}

/** By so much a sum may miss a level that it reaches. */
const rounding = 1e-12;

/** The smallest count up to which the chances reach this level. */
export function quantile(counts: Counts, level: number): number {
  const reaches = (count: number): boolean => {
    const { fewer, more } = upTo(counts, count);
    return level <= 0.5 ? fewer >= level * (1 - rounding) : more <= (1 - level) * (1 + rounding);
  };
  let [below, at] = [counts.first - 1, counts.last];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (reaches(middle)) at = middle;
    else below = middle;
  }
  return at;
}
