/** The New menu: every template with its sentence, and whether the inputs of the open plan go along. */
import { element } from "../help/element";
import type { Template } from "../workbooks/template";
import { takesPlan } from "./carried-inputs";
import { byId } from "./elements";

export function startNewMenu(
  templates: readonly Template[],
  hasPlan: () => boolean,
  choose: (template: Template, withPlan: boolean) => void,
): void {
  const [button, menu] = [byId("new"), byId("new-menu")];
  let withPlan = false;
  const along = element(
    "button",
    { type: "button", role: "menuitemcheckbox", tabindex: "-1", "aria-checked": "false", class: "menu-check" },
    element("span", { class: "menu-mark", "aria-hidden": "true" }),
    "With the inputs of the open plan",
  );
  const takePlan = (takes: boolean): void => {
    withPlan = takes;
    along.setAttribute("aria-checked", String(takes));
    for (const [at, item] of all.entries()) item.classList.toggle("without-plan", takes && !takesPlan(templates[at]!));
  };
  along.addEventListener("click", () => takePlan(!withPlan));
  const all = templates.map((template) =>
    element(
      "button",
      { type: "button", role: "menuitem", tabindex: "-1", click: () => pick(template) },
      element("span", { class: "menu-name" }, template.name),
      element("span", { class: "muted small" }, template.description),
    ),
  );
  menu.append(along, ...all);
  let items: HTMLElement[] = all;

  const open = (isOpen: boolean): void => {
    menu.hidden = !isOpen;
    along.hidden = !hasPlan();
    items = along.hidden ? all : [along, ...all];
    if (isOpen) takePlan(false);
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) all[0]?.focus();
  };
  const pick = (template: Template): void => {
    open(false);
    choose(template, withPlan && takesPlan(template));
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
