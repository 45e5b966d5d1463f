import { call, column, expectError } from "../call";

describe("STOP.BUDGET", () => {
  it.each<[string, unknown[], unknown]>([
    [
      "leaves 10 at risk: 70,350 - 333.33, up to the tick",
      [
        "long",
        column(1, 1, 1),
        column(70000, 70350, 70700),
        10,
        [
          ["size", 0.01],
          ["tick", 0.1],
        ],
      ],
      70016.7,
    ],
    [
      "locks 5 for a negative risk",
      [
        "long",
        column(1, 1, 1),
        column(70000, 70350, 70700),
        -5,
        [
          ["size", 0.01],
          ["tick", 0.1],
        ],
      ],
      70516.7,
    ],
    ["is 1,000 away for one micro and 10 at risk", ["long", 1, 70000, 10, 0.01], 69000],
    ["is the constant-risk stop of a 100/50/25 pyramid", ["long", column(100, 50, 25), column(100, 110, 120), 1000], 100],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.BUDGET", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["more than the position is worth", ["long", 1, 70000, 800, 0.01], "#N/A", "no price"],
    ["no risk", ["long", 1, 70000, null], "#VALUE!", "risk"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.BUDGET", ...values), code, words);
  });

  it("returns the stop, not the fill: the slipped fill loses the risk", () => {
    const stop = call("STOP.BUDGET", "short", 1, 3000, 6, [
      ["size", 0.1],
      ["fee", 0.0005],
      ["slippage", 0.001],
    ]) as number;
    // fill F: 0.1 (F - 3000) + 0.05 (300 + 0.1 F) / 100 = 6, so F = (306 - 0.15) / 0.10005; stop = F / 1.001
    expect(stop).toBeCloseTo((306 - 0.15) / 0.10005 / 1.001, 9);
  });
});
