/** The workbench as a user meets it: the real page, built and served by npm start, in Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { headlineAt, workedHeadline, workedStage } from "../plan/said";
import { browserPath, launch, type Served, serveWorkbench, WorkbenchPage } from "./workbench-page";
import { slow } from "../property";

if (browserPath === undefined) console.warn("There is no Chromium on this machine: the tests of the workbench page are skipped.");

(browserPath === undefined ? describe.skip : describe)("the workbench", () => {
  let served: Served;
  let browser: Browser;
  let workbench: WorkbenchPage;
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  // Two cores that also build and calculate elsewhere: what takes a second alone may take ten
  jest.setTimeout(120_000);

  // The first build of a clean checkout takes a minute or two
  beforeAll(async () => {
    served = await serveWorkbench();
    browser = await launch();
    workbench = await WorkbenchPage.open(browser, served.origin);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(folder, { recursive: true });
  });

  it("opens with the worked plan, an input selected, the form and the picture beside it", async () => {
    expect(await workbench.summary()).toBe(workedHeadline);
    expect(await workbench.page.getAttribute("[data-handle=stop]", "aria-valuetext")).toBe(
      `Stop, 69,650.0, 0.50% below the entry, ${workedStage}`,
    );
    expect(await workbench.page.inputValue("[data-u-comp=defined-name] input")).toBe("Entry_price");
  });

  it("changes everything when an input is typed over", async () => {
    await workbench.page.keyboard.type("71000");
    await workbench.page.keyboard.press("Enter");
    // Stop 70,645, 7 contracts; step 2: 0.02 x 355 + 0.0005 x (1,420 + 1,427.1 + 2,840) = 9.94355
    await workbench.page.waitForFunction(
      (begin) => document.querySelector("#summary")!.textContent!.startsWith(begin),
      headlineAt("-9.94"),
    );
    expect(await workbench.page.textContent("#saved")).toMatch(/^Not saved/);
    await workbench.expectCell("G14", "71,355");
    await workbench.expectCell("I14", "-9.94355");
  });

  it("spills a formula that is typed into a cell", async () => {
    await workbench.type("R2", '=STOP.LADDER("long",{70000;70350;70700},69650,"entry",,{"tick",0.1})');
    await workbench.expectCell("R2", "69,650");
    await workbench.expectCell("R3", "70,000");
    await workbench.expectCell("R4", "70,349.9");
    expect(await workbench.page.textContent("#view-help .cell-head")).toContain("Part of the result of R2");
  });

  it("says #SPILL! and which cell is in the way, and spills when it is cleared", async () => {
    await workbench.type("T3", "5");
    await workbench.type("T2", '=SCALE.SPLIT(3,"thirds")');
    await workbench.expectCell("T2", "#SPILL!");
    expect(await workbench.reason()).toContain("T3");
    await workbench.go("T3");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("Delete");
    await workbench.expectCell("T2", "1");
    await workbench.expectCell("T4", "1");
  });

  it("gives the reason of an error, and what to do", async () => {
    await workbench.type("V2", "=MICRO.MARGIN(3,70000,0.5,0.01)");
    await workbench.expectCell("V2", "#NUM!");
    expect(await workbench.reason()).toContain("leverage must be at least 1, was 0.5");
    expect(await workbench.page.textContent(".help-title")).toBe("MICRO.MARGIN");
  });

  it("shows a function with the present values of its arguments", async () => {
    await workbench.go("E12");
    await workbench.page.waitForSelector(".help-arguments");
    const values = await workbench.page.locator(".help-now output").allTextContents();
    expect(values.slice(0, 3)).toEqual(["long", "71,000", "7"]);
  });

  it("saves, asks before changes are lost, and opens the file again with formulas, values and spills", async () => {
    const { page } = workbench;
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    expect(download.suggestedFilename()).toBe("Scaling plan.xlsx");
    const file = join(folder, "saved.xlsx");
    await download.saveAs(file);
    await page.waitForFunction(() => document.querySelector("#saved")!.textContent === "Saved");

    await workbench.type("B7", "70000");
    await page.setInputFiles("#file", file);
    await page.click("#ask .button.primary");
    await workbench.expectCell("B7", "70,000");
    await page.setInputFiles("#file", file);
    await page.click("#ask button:not(.primary)");
    await page.waitForFunction(() => document.querySelector("#message-text")!.textContent!.includes("saved.xlsx is open"));

    expect(await page.inputValue("#name")).toBe("saved");
    await workbench.expectCell("B7", "71,000");
    await workbench.expectCell("G14", "71,355");
    await workbench.expectCell("R4", "70,349.9");
    await workbench.go("R2");
    expect(await page.textContent("#view-help .cell-formula")).toContain('=STOP.LADDER("long",{70000;70350;70700}');
  });

  it("lets a second file wait until what is asked about the first is answered and done", async () => {
    const { page } = workbench;
    const asks = (title: RegExp) => page.locator("#ask[open] h2", { hasText: title }).waitFor();
    const days = ["01/02/2025", "02/02/2025", "03/02/2025"].map((day) => `${day},70000,70100,69900,70050`);
    await workbench.drop([{ name: "days.csv", text: ["Date,Open,High,Low,Close", ...days].join("\n") }]);
    await asks(/^days\.csv: what is meant\?$/);
    expect(await page.isHidden("#message")).toBe(true);
    await page.setInputFiles("#file", join(folder, "saved.xlsx"));
    await page.locator("#ask-waiting", { hasText: "saved.xlsx waits until this is answered." }).waitFor();
    // As long as a file of this size takes to open
    await page.waitForTimeout(1500);
    expect(await page.textContent("#ask-title")).toBe("days.csv: what is meant?");
    expect(await page.textContent("#message-text")).not.toContain("is open");
    await page.locator("#ask .choices button").first().click();
    await asks(/has no sheet Bars$/);
    await page.click("#ask button:has-text('Add a sheet Bars')");
    await asks(/^(Leave this workbook|Discard the changes)\?$/);
    expect(await page.isHidden("#ask-waiting")).toBe(true);
    await page.click("#ask button:not(.primary)");
    // What was said of the first is still to be read
    expect(await workbench.message(/saved\.xlsx is open/)).toMatch(/^days\.csv: 3 bars/);
    await workbench.expectCell("B7", "71,000");
    await workbench.drop([
      { name: "broken.xlsx", text: "no workbook" },
      { name: "days.csv", text: "Date" },
    ]);
    expect(await workbench.message(/days\.csv: left as broken\.xlsx came along/)).toMatch(/^broken\.xlsx could not be opened/);
    await page.click("#message-close");
  });

  it("refuses what is no workbook and keeps the open one", async () => {
    const file = join(folder, "prices.xlsx");
    writeFileSync(file, "open,high,low,close\n");
    await workbench.page.setInputFiles("#file", file);
    await workbench.page.waitForSelector("#message.fault");
    expect(await workbench.page.textContent("#message-text")).toMatch(
      /prices\.xlsx could not be opened: it is no \.xlsx workbook\..*as they were/,
    );
    await workbench.expectCell("B7", "71,000");
  });

  slow("says of a file that it writes when this page would not open it", async () => {
    const { page } = workbench;
    await workbench.type("Z2", "=SEQUENCE(200001)");
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.click("#save")]);
    const file = join(folder, "long.xlsx");
    await download.saveAs(file);
    const why = "holds more than 200,000 rows";
    expect(await workbench.message(/for Excel/)).toBe(
      `saved.xlsx is in your downloads, for Excel: it ${why}, and this page does not open it again. Here the workbook stays in Drafts.`,
    );
    await page.setInputFiles("#file", file);
    expect(await workbench.message(/could not be opened/)).toContain(`long.xlsx could not be opened: it ${why}`);
    await workbench.type("Z2", "=1");
    await page.click("#message-close");
  });

  it("finds functions and puts one into an empty cell, but not over a filled one", async () => {
    const { page } = workbench;
    await workbench.go("X2");
    await page.click("#tab-functions");
    await page.fill("#function-search", "break even");
    expect(await page.locator(".function-name code").first().textContent()).toBe("STOP.BREAKEVEN");
    await page.locator(".insert").first().click();
    await page.getByRole("button", { name: "Put into the selected cell" }).click();
    await workbench.go("X2");
    expect(await page.textContent("#view-help .cell-formula")).toContain("=STOP.BREAKEVEN(");
    await workbench.go("B7");
    await page.click("#tab-functions");
    await page.getByRole("button", { name: "Put into the selected cell" }).click();
    expect(await page.textContent("#message-text")).toContain("B7 is not empty and was left as it is");
    await workbench.expectCell("B7", "71,000");
  });

  slow("shares inputs as a link, opens it, and refuses a bad one", async () => {
    await workbench.page.click("#share");
    expect(await workbench.page.textContent("#ask-text")).toMatch(
      // The formula that was spilled before is no input
      /^\d inputs?: .*\. Not in it: 1 row of Plan, formulas included\.$/,
    );
    await workbench.page.getByRole("button", { name: "Copy the link" }).click();
    await workbench.page.waitForFunction(() => location.hash.startsWith("#scaling-plan?"));
    const link = await workbench.page.evaluate(() => location.hash);
    const other = await WorkbenchPage.open(browser, served.origin, link);
    await other.page.waitForFunction(
      (begin) => document.querySelector("#summary")!.textContent!.startsWith(begin),
      headlineAt("-9.94"),
    );
    await other.load("#scaling-plan?entry=lots");
    expect(await other.page.textContent("#message-text")).toMatch(
      /link could not be used: its Entry price must be a number, was "lots"/,
    );
    expect(await other.summary()).toContain("-9.80");
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  slow("starts every template of the New menu without a complaint, and draws what it is about", async () => {
    const other = await WorkbenchPage.open(browser, served.origin);
    const { page } = other;
    await page.click("#new");
    const names = await page.locator("#new-menu .menu-name").allTextContents();
    expect(names).toEqual(expect.arrayContaining(["Scaling plan", "Replay", "Odds"]));
    await page.keyboard.press("Escape");
    for (const name of names) {
      await page.click("#new");
      await page.getByRole("menuitem", { name }).first().click();
      // The opening ends by putting the keyboard into the cells, which closes a menu
      await page.waitForFunction(
        (text) =>
          (document.querySelector("#name") as HTMLInputElement).value === text &&
          !document.body.hasAttribute("aria-busy") &&
          document.querySelector("#cells")!.contains(document.activeElement),
        name,
      );
      if (name === "Replay") {
        await page.waitForFunction(() =>
          document.querySelector("#summary")!.textContent!.startsWith("Worst reading on made-up bars: Stop"),
        );
        expect(await page.locator(".plot").count()).toBe(2);
      }
      if (name === "Odds") {
        await page.waitForFunction(() => document.querySelectorAll(".tree .branch").length === 5);
        expect(await page.textContent(".tree")).toContain("Stop at 69,650.0: 50.0%, loses 8.40");
      }
    }
    expect(other.complaints).toEqual([]);
    await page.context().close();
  });

  it("is used by keyboard: F6 goes round, Esc returns to the cells, arrows change tabs", async () => {
    const { page } = workbench;
    const focused = () => page.evaluate(() => document.activeElement!.id || document.activeElement!.tagName);
    const inCells = () => page.evaluate(() => document.querySelector("#cells")!.contains(document.activeElement));
    await workbench.go("A1");
    await page.click("#tab-help");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("tab-chart");
    expect(await page.getAttribute("#tab-chart", "aria-selected")).toBe("true");
    await page.keyboard.press("F6");
    expect(await focused()).toBe("name");
    await page.keyboard.press("F6");
    expect(await inCells()).toBe(true);
    await page.keyboard.press("F6");
    expect(await focused()).toBe("tab-chart");
    await page.keyboard.press("Escape");
    expect(await inCells()).toBe(true);
  });

  slow("folds the panel away under 900 pixels", async () => {
    const narrow = await WorkbenchPage.open(browser, served.origin, "", 800);
    expect(await narrow.page.isVisible("#panel")).toBe(false);
    await narrow.page.click("#panel-switch");
    expect(await narrow.page.isVisible("#panel")).toBe(true);
    expect(narrow.complaints).toEqual([]);
    await narrow.page.context().close();
  });

  it("complains about nothing on the console and asks nobody else for anything", () => {
    expect(workbench.complaints).toEqual([]);
  });
});
