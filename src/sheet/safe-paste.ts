/** The engine's clipboard, given harmless HTML only: whichever way a paste comes, by key, menu or command. */
import { safeHtml, tableOfText } from "./safe-html";

/** The parts of the engine's service that all pasted text goes through. */
export interface PastingService {
  _pasteHTML: (html: string, pasteType: string) => Promise<boolean>;
  legacyPaste: (html?: string, text?: string, files?: File[]) => Promise<boolean>;
}

/** Stands between the clipboard and the engine; `service` is the engine's own and is changed. */
export function cleanPastes(service: PastingService): void {
  const [pasteHtml, legacyPaste] = [service._pasteHTML.bind(service), service.legacyPaste.bind(service)];
  if (typeof pasteHtml !== "function") throw new Error("the engine pastes in another way: see safe-paste.ts");
  service._pasteHTML = (html, pasteType) => pasteHtml(safeHtml(html), pasteType);
  service.legacyPaste = (html, text, files) =>
    html === undefined || html === ""
      ? legacyPaste(text !== undefined && /[\n\t]/.test(text) ? tableOfText(text) : html, text, files)
      : legacyPaste(html, text, files);
}
