/** How many: sizes, adds, splits and whole plans, at their bounds. Counts and losses by hand. */
import { addableContracts } from "../../src/calc/add";
import { scaleOutSteps, targetPrices } from "../../src/calc/scale-out";
import { impliedSide, lossAtStop, positionSize } from "../../src/calc/sizing";
import { countsInDoubles } from "../../src/calc/size/split-in-doubles";
import { splitContracts, splitLots } from "../../src/calc/split";
import { checkMovedStops, checkTargetNumbers, contractsAtTarget, type Target } from "../../src/calc/targets";
import { equalWeights, weightsFromText, weightsOf } from "../../src/calc/weights";
import { wholePlanSize } from "../../src/calc/whole-plan-size";
import { d, fills, refusalOf, shown, terms } from "./exact";

type Stated = Record<string, number | string>;
const all = (values: readonly { toString(): string }[]) => values.map((value) => Number(value.toString()));

describe("the size of a position", () => {
  const sized = (equity: number, risk: number, stop: number, stated: Stated = {}, entry = 100) =>
    shown(positionSize(d(equity), d(risk), d(entry), d(stop), terms({ equityPrice: 1, ...stated })));

  it("is what the risk allows, exactly at the bound too: 10 at 2 each are 5, and 9.99 are 4", () => {
    expect([sized(1000, 0.01, 98), sized(999, 0.01, 98), sized(1199, 0.01, 98), sized(1200, 0.01, 98)]).toEqual([5, 4, 5, 6]);
    expect(sized(1000, 0.01, 102)).toBe(5);
    expect(sized(999, 0.01, 98, { lot: 0.5 })).toBe(4.5);
  });

  it("counts costs: 2 and 1 of 100, 0.98 of 98 and 1 of commission, twice 0.5, are 4.98 each", () => {
    expect(sized(1000, 0.01, 98, { entryFee: 0.01, exitFee: 0.01, commission: 0.5 })).toBe(2);
    expect(sized(996, 0.01, 98, { entryFee: 0.01, exitFee: 0.01, commission: 0.5 })).toBe(2);
    expect(sized(995, 0.01, 98, { entryFee: 0.01, exitFee: 0.01, commission: 0.5 })).toBe(1);
  });

  it("is what the margin allows where that is less: 1,000 at 100 each and 2x are 20", () => {
    expect(sized(1000, 0.5, 98, { leverage: 2 })).toBe(20);
    expect(sized(1000, 0.01, 98, { leverage: 2 })).toBe(5);
    expect(sized(1000, 0.5, 98, { leverage: 2, marginPerContract: 300 })).toBe(3);
  });

  it("is the margin's alone where a rebate pays more than the stop loses, and unlimited without either", () => {
    const rebate = { entryFee: -0.009, exitFee: -0.009 };
    expect(sized(1000, 0.01, 99, { ...rebate, leverage: 2 })).toBe(20);
    expect(refusalOf(() => sized(1000, 0.01, 99, rebate))).toEqual([
      "range",
      "stop must lose something after the rebate, or leverage must be given to limit the size",
    ]);
  });

  it("is 0 below the minimum order, and needs an equity that can be told", () => {
    expect([sized(1000, 0.01, 98, { minNotional: 500 }), sized(1000, 0.01, 98, { minNotional: 501 })]).toEqual([5, 0]);
    expect(refusalOf(() => positionSize(d(1), d(1), d(2), d(1), terms()))[0]).toBe("argument");
    expect(sized(2000, 0.01, 98, { equityPrice: 2 })).toBe(5);
  });

  it("takes the side from the stop, and refuses one between the entries or against a stated side", () => {
    const entries = [d(100), d(110)];
    expect([impliedSide(entries, d(99)), impliedSide(entries, d(111)), impliedSide(entries, d(99), "long")]).toEqual([
      "long",
      "short",
      "long",
    ]);
    for (const stop of [100, 105, 110])
      expect(refusalOf(() => impliedSide(entries, d(stop)))).toEqual([
        "range",
        `stop must be on one side of every entry, was ${stop}`,
      ]);
    expect(refusalOf(() => impliedSide(entries, d(105), "long"))[1]).toBe(
      "stop must be below the entry (100) of a long, was 105",
    );
    expect(refusalOf(() => sized(1000, 0.01, 98, { side: "short" }))[1]).toBe(
      "stop must be above the entry (100) of a short, was 98",
    );
    expect(shown(lossAtStop(fills([1, 100], [1, 110]), d(99), terms({ paid: 5, slippage: 0.1 })))).toBe(31.8);
  });
});

