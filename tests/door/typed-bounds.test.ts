/** What is typed, at the bounds of each rule: numbers, dates, words and formulas. */
import { readTyped, type TypedKind } from "../../src/door/typed";

type Case = [text: string, locale: string, kind: TypedKind, expected: object, previous?: number];
const number = (value: number, shown = false) => ({ number: value, shown });
const none = (text: string) => ({ refuse: "number", says: `must be a number, was "${text}"` });
const english = "en-US";

describe("typed texts at the bounds of the rules", () => {
  it.each<Case>([
    // One mark before three digits: thousands or decimals, and what the cell held decides whether to ask
    ["1.234", "de-DE", "number", number(1234, true)],
    ["1.234", "de-DE", "number", number(1234, true), 1000],
    ["1.234", "de-DE", "number", { ask: [1234, 1.234] }, 1.2],
    ["1.234", "de-DE", "number", { ask: [1234, 1.234] }, -1.2],
    ["1.234", "de-DE", "number", number(1234, true), 0],
    ["1.234", english, "number", { ask: [1.234, 1234] }, 1200],
    ["0,123", english, "number", number(0.123, true)],
    ["1234,567", english, "number", number(1234.567, true)],
    ["1,2345", english, "number", number(1.2345, true)],
    ["1,23", english, "number", number(1.23, true)],
    ["1,234e2", english, "number", number(123.4, true)],
    // As far from one as from the other: the locale's own reading
    ["1.234", english, "number", number(1.234, true), Math.sqrt(1234 * 1.234)],
    ["5", english, "percent", number(0.05, true), 0.5],
    // Per cent of a bare number
    ["5", english, "percent", number(0.05, true)],
    ["5", english, "percent", number(0.05, true), 0.04],
    ["5", english, "percent", { ask: [0.05, 5] }, 4],
    ["5%", english, "percent", number(0.05), 4],
    ["5", english, "number", number(5), 0.05],
    ["0", english, "percent", number(0, true), 0.05],
    ["5 bp", english, "percent", number(0.0005, true)],
    ["5 bps", english, "percent", number(0.0005, true)],
    ["5‰", english, "percent", number(0.005, true)],
    ["5k", english, "percent", number(50, true)],
    // Units
    ["2k", english, "number", number(2000, true)],
    ["1.5K", english, "number", number(1500, true)],
    ["3M", english, "number", number(3_000_000, true)],
    ["3x", english, "number", number(3, true)],
    ["2m", english, "number", none("2m")],
    ["5% %", english, "number", none("5% %")],
    ["%5 bps", english, "number", none("%5 bps")],
    // Signs, brackets, money
    ["(5)", english, "number", number(-5)],
    ["(5", english, "number", none("(5")],
    ["5)", english, "number", none("5)")],
    ["-(5)", english, "number", none("-(5)")],
    ["$-5", english, "number", number(-5)],
    ["-$5", english, "number", number(-5)],
    ["+$5", english, "number", number(5)],
    ["-$-5", english, "number", none("-$-5")],
    ["usd 5", english, "number", number(5)],
    ["5 USDT", english, "number", number(5)],
    ["5 Usd", english, "number", none("5 Usd")],
    // Marks
    ["1.", english, "number", number(1)],
    ["1,", english, "number", none("1,")],
    [".5", english, "number", number(0.5)],
    [",5", english, "number", number(0.5, true)],
    ["1.2.3", english, "number", none("1.2.3")],
    ["1.234.567", english, "number", number(1234567, true)],
    ["1.234.567", "de-DE", "number", number(1234567)],
    ["1,234.5,6", english, "number", none("1,234.5,6")],
    ["1.200,3,4", "de-DE", "number", none("1.200,3,4")],
    ["1.5 6", english, "number", none("1.5 6")],
    ["1.5'000", english, "number", none("1.5'000")],
    ["1'234.5", english, "number", number(1234.5)],
    ["1_000", english, "number", number(1000)],
    ["1 000,5", "de-DE", "number", number(1000.5)],
    ["1 00", english, "number", none("1 00")],
    ["01'000", english, "number", none("01'000")],
    ["1234'000", english, "number", none("1234'000")],
    ["1'000_000", english, "number", none("1'000_000")],
    ["1'000'0_0", english, "number", none("1'000'0_0")],
    ["1'000'_00", english, "number", none("1'000'_00")],
    ["1'00_", english, "number", none("1'00_")],
    ["1,23,456", english, "number", none("1,23,456")],
    ["1,23,456", "en-IN", "number", number(123456)],
    ["123,45,678", "en-IN", "number", none("123,45,678")],
    ["1,23,4567", "en-IN", "number", none("1,23,4567")],
    ["1,234,56", "en-IN", "number", none("1,234,56")],
    ["12,345,678", "en-IN", "number", number(12345678)],
    // Exponents and length
    ["1e+12", english, "number", number(1e12)],
    ["1.5e-3", english, "number", number(0.0015)],
    ["1,5e3", "de-DE", "number", number(1500)],
    ["1e400", english, "number", none("1e400")],
    [`1${"0".repeat(99)}`, english, "number", number(1e99)],
    [`1${"0".repeat(100)}`, english, "number", none(`1${"0".repeat(100)}`)],
    // Digits and marks of other scripts
    ["１２", english, "number", number(12)],
    ["٩٠", english, "number", number(90)],
    ["1٫5", "de-DE", "number", number(1.5)],
    ["1٬234٫5", "de-DE", "number", number(1234.5)],
    ["5٪", english, "number", number(0.05)],
    ["1’234", english, "number", number(1234)],
    ["1’23", english, "number", none("1’23")],
    ["1\u00A023", english, "number", none("1\u00A023")],
    ["1٬2٬3", english, "number", none("1٬2٬3")],
    ["5\u00A0%", english, "number", number(0.05)],
    ["\u22125", english, "number", number(-5)],
    ["\u200B5", english, "number", number(5)],
  ])("%.30s, %s, %s", (text, locale, kind, expected, previous = undefined) => {
    expect(readTyped(text, locale, kind, previous)).toEqual(expected);
  });

  it.each<Case>([
    ["TRUE", english, "general", { boolean: true }],
    ["False", "", "command", { boolean: false }],
    ["TRUE", "", "command percent", { boolean: true }],
    ["soon", "", "command percent", { text: "soon" }],
    ["5", "", "command percent", number(5)],
    ["true", english, "number", none("true")],
    ["true story", english, "general", { text: "true story" }],
    ["untrue", english, "general", { text: "untrue" }],
    ["", english, "general", { blank: true }],
    [" \u00A0", english, "number", { blank: true }],
    ["'abc", english, "text", { text: "abc" }],
    [" it's ", english, "text", { text: "it's" }],
    [" '5 ", english, "general", { text: "5" }],
    [" soon ", english, "general", { text: "soon" }],
    [" soon ", english, "number", none("soon")],
    [" soon ", english, "date", { refuse: "date", says: 'must be a date such as 2024-04-01, was "soon"' }],
    ["2024-04-01", english, "number", { refuse: "date", says: "a number is needed, was the date 1 April 2024" }],
    ["2024-04-01", english, "general", { date: "2024-04-01T00:00:00", shown: false }],
    ["2024-04-01 12:30", english, "date", { date: "2024-04-01T12:30:00", shown: false }],
    ["4/1/2024", english, "date", { date: "2024-04-01T00:00:00", shown: true }],
    ["4/1/2024", "de-DE", "date", { date: "2024-01-04T00:00:00", shown: true }],
    ["4/13/2024", english, "date", { date: "2024-04-13T00:00:00", shown: false }],
    ["13/4/2024", "de-DE", "date", { date: "2024-04-13T00:00:00", shown: false }],
    ["4/4/2024", english, "date", { date: "2024-04-04T00:00:00", shown: false }],
    ["1.4.2024", "de-DE", "date", { date: "2024-04-01T00:00:00", shown: false }],
    ["1.4.2024", english, "date", { date: "2024-04-01T00:00:00", shown: true }],
    ["4/1/24", english, "general", { text: "4/1/24" }],
    ["4/1/24 1230", english, "general", { text: "4/1/24 1230" }],
    ["2024-Apr-01", english, "general", { text: "2024-Apr-01" }],
    ["2024-Apr-01 12:30", english, "general", { text: "2024-Apr-01 12:30" }],
    ["1 Apr 2024-12:30", english, "general", { text: "1 Apr 2024-12:30" }],
    ["on 4/1/2024", english, "general", { text: "on 4/1/2024" }],
    ["4-1/2024", english, "general", { text: "4-1/2024" }],
  ])("%j, %s, %s", (text, locale, kind, expected, previous = undefined) => {
    expect(readTyped(text, locale, kind, previous)).toEqual(expected);
  });
});

