/** Reads the charts of a worksheet that our data can hold: lines and columns with their numbers in cells. */
import { rangeName } from "../grid/address";
import { attribute, type Package, partText, unescaped } from "./package";
import type { ChartData, ChartSeries } from "../grid/workbook-data";

/** Charts of other kinds are left out. */
export function readCharts(parts: Package, worksheetPath: string): ChartData[] {
  return relatedParts(parts, worksheetPath, "drawing").flatMap(({ path }) => {
    const charts = new Map(relatedParts(parts, path, "chart").map((chart) => [chart.id, chart.path]));
    const anchors = partText(parts, path).match(/<xdr:twoCellAnchor\b[^]*?<\/xdr:twoCellAnchor>/g) ?? [];
    return anchors.flatMap((anchor) => {
      const chart = charts.get(/<c:chart\b[^>]*\sr:id="([^"]*)"/.exec(anchor)?.[1] ?? "");
      const place = placeOf(anchor);
      const read = chart !== undefined && place !== undefined ? readChart(partText(parts, chart), place) : undefined;
      return read ? [read] : [];
    });
  });
}

function relatedParts(parts: Package, path: string, kind: string): { id: string; path: string }[] {
  const [, folder = "", file = ""] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const rels = `${folder}/_rels/${file}.rels`;
  if (!parts.has(rels)) return [];
  return [...partText(parts, rels).matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const target = attribute(tag, "Target") ?? "";
    const full = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\.\//, "")}`;
    return attribute(tag, "Type")?.endsWith(`/${kind}`) && parts.has(full)
      ? [{ id: attribute(tag, "Id") ?? "", path: full }]
      : [];
  });
}

/** The cells that the chart covers. */
function placeOf(anchor: string): string | undefined {
  const corner = (name: string): [row: number, column: number] | undefined => {
    const text = new RegExp(`<xdr:${name}>[^]*?</xdr:${name}>`).exec(anchor)?.[0] ?? "";
    const [row, column] = [/<xdr:row>(\d+)</.exec(text)?.[1], /<xdr:col>(\d+)</.exec(text)?.[1]];
    return row === undefined || column === undefined ? undefined : [Number(row), Number(column)];
  };
  const [from, to] = [corner("from"), corner("to")];
  if (!from || !to) return undefined;
  const [row, column] = from;
  return rangeName({ row, column, lastRow: Math.max(row, to[0] - 1), lastColumn: Math.max(column, to[1] - 1) });
}

function readChart(xml: string, place: string): ChartData | undefined {
  const plots = xml.match(/<c:\w+Chart>/g) ?? [];
  const kind = plots[0] === "<c:lineChart>" ? "line" : plots[0] === "<c:barChart>" ? "column" : undefined;
  if (plots.length !== 1 || kind === undefined || xml.includes('<c:barDir val="bar"/>')) return undefined;
  const all = xml.match(/<c:ser>[^]*?<\/c:ser>/g) ?? [];
  const series = all.map(readSeries);
  if (series.length === 0 || !series.every((each): each is ChartSeries => each !== undefined)) return undefined;
  const title = [...(/<c:title>[^]*?<\/c:title>/.exec(xml)?.[0] ?? "").matchAll(/<a:t>([^<]*)<\/a:t>/g)];
  const axis = /<c:valAx>[^]*?<\/c:valAx>/.exec(xml)?.[0] ?? "";
  const categories = formulaIn(all[0]!, "cat");
  const numberFormat = attribute(/<c:numFmt\b[^>]*>/.exec(axis)?.[0] ?? "", "formatCode");
  const minimum = /<c:min val="([^"]*)"/.exec(axis)?.[1];
  return {
    kind,
    title: title.map(([, text]) => unescaped(text!)).join(""),
    place,
    ...(categories !== undefined && { categories }),
    series,
    ...(numberFormat !== undefined && numberFormat !== "General" && { numberFormat }),
    ...(minimum !== undefined && { minimum: Number(minimum) }),
  };
}

function readSeries(xml: string): ChartSeries | undefined {
  const values = formulaIn(xml, "val");
  if (values === undefined) return undefined;
  const name = /<c:tx>[^]*?<c:v>([^<]*)<\/c:v>/.exec(xml)?.[1] ?? "";
  const color = /<a:srgbClr val="([0-9A-Fa-f]{6})"/.exec(xml)?.[1] ?? "0645AD";
  const isDashed = xml.includes("<a:prstDash");
  return { name: unescaped(name), values, color: `#${color}`, ...(isDashed && { dashed: true }) };
}

/** The range that an element of a series refers to; undefined for anything but one range. */
function formulaIn(xml: string, element: string): string | undefined {
  const text = new RegExp(`<c:${element}>[^]*?<c:f>([^<]*)</c:f>`).exec(xml)?.[1];
  const range = unescaped(text ?? "").replaceAll("$", "");
  return /^(?:'(?:[^']|'')+'|[^'!(),]+)![A-Z]+\d+(?::[A-Z]+\d+)?$/.test(range) ? range : undefined;
}
