/** docs/tutorial.md, run: each formula gives the lines below it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerText } from "../src/cli/answers";
import { createHeadlessSheet } from "../src/sheet/headless";
import { libraryFromSources } from "./library";

const text = readFileSync(join(__dirname, "../docs/tutorial.md"), "utf8");
const blocks = [...text.matchAll(/```\n([^]*?)```/g)].map((match) => match[1]!);
const steps = blocks.flatMap((block) =>
  block
    .split(/^(?==)/m)
    .map((part) => part.trimEnd().split("\n"))
    .map(([formula = "", ...lines]): [string, string] => [formula, lines.join("\n")]),
);

it("has a formula for every step", () => {
  expect(steps.length).toBeGreaterThanOrEqual(9);
  expect(steps.filter(([formula, answer]) => !formula.startsWith("=") || answer === "")).toEqual([]);
});

it("gives what it says", async () => {
  const sheet = createHeadlessSheet(libraryFromSources());
  const answers = await sheet.evaluateAll(steps.map(([formula]) => formula));
  sheet.dispose();
  expect(answers.map((answer, index) => [steps[index]![0], answerText(answer)])).toEqual(steps);
});
