/** What the Inputs block needs for a measure or a search, under which name a wrong cell is refused, and what its plans share. */
import { CellError } from "../../src/grid/cell";
import type { Input } from "../../src/host/arguments";
import { errorAmong, InputBlock, inputNamed, readInputName, readMeasure, readVariants } from "../../src/host/plan-inputs";
import { combinationsOf } from "../../src/host/plan-search";
import { refusalOf } from "../calc/exact";

const plain = { side: "long", entry: 100, total: 4, weights: "1/4,3/4", distance: 0.1, stop: 90, equity: 1000 };

/** A block of some of the inputs with others; undefined leaves one out. */
const block = (more: Record<string, Input> = {}) =>
  InputBlock.read(Object.entries({ ...plain, ...more }).filter(([, value]) => value !== undefined));

const words = (act: () => unknown) => refusalOf(act)[1];

describe("a measure is refused a block", () => {
  const needs = (
    measure: Parameters<InputBlock["require"]>[0],
    more: Record<string, Input>,
    ...given: Parameters<InputBlock["require"]>[1]
  ) => words(() => block(more).require(measure, given));
  const takes = (
    measure: Parameters<InputBlock["require"]>[0],
    more: Record<string, Input>,
    ...given: Parameters<InputBlock["require"]>[1]
  ) => expect(block(more).require(measure, given)).toBeUndefined();

  it("without an input that no plan is without, unless it is the one that varies", () => {
    for (const [key, label] of [
      ["side", "Side"],
      ["entry", "Entry price"],
      ["weights", "Split"],
      ["distance", "Trigger distance"],
      ["stop", "Initial stop"],
      ["total", "Total contracts"],
    ] as const) {
      expect(needs("worst", { [key]: undefined })).toBe(`inputs needs ${key} (${label}) for worst`);
      takes("worst", { [key]: undefined }, key);
    }
  });

  it("without a margin where it needs one: a leverage, or the margin of a contract", () => {
    expect(needs("margin", {})).toBe("inputs needs leverage (Leverage) for margin");
    takes("margin", { leverage: 10 });
    takes("margin", { marginPerContract: 10 });
    takes("margin", {}, "leverage");
    takes("margin", {}, "marginPerContract");
  });

  it("without a maintenance where it needs one: a rate, or a code that has tiers or may have them", () => {
    expect(needs("liquidation", { leverage: 10 })).toBe("inputs needs mmr (Maintenance margin rate) for liquidation");
    takes("liquidation", { leverage: 10, mmr: 0.01 });
    takes("liquidation", { leverage: 10 }, "mmr");
    takes("liquidation", { leverage: 10 }, "contract");
    takes("liquidation", { leverage: 10, contract: "BINANCE:BTCUSDT" });
    // A future of the CME has no tiers
    expect(needs("liquidation", { leverage: 10, contract: "CME:MBT" })).toContain("inputs needs mmr");
  });

  it("without the target before a later one, where it looks at targets", () => {
    expect(needs("atTarget", {})).toContain("inputs needs target (Target 1 price) for atTarget");
    expect(needs("atTarget", { target: 120, target3: 140 })).toBe("inputs needs target2 (Target 2 price) for atTarget");
    expect(needs("worst", {}, "target2")).toBe("inputs needs target (Target 1 price) for worst");
    takes("atTarget", { target: 120, target3: 140 }, "target2");
    takes("atTarget", { target: 120 }, "target2");
    takes("worst", { target3: 140 });
  });

  it("without the price of its coin, unless that or the contract is what varies", () => {
    const inverse = { type: "inverse" };
    expect(needs("worstPct", inverse)).toContain("equityPrice is needed with an inverse contract");
    for (const given of ["equityPrice", "type", "contract"] as const) takes("worstPct", inverse, given);
    takes("worst", inverse);
    takes("worstPct", { ...inverse, equityPrice: 1 });
  });
});

describe("a plan of a block", () => {
  it("reads each input under its own name", () => {
    const of = (key: "side" | "entry" | "stop" | "total" | "distance" | "drift" | "volatility" | "target") => {
      const plan = block({ [key]: true }).plan();
      const asked = {
        distance: "triggers",
        entry: "triggers",
        drift: "motion",
        volatility: "motion",
        target: "targets",
      } as const;
      return words(() => plan[asked[key as "target"] ?? (key as "side")]);
    };
    for (const key of ["entry", "stop", "total", "distance", "drift", "volatility", "target"] as const)
      expect(of(key)).toMatch(new RegExp(`^${key} must be a number`));
    expect(of("side")).toMatch(/^side must be /);
  });

  it("has the targets that are there, and the motion or none", () => {
    const targetsOf = (more: Record<string, Input>) =>
      block(more)
        .plan()
        .targets.map(({ price }) => price);
    expect([targetsOf({}), targetsOf({ target: 120, target2: 130 })]).toEqual([[], [120, 130]]);
    expect(block().plan().motion).toEqual({ drift: 0, volatility: undefined });
    expect(block({ drift: 0.1, volatility: 0.2 }).plan().motion).toEqual({ drift: 0.1, volatility: 0.2 });
  });

  it("takes targets and motion from elsewhere, and then does not look at its own", () => {
    const wrong = block({ target: true, drift: true });
    const [targets, motion] = [[{ price: 150, contracts: undefined, stop: undefined }], { drift: 1, volatility: 2 }];
    const plan = wrong.plan({ targets, motion });
    expect([plan.targets, plan.motion]).toEqual([targets, motion]);
  });

  it("shares what it has worked out with plans that differ in their account alone, and its work with all", () => {
    const one = block();
    const [rich, wide] = [one.with("equity", 5000).plan(), one.with("stop", 80).plan()];
    const plan = one.plan();
    expect([rich.shared === plan.shared, rich.worstByTotal === plan.worstByTotal, rich.work === plan.work]).toEqual([
      ...[true, true, true],
    ]);
    expect([wide.shared === plan.shared, wide.worstByTotal === plan.worstByTotal, wide.work === plan.work]).toEqual([
      ...[false, false, true],
    ]);
    expect([plan.shared, plan.worstByTotal, typeof plan.work]).toEqual([{}, new Map(), "object"]);
  });
});

