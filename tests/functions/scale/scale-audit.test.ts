import { call, column, expectError } from "../call";

const fills = [column(1, 1, 1), column(70000, 70350, 70700)];
const stops = column(69650, 70000, 70349.9);
const full = [
  ["size", 0.01],
  ["leverage", 10],
  ["fee", 0.0005],
  ["mmr", 0.004],
  ["maxRisk", 0.01],
  ["maxLeverage", 20],
  ["atr", 420],
];

function audit(...values: unknown[]): unknown[][] {
  return call("SCALE.AUDIT", ...values) as unknown[][];
}

function statuses(...values: unknown[]): unknown[] {
  return audit(...values)
    .slice(1)
    .map((row) => row[1]);
}

describe("SCALE.AUDIT", () => {
  it("fails the article's own plan: never-moved stops, break-even, the profit that is not locked, and no exit plan", () => {
    expect(audit("long", ...fills, stops, 1000, null, full)).toEqual([
      ["Check", "Status", "Value", "Limit"],
      ["Stage risk within the cap", "PASS", 0.00490175, 0.01],
      ["Risk if the stops are never moved", "FAIL", 0.0231, 0.01],
      ["Adds only in profit", "PASS", 0, 0],
      ["Leverage within the maximum", "PASS", 10, 20],
      ["Stop before liquidation", "PASS", 69650, (70000 * 0.9) / 0.996],
      ["Stop after scale 1 covers break-even", "FAIL", 70000, 140420.175 / 1.999],
      ["Profit locked after the last scale", "FAIL", -2.1134985, 0],
      ["Stop distance in ATR", "WARN", 350 / 420, 1],
      ["Exit plan present", "FAIL", 0, 1],
      ["Stop behind the newest fill", "PASS", 69650, 70000],
      ["Margin within equity", "PASS", 211.05, 1000],
    ]);
  });

  it("passes a plan that keeps every rule", () => {
    const terms = [
      ["size", 0.01],
      ["leverage", 10],
      ["fee", 0.0005],
      ["mmr", 0.004],
      ["atr", 300],
      ["maxRisk", 0.025],
    ];
    const kept = statuses("long", ...fills, column(69650, 70245.3, 70450), 1000, column(71050, 71400), terms);
    expect(kept).toEqual(Array(11).fill("PASS"));
  });

  it("leaves a rule empty whose terms are missing, and says what it needs", () => {
    const rows = audit("long", ...fills, stops, 1000, null, 0.01);
    expect(rows.slice(1).map((row) => row[1])).toEqual(["PASS", "FAIL", "PASS", "", "", "FAIL", "FAIL", "", "FAIL", "PASS", ""]);
    expect([rows[4], rows[5], rows[8], rows[11]]).toEqual([
      ["Leverage within the maximum (needs leverage)", "", "", ""],
      ["Stop before liquidation (needs leverage and mmr)", "", "", ""],
      ["Stop distance in ATR (needs atr)", "", "", ""],
      ["Margin within equity (needs leverage or marginPerContract)", "", "", ""],
    ]);
  });

  it("needs no tiers of a short or an inverse long before a margin and a rate are known", () => {
    const short = audit("short", column(1, 1), column(70000, 69650), column(70350, 70000), 1000, null, 0.01);
    const inverse = audit("long", ...fills, stops, 1000, null, [["type", "inverse"]]);
    for (const rows of [short, inverse]) expect(rows[5]![0]).toBe("Stop before liquidation (needs leverage and mmr)");
    const margined = audit("short", column(1, 1), column(70000, 69650), column(70350, 70000), 1000, null, [["leverage", 5]]);
    expect(margined[5]![0]).toBe("Stop before liquidation (needs mmr)");
  });

  it("fails 125x twice: above the maximum, and liquidated before the stop (article: 50x or 100x)", () => {
    const rows = audit("long", ...fills, stops, 1000, 71400, [
      ["size", 0.01],
      ["leverage", 125],
      ["mmr", 0.004],
    ]);
    expect(rows[4]!.slice(1)).toEqual(["FAIL", 125, 20]);
    expect(rows[5]!.slice(1)).toEqual(["FAIL", 69650, (70000 * 0.992) / 0.996]);
  });

  it("counts the adds on the losing side of the fill before, also above the average (article: averaging down)", () => {
    const falling = [column(1, 1, 1, 1), column(70000, 70350, 70200, 70100)];
    expect(audit("long", ...falling, 69650, 1000, null, 0.01)[3]!.slice(1)).toEqual(["FAIL", 2, 0]);
    expect(audit("short", ...fills, 71400, 1000, null, 0.01)[3]!.slice(1)).toEqual(["FAIL", 2, 0]);
    expect(audit("long", column(1, 1), column(70000, 70000), 69650, 1000, null, 0.01)[3]!.slice(1)).toEqual(["PASS", 0, 0]);
  });

  it("mirrors for a short", () => {
    const values = ["short", column(1, 1), column(70000, 69650), column(70350, 69800), 1100, 68000];
    expect(
      statuses(...values, [
        ["size", 0.01],
        ["leverage", 10],
        ["mmr", 0.004],
        ["atr", 350],
      ]),
    ).toEqual(Array(11).fill("PASS"));
  });

  it("rounds liquidation and break-even to the tick, toward the market", () => {
    const rows = audit("long", ...fills, stops, 1000, null, [...full, ["tick", 0.5]]);
    expect([rows[5]![3], rows[6]![3]]).toEqual([63253.5, 70245.5]);
  });

  it("takes the stage whose stop is nearest to its liquidation", () => {
    const rows = audit("long", column(1, 1), column(70000, 77000), column(69650, 69700), 1000, null, [
      ["leverage", 10],
      ["mmr", 0],
    ]);
    expect(rows[5]!.slice(1)).toEqual(["PASS", 69700, 66150]);
  });

  it("passes a stop that no liquidation can precede: a long at 1x", () => {
    const rows = audit("long", ...fills, stops, 1000, null, [
      ["size", 0.01],
      ["leverage", 1],
      ["mmr", 0.004],
    ]);
    expect(rows[5]!.slice(1)).toEqual(["PASS", 69650, ""]);
  });

  it("does not pass a short that outgrows the maintenance tiers of its contract", () => {
    const terms = [
      ["contract", "BINANCE:BTCUSDT"],
      ["leverage", 10],
    ];
    expect(audit("short", 1, 70000, 70350, 1000, null, terms)[5]![1]).toBe("PASS");
    expect(audit("short", 1e6, 70000, 70350, 1000, null, terms)[5]).toEqual([
      "Stop before liquidation (needs maintenance tiers up to this size)",
      ...["", "", ""],
    ]);
  });

  it("computes nothing from a stop that is not behind its fill, and names it", () => {
    const rows = audit("long", column(1, 1, 1), column(100, 101, 102), column(99, 105, 102), 1000, 110, [
      ["leverage", 10],
      ["mmr", 0.004],
    ]);
    expect(rows.map((row) => row[1])).toEqual(["Status", "", "PASS", "PASS", "PASS", "", "", "", "", "PASS", "FAIL", "PASS"]);
    expect([rows[1]![0], rows[5]![0], rows[6]![0], rows[7]![0]]).toEqual([
      "Stage risk within the cap (needs stops behind their fills)",
      "Stop before liquidation (needs stops behind their fills)",
      "Stop after scale 1 covers break-even (needs stops behind their fills)",
      "Profit locked after the last scale (needs stops behind their fills)",
    ]);
    expect(rows[10]).toEqual(["Stop behind the newest fill", "FAIL", 105, 101]);
  });

  it("fails a stop at its fill, and one stop that the second fill has passed", () => {
    expect(audit("long", column(1, 1), column(100, 101), column(99, 101), 1000)[10]!.slice(1)).toEqual(["FAIL", 101, 101]);
    expect(audit("short", column(1, 1), column(100, 105), 103, 1000)[10]!.slice(1)).toEqual(["FAIL", 103, 105]);
  });

  it("fails a target at the average or behind it, in every form of targets, and shows the first", () => {
    const held = ["long", column(1, 1), column(100, 102), column(99, 100), 1000] as const;
    const row = (targets: unknown) => audit(...held, targets)[9]!.slice(1);
    expect(row(column(103, 101, 90))).toEqual(["FAIL", 101, 101]);
    expect(row([[103, 1], [100, 1]])).toEqual(["FAIL", 100, 101]); // prettier-ignore
    expect(row([["Target", "Contracts", "Stop"], [103, 1, 102], [104, 1, ""]])).toEqual(["PASS", 2, 1]); // prettier-ignore
    expect(row(0)).toEqual(["FAIL", 0, 1]);
  });

  it("takes the margin in money before leverage: for leverage, liquidation and the margin of the whole position", () => {
    const rows = audit("long", column(2, 1), column(5000, 5020), column(4990, 5001), 4000, null, [
      ["size", 5],
      ["leverage", 50],
      ["marginPerContract", 1400],
      ["mmr", 0],
    ]);
    // Values 50,000 and 25,100, margins 2,800 and 1,400: both stages are liquidated 280 points below their average
    expect(rows[4]!.slice(1)).toEqual(["PASS", 75100 / 4200, 20]);
    expect(rows[5]!.slice(1)).toEqual(["PASS", 4990, 4720]);
    expect(rows[11]!.slice(1)).toEqual(["FAIL", 4200, 4000]);
  });

  it("needs equityPrice with an inverse contract, in the rows that rest on equity", () => {
    const inverse = ["long", column(33333, 33333), column(70000, 70350), column(69650, 70000), 1000, null] as const;
    const terms = [
      ["type", "inverse"],
      ["leverage", 10],
    ];
    const names = (rows: unknown[][]) => [rows[1]![0], rows[2]![0], rows[11]![0]];
    expect(names(audit(...inverse, terms))).toEqual([
      "Stage risk within the cap (needs equityPrice)",
      "Risk if the stops are never moved (needs equityPrice)",
      "Margin within equity (needs equityPrice)",
    ]);
    expect(audit(...inverse, [["type", "inverse"]])[11]![0]).toBe(
      "Margin within equity (needs leverage or marginPerContract and equityPrice)",
    );
    const settled = audit(...inverse, [...terms, ["equityPrice", 70000]]);
    expect(settled[11]!.slice(1, 2).concat(settled[11]![3])).toEqual(["FAIL", 1000 / 70000]);
  });

  it("passes values at their limit, but a net of 0 at the last stop locks no profit", () => {
    const rows = audit("long", column(1, 1), column(100, 102), column(99, 101), 100, 110, [
      ["atr", 1],
      ["maxRisk", 0.04],
    ]);
    expect(rows.slice(1).map((row) => row.slice(1))).toEqual([
      ["PASS", 0.01, 0.04],
      ["PASS", 0.04, 0.04],
      ["PASS", 0, 0],
      ["", "", ""],
      ["", "", ""],
      ["PASS", 101, 101],
      ["FAIL", 0, 0],
      ["PASS", 1, 1],
      ["PASS", 1, 1],
      ["PASS", 99, 100],
      ["", "", ""],
    ]);
  });

  it("needs a second fill for the stop after scale 1, and drops its header with headers FALSE", () => {
    const rows = audit("long", 1, 100, 99, 1000, null, [["headers", false]]);
    expect(rows).toHaveLength(11);
    expect(rows[5]).toEqual(["Stop after scale 1 covers break-even (needs a second fill)", "", "", ""]);
  });

  it.each<[string, unknown[], string, string]>([
    ["an equity of 0", ["long", ...fills, stops, 0], "#NUM!", "equity must be greater than 0"],
    ["two stops for three fills", ["long", ...fills, column(69650, 70000), 1000], "#NUM!", "prices and stops"],
    ["lengths that differ", ["long", column(1, 1), fills[1], stops, 1000], "#NUM!", "contracts and prices"],
    [
      "a first stop on the wrong side",
      ["long", ...fills, 70350, 1000],
      "#NUM!",
      "stop must be below the fill of stage 1 (70000) of a long, was 70350",
    ],
    ["a target of 0", ["long", ...fills, stops, 1000, column(0, 71000)], "#NUM!", "targets (item 1)"],
    ["a maxRisk of 1", ["long", ...fills, stops, 1000, null, [["maxRisk", 1]]], "#NUM!", "maxRisk"],
    [
      "a maxLeverage below 1",
      [
        "long",
        ...fills,
        stops,
        1000,
        null,
        [
          ["leverage", 2],
          ["maxLeverage", 0.5],
        ],
      ],
      "#NUM!",
      "maxLeverage",
    ],
    ["no equity", ["long", ...fills, stops, null], "#VALUE!", "equity is required"],
    ["words as targets", ["long", ...fills, stops, 1000, "2R"], "#VALUE!", "targets"],
    ["an unknown side", ["up", ...fills, stops, 1000], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.AUDIT", ...values), code, words);
  });
});
