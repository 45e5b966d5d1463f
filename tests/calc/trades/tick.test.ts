import fc from "fast-check";
import { decimalOf } from "../../../src/calc/decimal";
import { roundToStep } from "../../../src/calc/rounding";
import { tickRounder } from "../../../src/calc/trades/tick";
import { call } from "../../functions/call";
import { runs } from "../../property";

describe("the tick in doubles", () => {
  const ticks = fc.constantFrom(0.1, 0.01, 0.25, 0.5, 5, 10, 0.005, 0.0001, 0.000001, 0.00000001, 1e-13, 0.125, 3, 0.7, 1000);
  const prices = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 99999999 }), fc.integer({ min: 0, max: 8 }))
      .map(([digits, places]) => Number(`${digits}e-${places}`)),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }).map((price) => Number(price.toPrecision(15))),
  );

  it("is the tick in decimals", () => {
    fc.assert(
      fc.property(prices, ticks, fc.constantFrom<"up" | "down">("up", "down"), (price, tick, mode) => {
        const exact = roundToStep(decimalOf(price), decimalOf(tick), mode).toNumber();
        expect(tickRounder(decimalOf(tick))(price, mode)).toBe(exact);
      }),
      runs,
    );
  });

  it("is so too where doubles cannot hold the steps: as many as digits, ticks of 16 decimals, thousands of millions of them", () => {
    const [up, down] = (["up", "down"] as const).map(
      (mode) => (tick: string, price: number) => tickRounder(decimalOf(1).times(tick))(price, mode),
    ) as [(tick: string, price: number) => number, (tick: string, price: number) => number];
    expect([up("0.1", 123456789012345), down("0.1", 123456789012345)]).toEqual([123456789012345, 123456789012345]);
    expect([up("0.3", 123456789012346), down("0.3", 123456789012346)]).toEqual([123456789012346.2, 123456789012345.9]);
    expect([up("0.7", 99999999999.9999), down("0.7", 99999999999.9999)]).toEqual([100000000000.6, 99999999999.9]);
    expect([up("0.0000000000000003", 0.001), down("0.0000000000000003", 0.001)]).toEqual([
      0.0010000000000002, 0.0009999999999999,
    ]);
    expect([up("0.000000000000003", 1), down("0.000000000000003", 1)]).toEqual([1.000000000000002, 0.999999999999999]);
    expect([up("7", 10), down("7", 10), up("7", 14), down("7", 14), up("7", 17), down("7", 18)]).toEqual([14, 7, 14, 14, 21, 14]);
  });

  it("leaves every multiple where it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10000000 }), ticks, (count, tick) => {
        const price = decimalOf(tick).times(count).toNumber();
        for (const mode of ["up", "down"] as const) expect(tickRounder(decimalOf(tick))(price, mode)).toBe(price);
      }),
      runs,
    );
  });
});

describe("R of a trade", () => {
  it("is MICRO.RISK of its carried first step, costs of every kind included", () => {
    const bars = [
      [70000, 70100, 69900, 70050],
      [70050, 70120, 69980, 70010],
      [70010, 70090, 69900, 69990],
    ];
    for (const [side, stop] of [
      ["long", 69500],
      ["short", 70500],
    ] as const) {
      for (const type of ["linear", "inverse"]) {
        const terms = [
          ["size", 100],
          ["type", type],
          ["entryFee", 0.0004],
          ["exitFee", 0.0006],
          ["slippage", 0.001],
          ["commission", 0.25],
          ["anchor", "points"],
        ];
        const [, trade] = call(
          "SCALE.TRADES",
          side,
          [[3, 70000, stop]],
          bars,
          [[true], [false], [false]],
          null,
          null,
          terms,
        ) as unknown[][];
        const risk = call("MICRO.RISK", 3, 70050, stop + 50, terms) as number;
        expect(trade![7]).toBeCloseTo((trade![6] as number) / risk, 12);
      }
    }
  });
});
