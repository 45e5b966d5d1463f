import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";
import { makeIndexFast } from "../../src/sheet/fast-index";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

type Index = typeof CELL_INVERTED_INDEX_CACHE;
const newIndex = (): Index => new (CELL_INVERTED_INDEX_CACHE.constructor as new () => Index)();
const values = [1, "1", "1.0", "a", "A", "", null, true, 0, -0, "0", 2.5, "#N/A", "b"];

/** The same pseudo-random numbers in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 42; ;) yield (state = (state * 1103515245 + 12345) % 2147483648);
}

// The engine changes a cell with force, and without force it only enters the value that a cell has.
test("the faster index finds what the engine's own finds, however cells change", () => {
  const [own, fast] = [newIndex(), newIndex()];
  makeIndexFast(fast);
  const random = numbers();
  const pick = (count: number): number => Math.floor((random.next().value / 2147483648) * count);
  const cells = Array.from({ length: 80 }, () => values[0]);
  for (let step = 0; step < 4000; step++) {
    const [column, row, isForced] = [pick(2), pick(40), pick(4) > 0] as const;
    if (isForced) cells[column * 40 + row] = values[pick(values.length)];
    const value = cells[column * 40 + row];
    for (const index of [own, fast]) index.set("u", "s", column, value as string, row, isForced);
    if (step % 500 === 250) for (const index of [own, fast]) index.setContinueBuildingCache("u", "s", column, 0, pick(1) + 20);
    if (step % 1500 === 1499) for (const index of [own, fast]) index.clear();
  }
  for (const column of [0, 1]) {
    // A comparison enters the cells that no comparison before it has entered, and asks then
    for (const index of [own, fast]) {
      for (let row = 0; row < 40; row++) index.set("u", "s", column, cells[column * 40 + row] as string, row);
      index.setContinueBuildingCache("u", "s", column, 0, 39);
    }
    for (const value of values) {
      const [found, expected] = [fast, own].map((index) => index.getCellPositions("u", "s", column, value as string, [[0, 40]]));
      // The engine takes a 0 for an empty text; here they are two
      const zeros = value === "" ? own.getCellValuePositions("u", "s", column)?.get(0) : undefined;
      expect(new Set(found?.matchingRows)).toEqual(new Set(expected?.matchingRows.filter((row) => !zeros?.has(row))));
    }
  }
});

test("lookups in a column of formulas see every change", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setTable(
    "A1",
    Array.from({ length: 50 }, (_, index) => [index, `=A${index + 1}*2`, `n${index}`]),
  );
  sheet.setCells({
    E1: "=MATCH(20,B1:B50,0)",
    E2: "=XLOOKUP(20,B1:B50,C1:C50)",
    E3: "=VLOOKUP(20,B1:C50,2,FALSE)",
    E4: "=COUNTIF(B1:B50,20)",
  });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual([11, "n10", "n10", 1]);
  sheet.setCells({ A11: 500, A31: 10, A32: 10 });
  await sheet.recalculate();
  expect(sheet.readRange("E1:E4").flat()).toEqual([31, "n30", "n30", 2]);
  sheet.setCells({ A31: null, A32: null });
  await sheet.recalculate();
  expect(
    sheet
      .readRange("E1:E4")
      .flat()
      .map((value) => (typeof value === "object" ? (value as { code: string }).code : value)),
  ).toEqual(["#N/A", "#N/A", "#N/A", 0]);
  sheet.dispose();
});

test("a 0 is not equal to an empty text, however often it is asked", async () => {
  const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "S", cells: { A1: { value: 0 } } }] });
  const places = ["C1", "C2", "C3", "C4"];
  for (const place of places) sheet.setFormula(place, '=IF(A1="","empty","a number")');
  await sheet.recalculate();
  expect(places.map((place) => sheet.read(place))).toEqual(["a number", "a number", "a number", "a number"]);
  sheet.dispose();
});
