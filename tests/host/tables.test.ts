/** Tables of bars, signals, plans and targets as cells hold them: what is read, and what is refused by the cell that it stands in. */
import type { Input } from "../../src/host/arguments";
import { InputError } from "../../src/host/arguments";
import { readAverageTrueRange, readBars, readSignals, readTradeSignals } from "../../src/host/bar-tables";
import { readResults } from "../../src/host/result-list";
import { readCellNumber, readNamedTable, readPlan, readTargets, requiredColumn, columnNamed } from "../../src/host/trade-tables";
import { CellError } from "../../src/grid/cell";
import { refusalOf } from "../calc/exact";

const gone = new CellError("#REF!", "gone");
const early = new CellError("#N/A", "not enough bars yet");

/** The error cell that comes back as itself. */
function errorOf(act: () => unknown): CellError | undefined {
  try {
    act();
  } catch (thrown) {
    return thrown instanceof InputError ? thrown.error : undefined;
  }
  return undefined;
}

const head = ["Open", "High", "Low", "Close"];
const two = [
  [10, 12, 9, 11],
  [11, 13, 10, 12],
];

describe("bars", () => {
  const columns = (value: Input) => {
    const { bars, headed, rowsGiven } = readBars(value);
    const of = (column: Float64Array | undefined) => column && [...column];
    return {
      ...bars,
      open: of(bars.open),
      high: of(bars.high),
      low: of(bars.low),
      close: of(bars.close),
      funding: of(bars.funding),
      headed,
      rowsGiven,
    };
  };

  it("are four bare columns, or three without the open", () => {
    const bare = { count: 2, high: [12, 13], low: [9, 10], close: [11, 12], funding: undefined, headed: false, rowsGiven: 2 };
    expect(columns(two)).toEqual({ ...bare, open: [10, 11] });
    expect(columns(two.map((row) => row.slice(1)))).toEqual({ ...bare, open: undefined });
  });

  it("go by the names of a header in any order; blank names and columns that mean nothing are passed over", () => {
    const found = columns([
      ["Close", null, "Low", "HIGH", "Volume", "Funding"],
      [11, "x", 9, 12, 5, 0.001],
      [12, null, 10, 13, 6, null],
    ]);
    expect(found).toMatchObject({
      count: 2,
      open: undefined,
      high: [12, 13],
      low: [9, 10],
      close: [11, 12],
      funding: [0.001, 0],
      headed: true,
    });
  });

  it("drop blank rows at the end, zeros of Excel for desktop too, and know how many rows were given", () => {
    expect(columns([head, ...two, [null, "", 0, 0], [0, 0, 0, 0]])).toMatchObject({ count: 2, rowsGiven: 4 });
  });

  it.each<[string, Input, string]>([
    ["none", [head], "bars must hold at least one bar, held none"],
    ["an empty cell", null, "bars must hold at least one bar, held none"],
    [
      "a header without a low",
      [
        ["High", "Close"],
        [1, 1],
      ],
      'bars has no column "Low" in its header row',
    ],
    [
      "a header without a high",
      [
        ["Low", "Close"],
        [1, 1],
      ],
      'bars has no column "High" in its header row',
    ],
    [
      "a header without a close",
      [
        ["Low", "High"],
        [1, 1],
      ],
      'bars has no column "Close" in its header row',
    ],
    [
      "one bare column",
      [[1], [2]],
      "bars without a header row must have columns Open, High, Low, Close or High, Low, Close, had 1 column",
    ],
    [
      "five of them",
      [[1, 2, 3, 4, 5]],
      "bars without a header row must have columns Open, High, Low, Close or High, Low, Close, had 5 columns",
    ],
    [
      "a blank between them",
      [two[0]!, [11, null, 10, 12], two[1]!],
      "bars, bar 2: high was blank: blanks are allowed only at the end",
    ],
    [
      "a word",
      [[10, 12, "low", 11].map((cell) => (cell === "low" ? true : cell))],
      "bars, bar 1: low must be a number, was TRUE",
    ],
    ["a text below the header", [head, [10, 12, 9, "eleven"]], 'bars, bar 1: close must be a number, was "eleven"'],
    ["an open that is none", [head, [true, 12, 9, 11]], "bars, bar 1: open must be a number, was TRUE"],
    [
      "a funding of 1",
      [
        [...head, "Funding"],
        [10, 12, 9, 11, 1],
      ],
      "bars, bar 1: funding must be a fraction between -1 and 1, was 1",
    ],
    [
      "a funding in words",
      [
        [...head, "Funding"],
        [10, 12, 9, 11, "no"],
      ],
      'bars, bar 1: funding must be a number, was "no"',
    ],
    [
      "a clock time after a day",
      [
        ["Date", ...head],
        [46002, ...two[0]!],
        [0.5, ...two[1]!],
      ],
      "bars must be oldest first: bar 2 is older than bar 1",
    ],
    [
      "bars newest first",
      [
        ["Date", ...head],
        [46002, ...two[0]!],
        [46001, ...two[1]!],
      ],
      "bars must be oldest first: bar 2 is older than bar 1",
    ],
    [
      "dates as texts, newest first",
      [
        ["Date", ...head],
        ["2026-01-02", ...two[0]!],
        ["2026-01-01 10:00", ...two[1]!],
      ],
      "bars must be oldest first: bar 2 is older than bar 1",
    ],
  ])("are refused: %s", (_about, value, words) => {
    expect(refusalOf(() => readBars(value))[1]).toBe(words);
  });

  it.each<[string, Input, string]>([
    ["too few", [head], "notEnoughData"],
    ["a blank", [two[0]!, [11, null, 10, 12], two[1]!], "range"],
    ["a word", [head, [10, 12, 9, "eleven"]], "argument"],
    [
      "a funding beyond its bounds",
      [
        [...head, "Funding"],
        [10, 12, 9, 11, -1],
      ],
      "range",
    ],
  ])("are refused with the error of its kind: %s", (_about, value, kind) => {
    expect(refusalOf(() => readBars(value))[0]).toBe(kind);
  });

  it.each<[string, Input[]]>([
    ["equal days", [46001, 46001]],
    ["clock times, which begin anew each day", [0.9, 0.1]],
    ["a blank among the times", [46002, null]],
    ["a blank as Excel for desktop hands it over", [46002, 0]],
    ["times of which one is a text", [46002, "2026-01-01"]],
    ["texts of which one is no date", ["2026-01-02", "yesterday"]],
    ["texts of which one is a number", ["2026-01-02", 46001]],
    ["texts that are no dates", ["b", "a"]],
    ["no times", [null, null]],
  ])("are taken with %s", (_about, times) => {
    const value = [["Date", ...head], ...two.map((row, index) => [times[index], ...row])];
    expect(readBars(value).bars.count).toBe(2);
  });

  it("give an error cell back as itself, in the first row and in a price", () => {
    expect(errorOf(() => readBars(gone))).toBe(gone);
    expect(errorOf(() => readBars([[10, 12, gone, 11]]))).toBe(gone);
    expect(
      errorOf(() =>
        readBars([
          [...head, "Funding"],
          [10, 12, 9, 11, gone],
        ]),
      ),
    ).toBe(gone);
  });

  it("have a column ATR: 0 where a bar has none yet", () => {
    const of = (...cells: Input[]) => readAverageTrueRange([[...head, "atr"], ...cells.map((cell) => [10, 12, 9, 11, cell])]);
    expect([...of(early, null, 0, 2.5)]).toEqual([0, 0, 0, 2.5]);
    expect(refusalOf(() => of(2, -1))).toEqual(["range", "bars, bar 2: ATR must be 0 or more, was -1"]);
    expect(refusalOf(() => of("two"))[1]).toBe('bars, bar 1: ATR must be a number, was "two"');
    expect(errorOf(() => of(gone))).toBe(gone);
    expect(refusalOf(() => readAverageTrueRange(two))[1]).toBe("bars need a header row with a column ATR for anchor atr");
    expect(refusalOf(() => readAverageTrueRange([head, ...two]))[1]).toBe('bars has no column "ATR" in its header row');
  });
});

