/** The steps, beginnings and ends of the table of section 3 of the page on what-if, for a plan from 70,000 with a stop at 69,650 or 70,350. */
import { gridOf, type RangeContext, type SolvableKey, valueOn } from "../../../src/calc/whatif/grids";
import { d, refusalOf } from "../exact";

const long: RangeContext = {
  ...({
    side: "long",
    entry: d(70_000),
    stop: d(69_650),
    lastTrigger: d(70_700),
    steps: 3,
    tick: d("0.1"),
    lot: d("0.5"),
  } as const),
  targetBefore: (key) => d({ target2: 71_400, target3: 72_100 }[key]),
  ...{ isInPoints: false, isInverse: false, isInCoin: false },
};
const short: RangeContext = { ...long, side: "short", stop: d(70_350), lastTrigger: d(69_300) };

type Ends = [from: string, to: string, step: string, count: number];

/** First and last value of a grid, how far they lie apart, and how many steps lead from one to the other. */
function endsOf(key: SolvableKey, context: RangeContext, replaced: Record<string, string> = {}): Ends {
  const given = Object.fromEntries(Object.entries(replaced).map(([name, value]) => [name, d(value)]));
  const grid = gridOf(key, given, context);
  return [
    ...([valueOn(grid, 0), valueOn(grid, grid.count), grid.step].map((each) => each.toFixed()) as [string, string, string]),
    grid.count,
  ];
}

describe("the range of an input", () => {
  // Three lots of a half up to a million; half the entry on the losing side; twice the stop on the winning side
  it.each<[SolvableKey, Ends, Ends?]>([
    ["total", ["1.5", "500000", "0.5", 999_997]],
    ["stop", ["70000", "35000", "-0.1", 350_000], ["70000", "105000", "0.1", 350_000]],
    ["entry", ["69650", "139300", "0.1", 696_500], ["70350", "35175", "-0.1", 351_750]],
    ["target", ["70700", "141400", "0.1", 707_000], ["69300", "34650", "-0.1", 346_500]],
    ["target2", ["71400", "142800", "0.1", 714_000], ["71400", "35700", "-0.1", 357_000]],
    ["target3", ["72100", "144200", "0.1", 721_000], ["72100", "36050", "-0.1", 360_500]],
    ["distance", ["0.0001", "0.5", "0.0001", 4_999]],
    ["atr", ["0.1", "35000", "0.1", 349_999]],
    ["multiple", ["0.1", "20", "0.1", 199]],
    ["leverage", ["1", "200", "1", 199]],
    ["equity", ["0.01", "10000000", "0.01", 999_999_999]],
    ["paid", ["0", "10000000", "0.01", 1_000_000_000]],
    ["maxRisk", ["0.0001", "0.9999", "0.0001", 9_998]],
    ["fee", ["0", "0.009999", "0.000001", 9_999]],
    ["entryFee", ["0", "0.009999", "0.000001", 9_999]],
    ["exitFee", ["0", "0.009999", "0.000001", 9_999]],
    ["commission", ["0", "10000", "0.01", 1_000_000]],
    ["slippage", ["0", "0.1", "0.00001", 10_000]],
    ["mmr", ["0", "0.5", "0.0001", 5_000]],
    ["liqFee", ["0", "0.0999", "0.0001", 999]],
    ["drift", ["0", "100", "0.000001", 100_000_000], ["0", "-100", "-0.000001", 100_000_000]],
    ["volatility", ["0.0001", "10", "0.0001", 99_999]],
  ])("%s is that of the page, for a long and for a short", (key, ofLong, ofShort = ofLong) => {
    expect(endsOf(key, long)).toEqual(ofLong);
    expect(endsOf(key, short)).toEqual(ofShort);
  });

  it("is in coin for an inverse contract: money by hundred-millionths, the equity only where its price is 1", () => {
    const inverse = { ...long, isInverse: true };
    expect(endsOf("paid", inverse)).toEqual(["0", "10", "0.00000001", 1_000_000_000]);
    expect(endsOf("commission", inverse)).toEqual(["0", "0.01", "0.00000001", 1_000_000]);
    expect(endsOf("equity", inverse)).toEqual(["0.01", "10000000", "0.01", 999_999_999]);
    expect(endsOf("equity", { ...inverse, isInCoin: true })).toEqual(["0.00000001", "10", "0.00000001", 999_999_999]);
  });

  it("of a distance in points is that of prices", () => {
    expect(endsOf("distance", { ...long, isInPoints: true })).toEqual(["0.1", "35000", "0.1", 349_999]);
  });
});

it("a tick is the step of every price, whatever its size", () => {
  const coarse = { ...long, tick: d("0.5") };
  expect((["stop", "entry", "target", "target2", "target3", "atr"] as const).map((key) => endsOf(key, coarse)[2])).toEqual([
    ...["-0.5", "0.5", "0.5", "0.5", "0.5", "0.5"],
  ]);
});

describe("without a tick the step of prices is the sixth digit", () => {
  const of = (key: SolvableKey, prices: Partial<RangeContext>) => endsOf(key, { ...long, tick: undefined, ...prices })[2];

  it.each<[price: string, step: string]>([
    ["70000", "0.1"],
    ["9999.9", "0.01"],
    ["100000", "1"],
    ["1", "0.00001"],
    ["0.25", "0.000001"],
    ["0.0999", "0.0000001"],
  ])("of %s it is %s", (price, step) => {
    expect(of("stop", { entry: d(price) })).toBe(`-${step}`);
    expect(of("atr", { entry: d(price) })).toBe(step);
    expect(of("target", { entry: d(price), lastTrigger: d(price) })).toBe(step);
    expect(of("distance", { entry: d(price), isInPoints: true })).toBe(step);
  });

  it("and for an entry that of the stop", () => {
    expect(of("entry", { entry: d(10_000), stop: d(9_990) })).toBe("0.01");
  });
});

