/** Formulas at the bounds of what a file stores otherwise than it is typed: marks of arrays, functions, names, tables. */
import { bookOf } from "../../src/grid/book";
import { readFormula, readFormulaOrNothing } from "../../src/grid/formula";
import { everyPart } from "../../src/grid/expression";
import { idOfToken } from "../../src/grid/function-tokens";
import { callsCustomFunction, isTypedAlike, toStored, toTyped } from "../../src/grid/stored-text";
import { columnMarkOf, localFormula, localNumber } from "../../src/grid/local-formula";

const customFunctions = ["MICRO.MARGIN", "SCALE.PLAN"];
const book = bookOf({
  sheets: [
    { name: "Plan", cells: {}, tables: [{ name: "Plan", range: "A2:C6", columns: ["Step", "Size", "Size [lots]"] }] },
    { name: "Other", cells: {} },
  ],
  names: {
    Closes: "Plan!$B$2:$B$6",
    One: "Plan!$B$2",
    Twice: "LAMBDA(x,x*A1:A3)",
    Alias: "Closes",
    Both: "Plan!$A$2:$A$6*2",
    Total: "SUM(Plan!$A$2:$A$6)",
    Moved: "TRANSPOSE(Plan!$A$2:$A$6)",
    Own: "LAMBDA(x,MICRO.MARGIN(x))",
  },
});
const options = { customFunctions, book, place: { sheet: "Plan", row: 3, column: 1 } };
const plain = (stored: string) => toTyped(stored, { ...options, isArray: false });

