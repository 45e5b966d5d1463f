import { readdirSync } from "node:fs";

/** Modules of the pure rooms that are mutated together, and the tests that alone have to notice what is wrong with them. */
const inRoom =
  (room) =>
  (...names) =>
    names.map((name) => `src/${room}/${name}.ts`);
const [calc, door, grid, host, plan] = ["calc", "door", "grid", "host", "plan"].map(inRoom);

const testsOf =
  (room) =>
  (...names) =>
    names.map((name) => `tests/${room}/${name}.test.ts`);
const [ofCalc, ofDoor, ofGrid, ofHost, ofPlan] = ["calc", "door", "grid", "host", "plan"].map(testsOf);

/** All modules of a folder of calc. */
const folders = (...names) => names.flatMap((name) => readdirSync(`src/calc/${name}`).map((file) => `src/calc/${name}/${file}`));
const ofFunctions = testsOf("functions");

const barTests = ofDoor(
  "bar-bounds",
  "bars",
  "bytes",
  "exports",
  "canonical",
  "columns",
  "join",
  "numbers",
  "refused",
  "text-bounds",
  "time-bounds",
  "times",
  "year-first",
);
const fillTests = ofDoor(
  "fills",
  "fill-bounds",
  "fill-places",
  "kinds-of-text",
  "exports",
  "fill-lines",
  "fills-sheet",
  "second-import",
  "canonical",
  "numbers",
);
const gridTests = ofGrid(
  "address",
  "formula",
  "locals",
  "precedents",
  "reference-bounds",
  "resolve",
  "rounded-text",
  "stored-bounds",
  "stored-text",
  "wildcards",
  "words",
);

/** The founders' formulas and the examples of the documentation: facts about every function. */
const calledTests = ["tests/vectors/called.test.ts"];
const properties = testsOf("properties");

/** Beginnings of names of tests that take most of the time of their group, where quicker ones hold the same. */
export const dear = [
  "the same table in other bytes a quote behind a blank that never ends",
  "a fair game has a mean of 0 over all 2^8 walks",
  "a second import adds nothing whatever file comes twice",
  "of the plans of SCALE.BEST none beats another",
  "the answer of SCALE.SOLVE meets its goal",
  "SCALE.RUIN counts growth for a fixed fraction only",
  "SCALE.RUIN doubts six results",
  "SCALE.RUIN takes blanks and zeros at the end",
  "SCALE.SOLVE for the total is SCALE.SIZE",
  "the liquidation of several positions falling",
  "the liquidation of several positions rising",
  "what is said of a term depends on its own cells alone",
  "what is typed comes back from the file",
];

