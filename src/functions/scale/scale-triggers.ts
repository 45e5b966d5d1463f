import { positive, stepCount } from "../../calc/domain";
import { distancePerStep, triggerPrices } from "../../calc/triggers";
import { readNumber, readNumbers, readPrice, readSide, readTick, readWord } from "../../host/arguments";
import { toColumn } from "../../host/results";

/**
 * The prices at which the steps of a plan are filled: the entry, then one price per add, each further in favour.
 *
 * With a tick each add is rounded away from the entry (up for a long); the chain itself is not rounded and the entry never. A tick that would make two triggers one price is refused.
 *
 * @customfunction SCALE.TRIGGERS
 * @param side "long" or "short" (also buy, sell, 1, -1).
 * @param entry Price of the first step, quote currency. Greater than 0.
 * @param steps Number of steps, the entry included. A whole number from 1.
 * @param distance Distance from step to step: a fraction (0.005 is 0.5%), or price units in mode points. One number, or a range with steps - 1 of them. Greater than 0.
 * @param [mode] "percent" of the first entry (default), "compound" of the price before, or "points" (an ATR, say).
 * @param [tick] Price increment; none = prices are not rounded.
 * @returns Column of prices, the entry first.
 * @throws #VALUE! an argument is empty or no number, or side or mode is an unknown word
 * @throws #NUM! entry or distance not greater than 0, steps no whole number of at least 1, a range of distances of another length, a price at 0 or below, or a tick so coarse that two triggers would be one price
 * @example =SCALE.TRIGGERS("long",70000,3,0.005,,0.1) // {70000;70350;70700}
 * @example =SCALE.TRIGGERS("long",70000,3,0.005,"compound",0.1) // {70000;70350;70701.8}
 * @example =SCALE.TRIGGERS("short",70000,3,420,"points") // {70000;69580;69160}
 * @see SCALE.PLAN, SCALE.LEVELS, SCALE.SPLIT, TA.ATR
 */
export function scaleTriggers(side: any, entry: any, steps: any, distance: any[][], mode?: any, tick?: any): any[][] {
  const direction = readSide(side);
  const first = readPrice(entry, "entry");
  const count = readNumber(steps, "steps", stepCount).toNumber();
  const distances = distancePerStep(readNumbers(distance, "distance", positive), count);
  const carried = readWord(mode, "mode", ["percent", "compound", "points"]);
  return toColumn(triggerPrices(direction, first, distances, carried, readTick(tick)));
}
