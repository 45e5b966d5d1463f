/** The pane's four parts. The ribbon opens one by the address: #functions, #new-plan, #check. */

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
  const fromAddress = () => show(Math.max(0, names.indexOf(location.hash.slice(1))));
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
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

/** The tab that an arrow key, Home or End goes to. */
function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
