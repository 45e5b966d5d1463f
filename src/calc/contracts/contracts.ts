import type { ContractTerms } from "../contract-terms";
import { DomainError } from "../domain-error";

/** A listed contract: what its code supplies as terms. */
export interface Contract {
  readonly code: string;
  readonly terms: Partial<Pick<ContractTerms, "size" | "type" | "tick" | "lot" | "maintenance">>;
}

/** The contract of a code, in any letter case. */
export function findContract(code: string): Contract {
  throw new DomainError("notEnoughData", `unknown contract "${code}"`);
}
