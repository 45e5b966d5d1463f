/** What must not matter in any function: the order of the terms, and whether a fill came whole or in two parts at its price. */
import fc from "fast-check";
import type { Catalogue } from "../../src/catalogue/types";
import { CellError, type CellResult } from "../../src/grid/cell";
import catalogue from "../../src/generated/catalogue.json";
import { type PlainArgument, readInnerCall } from "../excel/plain-formula";
import { call, column } from "../functions/call";
import { runs, runsBy } from "../property";

const plain = (result: CellResult): unknown =>
  (Array.isArray(result) ? result : [[result]]).map((row) =>
    row.map((cell) => (cell instanceof CellError ? [cell.code, cell.message] : cell)),
  );

/** Documented calls whose terms have at least two rows, as arguments that can be handed over. */
const withTerms = (catalogue as Catalogue).functions.flatMap(({ id, parameters, examples }) => {
  const place = parameters.findIndex(({ name }) => name === "terms");
  return examples.flatMap(({ formula }) => {
    const args = place < 0 ? undefined : readInnerCall(formula, id)?.args;
    const terms = args?.[place];
    if (!Array.isArray(terms) || terms.length < 2 || !args!.every(isLiteral)) return [];
    return [
      { id, formula, terms, call: (rows: unknown) => call(id, ...args!.map((each, index) => (index === place ? rows : each))) },
    ];
  });
});

function isLiteral(value: PlainArgument): boolean {
  return value === null || typeof value !== "object" || Array.isArray(value);
}

describe("the order of the terms", () => {
  it("is tried on the examples of most functions that take terms", () => {
    expect(new Set(withTerms.map(({ id }) => id)).size).toBeGreaterThan(15);
  });

  it.each(withTerms.map((each): [string, typeof each] => [each.formula, each]))("does not matter in %s", (_, { terms, call }) => {
    const expected = plain(call(terms));
    fc.assert(
      fc.property(fc.shuffledSubarray(terms, { minLength: terms.length }), (shuffled) => {
        expect(plain(call(shuffled))).toEqual(expected);
      }),
      runsBy(10),
    );
  });
});

describe("a fill in two parts at its price", () => {
  const side = fc.constantFrom("long", "short");
  const fills = fc.array(
    fc.record({ contracts: fc.integer({ min: 1, max: 50 }), price: fc.integer({ min: 100, max: 90_000 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const terms = [
    ["size", 0.01],
    ["fee", 0.0005],
    ["commission", 0.25],
    ["leverage", 10],
  ];
  const calls: [string, (side: string, contracts: unknown, prices: unknown) => CellResult][] = [
    ["MICRO.AVG", (_, contracts, prices) => call("MICRO.AVG", contracts, prices)],
    ["MICRO.PNL", (at, contracts, prices) => call("MICRO.PNL", at, contracts, prices, 30_000, terms)],
    ["MICRO.RISK", (_, contracts, prices) => call("MICRO.RISK", contracts, prices, 95, terms)],
    ["MICRO.LIQ", (at, contracts, prices) => call("MICRO.LIQ", at, contracts, prices, 300, 0.004, terms)],
    ["STOP.BREAKEVEN", (at, contracts, prices) => call("STOP.BREAKEVEN", at, contracts, prices, terms)],
    ["STOP.BUDGET", (at, contracts, prices) => call("STOP.BUDGET", at, contracts, prices, 40, terms)],
  ];

  it.each(calls)("does not matter in %s", (_, result) => {
    fc.assert(
      fc.property(side, fills, fc.nat(), fc.integer({ min: 1, max: 99 }), (at, list, place, share) => {
        const index = place % list.length;
        const { contracts, price } = list[index]!;
        // Both parts are whole: the fill is of 100 times as many contracts
        const parts = [contracts * share, contracts * (100 - share)].map((part) => ({ contracts: part, price }));
        const hundred = list.map((fill) => ({ ...fill, contracts: fill.contracts * 100 }));
        const split = [...hundred.slice(0, index), ...parts, ...hundred.slice(index + 1)];
        const of = (all: typeof list) =>
          plain(result(at, column(...all.map((each) => each.contracts)), column(...all.map((each) => each.price))));
        expect(of(split)).toEqual(of(hundred));
      }),
      runs,
    );
  });
});
