import { firstCall } from "../../src/workbench/formula-call";

const ids = ["MICRO.MARGIN", "SCALE.PLAN", "SCALE.AUDIT"];

describe("the function of a formula", () => {
  it("is found with its arguments, whatever stands between them", () => {
    expect(firstCall('=SCALE.PLAN("long", B6,3,"thirds",0.005,69650,{"size",0.01;"fee",0.0005})', ids)).toEqual({
      id: "SCALE.PLAN",
      arguments: ['"long"', "B6", "3", '"thirds"', "0.005", "69650", '{"size",0.01;"fee",0.0005}'],
    });
  });

  it("is found inside other functions, in any letter case", () => {
    expect(firstCall("=LET(s,INDEX(scale.audit(B5,DROP(CHOOSECOLS(E4#,2),1)),0,2),s)", ids)).toEqual({
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
});
