import type { ReadFill } from "../../src/door/fill";
import { readTable } from "../../src/door/read-table";
import { newFills } from "../../src/door/second-import";
import { iso, jsonLines, sampleBytes } from "./samples";

interface Again {
  first: string;
  then: string;
  added: number;
  alreadyThere: number;
  rows: unknown[][];
  about: string;
}

function fillsOf(file: string): ReadFill[] {
  const read = readTable(sampleBytes("fills", file));
  if (!("fills" in read)) throw new Error(`${file} holds no fills`);
  return read.fills.fills;
}

describe("a second import", () => {
  it.each(jsonLines<Again>("fills/again.jsonl").map((each) => [`${each.first}, then ${each.then}`, each.about, each]))(
    "of %s: %s",
    (_, __, { first, then, added, alreadyThere, rows }) => {
      const found = newFills(fillsOf(first), fillsOf(then));
      expect(found.added).toHaveLength(added);
      expect(found.alreadyThere).toBe(alreadyThere);
      expect(
        found.added.map(({ time, symbol, side, contracts, price, fee, currency, id, position }) => [
          iso(time),
          symbol,
          side,
          contracts,
          price,
          fee,
          currency,
          id,
          position,
        ]),
      ).toEqual(rows);
    },
  );

  it("counts the two rows of a fill that turned the position as that fill", () => {
    const fills = fillsOf("bybit_log_turn.csv");
    const sheet = fills.flatMap((fill, at) =>
      at === 2
        ? [
            { ...fill, contracts: 6, trade: 1 },
            { ...fill, contracts: 4, trade: 2 },
          ]
        : [{ ...fill, trade: at < 2 ? 1 : 2 }],
    );
    expect(newFills(sheet, fills)).toEqual({ added: [], alreadyThere: 4 });
  });

  it("adds nothing whatever file comes twice", () => {
    const files = jsonLines("fills/expected.jsonl")
      .filter(({ expected }) => "fills" in expected)
      .map(({ file }) => file);
    for (const file of files) expect(newFills(fillsOf(file), fillsOf(file)).added).toEqual([]);
  });
});
