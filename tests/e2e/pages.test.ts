/** Every page of dist/ in Chromium: nothing breaks its policy, no script fails, nothing is loaded from elsewhere, it fits and axe agrees. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildSync } from "esbuild";
import type { Page } from "playwright-core";
import { functions } from "../../src/generated/functions";
import { oneIn, slow, whole } from "../property";
import { dist, hasBrowser, PageTester } from "./browser";

if (!hasBrowser) console.warn("the pages are not tested: there is no Chromium here");

const shots = process.env.SCREENSHOTS;

/** What stands for Microsoft's script: the fake of Excel for the pane, the one class and the one call that functions.js needs. */
const functionsRuntime =
  "globalThis.CustomFunctions = { ids: [], associate(id) { this.ids.push(id); }, Error: class extends Error {} };";

(hasBrowser ? describe : describe.skip)("pages", () => {
  let tester: PageTester;
  let fake: string;
  let axe: string;
  let pages: string[];
  let reference: string[];

  beforeAll(async () => {
    tester = await PageTester.start();
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).map((file) => file.replace(/\\/g, "/"));
    pages = files.filter((file) => file.endsWith(".html")).sort();
    reference = pages.filter((file) => file.startsWith("reference/"));
    const entryPoints = [resolve(__dirname, "fake-excel-page.ts")];
    fake = buildSync({ entryPoints, bundle: true, write: false, format: "iife" }).outputFiles[0]!.text;
    axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  }, 240_000);
  afterAll(() => tester?.close());

  async function withPage(
    path: string,
    options: Parameters<PageTester["open"]>[1],
    check: (page: Page) => Promise<void>,
    script = "",
  ): Promise<void> {
    const { page, faults } = await tester.open(path, options, script);
    try {
      page.setDefaultTimeout(20_000);
      await check(page);
      expect([path, faults]).toEqual([path, []]);
    } finally {
      await page.context().close();
    }
  }

  const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  async function objections(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () =>
      (await (window as any).axe.run()).violations.map((each: any) => `${each.id}: ${each.nodes[0].html}`),
    );
  }

  test("a break of the policy, a failing script and a request elsewhere would be seen", async () => {
    const { page, faults } = await tester.open("reference/index.html");
    await page.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.broken = true";
      const elsewhere = document.createElement("img");
      elsewhere.src = "https://example.org/pixel.png";
      document.body.append(inline, elsewhere);
      setTimeout(() => {
        throw new Error("on purpose");
      });
    });
    await page.waitForTimeout(200);
    await page.context().close();
    const all = faults.join("\n");
    expect(all).toContain("policy: script-src");
    expect(all).toContain("policy: img-src https://example.org");
    expect(all).toContain("error: on purpose");
  });

  test("dist/ has the pages that this test knows", () => {
    expect(pages.filter((file) => !reference.includes(file))).toEqual(["functions.html", "index.html", "taskpane.html"]);
    expect(reference.length).toBeGreaterThan(50);
  });

  test("reference pages are clean on a phone", async () => {
    const { page, faults } = await tester.open("reference/index.html", { viewport: { width: 390, height: 844 } });
    for (const file of whole ? reference : reference.filter((_, index) => index % 30 === 0)) {
      await page.goto(`${tester.address}/${file}`, { waitUntil: "load" });
      expect([file, await sideways(page)]).toEqual([file, 0]);
      expect([file, await objections(page)]).toEqual([file, []]);
    }
    await page.context().close();
    expect(faults).toEqual([]);
  }, 180_000);

  test.each(oneIn(2, ["light", "dark"] as const))(
    "reference pages are clean on a desktop, %s",
    async (colorScheme) => {
      for (const file of oneIn(3, [
        "reference/index.html",
        "reference/scale-plan.html",
        "reference/micro-version.html",
        "reference/terms.html",
      ]))
        await withPage(file, { viewport: { width: 1280, height: 800 }, colorScheme }, async (page) => {
          expect(await sideways(page)).toBe(0);
          expect([file, await objections(page)]).toEqual([file, []]);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${file.replace(/\W/g, "-")}-${colorScheme}.png` });
          }
        });
    },
    60_000,
  );

  test("the index finds a function while one types, and works without script", async () => {
    await withPage("reference/index.html", {}, async (page) => {
      await page.getByRole("searchbox").fill("liquidaton price");
      await page.locator("#results li").first().waitFor();
      expect(await page.locator("#results a").first().textContent()).toBe("MICRO.LIQ");
      await page.getByRole("searchbox").press("Enter");
      await page.waitForURL(/micro-liq\.html$/);
    });
    await withPage("reference/index.html", { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("#families a").count()).toBe(functions.length);
      expect(await page.locator("#search").isVisible()).toBe(false);
    });
  });

  test("the chosen theme holds on the next page, before it is painted", async () => {
    await withPage("reference/index.html", { colorScheme: "light" }, async (page) => {
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
      await page.locator("#theme").click();
      await page.locator("#theme").click();
      expect(await theme()).toBe("dark");
      await page.getByRole("link", { name: "MICRO.AVG" }).first().click();
      await page.waitForURL(/micro-avg/);
      expect(await theme()).toBe("dark");
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe("rgb(20, 23, 26)");
    });
  });

  slow("on paper a page is black on white, without navigation", async () => {
    await withPage("reference/scale-plan.html", { colorScheme: "dark" }, async (page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator(".all-functions").isVisible()).toBe(false);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe("rgb(0, 0, 0)");
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe("rgb(255, 255, 255)");
    });
  });

  test("functions.html associates every function", async () => {
    await withPage(
      "functions.html",
      {},
      async (page) => {
        const ids = await page.evaluate(() => (window as any).CustomFunctions.ids as string[]);
        expect(ids.length).toBe(functions.length);
      },
      functionsRuntime,
    );
  });

  test("the pane is clean inside and outside Excel", async () => {
    await withPage(
      "taskpane.html",
      { viewport: { width: 320, height: 640 } },
      async (page) => {
        await page.getByText("is empty").waitFor();
        expect(await page.locator("#outside").isVisible()).toBe(false);
      },
      fake,
    );
    await withPage("taskpane.html", { viewport: { width: 320, height: 640 } }, async (page) => {
      await page.getByText("This page is the pane of the Excel add-in").waitFor();
      expect(await page.getByRole("button", { name: /MICRO\.LIQ/ }).count()).toBe(1);
    });
  });

  test.each(
    oneIn(4, [
      [390, 844, "light"],
      [390, 844, "dark"],
      [1280, 800, "light"],
      [1280, 800, "dark"],
    ] as const),
  )(
    "the workbench opens at %i x %i, %s",
    async (width, height, colorScheme) => {
      await withPage("index.html", { viewport: { width, height }, colorScheme }, async (page) => {
        await page.locator("#loading").waitFor({ state: "hidden" });
        expect(await sideways(page)).toBe(0);
        // However long a calculation takes, the cell's text keeps its room
        const progress = page.locator("[data-u-comp=formula-bar] :has(> div > .univer-transition-\\[width\\])");
        await progress.evaluate((bar) => bar.classList.remove("univer-hidden"));
        expect(await progress.isVisible()).toBe(false);
      });
    },
    60_000,
  );

  test("an example of the reference opens in the workbench", async () => {
    await withPage("reference/micro-margin.html", { viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.getByRole("link", { name: "Open in the workbench" }).first().click();
      await page.waitForURL(/index\.html#/);
      await page.locator("#loading").waitFor({ state: "hidden" });
      await page.getByRole("tab", { name: "Help" }).click();
      await page.getByRole("heading", { name: "MICRO.MARGIN" }).waitFor();
      expect(await page.locator(".function-help .help-now").count()).toBeGreaterThan(3);
    });
  }, 60_000);
});
