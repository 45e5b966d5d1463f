/** What lies beside a plan: its result against the price, its orders as text, and how its numbers are written. */
import { Decimal } from "../../src/calc/decimal";
import { initialValues, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { decimalsOf, fixed, moneyDecimals, nearestTick, percentText, priceDecimals } from "../../src/plan/numbers";
import { ordersOf } from "../../src/plan/orders";
import { payoffOf } from "../../src/plan/payoff";

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

  it("goes 12% of the way from stop to target beyond both, and marks what lies at a price", () => {
    // From 69,650 to 71,400: 1,750 x 0.12 = 210
    const points = payoffOf(article, 4);
    expect([points[0]!.price, points[points.length - 1]!.price]).toEqual([69440, 71610]);
    expect(points.flatMap(({ price, mark }) => (mark ? [[price, mark]] : []))).toEqual([
      [69650, "stop"],
      [70000, "step"],
      [70350, "step"],
      [70700, "step"],
      [71050, "target"],
      [71400, "target"],
    ]);
  });

  it("sells at the first target what Exit sells there, and holds the rest", () => {
    // The average is 70,350. One of three sold at 71,050, two held there: 3 x 0.01 x 700 - 0.0005 x 0.03 x (70,350 + 71,050)
    expect(at(article, 71050).scaled).toBeCloseTo(21 - 0.0005 * 0.03 * (70350 + 71050), 9);
    expect(at(article, 71050).allIn).toBeCloseTo(31.5 - 0.0005 * 0.03 * (70000 + 71050), 9);
    // Beyond the last target nothing is held
    const beyond = payoffOf(article, 4).find(({ price }) => price === 71610)!;
    expect(beyond.scaled).toBeCloseTo(at(article, 71400).scaled, 9);
  });

  it("without targets ends beyond the last step, nothing sold", () => {
    // From 69,650 to 70,700: 1,050 x 0.12 = 126
    const points = payoffOf(plan({ Total_contracts: 3, Target_1: null, Target_2: null }), 4);
    const last = points[points.length - 1]!;
    expect(last.price).toBe(70826);
    expect(last.scaled).toBeCloseTo(0.03 * (70826 - 70350) - 0.0005 * 0.03 * (70826 + 70350), 9);
  });

  it("has no price of 0 or less", () => {
    // A stop of 30,000 points: 12% of the way to the target of 1 R lie below 0 for a contract at 31,000
    const points = payoffOf(plan({ Entry_price: 31000, Stop_in_points: 30990, Total_contracts: 3 }));
    expect(points.every(({ price }) => price > 0)).toBe(true);
    expect(points.some(({ mark }) => mark === "stop")).toBe(true);
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

  it("of a short are the other way round, and name the contract on one line", () => {
    const [note, , first, second] = ordersOf(plan({ Side: "short", Total_contracts: 3 })).split("\n");
    expect(note).toMatch(/^# not sent: orders of a plan for EXAMPLE:MICROBTC\. /);
    expect([first, second]).toEqual(["1,1,sell,limit,1,70000.0,70350.0,1,no", "2,1,buy,stop,1,70350.0,,,yes"]);
    const unnamed = ordersOf(plan({ Contract: null, Contract_size: 0.01, Tick_size: 0.1, Total_contracts: 3 }));
    expect(unnamed).toMatch(/^# not sent: orders of a plan\. /);
  });

  it("are not offered beside a fault, nor where liquidation comes first", () => {
    expect(ordersOf(plan({ Side: "lnog" }))).toBe("");
    expect(ordersOf(plan({ Leverage: 150 }))).toBe("");
  });
});

describe("numbers", () => {
  const d = (text: string) => new Decimal(text);

  it("are written as FIXED writes them: halves away from zero, thousands, and no minus before a zero", () => {
    expect([fixed(-1234567.125, 2), fixed(d("0.5"), 0), fixed(-0.004, 2), fixed(999.95, 1), fixed(12, -1)]).toEqual([
      "-1,234,567.13",
      "1",
      "0.00",
      "1,000.0",
      "12",
    ]);
    expect([percentText(0.005), percentText(0.1), percentText(0.00055)]).toEqual(["0.5%", "10%", "0.055%"]);
  });

  it("of prices have the decimals of the tick, else of the entry: two from 1 on, two more below it (planner.md 1.2)", () => {
    const of = (entry: string, tick?: string) => priceDecimals(d(entry), tick === undefined ? undefined : d(tick));
    expect([of("70000", "0.1"), of("70000", "5"), of("5321", "0.25"), of("0.00001234", "0.00000001")]).toEqual([1, 0, 2, 8]);
    expect([of("70000"), of("1.2345"), of("0.12"), of("0.123456789")]).toEqual([2, 4, 4, 10]);
    expect([decimalsOf(d("0.00000000001")), decimalsOf(d("1000"))]).toEqual([10, 0]);
  });

  it("of money show three digits of the budget, two to eight decimals", () => {
    expect(["10", "9.8", "0.5", "0.000143", "0.00000001", "0"].map((budget) => moneyDecimals(d(budget)))).toEqual([
      2, 2, 3, 6, 8, 2,
    ]);
  });

  it("of a drag lie on the nearest tick, or have six digits without one", () => {
    expect([nearestTick(69500.04, d("0.1")), nearestTick(69500.06, d("0.1")), nearestTick(69502.6, d("5"))]).toEqual([
      69500, 69500.1, 69505,
    ]);
    expect(nearestTick(1234.5678, undefined)).toBe(1234.57);
  });
});