describe("typed formulas", () => {
  const both = { refuse: "separators", says: "This formula uses both , and ; between arguments." };
  const array = { refuse: "array", says: "Write array constants with , between columns and a decimal point." };
  const same = (formula: string) => ({ formula, shown: false });
  const read = (formula: string) => ({ formula, shown: true });

  it.each<[string, string, object]>([
    ["=", english, { text: "=" }],
    [" =1 ", english, same("=1")],
    // Outside brackets a comma can part no arguments
    ["=0,5*B6", "de-DE", read("=0.5*B6")],
    ["=0,5*B6", english, same("=0,5*B6")],
    ["=SUM(1,5)", "de-DE", same("=SUM(1,5)")],
    ["=SUM(A1)*0,5", "de-DE", read("=SUM(A1)*0.5")],
    ["=1,5+MAX(2,5)*12,25", "de-DE", read("=1.5+MAX(2,5)*12.25")],
    ['=IF("a("="b",1)*1,5', "de-DE", read('=IF("a("="b",1)*1.5')],
    ["=(1+MAX(2,(3)))*1,5", "de-DE", read("=(1+MAX(2,(3)))*1.5")],
    ["=A1,5", "de-DE", same("=A1,5")],
    ["=$A$1,5", "de-DE", same("=$A$1,5")],
    ["=1,A1", "de-DE", same("=1,A1")],
    ["=12+A1,5", "de-DE", same("=12+A1,5")],
    ["=1234*0,5", "de-DE", read("=1234*0.5")],
    ['="1,5"', "de-DE", same('="1,5"')],
    ['=F("a")&"b"&2,5', "de-DE", read('=F("a")&"b"&2.5')],
    // A semicolon between arguments makes its commas decimal marks, whatever the locale
    ["=SUM(1,5;2)", english, read("=SUM(1.5,2)")],
    ["=SUM(1,5;2)", "de-DE", read("=SUM(1.5,2)")],
    ["=SUM(A1;B2)", english, read("=SUM(A1,B2)")],
    ["=SUM(A1,2;3)", english, both],
    ["=SUM(A1,B1;3)", english, both],
    ['=F(A1,B1;"a")', english, both],
    // Not within texts, names of sheets, columns of tables, and array constants
    ['="a;b"', english, same('="a;b"')],
    ['="a"";b"', english, same('="a"";b"')],
    ['="a;b', english, same('="a;b')],
    ['=F(1;".', english, read('=F(1,".')],
    ["=F('C:\\x\\[b.xlsx]S'!A1;1)", english, read("=F('C:\\x\\[b.xlsx]S'!A1,1)")],
    ["='My;Sheet'!A1", english, same("='My;Sheet'!A1")],
    ["='It''s;mine'!A1", english, same("='It''s;mine'!A1")],
    ["='My;Sheet", english, same("='My;Sheet")],
    ["=SUM(T[a;b],1)", english, same("=SUM(T[a;b],1)")],
    ["=SUM(T[a;b", english, same("=SUM(T[a;b")],
    ["=SUM({1,2;3,4},1)", english, same("=SUM({1,2;3,4},1)")],
    ["=SUM({1;2", english, same("=SUM({1;2")],
    ['=SUM({"}";1},1)', english, same('=SUM({"}";1},1)')],
    ['=F("a,b";1)', english, read('=F("a,b",1)')],
    // Array constants with a backslash between columns
    ["=SUM({1\\2;3\\4};5)", english, read("=SUM({1,2;3,4},5)")],
    ["=SUM(1;{1\\2", english, read("=SUM(1,{1\\2")],
    ["=SUM({1,5\\2};5)", english, read("=SUM({1.5,2},5)")],
    ['=F({"a\\b"\\"1,5"\\1,5};1)', english, read('=F({"a\\b","1,5",1.5},1)')],
    ['=F({"a\\b";1};2)', english, read('=F({"a\\b";1},2)')],
    ['=F({"a\\b",1,5};2)', english, read('=F({"a\\b",1,5},2)')],
    ['=F({"a"\\.5};1)', english, read('=F({"a",.5},1)')],
    ["=F({1,2;3,4};2)", english, read("=F({1,2;3,4},2)")],
    ['=F({"a"."b"};1)', english, array],
    ['=F({1. "b"};1)', english, array],
    ['=F({"a" .1};1)', english, array],
    ['=F({"a.b";"c"};1)', english, read('=F({"a.b";"c"},1)')],
    ['=F({"a.";"c"};1)', english, read('=F({"a.";"c"},1)')],
    ['=F({1."b"};1)', english, array],
  ])("%s, %s", (text, locale, expected) => {
    expect(readTyped(text, locale, "general")).toEqual(expected);
  });
});

/** Unicode itself says which digit a wide or mathematical one is: its compatible form. */
describe("digits that Unicode knows as forms of 0 to 9", () => {
  const rows = [0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6];
  it.each(rows.map((row) => [String.fromCodePoint(row), row]))("are read as these, from %s on", (_zero, row) => {
    for (let digit = 0; digit < 10; digit += 1) {
      const text = String.fromCodePoint(Number(row) + digit);
      expect(text.normalize("NFKC")).toBe(String(digit));
      expect(readTyped(`1${text}`, english, "number")).toEqual(number(10 + digit));
    }
  });

  it("stand in rows of ten, also where two rows meet", () => {
    let length = 0;
    for (let code = 0x80; code <= 0x1ffff; code += 1) {
      const isDigit = /\p{Nd}/u.test(String.fromCodePoint(code));
      if (!isDigit) expect(length % 10).toBe(0);
      length = isDigit ? length + 1 : 0;
    }
  });
});
