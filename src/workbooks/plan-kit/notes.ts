/** Column C of the planning sheet as formulas: the unit of an input and its effect, or what is wrong with it. See plan/judge.ts. */
import { planInput, type PlanInputName } from "../../plan/inputs";
import { lotAssumed } from "../../plan/words";
import { stepSources, stopSources, targetSources } from "../../plan/resolve";
import { isLotAssumed } from "./worked-out";
import { isBelowTick, isSameMoney, judged, text, usedSource, words, wrong } from "./formula-parts";

type NoteOf = (name: PlanInputName) => string;

const always =
  (note: string): NoteOf =>
  (name) =>
    judged(name, text(note));

/** Empty inputs that stand behind another one of the same kind say nothing; filled ones say that they are not used. */
function fromSources(name: PlanInputName, sources: readonly PlanInputName[], used: string, isDefault: boolean): string {
  const more = sources.slice(0, sources.indexOf(name));
  const overridden = more.map((each) => `${each}<>""`);
  const notUsed = `"not used: "&${usedSource(sources)}`;
  const blank = isDefault ? "" : `IF(${name}="","",`;
  const own =
    overridden.length === 0
      ? used
      : `IF(${overridden.length > 1 ? `OR(${overridden.join(",")})` : overridden[0]},${notUsed},${used})`;
  return isDefault ? own : `IF(ISERROR(${name}),${wrong(planInput(name).mustBe)},${blank}${own}))`;
}

const stopNote: NoteOf = (name) => {
  const behind = `IF(Stop_used<>"","stop at "&FIXED(Stop_used,Price_decimals),${wrong(words.lessThanTick)})`;
  const distance = `IF(Stop_raw="","",IF(${isBelowTick("Stop_points")},${wrong(words.lessThanTick)},IF(Stop_raw<=0,${wrong(words.stopNotPositive)},${behind})))`;
  const price = `IF(Stop_raw="","",IF(Stop_used<>"",${text(words.thisIsTheStop)},IF(Side_sign>0,${wrong(words.stopOfLong)},${wrong(words.stopOfShort)})))`;
  return fromSources(name, stopSources, judged(name, name === "Initial_stop" ? price : distance, '""'), name === "Stop_distance");
};

const stepNote: NoteOf = (name) => {
  const last = `IF(Last_trigger<>"","last step at "&FIXED(Last_trigger,Price_decimals),${wrong(words.lastNotPositive)})`;
  const used = judged(name, `IF(Last_raw="","",IF(${isBelowTick("Step_points")},${wrong(words.lessThanTick)},${last}))`, '""');
  const isDefault = name === "Trigger_distance";
  const always = `IF(Steps_used=1,${text(words.oneStep)},${fromSources(name, stepSources, used, true)})`;
  if (!isDefault) return `IF(ISERROR(${name}),${wrong(planInput(name).mustBe)},IF(${name}="","",${always}))`;
  const more = stepSources.slice(0, -1).map((each) => `${each}<>""`);
  return `IF(AND(Steps_used=1,NOT(OR(${more.join(",")}))),${text(words.oneStep)},${fromSources(name, stepSources, used, true)})`;
};

const targetNote =
  (number: 1 | 2 | 3, noteCell: NoteOf): NoteOf =>
  (name) => {
    const price = `T_${number}`;
    const sources: readonly PlanInputName[] = targetSources(number);
    const earlier = ([1, 2, 3] as const).filter((each) => each < number);
    const isFilled = (each: 1 | 2 | 3) =>
      `OR(${targetSources(each)
        .map((source) => `${source}<>""`)
        .join(",")})`;
    const isWrong = (each: 1 | 2 | 3) =>
      `OR(T_${each}="",${targetSources(each)
        .map((source) => `LEFT(${noteCell(source)})="✕"`)
        .join(",")})`;
    const shown = `"at "&FIXED(${price},Price_decimals)`;
    const after = earlier.reduce(
      (rest, each) =>
        `IF(${isFilled(each)},IF(${isWrong(each)},"",IF(Side_sign*(${price}-T_${each})>0,${shown},${wrong(words.beyondBefore)})),${rest})`,
      shown,
    );
    const right =
      `IF(${price}="","",IF(${price}<=0,${wrong(`${planInput(name).mustBe}: ${words.targetNotPositive}`)},` +
      `IF(Side_sign*(${price}-Last_trigger)<=0,${wrong(words.beyondLast)},${after})))`;
    const own = judged(name, right, '""');
    const more = sources.slice(0, sources.indexOf(name)).map((each) => `${each}<>""`);
    if (more.length === 0) return own;
    const notUsed = `"not used: "&${usedSource(sources)}`;
    const used = `IF(OR(${more.join(",")}),${name === `Target_${number}` ? notUsed : `IF(${name}="","",${notUsed})`},${own})`;
    return `IF(ISERROR(${name}),${wrong(planInput(name).mustBe)},${used})`;
  };

