/** The door, beside the page where the browser allows it. It is loaded when it is first needed. */
import { FileFault } from "../file/faults";
import { CellError } from "../grid/cell";
import type { Answers } from "../door/answers";
import type { TableRead } from "../door/read-table";
import type { FileRead } from "./file-worker";
import type { FileContent } from "../file/file-content";
import { type PackedTable, unpacked } from "./packed-bars";

/** Reads a table without holding up the page. */
export async function readInBackground(source: Uint8Array | string, answers: Answers, name: string): Promise<TableRead> {
  try {
    return await readInWorker(source, answers, name);
  } catch (fault) {
    // A page without workers reads by itself
    console.warn(fault);
    const { readTable } = await import("../door/read-table");
    return readTable(source, answers, name);
  }
}

async function readInWorker(source: Uint8Array | string, answers: Answers, name: string): Promise<TableRead> {
  // Scripts stand in a folder of their own: seen from there the page's folder is the one above
  const worker = new Worker(/* webpackEntryOptions: { publicPath: "../" } */ new URL("./door-worker.ts", import.meta.url));
  return unpacked(await answerOf<PackedTable>(worker, { source, answers, name }));
}

/** A file that keeps a machine busier than this is none that anybody works with. Milliseconds. */
const longest = 20_000;

/** Reads a workbook file without holding up the page; throws a FileFault, or whatever ended the reading when it was cancelled. */
export async function readFileInBackground(
  bytes: Uint8Array,
  customFunctions: readonly string[],
  signal: AbortSignal,
): Promise<FileContent> {
  const worker = new Worker(/* webpackEntryOptions: { publicPath: "../" } */ new URL("./file-worker.ts", import.meta.url));
  const read = await answerOf<FileRead>(worker, { bytes, customFunctions }, (end) => {
    signal.addEventListener("abort", () => end(new Error("it was cancelled")));
    setTimeout(() => end(new FileFault(`takes more than ${longest / 1000} seconds to read`)), longest);
  });
  if ("fault" in read) throw new FileFault(read.fault);
  return revived(read) as FileContent;
}

/** The one answer of a worker, which ends with it or when somebody else ends it. */
function answerOf<Answer>(worker: Worker, request: unknown, endBy?: (end: (fault: Error) => void) => void): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => resolve(data));
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    endBy?.(reject);
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/** An error in a cell comes out of a worker as a plain object. */
function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isErrorValue(value)) return new CellError(value.code, value.message);
  for (const [key, each] of Object.entries(value))
    if (typeof each === "object" && each !== null) (value as Record<string, unknown>)[key] = revived(each);
  return value;
}

function isErrorValue(value: object): value is CellError {
  return "code" in value && "message" in value && Object.keys(value).length === 2;
}
