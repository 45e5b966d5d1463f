/** What is read once and handed out again: it must be the same cells, and it must not grow without an end. */
import { defaultTerms } from "../../src/calc/contract-terms";
import { CellError } from "../../src/grid/cell";
import type { Input } from "../../src/host/arguments";
import { keptOfFrozen } from "../../src/host/frozen-tables";
import { guard } from "../../src/host/guard";
import { remembered } from "../../src/host/remembered-terms";

type Rows = (readonly [Input, Input])[];

/** How often each of these tables is read anew, in their order. */
function reads(...tables: Rows[]): number[] {
  return tables.map((rows) => {
    let count = 0;
    remembered(rows, () => {
      count += 1;
      return { ...defaultTerms };
    });
    return count;
  });
}

/** A table that no other test hands over. */
let tables = 0;
const fresh = (rows = 2): Rows => {
  tables += 1;
  return Array.from({ length: rows }, (_row, index) => [`name ${tables} ${index}`, index] as const);
};

describe("the terms of a table", () => {
  it("are read once for the same cells, whoever holds them, and are what was read", () => {
    const rows = fresh();
    expect(
      reads(
        rows,
        rows,
        rows.map((row) => [...row] as const),
      ),
    ).toEqual([1, 0, 0]);
    const terms = { ...defaultTerms };
    const other = fresh();
    expect([remembered(other, () => terms), remembered(other, () => ({ ...terms }))].every((each) => each === terms)).toBe(true);
  });

  it("are read anew where a name, a value or the number of rows differs, in the first row or the last", () => {
    const [first, last] = fresh() as [Rows[0], Rows[0]];
    expect(reads([first, last], [first, [last[0], 9]], [first, ["other", last[1]]])).toEqual([1, 1, 1]);
    const [a, b] = fresh() as [Rows[0], Rows[0]];
    expect(reads([a, b], [[a[0], 9], b], [["other", a[1]], b])).toEqual([1, 1, 1]);
    const [c, d] = fresh() as [Rows[0], Rows[0]];
    expect(reads([c, d], [c], [c, d, ["more", 1]], [c, d])).toEqual([1, 1, 1, 0]);
    // 0 and -0 differ, NaN does not, and an error is only itself
    const error = new CellError("#N/A");
    expect(reads([["x", 0]], [["x", -0]], [["y", NaN]], [["y", NaN]])).toEqual([1, 1, 1, 0]);
    expect(reads([["z", error]], [["z", error]], [["z", new CellError("#N/A")]])).toEqual([1, 0, 1]);
  });

  it("are remembered of the last four tables, of a hundred rows at most", () => {
    const [one, two, three, four, five] = [fresh(), fresh(), fresh(), fresh(), fresh()];
    expect(reads(one, two, three, four, one)).toEqual([1, 1, 1, 1, 0]);
    expect(reads(five, two, three, four, five, one)).toEqual([1, 0, 0, 0, 0, 1]);
    const [most, tooMany] = [fresh(100), fresh(101)];
    expect(reads(most, most, tooMany, tooMany)).toEqual([1, 0, 1, 1]);
  });
});

describe("what is kept of a table", () => {
  it("is kept of one that is frozen, and of no other", () => {
    const kept = keptOfFrozen<object>();
    const made = (table: unknown) => kept(table, () => ({}));
    const [frozen, open, other] = [Object.freeze([1]), [1], Object.freeze([1])];
    expect(made(frozen)).toBe(made(frozen));
    expect(made(other)).not.toBe(made(frozen));
    expect(made(open)).not.toBe(made(open));
    const object = Object.freeze({ length: 1 });
    expect(made(object)).not.toBe(made(object));
    expect([made("text"), made(null)]).toEqual([{}, {}]);
  });
});

describe("a table that is handed to a function", () => {
  /** What a function receives for it. */
  function received(table: unknown): unknown {
    let found: unknown;
    guard("TEST.RECEIVE", (given: unknown) => {
      found = given;
      return 0;
    })(table);
    return found;
  }

  it("is the very table where every cell is what it should be", () => {
    for (const table of [
      [
        [1, null],
        [2, 3],
      ],
      [
        ["text", true],
        [1, 2],
      ],
      [
        [1, 2],
        [new CellError("#N/A"), "x"],
      ],
    ])
      expect(received(table)).toBe(table);
  });

  it("is another, with the same rows but for those in which a cell must change, and the first stays as it was", () => {
    const table = [
      [1, 2],
      [1, ""],
      [3, 4],
    ];
    const found = received(table) as unknown[][];
    expect(found).toEqual([
      [1, 2],
      [1, null],
      [3, 4],
    ]);
    expect([found[0] === table[0], found[1] === table[1], found[2] === table[2], table[1]![1]]).toEqual([true, false, true, ""]);
    expect(
      received([
        [1, 2],
        [NaN, 3],
      ]),
    ).toEqual([
      [1, 2],
      [new CellError("#NUM!", "an input is not a finite number"), 3],
    ]);
    expect(
      received([
        [1, 2],
        [3, -Infinity],
      ]),
    ).toEqual([
      [1, 2],
      [3, new CellError("#NUM!", "an input is not a finite number")],
    ]);
    expect(received([[1], [undefined]])).toEqual([[1], [null]]);
    expect(received([5, [undefined]])).toEqual([5, [null]]);
    // eslint-disable-next-line no-sparse-arrays -- such rows come from scripts
    expect(received([[, 1]])).toEqual([[null, 1]]);
  });

  it("has errors by their code or as a rich value, and no value of an unknown kind", () => {
    const unknownKind = new CellError("#VALUE!", "an input is of a kind that these functions do not read");
    expect(received([[{ code: "#N/A", message: 5 }, { code: "#N/A" }]])).toEqual([
      [new CellError("#N/A", ""), new CellError("#N/A", "")],
    ]);
    expect(received([[{ code: "#NONE!", basicValue: 3 }, { code: "#NONE!" }]])).toEqual([[3, unknownKind]]);
    expect(received([[{ basicType: "Error", basicValue: "#N/A" }]])).toEqual([[new CellError("#N/A")]]);
    expect(received([[{ basicType: "String", basicValue: "#N/A" }]])).toEqual([["#N/A"]]);
    expect(received([[{ basicType: "Error", basicValue: "none" }]])).toEqual([["none"]]);
    expect(received([[{}, 10n]])).toEqual([[unknownKind, unknownKind]]);
  });
});
