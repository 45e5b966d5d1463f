/** The typed texts of the samples, typed or pasted into a cell of their kind in the language of their reader. */
import { waysOf } from "../../src/door/locale";
import { serialOf } from "../../src/door/sheet-layout";
import type { TypedKind } from "../../src/door/typed";
import type { TypedInto } from "../../src/sheet/typing";
import { answerTyped, type TypedAnswer } from "../../src/workbench/typed-cells";
import type { Template } from "../../src/workbooks/template";
import { jsonLines } from "../door/samples";

interface Sample {
  id: string;
  locale: string;
  text: string;
  kind: TypedKind;
  previous?: number;
  expected: {
    number?: number;
    shown?: boolean;
    text?: string;
    ask?: number[];
    refuse?: string;
    blank?: true;
    boolean?: boolean;
    date?: string;
    formula?: string;
  };
}

// Commands are typed into no cell
const samples = jsonLines<Sample>("numbers.jsonl").filter(({ kind }) => !kind.startsWith("command"));

/** Percent and text by the format of the cell, number and date by the template's input. */
function paste({ text, kind, previous, locale }: Sample): TypedAnswer {
  const numberFormat = kind === "percent" ? "0.00%" : kind === "text" ? "@" : undefined;
  const typed: TypedInto = { address: "Plan!B9", text, previous: previous ?? null, numberFormat };
  const isInput = kind === "number" || kind === "date";
  const template = isInput
    ? ({ inputs: [{ key: "x", label: "x", address: "Plan!B9", kind }] } as unknown as Template)
    : undefined;
  return answerTyped(typed, waysOf(locale), template);
}

describe("a text pasted into a cell", () => {
  it("is tried with every sample but those of commands", () => expect(samples.length).toBeGreaterThan(170));

  it.each(samples.map((sample) => [sample.id, sample.kind, sample.text, sample.locale, sample] as const))(
    "%s into a cell of kind %s: %j in %s",
    (_id, _kind, _text, _locale, sample) => {
      const { expected } = sample;
      const answer = paste(sample);
      if (expected.ask || expected.refuse) {
        // Until it is answered, and where it is refused, the cell keeps what it held, and something is said
        expect(answer.cell).toBe("as it was");
        expect(answer.ask?.readings.map(({ value }) => value)).toEqual(expected.ask);
        if (expected.refuse) expect(answer.fault).toMatch(/\.$/);
        return;
      }
      if (expected.formula !== undefined) expect(answer.cell).toEqual({ formula: expected.formula });
      else if (expected.date !== undefined)
        expect(answer.cell).toMatchObject({ value: serialOf(Date.parse(`${expected.date}Z`)) });
      else expect(answer.cell).toEqual({ value: expected.number ?? expected.text ?? expected.boolean ?? null });
      if (expected.shown) expect(answer.note).toContain("ead ");
    },
  );
});