/** A figure of the contract: typed, it counts; else what the list has. `column` is that of the sheet Contracts. */
const figureNote =
  (column: string, none: string, isNumber = true): NoteOf =>
  (name) => {
    const cell = `INDEX(Contracts!$${column}$5:$${column}$204,Contract_row)`;
    const isListed = isNumber ? `N(${cell})>0` : `${cell}<>""`;
    const listed = (then: string, otherwise: string) => `IF(Contract_row>0,IF(${isListed},${then},${otherwise}),${otherwise})`;
    const over = `"typed, counts (over "&${cell}&" of "&INDEX(Contracts!$A$5:$A$204,Contract_row)&")"`;
    return judged(name, listed(over, '"typed, counts"'), listed(`"of the list: "&${cell}`, text(none)));
  };

/** The formula of column C for each input, without the equals sign. `noteCell` is where another input's note stands. */
export function noteFormula(name: PlanInputName, noteCell: NoteOf): string {
  const target = /^Target_([123])/.exec(name)?.[1];
  if (target !== undefined) return targetNote(Number(target) as 1 | 2 | 3, noteCell)(name);
  return notes[name]!(name);
}

const rate = 'Account_currency&" for one "&Settles_in';

const notes: Readonly<Record<string, NoteOf>> = {
  Side: (name) => judged(name, `IF(Side_sign>0,${text(words.otherSide.long)},${text(words.otherSide.short)})`),
  Contract: (name) => {
    const tick = `IF(N(Tick_used)>0,", tick "&FIXED(Tick_used,Price_decimals,TRUE),"")`;
    const unit = `IF(Contract_row>0," "&INDEX(Contracts!$H$5:$H$204,Contract_row),"")`;
    const lot = `IF(${isLotAssumed},${text(`, ${lotAssumed}`)},"")`;
    const shown = `IF(N(Size_used)>0,Size_used&${unit}&${tick}&IFERROR(${lot},""),IF(Contract_size="",${wrong(words.pickContract)},""))`;
    return judged(name, `IF(Contract_row<0,${wrong(planInput(name).mustBe)},${shown})`, shown);
  },
  Entry_price: (name) => judged(name, "Quote"),
  Stop_distance: stopNote,
  Steps: (name) =>
    `IF(N(Split_list_steps)>0,"not used: Split lists "&Split_list_steps,${judged(name, text("entries, the first included"))})`,
  Trigger_distance: stepNote,
  Account_equity: (name) =>
    judged(
      name,
      `IF(Equity_price_used="","",IF(Equity_price_used=1,Account_currency,IF(Equity_used="","","= "&FIXED(Equity_used,Money_decimals+2)&" "&Settles_in)))`,
    ),
  Equity_currency: (name) => {
    const how =
      `IF(UPPER(Account_currency)=UPPER(Settles_in),"",IF(ISNUMBER(Equity_price),${text(words.atEquityPrice)},` +
      `IF(${isSameMoney("Account_currency", "Settles_in")},${text(words.countedAsEqual)},IF(Equity_price_used="","",${text(words.atEntry)}))))`;
    return judged(name, how);
  },
  Max_risk_per_trade: (name) => judged(name, `IF(Risk_allowed="","","= "&FIXED(Risk_allowed,Money_decimals)&" "&Settles_in)`),
  Total_contracts: (name) => {
    const must = wrong(planInput(name).mustBe);
    const isMultiple = `ROUND(${name}/Lot_used,6)=INT(ROUND(${name}/Lot_used,6))`;
    const multiple = `IF(ISNUMBER(Lot_used),IF(${isMultiple},${text(words.contracts)},${must}),"")`;
    const least = `"✕ at least "&Least_contracts&IF(Least_contracts>ROUND(Steps_used*Lot_used,10),", for the minimum order",", one lot a step")`;
    const number = `IF(ISNUMBER(Least_contracts),IF(${name}<Least_contracts,${least},${multiple}),${multiple})`;
    return `IF(ISERROR(${name}),${must},IF(${name}="",${text(words.sized)},IF(ISNUMBER(${name}),${number},${must})))`;
  },
  Leverage: (name) =>
    judged(
      name,
      `IF(ISERROR(Margin_per_contract),"",IF(Margin_per_contract="",${text(words.times)},${text(words.marginInstead)}))`,
    ),
  Split: (name) => {
    const must = planInput(name).mustBe;
    const own = `IF(Split_list_steps<0,${wrong(must)},IF(Split_list_steps>12,${wrong(`${must}; ${words.tooManySteps}`)},${text(words.splits)}))`;
    return judged(name, own);
  },
  Stop_rule: (name) => {
    const rules = Object.entries(words.rules);
    const others = rules.reduceRight((rest, [rule, note], index) => {
      return index === rules.length - 1 ? text(note) : `IF(w=${text(rule)},${text(note)},${rest})`;
    }, "");
    const isMissing = `IF(ISERROR(ATR),FALSE,AND(w="atr",ATR=""))`;
    return judged(name, `LET(w,LOWER(TRIM(${name})),IF(${isMissing},${wrong(words.atrForRule)},${others}))`);
  },
  ATR: (name) => {
    const away = `IF(Stop_used="","","the stop is "&FIXED(ABS(Entry_price-Stop_used)/ATR,2)&" ATR away")`;
    const stop = `AND(Initial_stop="",Stop_in_points="",Stop_in_ATRs<>"")`;
    const step = `AND(Trigger_in_points="",Trigger_in_ATRs<>"",Steps_used<>1)`;
    return judged(name, away, `IF(IFERROR(OR(${stop},${step}),FALSE),${wrong(words.atrForDistance)},${text(words.atr)})`);
  },
  ATR_multiple: always(words.atrMultiple),
  Fee_rate: (name) => {
    const [taker, asOf] = ["I", "K"].map((column) => `INDEX(Contracts!$${column}$5:$${column}$204,Contract_row)`);
    const dated = `"taker "&ROUND(${taker}*100,6)&"%"&IF(${asOf}="",""," of "&${asOf})`;
    const none = text(words.noFee);
    return judged(
      name,
      text(words.eachSide),
      `IF(Contract_row<0,"",IF(Contract_row=0,${none},IF(${taker}="",${none},${dated})))`,
    );
  },
  Stop_slippage: always(words.slippage),
  Maintenance_margin_rate: (name) =>
    judged(
      name,
      text(words.maintenance),
      `IF(Contract_row<0,"",IF(Tiers_code="",${text(words.noMaintenance)},"tiers of "&Tiers_code))`,
    ),
  Max_leverage: always(words.checks),
  Exit_split: (name) => {
    const must = wrong(planInput(name).mustBe);
    const count = `"✕ one part for each of "&Targets_given&IF(Targets_given=1," target"," targets")`;
    const own = `IF(Exit_parts<0,${must},IF(Exit_parts=Targets_given,${text(words.exitSplit)},${count}))`;
    return `IF(Targets_given=0,${text(words.noTargets)},${judged(name, own)})`;
  },
  Stop_after_target: (name) =>
    judged(name, `IF(LOWER(TRIM(${name}))="stay",${text(words.afterTarget.stay)},${text(words.afterTarget.follow)})`),
  Initial_stop: stopNote,
  Stop_in_points: stopNote,
  Stop_in_ATRs: stopNote,
  Trigger_in_points: stepNote,
  Trigger_in_ATRs: stepNote,
  Contract_size: figureNote("B", ""),
  Contract_type: figureNote("C", words.linear, false),
  Tick_size: figureNote("D", words.noTick),
  Lot_step: figureNote("E", words.noLot),
  Settlement_currency: figureNote("G", "USD", false),
  Margin_per_contract: (name) => judged(name, text(words.insteadOfLeverage), '""'),
  Commission: (name) => {
    const value = `IF(Type_used="inverse",Size_used/Entry_price,Size_used*Entry_price)`;
    const isLarge = `IFERROR(AND(Entry_price>0,10*Commission>=${value}),FALSE)`;
    return judged(name, `IF(${isLarge},${wrong(words.commissionTooLarge)},${text(words.eachSide)})`, text(words.eachSide));
  },
  Minimum_order_value: always(words.everyStep),
  Equity_price: (name) => {
    const waits = `OR(Type_used="?",AND(Type_used="inverse",${isSameMoney("Account_currency", "Quote")}),Contract_row<0,Account_currency="?",Settles_in="?")`;
    const blank = `IF(Equity_price_used<>"",${text(words.notNeeded)},IF(${waits},"","✕ "&${rate}))`;
    return judged(name, rate, blank);
  },
};
