import type { Catalogue, CatalogueEntry } from "./types";

const begin = "<!-- functions: written by npm run generate -->";
const end = "<!-- end of functions -->";

/** A page with its table of functions rewritten from the catalogue; unchanged where it has no place for one. */
export function withFunctionTable(page: string, catalogue: Catalogue): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) return page;
  const rows = catalogue.functions.map((entry) => `| \`${signature(entry)}\` | ${entry.summary.replace(/\|/g, "\\|")} |`);
  const table = ["| Function | What it gives |", "|---|---|", ...rows].join("\n");
  return `${page.slice(0, from + begin.length)}\n\n${table}\n\n${page.slice(to)}`;
}

/** MICRO.MARGIN(contracts, price, leverage, [terms]) */
export function signature(entry: CatalogueEntry): string {
  const parameters = entry.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${entry.id}(${parameters.join(", ")})`;
}
