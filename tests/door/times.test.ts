import { barsOf, rowsOf, saysOf, text } from "./read";
import { iso } from "./samples";

/** What a table with this one time says of it: ISO and zone. */
function timeOf(cell: string, name = "Time"): [string | null, string | null] {
  const { bars, facts } = barsOf(text(`${name};Open;High;Low;Close`, `"${cell}";1;3;1;2`));
  return [iso(bars[0]![0]), facts.zone];
}

/** The times of bars under the header, whose prices differ. */
function timesOf(header: string, ...times: string[]): unknown[] {
  const lines = times.map((time, at) => `${time};${at + 2};${at + 4};${at + 1};${at + 3}`);
  return rowsOf(text(`${header};Open;High;Low;Close`, ...lines)).map(([time]) => time);
}

describe("a time in a cell", () => {
  // 1 April 2024 is day 19,814 since 1970 and 45,383 of Excel's count
  it.each<[string, string, string]>([
    ["1711929600", "2024-04-01T00:00:00", "UTC"],
    ["1711929600.5", "2024-04-01T00:00:00.500", "UTC"],
    ["1711929600,25", "2024-04-01T00:00:00.250", "UTC"],
    ["1711929600000", "2024-04-01T00:00:00", "UTC"],
    ["1711929600001.9", "2024-04-01T00:00:00.001", "UTC"],
    ["1711929600000000", "2024-04-01T00:00:00", "UTC"],
    ["1711929600123456789", "2024-04-01T00:00:00.123", "UTC"],
    ["45383", "2024-04-01T00:00:00", "file"],
    ["45383.25", "2024-04-01T06:00:00", "file"],
    ["45383,5", "2024-04-01T12:00:00", "file"],
    ["20240401", "2024-04-01T00:00:00", "file"],
    ["20240401.0", "2024-04-01T00:00:00", "file"],
    ["202404010930", "2024-04-01T09:30:00", "file"],
    ["20240401093015", "2024-04-01T09:30:15", "file"],
    ["20240401 093015", "2024-04-01T09:30:15", "file"],
    ["20240401;0930", "2024-04-01T09:30:00", "file"],
    ["2024-04-01T09:30", "2024-04-01T09:30:00", "file"],
    ["2024-4-1 9:30:15", "2024-04-01T09:30:15", "file"],
    ["2024/04/01, 09:30", "2024-04-01T09:30:00", "file"],
    ["2024.04.01 - 09:30", "2024-04-01T09:30:00", "file"],
    ["2024-04-01-09:30", "2024-04-01T09:30:00", "file"],
    ["09:30 2024-04-01", "2024-04-01T09:30:00", "file"],
    ["09:30:15 2024-4-1", "2024-04-01T09:30:15", "file"],
    ["01.04.2024 09:30:15,5", "2024-04-01T09:30:15.500", "file"],
    ["1. 4. 24", "2024-04-01T00:00:00", "file"],
    ["Apr 1, 2024", "2024-04-01T00:00:00", "file"],
    ["April 1st 2024, 9:30 am", "2024-04-01T09:30:00", "file"],
    ["1 April 2024 12:15 AM", "2024-04-01T00:15:00", "file"],
    ["Mon, 1 Apr 2024 12:15 p.m.", "2024-04-01T12:15:00", "file"],
    ["1-Apr-24", "2024-04-01T00:00:00", "file"],
    ["2024-Apr-01 09:30", "2024-04-01T09:30:00", "file"],
    ["2024-04-01T00:00:00Z", "2024-04-01T00:00:00", "UTC"],
    ["2024-04-01 00:00 +02:00", "2024-03-31T22:00:00", "UTC"],
    ["2024-04-01 00:00 UTC+8", "2024-03-31T16:00:00", "UTC"],
    ["2024-04-01 00:00 GMT-0530", "2024-04-01T05:30:00", "UTC"],
    ["2024-04-01 00:00 (UTC)", "2024-04-01T00:00:00", "UTC"],
    ["2024-04-30 24:00", "2024-05-01T00:00:00", "file"],
    ["2024-04-01 UTC", "2024-04-01T00:00:00", "UTC"],
    ["2024-04-01 09:30 EST", "2024-04-01T09:30:00", "EST"],
    ["2024-04-01 09:30 US/Eastern", "2024-04-01T09:30:00", "US/Eastern"],
    ["13/4/2024", "2024-04-13T00:00:00", "file"],
    ["4-13-24", "2024-04-13T00:00:00", "file"],
  ])("%s is %s, %s", (cell, time, zone) => {
    expect(timeOf(cell)).toEqual([time, zone]);
  });

  it.each([
    "2024-02-30",
    "2024-13-01",
    "2024-04-01 24:30",
    "2024-04-01 24:00:01",
    "2024-04-01 25:00",
    "2024-04-01 10:60",
    "2024-04-01 13:00 PM",
    "2024-04-01 0:30 AM",
    "2024-04-01 at noon",
    "2024-04-01x",
    "31.02.2024",
    "32/1/2024",
    "Foo 1, 2024",
    "1 Foo 2024",
    "2024-Foo-01",
    "Apr 31, 2024",
    "20240230",
    "20240401256000",
    "17991231",
    "0204-04-01",
    "1711929600000000.5",
    "1234567",
    "later",
  ])("%s is none", (cell) => {
    expect(saysOf(text("Time;Open;High;Low;Close", `"${cell}";1;3;1;2`))).toContain(`"${cell}" is no time that can be read.`);
  });
});

