/** Cells that may not be written over: whatever writes, the cell, its formula and its spill stay. */
import { CanceledError, ICommandService, type Univer } from "@univerjs/core";
import { guardCells } from "../../src/sheet/guarded-cells";
import { createHeadlessSheet } from "../../src/sheet/headless";
import { libraryFromSources } from "../library";

jest.setTimeout(60_000);

async function opened(mayWrite: (addresses: readonly string[]) => boolean) {
  const sheet = createHeadlessSheet(libraryFromSources(), {
    sheets: [{ name: "Plan", cells: { A1: { value: 2 }, B1: { formula: "=A1*3" }, D1: { formula: "=SEQUENCE(3)*A1" } } }],
  });
  await sheet.recalculate();
  const injector = (sheet as unknown as { univer: Univer }).univer.__getInjector();
  guardCells(injector, mayWrite);
  return { sheet, commands: injector.get(ICommandService) };
}

const isHeld = (address: string): boolean => /!(?:B1|D[123])$/.test(address);

describe("guarded cells", () => {
  it("keep formula, value and spill when something is written over them, alone or among others", async () => {
    const asked: string[][] = [];
    const { sheet } = await opened((addresses) => {
      asked.push([...addresses]);
      return !addresses.some(isHeld);
    });
    sheet.setTable("Plan!A1", [[5, 7]]);
    sheet.setValue("Plan!D2", 9);
    sheet.setFormula("Plan!B1", "=A1*4");
    await sheet.recalculate();
    expect(asked).toEqual([["Plan!A1", "Plan!B1"], ["Plan!D2"], ["Plan!B1"]]);
    expect(sheet.readRange("Plan!A1:D3")).toEqual([
      [2, 6, null, 2],
      [null, null, null, 4],
      [null, null, null, 6],
    ]);
    expect(sheet.formulaAt("Plan!B1")).toBe("=A1*3");
    sheet.setValue("Plan!A1", 10);
    await sheet.recalculate();
    expect(sheet.readRange("Plan!B1:D1")).toEqual([[30, null, 10]]);
    sheet.dispose();
  });

  it("are not asked about for styles, results, and formulas that move with their rows", async () => {
    const { sheet } = await opened((addresses) => !addresses.some(isHeld));
    sheet.setNumberFormats("Plan!B1:B1", ["0.00"]);
    sheet.insertRows("Plan", 1);
    await sheet.recalculate();
    expect(sheet.formulaAt("Plan!B2")).toBe("=A2*3");
    expect(sheet.readRange("Plan!A2:D2")).toEqual([[2, 6, null, 2]]);
    sheet.dispose();
  });

  it.each([
    ["cancelled", () => new CanceledError()],
    ["broken off by a fault", () => new Error("a fault")],
  ])("are still asked about after rows that were to be put in were %s", async (_how, fault) => {
    const { sheet, commands } = await opened((addresses) => !addresses.some(isHeld));
    const refused = commands.beforeCommandExecuted(({ id }) => {
      if (/^sheet\.command\.insert-row/.test(id)) throw fault();
    });
    try {
      sheet.insertRows("Plan", 1);
    } catch (error) {
      expect(error).toEqual(fault());
    }
    refused.dispose();
    expect(sheet.formulaAt("Plan!B1")).toBe("=A1*3");
    sheet.setValue("Plan!B1", 9);
    await sheet.recalculate();
    expect(sheet.formulaAt("Plan!B1")).toBe("=A1*3");
    sheet.insertRows("Plan", 1);
    expect(sheet.formulaAt("Plan!B2")).toBe("=A2*3");
    sheet.dispose();
  });
});
