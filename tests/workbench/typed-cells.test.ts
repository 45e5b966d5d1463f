import { waysOf } from "../../src/door/locale";
import { answerTyped, keepDecimalMark, kindOf, readersWays } from "../../src/workbench/typed-cells";
import type { TypedInto } from "../../src/sheet/typing";

const english = waysOf("en-US");
const typed = (text: string, more: Partial<TypedInto> = {}): TypedInto => ({
  address: "Plan!B9",
  text,
  previous: null,
  numberFormat: undefined,
  ...more,
});

describe("typed into the workbench", () => {
  it.each([
    ["0,001", 0.001],
    ["0,005", 0.005],
    ["0,125", 0.125],
    ["-0,250", -0.25],
    ["0,5%", 0.005],
    ["0,05%", 0.0005],
  ])("%s is %p in English and in German", (text, value) => {
    for (const ways of [english, waysOf("de-DE")]) {
      const numberFormat = text.endsWith("%") ? "0.00%" : undefined;
      expect(answerTyped(typed(text, { numberFormat }), ways).cell).toEqual({ value });
    }
  });

  it("a bare number of a percent cell is per cent, and said", () => {
    const answer = answerTyped(typed("0.5", { numberFormat: "0.00%", previous: 0.005 }), english);
    expect(answer).toEqual({ cell: { value: 0.005 }, note: "B9 was read as 0.5%." });
  });

  it("two readings are asked about while the cell keeps what it held", () => {
    const answer = answerTyped(typed("70.350", { previous: 70000 }), english);
    expect(answer.cell).toBe("as it was");
    expect(answer.ask).toEqual({
      text: "70.350: 70.35 or 70,350?",
      readings: [
        { label: "70.35", value: 70.35 },
        { label: "70,350", value: 70350 },
      ],
    });
  });

  it("a split stays a text, a date becomes a day, a formula gets English separators", () => {
    expect(answerTyped(typed("1/2", { numberFormat: "@" }), english).cell).toEqual({ value: "1/2" });
    expect(answerTyped(typed("2024-04-01"), english).cell).toEqual({ value: 45383, numberFormat: "yyyy-mm-dd" });
    expect(answerTyped(typed("=MICRO.MARGIN(3;70000;10;0,01)"), english)).toEqual({
      cell: { formula: "=MICRO.MARGIN(3,70000,10,0.01)" },
      note: "Read with ; between arguments and , as decimal mark.",
    });
    expect(answerTyped(typed("=SUM(A1,B1;2)"), english)).toEqual({
      cell: "as it was",
      fault: "This formula uses both , and ; between arguments.",
    });
  });

  it("what a number cell cannot take is refused with the place and the words", () => {
    const template = { inputs: [{ key: "entry", label: "Entry price", address: "Plan!B9", kind: "number" as const }] } as any;
    expect(kindOf(typed(""), template)).toBe("number");
    expect(answerTyped(typed("1/2"), english, template).fault).toBe('B9 must be a number, was "1/2".');
    expect(answerTyped(typed("01.04.2024"), english, template).fault).toContain("1 April 2024");
  });

  it("the reader's choice of the decimal mark stays and wins over the language", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    keepDecimalMark(",", storage);
    expect(readersWays("en-US", storage).decimal).toBe(",");
    keepDecimalMark(undefined, storage);
    expect(readersWays("en-US", storage).decimal).toBe(".");
  });
});
