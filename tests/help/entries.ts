import type { CatalogueEntry } from "../../src/catalogue/types";

/** A catalogue entry with what a test names, and little else. */
export function entryOf(given: Partial<CatalogueEntry> & { id: string }): CatalogueEntry {
  return {
    family: given.id.split(".")[0]!,
    summary: "",
    details: "",
    parameters: [],
    returns: "",
    throws: [],
    sources: [],
    examples: [],
    related: [],
    file: "",
    ...given,
  };
}

const parameter = (name: string, description: string, optional = false, shape: "cell" | "range" = "cell") => ({
  name,
  description,
  optional,
  shape,
});

export const margin = entryOf({
  id: "MICRO.MARGIN",
  summary: "Initial margin of a position: its value divided by the leverage.",
  parameters: [
    parameter("contracts", "Contracts held.", false, "range"),
    parameter("price", "Fill price in quote currency."),
    parameter("leverage", "Leverage, at least 1."),
    parameter("terms", "What is traded.", true, "range"),
  ],
  returns: "Initial margin in the settlement currency.",
  throws: [{ code: "#NUM!", reason: "leverage below 1" }],
  sources: ["Bybit help centre, Initial Margin"],
  examples: [
    { formula: "=MICRO.MARGIN(3,70000,10,0.01)", result: "210" },
    { formula: '=MICRO.MARGIN({1;2},{5000;6000},10,{"type","inverse"})', result: '{1,2;3,"a""b"}' },
  ],
  related: ["MICRO.LEVERAGE", "SCALE.NOWHERE"],
});

export const leverage = entryOf({ id: "MICRO.LEVERAGE", summary: "Effective leverage: notional divided by equity." });
export const breakEven = entryOf({
  id: "STOP.BREAKEVEN",
  summary: "Price at which the whole position nets zero.",
  details: "With a tick it is rounded toward the market, so that break-even is never overstated.",
});
export const average = entryOf({ id: "MICRO.AVG", summary: "Average entry price of all fills." });
export const liquidation = entryOf({ id: "MICRO.LIQ", summary: "Price at which the position is liquidated." });
export const catalogue = { version: "1.2.3", functions: [breakEven, margin, leverage, average, liquidation] };
