/** What the planning sheet works out from its inputs, a named cell each, in the order of the sheet. See plan/resolve.ts. */
import type { PlanInputName } from "../../plan/inputs";
import { backward, decimals, forward, isBelowTick, isSameMoney, splitParts } from "./formula-parts";

export interface WorkedRow {
  name: string;
  label: string;
  /** Without the equals sign. */
  formula: string;
  note: string;
  /** A number format, or which of the sheet's decimals the cell follows. */
  format: string;
}

/** Without a fault, this; else nothing. */
export const guarded = (formula: string): string => `IF(Fault<>"","",${formula})`;

const row = (name: string, formula: string, note = "", format = "General"): WorkedRow => ({
  ...{ name, formula, note, format },
  label: name.replace(/^T_/, "Target_").replaceAll("_", " "),
});

/** The contract's lot is neither in the list nor typed: 1 is used. */
export const isLotAssumed = `IF(Contract_row>0,IF(Lot_step="",N(INDEX(Contracts!$E$5:$E$204,Contract_row))=0,FALSE),FALSE)`;

const either = (formula: string, otherwise: string): string => `IFERROR(${formula},${otherwise})`;

const listed = (column: string): string => `INDEX(Contracts!$${column}$5:$${column}$204,Contract_row)`;

/** The typed figure, else that of the list, else `none`; "?" where something wrong is typed. */
function figure(input: PlanInputName, note: string, column: string, none: string): string {
  const list = `IF(Contract_row>0,IF(N(${listed(column)})>0,${listed(column)},${none}),${none})`;
  return either(`IF(${input}<>"",IF(LEFT(${note})="✕","?",${input}),${list})`, '"?"');
}

const word = (input: PlanInputName, note: string, column: string, none: string, own: string): string =>
  either(
    `IF(${input}<>"",IF(LEFT(${note})="✕","?",${own}),IF(Contract_row>0,IF(${listed(column)}<>"",${listed(column)},${none}),${none}))`,
    '"?"',
  );

const list = (condition: string, then: string): string => `IF(${condition},${then},-1)`;

/** 0: a word that is shared out over Steps; -1: no split; else the steps of the list. */
const splitListSteps = ((): string => {
  const counted = `LET(t,MID(Split_text,FIND(" ",Split_text)+1,9),n,IF(ISNUMBER(FIND(" ",t)),0,NUMBERVALUE(t,".",",")),${list("IF(n>=1,n=INT(n),FALSE)", "n")})`;
  const isPlain = `SUMPRODUCT(--ISERROR(FIND(MID(Split_text,SEQUENCE(LEN(Split_text)),1),"0123456789./,; ")))=0`;
  const parts = `LET(${splitParts},${list("IF(n>1,SUMPRODUCT(--(v>0))=n,FALSE)", "n")})`;
  return either(
    `IF(OR(Split_text="equal",Split_text="pyramid"),0,IF(Split_text="thirds",3,IF(OR(LEFT(Split_text,6)="equal ",LEFT(Split_text,8)="pyramid "),${counted},` +
      `IF(Split_text="",-1,IF(${isPlain},${parts},-1)))))`,
    "-1",
  );
})();

/** The whole of a split over its smallest part. */
const splitSpread = either(
  `IF(LEFT(Split_used,5)="equal",Steps_used,IF(LEFT(Split_used,7)="pyramid",Steps_used*(Steps_used+1)/2,IF(Split_used="thirds",3,LET(${splitParts},SUM(v)/MIN(v)))))`,
  '""',
);

const exitParts = ((): string => {
  const plain = `SUBSTITUTE(x,"/",REPT(" ",99))`;
  const parts = `TRIM(MID(${plain},(SEQUENCE(n)-1)*99+1,99))`;
  const isPlain = `SUMPRODUCT(--ISERROR(FIND(MID(x,SEQUENCE(LEN(x)),1),"0123456789./ ")))=0`;
  const valid = `SUMPRODUCT(--(IFERROR(NUMBERVALUE(${parts},".",","),0)>0))=n`;
  return either(
    `LET(x,IF(ISTEXT(Exit_split),LOWER(TRIM(Exit_split)),""),n,LEN(x)-LEN(SUBSTITUTE(x,"/",""))+1,IF(x="equal",Targets_given,IF(n<2,-1,IF(${isPlain},IF(${valid},n,-1),-1))))`,
    "-1",
  );
})();

const percentDistance = (input: string): string => `IF(AND(N(${input})>0,N(${input})<=0.2),${input}*Entry_price,0)`;

const target = (k: 1 | 2 | 3): string => {
  const byR = `IF(Target_${k}<>"",IF(AND(N(Target_${k})>0,N(Target_${k})<=100,N(Stop_used)>0),${backward(`Last_trigger+Side_sign*Target_${k}*ABS(Entry_price-Stop_used)`)},""),"")`;
  const byMove = `IF(Target_${k}_move<>"",IF(N(Target_${k}_move)>0,${backward(`Last_trigger*(1+Side_sign*Target_${k}_move)`)},""),${byR})`;
  return either(
    `IF(N(Last_trigger)<=0,"",IF(Target_${k}_price<>"",IF(N(Target_${k}_price)>0,${backward(`Target_${k}_price`)},""),${byMove}))`,
    '""',
  );
};

