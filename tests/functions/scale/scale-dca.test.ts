import { call, column, expectError } from "../call";

const bare = (...terms: unknown[][]) => [["headers", false], ...terms];

function columnOf(table: unknown, index: number): unknown[] {
  return (table as unknown[][]).map((row) => row[index]);
}

describe("SCALE.DCA", () => {
  it("builds 3Commas-style safety orders: base 10, orders 10, 20, 40 at 2%, 5% and 9.5%", () => {
    const terms = [
      ["stepScale", 1.5],
      ["volumeScale", 2],
      ["baseAmount", 10],
      ["orderAmount", 10],
    ];
    const average = (amount: number, quantity: number) => amount / quantity;
    const averages = [
      100,
      average(20, 0.1 + 10 / 98),
      average(40, 0.1 + 10 / 98 + 20 / 95),
      average(80, 0.1 + 10 / 98 + 20 / 95 + 40 / 90.5),
    ];
    const table = call("SCALE.DCA", "long", 100, 3, 0.02, terms) as unknown[][];
    expect(table[0]).toEqual(["Order", "Price", "Amount", "Quantity", "Average", "Bounce"]);
    expect(table.slice(1).map((row) => row.slice(0, 3))).toEqual([
      [0, 100, 10],
      [1, 98, 10],
      [2, 95, 20],
      [3, 90.5, 40],
    ]);
    for (const [order, row] of (table.slice(1) as number[][]).entries()) {
      expect(row[3]).toBeCloseTo(row[2]! / row[1]!, 14);
      expect(row[4]).toBeCloseTo(averages[order]!, 12);
      expect(row[5]).toBeCloseTo(averages[order]! / row[1]! - 1, 14);
    }
  });

  it.each<[string, unknown[], number[]]>([
    ["counts 2% steps from the base (HXR help, Safety order condition)", ["long", 100, 2, 0.02, bare()], [100, 98, 96]],
    [
      "counts 2% from the order before in compound (HXR help)",
      ["long", 100, 2, 0.02, bare(["mode", "compound"])],
      [100, 98, 96.04],
    ],
    ["counts price units in points", ["long", 100, 2, 3, bare(["mode", "points"], ["stepScale", 2])], [100, 97, 91]],
    ["goes up for a short", ["short", 100, 2, 0.02, bare()], [100, 102, 104]],
    ["narrows with a step scale below 1", ["long", 100, 3, 0.04, bare(["stepScale", 0.5])], [100, 96, 94, 93]],
    ["rounds away from the base: down for a long", ["long", 100, 2, 0.0123, bare(["tick", 0.5])], [100, 98.5, 97.5]],
    ["rounds away from the base: up for a short", ["short", 100, 1, 0.0123, bare(["tick", 0.5])], [100, 101.5]],
    ["goes beyond twice the base on a short, which has no end", ["short", 100, 2, 0.6, bare()], [100, 160, 220]],
  ])("%s", (_fact, values, expected) => {
    const table = call("SCALE.DCA", ...values);
    expect(columnOf(table, 1)).toEqual(expected);
    expect(columnOf(table, 0)).toEqual(expected.map((_price, order) => order));
  });

  it("knows only the prices without amounts", () => {
    expect(call("SCALE.DCA", "long", 100, 1, 0.02, bare())).toEqual([
      [0, 100, "", "", "", ""],
      [1, 98, "", "", "", ""],
    ]);
  });

  it("knows no average before it knows the base amount, and the base alone without the order amount", () => {
    expect(call("SCALE.DCA", "long", 100, 1, 0.5, bare(["orderAmount", 10]))).toEqual([
      [0, 100, "", "", "", ""],
      [1, 50, 10, 0.2, "", ""],
    ]);
    expect(call("SCALE.DCA", "long", 100, 1, 0.5, bare(["baseAmount", 10]))).toEqual([
      [0, 100, 10, 0.1, 100, 0],
      [1, 50, "", "", "", ""],
    ]);
  });

  it("averages a short of 10 and 30 at 100 and 150: 40 / 0.3, a fall of 1/9 away", () => {
    const table = call("SCALE.DCA", "short", 100, 1, 0.5, bare(["baseAmount", 10], ["orderAmount", 30])) as number[][];
    expect(table[1]!.slice(0, 4)).toEqual([1, 150, 30, 0.2]);
    expect(table[1]![4]).toBe(400 / 3);
    expect(table[1]![5]).toBeCloseTo(1 / 9, 15);
  });

  it("counts contracts, rounded down to the lot where one is given: 100 buys 1.02 of 98, so 1", () => {
    const terms = bare(["baseAmount", 100], ["orderAmount", 100], ["lot", 1]);
    expect(call("SCALE.DCA", "long", 100, 1, 0.02, terms)).toEqual([
      [0, 100, 100, 1, 100, 0],
      [1, 98, 100, 1, 99, 1 / 98],
    ]);
    expect(columnOf(call("SCALE.DCA", "long", 100, 1, 0.02, bare(["baseAmount", 5], ["lot", 1], ["size", 0.1])), 3)).toEqual([
      0,
      "",
    ]);
  });

  it("counts inverse contracts of 100 USD for amounts in coin: 0.01 coin at 50,000 is 5", () => {
    const terms = bare(["type", "inverse"], ["size", 100], ["baseAmount", 0.01], ["orderAmount", 0.01]);
    const table = call("SCALE.DCA", "long", 50000, 1, 0.2, terms) as number[][];
    expect(columnOf(table, 3)).toEqual([5, 4]);
    expect(table[1]!.slice(4)).toEqual([45000, 0.125]);
  });

  it.each<[string, unknown[], string, string]>([
    ["a total deviation of 100% on a long", ["long", 100, 5, 0.2], "#NUM!", "deviation"],
    [
      "a step of 100% in compound",
      [
        "long",
        100,
        2,
        0.5,
        [
          ["mode", "compound"],
          ["stepScale", 2],
        ],
      ],
      "#NUM!",
      "deviation",
    ],
    [
      "a tick that takes an order to 0",
      ["long", 1, 1, 0.5, [["tick", 1]]],
      "#NUM!",
      "tick 1 is coarser than the price: order 1 at 0.5 would be 0, not above 0",
    ],
    ["a deviation of 0", ["long", 100, 2, 0], "#NUM!", "deviation must be greater than 0"],
    ["a negative deviation", ["long", 100, 2, -0.02], "#NUM!", "deviation"],
    ["no orders", ["long", 100, 0, 0.02], "#NUM!", "orders must be a whole number"],
    ["half an order", ["long", 100, 1.5, 0.02], "#NUM!", "orders"],
    ["a base of 0", ["long", 0, 2, 0.02], "#NUM!", "base"],
    ["a step scale of 0", ["long", 100, 2, 0.02, [["stepScale", 0]]], "#NUM!", "stepScale"],
    [
      "a negative volume scale",
      [
        "long",
        100,
        2,
        0.02,
        [
          ["volumeScale", -1],
          ["orderAmount", 1],
        ],
      ],
      "#NUM!",
      "volumeScale",
    ],
    ["an unknown mode", ["long", 100, 2, 0.02, [["mode", "grid"]]], "#VALUE!", "mode"],
    ["a deviation as text", ["long", 100, 2, "2%"], "#VALUE!", "deviation"],
    ["no orders given", ["long", 100, null, 0.02], "#VALUE!", "orders is required"],
    ["an unknown side", ["dca", 100, 2, 0.02], "#VALUE!", "side"],
    ["a range of deviations", ["long", 100, 2, column(0.02, 0.03)], "#VALUE!", "deviation must be one cell"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.DCA", ...values), code, words);
  });
});
