/** What can be taken away of a plan: its orders as text and as a file, a picture, a printed page. Nothing is sent. */
import { element } from "../help/element";
import { checkList } from "../form/plan-tables";
import { planInputs } from "../plan/inputs";
import type { PlanResult } from "../plan/model";
import { ordersOf } from "../plan/orders";
import { fieldText } from "../form/field-text";
import { version } from "../host/version";
import { download } from "./download";
import { showMessage } from "./messages";
import { orderTable, wholeStepTable } from "./print-tables";

/** Why nothing can be taken away now; undefined when it can. */
function refusal(result: PlanResult | undefined): string | undefined {
  if (result === undefined) return "There is no plan to take away.";
  const { Fault, Verdict } = result.outputs;
  if (Fault !== "") return `Nothing is offered while there is a fault. ${Fault}.`;
  return Verdict === "Liquidation comes first" ? "Nothing is offered while liquidation comes before the stop." : undefined;
}

export interface TakeAway {
  name: string;
  headline: string;
  detail: string;
  result: PlanResult | undefined;
  /** The picture of the plan as it is drawn. */
  picture: SVGElement | null;
}

function allowed(plan: TakeAway): plan is TakeAway & { result: PlanResult } {
  const reason = refusal(plan.result);
  if (reason !== undefined) showMessage("fault", reason);
  return reason === undefined;
}

export async function copyOrders(plan: TakeAway): Promise<void> {
  if (!allowed(plan)) return;
  try {
    await navigator.clipboard.writeText(ordersOf(plan.result));
    showMessage("note", "The orders are on the clipboard as text. Nothing was sent anywhere.");
  } catch {
    showMessage("fault", "The browser does not let this page use the clipboard: save the orders as a file instead.");
  }
}

export function saveOrders(plan: TakeAway): void {
  if (!allowed(plan)) return;
  download(`${fileName(plan.name)} orders.csv`, new TextEncoder().encode(ordersOf(plan.result)), "text/csv");
  showMessage("note", "The orders are in your downloads. Nothing was sent anywhere.");
}

const [width, height] = [1600, 1000];

/** Headline and picture, 1600 by 1000. */
export async function savePicture(plan: TakeAway): Promise<void> {
  if (!allowed(plan) || plan.picture === null) return;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d")!;
  const colours = getComputedStyle(document.body);
  const token = (name: string): string => colours.getPropertyValue(name).trim();
  pen.fillStyle = token("--background");
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = token("--text");
  pen.font = "600 30px system-ui, sans-serif";
  const under = wrapped(pen, plan.headline, 60, 70, width - 120, 40);
  pen.font = "22px system-ui, sans-serif";
  pen.fillStyle = token("--muted");
  const top = wrapped(pen, plan.detail, 60, under + 10, width - 120, 32);
  const image = await imageOf(plan.picture);
  const scale = Math.min((width - 120) / image.width, (height - top - 60) / image.height);
  pen.drawImage(image, 60, top, image.width * scale, image.height * scale);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) download(`${fileName(plan.name)}.png`, new Uint8Array(await blob.arrayBuffer()), "image/png");
}

/** Writes a text in lines and returns where the next one would begin. */
function wrapped(pen: CanvasRenderingContext2D, text: string, x: number, y: number, room: number, line: number): number {
  let row = "";
  for (const word of text.split(" ")) {
    if (row !== "" && pen.measureText(`${row} ${word}`).width > room) {
      pen.fillText(row, x, y);
      y += line;
      row = word;
    } else row = row === "" ? word : `${row} ${word}`;
  }
  pen.fillText(row, x, y);
  return y + line;
}

/** The picture with the styles that the page gives it. */
function imageOf(picture: SVGElement): Promise<HTMLImageElement> {
  const copy = picture.cloneNode(true) as SVGElement;
  const sources = [...picture.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((each, at) => {
    const { fill, stroke, strokeWidth, strokeDasharray, fontSize, textAnchor, opacity } = getComputedStyle(sources[at]!);
    each.setAttribute(
      "style",
      `fill:${fill};stroke:${stroke};stroke-width:${strokeWidth};stroke-dasharray:${strokeDasharray};font:${fontSize} sans-serif;text-anchor:${textAnchor};opacity:${opacity}`,
    );
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the picture could not be drawn"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  });
}

/** One A4 page: what the plan is, its picture, orders, checks, the inputs that are filled in, what made it. */
export function printPlan(plan: TakeAway): void {
  if (!allowed(plan)) return;
  const { result } = plan;
  const inputs = planInputs
    .map((input) => [input.label, fieldText(input, result.values[input.name] ?? null)] as const)
    .filter(([, text]) => text !== "")
    .map(([label, text]) => element("span", {}, `${label} ${text}`));
  const [, , ...orders] = ordersOf(result).trim().split("\n");
  const page = element(
    "div",
    { id: "print-page" },
    element("h1", {}, plan.name),
    element("p", { class: "small" }, new Date().toLocaleString()),
    element("p", { class: "plan-headline" }, plan.headline),
    element("p", {}, plan.detail),
    element("div", { class: "print-picture" }),
    wholeStepTable(result),
    element("h2", {}, "Orders, not sent"),
    orderTable(orders),
    element("div", { class: "print-columns" }, checkList(result), element("div", { class: "print-inputs" }, ...inputs)),
    element("p", { class: "small" }, `MicroScale ${version}. It gives no advice and promises no result.`),
  );
  if (plan.picture) page.querySelector(".print-picture")!.append(plan.picture.cloneNode(true));
  document.body.append(page);
  window.addEventListener("afterprint", () => page.remove(), { once: true });
  window.print();
}

function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|]+/g, "-");
}
