/** Keeps what is edited as a draft within a second, restores the last one after a reload, and lists them. */
import { element } from "../help/element";
import { templateOf, templates } from "../workbooks/templates";
import { readFileInBackground } from "./background";
import { allDrafts, type Draft, dropAllDrafts, dropDraft, keepDraft, workbookOf } from "./drafts";
import { byId } from "./elements";
import { showMessage } from "./messages";
import { OpenedFile } from "./opened-file";
import type { Workbench } from "./workbench";

/** Milliseconds after an edit. */
const delay = 700;
/** Rows that a draft keeps of cells other than long columns of numbers: writing more of them with every edit would hold up the page. */
const mostRows = 20_000;
const rowsText = mostRows.toLocaleString("en-US");
/** In sessionStorage: the draft of this tab, until a workbook is saved or another one is opened. */
const currentKey = "microscale-draft";

let current = "";
let refused = false;

export function startDrafts(workbench: Workbench, mayReplace: () => Promise<boolean>): void {
  let waiting: number | undefined;
  const keepNow = (): void => {
    window.clearTimeout(waiting);
    waiting = undefined;
    void keep(workbench);
  };
  const keepSoon = (): void => {
    window.clearTimeout(waiting);
    // Results are waited for: a draft that is made between them takes its time from them
    waiting = window.setTimeout(() => (workbench.isAtWork ? keepSoon() : keepNow()), delay);
  };
  workbench.onEdited(keepSoon);
  // What was edited in the last second belongs to this draft, and nothing of the next workbook does
  workbench.onLeaving(() => {
    if (waiting !== undefined) keepNow();
  });
  workbench.onPut(() => {
    setCurrent("");
    // The list would hide a file that is dropped on it and opened
    byId<HTMLDialogElement>("draft-list").close();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && workbench.hasUnsavedChanges) void keep(workbench);
  });
  byId("drafts").addEventListener("click", () => void showList(workbench, mayReplace));
}

function setCurrent(id: string): void {
  current = id;
  try {
    if (id === "") sessionStorage.removeItem(currentKey);
    else sessionStorage.setItem(currentKey, id);
  } catch {
    // Without storage there is no draft to go on with
  }
}

/** Is the open workbook, as it stands, in the list of drafts once another one is opened? */
export function staysAsDraft(workbench: Workbench): boolean {
  return !refused && !workbench.sheet.lacksRows(mostRows);
}

async function keep(workbench: Workbench): Promise<void> {
  if (refused || workbench.isFilling || !workbench.hasUnsavedChanges) return;
  if (current === "") setCurrent(crypto.randomUUID());
  const headline = workbench.plan.output("Headline");
  const { workbook, long, isCut } = workbench.sheet.draft(mostRows);
  const draft: Draft = {
    ...{ id: current, name: workbench.name, when: Date.now() },
    headline: typeof headline === "string" ? headline : "",
    ...(workbench.template && { template: workbench.template.id }),
    ...{ workbook, long: Object.keys(long), looks: workbench.sheet.otherLooks },
    ...(isCut && { isCut }),
    ...(workbench.file && { file: { bytes: workbench.file.bytes, isCopied: workbench.file.isCopied } }),
  };
  try {
    const gone = await keepDraft(draft, long);
    workbench.say(isCut ? `Kept as a draft, without the rows below ${rowsText}` : "Kept as a draft");
    if (gone.length > 0) showMessage("note", `There is room for 30 drafts: the oldest, “${gone.join("”, “")}”, has gone.`);
  } catch {
    refused = true;
    showMessage("fault", "This browser keeps no drafts: save the workbook before you close or reload the page.");
  }
}

/** Was there a draft in this tab before it was loaded again? */
export function hasDraft(): boolean {
  return currentDraft() !== "";
}

function currentDraft(): string {
  try {
    return sessionStorage.getItem(currentKey) ?? "";
  } catch {
    // Without storage there is no draft to go on with
    return "";
  }
}

/** After a reload or a crash the draft of this tab is open again. */
export async function restoreDraft(workbench: Workbench): Promise<boolean> {
  try {
    const id = currentDraft();
    const draft = id === "" ? undefined : (await allDrafts()).find((each) => each.id === id);
    if (!draft) return false;
    await openDraft(workbench, draft);
    const cut = draft.isCut ? ` It kept ${rowsText} rows of each sheet: bring longer tables in again.` : "";
    showMessage("note", `Your draft “${draft.name}” is open again.${cut}`);
    return true;
  } catch {
    return false;
  }
}

async function openDraft(workbench: Workbench, draft: Draft): Promise<void> {
  const template = templates.find(({ id }) => id === draft.template) ?? templateOf(draft.workbook);
  const file = draft.file && (await openedAgain(workbench, draft.file.bytes));
  const workbook = await workbookOf(draft);
  if (!file) await workbench.put(draft.name, workbook, template);
  else if (draft.file!.isCopied) {
    await workbench.put(draft.name, workbook, template, file);
    file.copied();
  } else {
    await workbench.put(draft.name, file.data, template, file);
    await workbench.change(() => file.resume(workbench.sheet, workbook));
  }
  if (draft.looks) workbench.sheet.otherLooks = draft.looks;
  setCurrent(draft.id);
}

/** The file that a draft was opened from. */
async function openedAgain(workbench: Workbench, bytes: Uint8Array): Promise<OpenedFile> {
  const ids = workbench.library.metadata.functions.map(({ id }) => id);
  return new OpenedFile(bytes, await readFileInBackground(bytes, ids, new AbortController().signal), ids);
}

async function showList(workbench: Workbench, mayReplace: () => Promise<boolean>): Promise<void> {
  const dialog = byId<HTMLDialogElement>("draft-list");
  let drafts: Draft[];
  try {
    drafts = await allDrafts();
  } catch {
    return showMessage("fault", "This browser keeps no drafts. Save workbooks as files instead.");
  }
  const again = (): Promise<void> => showList(workbench, mayReplace);
  const button = (label: string, words: string, does: () => Promise<unknown>): HTMLElement =>
    element("button", { type: "button", class: "button", "aria-label": words, click: () => void does() }, label);
  const rows = drafts.map((draft) =>
    element(
      "li",
      {},
      element("strong", {}, draft.name),
      element("span", { class: "muted small" }, `${new Date(draft.when).toLocaleString()} ${draft.headline}`),
      element(
        "span",
        { class: "plan-actions" },
        button("Open", `Open ${draft.name}`, () => {
          dialog.close();
          return workbench.turns.take(draft.name, async () => {
            if (await mayReplace()) await openDraft(workbench, draft);
          });
        }),
        button("Rename", `Rename ${draft.name}`, async () => {
          const name = window.prompt("Name of the draft", draft.name)?.trim();
          if (name) await keepDraft({ ...draft, name });
          await again();
        }),
        button("Delete", `Delete ${draft.name}`, async () => {
          await dropDraft(draft.id);
          if (draft.id === current) setCurrent("");
          await again();
        }),
      ),
    ),
  );
  const nothing = element("li", { class: "muted" }, "None yet: every edit is kept as a draft within a second.");
  dialog.querySelector(".draft-rows")!.replaceChildren(...(rows.length > 0 ? rows : [nothing]));
  const clear = element("button", { type: "button", class: "button" }, "Delete all");
  clear.addEventListener("click", () => void dropAllDrafts().then(again));
  const close = element("button", { type: "button", class: "button primary", click: () => dialog.close() }, "Close");
  dialog.querySelector(".choices")!.replaceChildren(close, ...(rows.length > 0 ? [clear] : []));
  if (!dialog.open) dialog.showModal();
}