describe("what can be added", () => {
  const held = fills([2, 100]);
  const added = (addPrice: number, stop: number, budget: number, stated: Stated = {}, of = held) =>
    shown(addableContracts("long", of, d(stop), d(addPrice), d(budget), terms(stated)));

  it("is the room of the budget over the loss of one: stop 104, 2 x 4 locked in, 6 lost each at 110", () => {
    expect([added(110, 104, 10), added(110, 104, 9.99), added(110, 104, 3)]).toEqual([3, 2, 1]);
    expect(added(110, 104, 1, { lot: 0.5 })).toBe(1.5);
    expect(added(110, 98, 4)).toBe(0);
    expect(added(110, 98, 3)).toBe(0);
    expect(added(110, 98, 16)).toBe(1);
  });

  it("counts costs of both: 1% each way", () => {
    // Held at 104: 8 - 2 - 2.08 = 3.92; each at 110: 6 + 1.1 + 1.04 = 8.14; 12.36 allow two
    expect([
      added(110, 104, 12.36, { entryFee: 0.01, exitFee: 0.01 }),
      added(110, 104, 12.35, { entryFee: 0.01, exitFee: 0.01 }),
    ]).toEqual([2, 1]);
  });

  it("is 0 below the minimum order", () => {
    expect([added(110, 104, 10, { minNotional: 330 }), added(110, 104, 10, { minNotional: 331 })]).toEqual([3, 0]);
  });

  it("is asked only where it adds to a winner and loses at the stop", () => {
    expect(added(100, 99, 5)).toBe(3);
    expect(refusalOf(() => added(99, 98, 10))).toEqual([
      "range",
      "addPrice 99 adds to a losing position: the last entry of this long was 100",
    ]);
    expect(refusalOf(() => added(110, 110, 10))[1]).toBe("stop must be below addPrice (110) of a long, was 110");
    expect(refusalOf(() => added(110, 109, 10, { entryFee: -0.009, exitFee: -0.009 }))).toEqual([
      "range",
      "stop must lose something on the contracts added, after the rebate; else the budget is no limit",
    ]);
    const short = addableContracts("short", fills([2, 100], [1, 95]), d(92), d(90), d(0), terms());
    expect(shown(short)).toBe(9);
    expect(refusalOf(() => addableContracts("short", fills([2, 100]), d(105), d(101), d(0), terms()))[1]).toBe(
      "addPrice 101 adds to a losing position: the last entry of this short was 100",
    );
  });
});

