/** Prices on their ticks: stops, levels, triggers, ladders against a trade; what carries one across what it is for is refused in words. */
import { dcaOrders } from "../../src/calc/dca";
import { stopLadder } from "../../src/calc/ladder";
import { nextLevels } from "../../src/calc/levels";
import { isMultiple, isNearly, roundBackward, roundForward, roundToStep, wholeSteps } from "../../src/calc/rounding";
import type { Side } from "../../src/calc/side";
import { beyondLevel, distanceStop, existingPrice, protectiveStop, structuralStop } from "../../src/calc/stops";
import { isBehind, keptMeaning, ladderOnTick, priceOnTick, shownPrice } from "../../src/calc/tick-price";
import { distancePerStep, readyTriggers, steppedPrices, triggerPrices } from "../../src/calc/triggers";
import { d, fills, over, refusalOf, shown, terms } from "./exact";

const all = (values: readonly { toString(): string }[]) => values.map((value) => Number(value.toString()));

describe("rounding", () => {
  it("goes up and down toward the infinities, nearest sends a half away from 0", () => {
    const of = (value: string) =>
      (["nearest", "up", "down", "toward0"] as const).map((mode) => shown(roundToStep(d(value), d("0.5"), mode)));
    expect(of("1.2")).toEqual([1, 1.5, 1, 1]);
    expect(of("1.25")).toEqual([1.5, 1.5, 1, 1]);
    expect(of("-1.25")).toEqual([-1.5, -1, -1.5, -1]);
    expect(of("1.5")).toEqual([1.5, 1.5, 1.5, 1.5]);
  });

  it("knows a quotient that 34 digits made: three thirds of a tick are a tick", () => {
    const third = d(1).div(3);
    expect(shown(roundToStep(third.times(3), d(1), "down"))).toBe(1);
    expect(shown(roundToStep(third.times(3).times(7), d(7), "up"))).toBe(7);
    expect(shown(wholeSteps(third.times(9), third))).toBe(9);
    expect(isMultiple(third.times(6), third)).toBe(true);
    expect(isMultiple(d("0.7"), d("0.1"))).toBe(true);
    expect(isMultiple(d("0.75"), d("0.1"))).toBe(false);
    expect([wholeSteps(d("0.99"), d(1)), wholeSteps(d("-0.01"), d(1))].map(shown)).toEqual([0, -1]);
  });

  it("tells numbers apart from 1e-25 of them on", () => {
    expect(isNearly(d(1), d("1.00000000000000000000000001"))).toBe(true);
    expect(isNearly(d(1), d("1.000000000000000000000001"))).toBe(false);
    expect(isNearly(d(-1), d("-1.00000000000000000000000001"))).toBe(true);
    expect(isNearly(d(1), d(-1))).toBe(false);
    expect(isNearly(d(0), d(0))).toBe(true);
  });

  it("forward is up for a long and down for a short, backward the other way; without a tick nothing moves", () => {
    const of = (round: typeof roundForward, tick?: string) =>
      (["long", "short"] as const).map((side) => shown(round(side, d("1.3"), tick === undefined ? undefined : d(tick))));
    expect([of(roundForward, "0.5"), of(roundBackward, "0.5"), of(roundForward), of(roundBackward)]).toEqual([
      [1.5, 1],
      [1, 1.5],
      [1.3, 1.3],
      [1.3, 1.3],
    ]);
  });
});

