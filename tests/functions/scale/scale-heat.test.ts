import { CellError } from "../../../src/grid/cell";
import { call, expectError } from "../call";

const table = [
  ["Name", "Side", "Contracts", "Entry", "Stop", "Size", "Worst net"],
  ["BTC", "long", 3, 70350, 70000, 0.01, -14.2],
  ["ETH", "short", 10, 3500, 3550, 0.1, ""],
];
const terms = [
  ["fee", 0.0005],
  ["mmr", 0.004],
  ["leverage", 10],
  ["maxHeat", 0.06],
];

function rows(answer: unknown): Record<string, unknown>[] {
  if (!Array.isArray(answer)) throw answer;
  const [header, ...body] = answer as unknown[][];
  return body.map((row) => Object.fromEntries(row.map((cell, index) => [header![index], cell])));
}

function measures(...values: unknown[]): Map<unknown, unknown> {
  return new Map((call("SCALE.HEAT", ...values) as unknown[][]).map(([measure, value]) => [measure, value]));
}

/** The table with another column, one cell a row. */
function withColumn(name: string, ...cells: unknown[]): unknown[][] {
  return table.map((row, index) => [...row, index === 0 ? name : cells[index - 1]]);
}

const near = (value: number, digits = 9) => expect.closeTo(value, digits) as number;

