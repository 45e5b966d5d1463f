/** What a cell, a row or a column of a host becomes, and what is said of one that becomes nothing. */
import { Decimal } from "../../src/calc/decimal";
import { anyNumber, notNegative, positive } from "../../src/calc/domain";
import { DomainError } from "../../src/calc/domain-error";
import { seriesOf, signalsOf } from "../../src/calc/indicators/series";
import { CellError } from "../../src/grid/cell";
import * as reads from "../../src/host/arguments";
import { refuseTurnedBars } from "../../src/host/bar-order";
import { checkedRows, errorRows } from "../../src/host/checked-rows";
import { cellErrorOf } from "../../src/host/errors";
import { readResults } from "../../src/host/result-list";
import { toCell, toColumn, toRow, toTable } from "../../src/host/results";
import * as series from "../../src/host/series";
import { readSignedFills } from "../../src/host/signed-fills";

const missing = new CellError("#N/A", "not there");

/** A result in plain values; of a refusal its kind and its sentence, of an error cell the error. */
function told(read: () => unknown): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Decimal) return Number(value.toString());
    if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
    return Array.isArray(value) ? value.map(plain) : value;
  };
  try {
    return plain(read());
  } catch (thrown) {
    if (thrown instanceof DomainError) return `${thrown.kind}: ${thrown.message}`;
    if (thrown instanceof reads.InputError) return thrown.error;
    throw thrown;
  }
}

