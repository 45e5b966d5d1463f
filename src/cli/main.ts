/** The calc command: formulas without a page, calculated by the workbench's engine on the built functions.js. */
import { resolve } from "node:path";
import { loadLibraryFrom } from "../sheet/load-in-node";
import { readCommand, usage } from "./command";
import { lastWords } from "./last-words";

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
  // Each is loaded when asked for: formulas on the command line need no files, and no assistant. What stays in this script shares its
  // compiled code.
  if (command.kind === "table") {
    const { runOnTable } = await import(/* webpackMode: "eager" */ "./table-command");
    return runOnTable(command, output);
  }
  const library = loadLibraryFrom(resolve(__dirname, "../dist"));
  if (command.kind === "mcp") {
    const { serveMcp } = await import("./mcp/server");
    await serveMcp(library);
    return 0;
  }
  if (command.kind === "file") {
    const { runOnFile } = await import(/* webpackMode: "eager" */ "./file-command");
    return runOnFile(command, library, output);
  }
  const { runFormulas } = await import(/* webpackMode: "eager" */ "./formula-command");
  return runFormulas(command, library, output);
}

/** The engine works in steps of its own: what fails there ends the command with a sentence as well, and not with a page of source. */
function endInWords(): void {
  process.on("uncaughtException", (fault: Error) => {
    console.error(lastWords(fault));
    process.exit(1);
  });
}

endQuietly();
endInWords();
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  },
);
