/** The styles that cells refer to by number, as far as the sheet shows them. */
import type { CellStyle } from "../grid/workbook-data";
import { type Package, partText } from "./parts";
import { relatedParts, workbookPath } from "./relations";
import { standardFormat } from "./standard-formats";
import { child, childrenOf, descendants, readXml, type XmlElement } from "./xml";

/** Excel's own standard size, which is not named in a style. */
export const standardSize = 11;

/** One style for each number; undefined for a plain one. */
export function readStyles(parts: Package): (CellStyle | undefined)[] {
  const [part] = relatedParts(parts, workbookPath(parts), "styles");
  if (!part) return [];
  const sheet = readXml(partText(parts, part.path));
  const formats = new Map(
    childrenOf(child(sheet, "numFmts"), "numFmt").map(({ attributes }) => [
      attributes["numFmtId"],
      attributes["formatCode"] ?? "",
    ]),
  );
  const theme = readTheme(parts);
  const lists = ["fonts", "fills", "borders"].map((name) => child(sheet, name)?.children ?? []) as [
    XmlElement[],
    XmlElement[],
    XmlElement[],
  ];
  return childrenOf(child(sheet, "cellXfs"), "xf").map((xf) => styleOf(xf, lists, formats, theme));
}

function styleOf(
  xf: XmlElement,
  [fonts, fills, borders]: [XmlElement[], XmlElement[], XmlElement[]],
  formats: ReadonlyMap<string | undefined, string>,
  theme: readonly string[],
): CellStyle | undefined {
  const { fontId = "0", fillId = "0", borderId = "0", numFmtId = "0" } = xf.attributes;
  const font = fonts[Number(fontId)];
  const fill = child(fills[Number(fillId)], "patternFill");
  const fillColor = fill?.attributes["patternType"] === "solid" ? colorOf(child(fill, "fgColor"), theme) : undefined;
  const color = colorOf(child(font, "color"), theme);
  const size = Number(child(font, "sz")?.attributes["val"] ?? standardSize);
  const line = colorOf(child(child(borders[Number(borderId)], "bottom"), "color"), theme);
  const numberFormat = formats.get(numFmtId) ?? standardFormat(numFmtId);
  const { horizontal, indent, wrapText } = child(xf, "alignment")?.attributes ?? {};
  const read: CellStyle = {
    ...(fillColor && { fill: fillColor }),
    ...(color && color !== "#000000" && { color }),
    ...(isOn(child(font, "b")) && { bold: true }),
    ...(isOn(child(font, "i")) && { italic: true }),
    ...(size !== standardSize && size > 0 && { size }),
    ...(numberFormat !== undefined && numberFormat !== "General" && { numberFormat }),
    ...(indent !== undefined && indent !== "0" && { isIndented: true }),
    ...((horizontal === "left" || horizontal === "center" || horizontal === "right") && { align: horizontal }),
    ...((wrapText === "1" || wrapText === "true") && { wrap: true }),
    ...(line && { lineBelow: line }),
  };
  return Object.keys(read).length > 0 ? read : undefined;
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && element.attributes["val"] !== "0" && element.attributes["val"] !== "false";
}

/** "#RRGGBB"; undefined for the colour of the reader's choice. */
function colorOf(element: XmlElement | undefined, theme: readonly string[]): string | undefined {
  const { rgb, theme: number, tint } = element?.attributes ?? {};
  if (rgb !== undefined) return /^[0-9A-Fa-f]{8}$/.test(rgb) ? `#${rgb.slice(2).toUpperCase()}` : undefined;
  const named = number === undefined ? undefined : theme[Number(number)];
  return named === undefined ? undefined : tinted(named, Number(tint ?? 0));
}

/** The order in which a colour's number names those of the theme. */
const themeOrder = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

function readTheme(parts: Package): string[] {
  const [part] = relatedParts(parts, workbookPath(parts), "theme");
  if (!part) return [];
  const [scheme] = descendants(readXml(partText(parts, part.path)), "clrScheme");
  return themeOrder.map((name) => {
    const [color] = child(scheme, name)?.children ?? [];
    return (color?.attributes["lastClr"] ?? color?.attributes["val"] ?? "000000").toUpperCase();
  });
}

/** Lighter (above 0) or darker (below 0) by a share of the way to white or black. */
function tinted(color: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16);
    return Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint);
  });
  return `#${parts
    .map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}