describe("a split", () => {
  const split = (lots: number, text: string) => all(splitLots(d(lots), weightsFromText(text)));

  it("gives what is over to the largest remainders, of equals to the later step", () => {
    expect([split(7, "thirds"), split(8, "thirds"), split(10, "30/40/30"), split(11, "30/40/30")]).toEqual([
      [2, 2, 3],
      [2, 3, 3],
      [3, 4, 3],
      [3, 5, 3],
    ]);
    // 5 over 4:3:2:1 are 2, 1.5, 1 and 0.5
    expect(split(5, "pyramid 4")).toEqual([2, 1, 1, 1]);
  });

  it("takes the lot of an empty step from the one that most exceeds its share, of equals the earlier", () => {
    // 3 over 98:1:1: 2.94, 0.03, 0.03
    expect(split(3, "98/1/1")).toEqual([1, 1, 1]);
    // 6 over 45:45:5:5: 2.7, 2.7, 0.3, 0.3: three each, then one from either
    expect(split(6, "45/45/5/5")).toEqual([2, 2, 1, 1]);
    // 5 over 40:40:10:10: 2, 2, 0.5, 0.5: the last gets the one over, the first of two equals gives to the third
    expect(split(5, "40/40/10/10")).toEqual([1, 2, 1, 1]);
  });

  it("is the same in doubles, in decimals and in many digits", () => {
    const weights = weightsOf([d(1), d("1e-8"), d(2)]);
    expect(countsInDoubles(7, weightsFromText("thirds"))).toEqual([2, 2, 3]);
    expect(countsInDoubles(7, weightsOf([d("1e-20"), d(1)]))).toBeUndefined();
    expect(countsInDoubles(1e10, weights)).toBeUndefined();
    expect(all(splitLots(d(1e10), weights))).toEqual([3333333322, 33, 6666666645]);
    expect(all(splitLots(d(10), weightsOf([d("1e-20"), d(1)])))).toEqual([1, 9]);
    expect(all(splitLots(d(7e15), weightsFromText("equal 2")))).toEqual([3.5e15, 3.5e15]);
  });

  it("is the same where the weights or the lots are too large for doubles", () => {
    const large = (lots: number, ...weights: number[]) =>
      all(splitLots(d(lots), weightsOf(weights.map((weight) => d(weight).times(1e9)))));
    expect([large(7, 1, 1, 1), large(8, 1, 1, 1), large(10, 30, 40, 30), large(5, 4, 3, 2, 1)]).toEqual([
      [2, 2, 3],
      [2, 3, 3],
      [3, 4, 3],
      [2, 1, 1, 1],
    ]);
    expect([large(9, 1, 1, 1), large(3, 98, 1, 1), large(6, 45, 45, 5, 5), large(5, 40, 40, 10, 10)]).toEqual([
      [3, 3, 3],
      [1, 1, 1],
      [2, 2, 1, 1],
      [1, 2, 1, 1],
    ]);
    // 6 over 1:48:3:48: 0.06, 2.88, 0.18 and 2.88 are 0, 3, 0 and 3; the first empty step takes from the second, the next from the last
    expect(large(6, 1, 48, 3, 48)).toEqual([1, 2, 1, 2]);
    // 999,999,999,999,995 over 4:3:2:1: the shares of the second and the last end in a half, and the later is rounded up
    expect(splitLots(d("999999999999995"), weightsFromText("pyramid 4")).map(String)).toEqual([
      "399999999999998",
      "299999999999998",
      "199999999999999",
      "100000000000000",
    ]);
    // A tie but for the 20th decimal goes to the larger
    const nearly = d("1.00000000000000000001");
    expect(all(splitLots(d(3), weightsOf([nearly, d(1)])))).toEqual([2, 1]);
    expect(all(splitLots(d(3), weightsOf([d(1), nearly])))).toEqual([1, 2]);
  });

  it("is of whole lots, one for each step at least", () => {
    expect(all(splitContracts(d("0.7"), equalWeights(3), d("0.1")))).toEqual([0.2, 0.2, 0.3]);
    expect(all(splitContracts(d(3), equalWeights(3), d(1)))).toEqual([1, 1, 1]);
    expect(refusalOf(() => splitContracts(d("0.75"), equalWeights(3), d("0.1"), "contracts"))).toEqual([
      "range",
      "contracts must be a multiple of the lot step 0.1, was 0.75",
    ]);
    expect(refusalOf(() => splitContracts(d(2), equalWeights(3), d(1)))).toEqual([
      "range",
      "total must hold one lot of 1 for each of the 3 steps, was 2",
    ]);
  });
});

describe("weights", () => {
  const of = (text: string) => {
    const { parts, whole } = weightsFromText(text);
    return [all(parts), shown(whole)];
  };

  it.each<[string, number[], number]>([
    ["thirds", [1, 1, 1], 3],
    [" Equal 4 ", [1, 1, 1, 1], 4],
    ["PYRAMID  3", [3, 2, 1], 6],
    ["30/40/30", [30, 40, 30], 100],
    ["0.5 / .5", [0.5, 0.5], 1],
    ["1/4, 1/4; 1/2", [2 * 4, 2 * 4, 4 * 4], 32],
    ["1/3,2/3", [3, 6], 9],
    ["2,1", [2, 1], 3],
    [".25/.75", [0.25, 0.75], 1],
    ["1 / 4 , 3 / 4", [4, 12], 16],
  ])("%j", (text, parts, whole) => {
    expect(of(text)).toEqual([parts, whole]);
  });

  const unreadable = (text: string) =>
    `weights must be numbers or a text such as "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4" or "pyramid 4", was "${text}"`;

  it.each(["halves", "", "30", "a/b", "1/2/3,4", "1,,2", "equal x", "1e3/2", "+/1", "1./.", "-", "an equal 3", "equal 3 4"])(
    "%j is none",
    (text) => {
      expect(refusalOf(() => of(text))).toEqual(["argument", unreadable(text)]);
    },
  );

  it("are above 0, and of at most 1,000 steps", () => {
    expect(refusalOf(() => of("1/0"))).toEqual(["range", "weights must be greater than 0, was 0 or blank"]);
    expect(refusalOf(() => of("-1/2"))[1]).toBe("weights must be greater than 0, was -1");
    expect(refusalOf(() => of("equal 0"))[1]).toBe("weights must be greater than 0, was 0 or blank");
    expect(refusalOf(() => of("equal 1001"))[1]).toBe(
      "the number of steps in weights must be a whole number from 1 to 1000, was 1001",
    );
    expect(refusalOf(() => of("equal 2.5"))[1]).toBe(
      "the number of steps in weights must be a whole number from 1 to 1000, was 2.5",
    );
    expect(of("equal 1")).toEqual([[1], 1]);
  });

  it("that 34 digits cannot compare are kept in more", () => {
    expect(weightsOf([d(1), d("1e-9")]).wide).toBeUndefined();
    expect(weightsOf([d(1), d("1e-10")]).wide).toBeDefined();
    expect(weightsOf([d(999_999_999), d("0.5")]).wide).toBeUndefined();
    expect(weightsOf([d(999_999_999), d(1)]).wide).toBeDefined();
    expect(weightsFromText("1/31623,1/31623").wide).toBeDefined();
    expect(weightsFromText("1/31622,1/31622").wide).toBeUndefined();
  });
});