describe("the zone in the name of the column", () => {
  it.each<[string, string, string]>([
    ["Time (UTC)", "2024-04-01T08:00:00", "UTC"],
    ["Time (UTC+8)", "2024-04-01T00:00:00", "UTC"],
    ["Gmt time", "2024-04-01T08:00:00", "UTC"],
    ["time_utc", "2024-04-01T08:00:00", "UTC"],
    ["datetimeUTC", "2024-04-01T08:00:00", "UTC"],
    ["Time (EST)", "2024-04-01T08:00:00", "EST"],
    ["Time [America/Chicago]", "2024-04-01T08:00:00", "America/Chicago"],
    ["Time (local)", "2024-04-01T08:00:00", "file"],
  ])("%s", (name, time, zone) => {
    expect(timeOf("2024-04-01 08:00", name)).toEqual([time, zone]);
  });

  it("a zone in the cell counts before it", () => {
    expect(timeOf("2024-04-01 08:00 EST", "Time (UTC+8)")).toEqual(["2024-04-01T08:00:00", "EST"]);
  });
});

describe("zones that do not agree are refused", () => {
  const table = (...times: string[]) => text("Time,Open,High,Low,Close", ...times.map((time) => `${time},1,3,1,2`));

  it("some with and some without", () => {
    expect(saysOf(table("2024-04-01 08:00Z", "2024-04-01 09:00"))).toBe(
      "file.csv: some times name a zone and some do not. Nothing was changed.",
    );
  });

  it("UTC beside a zone that is only a name", () => {
    expect(saysOf(table("2024-04-01 08:00Z", "2024-04-01 09:00 EST"))).toBe(
      "file.csv: its times are in zones that cannot be compared: UTC, EST. Nothing was changed.",
    );
  });

  it("two names of one place, winter and summer, are told", () => {
    expect(barsOf(table("2024-10-26 09:00 CEST", "2024-10-28 09:00 CET")).report).toContain("(CEST, CET)");
  });
});

