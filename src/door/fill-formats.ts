/** The files of fills that are known, as data: which columns they need, and where the nine columns come from. */
import { Refusal } from "./answers";
import { fold } from "./names";
import type { DayOrder } from "./times";

/** Names of columns, folded, the first that is there counts; a pattern looks at the name as it stands. */
export type Names = readonly (string | RegExp)[];

export interface FillColumns {
  time: Names;
  symbol: Names;
  /** Without a side the sign of the quantity tells it. */
  side?: Names;
  quantity: Names;
  price: Names;
  fee?: Names;
  currency?: Names;
  id?: Names;
  /** Fills of one order are one step. */
  order?: Names;
  position?: Names;
  /** A word that says whether a fill opens or closes. */
  closes?: Names;
  profit?: Names;
  /** Told, not counted. */
  funding?: Names;
  status?: Names;
}

/** How the lines are read: a fill a line, or a kind of its own. */
export type FillLayout = "lines" | "tradovate pairs" | "ninjatrader pairs" | "tradingview" | "ib activity" | "ib flex";

export interface FillFormat {
  name: string;
  /** Folded names that a header must have. */
  needs: readonly Names[];
  layout: FillLayout;
  columns: FillColumns;
  /** Is a fee that was paid above 0 (cost) or below 0 (cash)? "unknown": above 0, unless the file has both signs. */
  fees: "cost" | "cash" | "unknown";
  /** Fees that are worked out from other columns: each with its sign. They leave nothing to ask. */
  feeParts?: readonly (readonly [name: string, sign: 1 | -1])[];
  /** Lines that are fills: a column and its words, folded. */
  only?: { column: Names; words: readonly string[] };
  /** Two columns that hold the same in lines that are fills; elsewhere the line is about the money of the account. */
  alike?: readonly [one: string, other: string];
  /** The order of day and month that the format always has. */
  order?: DayOrder;
  isUtc?: boolean;
  /** The lines whose funding column counts: those with such a word; all lines where there is none. */
  fundingLines?: RegExp;
  /** A table that holds no fills, and what to do. */
  refused?: () => Refusal;
}

const words = (text: string): readonly string[] => text.split(" ");
const need = (text: string): readonly Names[] => words(text).map((name) => [name]);

const general: FillColumns = {
  time: words("executiontime filltime tradetime time timestamp datetime date dateandtime datum zeit createdat"),
  symbol: words("symbol instrument contract market pair ticker product"),
  side: words("side action buysell bs direction"),
  quantity: words("filledqty executedqty filled contracts quantity qty size volume"),
  price: words("fillprice filledprice executionprice avgprice price"),
  fee: words("fee fees commission"),
  currency: words("feecurrency feecoin feeasset commissionasset currency"),
  id: words("id tradeid fillid execid executionid"),
  order: ["orderid"],
  position: words("position positionside"),
  profit: words("realizedprofit realizedpnl realizedpl closedpnl"),
  status: ["status", "state"],
};

