/** What a run of trades says, and how little it may say: estimates with their intervals. */
import { meanEstimate, meanOf, shareInterval } from "../statistics/intervals";
import type { PlayedTrade, Run } from "./trades";

type Value = number | string | undefined;

/** What the measures are measured by. */
export interface Ground {
  readonly bars: number;
  readonly equity: number | undefined;
}

/** Measures in the order in which they are shown; undefined = not applicable. */
export function measuresOf(run: Run, ground: Ground): [string, Value][] {
  const { trades, notPlayed, maxDrawdown, maxDrawdownShare } = run;
  const { bars, equity } = ground;
  const nets = trades.map(({ replay }) => replay.net);
  const held = sum(trades.map(({ replay }) => replay.barsHeld));
  const endedBy = (result: string) => trades.filter((trade) => resultOf(trade) === result).length;
  return [
    ["Trades", trades.length],
    ["Signals not played", notPlayed],
    ...winMeasures(nets, equity),
    ...riskMeasures(trades),
    ["Max drawdown", maxDrawdown],
    ["Max drawdown %", equity === undefined ? undefined : maxDrawdownShare],
    ["Longest losing run", longestLosingRun(nets)],
    ["Exposure", held / bars],
    ["Average bars held", trades.length === 0 ? undefined : held / trades.length],
    ["Liquidations", endedBy("Liquidation")],
    ["Open at the end", endedBy("End")],
    ["Unsure trades", trades.filter(({ replay }) => replay.unsureBars > 0).length],
  ];
}

/** How a trade ended: its last event. */
export function resultOf({ replay }: PlayedTrade): string {
  return replay.events[replay.events.length - 1]!.kind;
}

/** The result in units of the trade's own R; undefined where a rebate leaves nothing at risk. */
export function multipleOf({ replay, risk }: PlayedTrade): number | undefined {
  return risk > 0 ? replay.net / risk : undefined;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function winMeasures(nets: readonly number[], equity: number | undefined): [string, Value][] {
  const count = nets.length;
  const wins = nets.filter((net) => net > 0);
  const losses = nets.filter((net) => net <= 0);
  const interval = count === 0 ? undefined : shareInterval(wins.length, count);
  const averageWin = wins.length === 0 ? undefined : meanOf(wins);
  const averageLoss = losses.length === 0 ? undefined : meanOf(losses);
  const bothKnown = averageWin !== undefined && averageLoss !== undefined;
  const lost = -sum(losses);
  const net = sum(nets);
  return [
    ["Win rate", count === 0 ? undefined : wins.length / count],
    ["Win rate, low", interval?.low],
    ["Win rate, high", interval?.high],
    ["Win rate needed", bothKnown ? -averageLoss / (averageWin - averageLoss) : undefined],
    ["Net", net],
    ["Return %", equity === undefined ? undefined : net / equity],
    ["Average win", averageWin],
    ["Average loss", averageLoss],
    ["Profit factor", lost > 0 ? sum(wins) / lost : undefined],
  ];
}

/** The rows in R; all undefined where one trade has no R. */
function riskMeasures(trades: readonly PlayedTrade[]): [string, Value][] {
  const multiples = trades.map(multipleOf);
  const known = multiples.every((multiple) => multiple !== undefined) ? multiples : [];
  const several = known.length >= 2;
  const estimate = several ? meanEstimate(known) : undefined;
  const half = Math.floor(known.length / 2);
  const any = known.length > 0;
  return [
    ["Average R", any ? meanOf(known) : undefined],
    ["Average R, error", estimate?.error],
    ["Average R, low", estimate?.low],
    ["Average R, high", estimate?.high],
    ["Edge", estimate && (estimate.low > 0 ? "above 0" : estimate.high < 0 ? "below 0" : "not shown")],
    ["Average R, first half", several ? meanOf(known.slice(0, half)) : undefined],
    ["Average R, second half", several ? meanOf(known.slice(half)) : undefined],
    ["Best R", any ? largest(known) : undefined],
    ["Worst R", any ? -largest(known.map((multiple) => -multiple)) : undefined],
  ];
}

/** Not Math.max(...values): that many arguments do not fit on the stack. */
function largest(values: readonly number[]): number {
  return values.reduce((found, value) => (value > found ? value : found));
}

function longestLosingRun(nets: readonly number[]): number {
  let [run, longest] = [0, 0];
  for (const net of nets) {
    run = net <= 0 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
