import { call, column, expectError } from "../call";

describe("SCALE.SPLIT", () => {
  it.each<[string, unknown[], number[]]>([
    ["shares three micros in thirds (article: 1 + 1 + 1)", [3, "thirds"], [1, 1, 1]],
    ["cannot express the article's 30/40/30 with three micros", [3, "30/40/30"], [1, 1, 1]],
    ["expresses 30/40/30 with ten (article's table of triggers)", [10, column(30, 40, 30)], [3, 4, 3]],
    ["expresses the article's 1/4, 1/4, 1/2 with four", [4, "1/4, 1/4, 1/2"], [1, 1, 2]],
    ["gives a tie to the later step: the test entry is never rounded up", [4, "thirds"], [1, 1, 2]],
    ["gives two lots left over to the last two of four equal steps", [10, "Equal 4"], [2, 2, 3, 3]],
    ["reads pyramid 4 as 4:3:2:1", [10, "PYRAMID 4"], [4, 3, 2, 1]],
    ["reads percent with decimals", [1000, "33.3/33.3/33.4"], [333, 333, 334]],
    ["reads thirds as fractions exactly: 1/3 of 3 is 1, not 0.999", [3, "1/3,1/3,1/3"], [1, 1, 1]],
    ["reads one cell as one step", [5, 7], [5]],
    ["needs no weights that sum to anything", [6, column(0.001, 0.002, 0.003)], [1, 2, 3]],
    ["keeps to a crypto lot (0.05 in steps of 0.001: 15, 20 and 15 lots)", [0.05, [[30, 40, 30]], 0.001], [0.015, 0.02, 0.015]],
    ["reads 0.3 in lots of 0.1 as three lots, not 2.9999", [0.3, "thirds", 0.1], [0.1, 0.1, 0.1]],
    ["takes an empty lot as 1", [3, "thirds", null], [1, 1, 1]],
    ["keeps one lot for every step (exact shares 0.3, 0.3, 2.4)", [3, column(1, 1, 8)], [1, 1, 1]],
    ["takes that lot from the step that most exceeds its share (0.05, 2.5, 2.45)", [5, column(1, 50, 49)], [1, 2, 2]],
    ["takes it from the earlier of two that exceed their share alike (4/21, 40/21, 40/21)", [4, column(1, 10, 10)], [1, 1, 2]],
    ["sees that three remainders are all exactly 2/3 (14 2/3, 2 2/3, 2 2/3)", [20, column(11, 2, 2)], [14, 3, 3]],
  ])("%s", (_fact, values, expected) => {
    expect(call("SCALE.SPLIT", ...values)).toEqual(column(...expected));
  });

  it.each<[string, unknown[], string, string]>([
    ["fewer lots than steps", [2, "thirds"], "#NUM!", "one lot of 1 for each of the 3 steps, was 2"],
    ["a total that is no multiple of the lot", [3.5, "thirds"], "#NUM!", "multiple of the lot step 1, was 3.5"],
    ["a total of 0", [0, "thirds"], "#NUM!", "total"],
    ["a weight of 0", [10, column(3, 0, 1)], "#NUM!", "weights (item 2) must be greater than 0"],
    ["a weight of 0 in a text", [10, "30/0/30"], "#NUM!", "weights"],
    ["a negative weight in a text", [10, "30/-40/30"], "#NUM!", "weights"],
    ["a share over 0", [10, "1/0,1/2"], "#NUM!", "weights"],
    ["equal 0", [10, "equal 0"], "#NUM!", "weights"],
    ["pyramid 2.5", [10, "pyramid 2.5"], "#NUM!", "weights"],
    ["more steps than a plan may have", [1e6, "equal 1001"], "#NUM!", "from 1 to 1000"],
    ["a lot of 0", [10, "thirds", 0], "#NUM!", "lot"],
    ["a text of no known form", [3, "some now, some later"], "#VALUE!", "weights"],
    ["a word alone", [3, "equal"], "#VALUE!", "weights"],
    ["a number as a text", [3, "3"], "#VALUE!", "weights"],
    ["a fraction of a fraction", [3, "1/2/3,1"], "#VALUE!", "weights"],
    ["a missing share", [3, "30//30"], "#VALUE!", "weights"],
    ["texts in a range", [3, column("30%", "70%")], "#VALUE!", "weights"],
    [
      "a block of weights",
      [
        3,
        [
          [1, 1],
          [1, 1],
        ],
      ],
      "#VALUE!",
      "weights",
    ],
    ["no weights", [3, null], "#VALUE!", "weights is required"],
    ["no total", [null, "thirds"], "#VALUE!", "total is required"],
    ["text as total", ["3", "thirds"], "#VALUE!", "total"],
  ])("refuses %s", (_fact, values, code, words) => {
    expectError(call("SCALE.SPLIT", ...values), code, words);
  });
});
