/** Opening and saving .xlsx, and opening tables of bars and fills. The part that knows a format is loaded when it is first needed. */
import { FileFault } from "../file/faults";
import { limits } from "../file/limits";
import { templateOf } from "../workbooks/templates";
import { readFileInBackground } from "./background";
import { download } from "./download";
import { staysAsDraft } from "./draft-keeper";
import { byId } from "./elements";
import { showMessage } from "./messages";
import { OpenedFile, type SavedFile } from "./opened-file";
import type { Source, TableImport } from "./table-import";
import type { Workbench } from "./workbench";

/** The door takes no more. */
const largest = 64 * 1024 * 1024;
const fileType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function startFiles(workbench: Workbench, tables: TableImport, mayReplace: () => Promise<boolean>): void {
  const input = byId<HTMLInputElement>("file");
  const { turns } = workbench;
  const open = (files: readonly File[]): void => {
    const workbook = files.find(({ name }) => /\.xls\w?$/i.test(name));
    const others = files.filter((each) => each !== workbook);
    const names = others.map(({ name }) => name).join(", ");
    if (workbook) {
      void turns.take(workbook.name, async () => {
        if (await mayReplace()) await openFile(workbench, workbook);
      });
      const left = `${names}: left as ${workbook.name} came along. Open files beside a workbook by themselves.`;
      if (others.length > 0) void turns.take(names, () => showMessage("fault", left));
    } else if (others.length > 0) void turns.takeHere(names, () => openTables(tables, others));
  };
  byId("open").addEventListener("click", () => input.click());
  byId("save").addEventListener("click", () => void saveFile(workbench));
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file can be opened again
    input.value = "";
    open(files);
  });
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    open([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Tables of prices and fills go through the door, whatever their names end with. */
async function openTables(tables: TableImport, files: readonly File[]): Promise<void> {
  const sources: Source[] = [];
  for (const file of files) {
    if (file.size > largest) return showMessage("fault", `${file.name} holds more than 64 MB. Nothing was changed.`);
    sources.push({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
  }
  await tables.bring(sources);
}

async function openFile(workbench: Workbench, file: File): Promise<void> {
  const cancel = new AbortController();
  const action = { label: "Cancel", act: () => cancel.abort() };
  const progress = window.setTimeout(() => showMessage("note", `Opening ${file.name}…`, [action]), 300);
  try {
    if (file.size > limits.file) return refuse(file.name, `it holds more than ${limits.file / 1e6} MB`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = await readFileInBackground(bytes, idsOf(workbench), cancel.signal);
    const opened = new OpenedFile(bytes, content, idsOf(workbench));
    await workbench.put(file.name.replace(/\.xls[xm]$/i, ""), content.data, templateOf(content.data), opened);
    showMessage("note", `${file.name} is open.${opened.words}`);
  } catch (fault) {
    if (cancel.signal.aborted) return showMessage("note", `${file.name} was not opened. The open workbook is as it was.`);
    const known = fault instanceof FileFault;
    if (!known) console.warn(fault);
    refuse(file.name, known ? `it ${fault.message}` : "it is damaged, or no workbook that can be read here");
  } finally {
    window.clearTimeout(progress);
  }
}

function refuse(name: string, because: string): void {
  const advice = "The file and the open workbook are as they were. Save it again as .xlsx in the program that made it.";
  showMessage("fault", `${name} could not be opened: ${because}. ${advice}`);
}

async function saveFile(workbench: Workbench): Promise<void> {
  const progress = window.setTimeout(() => showMessage("note", "Saving…"), 300);
  const plainName = workbench.name.replace(/[\\/:*?"<>|]+/g, "-");
  let name = `${plainName}.xlsx`;
  try {
    await workbench.sheet.recalculate();
    const { bytes, isCopy, lacks } = await savedBytes(workbench);
    name = `${plainName}${isCopy ? " (copy)" : ""}.${workbench.file?.hasMacros && !isCopy ? "xlsm" : "xlsx"}`;
    download(name, bytes, fileType);
    workbench.saved("Saved");
    const tooLarge = await whyNotOpened(bytes, idsOf(workbench));
    if (tooLarge !== undefined)
      showMessage(
        "fault",
        `${name} is in your downloads, for Excel: it ${tooLarge}, and this page does not open it again.` +
          (staysAsDraft(workbench) ? " Here the workbook stays in Drafts." : "") +
          (lacks === "" ? "" : ` The file lacks ${lacks}.`),
      );
    else if (lacks === "") showMessage("note", `${name} is in your downloads, with formulas and values.`);
    else if (isCopy)
      showMessage("fault", `${name} is in your downloads. It is a copy without ${lacks}: keep the file that you opened.`);
    else showMessage("fault", `${name} is in your downloads, but not all that you changed: it lacks ${lacks}.`);
  } catch (fault) {
    console.warn(fault);
    const reason = (fault as Error)?.message ?? String(fault);
    showMessage(
      "fault",
      `${name} could not be saved: ${reason}. The workbook is still open and unharmed. Try again, or under another name.`,
    );
  } finally {
    window.clearTimeout(progress);
  }
}

/** What this page would say to the file that it has written; undefined where it opens it. */
async function whyNotOpened(bytes: Uint8Array, ids: readonly string[]): Promise<string | undefined> {
  try {
    await readFileInBackground(bytes, ids, new AbortController().signal);
    return undefined;
  } catch (fault) {
    if (fault instanceof FileFault) return fault.message;
    // The file is written all the same
    console.warn(fault);
    return undefined;
  }
}

/** A workbook that came from a file goes back into it; any other one is written anew. */
async function savedBytes(workbench: Workbench): Promise<SavedFile> {
  const { file, sheet } = workbench;
  if (file) return file.save(sheet);
  const { writeWorkbook } = await import("../file/xlsx");
  const bytes = await writeWorkbook(sheet.workbook(), { customFunctions: idsOf(workbench) });
  return { bytes, isCopy: false, lacks: sheet.unsavedLooks.join("; ") };
}

function idsOf({ library }: Workbench): string[] {
  return library.metadata.functions.map(({ id }) => id);
}
