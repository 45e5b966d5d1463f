/** What is kept of a listed contract. */

/** Rates are fractions, sizes are base units per contract (linear) or quote units per contract (inverse). */
export interface ContractRow {
  readonly venue: string;
  readonly size: number;
  readonly type: "linear" | "inverse";
  readonly quote: string;
  readonly settle: string;
  readonly tick?: number;
  readonly lot?: number;
  readonly taker?: number;
  readonly maker?: number;
  /** The highest leverage that the venue offers at all, in its first tier. */
  readonly venueMaxLeverage?: number;
  readonly fundingHours?: number;
  readonly tiers?: TierTable;
  /** The day on which the row was last compared with its sources. */
  readonly asOf: string;
  /** Where the facts come from, with the dates of the sources. */
  readonly source: string;
}

/** Maintenance tiers as a venue publishes them, less the amounts, which follow from floors and rates. */
export interface TierTable {
  /** [floor in the settlement currency, maintenance rate, maximum leverage], floors ascending. */
  readonly rows: readonly (readonly [floor: number, rate: number, maxLeverage: number])[];
  /** Where the last tier ends: the venue allows no larger position. */
  readonly lastCap: number;
}
