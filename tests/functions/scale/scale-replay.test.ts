import { CellError } from "../../../src/grid/cell";
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
/** Entry, the first add, then the stop at entry 1. */
const bars = [
  [70000, 70100, 69900, 70050],
  [70050, 70350, 70040, 70300],
  [70300, 70340, 69950, 70000],
];
const header = ["Bar", "Event", "Step", "Price", "Contracts", "Position", "Avg entry", "Stop", "Realised", "Equity", "Sure"];

type Options = {
  side?: unknown;
  plan?: unknown;
  bars?: unknown;
  targets?: unknown;
  confirm?: unknown;
  show?: unknown;
  terms?: unknown;
};

function run(options: Options = {}) {
  const { side = "long", targets = null, confirm = null, show = null } = options;
  const value = (name: "plan" | "bars" | "terms", fallback: unknown) => (name in options ? options[name] : fallback);
  return call("SCALE.REPLAY", side, value("plan", plan), value("bars", bars), targets, confirm, show, value("terms", terms));
}

/** The rows below the header with only some columns: events as short facts. */
function events(options: Options = {}): unknown[][] {
  const table = run(options);
  if (!Array.isArray(table)) throw table;
  expect(table[0]).toEqual(header);
  return table.slice(1);
}

function facts(options: Options = {}): unknown[][] {
  return events(options).map(([bar, event, step, price, contracts, , , , , , sure]) => [
    bar,
    event,
    step,
    price,
    contracts,
    sure,
  ]);
}

/** The net result in the summary. */
function net(options: Options = {}): number {
  const table = run({ ...options, show: "summary" }) as unknown[][];
  return table[1]![1] as number;
}

