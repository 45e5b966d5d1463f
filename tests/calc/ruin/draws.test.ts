import { Blocks, defaultBlockLength, longestBlock } from "../../../src/calc/ruin/blocks";
import { Draws } from "../../../src/calc/ruin/draws";

describe("draws", () => {
  it("are those of the definition", () => {
    const [one, zero] = [new Draws(1), new Draws(0)];
    expect([1, 2, 3, 4].map((k) => one.number(k))).toEqual([694156530, 849736233, 205401439, 2812730083]);
    expect([1, 2].map((k) => zero.number(k))).toEqual([3294826546, 968997276]);
  });

  it("agree with exact integer arithmetic, for seeds and numbers of any size", () => {
    const wrap = (value: bigint) => BigInt.asUintN(32, value);
    const mix = (x0: bigint) => {
      let x = x0 ^ (x0 >> 16n);
      x = wrap(x * 0x21f0aaadn);
      x ^= x >> 15n;
      x = wrap(x * 0xd35a2d97n);
      return x ^ (x >> 15n);
    };
    expect(mix(1n)).toBe(114555507n);
    for (const seed of [0, 1, 2, 20261122, 2147483648, 4294967295]) {
      for (const k of [1, 2, 1000, 20000000, 2147483649, 2157483648]) {
        const exact = mix(wrap(mix(BigInt(seed)) + BigInt(k) * 0x9e3779b9n));
        expect(new Draws(seed).number(k)).toBe(Number(exact));
        for (const count of [2, 3, 10000]) {
          expect(new Draws(seed).place(k, count)).toBe(Number((exact * BigInt(count)) >> 32n));
        }
      }
    }
  });
});

describe("blocks", () => {
  it("are as long as the cube root of the number of results, at most half of them", () => {
    expect([2, 3, 4, 6, 10, 100, 1000, 10000].map(defaultBlockLength)).toEqual([1, 1, 2, 2, 2, 5, 10, 22]);
    expect([2, 3, 10, 11].map(longestBlock)).toEqual([1, 1, 5, 5]);
  });

  it("redraw a list of the same length from runs that go on from the last result to the first", () => {
    const results = Float64Array.from({ length: 10 }, (_each, index) => index);
    const into = new Float64Array(10);
    for (let list = 0; list < 50; list++) {
      new Blocks(results, 4, 7).redraw(list, into);
      for (const place of [1, 2, 3, 5, 6, 7, 9]) expect(into[place]).toBe((into[place - 1]! + 1) % 10);
    }
  });
});
