/**
 * What a comparison with one value gives, the engine notes for the cells that are equal alone, and leaves the others open; NOT, for one,
 * takes an open cell for no logical value. Here the others are FALSE.
 */
import { ArrayValueObject, BooleanValueObject } from "@univerjs/engine-formula";

type Cells = (unknown[] | undefined)[];

interface Comparing {
  getRowCount(): number;
  _batchOperatorValue(value: unknown, column: number, result: Cells, operation: number, ...rest: unknown[]): void;
}

const comparison = 5;

/** Longer columns, whole ones above all, keep their open cells: a sum over them needs no more. */
const mostRows = 200_000;

let isMended = false;

export function fillComparisons(): void {
  if (isMended) return;
  isMended = true;
  const arrays = ArrayValueObject.prototype as unknown as Comparing;
  const compare = arrays._batchOperatorValue;
  arrays._batchOperatorValue = function (this: Comparing, value, column, result, operation, ...rest) {
    compare.call(this, value, column, result, operation, ...rest);
    const rows = this.getRowCount();
    if (operation !== comparison || rows > mostRows) return;
    const isFalse = BooleanValueObject.create(false);
    for (let row = 0; row < rows; row++) {
      const line = (result[row] ??= []);
      line[column] ??= isFalse;
    }
  };
}
