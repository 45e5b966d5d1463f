/**
 * From fills to trades in native formulas: three tables that spill, each a step of its own, on the sheet Trades. They read the rows of
 * Fills and nothing else, so no cell elsewhere changes a trade. Array names are words: Excel takes neither r nor c in LET.
 */
import { fillColumn } from "./fills-sheet";

export const tradesSheet = "Trades";
/** The row of the header; the tables spill from the row below it. */
export const tableRow = 13;

/** A table that spills: where it begins, and what its columns are called here. */
export interface SpilledTable<Column extends string> {
  letter: string;
  columns: readonly Column[];
}

/** What a formula writes for the whole table, or for one column of it. */
export function whole(table: SpilledTable<string>): string {
  return `${tradesSheet}!$${table.letter}$${tableRow + 1}#`;
}

export function column<Column extends string>(table: SpilledTable<Column>, name: Column): string {
  return `INDEX(${whole(table)},0,${table.columns.indexOf(name) + 1})`;
}

/** Names given one after the other, and what is made of them. */
function given(names: readonly (readonly [name: string, value: string])[], result: string): string {
  return `LET(${names.map(([name, value]) => `${name},${value}`).join(",")},${result})`;
}

const none = (condition: string, formula: string): string => `IF(${condition},"",${formula})`;
const number = (value: string): string => `IF(ISNUMBER(${value}),${value},0)`;
const trimmed = (value: string, change: "LOWER" | "UPPER"): string => `IFERROR(${change}(TRIM(${value})),"")`;
const stack = (table: SpilledTable<string>, values: Readonly<Record<string, string>>): string =>
  `HSTACK(${table.columns.map((name) => values[name]!).join(",")})`;

/** The trades by their words, in the order of the rows. */
export const words = { letter: "T", columns: ["no", "word"] } as const satisfies SpilledTable<string>;

/** What each row of Fills says, and one blank row, so that there are always two. */
export const fills = {
  letter: "W",
  columns: [
    ...(["number", "trade", "time", "order", "inOrder", "count", "cash", "value", "size", "isInverse"] as const),
    ...(["symbol", "stop", "fee", "currency", "told", "kind", "isGood", "fault", "hasNoFee"] as const),
  ],
} as const satisfies SpilledTable<string>;

/** How each trade begins and ends, and which currency it settles in. */
export const beginnings = {
  letter: "AQ",
  columns: ["no", "sign", "place", "lastPlace", "time", "currency"],
} as const satisfies SpilledTable<string>;

/** What each fill is to its trade. */
export const parts = {
  letter: "AX",
  columns: ["fee", "isOther", "isEntry", "isFirst", "isMixed"],
} as const satisfies SpilledTable<string>;

/** The trades in the order of the table words. */
export const sums = {
  letter: "BD",
  columns: [
    ...(["word", "symbol", "side", "opened", "closed", "contracts", "left", "averageEntry", "averageExit", "fees"] as const),
    ...(["otherFees", "currency", "net", "risk", "multiple", "note", "place", "isWrong"] as const),
  ],
} as const satisfies SpilledTable<string>;

/** The running totals, each in the currency of its trade. */
export const totals = { letter: "BV", columns: ["place", "total"] } as const satisfies SpilledTable<string>;

const fill = (name: (typeof fills.columns)[number]): string => column(fills, name);
const begins = (name: (typeof beginnings.columns)[number]): string => column(beginnings, name);
const part = (name: (typeof parts.columns)[number]): string => column(parts, name);

/** Values of these places of a table: the fills by their number, the trades by theirs. */
const fillAt = (name: (typeof fills.columns)[number], place: string): string =>
  `XLOOKUP(${place},${fill("number")},${fill(name)})`;
const beginningOf = (name: (typeof beginnings.columns)[number], trade: string): string =>
  `XLOOKUP(${trade},${begins("no")},${begins(name)})`;

export const wordsFormula = none(
  "Fill_rows=0",
  given(
    [
      ["typed", fillColumn("J")],
      ["word", 'IF(ISERROR(typed),"",IF(ISTEXT(typed),TRIM(typed),IF(typed="","",typed)))'],
      ["each", 'UNIQUE(FILTER(word,word<>"",""))'],
    ],
    "HSTACK(SEQUENCE(ROWS(each)),each)",
  ),
);

