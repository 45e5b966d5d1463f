/** What can be moved on the picture of a plan, what it says, and which input a new price is written into. */
import { filled, stageWords } from "../plan/sentence-words";
import type { PlanChanges } from "../form/plan-form";
import type { PlanInputName } from "../plan/inputs";
import type { PlanResult } from "../plan/model";
import { fixed, nearestTick } from "../plan/numbers";

export type HandleName = "entry" | "stop" | "last" | "target-1" | "target-2" | "target-3";

export interface Handle {
  name: HandleName;
  label: string;
  price: number;
}

/** The handles of a plan, where their prices are known. */
export function handlesOf({ resolved }: PlanResult): Handle[] {
  const { entry, stop, last, steps, targets } = resolved.prices;
  const handle = (name: HandleName, label: string, price: { toNumber(): number } | undefined): Handle[] =>
    price ? [{ name, label, price: price.toNumber() }] : [];
  return [
    ...targets.flatMap(({ price }, at) => handle(`target-${at + 1}` as HandleName, `Target ${at + 1}`, price)),
    ...(steps === 1 ? [] : handle("last", `Step ${steps}`, last)),
    ...handle("entry", "Entry", entry),
    ...handle("stop", "Stop", stop),
  ];
}

/** "Stop, 69,650.0, 0.50% below the entry, worst stage -9.80". */
export function handleWords(name: HandleName, result: PlanResult): string {
  const { resolved, outputs } = result;
  const { entry, decimals } = resolved.prices;
  const { label, price } = handlesOf(result).find((each) => each.name === name)!;
  const away = entry && name !== "entry" ? price / entry.toNumber() - 1 : 0;
  const where = away === 0 ? "" : `, ${fixed(Math.abs(away) * 100, 2)}% ${away < 0 ? "below" : "above"} the entry`;
  const worst =
    outputs.Worst_stage === ""
      ? ""
      : `, ${filled(stageWords.worstStage, { amount: fixed(outputs.Worst_stage, resolved.account.moneyDecimals) })}`;
  return `${label}, ${fixed(price, decimals)}${where}${worst}`;
}

/** What a price is in the input that counts for a handle: it keeps its unit, exactly enough for the tick. */
export function changesFor(handle: HandleName, wanted: number, { resolved }: PlanResult): PlanChanges {
  const { contract, prices, reading } = resolved;
  const { entry, last, stop, steps } = prices;
  const price = nearestTick(wanted, contract.tick);
  if (handle === "entry") return { Entry_price: price };
  if (entry === undefined) return {};
  const away = Math.abs(price - entry.toNumber());
  if (handle === "stop") return inUnit(prices.stopFrom, price, away, entry.toNumber(), reading.number("ATR")?.toNumber());
  if (handle === "last") {
    const apart = away / Math.max(1, (steps ?? 2) - 1);
    return inUnit(prices.stepFrom, price, apart, entry.toNumber(), reading.number("ATR")?.toNumber());
  }
  const from = prices.targets[Number(handle.slice(-1)) - 1]!.from;
  if (last === undefined) return {};
  const beyond = Math.abs(price - last.toNumber());
  if (from.endsWith("_price")) return { [from]: price };
  if (from.endsWith("_move")) return { [from]: percent(beyond / last.toNumber()) };
  return stop ? { [from]: tidy(beyond / Math.abs(entry.toNumber() - stop.toNumber()), 12) } : {};
}

function inUnit(from: PlanInputName, price: number, points: number, entry: number, atr: number | undefined): PlanChanges {
  if (from === "Initial_stop") return { [from]: price };
  if (from.endsWith("points")) return { [from]: tidy(points, 10) };
  if (from.endsWith("ATRs")) return atr ? { [from]: tidy(points / atr, 12) } : {};
  return { [from]: percent(points / entry) };
}

function percent(fraction: number): number {
  return tidy(fraction, 12);
}

function tidy(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
