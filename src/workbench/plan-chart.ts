/** Draws the chart of a plan. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colourOf } from "../look/theme";
import { price } from "./numbers";
import { dotRadius, endLabel, type LineName, type PlanChart, spreadLabels } from "./plan-chart-model";

const tokens: Record<LineName, string> = {
  average: "--chart-average",
  stop: "--chart-stop",
  breakEven: "--chart-break-even",
  liquidation: "--chart-liquidation",
};

const fontSize = 12;
const labelWidth = 82;

/** Replaces what stands in the element by the chart, as wide as the element. */
export function drawPlanChart(container: HTMLElement, chart: PlanChart): uPlot {
  const text = { stroke: colourOf("--muted"), font: `${fontSize}px ${fontFamily()}` };
  const grid = { stroke: colourOf("--chart-grid"), width: 1 };
  const options: uPlot.Options = {
    width: container.clientWidth,
    height: container.clientHeight,
    padding: [12, labelWidth, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [1 - 0.27 * chart.entries.length, chart.steps.length + 0.1] },
      y: { range: chart.range },
    },
    axes: [
      {
        ...text,
        grid: { show: false },
        ticks: { show: false },
        splits: chart.steps.slice(0, -1),
        values: (_plot, steps) => stepWords(steps),
        gap: 6,
        size: 30,
      },
      { ...text, grid, ticks: { show: false }, size: 62, gap: 6, space: 44, values: (_plot, prices) => axisPrices(prices) },
    ],
    series: [{}, ...chart.lines.map((line) => seriesOf(line.name, chart))],
    hooks: { draw: [(plot) => drawMarks(plot, chart)] },
  };
  container.replaceChildren();
  const values = chart.lines.map(({ name, prices }) =>
    name === "liquidation" && chart.liquidationBeyond ? prices.map(() => null) : prices,
  );
  return new uPlot(options, [chart.steps, ...values], container);
}

function seriesOf(name: LineName, chart: PlanChart): uPlot.Series {
  const stepped = uPlot.paths.stepped!({ align: 1 });
  const dashes: Partial<Record<LineName, number[]>> = { breakEven: [5, 4], liquidation: [2, 3] };
  return {
    stroke: colourOf(tokens[name]),
    width: name === "stop" ? 2 : 1.5,
    points: { show: false },
    ...(dashes[name] && { dash: dashes[name] }),
    ...(name === "stop" && { paths: stepped }),
    scale: "y",
    label: chart.lines.find((line) => line.name === name)!.label,
  };
}

/** "Step 1"; where there are many, the bare numbers. */
function stepWords(steps: readonly number[]): string[] {
  return steps.map((step) => (steps.length <= 3 ? `Step ${step}` : String(step)));
}

function axisPrices(prices: number[]): string[] {
  const decimals = prices.every((each) => Number.isInteger(each)) ? 0 : 2;
  return prices.map((each) => price(each, decimals));
}

function fontFamily(): string {
  return colourOf("--font") || "sans-serif";
}

/** Dots, the edge beyond which liquidation lies, and the words at the lines' ends. */
function drawMarks(plot: uPlot, chart: PlanChart): void {
  const { ctx } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.font = `${fontSize * ratio}px ${fontFamily()}`;
  ctx.textBaseline = "middle";
  ctx.setLineDash([]);
  drawEntries(plot, chart, ratio);
  if (chart.liquidationBeyond) drawEdge(plot, chart.liquidationBeyond, ratio);
  drawEndLabels(plot, chart, ratio);
  ctx.restore();
}

function drawEntries(plot: uPlot, { entries }: PlanChart, ratio: number): void {
  const { ctx } = plot;
  const largest = Math.max(...entries.map(({ contracts }) => contracts));
  for (const { step, price: at, contracts } of entries) {
    const [x, y] = [plot.valToPos(step, "x", true), plot.valToPos(at, "y", true)];
    const radius = dotRadius(contracts, largest) * ratio;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = colourOf("--chart-entry");
    ctx.fill();
    ctx.lineWidth = 2 * ratio;
    ctx.strokeStyle = colourOf("--background");
    ctx.stroke();
    ctx.textAlign = "right";
    ctx.fillText(`+${contracts}`, x - radius - 4 * ratio, y);
  }
}

function drawEdge(plot: uPlot, edge: "top" | "bottom", ratio: number): void {
  const { ctx, bbox } = plot;
  const y = edge === "bottom" ? bbox.top + bbox.height - ratio : bbox.top + ratio;
  ctx.beginPath();
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.lineWidth = 1.5 * ratio;
  ctx.strokeStyle = colourOf("--chart-liquidation");
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawEndLabels(plot: uPlot, chart: PlanChart, ratio: number): void {
  const { ctx, bbox } = plot;
  const lineHeight = 15 * ratio;
  const bottom = bbox.top + bbox.height;
  const wanted = chart.lines.map(({ name, prices }) => {
    if (name === "liquidation" && chart.liquidationBeyond) return chart.liquidationBeyond === "top" ? bbox.top : bottom;
    return plot.valToPos(prices[prices.length - 1] ?? chart.range[0], "y", true);
  });
  const places = spreadLabels(wanted, 2.2 * lineHeight, bbox.top + lineHeight / 2, bottom - lineHeight / 2);
  ctx.textAlign = "left";
  const x = bbox.left + bbox.width + 6 * ratio;
  chart.lines.forEach((line, index) => {
    const [name, value] = endLabel(line, chart.decimals);
    const arrow = line.name !== "liquidation" || !chart.liquidationBeyond ? "" : chart.liquidationBeyond === "top" ? " ↑" : " ↓";
    ctx.fillStyle = colourOf(tokens[line.name]);
    ctx.fillText(name, x, places[index]! - lineHeight / 2);
    ctx.fillText(`${value}${arrow}`, x, places[index]! + lineHeight / 2);
  });
}
