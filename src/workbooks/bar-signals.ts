/** What confirms an addition, as inputs of a sheet and as columns beside the bars: shared by Confirmations and Replay. */
import { barColumn, barCount, barsFault, barsSheet } from "./bars-sheet";
import { ownInput, planSheetInput, type SheetInput, type SheetInputGroup } from "./plan-kit/block";
import type { WorkedRow } from "./plan-kit/worked-out";

const count = (name: string, label: string, initial: number, note: string): SheetInput =>
  ownInput(
    {
      ...{ name, label, kind: "number", initial, format: "0", mustBe: "a whole number, 1 or more" },
      bounds: { minimum: 1, maximum: 100000, whole: true },
    },
    `"${note}"`,
  );

const listed = (name: string, label: string, list: readonly string[], initial: string, mustBe: string): SheetInput =>
  ownInput(
    { name, label, kind: "word", initial, mustBe, words: { list, isClosed: true } },
    `"or ${list.filter((word) => word !== initial).join(", ")}"`,
  );

export const sideInput = planSheetInput("Side");

const thresholds: SheetInputGroup = {
  title: "Periods and thresholds",
  inputs: [
    count("ATR_period", "ATR period", 14, "bars"),
    count("RSI_period", "RSI period", 14, "bars"),
    ownInput(
      {
        ...{
          name: "RSI_threshold",
          label: "RSI threshold",
          kind: "number",
          initial: 40,
          format: "General",
          mustBe: "above 0, below 100",
        },
        bounds: { above: 0, maximum: 99.99 },
      },
      `IF(Side_sign>0,"crossed upwards","a short: "&ROUND(100-RSI_threshold,2)&", crossed downwards")`,
    ),
    count("Closes_beyond_VWAP", "Closes beyond VWAP", 3, "bars in a row"),
    count("Average_period", "Average period", 20, "bars"),
    listed("Average_kind", "Average kind", ["sma", "ema", "wilder"], "sma", "sma, ema or wilder"),
  ],
};

const hourNote = `IF(COUNT(${barsSheet}!$A:$A)=0,"not used: bars without times","hour of the bars' clock")`;
const level: SheetInputGroup = {
  title: "Session and level",
  inputs: [
    ownInput(
      {
        ...{ name: "Session_starts_at", label: "Session starts at", kind: "number", initial: 0, format: "General" },
        ...{ mustBe: "an hour from 0 to 23.99", bounds: { minimum: 0, maximum: 23.99 } },
      },
      hourNote,
    ),
    ownInput(
      {
        ...{ name: "Level", label: "Level", kind: "price", initial: null, optional: true, mustBe: "a price above 0, or empty" },
        bounds: { above: 0 },
      },
      `"to be broken and retested"`,
      `IF(N(Session_before_high)=0,"none: no session before this one",IF(Side_sign>0,"high of the session before: "&FIXED(Session_before_high,Price_decimals),"low of the session before: "&FIXED(Session_before_low,Price_decimals)))`,
    ),
    ownInput(
      {
        ...{ name: "Retest_tolerance", label: "Retest tolerance", kind: "percent", initial: 0.0003, mustBe: "0% to 10%" },
        bounds: { minimum: 0, maximum: 0.1 },
      },
      `IF(N(Level_used)=0,"of the level","of the level: "&FIXED(Retest_tolerance*Level_used,Price_decimals))`,
    ),
    count("Retest_within", "Retest within", 10, "bars after the break"),
  ],
};

export const pivotMethod = listed(
  ...(["Pivot_method", "Pivot method"] as const),
  ["classic", "traditional", "fibonacci", "camarilla", "woodie", "demark"],
  "classic",
  "classic, traditional, fibonacci, camarilla, woodie or demark",
);

export const signalGroups: readonly [thresholds: SheetInputGroup, level: SheetInputGroup] = [thresholds, level];

