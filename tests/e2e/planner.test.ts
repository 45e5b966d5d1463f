/** The planner in the page: the edits typed into it, one way of entering like another, locks, the door, plans compared. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { initialValues, planInput, type PlanInputName, type PlanValues } from "../../src/plan/inputs";
import { planOf } from "../../src/plan/model";
import { ordersOf } from "../../src/plan/orders";
import { scalingPlan } from "../../src/workbooks/scaling-plan";
import { unitFieldOf } from "../../src/form/units";
import { type Edit, edits, valuesOf } from "../plan/edits";
import { browserPath, launch, type Served, serveWorkbench, WorkbenchPage } from "./workbench-page";
import { oneIn, slow } from "../property";

/** "B7": where an input stands. */
const cellOf = (name: PlanInputName): string => scalingPlan.workbook.names![name]!.replace(/^.*!/, "").replaceAll("$", "");

type Ways = "form" | "cells";
type Size = readonly [ways: Ways, width: number, height: number, colours: "light" | "dark"];

/** Of all edits some; every one of them in every size takes six minutes: `EDITS=all npx jest tests/e2e/planner`. */
const every = process.env.EDITS === "all";
const shortRun = new Set(["PLAN-04", "PLAN-09", "PLAN-10", "PLAN-19", "PLAN-30", "PLAN-37"]);
const sizes: readonly Size[] = [
  ["form", 1280, 720, "light"],
  ["cells", 1920, 1080, "dark"],
  ["form", 390, 844, "dark"],
];

