/** The words that a cell takes: a button beside the selected cell, or Alt+Down, opens the list. */
import { element } from "../help/element";
import { byId } from "./elements";
import { offerFill } from "./fill-offers";
import type { Workbench } from "./workbench";

export function startWordLists(workbench: Workbench): void {
  const { sheet } = workbench;
  const opener = element("button", {
    type: "button",
    class: "list-opener",
    hidden: true,
    tabindex: "-1",
    "aria-label": "Words to choose from",
  });
  const list = element("ul", {
    class: "word-list",
    role: "listbox",
    tabindex: "-1",
    "aria-label": "Words to choose from",
    hidden: true,
  });
  byId("sheet").append(opener, list);
  let address = "";

  const close = (): void => {
    list.hidden = true;
  };
  const place = (): void => {
    const now = sheet.selected;
    const choices = now === undefined ? undefined : sheet.choicesAt(now);
    const box = choices && now !== undefined ? sheet.boxOf(now) : undefined;
    opener.hidden = !box;
    if (!box || now === undefined) return close();
    if (now !== address) close();
    address = now;
    const [left, top] = [box.left, box.top];
    opener.style.transform = `translate(${left + box.width}px, ${top}px)`;
    opener.style.height = `${box.height}px`;
    list.style.transform = `translate(${left}px, ${top + box.height}px)`;
    list.style.minWidth = `${box.width}px`;
  };
  const choose = (word: string): void => {
    close();
    workbench.enter({ [address]: word });
    offerFill(workbench, address);
    workbench.focusSheet();
  };
  const open = (): void => {
    const choices = sheet.choicesAt(address);
    if (!choices) return;
    const present = String(sheet.read(address) ?? "").toLowerCase();
    const items = choices.list.map((word) => {
      const isPresent = word.toLowerCase() === present;
      const item = element("li", { role: "option", tabindex: "-1", "aria-selected": String(isPresent) }, word);
      item.addEventListener("click", () => choose(word));
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = false;
    (items.find((item) => item.getAttribute("aria-selected") === "true") ?? items[0])?.focus();
  };
  opener.addEventListener("click", open);
  list.addEventListener("keydown", (event) => {
    const items = [...list.children] as HTMLElement[];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const step = steps[event.key];
    if (step !== undefined) items[Math.max(0, Math.min(items.length - 1, step))]?.focus();
    else if (event.key === "Enter" || event.key === " ") choose(items[at]?.textContent ?? "");
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      workbench.focusSheet();
    } else if (event.key.length === 1) {
      const letters = (item: HTMLElement) =>
        item.textContent!.replace(/^.*:/, "").toLowerCase().startsWith(event.key.toLowerCase());
      (items.slice(at + 1).find(letters) ?? items.find(letters))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("focusout", (event) => {
    if (!list.contains(event.relatedTarget as Node | null)) close();
  });
  window.addEventListener(
    "keydown",
    (event) => {
      if (!event.altKey || event.key !== "ArrowDown" || opener.hidden || !byId("cells").contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    },
    { capture: true },
  );
  sheet.onSelection(place);
  sheet.onCalculated(place);
  sheet.onScroll(place);
}
