import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CellError, type CellResult } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { articlePage, filledFinding, readArticle, shownValue, type Statement } from "../../tools/article";
import { libraryFromSources } from "../library";

const article = readArticle();
const statements = article.sections.flatMap((section) => section.statements);
const sheet = createHeadlessSheet(libraryFromSources());
const evaluate = (formulas: readonly string[]) => sheet.evaluateAll(formulas);

afterAll(() => sheet.dispose());

describe("docs/article-checked.md", () => {
  it("is what npm run docs writes now", async () => {
    const page = readFileSync(join(__dirname, "../../docs/article-checked.md"), "utf8");
    expect(await articlePage(article, evaluate)).toBe(page);
  });

  it("has the statements R1 to R60, each once and in order", () => {
    expect(statements.map(({ id }) => id)).toEqual(Array.from({ length: 60 }, (_, index) => `R${index + 1}`));
  });

  describe.each(statements.map((statement) => [statement.id, statement] as const))("%s", (_id, statement) => {
    let results: CellResult[];

    beforeAll(async () => {
      results = await evaluate(statement.checks.map((check) => check.formula));
    });

    it("is calculated: an error comes only where the finding says that it is refused", () => {
      const refused = results.filter((result) => result instanceof CellError);
      expect(refused.length > 0).toBe(/\brefuses\b/.test(statement.finding));
    });

    it("has the verdict that its numbers bear out", () => {
      const agreements = statement.checks.flatMap(({ article }, index) =>
        article === undefined ? [] : [shownValue(results[index]!) === String(article)],
      );
      if (statement.verdict === "right") expect(agreements).not.toContain(false);
      if (statement.verdict === "wrong" && agreements.length > 0) expect(agreements).toContain(false);
    });
  });

  it("calls no result risk-free or guaranteed but where it denies it", () => {
    const claims = statements.filter(({ finding }) =>
      /risk-free|guarantee/i.test(finding.replace(/No result [^.]*risk-free\./, "")),
    );
    expect(claims).toEqual([]);
  });
});

describe("a value on the page", () => {
  it.each<[CellResult, string]>([
    [0.1 + 0.2, "0.3"],
    [1 / 3, "0.3333333333"],
    [-0, "0"],
    [true, "TRUE"],
    ["", "(blank)"],
    ["FAIL", "FAIL"],
    [[[1], [new CellError("#N/A", "not enough bars")]], "1; #N/A"],
    [[[1, 2]], "1, 2"],
    [new CellError("#NUM!", "too far"), "#NUM!: too far"],
  ])("%p is shown as %s", (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  it("stands in a finding with the decimals that the finding asks for", () => {
    const statement: Statement = { id: "X", line: 1, says: "", verdict: "open", checks: [], finding: "{1}, {1:2}, {2:%}, {3}" };
    expect(filledFinding(statement, [-1234.5, 0.0042, "FAIL"])).toBe("-1234.5, 1,234.50, 0.42%, FAIL");
  });

  it("must exist where a finding asks for it", () => {
    const statement: Statement = { id: "X", line: 1, says: "", verdict: "open", checks: [], finding: "{2}" };
    expect(() => filledFinding(statement, [1])).toThrow("X has no value for {2}");
  });
});
