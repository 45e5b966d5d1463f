import { contractTableDate } from "../../calc/contracts/contracts";
import { version } from "../../host/version";

/**
 * Version of the add-in and the date of the contract table that ships with it.
 *
 * @customfunction MICRO.VERSION
 * @returns Text such as "MicroScale 1.0.0, contract table of 2026-01-01".
 * @throws nothing
 * @example =LEFT(MICRO.VERSION(),10) // MicroScale
 * @example =ISNUMBER(SEARCH("contract table of",MICRO.VERSION())) // TRUE
 * @see MICRO.SPEC
 */
export function microVersion(): any {
  return `MicroScale ${version}, contract table of ${contractTableDate}`;
}
