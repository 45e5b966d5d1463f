/** What a single pasted line is. */
import { isLineOfTable } from "../../src/workbench/pasted-cells";

describe("a single pasted line", () => {
  it.each([
    ["Time,Open,High,Low,Close", true],
    ["2024-04-01 00:00,70000,70100.5,69900,70050,12", true],
    ["1 Apr 2024;70000,5;70100;69900;70050", true],
    ["buy\t3\t70000", true],
    ["30/40/30", false],
    ["0,5%", false],
    ["1/4,1/4,1/2", false],
    ["=MICRO.MARGIN(3;70000;10;0,01)", false],
    ["Wait for the close, then add, and move the stop, but only once", false],
  ] as const)("%s: cells of a table: %s", (text, isTable) => expect(isLineOfTable(text)).toBe(isTable));
});
