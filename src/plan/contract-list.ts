/** The contracts that a plan can be made for: the example, then every listed one, as the rows of the sheet Contracts. */
import { contracts } from "../calc/contracts/contracts";

export interface PlanContract {
  code: string;
  size: number;
  type: "linear" | "inverse";
  /** Undefined: not known; prices are then not rounded. */
  tick?: number;
  lot?: number;
  quote: string;
  settles: string;
  /** What the size counts: BTC, USD, oz. */
  unit: string;
  taker?: number;
  hasTiers: boolean;
  asOf: string;
  note: string;
}

export const exampleContract: PlanContract = {
  code: "EXAMPLE:MICROBTC",
  size: 0.01,
  type: "linear",
  tick: 0.1,
  lot: 1,
  quote: "USDT",
  settles: "USDT",
  unit: "BTC",
  taker: 0.0005,
  hasTiers: false,
  asOf: "",
  note: "An example: no exchange lists it",
};

/** What a contract of a futures exchange counts, by its code; the codes of perpetuals name their coin. */
const unitOfCode: Readonly<Record<string, string>> = {
  ...{ MBT: "BTC", BFF: "BTC", EBM: "BTC", BIT: "BTC", MET: "ETH", EEM: "ETH", ET: "ETH", MSL: "SOL", MXP: "XRP" },
  ...{ MES: "a point", MNQ: "a point", M2K: "a point", MYM: "a point" },
  ...{ MGC: "oz", SIL: "oz", MHG: "lb", MCL: "bbl" },
  ...{ M6E: "EUR", M6A: "AUD", M6B: "GBP", MSF: "CHF", MJY: "JPY" },
};

/** The unit of a linear contract: that of its code, or the coin before its quote. */
export function unitOf(code: string, quote: string): string {
  const symbol = code.replace(/^[^:]*:/, "").toUpperCase();
  return unitOfCode[symbol] ?? symbol.replace(new RegExp(`[-_]?(${quote}|PERP).*$`), "").replace(/[-_]+$/, "");
}

const listed: readonly PlanContract[] = contracts.map((contract) => ({
  ...{ code: contract.code, size: contract.size.toNumber(), type: contract.type },
  ...(contract.tick && { tick: contract.tick.toNumber() }),
  ...(contract.lot && { lot: contract.lot.toNumber() }),
  ...{ quote: contract.quote, settles: contract.settle },
  unit: contract.type === "inverse" ? contract.quote : unitOf(contract.code, contract.quote),
  ...(contract.taker && { taker: contract.taker.toNumber() }),
  ...{ hasTiers: contract.terms.maintenance !== undefined, asOf: contract.asOf, note: "" },
}));

export const planContracts: readonly PlanContract[] = [exampleContract, ...listed];
