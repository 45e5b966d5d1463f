/**
 * The engine compares an array with one value by an index that it keeps of the worksheet's cells, and takes the result of a function
 * for cells at the place of its formula: two results in one formula then answer for each other. Here only what was read from cells is
 * looked up in the index; everything else is compared value by value.
 */
import { ArrayValueObject, BaseReferenceObject } from "@univerjs/engine-formula";

interface Engine {
  _batchOperatorValue: (this: ArrayValueObject, ...rest: unknown[]) => unknown;
}

/** The engine's number of the operation. */
const comparison = 5;

const standing = new WeakSet<object>();
let isMended = false;

/** The workbook that arrays without a place belong to: none, and the index keeps nothing of it. */
export const nowhere = "";

const apart: PropertyDescriptorMap = {
  getUnitId: { value: () => nowhere },
  getCurrentRow: { value: () => -1 },
  getCurrentColumn: { value: () => -1 },
};

/** The engine's classes are one for all engines of a process: mended once. */
export function keepArraysApart(): void {
  if (isMended) return;
  isMended = true;
  const references = BaseReferenceObject.prototype;
  const toArray = references.toArrayValueObject;
  references.toArrayValueObject = function (this: BaseReferenceObject, ...rest) {
    return marked(toArray.apply(this, rest));
  };
  const arrays = ArrayValueObject.prototype;
  const slice = arrays.slice;
  arrays.slice = function (this: ArrayValueObject, ...rest) {
    const part = slice.apply(this, rest);
    return part && standing.has(this) ? marked(part) : part;
  };
  const engine = arrays as unknown as Engine;
  const operate = engine._batchOperatorValue;
  engine._batchOperatorValue = function (...rest) {
    // Arithmetic enters all that it reads into the index, and never asks it
    const isLookedUp = rest[3] === comparison && standing.has(this);
    return operate.apply(isLookedUp ? this : (Object.create(this, apart) as ArrayValueObject), rest);
  };
}

function marked(array: ArrayValueObject): ArrayValueObject {
  standing.add(array);
  return array;
}
