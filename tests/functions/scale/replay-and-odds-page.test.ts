/** docs/replay-and-odds.md: every formula on the page gives the table below it, to the digits that the page shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coarseBarStudy, coarseTable, continuousNet, documentedStudy } from "../../../bench/coarse-bars";
import type { CellResult } from "../../../src/grid/cell";
import { createHeadlessSheet } from "../../../src/sheet/headless";
import { libraryFromSources } from "../../library";
import { whole } from "../../property";

const page = readFileSync(join(__dirname, "../../../docs/replay-and-odds.md"), "utf8");

/** P, T and the other names as the page defines them. */
const names = [...page.matchAll(/^([A-Z]) = (\{.*\})$/gm)];

function spelledOut(formula: string): string {
  return names.reduce((text, [, name, value]) => text.replace(new RegExp(`(?<=[,(])${name}(?=[,)])`, "g"), value!), formula);
}

/** Each formula with the table that follows it: the first row names the columns. */
const examples = [...page.matchAll(/```\n(=.*)\n```\n\n((?:\|.*\n)+)/g)].map(([, formula, table]) => {
  const rows = table!.trim().split("\n");
  const cells = rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  return { formula: spelledOut(formula!), header: cells[0]!, rows: cells.slice(2) };
});

/** A value as the page shows it, in the style of the text beside it. */
function shownAs(value: unknown, text: string): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value !== "number") return String(value);
  const decimals = /\.(\d+)/.exec(text)?.[1]!.length ?? 0;
  const shown = text.endsWith("%") ? `${(value * 100).toFixed(decimals)}%` : value.toFixed(decimals);
  return /^-0(\.0*)?%?$/.test(shown) ? shown.slice(1) : shown;
}

/** A single answer as a table of one, and what must be read first of plans beneath their table on the page. */
function tableOf(answer: CellResult): unknown[][] {
  if (!Array.isArray(answer)) return [["Answer"], [answer]];
  if (answer[0]!.length < 2 || answer[0]![1] !== "") return answer;
  expect(page).toContain(`\n> ${String(answer[0]![0])}\n`);
  return answer.slice(1);
}

describe("the page about replay and odds", () => {
  it("holds examples, and names for plan and terms", () => {
    expect(names.map(([, name]) => name)).toEqual(["P", "T", "I", "D", "F", "B", "S", "H", "C"]);
    expect(examples.length).toBeGreaterThan(6);
    expect(page.match(/^=/gm)).toHaveLength(examples.length);
  });

  it("shows what its formulas give", async () => {
    const sheet = createHeadlessSheet(libraryFromSources());
    const answers: CellResult[] = await sheet.evaluateAll(examples.map(({ formula }) => formula));
    sheet.dispose();
    examples.forEach(({ header, rows }, index) => {
      const [names, ...all] = tableOf(answers[index]!);
      // Of a table of measures the page shows some.
      const isMeasures = names![0] === "Measure";
      const values = isMeasures ? rows.map(([measure]) => all.find((row) => row[0] === measure)!) : all;
      expect(values).toHaveLength(rows.length);
      const shown = rows.map((row, at) =>
        row.map((text, column) => shownAs(values[at]![names!.findIndex((name) => String(name) === header[column])], text)),
      );
      expect(shown).toEqual(rows);
    });
  });

  // Four thousand walks take a minute: `npm run test:all` takes them.
  (whole ? it : it.skip)(
    "shows what coarse bars did to the plan in the study",
    () => {
      const table = coarseTable(coarseBarStudy(documentedStudy.walks, documentedStudy.sizes));
      expect(page).toContain(table.join("\n"));
      expect(page).toContain(`On a continuous path the mean is ${continuousNet().toFixed(2)};`);
    },
    600_000,
  );
});
