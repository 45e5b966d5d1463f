/** The static reference: one page per function and an index. Pages hold no script of their own and read well without any. */
import { limits } from "../host/limits";
import type { Catalogue, CatalogueEntry, CatalogueExample, CatalogueParameter } from "../catalogue/types";
import { exampleHash } from "./example-link";
import { html, type Html } from "./html";
import { termHelp } from "./terms";
import { argumentLabel, byFamily, isNumberText, pageName, resultRows, signatureOf } from "./model";

/** The files that pages load, relative to dist/. */
export interface ReferenceAssets {
  style: string;
  script: string;
  /** Puts the remembered theme on before anything is painted. */
  theme: string;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

interface Page {
  title: string;
  description: string;
  main: Html;
  assets: ReferenceAssets;
  catalogue: Catalogue;
  current?: string;
}

function page({ title, description, main, assets, catalogue, current }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <link rel="icon" type="image/svg+xml" href="../assets/icon.svg" />
        <link rel="stylesheet" href="../${assets.style}" />
        <script src="../${assets.theme}"></script>
        <script src="../${assets.script}" defer></script>
      </head>
      <body>
        <a class="skip-link visually-hidden" href="#content">Skip to the content</a>
        <header class="site-header">
          <a class="brand" href="index.html"><img src="../assets/icon.svg" alt="" width="20" height="20" /> MicroScale</a>
          <a class="to-workbench" href="../index.html">Open the workbench</a>
          <button type="button" class="button quiet separators" id="separators" hidden></button>
          <button type="button" class="button quiet theme-switch" id="theme" hidden><span aria-hidden="true">◐</span></button>
        </header>
        <div class="layout">
          <main id="content" tabindex="-1">
            ${main}
            <footer class="muted small">
              MicroScale ${catalogue.version}. A calculation tool: no advice to trade.
              <a href="${privacyPageName}">Privacy and support</a>, <a href="../licenses.txt">licences</a>.
            </footer>
          </main>
          <nav class="all-functions" aria-label="All functions">
            ${byFamily(catalogue.functions).map((family) => navigation(family, current))}
          </nav>
        </div>
      </body>
    </html> `.text;
}

function navigation({ name, entries }: { name: string; entries: CatalogueEntry[] }, current: string | undefined): Html {
  const item = ({ id }: CatalogueEntry) =>
    html`<li><a href="${pageName(id)}" ${id === current && html` aria-current="page"`}>${id}</a></li>`;
  return html`<h2>${name}</h2>
    <ul>
      ${entries.map(item)}
    </ul>`;
}

/** A function's page. */
export function renderFunctionPage(entry: CatalogueEntry, catalogue: Catalogue, assets: ReferenceAssets): string {
  const known = new Set(catalogue.functions.map(({ id }) => id));
  const family = byFamily([entry])[0]!;
  const main = html` <p class="breadcrumb">
      <a href="index.html">Functions</a> <span aria-hidden="true">/</span> ${entry.family}, ${lowered(family.title)}
    </p>
    <h1>${entry.id}</h1>
    <p class="summary">${entry.summary}</p>
    <p class="signature"><code class="formula">=${signatureOf(entry)}</code></p>
    <h2 id="arguments">Arguments</h2>
    ${argumentTable(entry.parameters)}
    <h2 id="result">Result</h2>
    <p>${entry.returns}</p>
    ${definition(entry)} ${examples(entry)} ${errors(entry)} ${related(entry, known)}`;
  return page({
    title: `${entry.id} - MicroScale`,
    description: entry.summary,
    main,
    assets,
    catalogue,
    current: entry.id,
  });
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function argumentTable(parameters: readonly CatalogueParameter[]): Html {
  if (parameters.length === 0) return html`<p>This function takes no arguments.</p>`;
  const row = (parameter: CatalogueParameter) =>
    html` <tr>
      <th scope="row"><code>${argumentLabel(parameter)}</code></th>
      <td>${parameter.optional ? "optional" : "required"}</td>
      <td>${parameter.shape === "range" ? "cell or range" : "one cell"}</td>
      <td>${parameter.description}${parameter.name === "terms" && html` <a href="${termsPageName}">All names of terms</a>`}</td>
    </tr>`;
  return html`<table class="arguments">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Needed</th>
        <th scope="col">Takes</th>
        <th scope="col">Meaning and unit</th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map(row)}
    </tbody>
  </table>`;
}

function definition({ details, sources }: CatalogueEntry): Html | undefined {
  if (details === "" && sources.length === 0) return undefined;
  return html`<h2 id="definition">Definition</h2>
    ${details !== "" && html`<p>${details}</p>`}
    ${sources.map((source) => html`<p class="source"><span class="muted">Source:</span> ${linked(source)}</p>`)}`;
}

/** A text with its web addresses as links. */
function linked(text: string): (Html | string)[] {
  return text
    .split(/(https:\/\/[^\s,;)]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noopener">${part}</a>` : part));
}