describe("SCALE.HEAT", () => {
  it("says what each position risks, what both do, and which contracts bring them within the limit", () => {
    const [btc, eth, total] = rows(call("SCALE.HEAT", table, 1000, null, null, terms));
    expect(btc).toMatchObject({
      "Net at stop": -12.60525,
      "Worst stage": -14.2,
      Cut: 2,
      "Liquidation without": near(0.28029162, 8),
    });
    expect(eth).toMatchObject({ "Net at stop": -53.525, "Worst stage": -53.525, Cut: 2, "Liquidation without": "none" });
    expect(total).toMatchObject({ "Net at stop": -66.13025, Share: 1, "Liquidation without": near(0.69234997, 8) });
  });

  it("lets the row's cell win over its contract, its contract over the terms", () => {
    const positions = [
      ["Side", "Contracts", "Entry", "Contract", "Contract size"],
      ["long", 1, 70000, "CME:MBT", ""],
      ["long", 1, 70000, "CME:MBT", 0.5],
      ["long", 1, 70000, "", 0],
    ];
    const found = rows(call("SCALE.HEAT", positions, 1e6, null, null, [["size", 0.01]]));
    expect(found.map(({ Value }) => Value)).toEqual([7000, 35000, 700, 42700]);
  });

  it("counts funding paid of a row from its own column only", () => {
    const paid = [...terms, ["paid", 100]];
    expect(call("SCALE.HEAT", table, 1000, null, null, paid)).toEqual(call("SCALE.HEAT", table, 1000, null, null, terms));
    const [btc] = rows(call("SCALE.HEAT", withColumn("Funding paid", 1.5, ""), 1000, null, null, terms));
    expect(btc).toMatchObject({ "Net at stop": near(-12.60525 - 1.5) });
  });

  it("takes every 0 in the table for a blank, and rows of them at the end for none", () => {
    const zeros = [
      ...table.map((row) => row.map((cell) => (cell === "" ? 0 : cell))),
      [0, 0, 0, 0, 0, 0, 0],
      [null, "", 0, 0, 0, 0, 0],
    ];
    expect(call("SCALE.HEAT", zeros, 1000, null, null, terms)).toEqual(call("SCALE.HEAT", table, 1000, null, null, terms));
  });

  it("never counts what is not known as 0: a row without a stop empties the totals of risk", () => {
    const open = table.map((row, index) => (index === 2 ? row.map((cell, at) => (at === 4 ? "" : cell)) : row));
    const found = rows(call("SCALE.HEAT", open, 1000, null, null, terms));
    for (const row of found) expect([row["Share"], row["Cut"]]).toEqual(["", ""]);
    expect(found[2]).toMatchObject({ "Net at stop": "", "Worst stage": "" });
    const summary = measures(open, 1000, null, "summary", terms);
    for (const measure of ["Open risk", "Open risk, worst stages %", "Equity at the stops", "Largest risk"])
      expect(summary.get(measure)).toBe("");
    expect(summary.get("Without a stop")).toBe("ETH");
  });

  it("has margins where margin per contract stands in for the leverage", () => {
    const future = [
      ["Side", "Contracts", "Entry", "Margin per contract"],
      ["long", 2, 4200, 1320],
    ];
    expect(rows(call("SCALE.HEAT", future, 10000, null, null, [["size", 5]]))[0]).toMatchObject({ Margin: 2640 });
    const bare = [
      ["Side", "Contracts", "Entry"],
      ["long", 2, 4200],
    ];
    expect(rows(call("SCALE.HEAT", bare, 10000))[1]).toMatchObject({ Margin: "" });
  });

  it("counts a wallet in the currency that its positions settle in", () => {
    const coin = [
      ["Side", "Contracts", "Entry", "Stop"],
      ["long", 1000, 50000, 49000],
    ];
    const inverse = (price: number) => [
      ["type", "inverse"],
      ["equityPrice", price],
    ];
    expect(measures(coin, 5000, null, "summary", inverse(50000)).get("Wallet")).toBe(0.1);
    expectError(call("SCALE.HEAT", coin, 0.1, null, null, [["type", "inverse"]]), "#VALUE!", "equityPrice");
    const euros = measures(table, 920, null, "summary", [...terms, ["equityPrice", 0.92]]);
    expect(euros).toEqual(measures(table, 1000, null, "summary", terms));
  });

  it("keeps a shock of 0 at the end: the account now", () => {
    const shocks = rows(call("SCALE.HEAT", table, 1000, [[-0.01], [0]], "shocks", terms));
    expect(shocks[1]).toMatchObject({ Shock: 0, "Open P&L": 0, Equity: 1000, Liquidated: false, "Stops on the way": 0 });
  });

  it("needs nothing cut where the losses are within the limit, and cannot help where closing a row is not enough", () => {
    const wide = rows(call("SCALE.HEAT", table, 1000, null, null, [["maxHeat", 0.5]]));
    expect(wide.slice(0, 2).map(({ Cut }) => Cut)).toEqual([0, 0]);
    const tight = rows(call("SCALE.HEAT", table, 1000, null, null, [["maxHeat", 0.014]]));
    expect(tight.slice(0, 2).map(({ Cut }) => Cut)).toEqual(["", ""]);
  });

  it.each<[string, unknown[], string, string]>([
    [
      "no header row",
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        1000,
      ],
      "#VALUE!",
      "header",
    ],
    [
      "no column Side",
      [
        [
          ["Name", "Contracts", "Entry"],
          ["A", 1, 2],
        ],
        1000,
      ],
      "#VALUE!",
      "side",
    ],
    [
      "a row without a side",
      [
        [
          ["Side", "Contracts", "Entry"],
          ["", 1, 2],
        ],
        1000,
      ],
      "#VALUE!",
      "side",
    ],
    ["no wallet", [table, null], "#VALUE!", "wallet"],
    ["no positions", [[["Side", "Contracts", "Entry"]], 1000], "#N/A", "positions"],
    ["an unknown contract", [withColumn("Contract", "CME:XYZ", ""), 1000], "#N/A", "CME:XYZ"],
    [
      "a row without contracts",
      [
        [
          ["Side", "Contracts", "Entry"],
          ["long", 0, 2],
        ],
        1000,
      ],
      "#NUM!",
      "Contracts",
    ],
    [
      "a negative entry",
      [
        [
          ["Side", "Contracts", "Entry"],
          ["long", 1, -2],
        ],
        1000,
      ],
      "#NUM!",
      "row 1",
    ],
    ["a stop that the mark has passed", [withColumn("Mark", 69900, ""), 1000], "#NUM!", "stop"],
    ["open losses larger than the wallet", [withColumn("Mark", "", 3549), 40], "#NUM!", "wallet"],
    [
      "beta on an inverse contract",
      [
        withColumn("Beta", 1.2, ""),
        1000,
        null,
        null,
        [
          ["type", "inverse"],
          ["equityPrice", 1],
        ],
      ],
      "#NUM!",
      "Beta",
    ],
    ["codes that settle in different currencies", [withColumn("Contract", "CME:MBT", "BINANCE:ETHUSDT"), 1e6], "#NUM!", "settle"],
    ["a shock of 1", [table, 1000, [[1]], "shocks", terms], "#NUM!", "shock"],
    ["a shock that takes a mark below 0", [withColumn("Beta", 2, ""), 1000, [[-0.5]], "shocks", terms], "#NUM!", "shock"],
    ["a limit of 1", [table, 1000, null, null, [["maxHeat", 1]]], "#NUM!", "maxHeat"],
    ["an unknown table", [table, 1000, null, "heat"], "#VALUE!", "show"],
  ])("refuses %s", (_what, values, code, words) => {
    expectError(call("SCALE.HEAT", ...values), code, words);
  });

  it("hands an error in the table back", () => {
    expectError(call("SCALE.HEAT", withColumn("Mark", new CellError("#REF!", "gone"), ""), 1000), "#REF!", "gone");
  });
});
