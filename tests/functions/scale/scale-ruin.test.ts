import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

const six = column(2, -1, -1, 1, -1, 2);

function summary(...values: unknown[]): Map<unknown, unknown[]> {
  const table = call("SCALE.RUIN", ...values);
  if (!Array.isArray(table)) throw table;
  return new Map(table.map(([measure, ...rest]) => [measure, rest]));
}

describe("SCALE.RUIN", () => {
  it("doubts six results: a chance of loss of half a per cent becomes 28 per cent", () => {
    const rows = summary(six, 0.02, 100);
    const near = (value: number, digits = 3) => expect.closeTo(value, digits) as number;
    expect(rows.get("Average result")).toEqual([near(0.333), ""]);
    expect(rows.get("Average result, low")).toEqual([near(-1.247), ""]);
    expect(rows.get("Average result, high")).toEqual([near(1.913), ""]);
    expect(rows.get("Growth-optimal risk")).toEqual([near(0.19371, 5), ""]);
    expect(rows.get("Growth-optimal risk, low")).toEqual([0, ""]);
    expect(rows.get("Growth-optimal risk, high")).toEqual([near(0.75, 12), ""]);
    expect(rows.get("Probability of a loss")).toEqual([0.0046, 0.2809]);
    expect(rows.get("Max drawdown, 95%")).toEqual([near(0.199), near(0.657)]);
  });

  it("takes blanks and zeros at the end for blank cells, in a column, a row or a table", () => {
    const plain = call("SCALE.RUIN", six, 0.02, 20);
    expect(call("SCALE.RUIN", column(2, -1, -1, 1, -1, 2, 0, null, 0), 0.02, 20)).toEqual(plain);
    expect(call("SCALE.RUIN", [["R", 2, -1, -1, 1, -1, 2, null]], 0.02, 20)).toEqual(plain);
    const table = [
      ["Trade", "R multiple"],
      ...[2, -1, -1, 1, -1, 2].map((result, index) => [index + 1, result]),
      [0, 0],
      [null, null],
    ];
    expect(call("SCALE.RUIN", table, 0.02, 20)).toEqual(plain);
  });

  it("keeps a zero among the results: a trade that came to nothing", () => {
    expect(summary(column(1, 0, -1), 0.1, 5).get("Results")).toEqual([3, ""]);
  });

  it("counts growth for a fixed fraction only", () => {
    const terms = [
      ["sizing", "amount"],
      ["equity", 1000],
    ];
    const rows = summary(column(40, -20, -20), 1, 50, null, null, null, terms);
    for (const measure of ["Growth per trade", "Growth-optimal risk", "Growth-optimal risk, low", "Growth-optimal risk, high"])
      expect(rows.get(measure)).toEqual(["", ""]);
    expect(rows.get("Simulation error")).toEqual([expect.closeTo(0.00979982, 8), ""]);
  });

  it("looks at no term of a contract", () => {
    const terms = [
      ["size", -1],
      ["fee", 5],
      ["equityPrice", -1],
    ];
    expect(call("SCALE.RUIN", six, 0.02, 20, null, null, null, terms)).toEqual(call("SCALE.RUIN", six, 0.02, 20));
  });

  it.each<[string, unknown[], string, string]>([
    ["one result", [column(1.5), 0.01, 50], "#N/A", "results must hold at least 2"],
    [
      "a table of no trades",
      [
        [
          ["Trade", "R multiple"],
          [0, ""],
        ],
        0.01,
        50,
      ],
      "#N/A",
      "results",
    ],
    ["text among the results", [column(1, "win", -1), 0.01, 50], "#VALUE!", "item 2"],
    [
      "a table without R multiple",
      [
        [
          ["Trade", "Net"],
          [1, 5],
        ],
        0.01,
        50,
      ],
      "#VALUE!",
      "R multiple",
    ],
    [
      "a bare block of numbers",
      [
        [
          [1, 2],
          [3, 4],
        ],
        0.01,
        50,
      ],
      "#VALUE!",
      "R multiple",
    ],
    ["a blank in the middle", [column(1, null, -1), 0.01, 50], "#NUM!", "blank"],
    ["no risk", [six, null, 50], "#VALUE!", "risk"],
    ["no trades", [six, 0.01, null], "#VALUE!", "trades"],
    ["trades that are no whole number", [six, 0.01, 2.5], "#NUM!", "trades"],
    ["more trades than are allowed", [six, 0.01, 10001], "#NUM!", "trades"],
    ["ruin above 1", [six, 0.01, 50, 1.5], "#NUM!", "ruin"],
    ["a negative seed", [six, 0.01, 50, null, -1], "#NUM!", "seed"],
    ["more paths than are allowed", [six, 0.01, 50, null, null, null, [["paths", 100001]]], "#NUM!", "paths"],
    ["more draws than are allowed", [six, 0.01, 5000, null, null, null, [["paths", 4001]]], "#NUM!", "paths x trades"],
    ["an amount without an account", [six, 5, 50, null, null, null, [["sizing", "amount"]]], "#VALUE!", "equity"],
    ["a block of more than half", [six, 0.01, 50, null, null, null, [["block", 4]]], "#NUM!", "block"],
    ["an unknown table", [six, 0.01, 50, null, null, "paths"], "#VALUE!", "show"],
  ])("refuses %s", (_what, values, code, words) => {
    expectError(call("SCALE.RUIN", ...values), code, words);
  });

  it("refuses 10,001 results, and hands an error among them back", () => {
    expectError(
      call(
        "SCALE.RUIN",
        Array.from({ length: 10001 }, () => [1]),
        0.01,
        5,
      ),
      "#NUM!",
      "10000",
    );
    expectError(call("SCALE.RUIN", column(1, new CellError("#REF!", "gone"), -1), 0.01, 5), "#REF!", "gone");
  });
});
