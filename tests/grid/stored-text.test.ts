import fc from "fast-check";
import { bookOf } from "../../src/grid/book";
import { bare, rewritten } from "../../src/grid/expression";
import { readFormula } from "../../src/grid/formula";
import { callsCustomFunction, isDamaged, toStored, toTyped } from "../../src/grid/stored-text";
import { anyFormula } from "./formulas";

const customFunctions = ["MICRO.MARGIN", "SCALE.PLAN", "STOP.PCT"];
const book = bookOf({
  sheets: [
    {
      name: "Plan",
      cells: {},
      tables: [{ name: "Plan", range: "A2:C6", columns: ["Step", "Größe", "Size [lots]"] }],
    },
  ],
  names: { Closes: "Plan!$B$2:$B$6", Rate: "0.01", Twice: "LAMBDA(x,x*2)", Alias: "Closes" },
});
const options = { customFunctions, book, place: { sheet: "Plan", row: 3, column: 1 } };

describe("a formula as typed and as the file holds it", () => {
  test.each([
    ["=MICRO.MARGIN(3,70000,10,0.01)", "_xldudf_MICRO_MARGIN(3,70000,10,0.01)"],
    ['=0+SCALE.PLAN("long",STOP.PCT(1,2),{"size",0.01})', '0+_xldudf_SCALE_PLAN("long",_xldudf_STOP_PCT(1,2),{"size",0.01})'],
    ["=SUM(B1#)+ROWS('My plan'!$C$4#)", "SUM(_xlfn.ANCHORARRAY(B1))+ROWS(_xlfn.ANCHORARRAY('My plan'!$C$4))"],
    ["=SUM(Größe!A1#)", "SUM(_xlfn.ANCHORARRAY(Größe!A1))"],
    ['="MICRO.MARGIN(1) and B1#"&A1', '"MICRO.MARGIN(1) and B1#"&A1'],
    ["=SORT(FILTER(A1:A9,B1:B9>0))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9>0))"],
    ['=XLOOKUP(1,A:A,B:B)&TEXTJOIN(",",TRUE,A1:A2)', '_xlfn.XLOOKUP(1,A:A,B:B)&_xlfn.TEXTJOIN(",",TRUE,A1:A2)'],
    ["=LET(risk,B1,size,risk*2,size+risk)", "_xlfn.LET(_xlpm.risk,B1,_xlpm.size,_xlpm.risk*2,_xlpm.size+_xlpm.risk)"],
    ["=LET(x,A1+1,y.2,x*2,y.2+x)", "_xlfn.LET(_xlpm.x,A1+1,_xlpm.y.2,_xlpm.x*2,_xlpm.y.2+_xlpm.x)"],
    ["=LAMBDA(a,[b],IF(ISOMITTED(b),a,b))(3)", "_xlfn.LAMBDA(_xlpm.a,_xlop.b,IF(_xlfn.ISOMITTED(_xlpm.b),_xlpm.a,_xlpm.b))(3)"],
    ["=GROUPBY(B1:B6,A1:A6,SUM,0,0)", "_xlfn.GROUPBY(B1:B6,A1:A6,_xleta.SUM,0,0)"],
    [
      "=SUM(A1:.A20)+SUM(A1.:B9)+SUM(Plan!A1.:.B9)",
      "SUM(_xlfn._TRO_TRAILING(A1:A20))+SUM(_xlfn._TRO_LEADING(A1:B9))+SUM(_xlfn._TRO_ALL(Plan!A1:B9))",
    ],
    ["=SUM(A1:A3)/'Micro.Margin'!B2", "SUM(A1:A3)/'Micro.Margin'!B2"],
    ["=IF(A1>1E5,1.5,-2)", "IF(A1>1E5,1.5,-2)"],
    ['=[2]!_xldudf_SP_FINANCIALS("MSFT")', '[2]!_xldudf_SP_FINANCIALS("MSFT")'],
    ['=_xldudf_CX_GET("a",,1)+1', '_xldudf_CX_GET("a",,1)+1'],
    ["=_xlfn.NOT.YET.KNOWN(1)", "_xlfn.NOT.YET.KNOWN(1)"],
    ["=IF(A1,,)", "IF(A1,,)"],
    ["= SUM( A1 , 2 ) ", " SUM( A1 , 2 ) "],
  ])("%s", (typed, stored) => {
    expect(toStored(typed, options).text).toBe(stored);
    expect(toTyped(stored, { ...options, isArray: true })).toBe(typed);
  });

  test.each([
    ["micro.margin(1)", "=MICRO.MARGIN(1)"],
    ["_XLDUDF_micro_margin(1)", "=MICRO.MARGIN(1)"],
    ["_xldudf_PACK_MICRO_MARGIN(1)", "=MICRO.MARGIN(1)"],
    ["[2]!_xldudf_SCALE_PLAN(1)", "=SCALE.PLAN(1)"],
    ["'C:\\a.xlam'!_xldudf_SCALE_PLAN(1)", "=SCALE.PLAN(1)"],
    ["_xldudf_OTHER_THING(1)", "=_xldudf_OTHER_THING(1)"],
    ["_xlfn.STDEV.S(A1:A9)", "=STDEV.S(A1:A9)"],
  ])("%s is read as %s", (stored, typed) => {
    expect(toTyped(stored, options)).toBe(typed);
  });

  test.each([
    // No call of LET, LAMBDA or of a trimmed range that these functions could be typed as
    ["=LET(1,2,3)", "_xlfn.LET(1,2,3)"],
    ["=LAMBDA([@Size],1)", "_xlfn.LAMBDA([@Size],1)"],
    ["=ANCHORARRAY(OFFSET(A1,1,1))", "_xlfn.ANCHORARRAY(OFFSET(A1,1,1))"],
    ["=_xlfn._TRO_ALL(A1)", "_xlfn._TRO_ALL(A1)"],
    ["=1+", "1+"],
    ["=LET(f,LAMBDA(x,x+1),f(2))", "_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1),_xlpm.f(2))"],
  ])("%s stays what it is", (typed, stored) => {
    const bare = { customFunctions };
    expect(toStored(typed, bare).text).toBe(stored);
    expect(toTyped(stored, bare)).toBe(typed);
  });

  test("without a workbook, outside of a table, nothing is put before this row", () => {
    expect(toStored("=[@Größe]", { customFunctions }).text).toBe("[@Größe]");
    expect(toStored("=[@Größe]", { ...options, place: { sheet: "Plan", row: 9, column: 1 } }).text).toBe("[[#This Row],[Größe]]");
  });

  test("a function is handed over by its name unless the workbook has a name that is called so", () => {
    const named = bookOf({ sheets: [], names: { SUM: "1" } });
    expect(toStored("=GROUPBY(A1:A6,B1:B6,SUM)", { customFunctions, book }).text).toBe("_xlfn.GROUPBY(A1:A6,B1:B6,_xleta.SUM)");
    expect(toStored("=GROUPBY(A1:A6,B1:B6,SUM)", { customFunctions, book: named }).text).toBe("_xlfn.GROUPBY(A1:A6,B1:B6,SUM)");
  });

  test("the short form of this row is stored with its table", () => {
    expect(toStored("=[@Größe]*2", options)).toEqual({ text: "Plan[[#This Row],[Größe]]*2", isDynamic: false });
    expect(toStored("=[@[Size '[lots']]]", options).text).toBe("Plan[[#This Row],[Size '[lots']]]");
  });
});

