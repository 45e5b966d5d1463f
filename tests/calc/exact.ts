/** For tests that call calc itself: numbers in, and results against fractions that were worked out by hand. */
import { type ContractTerms, defaultTerms } from "../../src/calc/contract-terms";
import { Decimal } from "../../src/calc/decimal";
import { DomainError } from "../../src/calc/domain-error";
import type { Fill } from "../../src/calc/fill";

export const d = (value: number | string): Decimal => new Decimal(value);

/** Fills of [contracts, price]. */
export const fills = (...pairs: (readonly [number, number])[]): Fill[] =>
  pairs.map(([contracts, price]) => ({ contracts: d(contracts), price: d(price) }));

/** Terms with some of their numbers stated. */
export function terms(stated: Record<string, number | string> = {}): ContractTerms {
  const entries = Object.entries(stated).map(([key, value]) => [key, typeof value === "number" ? d(value) : value]);
  return { ...defaultTerms, ...(Object.fromEntries(entries) as Partial<ContractTerms>) };
}

/** A result as a number, rounded to twelve digits as the expected fraction is. */
export const shown = (value: Decimal | number | undefined): number | undefined =>
  value === undefined ? undefined : Number(Number(value.toString()).toPrecision(12));

/** A fraction over another, to twelve digits. */
export const over = (numerator: number, denominator: number): number => Number((numerator / denominator).toPrecision(12));

/** The kind and the words of a refusal. */
export function refusalOf(act: () => unknown): [kind: string, words: string] {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof DomainError) return [thrown.kind, thrown.message];
    throw thrown;
  }
  throw new Error("nothing was refused");
}