describe("a date and the clock beside it", () => {
  it.each([
    ["Date;Time", ["2024-04-01;09:30", "2024-04-01;10:30"]],
    ["Date;Time", ["20240401;930", "20240401;1030"]],
    ["Date;Time", ["20240401;93000", "20240401;103000"]],
    ["Date;Uhrzeit", ["01.04.2024;9:30", "01.04.2024;10:30"]],
    // 9.5 / 24 and 10.5 / 24 of a day, as Excel keeps them
    ["Date;Time", ["45383;0.395833333333333", "45383;0.4375"]],
    ["Time;Date", ["9:30 AM;2024-04-01", "10:30 AM;2024-04-01"]],
  ])("%s of %s", (header, times) => {
    expect(timesOf(header, ...times)).toEqual(["2024-04-01T09:30:00", "2024-04-01T10:30:00"]);
  });

  it("whatever the clock right behind it is called, where dates repeat", () => {
    expect(timesOf("Date;Bar start", "2024-04-01;09:30", "2024-04-01;10:30")).toEqual([
      "2024-04-01T09:30:00",
      "2024-04-01T10:30:00",
    ]);
    expect(timesOf("Date;Opens at", "2024-04-01;09:30", "2024-04-02;09:30")[0]).toBe("2024-04-01T00:00:00");
    expect(timesOf("Date;Trades", "2024-04-01;0930", "2024-04-01;0931")[0]).toBe("2024-04-01T00:00:00");
  });

  it("the end of a day is the beginning of the next", () => {
    expect(timesOf("Date;Time", "2024-04-01;23:00", "2024-04-01;24:00", "2024-04-02;01:00")).toEqual([
      "2024-04-01T23:00:00",
      "2024-04-02T00:00:00",
      "2024-04-02T01:00:00",
    ]);
    expect(timesOf("Date;Time", "20240401;2300", "20240401;2400").at(-1)).toBe("2024-04-02T00:00:00");
  });

  it("a clock that is none spoils its line, not the column", () => {
    const clocks = Array.from({ length: 20 }, (_, at) => (at === 4 ? "soon" : `${String(at).padStart(2, "0")}:00`));
    const { facts } = barsOf(text("Date;Time;Open;High;Low;Close", ...clocks.map((clock) => `2024-04-01;${clock};1;3;1;2`)));
    expect([facts.count, facts.skipped, facts.firstSkipped, facts.interval]).toEqual([19, 1, 6, "1h"]);
  });

  it("a line without its clock is left out", () => {
    const { facts } = barsOf(
      text("Date;Time;Open;High;Low;Close", "2024-04-01;09:30;1;3;1;2", "2024-04-02;;1;3;1;2", "2024-04-03;09:30;1;3;1;2"),
    );
    expect([facts.count, facts.skipped, facts.firstSkipped]).toEqual([2, 1, 3]);
  });

  it("a column Time of clocks without a date beside it is no time that can be read", () => {
    expect(saysOf(text("Time;Open;High;Low;Close", "09:30;1;3;1;2"))).toContain('"09:30" is no time that can be read');
  });

  it("a first column of nothing but times is the time, whatever it is called", () => {
    expect(timesOf("When", "2024-04-01", "2024-04-02")).toEqual(["2024-04-01T00:00:00", "2024-04-02T00:00:00"]);
    expect(timesOf("No", "45383", "45384")).toEqual([null, null]);
  });
});

