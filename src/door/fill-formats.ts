/** The files of fills that are known, as data: which columns they need, and where the nine columns come from. */
import { Refusal } from "./answers";
import { type FillColumns, findColumn, type Names, pairPlaces } from "./fill-columns";
import * as named from "./fill-names";
import { areFills } from "./general-fills";
import type { Line } from "./split";
import type { DayOrder } from "./times";

/** How the lines are read: a fill a line, or a kind of its own. */
export type FillLayout = "lines" | "general" | "tradovate pairs" | "pairs" | "tradingview" | "ib activity" | "ib flex";

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
  /** What a header must fulfil beside the names. */
  matches?: (header: readonly string[], lines: readonly Line[]) => boolean;
  /** The currency of fees where no column names it. */
  currency?: string;
  /** A table that holds no fills, and what to do. */
  refused?: () => Refusal;
}

const words = (text: string): readonly string[] => text.split(" ");
const need = (text: string): readonly Names[] => words(text).map((name) => [name]);

const general: FillColumns = {
  time: named.fillTimeNames,
  symbol: named.fillSymbolNames,
  side: named.fillSideNames,
  quantity: named.fillQuantityNames,
  price: named.fillPriceNames,
  fee: named.fillFeeNames,
  commission: named.fillCommissionNames,
  currency: named.fillCurrencyNames,
  id: named.fillIdNames,
  order: named.fillOrderNames,
  position: ["position", "positionside"],
  closes: words("openclose poseffect positioneffect positiondisposition"),
  profit: words("realizedprofit realizedpnl realizedpl closedpnl"),
  funding: [],
  status: words("status state orderstatus"),
};

const pairs: FillColumns = {
  time: named.entryTimeNames,
  symbol: named.fillSymbolNames,
  side: named.pairSideNames,
  quantity: named.pairQuantityNames,
  price: named.entryPriceNames,
  fee: named.fillFeeNames,
  commission: named.fillCommissionNames,
  currency: named.fillCurrencyNames,
  id: words("tradeid tradenumber trade id ticket position positionid"),
};

const closedPositions = () =>
  new Refusal(
    "closed",
    "holds closed positions without the time of their entry: export the trade history or the transaction log.",
  );

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
    layout: "pairs",
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
    needs: [["date", "time"], ...need("symbol side price fee realizedprofit")],
    layout: "lines",
    columns: {
      time: ["date", "time"],
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
    refused: closedPositions,
  },
  {
    name: "Sierra Chart activity log",
    needs: need("activitytype datetime symbol buysell fillprice quantity"),
    layout: "lines",
    columns: {
      time: ["datetime"],
      symbol: ["symbol"],
      side: ["buysell"],
      quantity: ["filledquantity", "quantity"],
      price: ["fillprice"],
      id: ["fillexecutionserviceid"],
      order: ["internalorderid"],
      closes: ["openclose"],
    },
    fees: "cost",
    only: { column: ["activitytype"], words: ["fills", "fill"] },
  },
  {
    name: "BitMEX trade history",
    needs: need("transacttime symbol exectype side lastqty lastpx"),
    layout: "lines",
    columns: {
      time: ["transacttime"],
      symbol: ["symbol"],
      side: ["side"],
      quantity: ["lastqty"],
      price: ["lastpx"],
      fee: ["execcomm"],
      currency: ["settlcurrency"],
      id: ["execid", "trdmatchid"],
      order: ["orderid"],
      profit: ["realisedpnl"],
    },
    fees: "cost",
    currency: "XBt",
    only: { column: ["exectype"], words: ["trade"] },
  },
  {
    name: "TopstepX trades",
    needs: need("contractname enteredat exitedat entryprice exitprice size type"),
    layout: "pairs",
    columns: {
      time: ["enteredat"],
      symbol: ["contractname"],
      side: ["type"],
      quantity: ["size"],
      price: ["entryprice"],
      fee: ["fees"],
      commission: ["commissions"],
      id: ["id"],
    },
    fees: "cost",
    order: "mdy",
  },
  {
    name: "TopstepX orders",
    needs: need("contractname status size side filledat executeprice"),
    layout: "lines",
    columns: {
      time: ["filledat"],
      symbol: ["contractname"],
      side: ["side"],
      quantity: ["size"],
      price: ["executeprice"],
      id: ["id"],
      closes: ["positiondisposition"],
      status: ["status"],
    },
    fees: "cost",
    order: "mdy",
  },
  {
    name: "thinkorswim statement",
    needs: need("exectime spread side qty poseffect symbol price"),
    layout: "general",
    columns: {
      time: ["exectime"],
      symbol: ["symbol"],
      side: ["side"],
      quantity: ["qty"],
      price: ["price"],
      closes: ["poseffect"],
    },
    fees: "cost",
    order: "mdy",
  },
  {
    name: "MetaTrader positions",
    needs: [["type"], ["volume", "size"], ["symbol", "item"], ["swap"], ["commission"], ["profit"]],
    matches: (header) => pairPlaces(header) !== undefined,
    layout: "pairs",
    columns: {
      time: ["opentime", "time"],
      symbol: ["symbol", "item"],
      side: ["type"],
      quantity: ["volume", "size"],
      price: ["price"],
      fee: ["commission"],
      commission: ["fee", "taxes"],
      id: ["position", "ticket"],
      funding: ["swap"],
    },
    fees: "cash",
    only: { column: ["type"], words: ["buy", "sell"] },
  },
  {
    name: "entries and exits",
    needs: [pairs.side!, pairs.quantity],
    matches: (header) => pairPlaces(header) !== undefined,
    layout: "pairs",
    columns: pairs,
    fees: "unknown",
  },
  {
    name: "closed positions",
    needs: [pairs.side!, pairs.quantity, named.entryPriceNames, named.exitPriceNames],
    layout: "lines",
    columns: { time: [], symbol: [], quantity: [], price: [] },
    fees: "cost",
    refused: closedPositions,
  },
  {
    name: "general",
    needs: [general.time, general.quantity, general.price],
    matches: (header, lines) => areFills(header, general, lines),
    layout: "general",
    columns: general,
    fees: "unknown",
  },
];

/** The format that a row is the header of, with the lines below it. */
export function fillFormatOf(cells: readonly string[], below: readonly Line[]): FillFormat | undefined {
  return fillFormats.find(
    ({ needs, matches }) =>
      needs.every((names) => findColumn(cells, names) >= 0) && (matches === undefined || matches(cells, below)),
  );
}
