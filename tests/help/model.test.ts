import { CellError } from "../../src/grid/cell";
import { numberText, pageName, presentText, resultRows, signatureOf, valueText } from "../../src/help/model";
import { margin } from "./entries";

test("a signature has optional arguments in brackets", () => {
  expect(signatureOf(margin)).toBe("MICRO.MARGIN(contracts, price, leverage, [terms])");
});

test("a function's page is named after it", () => {
  expect(pageName("STOP.BREAKEVEN")).toBe("stop-breakeven.html");
});

test.each([
  [70000, "70,000"],
  [-1234567.891, "-1,234,567.891"],
  [0.1 + 0.2, "0.3"],
  [1e-7, "1e-7"],
  [0, "0"],
  [999, "999"],
  [0.00012345, "0.00012345"],
])("%p reads %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

test("values read as cells show them", () => {
  expect([null, "", true, "long", new CellError("#N/A", "x")].map(valueText)).toEqual(["empty", "empty", "TRUE", "long", "#N/A"]);
});

test("a range says how large it is and how it begins", () => {
  expect(presentText([[1], [2], [3]])).toBe("3 cells: 1; 2; 3");
  expect(presentText([[70000]])).toBe("70,000");
  expect(presentText([Array.from({ length: 20 }, (_, index) => index)])).toBe("20 cells: 0; 1; 2; 3; 4; 5; …");
  expect(
    presentText([
      ["size", 0.01],
      ["fee", null],
    ]),
  ).toBe("2 rows by 2 columns: size, 0.01; fee, empty");
});

test("an array constant becomes rows", () => {
  expect(resultRows('{"Step","Net; all";1,-4.19825;2,""}')).toEqual([
    ["Step", "Net; all"],
    ["1", "-4.19825"],
    ["2", ""],
  ]);
  expect(resultRows("{69650;70000;70349.9}")).toEqual([["69,650"], ["70,000"], ["70,349.9"]]);
  expect(resultRows("210")).toEqual([["210"]]);
  expect(resultRows("#NUM!")).toEqual([["#NUM!"]]);
  expect(resultRows('{TRUE,66960,"a ""b"""}')).toEqual([["TRUE", "66,960", 'a "b"']]);
});
