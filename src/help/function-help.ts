/** A function's help for the task pane and the workbench. Styles are in help.css. */
import type { CatalogueEntry, CatalogueExample, CatalogueParameter } from "../catalogue/types";
import { text, translated } from "../languages/text";
import { element } from "./element";
import { argumentLabel, isNumberText, presentText, resultRows } from "./model";

/** What an argument holds now. */
export interface PresentArgument {
  /** As it stands in the formula: "B4", "B4:B6", "0.01". */
  text: string;
  /** A value, a table of values, or undefined when it could not be found out. */
  value?: unknown;
  /** Why there is no value, as a sentence. */
  unknown?: string;
}

export interface FunctionHelpOptions {
  /** In the order of the parameters; a missing one was left out of the formula. */
  arguments?: readonly (PresentArgument | undefined)[];
  /** The reason for the error that the cell shows. */
  reason?: { code: string; message: string };
  /** What to do next about the reason, or where it comes from. */
  advice?: string;
  /** What the cell shows when it is no error. */
  result?: unknown;
  /** Called with the id of a related function. Without it they are plain text. */
  onFunction?: (id: string) => void;
  /** Is the function there? Related functions that are not become plain text. */
  isKnown?: (id: string) => boolean;
  /** Called with an example's formula. Without it there is no button. */
  onExample?: (formula: string) => void;
  exampleLabel?: string;
  /** Where the function's own page is. */
  pageUrl?: string;
  /** The level of the heading; the parts are one level below. */
  level?: 2 | 3;
}

/** Everything that help says of a function, as one section. */
export function renderFunctionHelp(entry: CatalogueEntry, options: FunctionHelpOptions = {}): HTMLElement {
  const level = options.level ?? 2;
  const heading = (words: string) => element(level === 2 ? "h3" : "h4", { class: "help-part" }, words);
  const title = element(level === 2 ? "h2" : "h3", { class: "help-title" }, entry.id);
  return element(
    "section",
    { class: "function-help", "aria-label": text("Help for {id}", { id: entry.id }) },
    title,
    options.reason && reasonBox(options),
    element("p", { class: "help-summary" }, translated(entry.summary)),
    signature(entry),
    options.result !== undefined && present(text("Result now"), presentText(options.result)),
    heading(text("Arguments")),
    entry.parameters.length === 0
      ? element("p", { class: "muted" }, text("This function takes no arguments."))
      : argumentList(entry.parameters, options.arguments),
    heading(text("Result")),
    element("p", {}, translated(entry.returns)),
    entry.details !== "" && heading(text("Good to know")),
    ...paragraphs(entry.details).map((paragraph) => element("p", {}, translated(paragraph))),
    ...exampleParts(entry, heading, options),
    ...errorParts(entry, heading),
    ...relatedParts(entry, heading, options),
    ...sourceParts(entry, heading),
    options.pageUrl !== undefined &&
      element(
        "p",
        {},
        element(
          "a",
          { href: options.pageUrl, target: "_blank", rel: "noopener" },
          text("{id} in the reference", { id: entry.id }),
        ),
      ),
  );
}

function paragraphs(words: string): string[] {
  return words === "" ? [] : words.split("\n\n");
}

function reasonBox({ reason, advice }: FunctionHelpOptions): HTMLElement {
  return element(
    "div",
    { class: "help-reason", role: "note", "aria-label": text("Reason for the error") },
    element("p", {}, element("strong", { class: "status fail" }, reason!.code), " ", sentence(reason!.message)),
    advice !== undefined && element("p", { class: "muted" }, advice),
  );
}

