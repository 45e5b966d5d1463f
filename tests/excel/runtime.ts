/**
 * Microsoft's own custom functions runtime in jsdom, with this file in the place of Excel: it sends calls as messages and collects what
 * the runtime hands back. Everything crosses as JSON text, as it does between Excel and the runtime.
 */
import { buildSync } from "esbuild";
import { JSDOM, VirtualConsole } from "jsdom";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(__dirname, "../..");
const runtimeFile = resolve(root, "node_modules/@microsoft/office-js/dist/custom-functions-runtime.debug.js");

/** What a cell would get: a value or rows of values, or an error with the message that Excel received. */
export type ExcelAnswer = { value: unknown } | { error: string; message: string };

export interface ExcelRuntime {
  call(id: string, args: readonly unknown[]): Promise<ExcelAnswer>;
  /** The ids that scripts have associated. */
  ids(): string[];
  close(): void;
}

/** An error cell among the arguments, as Excel sends it to a function that accepts errors. */
export function errorArgument(code: string): unknown {
  return { type: "CustomFunctionError", code };
}

/** A module of the project as one script, with its imports. */
export function bundled(source: string): string {
  const result = buildSync({
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2017",
    logLevel: "silent",
  });
  return result.outputFiles[0]!.text;
}

/** The runtime's numbers for error words. */
const errorWords: Record<number, string> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!" };

interface Action {
  Id: number;
  Name: string;
  ArgumentInfo: { Arguments?: unknown[] };
}

type Message = { id: number; message: { body: { Actions: Action[] } } };

/** invocation, succeeded, value or message, number of the error */
type Outcome = [number, boolean, unknown, number?];

const acceptsErrors = 4;

/** Starts the runtime, then evaluates the scripts in its window. */
export function startRuntime(...scripts: string[]): ExcelRuntime {
  const dom = new JSDOM('<head><script type="text/plain" src="https://host/custom-functions-runtime.debug.js"></script></head>', {
    runScripts: "outside-only",
    url: "https://localhost:3000/functions.html",
    virtualConsole: new VirtualConsole(),
  });
  const { window } = dom;
  const waiting = new Map<number, (answer: ExcelAnswer) => void>();
  const bridge = {
    onMessageFromHost: (_text: string): void => undefined,
    sendMessageToHost(text: string) {
      const { id, message } = JSON.parse(text) as Message;
      message.body.Actions.forEach(receive);
      const Results = message.body.Actions.map(({ Id, Name }) => ({
        ActionId: Id,
        Value: Name === "_GetEnabledFeatures" ? [] : null,
      }));
      const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body: JSON.stringify({ Results }) } };
      setTimeout(() => bridge.onMessageFromHost(JSON.stringify(reply)));
    },
  };

  function receive({ Name, ArgumentInfo }: Action): void {
    if (Name !== "SetInvocationArrayResults") return;
    for (const [invocation, succeeded, value, error] of ArgumentInfo.Arguments![0] as Outcome[]) {
      waiting.get(invocation)?.(
        succeeded ? { value } : { error: errorWords[error!] ?? `error ${error}`, message: String(value) },
      );
      waiting.delete(invocation);
    }
  }

  Object.assign(window, { _richApiNativeBridge: bridge });
  for (const script of [readFileSync(runtimeFile, "utf8"), ...scripts]) window.eval(script);

  let invocations = 0;
  return {
    call(id, args) {
      const invocation = ++invocations;
      // The category and type of an entry that asks for a call
      const entry = [1, 1000, "", JSON.stringify([invocation, id, args, null, acceptsErrors]), 0];
      return new Promise((answered) => {
        waiting.set(invocation, answered);
        bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries: [entry] } }));
      });
    },
    ids: () =>
      Object.keys(
        (window as unknown as { CustomFunctions: { _association: { mappings: object } } }).CustomFunctions._association.mappings,
      ),
    close: () => window.close(),
  };
}