describe("what a caller puts in the place of a default", () => {
  it("is cut to the multiples inside, upward and downward", () => {
    expect(endsOf("distance", long, { from: "0.25", to: "1.04", step: "0.1" })).toEqual(["0.3", "1", "0.1", 7]);
    expect(endsOf("distance", long, { from: "1.04", to: "0.25", step: "0.1" })).toEqual(["1", "0.3", "-0.1", 7]);
    expect(endsOf("distance", long, { from: "0.3", to: "0.3", step: "0.1" })).toEqual(["0.3", "0.3", "0.1", 0]);
    expect(endsOf("distance", long, { from: "0.39", to: "0.3", step: "0.1" })).toEqual(["0.3", "0.3", "-0.1", 0]);
  });

  it("leaves what it does not name as it is", () => {
    expect(endsOf("multiple", long, { from: "5" })).toEqual(["5", "20", "0.1", 150]);
    expect(endsOf("multiple", long, { to: "5" })).toEqual(["0.1", "5", "0.1", 49]);
    expect(endsOf("multiple", long, { step: "0.5" })).toEqual(["0.5", "20", "0.5", 39]);
    expect(endsOf("multiple", long, { from: "5", to: "6" })).toEqual(["5", "6", "0.1", 10]);
    expect(endsOf("multiple", long, { to: "5", step: "0.5" })).toEqual(["0.5", "5", "0.5", 9]);
    expect(endsOf("multiple", long, { from: "5", step: "0.5" })).toEqual(["5", "20", "0.5", 30]);
  });

  it("moves the end that lies so many steps, or so far, from the beginning", () => {
    expect(endsOf("target", long, { from: "80000" })).toEqual(["80000", "160000", "0.1", 800_000]);
    expect(endsOf("target", short, { from: "60000" })).toEqual(["60000", "30000", "-0.1", 300_000]);
    expect(endsOf("paid", long, { step: "0.5" })).toEqual(["0", "500000000", "0.5", 1_000_000_000]);
    expect(endsOf("commission", long, { step: "0.5" })).toEqual(["0", "500000", "0.5", 1_000_000]);
    expect(endsOf("equity", long, { step: "2" })).toEqual(["2", "2000000000", "2", 999_999_999]);
    expect(endsOf("atr", long, { step: "7" })).toEqual(["7", "35000", "7", 4_999]);
    expect(endsOf("distance", long, { step: "0.125" })).toEqual(["0.125", "0.5", "0.125", 3]);
  });

  it("needs nothing of the plan where it is whole", () => {
    const nothing = new Proxy({ lot: d(1), tick: undefined } as RangeContext, {
      get: (given, name) => {
        if (name in given) return given[name as keyof RangeContext];
        throw new Error(`${String(name)} was read`);
      },
    });
    expect(endsOf("stop", nothing, { from: "9", to: "5", step: "2" })).toEqual(["8", "6", "-2", 1]);
    for (const part of [
      { from: "9", to: "5" },
      { from: "9", step: "2" },
      { to: "5", step: "2" },
    ] as Record<string, string>[])
      expect(() => endsOf("stop", nothing, part)).toThrow("was read");
  });

  it("is a multiple of the lot for a total and of the tick for prices, and free for all else", () => {
    const refused = (key: SolvableKey, step: string) => refusalOf(() => gridOf(key, { step: d(step) }, long));
    expect(refused("total", "0.7")).toEqual(["range", "step must be a multiple of the lot step 0.5, was 0.7"]);
    for (const key of ["entry", "stop", "target", "target2", "target3"] as const)
      expect(refused(key, "0.25")).toEqual(["range", "step must be a multiple of the tick 0.1, was 0.25"]);
    expect(endsOf("total", long, { step: "2" })).toEqual(["2", "500000", "2", 249_999]);
    expect(endsOf("stop", long, { step: "0.3" })[0]).toBe("69999.9");
    expect(endsOf("atr", long, { step: "0.25" })[2]).toBe("0.25");
    expect(endsOf("stop", { ...long, tick: undefined }, { step: "0.25" })[2]).toBe("-0.25");
  });

  it("is refused where no multiple, or more than a million million, lie inside", () => {
    const refused = (from: string, to: string, step: string) =>
      refusalOf(() => gridOf("paid", { from: d(from), to: d(to), step: d(step) }, long));
    expect(refused("0.31", "0.39", "0.1")).toEqual(["range", "step 0.1 has no multiple from 0.31 to 0.39"]);
    expect(refused("0.39", "0.31", "0.1")).toEqual(["range", "step 0.1 has no multiple from 0.39 to 0.31"]);
    expect(endsOf("paid", long, { from: "1", to: "1000000000000", step: "1" })[3]).toBe(999_999_999_999);
    expect(refused("1", "1000000000002", "1")).toEqual([
      "range",
      "step 1 has more than 1,000,000,000,000 multiples from 1 to 1000000000002",
    ]);
    expect(refused("1000000000002", "1", "1")[0]).toBe("range");
  });
});
