/** Desktop Excel hands blank cells over as 0: where a 0 is impossible, a range may be longer than what is filled, in every function. */
import fc from "fast-check";
import { call, column } from "../functions/call";
import { runs } from "../property";

const few = { numRuns: Math.min(runs.numRuns, 50) };
const tail = fc.array(fc.constantFrom(0, null, ""), { minLength: 1, maxLength: 4 });

const [counts, fills, stops] = [column(1, 1, 1), column(70000, 70350, 70700), column(69650, 70000, 70349.9)];
const [high, low, close] = [column(110, 112, 113, 112), column(100, 103, 105, 104), column(105, 110, 108, 107)];
const volume = column(5, 6, 7, 8);
const plan = [[1, 70000, 69650], [1, 70350, 70000]]; // prettier-ignore
const bars = [[70000, 70100, 69900, 70050], [70050, 70350, 70040, 70300]]; // prettier-ignore
const costs = [["size", 0.01], ["fee", 0.0005]]; // prettier-ignore

/** A call, and the places of its ranges in which a 0 is impossible. */
const calls: [id: string, values: unknown[], places: number[]][] = [
  ["MICRO.NOTIONAL", [counts, fills], [0, 1]],
  ["MICRO.VALUE", [counts, fills], [0, 1]],
  ["MICRO.AVG", [counts, fills], [0, 1]],
  ["MICRO.MARGIN", [counts, fills, 10], [0, 1]],
  ["MICRO.MARGIN", [counts, null, null, [["marginPerContract", 140]]], [0]],
  ["MICRO.FEE", [counts, fills, 0.0005], [0, 1]],
  ["MICRO.PNL", ["long", counts, fills, 71000], [1, 2]],
  ["MICRO.RISK", [counts, fills, 69650], [0, 1]],
  ["MICRO.LIQ", ["long", counts, fills, 20000, 0.004], [1, 2]],
  ["MICRO.FUNDING", ["long", counts, 70000, 0.0001], [1]],
  ["MICRO.MARGINRATIO", [1000, 50, counts, 60000], [2]],
  ["STOP.BREAKEVEN", ["long", counts, fills, costs], [1, 2]],
  ["STOP.BUDGET", ["long", counts, fills, 10, costs], [1, 2]],
  ["STOP.LADDER", ["long", fills, 69650, "entry", counts], [1, 4]],
  ["STOP.TRAIL", ["long", close, column(2, 2, 3, 2)], [1, 2]],
  ["STOP.CHANDELIER", ["long", high, low, close, 2, 1], [1, 2, 3]],
  ["TA.ATR", [high, low, close, 2], [0, 1, 2]],
  ["TA.RSI", [close, 2], [0]],
  ["TA.VWAP", [high, low, close, volume], [0, 1, 2, 3]],
  ["TA.VWAP", [high, low, close, volume, column("a", "a", "b", "b")], [0, 1, 2, 3, 4]],
  ["CONFIRM.BREAK", ["long", close, 106], [1]],
  ["CONFIRM.HOLD", ["long", close, column(100, 101, 102, 103), 2], [1, 2]],
  ["CONFIRM.RETEST", ["long", high, low, close, 106], [1, 2, 3]],
  ["SCALE.SPLIT", [10, column(30, 40, 30)], [1]],
  ["SCALE.TRIGGERS", ["long", 70000, 3, column(0.005, 0.006)], [3]],
  ["SCALE.TRIGGERS", ["long", 70000, 3, column(0.005)], [3]],
  ["SCALE.LEVELS", ["long", 214.2, column(209, 214.5, 217.48)], [2]],
  ["SCALE.PLAN", ["long", 70000, 3, column(1, 1, 1), fills, 69650, costs], [3, 4]],
  ["SCALE.PLAN", ["long", 70000, 3, "thirds", column(0.005), 69650, costs], [4]],
  ["SCALE.STAGES", ["long", counts, fills, stops, costs], [1, 2, 3]],
  ["SCALE.SIZE", [1000, 0.01, "long", column(1, 1, 1), fills, stops, costs], [3, 4, 5]],
  ["SCALE.RISK", ["long", counts, fills, 69650, costs], [1, 2]],
  ["SCALE.COMPARE", ["long", counts, fills, 71000, costs], [1, 2]],
  ["SCALE.ADD", ["long", counts, fills, 70400, 71000, 10, costs], [1, 2]],
  ["SCALE.AUDIT", ["long", counts, fills, stops, 1000, column(71050, 71400), costs], [1, 2, 3, 5]],
  ["SCALE.OUT", ["long", 3, 70350, column(71050, 71400), column(1, 2), null, costs], [3, 4]],
  ["SCALE.ODDS", ["long", plan, column(71050, 71400)], [1, 2]],
  ["SCALE.REPLAY", ["long", plan, bars, column(70400, 70500)], [1, 2, 3]],
];

const longer = (range: unknown, cells: readonly unknown[]): unknown[][] => {
  const rows = range as unknown[][];
  return [...rows, ...cells.map((cell) => rows[0]!.map(() => cell))];
};

describe("zeros at the end of a range in which a 0 is impossible", () => {
  it.each(calls)("change nothing in %s", (id, values, places) => {
    const answer = call(id, ...values);
    fc.assert(
      fc.property(fc.tuple(...places.map(() => tail)), (tails) => {
        const stretched = [...values];
        places.forEach((place, index) => (stretched[place] = longer(values[place], tails[index]!)));
        expect(call(id, ...stretched)).toEqual(answer);
      }),
      few,
    );
    expect(JSON.stringify(answer)).not.toContain('"code":"#V');
    expect(JSON.stringify(answer)).not.toContain('"code":"#NU');
  });

  it("leave fills and prices of different lengths apart: {1;1;0} with three prices", () => {
    expect(call("MICRO.AVG", column(1, 1, 0), column(70000, 70350, 70700))).toMatchObject({ code: "#NUM!" });
  });

  it("do not excuse a 0 in the middle", () => {
    const answer = call("MICRO.AVG", column(1, 0, 1), fills);
    expect(answer).toMatchObject({ code: "#NUM!", message: expect.stringContaining("was 0 or blank") as string });
  });

  it("keep the length of columns in which a 0 is a number", () => {
    expect(call("TA.MA", column(2, 4, 0), 1)).toEqual([[2], [4], [0]]);
  });
});