describe("signals", () => {
  const three = readBars([head, ...two, [12, 14, 11, 13]]);
  const given = (value: Input, steps = 2, table = three) => {
    const found = readSignals(value, table, steps);
    return found && [found.columns, [...found.given]];
  };
  const column = (...cells: Input[]) => cells.map((cell) => [cell]);

  it("are TRUE and FALSE, in texts and as 1 and 0 too; blank and #N/A are FALSE", () => {
    expect(given(column(true, false, true))).toEqual([1, [1, 0, 1]]);
    expect(given(column("TRUE", "false", " true "))).toEqual([1, [1, 0, 1]]);
    expect(given(column(1, 0, 1))).toEqual([1, [1, 0, 1]]);
    expect(given(column(early, null, true))).toEqual([1, [0, 0, 1]]);
    expect(given(column(" true ", false, true))).toEqual([1, [1, 0, 1]]);
    expect([given(column(0, 1, 1)), given([[0, 1, 1]]), given(column(null, true, true))]).toEqual([
      ...[1, 2, 3].map(() => [1, [0, 1, 1]]),
    ]);
  });

  it("are one column for all adds, one for each step, or a row", () => {
    expect(
      given([
        [true, false],
        [false, true],
        [true, true],
      ]),
    ).toEqual([2, [1, 0, 0, 1, 1, 1]]);
    expect(given([[true, false, true]])).toEqual([1, [1, 0, 1]]);
    expect(
      given([
        [true, null],
        [null, true],
        [true, null],
      ]),
    ).toEqual([2, [1, 0, 0, 1, 1, 0]]);
    expect(
      refusalOf(() =>
        given(
          [
            [true, false],
            [false, true],
            [true, true],
          ],
          3,
        ),
      ),
    ).toEqual(["argument", "confirm must have one column for all adds or one for each of the 3 steps, had 2"]);
  });

  it("may have a header, a blank one beside bars with a header, and blanks at the end", () => {
    expect(given(column("Signal", true, false, true))).toEqual([1, [1, 0, 1]]);
    expect(given(column("Is true", true, false, true))).toEqual([1, [1, 0, 1]]);
    expect(given(column("True when up", true, false, true))).toEqual([1, [1, 0, 1]]);
    expect(
      given([
        ["Add", null],
        [true, false],
        [false, true],
        [true, true],
      ]),
    ).toEqual([2, [1, 0, 0, 1, 1, 1]]);
    expect(given(column(null, true, false, true))).toEqual([1, [1, 0, 1]]);
    expect(given(column(true, false, true, null, 0))).toEqual([1, [1, 0, 1]]);
    const spare = readBars([head, ...two, [null, null, null, null]]);
    expect(given(column("Signal", true, false, true), 2, spare)).toEqual([1, [1, 0]]);
  });

  it("are none where all is blank, as Excel for desktop hands an empty cell over too", () => {
    expect([given(null), given(column(null, "", null)), given([[0]])]).toEqual([undefined, undefined, undefined]);
    const single = readBars([head, two[0]!]);
    expect(given([[0]], 2, single)).toEqual([1, [0]]);
    expect(given([[true]], 2, single)).toEqual([1, [1]]);
  });

  it("are as long as the bars", () => {
    expect(refusalOf(() => given(column(true, false)))).toEqual(["range", "confirm must be as long as bars (3), was 2"]);
    expect(refusalOf(() => given(column(true, false, true, true)))[1]).toBe("confirm must be as long as bars (3), was 4");
    expect(refusalOf(() => given(column(true, false, true, true, null)))[1]).toBe("confirm must be as long as bars (3), was 5");
    const pairs = [
      [true, null],
      [false, true],
      [true, true],
      [true, null],
    ];
    expect(refusalOf(() => given(pairs))[1]).toBe("confirm must be as long as bars (3), was 4");
    expect(refusalOf(() => readTradeSignals(column(true, false), three, 2))[1]).toBe("signal must be as long as bars (3), was 2");
    expect(refusalOf(() => given(true))[1]).toBe("confirm must be as long as bars (3), was 1");
    expect(errorOf(() => given(gone))).toBe(gone);
    expect(refusalOf(() => given(column(gone, true)))[1]).toBe("confirm must be as long as bars (3), was 2");
  });

  it("are refused by their bar where they are neither", () => {
    expect(refusalOf(() => given(column(true, 2, true)))[1]).toContain("confirm (bar 2)");
    expect(refusalOf(() => given([[true], ["perhaps"], [true]]))[1]).toContain(
      'confirm (bar 2) must be TRUE or FALSE, was "perhaps"',
    );
    expect(errorOf(() => given(column(true, gone, true)))).toBe(gone);
  });

  it("of a strategy are the entry, then nothing, one gate for all adds, or one a step", () => {
    const of = (value: Input, steps = 3) => {
      const { entries, gates } = readTradeSignals(value, three, steps);
      return [[...entries], gates && [gates.columns, [...gates.given]]];
    };
    expect(of(column(true, false, true))).toEqual([[1, 0, 1], undefined]);
    expect(
      of([
        [true, false],
        [false, true],
        [true, true],
      ]),
    ).toEqual([
      [1, 0, 1],
      [1, [0, 1, 1]],
    ]);
    expect(
      of(
        [
          [true, false],
          [false, true],
          [true, true],
        ],
        2,
      ),
    ).toEqual([
      [1, 0, 1],
      [2, [1, 0, 0, 1, 1, 1]],
    ]);
    expect(
      of([
        [true, false, true],
        [false, true, true],
        [true, true, false],
      ]),
    ).toEqual([
      [1, 0, 1],
      [3, [1, 0, 1, 0, 1, 1, 1, 1, 0]],
    ]);
    expect(
      refusalOf(() =>
        of(
          [
            [true, false, true],
            [false, true, true],
            [true, true, false],
          ],
          4,
        ),
      ),
    ).toEqual([
      "argument",
      "signal must have a column for the entry, perhaps one for all adds, or one for each of the 4 steps, had 3",
    ]);
    expect(refusalOf(() => of(null))[1]).toBe("signal is required: TRUE in each bar after which a trade begins; was empty");
    expect(refusalOf(() => of(column(true, "perhaps", true)))[1]).toContain("signal (bar 2)");
    const gated = [true, "perhaps", true].map((cell) => [true, cell]);
    for (const steps of [2, 3]) expect(refusalOf(() => of(gated, steps))[1]).toContain("signal (bar 2)");
  });
});

