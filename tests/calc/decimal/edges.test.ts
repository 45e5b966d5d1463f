/** Operands at the edges of the three forms, each with each: the digits are those of decimal.js at 34 digits, ties to even. */
import { Decimal as DecimalJs } from "decimal.js";
import { Decimal, decimalOf, RunningSum, sum } from "../../../src/calc/decimal";

const Reference = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 30 });
const Exact = DecimalJs.clone({ precision: 1200, toExpNeg: -30, toExpPos: 30 });

const edges = [
  ...["0", "1", "-1", "2", "-3", "7", "10", "0.1", "-0.25", "0.5", "1.5", "2.5", "-2.5", "123.456", "70000.5", "1e15"],
  // The largest safe integer and its neighbours, whole and over powers of ten up to and beyond 22
  ...["9007199254740991", "9007199254740992", "-9007199254740991", "-9007199254740992", "90071992547409.91", "4503599627370496"],
  ...[
    "999999999999999",
    "1e-21",
    "1e-22",
    "-1e-22",
    "1e-23",
    "9007199254740991e-22",
    "9007199254740991e-23",
    "3e22",
    "1e22",
    "1e23",
  ],
  // 34 digits, 35 with a tie, powers of ten beside them
  ...[
    "9999999999999999999999999999999999",
    "-9999999999999999999999999999999999",
    "1e33",
    "1e34",
    "1.000000000000000000000000000000001",
  ],
  ...["0.3333333333333333333333333333333333", "-0.6666666666666666666666666666666667", "12345678901234567890123456789012345"],
  ...[
    "123456789012345678901234567890123.5",
    "1e-34",
    "5e-35",
    "1e-60",
    "-7e60",
    "1e399",
    "1e400",
    "1e401",
    "1e-399",
    "1e-401",
    "3e-420",
  ],
];

