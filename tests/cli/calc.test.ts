import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The command as a user runs it; the first run builds what is missing. */
function calc(words: readonly string[], input = "") {
  return spawnSync(process.execPath, ["tools/calc.mjs", ...words], { cwd: join(__dirname, "../.."), input, encoding: "utf8" });
}

describe("the calc command", () => {
  jest.setTimeout(180_000);
  beforeAll(() => {
    expect(calc(["=1"]).status).toBe(0);
  }, 180_000);

  it("prints the answer of a formula", () => {
    expect(calc(["=MICRO.MARGIN(3,70000,10,0.01)"]).stdout).toBe("210\n");
  });

  it("prints one JSON object a line, in order", () => {
    const { stdout, status } = calc(["--json", "=MICRO.MARGIN(3,70000,10,0.01)", "=MICRO.MARGIN(3,70000,0.5)"]);
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { formula: "=MICRO.MARGIN(3,70000,10,0.01)", value: 210 },
      { formula: "=MICRO.MARGIN(3,70000,0.5)", error: "#NUM!", message: "leverage must be at least 1, was 0.5" },
    ]);
  });

  it("prints a spilled table aligned", () => {
    expect(calc(['=STOP.LADDER("long",{70000;70350;70700},69650,,,{"tick",0.1})']).stdout).toBe("  69650\n  70000\n70349.9\n");
  });

  it("answers a thousand formulas from standard input in one process", () => {
    const formulas = Array.from({ length: 1000 }, (_, index) => `=MICRO.VALUE(${index + 1},2)`);
    const { stdout, status } = calc(["--json", "-"], formulas.join("\n"));
    const values = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { value: number }).value);
    expect(status).toBe(0);
    expect(values).toEqual(formulas.map((_, index) => 2 * (index + 1)));
  });

  it("serves the functions over the Model Context Protocol, and ends with its input", () => {
    const client = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "tests", version: "1" } };
    const margin = { name: "MICRO_MARGIN", arguments: { contracts: 3, price: 70000, leverage: 10, terms: 0.01 } };
    const messages = [
      { id: 1, method: "initialize", params: client },
      { method: "notifications/initialized" },
      { id: 2, method: "tools/call", params: margin },
      { id: 3, method: "tools/call", params: { name: "formulas", arguments: { formulas: ["=MICRO.MARGIN(3,70000,0.5)"] } } },
    ].map((message) => JSON.stringify({ jsonrpc: "2.0", ...message }));
    const { stdout, status } = calc(["--mcp"], `${messages.join("\n")}\n`);
    const [hello, ...answers] = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: number; result: Record<string, unknown> }).result);
    expect(status).toBe(0);
    expect(hello).toMatchObject({ serverInfo: { name: "microscale", title: "MicroScale" } });
    expect(answers.map(({ structuredContent }) => structuredContent)).toEqual([
      { value: 210 },
      {
        answers: [{ formula: "=MICRO.MARGIN(3,70000,0.5)", error: "#NUM!", message: "leverage must be at least 1, was 0.5" }],
      },
    ]);
  });

  it("gives a usage line and exit code 2 for bad usage", () => {
    const { stderr, status } = calc(["--yaml"]);
    expect(status).toBe(2);
    expect(stderr).toContain("usage: calc");
  });
});
