/** Native functions that the engine works out step by step: as many steps as an argument says end in time, or are an error with the limit. */
import type { ArrayValueObject, BaseFunction, BaseValueObject } from "@univerjs/engine-formula";
import { engineError, plainValue } from "./values";

interface Steps {
  /** Places of the arguments that count steps. */
  places: readonly number[];
  most: number;
}

const million = 1_000_000;
/** Days from 1900 to 9999: beyond them there is no date in Excel either. */
const days = 2_958_465;

/** By name. */
export const countedSteps: Readonly<Record<string, Steps>> = {
  WORKDAY: { places: [1], most: days },
  "WORKDAY.INTL": { places: [1], most: days },
  BINOMDIST: { places: [0, 1], most: million },
  "BINOM.DIST": { places: [0, 1], most: million },
  "BINOM.DIST.RANGE": { places: [0, 2, 3], most: million },
  "BINOM.INV": { places: [0], most: million },
  CRITBINOM: { places: [0], most: million },
  POISSON: { places: [0], most: million },
  "POISSON.DIST": { places: [0], most: million },
  NEGBINOMDIST: { places: [0, 1], most: million },
  "NEGBINOM.DIST": { places: [0, 1], most: million },
  HYPGEOMDIST: { places: [0, 1, 2, 3], most: 10 * million },
  "HYPGEOM.DIST": { places: [0, 1, 2, 3], most: 10 * million },
  DB: { places: [2, 3], most: million },
  VDB: { places: [2, 3, 4], most: million },
};

/** The engine's function, but for arguments that ask for more steps. */
export function inCountedSteps(steps: BaseFunction): BaseFunction {
  const name = String(steps.name);
  const { places, most } = countedSteps[name]!;
  const calculate = steps.calculate.bind(steps) as (...values: BaseValueObject[]) => BaseValueObject;
  steps.calculate = ((...values: BaseValueObject[]) => {
    const beyond = places.find((place) => largestSize(values[place]) > most);
    if (beyond === undefined) return calculate(...values);
    const limit = most.toLocaleString("en-US");
    return engineError(
      "#NUM!",
      `${name} takes ${limit} at most as its argument ${beyond + 1}, was ${largestSize(values[beyond])}`,
    );
  }) as BaseFunction["calculate"];
  return steps;
}

function largestSize(value: BaseValueObject | undefined): number {
  if (value?.isArray()) {
    let largest = 0;
    (value as ArrayValueObject).iterator((each) => void (largest = Math.max(largest, largestSize(each ?? undefined))));
    return largest;
  }
  if (!value || value.isReferenceObject() || value.isError() || value.isNull()) return 0;
  return Math.abs(Number(plainValue(value))) || 0;
}