/** Reasons are written as the end of a line; here they stand alone. */
export function sentence(words: string): string {
  if (words === "") return text("The function gives no reason.");
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function signature(entry: CatalogueEntry): HTMLElement {
  const parts = entry.parameters.flatMap((parameter, index): (string | HTMLElement)[] => [
    ...(index > 0 ? [", "] : []),
    element("span", { class: parameter.optional ? "optional" : undefined }, argumentLabel(parameter)),
  ]);
  return element("p", { class: "help-signature" }, element("code", { class: "formula" }, `${entry.id}(`, ...parts, ")"));
}

function present(label: string, words: string): HTMLElement {
  return element("p", { class: "help-present" }, element("span", { class: "muted" }, `${label} `), element("output", {}, words));
}

function argumentList(parameters: readonly CatalogueParameter[], values: FunctionHelpOptions["arguments"]): HTMLElement {
  const items = parameters.flatMap((parameter, index) => [
    element(
      "dt",
      {},
      element("code", {}, parameter.name),
      parameter.optional && element("span", { class: "tag" }, text("optional")),
      parameter.shape === "range" && element("span", { class: "tag" }, text("cell or range")),
    ),
    element(
      "dd",
      {},
      values !== undefined && argumentNow(values[index], parameter),
      element("span", {}, translated(parameter.description)),
    ),
  ]);
  return element("dl", { class: "help-arguments" }, ...items);
}

function argumentNow(value: PresentArgument | undefined, { optional }: CatalogueParameter): HTMLElement {
  if (value === undefined || value.text === "")
    return element("p", { class: "help-now none" }, optional ? text("left out: the default applies") : text("missing"));
  const known = value.unknown === undefined;
  return element(
    "p",
    { class: known ? "help-now" : "help-now none" },
    known && element("output", {}, presentText(value.value)),
    known && isLiteral(value) ? false : element("code", { class: "formula muted" }, value.text),
    !known && element("span", {}, ` ${value.unknown}`),
  );
}

/** Is the value spelt out in the formula? Then it is not shown twice. */
function isLiteral({ text }: PresentArgument): boolean {
  return /^(?:-?[\d.]+%?|"(?:[^"]|"")*"|TRUE|FALSE)$/i.test(text.trim());
}

type Heading = (words: string) => HTMLElement;

function exampleParts({ examples }: CatalogueEntry, heading: Heading, options: FunctionHelpOptions): HTMLElement[] {
  if (examples.length === 0) return [];
  return [
    heading(examples.length === 1 ? text("Example") : text("Examples")),
    ...examples.map((example, index) => exampleBox(example, index, options)),
  ];
}

function exampleBox(
  example: CatalogueExample,
  index: number,
  { onExample, exampleLabel = text("Insert example") }: FunctionHelpOptions,
): HTMLElement {
  return element(
    "div",
    { class: "help-example" },
    element("code", { class: "formula" }, example.formula),
    resultTable(example.result, index),
    onExample &&
      element(
        "button",
        {
          type: "button",
          class: "button",
          click: () => onExample(example.formula),
          "aria-label": `${exampleLabel}: ${example.formula}`,
        },
        exampleLabel,
      ),
  );
}

/** The stated result: one value in words, several as they would spill. */
function resultTable(result: string, index: number): HTMLElement {
  const rows = resultRows(result);
  if (rows.length === 1 && rows[0]!.length === 1)
    return element(
      "p",
      { class: "help-result" },
      element("span", { class: "muted" }, `${text("gives")} `),
      element("output", {}, rows[0]![0]!),
    );
  const cell = (words: string) => element("td", { class: isNumberText(words) ? "number" : undefined }, words);
  return element(
    "div",
    { class: "scroll-x", tabindex: "0", role: "region", "aria-label": text("Result of example {number}", { number: index + 1 }) },
    element("table", {}, element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell))))),
  );
}

function errorParts({ throws }: CatalogueEntry, heading: Heading): HTMLElement[] {
  if (throws.length === 0) return [];
  const items = throws.flatMap(({ code, reason }) => [
    element("dt", {}, element("code", {}, code)),
    element("dd", {}, sentence(reason)),
  ]);
  return [heading(text("Errors")), element("dl", { class: "help-errors" }, ...items)];
}

function relatedParts(
  { related }: CatalogueEntry,
  heading: Heading,
  { onFunction, isKnown }: FunctionHelpOptions,
): HTMLElement[] {
  if (related.length === 0) return [];
  const item = (id: string) =>
    onFunction && (isKnown?.(id) ?? true)
      ? element("button", { type: "button", class: "link", click: () => onFunction(id) }, id)
      : element("code", {}, id);
  return [
    heading(text("Related")),
    element("ul", { class: "help-related" }, ...related.map((id) => element("li", {}, item(id)))),
  ];
}

function sourceParts({ sources }: CatalogueEntry, heading: Heading): HTMLElement[] {
  return sources.length === 0 ? [] : [heading(text("Source")), ...sources.map((source) => element("p", {}, source))];
}
