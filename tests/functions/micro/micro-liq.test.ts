import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

const inverse = ["type", "inverse"];
const coinMargined = [["size", 100], inverse];
/** Binance BTCUSDT, the first four tiers of 2026-03-05. */
const binanceTiers = [
  [0, 300000, 0.004, 0, 150],
  [300000, 800000, 0.005, 300, 100],
  [800000, 3000000, 0.0065, 1500, 75],
  [3000000, 12000000, 0.01, 12000, 50],
];
/** Rates on the whole position without deductions, as WEEX has them: maintenance jumps from 1,000 to 5,000 at 100,000. */
const jumpingTiers = [
  [0, 100000, 0.01, 0],
  [100000, null, 0.05, 0],
];

describe("MICRO.LIQ", () => {
  describe("agrees with the worked examples of venues", () => {
    it.each<[string, unknown[], number]>([
      ["Binance FAQ, isolated long: 1,114.78", ["long", 3683.979, 1456.84, 1535443.01, 0.1, [["amount", 135365]]], 1114.78],
      ["Binance FAQ, isolated long: 18,778.73", ["long", 109.488, 32481.98, 1535443.01, 0.025, [["amount", 16300]]], 18778.73],
      [
        "Binance FAQ, cross (wallet - other maintenance + other P&L as margin): 1,153.26",
        ["long", 3683.979, 1456.84, 1407887.630076, 0.1, [["amount", 135365]]],
        1153.26,
      ],
      [
        "Binance FAQ, cross, the other position: 26,316.89",
        ["long", 109.488, 32481.98, 730737.616738, 0.025, [["amount", 16300]]],
        26316.89,
      ],
      ["Bybit help, USDT contract, maintenance at entry: 19,700", ["long", 1, 20000, 400, 0.005, [["basis", "entry"]]], 19700],
      [
        "Bybit help, inverse isolated short of 2024-09-10, maintenance at entry: 55,248.62",
        ["short", 60000, 50000, 0.12, 0.005, [inverse, ["basis", "entry"]]],
        55248.62,
      ],
      [
        "Bybit help, the same of 2026-05-27, maintenance at mark: 55,277.78",
        ["short", 60000, 50000, 0.12, 0.005, [inverse]],
        55277.78,
      ],
      [
        "Bybit help 360039261334, inverse cross, bankruptcy: 5,718.57",
        ["long", 10000, 8000, 0.5, 0, [inverse, ["liqFee", 0.00075]]],
        5718.57,
      ],
      ["MEXC blog, isolated long 0.1 BTC at 25x: 48,200", ["long", 0.1, 50000, 200, 0.004, [["basis", "entry"]]], 48200],
    ])("%s", (_source, values, published) => {
      expect((call("MICRO.LIQ", ...values) as number).toFixed(2)).toBe(published.toFixed(2));
    });
  });

  it.each<[string, unknown[], number]>([
    ["of a linear long is (B E - M) / (B (1 - r)): 630 / 0.00996", ["long", 1, 70000, 70, 0.004, 0.01], 630 / 0.00996],
    ["of a linear short is (B E + M) / (B (1 + r)): 770 / 0.01004", ["short", 1, 70000, 70, 0.004, 0.01], 770 / 0.01004],
    [
      "of an inverse long is B (1 + r) / (M + B / E): 60,300 / 1.32",
      ["long", 600, 50000, 0.12, 0.005, coinMargined],
      60300 / 1.32,
    ],
    [
      "of an inverse short is B (1 - r) / (B / E - M): 59,700 / 1.08",
      ["short", 600, 50000, 0.12, 0.005, coinMargined],
      59700 / 1.08,
    ],
    [
      "of the article's micro at 100x is above its 0.5% stop by less than a tenth",
      ["long", 1, 70000, 7, 0.004, 0.01],
      693 / 0.00996,
    ],
    [
      "counts a liquidation fee as maintenance (BingX rule)",
      [
        "long",
        1,
        70000,
        70,
        0.0033,
        [
          ["size", 0.01],
          ["liqFee", 0.0005],
        ],
      ],
      630 / 0.009962,
    ],
    [
      "counts it where liquidation happens, also with maintenance at the entry: 19,700 / 0.999",
      [
        "long",
        1,
        20000,
        400,
        0.005,
        [
          ["basis", "entry"],
          ["liqFee", 0.001],
        ],
      ],
      19700 / 0.999,
    ],
    [
      "of an inverse long with maintenance at entry: 60,000 / (1.2 + 0.12 - 0.006)",
      ["long", 600, 50000, 0.12, 0.005, [...coinMargined, ["basis", "entry"]]],
      60000 / 1.314,
    ],
    ["of a linear short with maintenance at entry", ["short", 0.1, 50000, 200, 0.004, [["basis", "entry"]]], 51800],
    ["uses the amount with a plain rate", ["short", 1, 70000, 1000, 0.01, [["amount", 100]]], 71100 / 1.01],
    ["does not use it with tiers", ["short", 1, 70000, 1000, [[0, "", 0.01, 0, ""]], [["amount", 100]]], 71000 / 1.01],
    [
      "takes fills at their own prices",
      ["long", column(1, 1, 1), column(70000, 70350, 70700), 211.05, 0.004, 0.01],
      1899.45 / 0.02988,
    ],
    [
      "takes fills of an inverse contract",
      ["long", column(3, 3), column(50000, 60000), 0.0011, 0.005, coinMargined],
      603 / (0.0011 + 300 / 50000 + 300 / 60000),
    ],
    ["lies beyond the entry when the margin is below maintenance already", ["long", 1, 100, 0.1, 0.01], 99.9 / 0.99],
  ])("%s", (_fact, values, expected) => {
    expect((call("MICRO.LIQ", ...values) as number) / expected).toBeCloseTo(1, 14);
  });

  it("is rounded to the tick toward the market", () => {
    expect(
      call("MICRO.LIQ", "long", 1, 70000, 70, 0.004, [
        ["size", 0.01],
        ["tick", 0.1],
      ]),
    ).toBe(63253.1);
    expect(
      call("MICRO.LIQ", "short", 1, 70000, 70, 0.004, [
        ["size", 0.01],
        ["tick", 0.1],
      ]),
    ).toBe(76693.2);
  });

  it("takes size and tick from a code in terms: 0.1 x 70,000 at 10x is 63,253.01 and the tick of CME:MBT is 5", () => {
    expect(call("MICRO.LIQ", "long", 1, 70000, 700, 0.004, "CME:MBT")).toBe(63255);
  });

  describe("through tiers", () => {
    it("uses the tier at liquidation, not the one at entry: 2.8M is in tier 3, 3.06M in tier 4", () => {
      const expected = (2800000 + 280000 + 12000) / 40 / 1.01;
      expect(call("MICRO.LIQ", "short", 40, 70000, 280000, binanceTiers)).toBeCloseTo(expected, 8);
      expect(call("MICRO.LIQ", "short", 40, 70000, 280000, "BINANCE:BTCUSDT")).toBeCloseTo(expected, 8);
    });

    it("goes down a tier as well: a long entered at 820,000 (tier 3) is liquidated at about 743,000 (tier 2)", () => {
      expect(call("MICRO.LIQ", "long", 10, 82000, 80000, binanceTiers)).toBeCloseTo((820000 - 80000 - 300) / 10 / 0.995, 8);
    });

    it("uses the entry's tier with maintenance at the entry", () => {
      const values = ["short", 40, 70000, 280000, binanceTiers, [["basis", "entry"]]];
      expect(call("MICRO.LIQ", ...values)).toBeCloseTo(70000 + (280000 - (2800000 * 0.0065 - 1500)) / 40, 8);
    });

    it("looks coin tiers up by the value in coin", () => {
      const tiers = call("MICRO.TIERS", column(0, 10, 20, 30, 50), column(0.004, 0.005, 0.01, 0.025, 0.05));
      // 12 BTC at entry, 13.1 at liquidation: level 2
      expect(call("MICRO.LIQ", "long", 6000, 50000, 1.2, tiers, coinMargined)).toBeCloseTo(
        (600000 * 1.005) / (1.2 + 0.01 + 12),
        8,
      );
    });

    it("finds a price exactly on a boundary, also from entries that no decimal holds", () => {
      const tiers = call("MICRO.TIERS", column(0, 1), column(0.1, 0.2));
      // three times 1/3 coin at entry, 1 coin at liquidation: 0.1 of margin left = 1 x 10%, the price does not move
      expect(call("MICRO.LIQ", "long", column(1, 1, 1), column(3, 3, 3), 0.1, tiers, [inverse])).toBeCloseTo(3, 14);
    });

    it("liquidates a short where maintenance jumps, when it is safe below the floor and not above it", () => {
      expect(call("MICRO.LIQ", "short", 1, 90000, 12000, jumpingTiers)).toBe(100000);
    });

    it("meets the nearest of two prices where a jump makes two: the long in the upper tier is liquidated there", () => {
      expect(call("MICRO.LIQ", "long", 1, 150000, 52000, jumpingTiers)).toBeCloseTo(98000 / 0.95, 8);
    });

    it("does not mistake the price above the entry for its own: the long in the lower tier is liquidated below", () => {
      expect(call("MICRO.LIQ", "long", 1, 99500, 1500, jumpingTiers)).toBeCloseTo(98000 / 0.99, 8);
    });
  });

  it.each<[string, unknown[], string, string]>([
    ["a fully collateralised long", ["long", 1, 70000, 800, 0.004, 0.01], "#N/A", "no liquidation price"],
    ["a long at 1x", ["long", 1, 70000, 70000, 0.004], "#N/A", "no liquidation price"],
    ["an inverse short at 1x", ["short", 600, 50000, 1.2, 0.005, coinMargined], "#N/A", "no liquidation price"],
    [
      "the same with maintenance at entry",
      ["short", 600, 50000, 1.5, 0.005, [...coinMargined, ["basis", "entry"]]],
      "#N/A",
      "no liquidation price",
    ],
    ["a code without tiers", ["long", 1, 70000, 70, "CME:MBT", 0.01], "#N/A", "no maintenance tiers"],
    ["an unknown code", ["long", 1, 70000, 70, "CME:NOPE", 0.01], "#N/A", "CME:NOPE"],
    ["a short beyond the last tier", ["short", 160, 70000, 2000000, binanceTiers], "#N/A", "tiers end before it"],
    [
      "an entry beyond the last tier with maintenance at entry",
      ["short", 200, 70000, 2000000, binanceTiers, [["basis", "entry"]]],
      "#N/A",
      "no tier",
    ],
    ["an unknown side", ["sideways", 1, 70000, 70, 0.004], "#VALUE!", "side"],
    ["an unknown basis", ["long", 1, 70000, 70, 0.004, [["basis", "last"]]], "#VALUE!", "basis must be"],
    ["no margin", ["long", 1, 70000, null, 0.004], "#VALUE!", "margin is required"],
    ["no maintenance", ["long", 1, 70000, 70, null], "#VALUE!", "maintenance is required"],
    ["margin 0", ["long", 1, 70000, 0, 0.004], "#NUM!", "margin must be greater than 0, was 0 or blank"],
    ["a negative margin", ["long", 1, 70000, -70, 0.004], "#NUM!", "margin"],
    ["contracts 0", ["long", 0, 70000, 70, 0.004], "#NUM!", "contracts"],
    ["entry 0", ["long", 1, 0, 70, 0.004], "#NUM!", "entry"],
    ["a rate of 1", ["long", 1, 70000, 70, 1], "#NUM!", "maintenance"],
    ["a liquidation fee of 1", ["long", 1, 70000, 70, 0.004, [["liqFee", 1]]], "#NUM!", "liqFee"],
    ["a negative amount", ["long", 1, 70000, 70, 0.004, [["amount", -1]]], "#NUM!", "amount"],
    ["lengths that differ", ["long", column(1, 1), 70000, 70, 0.004], "#NUM!", "contracts and entry must be as long"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("MICRO.LIQ", ...values), code, words);
  });

  it("hands an error cell back as it is", () => {
    expect(call("MICRO.LIQ", "long", 1, 70000, new CellError("#DIV/0!"), 0.004)).toEqual(new CellError("#DIV/0!"));
  });
});
