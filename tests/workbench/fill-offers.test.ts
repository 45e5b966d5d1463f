import type { SheetValue } from "../../src/grid/workbook-data";
import { offerFor } from "../../src/workbench/fill-offers";
import { contractsSheet } from "../../src/workbooks/plan-kit/contracts-sheet";

const { cells } = contractsSheet();
const contracts = Array.from({ length: 200 }, (_, row) =>
  "ABCDEFGHIJKL".split("").map((letter) => cells[`${letter}${row + 5}`]?.value ?? null),
);
const row = (given: Partial<Record<"symbol" | "count" | "price" | "fee" | "size" | "type", SheetValue>>): SheetValue[] => {
  const { symbol = null, count = null, price = null, fee = null, size = null, type = null } = given;
  return [null, symbol, "buy", count, price, fee, null, null, null, 1, size, type];
};

describe("what the page offers for a row of fills", () => {
  it("is the contract's size and type, and its taker fee in money", () => {
    // 2 x 0.01 x 70,000 = 1,400; 0.05% of it
    const offer = offerFor(row({ symbol: "EXAMPLE:MICROBTC", count: 2, price: 70000 }), contracts);
    expect(offer?.terms).toEqual({ size: 0.01, type: "linear" });
    expect(offer?.fee?.value).toBe(0.7);
    expect(offer?.fee?.words).toBe("The taker fee of the list, 0.05%, comes to 0.7 USDT.");
  });

  it("of an inverse contract is in its coin", () => {
    // 100 x 70 / 70,000 = 0.1 BTC; 0.05%
    const offer = offerFor(row({ symbol: "binance:btcusd_perp", count: 70, price: 70000 }), contracts);
    expect(offer?.terms).toEqual({ size: 100, type: "inverse" });
    expect(offer?.fee?.value).toBe(0.00005);
    expect(offer?.fee?.words).toMatch(/^The taker fee of the list, 0\.05% of \d{4}-\d\d-\d\d, comes to 0\.00005 BTC\.$/);
  });

  it("finds a dated future by its root, and offers no fee where the list has none", () => {
    expect(offerFor(row({ symbol: "MNQM6", count: 1, price: 20000 }), contracts)).toEqual({ terms: { size: 2, type: "linear" } });
  });

  it("leaves a fee that is there, and a row without count or price", () => {
    const filled = { symbol: "EXAMPLE:MICROBTC", size: 0.01, type: "linear", count: 2, price: 70000 };
    expect(offerFor(row({ ...filled, fee: 0 }), contracts)).toEqual({});
    expect(offerFor(row({ ...filled, price: null }), contracts)).toEqual({});
    expect(offerFor(row({ ...filled, count: "x" }), contracts)).toEqual({});
  });

  it("is nothing for a symbol that the list does not have", () => {
    expect(offerFor(row({ symbol: "NOSUCH", count: 1, price: 1 }), contracts)).toBeUndefined();
    expect(offerFor(row({ count: 1, price: 1 }), contracts)).toBeUndefined();
    expect(offerFor(row({ symbol: 5, count: 1, price: 1 }), contracts)).toBeUndefined();
  });
});