describe("a whole plan", () => {
  const size = (text: string, prices: number[], stops: number[], budget: number, stated: Stated = {}) => {
    const found = wholePlanSize("long", weightsFromText(text), prices.map(d), stops.map(d), d(budget), terms(stated));
    return [found.contracts, found.worstNet, found.worstStage].map((value) => shown(value));
  };

  it("is the largest whose every stage stays within the budget, exactly at it too", () => {
    // Two steps at 100 and 110, stops 95 and 104: a first half loses 5 each, both a contract more 6 - 4
    expect(size("equal 2", [100, 110], [95, 104], 10)).toEqual([5, -10, 1]);
    expect(size("equal 2", [100, 110], [95, 104], 9.99)).toEqual([3, -8, 2]);
    expect(size("equal 2", [100, 110], [95, 104], 15)).toEqual([7, -15, 1]);
  });

  it("names the earlier of equal stages, and counts in lots", () => {
    // 5 lost at the first stop, 5 + 0 at the second
    expect(size("equal 2", [100, 110], [95, 102.5], 5)).toEqual([2, -5, 1]);
    expect(size("equal 2", [100, 110], [95, 102.5], 5, { lot: 0.5 })).toEqual([2, -5, 1]);
    expect(size("equal 2", [100, 110], [95, 102.5], 2.5, { lot: 0.5 })).toEqual([1, -2.5, 1]);
  });

  it("is nothing where one lot a step is too much, or too little for an order", () => {
    expect(size("equal 2", [100, 110], [95, 104], 4.99)).toEqual([0, undefined, undefined]);
    expect(size("equal 2", [100, 110], [95, 104], 10, { minNotional: 300 })).toEqual([0, undefined, undefined]);
    expect(size("equal 2", [100, 110], [95, 104], 15, { minNotional: 300 })).toEqual([7, -15, 1]);
  });

  it("leaves funding paid out of what the trade may lose", () => {
    expect(size("equal 2", [100, 110], [95, 104], 12, { paid: 2 })).toEqual([5, -12, 1]);
  });

  it("has no limit where no stage loses", () => {
    expect(refusalOf(() => size("equal 2", [100, 110], [99, 109], 10, { entryFee: -0.009, exitFee: -0.009 }))).toEqual([
      "range",
      "stops must lose something at one stage, after the rebate; else the budget sets no limit",
    ]);
  });
});

