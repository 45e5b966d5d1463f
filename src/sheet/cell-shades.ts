/** Cells shaded from the lowest to the highest of their numbers: seen, never written into a cell, so nothing to save or undo. */
import { type ICellDataForSheetInterceptor, type Injector, InterceptorEffectEnum, type Nullable } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { largest, smallest } from "../grid/extremes";
import { readAddress } from "../grid/address";
import type { ColourScale, SheetValue } from "../grid/workbook-data";

interface ShadedSheet {
  id: string;
  scales: readonly ColourScale[];
  read: (range: string) => SheetValue[][];
}

export class CellShades {
  private shades: ReadonlyMap<string, string> = new Map();

  constructor(injector: Injector) {
    injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      id: "cell-shades",
      effect: InterceptorEffectEnum.Style,
      handler: (cell, { subUnitId, row, col, workbook }, next) => {
        const shade = this.shades.get(place(subUnitId, row, col));
        if (shade === undefined) return next(cell);
        const style = workbook.getStyles().getStyleByCell(cell) ?? {};
        return next({ ...cell, s: { ...style, bg: { rgb: shade } } } as Nullable<ICellDataForSheetInterceptor>);
      },
    });
  }

  show(sheets: readonly ShadedSheet[]): void {
    this.shades = new Map(
      sheets.flatMap(({ id, scales, read }) =>
        scales.flatMap((scale) => {
          const { row, column } = readAddress(scale.range);
          return shadesOf(read(scale.range), scale).map(
            ([down, right, shade]) => [place(id, row + down, column + right), shade] as const,
          );
        }),
      ),
    );
  }
}

function place(sheet: string, row: number, column: number): string {
  return `${sheet} ${row} ${column}`;
}

/** The shade of every cell with a number; equal numbers throughout have the lower one. */
export function shadesOf(
  values: readonly (readonly SheetValue[])[],
  { low, high }: Pick<ColourScale, "low" | "high">,
): [down: number, right: number, shade: string][] {
  const numbers = values.flat().filter((value): value is number => typeof value === "number");
  const [least, most] = [smallest(numbers), largest(numbers)];
  return values.flatMap((row, down) =>
    row.flatMap((value, right): [number, number, string][] =>
      typeof value === "number" ? [[down, right, mixed(low, high, most > least ? (value - least) / (most - least) : 0)]] : [],
    ),
  );
}

function mixed(low: string, high: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [low, high].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