describe("names and values", () => {
  it("are those of inputs and measures; a blank or a 0 is none", () => {
    expect([inputNamed("Leverage"), inputNamed("entry-price"), inputNamed("Venue"), inputNamed("colour")]).toEqual([
      ...["leverage", "entry", undefined, undefined],
    ]);
    expect([readInputName(null, "name"), readInputName(0, "name"), readInputName("Split", "name")]).toEqual([
      ...[undefined, undefined, "weights"],
    ]);
    expect(words(() => readInputName("colour", "name2"))).toBe('name2 must be an input of the plan, was "colour"');
    expect([readMeasure(null), readMeasure(0), readMeasure("Worst % equity")]).toEqual([undefined, undefined, "worstPct"]);
    expect(words(() => readMeasure("best"))).toMatch(/^measure must be one of worst, worstPct, .*, win, was "best"$/);
    expect(words(() => readMeasure([[1, 2]]))).toBe("measure must be one cell, was a range");
  });

  it("stand in a row or a column, with blanks at their end alone", () => {
    expect([readVariants([[1], ["b"], [null]], "values"), readVariants([[null]], "values")]).toEqual([[1, "b"], undefined]);
    expect(refusalOf(() => readVariants([[1], [null], [2]], "values"))).toEqual([
      "range",
      "values (item 2) was blank: blanks are allowed only at the end",
    ]);
    expect(words(() => readVariants([[null], [2]], "values2"))).toContain("values2 (item 1) was blank");
  });

  it("are errors where one of them is", () => {
    const gone = new CellError("#REF!", "gone");
    expect([errorAmong(1, gone, new CellError("#N/A", "later")), errorAmong(1, "a", null)]).toEqual([gone, undefined]);
  });
});

describe("a search of a block", () => {
  const labels = (more: Record<string, Input>, search: Parameters<typeof combinationsOf>[1] = {}) =>
    combinationsOf(block(more), search, (each) => each.plan()).map(({ label }) => label);
  const refused = (more: Record<string, Input>, search: Parameters<typeof combinationsOf>[1] = {}) =>
    refusalOf(() => labels(more, search));

  it("begins with the split of the block, if it has one, and tries every rule", () => {
    const splits = (more: Record<string, Input>) => [...new Set(labels(more).map(({ split }) => split))];
    const usual = ["equal 2", "thirds", "pyramid 3", "1/4,1/4,1/2", "equal 1"];
    expect([splits({}), splits({ weights: undefined })]).toEqual([["1/4,3/4", ...usual], usual]);
    const rules = (more: Record<string, Input>) => [...new Set(labels(more, { weights: ["equal 2"] }).map(({ rule }) => rule))];
    expect([rules({}), rules({ atr: 2 })]).toEqual([
      ["entry", "breakeven", "hold"],
      ["entry", "breakeven", "hold", "atr"],
    ]);
  });

  it("needs what it is not given", () => {
    for (const [key, label] of [
      ["side", "Side"],
      ["entry", "Entry price"],
      ["equity", "Account equity"],
      ["stop", "Initial stop"],
      ["distance", "Trigger distance"],
    ] as const)
      expect(refused({ [key]: undefined })).toEqual(["argument", `inputs needs ${key} (${label}) for SCALE.BEST`]);
    const own = { stop: [90], distance: [0.1], weights: ["equal 2"], rule: ["hold"] };
    expect(labels({ stop: undefined, distance: undefined }, own)).toEqual([
      { split: "equal 2", stop: 90, distance: 0.1, rule: "hold" },
    ]);
  });

  it("tries 2,000 combinations and no more, each with its total", () => {
    const own = (distances: number) => ({
      ...{ weights: ["equal 2"], rule: ["hold"], total: [2, 4] },
      ...{ stop: Array.from({ length: 40 }, (_item, index) => 50 + index) },
      distance: Array.from({ length: distances }, (_item, index) => (index + 1) / 100),
    });
    const found = combinationsOf(block(), own(25), (each) => each.plan());
    expect([found.length, ...found.slice(0, 3).map(({ total }) => total?.toNumber())]).toEqual([2000, 2, 4, 2]);
    expect(refused({}, own(26))).toEqual(["range", "search makes 2080 combinations, at most 2000 are tried"]);
    expect(combinationsOf(block(), { weights: ["equal 1"] }, (each) => each.plan()).map(({ total }) => total)).toEqual([
      undefined,
    ]);
  });

  it("refuses a wrong cell under its name", () => {
    expect(refused({ distance: "far" })[1]).toMatch(/^distance must be a number/);
    expect(refused({ side: "up" })[1]).toMatch(/^side must be /);
    expect(refused({ entry: "high" })[1]).toMatch(/^entry must be a number/);
    for (const key of ["stop", "distance", "total"] as const)
      expect(refused({}, { [key]: ["far"] })[1]).toMatch(new RegExp(`^search: ${key} must be a number`));
    expect(refused({}, { rule: ["never"] })[1]).toMatch(
      /^search: rule must be "entry", "breakeven", "atr" or "hold", was "never"/,
    );
    expect(refused({}, { stop: [100] })[0]).toBe("range");
    expect(refused({ lot: 2 }, { total: [3] })[0]).toBe("range");
  });
});
