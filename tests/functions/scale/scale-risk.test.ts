import fc from "fast-check";
import { call, column, expectError } from "../call";

const micro = [
  ["size", 0.01],
  ["fee", 0.0005],
];
const fills = [column(1, 1, 1), column(70000, 70350, 70700)];

describe("SCALE.RISK", () => {
  it.each<[string, unknown[], number]>([
    ["is 640 for the first unit of live cattle (Covel, table 5.10)", ["long", 1, 74, 72.4, 400], 640],
    ["is 960 for two units under the moved stop (Covel, table 5.11)", ["long", column(1, 1), column(74, 74.8), 73.2, 400], 960],
    [
      "is the net 720 for three units, where the book prints the losers' 800 (Covel, table 5.12)",
      ["long", column(1, 1, 1), column(74, 74.8, 75.6), 74.2, 400],
      720,
    ],
    ["is 21 for three micros whose stop was never moved (article: the 21.00 of its table)", ["long", ...fills, 69650, 0.01], 21],
    ["is 23.10 with 0.05% fees", ["long", ...fills, 69650, micro], 23.1],
    [
      'is still 4.90 with the stop at entry 1 (article: "breakeven")',
      ["long", column(1, 1), column(70000, 70350), 70000, micro],
      4.90175,
    ],
    ['is 2.11 with the stop under entry 2 (article: "locking in profits")', ["long", ...fills, 70349.9, micro], 2.1134985],
    ["is negative where the stop locks profit in", ["long", ...fills, 70550, micro], -3.8865],
    [
      "is 2,750 for 100/50/25 under one stop (thecalculatorvault.com, pyramiding)",
      ["buy", column(100, 50, 25), [[100, 110, 120]], 90],
      2750,
    ],
    [
      "counts funding received, for a short",
      ["short", column(2, 1), column(70000, 69650), 69500, [...micro, ["paid", -0.5]]],
      -9.90925,
    ],
    [
      "fills the stop of a short above it: 0.1% slippage of 70,350 is 70.35 on 0.01",
      [
        "short",
        1,
        70000,
        70350,
        [
          ["size", 0.01],
          ["slippage", 0.001],
        ],
      ],
      4.2035,
    ],
    ["is 0 with the stop at the entry and no costs", ["long", 1, 70000, 70000], 0],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.RISK", ...values)).toBe(expected);
  });

  it("is in coin for an inverse contract (500 x (1/49750 - 3/5/50000 - 2/5/50250) and fees at both ends)", () => {
    const terms = [
      ["size", 100],
      ["type", "inverse"],
      ["fee", 0.0005],
    ];
    const risk = call("SCALE.RISK", "long", column(3, 2), column(50000, 50250), 49750, terms) as number;
    const gross = 300 * (1 / 49750 - 1 / 50000) + 200 * (1 / 49750 - 1 / 50250);
    const fees = 0.0005 * (300 / 50000 + 200 / 50250 + 500 / 49750);
    expect(Math.abs(risk - gross - fees)).toBeLessThan(1e-17);
  });

  it("is 0, not 1e-38, where inverse fills cancel: 1/24000 + 2/12000 + 1/84000 + 1/56000 is 5/21000", () => {
    const fills = [column(1, 2, 1, 1), column(24000, 12000, 84000, 56000)];
    expect(call("SCALE.RISK", "long", ...fills, 21000, [["type", "inverse"]])).toBe(0);
  });

  it("lets each lot leave at its own stop: three longs at 100, 101, 102 with stops 98, 99, 101", () => {
    // Fills at 97.02, 98.01 and 99.99 after 1% slippage lose 7.98; fees of 0.1% on 303 and 295.02 and 0.2 funding are 0.79802
    const terms = [
      ["fee", 0.001],
      ["slippage", 0.01],
      ["paid", 0.2],
    ];
    expect(call("SCALE.RISK", "long", column(1, 1, 1), column(100, 101, 102), [[98, 99, 101]], terms)).toBe(8.77802);
  });

  it("is the risk under one stop where the stops of all fills are that price, and the sum of the lots where they are not", () => {
    const price = fc.integer({ min: 50, max: 150 });
    const lots = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), price, price), { minLength: 1, maxLength: 5 });
    const type = fc.constantFrom("linear", "inverse");
    fc.assert(
      fc.property(fc.constantFrom("long", "short"), lots, price, type, (side, fills, common, type) => {
        const terms = [
          ["type", type],
          ["fee", 0.0005],
          ["slippage", 0.001],
        ];
        const [counts, prices, stops] = [0, 1, 2].map((at) => column(...fills.map((fill) => fill[at]!)));
        const risk = (...values: unknown[]) => call("SCALE.RISK", side, ...values, terms) as number;
        expect(risk(counts, prices, common)).toBeCloseTo(risk(counts, prices, column(...fills.map(() => common))), 9);
        const alone = fills.reduce((sum, [count, at, stop]) => sum + risk(count, at, stop), 0);
        expect(risk(counts, prices, stops)).toBeCloseTo(alone, 9);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, unknown[], string, string]>([
    ["lengths that differ", ["long", column(1, 1), column(70000, 70350, 70700), 69650, 0.01], "#NUM!", "contracts and prices"],
    ["a blank in the middle", ["long", column(1, 1), column(70000, null, 70350), 69650], "#NUM!", "prices (item 2) was blank"],
    ["contracts of 0", ["long", 0, 70000, 69650], "#NUM!", "contracts"],
    ["a stop of 0", ["long", 1, 70000, 0], "#NUM!", "stop must be greater than 0, was 0 or blank"],
    [
      "two stops for three fills",
      ["long", column(1, 1, 1), column(70000, 70350, 70700), column(69650, 70000)],
      "#NUM!",
      "stop must be one price, or one per fill (3), were 2",
    ],
    [
      "a blank among stops",
      ["long", column(1, 1), column(70000, 70350), column(null, 70000)],
      "#NUM!",
      "stop (item 1) was blank",
    ],
    ["text as contracts", ["long", "one", 70000, 69650, 0.01], "#VALUE!", "contracts"],
    ["no stop", ["long", 1, 70000, null], "#VALUE!", "stop is required"],
    ["0 as side", [0, 1, 70000, 69650], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.RISK", ...values), code, words);
  });
});
