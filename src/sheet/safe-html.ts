/** Pasted HTML made harmless before anything reads it: cells, words and looks stay; what runs, loads or embeds goes. */

const kept = new Set(
  "html head body meta style table caption colgroup col thead tbody tfoot tr td th div p br span font b strong i em u s strike sub sup google-sheets-html-origin"
    .split(" ")
    .map((name) => name.toUpperCase()),
);
/** Elements whose content is no text of cells; of all others the content stays when they go. */
const dropped = new Set(
  "SCRIPT STYLE IFRAME OBJECT EMBED SVG MATH TEMPLATE NOSCRIPT TEXTAREA TITLE SELECT VIDEO AUDIO CANVAS BASE LINK FRAMESET XMP PLAINTEXT NOEMBED NOFRAMES".split(
    " ",
  ),
);
const attributes = new Set(
  "class style rowspan colspan span align valign width height bgcolor color face size nowrap border name content data-copy-id data-sheets-value x:num x:str xmlns:x xmlns:o".split(
    " ",
  ),
);
/** What makes a style load something, in any spelling: an escape may spell every letter. */
const loading = /url|image|import|expression|behavior|binding|@|\\|</i;

/** The HTML without anything that could act. Parsing happens in a document that runs and loads nothing. */
export function safeHtml(html: string): string {
  const document = new DOMParser().parseFromString(html, "text/html");
  clean(document.documentElement);
  return document.documentElement.outerHTML;
}

function clean(element: Element): void {
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) continue;
    if (child.nodeType !== Node.ELEMENT_NODE) child.remove();
    else cleanElement(child as Element);
  }
  for (const { name, value } of [...element.attributes])
    if (!isHarmless(name.toLowerCase(), value)) element.removeAttribute(name);
}

function cleanElement(element: Element): void {
  const name = element.tagName.toUpperCase();
  if (name === "STYLE") cleanStyle(element);
  else if (dropped.has(name) || element.namespaceURI !== "http://www.w3.org/1999/xhtml" || isPragma(element))
    return element.remove();
  clean(element);
  if (!kept.has(name)) element.replaceWith(...element.childNodes);
}

/** Only plain rules of classes, as Excel and others write for their cells. */
function cleanStyle(element: Element): void {
  const rules = (element.textContent ?? "").replace(/<!--|-->/g, "").match(/[^{}]*\{[^{}]*\}/g) ?? [];
  element.textContent = rules.filter((rule) => !loading.test(rule)).join("\n");
}

function isPragma(element: Element): boolean {
  return element.tagName === "META" && element.hasAttribute("http-equiv");
}

function isHarmless(name: string, value: string): boolean {
  return attributes.has(name) && !(name === "style" && loading.test(value));
}

/** Text of cells as a table, every sign of it as text: the engine's own way makes markup of it. */
export function tableOfText(text: string): string {
  const escaped = (cell: string) => cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const rows = lines.map(
    (line) =>
      `<tr>${line
        .split("\t")
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join("")}</tr>`,
  );
  return `<table>${rows.join("")}</table>`;
}
