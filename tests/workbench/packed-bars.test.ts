import * as fc from "fast-check";
import type { BarRow } from "../../src/door/bar";
import { readTable } from "../../src/door/read-table";
import { handedOver, packed, unpacked } from "../../src/workbench/packed-bars";

const throughAWorker = (table: ReturnType<typeof packed>): ReturnType<typeof packed> =>
  structuredClone(table, { transfer: handedOver(table) as ArrayBuffer[] });

describe("a table on its way out of a worker", () => {
  const price = fc.double({ min: 0.000001, max: 1e12, noNaN: true });
  const orNothing = (value: fc.Arbitrary<number>) => fc.option(value, { nil: null });
  const row: fc.Arbitrary<BarRow> = fc.tuple(orNothing(fc.integer()), price, price, price, price, orNothing(price));

  it("arrives as it was read", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (bars) => {
        const read = readTable("Time,Open,High,Low,Close\n2024-01-01,1,2,1,2");
        if (!("bars" in read)) throw new Error("no bars");
        const sent = { bars: { ...read.bars, bars } };
        expect(unpacked(throughAWorker(packed(sent)))).toEqual(sent);
      }),
    );
  });

  it.each([
    ["a refusal", "<html><body>Sign in</body></html>"],
    ["a question", "Date;Open;High;Low;Close\n01/02/2024;1;2;1;2\n02/02/2024;1;2;1;2"],
  ])("is sent as it stands where it is %s", (_, text) => {
    const read = readTable(text);
    expect("bars" in read).toBe(false);
    expect(unpacked(throughAWorker(packed(read)))).toEqual(read);
  });
});
