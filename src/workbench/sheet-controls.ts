/** The sheet's own buttons show pictures only: here they get the words that a screen reader says. */
import { byId } from "./elements";

/** Now, and again whenever the sheet has drawn other buttons. */
export function keepControlsNamed(): void {
  let waiting = 0;
  nameSheetControls();
  new MutationObserver(() => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(nameSheetControls, 300);
  }).observe(byId("cells"), { childList: true, subtree: true });
}

function nameSheetControls(): void {
  const cells = byId("cells");
  cells.querySelector("[data-u-comp=defined-name] input")?.setAttribute("aria-label", "Cell or name to go to");
  nameAll(cells, "[data-u-comp=formula-bar] button", ["Height of the formula bar"]);
  nameAll(cells, "[data-u-comp=sheet-bar-append-button]", ["Add a worksheet", "All worksheets"]);
  const tabs = cells.querySelector("[data-u-comp=slide-tab-bar]");
  const after = [...cells.querySelectorAll("button")].filter(
    (button) => tabs && tabs.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING && !tabs.contains(button),
  );
  const words = ["Gridlines", "Zoom out", "Zoom", "Zoom in"];
  after.slice(0, words.length).forEach((button, index) => button.setAttribute("aria-label", words[index]!));
  // On a narrow page the sheet adds buttons that move its tabs
  for (const button of cells.querySelectorAll("button:not([aria-label])"))
    if (button.textContent.trim() === "") button.setAttribute("aria-label", "Move along the worksheets");
  // A positive index would come before everything else on the page, and these roles do not exist
  cells.querySelectorAll("canvas").forEach((canvas) => canvas.setAttribute("tabindex", "-1"));
  cells.querySelectorAll("[role=track], [role=handle]").forEach((each) => each.removeAttribute("role"));
  // The tab of a worksheet has a menu of its own; this is a frame around it
  cells.querySelectorAll("div[aria-haspopup]").forEach((each) => {
    each.removeAttribute("aria-haspopup");
    each.removeAttribute("aria-expanded");
  });
  nameAll(document.body, "section[aria-label^=Notifications]", [
    "Notifications of the sheet",
    "Further notifications of the sheet",
  ]);
  cells.querySelectorAll("a:not([href])").forEach((each) => each.setAttribute("aria-hidden", "true"));
}

function nameAll(cells: HTMLElement, selector: string, words: readonly string[]): void {
  cells.querySelectorAll(selector).forEach((each, index) => {
    if (words[index] !== undefined) each.setAttribute("aria-label", words[index]);
  });
}
