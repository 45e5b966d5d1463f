/** The form of a new plan: its fields, and what somebody typed into them as the values of the planning sheet's inputs. */
import { type LocaleWays, waysOf } from "../door/locale";
import { readTyped, type Typed } from "../door/typed";
import { scalingPlan } from "../workbooks/scaling-plan";

export interface PlanField {
  /** The key of the planning sheet's input. */
  key: string;
  label: string;
  kind: "number" | "percent" | "text" | "choice";
  hint: string;
  choices?: readonly { value: string; label: string }[];
  /** Shown at once, or among the further settings. */
  place: "main" | "more";
  /** May be left empty. */
  optional?: boolean;
}

const sides = [
  { value: "long", label: "Long" },
  { value: "short", label: "Short" },
];
const rules = [
  { value: "entry", label: "To the entries" },
  { value: "breakeven", label: "To break-even" },
  { value: "atr", label: "Behind the newest entry by ATR" },
  { value: "hold", label: "Never moved" },
];

export const planFields: readonly PlanField[] = [
  { key: "side", label: "Side", kind: "choice", choices: sides, hint: "", place: "main" },
  { key: "entry", label: "Entry price", kind: "number", hint: "First step, quote currency", place: "main" },
  { key: "stop", label: "Initial stop", kind: "number", hint: "On the losing side of the entry", place: "main" },
  { key: "total", label: "Total contracts", kind: "number", hint: "Of the whole plan", place: "main" },
  { key: "weights", label: "Split", kind: "text", hint: "thirds, 30/40/30, equal 4, pyramid 4", place: "main" },
  { key: "distance", label: "Trigger distance, %", kind: "percent", hint: "From step to step", place: "main" },
  { key: "size", label: "Contract size", kind: "number", hint: "Base units per contract", place: "main" },
  { key: "leverage", label: "Leverage", kind: "number", hint: "1 or more", place: "main", optional: true },
  { key: "fee", label: "Fee, %", kind: "percent", hint: "Each side; 0.05 for 0.05%", place: "main", optional: true },
  { key: "equity", label: "Account equity", kind: "number", hint: "Settlement currency", place: "main" },
  { key: "rule", label: "Stop rule", kind: "choice", choices: rules, hint: "", place: "more" },
  { key: "tick", label: "Tick size", kind: "number", hint: "Empty: prices are not rounded", place: "more", optional: true },
  { key: "slippage", label: "Stop slippage, %", kind: "percent", hint: "Of the stop price", place: "more", optional: true },
  {
    key: "mmr",
    label: "Maintenance margin, %",
    kind: "percent",
    hint: "Of the value; for liquidation",
    place: "more",
    optional: true,
  },
  { key: "maxRisk", label: "Max risk per trade, %", kind: "percent", hint: "Of equity", place: "more", optional: true },
  { key: "maxLeverage", label: "Max leverage", kind: "number", hint: "For the audit", place: "more", optional: true },
  { key: "atr", label: "ATR", kind: "number", hint: "Price units; for the stop distance", place: "more", optional: true },
  { key: "target1", label: "First target", kind: "number", hint: "Price; empty: no exit plan", place: "more", optional: true },
  { key: "target2", label: "Second target", kind: "number", hint: "Price", place: "more", optional: true },
];

export type PlanValue = number | string | null;
export type PlanValues = Readonly<Record<string, PlanValue>>;

/** The texts that the form begins with: the example of the planning sheet. */
export function initialTexts(): Record<string, string> {
  return Object.fromEntries(
    planFields.map(({ key, kind }) => {
      const value = initialValue(key);
      return [key, kind === "percent" && typeof value === "number" ? shortNumber(value * 100) : String(value ?? "")];
    }),
  );
}

function initialValue(key: string): unknown {
  const input = scalingPlan.inputs.find((each) => each.key === key);
  return input && scalingPlan.workbook.sheets[0]!.cells[input.address.split("!")[1]!]?.value;
}

/** What the fields held before somebody typed: the nearer one of two readings is told by it. */
function initialValues(): Record<string, number | undefined> {
  const entries = planFields.map(({ key }) => [key, initialValue(key)] as const);
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "number" ? value : undefined]));
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

export interface FieldFault {
  key: string;
  message: string;
}

/** What is told of a field: its fault, or how its text was read where that is not plain. */
export interface ReadFields {
  values: PlanValues;
  faults: FieldFault[];
  /** "= 0.001" beside a field. */
  readings: FieldFault[];
}

/** The values of the fields, or what is wrong with them, a sentence each. */
export function readFields(texts: Readonly<Record<string, string>>, ways: LocaleWays = waysOf("en-US")): ReadFields {
  const [faults, readings]: [FieldFault[], FieldFault[]] = [[], []];
  const values: Record<string, PlanValue> = {};
  const initial = initialValues();
  for (const { key, label, kind, optional } of planFields) {
    const text = (texts[key] ?? "").trim();
    const plainLabel = label.replace(/, %$/, "");
    if (text === "") {
      values[key] = null;
      if (!optional) faults.push({ key, message: `${plainLabel} is needed.` });
    } else if (kind === "number" || kind === "percent") {
      const read = readTyped(text, ways, kind, initial[key]);
      if ("number" in read) {
        values[key] = read.number;
        if (read.shown) readings.push({ key, message: `= ${kind === "percent" ? percentWords(read.number) : read.number}` });
      } else faults.push({ key, message: faultWords(plainLabel, text, kind, read) });
    } else values[key] = text;
  }
  return { values, faults, readings };
}

function faultWords(label: string, text: string, kind: "number" | "percent", read: Typed): string {
  if ("ask" in read) {
    const [first, second] = read.ask.map((value) => (kind === "percent" ? percentWords(value) : String(value)));
    return `${text} may be ${first} or ${second}: write ${label} so that only one is meant.`;
  }
  const wrong = "refuse" in read && read.refuse === "date" ? read.says : `must be a number, was "${text}"`;
  return `${label} ${wrong}.`;
}

/** 0.0005 is 0.05%, without noise. */
function percentWords(value: number): string {
  return `${shortNumber(value * 100)}%`;
}
