/** Light, dark or as the system has it; remembered in this browser. The colours themselves are in tokens.css. */
import { text, translated, wordings } from "../languages/text";

export type Theme = "system" | "light" | "dark";

const storageKey = "microscale.theme";
const order: readonly Theme[] = ["system", "light", "dark"];
const words: Readonly<Record<Theme, string>> = wordings({ system: "as the system", light: "light", dark: "dark" });

/** What the reader chose; "system" when nothing is stored or storage is closed to us. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey) as Theme | null;
    return stored !== null && order.includes(stored) ? stored : "system";
  } catch {
    return "system";
  }
}

/** Puts a theme on the page without remembering it. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}

/** Puts a theme on the page and remembers it. */
export function setTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // A browser without storage keeps the theme until the page is left
  }
  document.dispatchEvent(new CustomEvent("themechange", { detail: shownTheme() }));
}

/** What is on the screen now, light or dark; for a canvas, which cannot use the tokens by itself. */
export function shownTheme(): "light" | "dark" {
  const chosen = document.documentElement.getAttribute("data-theme");
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Calls back whenever light becomes dark or dark light, by the switch, the system or another window. Returns what ends it. */
export function onThemeChange(listener: (shown: "light" | "dark") => void): () => void {
  let shown = shownTheme();
  const check = () => {
    if (shown !== (shown = shownTheme())) listener(shown);
  };
  const otherWindow = (event: StorageEvent) => {
    if (event.key !== storageKey) return;
    applyTheme(storedTheme());
    check();
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  document.addEventListener("themechange", check);
  window.addEventListener("storage", otherWindow);
  system.addEventListener("change", check);
  return () => {
    document.removeEventListener("themechange", check);
    window.removeEventListener("storage", otherWindow);
    system.removeEventListener("change", check);
  };
}

/** Makes a button of the page step through system, light and dark; it says in words where it stands. */
export function bindThemeSwitch(button: HTMLElement): void {
  const say = () => {
    const theme = storedTheme();
    const label = text("Colours: {theme}. Press to change.", { theme: translated(words[theme]) });
    button.setAttribute("aria-label", label);
    button.title = label;
    button.dataset.themeShown = theme;
  };
  applyTheme(storedTheme());
  say();
  button.addEventListener("click", () => {
    setTheme(order[(order.indexOf(storedTheme()) + 1) % order.length]!);
    say();
  });
}

/** The current colour of a token, such as "--chart-stop". */
export function colourOf(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
