/** What reads a spill follows it, at once, whatever else it reads. */
import * as fc from "fast-check";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { runsBy } from "../property";
import { fakeLibrary } from "./fake-library";

jest.setTimeout(120_000);

describe("cells that read a spill", () => {
  let sheet: Sheet;
  const open = async (formulas: Record<string, string | number>): Promise<void> => {
    sheet = createHeadlessSheet(fakeLibrary());
    sheet.setCells(formulas);
    await sheet.recalculate();
  };
  const change = async (address: string, value: number): Promise<void> => {
    sheet.setValue(address, value);
    await sheet.recalculate();
  };
  afterEach(() => sheet.dispose());

  it("follow when they read its first cell too", async () => {
    await open({ B1: 10, D1: "=SEQUENCE(3,1,B1,1)", F1: "=D1+D3", F2: "=SUM(D1:D3)+D2", F3: "=SUM(D1#)+D3" });
    await change("B1", 20);
    expect(sheet.readRange("F1:F3").flat()).toEqual([20 + 22, 63 + 21, 63 + 22]);
  });

  it("follow when they read another formula that changes as well", async () => {
    await open({ B1: 10, D1: "=SEQUENCE(3,1,B1,1)", E1: "=SEQUENCE(3,1,B1,10)", F1: "=D1+E3", F2: "=B1+E2" });
    await change("B1", 20);
    expect(sheet.readRange("F1:F2").flat()).toEqual([20 + 40, 20 + 30]);
  });

  it("follow through spills that read spills that read spills", async () => {
    await open({
      B1: 1,
      C1: "=SEQUENCE(2,1,B1,1)",
      D1: "=SEQUENCE(2,1,C2,1)",
      E1: "=SEQUENCE(2,1,D2,1)",
      F1: "=E2",
      G1: "=F1+C2",
    });
    expect(sheet.read("G1")).toBe(4 + 2);
    await change("B1", 5);
    expect(sheet.readRange("F1:G1").flat()).toEqual([8, 14]);
  });

  it("find a cell empty that a smaller result gave up", async () => {
    await open({ B1: 4, D1: "=SEQUENCE(B1)", F1: "=SUM(D1:D9)", F2: '=IF(D4="","empty",D4)', F3: "=COUNT(D2:D9)" });
    expect(sheet.readRange("F1:F3").flat()).toEqual([10, 4, 3]);
    await change("B1", 2);
    expect(sheet.readRange("F1:F3").flat()).toEqual([3, "empty", 1]);
  });

  it("find cells empty when the result became an error, and filled again after it", async () => {
    await open({ B1: 3, D1: "=SEQUENCE(3,1,10/B1)", F1: "=COUNT(D2:D9)", F2: "=D3" });
    await change("B1", 0);
    expect(sheet.readRange("F1:F2").flat()).toEqual([0, 0]);
    await change("B1", 5);
    expect(sheet.readRange("F1:F2").flat()).toEqual([2, 4]);
  });

  it.each(["D:D", "D1:D99"])("give up what an earlier pass of the same calculation spilled: %s", async (read) => {
    await open({
      B1: 4,
      D1: '=IF(B1>0,SEQUENCE(B1),"none")',
      F1: `=IF(COUNT(${read})=0,"",SEQUENCE(5))`,
      G1: `=IF(COUNT(${read})=0,"",IFERROR(INDEX(D1#,F1#),NA()))`,
      H1: "=COUNT(F:G)",
    });
    expect(sheet.readRange("F1:H1")).toEqual([[1, 1, 5 + 4]]);
    await change("B1", 0);
    expect(sheet.readRange("F1:H2")).toEqual([
      ["", "", 0],
      [null, null, null],
    ]);
    await change("B1", 6);
    expect(sheet.readRange("F1:H2")).toEqual([
      [1, 1, 5 + 5],
      [2, 2, null],
    ]);
  });

  it("hold what whole columns of spills ask for, whatever came before", async () => {
    await open({
      B1: 4,
      D1: '=IF(B1>0,SEQUENCE(B1),"none")',
      F1: '=IF(COUNT(D:D)=0,"",SEQUENCE(COUNT(D:D)*2,1,COUNT(D:D)))',
      H1: '=IF(COUNT(F:F)<4,"few",SEQUENCE(1,COUNT(F:F)-3))',
      A3: "=SUM(F:F)",
      A4: "=COUNT(H1:ZZ1)",
    });
    const size = fc.integer({ min: -1, max: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(size, { minLength: 1, maxLength: 5 }), async (sizes) => {
        for (const given of sizes) {
          await change("B1", given);
          const count = Math.max(0, given);
          const numbers = Array.from({ length: 2 * count }, (_, index) => count + index);
          expect(sheet.readRange("A3:A4").flat()).toEqual([
            numbers.reduce((sum, each) => sum + each, 0),
            Math.max(0, 2 * count - 3),
          ]);
          const shown = count === 0 ? [""] : numbers;
          expect(sheet.readRange("F1:F14").flat()).toEqual([...shown, ...Array<null>(14 - shown.length).fill(null)]);
        }
      }),
      runsBy(10),
    );
  });

  it("follow when something blocks the spill and makes way again", async () => {
    await open({ D1: "=SEQUENCE(3)", F1: "=COUNT(D1:D9)" });
    await change("D2", 100);
    expect(sheet.readRange("F1:F1").flat()).toEqual([1]);
    sheet.setValue("D2", null);
    await sheet.recalculate();
    expect(sheet.readRange("F1:F1").flat()).toEqual([3]);
  });
});
