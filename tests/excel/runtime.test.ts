import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Catalogue, ExcelMetadata } from "../../src/catalogue/types";
import { CellError, type CellResult, type CellValue, type ErrorCode } from "../../src/grid/cell";
import { guard } from "../../src/host/guard";
import { functions } from "../../src/generated/functions";
import { agrees, documentedResult, examplesOf } from "../contract/examples";
import { type PlainArgument, type PlainCall, readInnerCall, readPlainFormula } from "./plain-formula";
import { bundled, errorArgument, type ExcelAnswer, type ExcelRuntime, startRuntime } from "./runtime";

const generated = <Content>(file: string) =>
  JSON.parse(readFileSync(resolve(__dirname, "../../src/generated", file), "utf8")) as Content;
const catalogue = generated<Catalogue>("catalogue.json");
const metadata = generated<ExcelMetadata>("functions.json");

let excel: ExcelRuntime;
beforeAll(() => {
  excel = startRuntime(bundled(`import "./src/excel/register";`));
});
afterAll(() => excel.close());

/** The arguments as Excel sends them: a value for a range arrives as a range of one cell, an inner call as its result. */
async function sentArguments({ id, args }: PlainCall): Promise<unknown[]> {
  const { parameters } = metadata.functions.find((each) => each.id === id)!;
  const values = await Promise.all(args.map((argument) => valueOf(argument)));
  return parameters.map(({ dimensionality }, index) => {
    const value = values[index] ?? null;
    return value === null || Array.isArray(value) || dimensionality !== "matrix" ? value : [[value]];
  });
}

async function valueOf(argument: PlainArgument): Promise<unknown> {
  if (argument === null || typeof argument !== "object" || Array.isArray(argument)) return argument;
  const answer = await excel.call(argument.id, await sentArguments(argument));
  return "value" in answer ? answer.value : errorArgument(answer.error);
}

/** What the guard gives for the same arguments, in the words of an answer. */
function guarded(id: string, args: readonly unknown[]): ExcelAnswer {
  const result: CellResult = guard(id, functions.find((each) => each.id === id)!.call)(...args);
  if (result instanceof CellError) return { error: result.code, message: result.message };
  return { value: Array.isArray(result) ? result.map((row) => row.map(wordOfError)) : result };
}

function wordOfError(cell: unknown): unknown {
  return cell instanceof CellError ? cell.code : cell;
}

/** An answer whose error cells are their words. */
function plain(answer: ExcelAnswer): ExcelAnswer {
  if (!("value" in answer) || !Array.isArray(answer.value)) return answer;
  const word = (cell: unknown) => (typeof cell === "object" && cell !== null ? (cell as { code: string }).code : cell);
  return { value: (answer.value as unknown[][]).map((row) => row.map(word)) };
}

/** An answer as the result that the sheet would hold. */
function asResult(answer: ExcelAnswer): CellResult {
  if ("error" in answer) return new CellError(answer.error as ErrorCode, answer.message);
  const cell = (value: unknown) =>
    typeof value === "object" && value !== null ? new CellError((value as { code: ErrorCode }).code) : (value as CellValue);
  return Array.isArray(answer.value) ? (answer.value as unknown[][]).map((row) => row.map(cell)) : cell(answer.value);
}

