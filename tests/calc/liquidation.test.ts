/** Liquidation at tier jumps, exactly at boundaries and in both types: one contract at a round price, each price a fraction by hand. */
import type { LiquidationRules, Pricing } from "../../src/calc/contract-terms";
import { Decimal } from "../../src/calc/decimal";
import {
  bankruptcyPrice,
  displayedLiquidation,
  exactLiquidation,
  findLiquidation,
  liquidationPrice,
  losesAsValueRises,
} from "../../src/calc/liquidation";
import {
  flatMaintenance,
  holdsNearly,
  maintenanceMargin,
  type MaintenanceTier,
  maintenanceTiers,
  tierOf,
} from "../../src/calc/maintenance";
import type { Side } from "../../src/calc/side";
import { d, fills, over, refusalOf, shown, terms } from "./exact";

const flat = flatMaintenance(d("0.005"));
/** 0.5% up to 50, then 1%, with the deduction of 50 x 0.005. */
const tiered = maintenanceTiers([d(0), d(50)], [d("0.005"), d("0.01")]);
/** The same rates without it: maintenance jumps from 0.25 to 0.5 at 50. */
const jumping: MaintenanceTier[] = tiered.map((tier) => ({ ...tier, amount: d(0) }));

const priceOf = (
  side: Side,
  price: number,
  margin: number | string,
  tiers: readonly MaintenanceTier[],
  stated: Record<string, number | string> = {},
  contracts = 1,
) => {
  const held = { side, fills: fills([contracts, price]), margin: d(margin) };
  return shown(findLiquidation(held, tiers, terms(stated) as Pricing & LiquidationRules));
};

