import fc from "fast-check";
import { CellError, type CellResult } from "../../src/grid/cell";
import { type Side, sign } from "../../src/calc/side";
import { call } from "../functions/call";
import { runs } from "../property";

jest.setTimeout(60_000 + 100 * runs.numRuns);

/** Ticks that fit the price, ticks of other coins, ticks that divide nothing. */
const tick = fc.constantFrom(undefined, 0.0001, 0.01, 0.1, 0.25, 0.03, 0.7, 5, 37);
const side = fc.constantFrom<Side>("long", "short");
const type = fc.constantFrom("linear", "inverse");
const price = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100),
  fc.integer({ min: 100, max: 99_999 }).map((points) => points / 10_000),
);

/** What SCALE.PLAN is asked: tight and wide steps, rebates and high fees, every rule, with and without leverage. */
const question = fc
  .record({
    side,
    type,
    entry: price,
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
    lots: fc.integer({ min: 6, max: 60 }),
    lot: fc.constantFrom(1, 0.5, 0.001),
    distance: fc.integer({ min: 1, max: 1000 }).map((points) => points / 50_000),
    stop: fc.integer({ min: 1, max: 500 }).map((permille) => permille / 5000),
    mode: fc.constantFrom("percent", "compound"),
    rule: fc.constantFrom("entry", "breakeven", "atr", "hold"),
    tick,
    fee: fc.constantFrom(0, 0.0005, 0.002, -0.0001),
    slippage: fc.constantFrom(0, 0.001),
    commission: fc.constantFrom(0, 0, 0.4),
    paid: fc.constantFrom(0, 0, 1.5, -1.5),
    leverage: fc.constantFrom(undefined, undefined, 3, 20),
  })
  .map(({ side, type, entry, weights, lots, lot, distance, stop, ...given }) => {
    const { leverage, paid, commission, ...common } = given;
    // Money in proportion to the position, as a coin's and a dollar's are far apart
    const size = type === "linear" ? 0.1 : 100;
    const worth = type === "linear" ? entry * size * lots * lot : (size * lots * lot) / entry;
    const terms: [string, unknown][] = [
      ...Object.entries(common),
      ...Object.entries({ type, size, lot, headers: false, atr: rounded(entry * 0.004) }),
      ...Object.entries({
        paid: rounded((paid * worth) / 1000),
        commission: rounded((commission * worth) / 1000 / (lots * lot)),
      }),
      ...Object.entries(leverage === undefined ? {} : { leverage, mmr: 0.005 }),
    ];
    const initialStop = rounded(entry * (1 - sign(side) * stop));
    return { side, type, entry, weights, total: rounded(lots * lot), distance, initialStop, terms, leverage };
  });

type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function planOf({ side, entry, total, weights, distance, initialStop, terms }: Question): CellResult {
  return call("SCALE.PLAN", side, entry, total, [weights], distance, initialStop, terms);
}

/** The rows of a plan; a question that has no plan is refused for one of the reasons that there may be, and skipped. */
function rowsOf(asked: Question): number[][] {
  const plan = planOf(asked);
  if (!(plan instanceof CellError)) return plan as number[][];
  expect(`${plan.code} ${plan.message}`).toMatch(/^#NUM! tick .* is coarser than|^#N\/A no price brings/);
  throw new fc.PreconditionFailure();
}

const columnOf = (rows: readonly number[][], index: number) => rows.map((row) => [row[index]!]);
const fillsOf = (rows: readonly number[][]) => [columnOf(rows, 1), columnOf(rows, 2)];
const planTable = (rows: readonly number[][]) => rows.map((row) => [row[1]!, row[2]!, row[6]!]);
const isBehind = (trade: Side, a: number, b: number) => sign(trade) * (b - a) > 0;
/** A price well in front of a plan. */
const beyond = (trade: Side, rows: readonly number[][]) => rows[rows.length - 1]![2]! * (trade === "long" ? 1.5 : 0.5);

/** The 15 digits that a cell shows: a price read from a cell is that number. */
const inCell = (value: number) => Number(value.toPrecision(15));
/** Value of the whole position of a plan in the settlement currency, by the sizes of the question. */
const worth = ([first, ...others]: readonly number[][], type: string) => {
  const { 3: contracts, 4: average } = others[others.length - 1] ?? first!;
  return type === "linear" ? contracts! * average! * 0.1 : (contracts! * 100) / average!;
};

/** Equal but for the rounding of 15 digits, measured by the money that was moved. */
function expectClose(actual: number, expected: number, scale: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * scale);
}

