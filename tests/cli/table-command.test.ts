import { join } from "node:path";
import { readCommand } from "../../src/cli/command";
import { runOnTable } from "../../src/cli/table-command";
import { jsonLines } from "../door/samples";

const samples = join(__dirname, "../door/samples");

function calc(...words: string[]) {
  const command = readCommand(words);
  if (command?.kind !== "table") throw new Error(`no command for tables: ${words.join(" ")}`);
  const [answers, notes]: [string[], string[]] = [[], []];
  const code = runOnTable(command, {
    answer: (line) => void answers.push(line),
    note: (line) => void notes.push(line),
  });
  return { code, answers, notes };
}

const bars = (file: string) => join(samples, "bars", file);
const fills = (file: string) => join(samples, "fills", file);

describe("calc --bars", () => {
  it("prints the canonical table, and what was understood as a note", () => {
    const { code, answers, notes } = calc("--bars", bars("bybit_kline_newest_first.csv"));
    expect(code).toBe(0);
    expect(answers.join("\n").split("\n").slice(0, 2)).toEqual([
      "Time,Open,High,Low,Close,Volume",
      "2024-05-06T00:00:00Z,3100,3106.1,3095.43,3106.02,8.901",
    ]);
    expect(notes).toEqual([
      "12 bars of 4 hours, 6 May 2024 00:00 to 7 May 2024 20:00 UTC, turned round (the newest stood first).",
    ]);
  });

  it.each(jsonLines("bars/expected.jsonl").map((sample) => [sample.file, sample]))(
    "--json %s",
    (file, { expected, answer, answered }) => {
      const check = (result: any, ...options: string[]) => {
        const { code, answers, notes } = calc("--json", "--bars", bars(file), ...options);
        const said = JSON.parse(answers[0]!);
        expect(answers).toHaveLength(1);
        expect(code).toBe("bars" in result ? 0 : 1);
        if ("bars" in result) expect(said).toEqual({ bars: result.bars, facts: result.facts, report: result.report });
        else {
          expect(said).toMatchObject("ask" in result ? { ask: result.ask } : { refuse: result.refuse });
          expect(said.says).toContain(result.says);
          expect(notes[0]).toContain(said.says);
          if ("ask" in result) expect(notes[0]).toContain(`--${result.ask}`);
        }
      };
      check(expected);
      for (const [name, value] of Object.entries(answer ?? {})) check(answered, `--${name}`, String(value));
    },
  );

  it("joins files of one kind, and refuses others", () => {
    const { notes } = calc("--bars", bars("tradingview_epoch.csv"), "--bars", bars("tradingview_epoch.csv"));
    expect(notes[0]).toBe(
      "14 bars of 1 hour, 1 Apr 2024 00:00 to 1 Apr 2024 13:00 UTC, put in order, 14 repeated lines dropped.",
    );
    const refused = calc("--bars", bars("tradingview_epoch.csv"), "--bars", bars("binance_klines_header.csv"));
    expect(refused.code).toBe(1);
    expect(refused.notes[0]).toContain("15 minutes");
  });

  it("takes no fills for bars", () => {
    expect(calc("--bars", fills("coinbase_fills.csv"))).toMatchObject({
      code: 1,
      notes: [expect.stringContaining("use --fills")],
    });
  });
});

describe("calc --fills", () => {
  it.each(jsonLines("fills/expected.jsonl").map((sample) => [sample.file, sample]))(
    "--json %s",
    (file, { expected, answer, answered }) => {
      const check = (result: any, ...options: string[]) => {
        const { code, answers } = calc("--fills", fills(file), "--json", ...options);
        const { report: _, ...said } = JSON.parse(answers[0]!);
        expect(code).toBe("fills" in result ? 0 : 1);
        if ("fills" in result) expect(said).toEqual(result);
        else expect(said.says).toContain(result.says);
      };
      check(expected);
      for (const [name, value] of Object.entries(answer ?? {})) check(answered, `--${name}`, String(value));
    },
  );

  it("says what was understood", () => {
    expect(calc("--fills", fills("binance_futures.csv")).notes).toEqual([
      "7 fills of BTCUSDT, ETHUSDT (Binance futures trades), 2 Mar 2026 09:00 to 3 Mar 2026 08:00 UTC: 1 closed trade, 1 open.",
    ]);
    expect(calc("--fills", fills("bybit_unified_log.csv")).notes).toEqual([
      "3 fills of BTCUSDT (Bybit transaction log), 5 Mar 2026 06:00 to 5 Mar 2026 15:00 UTC: 1 closed trade, " +
        "turned round (the newest stood first), 2 lines are no fills, funding of -0.1408 USDT is not counted.",
    ]);
    expect(calc("--fills", fills("starts_in_a_trade.csv")).notes[0]).toContain(
      "1 fill closes a position opened before this file.",
    );
  });
});

it("a file that is not there, and a folder, are named", () => {
  expect(() => calc("--bars", bars("nothing.csv"))).toThrow("nothing.csv does not exist");
  expect(() => calc("--fills", samples)).toThrow(`${samples} is a folder, no file`);
});

it("words that make no sense are no command", () => {
  for (const words of [
    ["--bars"],
    ["--bars", "a.csv", "--dates", "ydm"],
    ["--bars", "a.csv", "--fills", "b.csv"],
    ["--dates", "mdy"],
  ])
    expect(readCommand(words)).toBeUndefined();
});