describe("leaving at targets", () => {
  const at = (price: number, contracts?: number, stop?: number): Target => ({ price, contracts, stop });
  const position = { contracts: d(3), price: d(100) };
  const out = (targets: Target[], stated: Stated = {}, more: { weights?: string; stop?: number } = {}) => {
    const plan = {
      targets,
      prices: targets.map(({ price }) => d(price)),
      weights: more.weights === undefined ? undefined : weightsFromText(more.weights),
      stop: more.stop === undefined ? undefined : d(more.stop),
    };
    return scaleOutSteps("long", position, plan, terms(stated)).map((step) =>
      [step.price, step.contracts, step.realised, step.cumulative, step.remaining, step.stop, step.netIfStopped].map((value) =>
        shown(value),
      ),
    );
  };

  it("realises each part, its share of funding and fees taken off", () => {
    // One sold at 110: 10 - 1 - 1.1 - 1; two at 120: 40 - 2 - 2.4 - 2
    expect(out([at(110), at(120)], { entryFee: 0.01, exitFee: 0.01, paid: 3 })).toEqual([
      [110, 1, 6.9, 6.9, 2, undefined, undefined],
      [120, 2, 33.6, 40.5, 0, undefined, 40.5],
    ]);
  });

  it("says what is left if it turns round: the tightest stop so far guards the rest, slipped by 1%", () => {
    expect(out([at(110, undefined, 105), at(120, undefined, 95), at(130)], { slippage: 0.01 }, { stop: 90 })).toEqual([
      [110, 1, 10, 10, 2, 105, 10 + 7.9],
      [120, 1, 20, 30, 1, 105, 33.95],
      [130, 1, 30, 60, 0, undefined, 60],
    ]);
  });

  it("shares out by weights, equally without them, or takes the targets' own", () => {
    const contracts = (rows: (number | undefined)[][]) => rows.map((row) => row[1]);
    expect(contracts(out([at(110), at(120)], {}, { weights: "2/1" }))).toEqual([2, 1]);
    expect(contracts(out([at(110, 2), at(120, 1)]))).toEqual([2, 1]);
    expect(out([at(110, 1)]).map((row) => row[4])).toEqual([2]);
    expect(refusalOf(() => out([at(110), at(120)], {}, { weights: "thirds" }))[1]).toBe(
      "weights must be one per target (2), were 3",
    );
    expect(refusalOf(() => out([at(110, 1)], {}, { weights: "thirds" }))[1]).toBe(
      "weights must be left out where the targets bring their contracts",
    );
    expect(refusalOf(() => out([at(110, 1), at(120, 1.5)]))[1]).toBe(
      "targets (item 2): contracts must be a multiple of the lot step 1, was 1.5",
    );
    expect(refusalOf(() => out([at(110, 2), at(120, 2)]))[1]).toBe(
      "the contracts of the targets must be at most the 3 held, were 4",
    );
  });

  it("lies on the tick toward the average, in front of it", () => {
    expect(out([at(110.7)], { tick: 0.5 })[0]![0]).toBe(110.5);
    expect(refusalOf(() => out([at(100.4)], { tick: 1 }))[1]).toBe(
      "tick 1 is coarser than the distance: target 1 at 100.4 would be 100, not above the average 100",
    );
    expect(refusalOf(() => out([at(110, 1, 110)]))[1]).toBe(
      "targets (item 1): the stop must be below its target (110) of a long, was 110",
    );
  });

  it("reads multiples of R where a stop is given: 5 from 100, up for a long and down for a short", () => {
    const of = (side: "long" | "short", stop: number | undefined, ...multiples: number[]) =>
      all(targetPrices(side, d(100), multiples.map(d), stop === undefined ? undefined : d(stop)));
    expect([of("long", 95, 1, 2.5), of("short", 105, 1, 2.5), of("long", undefined, 110)]).toEqual([
      [105, 112.5],
      [95, 87.5],
      [110],
    ]);
    expect([of("long", 95, 10), of("long", 95, 49), of("long", 99.9, 49.9)]).toEqual([[150], [345], [104.99]]);
    for (const multiple of [50, 100, 101, 201])
      expect(refusalOf(() => of("long", 95, multiple))[1]).toBe(
        `with stop, targets are multiples of R (2 is 2R), was ${multiple}; leave stop empty to give prices`,
      );
    expect(refusalOf(() => of("short", 105, 20))[1]).toBe("target 1 would be at 0: the distance is larger than the price");
    expect(refusalOf(() => of("long", 100, 1))[1]).toBe("stop must be below the average (100) of a long, was 100");
    expect(all(targetPrices("long", d(12), [d(10)], d(11)))).toEqual([22]);
    expect(refusalOf(() => targetPrices("long", d(12), [d(11)], d(11)))[0]).toBe("range");
    expect(all(targetPrices("long", d(1000), [d(100)], d(999)))).toEqual([1100]);
  });

  it("takes no numbers that cannot be, and names the target", () => {
    expect(refusalOf(() => checkTargetNumbers([at(1), at(0)]))).toEqual([
      "range",
      "targets (item 2): price must be greater than 0, was 0 or blank",
    ]);
    expect(refusalOf(() => checkTargetNumbers([at(1, -1)]))[1]).toBe(
      "targets (item 1): contracts must be greater than 0, was -1",
    );
    expect(refusalOf(() => checkTargetNumbers([at(1, 1, 0)]))[1]).toBe(
      "targets (item 1): stop must be greater than 0, was 0 or blank",
    );
    expect(checkTargetNumbers([at(1), at(1, 1, 1)])).toBeUndefined();
    expect(checkMovedStops("long", [at(100), at(100, 1, 99)])).toBeUndefined();
    expect(shown(contractsAtTarget(at(1, 2), 3, d(5), d(1)))).toBe(2);
  });
});
