/** What a locale says about numbers and dates: the decimal mark, the order of 4/1/2024, groups of two. */
import type { DecimalMark } from "./number-cell";
import type { DayOrder } from "./times";

export interface LocaleWays {
  decimal: DecimalMark;
  dayOrder: DayOrder;
  /** Are digits above the thousands grouped in twos: 12,34,567? */
  groupsInTwos: boolean;
}

const english: LocaleWays = { decimal: ".", dayOrder: "mdy", groupsInTwos: false };

// Where no locale is named, none is looked up: the first question to Intl costs more than a formula
const known = new Map<string, LocaleWays>([["", english]]);

/** The ways of a locale such as "de-DE"; those of English where it is none. */
export function waysOf(locale: string): LocaleWays {
  let ways = known.get(locale);
  if (!ways) known.set(locale, (ways = readWays(locale)));
  return ways;
}

function readWays(locale: string): LocaleWays {
  try {
    const number = new Intl.NumberFormat(locale);
    const decimal = number.formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
    const groups = number.formatToParts(12345678).filter(({ type }) => type === "integer");
    const date = new Intl.DateTimeFormat(locale, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    const order = date.formatToParts(0).map(({ type }) => type);
    return {
      // The Arabic decimal mark stands for a comma, as its thousands mark does for a point
      decimal: decimal === "," || decimal === "٫" ? "," : ".",
      dayOrder: order.indexOf("day") >= 0 && order.indexOf("day") < order.indexOf("month") ? "dmy" : "mdy",
      groupsInTwos: groups.length > 2 && [...groups[1]!.value].length === 2,
    };
  } catch {
    return english;
  }
}
