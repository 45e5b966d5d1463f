/** functions.html in a browser, with Microsoft's scripts from the npm package in the place of its content delivery network. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { functions } from "../../src/generated/functions";
import { bundled } from "./runtime";

const root = resolve(__dirname, "../..");
const { withPolicy } = jest.requireActual<{ withPolicy(html: string, page: string): string }>("../../webpack.config.js");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browserTest = existsSync(executablePath) ? test : test.skip;
if (!existsSync(executablePath)) console.warn("There is no Chromium on this machine: the test of functions.html is skipped.");

const address = "https://localhost:3000";
const microsoft = "https://appsforoffice.microsoft.com";

describe("functions.html", () => {
  let browser: Browser | undefined;
  afterAll(() => browser?.close());

  browserTest("loads Microsoft's runtime and every function within its policy", async () => {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    const template = readFileSync(resolve(root, "src/excel/functions.html"), "utf8");
    const html = withPolicy(template.replaceAll("<%= scripts %>", microsoft).replaceAll("<%= version %>", "1.2.3"), "functions");
    await page.route("**", (route) => {
      const url = new URL(route.request().url());
      if (url.origin === microsoft) {
        return route.fulfill({
          path: resolve(root, "node_modules/@microsoft/office-js/dist", url.pathname.split("/hosted/")[1]!),
        });
      }
      if (url.origin !== address) return route.fulfill({ body: "" });
      const script = url.pathname === "/functions.js";
      return route.fulfill({
        contentType: script ? "text/javascript" : "text/html",
        body: script ? bundled(`import "./src/excel/register";`) : html,
      });
    });
    await page.goto(`${address}/functions.html`);
    // Long enough for what the runtime does after it has loaded
    await page.waitForTimeout(2000);
    const associated = await page.evaluate("Object.keys(CustomFunctions._association.mappings)");
    expect(associated).toEqual(functions.map(({ id }) => id));
    expect(problems).toEqual([]);
  });
});
