/**
 * calc --mcp: the functions for assistants, over the Model Context Protocol on standard input and output. It calculates and nothing
 * else: no tool reads a file, writes one or asks the network.
 */
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { CatalogueEntry } from "../../catalogue/types";
import { CellError, type CellResult } from "../../grid/cell";
import type { FunctionLibrary } from "../../host/library";
import { createHeadlessSheet } from "../../sheet/headless";
import type { Sheet } from "../../sheet/sheet";
import { answerJson, answerText } from "../answers";
import { answersOf, englishFormula } from "../command-formula";
import { callByName, UnfitArgument } from "./call";
import { generalTools, helpText, limits, toolName, toolsOf } from "./tools";

const instructions = [
  "MicroScale plans trades in micro futures that are scaled into: average entry, stops, risk, margin, liquidation, fees and funding.",
  "Percentages are fractions: 0.5% is 0.005. side is long or short. A list in an argument is a column, one value per fill or step.",
  'terms is a contract size (0.01), a code ("CME:MBT") or an object of names and values ({"size": 0.01, "fee": 0.0005}).',
  "An error comes with a reason that names the argument; pass it on, and never put a number in its place.",
  "SCALE.PLAN gives a whole plan, SCALE.AUDIT judges it. It is arithmetic for plans, not advice to trade.",
].join("\n");

/** The server, not yet connected. */
export function createMcpServer(library: FunctionLibrary): Server {
  const { version, functions } = library.catalogue;
  const entries = new Map(functions.flatMap((entry) => [entry.id, toolName(entry.id)].map((name) => [name, entry] as const)));
  const formulas = new FormulaDesk(library);
  const server = new Server({ name: "microscale", title: "MicroScale", version }, { capabilities: { tools: {} }, instructions });
  const tools = toolsOf(library.catalogue);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    try {
      if (name === generalTools.formulas) return await formulas.answer(given["formulas"]);
      if (name === generalTools.help) return { content: [text(helpText(named(entries, String(given["id"]))))] };
      return answered(callByName(library, named(entries, name), given));
    } catch (thrown) {
      if (thrown instanceof UnfitArgument) return { content: [text(thrown.message)], isError: true };
      throw thrown;
    }
  });
  server.onclose = () => formulas.close();
  return server;
}

function named(entries: ReadonlyMap<string, CatalogueEntry>, name: string): CatalogueEntry {
  const entry = entries.get(name.trim().toUpperCase());
  if (!entry) throw new UnfitArgument(`there is no function "${name.slice(0, 100)}"; tools/list names all`);
  return entry;
}

/** Formulas are calculated one batch after another by one engine, which starts with the first. */
class FormulaDesk {
  private sheet: Sheet | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly library: FunctionLibrary) {}

  async answer(given: unknown): Promise<CallToolResult> {
    const formulas = readFormulas(given);
    const work = this.last.then(() => {
      const sheet = (this.sheet ??= createHeadlessSheet(this.library));
      return answersOf(formulas.map(englishFormula), (english) => sheet.evaluateAll(english));
    });
    this.last = work.catch(() => undefined);
    const answers = (await work).map((answer, index) => JSON.parse(answerJson(formulas[index]!, answer)) as object);
    return { content: [text(answers.map((answer) => JSON.stringify(answer)).join("\n"))], structuredContent: { answers } };
  }

  close(): void {
    this.sheet?.dispose();
    this.sheet = undefined;
  }
}

function readFormulas(given: unknown): string[] {
  const most = limits.formulaLength;
  if (!Array.isArray(given) || given.length === 0 || given.length > limits.formulas)
    throw new UnfitArgument(`formulas must be a list of 1 to ${limits.formulas} formulas`);
  for (const formula of given as unknown[]) {
    if (typeof formula !== "string" || !formula.trim().startsWith("="))
      throw new UnfitArgument(`a formula must be a text that begins with =, was ${JSON.stringify(formula).slice(0, 100)}`);
    if (formula.length > most)
      throw new UnfitArgument(`a formula must have at most ${most} characters, as in Excel, had ${formula.length}`);
  }
  return given as string[];
}

function answered(answer: CellResult): CallToolResult {
  const { formula: _, ...structuredContent } = JSON.parse(answerJson("", answer)) as Record<string, unknown>;
  return { content: [text(answerText(answer))], structuredContent, ...(answer instanceof CellError && { isError: true }) };
}

function text(words: string) {
  return { type: "text" as const, text: words };
}

/** Serves on standard input and output until the input ends. */
export async function serveMcp(library: FunctionLibrary): Promise<void> {
  // Standard output belongs to the protocol
  console.log = console.error;
  await createMcpServer(library).connect(new StdioServerTransport());
}
