/** Splits as they are typed, numbers as the sheet writes them, and values refused while they are typed. */
import { Decimal } from "../../src/calc/decimal";
import { planInput, type PlanInputName } from "../../src/plan/inputs";
import {
  backward,
  decimalsOf,
  fixed,
  forward,
  moneyDecimals,
  nearestTick,
  onTick,
  percentText,
  plainText,
  priceDecimals,
  wholeLots,
} from "../../src/plan/numbers";
import { refusedInput } from "../../src/plan/refused";
import { countWords, filled, filledFormula } from "../../src/plan/sentence-words";
import { exitParts, readSplit } from "../../src/plan/split-text";

describe("a split as it is typed", () => {
  it.each<[unknown, number | undefined, object]>([
    // spread: the whole over its smallest part
    ["equal", 4, { text: "equal 4", steps: 4, isList: false, spread: "4" }],
    [" Equal ", 1, { text: "equal 1", steps: 1, isList: false, spread: "1" }],
    ["pyramid", 3, { text: "pyramid 3", steps: 3, isList: false, spread: "6" }],
    ["PYRAMID  2", 7, { text: "pyramid  2", steps: 2, isList: true, spread: "3" }],
    ["equal 12", undefined, { steps: 12, isList: true, spread: "12" }],
    ["thirds", undefined, { text: "thirds", steps: 3, isList: true }],
    ["50/30/20", undefined, { text: "50/30/20", steps: 3, isList: true, spread: "5" }],
    ["1/2", 5, { steps: 2, isList: true, spread: "3" }],
  ])("%j beside %j steps", (value, steps, expected) => {
    const read = readSplit(value, steps);
    if (typeof read !== "object") throw new Error(String(read));
    expect({ ...read, spread: read.spread.toSignificantDigits(12).toString() }).toMatchObject(expected);
  });

  it.each<[unknown, number | undefined, number | undefined]>([
    ["equal", undefined, undefined],
    ["pyramid", undefined, undefined],
    ["equal 13", undefined, 13],
    ["pyramid 100", 2, 100],
    ["equal  99999", 2, 99999],
    ["1/1/1/1/1/1/1/1/1/1/1/1/1", undefined, 13],
    ["equal x", undefined, undefined],
    ["an equal 3", undefined, undefined],
    ["equal 3 parts", undefined, undefined],
    ["my thirds", undefined, undefined],
    ["thirds of it", undefined, undefined],
    ["a 1/2", undefined, undefined],
    ["1/2 b", undefined, undefined],
    ["1//2", undefined, undefined],
    ["", undefined, undefined],
    [3, undefined, undefined],
    [null, 3, undefined],
    [true, 3, undefined],
  ])("%j beside %j steps is %j", (value, steps, expected) => {
    expect(readSplit(value, steps)).toBe(expected);
  });
});

describe("an exit split as it is typed", () => {
  it.each<[unknown, number | undefined]>([
    ["equal", 3],
    [" EQUAL ", 3],
    ["50/30/20", 3],
    [" 50 / 50 ", 2],
    ["12.5/.5/100.25", 3],
    ["10./1", 2],
    ["50", undefined],
    ["0/100", undefined],
    ["100/0", undefined],
    ["a/b", undefined],
    ["50/b", undefined],
    ["x50/50", undefined],
    ["50/50x", undefined],
    ["5.x/50", undefined],
    ["./50", undefined],
    [".x/50", undefined],
    ["-1/50", undefined],
    ["", undefined],
    [50, undefined],
    [null, undefined],
  ])("%j has %j parts", (value, parts) => {
    expect(exitParts(value, 3)).toBe(parts);
  });
});

const decimal = (value: string | number) => new Decimal(value);

