/** The Inputs block, the rows of a search and terms of rows: what each cell means, and which reason a wrong one gets. */
import { lotStep } from "../../src/calc/contract-terms";
import { CellError } from "../../src/grid/cell";
import { type Input, InputError, listed } from "../../src/host/arguments";
import { guard } from "../../src/host/guard";
import { InputBlock, inputNamed } from "../../src/host/plan-inputs";
import { combinationsOf, readSearch } from "../../src/host/plan-search";
import { rowTermsReader } from "../../src/host/row-terms";
import { readTerms } from "../../src/host/terms";
import { refusalOf } from "../calc/exact";

const gone = new CellError("#REF!", "gone");

function errorOf(act: () => unknown): CellError | undefined {
  try {
    act();
  } catch (thrown) {
    return thrown instanceof InputError ? thrown.error : undefined;
  }
  return undefined;
}

const block = (...more: [string, Input][]) =>
  InputBlock.read([
    ["side", "long"],
    ["entry", 100],
    ["equity", 1000],
    ["stop", 95],
    ["distance", 0.1],
    ["weights", "thirds"],
    ...more,
  ]);

describe("the rows of a search", () => {
  it("are a name and its candidates, each once; blank cells, names and rows count for nothing", () => {
    expect(
      readSearch([
        ["Split", "Thirds", "thirds ", 0, null, "equal 2"],
        [null, 1, 2, 3, 4, 5],
        ["Stop", null, "", 0, null, null],
      ]),
    ).toEqual({
      weights: ["Thirds", "equal 2"],
    });
    expect(readSearch(null)).toEqual({});
    expect(inputNamed("Stop")).toBe("stop");
  });

  it("name what is searched, once", () => {
    expect(refusalOf(() => readSearch([["Entry", 1]]))).toEqual([
      "argument",
      'search must name stop, weights, distance, rule, total, was "Entry"',
    ]);
    expect(refusalOf(() => readSearch("nonsense"))[1]).toContain('was "nonsense"');
    expect(
      refusalOf(() =>
        readSearch([
          ["Stop", 95],
          ["Stop", 96],
        ]),
      )[1],
    ).toBe("search names stop twice");
    expect(errorOf(() => readSearch([[gone, 95]]))).toBe(gone);
  });

  it("make every combination: one stop, five splits of which one has no steps, five distances, three rules", () => {
    // thirds, equal 2, pyramid 3, 1/4,1/4,1/2: 5 distances x 3 rules each; equal 1 alone once
    const found = combinationsOf(block(), {}, (each) => each.plan());
    expect(found).toHaveLength(4 * 5 * 3 + 1);
    expect(found.map(({ label }) => label.distance).slice(0, 6)).toEqual([0.05, 0.05, 0.05, 0.075, 0.075, 0.075]);
    expect(found[found.length - 1]!.label).toEqual({ split: "equal 1", stop: 95, distance: undefined, rule: undefined });
    expect(combinationsOf(block(["atr", 2]), {}, (each) => each.plan())).toHaveLength(4 * 5 * 4 + 1);
  });

  it("are refused before any is tried", () => {
    const of = (search: Parameters<typeof combinationsOf>[1], more: [string, Input][] = []) =>
      refusalOf(() => combinationsOf(block(...more), search, (each) => each.plan()))[1];
    expect(of({ stop: [101] })).toBe("search: stop must be below the entry (100) of a long, was 101");
    expect(of({ distance: [-1] })).toBe("search: distance must be greater than 0, was -1");
    expect(of({ rule: ["atr"] })).toBe('inputs needs atr (ATR) for the stop rule "atr"');
    expect(of({ total: [3] }, [["lot", 2]])).toBe("search: total must be a multiple of the lot step 2, was 3");
    // 45 stops and 5 splits as above
    expect(of({ stop: Array.from({ length: 45 }, (_item, index) => 50 + index) })).toBe(
      "search makes 2745 combinations, at most 2000 are tried",
    );
  });
});