describe("SCALE.REPLAY", () => {
  it("lists entry, add and stop with what was held and what it was worth", () => {
    const rows = events();
    const expected = [
      [1, "Entry", 1, 70000, 1, 1, 70000, 69650, -0.35, 999.65, true],
      [2, "Add", 2, 70350, 1, 2, 70175, 70000, -0.70175, 1002.79825, true],
      [3, "Stop", 2, 70000, 2, 0, "", "", -4.90175, 995.09825, true],
    ];
    expect(rows).toHaveLength(expected.length);
    expected.forEach((row, index) =>
      row.forEach((cell, at) => {
        if (typeof cell === "number") expect(rows[index]![at]).toBeCloseTo(cell, 9);
        else expect(rows[index]![at]).toBe(cell);
      }),
    );
  });

  it("summarises the worked cell of its definition: one unsure bar, the worst of three stops, and the best of them", () => {
    const wide = [bars[0], [70050, 70750, 69600, 70720]];
    const [, row] = run({ bars: wide, show: "summary" }) as unknown[][];
    expect(row![0]).toBe("Stop");
    expect(row![1]).toBeCloseTo(-4.90175, 9);
    expect(row!.slice(7)).toEqual([2, 2, 1]);
    expect(net({ bars: wide, terms: [...terms, ["Intrabar", "best"]] })).toBeCloseTo(-2.1134985, 9);
  });

  it.each<[string, unknown]>([
    [
      "SCALE.STAGES: Price instead of Trigger",
      [["Stage", "Add", "Price", "Contracts", "Stop"], ...plan.map(([add, price, stop], k) => [k + 1, add, price, 9, stop])],
    ],
    [
      "SCALE.PLAN in any order and letter case",
      [["stop", "TRIGGER", "add"], ...plan.map(([add, price, stop]) => [stop, price, add])],
    ],
    ["three columns with blank rows below", [...plan, [null, null, null], [0, 0, 0]]],
  ])("takes the table of %s", (_name, table) => {
    expect(run({ plan: table })).toEqual(run());
  });

  it.each<[string, unknown]>([
    [
      "header, a date and a volume",
      [["Date", "Open", "High", "Low", "Close", "Volume"], ...bars.map((bar, k) => [45900 + k, ...bar, "n/a"])],
    ],
    ["blank rows at the end, which Excel for desktop hands over as 0", [...bars, [null, null, null, null], [0, 0, 0, 0]]],
  ])("takes bars with %s", (_name, table) => {
    expect(run({ bars: table })).toEqual(run());
  });

  it("opens a bar at the close before it, moved into its range, where bars have no open; the first at the entry price", () => {
    // Without an open bar 1 opens at 70,000 and fills there; bar 2 gaps over the add: it opens at its low.
    const rows = [
      [70100, 69900, 70050],
      [70500, 70400, 70450],
    ];
    expect(facts({ bars: rows })).toEqual([
      [1, "Entry", 1, 70000, 1, true],
      [2, "Add", 2, 70400, 1, true],
      [2, "End", 2, 70450, 2, true],
    ]);
  });

  it("fills a target at its price, never better, and shares what is held out down to the lot", () => {
    const rising = [bars[0], [70050, 70400, 70040, 70390], [70390, 70800, 70380, 70790], [72000, 72100, 71900, 72000]];
    const shared = [
      [4, "Target", 1, 71050, 1, true],
      [4, "Target", 2, 71400, 2, true],
    ];
    expect(facts({ bars: rising, targets: column(71050, 71400) }).slice(3)).toEqual(shared);
    expect(facts({ bars: rising, targets: [[71050, 71400]] }).slice(3)).toEqual(shared);
    const own = [
      ["Step", "Price", "Contracts", "Realised"],
      [1, 71050, 2, 13],
      [2, 71400, 5, 10],
    ];
    const counted = [
      [4, "Target", 1, 71050, 2, true],
      [4, "Target", 2, 71400, 1, true],
    ];
    expect(facts({ bars: rising, targets: own }).slice(3)).toEqual(counted);
    expect(
      facts({
        bars: rising,
        targets: [
          [71050, 2],
          [71400, 5],
        ],
      }).slice(3),
    ).toEqual(counted);
    expect(facts({ bars: rising, targets: [[71400, 3]] }).slice(3)).toEqual([[4, "Target", 1, 71400, 3, true]]);
  });

  it("cancels the adds not yet filled when the first target is reached; the stop stays", () => {
    const gated = column(false, false, false, true, true);
    const run5 = [
      bars[0],
      [70050, 70100, 70000, 70090],
      [70090, 71100, 70080, 71000],
      [71000, 71050, 70400, 70500],
      [70500, 70510, 69600, 69700],
    ];
    expect(
      facts({ bars: run5, targets: column(71050, 71400), confirm: gated, plan: [[2, 70000, 69650], ...plan.slice(1)] }),
    ).toEqual([
      [1, "Entry", 1, 70000, 2, true],
      [3, "Target", 1, 71050, 1, true],
      [5, "Stop", 1, 69650, 1, true],
    ]);
  });

  it("fills a gated step only in the bar after its signal: no look-ahead, one column for the adds, one a step for each", () => {
    const flat = [bars[0], [70050, 70400, 70040, 70340], [70340, 70400, 70300, 70380], [70380, 70390, 70300, 70360]];
    const fillsOf = (confirm: unknown) =>
      facts({ bars: flat, confirm })
        .filter(([, event]) => event === "Entry" || event === "Add")
        .map(([bar, , step, price]) => [bar, step, price]);
    expect(fillsOf(column(false, false, false, true))).toEqual([[1, 1, 70000]]);
    expect(fillsOf(column(true, false, false, false))).toEqual([
      [1, 1, 70000],
      [2, 2, 70350],
    ]);
    expect(fillsOf(column("Confirmed", false, true, false, false))).toEqual([
      [1, 1, 70000],
      [3, 2, 70350],
    ]);
    expect(fillsOf(column(new CellError("#N/A", "warm-up"), null, true, false))).toEqual([
      [1, 1, 70000],
      [4, 2, 70380],
    ]);
    const each = [
      [true, false, false],
      [false, true, false],
      [false, false, false],
      [false, false, false],
    ];
    expect(fillsOf(each)).toEqual([
      [2, 1, 70050],
      [3, 2, 70350],
    ]);
  });

  it("pays funding on the value at each close of what is still held; the rate of a bar wins over the term", () => {
    const still = [
      [70000, 70000, 70000, 70000],
      [70000, 70000, 70000, 70000],
    ];
    const free = [
      ["size", 0.01],
      ["funding", 0.001],
    ];
    expect(net({ bars: still, terms: free })).toBeCloseTo(-1.4, 10);
    expect(net({ side: "short", plan: [[1, 70000, 70350]], bars: still, terms: free })).toBeCloseTo(1.4, 10);
    const own = [
      ["Open", "High", "Low", "Close", "Funding"],
      [...still[0]!, 0.002],
      [...still[1]!, null],
    ];
    expect(net({ bars: own, terms: free })).toBeCloseTo(-1.4, 10);
  });

  it("loses the margin of what is held in a liquidation, no more and no less, also in a gap", () => {
    // 200x: liquidation at 70,000 (1 - 1/200) / (1 - 0.004) = 69,929.7..., above the stop. Margin 3.5, entry fee 0.35.
    const margined = [...terms, ["leverage", 200], ["mmr", 0.004]];
    for (const second of [
      [70000, 70010, 69900, 69950],
      [60000, 60010, 59900, 59950],
    ]) {
      const table = events({ bars: [[70000, 70010, 69990, 70000], second], terms: margined });
      expect(table[1]!.slice(0, 3)).toEqual([2, "Liquidation", 1]);
      expect(table[1]![3]).toBeCloseTo((70000 * 0.995) / 0.996, 7);
      expect(table[1]![8]).toBeCloseTo(-3.85, 9);
    }
  });

  it("counts in coin for an inverse contract", () => {
    // Size 100 at 50,000, stopped at 40,000: 100/50,000 - 100/40,000 = -0.0005 coin a contract.
    const inverse = [
      ["type", "inverse"],
      ["size", 100],
    ];
    const rows = [
      [50000, 50000, 50000, 50000],
      [50000, 50000, 39000, 39500],
    ];
    expect(net({ plan: [[1, 50000, 40000]], bars: rows, terms: inverse })).toBeCloseTo(-0.0005, 14);
  });

  it("says so when the entry is never reached", () => {
    const below = [
      [69000, 69100, 68900, 69050],
      [69050, 69200, 69000, 69100],
    ];
    expect(events({ bars: below })).toEqual([[2, "No entry", 0, "", 0, 0, "", "", 0, 1000, true]]);
    expect((run({ bars: below, show: "summary" }) as unknown[][])[1]).toEqual(["No entry", 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(run({ bars: below, show: "curve" })).toEqual([[1000], [1000]]);
  });

  it("heads the curve only where the bars have a header, so that it lines up beside them", () => {
    const curve = run({ show: "curve" }) as unknown[][];
    expect(curve.map(([equity]) => equity)).toEqual([1000.15, 1001.79825, 995.09825].map((equity) => expect.closeTo(equity, 9)));
    const headed = run({ show: "curve", bars: [["Open", "High", "Low", "Close"], ...bars] }) as unknown[][];
    expect(headed).toEqual([["Equity"], ...curve]);
  });

  it("drops the header of a table when headers is FALSE", () => {
    const table = run() as unknown[][];
    expect(run({ terms: [...terms, ["headers", false]] })).toEqual(table.slice(1));
  });

  const bar = bars[0]!;
  it.each<[string, Options, string, string]>([
    ["an unknown side", { side: "up" }, "#VALUE!", "side"],
    ["an unknown show", { show: "trades" }, "#VALUE!", "show"],
    ["an unknown term", { terms: [["sizes", 1]] }, "#VALUE!", "sizes"],
    ["an unknown intrabar", { terms: [["intrabar", "middle"]] }, "#VALUE!", "intrabar"],
    ["no plan", { plan: null }, "#VALUE!", "plan"],
    ["a plan of two columns", { plan: [[1, 70000]] }, "#VALUE!", "three columns"],
    [
      "a plan whose header lacks the stop",
      {
        plan: [
          ["Add", "Trigger"],
          [1, 70000],
        ],
      },
      "#VALUE!",
      "stop",
    ],
    [
      "text in a plan",
      {
        plan: [
          ["Add", "Trigger", "Stop"],
          [1, "market", 69650],
        ],
      },
      "#VALUE!",
      "step 1: trigger",
    ],
    ["contracts of 0", { plan: [[0, 70000, 69650]] }, "#NUM!", "step 1: contracts"],
    ["a blank stop", { plan: [[1, 70000, null]] }, "#NUM!", "step 1: stop"],
    [
      "a stop on the wrong side",
      { plan: [[1, 70000, 70350]] },
      "#NUM!",
      "plan step 1: the stop must be below its trigger (70000) of a long, was 70350",
    ],
    ["a stop at its trigger", { plan: [[1, 70000, 70000]] }, "#NUM!", "step 1"],
    [
      "a loosened stop",
      {
        plan: [
          [1, 70000, 69650],
          [1, 70350, 69600],
        ],
      },
      "#NUM!",
      "looser",
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
    ["targets out of order", { targets: column(71400, 71050) }, "#NUM!", "order"],
    ["a target inside the plan", { targets: column(70500) }, "#NUM!", "targets (item 1) is inside the plan"],
    [
      "a target of no contracts",
      {
        targets: [
          ["Price", "Contracts"],
          [71050, 0],
          [71400, 1],
        ],
      },
      "#NUM!",
      "targets (item 1): contracts",
    ],
    [
      "targets of four columns",
      {
        targets: [
          [1, 71050, 1, 70700],
          [2, 71400, 1, 71050],
        ],
      },
      "#VALUE!",
      "targets must be prices, columns Price, Contracts and perhaps Stop",
    ],
    [
      "a stop at its own target",
      { targets: [[71050, 1, 71050]] },
      "#NUM!",
      "targets (item 1): the stop must be below its target (71050) of a long, was 71050",
    ],
    ["a negative stop", { targets: [[71050, 1, -1]] }, "#NUM!", "targets (item 1): stop must be greater than 0"],
    [
      "a blank among the contracts of targets",
      {
        targets: [
          [71050, 1, null],
          [71400, null, 71050],
        ],
      },
      "#NUM!",
      "targets (item 2): contracts must be greater than 0 where other targets have them",
    ],
    ["no bars", { bars: null }, "#N/A", "bars"],
    ["nothing but a header", { bars: [["High", "Low", "Close"]] }, "#N/A", "bars"],
    ["bars of two columns", { bars: [[70100, 69900]] }, "#VALUE!", "2 columns"],
    [
      "bars whose header lacks the low",
      {
        bars: [
          ["High", "Close"],
          [1, 1],
        ],
      },
      "#VALUE!",
      "low",
    ],
    ["text among the bars", { bars: [bar, [70050, "-", 70040, 70300]] }, "#VALUE!", "bars, bar 2: high"],
    ["a blank among the bars", { bars: [bar, [70050, 70350, null, 70300], bar] }, "#NUM!", "bars, bar 2: low was blank"],
    ["a close above the high", { bars: [bar, [70050, 70350, 70040, 70400]] }, "#NUM!", "bars, bar 2: close"],
    ["an open below the low", { bars: [[69000, 70100, 69900, 70050]] }, "#NUM!", "bars, bar 1: open"],
    ["a low above the high", { bars: [[70000, 69900, 70100, 70000]] }, "#NUM!", "bars, bar 1: low"],
    ["a price below 0", { bars: [bar, [1, 1, -1, 1]] }, "#NUM!", "bars, bar 2: low"],
    ["an impossible bar after the exit", { bars: [...bars, [1, 2, 3, 4]] }, "#NUM!", "bar 4"],
    ["confirm shorter than the bars", { confirm: column(true, true) }, "#NUM!", "as long as bars"],
    ["confirm longer than the bars", { confirm: column(true, true, true, true) }, "#NUM!", "as long as bars"],
    [
      "confirm with two columns for three steps",
      {
        confirm: [
          [true, true],
          [true, true],
          [true, true],
        ],
      },
      "#VALUE!",
      "confirm",
    ],
    ["confirm that is neither TRUE nor FALSE", { confirm: column(true, 7, true) }, "#VALUE!", "confirm (bar 2)"],
    [
      "a funding rate above 1",
      {
        bars: [
          ["High", "Low", "Close", "Funding"],
          [70100, 69900, 70000, 1],
        ],
      },
      "#NUM!",
      "bars, bar 1: funding",
    ],
  ])("refuses %s", (_fact, options, code, words) => {
    expectError(run(options), code, words);
  });

  it("takes one empty cell as no targets and no confirm, also as the 0 that Excel for desktop makes of it", () => {
    for (const empty of [[[null]], [[0]]]) expect(run({ targets: empty, confirm: empty })).toEqual(run());
  });

  it("hands an error among its inputs back as it is", () => {
    const broken = new CellError("#DIV/0!", "the reason");
    expect(run({ plan: [[broken]] })).toEqual(broken);
    expect(run({ bars: [bar, [70000, broken, 69900, 70000]] })).toEqual(broken);
    expect(run({ targets: [[broken]] })).toEqual(broken);
    expect(run({ confirm: column(true, broken, true) })).toEqual(broken);
  });
});
