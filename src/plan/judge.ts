/** What column C says of each input: why it is wrong, or its unit and its effect. */
import { Decimal, one } from "../calc/decimal";
import { type PlanInputName, planInput, planInputs } from "./inputs";
import { decimalsOf, fixed, percentText, plainText } from "./numbers";
import type { Judgement } from "./reading";
import { isBelowTick, isLotAssumed, isSameMoney, type Resolved, targetSources } from "./resolve";
import { exitParts } from "./split-text";
import { lotAssumed, words } from "./words";

type Judge = (resolved: Resolved, name: PlanInputName) => Judgement;

const note = (text: string | undefined): Judgement => ({ note: text ?? "" });
const fault = (text: string): Judgement => ({ note: "", fault: text });

/** The basic rule first, then what this input is told beside it. */
const checked =
  (judge: Judge): Judge =>
  (resolved, name) => {
    const wrong = resolved.reading.fault(name);
    return wrong === undefined ? judge(resolved, name) : fault(wrong);
  };

const always = (text: string): Judge => checked(() => note(text));

function stopJudge(resolved: Resolved, name: PlanInputName): Judgement {
  const { reading, prices, contract } = resolved;
  const { side, entry, rawStop, stop, stopDistance, decimals } = prices;
  if (prices.stopFrom !== name) {
    return note(reading.isBlank(name) && name !== "Stop_distance" ? "" : `not used: ${planInput(prices.stopFrom).label}`);
  }
  const wrong = reading.fault(name);
  if (wrong !== undefined) return fault(wrong);
  if (side === undefined || entry === undefined || !contract.isTickKnown || rawStop === undefined) return note("");
  if (name === "Initial_stop") {
    return stop ? note(words.thisIsTheStop) : fault(side === "long" ? words.stopOfLong : words.stopOfShort);
  }
  if (isBelowTick(stopDistance!, contract.tick)) return fault(words.lessThanTick);
  if (!rawStop.gt(0)) return fault(words.stopNotPositive);
  return stop ? note(`stop at ${fixed(stop, decimals)}`) : fault(words.lessThanTick);
}

function stepJudge({ reading, prices, contract }: Resolved, name: PlanInputName): Judgement {
  const { steps, rawLast, last, stepPoints, decimals } = prices;
  const isUsed = prices.stepFrom === name;
  if (reading.isBlank(name) && !(isUsed && name === "Trigger_distance")) {
    return note(name === "Trigger_distance" ? `not used: ${planInput(prices.stepFrom).label}` : "");
  }
  // The default that gives way says to what, however many steps there are
  if (steps === 1 && (isUsed || name !== "Trigger_distance")) return note(words.oneStep);
  if (!isUsed) return note(`not used: ${planInput(prices.stepFrom).label}`);
  const wrong = reading.fault(name);
  if (wrong !== undefined) return fault(wrong);
  if (rawLast === undefined || stepPoints === undefined) return note("");
  if (isBelowTick(stepPoints, contract.tick)) return fault(words.lessThanTick);
  return last ? note(`last step at ${fixed(last, decimals)}`) : fault(words.lastNotPositive);
}

const targetJudge =
  (number: 1 | 2 | 3): Judge =>
  (resolved, name) => {
    const { reading, prices } = resolved;
    const { from, price } = prices.targets[number - 1]!;
    if (reading.isBlank(name))
      return note(name === `Target_${number}` && from !== name ? `not used: ${planInput(from).label}` : "");
    if (from !== name) return note(`not used: ${planInput(from).label}`);
    const wrong = reading.fault(name);
    if (wrong !== undefined) return fault(wrong);
    if (price === undefined) return note("");
    if (!price.gt(0)) return fault(`${planInput(name).mustBe}: ${words.targetNotPositive}`);
    const sign = prices.side === "long" ? 1 : -1;
    if (!price.minus(prices.last!).times(sign).gt(0)) return fault(words.beyondLast);
    const earlier = prices.targets.slice(0, number - 1).filter((each) => !reading.isBlank(each.from));
    const before = earlier[earlier.length - 1];
    if (before !== undefined) {
      if (before.price === undefined || judgeTarget(resolved, before.from).fault !== undefined) return note("");
      if (!price.minus(before.price).times(sign).gt(0)) return fault(words.beyondBefore);
    }
    return note(`at ${fixed(price, prices.decimals)}`);
  };

const judgeTarget: Judge = (resolved, name) => targetJudge(Number(name[7]) as 1 | 2 | 3)(resolved, name);

/** How many targets are filled in. */
export function targetCount({ reading, prices }: Resolved): number {
  return prices.targets.filter(({ from }) => !reading.isBlank(from)).length;
}

