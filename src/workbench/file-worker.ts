/** Reads workbook files beside the page, where reading can be ended at any time. */
import { FileFault } from "../file/faults";
import { type FileContent, readFileContent } from "../file/file-content";

export interface FileRequest {
  bytes: Uint8Array;
  customFunctions: readonly string[];
}

/** What the file holds, or what is wrong with it: "is empty". */
export type FileRead = FileContent | { fault: string };

function read({ bytes, customFunctions }: FileRequest): FileRead {
  try {
    return readFileContent(bytes, customFunctions);
  } catch (fault) {
    if (fault instanceof FileFault) return { fault: fault.message };
    throw fault;
  }
}

self.addEventListener("message", ({ data }: MessageEvent<FileRequest>) => self.postMessage(read(data)));
