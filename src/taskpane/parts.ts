/** Small parts that the views share. */
import { element } from "../help/element";
import { text } from "../languages/text";
import { WorkbookFault } from "./workbook";

/** A line that says what happened; screen readers read it out. */
export class StatusLine {
  readonly element = element("div", { class: "status-line", role: "status" });

  say(words: string, ...actions: HTMLElement[]): void {
    this.element.className = "status-line";
    this.element.replaceChildren(element("p", {}, words), ...actions);
  }

  /** What failed, and what to do when it is known. */
  fail(what: string, error: unknown): void {
    this.element.className = "status-line failed";
    this.element.replaceChildren(element("p", {}, `${what} ${wordsOf(error)}`));
  }

  clear(): void {
    this.element.className = "status-line";
    this.element.replaceChildren();
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof WorkbookFault) return error.message;
  console.error(error);
  return `${text("Nothing in the workbook was changed by the part that failed.")} ${error instanceof Error ? error.message : ""}`.trim();
}

export function button(label: string, click: () => void, style = ""): HTMLButtonElement {
  return element("button", { type: "button", class: `button ${style}`.trim(), click }, label);
}

/** Runs something that takes a while: the button is off and says so until it ends. */
export async function busy(source: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  if (source.getAttribute("aria-busy") === "true") return;
  const label = source.textContent;
  source.setAttribute("aria-busy", "true");
  // Only when it takes long enough to be noticed
  const timer = setTimeout(() => (source.textContent = text("Working …")), 300);
  try {
    await work();
  } finally {
    clearTimeout(timer);
    source.textContent = label;
    source.removeAttribute("aria-busy");
  }
}
