import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { JSDOM } from "jsdom";
import type { Catalogue } from "../../src/catalogue/types";
import { exampleOfHash } from "../../src/help/example-link";
import { html } from "../../src/help/html";
import { referencePages } from "../../src/help/pages";
import { renderFunctionPage, renderIndexPage } from "../../src/help/reference";
import { termLabels } from "../../src/host/term-names";
import { readTerms } from "../../src/host/terms";
import whole from "../../src/generated/catalogue.json";
import { oneIn } from "../property";
import { catalogue, entryOf, margin } from "./entries";

const assets = { style: "styles/a.css", script: "scripts/a.js", theme: "theme.js" };
const documentOf = (text: string) => new JSDOM(text).window.document;

test("the template escapes what it is given and nothing that it made", () => {
  expect(html`<p title="${'"&'}">${"<b>"}${html`<i>${"'"}</i>`}${false}${[1, "&"]}</p>`.text).toBe(
    '<p title="&quot;&amp;">&lt;b&gt;<i>&#39;</i>1&amp;</p>',
  );
});

test("a page states signature, arguments, result, source, errors and examples", () => {
  const page = documentOf(renderFunctionPage(margin, catalogue, assets));
  expect(page.querySelector("h1")!.textContent).toBe("MICRO.MARGIN");
  expect(page.querySelector(".signature")!.textContent!.trim()).toBe("=MICRO.MARGIN(contracts, price, leverage, [terms])");
  expect([...page.querySelectorAll(".arguments tbody th")].map((each) => each.textContent)).toEqual([
    "contracts",
    "price",
    "leverage",
    "[terms]",
  ]);
  const text = page.querySelector("main")!.textContent!;
  for (const part of [margin.returns, margin.sources[0]!, "leverage below 1", margin.examples[0]!.formula])
    expect(text).toContain(part);
  expect([...page.querySelectorAll(".spill td")].map((each) => each.textContent)).toEqual(["1", "2", "3", 'a"b']);
});

test("an example's link carries its formula to the workbench", () => {
  const page = documentOf(renderFunctionPage(margin, catalogue, assets));
  const links = [...page.querySelectorAll(".example a")].map((link) => link.getAttribute("href")!);
  expect(links.map((link) => link.split("#")[0])).toEqual(["../index.html", "../index.html"]);
  expect(links.map((link) => exampleOfHash(`#${link.split("#")[1]}`))).toEqual(margin.examples.map(({ formula }) => formula));
});

test("a related function that does not exist is no link", () => {
  const page = documentOf(renderFunctionPage(margin, catalogue, assets));
  expect([...page.querySelectorAll("main .related a")].map((link) => link.getAttribute("href"))).toEqual(["micro-leverage.html"]);
});

test("no text of the catalogue can become markup or leave an attribute", () => {
  const evil = '"><script>alert(1)</script>';
  const entry = entryOf({
    ...margin,
    summary: evil,
    details: evil,
    returns: evil,
    sources: [evil],
    examples: [{ formula: evil, result: evil }],
    throws: [{ code: evil, reason: evil }],
    related: [evil],
    parameters: [{ name: evil, description: evil, optional: true, shape: "cell" }],
  });
  for (const page of [
    renderFunctionPage(entry, catalogue, assets),
    renderIndexPage({ version: evil, functions: [entry] }, assets),
  ])
    expect(documentOf(page).querySelectorAll("script")).toHaveLength(2);
});

describe("the pages of all functions", () => {
  const files = referencePages(whole as Catalogue);
  const pages = files.filter(({ file }) => file.endsWith(".html"));
  const names = new Set(files.map(({ file }) => file));

  test("every function has its page, named by its id", () => {
    expect(files.filter(({ id }) => id !== undefined).map(({ id }) => id)).toEqual(whole.functions.map(({ id }) => id));
    expect(files.find(({ id }) => id === "MICRO.MARGIN")!.file).toBe("reference/micro-margin.html");
  });

  test("every link and file that a page names exists", () => {
    for (const { file, content } of oneIn(8, pages)) {
      const page = documentOf(content);
      const named = [...page.querySelectorAll("[href], [src]")].map(
        (each) => each.getAttribute("href") ?? each.getAttribute("src")!,
      );
      expect(named.length).toBeGreaterThan(5);
      for (const name of named) {
        if (name.startsWith("https:")) continue;
        const path = new URL(name, `https://example.org/${file}`).pathname.slice(1);
        const isOurs =
          names.has(path) ||
          ["index.html", "licenses.txt", "sbom.json"].includes(path) ||
          existsSync(resolve(__dirname, "../..", path));
        expect([file, name, isOurs]).toEqual([file, name, true]);
      }
    }
  });

  test("the argument terms leads to the page with every name that the functions know", () => {
    const margin = documentOf(files.find(({ id }) => id === "MICRO.MARGIN")!.content);
    expect(margin.querySelector(".arguments a")!.getAttribute("href")).toBe("terms.html");
    const terms = documentOf(files.find(({ file }) => file === "reference/terms.html")!.content);
    const keys = [...terms.querySelectorAll("tbody th")].map((each) => each.textContent!);
    for (const key of keys) expect(() => readTerms([[key, null]])).not.toThrow();
    expect(() => readTerms([["nonsense", 1]])).toThrow();
    expect(keys).toEqual(Object.keys(termLabels));
  });

  test("no page holds a script, a style or a handler of its own", () => {
    for (const { content } of oneIn(8, pages)) {
      const page = documentOf(content);
      expect(page.querySelectorAll("script:not([src]), style, [style]")).toHaveLength(0);
      expect(
        [...page.querySelectorAll("*")].flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
      ).toEqual([]);
      expect(page.querySelector("meta[http-equiv=Content-Security-Policy]")!.getAttribute("content")).not.toContain("unsafe");
    }
  });

  test("the index lists every function once", () => {
    const index = documentOf(pages.find(({ file }) => file === "reference/index.html")!.content);
    const ids = [...index.querySelectorAll<HTMLElement>("#families li")].map((item) => item.dataset.id!);
    expect(ids.sort()).toEqual(whole.functions.map(({ id }) => id).sort());
  });
});
