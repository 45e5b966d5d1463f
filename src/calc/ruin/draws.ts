/** The random draws of SCALE.RUIN: a counter-based generator, so that draw k of a seed is the same everywhere and needs no draw before it. */

/** Mixes 32 bits, one to one, so that neighbours have nothing in common: two products and three shifts. */
function mixed(bits: number): number {
  let x = bits;
  x ^= x >>> 16;
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0xd35a2d97);
  x ^= x >>> 15;
  return x >>> 0;
}

/** The draws of one seed. */
export class Draws {
  private readonly start: number;

  constructor(seed: number) {
    this.start = mixed(seed);
  }

  /** Draw k = 1, 2, ...: a whole number from 0 to 4294967295. */
  number(k: number): number {
    return mixed((this.start + Math.imul(k, 0x9e3779b9)) | 0);
  }

  /** Draw k as a place among `count`, from 0. The product is exact in a double. */
  place(k: number, count: number): number {
    return Math.floor((this.number(k) * count) / 4294967296);
  }
}
