/** Micro contracts of CME Group. The code begins with CME for the group; `venue` is the exchange of the group that lists the contract. */
import type { ContractRow } from "./contract-row";

const micro = { type: "linear", quote: "USD", settle: "USD" } as const;
const euroMicro = { type: "linear", quote: "EUR", settle: "EUR" } as const;
const coin = { venue: "CME", asOf: "2026-11-22", source: "CME contract specifications (undated)" } as const;
const other = { ...micro, asOf: "2026-11-26" } as const;

const equityIndex =
  "Micro E-mini specifications as republished by TradeStation (2020-05-15); symbol properties of QuantConnect Lean (undated)";
const foreignExchange = {
  ...other,
  venue: "CME",
  source: "CME, Micro FX futures page (undated); symbol properties of QuantConnect Lean (undated)",
} as const;

export const cmeContracts = {
  "CME:MBT": {
    ...coin,
    ...micro,
    size: 0.1,
    tick: 5,
    source: "CME contract specifications; tick: CME launch specifications (2021-05-03)",
  },
  "CME:MET": {
    ...coin,
    ...micro,
    size: 0.1,
    tick: 0.5,
    asOf: other.asOf,
    source:
      "CME contract specifications (undated); tick: CME, Micro Ether course (undated), symbol properties of QuantConnect Lean (undated)",
  },
  "CME:BFF": { ...coin, ...micro, size: 0.02 },
  "CME:MSL": { ...coin, ...micro, size: 25 },
  "CME:MXP": {
    ...coin,
    ...micro,
    size: 2500,
    tick: 0.0005,
    asOf: other.asOf,
    source: "CME contract specifications (undated); tick: CME, XRP futures page (undated)",
  },
  "CME:EBM": { ...coin, ...euroMicro, size: 0.1 },
  "CME:EEM": { ...coin, ...euroMicro, size: 0.1 },
  "CME:MES": { ...other, venue: "CME", size: 5, tick: 0.25, source: "CME, Micro E-mini S&P 500 page (undated)" },
  "CME:MNQ": { ...other, venue: "CME", size: 2, tick: 0.25, source: equityIndex },
  "CME:M2K": { ...other, venue: "CME", size: 5, tick: 0.1, source: equityIndex },
  "CME:MYM": { ...other, venue: "CBOT", size: 0.5, tick: 1, source: equityIndex },
  "CME:MGC": {
    ...other,
    venue: "COMEX",
    size: 10,
    tick: 0.1,
    source: "CME, Micro Gold contract specifications (undated); symbol properties of QuantConnect Lean (undated)",
  },
  "CME:SIL": {
    ...other,
    venue: "COMEX",
    size: 1000,
    tick: 0.005,
    source: "CME's table as republished in 2021; symbol properties of QuantConnect Lean (undated)",
  },
  "CME:MHG": {
    ...other,
    venue: "COMEX",
    size: 2500,
    tick: 0.0005,
    source: "CME, Micro Copper contract specifications (2025-03-30)",
  },
  "CME:MCL": { ...other, venue: "NYMEX", size: 100, tick: 0.01, source: "CME, Micro WTI FAQ (2021-05-17)" },
  "CME:M6E": { ...foreignExchange, size: 12_500, tick: 0.0001 },
  "CME:M6A": { ...foreignExchange, size: 10_000, tick: 0.0001 },
  "CME:M6B": { ...foreignExchange, size: 6250, tick: 0.0001 },
  "CME:MSF": { ...foreignExchange, size: 12_500, tick: 0.0001 },
  "CME:MJY": { ...foreignExchange, size: 1_250_000, tick: 0.000001 },
} satisfies Record<string, ContractRow>;
