/** Every English text that the functions, their help and the pane show: what each language has to translate. */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

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
