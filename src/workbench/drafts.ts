/** Workbooks kept in this browser by themselves, so that a reload loses nothing. Nothing is sent. */
import type { WorkbookData } from "../grid/workbook-data";
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
  workbook: WorkbookData;
  /** What `workbook` has no place for; drafts of earlier versions have none. */
  looks?: OtherLooks;
  /** The file that it was opened from; with `isCopied` its cells stand elsewhere now. */
  file?: { bytes: Uint8Array; isCopied: boolean };
}

const mostDrafts = 30;
const [databaseName, storeName] = ["microscale", "drafts"];

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser keeps nothing"));
  });
}

async function inStore<Result>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const database = await opened();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = use(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("the browser keeps nothing"));
    });
  } finally {
    database.close();
  }
}

/** All of them, the newest first. */
export async function allDrafts(): Promise<Draft[]> {
  const drafts = await inStore<Draft[]>("readonly", (store) => store.getAll() as IDBRequest<Draft[]>);
  return drafts.sort((a, b) => b.when - a.when);
}

/** Keeps a draft; the names of the oldest ones that had to go come back. */
export async function keepDraft(draft: Draft): Promise<string[]> {
  await inStore("readwrite", (store) => store.put(plain(draft)));
  const over = (await allDrafts()).slice(mostDrafts);
  for (const { id } of over) await dropDraft(id);
  return over.map(({ name }) => name);
}

export async function dropDraft(id: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(id));
}

export async function dropAllDrafts(): Promise<void> {
  await inStore("readwrite", (store) => store.clear());
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
