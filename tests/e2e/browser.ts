/** The built pages in Chromium: served as a static host would, without a network, watched for anything that a user should not see. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { buildIfNeeded } from "../../tools/fresh-build";
import { releaseOf } from "../../tools/project";
import { isKnownNote } from "./known-notes";

const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const dist = resolve(__dirname, "../../dist");
export const microsoftScripts = "https://appsforoffice.microsoft.com/";

/** Is there a browser to test in? */
export const hasBrowser = existsSync(chromiumPath);

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};

/** Chromium and a server of dist/. Close it at the end. */
export class PageTester {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    readonly address: string,
  ) {}

  /** Builds dist/ first when it is out of date. */
  static async start(): Promise<PageTester> {
    await buildIfNeeded(releaseOf({}), () => undefined);
    const server = createServer((request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url!, "http://x").pathname));
      const file = join(dist, path.endsWith("/") ? `${path}index.html` : path);
      if (!file.startsWith(dist) || !existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...flags.split(" "), "--disable-component-update", "--disable-sync"],
    });
    return new PageTester(browser, server, `http://127.0.0.1:${(server.address() as { port: number }).port}`);
  }

  /**
   * A page at a path of dist/. `microsoft` is the script that stands for whatever the page loads from Microsoft. Faults gather
   * violations of the policy, errors of scripts, messages of the console and requests that fail or go elsewhere.
   */
  async open(path: string, options: BrowserContextOptions = {}, microsoft = ""): Promise<{ page: Page; faults: string[] }> {
    const context = await this.browser.newContext({ serviceWorkers: "block", ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (isKnownNote(message.text())) return;
      if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    await page.exposeFunction("reportViolation", (words: string) => faults.push(`policy: ${words}`));
    await page.addInitScript(() => {
      const report = (window as unknown as { reportViolation: (words: string) => void }).reportViolation;
      document.addEventListener("securitypolicyviolation", (event) => report(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
      const url = route.request().url();
      if (url.startsWith(microsoftScripts)) return route.fulfill({ contentType: "text/javascript", body: microsoft });
      faults.push(`goes elsewhere: ${url}`);
      return route.abort();
    });
    await page.goto(`${this.address}/${path}`, { waitUntil: "load" });
    return { page, faults };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((done) => this.server.close(done));
  }
}
