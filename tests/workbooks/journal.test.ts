/** The journal against an independent reckoning in exact fractions, and closed rows against every cell outside of Fills. */
import fc from "fast-check";
import { CellError } from "../../src/grid/cell";
import type { SheetValue } from "../../src/grid/workbook-data";
import { createHeadlessSheet } from "../../src/sheet/headless";
import type { Sheet } from "../../src/sheet/sheet";
import { libraryFromSources } from "../library";
import { runs, whole } from "../property";
import { template } from "./engine";

jest.setTimeout(600_000);

const library = libraryFromSources();
const { workbook } = template("journal");
const columns = "ABCDEFGHIJKLMNOP";

/** A row of Fills in its own order: Time to Fee worth. */
type Row = SheetValue[];

async function journalOf(rows: readonly Row[]): Promise<Sheet> {
  const sheet = createHeadlessSheet(library, workbook);
  write(sheet, rows);
  await sheet.recalculate();
  return sheet;
}

function write(sheet: Sheet, rows: readonly Row[]): void {
  const height = Math.max(rows.length, 12);
  sheet.setTable(
    "Fills!A2",
    Array.from({ length: height }, (_, row) => [...columns].map((__, at) => rows[row]?.[at] ?? null)),
  );
}

const tableOf = (sheet: Sheet): SheetValue[][] =>
  sheet.workbook().sheets.find(({ name }) => name === "Trades")!.spills!["A14"]!.values;
const figure = (sheet: Sheet, name: string): SheetValue => sheet.read(workbook.names![name]!.replaceAll("$", "")) as SheetValue;

/** Exact fractions; decimals come in as their text says. */
class Fraction {
  constructor(
    readonly top: bigint,
    readonly bottom: bigint = 1n,
  ) {}

  static of(value: number): Fraction {
    const [whole, decimals = ""] = String(value).split(".");
    return new Fraction(BigInt(whole! + decimals), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom, this.bottom * other.top);
  }

  get negative(): Fraction {
    return new Fraction(-this.top, this.bottom);
  }

  get size(): Fraction {
    return this.top * this.bottom < 0n ? this.negative : this;
  }

  get number(): number {
    // Twenty digits behind the point are more than a double holds
    return Number((this.top * 10n ** 20n) / this.bottom) / 1e20;
  }
}

const zero = new Fraction(0n);

interface Reckoned {
  net: number | undefined;
  risk: number | undefined;
  left: number;
}

/** What a trade came to, by the rules of the page alone: cash of each fill less its fee, once nothing is left. */
function reckoned(rows: readonly Row[], word: SheetValue): Reckoned {
  const own = rows.filter((row) => row[9] === word);
  let [cash, held] = [zero, zero];
  const worth = (count: Fraction, size: Fraction, price: Fraction, type: SheetValue) =>
    type === "inverse" ? count.times(size).over(price) : count.times(size).times(price);
  const parts = own.map(([, , side, contracts, price, fee, , , , , size, type]) => {
    const [count, unit, at, paid] = [contracts, size, price, fee].map((value) => Fraction.of(value as number)) as [
      Fraction,
      Fraction,
      Fraction,
      Fraction,
    ];
    const buys = side === "buy";
    const value = worth(count, unit, at, type ?? null);
    // A linear contract pays its value when it is bought; an inverse one is worth more coins the lower the price
    cash = cash.plus(buys === (type === "inverse") ? value : value.negative).plus(paid.negative);
    held = held.plus(buys ? count : count.negative);
    return { count, unit, value, paid, buys, type: type ?? null };
  });
  const first = parts[0]!;
  const stop = own[0]![12] ?? null;
  const moved =
    typeof stop === "number"
      ? worth(first.count, first.unit, Fraction.of(stop), first.type).plus(first.value.negative).size
      : undefined;
  const isBehind = typeof stop === "number" && (first.buys ? stop < (own[0]![4] as number) : stop > (own[0]![4] as number));
  return {
    left: held.number,
    net: held.top === 0n ? cash.number : undefined,
    risk: isBehind ? moved!.plus(first.paid).plus(first.paid).number : undefined,
  };
}

