/** Every English text that the functions, their help and the pane show: what each language has to translate. */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { auditRules } from "../../src/calc/audit-rules";
import type { Catalogue } from "../../src/catalogue/types";
import { unitFields } from "../../src/form/units";
import { families } from "../../src/help/model";
import { groupTitles, planInputs } from "../../src/plan/inputs";
import { sentenceWords } from "../../src/plan/sentence-words";
import { words } from "../../src/plan/words";
import { templates } from "../../src/workbooks/templates";

const source = resolve(__dirname, "../../src");

/** Rooms whose texts the pane shows. What of them only the reference pages or the workbench show is in English. */
const rooms = ["taskpane", "help", "form", "look"];

export interface CodeText {
  english: string;
  /** File and line. */
  place: string;
}

/** What is handed to text() and wordings(); `fault` where it is not spelt out there. */
export function textsInCode(): { texts: CodeText[]; faults: string[] } {
  const files = rooms.flatMap((room) =>
    readdirSync(join(source, room), { encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${room}/${file}`),
  );
  const found = files.map((file) => textsOfFile(file, readFileSync(join(source, file), "utf8")));
  return { texts: found.flatMap(({ texts }) => texts), faults: found.flatMap(({ faults }) => faults) };
}

export function textsOfFile(file: string, code: string): { texts: CodeText[]; faults: string[] } {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const texts: CodeText[] = [];
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      const take = (value: ts.Node | undefined) => {
        if (value !== undefined && ts.isStringLiteralLike(value)) texts.push({ english: value.text, place });
        else faults.push(`${place}: a text must be spelt out`);
      };
      if (node.expression.text === "text") take(node.arguments[0]);
      if (node.expression.text === "wordings") {
        const table = node.arguments[0];
        if (table !== undefined && ts.isObjectLiteralExpression(table))
          for (const row of table.properties) take(ts.isPropertyAssignment(row) ? row.initializer : undefined);
        else faults.push(`${place}: a table of texts must be spelt out`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { texts, faults };
}

/** The texts that stand in the pane's page itself. */
export function textsInPage(): string[] {
  const html = readFileSync(join(source, "taskpane/taskpane.html"), "utf8");
  return [...html.matchAll(/<(\w+)\b[^>]*\bdata-text\b[^>]*>([^<]*)<\/\1>/g)].map((match) =>
    match[2]!.replace(/\s+/g, " ").trim(),
  );
}

/** The texts of the functions, in the order of the catalogue: paragraphs of their descriptions, results and parameters. */
export function functionTexts({ functions }: Pick<Catalogue, "functions">): string[] {
  const texts = functions.flatMap(({ summary, details, returns, parameters }) => [
    ...[summary, ...details.split("\n\n"), returns],
    ...parameters.map(({ description }) => description),
  ]);
  return distinct(texts);
}

/** Everything that the pane shows beside the functions' own texts: what its code says, and the tables that it shows. */
export function pageTexts(): string[] {
  const inputs = planInputs.flatMap(({ label, mustBe, help }) => [label, mustBe, help[0], help[1]]);
  const units = unitFields.flatMap(({ label, units }) => [label, ...units.map((unit) => unit.label)]);
  const said = Object.values(words).flatMap((word) => (typeof word === "string" ? [word] : Object.values(word)));
  return distinct([
    ...textsInPage(),
    ...textsInCode().texts.map(({ english }) => english),
    ...families.map(({ title }) => title),
    ...Object.entries(groupTitles).flatMap(([group, title]) => (group === "instead" ? [] : [title])),
    ...inputs,
    ...units,
    ...said,
    ...Object.values(sentenceWords),
    ...auditRules.map(({ check }) => check),
    ...["PASS", "WARN", "FAIL"],
    ...needs,
    ...templates.map(({ description }) => description),
  ]);
}

/** What a check may need: stated in calc/audit-rules.ts, where a test of the checks finds any other. */
export const needs = [
  "stops behind their fills",
  "a second fill",
  "maintenance tiers up to this size",
  "leverage or marginPerContract",
];

/** The texts of the manifest that may differ from language to language. */
export function manifestTexts(): string[] {
  const template = readFileSync(resolve(source, "../tools/manifest-template.xml"), "utf8");
  const strings = [...template.matchAll(/<(?:bt:String id="[^"]*"|Description) DefaultValue="([^"]*)"/g)];
  return distinct(strings.map((match) => match[1]!).filter((english) => english !== "MicroScale"));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((english) => /\p{L}/u.test(english));
}
