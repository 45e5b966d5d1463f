import { call, column, expectError } from "../call";

describe("STOP.LADDER", () => {
  it.each<[string, unknown[], unknown]>([
    [
      "follows the article: initial stop, first entry, one tick under the second",
      ["long", column(70000, 70350, 70700), 69650, "entry", null, [["tick", 0.1]]],
      column(69650, 70000, 70349.9),
    ],
    [
      "mirrors for a short, entry being the default rule",
      ["short", column(70000, 69650, 69300), 70350, null, null, [["tick", 0.1]]],
      column(70350, 70000, 69650.1),
    ],
    ["uses the entry itself without a tick", ["long", column(70000, 70350, 70700), 69650], column(69650, 70000, 70350)],
    [
      "takes the true break-even from step 2 on",
      [
        "long",
        column(70000, 70350, 70700),
        69650,
        "breakeven",
        column(1, 1, 1),
        [
          ["size", 0.01],
          ["fee", 0.0005],
          ["tick", 0.1],
        ],
      ],
      column(69650, 70245.3, 70420.4),
    ],
    [
      "trails the newest entry by 2 ATR",
      [
        "long",
        column(70000, 70350, 70700),
        69160,
        "atr",
        null,
        [
          ["atr", 420],
          ["tick", 0.1],
        ],
      ],
      column(69160, 69510, 69860),
    ],
    [
      "never moves under hold",
      ["short", column(70000, 69650, 69300), 70350, "hold", column(5, 1, 1)],
      column(70350, 70350, 70350),
    ],
    [
      "never loosens: 2 ATR behind would be below the initial stop",
      ["long", column(70000, 70100, 70200), 69650, "atr", null, [["atr", 420]]],
      column(69650, 69650, 69650),
    ],
    [
      "takes the rule of terms where the argument is empty",
      ["long", column(70000, 70350), 69650, null, null, [["rule", "hold"]]],
      column(69650, 69650),
    ],
    ["gives one stop for one price", ["long", 70000, 69650], column(69650)],
  ])("%s", (_fact, values, expected) => {
    expect(call("STOP.LADDER", ...values)).toEqual(expected);
  });

  it.each<[string, unknown[], string, string]>([
    ["an initial stop on the wrong side", ["long", column(70000, 70350), 70350], "#NUM!", "stop"],
    ["an initial stop on the entry", ["long", 70000, 70000], "#NUM!", "stop"],
    ["an unknown rule", ["long", column(70000, 70350), 69650, "article"], "#VALUE!", "rule"],
    ["rule atr without an atr", ["long", column(70000, 70350), 69650, "atr"], "#VALUE!", "atr"],
    ["lengths that differ", ["long", column(70000, 70350), 69650, "hold", column(1, 1, 1)], "#NUM!", "as long as"],
    ["no prices", ["long", null, 69650], "#VALUE!", "prices"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("STOP.LADDER", ...values), code, words);
  });
});
