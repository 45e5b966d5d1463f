/** Reads what a maintenance margin follows from: a rate, a table of tiers as MICRO.TIERS spills it, or a contract code. */
import { contractTiers } from "../calc/contracts/contracts";
import { type Decimal, decimalOf, zero } from "../calc/decimal";
import { type DomainCheck, leverageDomain, notNegative, positive, rate } from "../calc/domain";
import { DomainError } from "../calc/domain-error";
import { flatMaintenance, type MaintenanceTier } from "../calc/maintenance";
import { badArgument, type Input, InputError, isBlank, quoted, readCell, readNumber } from "./arguments";
import { CellError, isTable } from "../grid/cell";

const forms = "a rate, a contract code or a table with the columns floor, cap, rate, amount and max leverage";

/** The tiers of a maintenance argument. `amount` is the deduction that goes with a plain rate. */
export function readMaintenance(value: Input, amount: () => Decimal = () => zero): readonly MaintenanceTier[] {
  if (isTable(value) && value[0]!.length > 1) return readTiers(value);
  const cell = readCell(value, "maintenance");
  if (isBlank(cell)) throw badArgument(`maintenance is required: ${forms}; was empty`);
  if (typeof cell === "string") return contractTiers(cell);
  if (typeof cell !== "number") throw badArgument(`maintenance must be ${forms}, was ${quoted(cell)}`);
  return flatMaintenance(rate("maintenance", decimalOf(cell)), amount());
}

/** Rows of tiers. A header of words and blank rows at the end are left out; Excel for desktop hands blanks over as 0. */
function readTiers(table: readonly (readonly Input[])[]): MaintenanceTier[] {
  const width = table[0]!.length;
  if (width < 4 || width > 5) throw badArgument(`maintenance must be ${forms}, had ${width} columns`);
  const error = table.flat().find((cell) => cell instanceof CellError);
  if (error instanceof CellError) throw new InputError(error);
  const rows = isHeader(table[0]!) ? table.slice(1) : [...table];
  while (rows.length > 1 && rows[rows.length - 1]!.every((cell) => isBlank(cell) || cell === 0)) rows.pop();
  if (rows.length === 0) throw badArgument(`maintenance must be ${forms}, was empty`);
  const tiers = rows.map((row, index) => readTier(row, `maintenance (row ${index + 1})`, index === rows.length - 1));
  tiers.slice(1).forEach((tier, index) => checkOrder(tiers[index]!, tier));
  return tiers;
}

function isHeader(row: readonly Input[]): boolean {
  return typeof row[0] === "string" && !isBlank(row[0]);
}

function readTier([floor, cap, tierRate, amount, maxLeverage]: readonly Input[], row: string, isLast: boolean): MaintenanceTier {
  const number = (cell: Input, column: string, check: DomainCheck) => readNumber(cell, `${column} of ${row}`, check);
  const isOpen = isLast && (isBlank(cap) || cap === 0);
  const tier = {
    floor: number(floor, "floor", notNegative),
    cap: isOpen ? undefined : number(cap, "cap", positive),
    rate: number(tierRate, "rate", rate),
    amount: isBlank(amount) ? zero : number(amount, "amount", notNegative),
    maxLeverage: isBlank(maxLeverage) || maxLeverage === 0 ? undefined : number(maxLeverage, "max leverage", leverageDomain),
  };
  if (tier.cap === undefined || tier.cap.gt(tier.floor)) return tier;
  throw new DomainError("range", `cap of ${row} must be above its floor ${tier.floor}, was ${tier.cap}`);
}

/** Tiers may leave a gap, in which there is no tier, but they may not overlap. */
function checkOrder(lower: MaintenanceTier, upper: MaintenanceTier): void {
  if (upper.floor.gte(lower.cap!)) return;
  throw new DomainError("range", `maintenance must have ascending tiers: floor ${upper.floor} comes after cap ${lower.cap!}`);
}
