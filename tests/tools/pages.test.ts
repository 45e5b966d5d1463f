/** Every kind of page of dist/ in a browser, with Microsoft's scripts from the npm package in the place of the network. */
import { existsSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { functions } from "../../src/generated/functions";
import { buildIfNeeded } from "../../tools/fresh-build";
import { developmentAddress, dist, releaseOf, root } from "../../tools/project";
import { isKnownNote } from "../e2e/known-notes";
import { whole } from "../property";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) console.warn("There is no Chromium on this machine: the tests of the built pages are skipped.");

const microsoft = "https://appsforoffice.microsoft.com";
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Of a service of Microsoft's that its script asks when it finds the time; there is none here. */
const isMicrosofts = (url: string): boolean => url !== "" && new URL(url).origin.endsWith(".oaspapps.com");

/** Serves dist/ at its address and Microsoft's files at theirs; notes whatever else a page asks for or complains about. */
async function openPage(browser: Browser, path: string): Promise<{ page: Page; problems: string[] }> {
  // The service worker fetches behind the page, where nothing is served here
  const page = await browser.newPage({ serviceWorkers: "block" });
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" || isMicrosofts(message.location().url) || isKnownNote(message.text())) return;
    problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.route("**", (route) => {
    const request = route.request().url();
    const { origin, pathname } = new URL(request);
    const file = join(dist, pathname);
    if (origin === developmentAddress) {
      if (existsSync(file)) return route.fulfill({ path: file, contentType: types[extname(file)] });
      problems.push(`${pathname} is not there`);
    } else if (origin === microsoft) {
      return route.fulfill({ path: resolve(root, "node_modules/@microsoft/office-js/dist", pathname.split("/hosted/")[1]!) });
    } else if (!isMicrosofts(request)) problems.push(`asks for ${request}`);
    return route.fulfill({ status: 404, body: "" });
  });
  await page.goto(`${developmentAddress}/${path}`);
  // Long enough for what Microsoft's scripts do after they have loaded
  await page.waitForTimeout(whole ? 2500 : 700);
  return { page, problems };
}

(hasBrowser ? describe : describe.skip)("a built page", () => {
  let browser: Browser;
  beforeAll(async () => {
    await buildIfNeeded(releaseOf({}), () => undefined);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }, 240_000);
  afterAll(() => browser?.close());

  test("each keeps to its policy, finds its files and asks for nothing from elsewhere", async () => {
    const found = await Promise.all(
      [
        "index.html",
        "taskpane.html?tab=new-plan",
        "taskpane.html?tab=functions",
        "reference/index.html",
        "reference/micro-margin.html",
      ].map(async (path) => {
        const { page, problems } = await openPage(browser, path);
        await page.close();
        return problems.map((problem) => `${path}: ${problem}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  test("functions.html loads Microsoft's runtime and associates every function within its policy", async () => {
    const { page, problems } = await openPage(browser, "functions.html");
    expect(await page.evaluate("Object.keys(CustomFunctions._association.mappings)")).toEqual(functions.map(({ id }) => id));
    expect(problems).toEqual([]);
    await page.close();
  });

  test("the test notices what a policy blocks", async () => {
    const { page, problems } = await openPage(browser, "reference/index.html");
    await page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))");
    await page.waitForTimeout(200);
    expect(problems.join()).toContain("Content Security Policy");
    await page.close();
  });
});
