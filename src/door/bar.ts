/** Bars as the door hands them over. */

/** Time in milliseconds since 1970 (of the zone's own clock), Open, High, Low, Close, Volume; null where there is none. */
export type BarRow = [time: number | null, open: number, high: number, low: number, close: number, volume: number | null];

/** What is told of bars beside their numbers. */
export interface BarFacts {
  count: number;
  /** ISO without zone. */
  from: string | null;
  to: string | null;
  /** "UTC", "file" for the file's own clock, or the name of a zone. */
  zone: string | null;
  /** "1h", "90m", "1mo", "irregular". */
  interval: string | null;
  /** Stood the newest first? */
  turned: boolean;
  sorted: boolean;
  gaps: number | null;
  duplicates: number;
  conflicts: number;
  /** Lines that cannot be read, and where the first of them stands. */
  skipped: number;
  firstSkipped: number | null;
  /** Lines above the header. */
  above: number;
  symbol: string | null;
  unfinished: number;
  /** The columns as they were read, where the file does not name them. */
  headerless?: string;
}

export interface BarsRead {
  bars: BarRow[];
  facts: BarFacts;
  /** The sentence that says all this. */
  report: string;
}
