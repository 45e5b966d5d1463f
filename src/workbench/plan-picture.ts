/** The plan as a picture with handles: prices by step, entry, stop, last step and targets to be dragged or moved by keys. */
import type { PlanResult } from "../plan/model";
import { fixed } from "../plan/numbers";
import { type Handle, type HandleName, handleWords, handlesOf } from "./plan-handles";

const space = "http://www.w3.org/2000/svg";
type Shape = "svg" | "line" | "polyline" | "text" | "circle" | "g" | "rect";

function shape(tag: Shape, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

export interface PictureHost {
  /** A handle is at this price now: a draft. */
  move(handle: HandleName, price: number): void;
  /** Let go, or Enter. */
  enter(): void;
  cancel(): void;
}

/** Room for the labels beside the lines: a usual price fits, a longer one makes it wider. */
const [usualRoom, perLetter] = [136, 7.2];
const [top, bottom, left] = [12, 22, 8];

/** Draws into the box; `faint` is the plan that is compared with. */
export class PlanPicture {
  private result: PlanResult | undefined;
  private faint: PlanResult | undefined;
  /** The handle that is dragged, and the place in the window and the price where that began: the box may move while it lasts. */
  private dragged: { name: HandleName; from: number; price: number } | undefined;
  /** While a handle is dragged the scale stands still. */
  private range: [number, number] | undefined;

  constructor(
    private readonly box: HTMLElement,
    private readonly host: PictureHost,
  ) {
    new ResizeObserver(() => this.draw()).observe(box);
    box.addEventListener("pointermove", (event) => this.drag(event));
    box.addEventListener("pointerup", () => this.drop("enter"));
    box.addEventListener("pointercancel", () => this.drop("cancel"));
  }

  show(result: PlanResult, faint?: PlanResult): void {
    this.result = result;
    this.faint = faint;
    this.draw();
  }

  private draw(): void {
    const { result, box } = this;
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (!result?.outcome || width === 0) return;
    const focused = document.activeElement?.getAttribute("data-handle");
    const svg = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "plan-picture" });
    this.range ??= rangeOf([result, ...(this.faint ? [this.faint] : [])]);
    const [low, high] = this.range;
    const y = (price: number): number => top + ((high - price) / (high - low)) * (height - top - bottom);
    const right = width - labelRoom(result, width);
    if (this.faint?.outcome) svg.append(...this.lines(this.faint, left, right, y, "faint"));
    svg.append(...this.lines(result, left, right, y, ""));
    svg.append(...this.handles(result, right, width, y));
    if (this.dragged === undefined) this.range = undefined;
    box.replaceChildren(svg);
    if (focused) box.querySelector<SVGElement>(`[data-handle="${focused}"]`)?.focus();
  }

  private lines(result: PlanResult, from: number, to: number, y: (price: number) => number, kind: string): SVGElement[] {
    const { stages } = result.outcome!;
    const step = (to - from) / stages.length;
    const stairs = (of: (index: number) => number): string =>
      stages.map((_, at) => `${from + at * step},${y(of(at))} ${from + (at + 1) * step},${y(of(at))}`).join(" ");
    const line = (name: string, of: (index: number) => number): SVGElement =>
      shape("polyline", { points: stairs(of), class: `picture-line ${name} ${kind}`.trim() });
    const fills = stages.map((stage, at) => {
      const price = stage.fill.price.toNumber();
      return shape("circle", { cx: from + (at + 0.5) * step, cy: y(price), r: 4, class: `picture-fill ${kind}`.trim() });
    });
    const steps = stages.map((_, at) =>
      shape("text", { x: from + (at + 0.5) * step, y: y(this.range![0]) + 16, class: "picture-axis" }, String(at + 1)),
    );
    return [
      line("average", (at) => stages[at]!.averageEntry.toNumber()),
      line("break-even", (at) => stages[at]!.breakEven.toNumber()),
      line("stop", (at) => stages[at]!.stop.toNumber()),
      ...fills,
      ...(kind === "" ? steps : []),
    ];
  }

  private handles(result: PlanResult, right: number, width: number, y: (price: number) => number): SVGElement[] {
    const all = handlesOf(result);
    const places = spread(all.map(({ price }) => y(price)));
    return all.map((handle, at) => {
      const { name, label, price } = handle;
      const group = shape("g", {
        ...{ class: `picture-handle ${name}`, tabindex: 0, role: "slider", "data-handle": name },
        ...{ "aria-label": label, "aria-valuenow": price, "aria-valuetext": handleWords(name, result) },
        "aria-orientation": "vertical",
      });
      group.append(
        shape("line", { x1: left, x2: right, y1: y(price), y2: y(price), class: "handle-line" }),
        shape("line", { x1: right, x2: right + 8, y1: y(price), y2: places[at]!, class: "handle-lead" }),
        shape("rect", { x: right + 8, y: places[at]! - 9, width: width - right - 10, height: 18, rx: 3, class: "handle-box" }),
        shape("text", { x: right + 13, y: places[at]! + 4, class: "handle-text" }, labelText(handle, result)),
      );
      group.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.dragged = { name, from: event.clientY, price };
        this.range = rangeOf([result]);
        this.box.setPointerCapture(event.pointerId);
        group.focus();
      });
      group.addEventListener("keydown", (event) => this.key(event as KeyboardEvent, name, price));
      return group;
    });
  }

  private drag(event: PointerEvent): void {
    const { dragged, range } = this;
    if (dragged === undefined || range === undefined) return;
    const [low, high] = range;
    const moved = ((dragged.from - event.clientY) / (this.box.clientHeight - top - bottom)) * (high - low);
    const price = dragged.price + moved;
    if (price > 0) this.host.move(dragged.name, price);
  }

  private drop(way: "enter" | "cancel"): void {
    if (this.dragged === undefined) return;
    this.dragged = undefined;
    this.range = undefined;
    this.host[way]();
  }

  private key(event: KeyboardEvent, name: HandleName, price: number): void {
    const { prices, contract } = this.result!.resolved;
    const tick = contract.tick?.toNumber() ?? 10 ** -prices.decimals;
    const small = event.shiftKey ? prices.entry!.toNumber() * 0.001 : tick;
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: small,
      ArrowDown: -small,
      PageUp: 10 * tick,
      PageDown: -10 * tick,
    };
    const move = moves[event.key];
    if (move === undefined && event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") this.host.enter();
    else if (event.key === "Escape") this.host.cancel();
    else this.host.move(name, price + move!);
  }
}

