/** Protected worksheets, and the styles whose cells may be changed there all the same. */
import { type Package, partText } from "./parts";
import { relatedParts, workbookPath } from "./relations";
import { attributesOf, child, childrenOf, readXml } from "./xml";

export function isProtected(worksheet: string): boolean {
  const at = worksheet.search(/<(?:[^\s<>/:]+:)?sheetProtection\s/);
  if (at === -1) return false;
  const { sheet } = attributesOf(worksheet.slice(at, worksheet.indexOf(">", at) + 1));
  return sheet === "1" || sheet === "true";
}

/** The numbers of the styles that unlock their cells. */
export function unlockedStyles(parts: Package): ReadonlySet<number> {
  const [part] = relatedParts(parts, workbookPath(parts), "styles");
  if (!part) return new Set();
  const styles = childrenOf(child(readXml(partText(parts, part.path)), "cellXfs"), "xf");
  return new Set(
    styles.flatMap((style, number) => {
      const locked = child(style, "protection")?.attributes["locked"];
      return locked === "0" || locked === "false" ? [number] : [];
    }),
  );
}