describe("a price that was rounded", () => {
  it("lies behind what the trade leaves, at 15 digits", () => {
    expect(isBehind("long", d(1), d(2))).toBe(true);
    expect(isBehind("long", d(2), d(1))).toBe(false);
    expect(isBehind("short", d(2), d(1))).toBe(true);
    expect(isBehind("long", d(1), d(1))).toBe(false);
    expect(isBehind("long", d("0.99999999999999999999"), d(1))).toBe(false);
  });

  it("has 15 digits in a reason", () => {
    expect(shownPrice(d("1.23456789012345678"))).toBe("1.23456789012346");
  });

  it("is refused at 0, and on the other side of what it is measured from", () => {
    const entry = { name: "the entry", price: d(100) };
    const stop = (side: Side, price: number, tick: number) =>
      refusalOf(() => priceOnTick(side, d(price), d(tick), "forward", { name: "the stop", from: entry }));
    expect(refusalOf(() => priceOnTick("long", d(3), d(5), "backward", { name: "the target" }))).toEqual([
      "range",
      "tick 5 is coarser than the price: the target at 3 would be 0, not above 0",
    ]);
    expect(stop("long", 99, 30)).toEqual([
      "range",
      "tick 30 is coarser than the distance: the stop at 99 would be 120, not below the entry 100",
    ]);
    expect(stop("short", 101, 30)[1]).toBe(
      "tick 30 is coarser than the distance: the stop at 101 would be 90, not above the entry 100",
    );
    expect(stop("long", 99, 50)[1]).toContain("would be 100, not below the entry 100");
    const target = () => priceOnTick("long", d(101), d(30), "backward", { name: "the target", from: entry });
    expect(refusalOf(target)[1]).toBe(
      "tick 30 is coarser than the distance: the target at 101 would be 90, not above the entry 100",
    );
    const below = () => priceOnTick("short", d(99), d(30), "backward", { name: "the target", from: entry });
    expect(refusalOf(below)[1]).toBe(
      "tick 30 is coarser than the distance: the target at 99 would be 120, not below the entry 100",
    );
  });

  it("may move off what it lay at, and needs no sense without a tick", () => {
    const from = { name: "the entry", price: d("100.3") };
    expect(shown(priceOnTick("long", d("100.3"), d(1), "forward", { name: "the stop", from }))).toBe(101);
    expect(shown(keptMeaning("long", d(99), d(-1), undefined, { name: "the stop", from }))).toBe(-1);
    expect(shown(priceOnTick("long", d(99), d(30), "forward", { name: "the break-even" }))).toBe(120);
  });

  it("stays another one in a ladder, but for those that were one before", () => {
    const named = (index: number) => ({ name: `target ${index + 1}` });
    const on = (prices: number[], tick: number | undefined, given = 0) =>
      ladderOnTick("long", prices.map(d), tick === undefined ? undefined : d(tick), "backward", named, given);
    expect(all(on([101.3, 102.6], 0.5))).toEqual([101, 102.5]);
    expect(all(on([101.3, 101.3], 1))).toEqual([101, 101]);
    expect(all(on([101.3, 102.6], 1, 1))).toEqual([101.3, 102]);
    expect(refusalOf(() => on([101.3, 101.6], 1))).toEqual([
      "range",
      "tick 1 is coarser than the distance: target 2 at 101.6 would be 101, the same as target 1",
    ]);
    const close = ["1.0000000000000001", "1.0000000000000002"];
    expect(refusalOf(() => ladderOnTick("long", close.map(d), undefined, "backward", named))[1]).toBe(
      "the 15 digits of a cell are coarser than the distance: target 2 at 1 would be 1, the same as target 1",
    );
  });
});

