import fc from "fast-check";
import { readTyped, type Typed, type TypedKind } from "../../src/door/typed";
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
      { numRuns: 2000 },
    );
  });
});
