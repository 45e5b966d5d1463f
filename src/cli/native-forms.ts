/** Our functions as native Excel formulas, where a faithful native form exists: on linear contracts. */
import { isRange, isReference, type NativeTerms, nativeTerms, type ReadCell } from "./native-terms";

export interface NativePlace {
  sheet: string;
  read: ReadCell;
}

/** A form gets its arguments as expressions ("" when left out) and the terms, its last argument. */
type Form = (values: readonly string[], terms: NativeTerms) => string | undefined;

/** +1 for a long, -1 for a short, as the cell says. */
export function sign(side: string): string {
  const word = side.replace(/^"|"$/g, "").toLowerCase();
  if (["long", "buy", "1"].includes(word)) return "1";
  if (["short", "sell", "-1"].includes(word)) return "(-1)";
  return `IF(OR(${side}="short",${side}="sell",${side}=-1),-1,1)`;
}

/** To a multiple of the tick toward higher prices for a long, lower for a short. Noise of a double is no reason to round. */
export function roundedUp(value: string, side: string, tick: string | undefined): string {
  if (tick === undefined) return value;
  const s = sign(side);
  return `ROUND(${s}*-INT(-ROUND(${s}*(${value})/${tick},6))*${tick},10)`;
}

const isSimple = (text: string): boolean => isReference(text) || /^[\d.]+$/.test(text);
const bracketed = (text: string): string => (isSimple(text) ? text : `(${text})`);

/** Contracts times prices, summed over the fills. */
export function product(contracts: string, prices: string): string {
  if (!isRange(contracts) && !isRange(prices)) return `${bracketed(contracts)}*${bracketed(prices)}`;
  return `SUMPRODUCT(${contracts},${prices})`;
}

export function total(contracts: string): string {
  return isRange(contracts) ? `SUM(${contracts})` : bracketed(contracts);
}

const size = (terms: NativeTerms): string => terms.get("size") ?? "1";
const entryFee = (terms: NativeTerms): string | undefined => terms.get("entryFee") ?? terms.get("fee");
const exitFee = (terms: NativeTerms): string | undefined => terms.get("exitFee") ?? terms.get("fee");
const minus = (text: string | undefined, factor?: string): string =>
  text === undefined ? "" : `-${factor === undefined ? bracketed(text) : `${factor}*${text}`}`;

/** Money per contract at both ends of a trade. */
function commissions(held: string, terms: NativeTerms): string | undefined {
  const each = terms.get("commission");
  return each && `2*${each}*${held}`;
}

/** What the terms say the margin is: money per contract, or value / leverage; undefined without either. */
export function initialMargin(contracts: string, prices: string, terms: NativeTerms): string | undefined {
  const [money, leverage] = [terms.get("marginPerContract"), terms.get("leverage")];
  if (money !== undefined) return `${total(contracts)}*${money}`;
  return leverage && `${product(contracts, prices)}*${size(terms)}/${leverage}`;
}

/** Equity in the settlement currency. */
export function settledEquity(terms: NativeTerms): string | undefined {
  const [equity, price] = [terms.get("equity"), terms.get("equityPrice")];
  return equity && (price === undefined ? equity : `(${equity}/${price})`);
}

/** What closing at this price leaves after fees, commissions and funding. */
export function netResult(side: string, contracts: string, prices: string, exit: string, terms: NativeTerms): string {
  const held = total(contracts);
  return netOfExit(side, product(contracts, prices), `${bracketed(exit)}*${held}`, held, terms);
}

/** The same from sums of contracts x price, entered and left. */
function netOfExit(side: string, invested: string, left: string, held: string, terms: NativeTerms): string {
  const m = size(terms);
  return (
    `${sign(side)}*${m}*(${left}-${invested})` +
    minus(entryFee(terms), `${invested}*${m}`) +
    minus(exitFee(terms), `${left}*${m}`) +
    minus(commissions(held, terms)) +
    minus(terms.get("paid"))
  );
}

/** The same at stops: one for all lots, or one each. */
function netAtStops(side: string, contracts: string, prices: string, stops: string, terms: NativeTerms): string {
  if (!isRange(stops)) return netResult(side, contracts, prices, fill(stops, sign(side), terms), terms);
  const left = fill(product(contracts, stops), sign(side), terms);
  return netOfExit(side, product(contracts, prices), left, total(contracts), terms);
}

/** Where a stop fills. */
export function fill(stop: string, s: string, terms: NativeTerms): string {
  const slippage = terms.get("slippage");
  return slippage === undefined ? bracketed(stop) : `(${bracketed(stop)}*(1-${s}*${slippage}))`;
}

export function breakEven(side: string, contracts: string, prices: string, terms: NativeTerms): string {
  const [s, m, invested] = [sign(side), size(terms), product(contracts, prices)];
  const paid = terms.get("paid") === undefined ? "" : `+${terms.get("paid")!}`;
  const commission = commissions(total(contracts), terms);
  const fees = [entryFee(terms) && `${invested}*${m}*${entryFee(terms)!}`, commission].map((cost) => (cost ? `+${cost}` : ""));
  const value = `(${s}*${invested}*${m}${fees.join("")}${paid})/(${total(contracts)}*${m}*(${s}${minus(exitFee(terms))}))`;
  return roundedUp(value, side, terms.get("tick"));
}

