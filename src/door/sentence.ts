/** The sentence that says what was understood. */
import type { BarFacts } from "./bar";
import type { FillFacts } from "./fill";
import { counted, spanWords } from "./words";

/** Parts that are said of bars and fills alike. */
interface Happenings {
  turned: boolean;
  sorted: boolean;
  duplicates: number;
  skipped: number;
  firstSkipped: number | null;
}

/** What is said of bars. */
export function barsSentence(facts: BarFacts): string {
  const { interval, symbol, gaps, conflicts, unfinished, headerless } = facts;
  const regular = interval !== null && interval !== "irregular";
  return sentence([
    counted(facts.count, "bar") + (regular ? ` of ${intervalWords(interval)}` : ""),
    symbol,
    facts.from === null
      ? "without times: the first line is taken as the oldest"
      : spanWords(Date.parse(`${facts.from}Z`), Date.parse(`${facts.to}Z`), facts.zone!),
    headerless === undefined ? null : `no header: read as ${headerless}`,
    ...orderWords(facts),
    interval === "irregular" ? "at irregular intervals" : gaps ? counted(gaps, "gap") : null,
    repeatedWords(facts),
    conflicts > 0 ? `${counted(conflicts, "time")} stood twice with different prices: the wider bar is kept` : null,
    unfinished > 0 ? `${counted(unfinished, "unfinished bar")} left out` : null,
    skippedWords(facts),
  ]);
}

/** How the order was changed. */
export function orderWords({ turned, sorted }: Happenings): (string | null)[] {
  return [turned ? "turned round (the newest stood first)" : null, sorted ? "put in order" : null];
}

export function repeatedWords({ duplicates }: Happenings): string | null {
  return duplicates > 0 ? `${counted(duplicates, "repeated line")} dropped` : null;
}

export function skippedWords({ skipped, firstSkipped }: Happenings): string | null {
  return skipped > 0 ? `${counted(skipped, "line")} skipped (the first is line ${firstSkipped})` : null;
}

/** Parts joined by commas; those that have nothing to say are left out. */
export function sentence(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join(", ")}.`;
}

const unitWords: Readonly<Record<string, string>> = { w: "week", d: "day", h: "hour", m: "minute", s: "second", mo: "month" };

/** "1h" is "1 hour" */
export function intervalWords(interval: string): string {
  return counted(parseFloat(interval), unitWords[interval.replace(/^[\d.]+/, "")]!);
}

/** What is said of fills. */
export function fillsSentence(
  facts: FillFacts,
  happened: { sorted: boolean; firstSkipped: number | null; uncounted: readonly string[]; unread: readonly string[] },
): string {
  const { symbols, aside, orphans, funding } = facts;
  const happenings = { ...facts, ...happened };
  const which = symbols.length > 3 ? ` of ${symbols.length} symbols` : symbols.length > 0 ? ` of ${symbols.join(", ")}` : "";
  const format = facts.format === "general" ? "columns by their names" : facts.format;
  const span = spanWords(Date.parse(`${facts.from}Z`), Date.parse(`${facts.to}Z`), facts.zone);
  const happening = [
    [counted(facts.trades, "closed trade"), facts.open > 0 ? `${facts.open.toLocaleString("en-US")} open` : null],
    ...[orderWords(happenings), [repeatedWords(happenings), skippedWords(happenings)]],
    [aside > 0 ? `${counted(aside, "line is no fill", "lines are no fills")}` : null],
    Object.entries(funding).map(([currency, sum]) => `funding of ${`${sum} ${currency}`.trim()} is not counted`),
    happened.uncounted.map((name) => `the column ${name} is not counted`),
    happened.unread.map((title) => `the table ${title} is not read`),
  ].flat();
  const before = orphans === 1 ? "1 fill closes a position" : `${orphans} fills close positions`;
  const told = `${counted(facts.count, "fill")}${which} (${format}), ${span}: ${sentence(happening)}`;
  return orphans > 0 ? `${told} ${before} opened before this file.` : told;
}
