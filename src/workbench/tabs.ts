/** The side panel: its tabs by the pattern for tabs (arrows move, Home and End jump), and folding it away. */
import { byId } from "./elements";

export type TabName = "plan" | "help" | "chart" | "functions";

const names: readonly TabName[] = ["plan", "help", "chart", "functions"];
/** Below this width the panel lies over the sheet and starts folded. */
const narrow = "(max-width: 899px)";
/** Below this one it is the first view: a phone shows the form before the sheet. */
const small = "(max-width: 599px)";

export class Panel {
  shown: TabName = "chart";

  constructor(private readonly onShow: () => void) {}

  start(): void {
    for (const name of names) this.tab(name).addEventListener("click", () => this.reveal(name));
    byId("panel")
      .querySelector("[role=tablist]")!
      .addEventListener("keydown", (event) => this.move(event as KeyboardEvent));
    // Only a phone shows it, among the tabs at the bottom
    byId("tab-sheet").addEventListener("click", () => this.fold(true));
    byId("panel-switch").addEventListener("click", () => this.fold(this.isOpen));
    const width = window.matchMedia(narrow);
    const phone = window.matchMedia(small);
    width.addEventListener("change", () => this.fold(width.matches && !phone.matches));
    this.fold(width.matches && !phone.matches);
  }

  get isOpen(): boolean {
    return !document.body.classList.contains("folded");
  }

  show(name: TabName): void {
    this.shown = name;
    for (const each of names) {
      const isShown = each === name;
      this.tab(each).setAttribute("aria-selected", String(isShown));
      this.tab(each).tabIndex = isShown ? 0 : -1;
      byId(`view-${each}`).hidden = !isShown;
    }
    this.onShow();
  }

  /** The first view of a workbook: a phone has room for one, and help to nothing yet is none. */
  begin(name: TabName): void {
    this.show(name);
    if (window.matchMedia(small).matches) this.fold(name === "help");
  }

  /** Shows a tab and opens the panel if it is folded. */
  reveal(name: TabName): void {
    this.fold(false);
    this.show(name);
  }

  focus(): void {
    this.fold(false);
    this.tab(this.shown).focus();
  }

  private fold(folded: boolean): void {
    document.body.classList.toggle("folded", folded);
    byId("tab-sheet").setAttribute("aria-selected", String(folded));
    this.tab(this.shown).setAttribute("aria-selected", String(!folded));
    byId("panel-switch").setAttribute("aria-expanded", String(!folded));
    // The sheet measures its element when the window changes
    window.dispatchEvent(new Event("resize"));
    if (!folded) this.onShow();
  }

  private tab(name: TabName): HTMLElement {
    return byId(`tab-${name}`);
  }

  private move(event: KeyboardEvent): void {
    const at = names.indexOf(this.shown);
    const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const name = names[(place + names.length) % names.length]!;
    this.show(name);
    this.tab(name).focus();
  }
}
