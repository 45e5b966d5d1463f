/** The door, beside the page where the browser allows it. It is loaded when it is first needed. */
import type { Answers } from "../door/answers";
import type { TableRead } from "../door/read-table";

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

function readInWorker(source: Uint8Array | string, answers: Answers, name: string): Promise<TableRead> {
  return new Promise((resolve, reject) => {
    // Scripts stand in a folder of their own: seen from there the page's folder is the one above
    const worker = new Worker(/* webpackEntryOptions: { publicPath: "../" } */ new URL("./door-worker.ts", import.meta.url));
    const end = (): void => worker.terminate();
    worker.addEventListener("message", ({ data }: MessageEvent<TableRead>) => {
      end();
      resolve(data);
    });
    worker.addEventListener("error", (event) => {
      end();
      reject(new Error(event.message));
    });
    worker.postMessage({ source, answers, name });
  });
}
