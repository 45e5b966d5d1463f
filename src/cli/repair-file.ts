/** Mends formulas whose calls of our functions were stored in a form that Excel does not find. */
import { isDamaged } from "../grid/stored-text";
import { placeOf } from "../file/workbook-file";
import type { Recalculation } from "./recalculation";

/** The engine reads damaged formulas as if they were whole, so the results are those of the mended ones. */
export async function repairFile(
  recalculation: Recalculation,
  ids: readonly string[],
  note: (line: string) => void,
): Promise<void> {
  const { file } = recalculation;
  const damaged = [...file.formulas()].filter(({ cell }) => isDamaged(cell.formula!, ids));
  for (const { sheet, cell, formula } of damaged) {
    file.setFormula(sheet.name, cell.address, formula);
    note(`${placeOf(sheet, cell.address)} is mended: ${formula}`);
    // Its stored result is that of the damage
    const data = file.data.sheets.find(({ name }) => name === sheet.name)!;
    data.cells[cell.address] = { ...data.cells[cell.address], formula, value: null };
    delete data.spills?.[cell.address];
  }
  if (damaged.length === 0) note("no formula is damaged");
  recalculation.store();
}
