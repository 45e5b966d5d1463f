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

function toArgb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`;
}