describe("what a formula of old takes one cell of", () => {
  it.each([
    // Arguments that want a value, cells, an array, or hand their own on
    ["ABS(A1:A3)", "=ABS(@A1:A3)"],
    ["NOT.KNOWN(A1:A3)", "=NOT.KNOWN(@A1:A3)"],
    ["SUM(A1:A3,B1:B3,C1:C3)", "=SUM(A1:A3,B1:B3,C1:C3)"],
    ["SUM(A1:A3*2)", "=SUM(@A1:A3*2)"],
    ["SUMPRODUCT(A1:A3*2)", "=SUMPRODUCT(A1:A3*2)"],
    ["SUMPRODUCT(ABS(A1:A3))", "=SUMPRODUCT(ABS(A1:A3))"],
    ["SUMPRODUCT(ABS(INT(A1:A3)))", "=SUMPRODUCT(ABS(INT(A1:A3)))"],
    ["SUMPRODUCT(SUM(A1:A3*2))", "=SUMPRODUCT(SUM(@A1:A3*2))"],
    ["SUMPRODUCT(IF(A1:A3,B1:B3,C1:C3))", "=SUMPRODUCT(IF(@A1:A3,B1:B3,C1:C3))"],
    ["SUMPRODUCT(CHOOSE(A1:A3,B1:B3,C1:C3))", "=SUMPRODUCT(CHOOSE(@A1:A3,B1:B3,C1:C3))"],
    ["SUMPRODUCT(IFERROR(A1:A3,B1:B3))", "=SUMPRODUCT(IFERROR(A1:A3,B1:B3))"],
    ["SUMPRODUCT(ROUND(A1:A3,B1:B3))", "=SUMPRODUCT(ROUND(A1:A3,B1:B3))"],
    ["IF(A1:A3,B1:B3,C1:C3)", "=IF(@A1:A3,@B1:B3,@C1:C3)"],
    ["IFERROR(A1:A3,B1:B3)", "=IFERROR(@A1:A3,@B1:B3)"],
    ["SUM(IF(A1,B1:B3,C1:C3))", "=SUM(IF(A1,B1:B3,C1:C3))"],
    ["CHOOSE(A1:A3,B1:B3,C1:C3)", "=CHOOSE(@A1:A3,@B1:B3,@C1:C3)"],
    ["SUBTOTAL(A1:A3,B1:B3,C1:C3)", "=SUBTOTAL(@A1:A3,B1:B3,C1:C3)"],
    ["NPV(A1:A3,B1:B3)", "=NPV(@A1:A3,B1:B3)"],
    ["LARGE(A1:A3,B1:B3)", "=LARGE(A1:A3,@B1:B3)"],
    ["RANK(A1:A3,B1:B3,C1:C3)", "=RANK(@A1:A3,B1:B3,@C1:C3)"],
    ["MATCH(A1:A3,B1:B3,C1:C3)", "=MATCH(@A1:A3,B1:B3,@C1:C3)"],
    ["LOOKUP(A1:A3,B1:B3,C1:C3)", "=LOOKUP(@A1:A3,B1:B3,C1:C3)"],
    ["XNPV(A1:A3,B1:B3,C1:C3)", "=XNPV(@A1:A3,B1:B3,C1:C3)"],
    ["XIRR(A1:A3,B1:B3,C1:C3)", "=XIRR(A1:A3,B1:B3,@C1:C3)"],
    ["SUMIF(A1:A3,B1:B3,C1:C3)", "=SUMIF(A1:A3,@B1:B3,C1:C3)"],
    ["SUMIFS(A1:A3,B1:B3,C1:C3,D1:D3,E1:E3)", "=SUMIFS(A1:A3,B1:B3,@C1:C3,D1:D3,@E1:E3)"],
    ["COUNTIFS(A1:A3,B1:B3,C1:C3,D1:D3)", "=COUNTIFS(A1:A3,@B1:B3,C1:C3,@D1:D3)"],
    ["NETWORKDAYS(A1:A3,B1:B3,C1:C3)", "=NETWORKDAYS(@A1:A3,@B1:B3,C1:C3)"],
    ["WORKDAY.INTL(A1:A3,B1:B3,C1:C3,D1:D3)", "=WORKDAY.INTL(@A1:A3,@B1:B3,@C1:C3,D1:D3)"],
    ["TTEST(A1:A3,B1:B3,C1:C3)", "=TTEST(A1:A3,B1:B3,@C1:C3)"],
    ["FORECAST(A1:A3,B1:B3,C1:C3)", "=FORECAST(@A1:A3,B1:B3,C1:C3)"],
    ["DSUM(A1:C9,A1:A3,E1:F3)", "=DSUM(A1:C9,A1:A3,E1:F3)"],
    ["GETPIVOTDATA(A1:A3,B1:B3,C1:C3,D1:D3)", "=GETPIVOTDATA(@A1:A3,B1:B3,@C1:C3,D1:D3)"],
    // Functions that give cells
    ["INDEX(A1:B9,1,2)", "=INDEX(A1:B9,1,2)"],
    ["INDEX(A1:B9,1,0)", "=@INDEX(A1:B9,1,0)"],
    ["INDEX(A1:B9,,2)", "=@INDEX(A1:B9,,2)"],
    ["INDEX(A1:B9)", "=@INDEX(A1:B9)"],
    ["INDEX(0,1)", "=INDEX(0,1)"],
    ["INDEX(A1:B9,A1,2)", "=INDEX(A1:B9,A1,2)"],
    ["SUM(INDEX(A1:B9,0,2))", "=SUM(INDEX(A1:B9,0,2))"],
    ["OFFSET(A1,1,1)", "=OFFSET(A1,1,1)"],
    ["OFFSET(A1,1,1,2)", "=@OFFSET(A1,1,1,2)"],
    ['INDIRECT("A1:A3")', '=INDIRECT("A1:A3")'],
    // What stands for several
    ["Jan:Mar!A1", "=@Jan:Mar!A1"],
    ["A1*2", "=A1*2"],
    ["A1:A1*2", "=A1:A1*2"],
    ["A1:A3 A2:B2", "=@(A1:A3 A2:B2)"],
    ["SUM(A1:A3 A2:B2)", "=SUM(A1:A3 A2:B2)"],
    ["SUM((A1:A3,B2:B3))", "=SUM((A1:A3,B2:B3))"],
    ["SUM(A1:INDEX(B1:B9,ABS(C1:C3)))", "=SUM(A1:INDEX(B1:B9,ABS(@C1:C3)))"],
    ["-A1:A3", "=-@A1:A3"],
    ["A1:A3%", "=@A1:A3%"],
    ["Plan[Size]", "=@Plan[Size]"],
    ["Plan[[#This Row],[Size]]", "=Plan[[#This Row],[Size]]"],
    ["Plan[[#This Row],[Step]:[Size]]", "=@Plan[[#This Row],[Step]:[Size]]"],
    // Names
    ["Closes", "=@Closes"],
    ["One*2", "=One*2"],
    ["Both*2", "=@Both*2"],
    ["Total*2", "=Total*2"],
    ["Alias*2", "=Alias*2"],
    ["Twice(1)", "=Twice(1)"],
    ["ABS(Twice)", "=ABS(Twice)"],
    ["ABS(Own)", "=ABS(Own)"],
    ["ABS(Moved)", "=ABS(@Moved)"],
    ["Nobody*2", "=Nobody*2"],
    ["Plan!Closes*2", "=@Plan!Closes*2"],
  ])("%s is typed %s", (stored, typed) => {
    expect(plain(stored)).toBe(typed);
  });

  it("an array and a table that a function gives are no cells to take one of, and make the formula dynamic", () => {
    for (const stored of ["{1,2}*2", "TRANSPOSE(A1:A3)*2", "MMULT(A1:B2,A1:B2)"]) {
      expect(plain(stored)).toBe(`=${stored}`);
      expect(toStored(`=${stored}`, options)).toEqual({ text: stored, isDynamic: true });
    }
    expect(toStored("=SUM({1,2})", options).isDynamic).toBe(false);
    expect(toStored("=SUM(TRANSPOSE(A1:A3))", options).isDynamic).toBe(false);
    expect(toStored("=SUM(MICRO.MARGIN(1))", options)).toEqual({ text: "SUM(_xldudf_MICRO_MARGIN(1))", isDynamic: true });
    expect(toStored("=scale.plan(1)", options)).toEqual({ text: "_xldudf_SCALE_PLAN(1)", isDynamic: true });
    expect(toStored("=_xldudf_OTHER(1)", options).isDynamic).toBe(true);
  });

  it("names of LET and LAMBDA are their own", () => {
    expect(toStored("=LET(Closes,1,Closes*2)", options).isDynamic).toBe(false);
    expect(toStored("=LET(x,1,Closes*2)", options).isDynamic).toBe(false);
    expect(toStored("=ABS(Closes)", options).isDynamic).toBe(true);
    expect(toStored("=LET(Closes,1,IF(Closes,1,2))", options).isDynamic).toBe(false);
    expect(toStored("=LET(Closes,1,IF(Plan!Closes,1,2))", options).isDynamic).toBe(true);
    expect(toStored("=LAMBDA(x,MICRO.MARGIN(x))(1)", options).isDynamic).toBe(true);
    expect(toStored("=LAMBDA(Closes,ABS(Closes))(1)", options).isDynamic).toBe(false);
  });
});

