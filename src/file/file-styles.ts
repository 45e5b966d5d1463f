/** The style of a cell as a file holds it, and back. */
import type { Style } from "@cj-tech-master/excelts";
import type { CellStyle } from "../grid/workbook-data";

/** Excel's own standard, written with every style: a font without a name or size is drawn as the reader likes. */
const standardFont = { name: "Calibri", size: 11 };

export function writeStyle(style: CellStyle): Partial<Style> {
  const { fill, color, bold, italic, size, numberFormat, align, wrap, isIndented, lineBelow } = style;
  const hasFont = color !== undefined || bold || italic || size !== undefined;
  const font = { ...standardFont, ...(size && { size }), ...(bold && { bold }), ...(italic && { italic }) };
  return {
    ...(hasFont && { font: { ...font, ...(color && { color: { argb: toArgb(color) } }) } }),
    ...(fill && { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { argb: toArgb(fill) } } }),
    ...(numberFormat && { numFmt: numberFormat }),
    ...((align || wrap || isIndented) && { alignment: alignmentOf(style) }),
    ...(lineBelow && { border: { bottom: { style: "thin" as const, color: { argb: toArgb(lineBelow) } } } }),
  } as Partial<Style>;
}

function alignmentOf({ align, wrap, isIndented }: CellStyle): object {
  const indented = isIndented && align !== "right" && align !== "center";
  return {
    ...(align && { horizontal: align }),
    ...(indented && { horizontal: "left", indent: 1 }),
    ...(wrap && { wrapText: true }),
  };
}

export function readStyle(style: Partial<Style>): CellStyle | undefined {
  const { font, fill, alignment, border, numFmt } = style;
  const fillColor = fill?.type === "pattern" && fill.pattern === "solid" ? fromArgb(fill.fgColor) : undefined;
  const color = fromArgb(font?.color);
  const line = fromArgb(border?.bottom?.color);
  const horizontal = alignment?.horizontal;
  const read: CellStyle = {
    ...(fillColor && { fill: fillColor }),
    ...(color && { color }),
    ...(font?.bold && { bold: true }),
    ...(font?.italic && { italic: true }),
    ...(font?.size && font.size !== standardFont.size && { size: font.size }),
    ...(typeof numFmt === "string" && numFmt !== "General" && { numberFormat: numFmt }),
    ...(alignment?.indent && { isIndented: true }),
    ...((horizontal === "left" || horizontal === "center" || horizontal === "right") && { align: horizontal }),
    ...(alignment?.wrapText && { wrap: true }),
    ...(line && { lineBelow: line }),
  };
  return Object.keys(read).length > 0 ? read : undefined;
}

function toArgb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}

/** Theme colours are left to the reader's theme. */
function fromArgb(color: unknown): string | undefined {
  const argb = (color as { argb?: string } | undefined)?.argb;
  return argb && argb.length === 8 ? `#${argb.slice(2).toUpperCase()}` : undefined;
}
