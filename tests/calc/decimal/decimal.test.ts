/** The quick decimal against the arithmetic that defines it: decimal.js at 34 digits, ties to even. */
import fc from "fast-check";
import { Decimal as DecimalJs } from "decimal.js";
import { Decimal, decimalOf } from "../../../src/calc/decimal";
import { runs } from "../../property";

const Reference = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 30 });
type Quick = InstanceType<typeof Decimal>;

const many = { numRuns: runs.numRuns * 3 };

/** Texts of numbers in every form: prices, fees, thirds, long digits, huge and subnormal ones. */
const decimalText = fc.oneof(
  fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 9 })).map(([m, e]) => `${m}e${-e}`),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -30, max: 30 })).map(([m, e]) => `${m}e${e}`),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -60, max: 60 }))
    .map(([m, e]) => `${m}e${e}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom("0", "-0", "1", "-1", "10", "0.1", "3", "7", "5e-324", "1.7976931348623157e308", "9007199254740991"),
  // Halves at the 35th digit, where a tie decides
  fc.bigInt({ min: 10n ** 33n, max: 10n ** 34n - 1n }).map((m) => `${m}5e-20`),
);

function expectSame(actual: Quick, expected: DecimalJs): void {
  const text = expected.isZero() ? "0" : expected.toString();
  if (actual.toString() !== text || !Object.is(actual.toNumber(), Number(text)))
    throw new Error(`${actual.toString()} (${actual.toNumber()}) instead of ${text}`);
}

const dyadic: Record<string, [(a: Quick, b: Quick) => Quick, (a: DecimalJs, b: DecimalJs) => DecimalJs]> = {
  plus: [(a, b) => a.plus(b), (a, b) => a.plus(b)],
  minus: [(a, b) => a.minus(b), (a, b) => a.minus(b)],
  times: [(a, b) => a.times(b), (a, b) => a.times(b)],
  div: [(a, b) => a.div(b), (a, b) => (a.isZero() && !b.isZero() ? new Reference(0) : a.div(b.isZero() ? b.abs() : b))],
  divToInt: [(a, b) => a.divToInt(b), (a, b) => a.divToInt(b.isZero() ? b.abs() : b)],
};

describe.each(Object.entries(dyadic))("%s", (_name, [quick, reference]) => {
  it("has the digits of the reference", () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        expectSame(quick(new Decimal(a), new Decimal(b)), reference(new Reference(a), new Reference(b)));
      }),
      many,
    );
  });
});

const monadic: Record<string, [(a: Quick) => Quick, (a: DecimalJs) => DecimalJs]> = {
  negated: [(a) => a.negated(), (a) => a.negated()],
  abs: [(a) => a.abs(), (a) => a.abs()],
  floor: [(a) => a.floor(), (a) => a.floor()],
  ceil: [(a) => a.ceil(), (a) => a.ceil()],
  trunc: [(a) => a.trunc(), (a) => a.trunc()],
  round: [(a) => a.round(), (a) => a.round()],
  ...Object.fromEntries(
    (["ROUND_UP", "ROUND_DOWN", "ROUND_CEIL", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_EVEN"] as const).flatMap((mode) =>
      [0, 2, 20].map((places) => [
        `toDecimalPlaces, ${places}, ${mode}`,
        [(a: Quick) => a.toDecimalPlaces(places, Decimal[mode]), (a: DecimalJs) => a.toDecimalPlaces(places, DecimalJs[mode])],
      ]),
    ),
  ),
  asShown: [(a) => a.asShown(), (a) => new Reference(a.toNumber().toPrecision(15))],
  toSignificantDigits: [(a) => a.toSignificantDigits(15), (a) => a.toSignificantDigits(15)],
  "toSignificantDigits, up": [
    (a) => a.toSignificantDigits(3, Decimal.ROUND_UP),
    (a) => a.toSignificantDigits(3, DecimalJs.ROUND_UP),
  ],
  "the third power": [(a) => a.pow(3), (a) => a.pow(3)],
};

describe.each(Object.entries(monadic))("%s", (_name, [quick, reference]) => {
  it("has the digits of the reference", () => {
    fc.assert(
      fc.property(decimalText, (a) => expectSame(quick(new Decimal(a)), reference(new Reference(a)))),
      runs,
    );
  });
});

it("keeps the digits through chains of operations", () => {
  const step = fc.tuple(fc.constantFrom("plus", "minus", "times", "div"), decimalText);
  fc.assert(
    fc.property(decimalText, fc.array(step, { minLength: 2, maxLength: 12 }), (start, steps) => {
      let [actual, expected]: [Quick, DecimalJs] = [new Decimal(start), new Reference(start)];
      for (const [name, text] of steps) {
        const operand = name === "div" && new Reference(text).isZero() ? "3" : text;
        actual = dyadic[name]![0](actual, new Decimal(operand));
        expected = dyadic[name]![1](expected, new Reference(operand));
      }
      expectSame(actual, expected);
    }),
    runs,
  );
});

it("compares as the reference does, also where doubles cannot tell", () => {
  const nearPair = fc.tuple(decimalText, fc.integer({ min: -2, max: 2 })).map(([text, by]): [string, string] => {
    const value = new Reference(text);
    return [text, value.plus(value.times("1e-33").times(by)).toString()];
  });
  fc.assert(
    fc.property(fc.oneof(fc.tuple(decimalText, decimalText), nearPair), ([a, b]) => {
      const [x, y, u, v] = [new Decimal(a), new Decimal(b), new Reference(a), new Reference(b)];
      expect([x.cmp(y), x.eq(y), x.lt(y), x.lte(y), x.gt(y), x.gte(y)].map((value) => (value === 0 ? 0 : value))).toEqual(
        [u.cmp(v), u.eq(v), u.lt(v), u.lte(v), u.gt(v), u.gte(v)].map((value) => (value === 0 ? 0 : value)),
      );
      expect([x.isZero(), x.isInteger(), x.isFinite(), x.isNegative()]).toEqual([
        u.isZero(),
        u.isInteger(),
        u.isFinite(),
        u.lt(0),
      ]);
    }),
    many,
  );
});

it("says far apart only of what differs in its first 13 digits", () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      const [x, u, v] = [new Decimal(a), new Reference(a), new Reference(b)];
      const isNear = (one: DecimalJs, other: DecimalJs) => one.minus(other).abs().lte(one.abs().plus(other.abs()).times("1e-14"));
      const beside = u.times("1.00000000000000001");
      if (x.isFarFrom(new Decimal(b))) expect(isNear(u, v)).toBe(false);
      expect(x.isFarFrom(x)).toBe(false);
      expect(x.isFarFrom(new Decimal(beside.toString()))).toBe(false);
    }),
    many,
  );
  expect(new Decimal(70000).isFarFrom(new Decimal("70000.1"))).toBe(true);
  expect(["1.25", "12.499", "1e30", "1.5", "2", "0"].map((text) => new Decimal(text).isFarFromHalves())).toEqual([
    ...[true, true, false, false, false, false],
  ]);
});

it("shares a number out in whole steps as its exact quotient says", () => {
  const modes = ["ROUND_UP", "ROUND_DOWN", "ROUND_CEIL", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_EVEN"] as const;
  // At 300 digits no quotient of these is cut off where it decides
  const Exact = DecimalJs.clone({ precision: 300 });
  const short = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(short, short, fc.constantFrom(...modes), ([m, e], [n, d], mode) => {
      const [value, step] = [`${m}e${-e}`, `${Math.abs(n) + 1}e${-d}`];
      const quotient = new Decimal(value).wholeQuotient(new Decimal(step), Decimal[mode]);
      if (quotient) expectSame(quotient, new Exact(value).div(step).toDecimalPlaces(0, DecimalJs[mode]));
    }),
    many,
  );
  expect(new Decimal(7).wholeQuotient(new Decimal("0.5"), Decimal.ROUND_DOWN)?.toNumber()).toBe(14);
});

it("shares long quotients out in whole steps as their own quotients say", () => {
  const modes = ["ROUND_DOWN", "ROUND_CEIL", "ROUND_FLOOR", "ROUND_HALF_UP"] as const;
  const count = fc.integer({ min: -99_999_999, max: 99_999_999 });
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 99_999 }), fc.constantFrom("0.1", "0.5", "25", "0.003"), (a, b, step) => {
      const value = new Decimal(a).div(b);
      for (const mode of modes) {
        const whole = value.wholeQuotient(new Decimal(step), Decimal[mode]);
        const exact = new Reference(a).div(b).div(step);
        if (whole) expectSame(whole, exact.toDecimalPlaces(0, DecimalJs[mode]));
      }
    }),
    many,
  );
  const third = new Decimal(70000).div(3);
  expect(third.wholeQuotient(new Decimal("0.1"), Decimal.ROUND_CEIL)?.toNumber()).toBe(233_334);
  // 0.7 of 0.35 is nearly 2: whoever asks has to look at all digits
  expect(new Decimal(7).div(3).times("0.3").wholeQuotient(new Decimal("0.35"), Decimal.ROUND_FLOOR)).toBeUndefined();
});

it("rounds a number of more digits than results have, also beside 1", () => {
  const digits = "1234567890123456789012345678901234567";
  expect(new Decimal(digits).times(1).toString()).toBe("1.234567890123456789012345678901235e+36");
  expect(new Decimal(digits).div(1).toString()).toBe("1.234567890123456789012345678901235e+36");
});

it("reads a number as the 15 digits that Excel shows", () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 9 })).map(([m, e]) => m / 10 ** e),
    fc
      .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
      .map(([a, b]) => a + b),
  );
  fc.assert(
    fc.property(numbers, (value) => expectSame(decimalOf(value), new Reference(value.toPrecision(15)))),
    many,
  );
  expect(decimalOf(0.1 + 0.2).toString()).toBe("0.3");
});

it.each([
  ["1", "0", "Infinity"],
  ["-1", "0", "-Infinity"],
  ["0", "0", "NaN"],
])("%s / %s is %s, which is not finite", (a, b, expected) => {
  const quotient = new Decimal(a).div(b);
  expect(quotient.toString()).toBe(expected);
  expect(quotient.isFinite()).toBe(false);
});

describe("without BigInt", () => {
  const original = globalThis.BigInt;
  afterEach(() => {
    globalThis.BigInt = original;
  });

  it("has the same digits", () => {
    let Plain!: typeof Decimal;
    jest.isolateModules(() => {
      delete (globalThis as Record<string, unknown>)["BigInt"];
      Plain = (jest.requireActual("../../../src/calc/decimal") as { Decimal: typeof Decimal }).Decimal;
      globalThis.BigInt = original;
    });
    fc.assert(
      fc.property(decimalText, decimalText, decimalText, (a, b, c) => {
        for (const operation of ["plus", "times", "div"] as const) {
          const [quick, plain] = [Decimal, Plain].map((Kind) =>
            new Kind(a)[operation](new Kind(b)).minus(new Kind(c)).toString(),
          );
          expect(plain).toBe(quick);
        }
      }),
      runs,
    );
  });
});
