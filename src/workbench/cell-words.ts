/** What is said of a cell when the keyboard or the pointer comes to it: label, value as shown, note. */

/** What is known of a cell. */
export interface SpokenCell {
  /** "B7". */
  place: string;
  /** Its value as the sheet shows it; "" for an empty one. */
  shown: string;
  label?: string;
  note?: string;
  /** In a table: what its row and its column are called, "Step 2" and "Stop". */
  row?: string;
  column?: string;
  /** How many words there are to choose from. */
  choices?: number;
  /** The reason of an error. */
  reason?: string;
  isCalculated?: boolean;
}

/** "Stop distance, 0.50%, stop at 69,650.0"; "Step 2, Stop, 70,000.0". */
export function cellWords({ place, shown, label, note, row, column, choices, reason, isCalculated }: SpokenCell): string {
  const name = label ?? ([row, column].filter(Boolean).join(", ") || place);
  const isNote = note !== undefined && note !== "";
  return [
    name,
    shown === "" ? "empty" : shown,
    ...(reason === undefined ? [] : [reason]),
    ...(isNote ? [note.replace(/^✕ /, "wrong: ")] : []),
    ...(choices === undefined ? [] : [`list of ${choices}, Alt+Down opens`]),
    ...(isCalculated ? ["calculated"] : []),
  ].join(", ");
}
