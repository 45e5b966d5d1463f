/** The lines of workbooks/expected.jsonl: what must come of a workbook that is changed, checked, saved or mended. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { CellError } from "../../src/grid/cell";
import { readFileContent } from "../../src/file/file-content";
import { WorkbookFile } from "../../src/file/workbook-file";
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { OpenedFile } from "../../src/workbench/opened-file";
import { inFolder, type Ran, run } from "../cli/files";
import { builtLibrary } from "../workbooks/engine";

export const workbooks = join(__dirname, "workbooks");

type Wanted = number | string | boolean | null | { error: string } | { stale: unknown };

export interface Line {
  file: string;
  do: { set: Record<string, string> } | "check" | "open-save" | "repair";
  cells?: Record<string, Wanted>;
  formulas?: Record<string, string | string[]>;
  keeps?: string[];
  finds?: string[];
  refuses?: string;
}

export const lines = readFileSync(join(workbooks, "expected.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Line);

export const ids = builtLibrary().metadata.functions.map(({ id }) => id);

export const bytesOfWorkbook = (file: string): Uint8Array => new Uint8Array(readFileSync(join(workbooks, file)));

/** What the workbench writes when nothing was changed. */
export async function savedUnchanged(bytes: Uint8Array): Promise<Uint8Array> {
  const content = readFileContent(bytes, ids);
  const file = new OpenedFile(bytes, content, ids);
  const sheet = createHeadlessSheet(builtLibrary(), content.data);
  try {
    await sheet.recalculate();
    await file.settle(sheet);
    const { isCopy, lacks, bytes: saved } = await file.save(sheet);
    expect([isCopy, lacks]).toEqual([false, ""]);
    return saved;
  } finally {
    sheet.dispose();
    file.dispose();
  }
}

export interface Outcome extends Ran {
  refusal?: string;
  written?: Uint8Array;
}

const target = inFolder("new.xlsx");

/** Does what the line says, as the command does it. */
export async function carriedOut(line: Line, cells: readonly string[]): Promise<Outcome> {
  if (line.do === "open-save") {
    const written = await savedUnchanged(bytesOfWorkbook(line.file));
    return { code: 0, answers: [], notes: [], written };
  }
  rmSync(target, { force: true });
  const source = join(workbooks, line.file);
  const inputs =
    typeof line.do === "object"
      ? Object.entries(line.do.set).flatMap(([cell, text]) => ["--set", `${quoted(cell)}=${text}`])
      : [];
  const words =
    line.do === "check"
      ? ["--check"]
      : line.do === "repair"
        ? ["--repair", "--out", target]
        : [...inputs, "--out", target, ...cells];
  try {
    const ran = await run(source, "--json", ...words);
    return { ...ran, ...(existsSync(target) && { written: new Uint8Array(readFileSync(target)) }) };
  } catch (fault) {
    return { code: 1, answers: [], notes: [], refusal: (fault as Error).message };
  }
}

/** The cells of a file that is only read. */
export const printed = (line: Line, cells: readonly string[]): Promise<Ran> =>
  run(join(workbooks, line.file), "--json", ...cells);

/** "Größe!A1" as it is typed: 'Größe'!A1. */
export function quoted(place: string): string {
  const [, sheet, cell] = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.test(place) ? splitPlace(place) : [];
  return sheet === undefined ? place : `'${sheet.replaceAll("'", "''")}'!${cell}`;
}

function splitPlace(place: string): [string, string, string] {
  const at = place.lastIndexOf("!");
  const sheet = place.slice(0, at);
  return [place, sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet, place.slice(at + 1)];
}

/** What a file holds in its cells. */
export class Stored {
  private readonly file: WorkbookFile;

  constructor(bytes: Uint8Array) {
    this.file = WorkbookFile.open(bytes, ids);
  }

  private cell(place: string) {
    const [, sheet, cell] = place.includes("!") ? splitPlace(place) : ["", this.file.sheets[0]!.name, place];
    return this.file.sheet(sheet).cells.cell(cell);
  }

  value(place: string): SheetValue {
    return this.cell(place)?.value ?? null;
  }

  /** As stored; undefined for a cell without one. */
  formula(place: string): string | undefined {
    return this.cell(place)?.formula;
  }

  array(place: string): { kind: "dynamic" | "array"; range: string } | undefined {
    const cell = this.cell(place);
    return cell?.range === undefined ? undefined : { kind: cell.isDynamic ? "dynamic" : "array", range: cell.range };
  }
}

/** What is wanted, in the form that is compared: numbers to nine digits, a blank as null. */
export function comparable(value: unknown): unknown {
  if (value instanceof CellError) return { error: value.code };
  if (typeof value === "object" && value !== null && "error" in value) return { error: value.error };
  if (typeof value === "number") return Number(value.toPrecision(9));
  if (typeof value === "string") return value === "" ? null : value.replaceAll("\r\n", "\n");
  return value ?? null;
}

/** Parts that a change of cells may touch. */
export function mayChange(path: string, isWorksheet: (path: string) => boolean): boolean {
  return (
    isWorksheet(path) || /(?:^|\/)(?:calcChain|metadata|workbook)\.xml$|^\[Content_Types\]\.xml$|workbook\.xml\.rels$/.test(path)
  );
}

export const nameOf = (path: string): string => basename(path);