const hasTimes = `COUNT(${barsSheet}!$A:$A)>0`;
/** Of a time: the day that it counts as, to the tenth of a second. */
const sessionOf = (time: string): string => `INT(${time}-(Session_starts_at/24-0.000001))`;
/** How many bars lie before a session; a header is no number. */
const barsBefore = (session: string): string => `COUNTIF(${barsSheet}!$A:$A,"<"&(${session}+Session_starts_at/24-0.000001))`;
export const barAt = (letter: string, bar: string): string => `INDEX(${barsSheet}!$${letter}:$${letter},${bar}+1)`;

const row = (name: string, formula: string, note = "", format = "General"): WorkedRow => ({
  ...{ name, note, format },
  formula: `IFERROR(${formula},"")`,
  label: name.replaceAll("_", " "),
});

const before = (letter: string, of: "MAX" | "MIN"): string =>
  `IF(N(Bars_before)<=N(Bars_before_that),"",${of}(INDEX(${barsSheet}!$${letter}:$${letter},Bars_before_that+2):INDEX(${barsSheet}!$${letter}:$${letter},Bars_before+1)))`;

/** As many decimals as the last closes have; at most 8. */
const decimalsOfBars = Array.from({ length: 8 }, (_, decimals) => decimals).reduceRight(
  (rest, decimals) => `IF(SUMPRODUCT(--(ROUND(v,${decimals})<>v))=0,${decimals},${rest})`,
  "8",
);

export const barDecimals = row(
  "Price_decimals",
  `LET(v,TAKE(${barColumn("E")},0-MIN(50,${barCount})),${decimalsOfBars})`,
  "of the bars",
);

/** What is known of the sessions of the bars. The name of the group's side is known. */
export const signalWorked: readonly WorkedRow[] = [
  row("Session", `IF(${hasTimes},${sessionOf(barAt("A", barCount))},"")`, "of the last bar, by the hour above"),
  row("Bars_before", `IF(${hasTimes},${barsBefore("Session")},0)`, "this session"),
  row("Bars_before_that", `IF(Bars_before=0,0,${barsBefore(sessionOf(barAt("A", "Bars_before")))})`, "the session before"),
  row("Session_before_high", before("C", "MAX"), "", "price"),
  row("Session_before_low", before("D", "MIN"), "", "price"),
  row("Session_before_close", `IF(N(Session_before_high)=0,"",${barAt("E", "Bars_before")})`, "", "price"),
  row("Session_before_open", `IF(N(Session_before_high)=0,"",${barAt("B", "Bars_before_that+1")})`, "", "price"),
  row("Session_open", `IF(N(Session_before_high)=0,"",${barAt("B", "Bars_before+1")})`, "", "price"),
  row("Level_used", `IF(N(Level)>0,Level,IF(Level="",IF(Side_sign>0,Session_before_high,Session_before_low),""))`, "", "price"),
];

/** VWAP begins anew with each session; without times all bars are one. */
const hasVolume = (formula: string): string => `IF(COUNT(${barsSheet}!$F:$F)=0,"",${formula})`;
export const pivots = `TA.PIVOTS(Session_before_high,Session_before_low,Session_before_close,LOWER(TRIM(Pivot_method)),Session_before_open,Session_open)`;
const pivot = `LET(p,${pivots},INDEX(p,MATCH(IF(Side_sign>0,"R1","S1"),INDEX(p,0,1),0),2))`;
const way = `IF(Side_sign>0,"long","short")`;

export interface SignalColumn {
  word: string;
  /** Without the equals sign: a column as long as the bars, or "" where it cannot be judged. */
  formula: string;
  /** The inputs that it reads, by name. Side counts for every way. */
  reads: readonly string[];
  format?: string;
  /** The sentence of the overview; a column without one is an indicator. */
  trigger?: string;
  step?: string;
  /** Why there may be nothing to judge. */
  without?: string;
}

