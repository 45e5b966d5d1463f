/** What stands in a cell and what a function may return, the same for every host. */

/** The error words that a function of ours may return or receive. */
export const errorCodes = ["#VALUE!", "#NUM!", "#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!"] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as a value: the word that the cell shows and the reason behind it. */
export class CellError {
  constructor(
    readonly code: ErrorCode,
    readonly message: string = "",
  ) {}
}

export type CellValue = number | string | boolean | CellError;

/** A value, or a rectangle of values that spills. */
export type CellResult = CellValue | CellValue[][];

/** Is this a table of rows? */
export function isTable(value: unknown): value is unknown[][] {
  return Array.isArray(value) && Array.isArray(value[0]);
}

/** Characters that a cell may hold, as Excel has it. */
export const longestText = 32_767;
