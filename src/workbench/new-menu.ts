/** The New menu: every template with its sentence. */
import { element } from "../help/element";
import type { Template } from "../workbooks/template";
import { byId } from "./elements";

export function startNewMenu(templates: readonly Template[], choose: (template: Template) => void): void {
  const [button, menu] = [byId("new"), byId("new-menu")];
  const items = templates.map((template) =>
    element(
      "button",
      { type: "button", role: "menuitem", tabindex: "-1", click: () => pick(template) },
      element("span", { class: "menu-name" }, template.name),
      element("span", { class: "muted small" }, template.description),
    ),
  );
  menu.append(...items);

  const open = (isOpen: boolean): void => {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) items[0]?.focus();
  };
  const pick = (template: Template): void => {
    open(false);
    choose(template);
  };
  button.addEventListener("click", () => open(Boolean(menu.hidden)));
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target as Node) && event.target !== button) open(false);
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget as Node | null)) open(false);
  });
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
    const step = steps[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      open(false);
      button.focus();
    } else if (step !== undefined) {
      event.preventDefault();
      items[step % items.length]!.focus();
    }
  });
}
