/** The Chart tab: shows a view and draws it again when its size or the colours change. */
import type { ChartView } from "./chart-views";
import { byId } from "./elements";

export class ChartPanel {
  private view: ChartView | undefined;
  private drawn: { destroy: () => void }[] = [];

  constructor() {
    new ResizeObserver(() => this.draw()).observe(byId("view-chart"));
  }

  show(view: ChartView): void {
    this.view = view;
    const panel = byId("view-chart");
    const { scrollTop } = panel;
    panel.replaceChildren(...view.nodes);
    this.draw();
    panel.scrollTop = scrollTop;
  }

  draw(): void {
    for (const plot of this.drawn) plot.destroy();
    const plots = (this.view?.plots ?? []).filter(({ box }) => box.clientWidth > 0);
    this.drawn = plots.map(({ box, draw }) => draw(box));
  }
}
