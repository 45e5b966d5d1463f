import { joinBars } from "../../src/door/join";
import { iso } from "./samples";
import { barsOf, text } from "./read";

const named = (name: string, ...lines: string[]) => ({ name, read: barsOf(text("Time,Open,High,Low,Close,Symbol", ...lines)) });
const hour = (at: number, close = 3, symbol = "BTC") => `2024-04-01 ${String(at).padStart(2, "0")}:00,2,4,1,${close},${symbol}`;

function joined(...tables: Parameters<typeof joinBars>[0]) {
  const result = joinBars(tables);
  if ("refusal" in result) throw new Error(result.refusal.says);
  return result.bars;
}

function refused(...tables: Parameters<typeof joinBars>[0]): string {
  const result = joinBars(tables);
  if ("bars" in result) throw new Error(result.bars.report);
  return result.refusal.says;
}

describe("several tables of bars", () => {
  it("are one, oldest first, a bar of both once, what each had to say summed up", () => {
    const late = named("late", hour(3), hour(2), "2024-04-01 01:00,9,4,1,3,BTC");
    const early = named("early", hour(0), hour(1), hour(2));
    const { bars, facts, report } = joined(late, early);
    expect(bars.map(([time]) => iso(time)!.slice(11, 16))).toEqual(["00:00", "01:00", "02:00", "03:00"]);
    expect(facts).toMatchObject({ count: 4, turned: false, duplicates: 1, skipped: 1, firstSkipped: 4, interval: "1h", gaps: 0 });
    expect(report).toBe(
      "4 bars of 1 hour, BTC, 1 Apr 2024 00:00 to 1 Apr 2024 03:00, times as in the file, 1 repeated line dropped, " +
        "1 line skipped (the first is line 4).",
    );
  });

  it("that overlap are put in order, and turned round when all were", () => {
    const [one, other] = [named("one", hour(3), hour(1)), named("other", hour(4), hour(2))];
    expect(joined(one, other).facts).toMatchObject({ count: 4, turned: true, sorted: true });
    expect(joined(named("one", hour(1), hour(3)), other).facts.turned).toBe(false);
  });

  it("without times follow each other", () => {
    const bare = (name: string, close: number) => ({ name, read: barsOf(text("Open,High,Low,Close", `2,4,1,${close}`)) });
    const { bars, facts } = joined(bare("one", 2), bare("other", 3));
    expect([bars.map((row) => row[4]), facts.from, facts.to]).toEqual([[2, 3], null, null]);
  });

  it("of which one names no symbol take the other's", () => {
    expect(joined(named("one", hour(0, 3, "")), named("other", hour(1))).facts.symbol).toBe("BTC");
    expect(joined(named("one", hour(0, 3, "")), named("other", hour(1, 3, ""))).facts).toMatchObject({
      symbol: null,
      firstSkipped: null,
    });
  });

  it("of one alone is itself", () => {
    expect(joined(named("one", hour(0), hour(1))).bars).toHaveLength(2);
  });

  it.each<[string, string[], string]>([
    ["another symbol", [hour(2, 3, "ETH")], "holds bars of ETH, not of BTC as those of one"],
    ["another zone", ["2024-04-01 02:00Z,2,4,1,3,BTC"], "has its times in another zone (UTC) than those (as in the file) of one"],
    ["another interval", [hour(2), hour(4)], "holds bars of 2 hours, not of 1 hour as those of one"],
    ["no interval", [hour(2), hour(3), hour(5), hour(9)], "holds bars at irregular intervals, not of 1 hour as those of one"],
  ])("%s: refused", (_, lines, sentence) => {
    expect(refused(named("one", hour(0), hour(1)), named("other", ...lines))).toBe(
      `other ${sentence}: they are not joined. Nothing was changed.`,
    );
  });

  it("with and without times: refused", () => {
    const bare = { name: "bare", read: barsOf(text("Open,High,Low,Close", "2,4,1,3")) };
    expect(refused(named("one", hour(0)), bare)).toContain("bare has its times in another zone (without times) than those");
  });

  it("with other prices at too many of the same times: refused", () => {
    const hours = [0, 1, 2, 3];
    expect(refused(named("one", ...hours.map((at) => hour(at))), named("other", ...hours.map((at) => hour(at, 2))))).toBe(
      "one and other: the same time stands there 4 times with different prices: more than one contract, or two time zones? " +
        "Nothing was changed.",
    );
  });
});
