/** Bars oldest first, each time once. */
import { Refusal } from "./answers";
import type { BarRow } from "./bar";
import { counted } from "./words";

export interface ReadBar {
  row: BarRow;
  /** Where it stands in the file. */
  line: number;
}

export interface Ordered {
  bars: ReadBar[];
  turned: boolean;
  sorted: boolean;
  duplicates: number;
  conflicts: number;
}

/** `lines` is how many lines the table has, those that cannot be read included. Without times the order is taken as it stands. */
export function putInOrder(read: readonly ReadBar[], lines: number, hasTimes: boolean): Ordered {
  if (!hasTimes) return { bars: [...read], turned: false, sorted: false, duplicates: 0, conflicts: 0 };
  const { rises, falls } = directionOf(read.map(({ row }) => row[0]!));
  const turned = falls && !rises;
  const bars = turned ? [...read].reverse() : [...read];
  if (rises && falls) bars.sort((one, other) => one.row[0]! - other.row[0]!);
  const once = eachTimeOnce(bars);
  if (once.conflicts > 3 && once.conflicts > Math.floor(lines / 10)) {
    const times = `the same time stands there ${counted(once.conflicts, "time")} with different prices`;
    throw new Refusal("twice", `${times}: more than one contract, or two time zones?`);
  }
  return { ...once, turned, sorted: rises && falls };
}

/** Does a series of times rise somewhere, does it fall? */
export function directionOf(times: readonly number[]): { rises: boolean; falls: boolean } {
  let [rises, falls] = [false, false];
  for (let at = 1; at < times.length; at += 1) {
    if (times[at]! > times[at - 1]!) rises = true;
    else if (times[at]! < times[at - 1]!) falls = true;
  }
  return { rises, falls };
}

function eachTimeOnce(bars: readonly ReadBar[]): Pick<Ordered, "bars" | "duplicates" | "conflicts"> {
  const once: ReadBar[] = [];
  let [duplicates, conflicts] = [0, 0];
  for (const bar of bars) {
    const before = once[once.length - 1];
    if (before === undefined || before.row[0] !== bar.row[0]) {
      once.push(bar);
      continue;
    }
    if (bar.row.every((value, at) => value === before.row[at])) duplicates += 1;
    else {
      conflicts += 1;
      if (isWiderOrLater(bar.row, before.row)) once[once.length - 1] = bar;
    }
  }
  return { bars: once, duplicates, conflicts };
}

/** An unfinished bar lies inside the finished one. */
function isWiderOrLater(later: BarRow, before: BarRow): boolean {
  const [width, former] = [later[2] - later[3], before[2] - before[3]];
  if (width !== former) return width > former;
  return (later[5] ?? 0) >= (before[5] ?? 0);
}
