/** What holds for every sample, whatever its layout. */
import fc from "fast-check";
import { type TableRead, readTable } from "../../src/door/read-table";
import { textOf } from "../../src/door/decode";
import { barsCsv } from "../../src/door/canonical";
import { jsonLines, sampleBytes } from "./samples";

const read = jsonLines("bars/expected.jsonl").filter(({ expected }) => "bars" in expected);
const files = read.map(({ file }) => file);

function barsOf(found: TableRead) {
  if (!("bars" in found)) throw new Error(JSON.stringify(found));
  return found.bars;
}

const original = (file: string) => barsOf(readTable(sampleBytes("bars", file)));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: string) => new Uint8Array(Buffer.from(mark + text, "utf16le"));

describe.each(files)("%s", (file) => {
  const text = textOf(sampleBytes("bars", file));

  it("gives the same bars in every form of text", () => {
    const forms = [
      utf8(text.replace(/\n/g, "\r\n")),
      utf8(text.replace(/\n/g, "\r")),
      utf8(`\uFEFF${text}`),
      utf16(text, "\uFEFF"),
      utf16(text, ""),
      utf8(`\n\n${text}\n\n   \n`),
    ];
    for (const form of forms) expect(barsOf(readTable(form)).bars).toEqual(original(file).bars);
    expect(barsOf(readTable(text)).bars).toEqual(original(file).bars);
  });

  it("gives the same bars with its lines in reverse", () => {
    const { bars, facts } = original(file);
    if (facts.zone === null) return;
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const head = facts.headerless === undefined ? facts.above + 1 : 0;
    const turned = [...lines.slice(0, head), ...lines.slice(head).reverse()].join("\n");
    const again = barsOf(readTable(turned));
    expect(again.bars).toEqual(bars);
    const turnedFacts = facts.sorted ? facts : { ...facts, turned: !facts.turned };
    expect({ ...again.facts, firstSkipped: null }).toEqual({ ...turnedFacts, firstSkipped: null });
  });

  it("reads what calc writes of it as itself", () => {
    const { bars, facts } = original(file);
    const again = barsOf(readTable(barsCsv(bars, facts.zone)));
    expect(again.bars).toEqual(bars);
    expect(again.facts.interval).toBe(facts.interval);
  });
});

it("bars of every size are read as they were written", () => {
  const price = fc.double({ min: 1e-7, max: 1e7, noNaN: true }).map((value) => Number(value.toPrecision(9)));
  const bar = fc.tuple(price, price, price, price).map(([first, ...rest]) => {
    const [low, open, close, high] = [first, ...rest].sort((one, other) => one - other) as [number, number, number, number];
    return [open, high, low, close] as const;
  });
  fc.assert(
    fc.property(fc.array(bar, { minLength: 1, maxLength: 30 }), (prices) => {
      const bars = prices.map(([open, high, low, close], at): any => [Date.UTC(2024, 3, 1, at), open, high, low, close, at]);
      expect(barsOf(readTable(barsCsv(bars, "UTC"))).bars).toEqual(bars);
    }),
  );
});

describe("trades", () => {
  const fillFiles = jsonLines("fills/expected.jsonl").filter(({ expected }) => "fills" in expected);
  it.each(fillFiles.map(({ file }) => file))("of %s hold the contracts, cash and fees of its fills", (file) => {
    const found = readTable(sampleBytes("fills", file));
    if (!("fills" in found)) throw new Error(file);
    const { fills, trades, facts } = found.fills;
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const inTrades = trades.flatMap(({ steps, exits, side }) => [
      ...steps.map(([contracts, price]) => ({ contracts, cash: (side === "long" ? -1 : 1) * contracts * price })),
      ...exits.map(([contracts, price]) => ({ contracts, cash: (side === "long" ? 1 : -1) * contracts * price })),
    ]);
    const isOrphan = (at: number) => facts.orphans > 0 && at === 0;
    const counted = fills.filter((_, at) => !isOrphan(at));
    expect(sum(inTrades.map(({ contracts }) => contracts))).toBeCloseTo(sum(counted.map(({ contracts }) => contracts)), 9);
    expect(sum(inTrades.map(({ cash }) => cash))).toBeCloseTo(
      sum(counted.map(({ side, contracts, price }) => (side === "buy" ? -1 : 1) * contracts * price)),
      6,
    );
    expect(sum(trades.flatMap(({ fees }) => Object.values(fees)))).toBeCloseTo(sum(counted.map(({ fee }) => fee ?? 0)), 9);
  });
});
