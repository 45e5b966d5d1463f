/** Fields with a unit list: one place in the form for the several inputs that say the same thing in other units. */
import type { PlanInputName, PlanValue } from "../plan/inputs";
import type { PlanResult } from "../plan/model";

export interface Unit {
  name: PlanInputName;
  /** As the list of units says it. */
  label: string;
}

export interface UnitField {
  label: string;
  /** The default first; the others count instead of it. */
  units: readonly Unit[];
}

const target = (number: 1 | 2 | 3): UnitField => ({
  label: `Target ${number}`,
  units: [
    { name: `Target_${number}`, label: "R" },
    { name: `Target_${number}_move`, label: "%" },
    { name: `Target_${number}_price`, label: "price" },
  ],
});

export const unitFields: readonly UnitField[] = [
  {
    label: "Stop",
    units: [
      { name: "Stop_distance", label: "%" },
      { name: "Stop_in_ATRs", label: "ATR" },
      { name: "Stop_in_points", label: "points" },
      { name: "Initial_stop", label: "price" },
    ],
  },
  {
    label: "Steps apart",
    units: [
      { name: "Trigger_distance", label: "%" },
      { name: "Trigger_in_ATRs", label: "ATR" },
      { name: "Trigger_in_points", label: "points" },
    ],
  },
  ...([1, 2, 3] as const).map(target),
];

export function unitFieldOf(name: PlanInputName): UnitField | undefined {
  return unitFields.find(({ units }) => units.some((unit) => unit.name === name));
}

/** Is an input the one that counts in its field? */
export function usedUnit({ units }: UnitField, { resolved }: PlanResult): Unit {
  const { prices } = resolved;
  const names: readonly PlanInputName[] = [prices.stopFrom, prices.stepFrom, ...prices.targets.map(({ from }) => from)];
  return units.find(({ name }) => names.includes(name)) ?? units[0]!;
}

/** What an input must hold for the price to stay where it is; undefined where that cannot be told. */
export function convertedValue(name: PlanInputName, { resolved }: PlanResult): PlanValue | undefined {
  const { prices, reading } = resolved;
  const { entry, stop, stepPoints, last } = prices;
  const number = Number(/^Target_([123])/.exec(name)?.[1] ?? 0);
  if (number > 0) {
    const price = prices.targets[number - 1]!.price;
    if (price === undefined || last === undefined || entry === undefined) return undefined;
    if (name.endsWith("_price")) return tidy(price.toNumber());
    const beyond = price.minus(last).abs();
    if (name.endsWith("_move")) return tidy(beyond.div(last).toNumber());
    return stop && tidy(beyond.div(entry.minus(stop).abs()).toNumber());
  }
  if (name === "Initial_stop") return stop && tidy(stop.toNumber());
  const points = name.startsWith("Stop") ? stop && entry?.minus(stop).abs() : stepPoints;
  if (points === undefined || entry === undefined) return undefined;
  if (name.endsWith("points")) return tidy(points.toNumber());
  const atr = reading.number("ATR");
  if (name.endsWith("ATRs")) return atr && tidy(points.div(atr).toNumber());
  return tidy(points.div(entry).toNumber());
}

function tidy(value: number): number {
  return Number(value.toPrecision(10));
}