/** The currency that a symbol ends with; an inverse contract settles in another one. */
const toldBySymbol =
  `IF(type="inverse","",IF(ISNUMBER(SEARCH("USDT",symbol)),"USDT",IF(ISNUMBER(SEARCH("USDC",symbol)),"USDC",` +
  `IF(RIGHT(symbol,3)="USD","USD",""))))`;

const faultOfFill =
  `IF(way=0,"Side: buy or sell",IF(count<=0,"Contracts: a number above 0",IF(price<=0,"Price: a number above 0",` +
  `IF(size<=0,"Contract size: a number above 0",IF(IF(type="linear",1,IF(type="inverse",1,0))=0,"Contract type: linear or inverse",` +
  `IF(ISERROR(paid),"Fee: a number, or empty",IF(ISTEXT(paid),"Fee: a number, or empty","")))))))`;

export const fillsFormula = none(
  "Fill_rows=0",
  given(
    [
      ["number", "SEQUENCE(Fill_rows+1)"],
      ["typed", fillColumn("J")],
      ["word", 'IF(ISERROR(typed),"",IF(ISTEXT(typed),TRIM(typed),IF(typed="","",typed)))'],
      ["trade", `IF(word="",0,IFERROR(XMATCH(word,${column(words, "word")}),0))`],
      ["clock", fillColumn("A")],
      ["time", number("clock")],
      // A fill without a time follows the row above it
      ["since", "SCAN(0,time,LAMBDA(a,b,IF(b=0,a,b)))"],
      ["places", "SORTBY(number,since,1,number,1)"],
      ["side", trimmed(fillColumn("C"), "LOWER")],
      ["way", 'IF(side="buy",1,IF(side="sell",-1,0))'],
      ["held", fillColumn("D")],
      ["count", number("held")],
      ["asked", fillColumn("E")],
      ["price", number("asked")],
      ["unit", fillColumn("K")],
      ["size", number("unit")],
      ["type", trimmed(fillColumn("L"), "LOWER")],
      ["guard", fillColumn("M")],
      ["paid", fillColumn("F")],
      ["fee", number("paid")],
      ["currency", `IF(fee=0,"",${trimmed(fillColumn("G"), "UPPER")})`],
      ["symbol", trimmed(fillColumn("B"), "UPPER")],
      ["fault", faultOfFill],
      ["value", 'IF(fault="",IF(type="inverse",count*size/price,count*size*price),0)'],
    ],
    stack(fills, {
      number: "number",
      trade: "trade",
      time: "time",
      order: "MATCH(number,places,0)",
      inOrder: "places",
      count: 'IF(fault="",way*count,0)',
      cash: 'IF(type="inverse",1,-1)*way*value',
      value: "value",
      size: "size",
      isInverse: 'IF(type="inverse",1,0)',
      symbol: `${fillColumn("B")}&""`,
      stop: number("guard"),
      fee: "fee",
      currency: "currency",
      told: toldBySymbol,
      kind: 'symbol&"|"&size&"|"&type',
      isGood: 'IF(fault="",1,0)',
      fault: "fault",
      hasNoFee: 'IFERROR(IF(paid="",1,0),0)',
    }),
  ),
);

/** The currency that most of a trade's fees are in, of equals the first to occur; "" without a fee that names one. */
const mostFees: readonly (readonly [string, string])[] = [
  ["list", `UNIQUE(FILTER(${fill("currency")},${fill("currency")}<>"",""))`],
  ["counts", `COUNTIFS(${fill("trade")},no,${fill("currency")},TRANSPOSE(list))`],
  ["most", "BYROW(counts,LAMBDA(line,MAX(line)))"],
  ["which", "BYROW(IF(counts=most,SEQUENCE(1,ROWS(list)),1E+9),LAMBDA(line,MIN(line)))"],
];

export const beginningsFormula = none(
  "Trade_count=0",
  given(
    [
      ["no", column(words, "no")],
      ["place", fillAt("inOrder", `MINIFS(${fill("order")},${fill("trade")},no)`)],
      ["last", fillAt("inOrder", `MAXIFS(${fill("order")},${fill("trade")},no)`)],
      ["told", fillAt("told", "place")],
      ...mostFees,
    ],
    stack(beginnings, {
      no: "no",
      sign: `SIGN(${fillAt("count", "place")})`,
      place: "place",
      lastPlace: "last",
      time: fillAt("time", "place"),
      currency: 'IF(told<>"",told,IF(most=0,"",XLOOKUP(which,SEQUENCE(ROWS(list)),list)))',
    }),
  ),
);

