/** The odds of a plan as the rows of its tables. undefined = not applicable. */
import type { Ending } from "./endings";
import type { Expectation, OddsSummary } from "./expectation";

export type ReportValue = number | string | undefined;

/** Result / R; not applicable where the planned risk is 0. */
function multiple(net: number, risk: number): number | undefined {
  return risk === 0 ? undefined : net / risk;
}

/** One row an ending, then the expectation over all of them. */
export function endingRows(endings: readonly Ending[], expected: Expectation, risk: number): ReportValue[][] {
  const rows: ReportValue[][] = endings.map(({ kind, steps, targets, price, probability, gross, costs, net }) => {
    return [kind, steps, targets, price, probability, gross, costs, net, multiple(net, risk)];
  });
  const { probability, gross, costs, net } = expected;
  return [...rows, ["Expected", undefined, undefined, undefined, probability, gross, costs, net, multiple(net, risk)]];
}

/** One row of the summary. */
export function planRow(name: string, summary: OddsSummary, risk: number): ReportValue[] {
  const { winProbability, breakEvenProbability, averageWin, averageLoss, expected, worstNet } = summary;
  const { gross, costs, net } = expected;
  return [name, winProbability, breakEvenProbability, averageWin, averageLoss, gross, costs, net, multiple(net, risk), worstNet];
}
