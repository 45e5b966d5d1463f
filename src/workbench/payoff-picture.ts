/** Result against price: what the plan comes to if the price moves straight there, beside all in at the entry. Read by pointer and keys. */
import { element } from "../help/element";
import type { PlanResult } from "../plan/model";
import { fixed } from "../plan/numbers";
import { payoffOf, type PayoffPoint } from "../plan/payoff";

const space = "http://www.w3.org/2000/svg";

function shape(tag: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(space, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

const [room, left] = [16, 8];

export class PayoffPicture {
  private result: PlanResult | undefined;
  private faint: PlanResult | undefined;
  private at: number | undefined;
  private readonly plot = element("div", {
    class: "payoff",
    tabindex: "0",
    role: "slider",
    "aria-label": "Result against price",
  });
  private readonly words = element("p", { class: "payoff-words small" });

  constructor(box: HTMLElement) {
    box.append(this.plot, this.words);
    new ResizeObserver(() => this.draw()).observe(this.plot);
    this.plot.addEventListener("pointermove", (event) => this.point(event.offsetX));
    this.plot.addEventListener("keydown", (event) => this.key(event));
  }

  show(result: PlanResult, faint?: PlanResult): void {
    this.result = result;
    this.faint = faint;
    this.draw();
  }

  private draw(): void {
    const points = this.result ? payoffOf(this.result) : [];
    const [width, height] = [this.plot.clientWidth, this.plot.clientHeight];
    if (points.length === 0 || width === 0) return;
    const other = this.faint ? payoffOf(this.faint) : [];
    const all = [...points, ...other];
    const values = all.flatMap(({ scaled, allIn }) => [scaled, allIn, 0]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [from, to] = [Math.min(...all.map(({ price }) => price)), Math.max(...all.map(({ price }) => price))];
    const x = (price: number): number => left + ((price - from) / (to - from)) * (width - 2 * left);
    const y = (value: number): number => room + ((high - value) / (high - low || 1)) * (height - 2 * room);
    const line = (of: readonly PayoffPoint[], value: "scaled" | "allIn", kind: string): SVGElement =>
      shape("polyline", {
        points: of.map((point) => `${x(point.price)},${y(point[value])}`).join(" "),
        class: `payoff-line ${kind}`,
      });
    const svg = shape("svg", { width, height, "aria-hidden": "true" });
    svg.append(
      shape("line", { x1: left, x2: width - left, y1: y(0), y2: y(0), class: "payoff-zero" }),
      ...(other.length > 0 ? [line(other, "scaled", "faint")] : []),
      line(points, "allIn", "all-in"),
      line(points, "scaled", "scaled"),
      ...points
        .filter(({ mark }) => mark)
        .map((point) => shape("circle", { cx: x(point.price), cy: y(point.scaled), r: 3, class: `payoff-mark ${point.mark}` })),
    );
    const chosen = points[this.at ?? -1];
    if (chosen)
      svg.append(shape("line", { x1: x(chosen.price), x2: x(chosen.price), y1: 4, y2: height - 4, class: "payoff-cursor" }));
    this.plot.replaceChildren(svg);
    this.say(points);
  }

  private say(points: readonly PayoffPoint[]): void {
    const { resolved } = this.result!;
    const point = points[this.at ?? -1] ?? points.find(({ mark }) => mark === "stop")!;
    const money = (value: number): string => fixed(value, resolved.account.moneyDecimals);
    const kind = point.mark ? `${point.mark === "stop" ? "first stop" : point.mark}: ` : "";
    const text = `${kind}at ${fixed(point.price, resolved.prices.decimals)} ${money(point.scaled)} ${resolved.contract.settles}, all in ${money(point.allIn)}`;
    this.words.textContent = text;
    this.plot.setAttribute("aria-valuetext", text);
    this.plot.setAttribute("aria-valuenow", String(point.price));
  }

  private point(offset: number): void {
    const points = this.result ? payoffOf(this.result) : [];
    const first = points[0]?.price ?? 0;
    const last = points[points.length - 1]?.price ?? 0;
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    const price = from + ((offset - left) / (this.plot.clientWidth - 2 * left)) * (to - from);
    this.at = points.reduce((best, point, index) => {
      return Math.abs(point.price - price) < Math.abs(points[best]!.price - price) ? index : best;
    }, 0);
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const points = this.result ? payoffOf(this.result) : [];
    const move = moves[event.key];
    if (move === undefined || points.length === 0) return;
    event.preventDefault();
    // Points run from the stop to the targets: to the right is a higher price
    const isShort = points[0]!.price > points[points.length - 1]!.price;
    const at = this.at ?? points.findIndex(({ mark }) => mark === "stop");
    this.at = Math.min(points.length - 1, Math.max(0, at + (isShort ? -move : move)));
    this.draw();
  }
}