describe("numbers as the sheet writes them", () => {
  it.each<[number | string, number, string]>([
    [0, 2, "0.00"],
    [1234567.891, 2, "1,234,567.89"],
    [-1234.5, 0, "-1,235"],
    [-0.004, 2, "0.00"],
    [-0.005, 2, "-0.01"],
    [999, 0, "999"],
    [1000, 0, "1,000"],
    [0.05, 1, "0.1"],
    [12.345, -1, "12"],
    [-10, 1, "-10.0"],
    [-0.1, 1, "-0.1"],
  ])("%j with %j decimals is %s", (value, decimals, text) => {
    expect([fixed(Number(value), decimals), fixed(decimal(value), decimals)]).toEqual([text, text]);
  });

  it("a fraction as a percentage, and a number with its 15 digits", () => {
    expect([0.005, 1, 0.123456789, -0.1].map(percentText)).toEqual(["0.5%", "100%", "12.345679%", "-10%"]);
    expect([0.1 + 0.2, 70000, -0.0001].map(plainText)).toEqual(["0.3", "70000", "-0.0001"]);
  });

  it("decimals of a number, ten at most", () => {
    expect(["1", "0.1", "0.25", "1e-10", "1e-11", "0.33333333333"].map((each) => decimalsOf(decimal(each)))).toEqual([
      ...[0, 1, 2, 10, 10, 10],
    ]);
  });

  it.each<[string, string | undefined, number]>([
    ["70000", "0.1", 1],
    ["70000.123", "0.5", 1],
    ["70000", undefined, 2],
    ["1", undefined, 2],
    ["70000.1234", undefined, 4],
    ["0.5", undefined, 3],
    ["0.123456789", undefined, 10],
    ["70000", "5", 0],
  ])("a price of %s on a tick of %j has %j decimals", (entry, tick, decimals) => {
    expect(priceDecimals(decimal(entry), tick === undefined ? undefined : decimal(tick))).toBe(decimals);
  });

  it("money has three digits of the budget, two to eight decimals", () => {
    const budgets = ["1000", "1", "0.1", "0.01", "0.00123", "1e-9", "0", "-5"];
    expect(budgets.map((each) => moneyDecimals(decimal(each)))).toEqual([2, 2, 3, 4, 5, 8, 2, 2]);
  });

  it("prices go to the tick in their direction, what is a millionth off stays", () => {
    const tick = decimal("0.5");
    expect(["100.2", "100.5", "100.6"].map((each) => onTick(decimal(each), tick, "up").toNumber())).toEqual([100.5, 100.5, 101]);
    expect(["100.2", "100.5", "100.6"].map((each) => onTick(decimal(each), tick, "down").toNumber())).toEqual([
      100, 100.5, 100.5,
    ]);
    expect(onTick(decimal("100.5000001"), tick, "up").toNumber()).toBe(100.5);
    expect(onTick(decimal("100.2"), undefined, "up").toNumber()).toBe(100.2);
    const sides = (["long", "short"] as const).map((side) => [
      forward(side, decimal("100.2"), tick).toNumber(),
      backward(side, decimal("100.2"), tick).toNumber(),
    ]);
    expect(sides).toEqual([
      [100.5, 100],
      [100, 100.5],
    ]);
  });

  it("the nearest tick, halves upward; six digits without one", () => {
    const tick = decimal("0.5");
    expect([100.2, 100.25, 100.24, 100.8].map((each) => nearestTick(each, tick))).toEqual([100, 100.5, 100, 101]);
    expect(nearestTick(1234.56789, undefined)).toBe(1234.57);
  });

  it("lots go down, what is a millionth short of one counts", () => {
    const lot = decimal("0.1");
    expect(["0.29", "0.3", "0.29999999", "0.05"].map((each) => wholeLots(decimal(each), lot).toNumber())).toEqual([
      0.2, 0.3, 0.3, 0,
    ]);
  });
});

describe("wordings and their parts", () => {
  it("a part that is not there stays in braces", () => {
    expect(filled("{a} of {b}, {a}; {c}", { a: 1, b: "x" })).toBe("1 of x, 1; {c}");
  });

  it("as a formula", () => {
    expect(filledFormula("{a} of {b}.", { a: "A1", b: "B2" })).toBe('A1&" of "&B2&"."');
    expect(filledFormula('say "no"')).toBe('"say ""no"""');
    expect(filledFormula("{a}{c}", { a: "A1" })).toBe('A1&"{c}"');
  });

  it("one and several", () => {
    expect([countWords(true, true), countWords(false, true), countWords(true, false), countWords(false, false)]).toEqual([
      "{count} contract in 1 step",
      "{count} contracts in 1 step",
      "{count} contract in {steps} steps",
      "{count} contracts in {steps} steps",
    ]);
  });
});

describe("an input is refused while it is typed", () => {
  const shown = (_: unknown, value: unknown) => `<${String(value)}>`;
  const refused = (name: PlanInputName, value: string | number | boolean | null) => {
    const input = planInput(name);
    return { said: refusedInput(input, value, shown), input };
  };

  it("with its label, what it must be and what it was", () => {
    for (const [name, value] of [
      ["Stop_distance", 0.5],
      ["Steps", 2.5],
      ["Side", "sideways"],
      ["Entry_price", -1],
    ] as const) {
      const { said, input } = refused(name, value);
      expect(said).toBe(`${input.label}: ${input.mustBe}, was <${value}>`);
    }
  });

  it("not what may stand, a blank, nor what the sheet judges itself", () => {
    for (const [name, value] of [
      ["Stop_distance", 0.05],
      ["Steps", 3],
      ["Side", "short"],
      ["Side", ""],
      ["Steps", null],
      ["Split", "nonsense"],
      ["Contract", "nonsense"],
    ] as const)
      expect(refused(name, value).said).toBeUndefined();
  });
});