describe("one cell that is asked for", () => {
  it.each<[string, string, boolean]>([
    ["=@A1:A3", "A1:A3", false],
    ["=@(A1:A3)", "A1:A3", false],
    ["=@Closes+1", "Closes+1", false],
    ["=@A1", "_xlfn.SINGLE(A1)", true],
    ["=SUM(@A1:A3)", "SUM(_xlfn.SINGLE(A1:A3))", true],
    ["=@A1:A3*B1:B3", "_xlfn.SINGLE(A1:A3)*B1:B3", true],
    ["=-A1", "-A1", false],
    ["=@INDEX(A1:B9,0,1)", "INDEX(A1:B9,0,1)", false],
  ])("%s", (typed, text, isDynamic) => {
    expect(toStored(typed, options)).toEqual({ text, isDynamic });
    expect(toTyped(text, { ...options, isArray: isDynamic })).toBe(typed.replace("@(A1:A3)", "@A1:A3"));
  });

  it.each([
    ["_xlfn.SINGLE(A1:A3)", "=@A1:A3"],
    ["_xlfn.single(Closes)", "=@Closes"],
    ["SINGLE(A1:A3)", "=@A1:A3"],
    ["_xlfn.SINGLE(Plan[Size])", "=@Plan[Size]"],
    ["_xlfn.SINGLE(A1#)", "=@A1#"],
    ["_xlfn.SINGLE(INDEX(A1:B9,0,1))", "=@INDEX(A1:B9,0,1)"],
    ["_xlfn.SINGLE((A1:A3,B1))", "=@(A1:A3,B1)"],
    ["_xlfn.SINGLE(A1:A3*2)", "=@(A1:A3*2)"],
    ["_xlfn.SINGLE(A1,B1)", "=SINGLE(A1,B1)"],
    ["_xlfn.SINGLE()", "=SINGLE()"],
    ["MY.SINGLE(A1)", "=MY.SINGLE(A1)"],
    ["SINGLES(A1)", "=SINGLES(A1)"],
    ["_xlfn.ANCHORARRAY(A1)", "=A1#"],
    ["ANCHORARRAY(A1)", "=A1#"],
    ["_xlfn.ANCHORARRAY(Closes)", "=Closes#"],
    ["_xlfn.ANCHORARRAY(Plan[Size])", "=Plan[Size]#"],
    ["_xlfn.ANCHORARRAY((A1))", "=(A1)#"],
    ["_xlfn.ANCHORARRAY(1+A1)", "=ANCHORARRAY(1+A1)"],
    ["_xlfn._TRO_TRAILING(A1:A9)", "=A1:.A9"],
    ["_xlfn._TRO_LEADING(Plan!A1:A9)", "=Plan!A1.:A9"],
    ["_xlfn._TRO_ALL($A:$A)", "=$A.:.$A"],
    ["_xlfn._TRO_ALL(Closes)", "=_xlfn._TRO_ALL(Closes)"],
    ["_xlfn._TRO_ALL(A1)", "=_xlfn._TRO_ALL(A1)"],
    ["_xlfn._TRO_ALL(A1:A2:A3)", "=_xlfn._TRO_ALL(A1:A2:A3)"],
    ["_xlfn._TRO_OTHER(A1:A9)", "=_xlfn._TRO_OTHER(A1:A9)"],
    ["=_xlfn.SINGLE(A1:A3)", "=@A1:A3"],
    ["A1=B1", "=A1=B1"],
    ["1+", "=1+"],
  ])("%s of a file is typed %s", (stored, typed) => {
    expect(toTyped(stored, options)).toBe(typed);
  });

  it("is taken by itself in a file of old, and is not where nobody says that it is old", () => {
    expect([toTyped("ABS(A1:A3)", options), plain("ABS(A1:A3)")]).toEqual(["=ABS(A1:A3)", "=ABS(@A1:A3)"]);
  });
});