const isGiven = (k: 1 | 2 | 3): string => `IFERROR(IF(AND(Target_${k}="",Target_${k}_price="",Target_${k}_move=""),0,1),1)`;

/** The rows; `note` is the cell of an input's column C. */
export function workedRows(note: (name: PlanInputName) => string): WorkedRow[] {
  const price = "price";
  const ok = (name: PlanInputName): string => `LEFT(${note(name)})<>"✕"`;
  return [
    row(
      "Side_sign",
      `IF(ISERROR(Side),0,LET(w,LOWER(TRIM(Side)),IF(OR(w="long",w="buy",w="1"),1,IF(OR(w="short",w="sell",w="-1"),-1,0))))`,
      "1 long, -1 short, 0 wrong",
    ),
    row(
      "Contract_row",
      `IF(ISERROR(Contract),-1,IF(TRIM(Contract)="",0,IFERROR(XMATCH(TRIM(Contract),Contracts!$A$5:$A$204),-1)))`,
      "0 none, -1 not in the list",
    ),
    row("Size_used", figure("Contract_size", note("Contract_size"), "B", '"?"')),
    row("Type_used", word("Contract_type", note("Contract_type"), "C", '"linear"', "LOWER(TRIM(Contract_type))")),
    row("Tick_used", figure("Tick_size", note("Tick_size"), "D", '""')),
    row("Lot_used", figure("Lot_step", note("Lot_step"), "E", "1")),
    row("Settles_in", word("Settlement_currency", note("Settlement_currency"), "G", '"USD"', "TRIM(Settlement_currency)")),
    row("Quote", `IF(Contract_row>0,${listed("F")},IF(Type_used="inverse","USD",Settles_in))`),
    row(
      "Fee_used",
      either(`IF(Fee_rate<>"",IF(${ok("Fee_rate")},Fee_rate,"?"),IF(Contract_row>0,N(${listed("I")}),0))`, '"?"'),
      "",
      "0.000%",
    ),
    row(
      "Tiers_code",
      either(`IF(Contract_row>0,IF(Maintenance_margin_rate="",IF(${listed("J")}="yes",${listed("A")},""),""),"")`, '""'),
      "tiers of maintenance",
    ),
    row(
      "Price_decimals",
      either(
        `IF(Tick_used="",IF(Entry_price>=1,MAX(2,${decimals("Entry_price")}),MIN(10,${decimals("Entry_price")}+2)),${decimals("Tick_used")})`,
        "2",
      ),
    ),
    row(
      "Stop_points",
      either(
        `IF(Initial_stop<>"","",IF(Stop_in_points<>"",N(Stop_in_points),IF(Stop_in_ATRs<>"",N(Stop_in_ATRs)*N(ATR),${percentDistance("Stop_distance")})))`,
        '""',
      ),
      "to the stop",
      price,
    ),
    row(
      "Stop_raw",
      either(
        `IF(OR(Side_sign=0,N(Entry_price)<=0,Tick_used="?"),"",IF(Initial_stop<>"",IF(N(Initial_stop)>0,Initial_stop,""),IF(N(Stop_points)<=0,"",${forward("Entry_price-Side_sign*Stop_points")})))`,
        '""',
      ),
      "before it is judged",
      price,
    ),
    row(
      "Stop_used",
      either(
        `IF(N(Stop_raw)<=0,"",IF(Side_sign*(Entry_price-Stop_raw)<=0,"",IF(Initial_stop<>"",Stop_raw,IF(${isBelowTick("Stop_points")},"",Stop_raw))))`,
        '""',
      ),
      "the first stop",
      price,
    ),
    row("Split_text", either(`IF(ISTEXT(Split),LOWER(TRIM(Split)),"")`, '""')),
    row("Split_list_steps", splitListSteps, "0: over Steps"),
    row(
      "Steps_used",
      either(
        `IF(OR(Split_list_steps<0,Split_list_steps>12),"",IF(Split_list_steps>0,Split_list_steps,IF(${ok("Steps")},Steps,"")))`,
        '""',
      ),
    ),
    row("Split_used", `IF(Steps_used="","",IF(Split_list_steps=0,Split_text&" "&Steps_used,Split_text))`),
    row("Split_spread", splitSpread, "the whole over the smallest part"),
    row(
      "Step_points",
      either(
        `IF(Steps_used="","",IF(Steps_used=1,IF(Tick_used="",1,Tick_used),IF(Trigger_in_points<>"",N(Trigger_in_points),IF(Trigger_in_ATRs<>"",N(Trigger_in_ATRs)*N(ATR),${percentDistance("Trigger_distance")}))))`,
        '""',
      ),
      "from step to step",
      price,
    ),
    row(
      "Last_raw",
      either(
        `IF(OR(Side_sign=0,N(Entry_price)<=0,Steps_used="",Tick_used="?"),"",IF(Steps_used=1,Entry_price,IF(N(Step_points)<=0,"",${forward("Entry_price+Side_sign*(Steps_used-1)*Step_points")})))`,
        '""',
      ),
      "before it is judged",
      price,
    ),
    row(
      "Last_trigger",
      either(`IF(N(Last_raw)<=0,"",IF(Steps_used=1,Last_raw,IF(${isBelowTick("Step_points")},"",Last_raw)))`, '""'),
      "the last step",
      price,
    ),
    ...([1, 2, 3] as const).map((k) => row(`T_${k}`, target(k), "price", price)),
    row("Targets_given", `${isGiven(1)}+${isGiven(2)}+${isGiven(3)}`),
    ...([1, 2, 3] as const).map((k) => ({
      ...row(
        `Target_used_${k}`,
        `IF(COUNT(T_1,T_2,T_3)<${k},"",IF(Side_sign>0,SMALL(T_all,${k}),LARGE(T_all,${k})))`,
        "nearest first",
        price,
      ),
    })),
    row("Exit_parts", exitParts),
    row(
      "Account_currency",
      either(`IF(Equity_currency="",Settles_in,IF(ISTEXT(Equity_currency),TRIM(Equity_currency),"?"))`, '"?"'),
    ),
    row(
      "Equity_price_used",
      either(
        `IF(Equity_price<>"",IF(N(Equity_price)>0,Equity_price,""),IF(${isSameMoney("Account_currency", "Settles_in")},1,IF(AND(Type_used="inverse",${isSameMoney("Account_currency", "Quote")}),IF(N(Entry_price)>0,Entry_price,""),"")))`,
        '""',
      ),
    ),
    row("Equity_used", either(`IF(N(Account_equity)>0,Account_equity/Equity_price_used,"")`, '""'), "in Settles in", "money"),
    row(
      "Risk_allowed",
      either(`IF(AND(N(Max_risk_per_trade)>0,N(Max_risk_per_trade)<=0.2),Equity_used*Max_risk_per_trade,"")`, '""'),
      "in Settles in",
      "money",
    ),
    row("Money_decimals", either("MAX(2,MIN(8,2-INT(LOG10(Risk_allowed))))", "2")),
    row("Lot_decimals", either(decimals("Lot_used"), "0")),
    row(
      "Least_contracts",
      either(
        `IF(Steps_used="","",IF(Minimum_order_value="",ROUND(Steps_used*Lot_used,10),LET(n,ROUNDUP(ROUND(Minimum_order_value/(Size_used*Lot_used*IF(Type_used="inverse",1,MIN(Entry_price,Last_trigger))),9),0),ROUND(IF(n<=1,Steps_used,ROUNDUP(ROUND(n*Split_spread,9),0))*Lot_used,10))))`,
        '""',
      ),
      "the fewest a plan can have",
      "lots",
    ),
  ];
}

