/** An edit that arrives while a calculation is under way: nothing of either is lost, and no cell is left with an error of its own making. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { oneIn } from "../property";
import { fakeLibrary } from "./fake-library";

const length = 12;
const slowness = 25;

const column = (letter: string, from: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `${letter}${at + 2}`,
      `=SLOW.NEXT(${at === 0 ? from : `${letter}${at + 1}`},${slowness})`,
    ]),
  );

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe("a calculation that is overtaken by an edit", () => {
  let sheet: Sheet;
  afterEach(() => sheet.dispose());

  // The engine gathers edits for a tenth of a second, then calculates for more than half a second: from before its beginning to its end
  it.each(oneIn(4, [60, 110, 160, 240, 330, 420, 560, 700]))("after %d ms comes to what both edits ask for", async (pause) => {
    sheet = createHeadlessSheet(fakeLibrary());
    sheet.setCells({ A1: 1, C1: 10, D1: 100, ...column("B", "A1"), ...column("E", "C1"), F1: "=SUM(B13,E13,D1)" });
    await sheet.recalculate();
    expect(sheet.read("F1")).toBe(1 + length + 10 + length + 100);
    sheet.setValue("A1", 2);
    await wait(pause);
    sheet.setValue("C1", 20);
    await wait(pause);
    sheet.setValue("D1", 200);
    await sheet.recalculate();
    // Two calculations may still follow each other
    for (let look = 0; look < 40 && sheet.read("F1") !== 2 + length + 20 + length + 200; look += 1) await wait(100);
    expect([sheet.read("B13"), sheet.read("E13"), sheet.read("F1")]).toEqual([
      2 + length,
      20 + length,
      2 + length + 20 + length + 200,
    ]);
  });
});

// A second after it has begun, the engine would tell how far a calculation is
it("throws nothing at anybody when its sheet is gone before it ends", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: 1, ...column("B", "A1") });
  await sheet.recalculate();
  sheet.setValue("A1", 2);
  await wait(200);
  sheet.dispose();
  await expect(wait(1500)).resolves.toBeUndefined();
});
