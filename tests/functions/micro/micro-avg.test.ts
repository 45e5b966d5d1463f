import { call, column } from "../call";
import { refusesBadFills } from "../fill-contract";

describe("MICRO.AVG", () => {
  it.each<[string, unknown[], unknown]>([
    ["weights by contracts (Bybit help: 5,375)", [column(0.5, 0.3), column(5000, 6000)], 5375],
    [
      "is harmonic for an inverse contract (Bybit help: 5,625)",
      [column(1000, 2000), column(5000, 6000), [["type", "inverse"]]],
      5625,
    ],
    ["is the middle of three equal steps", [column(1, 1, 1), column(70000, 70350, 70700)], 70350],
    [
      "is worst for the largest last step: (70000 + 70350 + 2 x 70700) / 4",
      [column(1, 1, 2), column(70000, 70350, 70700)],
      70437.5,
    ],
    ["treats a row and a column as the same thing", [[[1, 1]], column(70000, 70350)], 70175],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.AVG", ...values)).toEqual(expected);
  });

  refusesBadFills("MICRO.AVG", "prices");
});
