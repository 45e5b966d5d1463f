/** The real page in Chromium, served by npm start's program on a free port, and what the tests do in it. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { isKnownNote } from "./known-notes";

const root = join(__dirname, "../..");

const places = [
  process.env.CHROMIUM,
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** Where a browser is; undefined on a machine without one. */
export const browserPath = places.find((path): path is string => path !== undefined && existsSync(path));

const quiet = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

export interface Served {
  origin: string;
  stop: () => Promise<void>;
}

/** Builds what has changed and serves it. */
export async function serveWorkbench(): Promise<Served> {
  const port = await freePort();
  const server = spawn(process.execPath, ["--import", "tsx", "tools/start.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(server);
  return { origin: `http://localhost:${port}`, stop: () => stopped(server) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr!.on("data", (data: Buffer) => (said += data.toString()));
    server.stdout!.on("data", (data: Buffer) => {
      if (/^Workbench: http:\/\/localhost:\d+\/$/m.test(data.toString())) resolve();
    });
    server.once("exit", (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.removeAllListeners("exit");
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath!, args: quiet });
}

/** A page of the workbench that notes whatever should not happen: complaints on the console, requests to elsewhere. */
export class WorkbenchPage {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on("console", (message) => {
      const isComplaint = message.type() === "error" || message.type() === "warning";
      if (isComplaint && !isKnownNote(message.text())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) this.complaints.push(`a request to ${url}`);
    });
  }

  static async open(
    browser: Browser,
    origin: string,
    fragment = "",
    width = 1280,
    height = 720,
    colorScheme: "light" | "dark" = "light",
  ): Promise<WorkbenchPage> {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, acceptDownloads: true });
    // Shorter than a test may take, so that a failure says what was waited for
    context.setDefaultTimeout(12_000);
    const workbench = new WorkbenchPage(await context.newPage(), origin);
    await workbench.load(fragment);
    return workbench;
  }

  async load(fragment = ""): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.goto(`${this.origin}/${fragment}`);
    await this.page.waitForSelector("body.ready", { timeout: 30_000 });
    await this.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
  }

  /** Puts the keyboard into the cells. */
  async focusCells(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.mouse.click(150, 300);
    await this.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
  }

  /** Selects a cell through the name box and waits until the Help tab shows it. */
  async go(address: string): Promise<void> {
    const { page } = this;
    await page.click("#tab-help");
    await page.fill("[data-u-comp=defined-name] input", address);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (cell) => document.querySelector("#view-help .cell-head h2")?.textContent === `Cell ${cell}`,
      address,
    );
  }

  /** Types into a cell, as a user does. */
  async type(address: string, text: string): Promise<void> {
    await this.go(address);
    await this.page.keyboard.press("Escape");
    await this.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(
      (cell) => document.querySelector("#view-help .cell-head h2")?.textContent !== `Cell ${cell}`,
      address,
    );
  }

  /** A template of the New menu, in place of what is open. */
  async startNew(name: string): Promise<void> {
    const { page } = this;
    await page.click("#new");
    await page.locator("#new-menu [role=menuitem]", { has: page.locator(`.menu-name:text-is("${name}")`) }).click();
    const leave = page.getByRole("button", { name: /^(Leave it|Discard them)$/ });
    if (await leave.isVisible()) await leave.click();
    await page.waitForFunction(
      (text) => (document.querySelector("#name") as HTMLInputElement).value === text && !document.body.hasAttribute("aria-busy"),
      name,
    );
    await page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
  }

  /** Selects a worksheet, and a cell near its top. */
  async showSheet(name: string): Promise<void> {
    await this.page.locator("[data-u-comp=slide-tab-item]", { hasText: name }).first().click();
    await this.page.waitForTimeout(500);
    await this.page.mouse.click(150, 260);
    await this.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
  }

  /** What the clipboard would hand over, given to the element that has the keyboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", content);
      document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Files that are let go over the page. */
  async drop(files: readonly { name: string; text: string }[]): Promise<void> {
    await this.page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
  }

  /** Waits until the message says this, and gives it. */
  async message(says: RegExp): Promise<string> {
    const text = this.page.locator("#message-text");
    await this.page.waitForFunction(
      ([source, flags]) => new RegExp(source!, flags).test(document.querySelector("#message-text")!.textContent!),
      [says.source, says.flags],
    );
    return (await text.textContent())!;
  }

  /** What a cell holds, as the Help tab says. */
  async cell(address: string): Promise<string> {
    await this.go(address);
    return (await this.page.textContent("#view-help .cell-value output"))!;
  }

  /** Waits until a cell holds this: a calculation takes a moment. */
  async expectCell(address: string, text: string): Promise<void> {
    let found = "";
    for (let attempt = 0; attempt < 25; attempt++) {
      found = await this.cell(address);
      if (found === text) return;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`${address} holds ${found}, not ${text}`);
  }

  /** Why the selected cell shows an error. */
  reason(): Promise<string | null> {
    return this.page.textContent("#view-help .help-reason");
  }

  summary(): Promise<string | null> {
    return this.page.textContent("#summary");
  }
}