/** Undefined where the maintenance of the terms is more than one rate. */
export function liquidation(
  side: string,
  contracts: string,
  prices: string,
  margin: string,
  rate: string,
  terms: NativeTerms,
): string | undefined {
  if (terms.get("amount") !== undefined || terms.get("basis") !== undefined) return undefined;
  const [s, m] = [sign(side), size(terms)];
  const value = `(${s}*${product(contracts, prices)}*${m}-${bracketed(margin)})/(${total(contracts)}*${m}*(${s}-${rate}${minus(terms.get("liqFee"))}))`;
  return roundedUp(value, side, terms.get("tick"));
}

/** By id: the number of arguments without terms, and the form. */
const forms: Record<string, [count: number, form: Form]> = {
  "MICRO.NOTIONAL": [2, ([q, p], terms) => `${product(q!, p!)}*${size(terms)}`],
  "MICRO.VALUE": [2, ([q, p], terms) => `${product(q!, p!)}*${size(terms)}`],
  "MICRO.MARGIN": [
    3,
    ([q, p, leverage], terms) =>
      leverage ? `${product(q!, p!)}*${size(terms)}/${bracketed(leverage)}` : initialMargin(q!, p!, terms),
  ],
  "MICRO.LEVERAGE": [2, ([notional, equity]) => `${bracketed(notional!)}/${bracketed(equity!)}`],
  "MICRO.AVG": [2, ([q, p]) => `${product(q!, p!)}/${total(q!)}`],
  "MICRO.PNL": [4, ([side, q, entry, exit], terms) => netResult(side!, q!, entry!, exit!, terms)],
  "MICRO.ROE": [3, ([pnl, margin, fee]) => `${bracketed(pnl!)}/(${margin!}${fee ? `+${fee}` : ""})`],
  "MICRO.FEE": [
    4,
    ([q, p, rate, discount], terms) =>
      `${product(q!, p!)}*${size(terms)}*${bracketed(rate!)}${discount ? `*(1-${discount})` : ""}`,
  ],
  "MICRO.FUNDING": [
    5,
    ([side, q, mark, rate, periods], terms) =>
      isRange(rate!)
        ? undefined
        : `-${sign(side!)}*${total(q!)}*${size(terms)}*${bracketed(mark!)}*${bracketed(rate!)}${periods ? `*${bracketed(periods)}` : ""}`,
  ],
  "MICRO.RISK": [
    3,
    ([q, entry, stop], terms) => {
      if (isRange(entry!)) return undefined;
      const s = `SIGN(${bracketed(entry!)}-${bracketed(stop!)})`;
      const [m, at, held] = [size(terms), fill(stop!, s, terms), total(q!)];
      const fees = [
        minus(entryFee(terms), `${bracketed(entry!)}*${held}*${m}`),
        minus(exitFee(terms), `${at}*${held}*${m}`),
        minus(commissions(held, terms)),
      ].join("");
      return `-(${s}*${m}*(${at}-${bracketed(entry!)})*${held}${fees})`;
    },
  ],
  "MICRO.LIQ": [
    5,
    ([side, q, entry, margin, maintenance], terms) =>
      isRange(maintenance!) || maintenance!.startsWith('"')
        ? undefined
        : liquidation(side!, q!, entry!, margin!, maintenance!, terms),
  ],
  "STOP.PCT": [
    4,
    ([side, entry, percent, tick]) =>
      roundedUp(`${bracketed(entry!)}*(1-${sign(side!)}*${bracketed(percent!)})`, side!, tick || undefined),
  ],
  "STOP.ATR": [
    5,
    ([side, entry, atr, multiple, tick]) =>
      roundedUp(
        `${bracketed(entry!)}-${sign(side!)}*${multiple ? bracketed(multiple) : "1.5"}*${bracketed(atr!)}`,
        side!,
        tick || undefined,
      ),
  ],
  "STOP.BREAKEVEN": [3, ([side, q, p], terms) => breakEven(side!, q!, p!, terms)],
  "SCALE.RISK": [4, ([side, q, p, stop], terms) => `-(${netAtStops(side!, q!, p!, stop!, terms)})`],
};

/** The native form of a call; undefined where there is no faithful one. */
export function nativeForm(id: string, values: readonly string[], { sheet, read }: NativePlace): string | undefined {
  const found = forms[id];
  if (!found) return undefined;
  const [count, form] = found;
  const terms = nativeTerms(values[count] || undefined, sheet, read);
  if (terms === undefined || values.length > count + 1) return undefined;
  const text = form(
    Array.from({ length: count }, (_, at) => values[at] ?? ""),
    terms,
  );
  return text === undefined ? undefined : `(${text})`;
}
