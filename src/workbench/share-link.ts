/** A plan's inputs in the part of an address after #, which a browser never sends anywhere. Inputs only: no formula travels. */
import type { SheetValue } from "../grid/workbook-data";
import type { Template, TemplateInput } from "../workbooks/template";

/** Nothing an input holds is longer. */
const longestText = 200;

export interface SharedPlan {
  template: Template;
  /** By address: what to put into each input; null empties it. */
  values: Record<string, SheetValue>;
}

/** "#scaling-plan?side=long&entry=70000". Empty inputs are left out. */
export function toFragment(template: Template, read: (address: string) => SheetValue): string {
  const query = new URLSearchParams();
  for (const { key, address } of template.inputs) {
    const value = read(address);
    if (value === null || value === "" || typeof value === "object") continue;
    query.set(key, String(value));
  }
  return `#${template.id}?${query.toString()}`;
}

/** What a link asks for; undefined when the address carries none. Throws a sentence for a link that cannot be right. */
export function fromFragment(fragment: string, templates: readonly Template[]): SharedPlan | undefined {
  const text = fragment.replace(/^#/, "");
  if (text === "") return undefined;
  const [id = "", query = ""] = splitAt(text, "?");
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`it names no template of the workbench ("${shortened(id)}")`);
  const given = new Map(new URLSearchParams(query));
  const values: Record<string, SheetValue> = {};
  for (const input of template.inputs) {
    const raw = given.get(input.key);
    values[input.address] = raw === undefined ? null : valueOf(input, raw);
    given.delete(input.key);
  }
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new Error(`it holds an input that is not known ("${shortened(unknown)}")`);
  if (Object.values(values).every((value) => value === null)) throw new Error("it holds no input");
  return { template, values };
}

function valueOf({ key, label, kind }: TemplateInput, raw: string): SheetValue {
  if (raw.length > longestText) throw new Error(`its ${label} is too long (${raw.length} characters)`);
  if (kind === "number") {
    const number = Number(raw);
    if (raw.trim() === "" || !Number.isFinite(number)) {
      throw new Error(`its ${label} (${key}) must be a number, was "${shortened(raw)}"`);
    }
    return number;
  }
  // A text that begins like a formula would be calculated
  if (/^[=+@]/.test(raw.trim())) throw new Error(`its ${label} (${key}) is a formula; a link carries inputs only`);
  return raw;
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
