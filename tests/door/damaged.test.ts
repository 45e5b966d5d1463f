import fc from "fast-check";
import { readTable } from "../../src/door/read-table";
import { runs } from "../property";
import { jsonLines, sampleBytes } from "./samples";

const files = (["bars", "fills"] as const).flatMap((kind) =>
  jsonLines(`${kind}/expected.jsonl`).map(({ file }) => Buffer.from(sampleBytes(kind, file)).toString("latin1")),
);

const pieces = [
  ..."\t;|, \"'\n\r\0-+().:/0159eEkK%$€<>{}[]=\u00a0\u2212",
  "1e999",
  "NaN",
  "24:00",
  "2024-02-30",
  "=1+1",
  "\n\n",
  '""',
];

interface Change {
  at: number;
  length: number;
  text: string;
}

/** What a slip of the hand or a program does to a text: a stretch of it is cut out, and something else stands there. */
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    length: fc.nat(12),
    text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((each) => each.join("")),
  }),
  { minLength: 1, maxLength: 5 },
);

function changed(text: string, all: readonly Change[]): string {
  return all.reduce((now, { at, length, text: piece }) => {
    const place = at % (now.length + 1);
    return now.slice(0, place) + piece + now.slice(place + length);
  }, text);
}

test("of a damaged file come bars and fills that can be, a question, or a refusal", () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), changes, (file, all) => {
      const read = readTable(new Uint8Array(Buffer.from(changed(file, all), "latin1")), {}, "file.csv");
      if ("question" in read) return expect(read.question.choices.length).toBeGreaterThan(1);
      if ("refusal" in read) return expect(read.refusal.says).toMatch(/^file\.csv:? .+[.?] Nothing was changed\.$/s);
      if ("fills" in read) {
        for (const { time, side, contracts, price, fee } of read.fills.fills) {
          expect([Number.isInteger(time), side === "buy" || side === "sell"]).toEqual([true, true]);
          expect(contracts > 0 && price > 0 && Number.isFinite(contracts * price) && Number.isFinite(fee ?? 0)).toBe(true);
        }
        return;
      }
      let before = -Infinity;
      for (const [time, open, high, low, close, volume] of read.bars.bars) {
        expect(low > 0 && low <= Math.min(open, close) && Math.max(open, close) <= high && Number.isFinite(high)).toBe(true);
        expect(Number.isFinite(volume ?? 0)).toBe(true);
        if (time === null) continue;
        expect(Number.isInteger(time) && time > before).toBe(true);
        before = time;
      }
    }),
    runs,
  );
});