describe("a table", () => {
  it("has a header where its first row holds text; blank rows at the end are dropped, but counted", () => {
    expect(
      readNamedTable([
        ["A b", 2, "c_D-e"],
        [1, 2, 3],
        [null, 0, ""],
      ]),
    ).toEqual({
      names: ["ab", "", "cde"],
      rows: [[1, 2, 3]],
      rowsGiven: 2,
    });
    expect(readNamedTable([[1, 2]])).toEqual({ names: undefined, rows: [[1, 2]], rowsGiven: 1 });
    expect(readNamedTable([["only"]])).toEqual({ names: ["only"], rows: [], rowsGiven: 0 });
    expect(readNamedTable(null)).toEqual({ names: undefined, rows: [], rowsGiven: 1 });
    expect(readNamedTable(5)).toEqual({ names: undefined, rows: [[5]], rowsGiven: 1 });
  });

  it("is asked for a column by the first of its names that is there", () => {
    expect([columnNamed(["a", "b"], ["c", "b", "a"]), columnNamed(["a"], ["c"])]).toEqual([1, -1]);
    expect(requiredColumn(["price"], "plan", ["Trigger", "Price"])).toBe(0);
    expect(refusalOf(() => requiredColumn(["a"], "plan", ["Trigger", "Price"]))).toEqual([
      "argument",
      'plan has no column "Trigger" or "Price" in its header row',
    ]);
  });

  it("has numbers as Excel shows them: 15 digits", () => {
    expect(readCellNumber(0.1 + 0.2, "x")).toBe(0.3);
    expect(refusalOf(() => readCellNumber("", "x"))).toEqual(["range", "x was blank: blanks are allowed only at the end"]);
    expect(refusalOf(() => readCellNumber(true, "x"))).toEqual(["argument", "x must be a number, was TRUE"]);
    expect(errorOf(() => readCellNumber(gone, "x"))).toBe(gone);
  });
});

