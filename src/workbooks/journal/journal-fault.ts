/** What is wrong in Fills, the first of it, in one sentence that names the cell; and what the journal comes to in a word. */
import { fillColumn, fillsSheet } from "../fills/fills-sheet";
import { beginnings, column, fills, parts, sums, words } from "../fills/trade-tables";

const none = "1E+9";
/** The first row of Fills, counted from its first fill, for which this holds. */
const firstRow = (condition: string): string => `MIN(IF(${condition},${column(fills, "number")},${none}))`;
const trade = column(fills, "trade");
const isFilled = ["C", "D", "E"].map((letter) => `(IFERROR(${fillColumn(letter)}&"","x")<>"")`).join("+");

/** A row with something in it that has no trade: no trade counts it. */
export const isWithoutTrade = `(${trade}=0)*((${isFilled})>0)`;

/** The letters of the columns that a fill may lack something in. */
const columnOf: Readonly<Record<string, string>> = {
  ...{ Side: "C", Contracts: "D", Price: "E", Fee: "F", "Contract size": "K", "Contract type": "L" },
};
const list = (texts: readonly string[]): string => `{${texts.map((each) => `"${each}"`).join(",")}}`;
const labels = Object.keys(columnOf);
const letters = Object.values(columnOf);

const ofFill =
  `LET(says,INDEX(${column(fills, "fault")},lost),label,LEFT(says,FIND(":",says)-1),which,MATCH(label,${list(labels)},0),` +
  `typed,CHOOSE(which,${letters.map((letter) => `INDEX(${fillColumn(letter)},lost)`).join(",")}),` +
  `"${fillsSheet}!"&INDEX(${list(letters)},which)&lost+1&", "&says&IF(ISERROR(typed),", was an error",IF(typed="",", is empty",", was "&typed)))`;

/** A trade that fills with nothing wrong in them make no sense of together; its note says why. */
const ofTrade = ((): string => {
  const own = `${trade}=wrong`;
  const fee = firstRow(`(${own})*(${column(parts, "isOther")}=1)`);
  const mixed = firstRow(`(${own})*(${column(parts, "isMixed")}=1)`);
  const last = `INDEX(${column(beginnings, "lastPlace")},wrong)`;
  return (
    `LET(note,INDEX(${column(sums, "note")},wrong),kind,LEFT(note,4),` +
    `place,IF(kind="fees","P"&${fee}+1,IF(kind="more","B"&${mixed}+1,"J"&${last}+1)),` +
    `"${fillsSheet}!"&place&", trade "&INDEX(${column(words, "word")},wrong)&": "&note)`
  );
})();

const wrongTrade = `IF(Trade_count=0,${none},MIN(IF(${column(sums, "isWrong")}=1,SEQUENCE(ROWS(${column(sums, "isWrong")})),${none})))`;

export const journalFault =
  `IF(Fill_rows=0,"",LET(lost,${firstRow(`(${trade}>0)*(${column(fills, "isGood")}=0)`)},IF(lost<${none},${ofFill},` +
  `LET(wrong,${wrongTrade},IF(wrong<${none},${ofTrade},` +
  `LET(loose,${firstRow(isWithoutTrade)},IF(loose<${none},"${fillsSheet}!J"&loose+1&", Trade: a word, the same for all fills of one trade, is empty","")))))))`;

export const journalVerdict =
  `IF(Fault<>"","Incomplete",IF(Trade_count=0,"No trade",IF(Closed_trades=0,"No closed trade",` +
  `IF(Net_result>0,"Profit",IF(Net_result<0,"Loss","Even")))))`;
