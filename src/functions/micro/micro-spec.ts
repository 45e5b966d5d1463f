import { contracts, findContract } from "../../calc/contracts/contracts";
import { badArgument, isBlank, quoted, readCell } from "../../host/arguments";
import { contractFacts, findFact } from "../../host/contract-facts";
import { toCell, toTable } from "../../host/results";

/**
 * Facts of a listed contract from the table that ships with the add-in: size, type, tick, fees and so on, with a date and a source.
 *
 * Facts that no source confirms are blank. Venues change them: look at "as of" and check with your venue. The table can be used as terms; it then supplies size, type, tick and lot, never fees or leverage, which depend on your account.
 *
 * @customfunction MICRO.SPEC
 * @param code Contract code VENUE:SYMBOL in any letter case, "CME:MBT" (CME stands for all exchanges of CME Group), or "*" for the list of all codes.
 * @param [field] One fact alone: contract, venue, size, type, quote, settle, tick, lot, taker, maker, venue max leverage, funding hours, as of or source.
 * @returns Table Name, Value; with field one value; with "*" a table Code, Venue, Size, Type.
 * @throws #VALUE! code is empty or no text, field is unknown, or field is given with "*"
 * @throws #N/A the code is unknown; the reason lists near matches
 * @source CME, Binance, Bybit, BingX, WEEX, MEXC and Coinbase, as each row of the table states
 * @example =MICRO.SPEC("CME:MBT","size") // 0.1
 * @example =MICRO.SPEC("CME:MNQ","tick") // 0.25
 * @example =MICRO.SPEC("binance:btcusd_perp","type") // inverse
 * @example =MICRO.SPEC("CME:NOPE") // #N/A
 * @see MICRO.VERSION, MICRO.MAINT, MICRO.NOTIONAL
 */
export function microSpec(code: any, field?: any): any {
  const asked = readCell(code, "code");
  if (isBlank(asked)) throw badArgument('code is required: a contract code such as "CME:MBT", or "*"; was empty');
  if (typeof asked !== "string") throw badArgument(`code must be a text such as "CME:MBT", was ${quoted(asked)}`);
  const wanted = readCell(field, "field");
  if (asked.trim() === "*") {
    if (!isBlank(wanted)) throw badArgument(`field must be left out with "*", was ${quoted(wanted)}`);
    const rows = contracts.map((contract) => [contract.code, contract.venue, contract.size, contract.type]);
    return toTable(["Code", "Venue", "Size", "Type"], rows);
  }
  const contract = findContract(asked);
  if (!isBlank(wanted)) return toCell(findFact(wanted).of(contract));
  return toTable(
    ["Name", "Value"],
    contractFacts.map(({ name, of }) => [name, of(contract)]),
  );
}
