/** npm run docs: writes docs/article-checked.md by calculating the formulas of docs/article-statements.json. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CellError, type CellResult, type CellValue, isTable } from "../src/grid/cell";

/** One quantity that a statement is about. */
export interface Check {
  readonly of: string;
  readonly formula: string;
  /** The value that the article gives for it. */
  readonly article?: number | string;
}

export interface Statement {
  readonly id: string;
  /** Line of the article. */
  readonly line: number;
  readonly says: string;
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  /** {1} stands for the value of the first check, {1:2} for it with two decimals and no sign, {1:%} for it in percent. */
  readonly finding: string;
}

export type Verdict = "right" | "partly" | "wrong" | "open";

export interface Article {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly sections: readonly { readonly title: string; readonly statements: readonly Statement[] }[];
}

/** Calculates formulas as the sheet does. */
export type Evaluate = (formulas: readonly string[]) => Promise<CellResult[]>;

const folder = join(__dirname, "../docs");

export function readArticle(): Article {
  return JSON.parse(readFileSync(join(folder, "article-statements.json"), "utf8")) as Article;
}

/** A value as the page shows it: numbers to ten significant digits, a column as a list, an error in a list without its reason. */
export function shownValue(result: CellResult): string {
  if (isTable(result)) {
    const shownCell = (cell: unknown) => (cell instanceof CellError ? cell.code : shownValue(cell as CellValue));
    return result.map((row) => row.map(shownCell).join(", ")).join("; ");
  }
  if (result instanceof CellError) return `${result.code}: ${result.message}`;
  if (typeof result === "number") return String(Number(result.toPrecision(10)));
  if (typeof result === "boolean") return result ? "TRUE" : "FALSE";
  return result === "" ? "(blank)" : result;
}

/** The finding of a statement with the calculated values in the places that it left for them. */
export function filledFinding({ id, finding }: Statement, results: readonly CellResult[]): string {
  return finding.replace(/\{(\d+)(?::([%\d]))?\}/g, (place, index: string, format: string | undefined) => {
    const result = results[Number(index) - 1];
    if (result === undefined || isTable(result) || result instanceof CellError)
      throw new Error(`${id} has no value for ${place}`);
    if (format === undefined || typeof result !== "number") return shownValue(result);
    const decimals = (value: number, count: number) =>
      Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: count, maximumFractionDigits: count });
    return format === "%" ? `${decimals(result * 100, 2)}%` : decimals(result, Number(format));
  });
}

/** The page, from the article's statements and a way to calculate. */
export async function articlePage(article: Article, evaluate: Evaluate): Promise<string> {
  const statements = article.sections.flatMap((section) => section.statements);
  const results = await evaluate(statements.flatMap(({ checks }) => checks.map((check) => check.formula)));
  const resultsOf = new Map<string, CellResult[]>();
  for (const { id, checks } of statements) resultsOf.set(id, results.splice(0, checks.length));
  const sections = article.sections.map(({ title, statements }) => {
    const rows = statements.flatMap((statement) => tableRows(statement, resultsOf.get(statement.id)!, article.verdicts));
    return [`## ${title}`, "", ...header, ...rows].join("\n");
  });
  return `${[introduction(statements), ...sections].join("\n\n")}\n`;
}

const header = [
  "| | Line | The article says | Right? | What holds | Calculated | Formula | Value |",
  "|---|---|---|---|---|---|---|---|",
];

/** One row for each formula; the first says what it is all about. */
function tableRows(statement: Statement, results: readonly CellResult[], verdicts: Article["verdicts"]): string[] {
  const { id, line, says, verdict, checks } = statement;
  return checks.map((check, index) => {
    const about = [`**${id}**`, String(line), says, `**${verdicts[verdict]}**`, filledFinding(statement, results)];
    const cells = [...(index === 0 ? about : about.map(() => "")), check.of, `\`${check.formula}\``, shownValue(results[index]!)];
    return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  });
}

function introduction(statements: readonly Statement[]): string {
  const count = (verdict: Verdict) => statements.filter((statement) => statement.verdict === verdict).length;
  return `# The article, checked

<!-- Written by npm run docs from article-statements.json; edit that file, not this one. -->

The statements of "Micro-Futures Contracts: Scaling In Without Breaking the Bank" that can be calculated: what the article says, the
formulas that compute it, their values, and whether the article is right. The values come from running the formulas when this page
was made, and a test runs them again.

Of ${statements.length} statements ${count("right")} are right, ${count("partly")} partly right and ${count("wrong")} wrong. \
The other ${count("open")} cannot be judged before somebody defines what they mean; for
these the table shows the definition that our functions use, at work.

The example throughout is a long of three micro contracts of 0.01 BTC, bought at 70,000, 70,350 and 70,700 (0.5% apart) on an account
of 1,000, with stops at 69,650, then 70,000, then 70,349.9 (one tick under the second entry). Where fees count they are 0.05% at each
end, and maintenance is 0.4%. Money is in the settlement currency; a negative result is a loss, a positive risk is one too. Paste a
formula into the workbench or into Excel to check it yourself.`;
}

async function main(): Promise<void> {
  const { createHeadlessSheet } = await import("../src/sheet/headless");
  const { libraryFromSources } = await import("../tests/library");
  const sheet = createHeadlessSheet(libraryFromSources());
  writeFileSync(join(folder, "article-checked.md"), await articlePage(readArticle(), (formulas) => sheet.evaluateAll(formulas)));
  sheet.dispose();
}

if (process.argv[1] === __filename) void main();
