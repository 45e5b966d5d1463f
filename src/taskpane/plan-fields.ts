/** The form of a new plan: its fields, and what somebody typed into them as the values of the planning sheet's inputs. */
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
  const cells = scalingPlan.workbook.sheets[0]!.cells;
  return Object.fromEntries(
    planFields.map(({ key, kind }) => {
      const input = scalingPlan.inputs.find((each) => each.key === key);
      const value = input && cells[input.address.split("!")[1]!]?.value;
      return [key, kind === "percent" && typeof value === "number" ? shortNumber(value * 100) : String(value ?? "")];
    }),
  );
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

export interface FieldFault {
  key: string;
  message: string;
}

/** The values of the fields, or what is wrong with them, a sentence each. */
export function readFields(texts: Readonly<Record<string, string>>): { values: PlanValues; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const values: Record<string, PlanValue> = {};
  for (const { key, label, kind, optional } of planFields) {
    const text = (texts[key] ?? "").trim();
    const plainLabel = label.replace(/, %$/, "");
    if (text === "") {
      values[key] = null;
      if (!optional) faults.push({ key, message: `${plainLabel} is needed.` });
    } else if (kind === "number" || kind === "percent") {
      const number = readNumberText(text);
      if (number === undefined) faults.push({ key, message: `${plainLabel} must be a number, was "${text}".` });
      else values[key] = kind === "percent" ? percentOf(number) : number;
    } else values[key] = text;
  }
  return { values, faults };
}

/** 0.05 percent is 0.0005 and not 0.0005000000000000001. */
function percentOf(number: number): number {
  return Number(`${number}e-2`);
}

/** A number as people type it: 70000, 70,000, 70 000.5, 0,5, .5, 5%. */
export function readNumberText(text: string): number | undefined {
  const tight = text.replace(/[\s\u00a0_']/g, "").replace(/%$/, "");
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(tight)
    ? tight.replace(/,/g, "")
    : tight.replace(/^([-+]?\d*),(\d+)$/, "$1.$2");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}
