/** What the page around a planning sheet works out: handles, rules of inputs. */
import { filled, stageWords } from "../../src/plan/sentence-words";
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { refusedBy } from "../../src/workbench/input-rules";
import { changesFor, handlesOf, handleWords } from "../../src/workbench/plan-handles";
import { scalingPlan } from "../../src/workbooks/scaling-plan";

const plan = (changed: PlanValues = {}) => planOf({ ...initialValues, ...changed });
/** The article's plan: three contracts of 0.01 at 70,000, 70,350 and 70,700, stop 69,650, fee 0.05%. */
const article = plan({ Total_contracts: 3 });

describe("handles", () => {
  it("stand at the prices of the plan and say what they are", () => {
    expect(handlesOf(article).map(({ name, price }) => [name, price])).toEqual([
      ["target-1", 71050],
      ["target-2", 71400],
      ["last", 70700],
      ["entry", 70000],
      ["stop", 69650],
    ]);
    expect(handleWords("stop", article)).toBe(
      `Stop, 69,650.0, 0.50% below the entry, ${filled(stageWords.worstStage, { amount: "-4.90" })}`,
    );
  });

  it.each([
    ["stop", 69500.04, "Stop_used", 69500],
    ["last", 71000, "Last_trigger", 71000],
    ["entry", 70123.44, "Stop_used", 69772.8],
  ] as const)("%s moved: the input keeps its unit, and the sheet has the price on its tick", (name, price, output, expected) => {
    const changes = changesFor(name, price, article);
    expect(Object.keys(changes).some((key) => /price$|distance$/.test(key))).toBe(true);
    expect(plan({ Total_contracts: 3, ...changes }).outputs[output]).toBe(expected);
  });

  it("move tick by tick, whatever the unit", () => {
    let result = article;
    for (const price of [69650.1, 69650.2, 69650.3]) {
      result = plan({ Total_contracts: 3, ...changesFor("stop", price, result) });
      expect(result.outputs.Stop_used).toBe(price);
    }
    const beyond = plan({ ...changesFor("target-2", 71500.3, article) });
    expect(beyond.resolved.prices.targets[1]!.price!.toNumber()).toBe(71500.3);
  });
});

describe("rules of inputs", () => {
  const addressOf = (key: string) => scalingPlan.inputs.find((input) => input.key === key)!.address;

  it.each([
    ["Max_risk_per_trade", 1, /^Max risk per trade: above 0%, up to 20%, was 100%/],
    ["Stop_distance", 0.5, /^Stop distance: above 0%, up to 20%, was 50%/],
    ["Fee_rate", 0.05, /^Fee rate: below 1%, such as 0.05%, was 5%/],
    ["Side", "lnog", /^Side: long or short, was lnog/],
    ["Steps", 2.5, /^Steps: a whole number, 1 to 12, was 2.5/],
  ])("refuse %s of %p with the words of the sheet", (key, value, words) => {
    expect(refusedBy(scalingPlan, addressOf(key), value, ".")).toMatch(words);
  });

  it("quote a number in the reader's marks", () => {
    expect(refusedBy(scalingPlan, addressOf("Steps"), 2.5, ",")).toMatch(/, was 2,5\./);
    expect(refusedBy(scalingPlan, addressOf("Stop_distance"), 0.205, ",")).toMatch(/, was 20,5%\./);
  });

  it("let everything else stand", () => {
    expect(refusedBy(scalingPlan, addressOf("Side"), "short", ".")).toBeUndefined();
    expect(refusedBy(scalingPlan, addressOf("Split"), "40/60", ".")).toBeUndefined();
    expect(refusedBy(scalingPlan, addressOf("Leverage"), null, ".")).toBeUndefined();
    expect(refusedBy(scalingPlan, "Plan!Z1", "anything", ".")).toBeUndefined();
  });
});
