import { CellError, type CellValue } from "../../src/grid/cell";
import type { CellRequest, SelectedCell } from "../../src/taskpane/cells";
import { explain } from "../../src/taskpane/why";

/** Cells by "Sheet!A1" or name. */
const sheet: Record<string, (CellValue | null)[][]> = {
  "Plan!B4": [[3]],
  "Plan!B5": [[70000]],
  "Plan!B6": [[0.5]],
  "Plan!B7": [[null]],
  "Plan!B8": [[new CellError("#N/A")]],
  "Plan!A10:B11": [
    ["size", 0.01],
    ["fe", 0.0005],
  ],
  "Plan!C1:C3": [[1], [1], [1]],
  "Other!B4": [[2]],
  Leverage: [[10]],
  "Plan!E5#": [
    ["Step", "Add"],
    [1, 2],
    [2, 3],
  ],
};
const asked: CellRequest[][] = [];
const read = async (requests: readonly CellRequest[]) => {
  asked.push([...requests]);
  return requests.map(
    ({ sheet: name, address, isName, spill }) => sheet[isName ? address : `${name}!${address}${spill ? "#" : ""}`],
  );
};
beforeEach(() => (asked.length = 0));

const cell = (formula: string, shown: CellValue | null = new CellError("#VALUE!"), more: Partial<SelectedCell> = {}) =>
  explain({ sheet: "Plan", address: "D9", formula, value: shown, ...more }, read);

test("the reason is the one that the function itself gives", async () => {
  const { id, reason } = await cell("=MICRO.MARGIN(B4,B5,B6,0.01)", new CellError("#NUM!"));
  expect(id).toBe("MICRO.MARGIN");
  expect(reason).toEqual({ code: "#NUM!", message: "leverage must be at least 1, was 0.5" });
});

test("arguments show what their cells hold, read in one go", async () => {
  const found = await cell("=MICRO.MARGIN(Other!B4,B5,Leverage,0.01)", 140);
  expect(found.arguments).toEqual([
    { text: "Other!B4", value: 2 },
    { text: "B5", value: 70000 },
    { text: "Leverage", value: 10 },
    { text: "0.01", value: 0.01 },
  ]);
  expect(found.result).toBe(140);
  expect(found.reason).toBeUndefined();
  expect(asked).toHaveLength(1);
  expect(asked[0]!.map(({ text, isName }) => [text, isName])).toEqual([
    ["Other!B4", false],
    ["B5", false],
    ["Leverage", true],
  ]);
});

test("arguments left out are undefined", async () => {
  const found = await cell("=MICRO.FEE(1,B5,0.0005,,0.01)", 0.35);
  expect(found.arguments![3]).toBeUndefined();
  expect(found.arguments).toHaveLength(5);
});

test("an unknown term is named", async () => {
  const { reason } = await cell("=MICRO.MARGIN(B4,B5,10,A10:B11)");
  expect(reason!.message).toContain('terms has an unknown name "fe"');
});

test("the innermost failing function is the one that is explained", async () => {
  const found = await cell('=MICRO.PNL("long",1,MICRO.AVG(C1:C3,{1;2}),B5)', new CellError("#NUM!"));
  expect(found.id).toBe("MICRO.AVG");
  expect(found.reason!.code).toBe("#NUM!");
  expect(found.others).toEqual(["MICRO.PNL"]);
});

test("Excel's own functions around and inside ours are followed where the pane knows them", async () => {
  const found = await cell("=IFERROR(INDEX(MICRO.MARGIN(SUM(C1:C3),B5,ABS(B6)),1),B99)", new CellError("#NUM!"));
  expect(found.reason!.message).toBe("leverage must be at least 1, was 0.5");
  expect(found.arguments![0]).toEqual({ text: "SUM(C1:C3)", value: 3 });
});

test("a spill reference is read with its whole area", async () => {
  const found = await cell("=MICRO.NOTIONAL(DROP(CHOOSECOLS(E5#,2),1),{70000;70350})", 350700);
  expect(found.arguments![0]!.value).toEqual([[2], [3]]);
});

test("an error that comes in through a reference is traced to it, also through Excel's own functions", async () => {
  const direct = await cell("=MICRO.MARGIN(B4,B8,10)", new CellError("#N/A"));
  expect(direct.reason).toEqual({ code: "#N/A", message: "the error comes from B8" });
  expect(direct.advice).toBe("Select B8 to read why.");
  sheet["Plan!E9#"] = [[new CellError("#NUM!")]];
  const spilled = await cell("=MICRO.NOTIONAL(DROP(CHOOSECOLS(E9#,2),1),B5)", new CellError("#NUM!"));
  expect(spilled.reason).toEqual({ code: "#NUM!", message: "the error comes from E9#" });
});

