/** The two sides of every stage: what the fills that lose and those that win come to at its stop, by hand and one by one. */
import fc from "fast-check";
import type { Decimal } from "../../src/calc/decimal";
import type { ContractTerms } from "../../src/calc/contract-terms";
import { lossAndProfit } from "../../src/calc/loss-and-profit";
import { type Side, sign } from "../../src/calc/side";
import { runs } from "../property";
import { d, fills, over, shown, terms } from "./exact";

type Pair = readonly [contracts: number, price: number];

function sidesOf(side: Side, pairs: readonly Pair[], stops: readonly number[], stated: ContractTerms = terms()) {
  const at = lossAndProfit(side, fills(...pairs), stops.map(d), stated);
  // Minus 0 is 0
  const plain = (value: Decimal) => shown(value.plus(0))! + 0;
  return stops.map((_stop, stage) => {
    const { atLoss, inProfit } = at(stage);
    return [plain(atLoss), plain(inProfit)];
  });
}

const forward: Pair[] = [
  [1, 100],
  [2, 110],
  [3, 120],
];

describe("the sides of a stage", () => {
  it("of adds in favour pass from loss to profit in their order", () => {
    // At 105 the first makes 5 and the two lose 5 each; at 115 the first makes 15, the two 5 each, and the three lose 5 each
    expect(sidesOf("long", forward, [90, 105, 115])).toEqual([
      [-10, 0],
      [-10, 5],
      [-15, 25],
    ]);
    expect(
      sidesOf(
        "short",
        forward.map(([contracts, price]) => [contracts, 200 - price]),
        [110, 95, 85],
      ),
    ).toEqual([
      [-10, 0],
      [-10, 5],
      [-15, 25],
    ]);
  });

  it("neither lose nor win where a fill leaves at its own price", () => {
    expect(sidesOf("long", forward, [90, 100, 110])).toEqual([
      [-10, 0],
      [-20, 0],
      [-30, 10],
    ]);
    expect(sidesOf("long", forward, [90, 90, 90])).toEqual([
      [-10, 0],
      [-50, 0],
      [-140, 0],
    ]);
  });

  it("of fills in any order go by their prices", () => {
    const anyhow: Pair[] = [
      [1, 110],
      [2, 100],
      [3, 120],
      [4, 105],
    ];
    // At 112 the first makes 2, the two 12 each, the four 7 each, and the three lose 8 each
    expect(sidesOf("long", anyhow, [95, 105, 104, 112])).toEqual([
      [-15, 0],
      [-5, 10],
      [-54, 8],
      [-24, 54],
    ]);
    expect(
      sidesOf(
        "short",
        anyhow.map(([contracts, price]) => [contracts, 200 - price]),
        [105, 95, 96, 88],
      ),
    ).toEqual([
      [-15, 0],
      [-5, 10],
      [-54, 8],
      [-24, 54],
    ]);
  });

  it("of adds in favour under a stop that moves back are what they would be there", () => {
    // Back at 105 the two lose 5 each, the three 15 each and the one at 130 25
    expect(sidesOf("long", [...forward, [1, 130]], [90, 105, 115, 105])[3]).toEqual([-80, 5]);
    // And of adds against a stop that never moves back: at 108 the two at 90 make 18 each
    expect(
      sidesOf(
        "long",
        [
          [1, 100],
          [2, 90],
          [1, 120],
        ],
        [80, 85, 108],
      ),
    ).toEqual([
      [-20, 0],
      [-25, 0],
      [-12, 44],
    ]);
  });

  it("count the slippage of the stop, and inverse contracts in coin", () => {
    // A stop of 105 fills at 94.5, and one of 115 at 103.5
    expect(sidesOf("long", forward, [90, 105, 115], terms({ slippage: 0.1 }))).toEqual([
      [-19, 0],
      [-5.5 - 31, 0],
      [-13 - 49.5, 3.5],
    ]);
    // 100 USD at 100 are 1 coin, at 125 0.8 and at 80 1.25
    expect(
      sidesOf(
        "long",
        [
          [1, 100],
          [1, 125],
        ],
        [80, 110],
        terms({ type: "inverse", size: 100 }),
      ),
    ).toEqual([
      [-0.25, 0],
      [over(-12, 110), over(10, 110)],
    ]);
  });

  it("leave no rest of what has gone over to the other side", () => {
    const huge: Pair[] = [
      [1e34, 100],
      [1, 110],
      [1, 120],
    ];
    expect(sidesOf("long", huge, [90, 105, 115])).toEqual([
      [-1e35, 0],
      [-5, 5e34],
      [-5, 15e34],
    ]);
    // The same where the stop moves back once
    expect(sidesOf("long", [...huge, [1, 130]], [90, 105, 115, 112]).map(([atLoss]) => atLoss)).toEqual([-1e35, -5, -5, -26]);
  });
});

const pairs = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 90, max: 110 }), fc.integer({ min: 88, max: 112 })),
  {
    ...{ minLength: 1, maxLength: 14 },
  },
);

it("the sides are the sums over each fill, whatever the order of fills and stops", () => {
  fc.assert(
    fc.property(fc.constantFrom<Side>("long", "short"), pairs, fc.boolean(), fc.boolean(), (side, drawn, forward, tightening) => {
      const s = sign(side);
      const ordered = (values: number[], inOrder: boolean) => (inOrder ? [...values].sort((a, b) => s * (a - b)) : values);
      const prices = ordered(
        drawn.map(([, price]) => price),
        forward,
      );
      const stops = ordered(
        drawn.map(([, , stop]) => stop),
        tightening,
      );
      const held = drawn.map(([contracts], index): Pair => [contracts, prices[index]!]);
      const expected = stops.map((stop, stage) => {
        const results = held.slice(0, stage + 1).map(([contracts, price]) => s * contracts * (stop - price));
        const sumOf = (kept: (result: number) => boolean) => results.filter(kept).reduce((sum, each) => sum + each, 0);
        return [sumOf((result) => result < 0), sumOf((result) => result > 0)];
      });
      expect(sidesOf(side, held, stops)).toEqual(expected);
    }),
    runs,
  );
});
