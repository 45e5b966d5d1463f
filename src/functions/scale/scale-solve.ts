import { lotStep } from "../../calc/contract-terms";
import { type Decimal } from "../../calc/decimal";
import { anyNumber, positive } from "../../calc/domain";
import { gridOf, isSolvable, type RangeContext } from "../../calc/whatif/grids";
import { solved } from "../../calc/whatif/solve";
import { badArgument, readNumber, readOptionalNumber, readPrice } from "../../host/arguments";
import { InputBlock, type InputKey, labelOf, readInputName, readMeasure } from "../../host/plan-inputs";
import { toCell } from "../../host/results";

/**
 * The value of one input at which a measure of a scaling plan just meets a goal: the widest stop, the most contracts, the least equity.
 *
 * Only multiples of a step are tried: the tick, the lot, 0.01%. The answer lies on the safe side: it meets the goal, and one step further
 * misses it. Where there are several, it is the last change on the walk from one end of the range to the other; from and to pick another.
 *
 * @customfunction SCALE.SOLVE
 * @param inputs The Inputs block of a planning sheet: two columns, name and value. The row of the input that is solved for may be blank.
 * @param name The input that is wanted, by key or label: "stop", "total", "leverage", "drift".
 * @param measure What must meet the goal: worst, worstPct, locked, unmoved, average, breakeven, liquidation, gap, margin, size, atTarget, reward, expected or win; or its heading.
 * @param goal The figure to meet, in the unit of the measure. A loss of 10 is -10.
 * @param [from] Where the walk begins. Default by input: the entry for a stop, one lot a step for the total.
 * @param [to] Where it ends. Below from: it walks down.
 * @param [step] How far apart the values lie that are tried. A multiple of the lot for total, of the tick for prices.
 * @returns One number, in the unit of the input.
 * @throws #VALUE! inputs not two columns, an unknown name or measure, an input that cannot be solved for, an input missing that the measure needs, text for a number
 * @throws #NUM! step not greater than 0, no multiple of the lot or tick, without a multiple inside the range or with too many; else what the first value is refused for
 * @throws #N/A no value meets the goal (the nearest is named), or every value does
 * @example =SCALE.SOLVE({"side","long";"entry",70000;"total",3;"weights","thirds";"distance",0.005;"stop",69650;"size",0.01;"fee",0.0005;"tick",0.1},"stop","worst",-10) // 69069.6
 * @example =SCALE.SOLVE({"side","long";"entry",70000;"weights","thirds";"distance",0.005;"stop",69650;"size",0.01;"fee",0.0005;"tick",0.1},"total","worst",-10) // 7
 * @see SCALE.WHATIF, SCALE.SIZE, STOP.BUDGET, SCALE.ODDS
 */
export function scaleSolve(inputs: any[][], name: any, measure: any, goal: any, from?: any, to?: any, step?: any): number {
  const block = InputBlock.read(inputs);
  const key = readInputName(name, "name");
  if (key === undefined) throw badArgument("name is required: the input that is wanted");
  if (!isSolvable(key)) throw badArgument(`name must be an input that is a number, was ${key}`);
  const aim = readMeasure(measure);
  if (aim === undefined) throw badArgument("measure is required: what must meet the goal");
  const wanted = readNumber(goal, "goal", anyNumber);
  block.require(aim, [key]);
  const replaced = {
    from: readOptionalNumber(from, "from", anyNumber),
    to: readOptionalNumber(to, "to", anyNumber),
    step: readOptionalNumber(step, "step", positive),
  };
  const grid = gridOf(key, replaced, contextOf(block));
  const planAt = (value: Decimal) => block.with(key, value.toNumber()).plan();
  return toCell(solved({ label: labelOf(key), measure: aim, goal: wanted, grid, planAt })) as number;
}

/** What default ranges depend on, read when a range asks for it. */
function contextOf(block: InputBlock): RangeContext {
  const plan = block.plan();
  const { terms } = plan;
  const price = (key: InputKey) => readPrice(block.cell(key), key);
  const before = { target2: "target", target3: "target2" } as const;
  return {
    get side() {
      return plan.side;
    },
    get entry() {
      return price("entry");
    },
    get stop() {
      return price("stop");
    },
    get lastTrigger() {
      return plan.triggers[plan.triggers.length - 1]!;
    },
    targetBefore: (key) => price(before[key]),
    get steps() {
      return plan.weights.parts.length;
    },
    get tick() {
      return terms.tick;
    },
    get lot() {
      return lotStep(terms);
    },
    get isInPoints() {
      return terms.mode === "points";
    },
    get isInverse() {
      return terms.type === "inverse";
    },
    get isInCoin() {
      return terms.type === "inverse" && (terms.equityPrice?.eq(1) ?? false);
    },
  };
}
