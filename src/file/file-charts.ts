/** Charts as a file holds them: a drawing for each worksheet that has some, and a part for each chart. */
import { cellName, readAddress } from "../grid/address";
import { escaped } from "./xml";
import type { ChartData, ChartSeries, SheetValue, WorkbookData } from "../grid/workbook-data";

/** The parts of a file by their path, as text. */
export type FileParts = Map<string, string>;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const drawingMl = "http://schemas.openxmlformats.org/drawingml/2006";
const contentTypes = "application/vnd.openxmlformats-officedocument";

/** Adds the charts of every worksheet to the parts; the worksheets are numbered as the workbook orders them. */
export function addCharts(parts: FileParts, data: WorkbookData): void {
  let number = 0;
  data.sheets.forEach(({ charts = [] }, index) => {
    if (charts.length === 0) return;
    const first = number + 1;
    for (const chart of charts) {
      number += 1;
      parts.set(`xl/charts/chart${number}.xml`, chartPart(chart, data));
      addContentType(parts, `/xl/charts/chart${number}.xml`, `${contentTypes}.drawingml.chart+xml`);
    }
    addDrawing(parts, index + 1, charts, first);
  });
}

function addDrawing(parts: FileParts, sheet: number, charts: readonly ChartData[], firstChart: number): void {
  const drawing = `drawing${sheet}.xml`;
  parts.set(`xl/drawings/${drawing}`, drawingPart(charts));
  addContentType(parts, `/xl/drawings/${drawing}`, `${contentTypes}.drawing+xml`);
  const links = charts.map((_, at) => relation(`rId${at + 1}`, "chart", `../charts/chart${firstChart + at}.xml`));
  parts.set(`xl/drawings/_rels/${drawing}.rels`, relations(links));
  const rels = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
  const link = relation("rIdCharts", "drawing", `../drawings/${drawing}`);
  const known = parts.get(rels);
  parts.set(rels, known ? known.replace("</Relationships>", `${link}</Relationships>`) : relations([link]));
  const path = `xl/worksheets/sheet${sheet}.xml`;
  const element = `<drawing xmlns:r="${office}" r:id="rIdCharts"/>`;
  parts.set(path, parts.get(path)!.replace(/(?=<legacyDrawing|<picture|<oleObjects|<tableParts|<extLst|<\/worksheet>)/, element));
}

function addContentType(parts: FileParts, part: string, type: string): void {
  const path = "[Content_Types].xml";
  parts.set(path, parts.get(path)!.replace("</Types>", `<Override PartName="${part}" ContentType="${type}"/></Types>`));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function relations(links: readonly string[]): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`;
}

function drawingPart(charts: readonly ChartData[]): string {
  const anchors = charts.map(({ place, title }, at) => {
    const { row, column, lastRow, lastColumn } = readAddress(place);
    const corner = (name: string, c: number, r: number): string =>
      `<xdr:${name}><xdr:col>${c}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${r}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    const frame =
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="Chart ${at + 1}" descr="${escaped(title)}"/>` +
      `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
      `<a:graphic><a:graphicData uri="${drawingMl}/chart"><c:chart xmlns:c="${drawingMl}/chart" xmlns:r="${office}" r:id="rId${at + 1}"/>` +
      `</a:graphicData></a:graphic></xdr:graphicFrame>`;
    const corners = corner("from", column, row) + corner("to", lastColumn + 1, lastRow + 1);
    return `<xdr:twoCellAnchor>${corners}${frame}<xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${head}<xdr:wsDr xmlns:xdr="${drawingMl}/spreadsheetDrawing" xmlns:a="${drawingMl}/main">${anchors.join("")}</xdr:wsDr>`;
}

function chartPart(chart: ChartData, data: WorkbookData): string {
  const isLine = chart.kind === "line";
  const series = chart.series.map((each, at) => seriesElement(chart, each, at, data)).join("");
  const axes = '<c:axId val="111"/><c:axId val="222"/>';
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${axes}</c:barChart>`;
  return (
    `${head}<c:chartSpace xmlns:c="${drawingMl}/chart" xmlns:a="${drawingMl}/main" xmlns:r="${office}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr><a:r><a:rPr lang="en-US" sz="1100" b="1"/>` +
    `<a:t>${escaped(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plot}${categoryAxis}${valueAxis(chart)}</c:plotArea>` +
    (chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : "") +
    `<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>${line("E1E4E8", 9525)}</c:spPr></c:chartSpace>`
  );
}

