/** What a refusal of the calculations is: its name, its kind, its words, and the bounds at which it comes. */
import { Decimal, decimalOfWide, larger, smaller, wide } from "../../src/calc/decimal";
import * as domain from "../../src/calc/domain";
import { DomainError, Refusal, shortened } from "../../src/calc/domain-error";
import { checkCount, LimitError, limits, Work } from "../../src/calc/limits";

const of = (text: string) => new Decimal(text);

function refusalOf(calculate: () => unknown): [name: string, kind: string, message: string] | "taken" {
  try {
    calculate();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.name, error.kind, error.message];
  }
  return "taken";
}

describe("a check of a number", () => {
  it.each<[keyof typeof domain, string[], string[], string]>([
    ["positive", ["1e-30", "1"], ["0", "-1e-30"], "greater than 0"],
    ["notZero", ["1e-30", "-1"], ["0"], "other than 0"],
    ["notNegative", ["0", "1"], ["-1e-30"], "0 or more"],
    ["leverageDomain", ["1", "125"], ["0.999", "0"], "at least 1"],
    ["wholePositive", ["1", "2"], ["0", "1.5", "-1"], "a whole number of at least 1"],
    ["stepCount", ["1", "1000"], ["0", "1.5", "1001"], "a whole number from 1 to 1000"],
    ["riskFraction", ["1e-30", "0.999"], ["0", "1"], "a fraction between 0 and 1 (1% is 0.01)"],
    ["signedRate", ["0.999", "-0.999", "0"], ["1", "-1"], "a fraction between -1 and 1 (0.05% is 0.0005)"],
    ["feeRate", ["0.00999", "-0.00999", "0"], ["0.01", "-0.01"], "a fraction below 0.01 (0.05% is 0.0005)"],
    ["liquidationFeeRate", ["0", "0.0999"], ["0.1", "-0.0001"], "a fraction from 0 to below 0.1 (0.5% is 0.005)"],
    ["rate", ["0", "0.999"], ["1", "-0.0001"], "a fraction from 0 to below 1 (0.4% is 0.004)"],
    ["share", ["0", "1"], ["1.0001", "-0.0001"], "a fraction from 0 to 1"],
    ["ruinFraction", ["1e-30", "1"], ["0", "1.0001"], "a fraction above 0 and at most 1 (half is 0.5)"],
    ["tradeCount", ["1", "10000"], ["0", "10001", "1.5"], "a whole number from 1 to 10000"],
    ["pathCount", ["1", "100000"], ["0", "100001", "1.5"], "a whole number from 1 to 100000"],
    ["seedNumber", ["0", "4294967295"], ["-1", "4294967296", "1.5"], "a whole number from 0 to 4294967295"],
  ])("%s", (name, taken, refused, must) => {
    const check = domain[name] as domain.DomainCheck;
    for (const text of taken) expect(check("x", of(text)).toString()).toBe(of(text).toString());
    const advice = name === "feeRate" ? "; money per contract goes into commission" : "";
    for (const text of refused)
      expect(refusalOf(() => check("x", of(text)))).toEqual([
        ...["DomainError", "range", `x must be ${must}, was ${text === "0" ? "0 or blank" : of(text).toString()}${advice}`],
      ]);
    expect(check.refusesZero).toBe(refused.includes("0"));
  });

  it("any number is one, and fifteen digits of it are shown", () => {
    expect(domain.anyNumber("x", of("-5")).toString()).toBe("-5");
    expect([domain.shown(of("0")), domain.shown(of("1").div(3)), domain.shown(of("1.5"))]).toEqual([
      ...["0 or blank", "0.333333333333333", "1.5"],
    ]);
  });

  it("lists that go together are as long as each other", () => {
    expect(refusalOf(() => domain.sameLength("a", [1], "b", [1]))).toBe("taken");
    expect(refusalOf(() => domain.sameLength("a", [1], "b", [1, 2]))).toEqual([
      ...["DomainError", "range", "a and b must be as long as each other, were 1 and 2"],
    ]);
  });
});

describe("a refusal", () => {
  it("is an error with a name of its own", () => {
    const [plain, own] = [new Refusal("why"), new DomainError("argument", "why")];
    expect([plain.name, plain.message, own.name, own.kind, own.message]).toEqual([
      "Refusal",
      "why",
      "DomainError",
      "argument",
      "why",
    ]);
    expect([plain instanceof Error, own instanceof Refusal, own instanceof Error]).toEqual([true, true, true]);
  });

  it("quotes sixty signs at most, the last of which says that there were more", () => {
    const text = "abcdefghij".repeat(7);
    expect([shortened(text.slice(0, 59)), shortened(text.slice(0, 60))]).toEqual([text.slice(0, 59), text.slice(0, 60)]);
    expect(shortened(text.slice(0, 61))).toBe(`${text.slice(0, 59)}…`);
    expect(shortened(text)).toHaveLength(60);
  });

  it("comes beyond a limit, not at it", () => {
    expect(refusalOf(() => checkCount("stops", 10_000, limits.items))).toBe("taken");
    expect(refusalOf(() => checkCount("stops", 10_001, limits.items))).toEqual([
      ...["DomainError", "range", "stops must hold at most 10,000, held 10,001"],
    ]);
    const work = new Work("steps", { most: 10, what: "fewer are quick", isCount: false });
    expect(refusalOf(() => (work.add(4), work.add(6)))).toBe("taken");
    expect(refusalOf(() => work.add(1))).toEqual(["DomainError", "range", "steps make too large a search: fewer are quick"]);
    expect(new LimitError("x")).toMatchObject({ kind: "range", message: "x" });
  });
});

describe("two numbers", () => {
  it("the larger and the smaller", () => {
    const pair = (a: string, b: string) => [larger(of(a), of(b)).toString(), smaller(of(a), of(b)).toString()];
    expect([pair("1", "2"), pair("2", "1"), pair("-1", "1"), pair("1", "1")]).toEqual([
      ["2", "1"],
      ["2", "1"],
      ["1", "-1"],
      ["1", "1"],
    ]);
  });

  it("are multiplied without rounding where that is asked for", () => {
    const third = of("1").div(3);
    // 33 threes and a 3 squared: 68 digits, which 34 would not hold
    const square = wide(third).times(wide(third));
    expect(square.toFixed()).toBe(`0.${"1".repeat(33)}0${"8".repeat(33)}9`);
    expect(decimalOfWide(square).toString()).toBe("0.1111111111111111111111111111111111");
  });
});