describe("functions, names and ranges of a file", () => {
  it.each([
    ["= A1", " A1"],
    ["A1=B1", "A1=B1"],
    ["=1+", "1+"],
    ["=A1:.A9", "_xlfn._TRO_TRAILING(A1:A9)"],
    ["=$A.:$A", "_xlfn._TRO_LEADING($A:$A)"],
    ["=1:.9", "_xlfn._TRO_TRAILING(1:9)"],
    ["=Plan!A1.:.A9", "_xlfn._TRO_ALL(Plan!A1:A9)"],
    ["=Jan:Mar!A1", "Jan:Mar!A1"],
    ["=SUM(Jan:Mar!A1.:.A9)", "SUM(_xlfn._TRO_ALL(Jan:Mar!A1:A9))"],
    ["=MAP(A1:A3,SUM)", "_xlfn.MAP(A1:A3,_xleta.SUM)"],
    ["=MAP(A1:A3,sum)", "_xlfn.MAP(A1:A3,_xleta.SUM)"],
    ["=ABS(SUM)", "ABS(SUM)"],
    ["=MAP(A1:A3,Closes)", "_xlfn.MAP(A1:A3,Closes)"],
    ["=MAP(A1:A3,Other!SUM)", "_xlfn.MAP(A1:A3,Other!SUM)"],
    ["=MAP(A1:A3,SUM(B1))", "_xlfn.MAP(A1:A3,SUM(B1))"],
    ["=LET(SUM,1,MAP(A1:A3,SUM))", "_xlfn.LET(_xlpm.SUM,1,_xlfn.MAP(A1:A3,_xlpm.SUM))"],
    ["=LET(x,1,Plan!x+x)", "_xlfn.LET(_xlpm.x,1,Plan!x+_xlpm.x)"],
    ["=LET(x,LAMBDA(y,y),x(1))", "_xlfn.LET(_xlpm.x,_xlfn.LAMBDA(_xlpm.y,_xlpm.y),_xlpm.x(1))"],
    ["=LET(x,1,LAMBDA(y,x+y)(x))", "_xlfn.LET(_xlpm.x,1,_xlfn.LAMBDA(_xlpm.y,_xlpm.x+_xlpm.y)(_xlpm.x))"],
    ["=LAMBDA(x,x)(x)", "_xlfn.LAMBDA(_xlpm.x,_xlpm.x)(x)"],
    // Only a bare name, or one column in brackets, is a name of LET or LAMBDA
    ["=LET(,1,2)", "_xlfn.LET(,1,2)"],
    ["=LET(Plan!x,1,x)", "_xlfn.LET(Plan!x,1,x)"],
    ["=LET(ABS(1),1,2)", "_xlfn.LET(ABS(1),1,2)"],
    ["=LAMBDA([x],x)", "_xlfn.LAMBDA(_xlop.x,_xlpm.x)"],
    ["=LAMBDA(Plan[Size],Size)", "_xlfn.LAMBDA(Plan[Size],Size)"],
    ["=LAMBDA([[Step]:[Size]],Step)", "_xlfn.LAMBDA([[Step]:[Size]],Step)"],
    ["=Plan[@Size]", "Plan[[#This Row],[Size]]"],
    ["=Plan[Size]", "Plan[Size]"],
  ])("%s is stored %s", (typed, stored) => {
    expect(toStored(typed, options).text).toBe(stored);
  });

  it("this row needs to know the workbook and the place", () => {
    for (const more of [{}, { book }, { place: options.place }])
      expect(toStored("=[@Size]", { customFunctions, ...more }).text).toBe("[@Size]");
  });

  it.each([
    ["_xlpm.x+_xleta.SUM", "=x+SUM"],
    ["my_xlpm.x", "=my_xlpm.x"],
    ["_xlfn.LAMBDA(a_xlop.b,a_xlop.b)", "=LAMBDA(a_xlop.b,a_xlop.b)"],
    ["_xlfn.LAMBDA(a_xlpm.b,a_xlpm.b)", "=LAMBDA(a_xlpm.b,a_xlpm.b)"],
    ["STDEV_xlfn..S(1)", "=STDEV_xlfn..S(1)"],
    ["Plan!_xlpm.x", "=Plan!_xlpm.x"],
    ["_xlfn._xlws.SORT(A1:A3)", "=SORT(A1:A3)"],
    ["_xlfn.STDEV.S(A1)", "=STDEV.S(A1)"],
    ["MY_xlfn.STDEV.S(A1)", "=MY_xlfn.STDEV.S(A1)"],
    ["_xldudf_SCALE_PLAN(1)", "=SCALE.PLAN(1)"],
    ["x_xldudf_SCALE_PLAN(1)", "=x_xldudf_SCALE_PLAN(1)"],
  ])("%s is typed %s", (stored, typed) => {
    expect(toTyped(stored, options)).toBe(typed);
  });
});