export const groups = {
  liquidation: { modules: calc("liquidation", "maintenance", "reachable"), tests: ofCalc("liquidation", "reachable") },
  prices: { modules: calc("dca", "ladder", "levels", "rounding", "stops", "tick-price", "triggers"), tests: ofCalc("prices") },
  money: {
    modules: calc(
      ...["account", "break-even", "compare", "costs", "fill", "funding", "holding", "margin", "minimum-order", "position"],
      ...["ratios", "running-position"],
    ),
    tests: ofCalc("money"),
  },
  sizes: {
    modules: calc("add", "scale-out", "sizing", "split", "targets", "weights"),
    tests: [...ofCalc("sizes", "targets", "size/split-in-doubles"), ...calledTests],
  },
  // Many of its mutants search without an end
  search: {
    modules: [...calc("whole-plan-size"), ...folders("size")],
    tests: [
      ...ofCalc("size/largest-total", "size/lot-losses", "size/near-splits", "size/split-in-doubles", "sizes"),
      ...ofFunctions("scale/scale-size"),
      ...properties("scale", "random-plans"),
      ...calledTests,
    ],
  },
  audit: {
    modules: calc("audit", "audit-rules", "loss-and-profit", "plan", "stages"),
    tests: [...ofCalc("audit", "loss-and-profit"), ...ofFunctions("scale/scale-stages"), ...calledTests],
  },
  tables: { modules: host("bar-tables", "trade-tables"), tests: ofHost("tables") },
  plan: {
    modules: plan("judge", "numbers", "orders", "payoff", "reading", "resolve", "split-text"),
    tests: ofPlan("column-c", "model", "payoff-and-orders", "texts-and-numbers"),
  },
  text: {
    modules: door(
      ...[
        "canonical",
        "comma-advice",
        "decimal-mark",
        "decode",
        "locale",
        "names",
        "number-cell",
        "odd-prices",
        "order",
        "read-table",
      ],
      ...["sentence", "sheet-layout", "split", "words"],
    ),
    tests: [...new Set([...barTests, ...fillTests, ...ofDoor("typed", "typed-bounds", "fill-places", "kinds-of-text")])],
  },
  times: { modules: door("interval", "join", "time-column", "time-text", "times", "year-first"), tests: barTests },
  bars: { modules: door("answers", "bar", "bar-columns", "bare-bars", "bars"), tests: barTests },
  fills: {
    modules: door(
      ...[
        "fill-columns",
        "fill-contracts",
        "fill-drafts",
        "fill-formats",
        "fill-names",
        "fill-pairs",
        "fill-words",
        "fill",
        "fills-sheet",
      ],
      ...["fills", "general-fills", "second-import", "trades"],
    ),
    tests: fillTests,
  },
  typed: {
    modules: door("typed", "typed-date", "typed-formula", "typed-number", "typed-reading"),
    tests: ofDoor("typed", "typed-bounds"),
  },
  formulas: {
    modules: grid(
      ...["array-evaluation", "expression", "formula", "function-tokens", "local-formula", "local-names", "locals", "names"],
      ...["parameter-kinds", "stored-text", "tokens", "young-functions"],
    ),
    tests: gridTests,
  },
  references: {
    modules: grid(
      ...[
        "address",
        "book",
        "cell",
        "constants",
        "dependents",
        "extremes",
        "precedents",
        "reading-cost",
        "resolve",
        "rounded-text",
        "shifted",
        "tables",
      ],
      ...["wildcards", "workbook-data"],
    ),
    tests: gridTests,
  },
  words: {
    modules: calc(
      ...["decimal", "decimal/decimal", "decimal/reference", "decimal/whole-numbers", "domain", "domain-error"],
      ...["limits", "side"],
    ),
    tests: [
      ...ofCalc("decimal/decimal", "decimal/edges", "refusals", "words", "money", "audit", "sizes"),
      ...ofFunctions("scale/scale-plan"),
      ...calledTests,
    ],
  },
  contracts: {
    modules: [...folders("contracts"), ...calc("contract-terms", "edit-distance")],
    tests: [
      ...ofCalc("contracts/contract-table"),
      ...ofFunctions("micro/micro-spec"),
      ...ofHost("guard", "terms"),
      ...calledTests,
    ],
  },
  indicators: {
    modules: folders("indicators"),
    tests: [
      ...ofCalc(
        ...[
          "average-true-range",
          "chandelier",
          "moving-average",
          "pivots",
          "relative-strength",
          "running-sum",
          "series",
          "trailing-price",
        ].map((name) => `indicators/${name}`),
        ...["indicators/trailing-stop", "indicators/volume-weighted-price"],
      ),
      ...ofHost("readers"),
      ...ofFunctions(
        "ta/ta-atr",
        "ta/ta-ma",
        "ta/ta-pivots",
        "ta/ta-rsi",
        "ta/ta-vwap",
        "stop/stop-chandelier",
        "stop/stop-trail",
      ),
      ...calledTests,
    ],
  },
  confirm: {
    modules: folders("confirm"),
    tests: [
      ...ofCalc(
        ...["comparison", "direction-signals", "level-signals", "retest", "single-signals"].map((name) => `confirm/${name}`),
      ),
      ...ofFunctions(...["break", "cross", "hold", "met", "move", "retest", "turn"].map((name) => `confirm/confirm-${name}`)),
      ...calledTests,
    ],
  },
  heat: {
    modules: folders("heat", "next"),
    tests: [
      ...ofCalc("heat/liquidation"),
      ...ofFunctions("scale/scale-heat", "scale/scale-next"),
      ...properties("live-trade"),
      ...calledTests,
    ],
  },
  replay: {
    modules: folders("replay"),
    tests: [
      ...ofCalc("replay/bar-play", "replay/quiet-run", "replay/replay"),
      ...ofFunctions("scale/scale-replay"),
      ...ofCalc("trades/trades"),
      ...properties("live-trade", "random-plans"),
      ...calledTests,
    ],
  },
  odds: {
    modules: folders("odds", "statistics"),
    tests: [...ofCalc("odds/odds", "statistics/intervals"), ...ofFunctions("scale/scale-odds"), ...calledTests],
  },
  ruin: {
    modules: folders("ruin"),
    tests: [...ofCalc("ruin/draws", "ruin/growth"), ...ofFunctions("scale/scale-ruin"), ...calledTests],
  },
  trades: {
    modules: folders("trades"),
    tests: [...ofCalc("trades/tick", "trades/trades"), ...ofFunctions("scale/scale-trades"), ...calledTests],
  },
  whatif: {
    modules: folders("whatif"),
    tests: [
      ...ofCalc(...["best", "figures", "grids", "measures", "solve", "totals", "walk"].map((name) => `whatif/${name}`)),
      ...ofHost("search-and-block"),
      ...ofFunctions("scale/whatif-solve-best"),
      ...calledTests,
      "tests/vectors/called-searches.test.ts",
    ],
  },
  arguments: {
    modules: host(
      ...[
        "arguments",
        "bar-order",
        "checked-rows",
        "contract-facts",
        "edit-distance",
        "errors",
        "frozen-tables",
        "guard",
        "library",
        "limits",
        "maintenance",
        "plan-inputs",
      ],
      ...["plan-search", "plan-table", "position-table", "remembered-terms", "result-list", "results", "row-terms", "series"],
      ...["signed-fills", "term-names", "terms", "version"],
    ),
    tests: [
      ...ofHost(
        "copied-terms",
        "frozen-tables",
        "guard",
        "maintenance-tiers",
        "remembered-terms",
        "each-term",
        "readers",
        "inputs-block",
        "search-and-block",
        "tables",
        "target-forms",
        "terms",
      ),
      ...ofFunctions(
        ...[
          "scale/scale-plan",
          "scale/scale-size",
          "scale/scale-split",
          "scale/scale-audit",
          "scale/scale-heat",
          "scale/scale-risk",
          "scale/scale-next",
          "scale/scale-out",
          "scale/scale-replay",
          "scale/scale-ruin",
          "scale/scale-stages",
          "scale/whatif-solve-best",
        ],
        ...[
          "micro/micro-liq",
          "micro/micro-position",
          "micro/micro-tiers",
          "micro/micro-maint",
          "micro/micro-avg",
          "micro/micro-spec",
          "ta/ta-ma",
        ],
      ),
      ...properties("blank-tails", "terms"),
      ...calledTests,
    ],
  },
  sentences: {
    modules: plan("contract-list", "figures", "inputs", "model", "outputs", "refused", "sentence-words", "sentences", "words"),
    tests: [
      ...ofPlan("column-c", "model", "payoff-and-orders", "sentences", "texts-and-numbers"),
      "tests/languages/plan-sentences.test.ts",
    ],
  },
};
