/**
 * How long the workbench takes until its first plan is calculated, beside a page with nothing but an empty sheet of the same engine:
 * `npx tsx bench/workbench.ts`, on the built files, in Chromium, in turns. Needs no network.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { quartileLine, quartiles } from "./measure";

const dist = join(__dirname, "../dist");
const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
};

async function plainPage(folder: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, "plain-sheet.ts")],
    outfile: join(folder, "plain.js"),
    ...{ bundle: true, minify: true, format: "iife", target: "es2020", loader: { ".woff2": "dataurl" }, logLevel: "error" },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const head =
    '<meta charset="utf-8"><link rel="stylesheet" href="plain.css"><style>html,body,#sheet{height:100%;margin:0}</style>';
  writeFileSync(
    join(folder, "plain.html"),
    `<!doctype html>${head}<body><div id="sheet"></div><script src="plain.js"></script></body>`,
  );
}

interface Opened {
  wall: number;
  cpu: number;
}

/** Seconds until the body is ready, and those of the page's own thread. */
async function opened(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const start = performance.now();
  await page.goto(address);
  await page.waitForFunction(() => document.body.classList.contains("ready"), undefined, { polling: "raf" });
  const wall = (performance.now() - start) / 1000;
  const { metrics } = await session.send("Performance.getMetrics");
  await context.close();
  return { wall, cpu: metrics.find(({ name }) => name === "TaskDuration")!.value };
}

async function main(): Promise<void> {
  if (!existsSync(join(dist, "index.html"))) throw new Error("dist is not there: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "microscale-bench-"));
  await plainPage(folder);
  const server = createServer((request, response) => {
    const name = new URL(request.url!, "http://x").pathname;
    const file = join(name.startsWith("/plain") ? folder : dist, name);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const pairs: [Opened, Opened][] = [];
  // The first turn warms the disk up
  for (let turn = -1; turn < 7; turn += 1) {
    const pair: [Opened, Opened] = [await opened(browser, `${host}/index.html`), await opened(browser, `${host}/plain.html`)];
    if (turn >= 0) pairs.push(pair);
  }
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
  const print = (name: string, values: readonly number[]) => console.log(quartileLine(name, quartiles(values), 3));
  for (const part of ["wall", "cpu"] as const) {
    const kind = part === "wall" ? "seconds" : "seconds of CPU of its thread";
    print(
      `workbench ready, ${kind}`,
      pairs.map(([ours]) => ours[part]),
    );
    print(
      `plain page ready, ${kind}`,
      pairs.map(([, plain]) => plain[part]),
    );
    print(
      `workbench / plain page, ${part === "wall" ? "time" : "CPU"}`,
      pairs.map(([ours, plain]) => ours[part] / plain[part]),
    );
  }
}

void main();