describe("stops", () => {
  it("at a distance lie on the tick toward the entry", () => {
    const of = (side: Side, distance: number, tick?: number) =>
      shown(distanceStop(side, d(100), d(distance), tick ? d(tick) : undefined));
    expect([of("long", 1.3), of("short", 1.3), of("long", 1.3, 0.5), of("short", 1.3, 0.5)]).toEqual([98.7, 101.3, 99, 101]);
    expect(refusalOf(() => of("long", 0.3, 1))[1]).toBe(
      "tick 1 is coarser than the distance: the stop at 99.7 would be 100, not below the entry 100",
    );
    expect(refusalOf(() => of("long", 100))).toEqual(["range", "stop would be at 0: the distance is larger than the price"]);
    expect(refusalOf(() => of("long", 101))[1]).toBe("stop would be at -1: the distance is larger than the price");
    expect(shown(existingPrice("level", d("0.001")))).toBe(0.001);
  });

  it("beyond a level lie the buffer away, at least a tick, and then away from it on the tick", () => {
    const of = (side: Side, buffer: number, tick?: number) =>
      shown(beyondLevel(side, d(100), d(buffer), tick ? d(tick) : undefined));
    expect([of("long", 0), of("short", 0), of("long", 0, 0.5), of("short", 0, 0.5)]).toEqual([100, 100, 99.5, 100.5]);
    expect([of("long", 0.7, 0.5), of("short", 0.7, 0.5), of("long", 0.3, 0.5)]).toEqual([99, 101, 99.5]);
    expect(shown(structuralStop("long", d(100), d("0.7"), d("0.5")))).toBe(99);
    expect(shown(structuralStop("short", d(100), d("0.7"), undefined))).toBe(100.7);
    expect(refusalOf(() => structuralStop("long", d(1), d(0), d(1)))[1]).toBe(
      "tick 1 is coarser than the price: the stop at 1 would be 0, not above 0",
    );
    expect(refusalOf(() => structuralStop("long", d(1), d(2), undefined))[1]).toBe(
      "stop would be at -1: the distance is larger than the price",
    );
  });

  it("protect from behind, and only there", () => {
    expect(shown(protectiveStop("long", d(100), d(99)))).toBe(99);
    expect(refusalOf(() => protectiveStop("long", d(100), d(100)))).toEqual([
      "range",
      "stop must be below the entry (100) of a long, was 100",
    ]);
    expect(refusalOf(() => protectiveStop("short", d(100), d(99), "trail", "its fill"))[1]).toBe(
      "trail must be above its fill (100) of a short, was 99",
    );
    expect(refusalOf(() => protectiveStop("long", d(100), d(0)))[1]).toBe("stop must be greater than 0, was 0 or blank");
  });
});

describe("the next levels", () => {
  const of = (side: Side, levels: number[], count: number, buffer = 0, tick?: number) =>
    all(nextLevels(side, d(100), levels.map(d), count, d(buffer), tick ? d(tick) : undefined));

  it("are those in front, nearest first, passed by the buffer, each price once", () => {
    expect(of("long", [103, 99, 101, 100, 102], 2)).toEqual([101, 102]);
    expect(of("short", [97, 101, 99, 98], 2)).toEqual([99, 98]);
    expect(of("long", [101, 103], 2, 0.5)).toEqual([101.5, 103.5]);
    expect(of("short", [99, 97], 2, 0.5)).toEqual([98.5, 96.5]);
    expect(of("long", [101.1, 101.2, 102.1], 2, 0, 1)).toEqual([102, 103]);
    expect(of("long", [101, 101, 102], 2)).toEqual([101, 102]);
  });

  it("are counted in words where there are too few", () => {
    expect(refusalOf(() => of("long", [101, 101, 99], 2))).toEqual([
      "notEnoughData",
      "levels must hold 2 different prices above the entry 100, held 1",
    ]);
    expect(refusalOf(() => of("short", [101], 1))[1]).toBe("levels must hold 1 different prices below the entry 100, held 0");
    expect(refusalOf(() => of("short", [1], 1, 1))[1]).toBe("level would be at 0: the distance is larger than the price");
  });
});

