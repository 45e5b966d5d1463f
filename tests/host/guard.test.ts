import { Decimal } from "../../src/calc/decimal";
import { DomainError } from "../../src/calc/domain-error";
import { CellError } from "../../src/grid/cell";
import { quoted } from "../../src/host/arguments";
import { guard } from "../../src/host/guard";

const returning = (result: unknown) => guard("TEST.RETURN", () => result)();
const receiving = (...values: unknown[]) => {
  let received: unknown[] = [];
  guard("TEST.RECEIVE", (a: unknown, b: unknown) => {
    received = [a, b];
    return 0;
  })(...values);
  return received;
};

describe("the way in", () => {
  it("makes every kind of blank null, in ranges too", () => {
    expect(receiving(undefined, [["", null, 5]])).toEqual([null, [[null, null, 5]]]);
  });

  it("makes error objects CellErrors and unwraps rich values", () => {
    expect(
      receiving({ code: "#N/A", message: "why" }, [[{ basicValue: 7 }, { basicType: "Error", basicValue: "#REF!" }]]),
    ).toEqual([new CellError("#N/A", "why"), [[7, new CellError("#REF!")]]]);
  });

  it("drops the invocation object that Excel appends", () => {
    expect(receiving(1, 2, { functionName: "TEST.RECEIVE" })).toEqual([1, 2]);
  });

  it("turns a number that is none into an error, never into a result", () => {
    expect(receiving(Number.NaN, 1)[0]).toMatchObject({ code: "#NUM!" });
  });
});

describe("the way out", () => {
  const faults = jest.spyOn(console, "error").mockImplementation(() => undefined);
  afterAll(() => faults.mockRestore());

  it("lets finite numbers, texts, logical values and tables of them pass", () => {
    expect([returning(1.5), returning("x"), returning(true)]).toEqual([1.5, "x", true]);
    expect(
      returning([
        [1, "x"],
        [false, new CellError("#N/A", "no bars")],
      ]),
    ).toEqual([
      [1, "x"],
      [false, new CellError("#N/A", "no bars")],
    ]);
  });

  it("shows no negative zero", () => {
    expect(Object.is(returning(-0), 0)).toBe(true);
  });

  it.each([
    ["NaN", Number.NaN],
    ["undefined", undefined],
    ["null", null],
    ["a BigInt", BigInt(1)],
    ["a Date", new Date(0)],
    ["a Decimal", new Decimal(1)],
    ["a ragged table", [[1, 2], [3]]],
    ["a nested table", [[[1]]]],
    ["an empty table", []],
    ["a row without cells", [[]]],
    ["a list that is no table", [1, 2]],
  ])("stops %s", (_name, result) => {
    const checked = returning(result);
    const cell = Array.isArray(checked) ? checked[0]![0] : checked;
    expect(cell).toMatchObject({ code: "#VALUE!" });
    expect((cell as CellError).message).toContain("TEST.RETURN failed");
  });

  it("says that a text is longer than a cell holds, and quotes of a long text its beginning", () => {
    expect(returning("x".repeat(32_767))).toHaveLength(32_767);
    expect(returning("x".repeat(32_768))).toMatchObject({ code: "#VALUE!", message: expect.stringContaining("32767") });
    expect(quoted("y".repeat(32_767)).length).toBeLessThan(70);
    expect(quoted("long")).toBe('"long"');
  });

  it("says that an infinite result is too large", () => {
    expect(returning(Number.POSITIVE_INFINITY)).toMatchObject({ code: "#NUM!" });
  });

  it.each([
    ["argument", "#VALUE!"],
    ["range", "#NUM!"],
    ["notEnoughData", "#N/A"],
    ["zeroDivisor", "#DIV/0!"],
  ] as const)("shows a refusal of kind %s as %s with its reason", (kind, code) => {
    const refused = guard("TEST.REFUSE", () => {
      throw new DomainError(kind, "because");
    })();
    expect(refused).toEqual(new CellError(code, "because"));
  });

  it("takes an unforeseen exception for our fault, names the function and logs it", () => {
    const failed = guard("TEST.FAIL", () => {
      throw new TypeError("x is not a function");
    })();
    expect(failed).toMatchObject({ code: "#VALUE!" });
    expect((failed as CellError).message).toContain("TEST.FAIL failed");
    expect(faults).toHaveBeenCalled();
  });
});