const textOf = (value: DecimalJs) => (value.isZero() ? "0" : value.toString());
const told = (value: Decimal) => `${value.toString()} ${value.toNumber()}`;
const expected = (value: DecimalJs) => `${textOf(value)} ${Number(textOf(value))}`;
const modes = ["ROUND_UP", "ROUND_DOWN", "ROUND_CEIL", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_EVEN"] as const;

/** Every third, for what stands second in a pair. */
const seconds = edges.filter((_text, at) => at % 3 === 0);

/** All that differ from the reference, which should be none. */
function differences(tell: (a: string, b: string) => [unknown, unknown] | undefined): unknown[] {
  return edges.flatMap((a) =>
    seconds.flatMap((b) => {
      const pair = tell(a, b);
      return pair === undefined || pair[0] === pair[1] ? [] : [[a, b, ...pair]];
    }),
  );
}

describe("each edge with each", () => {
  it.each(["plus", "minus", "times"] as const)("%s", (name) => {
    expect(differences((a, b) => [told(new Decimal(a)[name](new Decimal(b))), expected(new Reference(a)[name](b))])).toEqual([]);
  });

  it.each(["div", "divToInt"] as const)("%s", (name) => {
    const tell = (a: string, b: string): [unknown, unknown] | undefined =>
      b === "0" ? undefined : [told(new Decimal(a)[name](new Decimal(b))), expected(new Reference(a)[name](b))];
    expect(differences(tell)).toEqual([]);
  });

  it("order", () => {
    const sign = (value: number) => value + 0;
    expect(differences((a, b) => [sign(new Decimal(a).cmp(new Decimal(b))), sign(new Reference(a).cmp(b))])).toEqual([]);
    expect(differences((a, b) => [Decimal.max(a, b).toString(), textOf(Reference.max(a, b))])).toEqual([]);
    expect(differences((a, b) => [Decimal.min(a, b).toString(), textOf(Reference.min(a, b))])).toEqual([]);
  });

  it.each(modes)("whole steps, %s", (mode) => {
    const tell = (a: string, b: string): [unknown, unknown] | undefined => {
      const quotient = new Decimal(a).wholeQuotient(new Decimal(b), Decimal[mode]);
      return quotient && [told(quotient), expected(new Exact(a).div(b).toDecimalPlaces(0, DecimalJs[mode]))];
    };
    expect(differences(tell)).toEqual([]);
  });
});

describe("each edge alone", () => {
  it.each(modes)("to places and digits, %s", (mode) => {
    const wrong = edges.flatMap((text) => {
      const [value, reference] = [new Decimal(text), new Reference(text)];
      const places = [0, 1, 2, 21, 22, 23, 33, 40].filter(
        (count) =>
          value.toDecimalPlaces(count, Decimal[mode]).toString() !== textOf(reference.toDecimalPlaces(count, DecimalJs[mode])),
      );
      const digits = [1, 3, 15, 16, 17, 34].filter(
        (count) =>
          value.toSignificantDigits(count, Decimal[mode]).toString() !==
          textOf(reference.toSignificantDigits(count, DecimalJs[mode])),
      );
      return places.length + digits.length > 0 ? [[text, places, digits]] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("signs, whole parts and texts", () => {
    for (const text of edges) {
      const [value, reference] = [new Decimal(text), new Reference(text)];
      const tells = (one: Decimal | DecimalJs) => [one.isZero(), one.isInteger(), one.isFinite(), one.decimalPlaces()];
      expect([text, ...tells(value)]).toEqual([text, ...tells(reference)]);
      expect([text, value.isNegative(), value.abs().isNegative()]).toEqual([text, reference.lt(0), false]);
      expect([value.negated(), value.abs(), value.floor(), value.ceil(), value.trunc(), value.round()].map(String)).toEqual(
        [reference.neg(), reference.abs(), reference.floor(), reference.ceil(), reference.trunc(), reference.round()].map(textOf),
      );
      expect([
        value.toFixed(),
        value.toFixed(3),
        value.toPrecision(5),
        `"${value.toString()}"`,
        `"${textOf(reference)}"`,
      ]).toEqual([
        reference.toFixed(),
        reference.toFixed(3),
        reference.toPrecision(5),
        JSON.stringify(value),
        JSON.stringify(value),
      ]);
      expect(value.asShown().toString()).toBe(textOf(new Reference(Number(text).toPrecision(15))));
    }
  });

  it("a number read as Excel shows it", () => {
    const numbers = [
      ...[0, -0, 1, -1, 0.1, 0.1 + 0.2, 1 / 3, -2 / 3, 70000.1 * 3, 999_999_999_999_999, 1e15, 123_456_789_012_345_680, 1e22],
      ...[
        1e23,
        1e-7,
        1.5e-22,
        1e-23,
        123_456_789_012_345e-22,
        5e-324,
        1.7976931348623157e308,
        4.35,
        1.005,
        8.2 - 0.2,
        100_000_000.1,
      ],
    ];
    for (const value of numbers) expect(decimalOf(value).toString()).toBe(textOf(new Reference(value.toPrecision(15))));
    for (const value of [NaN, Infinity, -Infinity]) expect(decimalOf(value).toString()).toBe(String(value));
  });
});

describe("the quickest form that holds a value", () => {
  const isQuick = (value: Decimal) => (value as unknown as { large: unknown }).large === undefined;
  const quotient = (a: number | string, b: number | string) => new Decimal(a).div(b);

  it("is a safe integer over a power of ten, for what prices, sizes and fees give", () => {
    const results = [
      ...[
        quotient(1, 4),
        quotient("70000.5", "0.1"),
        quotient(7, "0.5"),
        quotient("0.0005", "0.01"),
        quotient(3, 3),
        quotient(-9, 8),
      ],
      ...[
        new Decimal("9007199254740991"),
        new Decimal("1e-22"),
        new Decimal("0.1").times("0.1"),
        new Decimal("1.10").plus("2.20"),
      ],
      ...[
        new Decimal("3e15").times("0.001"),
        quotient("1e22", "1e21"),
        new Decimal("1e34").div("1e30"),
        new Decimal("5").times("0.2"),
      ],
      ...[quotient(10, 3).toDecimalPlaces(2), quotient(10, 3).minus(quotient(1, 3)).round(), decimalOf(0.3), decimalOf(1e-7)],
    ];
    expect(results.map((value) => [String(value), isQuick(value)])).toEqual(results.map((value) => [String(value), true]));
  });

  it("is another where an integer is not safe or lies too deep behind the point", () => {
    const results = ["9007199254740992", "-9007199254740992", "1e-23", "1e400", "0.12345678901234567"].map(
      (text) => new Decimal(text),
    );
    expect([...results, quotient(1, 3)].map(isQuick)).toEqual([false, false, false, false, false, false]);
  });

  it("tells how far apart two are only where doubles can", () => {
    const far = (a: string, b: string) => new Decimal(a).isFarFrom(new Decimal(b));
    expect([far("1", "2"), far("1", "1.000000000001"), far("1", "1.00000000000001"), far("1", "1"), far("0", "0")]).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect([
      far("-1", "1"),
      far("1e280", "1"),
      far("1e-281", "0"),
      far("1e401", "1"),
      far("0.3333333333333333333", "0.3"),
    ]).toEqual([...[true, false, false, false, true]]);
  });
});

describe("the quickest way to a result", () => {
  const slow = [
    "plus",
    "minus",
    "times",
    "div",
    "divToInt",
    "toDecimalPlaces",
    "toSignificantDigits",
    "cmp",
    "isInteger",
  ] as const;
  /** What a calculation gives while the reference, and where asked long integers too, are out of reach. */
  function without<Result>(integers: "long" | "short", calculate: () => Result): Result {
    const refuse = () => {
      throw new Error("the slow way");
    };
    const original = globalThis.BigInt;
    const prototype = DecimalJs.prototype as unknown as Record<(typeof slow)[number], unknown>;
    const ways = slow.map((name) => prototype[name]);
    for (const name of slow) prototype[name] = refuse;
    if (integers === "short") globalThis.BigInt = refuse as unknown as typeof BigInt;
    try {
      return calculate();
    } finally {
      globalThis.BigInt = original;
      slow.forEach((name, at) => (prototype[name] = ways[at]));
    }
  }

  const of = (text: string) => new Decimal(text);
  const [price, size, fee, step] = ["70000.5", "3", "0.0005", "0.25"].map(of) as [Decimal, Decimal, Decimal, Decimal];

  it.each<[string, () => Decimal | number | boolean | undefined, string]>([
    ["a sum of two scales", () => price.plus(fee), "70000.5005"],
    ["a sum the other way round", () => fee.plus(price), "70000.5005"],
    ["a sum of one scale", () => price.plus(price), "140001"],
    ["a difference", () => price.minus(fee), "70000.4995"],
    ["a difference the other way round", () => fee.minus(price), "-70000.4995"],
    ["the largest safe sum", () => of("9007199254740990").plus(1), "9007199254740991"],
    ["a product", () => price.times(fee), "35.00025"],
    ["a product at the deepest scale", () => of("1e-11").times(of("1e-11")), "1e-22"],
    ["a quotient that ends", () => price.div(step), "280002"],
    ["a quotient behind the point", () => size.div(8), "0.375"],
    ["a quotient of a zero", () => of("0").div(price), "0"],
    ["a quotient of equal scales", () => of("7.5").div(of("2.5")), "3"],
    ["a quotient of a coarser number by a finer one", () => of("5").div(of("0.001")), "5000"],
    ["a quotient at the deepest scale", () => of("1e-22").div(1), "1e-22"],
    ["a whole quotient", () => price.divToInt(size), "23333"],
    ["a whole quotient by a finer one", () => size.divToInt(fee), "6000"],
    ["a whole quotient of a finer one", () => of("7.75").divToInt(size), "2"],
    ["steps of a coarse number", () => size.wholeQuotient(step, Decimal.ROUND_FLOOR), "12"],
    ["steps of a fine number", () => price.wholeQuotient(size, Decimal.ROUND_CEIL), "23334"],
    ["an order of one scale", () => price.cmp(of("70000.4")), "1"],
    ["an order of two scales", () => price.cmp(of("70000.51")), "-1"],
    ["equal numbers of two scales", () => of("0.5").cmp(new Decimal(0.5)), "0"],
    ["a sign", () => price.negated().cmp(0), "-1"],
    ["places", () => price.toDecimalPlaces(0, Decimal.ROUND_FLOOR), "70000"],
    ["places that are there", () => price.toDecimalPlaces(1), "70000.5"],
    ["digits", () => price.toSignificantDigits(5, Decimal.ROUND_FLOOR), "70000"],
    ["all digits", () => price.toSignificantDigits(6), "70000.5"],
    ["a whole number", () => of("70000").isInteger(), "true"],
    ["none", () => price.isInteger(), "false"],
    ["a number as shown", () => price.asShown(), "70000.5"],
    ["the longest number as shown", () => of("999999999999999").asShown(), "999999999999999"],
    ["a double", () => Decimal.ofNumber(70000.1), "70000.1"],
    ["a double of fifteen digits", () => Decimal.ofNumber(0.999999999999999), "0.999999999999999"],
    ["a double far from 1", () => Decimal.ofNumber(1.5e-7), "1.5e-7"],
    ["a running sum", () => sum([price, price.negated(), fee]), "0.0005"],
  ])("%s of prices, sizes and fees needs no long integers", (_, calculate, expected) => {
    const result = without("short", calculate);
    expect(String(result)).toBe(Number.isNaN(Number(expected)) ? expected : textOf(new Reference(expected)));
  });

  const third = of("1").div(3);
  it.each<[string, () => Decimal | number | boolean | undefined, string]>([
    ["a sum", () => third.plus(third), "0.6666666666666666666666666666666666"],
    ["a sum with a price", () => price.plus(third), "70000.83333333333333333333333333333"],
    ["a difference", () => price.minus(third), "70000.16666666666666666666666666667"],
    ["a product", () => third.times(size), "0.9999999999999999999999999999999999"],
    ["a product by 1", () => third.times(1), "0.3333333333333333333333333333333333"],
    ["a product of prices", () => of("9007199254740991").times(of("9007199254740991")), "81129638414606663681390495662081"],
    ["a quotient", () => third.div(7), "0.04761904761904761904761904761904761"],
    ["a quotient by 1", () => third.div(1), "0.3333333333333333333333333333333333"],
    ["a quotient of prices", () => price.div(7), "10000.07142857142857142857142857143"],
    ["an order", () => third.cmp(of("0.3333333333333333333333333333333334")), "-1"],
    ["an order of what is far apart", () => third.cmp(price), "-1"],
    ["places", () => third.toDecimalPlaces(2), "0.33"],
    ["no whole number", () => third.isInteger(), "false"],
    ["steps", () => third.wholeQuotient(step, Decimal.ROUND_HALF_UP), "1"],
  ])("%s of what divisions leave needs no reference", (_, calculate, expected) => {
    const result = without("long", calculate);
    expect(String(result)).toBe(Number.isNaN(Number(expected)) ? expected : textOf(new Reference(expected)));
  });

  it("a number by itself stays itself", () => {
    expect([price.div(1) === price, third.times(1) === third, third.div(1) === third]).toEqual([true, true, true]);
    expect([price.asShown() === price, third.asShown() === third]).toEqual([true, false]);
    expect([price.toDecimalPlaces(1) === price, third.toDecimalPlaces(34) === third]).toEqual([true, true]);
  });
});

describe("a running sum", () => {
  const total = (...terms: string[]) =>
    terms.reduce((found, term) => found.plus(new Decimal(term)), RunningSum.none).value.toString();

  it("is 0 for terms that cancel but for their rounding, which lies below 1e-28 of the largest", () => {
    expect(total("1", "-1")).toBe("0");
    expect(total("1", "-0.9999999999999999999999999999")).toBe("0");
    expect(total("1", "-0.9999999999999999999999999998")).toBe(textOf(new Reference("2e-28")));
    expect(total("-1", "0.9999999999999999999999999999")).toBe("0");
    expect(total("1e30", "-1e30", "5")).toBe("0");
    expect(total("1e30", "-1e30", "500")).toBe("500");
    expect(total("5", "1e-27")).toBe("5.000000000000000000000000001");
    expect(total()).toBe("0");
  });

  it("keeps the largest of another that is taken away", () => {
    const [one, other] = [
      RunningSum.none.plus(new Decimal(5)),
      RunningSum.none.plus(new Decimal("1e30")).plus(new Decimal("-1e30")),
    ];
    expect(one.minus(other).value.toString()).toBe("0");
    expect(other.minus(one).value.toString()).toBe("0");
    expect(one.minus(RunningSum.none).value.toString()).toBe("5");
  });
});
