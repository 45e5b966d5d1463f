/** What the DCA workbook is told: a ladder of orders against the trade, its stop and its target; what follows from them, and what is wrong. */
import { inputsBlock, ownInput, planGroup, planSheetInput, type NoteCell, type SheetInputGroup } from "./plan-kit/block";
import { backward, forward, isBelowTick, judgedInput, text, words, wrong } from "./plan-kit/formula-parts";
import { priceText } from "./plan-kit/sentence-parts";
import { termRows, type TermRow, workedRows, type WorkedRow } from "./plan-kit/worked-out";

export const sheet = "DCA";
/** Orders after the base order. */
export const mostOrders = 12;

const scale = (name: string, initial: number, says: string) =>
  ownInput(
    {
      ...{ name, label: name.replace("_", " "), kind: "number", initial, format: "0.0##" },
      ...{ mustBe: "above 0, up to 5", bounds: { above: 0, maximum: 5 } },
    },
    text(says),
  );

/** An amount that buys less than an order must have says how much it takes. Empty, it is worked out. */
function amount(name: "Base_amount" | "Order_amount", isTooSmall: string, whichOrder: string, says: string, blank: string) {
  const least = `"✕ at least "&FIXED(Amount_needed,Money_decimals)&" "&Settles_in&${whichOrder}`;
  const judged = (right: string): string => `IF(${isTooSmall},${least},${right})`;
  const number = { mustBe: "a number above 0, or empty", bounds: { above: 0 }, optional: true } as const;
  return ownInput(
    { ...number, name, label: name.replace("_", " "), kind: "money", initial: null },
    judged(`Settles_in&${text(`, ${says}`)}`),
    judged(blank),
  );
}
const workedOutAs = `&IF(ISNUMBER(Base_used),": "&FIXED(Base_used,Money_decimals)&" "&Settles_in,"")`;

const percent = { kind: "percent", mustBe: "above 0%, up to 20%", bounds: { above: 0, maximum: 0.2 } } as const;

const stopDistance = ownInput({ ...percent, name: "Stop_beyond_last_order", label: "Stop beyond last order", initial: 0.01 }, "");
const ladder: SheetInputGroup = {
  title: "The trade",
  inputs: [
    planSheetInput("Side"),
    planSheetInput("Contract", { initial: "COINBASE:ETH-PERP" }),
    planSheetInput("Entry_price", { label: "Base price", alsoNamed: "Base_price", initial: 3500 }),
    ownInput(
      {
        ...{ name: "Orders", label: "Orders", kind: "number", initial: 4, format: "0" },
        ...{ mustBe: "a whole number, 1 to 12", bounds: { minimum: 1, maximum: mostOrders, whole: true } },
      },
      `"after the base order"`,
    ),
    ownInput(
      { ...percent, name: "Deviation", label: "Deviation", initial: 0.01 },
      `IF(Last_raw="","",IF(Last_raw<=0,${wrong("less: the last order would be 0 or less")},IF(Last_order="",${wrong(words.lessThanTick)},"last order at "&${priceText("Last_order")})))`,
    ),
    scale("Step_scale", 1.2, "times the distance before"),
    amount(
      "Base_amount",
      "Order_too_small=0",
      '", the least order"',
      "the base order",
      `IF(Order_amount<>"","as the next",IF(N(Amount_that_fits)<N(Amount_least),"least order","from the risk"))${workedOutAs}`,
    ),
    amount("Order_amount", "Order_too_small>0", '", for order "&Order_too_small', "the next order", text("as the base order")),
    scale("Volume_scale", 1.5, "times the amount before"),
    {
      ...stopDistance,
      note: () =>
        `IF(Stop_price<>"","not used: Stop price",${judgedInput(
          stopDistance,
          `IF(Stop_raw="","",IF(Stop_used="",${wrong(words.lessThanTick)},"stop at "&${priceText("Stop_used")}))`,
        )})`,
    },
    ownInput(
      { ...percent, name: "Take_profit", label: "Take profit", initial: 0.01, optional: true },
      `IF(Last_order="","",IF(${isBelowTick("(Take_profit*MIN(Entry_price,Last_order))")},${wrong(words.lessThanTick)},"from the average"))`,
      `"none: no target"`,
    ),
  ],
};
const groups: readonly SheetInputGroup[] = [
  ladder,
  {
    title: "The account",
    inputs: [
      ...[planSheetInput("Account_equity"), planSheetInput("Equity_currency", { initial: "USDC" })],
      ...[planSheetInput("Max_risk_per_trade"), planSheetInput("Leverage")],
    ],
  },
  {
    title: "Details",
    inputs: (["Fee_rate", "Stop_slippage", "Maintenance_margin_rate"] as const).map((name) => planSheetInput(name)),
  },
  {
    title: "Instead of a percentage",
    inputs: [
      ownInput(
        {
          ...{ name: "Stop_price", label: "Stop price", kind: "price", initial: null, optional: true },
          ...{ mustBe: "a price above 0, or empty", bounds: { above: 0 } },
        },
        `IF(Stop_raw="","",IF(Stop_used<>"",${text(words.thisIsTheStop)},"✕ "&IF(Side_sign>0,"below","above")&" the last order, "&${priceText("Last_order")}))`,
        `""`,
      ),
    ],
  },
  planGroup("contract"),
];

