import { CellError } from "../../src/grid/cell";
import { WorksheetCells } from "../../src/file/worksheet-cells";

const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData><pageMargins left="1"/></worksheet>`;
const after = (rows: string, change: (cells: WorksheetCells) => void): string => {
  const cells = new WorksheetCells(sheet(rows));
  change(cells);
  return cells.text().replace(/^<worksheet><sheetData>|<\/sheetData><pageMargins left="1"\/><\/worksheet>$/g, "");
};

test("what is not changed stays to the byte", () => {
  for (const xml of ["<worksheet><sheetData/></worksheet>", sheet('\n<row r="1" ht="3"/> <row r="2"><c r="A2"/>\t</row>\n')]) {
    expect(new WorksheetCells(xml).text()).toBe(xml);
  }
  expect(after('<row r="1" ht="3"/>\n<row r="2"><c r="A2" s="4"/> </row>', (cells) => cells.setConstant("A2", 1))).toBe(
    '<row r="1" ht="3"/>\n<row r="2"><c r="A2" s="4"><v>1</v></c> </row>',
  );
});

test("values of each kind keep the style, and a text needs no other part", () => {
  const row = '<row r="1"><c r="A1" s="7" t="s"><v>3</v></c></row>';
  const set = (value: Parameters<WorksheetCells["setConstant"]>[1]) => after(row, (cells) => cells.setConstant("A1", value));
  expect(set(0.1 + 0.2)).toBe('<row r="1"><c r="A1" s="7"><v>0.30000000000000004</v></c></row>');
  expect(set("a<b & c\u0001")).toBe(
    '<row r="1"><c r="A1" s="7" t="inlineStr"><is><t xml:space="preserve">a&lt;b &amp; c_x0001_</t></is></c></row>',
  );
  expect(set(true)).toBe('<row r="1"><c r="A1" s="7" t="b"><v>1</v></c></row>');
  expect(set(new CellError("#SPILL!"))).toBe('<row r="1"><c r="A1" s="7" t="e"><v>#VALUE!</v></c></row>');
  expect(set(null)).toBe('<row r="1"><c r="A1" s="7"/></row>');
});

test("a new cell takes its place among the others, in a new row if need be", () => {
  const rows = '<row r="2" spans="1:3"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row><row r="9"/>';
  expect(after(rows, (cells) => cells.setConstant("B2", 2))).toBe(
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row><row r="9"/>',
  );
  expect(after(rows, (cells) => cells.setConstant("AA1", 2))).toBe(`<row r="1"><c r="AA1"><v>2</v></c></row>${rows}`);
  expect(after(rows, (cells) => cells.setConstant("B9", 2))).toContain('<row r="9"><c r="B9"><v>2</v></c></row>');
});

test("what has no place of its own gets one only where the one before it is another now", () => {
  const rows = '<row r="3"><c r="D3"/></row><row><c r="B4"/><c/><c r="F4"/><c/></row><row/><row r="9"/><row/>';
  expect(after(rows, (cells) => cells.setConstant("A2", 2))).toBe(`<row r="2"><c r="A2"><v>2</v></c></row>${rows}`);
  expect(after('<row r="3"/><row/><row/><row r="9"/><row/>', (cells) => cells.setRowHeight(2, 20))).toContain(
    '<row r="3"/><row/><row/><row r="9"/><row/>',
  );
  expect(after("<row/><row/><row/>", (cells) => cells.setConstant("A2", 2))).toContain('<row/><row><c r="A2">');
  expect(after(rows, (cells) => cells.setConstant("A4", 2))).toContain('<c r="A4"><v>2</v></c><c r="B4"/><c/><c r="F4"/><c/>');
  const first = '<row r="1"><c/><c/><c r="F1"/><c/></row>';
  expect(after(first, (cells) => cells.setConstant("C1", 2))).toContain('<c/><c/><c r="C1"><v>2</v></c><c r="F1"/><c/>');
});

test("a row put below many costs about as much as one below few", () => {
  const spent = (count: number): number => {
    const cells = new WorksheetCells(sheet('<row r="1"/><row r="1000000"/>'));
    const before = process.cpuUsage();
    for (let row = 2; row < count; row += 1) cells.setConstant(`A${row}`, row);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const least = (count: number): number => Math.min(...Array.from({ length: 3 }, () => spent(count)));
  // Ten times as many: 100 times as much where each looks at all that are there
  expect(least(40_000) / least(4_000)).toBeLessThan(30);
});

test("cells without an address stand one after the other", () => {
  const cells = new WorksheetCells(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"));
  expect([...cells.cells()].map(({ address, value }) => [address, value])).toEqual([
    ["A1", 1],
    ["B1", 2],
    ["A2", 3],
  ]);
});

test("a formula that goes takes its mark of a dynamic array along and leaves its result", () => {
  const row = '<row r="1"><c r="A1" cm="1" t="str"><f t="array" ref="A1:B2">X(&quot;a&quot;)</f><v>Step</v></c></row>';
  expect(after(row, (cells) => cells.dropFormula("A1"))).toBe('<row r="1"><c r="A1" t="str"><v>Step</v></c></row>');
  expect(after(row, (cells) => cells.setConstant("A1", "x"))).not.toContain("cm=");
  expect(new WorksheetCells(sheet(row)).cell("A1")).toMatchObject({
    formula: 'X("a")',
    range: "A1:B2",
    isDynamic: true,
    value: "Step",
  });
});
