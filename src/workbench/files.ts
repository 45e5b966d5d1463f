/** Opening and saving .xlsx, and opening tables of bars and fills. The part that knows a format is loaded when it is first needed. */
import { templateOf } from "../workbooks/templates";
import { download } from "./download";
import { byId } from "./elements";
import { showMessage } from "./messages";
import type { Source, TableImport } from "./table-import";
import type { Workbench } from "./workbench";

/** The door takes no more. */
const largest = 64 * 1024 * 1024;
const fileType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function startFiles(workbench: Workbench, tables: TableImport, mayReplace: () => Promise<boolean>): void {
  const input = byId<HTMLInputElement>("file");
  const open = async (files: readonly File[]): Promise<void> => {
    const workbook = files.find(({ name }) => /\.xls\w?$/i.test(name));
    if (workbook) {
      if (await mayReplace()) await openFile(workbench, workbook);
    } else if (files.length > 0) await openTables(tables, files);
  };
  byId("open").addEventListener("click", () => input.click());
  byId("save").addEventListener("click", () => void saveFile(workbench));
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file can be opened again
    input.value = "";
    void open(files);
  });
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    void open([...(event.dataTransfer?.files ?? [])]);
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
  const progress = window.setTimeout(() => showMessage("note", `Opening ${file.name}…`), 300);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { readWorkbook } = await import("../file/xlsx");
    const workbook = readWorkbook(bytes, { customFunctions: idsOf(workbench) });
    if (workbook.sheets.length === 0) return refuse(file.name, "it holds no worksheet");
    await workbench.put(file.name.replace(/\.xls[xm]$/i, ""), workbook, templateOf(workbook));
    showMessage("note", `${file.name} is open. Every formula was calculated anew.`);
  } catch (fault) {
    const known = fault instanceof Error && fault.name === "FileFault";
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
  const name = `${workbench.name.replace(/[\\/:*?"<>|]+/g, "-")}.xlsx`;
  try {
    const { writeWorkbook } = await import("../file/xlsx");
    await workbench.sheet.recalculate();
    const bytes = await writeWorkbook(workbench.sheet.workbook(), { customFunctions: idsOf(workbench) });
    download(name, bytes, fileType);
    workbench.saved("Saved");
    showMessage("note", `${name} is in your downloads, with formulas and values.`);
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

function idsOf({ library }: Workbench): string[] {
  return library.metadata.functions.map(({ id }) => id);
}