function labelText({ label, price }: Handle, { resolved }: PlanResult): string {
  return `${label} ${fixed(price, resolved.prices.decimals)}`;
}

function labelRoom(result: PlanResult, width: number): number {
  const longest = Math.max(...handlesOf(result).map((handle) => labelText(handle, result).length));
  return Math.max(usualRoom, Math.min(width / 2, 14 + perLetter * longest));
}

function rangeOf(results: readonly PlanResult[]): [number, number] {
  const prices = results.flatMap((result) => [
    ...(result.outcome?.stages ?? []).flatMap(({ stop, fill, breakEven }) => [
      ...[stop.toNumber(), breakEven.toNumber(), fill.price.toNumber()],
    ]),
    ...handlesOf(result).map(({ price }) => price),
  ]);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const room = (high - low) * 0.06 || high * 0.01;
  return [low - room, high + room];
}

/** Labels that stand 20 pixels apart, each as near to its place as that allows. */
function spread(places: readonly number[]): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  for (let round = 0; round < 20; round++) {
    for (let i = 1; i < order.length; i++) {
      const gap = order[i]!.place - order[i - 1]!.place;
      if (gap >= 20) continue;
      order[i - 1]!.place -= (20 - gap) / 2;
      order[i]!.place += (20 - gap) / 2;
    }
  }
  const spreaded = [...places];
  for (const { place, at } of order) spreaded[at] = Math.max(10, place);
  return spreaded;
}