describe("one cell of several", () => {
  test.each([
    ["ABS(C:C)", "=ABS(@C:C)"],
    ['IF(C:C>0,"up","")', '=IF(@C:C>0,"up","")'],
    ["Closes*2", "=@Closes*2"],
    ["C$2:C$6+Other!B$2:B$6", "=@C$2:C$6+@Other!B$2:B$6"],
    ["$9:$9*10", "=@$9:$9*10"],
    ["(B2:B6)*1", "=(@B2:B6)*1"],
    ["Plan[Step]*2", "=@Plan[Step]*2"],
    ["IF(A1>0,B1:B3,0)", "=IF(A1>0,@B1:B3,0)"],
    ["VLOOKUP(A:A,Sheet2!A:C,2,FALSE)", "=VLOOKUP(@A:A,Sheet2!A:C,2,FALSE)"],
    ["INDEX(A1:B9,0,2)", "=@INDEX(A1:B9,0,2)"],
    ["OFFSET(A1,1,1,3)*2", "=@OFFSET(A1,1,1,3)*2"],
    ["A1:INDEX(A1:A9,3)*2", "=@(A1:INDEX(A1:A9,3))*2"],
  ])("%s without the mark of an array is typed %s", (stored, typed) => {
    expect(toTyped(stored, { ...options, isArray: false })).toBe(typed);
    expect(toTyped(stored, { ...options, isArray: true })).toBe(`=${stored}`);
    expect(toStored(typed, options)).toEqual({ text: stored, isDynamic: false });
    expect(toStored(`=${stored}`, options)).toEqual({ text: stored, isDynamic: true });
  });

  test.each([
    "SUM(C:C)",
    "SUMPRODUCT((A2:A7>2)*C2:C7)",
    "INDEX(C:C,MATCH(4,A:A,0))",
    'COUNTIFS(A:A,"<>x",A:A,"<>")',
    'SUMIFS(C:C,A:A,">=2",B:B,"<14")',
    "MAX(2:2)",
    "Rate*2",
    "Twice(A1)",
    "ISERROR(Twice)",
    "Alias*2",
    "OFFSET(A1,1,1)*2",
    'INDIRECT("A1")*2',
    "LET(Closes,1,SUM(ABS(Closes)))",
    "Plan[[#This Row],[Step]]*2",
    "SUBTOTAL(109,Plan[Step])",
    "ROWS(Plan[#All])",
    "LOOKUP(2,A1:A9,B1:B9)",
    'XLOOKUP("fade",A2:A6,B2:B6,0)',
    "IF(SUM(A1:A3)>1,A1,B1)",
    "A1+(B2)*3",
    "AND(A1:A3,B1)",
    "RANK(A1,A1:A9)",
    "CORREL(A1:A9,B1:B9*1)",
  ])("%s means the same with and without the mark", (formula) => {
    const { text, isDynamic } = toStored(`=${formula}`, options);
    expect(isDynamic).toBe(false);
    expect(toTyped(text, { ...options, isArray: false })).toBe(`=${formula}`);
  });

  test.each([
    ["=SUM(A1:A3*B1:B3)", "SUM(A1:A3*B1:B3)"],
    ["=A1:A3*2", "A1:A3*2"],
    ["=B1:B3", "B1:B3"],
    ["={1,2}*2", "{1,2}*2"],
    ["=MICRO.MARGIN(1)", "_xldudf_MICRO_MARGIN(1)"],
    ["=SUM(D1:D3)+@A1:A3", undefined],
    ["=@A1:A3+SUM(A1:A3*B1:B3)", "_xlfn.SINGLE(A1:A3)+SUM(A1:A3*B1:B3)"],
    ["=TRANSPOSE(A1:A3)", "TRANSPOSE(A1:A3)"],
    ["=SUMPRODUCT(IF(A1:A3>1,B1:B3))", "SUMPRODUCT(IF(A1:A3>1,B1:B3))"],
    ["=D1#*2", "_xlfn.ANCHORARRAY(D1)*2"],
  ])("%s is stored as %s, marked unless an @ can be left out", (typed, stored) => {
    const result = toStored(typed, options);
    expect(result).toEqual(
      stored === undefined ? { text: "SUM(D1:D3)+A1:A3", isDynamic: false } : { text: stored, isDynamic: true },
    );
  });
});

