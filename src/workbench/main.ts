/** Starts the workbench: loads the functions and the sheet, and opens the plan. */
import "../look/tokens.css";
import "../look/base.css";
import "../help/help.css";
import "../form/plan-form.css";
import "./workbench.css";
import "./plan.css";
import { exampleOfHash } from "../help/example-link";
import { bindThemeSwitch, onThemeChange, shownTheme } from "../look/theme";
import { loadLibraryInPage } from "../sheet/load-in-page";
import { createPageSheet } from "../sheet/page";
import type { SheetValue } from "../grid/workbook-data";
import type { PlanValues } from "../plan/inputs";
import { comparePlans } from "../workbooks/compare";
import { lastContractRow } from "../workbooks/plan-kit/contracts-sheet";
import type { Template } from "../workbooks/template";
import { templates } from "../workbooks/templates";
import { firstOwnContract, planIn, takesPlan, withInputs } from "./carried-inputs";
import { hasDraft, restoreDraft, startDrafts, staysAsDraft } from "./draft-keeper";
import { byId } from "./elements";
import { startFiles } from "./files";
import { startKeyboard } from "./keyboard";
import { ask, hideMessage, showMessage, startMessages } from "./messages";
import { startNewMenu } from "./new-menu";
import { startOffline } from "./offline";
import { startPaste } from "./paste";
import { keepControlsNamed } from "./sheet-controls";
import { share } from "./share";
import { fromFragment, type SharedPlan } from "./share-link";
import { TableImport } from "./table-import";
import { startSpokenCells } from "./spoken-cells";
import { startTyping } from "./typing";
import { startWordLists } from "./word-list";
import { Workbench } from "./workbench";

async function start(): Promise<void> {
  bindThemeSwitch(byId("theme"));
  startMessages();
  const library = await loadLibraryInPage();
  // A page that begins with its first plan has no empty sheet before
  const first = location.hash.length < 2 && !hasDraft() ? templates[0] : undefined;
  const options = { toolbar: false, darkMode: shownTheme() === "dark", ...(first && { workbook: first.workbook }) };
  const sheet = createPageSheet(byId("cells"), library, options);
  const workbench = new Workbench(sheet, library);
  onThemeChange((shown) => workbench.showColours(shown));
  startActions(workbench);
  startKeyboard(workbench);
  await (first ? workbench.begin(first) : openFirst(workbench));
  startDrafts(workbench, () => mayReplace(workbench));
  byId("loading").hidden = true;
  await nextDrawing();
  document.body.classList.add("ready");
  startOffline();
  keepControlsNamed();
}

/** The sheet has drawn what is calculated; a page that is not in view draws nothing. */
function nextDrawing(): Promise<void> {
  return new Promise((done) => {
    window.requestAnimationFrame(() => done());
    window.setTimeout(done, 500);
  });
}

function startActions(workbench: Workbench): void {
  startNewMenu(
    templates,
    () => openPlan(workbench) !== undefined,
    (template, withPlan) => openTemplate(workbench, template, withPlan),
  );
  workbench.onCompare((a, b) => openComparison(workbench, a, b));
  const tables = new TableImport(workbench, () => mayReplace(workbench));
  startPaste(workbench, tables);
  startTyping(workbench);
  startSpokenCells(workbench);
  startWordLists(workbench);
  startFiles(workbench, tables, () => mayReplace(workbench));
  byId("share").addEventListener("click", () => void workbench.turns.takeHere("The link", () => share(workbench)));
  window.addEventListener("beforeunload", (event) => {
    if (workbench.hasUnsavedChanges) event.preventDefault();
  });
  window.addEventListener("hashchange", () => {
    const { hash } = location;
    void workbench.turns.take("The link", () => openLink(workbench, hash));
  });
}

async function openFirst(workbench: Workbench): Promise<void> {
  const first = templates[0]!;
  const isRestored = location.hash.length < 2 && (await restoreDraft(workbench));
  if (!isRestored) await workbench.put(first.name, first.workbook, first);
  await openLink(workbench, location.hash);
}

function openTemplate(workbench: Workbench, template: Template, withPlan: boolean): void {
  const values = withPlan ? openPlan(workbench) : undefined;
  const own = ownContracts(workbench);
  const workbook = values ? withInputs(template, () => values, own) : template.workbook;
  void workbench.turns.take(template.name, async () => {
    if (!(await mayReplace(workbench))) return;
    // What was said of the former workbook is over
    hideMessage();
    await workbench.put(template.name, workbook, template);
  });
}

/** The inputs of the plan that is open, in whatever template. */
function openPlan({ template, sheet, plan }: Workbench): PlanValues | undefined {
  if (plan.result) return plan.result.values;
  return template && takesPlan(template) ? planIn(template, (address) => sheet.read(address)) : undefined;
}

/** Rows of one's own of the sheet Contracts. */
function ownContracts({ sheet }: Workbench): SheetValue[][] {
  if (!sheet.sheetNames.includes("Contracts")) return [];
  const rows = sheet.readRange(`Contracts!A${firstOwnContract}:L${lastContractRow}`);
  const length = rows.reduce((last, [code], at) => (typeof code === "string" && code !== "" ? at + 1 : last), 0);
  return rows.slice(0, length);
}

function openComparison(workbench: Workbench, a: PlanValues, b: PlanValues): void {
  const own = ownContracts(workbench);
  const template = templates.find(({ id }) => id === comparePlans.id)!;
  const workbook = withInputs(template, (letter) => (letter === "A" ? a : b), own);
  void workbench.turns.take(template.name, async () => {
    if (await mayReplace(workbench)) await workbench.put(template.name, workbook, template);
  });
}

/** Asks before a workbook that is not saved gives way, and says what becomes of it. */
async function mayReplace(workbench: Workbench): Promise<boolean> {
  if (!workbench.hasUnsavedChanges) return true;
  const [title, words, label] = staysAsDraft(workbench)
    ? ["Leave this workbook?", `“${workbench.name}” is not saved as a file. It stays in Drafts, as it is now.`, "Leave it"]
    : ["Discard the changes?", `“${workbench.name}” has changes that are not saved.`, "Discard them"];
  const answer = await ask(title!, words!, [
    { answer: "keep", label: "Keep working on it", primary: true },
    { answer: "leave", label: label! },
  ]);
  return answer === "leave";
}

async function openLink(workbench: Workbench, fragment: string): Promise<void> {
  const example = exampleOfHash(fragment);
  if (example !== undefined) return putExample(workbench, example);
  let shared: SharedPlan | undefined;
  try {
    shared = fromFragment(fragment, templates);
  } catch (fault) {
    return showMessage(
      "fault",
      `The link could not be used: ${(fault as Error).message}. The sheet is as it was. Ask for the link again.`,
    );
  }
  if (!shared || !(await mayReplace(workbench))) return;
  await workbench.put(shared.template.name, shared.template.workbook, shared.template);
  await workbench.fill(shared.values);
  const notes = (shared.notes ?? []).map((note) => `${note} `).join("");
  showMessage("note", `The plan of the link is open. ${notes}Nothing of it was sent anywhere.`);
}

/** A formula of the reference pages, in an empty sheet. */
async function putExample(workbench: Workbench, formula: string): Promise<void> {
  if (!(await mayReplace(workbench))) return;
  await workbench.put("Example", { sheets: [{ name: "Example", cells: { A1: { formula } } }] });
}

start().catch((fault: unknown) => {
  console.error(fault);
  byId("loading").textContent =
    `The workbench could not be started: ${(fault as Error)?.message ?? fault}. Your files are unharmed. Load the page again; if that does not help, build it again with npm run build.`;
});
