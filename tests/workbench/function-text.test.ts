import { argumentText, formulaOf, wordsOfArgument } from "../../src/workbench/function-text";

const size = { id: "MICRO.MARGIN", parameters: ["contracts", "price", "leverage", "terms"].map((name) => ({ name })) };

describe("a function with its fields", () => {
  it.each([
    ["B5", "B5"],
    ["$B$5", "$B$5"],
    ["Plan!B5:B9", "Plan!B5:B9"],
    ["E12#", "E12#"],
    ["0.5%", "0.5%"],
    ["70000", "70000"],
    ["-1", "-1"],
    ["long", '"long"'],
    ["30/40/30", '"30/40/30"'],
    ["Terms", "Terms"],
    ["true", "TRUE"],
    ['{"size",0.01}', '{"size",0.01}'],
    ["", ""],
  ])("%s stands there as %s", (typed, text) => expect(argumentText(typed)).toBe(text));

  it("is a formula without the empty arguments at its end, the others kept", () => {
    expect(formulaOf(size as never, ["3", "70000", "10", ""])).toBe("=MICRO.MARGIN(3,70000,10)");
    expect(formulaOf(size as never, ["3", "", "", "Terms"])).toBe("=MICRO.MARGIN(3,,,Terms)");
    expect(formulaOf(size as never, [])).toBe("=MICRO.MARGIN()");
  });

  it("offers the words of its help", () => {
    expect(wordsOfArgument('Direction: "long" or "short" (also buy, sell).')).toEqual(["long", "short"]);
    expect(wordsOfArgument("A price above 0.")).toEqual([]);
  });
});
