/** A walk over whole numbers in search of the last change between meeting a goal and missing it. */

/** true: meets; false: misses; undefined: passed over. */
export type Look = (index: number) => boolean | undefined;

/** Where the walk ended: at the step that meets beside the last change, or why there is none. */
export type WalkEnd = { readonly found: number } | { readonly found: undefined; readonly seen: "none" | "all" | "nothing" };

/** How far the walk looks on, one by one, behind the change that it has found: one lot more can move a lot to a step that wins. */
const lookOn = 100;

/** The steps that are looked at first: 0 to 20 one by one, then ever wider apart, and the last. */
function* looks(last: number): Generator<number> {
  for (let index = 0; index < last; index += Math.max(1, Math.floor(index / 10))) yield index;
  yield last;
}

/** Walks from 0 to the last step. */
export function lastChange(last: number, look: Look): WalkEnd {
  let [before, meant]: [number | undefined, boolean | undefined] = [undefined, undefined];
  let pair: [number, number] | undefined;
  for (const index of looks(last)) {
    const meets = look(index);
    if (meets === undefined) continue;
    if (before !== undefined && meets !== meant) pair = [before, index];
    [before, meant] = [index, meets];
  }
  if (pair === undefined) return { found: undefined, seen: meant === undefined ? "nothing" : meant ? "all" : "none" };
  return { found: narrowed(pair, last, look) };
}

/** The step that meets, of the neighbours between which the last change lies. From here on what would be passed over misses. */
function narrowed([from, to]: [number, number], last: number, look: Look): number {
  const meets = (index: number) => look(index) === true;
  let [a, b] = [from, to];
  let after = meets(b);
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (meets(middle) === after) b = middle;
    else a = middle;
  }
  let answer = after ? b : a;
  for (let index = b + 1; index <= Math.min(last, b + lookOn); index += 1) {
    const now = meets(index);
    if (now !== after) answer = now ? index : index - 1;
    after = now;
  }
  return answer;
}
