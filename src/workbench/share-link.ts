/** A plan's inputs in the part of an address after #, which a browser never sends anywhere. Inputs only: no formula travels. */
import type { SheetValue } from "../grid/workbook-data";
import { planContracts } from "../plan/contract-list";
import type { Template, TemplateInput } from "../workbooks/template";
import { fromFormer, templateNow } from "./former-links";

/** Nothing an input holds is longer. */
const longestText = 200;

export interface SharedPlan {
  template: Template;
  /** By address: what to put into each input that the link names; null empties it. */
  values: Record<string, SheetValue>;
  /** What has to be said of a link of an older version. */
  notes?: readonly string[];
}

/** What a link holds of a workbook, and what it does not. */
export interface ShareText {
  fragment: string;
  /** The inputs that it holds, as the sheet calls them. */
  labels: string[];
}

/** "#scaling-plan?Side=short&Entry_price=3500": every input that differs from the template. Throws a sentence when one cannot travel. */
export function toFragment(template: Template, read: (address: string) => SheetValue): ShareText {
  const query = new URLSearchParams();
  const labels: string[] = [];
  const values = sharedValues(template, read);
  for (const input of template.inputs) {
    const value = values.get(input.key) ?? null;
    if (value === (initialOf(template, input) ?? null)) continue;
    if (typeof value === "object" && value !== null) throw new Error(`${input.label} is an error: mend it first`);
    if (input.kind === "number" && typeof value === "string" && value !== "")
      throw new Error(`${input.label} must be a number, was "${shortened(value)}": mend it first`);
    query.set(input.key, String(value ?? ""));
    labels.push(labelIn(input));
  }
  const text = query.toString();
  return { fragment: `#${template.id}${text === "" ? "" : `?${text}`}`, labels };
}

/** Of two plans an input is told with the letter of its plan. */
function labelIn({ key, label }: TemplateInput): string {
  const letter = /^([A-Z])\./.exec(key)?.[1];
  return letter === undefined ? label : `${letter}'s ${label}`;
}

/** A contract of one's own is in nobody else's list: its figures travel as typed ones. */
function sharedValues(template: Template, read: (address: string) => SheetValue): Map<string, SheetValue> {
  const values = new Map(template.inputs.map(({ key, address }) => [key, read(address)]));
  const { workbook } = template;
  const own = (letter: string) => workbook.sheets.find(({ name }) => name === `Plan ${letter}`)?.names ?? {};
  const plans = [["", workbook.names ?? {}] as const, ...["A", "B"].map((letter) => [`${letter}.`, own(letter)] as const)];
  for (const [prefix, names] of plans) {
    const at = (name: string): SheetValue => {
      const place = names[name]?.replaceAll("$", "");
      return place === undefined ? null : read(place);
    };
    const code = String(values.get(`${prefix}Contract`) ?? "").trim();
    const isOwn = code !== "" && !planContracts.some((each) => each.code.toLowerCase() === code.toLowerCase());
    if (!isOwn || !(Number(at("Contract_row")) > 0)) continue;
    values.set(`${prefix}Contract`, null);
    for (const [key, name] of ownFigures) {
      const value = values.get(prefix + key) ?? null;
      if (value === null || value === "") values.set(prefix + key, at(name) === "" ? null : at(name));
    }
  }
  return values;
}

const ownFigures: readonly (readonly [key: string, name: string])[] = [
  ["Contract_size", "Size_used"],
  ["Contract_type", "Type_used"],
  ["Tick_size", "Tick_used"],
  ["Lot_step", "Lot_used"],
  ["Settlement_currency", "Settles_in"],
  ["Fee_rate", "Fee_used"],
];

function initialOf({ workbook }: Template, { address }: TemplateInput): SheetValue | undefined {
  const [, sheet = "", cell = ""] = /^(.*)!([A-Z]+\d+)$/.exec(address) ?? [];
  return workbook.sheets.find(({ name }) => name === sheet.replace(/^'|'$/g, ""))?.cells[cell]?.value;
}

/** What a link asks for; undefined when the address carries none. Throws a sentence for a link that cannot be right. */
export function fromFragment(fragment: string, templates: readonly Template[]): SharedPlan | undefined {
  const text = fragment.replace(/^#/, "");
  if (text === "") return undefined;
  const [id = "", query = ""] = splitAt(text, "?");
  const template = templates.find((each) => each.id === templateNow(id));
  if (!template) throw new Error(`it names no template of the workbench ("${shortened(id)}")`);
  const named = new Map(new URLSearchParams(query));
  const former = fromFormer(id, named, new Set(template.inputs.map(({ key }) => key)));
  const given = former?.given ?? named;
  const values: Record<string, SheetValue> = {};
  for (const input of template.inputs) {
    const raw = given.get(input.key);
    if (raw !== undefined) values[input.address] = valueOf(input, raw, initialOf(template, input) ?? null);
    given.delete(input.key);
  }
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new Error(`it holds an input that is not known ("${shortened(unknown)}")`);
  return { template, values, ...(former && former.notes.length > 0 && { notes: former.notes }) };
}

function valueOf({ label, kind }: TemplateInput, raw: string, initial: SheetValue): SheetValue {
  if (raw.length > longestText) throw new Error(`its ${label} is too long (${raw.length} characters)`);
  if (raw === "") return null;
  if (kind === "number") {
    const number = Number(raw);
    if (raw.trim() === "" || !Number.isFinite(number)) throw new Error(`its ${label} must be a number, was "${shortened(raw)}"`);
    return number;
  }
  // Where words stand beside numbers or TRUE and FALSE, such as First bar, these are no words
  if (typeof initial === "boolean" && /^(true|false)$/i.test(raw)) return raw.toLowerCase() === "true";
  if (typeof initial === "number" && raw.trim() !== "" && Number.isFinite(Number(raw))) return Number(raw);
  // A text that begins like a formula would be calculated
  if (/^[=+@]/.test(raw.trim())) throw new Error(`its ${label} is a formula; a link carries inputs only`);
  return raw;
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
