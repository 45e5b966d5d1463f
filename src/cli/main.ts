/** The calc command: formulas without a page, calculated by the workbench's engine on the built functions.js. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createHeadlessSheet } from "../sheet/headless";
import { loadLibraryFrom } from "../sheet/load-in-node";
import { answerJson, answerText } from "./answers";
import { readCommand, usage } from "./command";
import { runOnFile } from "./file-command";
import { runOnTable } from "./table-command";

/** The lines of standard input that hold a formula. */
function linesOfInput(): string[] {
  return readFileSync(0, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}

/** A reader that has seen enough closes the pipe (calc ... | head): what is to be written into a file is written all the same. */
function endQuietly(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EPIPE") throw fault;
    });
}

async function main(words: readonly string[]): Promise<number> {
  const command = readCommand(words);
  if (command === undefined) {
    console.error(usage);
    return 2;
  }
  const output = {
    answer: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => console.error(line),
  };
  if (command.kind === "table") return runOnTable(command, output);
  const library = loadLibraryFrom(resolve(__dirname, "../dist"));
  if (command.kind === "mcp") {
    // Loaded when asked for: formulas on the command line need none of it
    const { serveMcp } = await import("./mcp/server");
    await serveMcp(library);
    return 0;
  }
  if (command.kind === "file") return runOnFile(command, library, output);
  const formulas = command.formulas.flatMap((formula) => (formula === "-" ? linesOfInput() : [formula]));
  const sheet = createHeadlessSheet(library);
  const answers = await sheet.evaluateAll(formulas);
  const lines = answers.map((answer, index) => (command.json ? answerJson(formulas[index]!, answer) : answerText(answer)));
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  sheet.dispose();
  return 0;
}

endQuietly();
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  },
);