/** A figure of the contract: typed, it counts; else the note says what the list has. */
const figureJudge = (listed: (resolved: Resolved) => number | string | undefined, none: string): Judge =>
  checked((resolved, name) => {
    const { reading, contract } = resolved;
    const value = listed(resolved);
    const shown = typeof value === "number" ? plainText(value) : value;
    if (reading.isBlank(name)) return note(shown === undefined ? none : `of the list: ${shown}`);
    return note(shown === undefined ? "typed, counts" : `typed, counts (over ${shown} of ${contract.row!.code})`);
  });

/** The fewest contracts that a plan can have: one lot a step, or what each step needs to reach the minimum order. */
export function fewestContracts({ reading, prices, contract }: Resolved): Decimal | undefined {
  const { entry, last, split } = prices;
  const { size, lot, type } = contract;
  if (typeof split !== "object" || lot === undefined) return undefined;
  const minimum = reading.number("Minimum_order_value");
  const lots = new Decimal(split.steps);
  if (minimum === undefined) return lots.times(lot);
  // Beside a trigger that cannot be read the entry alone tells
  const cheapest = type === "inverse" ? one : entry && last?.lt(entry) ? last : entry;
  if (!size || !cheapest) return undefined;
  const needed = minimum.div(size.times(lot).times(cheapest)).toDecimalPlaces(9).ceil();
  return (needed.lte(1) ? lots : needed.times(split.spread).toDecimalPlaces(9).ceil()).times(lot);
}

