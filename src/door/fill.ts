/** Fills and trades as the door hands them over. */

export type FillSide = "buy" | "sell";
export type PositionSide = "long" | "short";

/** One execution. Contracts are above 0, a fee above 0 was paid. */
export interface Fill {
  /** Milliseconds since 1970 of the zone's own clock. */
  time: number;
  symbol: string;
  side: FillSide;
  contracts: number;
  price: number;
  fee: number | null;
  currency: string | null;
  id: string | null;
  /** Where the account keeps both sides apart. */
  position: PositionSide | null;
}

/** A fill with what the file says beside the nine columns, for grouping. */
export interface ReadFill extends Fill {
  /** Fills of one order are one step. */
  order?: string;
  /** Does its word say that it closes (true) or opens (false)? */
  closes?: boolean;
  /** A realised profit that is not 0: without a word it tells that the fill closes. */
  hasProfit?: boolean;
  /** Does its word say that it turns the position from one side to the other? */
  turns?: boolean;
}

/** A step or an exit: contracts at their average price. */
export type Step = [contracts: number, price: number];

/** What lies between flat and flat. */
export interface Trade {
  symbol: string;
  side: PositionSide;
  opened: string;
  /** null while contracts are held. */
  closed: string | null;
  steps: Step[];
  exits: Step[];
  avgEntry: number;
  avgExit: number | null;
  /** By currency; "" stands for one that the file does not name. */
  fees: Record<string, number>;
}

export interface FillFacts {
  /** The name of the format. */
  format: string;
  count: number;
  from: string;
  to: string;
  zone: string;
  turned: boolean;
  duplicates: number;
  skipped: number;
  /** Lines that are no fills. */
  aside: number;
  symbols: string[];
  /** Closed trades. */
  trades: number;
  open: number;
  /** Fills that close what was opened before the file. */
  orphans: number;
  fees: Record<string, number>;
  funding: Record<string, number>;
}

export interface FillsRead {
  fills: ReadFill[];
  trades: Trade[];
  facts: FillFacts;
  report: string;
}
