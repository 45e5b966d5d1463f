/** Several tables of bars as one. */
import { Refusal, type Refused, refusedBecause } from "./answers";
import type { BarFacts, BarsRead } from "./bar";
import { readInterval } from "./interval";
import { putInOrder, type ReadBar } from "./order";
import { barsSentence, intervalWords } from "./sentence";
import { isoTime } from "./words";

/** Bars with the name that sentences call them by. */
export interface NamedBars {
  name: string;
  read: BarsRead;
}

/** Joins them; another symbol, zone or interval is refused. */
export function joinBars(tables: readonly NamedBars[]): { bars: BarsRead } | { refusal: Refused } {
  const [first, ...others] = tables;
  for (const other of others) {
    const difference = differenceOf(first!.read.facts, other.read.facts);
    if (difference !== undefined)
      return {
        refusal: refusedBecause(new Refusal("joined", `${difference} of ${first!.name}: they are not joined.`), other.name),
      };
  }
  try {
    return { bars: joined(tables.map(({ read }) => read)) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { refusal: refusedBecause(thrown, tables.map(({ name }) => name).join(" and ")) };
    throw thrown;
  }
}

function differenceOf(one: BarFacts, other: BarFacts): string | undefined {
  if (one.symbol !== null && other.symbol !== null && one.symbol !== other.symbol)
    return `holds bars of ${other.symbol}, not of ${one.symbol} as those`;
  if (one.zone !== other.zone) return `has its times in another zone (${zoneWords(other)}) than those (${zoneWords(one)})`;
  const [mine, its] = [one.interval, other.interval];
  if (mine !== null && its !== null && mine !== its) return `holds bars ${every(its)}, not ${every(mine)} as those`;
  return undefined;
}

function zoneWords({ zone }: BarFacts): string {
  return zone === null ? "without times" : zone === "file" ? "as in the file" : zone;
}

function every(interval: string): string {
  return interval === "irregular" ? "at irregular intervals" : `of ${intervalWords(interval)}`;
}

function joined(reads: readonly BarsRead[]): BarsRead {
  const byStart = [...reads].sort((one, other) => (one.bars[0]![0] ?? 0) - (other.bars[0]![0] ?? 0));
  const rows = byStart.flatMap(({ bars }) => bars.map((row): ReadBar => ({ row, line: 0 })));
  const hasTimes = reads[0]!.facts.zone !== null;
  const order = putInOrder(rows, rows.length, hasTimes);
  const bars = order.bars.map(({ row }) => row);
  const sum = (of: (facts: BarFacts) => number) => reads.reduce((total, { facts }) => total + of(facts), 0);
  const [from, to] = [bars[0]![0], bars[bars.length - 1]![0]];
  const facts: BarFacts = {
    ...reads[0]!.facts,
    ...readInterval(bars.map(([time]) => time)),
    count: bars.length,
    from: from === null ? null : isoTime(from),
    to: to === null ? null : isoTime(to),
    turned: reads.every(({ facts }) => facts.turned),
    sorted: order.sorted || reads.some(({ facts }) => facts.sorted),
    duplicates: order.duplicates + sum(({ duplicates }) => duplicates),
    conflicts: order.conflicts + sum(({ conflicts }) => conflicts),
    skipped: sum(({ skipped }) => skipped),
    firstSkipped: reads.find(({ facts }) => facts.firstSkipped !== null)?.facts.firstSkipped ?? null,
    above: sum(({ above }) => above),
    symbol: reads.find(({ facts }) => facts.symbol !== null)?.facts.symbol ?? null,
    unfinished: sum(({ unfinished }) => unfinished),
  };
  return { bars, facts, report: barsSentence(facts) };
}