const judges: Readonly<Record<PlanInputName, Judge>> = {
  Side: checked(({ prices }) => note(words.otherSide[prices.side ?? "long"])),
  Contract: checked(({ reading, contract }) => {
    const { row, isUnknown, size, tick } = contract;
    const isAssumed = isLotAssumed(contract, reading);
    if (isUnknown) return fault(planInput("Contract").mustBe);
    if (row === undefined && reading.isBlank("Contract_size")) return fault(words.pickContract);
    if (size === undefined) return note("");
    const tickText = tick ? `, tick ${tick.toFixed(decimalsOf(tick))}` : "";
    return note(`${plainText(size.toNumber())}${row ? ` ${row.unit}` : ""}${tickText}${isAssumed ? `, ${lotAssumed}` : ""}`);
  }),
  Entry_price: checked(({ contract }) => note(contract.quote)),
  Stop_distance: stopJudge,
  Steps: (resolved, name) => {
    const { split } = resolved.prices;
    const listed = typeof split === "object" ? (split.isList ? split.steps : undefined) : split;
    if (listed !== undefined) return note(`not used: Split lists ${listed}`);
    return checked(() => note("entries, the first included"))(resolved, name);
  },
  Trigger_distance: stepJudge,
  Account_equity: checked(({ contract, account }) => {
    const { equity, equityPrice, currency, moneyDecimals } = account;
    if (equityPrice === undefined) return note("");
    return note(equityPrice.eq(1) ? currency : equity && `= ${fixed(equity, moneyDecimals + 2)} ${contract.settles}`);
  }),
  Equity_currency: checked(({ reading, contract, account }) => {
    if (account.currency.toUpperCase() === contract.settles.toUpperCase()) return note("");
    if (!reading.isBlank("Equity_price")) return note(words.atEquityPrice);
    if (isSameMoney(account.currency, contract.settles)) return note(words.countedAsEqual);
    return note(account.equityPrice ? words.atEntry : "");
  }),
  Max_risk_per_trade: checked(({ account, contract }) =>
    note(account.riskAllowed && `= ${fixed(account.riskAllowed, account.moneyDecimals)} ${contract.settles}`),
  ),
  Total_contracts: (resolved, name) => {
    const { reading, contract } = resolved;
    if (reading.isBlank(name)) return note(words.sized);
    const typed = reading.value(name);
    const fewest = fewestContracts(resolved);
    if (typeof typed === "number" && fewest !== undefined && fewest.gt(typed)) {
      const isMinimum = fewest.gt(contract.lot!.times(resolved.prices.steps!));
      const reason = isMinimum ? "for the minimum order" : "one lot a step";
      return fault(`at least ${plainText(fewest.toNumber())}, ${reason}`);
    }
    return checked(() => {
      if (contract.lot === undefined) return note("");
      const lots = reading.number(name)!.div(contract.lot).toDecimalPlaces(6);
      return lots.isInteger() ? note(words.contracts) : fault(planInput(name).mustBe);
    })(resolved, name);
  },
  Leverage: checked(({ reading }) => note(reading.isBlank("Margin_per_contract") ? words.times : words.marginInstead)),
  Split: checked(({ reading, prices }, name) => {
    if (typeof prices.split === "number") return fault(`${planInput(name).mustBe}; ${words.tooManySteps}`);
    // A bare word is right, whatever is wrong with Steps
    const isRight = typeof prices.split === "object" || /^(equal|pyramid)$/i.test(reading.text(name)!);
    return isRight ? note(words.splits) : fault(planInput(name).mustBe);
  }),
  Stop_rule: checked(({ reading }, name) => {
    const rule = reading.word(name) as keyof typeof words.rules;
    return rule === "atr" && reading.isBlank("ATR") ? fault(words.atrForRule) : note(words.rules[rule]);
  }),
  ATR: checked(({ reading, prices }, name) => {
    const isNeeded = prices.stopFrom === "Stop_in_ATRs" || (prices.stepFrom === "Trigger_in_ATRs" && prices.steps !== 1);
    if (reading.isBlank(name)) return isNeeded ? fault(words.atrForDistance) : note(words.atr);
    const { stop, entry } = prices;
    return note(stop && entry && `the stop is ${fixed(entry.minus(stop).abs().div(reading.number(name)!), 2)} ATR away`);
  }),
  ATR_multiple: always(words.atrMultiple),
  Fee_rate: checked(({ reading, contract }, name) => {
    if (!reading.isBlank(name)) return note(words.eachSide);
    const { taker, asOf } = contract.row ?? {};
    if (contract.isUnknown) return note("");
    return note(taker === undefined ? words.noFee : `taker ${percentText(taker)}${asOf ? ` of ${asOf}` : ""}`);
  }),
  Stop_slippage: always(words.slippage),
  Maintenance_margin_rate: checked(({ reading, contract }, name) => {
    if (!reading.isBlank(name)) return note(words.maintenance);
    if (contract.isUnknown) return note("");
    return note(contract.tiers ? `tiers of ${contract.tiers}` : words.noMaintenance);
  }),
  Max_leverage: always(words.checks),
  Exit_split: (resolved, name) => {
    const count = targetCount(resolved);
    if (count === 0) return note(words.noTargets);
    const parts = exitParts(resolved.reading.value(name), count);
    if (parts === undefined) return fault(planInput(name).mustBe);
    return parts === count ? note(words.exitSplit) : fault(`one part for each of ${count} target${count === 1 ? "" : "s"}`);
  },
  Stop_after_target: checked(({ reading }, name) => note(words.afterTarget[reading.word(name) as "stay" | "follow"])),
  Initial_stop: stopJudge,
  Stop_in_points: stopJudge,
  Stop_in_ATRs: stopJudge,
  Trigger_in_points: stepJudge,
  Trigger_in_ATRs: stepJudge,
  ...(Object.fromEntries(
    ([1, 2, 3] as const).flatMap((number) => targetSources(number).map((name) => [name, targetJudge(number)])),
  ) as Record<`Target_${1 | 2 | 3}` | `Target_${1 | 2 | 3}_${"price" | "move"}`, Judge>),
  Contract_size: figureJudge(({ contract }) => contract.row?.size, ""),
  Contract_type: figureJudge(({ contract }) => contract.row?.type, words.linear),
  Tick_size: figureJudge(({ contract }) => contract.row?.tick, words.noTick),
  Lot_step: figureJudge(({ contract }) => contract.row?.lot, words.noLot),
  Settlement_currency: figureJudge(({ contract }) => contract.row?.settles, "USD"),
  Margin_per_contract: checked(({ reading }, name) => note(reading.isBlank(name) ? "" : words.insteadOfLeverage)),
  Commission: checked(({ reading, contract, prices }, name) => {
    const { size, type } = contract;
    const value = size && prices.entry && (type === "inverse" ? size.div(prices.entry) : size.times(prices.entry));
    const typed = reading.number(name);
    return value && typed?.times(10).gte(value) ? fault(words.commissionTooLarge) : note(words.eachSide);
  }),
  Minimum_order_value: always(words.everyStep),
  Equity_price: checked(({ reading, contract, account }, name) => {
    const rate = `${account.currency} for one ${contract.settles}`;
    if (!reading.isBlank(name)) return note(rate);
    if (account.equityPrice !== undefined) return note(words.notNeeded);
    const isKnown = reading.isRight("Equity_currency") && reading.isRight("Settlement_currency") && !contract.isUnknown;
    const waits = contract.type === undefined || (contract.type === "inverse" && isSameMoney(account.currency, contract.quote));
    return isKnown && !waits ? fault(rate) : note("");
  }),
};

/** Every input with what column C says of it, in the order of the sheet. */
export function judgeAll(resolved: Resolved): ReadonlyMap<PlanInputName, Judgement> {
  return new Map(planInputs.map(({ name }) => [name, judges[name]!(resolved, name)]));
}

/** Label, what it must be, and what it was: one sentence about the first input that is wrong, or "". */
export function faultOf(resolved: Resolved, judgements: ReadonlyMap<PlanInputName, Judgement>): string {
  for (const [name, judgement] of judgements) {
    if (judgement.fault === undefined) continue;
    const { label, kind } = planInput(name);
    const value = resolved.reading.value(name);
    const was =
      value === null || value === ""
        ? "is empty"
        : typeof value === "object"
          ? "was an error"
          : `was ${typeof value === "number" ? (kind === "percent" ? percentText(value) : plainText(value)) : String(value).replace(/^(true|false)$/, (word) => word.toUpperCase())}`;
    return `${label}: ${judgement.fault}, ${was}`;
  }
  return "";
}
