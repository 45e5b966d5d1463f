/** The names that LET and LAMBDA give, where a formula is written in another dialect. */
import { readFormula } from "../../src/grid/formula";
import { localFunction, localIn, localNamed, noLocals, withLocal } from "../../src/grid/locals";

const first = withLocal(noLocals, "Rate", {});
const second = withLocal(first, "Rate", {});
const both = withLocal(withLocal(noLocals, "Rate", {}), "Rate_1", {});
const lambda = readFormula("LAMBDA(x,x+1)");

describe("a local name", () => {
  it("that hides another one is written with the next number that is free", () => {
    const written = (locals: typeof noLocals) => localNamed("RATE", locals)?.written;
    expect([first, second, withLocal(both, "Rate", {})].map(written)).toEqual(["Rate", "Rate_1", "Rate_2"]);
    expect(written(withLocal(noLocals, "Rate", {}, first))).toBe("Rate_1");
    expect(localNamed("x", first)).toBeUndefined();
  });

  it.each([
    ["Rate", true],
    ["(Rate)", true],
    ["_xlpm.rate", true],
    ["Plan!Rate", false],
    ["Other", false],
    ["1", false],
  ])("%s names it: %s", (formula, expected) => {
    expect(localIn(readFormula(formula), first) !== undefined).toBe(expected);
  });

  it("is named by no part that was left out", () => {
    expect(localIn(undefined, first)).toBeUndefined();
  });
});

describe("a local function", () => {
  const named = withLocal(noLocals, "f", { function: { tree: lambda as never, locals: noLocals, isNamed: true } });

  it.each([
    ["LAMBDA(x,x+1)", false],
    ["(LAMBDA(x,x+1))", false],
    ["f", true],
  ])("is %s, of a defined name: %s", (formula, isNamed) => {
    expect(localFunction(readFormula(formula), named, false)).toMatchObject({ tree: { name: "LAMBDA" }, isNamed });
  });

  it.each(["LAMBDA(x,x+1)(2)", "SUM(1)", "LAMBDA", "g", "1"])("is not %s", (formula) => {
    expect(localFunction(readFormula(formula), named, false)).toBeUndefined();
  });
});
