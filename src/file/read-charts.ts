/** Reads the charts of a worksheet that our data can hold: lines and columns with their numbers in cells. */
import { rangeName, splitAddress } from "../grid/address";
import type { ChartData, ChartSeries } from "../grid/workbook-data";
import { type Package, partText } from "./parts";
import { relatedParts } from "./relations";
import { child, childrenOf, descendants, prefixed, readXml, textOf, type XmlElement } from "./xml";

/** Charts of other kinds are left out. */
export function readCharts(parts: Package, worksheetPath: string): ChartData[] {
  return relatedParts(parts, worksheetPath, "drawing").flatMap(({ path }) => {
    const charts = new Map(relatedParts(parts, path, "chart").map((chart) => [chart.id, chart.path]));
    const xml = partText(parts, path);
    return [...descendants(readXml(xml), "twoCellAnchor")].flatMap((anchor) => {
      const [link] = descendants(anchor, "chart");
      const chart = charts.get(link ? (prefixed(link.attributes, "id") ?? "") : "");
      const place = placeOf(anchor, xml);
      const read = chart !== undefined && place !== undefined ? readChart(partText(parts, chart), place) : undefined;
      return read ? [read] : [];
    });
  });
}

/** The cells that the chart covers. */
function placeOf(anchor: XmlElement, xml: string): string | undefined {
  const [fromRow, fromColumn, toRow, toColumn] = ["from", "to"].flatMap((corner) =>
    ["row", "col"].map((name) => Number(textOf(xml, child(child(anchor, corner), name)) || NaN)),
  ) as [number, number, number, number];
  if ([fromRow, fromColumn, toRow, toColumn].some(Number.isNaN)) return undefined;
  const lastRow = Math.max(fromRow, toRow - 1);
  return rangeName({ row: fromRow, column: fromColumn, lastRow, lastColumn: Math.max(fromColumn, toColumn - 1) });
}

function readChart(xml: string, place: string): ChartData | undefined {
  const [area] = descendants(readXml(xml), "plotArea");
  const [plot, ...others] = area?.children.filter(({ name }) => name.endsWith("Chart")) ?? [];
  const kind = plot?.name === "lineChart" ? "line" : plot?.name === "barChart" ? "column" : undefined;
  if (!plot || others.length > 0 || kind === undefined || valueOf(child(plot, "barDir")) === "bar") return undefined;
  const all = childrenOf(plot, "ser");
  const series = all.map((each) => readSeries(each, xml));
  if (series.length === 0 || !series.every((each): each is ChartSeries => each !== undefined)) return undefined;
  const [title] = descendants(readXml(xml), "title");
  const axis = child(area, "valAx");
  const categories = formulaIn(child(all[0], "cat"), xml);
  const numberFormat = child(axis, "numFmt")?.attributes["formatCode"];
  const minimum = valueOf(child(child(axis, "scaling"), "min"));
  return {
    kind,
    title: title ? [...descendants(title, "t")].map((run) => textOf(xml, run)).join("") : "",
    place,
    ...(categories !== undefined && { categories }),
    series,
    ...(numberFormat !== undefined && numberFormat !== "General" && { numberFormat }),
    ...(minimum !== undefined && { minimum: Number(minimum) }),
  };
}

function valueOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes["val"];
}

function readSeries(series: XmlElement, xml: string): ChartSeries | undefined {
  const values = formulaIn(child(series, "val"), xml);
  if (values === undefined) return undefined;
  const words = child(series, "tx");
  const [name] = words ? descendants(words, "v") : [];
  const [color] = descendants(series, "srgbClr");
  const [dash] = descendants(series, "prstDash");
  const hex = /^[0-9A-Fa-f]{6}$/.exec(valueOf(color) ?? "")?.[0] ?? "0645AD";
  return { name: textOf(xml, name), values, color: `#${hex}`, ...(dash && { dashed: true }) };
}

/** The range that an element of a series refers to; undefined for anything but one range. */
function formulaIn(element: XmlElement | undefined, xml: string): string | undefined {
  const [formula] = element ? descendants(element, "f") : [];
  const range = textOf(xml, formula).replaceAll("$", "");
  const [sheet, cells] = splitAddress(range);
  return sheet !== undefined && /^[A-Z]+\d+(?::[A-Z]+\d+)?$/.test(cells) ? range : undefined;
}
