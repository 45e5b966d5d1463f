/** llms.txt: for assistants, what the functions are and how to call them, in the form of llmstxt.org. */
import type { Catalogue, CatalogueEntry } from "../catalogue/types";
import { byFamily, pageName, signatureOf } from "./model";

/** The text for the top of a site. Addresses are relative to it. */
export function llmsText(catalogue: Catalogue): string {
  return [
    "# MicroScale",
    "",
    "> Excel custom functions for scaling plans in micro futures: start with one micro contract, add only when the market confirms, move",
    "> the stop with every step, and know what the whole position risks, fees and rounding included. The same functions run in Excel, in a",
    "> spreadsheet in the browser and in a script. Static files only, no server.",
    "",
    "How to call them:",
    "",
    '- Percentages are fractions: 0.5% is 0.005. `side` is "long" or "short".',
    "- `{1;2}` is a column, `{1,2}` a row. An argument left out between commas takes its default.",
    '- `terms`, the last argument of most functions, is a contract size (`0.01`), a contract code (`"CME:MBT"`) or a table of names and values',
    '  (`{"size",0.01;"fee",0.0005;"tick",0.1}`).',
    "- An error has a reason that names the argument, what it must be and what it was. Bad input never gives a number.",
    "- Risk is positive where money can be lost, negative where a stop locks in profit. Results state costs unless they say gross.",
    "- In a copy of the project `npm run --silent calc -- '=MICRO.MARGIN(3,70000,10,0.01)'` prints 210, and `calc --mcp` serves the functions over the",
    "  Model Context Protocol on standard input and output.",
    "- It is arithmetic for plans, not advice to trade.",
    ...byFamily(catalogue.functions).flatMap(({ name, title, entries }) => [
      "",
      `## ${name}: ${title}`,
      "",
      ...entries.map(line),
    ]),
    "",
    "## Optional",
    "",
    "- [catalogue.json](catalogue.json): all of this as data, with arguments, errors, sources and examples",
    "- [Terms](reference/terms.html): the names that a table of terms may hold",
    "",
  ].join("\n");
}

function line(entry: CatalogueEntry): string {
  const [example] = entry.examples;
  const shown = example ? ` Example: \`${example.formula}\` gives \`${example.result}\`.` : "";
  return `- [${signatureOf(entry)}](reference/${pageName(entry.id)}): ${entry.summary}${shown}`;
}
