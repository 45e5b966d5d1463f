/** The texts that cells refer to by number. */
import { limits, refuseLongText, tooMany } from "./limits";
import { type Package, partText } from "./parts";
import { relatedParts, workbookPath } from "./relations";
import { cellTextFromXml, endOfElement, nextTag, textBetween } from "./xml";

export function readSharedTexts(parts: Package): string[] {
  const [part] = relatedParts(parts, workbookPath(parts), "sharedStrings");
  if (!part) return [];
  const xml = partText(parts, part.path);
  const texts: string[] = [];
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.end)) {
    if (tag.name !== "si" || tag.kind === "close") continue;
    const end = endOfElement(xml, tag);
    texts.push(richText(xml, tag.end, end, "the texts of its cells"));
    if (texts.length > limits.cells) throw tooMany(limits.cells, "texts of cells");
    tag.end = end;
  }
  return texts;
}

/** The text of runs; how a word is pronounced (rPh) does not belong to it. `place` is where it stands, for a refusal. */
export function richText(xml: string, start: number, end: number, place: string): string {
  let text = "";
  for (let tag = nextTag(xml, start); tag && tag.start < end; tag = nextTag(xml, tag.end)) {
    if (tag.kind !== "open" || (tag.name !== "t" && tag.name !== "rPh")) continue;
    const elementEnd = endOfElement(xml, tag);
    if (tag.name === "t") text += cellTextFromXml(textBetween(xml, tag.end, xml.lastIndexOf("<", elementEnd - 1)));
    refuseLongText(text, place);
    tag.end = elementEnd;
  }
  return text;
}