/** In the order in which they are tried; the last takes any file with time, side, quantity and price. */
export const fillFormats: readonly FillFormat[] = [
  {
    name: "Tradovate fills",
    needs: need("_timestamp fillid bs quantity price contract"),
    layout: "lines",
    columns: {
      time: ["_timestamp"],
      symbol: ["contract"],
      side: ["bs"],
      quantity: ["quantity"],
      price: ["price"],
      fee: ["commission"],
      id: ["fillid"],
      order: ["orderid"],
    },
    fees: "cost",
    isUtc: true,
  },
  {
    name: "Tradovate orders",
    needs: need("orderid bs contract avgprice filledqty filltime status"),
    layout: "lines",
    columns: {
      time: ["filltime"],
      symbol: ["contract"],
      side: ["bs"],
      quantity: ["filledqty"],
      price: ["avgprice"],
      id: ["orderid"],
    },
    fees: "cost",
    order: "mdy",
  },
  {
    name: "Tradovate performance",
    needs: need("buyfillid sellfillid qty buyprice sellprice boughttimestamp soldtimestamp"),
    layout: "tradovate pairs",
    columns: { time: ["boughttimestamp"], symbol: ["symbol", "contract"], quantity: ["qty"], price: ["buyprice"] },
    fees: "cost",
    order: "mdy",
  },
  {
    name: "NinjaTrader executions",
    needs: need("instrument action quantity price time id ex"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["instrument"],
      side: ["action"],
      quantity: ["quantity"],
      price: ["price"],
      fee: ["commission"],
      id: ["id"],
      order: ["orderid"],
      closes: ["ex"],
    },
    fees: "cost",
  },
  {
    name: "NinjaTrader trades",
    needs: need("instrument marketpos qty entryprice exitprice entrytime exittime"),
    layout: "ninjatrader pairs",
    columns: {
      time: ["entrytime"],
      symbol: ["instrument"],
      side: ["marketpos"],
      quantity: ["qty"],
      price: ["entryprice"],
      fee: ["commission"],
      id: words("tradenumber trade"),
    },
    fees: "cost",
  },
  {
    name: "TradingView list of trades",
    needs: [["type"], ["signal"], ["trade", "tradenumber"], ["datetime", "dateandtime"], [/^price\b/i]],
    layout: "tradingview",
    columns: {
      time: ["dateandtime", "datetime"],
      symbol: [],
      quantity: [/\(qty\)/i, "contracts", "quantity", "qty", "size", "positionsize"],
      price: ["price", /^price\b/i],
      id: ["tradenumber", "trade"],
    },
    fees: "cost",
  },
  {
    name: "Interactive Brokers activity",
    needs: need("trades header datadiscriminator"),
    layout: "ib activity",
    columns: {
      time: ["datetime"],
      symbol: ["symbol"],
      quantity: ["quantity"],
      price: ["tprice"],
      fee: ["commfee", /^comm/i],
      currency: ["currency"],
      closes: ["code"],
      profit: ["realizedpl"],
    },
    fees: "cash",
  },
  {
    name: "Interactive Brokers Flex",
    needs: need("symbol datetime quantity tradeprice ibcommission"),
    layout: "ib flex",
    columns: {
      time: ["datetime"],
      symbol: ["symbol"],
      side: ["buysell"],
      quantity: ["quantity"],
      price: ["tradeprice"],
      fee: ["ibcommission"],
      currency: ["ibcommissioncurrency", "currencyprimary"],
      id: ["ibexecid", "tradeid", "transactionid"],
      order: ["iborderid"],
      closes: ["opencloseindicator", "openclose"],
      profit: ["fifopnlrealized"],
    },
    fees: "cash",
  },
  {
    name: "MetaTrader 5 deals",
    needs: need("time deal symbol type direction volume price"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["symbol"],
      side: ["type"],
      quantity: ["volume"],
      price: ["price"],
      id: ["deal"],
      order: ["order"],
      closes: ["direction"],
      funding: ["swap"],
    },
    fees: "cash",
    feeParts: [
      ["commission", 1],
      ["fee", 1],
    ],
    only: { column: ["type"], words: ["buy", "sell"] },
  },
  {
    name: "Bybit transaction log",
    needs: need("currency contract type direction quantity filledprice feepaid"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["contract"],
      side: ["direction"],
      quantity: ["quantity"],
      price: ["filledprice"],
      currency: ["currency"],
      id: ["tradeid"],
      order: ["orderid"],
      closes: ["action"],
      funding: ["funding"],
    },
    fees: "cash",
    feeParts: [
      ["change", 1],
      ["cashflow", -1],
      ["funding", -1],
    ],
    only: { column: ["type"], words: ["trade", "liquidation"] },
  },
  {
    name: "OKX trading history",
    needs: need("id time tradetype symbol action amount filledprice fee feeunit"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["symbol"],
      side: ["action"],
      quantity: ["amount"],
      price: ["filledprice"],
      fee: ["fee"],
      currency: ["feeunit"],
      id: ["id"],
      order: ["orderid"],
      funding: ["balancechange"],
    },
    fees: "cash",
    fundingLines: /funding/i,
  },
  {
    name: "MEXC futures orders",
    needs: need("futurestradingpair direction averagefilledprice tradingfee"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["futurestradingpair"],
      side: ["direction"],
      quantity: [/^filled qty \(cont/i, "filledqty"],
      price: ["averagefilledprice"],
      fee: ["tradingfee"],
      currency: ["feepaymentcrypto"],
    },
    fees: "cost",
  },
  {
    name: "BingX futures orders",
    needs: need("time pair type dealprice quantity fee"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["pair"],
      side: ["type"],
      quantity: ["quantity"],
      price: ["dealprice"],
      fee: ["fee"],
      currency: ["feecoin", "quoteasset"],
      id: ["orderno"],
    },
    fees: "cash",
  },
  {
    name: "Binance futures trades",
    needs: need("date symbol side price fee realizedprofit"),
    layout: "lines",
    columns: {
      time: ["date"],
      symbol: ["symbol"],
      side: ["side"],
      quantity: ["quantity", "qty"],
      price: ["price"],
      fee: ["fee"],
      currency: ["feecoin", "commissionasset", "quoteasset"],
      id: ["tradeid", "id"],
      order: ["orderid"],
      position: ["positionside"],
      profit: ["realizedprofit"],
    },
    fees: "cost",
  },
  {
    name: "Coinbase fills",
    needs: need("tradeid product side createdat size price fee"),
    layout: "lines",
    columns: {
      time: ["createdat"],
      symbol: ["product"],
      side: ["side"],
      quantity: ["size"],
      price: ["price"],
      fee: ["fee"],
      currency: ["pricefeetotalunit"],
      id: ["tradeid"],
    },
    fees: "cost",
  },
  {
    name: "Kraken futures log",
    needs: need("uid datetime type contract change tradeprice fee"),
    layout: "lines",
    columns: {
      time: ["datetime"],
      symbol: ["contract"],
      quantity: ["change"],
      price: ["tradeprice"],
      fee: ["fee"],
      currency: ["collateral"],
      id: ["uid"],
      profit: ["realizedpnl"],
      funding: ["realizedfunding"],
    },
    fees: "cost",
    only: { column: ["type"], words: ["futurestrade", "futuresliquidation"] },
    alike: ["symbol", "contract"],
    isUtc: true,
  },
  {
    name: "Hyperliquid trades",
    needs: need("time coin dir px sz fee"),
    layout: "lines",
    columns: {
      time: ["time"],
      symbol: ["coin"],
      side: ["dir"],
      quantity: ["sz"],
      price: ["px"],
      fee: ["fee"],
      currency: ["feetoken"],
      id: ["tid", "hash"],
    },
    fees: "cost",
  },
  {
    name: "Bybit Closed P&L",
    needs: need("closingdirection entryprice exitprice closedpl"),
    layout: "lines",
    columns: { time: [], symbol: [], quantity: [], price: [] },
    fees: "cost",
    refused: () =>
      new Refusal(
        "closed",
        "holds closed positions without the time of their entry: export the trade history or the transaction log.",
      ),
  },
  {
    name: "general",
    needs: [general.time, general.side!, general.quantity, general.price],
    layout: "lines",
    columns: general,
    fees: "unknown",
  },
];

/** Where the first of these names stands in a header; -1 when none does. */
export function findColumn(header: readonly string[], names: Names = []): number {
  const folded = header.map(fold);
  for (const name of names) {
    const at = typeof name === "string" ? folded.indexOf(name) : header.findIndex((cell) => name.test(cell.trim()));
    if (at >= 0) return at;
  }
  return -1;
}

/** The format that a row is the header of. */
export function fillFormatOf(cells: readonly string[]): FillFormat | undefined {
  return fillFormats.find(({ needs }) => needs.every((names) => findColumn(cells, names) >= 0));
}
