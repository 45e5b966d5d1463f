import { CellError } from "../../src/grid/cell";
import { readTerms } from "../../src/host/terms";

const numberOf = (terms: unknown, key: "size" | "entryFee" | "exitFee" | "leverage" | "tick" | "maxRisk") =>
  readTerms(terms)[key]?.toNumber();

describe("terms", () => {
  it("are a contract size when they are a number", () => {
    expect(numberOf(0.01, "size")).toBe(0.01);
    expect(numberOf([[0.01]], "size")).toBe(0.01);
  });

  it("are a contract code when they are a text", () => {
    expect(numberOf("cme:mbt", "size")).toBe(0.1);
    expect(numberOf("CME:MBT", "tick")).toBe(5);
  });

  it("never take fees or leverage from a code: they depend on the account", () => {
    expect([numberOf("BINANCE:BTCUSDT", "entryFee"), numberOf("BINANCE:BTCUSDT", "leverage")]).toEqual([0, undefined]);
  });

  it("let the rows of a table win over its contract", () => {
    const table = [
      ["Contract", "CME:MBT"],
      ["Contract size", 0.02],
    ];
    expect([numberOf(table, "size"), numberOf(table, "tick")]).toEqual([0.02, 5]);
  });

  it.each(["fee", "Fee rate", "FEE_RATE", "fee-rate", " feeRate "])("know the name %j", (name) => {
    expect([numberOf([[name, 0.0005]], "entryFee"), numberOf([[name, 0.0005]], "exitFee")]).toEqual([0.0005, 0.0005]);
  });

  it("have the documented defaults where they are blank", () => {
    const terms = readTerms(null);
    expect([
      terms.size.toNumber(),
      terms.type,
      terms.maxRisk.toNumber(),
      terms.maxLeverage.toNumber(),
      terms.multiple.toNumber(),
    ]).toEqual([1, "linear", 0.01, 20, 2]);
    expect([terms.tick, terms.lot, terms.leverage, terms.equity, terms.maintenance]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([terms.basis, terms.mode, terms.rule, terms.headers, terms.intrabar]).toEqual([
      "mark",
      "percent",
      "entry",
      true,
      "worst",
    ]);
  });

  it("skip a row whose name is blank, or the 0 that desktop Excel hands over for it", () => {
    const terms = readTerms([
      ["size", 5],
      [0, 0],
      [null, 7],
      ["fee", 0.001],
    ]);
    expect([terms.size.toNumber(), terms.entryFee.toNumber()]).toEqual([5, 0.001]);
  });

  it("take a 0 where a 0 is impossible for the blank cell that desktop Excel hands over as 0", () => {
    const blanks = ["contract", "type", "tick", "lot", "leverage", "equity", "atr", "basis", "mode", "rule", "intrabar"].map(
      (name) => [name, 0],
    );
    const terms = readTerms(blanks);
    expect([terms.type, terms.tick, terms.leverage, terms.equity, terms.atr, terms.rule]).toEqual([
      "linear",
      undefined,
      undefined,
      undefined,
      undefined,
      "entry",
    ]);
  });

  it.each(["commission", "minNotional", "marginPerContract", "equityPrice"] as const)(
    "take a blank or 0 %s for its default",
    (key) => {
      const otherwise = readTerms(null)[key];
      for (const value of [0, null, ""]) expect(readTerms([[key, value]])[key]).toEqual(otherwise);
    },
  );

  it.each(["commission", "minNotional", "marginPerContract", "equityPrice"] as const)("refuse a negative %s", (key) => {
    expect(() => readTerms([[key, -1]])[key]).toThrow(new RegExp(`^${key} must be .*was -1$`));
  });

  it.each([
    ["Commission", "commission"],
    ["Minimum order value", "minNotional"],
    ["Margin per contract", "marginPerContract"],
    ["Equity price", "equityPrice"],
  ] as const)("know the label %s", (label, key) => {
    expect(readTerms([[label, 2.5]])[key]!.toNumber()).toBe(2.5);
  });

  it("have the price of equity for a linear contract, and none for an inverse one", () => {
    expect(readTerms(null).equityPrice!.toNumber()).toBe(1);
    expect(readTerms("BINANCE:BTCUSD_PERP").equityPrice).toBeUndefined();
    expect(
      readTerms([
        ["type", "inverse"],
        ["equityPrice", 70000],
      ]).equityPrice!.toNumber(),
    ).toBe(70000);
  });

  it("refuse a size of 0, which would silently be another contract", () => {
    expect(() => readTerms([["size", 0]]).size).toThrow("size must be greater than 0, was 0 or blank");
  });

  it("look at a value only when it is used", () => {
    const table = [
      ["size", 0.01],
      ["leverage", "ten"],
      ["atr", new CellError("#N/A")],
    ];
    expect(numberOf(table, "size")).toBe(0.01);
    expect(() => numberOf(table, "leverage")).toThrow('leverage must be a number, was "ten"');
  });

  it.each<[string, unknown, string]>([
    ["an unknown name", [["feee", 1]], 'unknown name "feee"'],
    ["an unknown contract", "NOPE", "unknown contract NOPE"],
    ["three columns", [["size", 1, "x"]], "two columns"],
    ["one column", [["size"], ["fee"]], "two columns"],
    ["a logical value", true, "was TRUE"],
    [
      "the same name twice with different values",
      [
        ["size", 1],
        ["Contract size", 2],
      ],
      "twice",
    ],
  ])("refuse %s", (_fault, terms, words) => {
    expect(() => readTerms(terms)).toThrow(words);
  });
});
