/** The two sentences that say what a plan comes to: in the sheet, beside it, in the pane, in print and aloud. */
import type { PlanFigures } from "./figures";
import { fixed } from "./numbers";
import { isLotAssumed, type Resolved } from "./resolve";
import { countWords, filled, sentenceWords as words } from "./sentence-words";

type Known = PlanFigures & { Fault: string; Settles_in: string };

/** The verdict, the worst stage and the size. */
export function headlineOf({ prices, reading, account, contract }: Resolved, known: Known): string {
  if (known.Fault !== "") return filled(words.noPlan, { fault: known.Fault });
  const limit = percent(reading.number("Max_risk_per_trade")!.toNumber());
  const begins = { "Within the limit": words.within, "OVER the limit": words.over } as Record<string, string>;
  const contracts = known.Contracts_used as number;
  const count = fixed(contracts, decimalPlaces(contract.lot!.toNumber()));
  return filled(words.headline, {
    verdict: filled(begins[known.Verdict] ?? known.Verdict, { limit }),
    amount: `${fixed(known.Worst_stage as number, account.moneyDecimals)} ${known.Settles_in}`,
    share: percent(Math.abs(known.Worst_stage_pct as number)),
    step: known.Worst_step,
    size: filled(countWords(contracts === 1, prices.steps === 1), { count, steps: prices.steps! }),
  });
}

/** What it earns if all goes well, how often that must and does happen, and what is in the way. */
export function detailOf({ account, contract, reading }: Resolved, known: Known): string {
  if (known.Fault !== "") return "";
  const money = (value: number): string => fixed(value, account.moneyDecimals);
  const sentences: string[] = [];
  if (known.Reward_at_targets !== "") {
    const amount = `${money(known.Reward_at_targets)} ${known.Settles_in}`;
    const times = known.Reward_to_risk;
    sentences.push(
      times === "" ? filled(words.reward, { amount }) : filled(words.rewardAndTimes, { amount, times: fixed(times, 2) }),
    );
  }
  if (known.Win_chance !== "") {
    const [chance, needed] = [share(known.Win_chance), known.Win_needed];
    sentences.push(
      needed === "" ? filled(words.chance, { chance }) : filled(words.chanceAndNeed, { chance, needed: share(needed) }),
    );
  }
  if (known.Margin_needed !== "") {
    const equity = `${money(account.equity!.toNumber())} ${known.Settles_in}`;
    sentences.push(filled(words.margin, { margin: money(known.Margin_needed), equity }));
  }
  if (known.Liquidation_gap !== "") sentences.push(known.Verdict === "Liquidation comes first" ? words.isUnsafe : words.isSafe);
  const count = known.Checks_failed as number;
  sentences.push(count === 0 ? words.noCheckFails : count === 1 ? words.checkFails : filled(words.checksFail, { count }));
  if (known.Verdict !== "Within the limit" && isLotAssumed(contract, reading)) sentences.push(words.lotAssumed);
  return sentences.join(" ");
}

function percent(fraction: number): string {
  return `${fixed(fraction * 100, 2)}%`;
}

function share(fraction: number): string {
  return `${fixed(fraction * 100, 1)}%`;
}

function decimalPlaces(lot: number): number {
  return (/\.(\d+)/.exec(lot.toFixed(10).replace(/0+$/, ""))?.[1] ?? "").length;
}
