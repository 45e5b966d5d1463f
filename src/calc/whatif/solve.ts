/** The value of one input at which a measure just meets a goal. */
import { Decimal } from "../decimal";
import { DomainError, Refusal } from "../domain-error";
import { LimitError } from "../limits";
import { PlanFigures, type PlanInputs } from "./figures";
import { type Grid, valueOn } from "./grids";
import { isAsGood, isLiquidatedFirst, type Measure, type MeasureKey, measures, type MeasureValue } from "./measures";
import { lastChange } from "./walk";

/** What is asked, and how the input is called in an answer. */
export interface Question {
  readonly label: string;
  readonly measure: MeasureKey;
  readonly goal: Decimal;
  readonly grid: Grid;
  /** The plan with the input at a value. */
  readonly planAt: (value: Decimal) => PlanInputs;
}

interface Seen {
  readonly value: Decimal;
  readonly measure: MeasureValue;
}

/** Searches as lastChange walks. #N/A with a reason where there is no such value. */
export function solved(question: Question): Decimal {
  const { grid, goal, measure: key } = question;
  const measure: Measure = measures[key];
  let nearest: Seen | undefined;
  let refused: unknown;
  let isLiquidated = false;
  const look = (index: number): boolean | undefined => {
    const value = valueOn(grid, index);
    try {
      const inputs = question.planAt(value);
      const plan = new PlanFigures(inputs);
      if (measure.atStops && isLiquidatedFirst(key, plan)) {
        isLiquidated = true;
        return undefined;
      }
      const found = measure.of(plan);
      if (isNearer(found, nearest?.measure, goal)) nearest = { value, measure: found };
      return isAsGood(found, goal, measure, inputs.side);
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown instanceof LimitError) throw thrown;
      refused ??= thrown;
      return undefined;
    }
  };
  const end = lastChange(grid.count, look);
  if (end.found !== undefined) return valueOn(grid, end.found);
  if (end.seen === "nothing") throw nothingSeen(question, isLiquidated, refused);
  throw unanswered(question, end.seen === "all", isLiquidated, nearest);
}

function isNearer(value: MeasureValue, than: MeasureValue, goal: Decimal): boolean {
  if (value === undefined) return false;
  if (than === undefined) return true;
  const away = (each: Decimal | number) => new Decimal(each).minus(goal).abs();
  return away(value).lt(away(than));
}

function nothingSeen({ label, grid }: Question, isLiquidated: boolean, refused: unknown): unknown {
  if (refused !== undefined && !isLiquidated) return refused;
  return new DomainError(
    "notEnoughData",
    `every ${label} from ${valueOn(grid, 0)} to ${valueOn(grid, grid.count)} is liquidated at or before its stop`,
  );
}

function shownValue(value: MeasureValue): string {
  return value === undefined ? "none" : new Decimal(value).toSignificantDigits(15).toString();
}

function unanswered(
  { label, measure, goal, grid }: Question,
  all: boolean,
  isLiquidated: boolean,
  nearest: Seen | undefined,
): DomainError {
  const { heading, better } = measures[measure];
  const range = `from ${valueOn(grid, 0)} to ${valueOn(grid, grid.count)}`;
  if (!all) {
    const next = nearest === undefined ? "" : `: the nearest is ${shownValue(nearest.measure)} at ${nearest.value}`;
    return new DomainError("notEnoughData", `no ${label} ${range} brings ${heading} to ${goal}${next}`);
  }
  const reached = isLiquidated ? " that is reached before liquidation" : "";
  const words = better === "lower" ? "or lower" : "or better";
  return new DomainError(
    "notEnoughData",
    `every ${label} ${range}${reached} keeps ${heading} at ${goal} ${words}: it sets no limit`,
  );
}
