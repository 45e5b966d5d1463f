/** Reads tables beside the page, so that the page is never busy with them. */
import type { Answers } from "../door/answers";
import { readTable } from "../door/read-table";
import { handedOver, packed } from "./packed-bars";

export interface ReadRequest {
  source: Uint8Array | string;
  answers: Answers;
  name: string;
}

self.addEventListener("message", ({ data }: MessageEvent<ReadRequest>) => {
  const table = packed(readTable(data.source, data.answers, data.name));
  self.postMessage(table, { transfer: handedOver(table) });
});
