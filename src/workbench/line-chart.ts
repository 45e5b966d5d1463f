/** Draws a table of lines: one or several, or a median with two bands. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colourOf } from "../look/theme";
import { chartFrame, fontSize, wholeSteps } from "./chart-frame";
import { thinned } from "./column-chart";
import type { LineTable } from "./line-tables";
import { decimalsOf, price } from "./numbers";
import { spreadLabels } from "./plan-chart-model";

const labelWidth = 98;
const tokens = ["entry", "average", "stop", "target", "liquidation", "break-even"].map((each) => `--chart-${each}`);

export function drawLineChart(container: HTMLElement, table: LineTable): uPlot {
  const { x, lines, words, isFan = false } = table;
  const tokenOf = (index: number): string =>
    isFan ? (index === 2 ? "--chart-entry" : "--chart-liquidation") : tokens[index % tokens.length]!;
  const shade = (part: string): string => {
    const color = colourOf("--chart-entry");
    return /^#[0-9a-f]{6}$/i.test(color) ? `${color}${part}` : color;
  };
  const steps = wholeSteps(x);
  const options: uPlot.Options = {
    ...chartFrame(
      container,
      { names: labelWidth, numbers: 70 },
      {
        ...(words && { splits: () => (x.length > 12 ? thinned(x, container.clientWidth - labelWidth, words) : [...x]) }),
        ...(!words && steps && { incrs: steps }),
        values: (_plot, values) =>
          words ? values.map((at) => words[at] ?? "") : values.map((each) => price(each, decimalsOf(values))),
      },
    ),
    series: [
      {},
      ...lines.map((_, index) => ({
        stroke: colourOf(tokenOf(index)),
        width: isFan && index !== 2 ? 0.75 : 1.75,
        points: { show: lines[index]!.isMarks === true || (lines[index]!.values.length <= 20 && !isFan), size: 7 },
        ...(lines[index]!.isMarks && { paths: () => null }),
      })),
    ],
    ...(isFan && {
      bands: [
        { series: [5, 1] as [number, number], fill: shade("1f") },
        { series: [4, 2] as [number, number], fill: shade("33") },
      ],
    }),
    hooks: { draw: [(plot) => drawNames(plot, table, tokenOf)] },
  };
  container.replaceChildren();
  return new uPlot(options, [x, ...lines.map(({ values }) => values)], container);
}

/** Each line's name at its end. */
function drawNames(plot: uPlot, { lines }: LineTable, tokenOf: (index: number) => string): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const lineHeight = 15 * ratio;
  const ends = lines.map(({ values }) => values.filter((value) => value !== null).at(-1) ?? 0);
  ctx.save();
  ctx.font = `${fontSize * ratio}px ${colourOf("--font")}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const places = spreadLabels(
    ends.map((value) => plot.valToPos(value, "y", true)),
    lineHeight,
    bbox.top + lineHeight / 2,
    bbox.top + bbox.height - lineHeight / 2,
  );
  lines.forEach(({ name }, index) => {
    ctx.fillStyle = colourOf(tokenOf(index));
    ctx.fillText(name, bbox.left + bbox.width + 6 * ratio, places[index]!);
  });
  ctx.restore();
}
