/** Results that stand for formulas: the engine begins nothing by itself then, and nobody waits half a second for it. */
import { Calculation } from "../../src/sheet/calculation";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";

const settled = jest.spyOn(Calculation.prototype, "settled");

test("held results are in the cells at once, and an edit before or after them is not forgotten", async () => {
  const sheet = createHeadlessSheet(libraryFromSources());
  sheet.setCells({ A1: 2, A2: "=A1*10", A3: "=A2+1" });
  await sheet.recalculate();
  const values = () => ["A1", "A2", "A3"].map((cell) => sheet.read(cell));
  expect(values()).toEqual([2, 20, 21]);

  settled.mockClear();
  sheet.keep([{ sheet: "Sheet1", address: "A2", formula: "=A1*10", stored: [[7]] }]);
  await sheet.recalculate();
  expect([values(), settled.mock.calls.length]).toEqual([[2, 7, 8], 0]);

  // An edit, and results that are no longer held
  sheet.setCells({ A1: 3 });
  sheet.keep([]);
  await sheet.recalculate();
  expect([values(), settled.mock.calls.length]).toEqual([[3, 30, 31], 1]);

  sheet.keep([{ sheet: "Sheet1", address: "A2", formula: "=A1*10", stored: [[7]] }]);
  sheet.setCells({ A4: "=A1+A2" });
  await sheet.recalculate();
  expect([values(), sheet.read("A4")]).toEqual([[3, 7, 8], 10]);
  sheet.dispose();
});