describe("liquidation at the mark", () => {
  // Equity at the value v: margin + v - 100 of a long, margin + 100 - v of a short; due: 0.005 v, and the liquidation fee
  it.each<[string, Side, number, Record<string, number>, number]>([
    ["a long: v - 90 = 0.005 v", "long", 10, {}, over(90, 0.995)],
    ["a long that pays 0.1%: v - 90 = 0.006 v", "long", 10, { liquidationFee: 0.001 }, over(90, 0.994)],
    ["a short: 110 - v = 0.005 v", "short", 10, {}, over(110, 1.005)],
    ["a short that pays 0.1%", "short", 10, { liquidationFee: 0.001 }, over(110, 1.006)],
    ["a margin of nearly the whole value", "long", 99, {}, over(1, 0.995)],
  ])("of %s", (_about, side, margin, stated, expected) => {
    expect(priceOf(side, 100, margin, flat, stated)).toBe(expected);
  });

  it("of an inverse contract: 100 USD at 50 are 2 coins, which a long loses as they become more", () => {
    // 0.2 - (v - 2) = 0.005 v; the price is 100 / v
    expect(priceOf("long", 50, "0.2", flat, { type: "inverse" }, 100)).toBe(over(100 * 1.005, 2.2));
    expect(priceOf("short", 50, "0.2", flat, { type: "inverse" }, 100)).toBe(over(100 * 0.995, 1.8));
  });

  it("is nowhere where the margin covers every price, 0 included", () => {
    expect(priceOf("long", 100, 100, flat)).toBeUndefined();
    expect(priceOf("long", 100, 120, flat)).toBeUndefined();
  });

  it("is nowhere where all that a long is worth is due: rate and fee are the whole", () => {
    expect(priceOf("long", 100, 10, flatMaintenance(d("0.99")), { liquidationFee: 0.01 })).toBeUndefined();
  });

  it("takes the tier that holds at the liquidation, and its deduction of 0.25", () => {
    expect(priceOf("long", 100, 10, tiered)).toBe(over(89.75, 0.99));
    expect(priceOf("long", 100, 55, tiered)).toBe(over(45, 0.995));
    expect(priceOf("short", 40, 5, tiered)).toBe(over(45, 1.005));
    expect(priceOf("short", 40, 20, tiered)).toBe(over(60.25, 1.01));
  });

  it("is at the boundary itself where both tiers meet there: 49.75 / 0.995 and 49.5 / 0.99", () => {
    expect(priceOf("long", 100, "50.25", tiered)).toBe(50);
    expect(priceOf("short", 40, "10.25", tiered)).toBe(50);
  });

  it("of a short is the jump itself where the lower tier still leaves something and the higher one does not", () => {
    // At 50: 5 lost of the margin, 0.25 due below and 0.5 above
    expect(priceOf("short", 45, "5.4", jumping)).toBe(50);
    expect(priceOf("short", 45, "5.25", jumping)).toBe(50);
    expect(priceOf("short", 45, "5.5", jumping)).toBe(50);
    expect(priceOf("short", 45, "5.2", jumping)).toBe(over(50.2, 1.005));
    expect(priceOf("short", 45, "5.6", jumping)).toBe(over(50.6, 1.01));
  });

  it("is found a hair beyond a boundary, whatever the deduction or the fee of the tier", () => {
    expect(priceOf("short", 40, "10.26", tiered)).toBe(over(50.51, 1.01));
    // 49.9 x 1.025 is 51.1475: with the fee the cap of 50 is not reached
    expect(priceOf("short", 40, "11.1475", tiered, { liquidationFee: 0.02 })).toBe(49.9);
  });

  it("of a short jumps in a tier that has a deduction too: at 100 from 0.75 to 1.75, 10 lost", () => {
    const three = [...tiered, { ...tiered[1]!, floor: d(100), rate: d("0.02") }].map((tier, index) =>
      index === 1 ? { ...tier, cap: d(100) } : tier,
    );
    expect(["10.8", "10.75000001", "11.7"].map((margin) => priceOf("short", 90, margin, three))).toEqual([100, 100, 100]);
    expect(priceOf("short", 90, "10.7", three)).toBe(over(100.95, 1.01));
    expect(priceOf("short", 90, "11.8", three)).toBe(over(102.05, 1.02));
  });

  it("of an inverse long is the jump in coins: 45 USD at 1 with tiers at 50 coins", () => {
    expect(priceOf("long", 1, "5.4", jumping, { type: "inverse" }, 45)).toBe(0.9);
  });

  it("of a long has no jump: of the two tiers that hold a solution the first on the way down counts", () => {
    expect(priceOf("long", 55, "5.4", jumping)).toBe(over(49.6, 0.99));
    expect(priceOf("long", 55, "5.6", jumping)).toBe(over(49.4, 0.995));
  });

  it("that lies behind the entry already is the nearest of them", () => {
    // 100.1 of equity is below maintenance in either tier: 99.9 / 0.995 and 99.9 / 0.9
    const steep = [
      { floor: d(0), cap: d(101), rate: d("0.005"), amount: d(0), maxLeverage: undefined },
      { floor: d(101), cap: undefined, rate: d("0.1"), amount: d(0), maxLeverage: undefined },
    ];
    expect(priceOf("long", 100, "0.1", steep)).toBe(over(99.9, 0.995));
    expect(priceOf("long", 100, "0.1", [...steep].reverse())).toBe(over(99.9, 0.995));
  });

  it("ahead counts before one behind, even where that is nearer: 94 / 0.995 below, 94 / 0.9 above", () => {
    const steep = [
      { floor: d(0), cap: d(100), rate: d("0.005"), amount: d(0), maxLeverage: undefined },
      { floor: d(100), cap: undefined, rate: d("0.1"), amount: d(0), maxLeverage: undefined },
    ];
    expect(priceOf("long", 100, 6, steep)).toBe(over(94, 0.995));
  });

  it("exactly at the entry counts as ahead: 100 - 0.5 of margin is due at once", () => {
    expect(priceOf("long", 100, "0.5", flat)).toBe(100);
  });
});

