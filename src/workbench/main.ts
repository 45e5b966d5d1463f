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
import type { Template } from "../workbooks/template";
import { templates } from "../workbooks/templates";
import { restoreDraft, startDrafts } from "./draft-keeper";
import { byId } from "./elements";
import { startFiles } from "./files";
import { startKeyboard } from "./keyboard";
import { ask, showMessage, startMessages } from "./messages";
import { startNewMenu } from "./new-menu";
import { startOffline } from "./offline";
import { startPaste } from "./paste";
import { keepControlsNamed } from "./sheet-controls";
import { fromFragment, type SharedPlan, type ShareText, toFragment } from "./share-link";
import { TableImport } from "./table-import";
import { startSpokenCells } from "./spoken-cells";
import { startTyping } from "./typing";
import { startWordLists } from "./word-list";
import { Workbench } from "./workbench";

async function start(): Promise<void> {
  bindThemeSwitch(byId("theme"));
  startMessages();
  const library = await loadLibraryInPage();
  const sheet = createPageSheet(byId("cells"), library, { toolbar: false, darkMode: shownTheme() === "dark" });
  const workbench = new Workbench(sheet, library);
  onThemeChange((shown) => workbench.showColours(shown));
  startActions(workbench);
  startKeyboard(workbench);
  await openFirst(workbench);
  startDrafts(workbench, () => mayReplace(workbench));
  byId("loading").hidden = true;
  document.body.classList.add("ready");
  startOffline();
  keepControlsNamed();
}

function startActions(workbench: Workbench): void {
  startNewMenu(templates, (template) => void openTemplate(workbench, template));
  const tables = new TableImport(workbench, () => mayReplace(workbench));
  startPaste(workbench, tables);
  startTyping(workbench);
  startSpokenCells(workbench);
  startWordLists(workbench);
  startFiles(workbench, tables, () => mayReplace(workbench));
  byId("share").addEventListener("click", () => void share(workbench));
  window.addEventListener("beforeunload", (event) => {
    if (workbench.hasUnsavedChanges) event.preventDefault();
  });
  window.addEventListener("hashchange", () => void openLink(workbench, location.hash));
}

async function openFirst(workbench: Workbench): Promise<void> {
  const first = templates[0]!;
  const isRestored = location.hash.length < 2 && (await restoreDraft(workbench));
  if (!isRestored) await workbench.put(first.name, first.workbook, first);
  await openLink(workbench, location.hash);
}

async function openTemplate(workbench: Workbench, template: Template): Promise<void> {
  if (!(await mayReplace(workbench))) return;
  await workbench.put(template.name, template.workbook, template);
}

/** Asks before unsaved changes are lost. */
async function mayReplace(workbench: Workbench): Promise<boolean> {
  if (!workbench.hasUnsavedChanges) return true;
  const answer = await ask("Discard the changes?", `“${workbench.name}” has changes that are not saved.`, [
    { answer: "keep", label: "Keep working on it", primary: true },
    { answer: "discard", label: "Discard them" },
  ]);
  return answer === "discard";
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
  showMessage("note", "The plan of the link is open. Nothing of it was sent anywhere.");
}

/** A formula of the reference pages, in an empty sheet. */
async function putExample(workbench: Workbench, formula: string): Promise<void> {
  if (!(await mayReplace(workbench))) return;
  await workbench.put("Example", { sheets: [{ name: "Example", cells: { A1: { formula } } }] });
}

async function share(workbench: Workbench): Promise<void> {
  const { template } = workbench;
  if (!template || template.inputs.length === 0) {
    return showMessage("fault", "Only a workbook made with New can be shared as a link. Save this one and send the file.");
  }
  let shared: ShareText;
  try {
    shared = toFragment(template, (address) => workbench.sheet.read(address));
  } catch (fault) {
    return showMessage("fault", `No link was made. ${(fault as Error).message}.`);
  }
  const { fragment, inputs } = shared;
  const holds = inputs === 0 ? "It opens the template as it is." : `${inputs} input${inputs === 1 ? "" : "s"}, and nothing else.`;
  const rows = filledRows(workbench, template);
  const not = rows === "" ? "" : ` Not in it: ${rows}.`;
  const link = `${location.origin}${location.pathname}${fragment}`;
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(link);
    showMessage("note", `The link is on the clipboard. ${holds}${not}`);
  } catch {
    showMessage("note", `The link is in the address bar now: copy it from there. ${holds}${not}`);
  }
}

/** What a workbook holds beside its inputs: "500 rows of Bars". */
function filledRows({ sheet }: Workbench, template: Template): string {
  const own = template.workbook.sheets.filter(({ name }) => name === "Bars" || name === "Fills");
  return own
    .filter(({ name }) => sheet.sheetNames.includes(name))
    .map(({ name }) => {
      const first = sheet.workbook().sheets.find((each) => each.name === name);
      const rows = new Set(
        Object.entries(first?.cells ?? {}).flatMap(([address, { value }]) => (value == null ? [] : [/\d+$/.exec(address)![0]])),
      );
      return `${Math.max(0, rows.size - 1)} rows of ${name}`;
    })
    .join(", ");
}

start().catch((fault: unknown) => {
  console.error(fault);
  byId("loading").textContent =
    `The workbench could not be started: ${(fault as Error)?.message ?? fault}. Your files are unharmed. Load the page again; if that does not help, build it again with npm run build.`;
});
