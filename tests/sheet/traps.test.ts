/** What goes wrong in the engine unless it is mended; each was seen before it was mended. */
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { fakeLibrary } from "./fake-library";

test("SORT of a range leaves the range as it is for the formulas after it", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({
    A1: 3,
    A2: 1,
    A3: 2,
    C1: "=SORT(A1:A3)",
    D1: "=ECHO.RANGE(A1:A3)",
    E1: "=INDEX(A1:A3,1)",
    F1: "=SORT(A1:A3,1,-1)",
  });
  await sheet.recalculate();
  expect(sheet.readRange("C1:C3").flat()).toEqual([1, 2, 3]);
  expect(sheet.readRange("F1:F3").flat()).toEqual([3, 2, 1]);
  expect([sheet.read("D1"), sheet.read("E1")]).toEqual(["[[[3],[1],[2]],null]", 3]);
  sheet.dispose();
});

test("an opened workbook with stored results spills again", async () => {
  const cells = { A1: { value: 1, formula: "=GIVE.TABLE(3)" }, C1: { value: 99, formula: "=SUM(A1:A3)" } };
  const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "Plan", cells }] });
  await sheet.recalculate();
  expect(sheet.readRange("A1:A3").flat()).toEqual([1, 11, 21]);
  expect(sheet.read("C1")).toBe(33);
  sheet.dispose();
});

test("a number format does not change what is read", async () => {
  const cells = {
    A1: { formula: "=GIVE.NUMBER()", style: { numberFormat: "0.00" } },
    B1: { value: 0.123456789, style: { numberFormat: "0%" } },
  };
  const sheet = createHeadlessSheet(fakeLibrary(), { sheets: [{ name: "Plan", cells }] });
  await sheet.recalculate();
  expect(sheet.readRange("A1:B1")).toEqual([[5739.083528002316, 0.123456789]]);
  sheet.dispose();
});

test("too few arguments give the reason, not a bare #N/A", async () => {
  const sheet = createHeadlessSheet(fakeLibrary({ "NEEDS.THREE": ["side entry stop", () => 1] }));
  expect(await sheet.evaluate('=NEEDS.THREE("long")')).toEqual({
    code: "#VALUE!",
    message: "NEEDS.THREE needs entry and stop: 1 argument was given",
  });
  sheet.dispose();
});

test("two sheets in one process keep their functions, names and cells apart", async () => {
  const first = createHeadlessSheet(fakeLibrary({ "WHO.AMI": ["", () => "first"] }));
  const second = createHeadlessSheet(fakeLibrary({ "WHO.AMI": ["", () => "second"] }));
  first.setCells({ A1: 1, B1: "=WHO.AMI()", C1: "=A1+1" });
  second.setCells({ A1: 2, B1: "=WHO.AMI()", C1: "=A1+1" });
  await Promise.all([first.recalculate(), second.recalculate()]);
  expect([first.read("B1"), first.read("C1"), second.read("B1"), second.read("C1")]).toEqual(["first", 2, "second", 3]);
  first.dispose();
  second.dispose();
});

test("a formula that refers to its own cell ends with an error and the rest is calculated", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: "=A1+1", B1: "=1+1" });
  await sheet.recalculate();
  expect(sheet.read("B1")).toBe(2);
  sheet.dispose();
});

test("a recalculation with nothing to calculate resolves", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  await sheet.recalculate();
  sheet.setValue("A1", 1);
  await sheet.recalculate();
  await sheet.recalculate();
  expect(sheet.read("A1")).toBe(1);
  sheet.dispose();
});

describe("a workbook opened a second time", () => {
  const letFormula = '=LET(s,A1*2,IF(s>5,"large","small"))';
  const workbook = (value: number): WorkbookData => ({
    sheets: [{ name: "A", cells: { A1: { value }, B1: { formula: letFormula } } }],
  });

  test("calculates its LET formulas as the first time, in the same sheet and in another", async () => {
    const [first, second] = [createHeadlessSheet(fakeLibrary(), workbook(1)), createHeadlessSheet(fakeLibrary(), workbook(3))];
    await first.recalculate();
    expect(first.read("B1")).toBe("small");
    first.open(workbook(4));
    await first.recalculate();
    await second.recalculate();
    expect([first.read("B1"), second.read("B1")]).toEqual(["large", "large"]);
    first.dispose();
    second.dispose();
  });

  test("reads a part of what another worksheet spills", async () => {
    const sheet = createHeadlessSheet(fakeLibrary(), {
      sheets: [
        { name: "A", cells: { A3: { value: "wrong" }, B1: { formula: "=INDEX(B!A1#,3)" } } },
        { name: "B", cells: { A1: { formula: "=SEQUENCE(3)+10" } } },
      ],
    });
    await sheet.recalculate();
    expect(sheet.read("B1")).toBe(13);
    sheet.dispose();
  });

  test("may give a cell the name of a function", async () => {
    const sheet = createHeadlessSheet(fakeLibrary(), {
      sheets: [{ name: "A", cells: { A1: { value: 7 }, B1: { formula: "=Price*2" } } }],
      names: { Price: "A!$A$1" },
    });
    await sheet.recalculate();
    expect(sheet.read("B1")).toBe(14);
    expect(sheet.workbook().names).toEqual({ Price: "A!$A$1" });
    sheet.dispose();
  });
});

test("a formula that calls itself is the error of its own cell, and the others are calculated", async () => {
  const sheet = createHeadlessSheet(fakeLibrary());
  sheet.setCells({ A1: "=LET(f,LAMBDA(g,g(g)),f(f))", B1: "=1+1", C1: "=A1", D1: "=LET(f,LAMBDA(x,x+1),f(2))" });
  await sheet.recalculate();
  expect([sheet.read("A1"), sheet.read("C1")]).toMatchObject([
    { code: "#NAME?", message: expect.stringContaining("as when a LAMBDA is handed to itself") as string },
    { code: "#NAME?", message: expect.stringContaining("as when a LAMBDA is handed to itself") as string },
  ]);
  expect([sheet.read("B1"), sheet.read("D1")]).toEqual([2, 3]);
  sheet.dispose();
});