describe("every table that SCALE.PLAN gives", () => {
  it("has each stop behind the fill of its step, and triggers and stops in order", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const rows = rowsOf(asked);
        rows.forEach((row, index) => {
          expect(isBehind(asked.side, row[6]!, row[2]!)).toBe(true);
          if (index === 0) return;
          expect(isBehind(asked.side, rows[index - 1]![2]!, row[2]!)).toBe(true);
          expect(isBehind(asked.side, row[6]!, rows[index - 1]![6]!)).toBe(false);
        });
      }),
      runs,
    );
  });

  it("is accepted by SCALE.REPLAY, STAGES, AUDIT and, unless a step is liquidated at once, ODDS", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const rows = rowsOf(asked);
        const { side, entry, terms } = asked;
        const replay = call("SCALE.REPLAY", side, planTable(rows), [[entry, entry, entry, entry]], null, null, null, terms);
        expect(replay).not.toBeInstanceOf(CellError);

        const stops = columnOf(rows, 6);
        const stages = call("SCALE.STAGES", side, ...fillsOf(rows), stops, terms) as unknown[][];
        rows.forEach((row, index) => expectClose(stages[index]![10] as number, row[7]!, worth(rows, asked.type)));

        const audit = call("SCALE.AUDIT", side, ...fillsOf(rows), stops, 1000, beyond(side, rows), terms) as unknown[][];
        expect(audit[9]!.slice(0, 2)).toEqual(["Stop behind the newest fill", "PASS"]);
        expect(audit[8]![1]).toBe("PASS");

        const odds = call("SCALE.ODDS", side, planTable(rows), beyond(side, rows), null, null, null, terms);
        if (odds instanceof CellError) expect(odds.message).toContain("liquidat");
      }),
      runs,
    );
  });

  it("loses at the stop of step k what the replay of k fills and that stop loses", () => {
    fc.assert(
      fc.property(question, fc.nat(), (asked, pick) => {
        const rows = rowsOf({ ...asked, terms: asked.terms.filter(([name]) => name !== "leverage") });
        const { side, terms } = asked;
        const filled = rows.slice(0, 1 + (pick % rows.length));
        const [last] = filled.slice(-1) as [number[]];
        const [trigger, stop] = [inCell(last[2]!), inCell(last[6]!)];
        const bars = [
          ...filled.map((row) => Array.from({ length: 4 }, () => inCell(row[2]!))),
          [trigger, Math.max(trigger, stop), Math.min(trigger, stop), stop],
        ];
        const unlevered = terms.filter(([name]) => name !== "leverage");
        const summary = call("SCALE.REPLAY", side, planTable(rows), bars, null, null, "summary", unlevered) as unknown[][];
        expect([summary[0]![0], summary[0]![8], summary[0]![9]]).toEqual(["Stop", filled.length, 0]);
        expectClose(summary[0]![1] as number, last[7]!, worth(rows, asked.type));
      }),
      runs,
    );
  });

  it("shows liquidation and break-even on the side of the average where they are before rounding", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const rows = rowsOf(asked);
        const exact = rowsOf({ ...asked, terms: asked.terms.filter(([name]) => name !== "tick") });
        fc.pre(rows.every((row, index) => row[2] === exact[index]![2]));
        rows.forEach((row, index) => {
          expect(row[10]! > 0).toBe(true);
          const liquidation = exact[index]![9] as number | "";
          if (liquidation === "") expect(row[9]).toBe("");
          else expect(isBehind(asked.side, row[9]!, row[4]!)).toBe(isBehind(asked.side, liquidation, row[4]!));
        });
      }),
      runs,
    );
  });

  it("holds no residue of a division or a difference that should be 0", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const numbers = rowsOf(asked)
          .flat()
          .filter((cell) => typeof cell === "number");
        expect(numbers.filter((value) => value !== 0 && Math.abs(value) < 1e-18)).toEqual([]);
      }),
      runs,
    );
  });

  it("is no table where an error stands: a plan with an impossible tick is refused as a whole", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const coarse = [...asked.terms.filter(([name]) => name !== "tick"), ["tick", asked.entry * 10]] as [string, unknown][];
        fc.pre(asked.weights.length > 1);
        const plan = planOf({ ...asked, terms: coarse }) as CellError;
        if (asked.side === "short" || asked.weights.length > 2)
          expect([plan.code, plan.message.split(" ")[0]]).toEqual(["#NUM!", "tick"]);
      }),
      runs,
    );
  });
});

describe("SCALE.SIZE with the stops of STOP.LADDER", () => {
  it("fits in every stage, and the next lot that the split allows does not", () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 100 }), (asked, permille) => {
        const rows = rowsOf(asked);
        const { side, weights, terms, total } = asked;
        const [prices, stops] = [columnOf(rows, 2), columnOf(rows, 6)];
        const lot = terms.find(([name]) => name === "lot")![1] as number;
        const worst = Math.max(...rows.map((row) => -row[7]!));
        fc.pre(worst > 0);
        const equity = rounded((worst * 1000) / permille);
        const settled = [...terms, ["equityPrice", 1]];
        const answer = call("SCALE.SIZE", equity, permille / 1000, side, [weights], prices, stops, settled);
        if (answer instanceof CellError) return expect(answer.message).toMatch(/no limit/);
        const size = (answer as unknown[][])[0]![0] as number;
        const budget = (equity * permille) / 1000;
        const loss = (contracts: number) => {
          const split = call("SCALE.SPLIT", contracts, [weights], lot);
          if (split instanceof CellError) return 0;
          const stages = call("SCALE.STAGES", side, split, prices, stops, settled) as number[][];
          return Math.max(...stages.map((stage) => -stage[10]!));
        };
        if (size > 0) expect(loss(size)).toBeLessThanOrEqual(budget * (1 + 1e-12));
        const next = rounded(size === 0 ? lot * weights.length : size + lot);
        expect(loss(next)).toBeGreaterThan(budget * (1 - 1e-12));
        expect(total).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});
