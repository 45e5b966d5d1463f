import { CellError } from "../../../src/grid/cell";
import { call, column, expectError } from "../call";

describe("MICRO.MARGIN", () => {
  it("is the notional divided by the leverage (article: 0.01 BTC at 70,000 and 10x needs 70)", () => {
    expect(call("MICRO.MARGIN", 1, 70000, 10, 0.01)).toBe(70);
  });

  it("sums the fills at their own prices: 211.05, not the article's 210", () => {
    expect(call("MICRO.MARGIN", column(1, 1, 1), column(70000, 70350, 70700), 10, 0.01)).toBe(211.05);
  });

  it("is in coin for an inverse contract: 60,000 USD at 50,000 and 10x is 0.12 (60000/50000/10)", () => {
    expect(call("MICRO.MARGIN", 60000, 50000, 10, [["type", "inverse"]])).toBe(0.12);
  });

  it("equals the value at leverage 1, the lowest allowed", () => {
    expect(call("MICRO.MARGIN", 1, 70000, 1, 0.01)).toBe(700);
  });

  it("is contracts x the margin in money where terms hold it and no leverage is given: 3 x 140", () => {
    expect(call("MICRO.MARGIN", 3, null, null, [["marginPerContract", 140]])).toBe(420);
    expect(call("MICRO.MARGIN", column(1, 2), null, null, [["marginPerContract", 140]])).toBe(420);
  });

  it("takes a leverage that is given before the margin in money: 700 / 10", () => {
    const terms = [
      ["size", 0.01],
      ["marginPerContract", 140],
    ];
    expect(call("MICRO.MARGIN", 1, 70000, 10, terms)).toBe(70);
  });

  it("ignores blank fills at the end, in rows as in columns", () => {
    expect(call("MICRO.MARGIN", [[1, 1, null]], column(70000, 70350, ""), 10, 0.01)).toBe(140.35);
  });

  it.each([
    ["leverage below 1", [1, 70000, 0.5, 0.01], "#NUM!", "leverage must be at least 1, was 0.5"],
    ["leverage 0", [1, 70000, 0, 0.01], "#NUM!", "leverage"],
    ["contracts 0", [0, 70000, 10], "#NUM!", "contracts must be greater than 0, was 0 or blank"],
    ["a negative price", [1, -1, 10], "#NUM!", "price"],
    ["no contracts", [null, 70000, 10], "#VALUE!", "contracts is required"],
    ["no leverage", [1, 70000, null], "#VALUE!", "leverage is required"],
    ["text as price", [1, "seventy", 10], "#VALUE!", 'price must be a number, was "seventy"'],
    ["a logical value as leverage", [1, 70000, true], "#VALUE!", "leverage must be a number, was TRUE"],
    [
      "a block of contracts",
      [
        [
          [1, 1],
          [1, 1],
        ],
        70000,
        10,
      ],
      "#VALUE!",
      "contracts must be one row or one column",
    ],
    ["lengths that differ", [column(1, 1), 70000, 10], "#NUM!", "contracts and price must be as long"],
    ["a blank in the middle", [column(1, null, 1), column(1, 2, 3), 10], "#NUM!", "item 2"],
  ])("refuses %s", (_name, values, code, words) => {
    expectError(call("MICRO.MARGIN", ...values), code, words);
  });

  it("hands an error cell back as it is", () => {
    expect(call("MICRO.MARGIN", column(1, new CellError("#REF!")), column(1, 2), 10)).toEqual(new CellError("#REF!"));
  });
});
