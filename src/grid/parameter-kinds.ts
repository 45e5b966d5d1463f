/**
 * What the functions of Excel do with several cells where they stand in an argument. Formulas older than dynamic arrays take the cell
 * of their own row or column from them ("implicit intersection") wherever a single value is wanted; [MS-XLS] 2.2.2 and the file
 * format's documentation of OpenOffice call the kinds value, reference and array.
 */

/** One value is wanted; cells are wanted; whatever stands there is calculated cell by cell; it is handed on as the result. */
export type ParameterKind = "value" | "reference" | "array" | "result";

/** V, R, A, = for each parameter, in the order of the kinds; the last one stands for all that follow, "VR+" for pairs that repeat: "+" begins what repeats. */
const written: Readonly<Record<string, string>> = {
  R: `AND AVEDEV AVERAGE AVERAGEA CONCAT COUNT COUNTA COUNTBLANK DEVSQ GCD GEOMEAN HARMEAN KURT LCM MAX MAXA MEDIAN MIN
    MINA MODE.MULT MODE.SNGL MULTINOMIAL N OR PRODUCT SKEW SKEW.P STDEV STDEV.P STDEV.S STDEVA STDEVP STDEVPA SUM SUMSQ T VAR VAR.P
    VAR.S VARA VARP VARPA XOR AREAS COLUMN ROW SHEET ISFORMULA FORMULATEXT ISREF PHONETIC SINGLE ANCHORARRAY TRIMRANGE _TRO_ALL
    _TRO_LEADING _TRO_TRAILING VSTACK HSTACK`,
  A: `ROWS COLUMNS SUMPRODUCT TRANSPOSE MDETERM MINVERSE MMULT MODE CORREL COVAR COVARIANCE.P COVARIANCE.S PEARSON RSQ SLOPE INTERCEPT
    STEYX SUMX2MY2 SUMX2PY2 SUMXMY2 CHITEST CHISQ.TEST FTEST F.TEST FREQUENCY UNIQUE SORT SORTBY FILTER TAKE DROP CHOOSECOLS CHOOSEROWS
    TOCOL TOROW WRAPROWS WRAPCOLS EXPAND BYROW BYCOL MAP REDUCE SCAN MAKEARRAY GROUPBY PIVOTBY PERCENTOF ARRAYTOTEXT LAMBDA LET
    ISOMITTED`,
  VR: "SUBTOTAL NPV",
  "V=": "IF CHOOSE SWITCH IFS",
  "=": "IFERROR IFNA",
  VVR: "AGGREGATE TEXTJOIN NETWORKDAYS WORKDAY",
  VVVR: "NETWORKDAYS.INTL WORKDAY.INTL",
  RV: `INDEX OFFSET LARGE SMALL PERCENTILE PERCENTILE.EXC PERCENTILE.INC QUARTILE QUARTILE.EXC QUARTILE.INC PERCENTRANK PERCENTRANK.EXC
    PERCENTRANK.INC TRIMMEAN COUNTIF IRR MIRR ZTEST Z.TEST`,
  VRV: "RANK RANK.EQ RANK.AVG MATCH VLOOKUP HLOOKUP FVSCHEDULE CELL",
  VRR: "LOOKUP XLOOKUP XMATCH",
  VRRR: "XNPV",
  RRV: "XIRR",
  VAA: "FORECAST FORECAST.LINEAR FORECAST.ETS",
  AAV: "TTEST T.TEST PROB",
  RRRV: "LINEST LOGEST TREND GROWTH",
  RVR: "SUMIF AVERAGEIF",
  "R+RV": "SUMIFS AVERAGEIFS MAXIFS MINIFS",
  "+RV": "COUNTIFS",
  RRR: "DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DSUM DVAR DVARP",
  VRVR: "GETPIVOTDATA",
};

const kinds: Readonly<Record<string, ParameterKind>> = { V: "value", R: "reference", A: "array", "=": "result" };

const patterns = new Map(
  Object.entries(written).flatMap(([pattern, names]) => names.split(/\s+/).map((name) => [name, pattern] as const)),
);

/** How a function takes its argument number `index` (from 0). Functions that are not listed want single values. */
export function parameterKind(name: string, index: number): ParameterKind {
  const pattern = patterns.get(name) ?? "V";
  const [fixed = "", repeated] = pattern.split("+");
  if (index < fixed.length) return kinds[fixed[index]!]!;
  if (repeated === undefined) return kinds[fixed[fixed.length - 1]!]!;
  return kinds[repeated[(index - fixed.length) % repeated.length]!]!;
}
