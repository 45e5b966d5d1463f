/** The first move of the market at which a wallet is liquidated, exactly: between the floors of tiers everything is a straight line. */
import { type Decimal, sum, zero } from "../decimal";
import type { Exposure } from "./exposure";
import { settled, settledAtStop } from "./position";
import {
  type Course,
  courseOf,
  type Direction,
  endOf,
  firstAtOrBelowZero,
  flat,
  type Line,
  lineAt,
  minus,
  moveAt,
  plus,
} from "./way";

/** Where the wallet ends; "none" = nowhere on that side. */
export type Liquidation = Decimal | "none";

/** The positions of a wallet on the way of the market in one direction. */
export interface Journey {
  readonly direction: Direction;
  readonly inverse: boolean;
  readonly wallet: Decimal;
  readonly courses: readonly Course[];
  /** Size of all slopes. */
  readonly scale: Decimal;
  /** Where the line of the whole wallet bends, and the line from there on; the first begins at 0. */
  readonly bends: readonly { readonly from: Decimal; readonly line: Line }[];
}

/** What a course changes from a t on. */
interface Change {
  readonly from: Decimal;
  readonly by: Line;
}

/** The way in a direction; undefined where a maintenance is not known. */
export function journey(wallet: Decimal, exposures: readonly Exposure[], direction: Direction): Journey | undefined {
  if (exposures.some(({ tiers }) => tiers === undefined)) return undefined;
  const courses = exposures.map((exposure) => courseOf(exposure, direction));
  const changes = courses.flatMap(changesOf).sort((a, b) => a.from.cmp(b.from));
  let line: Line = { constant: wallet, slope: zero };
  const bends = changes.map(({ from, by }) => ({ from, line: (line = plus(line, by)) }));
  const scale = sum(courses.map(({ pieces }) => pieces[0]!.slope.abs()));
  return { direction, inverse: exposures[0]!.position.terms.type === "inverse", wallet, courses, scale, bends };
}

function changesOf({ pieces }: Course): Change[] {
  return pieces.map((piece, index) => ({ from: piece.from, by: minus(piece, pieces[index - 1] ?? flat) }));
}

/** The liquidation if no stop holds. */
export function liquidationOf(way: Journey): Liquidation {
  return liquidationFrom(way, { constant: zero, slope: zero }, undefined);
}

/** The liquidation once this position has been closed at its mark, the exit costs paid. */
export function liquidationWithout(way: Journey, closed: Course): Liquidation {
  const { position } = closed.exposure;
  return liquidationFrom(way, { constant: settled(position, position.mark), slope: zero }, closed);
}

/**
 * Maintenance grows faster in higher tiers, so that what is left above it bends downward only: once at or below 0 it stays there,
 * and the stretch in which it gets there is found by halving.
 */
function liquidationFrom(way: Journey, gained: Line, without: Course | undefined): Liquidation {
  const { bends, courses, scale } = way;
  const from = (place: number) => bends[place]!.from;
  const lineOf = (place: number) => {
    const line = plus(bends[place]!.line, gained);
    return without === undefined ? line : minus(line, lineAt(without.pieces, from(place)));
  };
  const isGoneAt = (place: number) => valueOf(lineOf(place), from(place)).lte(0);
  // All courses begin at 0: the first bend that counts is the last of those.
  const start = lastAtZero(bends);
  if (isGoneAt(start)) return zero;
  let [standing, gone] = [start, bends.length];
  while (gone - standing > 1) {
    const middle = (standing + gone) >> 1;
    if (isGoneAt(middle)) gone = middle;
    else standing = middle;
  }
  const t = firstAtOrBelowZero(lineOf(standing), from(standing), bends[gone]?.from, scale);
  const end = endOf(courses.filter((course) => course !== without));
  if (t === undefined || end?.lte(t)) return "none";
  return moveAt(t, way.direction, way.inverse);
}

function valueOf({ constant, slope }: Line, t: Decimal): Decimal {
  return slope.times(t).plus(constant);
}

function lastAtZero(bends: Journey["bends"]): number {
  let place = 0;
  while (bends[place + 1]?.from.isZero()) place++;
  return place;
}

/** Something on the way when stops hold: a tier is entered, a stop is met, or a mark is 0. */
interface Encounter {
  readonly at: Decimal;
  readonly course: Course;
  readonly by: Line | "stop" | "end";
}

/** The liquidation if every position leaves at its stop. There the wallet is judged first with the position, then without it. */
export function liquidationWithStops(way: Journey): Liquidation {
  const { scale } = way;
  const found = (t: Decimal) => moveAt(t, way.direction, way.inverse);
  const left = new Set<Course>();
  let line: Line = { constant: way.wallet, slope: zero };
  let reached = zero;
  for (const { at, course, by } of encounters(way)) {
    if (left.has(course)) continue;
    const t = at.isZero() ? undefined : firstAtOrBelowZero(line, reached, at, scale);
    if (t !== undefined) return by === "end" && t.gte(at) ? "none" : found(t);
    reached = at;
    if (by === "end") return "none";
    if (by === "stop") {
      left.add(course);
      line = plus(minus(line, lineAt(course.pieces, at)), { constant: settledAtStop(course.exposure.position), slope: zero });
      if (valueOf(line, at).lte(0)) return found(at);
    } else line = plus(line, by);
  }
  const t = firstAtOrBelowZero(line, reached, undefined, scale);
  return t === undefined ? "none" : found(t);
}

function encounters({ courses }: Journey): Encounter[] {
  return courses
    .flatMap((course): Encounter[] => [
      ...changesOf(course).map(({ from, by }) => ({ at: from, course, by })),
      ...(course.stop === undefined ? [] : [{ at: course.stop, course, by: "stop" as const }]),
      ...(course.end === undefined ? [] : [{ at: course.end, course, by: "end" as const }]),
    ])
    .sort((a, b) => a.at.cmp(b.at));
}