describe("Microsoft's runtime", () => {
  test("knows every function of functions.json and no other", () => {
    expect(excel.ids().sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
  });

  test("gives for the examples of every function what they state and what the guard gives", async () => {
    const cases = examplesOf(catalogue).flatMap(({ id, formula, result }) => {
      const read = readPlainFormula(formula);
      const isWhole = read?.id === id;
      const call = isWhole ? read : readInnerCall(formula, id);
      return call === undefined ? [] : [{ formula, call, stated: isWhole ? documentedResult(result) : undefined }];
    });
    const wrong = await Promise.all(
      cases.map(async ({ formula, call, stated }) => {
        const args = await sentArguments(call);
        const answer = await excel.call(call.id, args);
        const same = JSON.stringify(plain(answer)) === JSON.stringify(guarded(call.id, args));
        return same && (stated === undefined || agrees(stated, asResult(answer))) ? [] : [{ formula, stated, answer }];
      }),
    );
    expect(wrong.flat()).toEqual([]);
    const called = new Set(cases.map(({ call }) => call.id));
    expect(functions.filter(({ id }) => !called.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test("hands a refusal to Excel with its word and its reason", async () => {
    expect(await excel.call("MICRO.MARGIN", [[[3]], [[70000]], 0.5, null])).toEqual({
      error: "#NUM!",
      message: "leverage must be at least 1, was 0.5",
    });
  });

  test("hands an error among the inputs back as that error", async () => {
    expect(await excel.call("MICRO.MARGIN", [[[3]], [[errorArgument("#N/A")]], 10, null])).toMatchObject({ error: "#N/A" });
    expect(await excel.call("MICRO.MARGIN", [[[3]], [[errorArgument("#DIV/0!")]], 10, null])).toMatchObject({ error: "#DIV/0!" });
    for (const code of ["#REF!", "#NAME?", "#SPILL!", "#CALC!"] as const)
      expect(await excel.call("MICRO.MARGIN", [[[3]], [[errorArgument(code)]], 10, null])).toMatchObject({
        value: { basicValue: code },
      });
  });

  test("answers for a function that is not there without stopping the others", async () => {
    const [missing, present] = await Promise.all([
      excel.call("MICRO.NOSUCH", []),
      excel.call("MICRO.MARGIN", [[[3]], [[70000]], 10, [[0.01]]]),
    ]);
    expect(missing).toHaveProperty("error");
    expect(present).toEqual({ value: 210 });
  });
});

describe("a bad function", () => {
  /** Registered the way every function is. */
  const bad = `
    import { associate } from "./src/excel/associate";
    import { Decimal } from "./src/calc/decimal";
    const results = {
      "BAD.NAN": NaN, "BAD.INFINITY": Infinity, "BAD.BIGINT": 10n, "BAD.UNDEFINED": undefined, "BAD.NULL": null,
      "BAD.DATE": new Date(0), "BAD.DECIMAL": new Decimal("0.1"), "BAD.OBJECT": { a: 1 }, "BAD.FUNCTION": () => 1, "BAD.SYMBOL": Symbol("x"),
      "BAD.PROMISE": Promise.resolve(1), "BAD.EMPTY": [], "BAD.EMPTYROW": [[]], "BAD.LIST": [1, 2], "BAD.RAGGED": [[1, 2], [3]],
      "BAD.MIXED": [[1, 2], 3], "BAD.NESTED": [[[1]]], "BAD.CELLS": [[1, NaN, Infinity, 10n, undefined, null, new Date(0), "kept"]],
      "BAD.HOLES": [[1, , 3]], "BAD.MINUSZERO": -0,
    };
    for (const [id, result] of Object.entries(results)) associate(id, () => result);
    associate("BAD.THROW", () => { throw new Error("internal detail"); });
    associate("BAD.THROWSTRING", () => { throw "internal detail"; });
    associate("GOOD.ONE", () => 1);`;

  // Called all at once: the runtime hands results over every half second, and one that blocks the others would block them here
  const answers = new Map<string, ExcelAnswer>();
  beforeAll(async () => {
    const runtime = startRuntime(bundled(bad));
    await Promise.all(runtime.ids().map(async (id) => answers.set(id, await runtime.call(id, []))));
    runtime.close();
  });

  const refused = [
    "NAN",
    "BIGINT",
    "UNDEFINED",
    "NULL",
    "DATE",
    "DECIMAL",
    "OBJECT",
    "FUNCTION",
    "SYMBOL",
    "PROMISE",
    "EMPTY",
    "EMPTYROW",
  ];
  const misshapen = ["LIST", "RAGGED", "MIXED"];

  test.each([...refused, ...misshapen])("that returns %s shows #VALUE! and names itself", (kind) => {
    expect(answers.get(`BAD.${kind}`)).toMatchObject({
      error: "#VALUE!",
      message: expect.stringContaining(`BAD.${kind} failed`) as string,
    });
  });

  test("that returns Infinity shows #NUM!", () => {
    expect(answers.get("BAD.INFINITY")).toMatchObject({ error: "#NUM!" });
  });

  test("that spills bad cells keeps the good ones and shows an error in each bad one, never 0", () => {
    const codes = ["#VALUE!", "#NUM!", "#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!"];
    expect(plain(answers.get("BAD.CELLS")!)).toEqual({ value: [[1, ...codes, "kept"]] });
    expect(plain(answers.get("BAD.HOLES")!)).toEqual({ value: [[1, "#VALUE!", 3]] });
    expect(plain(answers.get("BAD.NESTED")!)).toEqual({ value: [["#VALUE!"]] });
  });

  test("that throws anything shows #VALUE! and keeps the inner detail to itself", () => {
    for (const id of ["BAD.THROW", "BAD.THROWSTRING"]) {
      expect(answers.get(id)).toMatchObject({ error: "#VALUE!", message: expect.stringContaining(`${id} failed`) as string });
      expect(answers.get(id)).not.toMatchObject({ message: expect.stringContaining("internal detail") as string });
    }
  });

  test("does not keep the others from their results, and a zero has no sign", () => {
    expect(answers.get("GOOD.ONE")).toEqual({ value: 1 });
    expect(answers.get("BAD.MINUSZERO")).toEqual({ value: 0 });
  });

  test("without the guard, would spill an empty cell where it computed no number", async () => {
    const raw = startRuntime(`CustomFunctions.associate("RAW.NAN", () => [[1, NaN]]);`);
    expect(await raw.call("RAW.NAN", [])).toEqual({ value: [[1, null]] });
    raw.close();
  });
});