function examples({ examples }: CatalogueEntry): Html | undefined {
  if (examples.length === 0) return undefined;
  return html`<h2 id="examples">${examples.length === 1 ? "Example" : "Examples"}</h2>
    ${examples.map(exampleBlock)}`;
}

function exampleBlock({ formula, result }: CatalogueExample, index: number): Html {
  return html`<figure class="example">
    <pre><code class="formula">${formula}</code></pre>
    ${resultOf(result, index)}
    <a class="button" href="../index.html${exampleHash(formula)}">Open in the workbench</a>
  </figure>`;
}

function resultOf(result: string, index: number): Html {
  const rows = resultRows(result);
  if (rows.length === 1 && rows[0]!.length === 1)
    return html`<p class="gives"><span class="muted">gives</span> <output>${rows[0]![0]}</output></p>`;
  const [first = [], ...rest] = rows;
  const hasHeader = rest.length > 0 && first.length > 1 && first.every((text) => text !== "" && !isNumberText(text));
  const cell = (text: string) => html`<td${isNumberText(text) && html` class="number"`}>${text}</td>`;
  const numeric = (column: number) => rest.some((row) => isNumberText(row[column] ?? ""));
  const header = (text: string, column: number) => html`<th scope="col" ${numeric(column) && html` class="number"`}>${text}</th>`;
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="Result of example ${index + 1}">
    <table class="spill">
      ${
        hasHeader &&
        html`<thead>
          <tr>
            ${first.map(header)}
          </tr>
        </thead>`
      }
      <tbody>
        ${(hasHeader ? rest : rows).map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function errors({ throws }: CatalogueEntry): Html | undefined {
  if (throws.length === 0) return undefined;
  const item = ({ code, reason }: { code: string; reason: string }) =>
    html`<dt><code>${code}</code></dt>
      <dd>${reason}</dd>`;
  return html`<h2 id="errors">Errors</h2>
    <dl class="errors">${throws.map(item)}</dl>
    <p class="muted small">
      The exact reason of an error is in Excel's pane under Functions, and beside the sheet in the workbench.
    </p>`;
}

function related({ related }: CatalogueEntry, known: ReadonlySet<string>): Html | undefined {
  if (related.length === 0) return undefined;
  const item = (id: string) => (known.has(id) ? html`<li><a href="${pageName(id)}">${id}</a></li>` : html`<li>${id}</li>`);
  return html`<h2 id="related">Related functions</h2>
    <ul class="related">
      ${related.map(item)}
    </ul>`;
}

export const termsPageName = "terms.html";

/** What may stand in the last argument of most functions. */
export function renderTermsPage(catalogue: Catalogue, assets: ReferenceAssets): string {
  const row = ({ key, label, otherwise, meaning }: (typeof termHelp)[number]) =>
    html` <tr>
      <th scope="row"><code>${key}</code></th>
      <td>${label}</td>
      <td>${otherwise}</td>
      <td>${meaning}</td>
    </tr>`;
  const main = html` <p class="breadcrumb"><a href="index.html">Functions</a> <span aria-hidden="true">/</span> Terms</p>
    <h1>The argument terms</h1>
    <p class="summary">The last argument of most functions says what is traded and what it costs. It can always be left out.</p>
    <h2>Three ways to give it</h2>
    <dl class="ways">
      <dt>A number</dt>
      <dd>The contract size of a linear contract without costs: <code class="formula">=MICRO.MARGIN(3,70000,10,0.01)</code></dd>
      <dt>A text</dt>
      <dd>A contract code of MICRO.SPEC: <code class="formula">=MICRO.MARGIN(3,70000,10,"CME:MBT")</code></dd>
      <dt>Two columns</dt>
      <dd>
        Names and values: a range such as the Inputs of a planning sheet, or
        <code class="formula">{"size",0.01;"fee",0.0005}</code>
      </dd>
    </dl>
    <h2>Names</h2>
    <p>
      The key and the label mean the same; letter case, spaces, hyphens and underscores do not count. An empty value is the
      default. A name that a function does not use is ignored, so one block of inputs serves all functions of a sheet. A name that
      is not in this table is refused, because it is probably a slip.
    </p>
    <table class="arguments terms">
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Label</th>
          <th scope="col">Default</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${termHelp.map(row)}
      </tbody>
    </table>`;
  return page({ title: "Terms - MicroScale", description: "Every name that the argument terms knows.", main, assets, catalogue });
}

/** The index: every function by family, and a search that a script adds. */
export function renderIndexPage(catalogue: Catalogue, assets: ReferenceAssets): string {
  const families = byFamily(catalogue.functions);
  const main = html` <h1>Functions</h1>
    <p class="summary">
      ${catalogue.functions.length} worksheet functions for plans that scale in and out of micro futures. They are made for Excel
      and work, with nothing to install, in the workbench.
    </p>
    <p>Most take the argument <a href="${termsPageName}">terms</a>: what is traded and what it costs.</p>
    <div class="search" id="search" hidden>
      <label for="query">Search</label>
      <input id="query" type="search" autocomplete="off" spellcheck="false" placeholder="liquidation, break-even, ATR ..." />
      <p id="found" class="muted" role="status"></p>
      <ul id="results" class="functions" hidden></ul>
    </div>
    <div id="families">${families.map(familySection)}</div>
    ${limitsSection()}`;
  return page({
    title: "Functions - MicroScale",
    description: "Every MicroScale function with its arguments, result, errors and executed examples.",
    main,
    assets,
    catalogue,
  });
}

/** The limits, so that nobody meets one unprepared. */
function limitsSection(): Html {
  const counted = Object.values(limits).filter(({ isCount }) => isCount);
  return html` <section aria-labelledby="limits">
    <h2 id="limits">How large inputs may be</h2>
    <p class="muted">Beyond these a function refuses and says so.</p>
    <ul>
      ${counted.map(({ most, what }) => html` <li>${most.toLocaleString("en-US")} ${what}</li>`)}
    </ul>
  </section>`;
}

function familySection({ name, title, purpose, entries }: ReturnType<typeof byFamily>[number]): Html {
  const item = (entry: CatalogueEntry) =>
    html` <li
      data-id="${entry.id}"
      data-parameters="${entry.parameters.map((each) => each.name).join(" ")}"
      data-details="${entry.details}"
    >
      <a href="${pageName(entry.id)}"><code>${entry.id}</code></a> <span>${entry.summary}</span>
    </li>`;
  return html` <section aria-labelledby="family-${name}">
    <h2 id="family-${name}">${name} <span class="muted">${title}</span></h2>
    ${purpose !== "" && html`<p class="muted">${purpose}</p>`}
    <ul class="functions">
      ${entries.map(item)}
    </ul>
  </section>`;
}

/** The page that says what happens to a user's data, and where to turn. */
export const privacyPageName = "privacy.html";

/** Privacy and support: what is sent (nothing), what is kept, how to report a fault. */
export function renderPrivacyPage(catalogue: Catalogue, assets: ReferenceAssets): string {
  const line = "npm run --silent calc -- '=SCALE.RISK(\"long\",1,70000,69650,0.01)'";
  const main = html` <p class="breadcrumb">
      <a href="index.html">Functions</a> <span aria-hidden="true">/</span> Privacy and support
    </p>
    <h1>Privacy and support</h1>
    <p class="summary">
      Nothing that you type, paste or open leaves your machine. There is no account, no telemetry, no advertising.
    </p>
    <h2>What is sent</h2>
    <p>
      Nothing. The pages calculate in your browser and load files from the address that they came from, and from nowhere else; a
      policy in each page makes the browser refuse anything else. A share link holds the plan in the part of the address behind
      the #, which browsers do not send. Whoever hosts the pages sees, as with any page, that they were fetched.
    </p>
    <p>
      The pane in Excel also loads Microsoft's own scripts, which every Office add-in must load; they may report to Microsoft
      according to your privacy settings in Office.
    </p>
    <h2>What is kept</h2>
    <p>
      In your browser: drafts, your choice of colours and language, and a copy of the pages so that they open without a network.
      Deleting the data of this site in the browser's settings removes all of it. In a workbook: what you put on its sheets, and,
      only where you ask for it under Share, the wish that Excel offers the add-in.
    </p>
    <h2>Reporting a fault</h2>
    <p>
      Select the cell and copy its formula from the formula bar, with numbers in the place of references. That one line says all:
      anybody with a copy of the project runs it and sees what you saw, such as
    </p>
    <p><code class="formula">${line}</code></p>
    <p>
      Send the line, what you expected and why, and the version: MicroScale ${catalogue.version}, which
      <code>=MICRO.VERSION()</code> gives too. A file or text that does harm when it is opened belongs into a private report:
      SECURITY.md of the project says how.
    </p>
    <h2>Licences</h2>
    <p>
      MicroScale has the MIT licence. <a href="../licenses.txt">The texts of all that it contains</a>,
      <a href="../sbom.json">the list of its parts</a> for machines (CycloneDX).
    </p>`;
  return page({
    title: "Privacy and support - MicroScale",
    description: "What MicroScale sends (nothing), what it keeps, and how to report a fault.",
    main,
    assets,
    catalogue,
  });
}
