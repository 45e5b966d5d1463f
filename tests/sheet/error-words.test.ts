import { CellError } from "../../src/grid/cell";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { fakeLibrary } from "./fake-library";

let sheet: Sheet;
beforeAll(() => (sheet = createHeadlessSheet(fakeLibrary())));
afterAll(() => sheet.dispose());

test("a text that reads like an error is a text, wherever it comes from and goes to", async () => {
  sheet.setValue("A1", "#N/A");
  sheet.setCells({
    ...{
      B1: "=A1",
      B2: "=ISTEXT(A1)",
      B3: '=IF(ISERROR(A1),"error","text")',
      B4: '="#"&"REF!"',
      B5: "=ISTEXT(B4)",
      B6: "=A1&B4",
    },
    ...{ B7: '=COUNTIF(A1:A1,"x")', C1: '=IF({1;0},"#DIV/0!",1)', D1: "=ISERROR(C1)", D2: "=SUM(C1#)" },
  });
  await sheet.recalculate();
  expect(sheet.readRange("B1:B7").flat()).toEqual(["#N/A", true, "text", "#REF!", true, "#N/A#REF!", 0]);
  expect(sheet.readRange("C1:D2")).toEqual([
    ["#DIV/0!", false],
    [1, 1],
  ]);
  expect(sheet.workbook().sheets[0]!.cells["A1"]).toEqual({ value: "#N/A" });
});

test("an error stays an error", async () => {
  sheet.setValue("F1", new CellError("#N/A", "no price"));
  sheet.setCells({ G1: "=F1", G2: "=ISERROR(F1)", G3: "=1/0", G4: "=ISTEXT(G3)" });
  await sheet.recalculate();
  expect(sheet.readRange("G1:G4").flat()).toEqual([
    new CellError("#N/A", "no price"),
    true,
    new CellError("#DIV/0!", expect.stringContaining("division by zero") as string),
    false,
  ]);
});

test("what was a text becomes an error when the formula gives one, and the other way round", async () => {
  sheet.setCells({ H1: 1, H2: '=IF(H1=1,"#N/A",NA())', H3: "=ISTEXT(H2)" });
  await sheet.recalculate();
  expect(sheet.readRange("H2:H3").flat()).toEqual(["#N/A", true]);
  sheet.setCells({ H1: 2 });
  await sheet.recalculate();
  expect([sheet.read("H2"), sheet.read("H3")]).toEqual([expect.any(CellError), false]);
  sheet.setCells({ H1: 1 });
  await sheet.recalculate();
  expect(sheet.readRange("H2:H3").flat()).toEqual(["#N/A", true]);
});
