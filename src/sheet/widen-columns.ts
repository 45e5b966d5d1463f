/** Columns of a planning sheet that are too narrow for a number become wider, up to a bound, and never narrower: no step to undo. */
import { ICommandService, type Injector } from "@univerjs/core";
import { SetWorksheetColWidthMutation } from "@univerjs/sheets";

/** Pixels; a number that needs more is shown as ####. */
export const widest = 160;
/** What stands free beside a number. */
const margin = 6;

export interface ShownNumber {
  column: number;
  text: string;
  /** Size of its font. */
  points: number;
}

/** The width that a column needs for its numbers, where that is more than it has. */
export function neededWidths(
  numbers: Iterable<ShownNumber>,
  widthOf: (column: number) => number,
  pixelsOf: (text: string, points: number) => number,
): Map<number, number> {
  const needed = new Map<number, number>();
  for (const { column, text, points } of numbers) {
    const width = Math.min(widest, Math.ceil(pixelsOf(text, points)) + margin);
    if (width > (needed.get(column) ?? widthOf(column))) needed.set(column, width);
  }
  return needed;
}

let pen: CanvasRenderingContext2D | null | undefined;

/** In the font that the sheet draws with. */
export function pixelsOf(text: string, points: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return 0;
  pen.font = `${points}pt Arial, sans-serif`;
  return pen.measureText(text).width;
}

export function setWidths(
  injector: Injector,
  { unitId, subUnitId, rows }: { unitId: string; subUnitId: string; rows: number },
  widths: ReadonlyMap<number, number>,
): void {
  for (const [column, colWidth] of widths) {
    const ranges = [{ startRow: 0, endRow: rows - 1, startColumn: column, endColumn: column }];
    const params = { unitId, subUnitId, ranges, colWidth };
    injector.get(ICommandService).syncExecuteCommand(SetWorksheetColWidthMutation.id, params, { onlyLocal: true });
  }
}
