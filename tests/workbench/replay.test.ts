import { barsShown, eventSentences, readColumn, readEvents, readingsDiffer, stopLine } from "../../src/workbench/replay";

const header = ["Bar", "Event", "Step", "Price", "Contracts", "Position", "Avg entry", "Stop", "Realised", "Equity", "Sure"];
const events = [
  [1, "Entry", 1, 70000, 1, 1, 70000, 69650, -0.35, 999.65, true],
  [3, "Add", 2, 70350, 1, 2, 70175, 70000, -0.70175, 1002.79825, true],
  [5, "Stop", 2, 70000, 2, 0, "", "", -4.90175, 995.09825, false],
];

describe("the events of a replay", () => {
  it("are read by the names of their columns", () => {
    const read = readEvents([header, ...events])!;
    expect(read[2]).toEqual({
      ...{ bar: 5, event: "Stop", step: 2, price: 70000, contracts: 2 },
      ...{ stop: undefined, realised: -4.90175, isSure: false },
    });
    expect(
      readEvents([
        ["Step", "Add"],
        [1, 1],
      ]),
    ).toBeUndefined();
    expect(readEvents([])).toBeUndefined();
  });

  it("give the stop in force at each bar, none after the exit", () => {
    expect(stopLine(readEvents([header, ...events])!, 7)).toEqual([69650, 69650, 70000, 70000, null, null, null]);
  });

  it("keep the last stop to the end of a trade that is still open", () => {
    expect(stopLine(readEvents([header, ...events.slice(0, 2)])!, 4)).toEqual([69650, 69650, 70000, 70000]);
  });

  it("are told in sentences, with what a bar leaves open", () => {
    expect(eventSentences(readEvents([header, ...events])!, 1)).toEqual([
      "Bar 1: entry, 1 contract at 70,000.0; stop 69,650.0.",
      "Bar 3: add, 1 contract at 70,350.0; stop 70,000.0.",
      "Bar 5: stop, 2 contracts at 70,000.0, a loss of 4.90 in all (the bar leaves this open).",
    ]);
    const none = readEvents([header, [9, "No entry", 0, "", 0, 0, "", "", 0, 1000, true]])!;
    expect(eventSentences(none, 1)).toEqual(["Bar 9: no entry."]);
  });
});

describe("the bars that are drawn", () => {
  const trade = { events: readEvents([header, ...events])! };
  const flat = (count: number, value: number) => Array.from({ length: count }, () => value);

  it("are those of the trade and a little more, of a long paste", () => {
    const close = flat(100_000, 70000);
    expect(barsShown({ ...trade, close, best: flat(100_000, 995) })).toBe(20);
    expect(barsShown({ ...trade, close, best: [...flat(500, 1000), ...flat(99_500, 1010)] })).toBe(604);
  });

  it("are never more than there are", () => {
    expect(barsShown({ ...trade, close: flat(6, 70000), best: flat(6, 995) })).toBe(6);
  });
});

describe("worst and best", () => {
  it("differ when one bar does", () => {
    expect(readingsDiffer({ worst: [1, 2, 3], best: [1, 2, 3] })).toBe(false);
    expect(readingsDiffer({ worst: [1, 2, 3], best: [1, 2, 4] })).toBe(true);
  });

  it("are read below their header", () => {
    expect(readColumn([["Worst equity"], [1000], [999.5]], 0)).toEqual([1000, 999.5]);
  });
});
