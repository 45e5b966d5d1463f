import fc from "fast-check";
import { runs } from "../../property";
import { call, column, expectError } from "../call";

const header = ["Side", "Contracts", "Avg entry", "Realised", "Fees", "Break-even"];
const now = (...values: unknown[]) => (call("MICRO.POSITION", ...values) as unknown[][])[1];

/** A list of fills whose count is never 0, with what is paid for them. */
const trades = fc.record({
  side: fc.constantFrom("long", "short"),
  type: fc.constantFrom("linear", "inverse"),
  fills: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 50, max: 200 })), { minLength: 1, maxLength: 8 }),
  entryFee: fc.constantFrom(0, 0.001, -0.0001),
  exitFee: fc.constantFrom(0, 0.002),
  commission: fc.constantFrom(0, 0.5),
  paid: fc.constantFrom(0, 3, -2),
});

describe("MICRO.POSITION", () => {
  it("leaves the average alone at a sale and counts the cash so far: 1 and 1 bought at 70,000 and 70,350, 1 sold at 71,050", () => {
    // 8.75 gained on the one sold, fees of 0.05% on 700 + 703.5 + 710.5; the rest breaks even 7.693 lower, less its exit fee
    const terms = [
      ["size", 0.01],
      ["fee", 0.0005],
      ["tick", 0.1],
    ];
    expect(call("MICRO.POSITION", "long", column(1, 1, -1), column(70000, 70350, 71050), null, terms)).toEqual([
      header,
      ["long", 1, 70175, 7.693, 1.057, 69440.5],
    ]);
  });

  it("turns round at a fill larger than what is held: fill by fill", () => {
    const result = call("MICRO.POSITION", "long", column(2, -3, 1), column(100, 110, 90), "fills");
    expect(result).toEqual([
      ["Fill", "Trade", "Price", ...header],
      [1, 2, 100, "long", 2, 100, 0, 0, 100],
      [2, -3, 110, "short", 1, 110, 20, 0, 130],
      [3, 1, 90, "flat", 0, "", 40, 0, ""],
    ]);
  });

  it("charges the commission at each end, and both ends of a fill that turns round", () => {
    // 2 in, 2 out and 1 in at 0.5 each
    expect(now("buy", column(2, -3), column(100, 110), null, [["commission", 0.5]])).toEqual(["short", 1, 110, 17.5, 2.5, 127]);
  });

  it("starts the average anew after flat, while realised goes on", () => {
    expect(now("long", column(1, -1, 2), column(100, 110, 120))).toEqual(["long", 2, 120, 10, 0, 115]);
  });

  it("takes funding paid off once, in every row", () => {
    const result = call("MICRO.POSITION", "long", column(1, -1), column(100, 110), "fills", [
      ["paid", 0.5],
      ["headers", false],
    ]);
    expect(result).toEqual([
      [1, 1, 100, "long", 1, 100, -0.5, 0, 100.5],
      [2, -1, 110, "flat", 0, "", 9.5, 0, ""],
    ]);
  });

  it("has no break-even where the rest cannot lose what was earned, nor where that price is not on the tick", () => {
    expect(now("long", column(4, -3), column(100, 180))).toEqual(["long", 1, 100, 240, 0, ""]);
    // A short at 0.5 that earned nothing breaks even at 0.5, which a tick of 1 carries to 0
    expect(now("short", 1, 0.5, null, [["tick", 1]])).toEqual(["short", 1, 0.5, 0, 0, ""]);
  });

  it("drops fills at the end whose count and price are blank or 0, as Excel for desktop hands them over", () => {
    const wanted = now("long", column(1, -1), column(100, 110));
    expect(now("long", column(1, -1, 0, 0), column(100, 110, 0, 0))).toEqual(wanted);
    expect(now("long", column(1, -1, null), column(100, 110, 0))).toEqual(wanted);
    expect(now("long", [[1, -1, 0]], column(100, 110))).toEqual(wanted);
  });

  it("accounts for every unit of cash: what was received, less what was paid, is realised once all is sold (property)", () => {
    fc.assert(
      fc.property(trades, ({ side, type, fills, ...costs }) => {
        const given = fills.filter(([count]) => count !== 0);
        const held = given.reduce((sum, [count]) => sum + count, 0);
        const closing: [number, number][] = held === 0 ? [] : [[-held, 125]];
        const all = [...given, ...closing];
        if (all.length === 0) return;
        const terms = [["type", type], ...Object.entries(costs)];
        const args = [column(...all.map(([count]) => count)), column(...all.map(([, price]) => price))];
        const [state, contracts, , realised, fees] = now(side, ...args, null, terms) as [string, number, string, number, number];
        expect([state, contracts]).toEqual(["flat", 0]);
        const s = side === "long" ? 1 : -1;
        const cash = all.reduce((sum, [count, price]) => sum - (type === "linear" ? s * count * price : (-s * count) / price), 0);
        expect(realised).toBeCloseTo(cash - fees - costs.paid, 9);
      }),
      runs,
    );
  });

  it("breaks even where leaving at that price nets 0 (property)", () => {
    fc.assert(
      fc.property(trades, ({ side, type, fills, ...costs }) => {
        const given = fills.filter(([count]) => count !== 0);
        if (given.length === 0) return;
        const terms = [["type", type], ...Object.entries(costs)];
        const ranges = (list: [number, number][]) => [column(...list.map(([q]) => q)), column(...list.map(([, p]) => p))];
        const [state, contracts, , , , breakEven] = now(side, ...ranges(given), null, terms) as [string, number, ...number[]];
        if (typeof breakEven !== "number") return;
        const out = state === side ? -contracts : contracts;
        const [after, , , realised] = now(side, ...ranges([...given, [out, breakEven]]), null, terms) as unknown[];
        expect(after).toBe("flat");
        expect(realised).toBeCloseTo(0, 8);
      }),
      runs,
    );
  });

  it.each<[string, unknown[], string, string]>([
    ["no fills", ["long", null, null], "#VALUE!", "contracts and prices are required"],
    ["ranges of blanks", ["long", column(0, 0), column(0, 0)], "#VALUE!", "contracts and prices are required"],
    ["no prices", ["long", 1, null], "#VALUE!", "prices is required"],
    ["a count of 0 in the middle", ["long", column(1, 0, 1), column(1, 2, 3)], "#NUM!", "contracts (item 2)"],
    ["a blank in the middle", ["long", column(1, null, 1), column(1, 2, 3)], "#NUM!", "contracts (item 2) was blank"],
    ["a count of 0 beside a price", ["long", column(1, 0), column(1, 2)], "#NUM!", "contracts"],
    ["lengths that differ", ["long", column(1, 1), column(1, 2, 3)], "#NUM!", "contracts and prices must be as long"],
    ["a price below 0", ["long", 1, -3], "#NUM!", "prices must be greater than 0, was -3"],
    ["an unknown word", ["long", 1, 100, "all"], "#VALUE!", 'show must be "now" or "fills", was "all"'],
    ["an unknown side", ["up", 1, 100], "#VALUE!", "side"],
    ["text as a count", ["long", "one", 100], "#VALUE!", "contracts must be a number"],
    ["an unknown term", ["long", 1, 100, null, [["feee", 1]]], "#VALUE!", "feee"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.POSITION", ...values), code, words);
  });
});
