/** The functions over the Model Context Protocol, through the official client. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createMcpServer } from "../../../src/cli/mcp/server";
import { limits, toolName } from "../../../src/cli/mcp/tools";
import { CellError, type CellResult, type CellValue, type ErrorCode } from "../../../src/grid/cell";
import { agrees, documentedResult, examplesOf } from "../../contract/examples";
import { type PlainArgument, readPlainFormula } from "../../excel/plain-formula";
import { libraryFromSources } from "../../library";
import { difference, type Vector } from "../../vectors/compare";

const library = libraryFromSources();
const { catalogue } = library;
const client = new Client({ name: "tests", version: "1.0.0" });

beforeAll(async () => {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer(library).connect(theirs);
  await client.connect(ours);
  // The client holds every answer to the schema that the list gives for it
  await client.listTools();
});
afterAll(() => client.close());

interface Answer {
  value?: unknown;
  error?: ErrorCode;
  message?: string;
}

function cellOf(value: unknown): CellValue {
  const { error, message } = value as Answer;
  return error === undefined ? (value as CellValue) : new CellError(error, message);
}

function resultOf(answer: Answer): CellResult {
  if (answer.error !== undefined) return new CellError(answer.error, answer.message);
  return Array.isArray(answer.value) ? (answer.value as unknown[][]).map((row) => row.map(cellOf)) : cellOf(answer.value);
}

async function formulas(list: readonly string[]): Promise<CellResult[]> {
  const { structuredContent } = await client.callTool({ name: "formulas", arguments: { formulas: list } });
  return (structuredContent as { answers: Answer[] }).answers.map(resultOf);
}

async function call(id: string, given: Record<string, unknown>): Promise<CellResult> {
  const { structuredContent } = await client.callTool({ name: toolName(id), arguments: given });
  return resultOf(structuredContent as Answer);
}

const words = async (name: string, given: Record<string, unknown>) => {
  const { isError, content } = await client.callTool({ name, arguments: given });
  return { isError, text: (content as { text: string }[])[0]!.text };
};

/** Arguments in order as an assistant gives them: by name. Undefined where one is a call itself. */
function byName(id: string, args: readonly PlainArgument[]): Record<string, unknown> | undefined {
  const { parameters } = catalogue.functions.find((entry) => entry.id === id) ?? { parameters: [] };
  if (args.length > parameters.length) return undefined;
  const cell = (value: unknown) =>
    typeof value === "string" && /^#(VALUE|NUM|N\/A|DIV|NULL|REF)/.test(value) ? { error: value } : value;
  const entries = args.map((value, index): [string, unknown] => [
    parameters[index]!.name,
    Array.isArray(value) ? value.map((row) => row.map(cell)) : cell(value),
  ]);
  return args.some((value) => value !== null && typeof value === "object" && "id" in value)
    ? undefined
    : Object.fromEntries(entries.filter(([, value]) => value !== null));
}

const vectors = readFileSync(join(__dirname, "../../vectors/public.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Vector);

describe("tools", () => {
  it("are one for each function and two for all, with names that every assistant takes", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "formulas",
      "function_help",
      ...catalogue.functions.map(({ id }) => toolName(id)),
    ]);
    expect(tools.filter(({ name }) => !/^[A-Za-z0-9_-]{1,64}$/.test(name))).toEqual([]);
  });

  it("say what the catalogue says: arguments, which may be left out, and the result", async () => {
    const { tools } = await client.listTools();
    for (const entry of catalogue.functions) {
      const { inputSchema, description = "" } = tools.find(({ title }) => title === entry.id)!;
      expect(Object.keys(inputSchema.properties ?? {})).toEqual(entry.parameters.map(({ name }) => name));
      expect(inputSchema.required ?? []).toEqual(entry.parameters.filter(({ optional }) => !optional).map(({ name }) => name));
      expect(description).toContain(entry.summary);
      expect(description).toContain(entry.returns);
    }
  });
});