describe("day or month first, for the whole file", () => {
  const rising = (...times: string[]) => timesOf("Time", ...times);

  it("is refused where some lines say this and some that", () => {
    const lines = ["13/4/2024;1;3;1;2", "4/14/2024;1;3;1;2"];
    expect(saysOf(text("Time;Open;High;Low;Close", ...lines))).toBe(
      "file.csv: day first in some lines and month first in others. Nothing was changed.",
    );
  });

  it.each([
    // As month and day 1 April is 4 January, and the next day a month later
    [
      ["1/4/2024 22:00", "1/4/2024 23:00", "2/4/2024 00:00"],
      ["2024-04-01T22:00:00", "2024-04-01T23:00:00", "2024-04-02T00:00:00"],
    ],
    [
      ["4/1/2024 22:00", "4/1/2024 23:00", "4/2/2024 00:00"],
      ["2024-04-01T22:00:00", "2024-04-01T23:00:00", "2024-04-02T00:00:00"],
    ],
  ])("never jumps more than a week: %s", (times, expected) => {
    expect(rising(...times)).toEqual(expected);
  });

  it("a line without a date among them changes nothing", () => {
    const lines = ["1/4/2024 22:00", "none", "1/4/2024 23:00", "2/4/2024 00:00"].map((time) => `${time};1;3;1;2`);
    const { facts } = barsOf(text("Time;Open;High;Low;Close", ...lines));
    expect([facts.from, facts.to, facts.skipped]).toEqual(["2024-04-01T22:00:00", "2024-04-02T00:00:00", 1]);
  });

  it("is asked where nothing tells it, and answered", () => {
    const table = text("Time;Open;High;Low;Close", "4/1/2024;1;3;1;2", "4/2/2024;1;3;1;2");
    expect(saysOf(table)).toBe("4/1/2024: 1 April or 4 January?");
    expect(rowsOf(table, { dates: "mdy" }).map(([time]) => time)).toEqual(["2024-04-01T00:00:00", "2024-04-02T00:00:00"]);
    expect(rowsOf(table, { dates: "dmy" }).map(([time]) => time)).toEqual(["2024-01-04T00:00:00", "2024-02-04T00:00:00"]);
  });

  it("one day and month of the same number needs no answer", () => {
    expect(rising("4/4/2024 10:00", "4/4/2024 11:00")).toEqual(["2024-04-04T10:00:00", "2024-04-04T11:00:00"]);
  });
});

describe("years of two digits in front", () => {
  it("a line without a date among them changes nothing", () => {
    const days = ["24-04-28", "24-04-29", "soon", "24-04-30", "24-05-01"];
    const { facts } = barsOf(text("Date,Open,High,Low,Close", ...days.map((day) => `${day},1,3,1,2`)));
    expect([facts.from, facts.to, facts.skipped]).toEqual(["2024-04-28T00:00:00", "2024-05-01T00:00:00", 1]);
  });

  it("the newest first as well", () => {
    expect(timesOf("Date", "24-05-01", "24-04-30", "24-04-29").at(-1)).toBe("2024-05-01T00:00:00");
  });

  it("are days where no such month exists", () => {
    expect(timesOf("Date", "10-24-15", "10-25-15")).toEqual(["2015-10-24T00:00:00", "2015-10-25T00:00:00"]);
  });

  it("are asked about where the days are in order one way and close together the other way", () => {
    const table = text("Date;Open;High;Low;Close", ...["24-05-14", "24-03-15", "24-04-16"].map((day) => `${day};1;3;1;2`));
    expect(saysOf(table)).toBe("24-05-14: 14 May 2024 or 24 May 2014?");
  });
});

describe("how far bars are apart", () => {
  const intervalOf = (...times: string[]) => {
    const lines = times.map((time) => `${time},1,3,1,2`);
    const { facts, report } = barsOf(text("Time,Open,High,Low,Close", ...lines));
    return [facts.interval, facts.gaps, report.includes("at irregular intervals")];
  };

  it.each<[string[], string | null, number]>([
    [["2024-04-01"], null, 0],
    [["2024-04-01 00:00:00", "2024-04-01 00:00:15"], "15s", 0],
    [["2024-04-01 00:00:00", "2024-04-01 00:00:00.500", "2024-04-01 00:00:01"], "0.5s", 0],
    [["2024-04-01 00:00", "2024-04-01 01:30", "2024-04-01 03:00"], "90m", 0],
    [["2024-04-01", "2024-04-08", "2024-04-22"], "1w", 1],
    // 31 days apart, but not on one day of the month
    [["2024-04-01", "2024-05-02"], "31d", 0],
    [["2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01"], "1mo", 1],
  ])("%s", (times, interval, gaps) => {
    expect(intervalOf(...times)).toEqual([interval, gaps, false]);
  });

  it("no step that half of them share", () => {
    expect(intervalOf("2024-04-01 00:00", "2024-04-01 00:01", "2024-04-01 00:03", "2024-04-01 00:07")).toEqual([
      "irregular",
      0,
      true,
    ]);
  });
});
