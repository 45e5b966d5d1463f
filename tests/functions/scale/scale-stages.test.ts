import { call, column, expectError } from "../call";

const header = [
  ...["Stage", "Add", "Price", "Contracts", "Avg entry", "Stop"],
  ...["Lots at loss", "Lots in profit", "Gross at stop", "Fees", "Net at stop", "Net % equity"],
];
const fills = [column(1, 1, 1), column(70000, 70350, 70700)];
const stops = column(69650, 70000, 70349.9);
const bare = (...terms: unknown[][]) => [["size", 0.01], ["headers", false], ...terms];

describe("SCALE.STAGES", () => {
  it("shows what the article's plan loses at its own stops: 4.20, 4.90 and 2.11 after fees, never a locked profit", () => {
    const terms = [
      ["size", 0.01],
      ["fee", 0.0005],
      ["equity", 1000],
    ];
    expect(call("SCALE.STAGES", "long", ...fills, stops, terms)).toEqual([
      header,
      [1, 1, 70000, 1, 70000, 69650, -3.5, 0, -3.5, 0.69825, -4.19825, -0.00419825],
      [2, 1, 70350, 2, 70175, 70000, -3.5, 0, -3.5, 1.40175, -4.90175, -0.00490175],
      [3, 1, 70700, 3, 70350, 70349.9, -3.502, 3.499, -0.003, 2.1104985, -2.1134985, -0.0021134985],
    ]);
  });

  it("takes one stop as never moved: the article's 3.50 + 7.00 + 10.50 = 21.00", () => {
    expect(call("SCALE.STAGES", "long", ...fills, 69650, bare())).toEqual([
      [1, 1, 70000, 1, 70000, 69650, -3.5, 0, -3.5, 0, -3.5, ""],
      [2, 1, 70350, 2, 70175, 69650, -10.5, 0, -10.5, 0, -10.5, ""],
      [3, 1, 70700, 3, 70350, 69650, -21, 0, -21, 0, -21, ""],
    ]);
  });

  it('loses 3.504 at the last stop when split 1/4, 1/4, 1/2 (article: "more conservative")', () => {
    const stages = call("SCALE.STAGES", "long", column(1, 1, 2), fills[1], stops, bare()) as number[][];
    expect(stages[2]).toEqual([3, 2, 70700, 4, 70437.5, 70349.9, -7.003, 3.499, -3.504, 0, -3.504, ""]);
  });

  it("adds up the losing fills only, as the book does: 800 of live cattle (Covel, table 5.12)", () => {
    const terms = [
      ["size", 400],
      ["headers", false],
    ];
    const stages = call(
      "SCALE.STAGES",
      "long",
      column(1, 1, 1),
      column(74, 74.8, 75.6),
      column(72.4, 73.2, 74.2),
      terms,
    ) as number[][];
    expect(stages[2]!.slice(6, 9)).toEqual([-800, 80, -720]);
  });

  it("mirrors for a short, and subtracts funding paid from every net, outside the fees", () => {
    const terms = [
      ["size", 0.1],
      ["fee", 0.0005],
      ["paid", 0.4],
      ["headers", false],
    ];
    expect(call("SCALE.STAGES", "short", column(1, 1), column(3000, 2970), column(3030, 3000), terms)).toEqual([
      [1, 1, 3000, 1, 3000, 3030, -3, 0, -3, 0.3015, -3.7015, ""],
      [2, 1, 2970, 2, 2985, 3000, -3, 0, -3, 0.5985, -3.9985, ""],
    ]);
  });

  it("fills 0.1% below the stop with a slippage of 0.001 (69,580.35 and 69,930)", () => {
    const terms = bare(["fee", 0.0005], ["slippage", 0.001]);
    expect(call("SCALE.STAGES", "long", column(1, 1), column(70000, 70350), column(69650, 70000), terms)).toEqual([
      [1, 1, 70000, 1, 70000, 69650, -4.1965, 0, -4.1965, 0.69790175, -4.89440175, ""],
      [2, 1, 70350, 2, 70175, 70000, -4.9, 0, -4.9, 1.40105, -6.30105, ""],
    ]);
  });

  it("averages harmonically for an inverse contract: 100 at 50,000 and 100 at 40,000 is 400,000/9", () => {
    const terms = [
      ["size", 1],
      ["type", "inverse"],
      ["headers", false],
    ];
    const stages = call(
      "SCALE.STAGES",
      "short",
      column(100, 100),
      column(50000, 40000),
      column(62500, 50000),
      terms,
    ) as number[][];
    expect(stages[1]!.slice(0, 9)).toEqual([2, 100, 40000, 200, 400000 / 9, 50000, -0.0005, 0, -0.0005]);
  });

  it("lets a later stop lock profit in: only the first must lose", () => {
    const stages = call("SCALE.STAGES", "long", column(1, 1), column(70000, 70350), column(69650, 70300), bare()) as number[][];
    expect(stages[1]!.slice(6, 11)).toEqual([-0.5, 3, 2.5, 0, 2.5]);
  });

  it.each<[string, unknown[], string, string]>([
    ["two stops for three fills", ["long", ...fills, column(69650, 70000), 0.01], "#NUM!", "prices and stops"],
    ["lengths that differ", ["long", column(1, 1), fills[1], stops], "#NUM!", "contracts and prices"],
    [
      "a first stop on the wrong side",
      ["long", 1, 70000, 70350],
      "#NUM!",
      "stop must be below the fill of stage 1 (70000) of a long, was 70350",
    ],
    ["a first stop at the price", ["short", ...fills, 70000], "#NUM!", "stop"],
    ["a blank stop in the middle", ["long", ...fills, column(69650, null, 70350)], "#NUM!", "stops (item 2) was blank"],
    ["a stop of 0", ["long", ...fills, column(69650, 0, 70350)], "#NUM!", "stops (item 2)"],
    ["no stops", ["long", ...fills, null], "#VALUE!", "stops is required"],
    [
      "a block of prices",
      [
        "long",
        column(1, 1),
        [
          [1, 1],
          [1, 1],
        ],
        1,
      ],
      "#VALUE!",
      "prices must be one row or one column",
    ],
    ["an unknown side", ["both", ...fills, stops], "#VALUE!", "side"],
    ["an unknown name in terms", ["long", ...fills, stops, [["fees", 0.0005]]], "#VALUE!", "fees"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.STAGES", ...values), code, words);
  });
});
