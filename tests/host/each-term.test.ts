/** Each term by its key: the number or word that it is given is the one that is used, and a wrong one is refused under its name. */
import type { ContractTerms } from "../../src/calc/contract-terms";
import { readPositions } from "../../src/host/position-table";
import { readTerms } from "../../src/host/terms";
import { refusalOf } from "../calc/exact";

type Term = keyof ContractTerms;

const numbers: [key: string, value: number, term: Term][] = [
  ...(
    ["size", "tick", "lot", "minNotional", "marginPerContract", "commission", "paid", "equity", "atr", "multiple"] as const
  ).map((key): [string, number, Term] => [key, 7, key]),
  ...(["stepScale", "volumeScale", "baseAmount", "orderAmount", "leverage", "maxLeverage", "block"] as const).map(
    (key): [string, number, Term] => [key, 3, key],
  ),
  ...(["slippage", "entryFee", "exitFee", "maxRisk", "maxHeat", "equityPrice"] as const).map((key): [string, number, Term] => [
    ...([key, 0.002, key] as const),
  ]),
  ["fee", 0.003, "entryFee"],
  ["fee", 0.003, "exitFee"],
  ["amount", 5, "maintenanceAmount"],
  ["liqFee", 0.001, "liquidationFee"],
  ["funding", -0.001, "funding"],
  ["paths", 500, "paths"],
];

const words: [key: Term, words: string[]][] = [
  ["type", ["linear", "inverse"]],
  ["basis", ["mark", "entry"]],
  ["mode", ["percent", "compound", "points"]],
  ["rule", ["entry", "breakeven", "atr", "hold"]],
  ["intrabar", ["worst", "best"]],
  ["anchor", ["percent", "points", "atr"]],
  ["sizing", ["fraction", "amount"]],
];

describe("a term", () => {
  it.each(numbers)("%s of %s is %s", (key, value, term) => {
    expect(Number(String(readTerms([[key, value]])[term]))).toBe(value);
    const refusal = refusalOf(() => readTerms([[key, "much"]])[term]);
    expect([refusal[0], refusal[1].startsWith(`${key} must be`), refusal[1].endsWith('was "much"')]).toEqual([
      "argument",
      true,
      true,
    ]);
  });

  it.each(words)("%s is one of %j", (key, known) => {
    expect(known.map((word) => readTerms([[key, word.toUpperCase()]])[key])).toEqual(known);
    const [kind, reason] = refusalOf(() => readTerms([[key, "sideways"]])[key]);
    expect([kind, reason.startsWith(`${key} must be`), known.every((word) => reason.includes(`"${word}"`))]).toEqual([
      ...["argument", true, true],
    ]);
  });

  it.each(["headers", "doubt"] as const)("%s is TRUE or FALSE", (key) => {
    expect([true, false].map((value) => readTerms([[key, value]])[key])).toEqual([true, false]);
    expect(refusalOf(() => readTerms([[key, "perhaps"]])[key])[1]).toContain(`${key} must be`);
  });
});

describe("a row of positions", () => {
  const header = ["Plan", "Side", "Contracts", "Avg entry", "Stop", "Mark", "Worst net", "Beta", "Size"];
  const read = (...row: (string | number | boolean | null)[]) =>
    readPositions([header, ["A", "long", 1, 100, 90, 101, -5, 0.5, 2], row], null).map(
      ({ label, name, side, contracts, entry, stop, mark, worstNet, beta, terms }) => [
        ...[label, name, side],
        ...[contracts, entry, stop, mark, worstNet, beta, terms.size].map((value) =>
          value === undefined ? "" : Number(String(value)),
        ),
      ],
    );

  it("has what its cells say, and without them its number, the mark at the entry and a beta of 1", () => {
    expect(read("B", "short", 3, 50, 60, 49, -7, -1, 0.1)).toEqual([
      ["positions (row 1), A", "A", "long", 1, 100, 90, 101, -5, 0.5, 2],
      ["positions (row 2), B", "B", "short", 3, 50, 60, 49, -7, -1, 0.1],
    ]);
    expect(read(null, "short", 3, 50, 0, null, "", 0, null)[1]).toEqual([
      ...["positions (row 2)", "2", "short", 3, 50, "", 50, "", 1, 1],
    ]);
  });

  it.each<[number, string, unknown, string]>([
    [1, "Side", "up", "positions (row 2): Side must be"],
    [2, "Contracts", 0, "positions (row 2): Contracts must be greater than 0, was 0 or blank"],
    [2, "Contracts", -1, "positions (row 2): Contracts must be greater than 0, was -1"],
    [3, "Entry", null, "positions (row 2): Entry must be greater than 0, was 0 or blank"],
    [4, "Stop", -1, "positions (row 2): Stop must be greater than 0, was -1"],
    [5, "Mark", -1, "positions (row 2): Mark must be greater than 0, was -1"],
    [6, "Worst net", "x", "positions (row 2): Worst net must be"],
    [7, "Beta", "x", "positions (row 2): Beta must be"],
  ])("names itself and the column where cell %s, %s, is %j", (column, _name, wrong, words) => {
    const row: unknown[] = ["B", "short", 3, 50, 60, 49, -7, -1, 0.1];
    row[column] = wrong;
    expect(refusalOf(() => read(...(row as string[])))[1]).toContain(words);
  });

  it("is one at least, under a header that names side, contracts and entry", () => {
    expect(refusalOf(() => readPositions([header], null))).toEqual([
      ...["notEnoughData", "positions must hold at least one row, held none"],
    ]);
    expect(refusalOf(() => readPositions([[1, 2, 3]], null))[1]).toBe(
      "positions must have a header row with Side, Contracts, Entry, had numbers only",
    );
  });
});
