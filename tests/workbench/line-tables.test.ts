import { functions } from "../../src/generated/functions";
import type { SheetValue } from "../../src/grid/workbook-data";
import { inputsOf } from "../functions/inputs";
import { readLineTable, readScaleOut, readTrades } from "../../src/workbench/line-tables";

type Rows = SheetValue[][];
const call = (id: string, ...given: unknown[]): Rows => functions.find((each) => each.id === id)!.call(...given) as Rows;

const plan = [
  [1, 70000, 69650],
  [1, 70350, 70000],
  [1, 70700, 70349.9],
];
const terms = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["equity", 1000],
];
const bars = [
  [69900, 70010, 69850, 70000],
  [70000, 70100, 69900, 69950],
  [69950, 69980, 69650, 69700],
  [69700, 69800, 69690, 69790],
  [69790, 69850, 69700, 69720],
];

describe("the tables of lines", () => {
  it("of SCALE.TRADES's curve say where the equity begins, ends, and lies lowest and highest", () => {
    const signal = [[true], [false], [true], [false], [false]];
    const rows = call("SCALE.TRADES", "long", plan, bars, signal, null, "curve", terms);
    const table = readLineTable('=SCALE.TRADES("long",A1:C3,E1:H5,J1:J5,,"curve",L1:M3)', rows)!;
    expect(table.x).toEqual([1, 2, 3, 4, 5]);
    // trades.md section 5: 1,000 before the first entry, 995.80175 after its stop, 995.30465 at the end
    expect(table.sentences).toEqual([
      "Bar 1: 1,000.00; bar 5: 995.30.",
      expect.stringMatching(/^Lowest at bar 5: 995\.30; highest at bar 1: 1,000\.00\.$/),
    ]);
    expect(table.lines[0]!.values.at(-1)).toBeCloseTo(995.30465, 9);
  });

  it("of SCALE.RUIN's fan are a median with two bands", () => {
    const rows = call("SCALE.RUIN", [[1], [-1], [2]], 0.1, 6, null, null, "fan", [
      ["block", 1],
      ["paths", 1],
    ]);
    const table = readLineTable('=SCALE.RUIN({1;-1;2},0.1,6,,,"fan",{"block",1;"paths",1})', rows)!;
    expect(table.isFan).toBe(true);
    expect(table.lines.map(({ name }) => name)).toEqual(["5%", "25%", "50%", "75%", "95%"]);
    // trades.md section 5: results 1, 1, 1, 2, 3, 2 of seed 1
    expect(table.lines[2]!.values.map((value) => Number(value!.toFixed(6)))).toEqual([
      1, 1.1, 1.21, 1.331, 1.1979, 1.43748, 1.293732,
    ]);
    expect(table.sentences.at(-1)).toBe("After trade 6: 5% of the paths below 1.29, half below 1.29, 95% below 1.29.");
  });

  it("of SCALE.WHATIF hold the first, the middle and the last column, in order of the values down", () => {
    const inputs = inputsOf({ size: 0.01, tick: 0.1, leverage: 10, fee: 0.0005, mmr: 0.004, equity: 1000 });
    const rows = call("SCALE.WHATIF", inputs, "distance", [[0.01], [0.003], [0.005]], "total", [[3, 6, 9]], "worst");
    const table = readLineTable("=SCALE.WHATIF(Plan_inputs,B5,B40#,B6,C40#,B7)", rows)!;
    expect(table.x).toEqual([0.003, 0.005, 0.01]);
    expect(table.lines).toEqual([
      { name: "3", values: [-4.19825, -4.90175, -8.4035] },
      { name: "6", values: [-8.3965, -9.8035, -16.807] },
      { name: "9", values: [-12.59475, -14.70525, -25.2105] },
    ]);
    const words = call("SCALE.WHATIF", inputs, "rule", [["entry"], ["hold"]], null, null, "worst");
    const byRule = readLineTable("=SCALE.WHATIF(I,1,2)", words)!;
    expect([byRule.x, byRule.words]).toEqual([
      [0, 1],
      ["entry", "hold"],
    ]);
    expect(byRule.sentences[0]).toBe("entry: -4.9018.");
  });

  it("of SCALE.HEAT's shocks stand beside each other: no stop holds, stops kept", () => {
    const rows: Rows = [
      [
        "Shock",
        "Open P&L",
        "Equity",
        "Maintenance",
        "Liquidated",
        "Stops on the way",
        "Equity, stops kept",
        "Liquidated, stops kept",
      ],
      [-0.1, 138.95, 1138.95, 1, false, 1, 1338.45, false],
      [0.1, -138.95, "", 1, true, 1, 1159.28, false],
    ];
    const table = readLineTable('=SCALE.HEAT(A1:M9,B5,,"shocks")', rows)!;
    expect(table.lines.map(({ values }) => values)).toEqual([
      [1138.95, null],
      [1338.45, 1159.28],
    ]);
    expect(table.sentences[1]).toBe("A rise of 10%: liquidated if no stop holds, 1,159.28 with stops kept.");
  });

  it("are none of anything else", () => {
    expect(readLineTable("=SCALE.PLAN(1)", [["Step"], [1]])).toBeUndefined();
    expect(
      readLineTable('=SCALE.RUIN(A1:A9,1,1,,,"summary")', [
        ["Measure", "Value", "In doubt"],
        ["Results", 6, ""],
      ]),
    ).toBeUndefined();
    expect(
      readLineTable('=SCALE.TRADES(A1,"trades")', [
        ["Trade", "Entry bar"],
        [1, 2],
      ]),
    ).toBeUndefined();
  });
});

describe("the pictures of a journal and of a scale-out", () => {
  it("of a journal are its running total and the R of each, and say what is not known", () => {
    const rows: Rows = [
      [1, 3.47, 14.59],
      [2, "", 5.17],
      ["", "", ""],
    ];
    const [total, multiples] = readTrades(rows);
    expect([total!.x, total!.lines[0]!.values]).toEqual([
      [1, 2],
      [14.59, 5.17],
    ]);
    expect(multiples!.sentences).toEqual(["Trade 1: 3.47 R.", "Trade 2: not known."]);
    expect(readTrades([["", "", ""]])).toEqual([]);
    expect(readTrades([[1, "", 14.59]])).toHaveLength(1);
  });

  it("of a scale-out are what is realised and the trade if stopped, target by target", () => {
    const rows: Rows = [
      [70701.7, 2.81, 2.5],
      [71053.4, 9.14, 14.76],
      ["", "", ""],
    ];
    const table = readScaleOut(rows, 1, 2)!;
    expect([table.x, table.lines.map(({ values }) => values)]).toEqual([
      [1, 2],
      [
        [2.81, 9.14],
        [2.5, 14.76],
      ],
    ]);
    expect(table.sentences[0]).toBe("Target 1 at 70,701.7: 2.81 realised, 2.50 if the rest is stopped.");
    expect(readScaleOut([["", "", ""]], 1, 2)).toBeUndefined();
  });
});
