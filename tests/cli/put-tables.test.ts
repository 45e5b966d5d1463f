/** What calc puts into a workbook is no more than what it would open again. */
import { putTable } from "../../src/cli/put-tables";
import type { Recalculation } from "../../src/cli/recalculation";
import { readTable } from "../../src/door/read-table";
import { limits } from "../../src/file/limits";

/** A workbook with an empty sheet Bars, of which only how much is written counts. */
function emptyWorkbook() {
  const written = new Set<string>();
  const cells = { setConstant: (address: string) => void written.add(address), setStyle: () => undefined };
  const file = { data: { sheets: [{ name: "Bars", cells: {} }] }, sheet: () => ({ name: "Bars", cells }), styleWith: () => 0 };
  return { recalculation: { file, sheet: { spillAt: () => undefined } } as unknown as Recalculation, written };
}

/** Bars of a minute each. */
function barsOf(count: number) {
  const line = (_bar: unknown, index: number) =>
    `${new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()},70000,70010,69990,70005,1`;
  const read = readTable(`Time,Open,High,Low,Close,Volume\n${Array.from({ length: count }, line).join("\n")}`, {});
  if (!("bars" in read)) throw new Error("these are bars");
  return read.bars;
}

it("as many bars as a workbook of six columns may hold, and not one more", async () => {
  const most = Math.floor(limits.cells / 6);
  expect(most).toBe(116_666);
  const { recalculation, written } = emptyWorkbook();
  await expect(putTable(recalculation, barsOf(most + 1))).rejects.toThrow(
    "a workbook takes at most 116,666 bars here, these are 116,667. Nothing was changed.",
  );
  expect(written.size).toBe(0);
  await putTable(recalculation, barsOf(most));
  expect(written.has(`A${most + 1}`)).toBe(true);
});