describe("liquidation with maintenance at the entry", () => {
  // Maintenance is 0.5 whatever the price; only the fee follows it
  it.each<[string, Side, number, Record<string, number>, number | undefined]>([
    ["a long", "long", 10, {}, 90.5],
    ["a long that pays 0.1%", "long", 10, { liquidationFee: 0.001 }, over(90.5, 0.999)],
    ["a short", "short", 10, {}, 109.5],
    ["a short that pays 0.1%", "short", 10, { liquidationFee: 0.001 }, over(109.5, 1.001)],
    ["a margin of the whole and of maintenance: nowhere", "long", 100.5, {}, undefined],
    ["more than that: nowhere", "long", 101, {}, undefined],
  ])("of %s", (_about, side, margin, stated, expected) => {
    expect(priceOf(side, 100, margin, flat, { ...stated, basis: "entry" })).toBe(expected);
  });

  it("of an inverse long that pays 0.1%: 2.2 - 0.01 = 1.001 v coins", () => {
    const stated = { type: "inverse", basis: "entry", liquidationFee: 0.001 };
    expect(priceOf("long", 50, "0.2", flat, stated, 100)).toBe(over(100 * 1.001, 2.19));
  });

  it("takes the tier of the entry with its deduction: 100 x 1% - 0.25", () => {
    expect(priceOf("long", 100, 10, tiered, { basis: "entry" })).toBe(90.75);
  });
});

describe("a liquidation price as displayed", () => {
  const long = { side: "long" as const, fills: fills([1, 100]), margin: d(10) };

  it("lies on the tick toward the market: 90 / 0.995 is 90.45..., 110 / 1.005 is 109.45...", () => {
    expect(shown(liquidationPrice(long, flat, terms({ tick: 0.1 })))).toBe(90.5);
    expect(shown(liquidationPrice({ ...long, side: "short" }, flat, terms({ tick: 0.1 })))).toBe(109.4);
    expect(shown(liquidationPrice(long, flat, terms()))).toBe(over(90, 0.995));
  });

  it("is refused where the tick would carry it to the average entry", () => {
    expect(refusalOf(() => displayedLiquidation(long, d("90.5"), terms({ tick: 20 })))).toEqual([
      "range",
      "tick 20 is coarser than the distance: the liquidation at 90.5 would be 100, not below the average entry 100",
    ]);
  });

  it("is refused in words where there is none", () => {
    expect(refusalOf(() => exactLiquidation({ ...long, margin: d(100) }, flat, terms()))).toEqual([
      "notEnoughData",
      "this position has no liquidation price: its margin covers every price, or the tiers end before it",
    ]);
  });
});

describe("the price at which the margin is gone", () => {
  const of = (side: Side, leverage: number, stated: Record<string, number | string> = {}) =>
    shown(bankruptcyPrice(side, d(100), d(leverage), terms(stated)));

  it("is a tenth away at 10x: 90 and 110; of an inverse contract 1000 / 11 and 1000 / 9", () => {
    expect([of("long", 10), of("short", 10)]).toEqual([90, 110]);
    expect(of("long", 10, { type: "inverse" })).toBe(over(1000, 11));
    expect(of("short", 10, { type: "inverse" })).toBe(over(1000, 9));
  });

  it("lies on the tick toward the market", () => {
    expect(of("long", 10, { type: "inverse", tick: 0.5 })).toBe(91);
    expect(of("short", 10, { type: "inverse", tick: 0.5 })).toBe(111);
  });

  it("is refused where a tick carries it to the entry", () => {
    expect(refusalOf(() => of("long", 10, { tick: 40 }))[1]).toBe(
      "tick 40 is coarser than the distance: the bankruptcy price at 90 would be 120, not below the entry 100",
    );
  });

  it("is nowhere at 1x for a linear long and an inverse short", () => {
    const words = (type: string, side: string) => `no positive price is the bankruptcy of this ${type} ${side} at 1x`;
    expect(refusalOf(() => of("long", 1))).toEqual(["notEnoughData", words("linear", "long")]);
    expect(refusalOf(() => of("short", 1, { type: "inverse" }))).toEqual(["notEnoughData", words("inverse", "short")]);
    expect(of("short", 1)).toBe(200);
    expect(of("long", 1, { type: "inverse" })).toBe(50);
  });
});

