import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/file/xlsx";
import type { WorkbookData } from "../../src/grid/workbook-data";
import { formerWorkbooks } from "../../src/workbooks/former-workbooks";
import { overwrittenCells } from "../../src/workbooks/overwritten";
import { templates } from "../../src/workbooks/templates";
import { oneIn } from "../property";

/** With these cells typed over. */
function typedOver(workbook: WorkbookData, sheet: string, address: string, value: number | string): WorkbookData {
  const sheets = workbook.sheets.map((each) =>
    each.name === sheet
      ? { ...each, cells: { ...each.cells, [address]: { ...each.cells[address], formula: undefined, value } } }
      : each,
  );
  return { ...workbook, sheets } as WorkbookData;
}

/** As an older or changed workbook: no input stands beside the label of today. */
function asOlder(workbook: WorkbookData): WorkbookData {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      cells: Object.fromEntries(
        Object.entries(sheet.cells).map(([address, cell]) => [
          address,
          /^[A-D]\d+$/.test(address) && typeof cell.value === "string" && cell.formula === undefined
            ? { ...cell, value: `${cell.value} ` }
            : cell,
        ]),
      ),
    })),
  };
}

describe.each(templates.map((template) => [template.id, template] as const))("%s", (_, { workbook, inputs }) => {
  const formulas = workbook.sheets.flatMap(({ name, cells }) =>
    Object.entries(cells).flatMap(([address, { formula }]) => (formula === undefined ? [] : [[name, address] as const])),
  );

  test("is whole as it comes, today and when it is older", () => {
    expect(overwrittenCells(workbook)).toEqual([]);
    expect(overwrittenCells(asOlder(workbook))).toEqual([]);
  });

  (inputs.length > 0 ? test : test.skip)("every formula that is typed over is found", () => {
    for (const [sheet, address] of oneIn(15, formulas))
      for (const value of [2.5, "a text"])
        expect(overwrittenCells(typedOver(workbook, sheet, address, value))).toEqual([
          expect.objectContaining({ sheet, address, formula: expect.stringMatching(/^=/) as string }),
        ]);
  });
});

test("an input may be changed, and a formula that is cleared or changed is no figure", () => {
  const { workbook, inputs } = templates[0]!;
  for (const { address } of inputs) {
    const [sheet = "", cell = ""] = address.split("!");
    expect(overwrittenCells(typedOver(workbook, sheet, cell, 3))).toEqual([]);
  }
});

test("a figure over a formula of version 0.1.0 is found", () => {
  const file = readFileSync(join(__dirname, "../file/workbooks/29-plan-overwritten.xlsx"));
  const workbook = readWorkbook(new Uint8Array(file), { customFunctions: ["MICRO.VERSION"] });
  expect(overwrittenCells(workbook)).toEqual([{ sheet: "Plan", address: "L13" }]);
});

test("a workbook that is none of ours has no such cells", () => {
  const figure = { value: 1, style: { color: "#16191D", align: "right" } } as const;
  expect(overwrittenCells({ sheets: [{ name: "A", cells: { A1: figure, A2: { ...figure, formula: "=1" } } }] })).toEqual([]);
});

describe.each(formerWorkbooks.map((former) => [former.name, former] as const))(
  "%s of version 0.1.0",
  (_, { labels, formulas }) => {
    /** As it came, but with these values in place of formulas. */
    function made(typed: Readonly<Record<string, number>> = {}): WorkbookData {
      const cells: Record<string, Record<string, object>> = {};
      for (const [address, label] of Object.entries(labels)) {
        const [sheet = "", cell = ""] = address.split("!");
        const left = `${String.fromCharCode(cell.charCodeAt(0) - 1)}${cell.slice(1)}`;
        (cells[sheet] ??= {})[left] = { value: label };
        cells[sheet][cell] = { value: 1 };
      }
      for (const [sheet, addresses] of Object.entries(formulas))
        for (const address of addresses.split(" ")) {
          const value = typed[`${sheet}!${address}`];
          (cells[sheet] ??= {})[address] = value === undefined ? { formula: "=1+1", value: 2 } : { value };
        }
      return { sheets: Object.entries(cells).map(([name, each]) => ({ name, cells: each })) } as WorkbookData;
    }

    test("is whole as it came, and every formula that is typed over is found", () => {
      expect(overwrittenCells(made())).toEqual([]);
      for (const [sheet, addresses] of Object.entries(formulas))
        for (const address of addresses.split(" "))
          expect(overwrittenCells(made({ [`${sheet}!${address}`]: 7 }))).toEqual([expect.objectContaining({ sheet, address })]);
    });
  },
);

test("the nine workbooks of version 0.1.0 are known, Risk allocation among them", () => {
  expect(formerWorkbooks.map(({ name }) => name)).toHaveLength(9);
  expect(formerWorkbooks.map(({ name }) => name)).toContain("Risk allocation");
});
