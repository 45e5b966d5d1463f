/** The two sentences that say what a plan comes to: in the sheet, beside it, in the pane, in print and aloud. */
import type { PlanFigures } from "./figures";
import { fixed } from "./numbers";
import type { Resolved } from "./resolve";

type Known = PlanFigures & { Fault: string; Settles_in: string };

/** "Within 1.00%: worst stage -9.80 USDT (0.98% of equity) at step 2, costs included; 7 contracts in 3 steps." */
export function headlineOf({ prices, reading, account, contract }: Resolved, known: Known): string {
  if (known.Fault !== "") return `No plan. ${known.Fault}.`;
  const limit = percent(reading.number("Max_risk_per_trade")!.toNumber());
  const begins = { "Within the limit": `Within ${limit}`, "OVER the limit": `OVER ${limit}` } as Record<string, string>;
  const worst = known.Worst_stage as number;
  const share = percent(Math.abs(known.Worst_stage_pct as number));
  const contracts = known.Contracts_used as number;
  const lotDecimals = decimalPlaces(contract.lot!.toNumber());
  const amount = fixed(worst, account.moneyDecimals);
  const stage = `worst stage ${amount} ${known.Settles_in} (${share} of equity) at step ${known.Worst_step}, costs included`;
  const size = `${counted(contracts, lotDecimals, "contract")} in ${prices.steps} step${prices.steps === 1 ? "" : "s"}`;
  return `${begins[known.Verdict] ?? known.Verdict}: ${stage}; ${size}.`;
}

/** What it earns if all goes well, how often that must and does happen, and what is in the way. */
export function detailOf({ account }: Resolved, known: Known): string {
  if (known.Fault !== "") return "";
  const money = (value: number): string => fixed(value, account.moneyDecimals);
  const sentences: string[] = [];
  if (known.Reward_at_targets !== "") {
    const times = known.Reward_to_risk === "" ? "" : `, ${fixed(known.Reward_to_risk, 2)} times the worst stage`;
    const reward = `${money(known.Reward_at_targets)} ${known.Settles_in}${times}`;
    sentences.push(`If every step fills and every target is reached: ${reward}.`);
  }
  if (known.Win_chance !== "") {
    const needed = known.Win_needed === "" ? "" : ` and needs ${share(known.Win_needed)}`;
    sentences.push(`Without drift it wins ${share(known.Win_chance)} of the time${needed}.`);
  }
  if (known.Margin_needed !== "")
    sentences.push(`Margin ${money(known.Margin_needed)} of ${money(account.equity!.toNumber())} ${known.Settles_in}.`);
  if (known.Liquidation_gap !== "") {
    const isSafe = known.Verdict !== "Liquidation comes first";
    sentences.push(isSafe ? "The stop is reached before liquidation." : "LIQUIDATION COMES BEFORE THE STOP.");
  }
  const failed = known.Checks_failed as number;
  sentences.push(failed === 0 ? "No check fails." : failed === 1 ? "1 check fails." : `${failed} checks fail.`);
  return sentences.join(" ");
}

function percent(fraction: number): string {
  return `${fixed(fraction * 100, 2)}%`;
}

function share(fraction: number): string {
  return `${fixed(fraction * 100, 1)}%`;
}

function counted(value: number, decimals: number, word: string): string {
  return `${fixed(value, decimals)} ${word}${value === 1 ? "" : "s"}`;
}

function decimalPlaces(lot: number): number {
  return (/\.(\d+)/.exec(lot.toFixed(10).replace(/0+$/, ""))?.[1] ?? "").length;
}