describe("triggers", () => {
  it("add percents and points up on the entry, and compound goes on from the price before", () => {
    const of = (side: Side, mode: "percent" | "points" | "compound") =>
      all(steppedPrices(side, d(100), [d("0.1"), d("0.2")], mode));
    expect(of("long", "percent")).toEqual([100, 110, 130]);
    expect(of("short", "percent")).toEqual([100, 90, 70]);
    expect(of("long", "points")).toEqual([100, 100.1, 100.3]);
    expect(of("long", "compound")).toEqual([100, 110, 132]);
    expect(of("short", "compound")).toEqual([100, 90, 72]);
  });

  it("take one distance for all, or one each", () => {
    expect(all(distancePerStep([d(2)], 4))).toEqual([2, 2, 2]);
    expect(all(distancePerStep([d(2), d(3)], 3))).toEqual([2, 3]);
    expect(all(distancePerStep([d(2)], 2))).toEqual([2]);
    expect(refusalOf(() => distancePerStep([d(2), d(3)], 4))).toEqual([
      "range",
      "distance must be one number, or one for each of the 3 steps after the entry, were 2",
    ]);
  });

  it("lie on the tick away from the entry, which is never moved", () => {
    const of = (side: Side, distances: number[], tick: number) =>
      triggerPrices(side, d("100.3"), distances.map(d), "points", d(tick));
    expect(all(of("long", [1, 1], 0.5))).toEqual([100.3, 101.5, 102.5]);
    expect(all(of("short", [1, 1], 0.5))).toEqual([100.3, 99, 98]);
    expect(refusalOf(() => of("short", [50, 60], 0.5))[1]).toBe(
      "trigger 3 would be at -9.7: the distance is larger than the price",
    );
    expect(refusalOf(() => of("long", [0.2, 0.2], 1))[1]).toBe(
      "tick 1 is coarser than the distance: trigger 3 at 100.7 would be 101, the same as trigger 2",
    );
  });

  it("that are ready begin with the entry and go in favour of the trade", () => {
    const of = (side: Side, prices: number[], steps = 3) => readyTriggers(side, d(100), prices.map(d), steps);
    expect(all(of("long", [100, 101, 102]))).toEqual([100, 101, 102]);
    expect(all(of("short", [100, 99, 98]))).toEqual([100, 99, 98]);
    expect(refusalOf(() => of("long", [100, 101]))).toEqual([
      "range",
      "distance as trigger prices must be one per step (3), were 2",
    ]);
    expect(refusalOf(() => of("long", [101, 102, 103]))).toEqual([
      "range",
      "distance as trigger prices must begin with the entry 100, was 101",
    ]);
    expect(refusalOf(() => of("long", [100, 101, 101]))).toEqual([
      "range",
      "distance (item 3) adds to a losing position: 101 must be above 101",
    ]);
    expect(refusalOf(() => of("short", [100, 101, 98]))[1]).toBe(
      "distance (item 2) adds to a losing position: 101 must be below 100",
    );
  });
});

describe("the ladder of stops", () => {
  const steps = fills([1, 100], [1, 110], [2, 120]);
  const of = (rule: "entry" | "breakeven" | "atr" | "hold", stated: Record<string, number> = {}, stop = 95) =>
    all(stopLadder("long", steps, d(stop), rule, terms(stated)));

  it("follows to the entry, then a tick beyond the fill before; holds; or hangs ATRs behind the newest fill", () => {
    expect(of("entry")).toEqual([95, 100, 110]);
    expect(of("entry", { tick: 0.5 })).toEqual([95, 100, 109.5]);
    expect(of("hold")).toEqual([95, 95, 95]);
    // 110 - 2 x 4.2 and 120 - 8.4, up to the tick
    expect(of("atr", { atr: 4.2 })).toEqual([95, 101.6, 111.6]);
    expect(of("atr", { atr: 4.2, tick: 0.5 })).toEqual([95, 102, 112]);
    expect(refusalOf(() => of("atr"))).toEqual(["argument", 'the stop rule "atr" needs atr in terms']);
  });

  it("goes to break-even: 105, then (100 + 110 + 240) / 4", () => {
    expect(of("breakeven")).toEqual([95, 105, 112.5]);
    expect(of("breakeven", { tick: 2 })).toEqual([95, 106, 114]);
  });

  it("never loosens, nor goes where it cannot be placed", () => {
    expect(of("atr", { atr: 10 })).toEqual([95, 95, 100]);
    expect(of("entry", {}, 99)).toEqual([99, 100, 110]);
    // 110 less 60 lies below the stop; break-even with a fee of 6% lies beyond the newest fill
    expect(of("atr", { atr: 60 })).toEqual([95, 95, 95]);
    expect(of("breakeven", { entryFee: 0.06, exitFee: 0.06 })).toEqual([95, 95, 95]);
  });

  it("of a short goes down", () => {
    const down = fills([1, 100], [1, 90], [2, 80]);
    expect(all(stopLadder("short", down, d(105), "entry", terms({ tick: 0.5 })))).toEqual([105, 100, 90.5]);
    expect(all(stopLadder("short", down, d(105), "breakeven", terms()))).toEqual([105, 95, 87.5]);
    expect(all(stopLadder("short", down, d(105), "atr", terms({ atr: 4.2, tick: 0.5 })))).toEqual([105, 98, 88]);
  });

  it("names the stop that is not behind its fill", () => {
    expect(refusalOf(() => of("hold", {}, 100))[1]).toBe("initial stop must be below the entry (100) of a long, was 100");
    const falling = fills([1, 100], [1, 90]);
    expect(refusalOf(() => stopLadder("long", falling, d(95), "hold", terms()))[1]).toBe(
      "the stop in force at step 2 must be below its fill (90) of a long, was 95",
    );
  });
});

