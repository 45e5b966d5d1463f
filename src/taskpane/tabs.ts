/** The pane's parts. An address opens one: taskpane.html?tab=check. */

export interface View {
  /** Called whenever the part comes into view. */
  shown?: () => void;
}

export function startTabs(views: Readonly<Record<string, View>>): void {
  const names = Object.keys(views);
  const tabs = names.map((name) => document.getElementById(`tab-${name}`)!);
  const panels = names.map((name) => document.getElementById(`${name}-panel`)!);
  let current = -1;
  const show = (index: number) => {
    if (index === current) return;
    current = index;
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      panels[at]!.hidden = at !== index;
    });
    views[names[index]!]!.shown?.();
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(index));
    tab.addEventListener("keydown", (event) => {
      const target = targetOf(event.key, index, tabs.length);
      if (target === undefined) return;
      event.preventDefault();
      show(target);
      tabs[target]!.focus();
    });
  });
  show(Math.max(0, names.indexOf(tabOf(location, names) ?? "")));
}

/**
 * The part that an address asks for: ?tab= first, then the hash, as #tab=check or #check. Excel for Mac drops a hash and Excel on the
 * web appends words of its own to what it finds, so only the beginning counts.
 */
export function tabOf({ search, hash }: { search: string; hash: string }, names: readonly string[]): string | undefined {
  const asked = [/[?&]tab=([^&#]*)/i.exec(search)?.[1], /^#(?:.*&)?tab=([^&]*)/i.exec(hash)?.[1], /^#([^&=]*)/.exec(hash)?.[1]];
  const tidy = asked.map((name) => name?.toLowerCase().replace(/[^a-z-].*$/s, ""));
  return tidy.find((name) => name !== undefined && names.includes(name));
}

/** The tab that an arrow key, Home or End goes to. */
function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