/** Capitals of our names and brackets around what follows an @ are the only liberties. */
function canonical(formula: string): string {
  return rewritten(readFormula(formula), (part, inner) =>
    part.kind === "operation" && part.operator === "@" ? `@(${inner(bare(part.operands[0]!))})` : undefined,
  ).toUpperCase();
}

test("what is typed comes back from the file", () => {
  fc.assert(
    fc.property(anyFormula, (formula) => {
      const { text, isDynamic } = toStored(`=${formula}`, options);
      const back = toTyped(text, { ...options, isArray: isDynamic });
      expect(canonical(back)).toBe(canonical(`=${formula}`));
      expect(toStored(back, options)).toEqual({ text, isDynamic });
    }),
  );
});

test("nothing is stored that Excel's parser refuses: no @, no #, no trimmed range, no bare young function", () => {
  fc.assert(
    fc.property(anyFormula, (formula) => {
      const { text } = toStored(`=${formula}`, options);
      const code = text.replace(/"(?:[^"]|"")*"|\[[^\]]*\](?:\])?|'(?:[^']|'')*'/g, "");
      expect(code).not.toMatch(/@|[A-Z0-9]#|\.:|:\./);
      expect(code).not.toMatch(/(?<![\w.])(?:LET|LAMBDA|XLOOKUP|FILTER|MAP|STDEV\.S|AGGREGATE)\(/);
      expect(readFormula(text)).toBeDefined();
    }),
  );
});

test("a custom function is recognised where it is called, not where it is mentioned", () => {
  expect(callsCustomFunction("=1+micro.margin (1)", customFunctions)).toBe(true);
  expect(callsCustomFunction('="MICRO.MARGIN(1)"', customFunctions)).toBe(false);
  expect(callsCustomFunction("=SUM(A1)", customFunctions)).toBe(false);
  expect(callsCustomFunction("=MICRO.MARGIN(", customFunctions)).toBe(false);
});

test.each([
  ["_xldudf_MICRO_MARGIN(1,2)", false],
  ["[2]!_xldudf_MICRO_MARGIN(1,2)", true],
  ["MICRO.MARGIN(1,2)", true],
  ['[2]!_xldudf_SP_FINANCIALS("MSFT")', false],
  ["[1]Costs!$B$2*2", false],
  ['"MICRO.MARGIN(1)"', false],
])("%s is damaged: %s", (stored, damaged) => {
  expect(isDamaged(stored, customFunctions)).toBe(damaged);
});
