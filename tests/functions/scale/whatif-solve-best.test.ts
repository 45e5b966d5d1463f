/** The three functions that vary a plan agree with the functions that they compose. */
import fc from "fast-check";
import { runs, runsBy } from "../../property";
import { call } from "../call";

interface Plan {
  side: "long" | "short";
  entry: number;
  total: number;
  weights: string;
  distance: number;
  stopPercent: number;
  fee: number;
  rule: string;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  side: fc.constantFrom("long" as const, "short" as const),
  entry: fc.integer({ min: 100, max: 100_000 }),
  total: fc.integer({ min: 4, max: 40 }),
  weights: fc.constantFrom("equal 1", "equal 2", "thirds", "30/40/30", "1/4,1/4,1/2", "pyramid 4"),
  distance: fc.integer({ min: 10, max: 300 }).map((each) => each / 10_000),
  stopPercent: fc.integer({ min: 20, max: 500 }).map((each) => each / 10_000),
  fee: fc.constantFrom(0, 0.0002, 0.0006),
  rule: fc.constantFrom("entry", "breakeven", "hold"),
});

function blockOf(plan: Plan, more: [string, unknown][] = []): unknown[][] {
  const { side, entry, total, weights, distance, stopPercent, fee, rule } = plan;
  const stop = Number((entry * (side === "long" ? 1 - stopPercent : 1 + stopPercent)).toPrecision(12));
  const rows: [string, unknown][] = [
    ...([
      ["side", side],
      ["entry", entry],
      ["total", total],
      ["weights", weights],
    ] as [string, unknown][]),
    ...([
      ["distance", distance],
      ["stop", stop],
      ["size", 0.1],
      ["fee", fee],
      ["rule", rule],
    ] as [string, unknown][]),
    ["equity", 50_000],
  ];
  return [...rows, ...more];
}

const value = (block: unknown[][], key: string) => block.find(([name]) => name === key)![1];
const planOf = (block: unknown[][]) =>
  call("SCALE.PLAN", ...["side", "entry", "total", "weights", "distance", "stop"].map((key) => value(block, key)), [
    ...block,
    ["headers", false],
  ]) as number[][];

it("a cell of SCALE.WHATIF is the plan with its values put in", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 4, max: 60 }), (plan, total) => {
      const block = blockOf(plan);
      const table = call("SCALE.WHATIF", block, "total", [[total]], null, null, "worst") as unknown[][];
      const rows = planOf(blockOf({ ...plan, total }));
      expect(table[1]).toEqual([total, Math.min(...rows.map((row) => row[7]!))]);
      const last = call("SCALE.WHATIF", block, "Total contracts", [[total]], null, null, "Break-even") as unknown[][];
      expect(last[1]![1]).toBe(rows[rows.length - 1]![10]);
    }),
    runs,
  );
});

it("SCALE.SOLVE for the total is SCALE.SIZE, where the stops stand whatever the total", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 5, max: 2000 }), (plan, budget) => {
      const block = blockOf({ ...plan, rule: plan.rule === "breakeven" ? "hold" : plan.rule }, [["maxRisk", budget / 50_000]]);
      const [size] = (call("SCALE.WHATIF", block, "equity", [[50_000]], null, null, "size") as number[][])[1]!.slice(1);
      const solved = call("SCALE.SOLVE", block, "total", "worst", -budget);
      if (size === 0) expect(solved).toMatchObject({ code: "#N/A" });
      else expect(solved).toBe(size);
    }),
    runsBy(5),
  );
});

it("the answer of SCALE.SOLVE meets its goal and the next stop does not", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 5000 }), (plan, loss) => {
      const block = blockOf(plan, [["tick", 0.5]]);
      const stop = call("SCALE.SOLVE", block, "stop", "worst", -loss);
      if (typeof stop !== "number") return;
      const further = plan.side === "long" ? stop - 0.5 : stop + 0.5;
      const table = call("SCALE.WHATIF", block, "stop", [[stop, further]], null, null, "worst") as number[][];
      expect(table[1]![1]).toBeGreaterThanOrEqual(-loss - 1e-9);
      const beyond = table[2]![1];
      if (typeof beyond === "number") expect(beyond).toBeLessThan(-loss);
    }),
    runsBy(5),
  );
});

it("of the plans of SCALE.BEST none beats another, and each fits the budget", () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(-0.002, 0, 0.002), (plan, drift) => {
      const block = blockOf(plan, [["maxRisk", 0.02]]);
      const s = plan.side === "long" ? 1 : -1;
      const table = call("SCALE.BEST", block, [[plan.entry * (1 + s * 0.2)]], null, drift, 0.05) as unknown[][];
      if (!Array.isArray(table)) return;
      const judged = table.slice(2).map((row) => [row[6], row[7], row[8]] as number[]);
      for (const [at, one] of judged.entries()) {
        expect(one[2]).toBeGreaterThanOrEqual(-1000 - 1e-9);
        expect(at === 0 || one[0]! <= judged[at - 1]![0]! + 1e-6).toBe(true);
        const beaten = judged.some((other) => other !== one && other.every((score, index) => score > one[index]! + 1e-6));
        expect(beaten).toBe(false);
      }
    }),
    runsBy(50),
  );
});
