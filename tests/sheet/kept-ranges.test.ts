/** What was read before a spill came is not handed to whoever reads it afterwards in the same pass. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { CellData } from "../../src/grid/workbook-data";
import { fakeLibrary } from "./fake-library";

const library = fakeLibrary();

async function calculated(cells: Record<string, CellData>) {
  const sheet = createHeadlessSheet(library, { sheets: [{ name: "Sheet1", cells }] });
  await sheet.recalculate();
  return sheet;
}

/** Four rows of five numbers from the one in B2 on, in E12 to I15; it comes after every reader of a single cell. */
const spilling: Record<string, CellData> = {
  B2: { value: 1 },
  B3: { formula: "=B2+0" },
  E12: { formula: '=IF(B3<0,"",SEQUENCE(4,5,B3))' },
};

test("INDEX of a spill inside IF has its number at once, and the new one after an edit", async () => {
  const sheet = await calculated({
    ...spilling,
    A1: { formula: "=SUM(I13)" },
    A2: { formula: '=IF(FALSE,"",INDEX($E$12#,2,5))' },
    A3: { formula: '=IF(B3<0,"",INDEX($E$12#,ROWS($E$12#),5))' },
  });
  expect(sheet.readRange("A1:A3")).toEqual([[10], [10], [20]]);
  sheet.setValue("B2", 101);
  await sheet.recalculate();
  expect(sheet.readRange("A1:A3")).toEqual([[110], [110], [120]]);
  sheet.dispose();
});
