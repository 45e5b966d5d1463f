import { call, expectError } from "../call";

describe("STOP.REACHABLE", () => {
  it.each<[string, unknown[], unknown]>([
    [
      "says where liquidation is: 70000 x (1 - 1/125) / 0.996 is above the 0.5% stop",
      ["long", 70000, 69650, 125, 0.004, [["tick", 0.1]]],
      [[false, 69718.9, 1 / 0.00898]],
    ],
    ["says that a 1x long cannot be liquidated", ["long", 70000, 69650, 1, 0], [[true, "", 200]]],
    [
      "solves the inverse contract: 1 / (50000/49750 x 1.005 - 1) is 99.5",
      [
        "long",
        50000,
        49750,
        100,
        0.005,
        [
          ["type", "inverse"],
          ["tick", 0.5],
        ],
      ],
      [[false, 49752.5, 99.5]],
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.REACHABLE", ...values)).toEqual(expected);
  });

  it("does not look at the size, which changes no price", () => {
    const sized = call("STOP.REACHABLE", "long", 70000, 69650, 125, 0.004, [["size", "micro"]]);
    expect(sized).toEqual(call("STOP.REACHABLE", "long", 70000, 69650, 125, 0.004));
  });

  it.each<[string, unknown[], string, string]>([
    ["a stop on the wrong side", ["long", 70000, 70350, 10, 0.004], "#NUM!", "stop"],
    ["a leverage below 1", ["long", 70000, 69650, 0.5, 0.004], "#NUM!", "leverage"],
    ["no mmr", ["long", 70000, 69650, 10, null], "#VALUE!", "mmr"],
    ["an mmr of 1", ["long", 70000, 69650, 10, 1], "#NUM!", "mmr"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.REACHABLE", ...values), code, words);
  });
});
