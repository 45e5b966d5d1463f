import { callsCustomFunction, fromFileFormula, toFileFormula } from "../../src/file/file-formulas";

const ids = ["MICRO.MARGIN", "SCALE.PLAN", "STOP.PCT"];

describe("a formula as typed and as the file holds it", () => {
  test.each([
    ["=MICRO.MARGIN(3,70000,10,0.01)", "_xldudf_MICRO_MARGIN(3,70000,10,0.01)"],
    ['=0+SCALE.PLAN("long",STOP.PCT(1,2),{"size",0.01})', '0+_xldudf_SCALE_PLAN("long",_xldudf_STOP_PCT(1,2),{"size",0.01})'],
    ["=SUM(B1#)+ROWS('My plan'!$C$4#)", "SUM(_xlfn.ANCHORARRAY(B1))+ROWS(_xlfn.ANCHORARRAY('My plan'!$C$4))"],
    ['="MICRO.MARGIN(1) and B1#"&A1', '"MICRO.MARGIN(1) and B1#"&A1'],
    ["=SORT(FILTER(A1:A9,B1:B9>0))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9>0))"],
    ['=XLOOKUP(1,A:A,B:B)&TEXTJOIN(",",TRUE,A1:A2)', '_xlfn.XLOOKUP(1,A:A,B:B)&_xlfn.TEXTJOIN(",",TRUE,A1:A2)'],
    ["=LET(risk,B1,size,risk*2,size+risk)", "_xlfn.LET(_xlpm.risk,B1,_xlpm.size,_xlpm.risk*2,_xlpm.size+_xlpm.risk)"],
    ["=SUM(A1:A3)/'Micro.Margin'!B2", "SUM(A1:A3)/'Micro.Margin'!B2"],
    ["=IF(A1>1E5,1.5,-2)", "IF(A1>1E5,1.5,-2)"],
  ])("%s", (typed, stored) => {
    expect(toFileFormula(typed, ids)).toBe(stored);
    expect(fromFileFormula(stored, ids)).toBe(typed);
  });

  test.each([
    ["micro.margin(1)", "=MICRO.MARGIN(1)"],
    ["_XLDUDF_micro_margin(1)", "=MICRO.MARGIN(1)"],
    ["_xldudf_PACK_MICRO_MARGIN(1)", "=MICRO.MARGIN(1)"],
    ["[2]!_xldudf_SCALE_PLAN(1)", "=SCALE.PLAN(1)"],
    ["_xldudf_OTHER_THING(1)", "=OTHER.THING(1)"],
    ["_xlfn.STDEV.S(A1:A9)", "=STDEV.S(A1:A9)"],
  ])("%s is read as %s", (stored, typed) => {
    expect(fromFileFormula(stored, ids)).toBe(typed);
  });
});

test("a custom function is recognised where it is called, not where it is mentioned", () => {
  expect(callsCustomFunction("=1+micro.margin (1)", ids)).toBe(true);
  expect(callsCustomFunction('="MICRO.MARGIN(1)"', ids)).toBe(false);
  expect(callsCustomFunction("=SUM(A1)", ids)).toBe(false);
});
