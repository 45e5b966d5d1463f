/** What holds for every worksheet function, present and future. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue, ExcelMetadata } from "../../src/catalogue/types";
import { CellError, type CellResult } from "../../src/grid/cell";
import { guard } from "../../src/host/guard";
import { functions } from "../../src/generated/functions";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";
import { agrees, documentedResult, examplesOf } from "./examples";

const read = <Content>(name: string): Content =>
  JSON.parse(readFileSync(join(__dirname, "../../src/generated", name), "utf8")) as Content;
const catalogue = read<Catalogue>("catalogue.json");
const metadata = read<ExcelMetadata>("functions.json");
const examples = examplesOf(catalogue);

describe("the documentation", () => {
  it.each(catalogue.functions.map((entry): [string, typeof entry] => [entry.id, entry]))("of %s is complete", (_id, entry) => {
    expect(entry.summary).toMatch(/[.?]$/);
    expect(entry.examples.length).toBeGreaterThan(0);
    expect(entry.related.filter((id) => !catalogue.functions.some((each) => each.id === id))).toEqual([]);
    expect(entry.related).not.toContain(entry.id);
    expect(metadata.functions.map((each) => each.id)).toContain(entry.id);
  });

  it("never calls anything risk-free or guaranteed", () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/risk[- ]?free|guarantee/i);
  });
});

describe("every example of the documentation, typed into the sheet", () => {
  let sheet: Sheet;
  let answers: CellResult[];
  let again: CellResult[];

  beforeAll(async () => {
    sheet = createHeadlessSheet(libraryFromSources());
    const formulas = examples.map((example) => example.formula);
    answers = await sheet.evaluateAll(formulas);
    again = await sheet.evaluateAll(formulas);
  });
  afterAll(() => sheet.dispose());

  it.each(examples.map(({ formula, result }, index): [string, string, number] => [formula, result, index]))(
    "%s is %s",
    (_formula, result, index) => {
      const answer = answers[index]!;
      const said = answer instanceof CellError ? `${answer.code} ${answer.message}` : answer;
      expect(agrees(documentedResult(result), answer) ? result : said).toEqual(result);
    },
  );

  it("has the same answer the second time", () => {
    expect(again).toEqual(answers);
  });
});

/** Arguments of every kind that a host may hand over, most of them wrong. */
const oddInputs: unknown[] = [
  ...[null, "", "text", "long", true, 0, -1, 1, 0.5, 1e-300, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
  ...[
    [[]],
    [[null]],
    [[1], [2], [3]],
    [[1, 2, 3]],
    [
      [1, 2],
      [3, 4],
    ],
    [["size", 0.01]],
    [["size", new CellError("#N/A")]],
  ],
  ...[
    [
      [70000, 1],
      ["x", null],
    ],
    new CellError("#REF!", "gone"),
    { basicValue: 5 },
    { code: "#DIV/0!" },
    { strange: true },
    new Date(0),
  ],
];

function isCellValue(value: unknown): boolean {
  return (
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value)) ||
    value instanceof CellError
  );
}

function isResult(result: CellResult): boolean {
  if (!Array.isArray(result)) return isCellValue(result);
  const width = result[0]?.length ?? 0;
  return width > 0 && result.every((row) => row.length === width && row.every(isCellValue));
}

/** A small generator with a fixed seed, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each(functions.map(({ id, call }): [string, (...values: any[]) => unknown] => [id, call]))(
  "%s with odd arguments",
  (id, call) => {
    const parameters = catalogue.functions.find((entry) => entry.id === id)!.parameters;
    const required = parameters.filter((parameter) => !parameter.optional);
    const faults = jest.spyOn(console, "error").mockImplementation(() => undefined);
    beforeEach(() => faults.mockClear());
    afterAll(() => faults.mockRestore());

    it("gives a finite value or a typed error with a reason, never a fault, and leaves its inputs alone", () => {
      const random = seeded(id.length * 7919);
      for (let round = 0; round < 400; round++) {
        const values = parameters.map(() => oddInputs[Math.floor(random() * oddInputs.length)]);
        const before = JSON.stringify(values);
        const result = guard(id, call)(...values);
        expect([values, isResult(result)]).toEqual([values, true]);
        if (result instanceof CellError && result.code === "#NUM!") expect(result.message).not.toBe("");
        expect(JSON.stringify(values)).toBe(before);
      }
      expect(faults.mock.calls).toEqual([]);
    });

    it("keeps its reason short and its time too when an argument is the longest text of a cell", () => {
      const longest = "x".repeat(32_767);
      for (const at of parameters.keys()) {
        const values = parameters.map((_, each) => (each === at ? longest : each > at ? null : 1));
        const started = process.cpuUsage();
        const result = guard(id, call)(...values);
        const { user, system } = process.cpuUsage(started);
        expect(result instanceof CellError ? result.message.length : 0).toBeLessThan(1_000);
        expect((user + system) / 1e6).toBeLessThan(0.5);
      }
    });

    if (required.length > 0) {
      it("refuses to guess a required argument that is empty: #VALUE! with a reason", () => {
        const result = guard(id, call)(...parameters.map(() => null));
        expect(result).toMatchObject({ code: "#VALUE!" });
        expect((result as CellError).message).not.toBe("");
      });
    }
  },
);
