/** Reads which plans a search tries: a row per input, its name in the first column, candidates right of it. */
import { lotStep } from "../calc/contract-terms";
import { decimalOf } from "../calc/decimal";
import { positive } from "../calc/domain";
import { DomainError } from "../calc/domain-error";
import { isMultiple } from "../calc/rounding";
import { protectiveStop } from "../calc/stops";
import type { Combination } from "../calc/whatif/best";
import type { PlanInputs } from "../calc/whatif/figures";
import { CellError, isTable } from "../grid/cell";
import {
  badArgument,
  type Input,
  InputError,
  isBlankOrZero,
  quoted,
  readNumber,
  readPrice,
  readSide,
  readWeights,
  readWord,
} from "./arguments";
import { type InputBlock, inputNamed } from "./plan-inputs";
import { folded } from "./term-names";

/** The inputs that a search varies, the last fastest. */
const searched = ["stop", "weights", "distance", "rule", "total"] as const;
type SearchedKey = (typeof searched)[number];
type Candidates = Partial<Record<SearchedKey, readonly Input[]>>;

/** A plan of a search as its row shows it; undefined where one step has none. */
export interface SearchedPlan {
  readonly split: Input;
  readonly distance: Input;
  readonly rule: Input;
  readonly stop: Input;
}

const mostCombinations = 2000;
const otherSplits = ["equal 2", "thirds", "pyramid 3", "1/4,1/4,1/2", "equal 1"];
const factors = ["0.5", "0.75", "1", "1.5", "2"];

/** The rows of a search. */
export function readSearch(search: Input): Candidates {
  const found: Candidates = {};
  const rows = isTable(search) ? search : [[search]];
  for (const [name, ...cells] of rows) {
    if (name instanceof CellError) throw new InputError(name);
    if (isBlankOrZero(name)) continue;
    const key = searched.find((each) => each === inputNamed(String(name)));
    if (key === undefined) throw badArgument(`search must name ${searched.join(", ")}, was ${quoted(name)}`);
    if (found[key] !== undefined) throw badArgument(`search names ${key} twice`);
    const candidates = cells.filter((cell) => !isBlankOrZero(cell));
    if (candidates.length > 0) found[key] = distinct(candidates);
  }
  return found;
}

/** A candidate that is there twice counts once. */
function distinct(cells: readonly Input[]): Input[] {
  const name = (cell: Input) => (typeof cell === "string" ? folded(cell) : cell);
  return cells.filter((cell, index) => cells.findIndex((other) => name(other) === name(cell)) === index);
}

/** Every combination of the candidates, those of the block and the usual ones where there are none. */
export function combinationsOf(
  block: InputBlock,
  search: Candidates,
  planOf: (block: InputBlock) => PlanInputs,
): Combination<SearchedPlan>[] {
  const given = (["stop", "distance"] as const).filter((key) => search[key] === undefined);
  block.demand(["side", "entry", "equity", ...given], "SCALE.BEST");
  const candidates = withDefaults(block, search);
  check(block, candidates);
  const { stop: stops, weights, distance: distances, rule: rules, total: totals } = candidates;
  const combinations = stops.flatMap((stop) =>
    weights.flatMap((split) => {
      const isOneStep = readWeights(split).parts.length === 1;
      return (isOneStep ? distances.slice(0, 1) : distances).flatMap((distance) =>
        (isOneStep ? rules.slice(0, 1) : rules).flatMap((rule) =>
          totals.map((total) => ({ stop, split, distance, rule, total, isOneStep })),
        ),
      );
    }),
  );
  if (combinations.length > mostCombinations)
    throw new DomainError("range", `search makes ${combinations.length} combinations, at most ${mostCombinations} are tried`);
  return combinations.map(({ stop, split, distance, rule, total, isOneStep }) => ({
    label: { split, stop, distance: isOneStep ? undefined : distance, rule: isOneStep ? undefined : rule },
    inputs: planOf(block.with("stop", stop).with("weights", split).with("distance", distance).with("rule", rule)),
    total: total === undefined ? undefined : readNumber(total, "search: total", positive),
  }));
}

function withDefaults(block: InputBlock, search: Candidates): Record<SearchedKey, readonly Input[]> {
  const split = block.has("weights") ? [block.cell("weights")] : [];
  const around = () => {
    const distance = readNumber(block.cell("distance"), "distance", positive);
    return factors.map((factor) => distance.times(factor).toNumber());
  };
  return {
    stop: search.stop ?? [block.cell("stop")],
    weights: search.weights ?? distinct([...split, ...otherSplits]),
    distance: search.distance ?? around(),
    rule: search.rule ?? ["entry", "breakeven", "hold", ...(block.has("atr") ? ["atr"] : [])],
    total: search.total ?? [undefined],
  };
}

/** Refuses what no plan can have, before any is tried. */
function check(block: InputBlock, candidates: Record<SearchedKey, readonly Input[]>): void {
  const side = readSide(block.cell("side"));
  const entry = readPrice(block.cell("entry"), "entry");
  const { terms } = block;
  for (const stop of candidates.stop) protectiveStop(side, entry, readPrice(stop, "search: stop"), "search: stop");
  for (const weights of candidates.weights) readWeights(weights);
  for (const distance of candidates.distance) readNumber(distance, "search: distance", positive);
  for (const rule of candidates.rule) {
    const word = readWord(rule, "search: rule", ["entry", "breakeven", "atr", "hold"]);
    if (word === "atr" && !block.has("atr")) throw badArgument('inputs needs atr (ATR) for the stop rule "atr"');
  }
  for (const total of candidates.total) {
    if (total === undefined || isMultiple(readNumber(total, "search: total", positive), lotStep(terms))) continue;
    throw new DomainError(
      "range",
      `search: total must be a multiple of the lot step ${lotStep(terms)}, was ${decimalOf(total as number)}`,
    );
  }
}
