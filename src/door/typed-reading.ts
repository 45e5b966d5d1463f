/** What a typed text may be read as. */

/**
 * What the cell takes. number and percent: an input that holds one; text: whatever holds a word; date; general: any cell that is no
 * input; command: behind --set, "command percent" for a percent cell.
 */
export type TypedKind = "number" | "percent" | "text" | "date" | "general" | "command" | "command percent";

export type Typed =
  | { blank: true }
  | { text: string }
  | { boolean: boolean }
  /** shown: must the reading be written beside the field? */
  | { number: number; shown: boolean }
  /** ISO without zone. */
  | { date: string; shown: boolean }
  | { formula: string; shown: boolean }
  /** The readings, the locale's own first. */
  | { ask: number[] }
  | { refuse: "number" | "date" | "array" | "separators"; says: string };
