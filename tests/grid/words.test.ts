import { absoluteName, isOneCell, overlaps, readAddress, readRange, splitAddress, splitAssignment } from "../../src/grid/address";
import { CellError, isTable } from "../../src/grid/cell";
import { constantFormula } from "../../src/grid/constants";
import { columnMarkOf, localFormula, localNumber } from "../../src/grid/local-formula";
import { faultOfName } from "../../src/grid/names";

describe("addresses", () => {
  it.each([
    ["B7=5", ["B7", "5"]],
    ["'a=b'!B7=x=1", ["'a=b'!B7", "x=1"]],
    ["Plan!Rate=", ["Plan!Rate", ""]],
    ["B7", undefined],
  ])("the place and the value of %s", (text, expected) => {
    expect(splitAssignment(text)).toEqual(expected);
  });

  it("the worksheet and the cells", () => {
    expect(["B7", "Plan!B7", "'It''s'!B7:C8"].map(splitAddress)).toEqual([
      [undefined, "B7"],
      ["Plan", "B7"],
      ["It's", "B7:C8"],
    ]);
  });

  it.each([
    ["b7", "$B$7"],
    ["D9:B7", "$B$7:$D$9"],
    ["A:C", "$A:$C"],
    ["3:5", "$3:$5"],
  ])("%s with its dollars is %s", (text, expected) => {
    expect(absoluteName(readAddress(text))).toBe(expected);
  });

  it("no sheet has a row 0, or what lies behind XFD1048576", () => {
    expect(["A0", "0:5", "A1:A1048577", "XFE:XFE", "1048577:1048577", ""].map(readRange)).toEqual(Array(6).fill(undefined));
  });

  it("one cell is one cell, and ranges meet where they share one", () => {
    expect(["B7", "B7:B7", "B7:B8", "B7:C7"].map((text) => isOneCell(readAddress(text)))).toEqual([true, true, false, false]);
    const meet = (one: string, other: string) => overlaps(readAddress(one), readAddress(other));
    expect([
      meet("A1:B2", "B2:C3"),
      meet("A1:B2", "C1:D2"),
      meet("C1:D2", "A1:B2"),
      meet("A1:B2", "A3:B4"),
      meet("A3", "A1:A2"),
    ]).toEqual([true, false, false, false, false]);
  });
});

describe("what stands in a cell", () => {
  it("is a table where it has rows", () => {
    expect([[[1]], [[]], [], [1], "x", 1].map(isTable)).toEqual([true, true, false, false, false, false]);
  });

  it.each<[Parameters<typeof constantFormula>[0], string]>([
    [[["long"]], '="long"'],
    [[['a "b"']], '="a ""b"""'],
    [[[-0.5]], "=-0.5"],
    [[[1e-7]], "=1E-7"],
    [[[false]], "=FALSE"],
    [[[new CellError("#N/A")]], "={#N/A}"],
    [[[null]], '={""}'],
    [
      [
        [1, true, null],
        ["a", 2, new CellError("#REF!", "gone")],
      ],
      '={1,TRUE,"";"a",2,#REF!}',
    ],
  ])("%j as a formula is %s", (rows, expected) => {
    expect(constantFormula(rows)).toBe(expected);
  });
});

describe("a name", () => {
  it.each<[string, string | undefined]>([
    ["Entry_price", undefined],
    ["Größe.2?", undefined],
    ["Timer", undefined],
    ["Rate", undefined],
    ["R1C1_high", undefined],
    ["\\x", undefined],
    ["x".repeat(255), undefined],
    ["x".repeat(256), "it has 256 characters, Excel allows 255"],
    ["2nd", "it may hold letters, digits, dots and underscores, a letter first"],
    ["Entry price", "it may hold letters, digits, dots and underscores, a letter first"],
    ["", "it may hold letters, digits, dots and underscores, a letter first"],
    ["B7", "it reads like a cell"],
    ["r", "it reads like a cell"],
    ["R1C1", "it reads like a cell"],
    ["RC", "it reads like a cell"],
  ])("%s: %s", (name, fault) => {
    expect(faultOfName(name)).toBe(fault);
  });
});

describe("a formula where a comma is the decimal mark", () => {
  it.each<[string, "." | "\\", string]>([
    ["=MICRO.MARGIN(3,70000,10,0.01)", ".", "=MICRO.MARGIN(3;70000;10;0,01)"],
    ["={1.5,2;3,4}+F(1,2)", ".", "={1,5.2;3.4}+F(1;2)"],
    ["={1.5,2;3,4}", "\\", "={1,5\\2;3\\4}"],
    ["=Plan[[#Headers], [Size]]", ".", "=Plan[[#Headers]; [Size]]"],
    ['="1.5,2"&A1', ".", '="1.5,2"&A1'],
  ])("%s", (formula, columns, expected) => {
    expect(localFormula(formula, columns)).toBe(expected);
  });

  it("German and French part columns with a point", () => {
    expect(["de-DE", "fr", "es-ES", "den"].map(columnMarkOf)).toEqual([".", ".", "\\", "\\"]);
  });

  it("a result with its marks exchanged", () => {
    expect(localNumber("70,000.5")).toBe("70.000,5");
  });
});