/** Fills of several trades, each from flat toward flat: entries, partial exits, some left open; some are inverse. */
const trade = fc.record({
  isLong: fc.boolean(),
  isInverse: fc.boolean(),
  fills: fc.array(
    fc.record({
      isEntry: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      price: fc.integer({ min: 4000, max: 9000 }),
      fee: fc.integer({ min: -5, max: 90 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  isFlat: fc.boolean(),
  stop: fc.option(fc.integer({ min: 3900, max: 9100 })),
  last: fc.integer({ min: 4000, max: 9000 }),
});
type Drawn = typeof trade extends fc.Arbitrary<infer Value> ? Value : never;

function rowsOf(trades: readonly Drawn[]): Row[] {
  const rows: [order: number, row: Row][] = [];
  trades.forEach(({ isLong, isInverse, fills, isFlat, stop, last }, index) => {
    let held = 0;
    const add = (count: number, price: number, fee: number, isEntry: boolean): void => {
      held += isEntry ? count : -count;
      const place = rows.filter(([, row]) => row[9] === `T${index}`).length;
      const time = 46000 + place * 7 + index * 0.25 + 0.125;
      rows.push([
        time,
        [
          ...[time, isInverse ? "XBTUSD" : "BTCUSDT", isEntry === isLong ? "buy" : "sell", count / 10, price / 10, fee / 1000],
          ...[isInverse ? "XBT" : "USDT", `${index}-${place}`, null, `T${index}`, isInverse ? 100 : 0.01],
          ...[isInverse ? "inverse" : "linear", place === 0 && stop !== null ? stop / 10 : null, null, null, null],
        ],
      ]);
    };
    fills.forEach(({ isEntry, lots, price, fee }, place) => {
      const opens = place === 0 || isEntry || held < 2;
      add(opens ? lots : Math.min(lots, held - 1), price, fee, opens);
    });
    if (isFlat) add(held, last, 11, false);
  });
  return rows.sort(([one], [other]) => one - other).map(([, row]) => row);
}

const near = (found: unknown, expected: number | undefined): boolean =>
  expected === undefined
    ? found === ""
    : typeof found === "number" && Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected));

describe("the journal", () => {
  it("reckons random fills as exact fractions do, and keeps closed rows whatever changes outside of Fills", async () => {
    const sheet = await journalOf([]);
    await fc.assert(
      fc.asyncProperty(fc.array(trade, { minLength: 1, maxLength: 6 }), async (trades) => {
        const rows = rowsOf(trades);
        sheet.setTable(
          "Fills!A2",
          Array.from({ length: 45 }, () => Array<SheetValue>(16).fill(null)),
        );
        sheet.setTable("Fills!A2", rows);
        await sheet.recalculate();
        const table = tableOf(sheet);
        expect(table).toHaveLength(trades.length);
        for (const row of table) {
          const expected = reckoned(rows, row[0]!);
          expect([row[0], "net", row[12], near(row[12], expected.net)]).toEqual([row[0], "net", row[12], true]);
          expect([row[0], "risk", row[13], near(row[13], expected.risk)]).toEqual([row[0], "risk", row[13], true]);
          expect(near(row[6], expected.left)).toBe(true);
          const multiple = expected.net === undefined || expected.risk === undefined ? undefined : expected.net / expected.risk;
          expect(near(row[14], multiple)).toBe(true);
        }
      }),
      { numRuns: Math.min(runs.numRuns, whole ? 25 : 5) },
    );
    sheet.dispose();
  });

  it("keeps every row of closed trades when each cell outside of Fills is changed", async () => {
    const sheet = createHeadlessSheet(library, workbook);
    await sheet.recalculate();
    const closed = () => tableOf(sheet).filter((row) => row[4] !== "open");
    const before = closed();
    expect(before).toHaveLength(3);
    const typed = workbook.sheets
      .filter(({ name }) => name !== "Fills" && name !== "Read me")
      .flatMap(({ name, cells }) =>
        Object.entries(cells)
          .filter(([, { formula, value }]) => formula === undefined && value !== undefined)
          .map(([address, { value }]): [string, SheetValue] => [
            `${name}!${address}`,
            typeof value === "number" ? value * 3 : "x",
          ]),
      );
    expect(typed.length).toBeGreaterThan(200);
    sheet.setCells(Object.fromEntries(typed));
    // The open trade: another price, size, type, fee and stop, and one fill more
    const open = workbook.sheets[0]!.cells;
    for (const row of [10, 11])
      sheet.setCells({ [`Fills!E${row}`]: 1, [`Fills!K${row}`]: 7, [`Fills!F${row}`]: 99, [`Fills!M${row}`]: null });
    expect(open["J10"]?.value).toBe(4);
    sheet.setCells({
      "Fills!C12": "sell",
      "Fills!D12": 1,
      "Fills!E12": 5,
      "Fills!J12": 4,
      "Fills!K12": 7,
      "Fills!L12": "linear",
    });
    await sheet.recalculate();
    expect(closed()).toEqual(before);
    sheet.dispose();
  });

  it("of the made-up fills says what paper says", async () => {
    const sheet = createHeadlessSheet(library, workbook);
    await sheet.recalculate();
    const table = tableOf(sheet);
    // Trade 1: 0.01 x (900 + 700) less fees of 0.35 + 0.35175 + 0.3545 + 0.35525; risk 3.5 + 2 x 0.35
    expect(table[0]!.slice(0, 3)).toEqual([1, "BTCUSDT", "long"]);
    expect(table[0]![12]).toBeCloseTo(14.5885, 9);
    expect(table[0]![14]).toBeCloseTo(14.5885 / 4.2, 9);
    // Trade 2, turned round: -8 less 0.705 and two thirds of 1.0635. Trade 3: 5 less 0.3545 and the BNB, worth 0.357
    expect(table[1]![12]).toBeCloseTo(-9.414, 9);
    expect(table[2]![12]).toBeCloseTo(4.2885, 9);
    expect(table.map((row) => row[15])).toEqual([table[0]![12], expect.closeTo(5.1745, 9), expect.closeTo(9.463, 9), ""]);
    expect(figure(sheet, "Net_result")).toBeCloseTo(9.463, 9);
    expect([figure(sheet, "Won"), figure(sheet, "Worst_streak"), figure(sheet, "Deepest_fall")]).toEqual([
      expect.closeTo(2 / 3, 12),
      1,
      expect.closeTo(-9.414, 9),
    ]);
    expect(sheet.read("Trades!D1")).toBe("3 closed trades: net 9.46 USDT, 67% won, 1.16 R on average, on made-up fills.");
    // Two held at 70,175: closed at 70,600 they make 8.5, less 0.70175 paid and 0.706 to come
    expect(sheet.readRange("Position!E5:G5").flat()).toEqual(["long", 2, 70175]);
    expect(sheet.read("Position!H8")).toBeCloseTo(8.5 - 0.70175 - 0.706, 9);
    sheet.dispose();
  });

  it("names what it cannot count, and counts it once it is told", async () => {
    const base = workbook.sheets[0]!.cells;
    const rows = Array.from({ length: 10 }, (_, row): Row =>
      [...columns].map((letter) => base[`${letter}${row + 2}`]?.value ?? null),
    );
    rows[7]![15] = null;
    const sheet = await journalOf(rows);
    const note = (word: number) => {
      const row = tableOf(sheet).find(([each]) => each === word)!;
      return [row[12], row[16]];
    };
    const verdict = () => ["Fault", "Verdict"].map((name) => figure(sheet, name));
    expect(tableOf(sheet)[2]![10]).toBe("0.0005 BNB");
    expect(note(3)).toEqual(["", "fees of 0.0005 BNB are not in USDT: type what they cost into Fee worth"]);
    expect(sheet.read("Trades!A3")).toBe(
      "1 closed trade is not counted. Fills!P9, trade 3: fees of 0.0005 BNB are not in USDT: type what they cost into Fee worth.",
    );
    expect(verdict()).toEqual([
      "Fills!P9, trade 3: fees of 0.0005 BNB are not in USDT: type what they cost into Fee worth",
      "Incomplete",
    ]);
    rows[7]![15] = 0.357;
    rows[2]![10] = null;
    write(sheet, rows);
    await sheet.recalculate();
    expect(note(3)).toEqual([expect.closeTo(4.2885, 9), ""]);
    expect(note(1)).toEqual(["", "Fills row 4: Contract size: a number above 0"]);
    expect(sheet.read("Trades!A3")).toContain("1 fill is not counted.");
    expect(verdict()).toEqual(["Fills!K4, Contract size: a number above 0, is empty", "Incomplete"]);
    rows[2]![10] = 0.01;
    rows[5]![3] = 3;
    write(sheet, rows);
    await sheet.recalculate();
    expect(note(2)).toEqual(["", "turned round: give what is left a trade of its own"]);
    expect(verdict()).toEqual(["Fills!J7, trade 2: turned round: give what is left a trade of its own", "Incomplete"]);
    rows[5]![3] = 2;
    rows[5]![1] = "ETHUSDT";
    write(sheet, rows);
    await sheet.recalculate();
    expect(verdict()[0]).toBe("Fills!B7, trade 2: more than one symbol, contract size or type in one trade");
    rows[5]![1] = "BTCUSDT";
    write(sheet, [...rows, [null, null, "buuy", 1, 70000]]);
    await sheet.recalculate();
    expect(verdict()[0]).toBe("Fills!J12, Trade: a word, the same for all fills of one trade, is empty");
    expect(sheet.read("Trades!A3")).toContain("1 fill is in no trade.");
    write(sheet, rows);
    await sheet.recalculate();
    expect(verdict()).toEqual(["", "Profit"]);
    write(sheet, []);
    await sheet.recalculate();
    expect(sheet.read("Trades!D1")).toBe("No closed trade whose net result is known: put your fills on the sheet Fills.");
    expect(verdict()).toEqual(["", "No trade"]);
    expect(sheet.read("Position!E1")).toBe("No trade: put your fills on the sheet Fills.");
    const errors = sheet
      .workbook()
      .sheets.flatMap(({ name, cells }) =>
        Object.entries(cells).flatMap(([address, { value }]) => (value instanceof CellError ? [`${name}!${address}`] : [])),
      );
    expect(errors).toEqual([]);
    sheet.dispose();
  });

  it("counts a fill below a gap, in any order, and partial fills of one moment as the first step", async () => {
    const fill = (time: number, side: string, count: number, price: number, more: Row = []): Row => [
      ...[time, "ETHUSDT", side, count, price, 0.5, "USDT", null, null, "swing", 0.1, "linear"],
      ...more,
    ];
    const rows: Row[] = [
      fill(46000.75, "sell", 6, 130),
      [],
      fill(46000.5, "buy", 2, 100, [95]),
      fill(46000.5, "buy", 4, 103),
      [],
    ];
    const sheet = await journalOf(rows);
    const [row] = tableOf(sheet);
    // 0.1 x (780 - 200 - 412) less 1.5; at the stop 0.1 x (612 - 570) and two fees twice
    expect([row![0], row![5], row![6]]).toEqual(["swing", 6, 0]);
    expect(row![12]).toBeCloseTo(16.8 - 1.5, 9);
    expect(row![13]).toBeCloseTo(4.2 + 2, 9);
    sheet.dispose();
  });
});
