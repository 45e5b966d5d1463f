/** Terms can be copied like any other values; a cell that makes no sense is refused by whoever asks for it, and by nobody else. */
import fc from "fast-check";
import { type ContractTerms, defaultTerms } from "../../src/calc/contract-terms";
import { CellError } from "../../src/grid/cell";
import { termLabels, type TermKey } from "../../src/host/term-names";
import { readTerms } from "../../src/host/terms";
import { runs } from "../property";

const terms = Object.keys(defaultTerms) as (keyof ContractTerms)[];

const good: readonly (readonly [TermKey, unknown])[] = [
  ["size", 0.01],
  ["fee", 0.0005],
  ["exitFee", 0.0002],
  ["type", "inverse"],
  ["mmr", 0.005],
  ["amount", 12],
  ["liqFee", 0.001],
  ["leverage", 10],
  ["rule", "atr"],
  ["atr", 120],
  ["headers", false],
  ["equity", 1000],
];

/** What is said of a term: its value, or why it is refused. */
function said(read: () => unknown): string {
  try {
    return JSON.stringify(read()) ?? "none";
  } catch (refusal) {
    return `refused: ${(refusal as Error).message}`;
  }
}

test("a copy of terms holds every term, as the terms do", () => {
  for (const given of [undefined, 0.5, "CME:MBT", "BINANCE:BTCUSD_PERP", good]) {
    const read = readTerms(given);
    const copy = { ...read };
    expect(Object.keys(copy).sort()).toEqual([...terms].sort());
    for (const term of terms) expect([term, copy[term]]).toEqual([term, read[term]]);
    expect({ ...read, headers: true }.headers).toBe(true);
  }
  expect({ ...readTerms(good) }).toMatchObject({ type: "inverse", rule: "atr", headers: false });
});

test("readable terms have no getters", () => {
  const own = Object.values(Object.getOwnPropertyDescriptors(readTerms(good)));
  expect(own.filter(({ get }) => get !== undefined)).toEqual([]);
});

test("a cell that makes no sense is looked at by nobody who does not ask for it, and refuses a copy", () => {
  const read = readTerms([...good, ["commission", "much"], ["tick", new CellError("#N/A", "no ticks")]]);
  expect(read.size.toNumber()).toBe(0.01);
  expect(() => read.commission).toThrow('commission must be a number, was "much"');
  expect(() => read.tick).toThrow("no ticks");
  expect(() => ({ ...read })).toThrow();
  const { tick, commission, ...others } = terms.reduce<Partial<Record<keyof ContractTerms, string>>>(
    (all, term) => ({ ...all, [term]: said(() => read[term]) }),
    {},
  );
  expect([tick, commission].every((words) => words!.startsWith("refused"))).toBe(true);
  expect(Object.values(others).filter((words) => words.startsWith("refused"))).toEqual([]);
});

test("what is said of a term depends on its own cells alone, whatever else stands in the table", () => {
  const cells = fc.constantFrom<unknown>(
    1,
    0.01,
    -1,
    "linear",
    "inverse",
    "long",
    "?",
    true,
    new CellError("#N/A", "none"),
    null,
  );
  const keys = (Object.keys(termLabels) as TermKey[]).filter((key) => key !== "contract");
  const concerned: Partial<Record<keyof ContractTerms, readonly TermKey[]>> = {
    entryFee: ["entryFee", "fee"],
    exitFee: ["exitFee", "fee"],
    maintenance: ["mmr", "amount"],
    maintenanceAmount: ["amount"],
    liquidationFee: ["liqFee"],
    equityPrice: ["equityPrice", "type"],
  };
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), cells), { selector: ([key]) => key }), (rows) => {
      const read = readTerms([["size", 1], ...rows.filter(([key]) => key !== "size")]);
      for (const term of terms) {
        if (term === "size") continue;
        const own = rows.filter(([key]) => (concerned[term] ?? [term as TermKey]).includes(key));
        const alone = readTerms([["size", 1], ...own]);
        expect([term, said(() => read[term])]).toEqual([term, said(() => alone[term])]);
      }
    }),
    runs,
  );
});

test("a table that changes is read anew, in place too, and tables that take turns are told apart", () => {
  const [one, other] = [
    [
      ["size", 1],
      ["rule", "entry"],
    ],
    [
      ["size", 2],
      ["rule", "hold"],
    ],
  ];
  const sizes = (): string[] => [one, other].map((table) => `${readTerms(table).size} ${readTerms(table).rule}`);
  expect([sizes(), sizes()]).toEqual([
    ["1 entry", "2 hold"],
    ["1 entry", "2 hold"],
  ]);
  one![0]![1] = 3;
  other![1]![1] = "atr";
  expect(sizes()).toEqual(["3 entry", "2 atr"]);
  for (let size = 1; size < 9; size += 1) expect(readTerms([["size", size]]).size.toNumber()).toBe(size);
  expect(() => readTerms([["size", -1]]).size).toThrow("was -1");
  expect(() => readTerms([["size", -2]]).size).toThrow("was -2");
});