/** The columns over so many bars, a formula; `known` are indicators that stand on the sheet already. */
export function signalColumnsOf(
  rows: string,
  known: Partial<Record<"vwap" | "average" | "rsi", string>> = {},
): readonly SignalColumn[] {
  const [high, low, close, time] = ["C", "D", "E", "A"].map((letter) => barColumn(letter, rows)) as [
    string,
    string,
    string,
    string,
  ];
  const [ofSession, ofAverage] = [["Session_starts_at"], ["Average_period", "Average_kind"]];
  const session = `IF(${hasTimes},${sessionOf(time)},1)`;
  const vwap = `TA.VWAP(${high},${low},${close},${barColumn("F", rows)},${session})`;
  const average = `TA.MA(${close},Average_period,LOWER(TRIM(Average_kind)))`;
  const rsi = `TA.RSI(${close},RSI_period)`;
  /** What a level of this session's says of the bars before it would be hindsight. */
  const thisSession = (formula: string): string => `IF(SEQUENCE(${rows})>N(Bars_before),${formula},FALSE)`;
  const retest = `CONFIRM.RETEST(${way},${high},${low},${close},Level_used,Retest_tolerance*Level_used,Retest_within)`;
  return [
    { word: "ATR", reads: ["ATR_period"], formula: `TA.ATR(${high},${low},${close},ATR_period)`, format: "price" },
    { word: "RSI", reads: ["RSI_period"], formula: rsi, format: "0.0" },
    { word: "VWAP", reads: ofSession, formula: hasVolume(vwap), format: "price" },
    { word: "Average", reads: ofAverage, formula: average, format: "price" },
    {
      ...{ word: "Holds VWAP", step: "Initial", trigger: "Price holds beyond VWAP", without: "no volume" },
      reads: ["Side", "Closes_beyond_VWAP", ...ofSession],
      formula: hasVolume(`CONFIRM.HOLD(${way},${close},${known.vwap ?? vwap},Closes_beyond_VWAP)`),
    },
    {
      ...{ word: "Retest", step: "Scale 1", trigger: "Price breaks and retests the level", without: "no level" },
      reads: ["Side", "Level", "Retest_tolerance", "Retest_within", ...ofSession],
      formula: `IF(N(Level_used)=0,"",IF(SEQUENCE(${rows})>IF(N(Level)>0,0,N(Bars_before)),${retest},FALSE))`,
    },
    {
      ...{ word: "RSI cross", step: "Scale 2", trigger: "RSI crosses its threshold", without: "" },
      reads: ["Side", "RSI_period", "RSI_threshold"],
      formula: `CONFIRM.CROSS(${known.rsi ?? rsi},IF(Side_sign>0,RSI_threshold,100-RSI_threshold),IF(Side_sign>0,"up","down"))`,
    },
    {
      ...{ word: "Pivot break", step: "or", trigger: "Close beyond the first pivot", without: "no session before" },
      reads: ["Side", "Pivot_method", ...ofSession],
      formula: `IF(N(Session_before_high)=0,"",${thisSession(`CONFIRM.BREAK(${way},${close},${pivot})`)})`,
    },
    {
      ...{ word: "Average turns", step: "or", trigger: "Moving average turns", without: "" },
      reads: ["Side", ...ofAverage],
      formula: `CONFIRM.TURN(${known.average ?? average},IF(Side_sign>0,"up","down"))`,
    },
  ];
}
export const signalColumns = signalColumnsOf(barCount, { rsi: "I2#", vwap: "J2#", average: "K2#" });

/**
 * The formula of a column, once the inputs that it reads are right and the bars are whole. It does not wait for the fault of the whole
 * sheet, or every edit would calculate every column anew.
 */
export function signalFormula({ formula, reads }: SignalColumn, noteOf: (name: string) => string): string {
  const faults = reads.map((name) => `LEFT(${noteOf(name)})="✕"`);
  return `=IF(OR(${[...faults, `${barsFault}<>""`].join(",")}),"",${formula})`;
}
