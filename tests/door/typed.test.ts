import fc from "fast-check";
import { readTyped, type Typed, type TypedKind } from "../../src/door/typed";
import { runs } from "../property";
import { jsonLines } from "./samples";

interface TypedSample {
  id: string;
  locale: string;
  text: string;
  kind: TypedKind;
  previous?: number;
  expected: any;
  about?: string;
}

const samples = jsonLines<TypedSample>("numbers.jsonl");

/** The reading without the sentence of a refusal. */
function plainly(typed: Typed) {
  return "refuse" in typed ? { refuse: typed.refuse } : typed;
}

describe("typed texts of the samples", () => {
  it.each(samples.map((sample) => [sample.id, sample.locale, sample.text, sample]))("%s %s %s", (_, locale, text, sample) => {
    expect(plainly(readTyped(text, locale, sample.kind, sample.previous))).toEqual(sample.expected);
  });
});

describe("typed texts at the edges of the rules", () => {
  const german = { decimal: ",", dayOrder: "dmy", groupsInTwos: false } as const;
  it.each<[string, Parameters<typeof readTyped>[1], TypedKind, unknown]>([
    // A locale that is none counts as English
    ["1,250", "no locale", "number", { number: 1250, shown: true }],
    ["1,250", german, "number", { number: 1.25, shown: true }],
    ["1.250,5", german, "number", { number: 1250.5, shown: false }],
    ["1,250", "", "command", { ask: [1.25, 1250] }],
    ["1,250.5", "", "command", { ask: [1250.5] }],
    ["$5 USD", "en-US", "number", { refuse: "number" }],
    ["%5%", "en-US", "number", { refuse: "number" }],
    ["% 5", "en-US", "number", { number: 0.05, shown: false }],
    ["1.000.000e3", "de-DE", "number", { refuse: "number" }],
    ["1.2,3.4", "en-US", "number", { refuse: "number" }],
    ["1.000 000.000", "de-DE", "number", { refuse: "number" }],
    ["13/4/2024", "en-US", "general", { date: "2024-04-13T00:00:00", shown: true }],
    ["4/13/2024", "de-DE", "general", { date: "2024-04-13T00:00:00", shown: true }],
    ["13/4/2024 9:30", "de-DE", "date", { date: "2024-04-13T09:30:00", shown: false }],
    ["2024-13-45", "en-US", "general", { text: "2024-13-45" }],
    ["13/13/2024", "en-US", "general", { text: "13/13/2024" }],
    // No number is so long, and its pattern would cost the square of its length
    [`${"1 ".repeat(15_000)}x`, "en-US", "general", { text: `${"1 ".repeat(15_000)}x` }],
    // A slip of the pen: no sheet has this day
    ["0204-04-01", "en-US", "general", { text: "0204-04-01" }],
    ["0204-04-01", "en-US", "date", { refuse: "date" }],
  ])("%.40s, %s, %s", (text, locale, kind, expected) => {
    const before = process.cpuUsage();
    expect(plainly(readTyped(text, locale, kind))).toEqual(expected);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });
});

const locales =
  "en-US en-GB en-IN de-DE de-CH de-AT fr-FR fr-CH es-ES pt-BR pt-PT it-IT nl-NL pl-PL sv-SE nb-NO cs-CZ ja-JP ar-EG hi-IN".split(
    " ",
  );

describe("what a locale writes", () => {
  it("is read as the same number in that locale", () => {
    const numbers = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(3))),
      fc.integer({ min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...locales), numbers, fc.integer({ min: 0, max: 8 }), (locale, value, digits) => {
        const written = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
        const read = readTyped(written, locale, "number");
        // Written to so many digits, it is off by half of the last one at most, whichever way a tie goes
        expect("number" in read && Math.abs(read.number - value) <= Math.abs(value) * 1e-12 + 0.5 * 10 ** -digits).toBe(true);
      }),
      { numRuns: Math.min(2000, 20 * runs.numRuns) },
    );
  });
});
