/** Draws a table of columns, beside each other or one upon the other, with its names above. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colourOf } from "../look/theme";
import { chartFrame, fontSize } from "./chart-frame";
import type { LineTable } from "./line-tables";
import { decimalsOf, price } from "./numbers";

const tokens = ["--chart-entry", "--chart-liquidation", "--chart-stop", "--chart-target"];

export function drawColumnChart(container: HTMLElement, table: LineTable): uPlot {
  const { x, lines, words = [], isPercent = false, isCount = false } = table;
  const isStacked = table.columns === "stacked";
  const values = isStacked ? stacked(lines.map((line) => line.values)) : lines.map((line) => line.values);
  // The highest of a stack is drawn first, the others over it
  const order = lines.map((_, index) => (isStacked ? lines.length - 1 - index : index));
  const shown = (each: number): string => (isPercent ? `${price(each * 100, 0)}%` : price(each, isCount ? 0 : 2));
  const bars = (index: number) =>
    isStacked || lines.length === 1
      ? uPlot.paths.bars!({ size: [0.6, 48] })
      : uPlot.paths.bars!({ size: [0.8 / lines.length, 24], align: index === 0 ? -1 : 1 });
  const options: uPlot.Options = {
    ...chartFrame(
      container,
      { names: 12, numbers: 60 },
      {
        splits: () => thinned(x, container.clientWidth, words),
        values: (_plot, places) => places.map((at) => words[at] ?? price(at, decimalsOf(places))),
      },
    ),
    padding: [26, 12, 0, 0],
    series: [
      {},
      ...order.map((index) => ({
        fill: colourOf(tokens[index % tokens.length]!),
        stroke: "transparent",
        width: 0,
        points: { show: false },
        paths: bars(index),
      })),
    ],
    scales: { x: { time: false, range: [-0.6, x.length - 0.4] }, y: { range: (_plot, low, high) => withZero(low, high) } },
    hooks: {
      draw: [
        (plot) =>
          drawNames(
            plot,
            lines.map(({ name }) => name),
          ),
      ],
    },
  };
  const [across, upright] = options.axes!;
  options.axes = [across!, { ...upright!, values: (_plot, places) => places.map(shown) }];
  container.replaceChildren();
  return new uPlot(options, [x, ...order.map((index) => values[index]!)], container);
}

function withZero(low: number, high: number): [number, number] {
  const [least, most] = [Math.min(0, low), Math.max(0, high)];
  const room = (most - least) * 0.05 || 1;
  return [least < 0 ? least - room : 0, most > 0 ? most + room : 0.0001];
}

function stacked(columns: readonly (readonly (number | null)[])[]): number[][] {
  const sums = columns[0]?.map(() => 0) ?? [];
  return columns.map((column) => column.map((value, row) => (sums[row] = sums[row]! + (value ?? 0))));
}

/** As many of the places as have room for their words. */
export function thinned(x: readonly number[], width: number, words: readonly string[] = []): number[] {
  const longest = Math.max(0, ...words.map(({ length }) => length));
  const room = Math.max(64, longest * (fontSize * 0.6) + 16);
  const step = Math.max(1, Math.ceil(x.length / Math.max(1, Math.floor((width - 80) / room))));
  return x.filter((_, index) => index % step === 0);
}

function drawNames(plot: uPlot, names: readonly string[]): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.font = `${fontSize * ratio}px ${colourOf("--font")}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const widths = names.map((name) => ctx.measureText(name).width + 34 * ratio);
  // Where they need it, they begin left of the columns
  let left = Math.max(0, Math.min(bbox.left, ctx.canvas.width - widths.reduce((sum, width) => sum + width, -19 * ratio)));
  names.forEach((name, index) => {
    ctx.fillStyle = colourOf(tokens[index % tokens.length]!);
    ctx.fillRect(left, bbox.top - 19 * ratio, 10 * ratio, 10 * ratio);
    ctx.fillStyle = colourOf("--text");
    ctx.fillText(name, left + 15 * ratio, bbox.top - 14 * ratio);
    left += widths[index]!;
  });
  ctx.restore();
}