describe("without a workbook", () => {
  const ofOldIds = { customFunctions: ["micro.margin", "scale.plan"] };

  it("a function is handed over by its name", () => {
    expect(toStored("=MAP(A1:A3,SUM)", ofOldIds).text).toBe("_xlfn.MAP(A1:A3,_xleta.SUM)");
  });

  it("ids stand for functions in any letter case", () => {
    expect(callsCustomFunction("=Micro.Margin(1)", ofOldIds.customFunctions)).toBe(true);
    expect(toTyped("_xldudf_micro_margin(1)", ofOldIds)).toBe("=MICRO.MARGIN(1)");
    expect(toStored("=scale.plan(1)", ofOldIds)).toEqual({ text: "_xldudf_SCALE_PLAN(1)", isDynamic: true });
  });

  it("of several ids that fit a name of a file the longest is meant", () => {
    const [short, long] = ["MARGIN", "MICRO.MARGIN"];
    for (const ids of [
      [short, long],
      [long, short],
    ])
      expect(idOfToken("_xldudf_PACK_MICRO_MARGIN", ids)).toBe(long);
  });

  it("what is no formula fills one cell", () => {
    expect(toStored("=1+", ofOldIds)).toEqual({ text: "1+", isDynamic: false });
  });

  it.each([
    ["SUM(A1)", "=SUM(A1)", true],
    ["SUM(A1)", "=SUM(A2)", false],
    ["SUM($A1:A1)", "=SUM($A1:A1)", false],
    ["_xlfn.STDEV.S(A1)", "=STDEV.S(A1)", false],
  ])("%s of a file and %s mean the same in every cell that shares them: %s", (stored, typed, expected) => {
    expect(isTypedAlike(stored, typed)).toBe(expected);
  });
});