(browserPath === undefined ? describe.skip : describe)("the planner in the page", () => {
  let served: Served;
  let browser: Browser;
  jest.setTimeout(every ? 900_000 : 240_000);

  beforeAll(async () => {
    served = await serveWorkbench();
    browser = await launch();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  async function withPage(size: Size, work: (workbench: WorkbenchPage) => Promise<void>): Promise<void> {
    const [, width, height, colours] = size;
    const workbench = await WorkbenchPage.open(browser, served.origin, "", width, height, colours);
    await work(workbench);
    expect(workbench.complaints).toEqual([]);
    await workbench.page.context().close();
  }

  const usual: Size = ["form", 1280, 720, "light"];
  let shared: WorkbenchPage | undefined;

  /** The same in a page that several tests share, on the plan as the template has it: a page takes longer to load than a plan. */
  async function withPlan(work: (workbench: WorkbenchPage) => Promise<void>): Promise<void> {
    shared ??= await WorkbenchPage.open(browser, served.origin);
    await shared.startNew("Scaling plan");
    await work(shared);
    expect(shared.complaints).toEqual([]);
  }

  const summaryIs = (workbench: WorkbenchPage, says: string) =>
    workbench.page.waitForFunction((text) => document.querySelector("#summary")!.textContent === text, says);

  it.each(oneIn(3, sizes))("takes the edits by %s at %d x %d, %s, and says what the model says", async (...size) => {
    // A word that is not in a closed list cannot be chosen in the form
    const possible = edits.filter(({ id }) => size[0] === "cells" || id !== "PLAN-40");
    const chosen = every
      ? possible
      : oneIn(
          3,
          possible.filter(({ id }) => shortRun.has(id)),
        );
    const typeAll = async (workbench: WorkbenchPage) => {
      for (const edit of chosen) {
        await workbench.startNew("Scaling plan");
        const refused = await typeEdit(workbench, size[0], edit);
        const { Headline, Fault } = planOf({ ...initialValues, ...(valuesOf(edit.set) as PlanValues) }).outputs;
        // What an input rule refuses leaves the cell as it was, with the same words
        if (refused === "")
          await summaryIs(workbench, Headline).catch(async () => {
            throw new Error(`${edit.id}: the page says ${await workbench.summary()}, the model ${Headline}`);
          });
        else expect([edit.id, refused]).toEqual([edit.id, `${Fault}. The cell is as it was.`]);
      }
    };
    await (size[1] === usual[1] ? withPlan(typeAll) : withPage(size, typeAll));
  });

  slow("comes back to the same cells when the side is flipped ten times and that is undone ten times", async () => {
    await withPage(usual, async (workbench) => {
      const { page } = workbench;
      // The headlines of both sides read alike: the stop tells them apart
      const sideIs = (side: string) =>
        page.waitForFunction(
          ([value, note]) =>
            (document.querySelector("#form-Side") as HTMLSelectElement).value === value &&
            document.querySelector("#form-Stop_distance-note")!.textContent === note,
          [side, side === "long" ? "stop at 69,650.0" : "stop at 70,350.0"],
        );
      for (let flip = 1; flip <= 10; flip++) {
        await page.selectOption("#form-Side", flip % 2 === 1 ? "short" : "long");
        await sideIs(flip % 2 === 1 ? "short" : "long");
      }
      await workbench.focusCells();
      for (let undo = 1; undo <= 10; undo++) {
        await page.keyboard.press("Control+z");
        await sideIs(undo % 2 === 1 ? "short" : "long");
      }
      expect(await workbench.summary()).toBe(planOf(initialValues).outputs.Headline);
      await workbench.expectCell("H13", "69,650");
    });
  });

  slow("gives the same plan whether a price is typed into form or cell, dragged or moved by keys", async () => {
    const wanted = planOf({ ...initialValues, Entry_price: 70010 }).outputs.Headline;
    const ways: readonly ((workbench: WorkbenchPage) => Promise<void>)[] = [
      async ({ page }) => {
        await page.fill("#form-Entry_price", "70010");
        await page.keyboard.press("Enter");
      },
      (workbench) => workbench.type(cellOf("Entry_price"), "70010"),
      async ({ page }) => {
        await page.focus("[data-handle=entry]");
        // Ten ticks of 0.1 with every press
        for (let press = 0; press < 10; press++) await page.keyboard.press("PageUp");
        await page.keyboard.press("Enter");
      },
      async ({ page }) => {
        const box = (await page.locator("[data-handle=entry] .handle-box").boundingBox())!;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x, y - 30, { steps: 3 });
        await page.mouse.up();
        await page.waitForFunction(() => Number((document.querySelector("#form-Entry_price") as HTMLInputElement).value) > 70000);
        await page.fill("#form-Entry_price", "70010");
        await page.keyboard.press("Enter");
      },
    ];
    await withPage(usual, async (workbench) => {
      for (const enter of ways) {
        await workbench.startNew("Scaling plan");
        await workbench.page.click("#tab-plan");
        await enter(workbench);
        await summaryIs(workbench, wanted);
      }
    });
  });

  it("asks before a formula is pasted over, moved away or deleted, and reads a single pasted text as if typed", async () => {
    await withPlan(async (workbench) => {
      const { page } = workbench;
      const before = (await workbench.summary())!;
      const at = async (address: string): Promise<void> => {
        await workbench.go(address);
        await page.keyboard.press("Escape");
        await page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
      };
      await at("H6");
      await workbench.paste("5");
      await workbench.message(/^H6 holds a formula of the template/);
      await at("G14");
      await workbench.paste("5\t6\n7\t8");
      await workbench.message(/^G14 is part of the result of E12/);
      await at("H8");
      await page.keyboard.press("Delete");
      await workbench.message(/^H8 holds a formula of the template/);
      expect(await workbench.summary()).toBe(before);
      await at(cellOf("Max_risk_per_trade"));
      await workbench.paste("2%");
      await summaryIs(workbench, planOf({ ...initialValues, Max_risk_per_trade: 0.02 }).outputs.Headline);
      // Two readings, and the decimal one is the usual one here: both are offered, and the cell waits
      await at(cellOf("Entry_price"));
      await workbench.paste("70.350");
      await page.getByRole("button", { name: "70,350", exact: true }).click();
      const pasted = { ...initialValues, Max_risk_per_trade: 0.02, Entry_price: 70350 };
      await summaryIs(workbench, planOf(pasted).outputs.Headline);
    });
  });

  it("keeps a plan as A, and opens both as a workbook", async () => {
    await withPlan(async (workbench) => {
      const { page } = workbench;
      await page.getByRole("button", { name: "Keep as A" }).click();
      await page.fill("#form-Steps", "5");
      await page.keyboard.press("Enter");
      await summaryIs(workbench, planOf({ ...initialValues, Steps: 5 }).outputs.Headline);
      expect(await page.locator(".picture .faint, .payoff .faint").count()).toBeGreaterThan(3);
      expect(await page.locator(".compare tbody tr", { hasText: "Contracts" }).first().textContent()).toBe("Contracts7136");
      await page.getByRole("button", { name: "Open as workbook" }).click();
      await page.getByRole("button", { name: "Leave it" }).click();
      await page.waitForFunction(() =>
        document.querySelector("#summary")!.textContent!.startsWith("The worst stage is the same"),
      );
      await workbench.expectCell("E2", "They differ in Steps.");
    });
  });

  slow("takes bars by paste and drop, joins them, and fills into Journal and Live plan once", async () => {
    const exported = (name: string): string => readFileSync(join(__dirname, `../door/exports/${name}.csv`), "utf8");
    const sample = (path: string): string => readFileSync(join(__dirname, "../door/samples", path), "utf8");
    await withPage(usual, async (workbench) => {
      const { page } = workbench;
      const bars = sample("bars/tradingview_epoch.csv").trim().split("\n");
      await workbench.startNew("Replay");
      await workbench.drop([{ name: "one.csv", text: bars.slice(0, 9).join("\n") }]);
      await workbench.message(/^one\.csv: 8 bars of 1 hour, 1 Apr 2024 00:00 to 1 Apr 2024 07:00 UTC\.$/);
      await workbench.showSheet("Bars");
      await workbench.paste([bars[0], ...bars.slice(7)].join("\n"));
      await workbench.message(/^The text: 8 bars of 1 hour, 1 Apr 2024 06:00 to 1 Apr 2024 13:00 UTC\.$/);
      await page.getByRole("button", { name: "Join to the bars that were there" }).click();
      await workbench.message(
        /14 bars of 1 hour, 1 Apr 2024 00:00 to 1 Apr 2024 13:00 UTC, put in order, 2 repeated lines dropped/,
      );
      await page.getByRole("button", { name: "Take back" }).click();
      await workbench.message(/^The bars that were there are back\.$/);
      await workbench.focusCells();
      await workbench.paste(bars[0]!);
      await workbench.message(/^The text has no line below the header\. Nothing was changed\.$/);

      const fills = { name: "fills.csv", text: sample("fills/binance_futures.csv") };
      for (const template of ["Journal", "Live plan"]) {
        await workbench.startNew(template);
        await workbench.drop([fills]);
        await workbench.message(/^7 fills of BTCUSDT, ETHUSDT \(Binance futures trades\)/);
        await page.click("#message-close");
        await workbench.drop([fills]);
        await workbench.message(/7 were there/);
        // Two files at once, and a third one right behind them: all are told together, none is lost
        await workbench.drop([
          { name: "one.csv", text: exported("kraken-spot") },
          { name: "two.csv", text: exported("german2") },
        ]);
        await workbench.drop([{ name: "three.csv", text: exported("kraken-spot") }]);
        await workbench.message(
          /^one\.csv: 2 fills of XXBTZUSD .* two\.csv: 2 fills of DAX Future .* 2 fills of XXBTZUSD .* 0 fills added, 2 were there\.$/,
        );
      }
    });
  });

  slow("keeps what was edited a moment before another workbook is opened, under the name of the one that went", async () => {
    await withPage(usual, async (workbench) => {
      const { page } = workbench;
      await workbench.startNew("Scaling plan");
      await page.fill("#form-Entry_price", "71000");
      await page.keyboard.press("Enter");
      await summaryIs(workbench, planOf({ ...initialValues, Entry_price: 71000 }).outputs.Headline);
      await workbench.startNew("Odds");
      // Longer than a draft takes to be kept
      await page.waitForTimeout(1500);
      await page.click("#drafts");
      await page.waitForSelector("#draft-list .draft-rows li strong");
      expect(await page.locator("#draft-list .draft-rows strong").allTextContents()).toEqual(["Scaling plan"]);
      await page.getByRole("button", { name: "Open Scaling plan" }).click();
      await summaryIs(workbench, planOf({ ...initialValues, Entry_price: 71000 }).outputs.Headline);
      expect(await page.inputValue("#form-Entry_price")).toMatch(/^71,?000$/);
    });
  });

  slow(
    "takes a plan away as one printed page, a picture and orders that say what the cells say; nothing that axe objects to",
    async () => {
      await withPage(usual, async (workbench) => {
        const { page } = workbench;
        const result = planOf(initialValues);
        expect(await objections(workbench)).toEqual([]);
        const download = async (button: string): Promise<Buffer> => {
          const waiting = page.waitForEvent("download");
          await page.getByRole("button", { name: button }).click();
          return readFileSync((await (await waiting).path())!);
        };
        expect((await download("Orders as CSV")).toString()).toBe(ordersOf(result));
        const picture = await download("Picture");
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1600, 1000]);
        await page.evaluate(() => (window.print = () => undefined));
        await page.getByRole("button", { name: "Print" }).click();
        const printed = await page.locator("#print-page").innerText();
        for (const text of [result.outputs.Headline, result.outputs.Detail]) expect(printed).toContain(text);
        const table = page.locator("#print-page table").first();
        // All eleven columns of the sheet
        expect(await table.locator("th").count()).toBe(11);
        const second = await table.locator("tbody tr").nth(1).locator("td").allTextContents();
        // Pages are counted as a printer would get them
        const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
        expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
        await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
        const number = (text: string): number => Number(text.replace(/[,%]/g, "")) / (text.endsWith("%") ? 100 : 1);
        for (const [column, at] of [
          ["G", 2],
          ["I", 4],
          ["J", 5],
          ["N", 9],
        ] as const) {
          const printedAs = second[at]!;
          // Half of the last digit that is printed
          const digits = (printedAs.split(".")[1] ?? "").replace("%", "").length + (printedAs.endsWith("%") ? 2 : 0);
          expect(Math.abs(number(await workbench.cell(`${column}14`)) - number(printedAs))).toBeLessThanOrEqual(
            0.51 * 10 ** -digits,
          );
        }
      });
    },
  );

  slow("keeps verdict and picture in sight on a phone with every field focused; nothing that axe objects to", async () => {
    await withPage(["form", 390, 844, "light"], async (workbench) => {
      const { page } = workbench;
      await page.evaluate(() => document.querySelectorAll("#view-plan details").forEach((each) => each.setAttribute("open", "")));
      const hidden = await page.evaluate(() => {
        const isSeen = (selector: string): boolean => {
          const box = document.querySelector(selector)!.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return box.top >= 0 && box.bottom <= innerHeight && at !== null && document.querySelector(".plan-top")!.contains(at);
        };
        const fields = [...document.querySelectorAll<HTMLElement>("#view-plan form :is(input, select)")];
        return [String(fields.length > 30)].concat(
          fields.flatMap((field) => {
            field.focus();
            const box = field.getBoundingClientRect();
            const covered = box.top < document.querySelector(".plan-top")!.getBoundingClientRect().bottom - 1;
            return isSeen(".plan-top .plan-headline") && isSeen(".plan-top .picture") && !covered ? [] : [field.id];
          }),
        );
      });
      expect(hidden).toEqual(["true"]);
      expect(await objections(workbench)).toEqual([]);
    });
  });

  slow(
    "shows each instrument with the decimals of its tick, and all of it again when it is reloaded a second later",
    async () => {
      await withPage(usual, async (workbench) => {
        const { page } = workbench;
        let says = "";
        for (const [tick, price, shown] of [
          ["0.00000001", "0.00001234", "0.00001234"],
          ["0.25", "5321.25", "5,321.25"],
        ] as const) {
          await typeIntoForm(workbench, "Tick_size", tick);
          await typeIntoForm(workbench, "Entry_price", price);
          says = planOf({ ...initialValues, Tick_size: Number(tick), Entry_price: Number(price) }).outputs.Headline;
          await summaryIs(workbench, says);
          await workbench.go("G14");
          await workbench.go("G13");
          await page.waitForFunction(
            (words) => document.querySelector("#cell-words")!.textContent === words,
            `Step 1, Trigger, ${shown}, calculated`,
          );
        }
        await page.waitForTimeout(1000);
        await page.reload();
        await page.waitForSelector("body.ready");
        await summaryIs(workbench, says);
        expect(Number((await page.inputValue("#form-Entry_price")).replace(",", ""))).toBe(5321.25);
      });
    },
  );

  const objections = async ({ page }: WorkbenchPage): Promise<string[]> => {
    // A part that the sheet has just drawn is named a moment later
    await page.waitForFunction(() => !document.querySelector("#cells canvas:not([tabindex='-1'])"));
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    return page.evaluate(async () =>
      (await (window as any).axe.run()).violations.map((each: any) => `${each.id}: ${each.nodes[0].html}`),
    );
  };

  /** Types an edit; gives the words with which a cell or a field refused one of its texts. */
  async function typeEdit(workbench: WorkbenchPage, ways: Ways, { set }: Edit): Promise<string> {
    const { page } = workbench;
    for (const [key, text] of Object.entries(set)) {
      const name = key as PlanInputName;
      // In the page a percentage is typed as such; `--set` takes the value
      const isPercent = planInput(name).kind === "percent" && text !== "" && !text.includes("%");
      const typed = isPercent ? `${Number(text) * 100}%` : text;
      if (ways === "cells") await typeIntoCell(workbench, name, typed);
      else await typeIntoForm(workbench, name, typed);
      if (await page.isVisible("#message.fault")) return (await page.textContent("#message-text"))!;
    }
    return "";
  }

  async function typeIntoCell(workbench: WorkbenchPage, name: PlanInputName, text: string): Promise<void> {
    if (text !== "") return workbench.type(cellOf(name), text);
    await workbench.go(cellOf(name));
    await workbench.page.keyboard.press("Escape");
    await workbench.page.waitForFunction(() => document.querySelector("#cells")!.contains(document.activeElement));
    await workbench.page.keyboard.press("Delete");
  }

  async function typeIntoForm({ page }: WorkbenchPage, name: PlanInputName, text: string): Promise<void> {
    const units = unitFieldOf(name)?.units ?? [];
    const field = `#form-${units[0]?.name ?? name}`;
    await page.click("#tab-plan");
    await page.evaluate((id) => document.querySelector(id)!.closest("details")!.setAttribute("open", ""), field);
    // An empty one of several units is what the field shows anyway
    if (text === "" && units.length > 0 && units[0]!.name !== name) return;
    if (units.length > 0 && units[0]!.name !== name) await page.selectOption(`${field}-unit`, name);
    const isList = await page.evaluate((id) => document.querySelector(id)!.tagName === "SELECT", field);
    if (isList) await page.selectOption(field, text);
    else {
      await page.fill(field, text);
      await page.keyboard.press("Enter");
    }
  }
});
