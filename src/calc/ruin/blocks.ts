/** Drawing results in blocks: whole runs of consecutive results, so that losing runs stay runs. */
import { Draws } from "./draws";

/** How often the results are redrawn to see how they could have turned out otherwise. */
export const doubtLists = 1000;

/** Where the draws that redraw the results begin: far from those of the paths. */
const firstRedraw = 2147483648;

/** The block length where none is given: the whole number nearest to the cube root of the number of results. */
export function defaultBlockLength(count: number): number {
  return Math.min(Math.round(Math.cbrt(count)), longestBlock(count));
}

/** The longest block allowed: half of the results. */
export function longestBlock(count: number): number {
  return Math.max(1, Math.floor(count / 2));
}

/** Results to draw from, in blocks of this length. */
export class Blocks {
  private readonly draws: Draws;

  constructor(
    readonly results: Float64Array,
    readonly length: number,
    seed: number,
  ) {
    this.draws = new Draws(seed);
  }

  /** The place of the result at which block `block` of path `path` begins; both count from 0. */
  start(path: number, block: number, blocksPerPath: number): number {
    return this.draws.place(path * blocksPerPath + block + 1, this.results.length);
  }

  /** Writes list `list` (from 0) of the results redrawn into an array as long as they are. */
  redraw(list: number, into: Float64Array): void {
    const { results, length } = this;
    const count = results.length;
    const blocks = Math.ceil(count / length);
    let filled = 0;
    for (let block = 0; block < blocks; block++) {
      let place = this.draws.place(firstRedraw + list * blocks + block + 1, count);
      for (let left = Math.min(length, count - filled); left > 0; left--) {
        into[filled++] = results[place]!;
        if (++place === count) place = 0;
      }
    }
  }
}
