import { branches, chance, endingWords, readEndings } from "../../src/workbench/odds";

const header = ["Ending", "Steps", "Targets", "Price", "Probability", "Gross", "Costs", "Net", "R multiple"];
/** Stops a step below, triggers a step above, then a target as far again: 1/2, 1/4, and 1/4 for the target. */
const endings = [
  ["Stop", 1, 0, 69650, 0.5, -3.5, 0.69825, -4.19825, -1],
  ["Stop", 2, 0, 70000, 0.25, -3.5, 1.40175, -4.90175, -1.16757],
  ["Target", 2, 1, 70700, 0.25, 10.5, 1.4, 9.1, 2.17],
  ["Expected", "", "", "", 1, 0, 1.05, -1.05, -0.25],
];

describe("the tree of endings", () => {
  it("leaves the row Expected out", () => {
    expect(readEndings([header, ...endings])!.map(({ ending }) => ending)).toEqual(["Stop", "Stop", "Target"]);
  });

  it("says how likely the trade gets to each place", () => {
    const tree = branches(readEndings([header, ...endings])!);
    expect(tree.map(({ reached, probability }) => [reached, probability])).toEqual([
      ["Step 1 filled", 1],
      ["Step 2 filled", 0.5],
      ["Target 1 reached", 0.25],
    ]);
  });

  it("states each ending with probability and money", () => {
    const [first, , last] = readEndings([header, ...endings])!;
    expect(endingWords(first!, 1)).toBe("Stop at 69,650.0: 50.0%, loses 4.20");
    expect(endingWords(last!, 1)).toBe("Target at 70,700.0: 25.0%, makes 9.10");
  });

  it("is not read from another table", () => {
    expect(readEndings([["Step"], [1], [2]])).toBeUndefined();
    expect(readEndings([])).toBeUndefined();
  });

  it("does not round a small chance to none", () => {
    expect(chance(0.0001)).toBe("0.01%");
    expect(chance(0)).toBe("0.0%");
    expect(chance(0.0833)).toBe("8.3%");
  });
});