describe("the Inputs block", () => {
  it("has two columns, and no input twice with different values", () => {
    expect(refusalOf(() => InputBlock.read("side"))[1]).toBe('inputs must be two columns, name and value, was "side"');
    expect(refusalOf(() => InputBlock.read([[1, 2, 3]]))[1]).toBe(
      "inputs must be two columns, name and value, was 1 rows by 3 columns",
    );
    expect(refusalOf(() => block(["Entry price", 101]))[1]).toBe("inputs gives entry twice, with different values");
    expect(block(["Entry price", 100]).cell("entry")).toBe(100);
    expect(errorOf(() => block([gone as never, 1]))).toBe(gone);
  });

  it("takes a 0 for a blank where a plan has none, but not as a drift", () => {
    const found = block(["total", 0], ["drift", 0], ["tick", 0], ["fee", 0]);
    expect([found.has("total"), found.has("drift"), found.has("tick"), found.has("fee")]).toEqual([false, true, false, true]);
    expect(found.with("lot", 2).terms.lot?.toNumber()).toBe(2);
    expect(lotStep(found.with("lot", 2).with("lot", 0).terms).toNumber()).toBe(1);
  });

  it("says what a measure lacks, and leaves a wrong cell to its reader", () => {
    const needs = (measure: Parameters<InputBlock["require"]>[0], ...more: [string, Input][]) =>
      refusalOf(() => block(["total", 3], ...more).require(measure, []))[1];
    expect(needs("liquidation", ["leverage", 10])).toContain("inputs needs mmr (Maintenance margin rate) for liquidation");
    expect(needs("liquidation", ["mmr", 0.005])).toContain("inputs needs leverage (Leverage) for liquidation");
    const wrongCode = block(["total", 3], ["leverage", 10], ["contract", "NO:SUCH"]);
    expect(wrongCode.require("liquidation", [])).toBeUndefined();
    const inverse = block(["total", 3], ["type", "inverse"]);
    expect(refusalOf(() => inverse.require("worstPct", []))[1]).toMatch(/^equityPrice is needed with an inverse contract/);
    expect(block(["total", 3], ["type", "sideways"]).require("worstPct", [])).toBeUndefined();
    expect(refusalOf(() => block(["target2", 120]).demandTargetsBefore("the reward"))[1]).toContain("inputs needs target");
  });
});

describe("terms", () => {
  it("may state the side, as a word, and never guess from a wrong name or code", () => {
    expect(
      readTerms([
        ["side", "Sell"],
        ["size", 2],
      ]).side,
    ).toBe("short");
    expect(errorOf(() => readTerms([[gone, 1]]))).toBe(gone);
    expect(errorOf(() => readTerms([["contract", gone]]))).toBe(gone);
    expect(errorOf(() => readTerms(gone))).toBe(gone);
    expect(refusalOf(() => readTerms([["contract", 5]]))[1]).toBe('contract must be a code such as "CME:MBT", was 5');
    expect(refusalOf(() => readTerms(true))[1]).toContain("was TRUE");
    expect(refusalOf(() => readTerms([["tyck", 1]]))[1]).toContain('terms has an unknown name "tyck"');
  });

  it("of a row win over its contract, and that over the terms argument", () => {
    const of = (terms: Input, row: Parameters<ReturnType<typeof rowTermsReader>>[0]) => {
      const { terms: found, settle } = rowTermsReader(terms, [])(row);
      return [found.size.toNumber(), found.tick?.toNumber(), settle];
    };
    const shared = [
      ["contract", "CME:MBT"],
      ["tick", 7],
    ];
    expect(of(shared, {})).toEqual([0.1, 7, "USD"]);
    expect(of(shared, { tick: 1 })).toEqual([0.1, 1, "USD"]);
    // MET has a tick of its own; the size of the row counts before it
    expect(of(shared, { contract: "CME:MET", size: 3 })).toEqual([3, 0.5, "USD"]);
    // Binance's code has no tick: that of the terms' own contract holds
    expect(of([["contract", "CME:MBT"]], { contract: "BINANCE:BTCUSDT" })).toEqual([1, 5, "USDT"]);
    expect(of([["size", 2]], { contract: "CME:MBT" })).toEqual([0.1, 5, "USD"]);
    expect(of(2, {})).toEqual([2, undefined, undefined]);
  });
});

describe("words and tables", () => {
  it("are listed with or before the last, alone without it", () => {
    expect([listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual(['"a"', '"a" or "b"', '"a", "b" or "c"']);
  });

  it("come in and go out as tables alone", () => {
    let received: unknown;
    guard("TEST.RECEIVE", (value: unknown) => ((received = value), 1))([[1], "", 2]);
    expect(received).toEqual([[1], null, 2]);
    const faults = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const out = (result: unknown) => (guard("TEST.OUT", () => result)() as CellError).message;
    expect(out([[1], 2])).toContain("its result is no table of rows");
    expect(out([[1], [1, 2]])).toContain("the rows of its result differ in length");
    expect(out([[]])).toContain("the rows of its result differ in length");
    faults.mockRestore();
  });
});
