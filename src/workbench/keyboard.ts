/** Keys that the page itself listens to. */
import { byId } from "./elements";
import type { Workbench } from "./workbench";

export function startKeyboard(workbench: Workbench): void {
  window.addEventListener("keydown", (event) => onKey(event, workbench), { capture: true });
}

function onKey(event: KeyboardEvent, workbench: Workbench): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const inCells = byId("cells").contains(document.activeElement);
  if (event.key === "F6") {
    event.preventDefault();
    event.stopPropagation();
    nextArea(event.shiftKey, inCells, workbench);
  } else if (isCommand && (event.key === "s" || event.key === "o")) {
    event.preventDefault();
    event.stopPropagation();
    byId(event.key === "s" ? "save" : "open").click();
  } else if (event.key === "Escape" && !inCells && !isBusy() && !isPlanning()) {
    workbench.focusSheet();
  }
}

/** Fields and handles of a plan take a draft back with Esc. */
function isPlanning(): boolean {
  const { activeElement } = document;
  return activeElement instanceof Element && byId("view-plan").contains(activeElement) && activeElement !== byId("view-plan");
}

/** A menu or a question handles Esc itself. */
function isBusy(): boolean {
  return !byId("new-menu").hidden || byId<HTMLDialogElement>("ask").open;
}

/** Cells, panel, header, and round again. */
function nextArea(isBackward: boolean, inCells: boolean, workbench: Workbench): void {
  const inPanel = byId("panel").contains(document.activeElement);
  const areas = [() => workbench.focusSheet(), () => workbench.focusPanel(), () => byId("name").focus()];
  const at = inCells ? 0 : inPanel ? 1 : 2;
  areas[(at + (isBackward ? 2 : 1)) % 3]!();
}
