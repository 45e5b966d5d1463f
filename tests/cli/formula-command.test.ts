/** Formulas of the command line in the reader's separators: door.md, 10. */
import fc from "fast-check";
import { readCommand } from "../../src/cli/command";
import { englishFormula, typedFormula } from "../../src/cli/command-formula";
import { runFormulas } from "../../src/cli/formula-command";
import { localFormula } from "../../src/grid/local-formula";
import { fakeLibrary } from "../sheet/fake-library";
import { runs } from "../property";

async function run(words: readonly string[], input: readonly string[] = []) {
  const command = readCommand(words);
  if (command?.kind !== "formulas") throw new Error(`no formulas: ${words.join(" ")}`);
  const [answers, notes]: [string[], string[]] = [[], []];
  const output = { answer: (line: string) => void answers.push(line), note: (line: string) => void notes.push(line) };
  const code = await runFormulas(command, fakeLibrary(), output, () => [...input]);
  return { code, answers, notes };
}

describe("formulas of the command line", () => {
  it("are read with ; between arguments and , as decimal mark, and it is said", async () => {
    const { answers, notes } = await run(["=SUM(3;70000;10;0,01)", "=SUM(1,2)", '=IF(1>0,5;"ja;nein, 1,5";0,25)']);
    expect(answers).toEqual(["70013.01", "3", "ja;nein, 1,5"]);
    expect(notes).toEqual([
      "note: =SUM(3;70000;10;0,01) was read as =SUM(3,70000,10,0.01)",
      'note: =IF(1>0,5;"ja;nein, 1,5";0,25) was read as =IF(1>0.5,"ja;nein, 1,5",0.25)',
    ]);
  });

  it("keep the rows of array constants, and take a backslash between columns", async () => {
    const { answers } = await run(["=SUM({1;2};0,5)", "=SUM({1\\0,5;2\\0,25};1)", "=SUM({1;2;3})"]);
    expect(answers).toEqual(["3.5", "4.75", "6"]);
  });

  it("are explained where they may mean two things, each in its place among the answers", async () => {
    const { answers } = await run(["=SUM(1;2)", "=SUM(A1,B1;2)", '=SUM({"size".0,01};1)', "=0,5*3", "=1+1"]);
    expect(answers).toEqual([
      "3",
      "#VALUE! This formula uses both , and ; between arguments.",
      "#VALUE! Write array constants with , between columns and a decimal point.",
      "#VALUE! A comma parts arguments here. Write =0.5*3, or name the locale: --locale de.",
      "2",
    ]);
  });

  it("take a decimal comma outside brackets with a locale that has one", async () => {
    expect((await run(["--locale", "de", "=0,5*3"])).answers).toEqual(["1.5"]);
  });

  it("say where a comma parted arguments for a reader with a decimal comma", async () => {
    const advice = "A comma parts arguments here; write 2.5 with a point.";
    expect((await run(["=GIVE.ERROR(1,2,5)"])).answers[0]).not.toContain(advice);
    expect((await run(["--locale", "en-GB", "=GIVE.ERROR(1,2,5)"])).answers[0]).not.toContain(advice);
    expect((await run(["--locale", "de", "=GIVE.ERROR(1,2,5)"])).answers[0]).toContain(advice);
  });

  it("name the English function for one of another language's Excel", async () => {
    const { answers } = await run(["=SUMME(1;2)", "=ZÄHLENWENN({1;2};1)", "=SI(1;2;3)", "=IF(WAHR;1;2)"]);
    expect(answers).toEqual([
      "#NAME? there is no function SUMME: formulas here are English, where it is SUM",
      "#NAME? there is no function ZÄHLENWENN: formulas here are English, where it is COUNTIF",
      "#NAME? there is no function SI: formulas here are English, where it is IF",
      "#NAME? WAHR is not a known name; in English it is TRUE",
    ]);
  });
});

describe("formulas on standard input", () => {
  it("stay English, and what is not is explained with the English form", async () => {
    const { answers, notes } = await run(["--json", "-"], ["=SUM(1,2)", "=SUM(1;0,5)", "=SUM({1;2})"]);
    expect(answers.map((line) => JSON.parse(line) as unknown)).toEqual([
      { formula: "=SUM(1,2)", value: 3 },
      { formula: "=SUM(1;0,5)", error: "#VALUE!", message: "Formulas of a script are English: write =SUM(1,0.5)." },
      { formula: "=SUM({1;2})", value: 3 },
    ]);
    expect(notes).toEqual([]);
  });
});

const texts = fc.constantFrom('"a;b"', '"1,5"', '"it""s; 0,5"', "'My;Sheet'!A1", "B6", "TRUE");
const numbers = fc.double({ min: 0.001, max: 1e6, noNaN: true }).map((value) => String(Number(value.toFixed(3))));
const argument: fc.Arbitrary<string> = fc.oneof(texts, numbers);
const call = fc.array(argument, { minLength: 2, maxLength: 5 }).map((list) => `SUM(${list.join(",")})`);
const formula = fc.array(fc.oneof(call, argument), { minLength: 2, maxLength: 4 }).map((list) => `=IF(${list.join(",")})`);

it("read as Excel with a decimal comma shows them, they are the English ones; English ones stay as they are", () => {
  fc.assert(
    fc.property(formula, (english) => {
      const local = localFormula(english, "\\");
      expect(typedFormula(local)).toEqual({ formula: english, shown: true });
      expect(typedFormula(english)).toEqual({ formula: english, shown: false });
      expect(englishFormula(english)).toEqual({ formula: english, shown: false });
      expect(englishFormula(local)).toEqual({
        refuse: "separators",
        says: `Formulas of a script are English: write ${english}.`,
      });
    }),
    runs,
  );
});
