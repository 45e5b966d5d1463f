import type { Catalogue, CatalogueEntry } from "./types";

const begin = "<!-- functions: written by npm run generate -->";
const end = "<!-- end of functions -->";

/** The README with its table of functions rewritten from the catalogue; unchanged where it has no place for one. */
export function withFunctionTable(readme: string, catalogue: Catalogue): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) return readme;
  const rows = catalogue.functions.map((entry) => `| \`${signature(entry)}\` | ${entry.summary.replace(/\|/g, "\\|")} |`);
  const table = ["| Function | What it gives |", "|---|---|", ...rows].join("\n");
  return `${readme.slice(0, from + begin.length)}\n\n${table}\n\n${readme.slice(to)}`;
}

/** MICRO.MARGIN(contracts, price, leverage, [terms]) */
export function signature(entry: CatalogueEntry): string {
  const parameters = entry.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${entry.id}(${parameters.join(", ")})`;
}
