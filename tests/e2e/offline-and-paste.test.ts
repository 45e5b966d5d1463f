/** What no other test of the page sees: that it lives on without its server, and that what is pasted never acts. */
import type { Browser } from "playwright-core";
import { browserPath, launch, type Served, serveWorkbench, WorkbenchPage } from "./workbench-page";
import { slow } from "../property";

if (browserPath === undefined) console.warn("There is no Chromium on this machine: offline use and pasting are not tested.");

(browserPath === undefined ? describe.skip : describe)("the workbench", () => {
  let browser: Browser;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it("never lets pasted HTML run, load or embed, even where no policy of the page stands behind it", async () => {
    const served: Served = await serveWorkbench();
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 720 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const requests: string[] = [];
    try {
      const page = await context.newPage();
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`${served.origin}/`);
      await page.waitForSelector("body.ready", { timeout: 60_000 });
      const before = requests.length;
      await page.evaluate((html) => {
        const hit = { count: 0 };
        Object.assign(window, { hit: () => hit.count++, hits: () => hit.count });
        addEventListener(
          "copy",
          (event) => {
            event.clipboardData!.setData("text/html", html);
            event.clipboardData!.setData("text/plain", "first\tsecond\nthird\t4711");
            event.preventDefault();
            event.stopImmediatePropagation();
          },
          { capture: true, once: true },
        );
        if (!document.execCommand("copy")) throw new Error("nothing was copied");
      }, hostile);
      await page.click("#tab-help");
      await page.fill("[data-u-comp=defined-name] input", "R2");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
      await page.keyboard.press("Control+v");
      await page.waitForFunction(() => document.querySelector("#view-help")?.textContent?.includes("first") === true, undefined, {
        timeout: 15_000,
      });
      // What an image that fails would still call comes a moment later
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (window as unknown as { hits(): number }).hits())).toBe(0);
      expect(requests.slice(before).filter((url) => !url.startsWith(served.origin) || url.includes("hostile"))).toEqual([]);
      expect(await page.locator("#cells iframe, #cells object, #cells script").count()).toBe(0);
      // The same as markup does act: the count above could have been another
      await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), hostile);
      await page.waitForFunction(() => (window as unknown as { hits(): number }).hits() > 0);
    } finally {
      await context.close();
      await served.stop();
    }
  });

  slow("opens, calculates and shows the reference when its server is gone after one visit", async () => {
    const served: Served = await serveWorkbench();
    let stopped = false;
    try {
      const workbench = await WorkbenchPage.open(browser, served.origin);
      const { page } = workbench;
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
      await served.stop();
      stopped = true;
      await expect(fetch(`${served.origin}/`)).rejects.toThrow();
      await workbench.load();
      // 3 x 70,000 x 0.01 / 10, as the article has it
      await workbench.type("R2", "=MICRO.MARGIN(3,70000,10,0.01)");
      await workbench.expectCell("R2", "210");
      await page.goto(`${served.origin}/reference/index.html`);
      expect(await page.textContent("h1")).toMatch(/functions/i);
      await page.context().close();
    } finally {
      if (!stopped) await served.stop();
    }
  });
});

const hostile = `<html><body onload="hit()"><table><tr><td onclick="hit()">first<img src="x:hostile" onerror="hit()"><svg onload="hit()"></svg></td>
<td><iframe srcdoc="&lt;script&gt;parent.hit()&lt;/script&gt;"></iframe>second<script>hit()</script></td></tr>
<tr><td><details open ontoggle="hit()">third</details><video><source onerror="hit()" src="hostile"></video></td>
<td style="background:url(/hostile.png)">4711<object data="/hostile"></object><a href="javascript:hit()" autofocus onfocus="hit()">.</a></td></tr></table></body></html>`;
