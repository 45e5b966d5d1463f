/** Makes an element. Texts become text nodes, so that data can never become markup. */
type Child = Node | string | false | null | undefined;

interface Attributes {
  class?: string;
  /** A listener for clicks. */
  click?: (event: MouseEvent) => void;
  [name: string]: unknown;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name === "click") made.addEventListener("click", value as EventListener);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== null && child !== false));
  return made;
}