describe("a plan", () => {
  const step = { contracts: 1, trigger: 100, stop: 95 };

  it("is three bare columns, or those of SCALE.PLAN or SCALE.STAGES by name", () => {
    expect(readPlan([[1, 100, 95]])).toEqual([step]);
    expect(
      readPlan([
        ["Stop", "Trigger", "Other", "Add"],
        [95, 100, 7, 1],
        [null, null, null, null],
      ]),
    ).toEqual([step]);
    expect(
      readPlan([
        ["Add", "Price", "Stop"],
        [1, 100, 95],
      ]),
    ).toEqual([step]);
  });

  it.each<[string, Input, string]>([
    ["nothing", null, "plan is required: the table of SCALE.PLAN, or three columns Add, Trigger, Stop"],
    ["four bare columns", [[1, 100, 95, 1]], "plan without a header row must have three columns Add, Trigger, Stop, had 4"],
    [
      "no stop",
      [
        ["Add", "Trigger"],
        [1, 100],
      ],
      'plan has no column "Stop" in its header row',
    ],
    [
      "no trigger",
      [
        ["Add", "Stop"],
        [1, 95],
      ],
      'plan has no column "Trigger" or "Price" in its header row',
    ],
    [
      "no add",
      [
        ["Trigger", "Stop"],
        [100, 95],
      ],
      'plan has no column "Add" in its header row',
    ],
    [
      "a blank",
      [
        [1, 100, 95],
        [1, null, 95],
      ],
      "plan step 2: trigger was blank: blanks are allowed only at the end",
    ],
    ["a truth for contracts", [[true, 100, 95]], "plan step 1: contracts must be a number, was TRUE"],
    ["a truth for a stop", [[1, 100, true]], "plan step 1: stop must be a number, was TRUE"],
    ["1,001 steps", Array.from({ length: 1001 }, () => [1, 100, 95]), "plan must hold at most 1,000, held 1,001"],
  ])("is refused: %s", (_about, value, words) => {
    expect(refusalOf(() => readPlan(value))[1]).toBe(words);
  });

  it("takes 1,000 steps, and gives an error back as itself", () => {
    expect(readPlan(Array.from({ length: 1000 }, () => [1, 100, 95]))).toHaveLength(1000);
    expect(errorOf(() => readPlan(gone))).toBe(gone);
    expect(errorOf(() => readPlan([[1, 100, gone]]))).toBe(gone);
  });
});

