/** What the Chart tab shows of each kind of workbook: its elements, and how to draw again for another size or other colours. */
import { element } from "../help/element";
import { drawColumnChart } from "./column-chart";
import { drawLineChart } from "./line-chart";
import type { LineTable } from "./line-tables";
import { decimalsOf, money } from "./numbers";
import { branches, chance, type Ending, endingWords } from "./odds";
import { type PlanStage, stopsComeFirst } from "./plan";
import { drawPlanChart } from "./plan-chart";
import { planChart } from "./plan-chart-model";
import { planSentences, planSummary } from "./plan-words";
import { eventSentences, readingsDiffer, type ReplayData } from "./replay";
import { drawReplayEquity, drawReplayPrice } from "./replay-chart";

export interface ChartView {
  nodes: HTMLElement[];
  /** The boxes that are drawn into. */
  plots: { box: HTMLElement; draw: (box: HTMLElement) => { destroy: () => void } }[];
}

export function planView(stages: readonly PlanStage[]): ChartView {
  const sentences = planSentences(stages);
  const box = plotBox("plot", `Chart of the plan. ${sentences.join(" ")}`);
  const isUnsafe = stopsComeFirst(stages) === false;
  return {
    nodes: [
      element("h2", {}, "Prices of the plan, step by step"),
      element("p", { class: isUnsafe ? "chart-summary loss" : "chart-summary" }, planSummary(stages)),
      box,
      ...inWords(sentences.map((text) => text.replace(/^Step \d+: /, ""))),
    ],
    plots: [{ box, draw: (into) => drawPlanChart(into, planChart(stages)) }],
  };
}

export function replayView(data: ReplayData, headline: string): ChartView {
  const sentences = eventSentences(data.events, decimalsOf(data.events.flatMap(({ price }) => price ?? [])));
  const prices = plotBox("plot short", `The price with the events of the trade. ${sentences.join(" ")}`);
  const last = (values: readonly number[]): string => money(values[values.length - 1] ?? 0);
  const ends = readingsDiffer(data)
    ? `The worst reading ends at ${last(data.worst)}, the best at ${last(data.best)}.`
    : `It ends at ${last(data.worst)}.`;
  const equity = plotBox("plot low", `Equity after each bar. ${ends}`);
  return {
    nodes: [
      element("h2", {}, "The trade on the bars"),
      element("p", { class: "chart-summary" }, headline),
      prices,
      element("p", { class: "key small" }, ...key()),
      element("h3", {}, "Equity after each bar"),
      equity,
      ...inWords(sentences),
      element("p", { class: "muted small" }, ends),
    ],
    plots: [
      { box: prices, draw: (into) => drawReplayPrice(into, data) },
      { box: equity, draw: (into) => drawReplayEquity(into, data) },
    ],
  };
}

/** The signs of the price chart that stand at no line's end. */
function key(): HTMLElement[] {
  const signs: [sign: string, token: string, words: string][] = [
    ["●", "--chart-entry", "fill"],
    ["■", "--chart-target", "target"],
    ["✕", "--chart-stop", "stop"],
    ["▬", "--chart-liquidation", "high to low"],
  ];
  return signs.map(([sign, token, words]) =>
    element("span", {}, element("span", { style: `color: var(${token})`, "aria-hidden": "true" }, sign), ` ${words}`),
  );
}

/** One view above the other. */
export function joinedViews(first: ChartView, second: ChartView): ChartView {
  return { nodes: [...first.nodes, ...second.nodes], plots: [...first.plots, ...second.plots] };
}

/** The figures that are set side by side: the name, scaled, all in. */
export type OddsFigure = [label: string, scaled: string, allIn: string];

export function oddsView(endings: readonly Ending[], figures: readonly OddsFigure[]): ChartView {
  const decimals = decimalsOf(endings.map(({ price }) => price));
  const steps = branches(endings).map(({ reached, probability, ending }) =>
    element(
      "li",
      { class: ending.net < 0 ? "branch losing" : "branch winning" },
      element("p", { class: "reached" }, `${reached}`, element("span", { class: "muted" }, chance(probability))),
      element(
        "div",
        { class: "leaf" },
        element("span", { class: "bar-of" }, element("span", { style: `width: ${(ending.probability * 100).toFixed(2)}%` })),
        element("span", {}, endingWords(ending, decimals)),
      ),
    ),
  );
  const cells = (row: readonly string[], tag: "td" | "th"): HTMLElement[] =>
    row.map((text, index) => element(tag, { class: index > 0 ? "number" : undefined }, text));
  return {
    nodes: [
      element("h2", {}, "How the trade can end"),
      element(
        "p",
        { class: "chart-summary" },
        "A ladder changes the shape of the result, not its mean: an edge must come from drift.",
      ),
      element("ol", { class: "tree" }, ...steps),
      element("h3", {}, "Scaled against all in"),
      element(
        "table",
        { class: "compare" },
        element("thead", {}, element("tr", {}, ...cells(["Measure", "Scaled", "All in"], "th"))),
        element("tbody", {}, ...figures.map((row) => element("tr", {}, ...cells(row, "td")))),
      ),
    ],
    plots: [],
  };
}

/** Tables of lines, one below the other, with the sentence of the workbook above them where it has one. */
export function linesView(tables: readonly LineTable[], headline: string): ChartView {
  const drawn = tables.map((table) => ({ table, box: plotBox("plot short", `${table.title}. ${table.sentences.join(" ")}`) }));
  return {
    nodes: [
      ...(headline === "" ? [] : [element("p", { class: "chart-summary" }, headline)]),
      ...drawn.flatMap(({ table, box }) => [
        element("h2", {}, table.title),
        box,
        ...(table.across === ""
          ? []
          : [element("p", { class: "muted small" }, `${table.across} by ${table.across.toLowerCase()}, from left to right.`)]),
        ...inWords(table.sentences),
      ]),
    ],
    plots: drawn.map(({ table, box }) => ({
      box,
      draw: (into) => (table.columns ? drawColumnChart(into, table) : drawLineChart(into, table)),
    })),
  };
}

export function emptyView(fault: string | undefined): ChartView {
  const advice =
    fault === undefined
      ? "This workbook holds no plan. A chart appears as soon as a SCALE.PLAN has spilled; New offers Scaling plan, Replay and Odds."
      : "Correct what the reason names and the chart is back.";
  return {
    nodes: [
      element("h2", {}, "Nothing to draw"),
      ...(fault === undefined ? [] : [element("p", { class: "loss" }, fault)]),
      element("p", { class: "muted" }, advice),
    ],
    plots: [],
  };
}

function plotBox(kind: string, words: string): HTMLElement {
  return element("div", { class: kind, role: "img", "aria-label": words });
}

function inWords(sentences: readonly string[]): HTMLElement[] {
  const items = sentences.map((text) => element("li", {}, text));
  return [element("h3", {}, "The same in words"), element("ol", { class: "sentences" }, ...items)];
}
