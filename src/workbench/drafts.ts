/** Workbooks kept in this browser by themselves, so that a reload loses nothing. Nothing is sent. */
import type { WorkbookData } from "../grid/workbook-data";
import { type LongColumns, withLongColumns } from "../sheet/long-columns";
import type { OtherLooks } from "../sheet/other-looks";

export interface Draft {
  id: string;
  name: string;
  headline: string;
  /** Milliseconds. */
  when: number;
  template?: string;
  /** Rows of long tables are not in it. */
  isCut?: boolean;
  /** The worksheets whose long columns are kept beside it. */
  long?: readonly string[];
  workbook: WorkbookData;
  /** What `workbook` has no place for; drafts of earlier versions have none. */
  looks?: OtherLooks;
  /** The file that it was opened from; with `isCopied` its cells stand elsewhere now. */
  file?: { bytes: Uint8Array; isCopied: boolean };
}

const mostDrafts = 30;
const [databaseName, storeName, columnsName] = ["microscale", "drafts", "columns"];

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(storeName, { keyPath: "id" });
      request.result.createObjectStore(columnsName);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser keeps nothing"));
  });
}

async function inStores<Result>(
  mode: IDBTransactionMode,
  use: (drafts: IDBObjectStore, columns: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await opened();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction([storeName, columnsName], mode);
      const request = use(transaction.objectStore(storeName), transaction.objectStore(columnsName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("the browser keeps nothing"));
    });
  } finally {
    database.close();
  }
}

/** All of them, the newest first. */
export async function allDrafts(): Promise<Draft[]> {
  const drafts = await inStores<Draft[]>("readonly", (store) => store.getAll() as IDBRequest<Draft[]>);
  return drafts.sort((a, b) => b.when - a.when);
}

/** Of the long columns that were written last: a draft that has others has to write them. */
let written: { id: string; long: ReadonlyMap<string, LongColumns> } = { id: "", long: new Map() };

/** Keeps a draft, with the long columns of its worksheets by their names; the names of the oldest drafts that had to go come back. */
export async function keepDraft(draft: Draft, long: Readonly<Record<string, LongColumns>> = {}): Promise<string[]> {
  const sheets = Object.entries(long);
  const before = written.id === draft.id ? written.long : undefined;
  const count = await inStores("readwrite", (drafts, columns) => {
    for (const [name, each] of sheets) if (before?.get(name) !== each) columns.put(each, [draft.id, name]);
    drafts.put(plain(draft));
    return drafts.count();
  });
  if (sheets.length > 0) written = { id: draft.id, long: new Map(sheets) };
  if (count <= mostDrafts) return [];
  const over = (await allDrafts()).slice(mostDrafts);
  for (const { id } of over) await dropDraft(id);
  return over.map(({ name }) => name);
}

/** The workbook of a draft, its long columns included. */
export async function workbookOf({ id, workbook, long = [] }: Draft): Promise<WorkbookData> {
  const columns: Record<string, LongColumns> = {};
  for (const name of long) {
    const found = await inStores("readonly", (_, store) => store.get([id, name]) as IDBRequest<LongColumns | undefined>);
    if (found) columns[name] = found;
  }
  return withLongColumns(workbook, columns);
}

export async function dropDraft(id: string): Promise<void> {
  if (written.id === id) written = { id: "", long: new Map() };
  await inStores("readwrite", (drafts, columns) => {
    // Keys are a draft and a worksheet of it; a list comes after every text
    columns.delete(IDBKeyRange.bound([id], [id, []]));
    return drafts.delete(id);
  });
}

export async function dropAllDrafts(): Promise<void> {
  written = { id: "", long: new Map() };
  await inStores("readwrite", (drafts, columns) => {
    columns.clear();
    return drafts.clear();
  });
}

/** Results that are errors are no plain data, and are calculated anew anyway. */
function plain(draft: Draft): Draft {
  const { file, ...rest } = draft;
  const plainRest = JSON.parse(JSON.stringify(rest, (_key, value: unknown) => (isError(value) ? null : value))) as Draft;
  return { ...plainRest, ...(file && { file }) };
}

function isError(value: unknown): boolean {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}
