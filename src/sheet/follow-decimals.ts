/** Cells that show as many decimals as another cell says. The format is set after a calculation: no edit, no step to undo. */
import { ICommandService, type Injector, ObjectMatrix, type ICellData } from "@univerjs/core";
import { SetRangeValuesMutation, SetStyleCommand } from "@univerjs/sheets";
import { readAddress } from "../grid/address";
import type { DecimalsRule } from "../grid/workbook-data";

export interface SheetDecimals {
  unitId: string;
  subUnitId: string;
  rules: readonly DecimalsRule[];
}

/** What was set last, by worksheet and rule: nothing is done twice. */
export type ShownDecimals = Map<string, number>;

export function followDecimals(
  injector: Injector,
  { unitId, subUnitId, rules }: SheetDecimals,
  decimalsOf: (name: string) => number | undefined,
  shown: ShownDecimals,
): void {
  for (const { ranges, from } of rules) {
    const decimals = decimalsOf(from);
    const key = `${subUnitId} ${from}`;
    if (decimals === undefined || shown.get(key) === decimals) continue;
    shown.set(key, decimals);
    const pattern = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
    const matrix = new ObjectMatrix<ICellData>();
    for (const range of ranges) {
      const { row, column, lastRow, lastColumn } = readAddress(range);
      for (let r = row; r <= lastRow; r++)
        for (let c = column; c <= lastColumn; c++) matrix.setValue(r, c, { s: { n: { pattern } } });
    }
    const params = { unitId, subUnitId, cellValue: matrix.getMatrix(), trigger: SetStyleCommand.id };
    injector.get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true, fromFormula: true });
  }
}
