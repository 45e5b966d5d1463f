import { call, column } from "../call";
import { refusesBadFills } from "../fill-contract";

describe("MICRO.VALUE", () => {
  it.each<[string, unknown[], unknown]>([
    ["equals the notional of a linear contract", [3, 70000, 0.01], 2100],
    [
      "is in coin for an inverse contract (Bybit help: 60,000 USD at 50,000 is 1.2 BTC)",
      [60000, 50000, [["type", "inverse"]]],
      1.2,
    ],
    [
      "sums inverse fills: 100/50000 + 200/40000 + 100/62500",
      [
        column(1, 2, 1),
        column(50000, 40000, 62500),
        [
          ["size", 100],
          ["type", "inverse"],
        ],
      ],
      0.0086,
    ],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.VALUE", ...values)).toEqual(expected);
  });

  refusesBadFills("MICRO.VALUE", "price");
});