const ofKit = new Set([
  ...["Side_sign", "Contract_row", "Size_used", "Type_used", "Tick_used", "Lot_used", "Settles_in", "Quote", "Fee_used"],
  ...["Tiers_code", "Price_decimals", "Account_currency", "Equity_price_used", "Equity_used", "Risk_allowed"],
  ...["Money_decimals", "Lot_decimals"],
]);

const row = (name: string, formula: string, note = "", format = "price", none = '""'): WorkedRow => ({
  ...{ name, label: name.replaceAll("_", " "), formula: `IFERROR(${formula},${none})`, note, format },
});

/** The distances from the base to order k, in deviations. */
const distances = (k: string): string => `IF(Step_scale=1,${k},(Step_scale^(${k})-1)/(Step_scale-1))`;
const orderPrice = (k: string): string => `(Entry_price*(1-Side_sign*Deviation*${distances(k)}))`;
const isLadder =
  "AND(Side_sign<>0,N(Entry_price)>0,N(Orders)>=1,N(Orders)<=12,Orders=INT(Orders),N(Deviation)>0,N(Deviation)<=0.2,N(Step_scale)>0,N(Step_scale)<=5)";

/**
 * Order by order, the base order first: k its number, q its price, g how much it must be worth to be one lot and no less than the
 * smallest order, w how often the base amount it is worth with Order amount as Base amount.
 */
const orderByOrder =
  `k,SEQUENCE(Orders+1)-1,q,IF(k=0,Entry_price,${backward(orderPrice("k"))}),v,Size_used*Lot_used*IF(Type_used="inverse",1/q,q),` +
  `m,N(Minimum_order_value)/(Size_used*Lot_used*IF(Type_used="inverse",1,q)),g,v*IF(m>1,ROUNDUP(ROUND(m,9),0),1),` +
  `w,IF(k=0,1,Volume_scale^(k-1))`;

/** Each order held against the least that it must be worth; i is the first that is not. */
const tooSmall = (answer: string): string =>
  `LET(${orderByOrder},a,IF(k=0,Base_used,Order_used*w),i,XMATCH(TRUE,ROUND(a/g,9)<1),${answer})`;

/** The amount with which every order buys one lot, and no less than the smallest order. */
const leastAmount = `LET(${orderByOrder},ROUNDUP(ROUND(MAX(g/w),Money_decimals+4),Money_decimals))`;

/**
 * The amount with which all orders together lose the budget at the stop, or need the whole equity as margin, whichever is less. Of each
 * unit of money y is what it is worth at the stop, n how many contracts it buys.
 */
