/** What is said of a cell, and which cells are locked. */
import { cellWords } from "../../src/workbench/cell-words";
import { lockedBy } from "../../src/workbench/locks";
import { scalingPlan } from "../../src/workbooks/scaling-plan";

describe("a cell in words", () => {
  it("is its label, its value as shown and its note", () => {
    expect(cellWords({ place: "B8", label: "Stop distance", shown: "0.50%", note: "stop at 69,650.0" })).toBe(
      "Stop distance, 0.50%, stop at 69,650.0",
    );
  });

  it("is row, header and value in a table", () => {
    expect(cellWords({ place: "H14", row: "Step 2", column: "Stop", shown: "70,000.0" })).toBe("Step 2, Stop, 70,000.0");
  });

  it("tells of a list, of an error and of a fault", () => {
    expect(cellWords({ place: "B19", label: "Stop rule", shown: "entry", choices: 4 })).toBe(
      "Stop rule, entry, list of 4, Alt+Down opens",
    );
    expect(cellWords({ place: "A1", shown: "#NUM!", reason: "leverage must be at least 1, was 0.5" })).toBe(
      "A1, #NUM!, leverage must be at least 1, was 0.5",
    );
    expect(cellWords({ place: "B5", label: "Side", shown: "lnog", note: "✕ long or short" })).toBe(
      "Side, lnog, wrong: long or short",
    );
    expect(cellWords({ place: "Z9", shown: "" })).toBe("Z9, empty");
  });
});

describe("locks", () => {
  const none = (): undefined => undefined;
  const formulaCell = Object.entries(scalingPlan.workbook.sheets[0]!.cells).find(([, { formula }]) => formula !== undefined)![0];

  it("hold what the template calculates and what that fills, not the inputs", () => {
    expect(lockedBy(scalingPlan, `Plan!${formulaCell}`, none)).toBe(formulaCell);
    expect(lockedBy(scalingPlan, "Plan!G14", () => "E12")).toBe("E12");
    expect(lockedBy(scalingPlan, scalingPlan.start, none)).toBeUndefined();
    expect(lockedBy(scalingPlan, "Plan!Z99", none)).toBeUndefined();
    expect(lockedBy(undefined, "Plan!E12", none)).toBeUndefined();
  });
});