const categoryAxis =
  '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>' +
  '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
  '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>';

function valueAxis({ numberFormat = "General", minimum }: ChartData): string {
  const from = minimum === undefined ? "" : `<c:min val="${minimum}"/>`;
  return (
    `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>${from}</c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
    `<c:majorGridlines><c:spPr>${line("E1E4E8", 6350)}</c:spPr></c:majorGridlines><c:numFmt formatCode="${escaped(numberFormat)}" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>'
  );
}

function seriesElement(chart: ChartData, series: ChartSeries, at: number, data: WorkbookData): string {
  const color = series.color.slice(1);
  const drawn =
    chart.kind === "line"
      ? `<c:spPr>${line(color, 22225, series.dashed)}</c:spPr>${marker(color, valuesIn(series.values, data).length)}`
      : `<c:spPr>${fill(color)}</c:spPr><c:invertIfNegative val="0"/>`;
  const name = `<c:tx><c:v>${escaped(series.name)}</c:v></c:tx>`;
  const categories =
    chart.categories === undefined
      ? ""
      : `<c:cat><c:strRef><c:f>${escaped(absolute(chart.categories))}</c:f>${stringCache(chart.categories, data)}</c:strRef></c:cat>`;
  const values = `<c:val><c:numRef><c:f>${escaped(absolute(series.values))}</c:f>${numberCache(series.values, data)}</c:numRef></c:val>`;
  const smooth = chart.kind === "line" ? '<c:smooth val="0"/>' : "";
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${drawn}${categories}${values}${smooth}</c:ser>`;
}

/** Dots for few points; many would hide the line. */
function marker(color: string, points: number): string {
  if (points > 20) return '<c:marker><c:symbol val="none"/></c:marker>';
  const look = `<c:spPr>${fill(color)}<a:ln><a:noFill/></a:ln></c:spPr>`;
  return `<c:marker><c:symbol val="circle"/><c:size val="5"/>${look}</c:marker>`;
}

function line(color: string, width: number, isDashed = false): string {
  return `<a:ln w="${width}">${fill(color)}${isDashed ? '<a:prstDash val="dash"/>' : ""}</a:ln>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

/** A program that does not calculate draws what is cached here. */
function numberCache(range: string, data: WorkbookData): string {
  const values = valuesIn(range, data);
  const points = values.map((value, at) => (typeof value === "number" ? `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>` : ""));
  return `<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join("")}</c:numCache>`;
}

function stringCache(range: string, data: WorkbookData): string {
  const values = valuesIn(range, data);
  const points = values.map((value, at) =>
    value === null || typeof value === "object" ? "" : `<c:pt idx="${at}"><c:v>${escaped(String(value))}</c:v></c:pt>`,
  );
  return `<c:strCache><c:ptCount val="${values.length}"/>${points.join("")}</c:strCache>`;
}

/** The values of a column or row of cells, spilled or not. */
function valuesIn(range: string, data: WorkbookData): SheetValue[] {
  const { sheet: name, row, column, lastRow, lastColumn } = readAddress(range);
  const sheet = data.sheets.find((each) => each.name === name);
  const values: SheetValue[] = [];
  for (let r = row; r <= lastRow; r++) {
    for (let c = column; c <= lastColumn; c++) values.push(sheet ? valueAt(sheet, r, c) : null);
  }
  return values;
}

function valueAt(sheet: WorkbookData["sheets"][number], row: number, column: number): SheetValue {
  for (const { range, values } of Object.values(sheet.spills ?? {})) {
    const place = readAddress(range);
    const value = values[row - place.row]?.[column - place.column];
    if (value !== undefined) return value;
  }
  return sheet.cells[cellName(row, column)]?.value ?? null;
}

/** "Plan!G5:G10" as "Plan!$G$5:$G$10". */
export function absolute(range: string): string {
  const at = range.lastIndexOf("!") + 1;
  return range.slice(0, at) + range.slice(at).replace(/\$?([A-Z]+)\$?(\d+)/g, "$$$1$$$2");
}