describe("one cell", () => {
  it.each<[string, unknown, unknown]>([
    ["a number", 5, 5],
    ["a range of one", [[5]], 5],
    ["an error", missing, missing],
    ["an error in a range of one", [[missing]], missing],
    ["a column", [[1], [2]], "argument: x must be one cell, was a range"],
    ["a row", [[1, 2]], "argument: x must be one cell, was a range"],
    ["a row with an error", [[missing, 2]], "argument: x must be one cell, was a range"],
  ])("%s", (_, value, expected) => {
    expect(told(() => reads.readCell(value, "x"))).toEqual(expected);
  });

  it("blank or not, one or several", () => {
    expect([null, undefined, "", 0, " ", false].map((value) => reads.isBlank(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([null, "", 0, "0", 1].map((value) => reads.isBlankOrZero(value))).toEqual([true, true, true, false, false]);
    expect([5, [[5]], [[5, 6]], [[5], [6]]].map((value) => reads.isSingle(value))).toEqual([true, true, false, false]);
  });

  it("is quoted as a cell shows it", () => {
    expect([5, true, "a", "a".repeat(61)].map((value) => reads.quoted(value))).toEqual([
      ...["5", "TRUE", '"a"', `"${"a".repeat(59)}…"`],
    ]);
  });
});

describe("numbers", () => {
  it.each<[unknown, unknown]>([
    [5, 5],
    [[[0.1 + 0.2]], 0.3],
    ["", "argument: x is required, was empty"],
    [null, "argument: x is required, was empty"],
    ["5", 'argument: x must be a number, was "5"'],
    [true, "argument: x must be a number, was TRUE"],
    [0, "range: x must be greater than 0, was 0 or blank"],
    [missing, missing],
  ])("%j is one above 0", (value, expected) => {
    expect(told(() => reads.readNumber(value, "x", positive))).toEqual(expected);
    if (!reads.isBlank(value)) expect(told(() => reads.readOptionalNumber(value, "x", positive))).toEqual(expected);
  });

  it.each<[unknown, unknown]>([
    [[[1, 2, 3]], [1, 2, 3]],
    [
      [[1], [2]],
      [1, 2],
    ],
    [
      [[1], [2], [null], [0]],
      [1, 2],
    ],
    [[[1, 0, 2]], "range: x (item 2) must be greater than 0, was 0 or blank"],
    [[[1, null, 2]], "range: x (item 2) was blank: blanks are allowed only at the end"],
    [[[1, "a"]], 'argument: x (item 2) must be a number, was "a"'],
    [[[1, missing]], missing],
    [
      [
        [1, 2],
        [3, 4],
      ],
      "argument: x must be one row or one column, was 2 rows by 2 columns",
    ],
    [5, [5]],
    [[[5]], [5]],
    [-5, "range: x must be greater than 0, was -5"],
    [0, "range: x must be greater than 0, was 0 or blank"],
    [[[0], [0]], "argument: x is required, was empty"],
    ["", "argument: x is required, was empty"],
    [[["a"]], 'argument: x must be a number, was "a"'],
    [Array.from({ length: 10_001 }, () => [1]), "range: x must hold at most 10,000, held 10,001"],
  ])("%.40j is a list above 0", (value, expected) => {
    expect(told(() => reads.readNumbers(value, "x", positive))).toEqual(expected);
  });

  it("a list in which a 0 is possible keeps it, and nothing at all is nothing where it may be", () => {
    expect(told(() => reads.readNumbers([[1, 0, null]], "x", notNegative))).toEqual([1, 0]);
    expect([null, [[""], [""]], [[0]]].map((value) => told(() => reads.readOptionalNumbers(value, "x", positive)))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(told(() => reads.readOptionalNumbers([[0, 1]], "x", notNegative))).toEqual([0, 1]);
    expect(told(() => reads.readOptionalNumbers(0, "x", anyNumber))).toEqual([0]);
    expect(told(() => reads.readOptionalNumber("", "x", positive))).toBeUndefined();
    expect([told(() => reads.readTick(null)), told(() => reads.readTick(0.5))]).toEqual([undefined, 0.5]);
    expect(told(() => reads.readTick(-1))).toBe("range: tick must be greater than 0, was -1");
    expect(told(() => reads.readPrice(0, "stop"))).toBe("range: stop must be greater than 0, was 0 or blank");
  });

  it("weights are numbers or one word", () => {
    expect(told(() => reads.readOptionalWeights([[0], [null]]))).toBeUndefined();
    expect(told(() => reads.readWeights(Array.from({ length: 1001 }, () => [1])))).toBe(
      "range: weights must hold at most 1,000, held 1,001",
    );
    expect(told(() => reads.readWeights([["a", "b"]]))).toBe('argument: weights (item 1) must be a number, was "a"');
    expect(told(() => reads.readOptionalWeights([[1, 2]]))).toEqual(told(() => reads.readWeights([[1, 2]])));
  });

  it("fills are as many prices as contracts", () => {
    expect(told(() => reads.readFills([[1, 2]], [[70, 71]]).map(({ contracts, price }) => [contracts, price]))).toEqual([
      [1, 70],
      [2, 71],
    ]);
    expect(told(() => reads.readFills([[1, 2]], 70, "at"))).toContain("at");
  });

  it("fills with signs end where both are blank", () => {
    const fills = (contracts: unknown, prices: unknown) =>
      told(() => readSignedFills(contracts, prices).map(({ contracts: count, price }) => [count, price]));
    expect(fills([[1], [-2], [0], [null]], [[70], [71], [null], [0]])).toEqual([
      [1, 70],
      [-2, 71],
    ]);
    expect(fills(null, "")).toEqual([]);
    expect(fills([[1], [2]], [[70]])).toBe("range: contracts and prices must be as long as each other, were 2 and 1");
    expect(fills([[1]], [[70], [71]])).toBe("range: contracts and prices must be as long as each other, were 1 and 2");
    expect(fills([[1], [0]], [[70], [71]])).toBe("range: contracts and prices must be as long as each other, were 1 and 2");
  });
});

describe("words", () => {
  const words = ["equal", "pyramid", "flat"] as const;

  it.each<[unknown, unknown]>([
    ["", "equal"],
    [null, "equal"],
    [0, "equal"],
    [" Pyramid ", "pyramid"],
    ["FLAT", "flat"],
    ["steep", 'argument: x must be "equal", "pyramid" or "flat", was "steep"'],
    [1, 'argument: x must be "equal", "pyramid" or "flat", was 1'],
  ])("%j", (value, expected) => {
    expect(told(() => reads.readWord(value, "x", words))).toBe(expected);
  });

  it("are listed with or before the last", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((each) => reads.listed(each))).toEqual([
      "",
      '"a"',
      '"a" or "b"',
      '"a", "b" or "c"',
    ]);
  });

  it.each<[unknown, unknown]>([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ["", "fallback"],
    [" true", true],
    ["False ", false],
    ["yes", 'argument: x must be TRUE or FALSE, was "yes"'],
    [2, "argument: x must be TRUE or FALSE, was 2"],
  ])("%j as TRUE or FALSE", (value, expected) => {
    for (const fallback of [true, false])
      expect(told(() => reads.readFlag(value, "x", fallback))).toBe(expected === "fallback" ? fallback : expected);
  });

  it.each<[unknown, unknown]>([
    ["Long", "long"],
    [" BUY ", "long"],
    [1, "long"],
    ["1", "long"],
    ["short", "short"],
    ["sell", "short"],
    [-1, "short"],
    ["-1", "short"],
    [0, 'argument: side must be "long" or "short" (or buy, sell, 1, -1), was 0'],
    [true, 'argument: side must be "long" or "short" (or buy, sell, 1, -1), was TRUE'],
    ["", 'argument: side is required: "long" or "short"'],
  ])("%j as a side", (value, expected) => {
    expect(told(() => reads.readSide(value))).toBe(expected);
  });
});

describe("columns of bars", () => {
  const seen = (read: () => unknown) =>
    told(() => {
      const { values, gaps } = read() as { values: Float64Array; gaps: readonly unknown[] | undefined };
      return gaps === undefined ? [...values] : [[...values].map((value) => (Number.isNaN(value) ? "gap" : value)), [...gaps]];
    });

  it.each<[string, unknown, keyof typeof domains, unknown]>([
    ["a column", [[1], [2]], "prices", [1, 2]],
    ["a row", [[1, 2, null]], "prices", [1, 2]],
    ["one number", 5, "prices", [5]],
    ["zeros at the end of prices", [[1], [0], [null]], "prices", [1]],
    ["zeros at the end of volumes", [[1], [0], [null]], "volumes", [1, 0]],
    ["a 0 within", [[1], [0], [2]], "prices", "range: x (bar 2) must be greater than 0, was 0 or blank"],
    ["a blank within", [[1], [null], [2]], "prices", "range: x (bar 2) was blank: blanks are allowed only at the end"],
    ["a text", [[1], ["a"]], "prices", 'argument: x (bar 2) must be a number, was "a"'],
    [
      "an error",
      [[1], [missing], [2]],
      "prices",
      [
        [1, "gap", 2],
        [undefined, missing, undefined],
      ],
    ],
    ["below 0", [[1], [-2]], "volumes", "range: x (bar 2) must be 0 or more, was -2"],
    ["below 0 where that may be", [[1], [-2]], "anyValues", [1, -2]],
    ["nothing", [[null], [""]], "prices", "argument: x is required, was empty"],
    [
      "a block",
      [
        [1, 2],
        [3, 4],
      ],
      "prices",
      "argument: x must be one row or one column, was 2 rows by 2 columns",
    ],
  ])("%s", (_, value, domain, expected) => {
    expect(seen(() => series.readSeries(value, "x", domains[domain]))).toEqual(expected);
  });
  const domains = { prices: series.prices, volumes: series.volumes, anyValues: series.anyValues };

  it("beyond the bars a companion may have blanks and zeros alone", () => {
    const companion = (...cells: unknown[]) =>
      seen(() =>
        series.readCompanion(
          cells.map((cell) => [cell]),
          "x",
          series.volumes,
          2,
        ),
      );
    expect([companion(1, 2, 0, null), companion(1, 2, 0, 3), companion(1)]).toEqual([[1, 2], [1, 2, 0, 3], [1]]);
  });

  it("a line is a column or one number on each bar", () => {
    expect(seen(() => series.readLine(5, "x", series.prices, 3))).toEqual([5, 5, 5]);
    expect(seen(() => series.readLine([[5], [6]], "x", series.prices, 3))).toEqual([5, 6]);
    expect(seen(() => series.readLine(0, "x", series.prices, 3))).toBe("range: x must be greater than 0, was 0 or blank");
  });

  it("keys are anything, texts in any letter case", () => {
    const keys = (cells: unknown[], length = 3) =>
      told(() =>
        series.readKeys(
          cells.map((cell) => [cell]),
          "x",
          length,
        ),
      );
    expect(keys([" Day 1", "day 1", 2, 0, null])).toEqual(["day 1", "day 1", 2]);
    expect(keys([true, 1, 2, 3])).toEqual([true, 1, 2, 3]);
    expect(keys([1, null, 2])).toBe("range: x (bar 2) was blank: blanks are allowed only at the end");
    expect(keys([1, missing, 2])).toBe(missing);
  });

  it("signals are TRUE, FALSE, 1, 0 or blank", () => {
    const signals = (...cells: unknown[]) =>
      told(() =>
        series.readSignals(
          cells.map((cell) => [cell]),
          "x",
        ),
      );
    expect(signals(true, false, 1, 0, null, true)).toEqual([true, false, true, false, false, true]);
    expect(signals(true, 2)).toBe("argument: x (item 2) must be TRUE or FALSE, was 2");
    expect(signals(true, "TRUE")).toBe('argument: x (item 2) must be TRUE or FALSE, was "TRUE"');
    expect(signals(null)).toBe("argument: x is required, was empty");
    expect(signals(missing)).toBe(missing);
  });
});

describe("series as cells", () => {
  const warmUp = new DomainError("notEnoughData", "not enough bars yet");
  const values = (...numbers: number[]) => Float64Array.from(numbers);

  it("have errors where there are gaps, and where a number is too large", () => {
    const rows = series.toSeriesColumn(seriesOf(values(1, 2, 3, -0, Infinity), [warmUp, warmUp, undefined]));
    expect(rows.map(([cell]) => (cell instanceof CellError ? `${cell.code} ${cell.message}` : cell))).toEqual([
      ...["#N/A not enough bars yet", "#N/A not enough bars yet", 3, 0, "#NUM! the result of this bar is too large for a cell"],
    ]);
    expect(Object.is(rows[3]![0], 0)).toBe(true);
    expect([rows[0]![0] === rows[1]![0], errorRows(rows)]).toEqual([true, [0, 1, 4]]);
    const later = series.toSeriesColumn(seriesOf(values(1, 2, 3), [undefined, missing, undefined]));
    expect([later, errorRows(later)]).toEqual([[[1], [missing], [3]], [1]]);
    const plain = series.toSeriesColumn(seriesOf(values(1, 2)));
    expect([plain, errorRows(plain)]).toEqual([[[1], [2]], []]);
    expect(errorRows([[1]])).toBeUndefined();
    expect(errorRows(checkedRows([[1]], []))).toEqual([]);
  });

  it("of signals are TRUE and FALSE", () => {
    const rows = series.toSignalColumn(signalsOf(Uint8Array.from([1, 1, 0, 1]), [warmUp, undefined, undefined, missing]));
    expect(rows.map(([cell]) => (cell instanceof CellError ? cell.code : cell))).toEqual(["#N/A", true, false, "#N/A"]);
    expect(errorRows(rows)).toEqual([0, 3]);
    expect(series.toSignalColumn(signalsOf(Uint8Array.from([1, 0])))).toEqual([[true], [false]]);
    expect(
      series.toSignalColumn(signalsOf(Uint8Array.from([1, 0]), [warmUp])).map(([cell]) => cell instanceof CellError),
    ).toEqual([...[true, false]]);
  });

  it("of a curve begin with what was there", () => {
    const curve = series.toCurveColumn(values(1, -100), 100, true);
    expect([curve, errorRows(curve)]).toEqual([[["Equity"], [101], [0]], []]);
    expect(series.toCurveColumn(values(1, 2), 0, false)).toEqual([[1], [2]]);
    expect(errorRows(series.toCurveColumn(values(1, Infinity), 0, false))).toBeUndefined();
  });

  it("and single results, rows, columns and tables", () => {
    expect([undefined, new Decimal("0.1"), 5, "a", true, missing].map((value) => toCell(value))).toEqual([
      "",
      0.1,
      5,
      "a",
      true,
      missing,
    ]);
    expect([toColumn([1, undefined]), toRow([1, undefined])]).toEqual([[[1], [""]], [[1, ""]]]);
    expect([toTable(["a"], [[1]]), toTable(["a"], [[1]], false)]).toEqual([[["a"], [1]], [[1]]]);
  });

  it("refusals by their kind, and what nobody foresaw as a fault", () => {
    const code = (kind: "argument" | "range" | "notEnoughData" | "zeroDivisor") => cellErrorOf(new DomainError(kind, "why"), "X");
    expect(["argument", "range", "notEnoughData", "zeroDivisor"].map((kind) => code(kind as "range").code)).toEqual([
      ...["#VALUE!", "#NUM!", "#N/A", "#DIV/0!"],
    ]);
    expect(code("range").message).toBe("why");
    expect(cellErrorOf(new reads.InputError(missing), "X")).toBe(missing);
    const log = console.error;
    const logged: unknown[][] = [];
    console.error = (...words) => logged.push(words);
    const thrown = new Error("oh");
    const fault = cellErrorOf(thrown, "X.Y");
    console.error = log;
    expect([fault.code, fault.message]).toEqual([
      "#VALUE!",
      "X.Y failed: this is a fault of the add-in, please report the formula",
    ]);
    expect(logged).toEqual([["X.Y failed", thrown]]);
  });
});

describe("results of trades", () => {
  it.each<[string, unknown, unknown]>([
    ["a column", [[1], [-1]], [1, -1]],
    ["a row", [[1, -1]], [1, -1]],
    ["below a name", [["R"], [1], [-1]], [1, -1]],
    ["blanks and zeros at the end", [[1], [-1], [0], [null]], [1, -1]],
    ["one alone", [[1], [0]], "notEnoughData: results must hold at least 2, held 1"],
    ["one cell", 1, "notEnoughData: results must hold at least 2, held 1"],
    ["a blank within", [[1], [null], [2]], "range: results (item 2) was blank: blanks are allowed only at the end"],
    ["a text", [[1], ["a"]], 'argument: results (item 2) must be a number, was "a"'],
    ["an error", [[1], [missing]], missing],
    ["too many", Array.from({ length: 10_001 }, () => [1]), "range: results must hold at most 10000, held 10001"],
    [
      "a table",
      [
        ["Trade", "R multiple"],
        [1, 2],
        [2, -1],
      ],
      [2, -1],
    ],
    [
      "a table without names",
      [
        [1, 2],
        [3, 4],
      ],
      'argument: results must be one row, one column, or a table with a header row and a column "R multiple"',
    ],
    [
      "a table with an error for a name",
      [
        [missing, 2],
        [3, 4],
      ],
      missing,
    ],
  ])("%s", (_, value, expected) => {
    expect(told(() => readResults(value))).toEqual(expected);
  });
});

describe("bars with times", () => {
  const said = (...times: unknown[]) =>
    told(() =>
      refuseTurnedBars(
        ["close", "time"],
        times.map((time) => [1, time]),
      ),
    ) ?? "taken";

  it.each<[string, unknown[], string]>([
    ["rise", [45383, 45384], "taken"],
    ["stand", [45383, 45383], "taken"],
    ["fall", [45383, 45384, 45383], "range: bars must be oldest first: bar 3 is older than bar 2"],
    ["fall as texts", ["2024-04-02", "2024-04-01 10:00"], "range: bars must be oldest first: bar 2 is older than bar 1"],
    ["rise as texts", ["2024-04-01", "2024-04-02"], "taken"],
    ["are clocks", [0.9, 0.1], "taken"],
    ["are clocks but for one", [1, 0.1], "range: bars must be oldest first: bar 2 is older than bar 1"],
    ["have a blank", [45384, 0, 45383], "taken"],
    ["have a text", [45384, "x", 45383], "taken"],
    ["are other texts", ["b 2024-04-01", "a 2024-04-01"], "taken"],
    ["are of both kinds", ["2024-04-02", 45383], "taken"],
  ])("that %s", (_, times, expected) => {
    expect(said(...times)).toBe(expected);
  });

  it("that have none are in order", () => {
    expect(told(() => refuseTurnedBars(["close"], [[2], [1]]))).toBeUndefined();
  });
});
