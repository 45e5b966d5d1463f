import { call, column, expectError } from "../call";

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70349.9],
];
const micro = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["equity", 1000],
];
const targets = [
  [71050, 1, 70352],
  [71400, 2, 71050],
];

type Item = string | number;

interface Case {
  side?: string;
  plan?: unknown[][];
  fills?: [contracts: number | null, price: number | null][];
  price: number;
  targets?: unknown;
  terms?: unknown;
}

function next({
  side = "long",
  plan: steps = plan,
  fills = [],
  price,
  targets: ends = null,
  terms = micro,
}: Case): Record<string, Item> {
  const [contracts, prices] = [0, 1].map((at) => (fills.length === 0 ? null : column(...fills.map((fill) => fill[at]))));
  const result = call("SCALE.NEXT", side, steps, contracts, prices, price, ends, terms);
  expect(result).toHaveLength(17);
  return Object.fromEntries(result as [string, Item][]);
}

describe("SCALE.NEXT", () => {
  it("waits for the entry, then says that it is due, also far in front of it", () => {
    expect(next({ price: 69990 })).toMatchObject({ Status: "Wait for step 1", Stop: "", "Next stop": 69650, "Net if closed": 0 });
    expect(next({ price: 70010 }).Status).toBe("Step 1 is due");
    // In front of the target, but nothing is filled yet
    expect(next({ price: 71500, targets }).Status).toBe("Step 1 is due, but the budget allows only 0");
  });

  it("counts contracts, not fills: two steps in one fill, and one in parts", () => {
    expect(next({ fills: [[2, 70010]], price: 70400 })).toMatchObject({ "Steps filled": 2, Stop: 70000, Next: "Step 3" });
    const double = [
      [2, 100, 95],
      [4, 105, 100],
    ];
    const begun: [number, number][] = [
      [2, 100],
      [1, 105.2],
    ];
    // The stop of a step holds once it is begun; 3 of 4 are missing
    expect(next({ plan: double, fills: begun, price: 106, terms: 1 })).toMatchObject({
      ...{ "Steps filled": 1, Stop: 100, Next: "Step 2", "Next contracts": 3, "Worse than plan": 0.2, "May add": "" },
    });
  });

  it("lets the whole trade lose no more than the budget at the next stop", () => {
    // Stop 70,349.9: two from 70,175 net 3.498 - 0.0005 x (1403.5 + 1406.998) = 2.092751; one more loses 3.501 + 0.7052495
    const fills: [number, number][] = [
      [1, 70000],
      [1, 70350],
    ];
    expect(next({ fills, price: 70500 })["May add"]).toBe(2);
    expect(next({ fills, price: 70500, terms: [...micro, ["paid", 7.88]] })["May add"]).toBe(1);
    expect(next({ fills, price: 70500, terms: [...micro, ["paid", 12.1]] })["May add"]).toBe(0);
    expect(next({ fills, price: 70500, terms: [...micro, ["maxRisk", 0.1]] })["May add"]).toBe(24);
    expect(next({ fills, price: 70500, terms: [...micro, ["minNotional", 2000]] })["May add"]).toBe(0);
    expect(next({ fills, price: 70500, terms: 0.01 })["May add"]).toBe("");
  });

  it("knows no budget of an inverse contract before somebody says what the equity is in", () => {
    const inverse = (more: unknown[][]) =>
      next({
        fills: [[100, 70000]],
        plan: [
          [100, 70000, 69650],
          [100, 70350, 70000],
        ],
        price: 70100,
        terms: [["type", "inverse"], ["equity", 1000], ...more],
      });
    expect(inverse([])["May add"]).toBe("");
    // 1,000 at 70,000 x 1%: 1/7000 coin less nothing at the stop; each contract loses 1/70000 - 1/70350: 10 x 70350 / 350
    expect(inverse([["equityPrice", 70000]])["May add"]).toBe(2010);
  });

  it("leaves at the price now, slipped, where the stop is passed", () => {
    const fills: [number, number][] = [[1, 100]];
    const steps = [[1, 100, 95]];
    const terms = [["slippage", 0.01]];
    expect(next({ plan: steps, fills, price: 98, terms })).toMatchObject({ Status: "Hold", Stop: 95, "Net if stopped": -5.95 });
    expect(next({ plan: steps, fills, price: 90, terms })).toMatchObject({
      ...{ Status: "Stop reached: leave", Next: "", "Net if stopped": -10.9, "Net if closed": -10 },
    });
    expect(next({ plan: steps, fills, price: 95, terms }).Status).toBe("Stop reached: leave");
  });

  it("turns to the targets once the first is reached or something is sold, and shares out what was bought", () => {
    const two: [number, number][] = [
      [1, 70000],
      [1, 70350],
    ];
    expect(next({ fills: two, price: 71050, targets })).toMatchObject({
      Status: "Target 1 is due",
      "Next contracts": 1,
      "Next stop": 70352,
    });
    expect(next({ fills: [...two, [-1, 70500]], price: 70500 })).toMatchObject({ Status: "Hold", Next: "", Contracts: 1 });
    // Prices alone: 3 bought are one each; half of the first is sold
    const half = [...two, [1, 70700], [-0.5, 71050]] as [number, number][];
    expect(next({ fills: half, price: 71000, targets: column(71050, 71400, 71750) })).toMatchObject({
      ...{ Status: "Wait for target 1", "Next contracts": 0.5, "Next stop": 70349.9, Stop: 70349.9 },
    });
    // The fewer lots than targets: the nearest get them
    expect(next({ fills: [...two, [-1, 71050]], price: 71100, targets: column(71050, 71400, 71750) })).toMatchObject({
      ...{ Status: "Wait for target 2", "Next contracts": 1, "Next stop": "" },
    });
  });

  it("warns where liquidation comes before the stop, with a margin in money too", () => {
    const terms = (margin: number) => [
      ["mmr", 0.01],
      ["marginPerContract", margin],
    ];
    // A long of 1 from 100: (100 - M) / 0.99 is 96.97 for a margin of 4, 93.94 for 7; the stop is 95
    const held: Case = { plan: [[1, 100, 95]], fills: [[1, 100]], price: 99 };
    expect(next({ ...held, price: 99, terms: terms(4) })).toMatchObject({
      ...{ Status: "Liquidation comes before the stop", Liquidation: expect.closeTo(96 / 0.99, 10) },
    });
    expect(next({ ...held, terms: terms(7) })).toMatchObject({ Status: "Hold", Liquidation: expect.closeTo(93 / 0.99, 10) });
    expect(next({ ...held, terms: [["mmr", 0.01]] }).Liquidation).toBe("");
  });

  it("says what lies over the plan, and counts it in no comparison with it", () => {
    const fills: [number, number][] = [
      [2, 70000],
      [2, 70400],
    ];
    // 1 at 70,000 for the trigger 70,350 is 3.50 better; 1 at 70,400 for 70,700 is 3.00 better; one is over
    expect(next({ fills, price: 70800 })).toMatchObject({
      ...{ Status: "More contracts than the plan", "Over plan": 1, "Worse than plan": -6.5 },
    });
  });

  it("mirrors for a short", () => {
    // 0.01 x 390, less 0.05% of 699.9 + 696
    const short = [
      [1, 70000, 70350],
      [1, 69650, 70000],
    ];
    expect(next({ side: "short", plan: short, fills: [[1, 69990]], price: 69600 })).toMatchObject({
      ...{
        Status: "Step 2 is due",
        Stop: 70350,
        "Worse than plan": 0.1,
        "Net if closed": 3.20205,
      },
    });
  });

  it("ignores blank fills at the end, as 0 too, and drops its header with headers FALSE", () => {
    const filled = next({ fills: [[1, 70000]], price: 70200 });
    expect(
      next({
        fills: [
          [1, 70000],
          [0, 0],
          [null, null],
        ],
        price: 70200,
      }),
    ).toEqual(filled);
    const bare = call("SCALE.NEXT", "long", plan, 1, 70000, 70200, null, [["headers", false]]) as Item[][];
    expect(bare[0]).toEqual(["Status", "Wait for step 2"]);
    expect(bare).toHaveLength(16);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "a sale before anything is held",
      ["long", plan, -1, 70000, 70100],
      "#NUM!",
      "contracts (item 1) reduces by 1, but only 0 are held",
    ],
    [
      "a fill after the trade was closed",
      ["long", plan, column(1, -1, 1), column(1, 2, 3), 3],
      "#NUM!",
      "after the position was closed",
    ],
    ["contracts without prices", ["long", plan, 1, null, 70100], "#VALUE!", "prices is required"],
    ["no price", ["long", plan, null, null, null], "#VALUE!", "price is required"],
    ["a price of 0", ["long", plan, null, null, 0], "#NUM!", "price must be greater than 0"],
    ["no plan", ["long", null, null, null, 70000], "#VALUE!", "plan is required"],
    [
      "a plan that adds to a loser",
      [
        "long",
        [
          [1, 100, 95],
          [1, 99, 95],
        ],
        null,
        null,
        100,
      ],
      "#NUM!",
      "losing position",
    ],
    ["a target inside the plan", ["long", plan, null, null, 70000, 70500], "#NUM!", "inside the plan"],
    ["a stop in front of its target", ["long", plan, null, null, 70000, [[71050, 1, 71060]]], "#NUM!", "stop"],
    ["an unknown side", ["up", plan, null, null, 70000], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.NEXT", ...values), code, words);
  });
});
