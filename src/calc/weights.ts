import { Decimal, decimalOfWide, one, wide, type WideDecimal, zero } from "./decimal";
import { positive, stepCount } from "./domain";
import { DomainError, shortened } from "./domain-error";

/** How a whole is shared out: parts in proportion, of any positive sum. */
export interface Weights {
  readonly parts: readonly Decimal[];
  readonly whole: Decimal;
  /** The same in more digits than money has, where parts differ so much that 34 digits cannot compare their shares. */
  readonly wide?: WideWeights;
}

interface WideWeights {
  readonly parts: readonly WideDecimal[];
  readonly whole: WideDecimal;
}

/** Below this, in whole parts and in decimals, products of weights and lots are exact in 34 digits. */
const ordinary = new Decimal("1e9");

/** Weights from positive numbers. */
export function weightsOf(values: readonly Decimal[]): Weights {
  const whole = values.reduce((total, part) => total.plus(part), zero);
  const isOrdinary = whole.lt(ordinary) && values.every((value) => value.times(ordinary).isInteger());
  return isOrdinary ? { parts: values, whole } : wideWeights(values.map(wide));
}

function wideWeights(parts: readonly WideDecimal[]): Weights {
  const whole = parts.reduce((total, part) => total.plus(part), wide(zero));
  return { parts: parts.map(decimalOfWide), whole: decimalOfWide(whole), wide: { parts, whole } };
}

/** The same weight for every step. */
export function equalWeights(steps: number): Weights {
  return weightsOf(Array.from({ length: steps }, () => one));
}

/** The steps count, count - 1, ..., 1. */
function pyramidWeights(steps: number): Weights {
  return weightsOf(Array.from({ length: steps }, (_item, index) => new Decimal(steps - index)));
}

function unreadable(text: string): DomainError {
  const forms = '"thirds", "30/40/30", "1/4,1/4,1/2", "equal 4" or "pyramid 4"';
  return new DomainError("argument", `weights must be numbers or a text such as ${forms}, was "${shortened(text)}"`);
}

function numberIn(item: string, text: string): Decimal {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(item)) throw unreadable(text);
  return positive("weights", new Decimal(item));
}

/** A list of fractions such as 1/4, 1/4, 1/2: brought to one denominator, so that a third stays a third. */
function fractionWeights(items: readonly string[], text: string): Weights {
  const fractions = items.map((item) => {
    const [over, under = "1", ...rest] = item.split("/").map((part) => part.trim());
    if (rest.length > 0) throw unreadable(text);
    return { over: numberIn(over!, text), under: numberIn(under, text) };
  });
  const denominator = fractions.reduce((product, { under }) => product.times(wide(under)), wide(one));
  const parts = fractions.map(({ over, under }) => wide(over).times(denominator).div(wide(under)));
  return denominator.lt(ordinary.toString()) ? weightsOf(parts.map(decimalOfWide)) : wideWeights(parts);
}

let lastRead: { readonly text: string; readonly weights: Weights } | undefined;

/** Weights from a text: "thirds", "30/40/30", "1/4,1/4,1/2", "equal 4" or "pyramid 4", in any letter case. */
export function weightsFromText(text: string): Weights {
  // The formulas of a sheet hand over one text again and again
  if (lastRead?.text !== text) lastRead = { text, weights: readText(text) };
  return lastRead.weights;
}

function readText(text: string): Weights {
  const words = text.trim().toLowerCase();
  if (words === "thirds") return equalWeights(3);
  const counted = /^(equal|pyramid)\s+(\S+)$/.exec(words);
  if (counted !== null) {
    const steps = stepCount("the number of steps in weights", numberIn(counted[2]!, text)).toNumber();
    return counted[1] === "equal" ? equalWeights(steps) : pyramidWeights(steps);
  }
  const items = words.split(/[,;]/).map((item) => item.trim());
  if (items.length > 1) return fractionWeights(items, text);
  const parts = words.split("/").map((part) => part.trim());
  if (parts.length > 1) return weightsOf(parts.map((part) => numberIn(part, text)));
  throw unreadable(text);
}
