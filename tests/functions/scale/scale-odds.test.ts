import { call, column, expectError } from "../call";

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70349.9],
];
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["equity", 1000],
];

type Options = {
  side?: unknown;
  plan?: unknown;
  targets?: unknown;
  drift?: unknown;
  volatility?: unknown;
  show?: unknown;
  terms?: unknown;
};

function run(options: Options = {}) {
  const { side = "long", targets = 71400, drift = null, volatility = null, show = null } = options;
  const ends = Array.isArray(targets) || targets === null ? targets : [[targets]];
  return call(
    "SCALE.ODDS",
    side,
    "plan" in options ? options.plan : plan,
    ends,
    drift,
    volatility,
    show,
    "terms" in options ? options.terms : terms,
  );
}

function rows(options: Options = {}): unknown[][] {
  const table = run(options);
  if (!Array.isArray(table)) throw table;
  return table.slice(1);
}

describe("SCALE.ODDS", () => {
  it("does not look at the terms of a replay, which it does not use", () => {
    const others = [...terms.filter(([name]) => name !== "equity"), ["equity", "all"], ["funding", 5], ["intrabar", "middling"]];
    expect(run({ terms: others })).toEqual(run());
  });

  it("lists the endings of three symmetric steps with the probabilities of gambler's ruin", () => {
    // 350 up or down: 1/2; again 1/2; then 350.1 to the stop and 350 to the target: 350.1 / 700.1 from 70,700 to 71,050.
    const endings = rows({ targets: 71050 });
    expect(endings.map((row) => row.slice(0, 4))).toEqual([
      ["Stop", 1, 0, 69650],
      ["Stop", 2, 0, 70000],
      ["Stop", 3, 0, 70349.9],
      ["Target", 3, 1, 71050],
      ["Expected", "", "", ""],
    ]);
    const probabilities = endings.map((row) => row[4]);
    [1 / 2, 1 / 4, 350 / 700.1 / 4, 350.1 / 700.1 / 4, 1].forEach((p, index) => expect(probabilities[index]).toBeCloseTo(p, 12));
    expect(endings[4]![5]).toBe(0);
  });

  it("sets scaled against all in: 8.3% win where 12.0% are needed, 20% where 24.0% are", () => {
    const [scaled, allIn] = rows({ show: "summary" });
    expect(scaled![0]).toBe("Scaled");
    [350.1 / 700.1 / 4 / (700 / 350.05), 0.1201473].forEach((p, index) =>
      expect(scaled![index + 1]).toBeCloseTo([350.1 / 1050.1 / 4, p][index]!, 6),
    );
    expect(scaled![7]).toBeCloseTo(-1.2285, 9);
    expect(allIn![0]).toBe("All in");
    expect(allIn![1]).toBeCloseTo(0.2, 12);
    expect(allIn![2]).toBeCloseTo(0.24002001, 8);
    expect(allIn![7]).toBeCloseTo(-2.1, 9);
    expect(allIn![9]).toBeCloseTo(-12.59475, 9);
  });

  it("lists the stop after each target, with the gross at the level and slippage among the costs", () => {
    const endings = rows({
      targets: column(71050, 71400),
      terms: [
        ["size", 0.01],
        ["slippage", 0.001],
      ],
    });
    const afterTarget = endings[3]!;
    expect(afterTarget.slice(0, 4)).toEqual(["Stop", 3, 1, 70349.9]);
    // A third left at 71,050: 7; two contracts at 70,349.9 against 70,350: -0.002; their stop slips 0.1%: 0.02 x 70.3499.
    expect(afterTarget[5]).toBeCloseTo(6.998, 9);
    expect(afterTarget[6]).toBeCloseTo(1.406998, 9);
    expect(afterTarget[7]).toBeCloseTo(6.998 - 1.406998, 9);
  });

  it("takes targets as a row, as Price and Contracts, and as the table of SCALE.OUT", () => {
    const asColumn = run({ targets: column(71050, 71400, 71750) });
    expect(run({ targets: [[71050, 71400, 71750]] })).toEqual(asColumn);
    expect(
      run({
        targets: [
          [71050, 1],
          [71400, 1],
          [71750, 1],
        ],
      }),
    ).toEqual(asColumn);
    const out = [
      ["Step", "Price", "Contracts", "Realised", "Cumulative", "Remaining"],
      [1, 71050, 1, 6, 6, 2],
      [2, 71400, 1, 9, 15, 1],
      [3, 71750, 1, 13, 28, 0],
    ];
    expect(run({ targets: out })).toEqual(asColumn);
    expect(run({ targets: [[71400, 3]] })).toEqual(run());
  });

  it("wins more often with the drift and less often against it, and needs no volatility without one", () => {
    const win = (drift: unknown, volatility: unknown) => rows({ show: "summary", drift, volatility })[0]![1] as number;
    expect(win(3, 0.6)).toBeGreaterThan(win(null, null));
    expect(win(-3, 0.6)).toBeLessThan(win(null, null));
    expect(win(0, 0.6)).toBe(win(null, null));
  });

  it("leaves averages empty where there is no win, also when its probability is too small for a number", () => {
    const lossOnly = rows({
      show: "summary",
      terms: [
        ["size", 0.01],
        ["commission", 100],
      ],
    })[0]!;
    expect(lossOnly.slice(1, 4)).toEqual([0, "", ""]);
    const hopeless = rows({ show: "summary", drift: -1, volatility: 0.001 })[0]!;
    expect(hopeless.slice(1, 4)).toEqual([0, "", ""]);
    expect(hopeless[4]).toBeCloseTo(-4.19825, 9);
  });

  it("is the mirror image for a short", () => {
    const short = rows({
      side: "short",
      plan: [
        [1, 70000, 70350],
        [1, 69650, 70000],
        [1, 69300, 69650.1],
      ],
      targets: 68600,
    });
    short.forEach((row, index) => expect(row[4]).toBeCloseTo(rows()[index]![4] as number, 12));
  });

  it("drops the header when headers is FALSE", () => {
    expect(run({ terms: [...terms, ["headers", false]] })).toEqual(rows());
  });

  it.each<[string, Options, string, string]>([
    ["no targets", { targets: null }, "#VALUE!", "targets"],
    ["an unknown show", { show: "events" }, "#VALUE!", "show"],
    ["an unknown term", { terms: [["sizes", 1]] }, "#VALUE!", "sizes"],
    ["text as drift", { drift: "up" }, "#VALUE!", "drift"],
    ["a target at the last trigger", { targets: 70700 }, "#NUM!", "targets (item 1) is inside the plan"],
    ["targets out of order", { targets: [[71400, 71050]] }, "#NUM!", "order"],
    [
      "targets that leave contracts open",
      {
        targets: [
          [71050, 1],
          [71400, 1],
        ],
      },
      "#NUM!",
      "close the position",
    ],
    ["a drift without volatility", { drift: 0.1 }, "#NUM!", "volatility"],
    ["volatility 0", { drift: 0.1, volatility: 0 }, "#NUM!", "volatility"],
    [
      "a step liquidated at once",
      {
        terms: [
          ["leverage", 100],
          ["mmr", 0.02],
        ],
      },
      "#NUM!",
      "liquidated at once",
    ],
    [
      "an add on the losing side",
      {
        plan: [
          [1, 70000, 69650],
          [1, 69900, 69700],
        ],
      },
      "#NUM!",
      "adds to a losing position",
    ],
  ])("refuses %s", (_fact, options, code, words) => {
    expectError(run(options), code, words);
  });
});
