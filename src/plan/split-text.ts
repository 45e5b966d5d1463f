/** What is typed as Split and Exit split. */
import { Decimal } from "../calc/decimal";
import { weightsFromText } from "../calc/weights";

export const mostSteps = 12;

/** A split that is understood: as SCALE.PLAN takes it, with its steps, and how often its smallest part is contained in the whole. */
export interface SplitRead {
  text: string;
  steps: number;
  /** The list has its own number of steps, which wins over Steps. */
  isList: boolean;
  spread: Decimal;
}

/** A number: more steps than a plan has. Undefined: no split. Without a number of steps the bare words count as none. */
export function readSplit(value: unknown, steps: number | undefined): SplitRead | number | undefined {
  if (typeof value !== "string") return undefined;
  const words = value.trim().toLowerCase();
  const isBare = words === "equal" || words === "pyramid";
  if (isBare && steps === undefined) return undefined;
  const text = isBare ? `${words} ${steps}` : words;
  if (!/^(thirds|(equal|pyramid) +\d+|[\d./,; ]+)$/.test(text)) return undefined;
  const counted = /^(?:equal|pyramid) +(\d+)$/.exec(text);
  if (counted && Number(counted[1]) > mostSteps) return Number(counted[1]);
  try {
    const { parts, whole } = weightsFromText(text);
    if (parts.length > mostSteps) return parts.length;
    const spread = new Decimal(whole.toString()).div(Decimal.min(...parts.map((part) => part.toString())));
    return { text, steps: parts.length, isList: !isBare, spread };
  } catch {
    return undefined;
  }
}

/** The parts of an exit split such as 50/30/20; undefined where it is none. "equal" has as many parts as there are targets. */
export function exitParts(value: unknown, targets: number): number | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim().toLowerCase();
  if (text === "equal") return targets;
  const parts = text.split("/");
  const isList = parts.length > 1 && parts.every((part) => /^ *(\d+\.?\d*|\.\d+) *$/.test(part) && Number(part) > 0);
  return isList ? parts.length : undefined;
}
