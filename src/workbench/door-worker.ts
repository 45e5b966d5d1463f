/** Reads tables beside the page, so that the page is never busy with them. */
import type { Answers } from "../door/answers";
import { readTable } from "../door/read-table";

export interface ReadRequest {
  source: Uint8Array | string;
  answers: Answers;
  name: string;
}

self.addEventListener("message", ({ data }: MessageEvent<ReadRequest>) => {
  self.postMessage(readTable(data.source, data.answers, data.name));
});
