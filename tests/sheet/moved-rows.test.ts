/** Rows put in and taken out of any worksheet move the references to it, and leave the formulas of the others where they are. */
import { FUniver } from "@univerjs/core/facade";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { fakeLibrary } from "./fake-library";

const numbers = { A1: { value: 1 }, A2: { value: 2 }, A3: { value: 3 }, A4: { value: 4 } };
const workbook: WorkbookData = {
  sheets: [
    {
      name: "First",
      cells: { ...numbers, B1: { formula: "=A1" }, B2: { formula: "=SUM(Other!A1:A4)" }, B3: { formula: "=A3" } },
    },
    { name: "Other", cells: { ...numbers, C2: { formula: "=SUM(A1:A4)" }, C4: { formula: "=First!B2+A4" } } },
  ],
};

async function opened() {
  const sheet = createHeadlessSheet(fakeLibrary(), workbook);
  await sheet.recalculate();
  const formulas = (...places: string[]) => places.map((place) => sheet.formulaAt(place));
  return { sheet, formulas };
}

test("of a worksheet that is not shown", async () => {
  const { sheet, formulas } = await opened();
  sheet.deleteRows("Other", 1);
  await sheet.recalculate();
  expect(formulas("First!B1", "First!B2", "First!B3")).toEqual(["=A1", "=SUM(Other!A1:A3)", "=A3"]);
  expect(formulas("Other!C1", "Other!C3")).toEqual(["=SUM(A1:A3)", "=First!B2+A3"]);
  expect([sheet.read("First!B2"), sheet.read("Other!C1"), sheet.read("Other!C3")]).toEqual([9, 9, 13]);
  sheet.insertRows("Other", 1, 2);
  await sheet.recalculate();
  expect(formulas("First!B1", "First!B2", "First!B3")).toEqual(["=A1", "=SUM(Other!A3:A5)", "=A3"]);
  expect(sheet.read("Other!C5")).toBe(13);
  expect(FUniver.newAPI(sheet.univer).getActiveWorkbook()!.getActiveSheet().getSheetName()).toBe("First");
  sheet.dispose();
});

test("of the worksheet that is shown", async () => {
  const { sheet, formulas } = await opened();
  sheet.deleteRows("First", 1);
  await sheet.recalculate();
  expect(formulas("First!B1", "First!B2", "Other!C2", "Other!C4")).toEqual([
    "=SUM(Other!A1:A4)",
    "=A2",
    "=SUM(A1:A4)",
    "=First!B1+A4",
  ]);
  expect([sheet.read("First!B1"), sheet.read("First!B2"), sheet.read("Other!C4")]).toEqual([10, 3, 14]);
  sheet.dispose();
});