describe("targets", () => {
  const at = (price: number, contracts?: number, stop?: number) => ({ price, contracts, stop });

  it.each<[string, Input, unknown[]]>([
    ["nothing", null, []],
    ["one price", 110, [at(110)]],
    ["a column", [[110], [120], [null]], [at(110), at(120)]],
    ["a row, blanks at its end", [[110, 120, 130, null, 0]], [at(110), at(120), at(130)]],
    ["two prices in a row", [[110, 120]], [at(110), at(120)]],
    ["up to ten times apart they are prices", [[10, 100]], [at(10), at(100)]],
    ["also from the higher to the lower", [[100, 10]], [at(100), at(10)]],
    ["beyond it a price and its contracts", [[110, 2]], [at(110, 2)]],
    ["a count above ten times a price", [[9, 100]], [at(9, 100)]],
    ["a price, no contracts and a stop", [[110, null, 105]], [at(110, undefined, 105)]],
    ["the same from Excel for desktop", [[110, 0, 105]], [at(110, undefined, 105)]],
    ["a price, contracts and a stop", [[110, 2, 105]], [at(110, 2, 105)]],
    [
      "two columns",
      [
        [110, 2],
        [120, 1],
      ],
      [at(110, 2), at(120, 1)],
    ],
    [
      "three columns",
      [
        [110, 2, 105],
        [120, 1, null],
      ],
      [at(110, 2, 105), at(120, 1)],
    ],
    [
      "by name",
      [
        ["Stop", "Target", "Contracts"],
        [105, 110, 2],
      ],
      [at(110, 2, 105)],
    ],
    [
      "a price by name before a target",
      [
        ["Target", "Price"],
        [1, 110],
      ],
      [at(110)],
    ],
    [
      "named, contracts blank throughout",
      [
        ["Price", "Contracts"],
        [110, null],
        [120, 0],
      ],
      [at(110), at(120)],
    ],
    ["a negative pair, which is refused later as prices", [[-5, 100]], [at(-5), at(100)]],
  ])("are %s", (_about, value, expected) => {
    expect(readTargets(value)).toEqual(expected);
  });

  it.each<[string, Input, string]>([
    [
      "four columns",
      [
        [110, 2, 105, 1],
        [120, 1, 110, 1],
      ],
      "targets must be prices, columns Price, Contracts and perhaps Stop, or the table of SCALE.OUT, had 4 columns",
    ],
    ["no price by name", [["Contracts"], [2]], 'targets has no column "Price" or "Target" in its header row'],
    ["a blank price", [[110], [null], [120]], "targets (item 2): price was blank: blanks are allowed only at the end"],
    ["one in a row", [[110, null, 120, 130]], "targets (item 2): price was blank: blanks are allowed only at the end"],
    [
      "contracts at one of two",
      [
        [110, 2],
        [120, 0],
      ],
      "targets (item 2): contracts must be greater than 0 where other targets have them, was 0 or blank",
    ],
    [
      "a truth for a stop",
      [
        [110, 2, true],
        [120, 1, 1],
      ],
      "targets (item 1): stop must be a number, was TRUE",
    ],
    [
      "a truth for contracts",
      [
        [110, true],
        [120, 1],
      ],
      "targets (item 1): contracts must be a number, was TRUE",
    ],
    ["1,001 of them", Array.from({ length: 1001 }, () => [110]), "targets must hold at most 1,000, held 1,001"],
  ])("are refused: %s", (_about, value, words) => {
    expect(refusalOf(() => readTargets(value))[1]).toBe(words);
  });

  it("give an error back as itself", () => {
    expect(errorOf(() => readTargets(gone))).toBe(gone);
    expect(
      errorOf(() =>
        readTargets([
          [110, gone],
          [120, 1],
        ]),
      ),
    ).toBe(gone);
  });
});

