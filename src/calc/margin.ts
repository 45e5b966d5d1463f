import type { InitialMargining, Pricing } from "./contract-terms";
import type { Decimal } from "./decimal";
import type { Fills } from "./holding";
import { entryValue, totalContracts } from "./position";

/** Initial margin at a leverage: value at entry / leverage. */
export function marginAtLeverage(fills: Fills, leverage: Decimal, terms: Pricing): Decimal {
  return entryValue(fills, terms).div(leverage);
}

/** Initial margin where an exchange states it in money per contract. */
export function marginInMoney(contracts: Decimal, marginPerContract: Decimal): Decimal {
  return contracts.times(marginPerContract);
}

/** Initial margin of fills under their terms: money per contract where it is given, else value / leverage; undefined without either. */
export function initialMargin(fills: Fills, terms: Pricing & InitialMargining): Decimal | undefined {
  if (terms.marginPerContract !== undefined) return marginInMoney(totalContracts(fills), terms.marginPerContract);
  return terms.leverage && marginAtLeverage(fills, terms.leverage, terms);
}