describe("orders against a trade", () => {
  const of = (side: Side, orders: number, deviation: number, stated: Record<string, number | string> = {}) =>
    dcaOrders(side, d("100.05"), orders, d(deviation), terms({ mode: "points", ...stated })).map(
      ({ price, quantity, average, bounce }) => [price, quantity, average, bounce].map((value) => shown(value)),
    );

  it("leave the base where it is, off the tick, and lie away from it: 98.75 down, 101.35 up", () => {
    const prices = (side: Side, tick?: number) => of(side, 1, 1.3, tick ? { tick } : {}).map(([price]) => price);
    expect([prices("long"), prices("long", 0.1), prices("short", 0.1)]).toEqual([
      [100.05, 98.75],
      [100.05, 98.7],
      [100.05, 101.4],
    ]);
  });

  it("grow their distances and their amounts: 1, 2, 4 away, 10 and then 20, 60", () => {
    const grown = { stepScale: 2, volumeScale: 3, baseAmount: 10, orderAmount: 20 };
    const orders = dcaOrders("long", d(100), 2, d(1), terms({ mode: "points", ...grown }));
    expect(orders.map(({ price, amount }) => [shown(price), shown(amount)])).toEqual([
      [100, 10],
      [99, 20],
      [97, 60],
    ]);
    expect(orders.map(({ quantity }) => shown(quantity))).toEqual([0.1, over(20, 99), over(60, 97)]);
    const [held, spent] = [0.1 + 20 / 99 + 60 / 97, 90];
    expect(shown(orders[2]!.average)).toBe(over(spent, held));
    expect(shown(orders[2]!.bounce)).toBe(over(spent / held - 97, 97));
    expect(shown(orders[0]!.bounce)).toBe(0);
  });

  it("of a short bounce down: sold at 100 and 110, back to 105 is a move of 5 / 110", () => {
    const orders = dcaOrders("short", d(100), 1, d(10), terms({ mode: "points", lot: 1, baseAmount: 199, orderAmount: 219 }));
    expect(orders.map(({ quantity, average, bounce }) => [quantity, average, bounce].map(shown))).toEqual([
      [1, 100, 0],
      [1, 105, over(5, 110)],
    ]);
  });

  it("know no average once an amount is missing, and none of nothing", () => {
    expect(of("long", 1, 1, { baseAmount: 10 }).map(([, , average]) => average)).toEqual([100.05, undefined]);
    expect(of("long", 1, 1, { orderAmount: 10 }).map(([, quantity, average]) => [quantity, average])).toEqual([
      [undefined, undefined],
      [over(10, 99.05), undefined],
    ]);
    expect(of("long", 0, 1, { baseAmount: 10, lot: 1 })).toEqual([[100.05, 0, undefined, undefined]]);
  });

  it("are refused below 0 and below the minimum, by their number", () => {
    expect(refusalOf(() => of("long", 2, 60))).toEqual([
      "range",
      "deviation must stay below the whole price in total, order 2 would be at -19.95",
    ]);
    expect(refusalOf(() => of("long", 1, 1, { baseAmount: 100, orderAmount: 5, minNotional: 50 }))).toEqual([
      "range",
      "order 1 must be worth at least minNotional (50), was 5",
    ]);
    expect(refusalOf(() => of("long", 1, 0.3, { tick: 200 }))[1]).toMatch(
      /^tick 200 is coarser than the price: order 1 at 99.75 would be 0, not above 0$/,
    );
    expect(refusalOf(() => of("short", 2, 0.1, { tick: 1 }))[1]).toBe(
      "tick 1 is coarser than the distance: order 2 at 100.25 would be 101, the same as order 1",
    );
  });
});
