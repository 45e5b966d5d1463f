/** The model of a plan speaks English; the form says it in the language of the page. Nothing that it says may be missed. */
import fc from "fast-check";
import { said } from "../../src/form/plan-sentences";
import { speak, type Wordings } from "../../src/languages/text";
import { planContracts } from "../../src/plan/contract-list";
import { initialValues, planInputs, type PlanValue, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { textsOf } from "../../tools/translations";
import { edits, valuesOf } from "../plan/edits";
import { workedHeadline } from "../plan/said";
import { runsBy } from "../property";

afterEach(() => speak("en"));

/** Every wording in brackets, its places for figures left where they are: what is not in brackets was not found. */
const marked: Wordings = Object.fromEntries(
  Object.keys(textsOf("de").pages).map((english) => [english, english.replace(/[^{}]+(?![^{]*\})/g, (words) => `⟦${words}⟧`)]),
);

/** What no language translates: figures, codes, currencies, words that an input takes. */
const words = ["linear", "inverse", "equal", "x", ...new Set(planContracts.map(({ unit }) => unit.replace(/\W/g, "\\$&")))];
const untranslated = new RegExp(`^(?:\\s|⟦[^⟧]*⟧|[-+]?[\\d.,]+%?|=|[A-Z0-9]+(?::[A-Z0-9._-]+)?|${words.join("|")}|\\.)*$`);

function sentencesOf(values: PlanValues): string[] {
  const { judgements, outputs } = planOf(values);
  const judged = [...judgements.values()].flatMap(({ note, fault }) => [note, ...(fault === undefined ? [] : [fault])]);
  return [...judged, outputs.Headline.replace(/, was .*/s, ", was 0."), outputs.Detail];
}

const missed = (values: PlanValues) => {
  speak("de", marked);
  return sentencesOf(values)
    .map((english) => said(english))
    .filter((shown) => !untranslated.test(shown));
};

test.each(edits.map((edit) => [edit.id, edit] as const))("%s: every sentence is known", (_id, { set }) => {
  expect(missed({ ...initialValues, ...(valuesOf(set) as PlanValues) })).toEqual([]);
});

const oddValue = fc.constantFrom<PlanValue>(null, "", 0, -1, 1, 2, 0.5, 13, 1000, 69650, "x", true, { isError: true });
const value = (name: string) => {
  const { words } = planInputs.find((input) => input.name === name)!;
  const codes = name === "Contract" ? planContracts.map(({ code }) => code) : [];
  return fc.oneof(oddValue, fc.constantFrom<PlanValue>("equal", ...(words?.list ?? []), ...codes));
};
const changes = fc
  .uniqueArray(fc.constantFrom(...planInputs.map(({ name }) => name)), { maxLength: 5 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, value(name)]))));

test("whatever is typed, every sentence is known", () => {
  const isKnown = (typed: Record<string, PlanValue>) => expect(missed({ ...initialValues, ...typed })).toEqual([]);
  fc.assert(fc.property(changes, isKnown), runsBy(1));
});

test("sentences, their parts and figures come in the order of the language", () => {
  const { functions, pages } = textsOf("de");
  speak("de", { ...functions, ...pages });
  expect(said("Entry price: a price above 0, was -1")).toBe("Einstiegspreis: ein Preis über 0, war -1");
  expect(said("No plan. Entry price: a price above 0, was long or short.")).toBe(
    "Kein Plan. Einstiegspreis: ein Preis über 0, war long or short.",
  );
  expect(said(workedHeadline)).toBe(
    "Innerhalb von 1.00%: schlechteste Stufe -9.80 USDT (0.98% des Kapitals) auf Stufe 2, Kosten enthalten; 7 Kontrakte in 3 Stufen.",
  );
  expect(said("The stop is reached before liquidation. No check fails.")).toBe(
    "Der Stop wird vor der Liquidation erreicht. Keine Prüfung schlägt fehl.",
  );
});

test("figures of sentences take the reader's marks, what somebody typed stays", () => {
  expect(said("Lot step: above 0, was 1.5.2", ",")).toBe("Lot step: above 0, was 1.5.2");
  expect(said("= 1,234,567.50 USDT", ",")).toBe("= 1.234.567,50 USDT");
  expect(said("0.01 BTC, tick 0.1", ",")).toBe("0,01 BTC, tick 0,1");
  expect(
    said("Within 1.00%: worst stage -9.80 USDT (0.98% of equity) at step 2, costs included; 1,000 contracts in 3 steps.", ","),
  ).toBe("Within 1,00%: worst stage -9,80 USDT (0,98% of equity) at step 2, costs included; 1.000 contracts in 3 steps.");
  const { functions, pages } = textsOf("fr");
  speak("fr", { ...functions, ...pages });
  expect(said("last step at 70,700.5", ",")).toMatch(/70\u202f700,5$/);
});

test.each(edits.map((edit) => [edit.id, edit] as const))("%s: no figure keeps the marks of English", (_id, { set }) => {
  for (const english of sentencesOf({ ...initialValues, ...(valuesOf(set) as PlanValues) })) {
    const figures = (words: string) => words.replace(/was .*/s, "").match(/\d[\d.,]*\d/g) ?? [];
    const swapped = (figure: string) => figure.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
    expect(figures(said(english, ","))).toEqual(figures(english).map(swapped));
  }
});

test("in English the model's words stand as they are, and unknown ones do in any language", () => {
  expect(said("not used: Steps")).toBe("not used: Steps");
  speak("de", textsOf("de").pages);
  expect(said("something of tomorrow")).toBe("something of tomorrow");
});
