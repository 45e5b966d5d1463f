/** The Chart tab: the plan as a picture, its summary, and the same numbers in sentences. */
import type uPlot from "uplot";
import { element } from "../help/element";
import { byId } from "./elements";
import { type PlanStage, stopsComeFirst } from "./plan";
import { drawPlanChart } from "./plan-chart";
import { planChart } from "./plan-chart-model";
import { planSentences, planSummary } from "./plan-words";

export class ChartPanel {
  private readonly box = element("div", { class: "plot", role: "img" });
  private plot: uPlot | undefined;
  private stages: readonly PlanStage[] | undefined;

  constructor() {
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  /** Shows this plan, or says why there is none. */
  show(stages: readonly PlanStage[] | undefined, fault?: string): void {
    this.stages = stages;
    const view = byId("view-chart");
    if (!stages) return view.replaceChildren(...emptyWords(fault));
    const sentences = planSentences(stages);
    this.box.setAttribute("aria-label", `Chart of the plan. ${sentences.join(" ")}`);
    const isUnsafe = stopsComeFirst(stages) === false;
    view.replaceChildren(
      element("h2", {}, "Prices of the plan, step by step"),
      element("p", { class: isUnsafe ? "chart-summary loss" : "chart-summary" }, planSummary(stages)),
      this.box,
      element("h3", {}, "The same in words"),
      element("ol", { class: "sentences" }, ...sentences.map((text) => element("li", {}, text.replace(/^Step \d+: /, "")))),
    );
    this.draw();
  }

  /** Draws again, for another size or other colours. */
  draw(): void {
    if (!this.stages || this.box.clientWidth === 0) return;
    this.plot?.destroy();
    this.plot = drawPlanChart(this.box, planChart(this.stages));
  }
}

function emptyWords(fault: string | undefined): HTMLElement[] {
  const advice =
    fault === undefined
      ? "The chart shows the first SCALE.PLAN that has spilled. Start one with New, Scaling plan."
      : "Correct the input that the reason names and the chart is back.";
  return [
    element("h2", {}, "No plan to draw"),
    ...(fault === undefined ? [] : [element("p", { class: "loss" }, fault)]),
    element("p", { class: "muted" }, advice),
  ];
}
