/** Draws the PNG icons from their SVG in assets/, with the Chromium of this machine (CHROMIUM names another one). Run after a change. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Page } from "playwright-core";
import { ribbonSizes } from "./manifest";
import { root } from "./project";

/** The product's icon is also shown larger, in the store and as a page's icon. */
export const iconSizes = [...ribbonSizes, 96, 128] as const;

/** Icons by name; below the size given, a simpler drawing is used. */
const drawings = [{ name: "icon", sizes: iconSizes, svg: "icon.svg", small: { upTo: 24, svg: "icon-small.svg" } }];

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  const drawing = readFileSync(resolve(root, "assets", svg), "utf8").replace("<svg ", `<svg width="${size}" height="${size}" `);
  await page.setContent(`<body style="margin:0">${drawing.replace("<svg ", '<svg style="display:block" ')}</body>`);
  return page.screenshot({ omitBackground: true });
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
  const page = await browser.newPage();
  for (const { name, sizes, svg, small } of drawings) {
    for (const size of sizes) {
      const source = small !== undefined && size <= small.upTo ? small.svg : svg;
      writeFileSync(resolve(root, "assets", `${name}-${size}.png`), await draw(page, source, size));
    }
  }
  await browser.close();
}

if (require.main === module) void main();
