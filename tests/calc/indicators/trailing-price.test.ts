/** Prices behind a value: doubles find what decimals do, and need none of them for prices on a usual tick. */
import { Decimal, decimalOf } from "../../../src/calc/decimal";
import { seriesOf } from "../../../src/calc/indicators/series";
import { trailingPrices } from "../../../src/calc/indicators/trailing-price";
import { trailingStop } from "../../../src/calc/indicators/trailing-stop";
import { type Side, sign } from "../../../src/calc/side";
import { isBehind, toTick } from "../../../src/calc/tick-price";

const values = [
  100,
  70000.5,
  0.1,
  1.000001,
  0.123457,
  99.5,
  1 / 3,
  0.00012345678,
  123456789.25,
  999_999_999.999999,
  1e9,
  2e9,
  1e10,
  3e15,
];
const distances = [0, 0.5, 0.25, 0.1, 1, 0.000001, 1e-7, 1 / 3, 0.4999999999, 0.5000000001, 12.3456789, 1e-12, 2.5e-7];
const ticks = [undefined, 0.5, 0.25, 0.1, 0.01, 1, 5, 0.000001, 1e-7, 0.3, 1 / 3].map((tick) =>
  tick === undefined ? tick : decimalOf(tick),
);

/** In decimals throughout, as its definition says. */
function exact(side: Side, tick: Decimal | undefined, value: number, distance: number) {
  const price = toTick(side, decimalOf(value).minus(decimalOf(distance).times(sign(side))), tick, "forward");
  return `${price.toNumber()} ${isBehind(side, price, decimalOf(value))}`;
}

describe.each<Side>(["long", "short"])("a price behind a value, %s", (side) => {
  it("is that of decimals, for every tick", () => {
    const wrong = ticks.flatMap((tick) => {
      const behind = trailingPrices(side, tick);
      return values.flatMap((value) =>
        distances.flatMap((distance) => {
          const found = behind(value, distance);
          const [text, expected] = [`${found.price} ${found.isBehind}`, exact(side, tick, value, distance)];
          return text === expected ? [] : [[tick?.toString(), value, distance, text, expected]];
        }),
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each<[value: number, distance: number, tick: number | undefined, long: number, short: number]>([
    [70000.5, 100.25, undefined, 69900.25, 70100.75],
    [70000.5, 100.25, 0.5, 69900.5, 70100.5],
    [70000.5, 100, 0.5, 69900.5, 70100.5],
    [70000.5, 100.3, 0.1, 69900.2, 70100.8],
    [100, 1 / 3, 0.5, 100, 100],
    [100, 4 / 3, 0.25, 98.75, 101.25],
    [100, 0.000001, undefined, 99.999999, 100.000001],
    [0.1, 0.05, 0.01, 0.05, 0.15],
    [999_999_998, 1, undefined, 999_999_997, 999_999_999],
  ])("%d at %d on a tick of %d takes no decimals", (value, distance, tick, long, short) => {
    const behind = trailingPrices(side, tick === undefined ? undefined : decimalOf(tick));
    const original = Decimal.ofNumber;
    Decimal.ofNumber = () => {
      throw new Error("a decimal was made");
    };
    try {
      const expected = side === "long" ? long : short;
      expect(behind(value, distance)).toEqual({ price: expected, isBehind: sign(side) * (value - expected) > 0 });
    } finally {
      Decimal.ofNumber = original;
    }
  });
});

describe("a stop that trails", () => {
  const gap = {};
  const line = (...numbers: (number | undefined)[]) =>
    seriesOf(
      Float64Array.from(numbers, (each) => each ?? NaN),
      numbers.some((each) => each === undefined) ? numbers.map((each) => (each === undefined ? gap : undefined)) : undefined,
    );
  const stops = (side: Side, prices: (number | undefined)[], distance: (number | undefined)[], more: object = {}) => {
    const { values: found, gaps } = trailingStop(side, line(...prices), { distance: line(...distance), ...more });
    return [...found].map((stop, bar) => {
      const why = gaps?.[bar];
      return why === undefined ? stop : why === gap ? "gap" : (why as { message?: string }).message;
    });
  };
  const none = "no stop is in force yet";

  it.each<[string, unknown[], unknown[]]>([
    ["never loosens", stops("long", [100, 105, 101, 110], [5, 5, 5, 5]), [95, 100, 100, 105]],
    ["of a short never rises", stops("short", [100, 95, 99, 90], [5, 5, 5, 5]), [105, 100, 100, 95]],
    ["stays where the same price comes again", stops("long", [100, 100], [5, 5]), [95, 95]],
    ["moves with its distance", stops("long", [100, 100], [5, 4]), [95, 96]],
    ["counts the one in force before", stops("long", [100, 110], [5, 5], { start: new Decimal(97) }), [97, 105]],
    [
      "begins where its price is touched",
      stops("long", [100, 102, 103], [5, 5, 5], { activate: new Decimal(102) }),
      [none, 97, 98],
    ],
    ["of a short too", stops("short", [100, 98, 97], [5, 5, 5], { activate: new Decimal(98) }), [none, 103, 102]],
    ["never begins", stops("long", [100, 101], [5, 5], { activate: new Decimal(102) }), [none, none]],
    [
      "waits with the one in force",
      stops("long", [100, 101], [5, 5], { activate: new Decimal(102), start: new Decimal(90) }),
      [90, 90],
    ],
    ["goes on behind a gap", stops("long", [100, undefined, 110], [5, 5, 5]), [95, "gap", 105]],
    ["begins behind gaps", stops("long", [undefined, 100, 101], [5, 5, 5]), ["gap", 95, 96]],
    [
      "begins behind gaps, later",
      stops("long", [undefined, 100, 103], [5, 5, 5], { activate: new Decimal(102) }),
      ["gap", none, 98],
    ],
    ["does not begin on a gap", stops("long", [103, 100], [undefined, 5], { activate: new Decimal(102) }), ["gap", none]],
    ["is not placed on its value", stops("long", [100, 100.5], [0.2, 0.6], { tick: new Decimal("0.5") }), [none, 100]],
    ["moves by a hair", stops("long", [100, 100.000001], [5, 5]), [95, 95.000001]],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it("is refused where it falls to 0, on the bar where it does", () => {
    expect(() => stops("long", [100, 105], [5, 105])).not.toThrow();
    expect(() => stops("long", [undefined, 100], [5, 100])).toThrow(
      "distance must leave the stop above 0, but it falls to 0 on bar 2",
    );
    expect(() => stops("long", [100], [101])).toThrow("it falls to -1 on bar 1");
  });
});
