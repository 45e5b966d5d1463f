/** The two sentences of a plan, of figures that are stated: which wording holds for which figure, and how a figure is written. */
import { planContracts } from "../../src/plan/contract-list";
import type { PlanFigures } from "../../src/plan/figures";
import { initialValues, planInput, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { refusedInput } from "../../src/plan/refused";
import { resolve } from "../../src/plan/resolve";
import { filled, filledFormula, sentenceWords as words } from "../../src/plan/sentence-words";
import { detailOf, headlineOf } from "../../src/plan/sentences";

type Known = PlanFigures & { Fault: string; Settles_in: string };

const { outputs } = planOf(initialValues);
const resolved = (values: PlanValues = {}) => resolve({ ...initialValues, ...values });

/** The plan of planner.md, section 2, with other figures. */
const headline = (known: Partial<Known>, values: PlanValues = {}) =>
  headlineOf(resolved(values), { ...outputs, ...known } as Known);
const detail = (known: Partial<Known>, values: PlanValues = {}) => detailOf(resolved(values), { ...outputs, ...known } as Known);

describe("the headline", () => {
  const of = (verdict: string, size: string) =>
    filled(words.headline, { verdict, amount: "-9.80 USDT", share: "0.98%", step: 2, size });
  const seven = filled(words.contractsInSteps, { count: 7, steps: 3 });

  it("begins with the verdict and the limit where one is exceeded or kept", () => {
    expect(headline({ Verdict: "Within the limit" })).toBe(of(filled(words.within, { limit: "1.00%" }), seven));
    expect(headline({ Verdict: "OVER the limit" })).toBe(of(filled(words.over, { limit: "1.00%" }), seven));
    expect(headline({ Verdict: "Liquidation comes first" })).toBe(of("Liquidation comes first", seven));
    expect(headline({ Fault: "Entry price: a price above 0, was 0" })).toBe(
      filled(words.noPlan, { fault: "Entry price: a price above 0, was 0" }),
    );
  });

  it("counts one contract and one step in words of their own", () => {
    const size = (count: number, values: PlanValues = {}) => headline({ Contracts_used: count }, values).split("; ")[1];
    const of = (wording: string, count: string, steps: number) => `${filled(wording, { count, steps })}.`;
    expect([size(1), size(2)]).toEqual([of(words.contractInSteps, "1", 3), of(words.contractsInSteps, "2", 3)]);
    const single: PlanValues = { Split: "equal 1" };
    expect([size(1, single), size(2, single)]).toEqual([of(words.contractInStep, "1", 1), of(words.contractsInStep, "2", 1)]);
  });

  it("writes the size with the decimals of its lot", () => {
    const size = (lot: number, count: number) =>
      headline({ Contracts_used: count }, { Lot_step: lot }).split("; ")[1]!.split(" ")[0];
    expect([size(1, 7), size(0.001, 7), size(0.25, 7.5), size(0.1, 7), size(10, 20)]).toEqual([
      ...["7", "7.000", "7.50", "7.0", "20"],
    ]);
  });

  it("writes money and shares with two decimals, a loss of equity without its sign", () => {
    const begin = headline({ Worst_stage: -1234.5, Worst_stage_pct: -0.12345 }).split(" at step")[0];
    expect(begin).toContain(filled("{amount} ({share}", { amount: "-1,234.50 USDT", share: "12.35%" }));
  });
});

describe("the detail", () => {
  const none: Partial<Known> = {
    ...({ Reward_at_targets: "", Reward_to_risk: "", Win_chance: "", Win_needed: "", Margin_needed: "" } as const),
    ...({ Liquidation_gap: "", Checks_failed: 0 } as const),
  };

  it("says what is known, and nothing of what is not", () => {
    expect(detail(none)).toBe(words.noCheckFails);
    expect(detail({ ...none, Fault: "Side: long or short" })).toBe("");
    expect(detail({ ...none, Reward_at_targets: 54.5 })).toBe(
      `${filled(words.reward, { amount: "54.50 USDT" })} ${words.noCheckFails}`,
    );
    expect(detail({ ...none, Reward_at_targets: 54.5, Reward_to_risk: 5.5 })).toBe(
      `${filled(words.rewardAndTimes, { amount: "54.50 USDT", times: "5.50" })} ${words.noCheckFails}`,
    );
    expect(detail({ ...none, Win_chance: 0.125 })).toBe(`${filled(words.chance, { chance: "12.5%" })} ${words.noCheckFails}`);
    expect(detail({ ...none, Win_chance: 0.125, Win_needed: 0.25 })).toBe(
      `${filled(words.chanceAndNeed, { chance: "12.5%", needed: "25.0%" })} ${words.noCheckFails}`,
    );
    expect(detail({ ...none, Margin_needed: 492.8 })).toBe(
      `${filled(words.margin, { margin: "492.80", equity: "1,000.00 USDT" })} ${words.noCheckFails}`,
    );
  });

  it("says whether liquidation comes before the stop where its price is known", () => {
    expect(detail({ ...none, Liquidation_gap: 5 })).toBe(`${words.isSafe} ${words.noCheckFails}`);
    expect(detail({ ...none, Liquidation_gap: -5, Verdict: "Liquidation comes first" })).toBe(
      `${words.isUnsafe} ${words.noCheckFails}`,
    );
  });

  it("counts the checks that fail", () => {
    const counted = (count: number) => detail({ ...none, Checks_failed: count });
    expect([counted(1), counted(2)]).toEqual([words.checkFails, filled(words.checksFail, { count: 2 })]);
  });

  it("says that a lot is assumed where a plan is not within the limit and no lot was given", () => {
    const over = { ...none, Verdict: "OVER the limit" } as const;
    const Contract = planContracts.find(({ lot }) => lot === undefined)!.code;
    expect(detail(over, { Contract, Lot_step: null })).toBe(`${words.noCheckFails} ${words.lotAssumed}`);
    expect(detail(over, { Contract, Lot_step: 1 })).toBe(words.noCheckFails);
    expect(detail(none, { Contract, Lot_step: null })).toBe(words.noCheckFails);
    expect(detail(over, { Lot_step: null })).toBe(words.noCheckFails);
  });
});

describe("a wording", () => {
  it("keeps a brace that nothing fills, and becomes a formula that joins its pieces", () => {
    expect(filled("{one} of {two}", { one: 1 })).toBe("1 of {two}");
    expect(filledFormula('a "{one}" b', { one: "A1" })).toBe('"a """&A1&""" b"');
    expect(filledFormula("{first}{second}", { first: "A1", second: "B2" })).toBe("A1&B2");
    expect(filledFormula("{other}", { one: "A1" })).toBe('"{other}"');
  });
});

describe("what is typed into an input", () => {
  const typed = (name: Parameters<typeof planInput>[0], value: Parameters<typeof refusedInput>[1]) =>
    refusedInput(planInput(name), value, (_input, found) => `<${String(found)}>`);

  it("is refused by the rule of the input, with what it must be and what it was", () => {
    const input = planInput("Entry_price");
    expect([typed("Entry_price", -1), typed("Entry_price", "abc")]).toEqual([
      `${input.label}: ${input.mustBe}, was <-1>`,
      `${input.label}: ${input.mustBe}, was <abc>`,
    ]);
    expect([typed("Entry_price", 70000), typed("Side", "short")]).toEqual([undefined, undefined]);
    expect(typed("Side", "up")).toContain("was <up>");
  });

  it("may be nothing at all, an error of the sheet, or a text or code, which the sheet judges", () => {
    for (const value of [null, "", { isError: true }] as const) expect(typed("Entry_price", value)).toBeUndefined();
    expect([typed("Split", "nonsense"), typed("Contract", "NO:SUCH")]).toEqual([undefined, undefined]);
    expect([typed("Split", 30), typed("Contract", true)]).toEqual([undefined, undefined]);
  });
});
