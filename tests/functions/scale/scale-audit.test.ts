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
    expect(kept).toEqual(Array(9).fill("PASS"));
  });

  it("leaves a rule empty whose terms are missing, and says what it needs", () => {
    const rows = audit("long", ...fills, stops, 1000, null, 0.01);
    expect(rows.slice(1).map((row) => row[1])).toEqual(["PASS", "FAIL", "PASS", "", "", "FAIL", "FAIL", "", "FAIL"]);
    expect([rows[4], rows[5], rows[8]]).toEqual([
      ["Leverage within the maximum (needs leverage)", "", "", ""],
      ["Stop before liquidation (needs leverage and mmr)", "", "", ""],
      ["Stop distance in ATR (needs atr)", "", "", ""],
    ]);
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
    ).toEqual(Array(9).fill("PASS"));
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
    ]);
  });

  it("needs a second fill for the stop after scale 1, and drops its header with headers FALSE", () => {
    const rows = audit("long", 1, 100, 99, 1000, null, [["headers", false]]);
    expect(rows).toHaveLength(9);
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
    ["words as targets", ["long", ...fills, stops, 1000, "2R"], "#VALUE!", "targets must be a number"],
    ["an unknown side", ["up", ...fills, stops, 1000], "#VALUE!", "side"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.AUDIT", ...values), code, words);
  });
});
