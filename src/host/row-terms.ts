/** Reads the rows of a table that bring terms of their own, above those of a terms argument. */
import type { ContractTerms } from "../calc/contract-terms";
import type { Contract } from "../calc/contracts/contracts";
import type { Input } from "./arguments";
import type { TermKey } from "./term-names";
import { contractOf, readValues, termsOf, type TermValues } from "./terms";

/** Terms of a row of a table that has its own, and what its contract settles in, where a code says so. */
export interface RowTerms {
  readonly terms: ContractTerms;
  readonly settle: string | undefined;
}

/** Which cells of a terms argument the contract of a row stands above. */
const supplied: readonly (readonly [keyof Contract["terms"], readonly TermKey[]])[] = [
  ["size", ["size"]],
  ["type", ["type"]],
  ["tick", ["tick"]],
  ["lot", ["lot"]],
  ["maintenance", ["mmr", "amount"]],
];

/**
 * Reads rows that bring terms of their own: for each term the row's cell wins, then the contract of the row, then the terms argument,
 * in which the keys `rowOnly` count for nothing.
 */
export function rowTermsReader(terms: Input, rowOnly: readonly TermKey[]): (row: TermValues) => RowTerms {
  const shared = readValues(terms);
  const common = contractOf(shared);
  for (const key of rowOnly) delete shared[key];
  return (row) => {
    const own = contractOf(row);
    const below = { ...shared };
    const contract: Partial<ContractTerms> = { ...common?.terms, ...own?.terms };
    for (const [fact, cells] of supplied) {
      if (own?.terms[fact] !== undefined) for (const key of cells) delete below[key];
      else if (own !== undefined && common?.terms[fact] !== undefined) Object.assign(contract, { [fact]: common.terms[fact] });
    }
    return { terms: termsOf({ ...below, ...row }, contract), settle: (own ?? common)?.settle };
  };
}
