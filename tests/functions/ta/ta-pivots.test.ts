import { CellError } from "../../../src/grid/cell";
import { call, expectError } from "../call";

const [high, low, close] = [217.02, 211.52, 214.96];

describe("TA.PIVOTS", () => {
  it("is a table with a header, the highest resistance first (Skender Stock.Indicators: SPY, January 2017)", () => {
    expect(call("TA.PIVOTS", high, low, close)).toEqual([
      ["Level", "Price"],
      ...[["R3", 222.98], ["R2", 220], ["R1", 217.48], ["PP", 214.5], ["S1", 211.98], ["S2", 209], ["S3", 206.48]], // prettier-ignore
    ]);
  });

  it("has the levels that each method defines", () => {
    const names = (...values: unknown[]) =>
      (call("TA.PIVOTS", high, low, close, ...values) as unknown[][]).slice(1).map(([name]) => name);
    expect(names("Fibonacci")).toEqual(["R3", "R2", "R1", "PP", "S1", "S2", "S3"]);
    expect(names("camarilla")).toEqual(["R4", "R3", "R2", "R1", "PP", "S1", "S2", "S3", "S4"]);
    expect(names("woodie")).toEqual(["R3", "R2", "R1", "PP", "S1", "S2", "S3"]);
    expect(names("traditional")).toHaveLength(11);
    expect(names("DEMARK", 212.61)).toEqual(["R1", "PP", "S1"]);
  });

  it("uses the open for DeMark and the next open for Woodie", () => {
    expect(call("TA.PIVOTS", high, low, close, "demark", 212.61)).toEqual([["Level", "Price"], ["R1", 218.74], ["PP", 215.13], ["S1", 213.24]]); // prettier-ignore
    expect(call("TA.PIVOTS", high, low, close, "woodie", null, 215.65)).toEqual([
      ["Level", "Price"],
      ...[["R3", 223.9], ["R2", 220.46], ["R1", 218.4], ["PP", 214.96], ["S1", 212.9], ["S2", 209.46], ["S3", 207.4]], // prettier-ignore
    ]);
    expect(call("TA.PIVOTS", high, low, close, "woodie")).toEqual(call("TA.PIVOTS", high, low, close, "woodie", null, close));
  });

  it.each([
    ["an unknown method", [high, low, close, "astro"], "#VALUE!", 'method must be "classic"'],
    ["DeMark without the open", [high, low, close, "demark"], "#VALUE!", "open is required"],
    ["no close", [high, low, null], "#VALUE!", "close is required"],
    ["text as high", ["high", low, close], "#VALUE!", "high must be a number"],
    ["a range of highs", [[[1], [2]], low, close], "#VALUE!", "high must be one cell"],
    ["a high below the low", [low, high, close], "#NUM!", "high must not be below low, was 211.52 below 217.02"],
    ["a close of 0", [high, low, 0], "#NUM!", "close must be greater than 0"],
    ["a negative next open", [high, low, close, "woodie", null, -1], "#NUM!", "nextOpen must be greater than 0"],
    ["an open of 0", [high, low, close, "demark", 0], "#NUM!", "open must be greater than 0, was 0 or blank"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("TA.PIVOTS", ...values), code, words);
  });

  it("hands an error cell back as it is", () => {
    expect(call("TA.PIVOTS", new CellError("#DIV/0!"), low, close)).toEqual(new CellError("#DIV/0!"));
  });
});
