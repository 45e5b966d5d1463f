import { CellError } from "../../src/grid/cell";
import { planHeader, planHeadings } from "../../src/host/plan-table";
import { filled, stageWords } from "../../src/plan/sentence-words";
import { readPlan } from "../../src/workbench/plan";
import { planSentences, planSummary } from "../../src/workbench/plan-words";

const header = [...planHeader];
/** The worked plan of the catalogue, as SCALE.PLAN spills it. */
const long = [
  header,
  [1, 1, 70000, 1, 70000, 70, 69650, -4.19825, -0.00419825, 63253.1, 70070.1],
  [2, 1, 70350, 2, 70175, 140.35, 70000, -4.90175, -0.00490175, 63411.2, 70245.3],
  [3, 1, 70700, 3, 70350, 211.05, 70349.9, -2.1134985, -0.0021134985, 63569.3, 70420.4],
];

const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);

const without = (columns: string[], rows: (string | number)[][]) =>
  rows.map((row, index) => row.map((cell, column) => (index > 0 && columns.includes(header[column]!) ? "" : cell)));

describe("a plan in words", () => {
  it("names the worst stage with its share of the equity, and which comes first, stop or liquidation", () => {
    expect(planSummary(readPlan(long)!)).toBe(
      `${capital(filled(stageWords.worstOfEquity, { amount: "-4.90", share: "0.49%" }))}, stop is reached before liquidation.`,
    );
  });

  it("shouts when one stage is liquidated before its stop", () => {
    const rows = long.map((row, index) => (index === 2 ? row.map((cell, column) => (column === 9 ? 70000 : cell)) : row));
    expect(planSummary(readPlan(rows)!)).toContain("LIQUIDATION COMES BEFORE THE STOP");
  });

  it("mirrors for a short, whose liquidation lies above", () => {
    const rows = [header, [1, 1, 70000, 1, 70000, 70, 70350, -4.2, -0.0042, 76693.2, 69930]];
    expect(planSummary(readPlan(rows)!)).toContain("stop is reached before liquidation");
    rows[1]![9] = 70200;
    expect(planSummary(readPlan(rows)!)).toContain("LIQUIDATION");
  });

  it("is silent on what the terms do not tell", () => {
    const rows = without([planHeadings.netOfEquity, planHeadings.liquidation, planHeadings.margin], long);
    expect(planSummary(readPlan(rows)!)).toBe(`${capital(filled(stageWords.worstStage, { amount: "-4.90" }))}.`);
  });

  it("calls a worst stage above zero a profit", () => {
    const rows = [header, [1, 1, 70000, 1, 70000, 70, 69650, 3.2, 0.0032, 63253.1, 70070.1]];
    expect(planSummary(readPlan(rows)!)).toContain("profit of 3.20");
  });

  it("states every number of the chart, a sentence a step", () => {
    const sentences = planSentences(readPlan(long)!);
    expect(sentences).toHaveLength(3);
    expect(sentences[2]).toBe(
      "Step 3: add 1 contract long at 70,700.0; average 70,350.0; stop 70,349.9, a loss of 2.11; break-even 70,420.4; liquidation 63,569.3.",
    );
  });
});

describe("reading a plan", () => {
  it("refuses tables of another kind, and plans with an error in them", () => {
    expect(
      readPlan([
        ["Check", "Status"],
        ["Leverage", "PASS"],
      ]),
    ).toBeUndefined();
    expect(readPlan([header])).toBeUndefined();
    expect(readPlan([[new CellError("#NUM!", "entry must be greater than 0, was -5")]])).toBeUndefined();
    expect(readPlan([header, [1, 1, new CellError("#NUM!")]])).toBeUndefined();
  });

  it("finds columns by name, in any order", () => {
    const turned = long.map((row) => [...row].reverse());
    expect(readPlan(turned)).toEqual(readPlan(long));
  });
});
