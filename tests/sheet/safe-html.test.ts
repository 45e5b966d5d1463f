import fc from "fast-check";
import { JSDOM } from "jsdom";
import { safeHtml, tableOfText } from "../../src/sheet/safe-html";
import { cleanPastes } from "../../src/sheet/safe-paste";
import { runs } from "../property";

const { window } = new JSDOM("");
Object.assign(globalThis, { DOMParser: window.DOMParser, Node: window.Node });

const parsed = (html: string) => new window.DOMParser().parseFromString(html, "text/html");

/** What of a text would act if it were shown: elements and attributes that are not on the short list of harmless ones. */
function dangers(html: string): string[] {
  const harmless =
    /^(html|head|body|meta|style|table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th|div|p|br|span|font|b|strong|i|em|u|s|strike|sub|sup|google-sheets-html-origin)$/i;
  return [...parsed(html).querySelectorAll("*")].flatMap((element) => [
    ...(harmless.test(element.tagName) && element.namespaceURI === "http://www.w3.org/1999/xhtml" ? [] : [element.tagName]),
    ...[...element.attributes]
      .filter(
        ({ name, value }) =>
          /^on|^(src|href|srcset|action|formaction|background|poster|data|http-equiv|id)$/i.test(name) ||
          /url|javascript|@|\\/i.test(name === "style" ? value : ""),
      )
      .map(({ name, value }) => `${element.tagName} ${name}=${value}`),
    ...(element.tagName === "STYLE" && /url|@|\\/i.test(element.textContent ?? "") ? ["STYLE that loads"] : []),
  ]);
}

const hostile = [
  '<img src=x onerror="alert(1)">',
  "<svg onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>",
  "<script>alert(1)</script>",
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">link</a>',
  '<table><td onclick="alert(1)" style="background:url(//example.org)">1</td></table>',
  '<table><td style="background:u\\72l(//example.org)">1</td></table>',
  "<style>@import url(//example.org);.x{background:url(//example.org)}.y{color:red}</style>",
  '<meta http-equiv="refresh" content="0;url=//example.org">',
  '<base href="//example.org">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea></textarea><img src=x onerror=alert(1)>",
  "<template><img src=x onerror=alert(1)></template>",
  '<object data="//example.org"></object><embed src="//example.org"><video src=x onerror=alert(1)>',
  "<table background=//example.org><tr><td>",
  "<input autofocus onfocus=alert(1)>",
  "<x-y onpointerenter=alert(1)>text</x-y>",
];

it.each(hostile)("%s is harmless afterwards", (html) => {
  expect(dangers(html).length).toBeGreaterThan(0);
  expect(dangers(safeHtml(html))).toEqual([]);
  expect(dangers(safeHtml(`<table><tr><td>${html}</td></tr></table>`))).toEqual([]);
});

it("whatever pieces are put together in whatever order stay harmless", () => {
  const piece = fc.oneof(
    fc.constantFrom(...hostile, "<table>", "</table>", "<tr>", "<td>", "</style>", "<!--", "-->", "]]>", '"', "'"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      expect(dangers(safeHtml(pieces.join("")))).toEqual([]);
    }),
    runs,
  );
});

it("cells keep their texts, spans and looks", () => {
  const html =
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--.xl65{color:red}--></style></head>' +
    '<body><table><tr><td class="xl65" colspan=2 style="font-weight:bold">1 &lt; 2 <a href="https://example.org">link</a></td></tr></table></body></html>';
  const document = parsed(safeHtml(html));
  const cell = document.querySelector("td")!;
  expect([cell.textContent, cell.getAttribute("colspan"), cell.className, cell.getAttribute("style")]).toEqual([
    "1 < 2 link",
    "2",
    "xl65",
    "font-weight:bold",
  ]);
  expect(document.querySelector("style")!.textContent).toBe(".xl65{color:red}");
  expect(safeHtml(html)).toContain('xmlns:x="urn:schemas-microsoft-com:office:excel"');
});

it("text becomes a table of the very same texts", () => {
  const cell = fc.stringMatching(/^[^\t\n\r\0]*$/);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const document = parsed(tableOfText(rows.map((row) => row.join("\t")).join("\n")));
      const found = [...document.querySelectorAll("tr")].map((row) =>
        [...row.querySelectorAll("td")].map(({ textContent }) => textContent),
      );
      expect(found).toEqual(rows);
    }),
    runs,
  );
});

it("every way into the engine is cleaned: text with markup in it is text, HTML is harmless", async () => {
  const given: string[] = [];
  const service = {
    async _pasteHTML(html: string) {
      given.push(html);
      return true;
    },
    async legacyPaste(html?: string, text?: string) {
      return html ? this._pasteHTML(html) : Boolean(text);
    },
  };
  cleanPastes(service);
  await service.legacyPaste(undefined, "1\t<img src=x onerror=alert(1)>");
  await service.legacyPaste('<table><tr><td>1<img src=x onerror="alert(1)"></td></tr></table>', "1");
  await service._pasteHTML("<td><script>alert(1)</script>2</td>");
  expect(given.flatMap(dangers)).toEqual([]);
  expect(given.map((html) => parsed(html).body.textContent)).toEqual(["1<img src=x onerror=alert(1)>", "1", "2"]);
});
