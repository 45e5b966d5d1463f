/** Which values an input of the plan is tried with: those that were typed, else seven around the present one. */

/** The inputs that the table offers. Others may be typed: whatever SCALE.WHATIF varies. */
export const varied: readonly string[] = [
  ...["Trigger distance", "Total contracts", "Initial stop", "Entry price", "Target 1 price", "Split", "Stop rule"],
  ...["Leverage", "Fee rate", "Stop slippage", "Account equity", "Max risk per trade", "Maintenance margin rate"],
];

/** The measures of SCALE.WHATIF by their headings, and how their numbers are shown. A test compares. */
export const measured: Readonly<Record<string, "money" | "price" | "lots" | "share" | "ratio">> = {
  "Worst net": "money",
  "Worst % equity": "share",
  "Net at the last stop": "money",
  "Net if the stop never moves": "money",
  "Avg entry": "price",
  "Break-even": "price",
  Liquidation: "price",
  "Stop to liquidation": "price",
  Margin: "money",
  "Contracts that fit": "lots",
  "Net at the targets": "money",
  "Reward per risk": "ratio",
  "Expected net": "money",
  "Win probability": "share",
};

const parts = "{0.25;0.5;0.75;1;1.25;1.5;2}";
/** Where nothing or 0 stands now: from nothing to ten basis points and more. */
const rates = "{0;0.0001;0.0002;0.0003;0.0005;0.001;0.002}";

const onTick = (value: string): string =>
  `IF(Tick_used="",${value},ROUND(ROUND((${value})/Tick_used,0)*Tick_used,Price_decimals))`;

const byName: readonly (readonly [name: string, values: string])[] = [
  [
    "trigger distance",
    `IF(Tick_used="",Step_points*${parts},ROUND(IF(ROUND(Step_points*${parts}/Tick_used,0)<1,1,ROUND(Step_points*${parts}/Tick_used,0))*Tick_used,Price_decimals))`,
  ],
  [
    "total contracts",
    `LET(l,Lot_used,d,l*MAX(1,ROUND(Contracts_used/l/8,0)),ROUND(MAX(Least_contracts,Contracts_used-3*d)+d*{0;1;2;3;4;5;6},10))`,
  ],
  ["initial stop", onTick(`Entry_price-Side_sign*ABS(Entry_price-Stop_used)*${parts}`)],
  ["entry price", onTick(`Stop_used+Side_sign*ABS(Entry_price-Stop_used)*${parts}`)],
  ["target 1 price", `IF(Target_used_1="","",${onTick(`Last_trigger+(Target_used_1-Last_trigger)*${parts}`)})`],
  ["split", '{"equal 1";"equal 2";"thirds";"equal 4";"pyramid 2";"pyramid 3";"1/4,1/4,1/2"}'],
  ["stop rule", 'IF(ATR="",{"entry";"breakeven";"hold"},{"entry";"breakeven";"hold";"atr"})'],
  ["leverage", `IF(Leverage="",{1;2;3;5;10;20;50},IF(ROUND(Leverage*${parts},0)<1,1,ROUND(Leverage*${parts},0)))`],
];

/** Anything else: parts of what the Inputs block holds now. */
const ofBlock = (name: string): string =>
  `LET(p,IFERROR(INDEX(INDEX(Plan_inputs,0,2),MATCH(${name},INDEX(Plan_inputs,0,1),0)),""),IF(N(p)>0,p*${parts},${rates}))`;

/** The values for the input that the cell `name` names; `typed` is the range of values of one's own. */
export function valuesFor(name: string, typed: string): string {
  const around = byName.reduceRight(
    (rest, [word, values]) => `IF(LOWER(TRIM(${name}))="${word}",${values},${rest})`,
    ofBlock(name),
  );
  return `IF(Fault<>"","",IF(COUNTA(${typed})>0,FILTER(${typed},${typed}<>""),IF(${name}="","",${around})))`;
}
