/** What Excel takes in a formula, held against every formula of every template. */
import { splitAddress } from "../../src/grid/address";
import { callsIn } from "../../src/grid/expression";
import { readFormula } from "../../src/grid/formula";
import { givenNames } from "../../src/grid/local-names";
import { templates } from "../../src/workbooks/templates";

const formulas = templates.flatMap(({ id, workbook }) =>
  workbook.sheets.flatMap(({ name, cells }) =>
    Object.entries(cells).flatMap(([address, { formula }]) =>
      formula === undefined ? [] : [{ place: `${id} ${name}!${address}`, formula }],
    ),
  ),
);

describe("the formulas of the templates", () => {
  // Microsoft's page of LET: "a" is valid but "c" is not, because it conflicts with R1C1 style references
  it("give no name that Excel reads as a reference", () => {
    const refused = formulas.flatMap(({ place, formula }) =>
      callsIn(readFormula(formula))
        .flatMap(givenNames)
        .filter(({ name }) => /^(?:[rc]\d*|r\d+c\d+|[a-z]{1,3}\d+)$/i.test(name))
        .map(({ name }) => `${place} ${name}`),
    );
    expect(refused).toEqual([]);
  });

  it("are no longer than the 8,192 characters of Excel, with what a file writes before names and young functions", () => {
    const stored = ({ formula }: { formula: string }): number =>
      callsIn(readFormula(formula)).reduce((length, call) => length + "_xlfn._xlws.".length + 6 * givenNames(call).length, 0) +
      formula.length;
    expect(formulas.filter((each) => stored(each) > 8192).map(({ place }) => place)).toEqual([]);
  });
});

describe("every template", () => {
  it.each(templates.map(({ id, workbook }) => [id, workbook] as const))(
    "%s says what is wrong, the verdict and the headline in named cells",
    (_id, { names, sheets }) => {
      const all = [names, ...sheets.map((sheet) => sheet.names)].map((each) => each ?? {});
      for (const name of ["Fault", "Verdict", "Headline"]) {
        const place = all.flatMap((each) => each[name] ?? [])[0]?.replaceAll("$", "") ?? "";
        const [sheetName, address = ""] = splitAddress(place);
        const sheet = sheets.find((each) => each.name === sheetName);
        expect([name, sheet?.cells[address]?.formula]).toEqual([name, expect.stringMatching(/^=/)]);
      }
    },
  );
});
