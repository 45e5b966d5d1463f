/** The facts of a contract under the names that a sheet shows; the spilled table can be used as terms. */
import type { Contract } from "../calc/contracts/contracts";
import { badArgument, type Input, quoted } from "./arguments";
import type { ResultValue } from "./results";
import { folded } from "./term-names";

interface ContractFact {
  readonly name: string;
  /** What an Inputs block calls it, where that differs. */
  readonly label?: string;
  readonly of: (contract: Contract) => ResultValue;
}

/** In the order in which MICRO.SPEC shows them. */
export const contractFacts: readonly ContractFact[] = [
  { name: "contract", of: (contract) => contract.code },
  { name: "venue", of: (contract) => contract.venue },
  { name: "size", label: "contract size", of: (contract) => contract.size },
  { name: "type", label: "contract type", of: (contract) => contract.type },
  { name: "quote", of: (contract) => contract.quote },
  { name: "settle", of: (contract) => contract.settle },
  { name: "tick", label: "tick size", of: (contract) => contract.tick },
  { name: "lot", label: "lot step", of: (contract) => contract.lot },
  { name: "taker", of: (contract) => contract.taker },
  { name: "maker", of: (contract) => contract.maker },
  { name: "venue max leverage", of: (contract) => contract.venueMaxLeverage },
  { name: "funding hours", of: (contract) => contract.fundingHours },
  { name: "as of", of: (contract) => contract.asOf },
  { name: "source", of: (contract) => contract.source },
];

/** The fact of a field name; letter case, spaces, hyphens and underscores do not count. */
export function findFact(field: Input): ContractFact {
  const wanted = typeof field === "string" ? folded(field) : "";
  const fact = contractFacts.find(({ name, label }) => folded(name) === wanted || (label && folded(label) === wanted));
  if (fact !== undefined) return fact;
  throw badArgument(`field must be one of ${contractFacts.map(({ name }) => name).join(", ")}, was ${quoted(field)}`);
}
