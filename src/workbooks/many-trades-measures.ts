/** The rows of SCALE.TRADES's and SCALE.RUIN's summaries in their order, and how each is shown. A test compares with the functions. */

export type Estimate = readonly [label: string, format: string];

const all = (format: string, labels: readonly string[]): Estimate[] => labels.map((label) => [label, format]);

export const estimates: readonly Estimate[] = [
  ...all("0", ["Trades", "Signals not played"]),
  ...all("0.0%", ["Win rate", "Win rate, low", "Win rate, high", "Win rate needed"]),
  ["Net", "money"],
  ["Return %", "0.00%"],
  ...all("money", ["Average win", "Average loss"]),
  ...all("0.00", ["Profit factor", "Average R", "Average R, error", "Average R, low", "Average R, high"]),
  ["Edge", "@"],
  ...all("0.00", ["Average R, first half", "Average R, second half", "Best R", "Worst R"]),
  ["Max drawdown", "money"],
  ["Max drawdown %", "0.0%"],
  ["Longest losing run", "0"],
  ["Exposure", "0.0%"],
  ["Average bars held", "0.0"],
  ...all("0", ["Liquidations", "Open at the end", "Unsure trades"]),
];

export const ruinMeasures: readonly Estimate[] = [
  ["Results", "0"],
  ...all("0.000", ["Average result", "Average result, low", "Average result, high"]),
  ...all("0.0%", ["Win rate", "Win rate, low", "Win rate, high"]),
  ["Growth per trade", "0.00%"],
  ...all("0.0%", ["Growth-optimal risk", "Growth-optimal risk, low", "Growth-optimal risk, high"]),
  ...all("#,##0.00", ["Final equity, mean", "Final equity, 5%", "Final equity, median", "Final equity, 95%"]),
  ...all("0.0%", ["Max drawdown, median", "Max drawdown, 95%"]),
  ...all("0", ["Longest losing run, median", "Longest losing run, 95%"]),
  ...all("0.0%", ["Probability of a loss", "Probability of drawdown", "Probability of ruin"]),
  ["Simulation error", "0.00%"],
];
