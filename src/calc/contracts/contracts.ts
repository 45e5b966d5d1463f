import type { ContractTerms, ContractType } from "../contract-terms";
import { type Decimal, decimalOf } from "../decimal";
import { DomainError, shortened } from "../domain-error";
import { type MaintenanceTier, maintenanceTiers } from "../maintenance";
import type { ContractRow, TierTable } from "./contract-row";
import { contractTable } from "./contract-table";
import { nearCodes } from "./near-codes";

/** A listed contract: its facts, and what its code supplies as terms. An unconfirmed fact is undefined. */
export interface Contract {
  readonly code: string;
  readonly venue: string;
  readonly size: Decimal;
  readonly type: ContractType;
  readonly quote: string;
  readonly settle: string;
  readonly tick: Decimal | undefined;
  readonly lot: Decimal | undefined;
  readonly taker: Decimal | undefined;
  readonly maker: Decimal | undefined;
  readonly venueMaxLeverage: Decimal | undefined;
  readonly fundingHours: Decimal | undefined;
  readonly asOf: string;
  readonly source: string;
  /** Never fees or leverage: they depend on the account. */
  readonly terms: Partial<Pick<ContractTerms, "size" | "type" | "tick" | "lot" | "maintenance">>;
}

function optional(value: number | undefined): Decimal | undefined {
  return value === undefined ? undefined : decimalOf(value);
}

function shippedTiers({ rows, lastCap }: TierTable): readonly MaintenanceTier[] {
  const column = (index: 0 | 1 | 2) => rows.map((row) => decimalOf(row[index]));
  const tiers = maintenanceTiers(column(0), column(1), column(2));
  return tiers.map((tier) => ({ ...tier, cap: tier.cap ?? decimalOf(lastCap) }));
}

function contractOf(code: string, row: ContractRow): Contract {
  const { venue, type, quote, settle, asOf, source } = row;
  const [size, tick, lot] = [decimalOf(row.size), optional(row.tick), optional(row.lot)];
  const maintenance = row.tiers && shippedTiers(row.tiers);
  return {
    ...{ code, venue, size, type, quote, settle, tick, lot, asOf, source },
    taker: optional(row.taker),
    maker: optional(row.maker),
    venueMaxLeverage: optional(row.venueMaxLeverage),
    fundingHours: optional(row.fundingHours),
    terms: { size, type, tick, lot, maintenance },
  };
}

/** Every listed contract, in the order of the table. */
export const contracts: readonly Contract[] = Object.entries(contractTable).map(([code, row]) => contractOf(code, row));

const byCode: ReadonlyMap<string, Contract> = new Map(contracts.map((contract) => [contract.code.toUpperCase(), contract]));

/** The date of the contract table: that of its newest row. */
export const contractTableDate: string = contracts.map(({ asOf }) => asOf).sort()[contracts.length - 1]!;

/** The contract of a code, in any letter case. */
export function findContract(code: string): Contract {
  const contract = byCode.get(code.trim().toUpperCase());
  if (contract !== undefined) return contract;
  const near = nearCodes(code, [...byCode.keys()]);
  const hint = near.length === 0 ? "" : `near matches are ${near.join(", ")}; `;
  throw new DomainError("notEnoughData", `unknown contract ${shortened(code.trim())}; ${hint}MICRO.SPEC("*") lists all codes`);
}

/** The maintenance tiers of a contract code; notEnoughData where the venue publishes none that we know of. */
export function contractTiers(code: string): readonly MaintenanceTier[] {
  const contract = findContract(code);
  if (contract.terms.maintenance !== undefined) return contract.terms.maintenance;
  throw new DomainError(
    "notEnoughData",
    `${contract.code} has no maintenance tiers in the contract table; give a rate or a table of tiers`,
  );
}
