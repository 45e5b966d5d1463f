import { PlanFigures } from "../../calc/whatif/figures";
import { type Measure, type MeasureKey, measures } from "../../calc/whatif/measures";
import { LimitError } from "../../calc/limits";
import { DomainError } from "../../calc/domain-error";
import { badArgument } from "../../host/arguments";
import { cellErrorOf } from "../../host/errors";
import { errorAmong, InputBlock, type InputKey, labelOf, readInputName, readMeasure, readVariants } from "../../host/plan-inputs";
import { type ResultValue, toCell } from "../../host/results";

/**
 * A measure of a scaling plan over the values of one or two of its inputs: Excel's data table for a plan, live in a cell.
 *
 * Every cell is SCALE.PLAN with its values put in, nothing else: another entry does not move a stop that is given as a price. A cell that
 * cannot be computed shows its own error. The figures at the stops hold also where liquidation comes first: look at the gap.
 *
 * @customfunction SCALE.WHATIF
 * @param inputs The Inputs block of a planning sheet: two columns, name and value (side, entry, total, weights, distance, stop, target, target2, target3, drift, volatility and all terms).
 * @param name The input that varies downward, by key or label: "distance", "Trigger distance".
 * @param values Its values, in a row or a column; words and codes too. At most 2,500 cells in all.
 * @param [name2] A second input, which varies to the right.
 * @param [values2] Its values.
 * @param [measure] What is shown: worst (default), worstPct, locked, unmoved, average, breakeven, liquidation, gap, margin, size, atTarget, reward, expected or win; or its heading, such as "Worst net".
 * @returns Table: the values and the measure beside each, or with two inputs the measure in a block. headers FALSE in inputs drops the first row. An empty text where a measure does not apply.
 * @throws #VALUE! inputs not two columns, an unknown name, measure or word, an input that cannot vary or stands on both axes, name2 or values2 alone, an input missing that the measure needs, a block of values
 * @throws #NUM! a blank inside values, or more than 2,500 cells
 * @example =SCALE.WHATIF({"side","long";"entry",70000;"total",3;"weights","thirds";"distance",0.005;"stop",69650;"size",0.01;"fee",0.0005;"tick",0.1},"distance",{0.003;0.005;0.01},"total",{3,6}) // {"Worst net: Trigger distance down, Total contracts across",3,6;0.003,-4.19825,-8.3965;0.005,-4.90175,-9.8035;0.01,-8.4035,-16.807}
 * @example =SCALE.WHATIF({"side","long";"entry",70000;"total",3;"weights","thirds";"distance",0.005;"stop",69650;"size",0.01;"fee",0.0005;"tick",0.1},"stop",{69650;70000}) // {"Initial stop","Worst net";69650,-4.90175;70000,#NUM!}
 * @see SCALE.SOLVE, SCALE.PLAN, SCALE.SIZE, SCALE.ODDS
 */
export function scaleWhatif(inputs: any[][], name: any, values: any[][], name2?: any, values2?: any[][], measure?: any): any[][] {
  const block = InputBlock.read(inputs);
  const down = axisOf(name, values, "");
  const across = axisOf(name2, values2, "2");
  if (down === undefined) throw badArgument("name is required: the input that varies");
  if (across?.key === down.key) throw badArgument(`name2 must be another input than name, was ${down.key}`);
  const cells = down.values.length * (across?.values.length ?? 1);
  if (cells > mostCells) throw new DomainError("range", `values make ${cells} cells, at most ${mostCells} are worked out`);
  const key = readMeasure(measure) ?? "worst";
  block.require(key, across ? [down.key, across.key] : [down.key]);

  const rows = down.values.map((value) => {
    const changed = block.with(down.key, value);
    const each = across
      ? across.values.map((other) => figure(changed, key, down, value, across, other))
      : [figure(changed, key, down, value)];
    return [value, ...each];
  });
  if (!block.headers) return rows;
  const { heading } = measures[key] as Measure;
  if (across === undefined) return [[labelOf(down.key), heading], ...rows];
  const corner = `${heading}: ${labelOf(down.key)} down, ${labelOf(across.key)} across`;
  return [[corner, ...across.values], ...rows];
}

const mostCells = 2500;

interface Axis {
  readonly key: InputKey;
  readonly values: readonly unknown[];
}

/** The inputs that no plan, or no measure, depends on. */
const fixedInputs: ReadonlySet<string> = new Set([
  ...["maxLeverage", "stepScale", "volumeScale", "baseAmount", "orderAmount", "headers", "intrabar", "funding"],
  ...["anchor", "sizing", "paths", "block", "doubt", "maxHeat"],
]);

function axisOf(name: unknown, values: unknown, place: string): Axis | undefined {
  const key = readInputName(name, `name${place}`);
  const list = readVariants(values, `values${place}`);
  if (key !== undefined && fixedInputs.has(key))
    throw badArgument(`name${place} must be an input that the plan uses, was ${key}`);
  if (key === undefined && list === undefined) return undefined;
  if (key === undefined) throw badArgument(`name${place} is required with values${place}: the input that varies`);
  if (list === undefined) throw badArgument(`values${place} is required with name${place}, was empty`);
  return { key, values: list };
}

/** One cell: the measure of the block with its values put in, or what stands in its way. */
function figure(changed: InputBlock, key: MeasureKey, down: Axis, value: unknown, across?: Axis, other?: unknown): ResultValue {
  const error = errorAmong(value, other);
  if (error !== undefined) return error;
  try {
    const block = across === undefined ? changed : changed.with(across.key, other);
    return toCell((measures[key] as Measure).of(new PlanFigures(block.plan())));
  } catch (thrown) {
    if (thrown instanceof LimitError) throw thrown;
    return cellErrorOf(thrown, "SCALE.WHATIF");
  }
}
