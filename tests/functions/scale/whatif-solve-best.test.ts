/** The three functions that vary a plan agree with the functions that they compose. */
import fc from "fast-check";
import { runs, runsBy } from "../../property";
import { call } from "../call";
import { inputsOf } from "../inputs";

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

describe("an Inputs block whose contract is unknown", () => {
  const block = (code: string, more: Record<string, unknown> = {}) =>
    inputsOf({ equity: 1000, leverage: 10, contract: code, ...more });

  it("shows the error in the cells of SCALE.WHATIF that use it, and figures where a value takes its place", () => {
    const table = call("SCALE.WHATIF", block("NOPE:X"), "contract", [["CME:MBT"], ["NOPE:X"]]) as unknown[][];
    const known = call("SCALE.WHATIF", block("CME:MBT"), "total", [[3]]) as unknown[][];
    expect(table.slice(0, 2)).toEqual([
      ["Contract", "Worst net"],
      ["CME:MBT", known[1]![1]],
    ]);
    expect(typeof known[1]![1]).toBe("number");
    expect(table[2]![1]).toMatchObject({ code: "#N/A", message: expect.stringContaining("NOPE:X") as string });
    for (const measure of ["worst", "worstPct", "liquidation"]) {
      const rows = call("SCALE.WHATIF", block("NOPE:X"), "total", [[3], [6]], null, null, measure) as unknown[][];
      expect(rows).toHaveLength(3);
      expect(rows[1]![1]).toMatchObject({ code: "#N/A" });
    }
  });

  it("leaves the first row out where headers are FALSE", () => {
    const table = call("SCALE.WHATIF", block("NOPE:X", { headers: false }), "contract", [["NOPE:X"]]) as unknown[][];
    expect(table).toHaveLength(1);
  });
});

describe("ranges of SCALE.SOLVE with a step of one's own", () => {
  const block = inputsOf({ size: 0.01, equity: 1000 });

  it("begin one such step from 0 where the page says one step", () => {
    // Stage 2 loses 0.01 x 70,000 x distance, so that 0.035 is half of the usual first step of 0.0001
    const narrow = inputsOf({ stop: 69999.9, size: 0.01, equity: 1000 });
    expect(call("SCALE.SOLVE", narrow, "distance", "worst", -0.07, null, null, 0.00001)).toBe(0.0001);
    expect(call("SCALE.SOLVE", narrow, "distance", "worst", -0.035, null, null, 0.00001)).toBe(0.00005);
    // A loss of 3.5 is 700 times an equity of 0.005, half of the usual first step of 0.01
    expect(call("SCALE.SOLVE", block, "equity", "worstPct", -700, null, null, 0.001)).toBe(0.005);
  });

  it("end a thousand million such steps further", () => {
    // A loss of 3.5 is 1e-7 of an equity of 35,000,000; the usual range ends at 10,000,000
    expect(call("SCALE.SOLVE", block, "equity", "worstPct", -1e-7, null, null, 10)).toBe(35_000_000);
    expect(call("SCALE.SOLVE", block, "equity", "worstPct", -1e-7)).toMatchObject({ code: "#N/A" });
  });
});

it("SCALE.BEST wants the targets of a block in their order", () => {
  const block = (targets: Record<string, number>) => inputsOf({ total: undefined, size: 0.01, equity: 1000, ...targets });
  expect(call("SCALE.BEST", block({ target2: 72000 }))).toMatchObject({
    code: "#VALUE!",
    message: "inputs needs target (Target 1 price) for SCALE.BEST",
  });
  const gap = block({ target: 71400, target3: 72000 });
  expect(call("SCALE.BEST", gap)).toMatchObject({
    code: "#VALUE!",
    message: "inputs needs target2 (Target 2 price) for SCALE.BEST",
  });
});
