/**
 * npm run gallery: a picture of every workbook as the workbench shows it, the picture of the README, and docs/gallery.md, which shows
 * them. Needs a finished build and Chromium.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { dist, explained, Fault, root } from "./project";
import { serve } from "./serve";

interface Listed {
  id: string;
  name: string;
  description: string;
}

const port = 3917;
const address = `http://localhost:${port}/`;

async function main(): Promise<void> {
  const list = join(dist, "workbooks/workbooks.json");
  if (!existsSync(list)) throw new Fault("dist/ is not built: npm run build");
  const workbooks = JSON.parse(readFileSync(list, "utf8")) as Listed[];
  const server = await serve(dist, port);
  server.ready();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    mkdirSync(join(root, "docs/pictures"), { recursive: true });
    for (const { id, name: title } of workbooks) {
      const context = await browser.newContext({
        viewport: { width: 1360, height: 820 },
        serviceWorkers: "block",
        colorScheme: "light",
      });
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForSelector("body.ready", { timeout: 120_000 });
      if (title !== "Scaling plan") await choose(page, title);
      await settled(page);
      await page.screenshot({ path: join(root, `docs/pictures/${id}.png`) });
      if (title === "Scaling plan") await page.screenshot({ path: join(root, "docs/workbench.png") });
      console.error(title);
      await context.close();
    }
    writeFileSync(join(root, "docs/gallery.md"), galleryPage(workbooks));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function choose(page: Page, title: string): Promise<void> {
  await page.click("#new");
  await page.locator("#new-menu [role=menuitem]", { hasText: title }).first().click();
}

/** Until what the page shows no longer changes. */
async function settled(page: Page): Promise<void> {
  let before = "";
  for (let times = 0; times < 40; times += 1) {
    await page.waitForTimeout(700);
    const now = `${await page.locator("#busy").textContent()} ${(await page.screenshot()).toString("base64")}`;
    if (now === before) return;
    before = now;
  }
}

function galleryPage(workbooks: readonly Listed[]): string {
  const parts = workbooks.map(
    ({ id, name: title, description }) => `## ${title}\n\n${description}\n\n![${title}](pictures/${id}.png)\n`,
  );
  const intro =
    "The planning workbooks as the workbench shows them, in the state in which they open. They are in the workbench under *New*, and `npm run build`\nwrites them to `dist/workbooks/` for Excel: [workbooks.md](workbooks.md). The pictures are made by `npm run gallery`.";
  return ["# Gallery", "", intro, "", ...parts].join("\n");
}

main().catch((thrown: unknown) => {
  console.error(explained(thrown));
  process.exitCode = 1;
});