describe("results", () => {
  it("are a row, a column with a heading or without, or the column R multiple", () => {
    expect([...readResults([[1], [-1], [null], [0]])]).toEqual([1, -1]);
    expect([...readResults([["R", 1, -1]])]).toEqual([1, -1]);
    expect([
      ...readResults([
        ["Trade", "R multiple"],
        [1, 2],
        [2, -1],
      ]),
    ]).toEqual([2, -1]);
  });

  it.each<[string, Input, string]>([
    ["one", 5, "results must hold at least 2, held 1"],
    ["10,001", Array.from({ length: 10_001 }, () => [1]), "results must hold at most 10000, held 10001"],
    ["a blank between", [[1], [null], [2]], "results (item 2) was blank: blanks are allowed only at the end"],
    ["a truth", [[1], [true]], "results (item 2) must be a number, was TRUE"],
    [
      "a bare block",
      [
        [1, 2],
        [3, 4],
      ],
      'results must be one row, one column, or a table with a header row and a column "R multiple"',
    ],
  ])("are refused: %s", (_about, value, words) => {
    expect(refusalOf(() => readResults(value))[1]).toBe(words);
  });

  it("give an error back as itself, of a cell and of a block", () => {
    expect(errorOf(() => readResults([[1], [gone]]))).toBe(gone);
    expect(
      errorOf(() =>
        readResults([
          [1, gone],
          [3, 4],
        ]),
      ),
    ).toBe(gone);
  });
});