/** The first step: the first fill, and what was filled at the same moment, as parts of one order are. A bare date is no moment. */
const isOfFirstStep = `IF(number=place,1,IF(isEntry=1,IF(${fill("time")}=start,IF(start>INT(start),1,0),0),0))`;

export const partsFormula = none(
  "Trade_count=0",
  given(
    [
      ["number", fill("number")],
      ["trade", `IF(${fill("trade")}=0,1,${fill("trade")})`],
      ["own", beginningOf("currency", "trade")],
      ["place", beginningOf("place", "trade")],
      ["start", beginningOf("time", "trade")],
      ["currency", fill("currency")],
      ["fee", fill("fee")],
      ["typed", fillColumn("P")],
      ["isOwn", 'IF(currency="",1,IF(own="",1,IF(currency=own,1,0)))'],
      ["isEntry", `IF(SIGN(${fill("count")})=${beginningOf("sign", "trade")},1,0)`],
    ],
    stack(parts, {
      fee: "IF(isOwn=1,fee,IF(ISNUMBER(typed),typed,0))",
      isOther: "IF(isOwn=1,0,IF(ISNUMBER(typed),0,1))",
      isEntry: "isEntry",
      isFirst: isOfFirstStep,
      isMixed: `IF(${fill("kind")}=${fillAt("kind", "place")},0,1)`,
    }),
  ),
);

/** What a number of contracts is worth at this price. */
const valueAt = (count: string, price: string): string => `IF(isInverse=1,size*${count}/${price},size*${count}*${price})`;
const average = (count: string, value: string): string =>
  `IFERROR(IF(isInverse=1,size*${count}/${value},${value}/size/${count}),"")`;
const plural = (count: string, one: string, many: string): string => `IF(${count}=1,"1 ${one}",${count}&" ${many}")`;

/** Why a trade has no net result or no R, the first that holds. */
const note =
  `IF(bad>0,"Fills row "&worst+1&": "&${fillAt("fault", "worst")},IF(mixed>0,"more than one symbol, contract size or type in one trade",` +
  `IF(sign*left<0,"turned round: give what is left a trade of its own",IF(others>0,"fees of "&otherText&" are not in "&currency&": type what they cost into Fee worth",` +
  `IF(stop<=0,"no stop at the first fill, so no R",IF(isRight=0,"the stop of the first fill is not behind it, so no R",` +
  `IF(unpaid>0,${plural("unpaid", "fill without a fee, counted as none", "fills without a fee, counted as none")},"")))))))`;

const sumOf = (what: string, ...conditions: readonly string[]): string =>
  `SUMIFS(${[what, fill("trade"), "no", ...conditions].join(",")})`;

/** Fees whose worth is not known, by currency: three find room. */
const otherFees: readonly (readonly [string, string])[] = [
  ["list", `UNIQUE(FILTER(${fill("currency")},${part("isOther")}=1,""))`],
  ...([1, 2, 3] as const).flatMap((place): (readonly [string, string])[] => {
    const letter = ["one", "two", "three"][place - 1]!;
    return [
      [letter, `IFERROR(INDEX(list,${place}),"")`],
      [
        `${letter}Sum`,
        `IF(${letter}="",0,ROUND(SUMIFS(${fill("fee")},${fill("trade")},no,${fill("currency")},${letter},${part("isOther")},1),10))`,
      ],
    ];
  }),
  ["text", ["one", "two", "three"].map((each) => `IF(${each}Sum=0,"",", "&${each}Sum&" "&${each})`).join("&")],
  ["otherText", 'IF(no>0,MID(text,3,99),"")'],
];