it("a position loses as its value rises if it is a linear short or an inverse long", () => {
  const found = (["long", "short"] as const).map((side) =>
    (["linear", "inverse"] as const).map((type) => losesAsValueRises(side, { type })),
  );
  expect(found).toEqual([
    [false, true],
    [true, false],
  ]);
});

describe("tiers", () => {
  it("make maintenance continuous: 50 x 0.005 is taken off from 50 on, 100 x 0.01 more from 100 on", () => {
    const tiers = maintenanceTiers([d(0), d(50), d(100)], [d("0.005"), d("0.01"), d("0.02")], [d(100), d(50), d(25)]);
    expect(tiers.map(({ amount }) => shown(amount))).toEqual([0, 0.25, 1.25]);
    expect(tiers.map(({ cap }) => shown(cap))).toEqual([50, 100, undefined]);
    expect(tiers.map(({ maxLeverage }) => shown(maxLeverage))).toEqual([100, 50, 25]);
    expect([50, 100, 200].map((value) => shown(maintenanceMargin(d(value), tiers)))).toEqual([0.25, 0.75, 2.75]);
  });

  it("hold a cap in the lower one, a floor of 0 in the first, and nearly a boundary in both", () => {
    expect(tierOf(d(50), tiered)).toBe(tiered[0]);
    expect(tierOf(d("50.01"), tiered)).toBe(tiered[1]);
    expect(tierOf(d(0), tiered)).toBe(tiered[0]);
    expect(tiered.map((tier) => holdsNearly(tier, d(50)))).toEqual([true, true]);
    expect(tiered.map((tier) => holdsNearly(tier, new Decimal("49.9999999999999999999999999999")))).toEqual([true, true]);
    expect(tiered.map((tier) => holdsNearly(tier, new Decimal("50.0000000000000000000000000001")))).toEqual([true, true]);
    expect(tiered.map((tier) => holdsNearly(tier, d("49.99")))).toEqual([true, false]);
    expect(tiered.map((tier) => holdsNearly(tier, d("50.01")))).toEqual([false, true]);
  });

  it("end where the venue allows no more", () => {
    const capped = [{ ...tiered[0]! }];
    expect(refusalOf(() => tierOf(d(51), capped))).toEqual([
      "notEnoughData",
      "maintenance has no tier for a position value of 51",
    ]);
  });

  it.each<[string, number[], number[], string]>([
    ["floors that do not ascend", [0, 50, 50], [0.005, 0.01, 0.02], "floors must ascend, 50 comes after 50"],
    ["rates that fall", [0, 50], [0.01, 0.005], "rates must not fall, 0.005 comes after 0.01"],
    ["lists that differ", [0, 50], [0.01], "floors and rates must be as long as each other, were 2 and 1"],
  ])("refuse %s", (_about, floors, rates, words) => {
    expect(refusalOf(() => maintenanceTiers(floors.map(d), rates.map(d)))).toEqual(["range", words]);
  });

  it("refuse leverages that are not one for each", () => {
    const words = "floors and maxLeverages must be as long as each other, were 1 and 2";
    expect(refusalOf(() => maintenanceTiers([d(0)], [d("0.01")], [d(1), d(2)]))).toEqual(["range", words]);
  });

  it("take equal rates: nothing is deducted there", () => {
    expect(maintenanceTiers([d(0), d(50)], [d("0.01"), d("0.01")]).map(({ amount }) => shown(amount))).toEqual([0, 0]);
  });
});
