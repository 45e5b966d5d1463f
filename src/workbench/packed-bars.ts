/** Bars on their way out of a worker: one block of numbers, which is handed over where a hundred thousand rows would be copied. */
import type { BarRow, BarsRead } from "../door/bar";
import type { TableRead } from "../door/read-table";

const width = 6;

/** Row by row; NaN stands for what a bar has not. */
interface PackedBars extends Omit<BarsRead, "bars"> {
  numbers: Float64Array;
}

export type PackedTable = Exclude<TableRead, { bars: BarsRead }> | { packed: PackedBars };

export function packed(read: TableRead): PackedTable {
  if (!("bars" in read)) return read;
  const { bars, ...told } = read.bars;
  const numbers = new Float64Array(bars.length * width);
  for (let row = 0, at = 0; row < bars.length; row += 1)
    for (let column = 0; column < width; column += 1, at += 1) numbers[at] = bars[row]![column] ?? NaN;
  return { packed: { ...told, numbers } };
}

/** What need not be copied on the way. */
export function handedOver(table: PackedTable): Transferable[] {
  return "packed" in table ? [table.packed.numbers.buffer as ArrayBuffer] : [];
}

export function unpacked(table: PackedTable): TableRead {
  if (!("packed" in table)) return table;
  const { numbers, ...told } = table.packed;
  const bars = new Array<BarRow>(numbers.length / width);
  for (let row = 0, at = 0; row < bars.length; row += 1, at += width) {
    const [time, volume] = [numbers[at]!, numbers[at + 5]!];
    bars[row] = [
      Number.isNaN(time) ? null : time,
      numbers[at + 1]!,
      numbers[at + 2]!,
      numbers[at + 3]!,
      numbers[at + 4]!,
      Number.isNaN(volume) ? null : volume,
    ];
  }
  return { bars: { ...told, bars } };
}
