/** The reader's decimal mark: what was chosen in this browser, else that of its language. */

export type DecimalMark = "." | ",";

/** Where the choice is kept, for every page of ours. */
export const decimalMarkKey = "decimalMark";

export function readersDecimalMark(language: string, storage: Pick<Storage, "getItem"> | undefined): DecimalMark {
  const chosen = storage?.getItem(decimalMarkKey);
  if (chosen === "." || chosen === ",") return chosen;
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
  } catch {
    return ".";
  }
}
