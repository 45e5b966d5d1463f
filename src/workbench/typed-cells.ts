/** What is typed into cells of the sheet, read by the one reader: 0,5% is half a per cent whatever the browser's language. */
import type { LocaleWays } from "../door/locale";
import { waysOf } from "../door/locale";
import { serialOf } from "../door/sheet-layout";
import { readTyped, type Typed, type TypedKind } from "../door/typed";
import type { SheetValue } from "../grid/workbook-data";
import { decimalMarkKey } from "../look/decimal-mark";
import type { TypedCell, TypedInto } from "../sheet/typing";
import type { Template } from "../workbooks/template";

/** What becomes of a typed text, and what is said about it. */
export interface TypedAnswer {
  cell: TypedCell;
  /** A sentence about how it was read. */
  note?: string;
  /** Why it was not taken. */
  fault?: string;
  /** Two readings to choose from; until then the cell keeps what it held. */
  ask?: { text: string; readings: readonly { label: string; value: number }[] };
}

/** The kind of a cell: by the template's inputs, and by its number format. */
export function kindOf({ address, numberFormat }: Pick<TypedInto, "address" | "numberFormat">, template?: Template): TypedKind {
  if (numberFormat === "@") return "text";
  if (numberFormat?.includes("%")) return "percent";
  const input = template?.inputs.find((each) => each.address.replace(/'/g, "") === address.replace(/'/g, ""));
  return input?.kind ?? "general";
}

/** Reads what was typed into a cell. */
export function answerTyped(typed: TypedInto, ways: LocaleWays, template?: Template): TypedAnswer {
  const kind = kindOf(typed, template);
  const previous = typeof typed.previous === "number" ? typed.previous : undefined;
  const read = readTyped(typed.text, ways, kind, previous);
  const place = typed.address.replace(/^.*!/, "");
  if ("refuse" in read) {
    const fault = /^[A-Z]/.test(read.says) ? read.says : `${place} ${read.says}.`;
    return { cell: "as it was", fault };
  }
  if ("ask" in read) {
    const show = (value: number) => valueWords(value, kind);
    const readings = read.ask.map((value) => ({ label: show(value), value }));
    return {
      cell: "as it was",
      ask: { text: `${typed.text.trim()}: ${readings.map(({ label }) => label).join(" or ")}?`, readings },
    };
  }
  return { cell: cellOf(read), ...noteOf(read, place, kind) };
}

function cellOf(read: Exclude<Typed, { ask: number[] } | { says: string }>): TypedCell {
  if ("formula" in read) return { formula: read.formula };
  if ("number" in read) return { value: read.number };
  if ("date" in read) {
    const at = Date.parse(`${read.date}Z`);
    return { value: serialOf(at), numberFormat: at % 86_400_000 === 0 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
  }
  const value: SheetValue = "blank" in read ? null : "text" in read ? read.text : read.boolean;
  return { value };
}

function noteOf(read: Typed, place: string, kind: TypedKind): { note?: string } {
  if (!("shown" in read) || !read.shown) return {};
  if ("formula" in read) return { note: "Read with ; between arguments and , as decimal mark." };
  if ("date" in read) return { note: `${place} was read as ${read.date.replace("T00:00:00", "")}.` };
  return "number" in read ? { note: `${place} was read as ${valueWords(read.number, kind)}.` } : {};
}

/** 0.005 of a percent cell is 0.5%. */
export function valueWords(value: number, kind: TypedKind): string {
  const plain = (number: number) => Number(number.toPrecision(12)).toLocaleString("en-US", { maximumFractionDigits: 12 });
  return kind === "percent" ? `${plain(Number(`${value}e2`) || value * 100)}%` : plain(value);
}

/** The ways of the browser's language, with the decimal mark that the reader chose. */
export function readersWays(language: string, storage: Pick<Storage, "getItem"> | undefined): LocaleWays {
  const ways = waysOf(language);
  const chosen = storage?.getItem(decimalMarkKey);
  return chosen === "." || chosen === "," ? { ...ways, decimal: chosen } : ways;
}

/** Keeps the reader's choice; undefined goes back to the browser's language. */
export function keepDecimalMark(mark: "." | "," | undefined, storage: Pick<Storage, "setItem" | "removeItem">): void {
  if (mark === undefined) storage.removeItem(decimalMarkKey);
  else storage.setItem(decimalMarkKey, mark);
}
