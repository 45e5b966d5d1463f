import { anyNumber, positive } from "../../calc/domain";
import { DomainError } from "../../calc/domain-error";
import { roundToStep } from "../../calc/rounding";
import { readNumber, readWord } from "../../host/arguments";
import { toCell } from "../../host/results";

/**
 * A number rounded to a tick or lot, exactly: 0.3 is a whole multiple of 0.1.
 *
 * @customfunction MICRO.ROUND
 * @param value Number to round.
 * @param step Tick or lot to round to. Greater than 0.
 * @param [mode] "nearest" (default, a half goes away from zero), "up" and "down" (toward plus and minus infinity) or "toward0".
 * @returns The multiple of step.
 * @throws #VALUE! value or step is empty or no number, or mode is an unknown word
 * @throws #NUM! step is negative
 * @throws #DIV/0! step is 0
 * @example =MICRO.ROUND(70420.385192596,0.1,"up") // 70420.4
 * @example =MICRO.ROUND(0.1+0.2,0.1,"up") // 0.3
 * @example =MICRO.ROUND(-2.5,1) // -3
 * @see MICRO.SIZE, STOP.LEVEL
 */
export function microRound(value: any, step: any, mode?: any): any {
  const number = readNumber(value, "value", anyNumber);
  const multiple = readNumber(step, "step", anyNumber);
  if (multiple.isZero()) throw new DomainError("zeroDivisor", "step must not be 0, was 0 or blank");
  const direction = readWord(mode, "mode", ["nearest", "up", "down", "toward0"]);
  return toCell(roundToStep(number, positive("step", multiple), direction));
}
