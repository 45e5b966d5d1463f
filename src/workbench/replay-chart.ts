/** Draws a replay: the price with the trade's events on it, and the equity below. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colourOf } from "../look/theme";
import { chartFrame, fontSize } from "./chart-frame";
import { decimalsOf, price } from "./numbers";
import { spreadLabels } from "./plan-chart-model";
import { barsShown, readingsDiffer, type ReplayData, stopLine } from "./replay";

const labelWidth = 70;

/** The token and the shape of each event. */
const marks: Record<string, { token: string; shape: "dot" | "square" | "cross" }> = {
  Entry: { token: "--chart-entry", shape: "dot" },
  Add: { token: "--chart-entry", shape: "dot" },
  Target: { token: "--chart-target", shape: "square" },
  Stop: { token: "--chart-stop", shape: "cross" },
  Liquidation: { token: "--chart-liquidation", shape: "cross" },
  End: { token: "--chart-liquidation", shape: "square" },
};

export function drawReplayPrice(container: HTMLElement, data: ReplayData): uPlot {
  const count = barsShown(data);
  const bars = Array.from({ length: count }, (_, index) => index + 1);
  const first = (values: readonly number[]): number[] => values.slice(0, count);
  const muted = colourOf("--chart-liquidation");
  const options: uPlot.Options = {
    ...common(container),
    series: [
      {},
      { stroke: "transparent", points: { show: false } },
      { stroke: "transparent", points: { show: false } },
      { stroke: colourOf("--chart-average"), width: 1.25, points: { show: false } },
      { stroke: colourOf("--chart-stop"), width: 1.5, points: { show: false }, paths: uPlot.paths.stepped!({ align: 1 }) },
    ],
    bands: [{ series: [1, 2], fill: translucent(muted) }],
    hooks: {
      draw: [
        (plot) => drawEvents(plot, data),
        (plot) => drawLabels(plot, [["Close", "--chart-average", data.close[count - 1]!]]),
      ],
    },
  };
  container.replaceChildren();
  const stops = stopLine(data.events, count);
  return new uPlot(options, [bars, first(data.high), first(data.low), first(data.close), stops], container);
}

export function drawReplayEquity(container: HTMLElement, data: ReplayData): uPlot {
  const count = barsShown(data);
  const bars = Array.from({ length: count }, (_, index) => index + 1);
  const [worst, best] = [data.worst.slice(0, count), data.best.slice(0, count)];
  const differ = readingsDiffer(data);
  const labels: Label[] = [
    [differ ? "Worst" : "Equity", "--chart-stop", worst[count - 1]!],
    ...(differ ? [["Best", "--chart-break-even", best[count - 1]!] as Label] : []),
  ];
  if (!differ) labels[0]![1] = "--chart-entry";
  const options: uPlot.Options = {
    ...common(container),
    series: [
      {},
      { stroke: colourOf(differ ? "--chart-stop" : "--chart-entry"), width: 1.75, points: { show: false } },
      { stroke: colourOf("--chart-break-even"), width: 1.75, dash: [5, 4], points: { show: false }, show: differ },
    ],
    hooks: { draw: [(plot) => drawLabels(plot, labels)] },
  };
  container.replaceChildren();
  return new uPlot(options, [bars, worst, best], container);
}

type Label = [name: string, token: string, value: number];

const common = (container: HTMLElement): Omit<uPlot.Options, "series"> =>
  chartFrame(container, { names: labelWidth, numbers: 62 }, { values: (_plot, values) => values.map((bar) => price(bar, 0)) });

/** A token's colour, so light that a line on it stands out. */
function translucent(color: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? `${color}38` : color;
}

function drawEvents(plot: uPlot, { events }: ReplayData): void {
  const { ctx } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.setLineDash([]);
  for (const { bar, event, price: at } of events) {
    const mark = marks[event];
    if (!mark || at === undefined) continue;
    const [x, y] = [plot.valToPos(bar, "x", true), plot.valToPos(at, "y", true)];
    ctx.fillStyle = ctx.strokeStyle = colourOf(mark.token);
    drawMark(ctx, mark.shape, x, y, 5 * ratio, ratio);
  }
  ctx.restore();
}

function drawMark(ctx: CanvasRenderingContext2D, shape: string, x: number, y: number, size: number, ratio: number): void {
  ctx.beginPath();
  if (shape === "cross") {
    ctx.lineWidth = 2.5 * ratio;
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x + size, y - size);
    ctx.lineTo(x - size, y + size);
    ctx.stroke();
    return;
  }
  if (shape === "dot") ctx.arc(x, y, size, 0, 2 * Math.PI);
  else ctx.rect(x - size, y - size, 2 * size, 2 * size);
  ctx.fill();
  ctx.lineWidth = 1.5 * ratio;
  ctx.strokeStyle = colourOf("--background");
  ctx.stroke();
}

function drawLabels(plot: uPlot, labels: readonly Label[]): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const lineHeight = 15 * ratio;
  const decimals = decimalsOf(labels.map(([, , value]) => value)) > 0 ? 1 : 0;
  ctx.save();
  ctx.font = `${fontSize * ratio}px ${colourOf("--font")}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const places = spreadLabels(
    labels.map(([, , value]) => plot.valToPos(value, "y", true)),
    2.2 * lineHeight,
    bbox.top + lineHeight / 2,
    bbox.top + bbox.height - lineHeight / 2,
  );
  labels.forEach(([name, token, value], index) => {
    ctx.fillStyle = colourOf(token);
    ctx.fillText(name, bbox.left + bbox.width + 6 * ratio, places[index]! - lineHeight / 2);
    ctx.fillText(price(value, decimals), bbox.left + bbox.width + 6 * ratio, places[index]! + lineHeight / 2);
  });
  ctx.restore();
}