export const sumsFormula = none(
  "Trade_count=0",
  given(
    [
      ["no", begins("no")],
      ["place", begins("place")],
      ["sign", begins("sign")],
      ["currency", begins("currency")],
      ["size", fillAt("size", "place")],
      ["isInverse", fillAt("isInverse", "place")],
      ["entered", `ABS(${sumOf(fill("count"), part("isEntry"), "1")})`],
      ["rest", sumOf(fill("count"))],
      // Contracts are typed decimals: what is left of them in the last digits of a double is nothing
      ["left", "IF(ABS(rest)<=1E-9*entered,0,rest)"],
      ["valueIn", sumOf(fill("value"), part("isEntry"), "1")],
      ["valueOut", sumOf(fill("value"), part("isEntry"), "0")],
      ["fees", sumOf(part("fee"))],
      ["others", sumOf(part("isOther"))],
      ["mixed", sumOf(part("isMixed"))],
      ["bad", `COUNTIFS(${fill("trade")},no,${fill("isGood")},0)`],
      ["worst", `IF(bad=0,1,MINIFS(${fill("number")},${fill("trade")},no,${fill("isGood")},0))`],
      ["unpaid", sumOf(fill("hasNoFee"))],
      ["isKnown", "IF(bad+mixed+others=0,1,0)"],
      ["isClosed", "IF(left=0,IF(entered>0,1,0),0)"],
      ["result", `${sumOf(fill("cash"))}-fees`],
      ["net", 'IF(isClosed*isKnown=0,"",IF(ABS(result)<=1E-12*(valueIn+valueOut),0,result))'],
      ["firstCount", `ABS(${sumOf(fill("count"), part("isFirst"), "1")})`],
      ["firstValue", sumOf(fill("value"), part("isFirst"), "1")],
      ["firstFee", sumOf(part("fee"), part("isFirst"), "1")],
      ["stop", fillAt("stop", "place")],
      ["isRight", `IF(stop<=0,0,IFERROR(IF(sign*(${average("firstCount", "firstValue")}-stop)>0,1,0),0))`],
      [
        "risk",
        `IF(isRight*IF(bad+mixed+others=0,1,0)=0,"",ABS(firstValue-${valueAt("firstCount", "IF(stop<=0,1,stop)")})+2*firstFee)`,
      ],
      ...otherFees,
      ["key", `IF(isClosed=1,0,1E+7)+${fillAt("order", `IF(isClosed=1,${begins("lastPlace")},place)`)}`],
      ["date", fillAt("time", "place")],
      ["end", fillAt("time", begins("lastPlace"))],
    ],
    stack(sums, {
      word: column(words, "word"),
      symbol: fillAt("symbol", "place"),
      side: 'IF(sign>0,"long",IF(sign<0,"short",""))',
      opened: 'IF(date=0,"",date)',
      closed: 'IF(isClosed=0,"open",IF(end=0,"closed",end))',
      contracts: "entered",
      left: "left",
      averageEntry: average("entered", "valueIn"),
      averageExit: average("(entered-sign*left)", "valueOut"),
      fees: "fees",
      otherFees: "otherText",
      currency: "currency",
      net: "net",
      risk: "risk",
      multiple: 'IFERROR(IF(net="","",net/risk),"")',
      note: note,
      place: "MATCH(no,SORTBY(no,key,1),0)",
      isWrong: "IF(bad+mixed+others+IF(sign*left<0,1,0)>0,1,0)",
    }),
  ),
);

const sum = (name: (typeof sums.columns)[number]): string => column(sums, name);

export const totalsFormula = none(
  "Trade_count=0",
  given(
    [
      ["place", sum("place")],
      ["running", `SUMIFS(${sum("net")},${sum("currency")},${sum("currency")},${sum("place")},"<="&place)`],
    ],
    `HSTACK(place,IF(${sum("net")}="","",running))`,
  ),
);

/** What the reader sees: closed trades in the order in which they ended, then the open ones. */
export const shown = {
  letter: "A",
  columns: [
    ...(["word", "symbol", "side", "opened", "closed", "contracts", "left", "averageEntry", "averageExit", "fees"] as const),
    ...(["otherFees", "currency", "net", "risk", "multiple", "total", "note"] as const),
  ],
} as const satisfies SpilledTable<string>;

export const shownFormula = none(
  "Trade_count=0",
  `SORTBY(HSTACK(${shown.columns.map((name) => (name === "total" ? column(totals, "total") : sum(name))).join(",")}),${sum("place")},1)`,
);
