import { answerJson, answerText } from "../../src/cli/answers";
import { readCommand } from "../../src/cli/command";
import { CellError } from "../../src/grid/cell";

describe("answers as text", () => {
  it("prints a double with the 17 digits that it needs", () => {
    expect(answerText(0.1 + 0.2)).toBe("0.30000000000000004");
    expect(answerText(210)).toBe("210");
  });

  it("prints logical values as Excel does", () => {
    expect(answerText(true)).toBe("TRUE");
  });

  it("prints an error with its reason", () => {
    expect(answerText(new CellError("#NUM!", "leverage must be at least 1, was 0.5"))).toBe(
      "#NUM! leverage must be at least 1, was 0.5",
    );
  });

  it("aligns a table: numbers to the right, words to the left", () => {
    const table = [
      ["Step", "Price"],
      [1, 70000.5],
      [10, new CellError("#N/A", "no bars")],
    ];
    expect(answerText(table)).toBe("Step  Price\n   1  70000.5\n  10  #N/A");
  });
});

describe("answers as JSON", () => {
  it("are one object a line", () => {
    expect(answerJson("=1+1", 2)).toBe('{"formula":"=1+1","value":2}');
    expect(answerJson("=X", new CellError("#NAME?", "no"))).toBe('{"formula":"=X","error":"#NAME?","message":"no"}');
  });

  it("keep error cells of a table, and show an empty cell as an empty text", () => {
    const table = [
      [1, new CellError("#N/A", "too few bars")],
      ["", true],
    ];
    expect(JSON.parse(answerJson("=T", table))).toEqual({
      formula: "=T",
      value: [
        [1, { error: "#N/A", message: "too few bars" }],
        ["", true],
      ],
    });
  });
});

it("shows a table of 200,000 rows, its numbers to the right", () => {
  const lines = answerText(Array.from({ length: 200_000 }, (_row, index) => [index + 1])).split("\n");
  expect([lines.length, lines[0], lines[199_999]]).toEqual([200_000, "     1", "200000"]);
});

describe("the command line", () => {
  it("takes formulas and options in any order", () => {
    expect(readCommand(["=1", "--json", "=2"])).toEqual({ kind: "formulas", json: true, formulas: ["=1", "=2"], locale: "" });
    expect(readCommand(["-"])).toEqual({ kind: "formulas", json: false, formulas: ["-"], locale: "" });
    expect(readCommand(["=1", "--locale", "de"])).toEqual({ kind: "formulas", json: false, formulas: ["=1"], locale: "de" });
  });

  it.each([[[]], [["--json"]], [["--yaml", "=1"]], [["1+1"]]])("has no meaning for %j", (words) => {
    expect(readCommand(words)).toBeUndefined();
  });
});
