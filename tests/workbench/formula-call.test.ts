import { firstCall } from "../../src/workbench/formula-call";

const ids = ["MICRO.MARGIN", "SCALE.PLAN", "SCALE.AUDIT"];

describe("the function of a formula", () => {
  it("is found with its arguments, whatever stands between them", () => {
    expect(firstCall('=SCALE.PLAN("long", B6,3,"thirds",0.005,69650,{"size",0.01;"fee",0.0005})', ids)).toMatchObject({
      id: "SCALE.PLAN",
      arguments: ['"long"', "B6", "3", '"thirds"', "0.005", "69650", '{"size",0.01;"fee",0.0005}'],
    });
  });

  it("is found inside other functions, in any letter case", () => {
    expect(firstCall("=LET(s,INDEX(scale.audit(B5,DROP(CHOOSECOLS(E4#,2),1)),0,2),s)", ids)).toMatchObject({
      id: "SCALE.AUDIT",
      arguments: ["B5", "DROP(CHOOSECOLS(E4#,2),1)"],
    });
  });

  it("keeps omitted arguments in their places", () => {
    expect(firstCall("=MICRO.MARGIN(1,,10)", ids)!.arguments).toEqual(["1", "", "10"]);
    expect(firstCall("=MICRO.MARGIN()", ids)!.arguments).toEqual([]);
  });

  it("is not looked for in texts, and commas in texts part nothing", () => {
    expect(firstCall('="MICRO.MARGIN(1)"', ids)).toBeUndefined();
    expect(firstCall('=MICRO.MARGIN("a,b""c,d",2)', ids)!.arguments).toEqual(['"a,b""c,d"', "2"]);
    expect(firstCall("=MICRO.MARGIN('My, plan'!B2,2)", ids)!.arguments).toEqual(["'My, plan'!B2", "2"]);
  });

  it("is read as far as an unfinished formula goes", () => {
    expect(firstCall("=MICRO.MARGIN(1,A2", ids)!.arguments).toEqual(["1", "A2"]);
  });

  it("is no longer name that only ends alike", () => {
    expect(firstCall("=MYMICRO.MARGIN(1)", ids)).toBeUndefined();
  });

  it("takes the names that a LET around it gives along", () => {
    const call = firstCall("=LET(n,B4*2,p,B5,MICRO.MARGIN(n,p,10)+1)", ids)!;
    expect(call.arguments.map(call.asFormula)).toEqual(["=LET(n,B4*2,p,B5,n)", "=LET(n,B4*2,p,B5,p)", "=LET(n,B4*2,p,B5,10)"]);
    const inner = firstCall("=LET(n,MICRO.MARGIN(A1,2,3),n+1)", ids)!;
    expect(inner.asFormula(inner.arguments[0]!)).toBe("=A1");
  });

  it("is found on sheets of any name", () => {
    expect(firstCall("=SUM(Größe!A1#)+MICRO.MARGIN(Größe!B1,'it''s, so'!C1)", ids)!.arguments).toEqual([
      "Größe!B1",
      "'it''s, so'!C1",
    ]);
  });
});
