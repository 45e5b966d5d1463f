/** The built pane in Chromium, with a fake of Excel in place of Microsoft's script. */
import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildSync } from "esbuild";
import type { Page } from "playwright-core";
import type { FakeState } from "../taskpane/fake-excel";
import { hasBrowser, PageTester } from "./browser";
import { filled, stageWords } from "../../src/plan/sentence-words";
import { workedHeadline } from "../plan/said";
import { oneIn, slow } from "../property";

if (!hasBrowser) console.warn("the pane is not tested: there is no Chromium here");

type Sheets = [string, Record<string, unknown>][];

const failing: Sheets = [
  [
    "Plan",
    {
      A1: 3,
      A2: 70000,
      A3: 0.5,
      B1: { formula: "=MICRO.MARGIN(A1,A2,A3,0.01)", value: { error: "#NUM!" } },
      B2: { formula: "=MICRO.MARGIN(A1,A2,10,0.01)", value: 210 },
      B3: { formula: "=1/0", value: { error: "#DIV/0!" } },
      B4: { formula: "=[2]!_xldudf_MICRO_AVG(1,2)", value: { error: "#NAME?" } },
      C1: "MicroScale 0.0.1, contract table of 2026-01-01",
    },
  ],
];

(hasBrowser ? describe : describe.skip)("the pane", () => {
  let tester: PageTester;
  let fake: string;
  const opened: { page: Page; faults: string[] }[] = [];

  beforeAll(async () => {
    tester = await PageTester.start();
    const source = resolve(__dirname, "fake-excel-page.ts");
    fake = buildSync({ entryPoints: [source], bundle: true, write: false, format: "iife" }).outputFiles[0]!.text;
  }, 240_000);
  afterEach(async () => {
    for (const { page, faults } of opened.splice(0)) {
      await page.context().close();
      expect(faults).toEqual([]);
    }
  });
  afterAll(() => tester?.close());

  async function open(part: string, sheets: Sheets = [["Sheet1", {}]], options = {}): Promise<Page> {
    const script = `window.fakeSheets = ${JSON.stringify(sheets)};\n${fake}`;
    const made = await tester.open(`taskpane.html${part}`, { viewport: { width: 320, height: 640 }, ...options }, script);
    made.page.setDefaultTimeout(5000);
    opened.push(made);
    return made.page;
  }
  const state = (page: Page) =>
    page.evaluate(() => JSON.parse(JSON.stringify((window as unknown as { fake: FakeState }).fake)) as FakeState);
  const select = (page: Page, sheet: string, address: string) =>
    page.evaluate(
      ([name, cell]) => (window as unknown as { selectCell: (...place: string[]) => Promise<void> }).selectCell(name!, cell!),
      [sheet, address],
    );

  test("addresses open their parts", async () => {
    for (const [hash, tab] of oneIn(3, [
      ["", "Functions"],
      ["?tab=functions", "Functions"],
      ["?tab=new-plan", "New plan"],
      ["?tab=check&_xdm_Info=Excel", "Check"],
    ])) {
      const page = await open(hash!);
      expect(await page.getByRole("tab", { selected: true }).textContent()).toBe(tab);
      expect(await page.getByRole("tabpanel").count()).toBe(1);
    }
  });

  test.each(oneIn(4, ["de-DE", "fr-FR", "es-ES", "pt-BR"]))("in %s no word is cut at 320 pixels", async (locale) => {
    const script = `window.fakeSheets = ${JSON.stringify(failing)};\n${fake}\nOffice.context.displayLanguage = "${locale}";`;
    const made = await tester.open("taskpane.html", { viewport: { width: 320, height: 640 }, locale }, script);
    opened.push(made);
    const { page } = made;
    page.setDefaultTimeout(5000);
    await page.locator(`html[lang=${locale.slice(0, 2)}]`).waitFor({ state: "attached" });
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await page.evaluate(() => document.querySelectorAll("main details").forEach((group) => group.setAttribute("open", "")));
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, label:not(.visually-hidden), th, summary, .status, h2, p")]
          .filter((each) => each.clientWidth > 0 && each.closest(".scroll-x") === null && each.scrollWidth > each.clientWidth + 1)
          .map((each) => each.textContent),
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([await tab.textContent(), cut, wide]).toEqual([await tab.textContent(), [], 0]);
    }
  });

  test("a function is found, read and its example inserted; a filled cell is asked about", async () => {
    const page = await open("?tab=functions", failing);
    await select(page, "Plan", "D1");
    await page.getByRole("searchbox").fill("initial margin");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("heading", { name: "MICRO.MARGIN" }).waitFor();
    await page
      .getByRole("button", { name: /^Insert example/ })
      .first()
      .click();
    await page.getByText("The example is in the selected cell").waitFor();
    expect((await state(page)).sheets[0]!.cells.D1!.formula).toMatch(/^=MICRO\.MARGIN\(/);
    await page
      .getByRole("button", { name: /^Insert example/ })
      .first()
      .click();
    await page.getByText("is not empty").waitFor();
    await page.getByRole("button", { name: "Keep it" }).click();
  });

  test("the pane follows the selected cell: arguments now, and why it is an error", async () => {
    const page = await open("?tab=functions", failing);
    await select(page, "Plan", "B1");
    await page.getByText("leverage must be at least 1, was 0.5").waitFor();
    expect(await page.locator(".help-now output").allTextContents()).toEqual(["3", "70,000", "0.5", "0.01"]);
    await select(page, "Plan", "B2");
    await page.locator(".help-present output", { hasText: "210" }).waitFor();
    expect(await page.locator(".help-reason").count()).toBe(0);
    await select(page, "Plan", "B3");
    await page.getByText("A division by zero").waitFor();
    await select(page, "Plan", "A1");
    await page.getByText("holds no MicroScale function").waitFor();
  });

  test("a plan is previewed and inserted as a new sheet beside one of the same name", async () => {
    const page = await open("#new-plan", [["Plan", { A1: "mine" }]]);
    await page.getByText(workedHeadline).waitFor();
    await page.getByLabel("Stop", { exact: true }).fill("50%");
    await page.getByText("No plan. Stop distance: above 0%, up to 20%, was 50%.").waitFor();
    expect(await page.getByRole("button", { name: "Insert as a new sheet" }).isDisabled()).toBe(true);
    await page.getByLabel("Stop", { exact: true }).fill("1%");
    await page.getByLabel("Total contracts", { exact: true }).fill("4");
    await page.getByLabel("Total contracts", { exact: true }).press("Enter");
    await page.getByRole("button", { name: "Insert as a new sheet" }).click();
    await page.getByText('The sheet "Plan 2" is inserted').waitFor();
    const { sheets } = await state(page);
    expect(sheets.map(({ name }) => name)).toEqual(["Plan", "Plan 2", "Contracts"]);
    expect(sheets[0]!.cells).toEqual({ A1: { value: "mine" } });
    expect(Object.values(sheets[1]!.cells).filter(({ formula }) => formula?.includes("SCALE.PLAN(")).length).toBe(1);
    expect(sheets[1]!.cells[sheets[1]!.names.Total_contracts!]).toEqual({ value: 4 });
    expect(sheets[1]!.cells[sheets[1]!.names.Stop_distance!]).toEqual({ value: 0.01 });
  });

  slow("choosing a contract says what it is", async () => {
    const page = await open("#new-plan");
    await page.getByLabel("Contract", { exact: true }).fill("CME:MBT");
    await page.getByLabel("Contract", { exact: true }).press("Enter");
    await page.getByText("0.1 BTC, tick 5").waitFor();
  });

  slow("the other planning workbooks are offered as files that exist", async () => {
    const page = await open("?tab=new-plan");
    await page.getByText("Other planning workbooks").click();
    const links = page.locator("#new-plan-panel a[download]");
    await links.first().waitFor();
    const files = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(files.map((file) => file.replace(/^.*\//, ""))).toEqual(expect.arrayContaining(["scale-out.xlsx", "journal.xlsx"]));
    const answers = await page.evaluate((all) => Promise.all(all.map((file) => fetch(file).then(({ status }) => status))), files);
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  test("checking finds the error, the damage and the old stamp; repair mends and checks again", async () => {
    const page = await open("?tab=check", failing);
    await page.getByText("leverage must be at least 1, was 0.5").waitFor();
    await page.getByText("Calculated with MicroScale 0.0.1").waitFor();
    await page.getByRole("button", { name: "Select Plan!B1" }).click();
    expect((await state(page)).active).toEqual({ sheet: "Plan", address: "B1" });
    await page.getByRole("button", { name: "Repair it" }).click();
    await page.getByText("Damaged formulas").waitFor({ state: "detached" });
    expect((await state(page)).sheets[0]!.cells.B4!.formula).toBe("=MICRO.AVG(1,2)");
    await page.getByRole("button", { name: "Recalculate" }).click();
    await page.getByText("Excel recalculates").waitFor();
    expect((await state(page)).calculations).toEqual(["Full"]);
  });

  slow("a workbook with thousands of errors is checked in seconds and lists the first hundred", async () => {
    const cells = Object.fromEntries(
      Array.from({ length: 3000 }, (_, row) => [
        `B${row + 1}`,
        { formula: `=MICRO.MARGIN(1,2,A${row + 1})`, value: { error: "#VALUE!" } },
      ]),
    );
    const page = await open("?tab=check", [["S", cells]]);
    await page.getByText("3000 formulas checked: 3000 findings").waitFor();
    expect(await page.locator(".findings li").count()).toBe(100);
    await page.getByText("And 2900 more").waitFor();
  });

  test("sharing copies values, offers the add-in only when chosen, and leaves nothing behind", async () => {
    const page = await open("", failing);
    await page.getByRole("tab", { name: "Share" }).click();
    expect(await page.getByRole("checkbox").isChecked()).toBe(false);
    await page.getByRole("button", { name: "Copy the active sheet" }).click();
    await page.getByText("holds the values and no formulas").waitFor();
    expect((await state(page)).sheets[1]!.cells.B2).toEqual({ value: 210 });
    await page.getByRole("checkbox").check();
    await page.getByText("On. Save the workbook").waitFor();
    expect((await state(page)).savedSettings).toEqual({ "Office.AutoShowTaskpaneWithDocument": true });
    await page.getByRole("button", { name: "Remove the add-in" }).click();
    await page.getByText("Removed.").waitFor();
    expect((await state(page)).savedSettings).toEqual({});
  });

  slow("a refusal of Excel is said in words and nothing is inserted", async () => {
    const page = await open("?tab=new-plan");
    await page
      .locator("#new-plan-panel")
      .getByText(filled(stageWords.worstStage, { amount: "" }).trim())
      .first()
      .waitFor();
    await page.evaluate(() => ((window as unknown as { fake: FakeState }).fake.refuses = "InvalidOperationInCellEditMode"));
    await page.getByRole("button", { name: "Insert as a new sheet" }).click();
    await page.getByText("Excel is editing a cell").waitFor();
    expect((await state(page)).sheets).toHaveLength(1);
  });

  slow("tabs are reached and changed by keyboard", async () => {
    const page = await open("");
    await page.getByRole("tab", { name: "Functions" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("New plan");
    await page.keyboard.press("End");
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Share");
  });

  slow(
    "in every part, size and theme: no sideways scrolling and nothing that axe objects to",
    async () => {
      const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
      const shots = process.env.SCREENSHOTS;
      for (const [width, height] of [
        [320, 640],
        [450, 900],
      ] as const)
        for (const colorScheme of ["light", "dark"] as const) {
          const page = await open("?tab=functions", failing, { viewport: { width, height }, colorScheme });
          await select(page, "Plan", "B1");
          await page.getByText("leverage must be").waitFor();
          for (const tab of ["Functions", "New plan", "Check", "Share"]) {
            await page.getByRole("tab", { name: tab }).click();
            await page.waitForTimeout(150);
            expect([
              tab,
              width,
              await page.evaluate(
                () => document.querySelector("main")!.scrollWidth - document.querySelector("main")!.clientWidth,
              ),
            ]).toEqual([tab, width, 0]);
            await page.evaluate(axe);
            const violations = await page.evaluate(async () =>
              (await (window as any).axe.run()).violations.map((each: any) => `${each.id}: ${each.nodes[0].html}`),
            );
            expect([tab, colorScheme, violations]).toEqual([tab, colorScheme, []]);
            if (shots) {
              mkdirSync(shots, { recursive: true });
              const path = `${shots}/pane-${tab.replace(" ", "-")}-${width}-${colorScheme}`;
              await page.screenshot({ path: `${path}.png` });
              await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
              await page.screenshot({ path: `${path}-end.png` });
            }
          }
        }
    },
    60000,
  );
});