test("what the pane cannot compute is said plainly", async () => {
  const found = await cell("=MICRO.MARGIN(B4,OFFSET(B4,1,0),10)", new CellError("#NUM!"));
  expect(found.arguments![1]).toEqual({
    text: "OFFSET(B4,1,0)",
    unknown: "is a function of Excel that this pane does not compute",
  });
  expect(found.advice).toContain("could not be found out: OFFSET(B4,1,0) is a function of Excel");
});

test("a name that cannot be read is said plainly", async () => {
  const found = await cell("=MICRO.MARGIN(Nowhere,B5,10)");
  expect(found.arguments![0]!.unknown).toBe("is a name whose cells could not be read");
});

test("too few, too many and too large arguments are explained as Excel would refuse them", async () => {
  expect((await cell("=MICRO.MARGIN(B4)")).reason!.message).toBe("MICRO.MARGIN needs price, leverage");
  expect((await cell("=MICRO.MARGIN(1,2,3,4,5)")).reason!.message).toBe("MICRO.MARGIN takes at most 4 arguments, 5 were given");
  expect((await cell("=MICRO.MARGIN(1,2,C1:C3)")).reason!.message).toBe(
    "leverage of MICRO.MARGIN takes one value, was a range of 3 rows by 1 columns",
  );
});

test("a cell inside a spilled result is explained from the cell that holds the formula", async () => {
  const formula = "=TA.RSI({1;2;3;4;5},3)";
  const found = await cell("", new CellError("#N/A"), { spill: { address: "D8", formula, row: 1, column: 0 } });
  expect(found.id).toBe("TA.RSI");
  expect(found.reason!.code).toBe("#N/A");
});

test("an error that the function no longer gives is called out as not recalculated", async () => {
  const found = await cell("=MICRO.MARGIN(B4,B5,10,0.01)", new CellError("#NUM!"));
  expect(found.advice).toContain("Recalculate");
});

test("another error than the cell shows is called out too", async () => {
  const found = await cell("=MICRO.MARGIN(B4,B5,B6)", new CellError("#VALUE!"));
  expect(found.reason!.code).toBe("#NUM!");
  expect(found.advice).toBe("The cell still shows #VALUE!: press Recalculate under Check.");
});

test("errors outside our functions are explained in general words", async () => {
  expect((await cell("=1/0", new CellError("#DIV/0!"))).reason!.message).toBe("a division by zero, or by an empty cell");
  expect(await cell("=1+1", 2)).toEqual({ others: [] });
  expect(await cell("", "text")).toEqual({ others: [] });
});

test("a formula of tables still gets its general reason", async () => {
  const found = await cell("=MICRO.MARGIN(Table1[Contracts],B5,10)", new CellError("#VALUE!"));
  expect(found.reason!.code).toBe("#VALUE!");
  expect(found.advice).toContain("Table1[Contracts] is a part of a table, which this pane does not read");
});

test("a text that is no formula still gets its general reason", async () => {
  const found = await cell("=MICRO.MARGIN(1,", new CellError("#VALUE!"));
  expect(found.reason!.code).toBe("#VALUE!");
  expect(found.advice).toContain("could not be followed: the formula ends too early");
});

test("the names of LET stand for what they are given", async () => {
  const found = await cell("=LET(n,B4*2,p,B5,MICRO.MARGIN(n,p,B6,0.01))", new CellError("#NUM!"));
  expect(found.arguments!.slice(0, 2)).toEqual([
    { text: "n", value: 6 },
    { text: "p", value: 70000 },
  ]);
  expect(found.reason!.message).toBe("leverage must be at least 1, was 0.5");
});

test("a branch that is not taken is not the reason", async () => {
  const found = await cell("=IF(B4>5,MICRO.MARGIN(1,2,B6),MICRO.MARGIN(1,-2,10))", new CellError("#NUM!"));
  expect(found.reason!.message).toContain("price must be greater than 0, was -2");
});

test("damage done by other add-ins is recognised", async () => {
  const found = await cell("=[2]!_xldudf_MICRO_MARGIN(B4,B5,10)", new CellError("#NAME?"));
  expect(found).toMatchObject({ id: "MICRO.MARGIN", advice: "Check workbook can repair it." });
});

test("names with the prefix of an add-in with a namespace are ours too", async () => {
  expect((await cell("=PACK.MICRO.MARGIN(B4,B5,B6)", new CellError("#NUM!"))).id).toBe("MICRO.MARGIN");
});
