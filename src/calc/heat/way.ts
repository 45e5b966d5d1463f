/**
 * The way of the market in one direction, measured by t from 0: linear values are linear in the move x = t (or -t), inverse ones in
 * 1 / (1 + x) = 1 + t (or 1 - t). What a position leaves above its maintenance is then a chain of straight lines in t.
 */
import { type Decimal, one, smaller, zero } from "../decimal";
import { type Exposure, maintenanceLine, resultAt, tierPlace } from "./exposure";
import { stopMove } from "./position";

export type Direction = "falling" | "rising";

/** A straight line in t. */
export interface Line {
  readonly constant: Decimal;
  readonly slope: Decimal;
}

export const flat: Line = { constant: zero, slope: zero };

/** The sum of two lines. */
export function plus(a: Line, b: Line): Line {
  return { constant: a.constant.plus(b.constant), slope: a.slope.plus(b.slope) };
}

/** The difference of two lines. */
export function minus(a: Line, b: Line): Line {
  return { constant: a.constant.minus(b.constant), slope: a.slope.minus(b.slope) };
}

/** A line that holds from this t on, until the next one does. */
export interface Piece extends Line {
  readonly from: Decimal;
}

/** A position on the way. */
export interface Course {
  readonly exposure: Exposure;
  /** Result less maintenance. */
  readonly pieces: readonly Piece[];
  /** Where its mark is 0; undefined: nowhere on this way. */
  readonly end: Decimal | undefined;
  /** Where its stop is met; undefined: not on this way. */
  readonly stop: Decimal | undefined;
}

/** t of a move, which may lie on the other side (negative). */
function progressOf(move: Decimal, direction: Direction, inverse: boolean): Decimal {
  const along = inverse ? one.div(move.plus(one)).minus(one) : move;
  return (direction === "falling") === inverse ? along : along.negated();
}

/** The move of the market at t. */
export function moveAt(t: Decimal, direction: Direction, inverse: boolean): Decimal {
  const along = (direction === "falling") === inverse ? t : t.negated();
  return inverse ? one.div(along.plus(one)).minus(one) : along;
}

/** The course of a position whose maintenance is known. */
export function courseOf(exposure: Exposure, direction: Direction): Course {
  const { terms, beta } = exposure.position;
  const inverse = terms.type === "inverse";
  const upward = direction === "rising" ? one : one.negated();
  // Value gained per t.
  const drift = inverse ? exposure.value.times(upward).negated() : exposure.value.times(beta).times(upward);
  const move = stopMove(exposure.position);
  const stop = move && progressOf(move, direction, inverse);
  const vanishes = inverse ? direction === "rising" : drift.lt(0);
  return {
    exposure,
    pieces: piecesOf(exposure, drift),
    end: vanishes ? one.div(inverse ? one : beta.abs()) : undefined,
    stop: stop?.gt(0) ? stop : undefined,
  };
}

function piecesOf(exposure: Exposure, drift: Decimal): Piece[] {
  const { position, tiers, cost, value } = exposure;
  const fixed = position.terms.basis === "entry" || drift.isZero();
  const first = tierPlace(position.terms.basis === "mark" ? value : cost, tiers!);
  const passed = fixed ? [first] : tiersPassed(first, drift, tiers!.length);
  return passed.map((place, index) => {
    const { constant, rate } = maintenanceLine(tiers![place]!, cost, position.terms);
    const border = drift.gt(0) ? tiers![place]!.floor : tiers![place]!.cap;
    return {
      from: index === 0 ? zero : border!.minus(value).div(drift),
      constant: resultAt(exposure, value).minus(value.times(rate)).minus(constant),
      slope: drift.times(rate.negated().plus(exposure.d)),
    };
  });
}

/** The places of the tiers that a growing or shrinking value goes through. */
function tiersPassed(first: number, drift: Decimal, count: number): number[] {
  const up = drift.gt(0);
  return Array.from({ length: up ? count - first : first + 1 }, (_each, step) => (up ? first + step : first - step));
}

/** The line that holds at t. */
export function lineAt(pieces: readonly Piece[], t: Decimal): Line {
  let place = pieces.length - 1;
  while (place > 0 && pieces[place]!.from.gt(t)) place--;
  return pieces[place]!;
}

/** Where the first mark of these positions is 0. */
export function endOf(courses: readonly Course[]): Decimal | undefined {
  return courses.reduce<Decimal | undefined>(
    (found, { end }) => (found && end ? smaller(found, end) : (found ?? end)),
    undefined,
  );
}

/** Relative to the slopes that it is the sum of, a slope this small is what rounding left of slopes that cancel. */
const remainder = "1e-25";

/** The first t from `from` on, up to `to`, at which a line is 0 or less; undefined where there is none. `scale`: the size of the slopes in it. */
export function firstAtOrBelowZero(line: Line, from: Decimal, to: Decimal | undefined, scale: Decimal): Decimal | undefined {
  if (line.constant.plus(line.slope.times(from)).lte(0)) return from;
  if (line.slope.gte(0) || line.slope.abs().lte(scale.times(remainder))) return undefined;
  const t = line.constant.div(line.slope.negated());
  return to === undefined || t.lte(to) ? t : undefined;
}
