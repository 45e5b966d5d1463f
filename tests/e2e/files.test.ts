/** A person's workbook in the page: opened, changed, saved back, and taken up again after a reload. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { partsIn } from "../cli/files";
import { slowly } from "../property";
import { browserPath, launch, type Served, serveWorkbench, WorkbenchPage } from "./workbench-page";

const journal = join(__dirname, "../file/workbooks/01-journal-table.xlsx");
const folder = mkdtempSync(join(tmpdir(), "microscale-e2e-files-"));
const describeWithBrowser = browserPath === undefined ? describe.skip : slowly;

jest.setTimeout(120_000);

describeWithBrowser("a person's workbook", () => {
  let served: Served;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    served = await serveWorkbench();
    browser = await launch();
    workbench = await WorkbenchPage.open(browser, served.origin);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function saved(name: string): Promise<Record<string, string>> {
    const [download] = await Promise.all([workbench.page.waitForEvent("download"), workbench.page.click("#save")]);
    expect(download.suggestedFilename()).toBe("01-journal-table.xlsx");
    await download.saveAs(join(folder, name));
    return partsIn(new Uint8Array(readFileSync(join(folder, name))));
  }

  const message = (words: string) =>
    workbench.page.waitForFunction((end) => document.querySelector("#message-text")!.textContent!.endsWith(end), words);

  function changed(after: Record<string, string>): string[] {
    const before = partsIn(new Uint8Array(readFileSync(journal)));
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path]);
  }

  it("opens with a sentence about what is not shown, and saves back what it was", async () => {
    await workbench.page.setInputFiles("#file", journal);
    await workbench.page.waitForFunction(() => document.querySelector("#message-text")!.textContent!.includes("is open"));
    expect(await workbench.page.textContent("#message-text")).toMatch(/keeps what is not shown here: .*1 table/);
    expect(changed(await saved("as-it-was.xlsx"))).toEqual([]);
    await message("with formulas and values.");
  });

  it("changes only the cells that follow from an edit, also after a reload", async () => {
    await workbench.type("L2", "a note");
    const sheet = changed(await saved("noted.xlsx"));
    expect(sheet).toHaveLength(1);
    await message("with formulas and values.");
    await workbench.type("L3", "another");
    await workbench.page.waitForFunction(() => document.querySelector("#saved")!.textContent!.includes("Kept as a draft"));
    await workbench.page.reload();
    await workbench.page.waitForSelector("body.ready", { timeout: 30_000 });
    await workbench.expectCell("L3", "another");
    const after = await saved("again.xlsx");
    expect(changed(after)).toEqual(sheet);
    expect(after[sheet[0]!]).toContain("another");
  });

  it("writes what became bold, and says what is underlined in vain", async () => {
    await workbench.type("L4", "third");
    await workbench.go("L4");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
    await workbench.page.keyboard.press("Control+b");
    await workbench.page.keyboard.press("Control+u");
    const after = await saved("bold.xlsx");
    await message("it lacks underline in 1 cell.");
    expect(changed(after)).toContain("xl/styles.xml");
    expect(workbench.complaints).toEqual([]);
  });
});
