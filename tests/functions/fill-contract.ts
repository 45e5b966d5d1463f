import { call, column, expectError } from "./call";

/** What every function of contracts and their prices refuses; `prices` is the name of that argument. */
export function refusesBadFills(id: string, prices: string): void {
  it.each<[string, unknown[], string, string]>([
    ["no contracts", [null, 70000], "#VALUE!", "contracts is required"],
    ["no price", [1, null], "#VALUE!", `${prices} is required`],
    ["contracts 0", [0, 70000], "#NUM!", "contracts must be greater than 0"],
    ["a negative price", [1, -70000], "#NUM!", `${prices} must be greater than 0`],
    ["text as price", [1, "seventy"], "#VALUE!", `${prices} must be a number`],
    ["lengths that differ", [column(1, 1), column(1, 2, 3)], "#NUM!", `contracts and ${prices} must be as long as each other`],
    ["a blank in the middle", [column(1, null, 1), column(1, 2, 3)], "#NUM!", "contracts (item 2)"],
    [
      "a block",
      [
        [
          [1, 1],
          [1, 1],
        ],
        70000,
      ],
      "#VALUE!",
      "contracts must be one row or one column",
    ],
    ["an unknown term", [1, 70000, [["feee", 0.1]]], "#VALUE!", "feee"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call(id, ...values), code, words);
  });
}
