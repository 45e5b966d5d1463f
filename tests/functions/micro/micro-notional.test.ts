import { call, column } from "../call";
import { refusesBadFills } from "../fill-contract";

describe("MICRO.NOTIONAL", () => {
  it.each<[string, unknown[], unknown]>([
    ["is 700 for one 0.01 BTC contract at 70,000 (article)", [1, 70000, 0.01], 700],
    ["takes a contract size of 1 where terms are omitted", [1, 70000], 70000],
    ["sums fills at their prices: 0.01 x (70000 + 70350 + 70700)", [column(1, 1, 1), column(70000, 70350, 70700), 0.01], 2110.5],
    ["is contracts x size for an inverse contract at any price", [60000, 12345, [["type", "inverse"]]], 60000],
  ])("%s", (_fact, values, expected) => {
    expect(call("MICRO.NOTIONAL", ...values)).toEqual(expected);
  });

  refusesBadFills("MICRO.NOTIONAL", "price");
});
