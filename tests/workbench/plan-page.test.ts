/** What the page around a planning sheet works out: payoff, orders, handles, rules of inputs. */
import { filled, stageWords } from "../../src/plan/sentence-words";
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { ordersOf } from "../../src/plan/orders";
import { payoffOf } from "../../src/plan/payoff";
import { refusedBy } from "../../src/workbench/input-rules";
import { changesFor, handlesOf, handleWords } from "../../src/workbench/plan-handles";
import { scalingPlan } from "../../src/workbooks/scaling-plan";

const plan = (changed: PlanValues = {}) => planOf({ ...initialValues, ...changed });
/** The article's plan: three contracts of 0.01 at 70,000, 70,350 and 70,700, stop 69,650, fee 0.05%. */
const article = plan({ Total_contracts: 3 });

describe("result against price", () => {
  const at = (result: ReturnType<typeof plan>, price: number) => payoffOf(result).find((point) => point.price === price)!;

  it("is the loss of the first step at the stop, and of everything when all is in", () => {
    // 0.01 x 350 + 0.0005 x (700 + 696.5) = 4.19825; three contracts at the entry lose three times that
    expect(at(article, 69650).scaled).toBeCloseTo(-4.19825, 9);
    expect(at(article, 69650).allIn).toBeCloseTo(-12.59475, 9);
    const [first] = payoffOf(article);
    expect(first!.price).toBeLessThan(69650);
    expect(first!.scaled).toBeCloseTo(-4.19825, 9);
  });

  it("has what is filled at each step, costs off", () => {
    // At 70,350 two contracts are in: 0.01 x 350 - 0.0005 x (700 + 703.5 + 1,407)
    expect(at(article, 70350).scaled).toBeCloseTo(3.5 - 0.0005 * (700 + 703.5 + 1407), 9);
  });

  it("ends at the reward of the sheet", () => {
    const points = payoffOf(article);
    expect(points[points.length - 1]!.scaled).toBeCloseTo(article.outputs.Reward_at_targets as number, 9);
  });

  it("of a short runs downward", () => {
    const points = payoffOf(plan({ Side: "short" }));
    expect(points[0]!.price).toBeGreaterThan(points[points.length - 1]!.price);
  });

  it("is nothing beside a fault", () => {
    expect(payoffOf(plan({ Side: "lnog" }))).toEqual([]);
  });
});

describe("orders", () => {
  it("are one line each, in the order in which they are placed, and say that nothing was sent", () => {
    const [note, head, ...lines] = ordersOf(article).trim().split("\n");
    expect(note).toMatch(/^# not sent: /);
    expect(head).toBe("order,step,action,type,contracts,price,stop after,for contracts,reduce only");
    expect(lines).toEqual([
      "1,1,buy,limit,1,70000.0,69650.0,1,no",
      "2,1,sell,stop,1,69650.0,,,yes",
      "3,2,buy,stop,1,70350.0,70000.0,2,no",
      "4,2,sell,stop,2,70000.0,,,yes",
      "5,3,buy,stop,1,70700.0,70349.9,3,no",
      "6,3,sell,stop,3,70349.9,,,yes",
      "7,3,sell,limit,1,71050.0,,,yes",
      "8,3,sell,limit,2,71400.0,,,yes",
    ]);
  });

  it("are not offered beside a fault, nor where liquidation comes first", () => {
    expect(ordersOf(plan({ Side: "lnog" }))).toBe("");
    expect(ordersOf(plan({ Leverage: 150 }))).toBe("");
  });
});

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
    expect(refusedBy(scalingPlan, addressOf(key), value)).toMatch(words);
  });

  it("let everything else stand", () => {
    expect(refusedBy(scalingPlan, addressOf("Side"), "short")).toBeUndefined();
    expect(refusedBy(scalingPlan, addressOf("Split"), "40/60")).toBeUndefined();
    expect(refusedBy(scalingPlan, addressOf("Leverage"), null)).toBeUndefined();
    expect(refusedBy(scalingPlan, "Plan!Z1", "anything")).toBeUndefined();
  });
});