/** A label, the formula of its value, and how that is shown. */
export type TermRow = readonly [label: string, formula: string, format: string];

/** The terms that all functions read, label by label. */
export const termRows: readonly TermRow[] = [
  ["Contract", "Tiers_code", "General"],
  ["Contract size", "Size_used", "General"],
  ["Contract type", "Type_used", "General"],
  ["Tick size", "Tick_used", "General"],
  ["Lot step", "Lot_used", "General"],
  ["Leverage", 'IF(Leverage="","",Leverage)', "General"],
  ["Fee rate", "Fee_used", "0.000%"],
  ["Commission", 'IF(Commission="","",Commission)', "General"],
  ["Margin per contract", 'IF(Margin_per_contract="","",Margin_per_contract)', "General"],
  ["Minimum order value", 'IF(Minimum_order_value="","",Minimum_order_value)', "General"],
  ["Stop slippage", 'IF(Stop_slippage="",0,Stop_slippage)', "0.000%"],
  ["Maintenance margin rate", 'IF(Maintenance_margin_rate="","",Maintenance_margin_rate)', "0.00%"],
  ["Account equity", "Account_equity", "money"],
  ["Equity price", "Equity_price_used", "General"],
  ["Max risk per trade", "Max_risk_per_trade", "0.00%"],
  ["Max leverage", "Max_leverage", "General"],
  ["ATR", 'IF(ATR="","",ATR)', "General"],
  ["ATR multiple", "ATR_multiple", "General"],
  ["Stop rule", "LOWER(TRIM(Stop_rule))", "General"],
  ["Trigger mode", '"points"', "General"],
];

/** What follows the terms, so that both together are a whole Inputs block for WHATIF, SOLVE and BEST. */
export const planRows: readonly TermRow[] = [
  ["Side", 'IF(Side_sign=0,"",IF(Side_sign>0,"long","short"))', "General"],
  ["Entry price", "Entry_price", "price"],
  ["Total contracts", "Contracts_used", "lots"],
  ["Split", "Split_used", "General"],
  ["Trigger distance", "Step_points", "price"],
  ["Initial stop", "Stop_used", "price"],
  ["Target 1 price", "Target_used_1", "price"],
  ["Target 2 price", "Target_used_2", "price"],
  ["Target 3 price", "Target_used_3", "price"],
];