describe("the parts of a formula", () => {
  const kinds = (formula: string) => [...everyPart(readFormula(formula))].map(({ kind }) => kind);

  it.each<[string, string[]]>([
    ["TRUE", ["constant"]],
    ["FALSE()", ["call"]],
    ["A1#", ["spill", "reference"]],
    ["{-1,+2;TRUE,#N/A}", ["array"]],
    ["(1)", ["group", "constant"]],
    ["LAMBDA(x,x)(1)", ["call", "call", "name", "name", "constant"]],
  ])("%s", (formula, expected) => {
    expect(kinds(formula).sort()).toEqual([...expected].sort());
  });

  it.each([
    ["TRUE", true],
    ["false", false],
    ["{-1}", undefined],
  ])("%s is a constant", (formula, value) => {
    const tree = readFormula(formula);
    if (tree.kind === "array") expect(tree).toMatchObject({ rows: [[-1]] });
    else expect(tree).toMatchObject({ kind: "constant", value });
  });

  it.each([
    "{+-1}",
    "{A1}",
    "{1,2;3",
    "1 2",
    "A1 1",
    "(A1",
    "A1)",
    "SUM(1",
    "1,2",
    "#",
    "A1##x",
    '"a',
    "{SUM(1)}",
    "@",
    "A1:",
    "*1",
    "1(2)",
    '"a"(1)',
    '{"a"%}',
  ])("%s is none", (formula) => {
    expect(readFormulaOrNothing(formula)).toBeUndefined();
  });

  it("40,000 characters are the most", () => {
    const long = (count: number) => `"${"a".repeat(count - 2)}"`;
    expect([readFormulaOrNothing(long(40_000))?.kind, readFormulaOrNothing(long(40_001))]).toEqual(["constant", undefined]);
    expect(() => readFormula(long(40_001))).toThrow("the formula is too long");
  });
});

describe("a formula in another language", () => {
  it.each<[string, string]>([
    ["=SUM(A1,{1,2;3,4},B1)+1.5", "=SUM(A1;{1.2;3.4};B1)+1,5"],
    ['="1,5"&A1.:A9', '="1,5"&A1.:A9'],
    ["=Plan[[#Data], [Size]]", "=Plan[[#Data]; [Size]]"],
    ["=Plan[[#Data],[Size, lots]]", "=Plan[[#Data];[Size, lots]]"],
    ["=MICRO.MARGIN(3,0.01)", "=MICRO.MARGIN(3;0,01)"],
  ])("%s", (formula, expected) => {
    expect(localFormula(formula, ".")).toBe(expected);
  });

  it("parts the columns of an array as its language does", () => {
    expect(["de-DE", "FR", "de", "es-ES", "pt-BR", "den", "x-de"].map(columnMarkOf)).toEqual([
      ".",
      ".",
      ".",
      "\\",
      "\\",
      "\\",
      "\\",
    ]);
    expect(localFormula("={1,2}", "\\")).toBe("={1\\2}");
    expect(localNumber("70,000.5")).toBe("70.000,5");
  });
});