describe("the public vectors", () => {
  it("pass as formulas", async () => {
    const faults: string[] = [];
    for (let start = 0; start < vectors.length; start += limits.formulas) {
      const batch = vectors.slice(start, start + limits.formulas);
      const answers = await formulas(batch.map(({ formula }) => formula));
      for (const [index, vector] of batch.entries()) {
        const fault = difference(vector, answers[index]!);
        if (fault !== undefined) faults.push(`${vector.id}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("pass as calls with arguments by name, where the formula is one call", async () => {
    let called = 0;
    for (const vector of vectors) {
      const plain = readPlainFormula(vector.formula.replace(/^=0\+/, "="));
      const given = plain && byName(plain.id, plain.args);
      const required =
        catalogue.functions.find(({ id }) => id === plain?.id)?.parameters.filter(({ optional }) => !optional) ?? [];
      if (!plain || !given || required.some(({ name }) => !(name in given))) continue;
      expect([vector.id, difference(vector, await call(plain.id, given))]).toEqual([vector.id, undefined]);
      called += 1;
    }
    expect(called).toBeGreaterThan(200);
  });
});

it("the documented examples give what is documented", async () => {
  const examples = examplesOf(catalogue);
  for (let start = 0; start < examples.length; start += limits.formulas) {
    const batch = examples.slice(start, start + limits.formulas);
    const answers = await formulas(batch.map(({ formula }) => formula));
    const wrong = batch.filter(({ result }, index) => !agrees(documentedResult(result), answers[index]!));
    expect(wrong).toEqual([]);
  }
});

describe("arguments", () => {
  it("may be one value, a list as a column, rows, or names and values", async () => {
    // 3 x 0.01 x 70,000 / 10
    expect(await call("MICRO.MARGIN", { contracts: 3, price: 70000, leverage: 10, terms: { size: 0.01 } })).toBe(210);
    expect(await call("MICRO.AVG", { contracts: [1, 1, 2], prices: [[70000], [70350], [70700]] })).toBe(70437.5);
    expect(await words("micro.margin", { contracts: 3, price: 70000, leverage: 10, terms: 0.01 })).toEqual({ text: "210" });
  });

  it("that do not fit are named, with what they must be", async () => {
    expect(await words("MICRO_MARGIN", { contracts: 3, price: 70000, lever: 10 })).toEqual({
      isError: true,
      text: "MICRO.MARGIN has no argument lever: it takes contracts, price, leverage, terms",
    });
    expect(await words("MICRO_MARGIN", { contracts: 3 })).toEqual({ isError: true, text: "MICRO.MARGIN needs price, leverage" });
    expect((await words("MICRO_MARGIN", { contracts: [[1, 2], [3]], price: 1, leverage: 1 })).text).toContain(
      "contracts of MICRO.MARGIN must be one value, a list of values, rows of equal length",
    );
    expect((await words("MICRO_MARGIN", { contracts: 3, price: 1, leverage: [10] })).text).toContain(
      "leverage of MICRO.MARGIN must be",
    );
  });

  it("that the function refuses give its error and its reason, and no number", async () => {
    expect(await words("MICRO_MARGIN", { contracts: 3, price: 70000, leverage: 0.5 })).toEqual({
      isError: true,
      text: "#NUM! leverage must be at least 1, was 0.5",
    });
    expect(await words("MICRO_MARGIN", { contracts: 3, price: { error: "#N/A" }, leverage: 10 })).toMatchObject({
      isError: true,
    });
  });
});

describe("what is asked for in vain", () => {
  it.each([
    ["NO_SUCH", {}, 'there is no function "NO_SUCH"'],
    ["formulas", { formulas: ["1+1"] }, 'must be a text that begins with =, was "1+1"'],
    ["formulas", { formulas: [] }, "must be a list of 1 to 200 formulas"],
    ["formulas", {}, "must be a list of 1 to 200 formulas"],
    ["formulas", { formulas: [`=${"1+".repeat(5000)}1`] }, "at most 8192 characters, as in Excel, had 10002"],
    ["function_help", { id: "SCALE.NO" }, 'there is no function "SCALE.NO"'],
  ])("%s: %#", async (name, given, said) => {
    const answer = await words(name, given);
    expect(answer.isError).toBe(true);
    expect(answer.text).toContain(said);
  });

  it("goes nowhere: a formula that would fetch a page asks no server", async () => {
    let asked = 0;
    const web = createServer((_, response) => {
      asked += 1;
      response.end("1");
    });
    await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
    const { port } = web.address() as { port: number };
    const [answer] = await formulas([`=WEBSERVICE("http://127.0.0.1:${port}/")`]);
    expect(answer).toBeInstanceOf(CellError);
    expect(asked).toBe(0);
    await new Promise((done) => web.close(done));
  });
});

it("help says all that is documented of a function", async () => {
  const { text } = await words("function_help", { id: "SCALE.RISK" });
  const entry = catalogue.functions.find(({ id }) => id === "SCALE.RISK")!;
  for (const said of [entry.summary, entry.returns, ...entry.sources, ...entry.examples.map(({ formula }) => formula)])
    expect(text).toContain(said);
});

it("calls at the same time do not mix their answers", async () => {
  const sizes = Array.from({ length: 20 }, (_, index) => index + 1);
  const answers = await Promise.all(sizes.map((size) => formulas([`=MICRO.VALUE(${size},2)`])));
  expect(answers.flat()).toEqual(sizes.map((size) => 2 * size));
});