const fittingAmount =
  `LET(${orderByOrder},x,Stop_used*(1-Side_sign*N(Stop_slippage)),y,IF(Type_used="inverse",q/x,x/q),` +
  `n,IF(Type_used="inverse",q,1/q)/Size_used,loss,Side_sign*IF(Type_used="inverse",y-1,1-y)+Fee_used*(1+y)+2*N(Commission)*n,` +
  `lost,SUM(w*loss),byRisk,IF(lost>0,Risk_allowed/lost,1E+300),` +
  `byMargin,IF(ISNUMBER(Margin_per_contract),Equity_used/SUM(w*n*Margin_per_contract),IF(ISNUMBER(Leverage),Equity_used*Leverage/SUM(w),1E+300)),` +
  `fits,MIN(byRisk,byMargin),IF(fits>=1E+300,"",ROUNDDOWN(ROUND(fits,Money_decimals+4),Money_decimals)))`;

const ownRows: readonly WorkedRow[] = [
  row("Last_raw", `IF(OR(Last_order_waits,Tick_used="?"),"",${backward(orderPrice("Orders"))})`, "before it is judged"),
  row(
    "Last_order",
    `IF(N(Last_raw)<=0,"",IF(${isBelowTick("(Deviation*Entry_price*MIN(1,Step_scale^(Orders-1)))")},"",Last_raw))`,
    "the furthest one",
  ),
  row(
    "Stop_raw",
    `IF(Last_order="","",IF(Stop_price<>"",IF(N(Stop_price)>0,Stop_price,""),IF(AND(N(Stop_beyond_last_order)>0,N(Stop_beyond_last_order)<=0.2),${forward("(Last_order*(1-Side_sign*Stop_beyond_last_order))")},"")))`,
    "before it is judged",
  ),
  row("Stop_used", `IF(N(Stop_raw)<=0,"",IF(Side_sign*(Last_order-Stop_raw)>0,Stop_raw,""))`, "beyond every order"),
  row("Amount_least", `IF(Last_order="","",${leastAmount})`, "one lot an order", "money"),
  row("Amount_that_fits", `IF(Stop_used="","",${fittingAmount})`, "into risk and margin", "money"),
  row(
    "Base_used",
    `IF(Base_amount<>"",Base_amount,IF(Order_amount<>"",Order_amount,IF(Amount_least="","",MAX(Amount_that_fits,Amount_least))))`,
    "typed, or that fits, one lot at least",
    "money",
  ),
  row("Order_used", `IF(Order_amount<>"",Order_amount,Base_used)`, "typed, or as the base order", "money"),
  row("Order_too_small", `IF(Last_order="",-1,${tooSmall("i-1")})`, "-1: none; 0 is the base order", "0", "-1"),
  row(
    "Amount_needed",
    `IF(Order_too_small<0,"",LET(x,${tooSmall("INDEX(g,i)/IF(i>2,Volume_scale^(i-2),1)")},ROUNDUP(ROUND(x,9),Money_decimals)))`,
    "for that order",
    "money",
  ),
];

const waits: WorkedRow = {
  ...{ name: "Last_order_waits", label: "Last order waits", note: "for an input that is wrong", format: "General" },
  formula: `IFERROR(NOT(${isLadder}),TRUE)`,
};

const withoutPlan = new Set(["Trigger mode", "ATR", "ATR multiple", "Stop rule", "Max leverage"]);
const terms: readonly TermRow[] = [
  ...termRows.filter(([label]) => !withoutPlan.has(label)),
  ["Trigger mode", '"percent"', "General"],
  ["Base amount", "Base_used", "money"],
  ["Order amount", "Order_used", "money"],
  ["Step scale", "Step_scale", "General"],
  ["Volume scale", "Volume_scale", "General"],
];

const worked = (noteCell: NoteCell): readonly WorkedRow[] => [
  ...workedRows(noteCell).filter(({ name }) => ofKit.has(name)),
  ...[waits, ...ownRows],
];

export const dcaBlock = (more: readonly WorkedRow[]) => inputsBlock(sheet, { groups, worked, more, terms });
