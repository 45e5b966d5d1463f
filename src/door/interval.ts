/** How far bars are apart, and where some are missing. */
import { dayLength } from "./time-text";

export interface Interval {
  /** "1h", "90m", "1mo", "irregular"; null when there is nothing to tell it from. */
  interval: string | null;
  gaps: number | null;
}

/** Of times that rise. */
export function readInterval(times: readonly (number | null)[]): Interval {
  if (times.some((time) => time === null)) return { interval: null, gaps: null };
  const at = times as number[];
  if (at.length < 2) return { interval: null, gaps: 0 };
  const steps = at.slice(1).map((time, index) => time - at[index]!);
  const months = monthSteps(at, steps);
  if (months) {
    const usual = mostFrequent(months);
    return { interval: `${usual}mo`, gaps: months.filter((step) => step > usual).length };
  }
  const usual = mostFrequent(steps);
  if (steps.filter((step) => step === usual).length * 2 < steps.length) return { interval: "irregular", gaps: 0 };
  return { interval: intervalOf(usual), gaps: countGaps(at, steps, usual) };
}

/** The steps in months where all bars stand on one day of the month at one clock time. */
function monthSteps(at: readonly number[], steps: readonly number[]): number[] | undefined {
  if (steps.some((step) => step < 28 * dayLength)) return undefined;
  const first = new Date(at[0]!);
  const isAlike = (time: number) => new Date(time).getUTCDate() === first.getUTCDate() && (time - at[0]!) % dayLength === 0;
  if (!at.every(isAlike)) return undefined;
  const months = at.map((time) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth());
  return months.slice(1).map((month, index) => month - months[index]!);
}

/** Of equals the first to occur. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [usual, count] = [values[0]!, 0];
  for (const [value, times] of counts) if (times > count) [usual, count] = [value, times];
  return usual;
}

const units: readonly (readonly [string, number])[] = [
  ["w", 7 * dayLength],
  ["d", dayLength],
  ["h", 3_600_000],
  ["m", 60_000],
];

function intervalOf(step: number): string {
  const unit = units.find(([, length]) => step % length === 0);
  return unit ? `${step / unit[1]}${unit[0]}` : `${step / 1000}s`;
}

function countGaps(at: readonly number[], steps: readonly number[], usual: number): number {
  const longer = steps.flatMap((step, index) => (step > usual && saturdaysIn(at[index]!, at[index + 1]!) !== 1 ? [index] : []));
  if (usual >= dayLength || longer.length === 0) return longer.length;
  const every = steps.flatMap((step, index) => (step > usual ? [index] : []));
  const closes = new Map<number, number>();
  for (const index of every) closes.set(at[index]! % dayLength, (closes.get(at[index]! % dayLength) ?? 0) + 1);
  const days = new Set(at.map((time) => Math.floor(time / dayLength))).size;
  const isClose = (index: number) => {
    const count = closes.get(at[index]! % dayLength)!;
    return count >= 3 && count >= (days - 1) / 2;
  };
  return longer.filter((index) => !isClose(index)).length;
}

/** How many Saturday noons lie between: one is a weekend, more are weeks without bars. */
function saturdaysIn(from: number, to: number): number {
  // 1970 began on a Thursday
  const noon = 2.5 * dayLength;
  const weeks = (time: number) => Math.floor((time - noon) / (7 * dayLength));
  return weeks(to) - weeks(from);
}
