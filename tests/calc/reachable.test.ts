/** A stop against liquidation, exactly at it too, and the leverage at which the two meet: an entry of 100, fractions by hand. */
import { reachability } from "../../src/calc/reachable";
import type { Side } from "../../src/calc/side";
import { d, over, refusalOf, shown, terms } from "./exact";

function reach(
  side: Side,
  stop: number | string,
  leverage: number,
  rate: number | string,
  stated: Record<string, number | string> = {},
) {
  const { reachable, liquidation, maxLeverage } = reachability(side, d(100), d(stop), d(leverage), d(rate), terms(stated));
  return [reachable, shown(liquidation), shown(maxLeverage)];
}

describe("a stop and liquidation", () => {
  it("meet at 20x with a stop of 5% and no maintenance: exactly there the stop is not reached first", () => {
    expect(reach("long", 95, 20, 0)).toEqual([false, 95, 20]);
    expect(reach("long", "95.000001", 20, 0)[0]).toBe(true);
    expect(reach("short", 105, 20, 0)).toEqual([false, 105, 20]);
    expect(reach("short", "104.999999", 20, 0)[0]).toBe(true);
  });

  it("of a long: liquidation at 95 / 0.995, and 1 - 0.95 x 0.995 is the margin that the stop needs", () => {
    expect(reach("long", 95, 20, "0.005")).toEqual([false, over(95, 0.995), over(1, 0.05475)]);
    expect(reach("long", "95.5", 20, "0.005")[0]).toBe(true);
    expect(reach("long", "95.4", 20, "0.005")[0]).toBe(false);
  });

  it("of a short: 105 / 1.005, and 1.05 x 1.005 - 1", () => {
    expect(reach("short", 105, 20, "0.005")).toEqual([false, over(105, 1.005), over(1, 0.05525)]);
  });

  it("of a long that pays 0.1%: 95 / 0.994, and 1 - 0.95 x 0.994", () => {
    expect(reach("long", 95, 20, "0.005", { liquidationFee: 0.001 })).toEqual([false, over(95, 0.994), over(1, 0.0557)]);
  });

  it("of inverse contracts: the long's liquidation is 100 x 1.005 / 1.05, its margin 100.5 / 95 - 1", () => {
    expect(reach("long", 95, 20, "0.005", { type: "inverse" })).toEqual([false, over(100.5, 1.05), over(95, 5.5)]);
    expect(reach("short", 105, 20, "0.005", { type: "inverse" })).toEqual([false, over(99.5, 0.95), over(105, 5.5)]);
  });

  it("with maintenance at the entry: 95 + 0.5 over 0.999; the margin is 1.005 - 0.95 x 0.999", () => {
    const stated = { basis: "entry", liquidationFee: 0.001 };
    expect(reach("long", 95, 20, "0.005", stated)).toEqual([false, over(95.5, 0.999), over(1, 0.05595)]);
    expect(reach("long", "95.6", 20, "0.005", stated)[0]).toBe(true);
    // 105 - 0.5 over 1.001; 1.05 x 1.001 - 1 + 0.005
    expect(reach("short", 105, 20, "0.005", stated)).toEqual([false, over(104.5, 1.001), over(1, 0.05605)]);
  });

  it("of a linear long without leverage and maintenance: there is no liquidation", () => {
    expect(reach("long", 95, 1, 0)).toEqual([true, undefined, 20]);
  });

  it("shows liquidation on the tick toward the market, and compares it in full", () => {
    expect(reach("long", "95.48", 20, "0.005", { tick: 0.1 })).toEqual([true, 95.5, over(1, 1 - 0.9548 * 0.995)]);
  });

  it("is not asked of a stop in front of the entry", () => {
    expect(refusalOf(() => reach("long", 100, 20, 0))).toEqual([
      "range",
      "stop must be below the entry (100) of a long, was 100",
    ]);
  });
});
